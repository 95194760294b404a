package claim

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// held is evidence written as lines: place|period|case type|unit|category|count,
// where a count may be "5..9" or "5.." and a place may end with its level.
type held struct {
	places  []Place
	periods []string
	cells   map[Place][]Cell
	printed map[Place][]PrintedShare
}

func (h held) Places() []Place                { return h.places }
func (h held) Periods() []string              { return h.periods }
func (h held) Counts(p Place) []Cell          { return h.cells[p] }
func (h held) Figures(Place) []Figure         { return nil }
func (h held) Printed(p Place) []PrintedShare { return h.printed[p] }

func holding(t *testing.T, lines ...string) held {
	t.Helper()
	h := held{cells: map[Place][]Cell{}, printed: map[Place][]PrintedShare{}}
	for i, line := range lines {
		f := strings.Split(line, "|")
		name, level, given := strings.Cut(f[0], ":")
		place := Place{name, Force}
		if given {
			place.Level = Level(level)
		}
		c := Cell{Place: place, Period: f[1], CaseType: f[2], Unit: f[3], Forces: 43, What: strings.Join(f[:5], " ")}
		if f[4] != "" {
			c.Categories, c.Label, c.Dimension = []string{f[4]}, strings.ReplaceAll(f[4], "_", " "), "outcome"
			if f[4] == "discriminatory_behaviour" {
				c.Dimension = "allegation_type"
			}
		}
		low, high, open := strings.Cut(f[5], "..")
		c.Low = rat(t, low)
		switch {
		case high != "":
			c.High = rat(t, high)
		case !open:
			c.High = c.Low
		}
		c.Trace = func() Trace { return Trace{Lines: []result.Source{{File: "return.csv", Line: i + 2}}, Total: 1} }
		if _, seen := h.cells[place]; !seen {
			h.places = append(h.places, place)
		}
		h.cells[place] = append(h.cells[place], c)
		if len(h.periods) == 0 || h.periods[len(h.periods)-1] != f[1] {
			h.periods = append(h.periods, f[1])
		}
	}
	return h
}

const y22 = "year ending 31 March 2022"

