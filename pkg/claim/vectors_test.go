package claim

import (
	"encoding/csv"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// table reads a CSV of the test data as maps by heading.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return r
}

// Every vector of the semantics: a phrase, the number behind it, the verdict.
func TestSemantics(t *testing.T) {
	rows := table(t, "claim_semantics.csv")
	if len(rows) != 713 {
		t.Fatalf("%d vectors", len(rows))
	}
	for _, row := range rows {
		p, ok := Parse(row["phrase"])
		if !ok {
			t.Errorf("%s: cannot read %q", row["id"], row["phrase"])
			continue
		}
		var got Verdict
		if from, to, change := strings.Cut(row["actual"], "->"); change {
			got = p.JudgeChange(rat(t, from), rat(t, to), strings.Contains(from, "/"))
		} else {
			got = p.Judge(rat(t, row["actual"]))
		}
		if string(got) != row["expected"] {
			t.Errorf("%s: %q of %s: %s, want %s", row["id"], row["phrase"], row["actual"], got, row["expected"])
		}
	}
}

func TestSuppressed(t *testing.T) {
	for _, row := range table(t, "suppressed_three_valued.csv") {
		phrase, _, _ := strings.Cut(row["claim"], " (")
		p, ok := Parse(phrase)
		if !ok {
			t.Errorf("cannot read %q", phrase)
			continue
		}
		var completions []*big.Rat
		n0, n1 := bounds(t, row["num"])
		d0, d1 := bounds(t, row["den"])
		for n := n0; n <= n1; n++ {
			for d := d0; d <= d1; d++ {
				completions = append(completions, big.NewRat(n, d))
			}
		}
		got := p.JudgeBetween(completions)
		if want := Verdict(row["verdict"]); got != want && got.Class() != want.Class() {
			t.Errorf("%q of %s / %s: %s, want %s", row["claim"], row["num"], row["den"], got, want)
		}
	}
}

// findings are the figures of one text, judged alone.
func findings(t testing.TB, text Text) []result.Finding {
	t.Helper()
	answer, err := Check([]Text{text}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Findings.List
}

func bounds(t *testing.T, text string) (low, high int64) {
	a, b, _ := strings.Cut(text, "..")
	return rat(t, a).Num().Int64(), rat(t, b).Num().Int64()
}

// Whatever is printed from k of n by rounding half up or half to even is never
// contradicted.
func TestPrintedNeverContradicted(t *testing.T) {
	for n := int64(1); n <= 500; n++ {
		for k := int64(0); k <= n; k++ {
			r := big.NewRat(k, n)
			for places := range 3 {
				for _, text := range []string{halfUp(r, places), halfEven(r, places)} {
					s, _ := rate.ParseNumeral(text)
					if v := numeric(Percent, Bare, s).Judge(r); v == Contradicted {
						t.Fatalf("%d of %d prints as %s: %s", k, n, text, v)
					}
				}
			}
		}
	}
}

func halfUp(r *big.Rat, places int) string {
	return new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(places)
}

func halfEven(r *big.Rat, places int) string {
	f := new(big.Rat).Mul(r, big.NewRat(100, 1))
	for range places {
		f.Mul(f, big.NewRat(10, 1))
	}
	q, rest := new(big.Int).DivMod(f.Num(), f.Denom(), new(big.Int))
	switch twice := rest.Lsh(rest, 1); twice.Cmp(f.Denom()) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		q.Add(q, new(big.Int).And(q, big.NewInt(1)))
	}
	d := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	return new(big.Rat).SetFrac(q, d).FloatString(places)
}

// A share of a stated number is impossible if and only if no count of it, by
// any rounding, gives the printed share.
func TestImpossibleIffNoCount(t *testing.T) {
	for n := int64(5); n <= 200; n += 3 {
		for s := int64(0); s <= 100; s++ {
			any := false
			for k := int64(0); k <= n && !any; k++ {
				v := numeric(Percent, Bare, rate.Whole(s)).Judge(big.NewRat(k, n))
				any = v != Contradicted
			}
			text := strconv.FormatInt(s, 10) + " per cent of the " + strconv.FormatInt(n, 10) + " complaints were upheld."
			found := findings(t, Text{Content: text})
			if len(found) != 2 || (found[0].Verdict == string(Impossible)) == any {
				t.Fatalf("%q: %v, some count fits: %v", text, found, any)
			}
		}
	}
}
