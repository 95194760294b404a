package audit

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"

	"pgregory.net/rapid"
)

// What is printed as spreadsheets do holds; what is a whole unit off does not.
func TestJudgeAgreesWithPrinting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := big.NewRat(rapid.Int64Range(-100000, 100000).Draw(t, "n"), rapid.Int64Range(1, 1000).Draw(t, "of"))
		places := rapid.IntRange(0, 3).Draw(t, "places")
		text := x.FloatString(places)
		p, ok := readPrinted(text)
		if !ok {
			t.Fatalf("%q is no number", text)
		}
		if got := p.judge(x, false); classOf(got) != "ok" {
			t.Fatalf("%s printed as %s is %s", x.FloatString(9), text, got)
		}
		unit := p.numeral.Unit()
		further := new(big.Rat).Mul(unit, big.NewRat(2, 1))
		if x.Sign() < 0 {
			further.Neg(further)
		}
		wrong, _ := readPrinted(new(big.Rat).Add(x, further).FloatString(places))
		if got := wrong.judge(x, false); got != contradicted {
			t.Fatalf("%s printed as %s is %s", x.FloatString(9), wrong, got)
		}
	})
}

func TestReadPrinted(t *testing.T) {
	for text, want := range map[string]string{"-1.5": "-1.5", "−2.0": "-2.0", "+3": "3", " 15% ": "15", "1,234": "1234", "0.0020": "0.0020"} {
		if p, ok := readPrinted(text); !ok || p.String() != want {
			t.Errorf("%q is read as %s, %v", text, p, ok)
		}
	}
	for _, text := range []string{"", "-", "..", "[c]", "<5", "n/a", "about 3", "1.5.2", "%"} {
		if p, ok := readPrinted(text); ok {
			t.Errorf("%q is read as the number %s", text, p)
		}
	}
}

// returnOf is a return of made-up counts with a total and correct shares.
type returnOf struct {
	parts, shares []string
	total         int64
}

func draw(t *rapid.T) returnOf {
	var r returnOf
	counts := rapid.SliceOfN(rapid.Int64Range(1, 5000), 3, 6).Draw(t, "counts")
	for _, n := range counts {
		r.total += n
	}
	for _, n := range counts {
		x := new(big.Rat).Mul(big.NewRat(n, r.total), hundred)
		r.parts = append(r.parts, fmt.Sprint(n))
		r.shares = append(r.shares, x.FloatString(1))
	}
	return r
}

func (r returnOf) text() string {
	types := []string{"Decisions", "Information", "Use of force", "Searches of premises and seizure of property", "Evidential procedures", "Stops, and stop and search"}
	var b strings.Builder
	b.WriteString("Allegation type,Allegations,Percentage\n")
	for i := range r.parts {
		fmt.Fprintf(&b, "%q,%s,%s\n", types[i], r.parts[i], r.shares[i])
	}
	fmt.Fprintf(&b, "Total,%d,100\n", r.total)
	return b.String()
}

func validate(t *rapid.T, path, text string) []result.Finding {
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	options := source.Options{Recogniser: vocab.Words{}}
	r, err := returns.Load([]source.Ref{{Path: path}}, returns.Options{Source: options, AllTables: true})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Validate(r, func(ref source.Ref) ([]*source.Table, error) { return source.OpenAll(ref, options) })
	if err != nil {
		t.Fatal(err)
	}
	var failed []result.Finding
	for _, f := range answer.Findings.List {
		if f.Class == "fail" {
			failed = append(failed, f)
		}
	}
	return failed
}

// A return that agrees with itself passes; one share put two units off is the
// one thing found, and a total put off is found as a total.
func TestOneSlipIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.csv")
	rapid.Check(t, func(t *rapid.T) {
		r := draw(t)
		if failed := validate(t, path, r.text()); len(failed) > 0 {
			t.Fatalf("%s\nnothing is wrong, and yet: %+v", r.text(), failed)
		}
		i := rapid.IntRange(0, len(r.shares)-1).Draw(t, "slip")
		right := r.shares[i]
		p, _ := readPrinted(right)
		r.shares[i] = new(big.Rat).Add(p.numeral.Value(), big.NewRat(3, 1)).FloatString(1)
		failed := validate(t, path, r.text())
		if len(failed) != 1 || failed[0].Line != i+2 || failed[0].Kind != "share" {
			t.Fatalf("%s\nthe share of line %d is wrong, found: %+v", r.text(), i+2, failed)
		}
		r.shares[i] = right
		r.total++
		failed = validate(t, path, r.text())
		if len(failed) == 0 || failed[len(failed)-1].Kind != "total" {
			t.Fatalf("%s\nthe total is one more, found: %+v", r.text(), failed)
		}
	})
}