// Each text is about one figure, the last of its findings.
func TestEvidence(t *testing.T) {
	essex := holding(t, "Essex|"+y22+"|complaint|allegations||3787", "Essex|"+y22+"|complaint|complaints||1048", "Essex|"+y22+"|complaint|officers||900..1300",
		"Essex|"+y22+"|complaint|allegations|upheld|40", "Essex|"+y22+"|complaint|allegations|not_upheld|360", "Essex|"+y22+"|complaint|allegations|discriminatory_behaviour|55")
	national := holding(t, ":|"+y22+"|complaint|allegations||87786", ":|"+y22+"|complaint|allegations|referred|158")
	sum := holding(t, "Essex|"+y22+"|complaint|complaints||10", "Kent|"+y22+"|complaint|complaints||20", ":sum|"+y22+"|complaint|complaints||30000")
	total := holding(t, "Essex|"+y22+"|complaint|complaints||10", "All forces:total|"+y22+"|complaint|complaints||31000")
	region := holding(t, "Essex|"+y22+"|complaint|complaints||10", "South East:region|"+y22+"|complaint|complaints||77")
	open := holding(t, "Essex|"+y22+"|complaint|complaints||500..", "Essex|"+y22+"|complaint|allegations||900", "Essex|"+y22+"|complaint|allegations|upheld|0..")
	in := " in complaints about Essex Police in 2021/22."
	tests := []struct {
		h             held
		text, verdict string
		why           string
	}{
		{essex, "There were 37,870 allegations" + in, "contradicted", "a nought"},
		{essex, "There were 3,788 allegations" + in, "contradicted", "one digit"},
		{essex, "There were 3,878 allegations" + in, "ambiguous", "unless the text counts something else"},
		{essex, "There were 4,000 allegations" + in, "ambiguous", "3,787"},
		{essex, "There were nearly 3,800 allegations" + in, "holds", ""},
		{essex, "There were 1,600 officers in complaints about Essex Police in 2021/22.", "ambiguous", "900 to 1,300"},
		{essex, "There were 1,000 officers in complaints about Essex Police in 2021/22.", "undecidable", "may stand in several parts"},
		{essex, "There were more than 800 officers in complaints about Essex Police in 2021/22.", "holds-loosely", ""},
		{essex, "Some 55 allegations" + in[:len(in)-1] + " were of discrimination.", "holds", ""},
		{essex, "About 10 per cent of allegations" + in[:len(in)-1] + " were upheld.", "holds", "40 of 400"},
		{essex, "One in ten allegations" + in[:len(in)-1] + " were upheld.", "exact", "those known"},
		{essex, "A tenth of allegations" + in[:len(in)-1] + " were upheld.", "exact", "those known"},
		{essex, "All of 25 per cent of allegations" + in[:len(in)-1] + " were upheld.", "contradicted", "rightly 1 per cent"},
		{essex, "There were 3.6 allegations per complaint in Essex in 2021/22.", "rounded", "3.6135"},
		{essex, "There were 4.6 allegations per complaint in Essex in 2021/22.", "ambiguous", "3.6135, unless the text counts others"}, // its own complaints, perhaps
		{essex, "Essex had 3,787 allegations in 1,048 complaints in 2021/22. On average there were 4.6 allegations per complaint.", "contradicted", "rightly 3.6"},
		{essex, "Essex had 3,787 allegations in 1,048 complaints in 2021/22, or 4.6 allegations per complaint.", "contradicted", "rightly 3.6"},
		{essex, "Essex had 3,787 allegations in 1,048 complaints in 2021/22, or 3.6 allegations per complaint.", "rounded", ""},
		{essex, "Essex had 3,787 allegations in 1,048 complaints in 2021/22. Of those upheld, there were 4.6 allegations per complaint.", "not-in-return", "something else"},
		{essex, "Essex had 3,787 allegations in 1,048 complaints in 2021/22, against 4.6 allegations per complaint nationally.", "not-in-return", ""},
		{essex, "There were 4 allegations per officer in Essex in 2021/22.", "undecidable", ""},
		{essex, "There were 2.2 complaints per meeting in Essex in 2021/22.", "not-in-return", "both counts"},
		{national, "Across England and Wales 158 allegations led to misconduct proceedings in 2021/22.", "exact", ""},
		{national, "Essex had 87,786 allegations in complaints in 2021/22.", "exact", ""},
		{national, "Essex had 87,768 allegations in complaints in 2021/22.", "not-in-return", "may be something else"},
		{sum, "Across England and Wales there were 30,000 complaints in 2021/22.", "exact", ""},
		{total, "Across England and Wales there were 31,000 complaints in 2021/22.", "exact", ""},
		{total, "Surrey Police had 31,000 complaints in 2021/22.", "not-in-return", "nothing of Surrey"},
		{region, "In the South East there were 77 complaints in 2021/22.", "exact", ""},
		{open, "There were 700 complaints about Essex Police in 2021/22.", "undecidable", "any number"},
		{open, "There were 300 complaints about Essex Police in 2021/22.", "ambiguous", "500 or more"},
		{open, "In 2021/22, 12 per cent of all allegations in complaints about Essex Police were upheld.", "undecidable", ""},
		{open, "There were 1.5 allegations per complaint in Essex in 2021/22.", "undecidable", ""},
	}
	for _, tt := range tests {
		found := against(t, tt.text, tt.h)
		if len(found) == 0 {
			t.Errorf("%s: no figure", tt.text)
			continue
		}
		last := found[len(found)-1]
		if last.Verdict != tt.verdict || !strings.Contains(last.Why, tt.why) {
			t.Errorf("%s: %s: %s, want %s (%s)", tt.text, last.Verdict, last.Why, tt.verdict, tt.why)
		}
	}
}

// Changes are confirmed by two years of the return, or not comparable, or left.
func TestEvidenceOfChanges(t *testing.T) {
	h := holding(t, "Essex|year ending 31 March 2019|complaint|complaints||900", "Essex|year ending 31 March 2020|complaint|complaints||1000",
		"Essex|year ending 31 March 2021|complaint|complaints||1100", "Essex|"+y22+"|complaint|complaints||1320")
	for text, want := range map[string]string{
		"Complaints about Essex Police rose by 20 per cent in the year to March 2022.":     "exact",
		"Complaints about Essex Police rose by 25 per cent in the year to March 2022.":     "not-checkable",
		"Complaints about Essex Police rose by 11 per cent in the year to March 2020.":     "not-comparable",
		"Complaints about Essex Police rose by 11 per cent in the year to March 2019.":     "not-checkable",
		"Complaints about Essex Police fell by 20 per cent in the year to March 2022.":     "not-checkable",
		"Complaints about Essex Police rose by 20 per cent in the year to September 2022.": "not-checkable",
	} {
		found := against(t, text, h)
		if len(found) != 1 || found[0].Verdict != want {
			t.Errorf("%s: %+v, want %s", text, found, want)
		}
	}
}

