package claim

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// The made-up return of the vectors.
func madeUp() []Cell {
	var cells []Cell
	for name, n := range map[string]int64{"allegations": 4612, "upheld": 9, "misconduct": 131, "no_action": 4197, "officers": 2205,
		"referred_ipcc": 62, "withdrawn": 340, "force_A.allegations": 35, "force_A.upheld": 0, "force_A.officers": 17,
		"force_B.allegations": 803, "force_B.upheld": 4, "force_B.no_action": 731} {
		cells = append(cells, Cell{What: name, Unit: "allegations", Low: big.NewRat(n, 1), High: big.NewRat(n, 1)})
	}
	slices.SortFunc(cells, func(a, b Cell) int { return strings.Compare(a.What, b.What) })
	return cells
}

// Every pair of the vectors is found, and no other.
func TestReverseSearch(t *testing.T) {
	modes := map[string]rate.Rounding{"up": rate.HalfUp, "even": rate.HalfEven, "trunc": rate.Truncated}
	want := map[string]bool{}
	printed := map[string]bool{}
	for _, row := range table(t, "reverse_search.csv") {
		want[row["printed_percent"]+" "+row["rounding"]+" "+row["num"]+" / "+row["den"]] = true
		printed[row["printed_percent"]] = true
	}
	for text := range printed {
		s, _ := rate.ParseNumeral(text)
		found := map[string]bool{}
		for _, p := range Search(madeUp(), s) {
			if len(p.Parts) == 1 {
				found[p.Parts[0].What+" / "+p.Of.What] = true
			}
		}
		for mode, rounding := range modes {
			for _, a := range madeUp() {
				for _, b := range madeUp() {
					if b.Low.Sign() == 0 || a.Low.Cmp(b.Low) > 0 || a.What == b.What {
						continue
					}
					share := new(big.Rat).Quo(a.Low, b.Low)
					in := s.Preimage(rounding).Contains(share.Mul(share, big.NewRat(100, 1)))
					pair := a.What + " / " + b.What
					if in && !found[pair] {
						t.Errorf("%s: %s not found", text, pair)
					}
					if in != want[text+" "+mode+" "+pair] {
						t.Errorf("%s %s: %s is %v", text, mode, pair, in)
					}
				}
			}
		}
	}
}

func TestChance(t *testing.T) {
	if c := Chance(madeUp()[:3], 0); c.Cmp(big.NewRat(6, 101)) > 0 || c.Sign() <= 0 {
		t.Errorf("three counts have three pairs, each rounded or cut off: %s", c)
	}
	few, many := Chance(madeUp(), 2), Chance(madeUp(), 0)
	if few.Cmp(many) >= 0 {
		t.Errorf("two decimals prove more than none: %s, %s", few.FloatString(3), many.FloatString(3))
	}
}

// essex is a return of the figures that the Essex texts print.
type essex struct{ low, high int64 } // of those referred

func (e essex) Places() []Place              { return []Place{{"Essex", Force}} }
func (e essex) Periods() []string            { return []string{"year ending 31 March 2021"} }
func (e essex) Figures(Place) []Figure       { return nil }
func (e essex) Printed(Place) []PrintedShare { return nil }
func (e essex) Counts(place Place) []Cell {
	if place.Name != "Essex" {
		return nil
	}
	cell := func(what, unit, caseType string, low, high int64, codes ...string) Cell {
		return Cell{Place: place, Period: "year ending 31 March 2021", CaseType: caseType, Unit: unit, Categories: codes, What: what,
			Low: big.NewRat(low, 1), High: big.NewRat(high, 1), Trace: func() Trace {
				return Trace{Lines: []result.Source{{File: "essex.csv", Line: 2}}, Total: 1}
			}}
	}
	return []Cell{
		cell("allegations", "allegations", "complaint", 3787, 3787), cell("complaints", "complaints", "complaint", 1048, 1048),
		cell("officers", "officers", "complaint", 2214, 2214), cell("referred", "allegations", "complaint", e.low, e.high, "referred"),
		cell("conduct", "allegations", "conduct matter", 174, 174),
	}
}

func against(t *testing.T, text string, e Evidence) []result.Finding {
	t.Helper()
	answer, err := Check([]Text{{Name: "story.txt", Content: text}}, Options{Evidence: e})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Findings.List
}

func TestAgainst(t *testing.T) {
	tests := []struct{ text, verdict, why string }{
		{"There were 3,787 complaints about Essex Police in the year to April 2021.", "unit-mismatch", "complaints number 1,048"},
		{"There were 3,787 allegations in complaints about Essex Police in the year to April 2021.", "exact", ""},
		{"There were 3,787 allegations about Essex Police in the year to April 2021.", "not-checkable", "does not name the case type"},
		{"There were 3,877 allegations in complaints about Essex Police in the year to April 2021.", "contradicted", "3,787"},
		{"There were 3,877 allegations about Essex Police in 2013.", "not-in-return", ""},
		{"There were 3,878 allegations about Kent Police in the year to April 2021.", "not-in-return", ""},
		{"Of allegations against Essex Police 0.2 per cent led to misconduct proceedings.", "rounded", "7 of 3,787"},
		{"Of complaints against Essex Police 0.2 per cent led to misconduct proceedings.", "unit-mismatch", "allegations, not complaints"},
		{"In Essex 0.5 per cent of allegations led to misconduct proceedings in the year to April 2021.", "contradicted", "7 of 3,787"},
		{"In Essex 0.5 per cent of allegations led to misconduct proceedings.", "ambiguous", "7 of 3,787"},
		{"In Essex 91 per cent of allegations needed no action.", "not-in-return", ""},
		{"In Essex there were 174 allegations of conduct matters.", "exact", ""},
	}
	for _, tt := range tests {
		found := against(t, tt.text, essex{7, 7})
		if len(found) != 1 || found[0].Verdict != tt.verdict || !strings.Contains(found[0].Why, tt.why) {
			t.Errorf("%s: %+v, want %s (%s)", tt.text, found, tt.verdict, tt.why)
		}
	}
}

// Withheld cells have three answers: for every completion, for none, or open.
func TestAgainstWithheld(t *testing.T) {
	for phrase, want := range map[string]string{
		"Fewer than one per cent": "holds", "0.1 per cent": "undecidable", "More than two per cent": "contradicted",
	} {
		found := against(t, phrase+" of allegations against Essex Police led to misconduct proceedings in the year to April 2021.", essex{1, 4})
		if len(found) != 1 || Verdict(found[0].Verdict).Class() != Verdict(want).Class() {
			t.Errorf("%s: %+v, want %s", phrase, found, want)
		}
	}
}

// What is told of years before and after the rules changed is not compared.
func TestAcrossTheBreak(t *testing.T) {
	found := against(t, "Essex Police had 1,000 complaints in 2018/19 and 1,200 complaints in 2021/22, up 20 per cent from 1,000 in 2018/19.", essex{7, 7})
	last := found[2]
	if last.Kind != "change" || last.Verdict != "not-comparable" {
		t.Errorf("%+v", last)
	}
}