// What holds at both ends of a range holds between them; what fails at both may
// hold between.
func TestJudgeRange(t *testing.T) {
	for _, tt := range []struct {
		phrase    string
		low, high string
		want      Verdict
	}{
		{"10 per cent", "1/20", "1/5", Undecidable}, {"10 per cent", "1/5", "2/5", Contradicted}, {"10 per cent", "1/50", "1/20", Contradicted},
		{"10 per cent", "199/2000", "201/2000", Rounded}, {"more than 10 per cent", "1/5", "2/5", HoldsLoosely},
		{"one in ten", "1/5", "2/5", Contradicted}, {"nine in 10", "1/2", "1", Undecidable}, {"nine in 10", "1/10", "1/5", Contradicted},
		{"between 100 and 200", "300", "400", Contradicted}, {"between 100 and 200", "120", "130", Holds}, {"between 10 and 20 per cent", "1/4", "1/2", Contradicted},
	} {
		a, ok := Parse(tt.phrase)
		if !ok {
			t.Fatalf("cannot read %q", tt.phrase)
		}
		if got := (&mention{Assertion: a.Assertion}).judgeRange(rat(t, tt.low), rat(t, tt.high)); got != tt.want {
			t.Errorf("%s of %s to %s: %s, want %s", tt.phrase, tt.low, tt.high, got, tt.want)
		}
	}
}

// A sum of two or three categories is found, after single counts of the same row
// and before counts of other rows.
func TestSearchRanks(t *testing.T) {
	lines := []string{"Essex|2021|complaint|allegations||1000", "Essex|2021|complaint|complaints||400", "Kent|2021|complaint|allegations|upheld|303", "Essex|2020|complaint|allegations|upheld|302", "Kent|2020|complaint|allegations|upheld|301"}
	for i, n := range []int{100, 110, 90, 5, 0} {
		lines = append(lines, fmt.Sprintf("Essex|2021|complaint|allegations|category %d|%d", i, n))
	}
	h := holding(t, append(lines, "Essex|2021|complaint|allegations|upheld|304")...)
	var cells []Cell
	for _, p := range h.Places() {
		cells = append(cells, h.Counts(p)...)
	}
	s, _ := rate.ParseNumeral("30")
	var got []string
	for _, p := range Search(cells, s) {
		if p.Of.Low.Cmp(big.NewRat(1000, 1)) == 0 {
			got = append(got, strings.ReplaceAll(strings.Split(p.text(), " (")[0], " of 1,000 allegations", ""))
		}
	}
	want := "304, 90 + 100 + 110 = 300, 5 + 304 = 309, 303, 302, 301" // 309 of 1,000 only if it is cut off
	if strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// A search of everything tells that it is one, and the chance of an accident.
func TestFindAnywhere(t *testing.T) {
	h := holding(t, "Essex|2021|complaint|allegations||1000", "Essex|2021|complaint|allegations|upheld|12", "Kent|2021|complaint|allegations||700", "Kent|2021|complaint|allegations|upheld|70")
	for text, want := range map[string]string{
		"Of Essex it printed 10 per cent in 2021.":  "the 2 counts of Essex in 2021 give no share of 10 per cent; of the 4 counts of the return, 70 of 700 allegations (Kent 2021 complaint allegations upheld",
		"Of Essex it printed 2.1 per cent in 2021.": "the digits may have been transposed",
		"Of Essex it printed 1.2 per cent in 2021.": "by accident",
		"Somewhere it was 1.2 per cent.":            "of the 4 counts of the return",
	} {
		answer, err := Check([]Text{{Name: "story.txt", Content: text}}, Options{Evidence: h, Find: true})
		if err != nil {
			t.Fatal(err)
		}
		f := answer.Findings.List[0]
		if f.Class != string(Unknown) || !strings.Contains(f.Why, want) {
			t.Errorf("%s: %s: %s, want %s", text, f.Verdict, f.Why, want)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	var cells []Cell
	for i := range int64(2000) {
		n := big.NewRat(1+i*7919%100003, 1)
		cells = append(cells, Cell{Place: Place{fmt.Sprint(i / 40), Force}, Unit: "allegations", Low: n, High: n})
	}
	s, _ := rate.ParseNumeral("12.3")
	for b.Loop() {
		Search(cells, s)
	}
}

// The short way for whole numbers says what the long way says.
func TestPlainCountsAreJudgedAlike(t *testing.T) {
	for v := int64(1); v < 130; v++ {
		m := &mention{kind: Count, Assertion: Assertion{Value: big.NewRat(v, 1), Unit: big.NewRat(1, 1), Even: v%2 == 0}}
		for r := int64(0); r < 140; r++ {
			have := big.NewRat(r, 1)
			if got, want := m.judgeCell(&Cell{Low: have, High: have}), m.Judge(have); got != want {
				t.Fatalf("%d printed for %d: %s, %s by the long way", v, r, got, want)
			}
		}
	}
}

// A list without an end is not one sentence: its cost follows its length, every
// figure is listed, and shares beside their counts are still linked.
func TestSentenceWithoutEnd(t *testing.T) {
	const n = 3000
	got := findings(t, Text{Content: strings.Repeat("Of 120 complaints 34 (28 per cent), ", n)})
	held := 0
	for _, f := range got {
		if f.Class == string(OK) {
			held++
		}
	}
	if len(got) != 3*n || held == 0 {
		t.Errorf("%d figures, %d of %d shares hold", len(got), held, n)
	}
}

// What goes through the gate: all is said, and nothing else can be meant.
func TestGate(t *testing.T) {
	evidence := holding(t,
		"Essex|year ending 31 March 2021|complaint|allegations||1000",
		"Essex|year ending 31 March 2021|complaint|allegations|no_action|880",
		"Essex|year ending 31 March 2021|complaint|allegations|referred|4",
		"Essex|year ending 31 March 2021|complaint|complaints||210",
		"Kent|year ending 31 March 2021|complaint|complaints||290",
		"Kent|year ending 31 March 2021|complaint|allegations||1200",
		"Kent|year ending 31 March 2021|complaint|allegations|no_action|840",
	)
	for text, want := range map[string]Class{
		"In the year to March 2021 Essex Police recorded 201 complaints.":                                                   Fail,
		"In the year to March 2021, 60 per cent of allegations in complaints about Essex Police led to no action.":          Fail,
		"In the year to March 2021, 70 per cent of allegations in complaints about Essex Police led to no action. Kent too": Warn, // Kent's
		"In the year to March 2021 Essex Police recorded 230 complaints.":                                                   Warn, // no slip
		"In the year to March 2021 Essex Police finalised 201 complaints.":                                                  Unknown,
		"In the year to March 2021 Essex Police recorded 201 complaints from women.":                                        Unknown,
		"In the year to March 2021 Essex and Kent Police recorded 201 complaints.":                                          Unknown,
		"In the year to March 2020 Essex Police recorded 201 complaints.":                                                   Unknown,
		"Essex Police recorded 210 complaints in the year to March 2021 and 201 the year before.":                           Unknown,
		"In the year to March 2021, one in 240 allegations in complaints about Essex Police led to misconduct proceedings.": Warn, // one in 250, nearly
		"In the year to March 2021, one in 20 allegations in complaints about Essex Police led to misconduct proceedings.":  Fail,
	} {
		answer, err := Check([]Text{{Content: text}}, Options{Evidence: evidence})
		if err != nil {
			t.Fatal(err)
		}
		list := answer.Findings.List
		if got := list[len(list)-1]; got.Class != string(want) {
			t.Errorf("%s: %s: %s: %s", text, got.Class, got.Verdict, got.Why)
		}
	}
}

// A count right behind a share of it is a whole, whatever is said of the share,
// and is of the place named behind it.
func TestWholeOfAShare(t *testing.T) {
	h := holding(t, "Essex|"+y22+"|complaint|allegations||4445", "Essex|"+y22+"|complaint|allegations|discriminatory_behaviour|111", "All forces:total|"+y22+"|complaint|allegations||51686")
	for text, want := range map[string]string{
		"In 2021/22 one in 40 of the 4,445 allegations in complaints about Essex Police was about discrimination.": "4,445 exact",
		"Essex had 4,445 allegations in complaints in 2021/22, 8.6 per cent of the 51,686 in England and Wales.":   "51,686 exact, 8.6 per cent rounded",
	} {
		got := ""
		for _, f := range against(t, text, h) {
			got = f.Words + " " + f.Verdict + ", " + got
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// A share set off behind a count, of a whole told before, is wrong where these two do
// not give it, whatever the return has; a month is the day in it that the
// return counts on.
func TestShareBesideItsCount(t *testing.T) {
	h := holding(t, "Essex|"+y22+"|complaint|allegations||1064", "Essex|"+y22+"|complaint|allegations|referred|34")
	day := holding(t, "Essex|30 September 2019||officers||3187")
	for text, want := range map[string]string{
		"In 2021/22 Essex Police dealt with 1,064 allegations in complaints, of which 34 were referred to misconduct proceedings, or 2.3 per cent.": "contradicted",
		"In 2021/22 Essex Police dealt with 1,064 allegations in complaints, of which 34 were referred to misconduct proceedings, or 3.2 per cent.": "rounded",
	} {
		found := against(t, text, h)
		if last := found[len(found)-1]; last.Verdict != want {
			t.Errorf("%s: %s: %s, want %s", text, last.Verdict, last.Why, want)
		}
	}
	if found := against(t, "Essex Police had 3,187 officers in September 2019.", day); found[0].Verdict != "exact" {
		t.Errorf("%s: %s", found[0].Verdict, found[0].Why)
	}
}

// A force may be named by what it has.
func TestAForceOwnsItsCounts(t *testing.T) {
	for text, want := range map[string]string{
		"Gwent's 819 allegations were a record.":           "Gwent",
		"Of West Yorkshire’s 103 conduct matters 29 went.": "West Yorkshire",
	} {
		if got := findings(t, Text{Content: text})[0].Force; got != want {
			t.Errorf("%s: of %q, want %s", text, got, want)
		}
	}
}
