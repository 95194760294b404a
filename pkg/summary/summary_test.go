package summary

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"

	"pgregory.net/rapid"
)

// fataler is what testing.T and rapid.T share.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// load reads returns written in the test, one file a text.
func load(t fataler, dir string, texts ...string) *returns.Return {
	t.Helper()
	var refs []source.Ref
	for i, text := range texts {
		path := filepath.Join(dir, fmt.Sprintf("return%d.csv", i+1))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatalf("%v", err)
		}
		refs = append(refs, source.Ref{Path: path})
	}
	r, err := returns.Load(refs, returns.Options{Source: source.Options{Recogniser: vocab.Words{}}})
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return r
}

func ask(t fataler, r *returns.Return, q Question) *result.Result {
	t.Helper()
	q.Decimals = rate.ByRule
	answer, err := Answer(r, q)
	if err != nil {
		t.Fatalf("answer: %v", err)
	}
	return answer
}

// cells writes an answer as lines a test can read: "Essex|complaint|referred 7/3787".
func cells(r *result.Result) map[string]string {
	lines := map[string]string{}
	for _, s := range r.Sections {
		for _, row := range s.Rows {
			var key []string
			for i, c := range s.Columns {
				cell := row.Cells[i]
				name := strings.Join(key, "|") + " " + c.Name
				switch {
				case c.Kind == result.Text:
					key = append(key, cell.Text)
				case cell.Quantity != nil:
					lines[name] = quantityText(cell.Quantity)
				case cell.Fraction != nil:
					lines[name] = quantityText(cell.Fraction.Part) + "/" + quantityText(cell.Fraction.Of)
				}
			}
		}
	}
	return lines
}

func quantityText(q *result.Quantity) string {
	switch {
	case q.Known():
		return q.Min.String()
	case q.Unbounded:
		return q.Min.String() + "..?"
	}
	return q.Min.String() + ".." + q.Max.String()
}

const wide = `force,year_ending,complaint_allegations,complaint_cases,officers_subject,referred_to_proceedings,no_action
Essex,31 March 2021,100,40,60,7,80
Kent,31 March 2021,50,20,30,0,45
`

const long = `force,year_ending,case_type,action,allegations
Essex,31 March 2021,Complaint,Referred to proceedings,7
Essex,31 March 2021,Complaint,No action,80
Essex,31 March 2021,Complaint,Apology,13
Kent,31 March 2021,Complaint,No action,45
Kent,31 March 2021,Complaint,Apology,5
`

const rowLevel = `complaint_ref,force,year_ending,case_type,action
`

// The same allegations, told as columns, as rows of categories, or one by one,
// give the same figures.
func TestShapesAgree(t *testing.T) {
	rows := rowLevel
	n := 0
	each := func(force, action string, times int) {
		for range times {
			n++
			rows += fmt.Sprintf("c%d,%s,31 March 2021,Complaint,%s\n", n%60, force, action)
		}
	}
	each("Essex", "Referred to proceedings", 7)
	each("Essex", "No action", 80)
	each("Essex", "Apology", 13)
	each("Kent", "No action", 45)
	each("Kent", "Apology", 5)
	want := map[string]string{
		"Essex|year ending 31 March 2021|complaint referred":                  "7/100",
		"Essex|year ending 31 March 2021|complaint no_action":                 "80/100",
		"Kent|year ending 31 March 2021|complaint referred":                   "0/50",
		"Sum of 2 forces listed|year ending 31 March 2021|complaint referred": "7/150",
	}
	for name, text := range map[string]string{"wide": wide, "long": long, "row-level": rows} {
		got := cells(ask(t, load(t, t.TempDir(), text), Question{Figures: []string{"referred", "no_action"}}))
		for key, value := range want {
			if got[key] != value {
				t.Errorf("%s: %s = %q, want %q (of %v)", name, key, got[key], value, got)
			}
		}
	}
}

// Officers and complaints are bounded, allegations added, when a row holds
// only a part.
func TestPeopleAndCasesAreBounded(t *testing.T) {
	text := "force,year,allegation_type,allegations,complaints,officers\n" +
		"Essex,2020,Use of force,10,6,5\nEssex,2020,Decisions,4,3,2\nKent,2020,Decisions,8,8,1\n"
	got := cells(ask(t, load(t, t.TempDir(), text), Question{}))
	for key, want := range map[string]string{
		"Essex|2020 allegations":                  "14",
		"Essex|2020 complaints":                   "6..9",
		"Essex|2020 officers":                     "5..7",
		"Kent|2020 officers":                      "1",
		"Sum of 2 forces listed|2020 complaints":  "14..17",
		"Sum of 2 forces listed|2020 officers":    "6..8",
		"Sum of 2 forces listed|2020 allegations": "22",
	} {
		if got[key] != want {
			t.Errorf("%s = %q, want %q", key, got[key], want)
		}
	}
}

// A mark is never zero: the sum over one has a least and a greatest value.
func TestMarksBoundSums(t *testing.T) {
	text := "force,year,allegations,referred\nEssex,2020,100,<5\nKent,2020,50,2\nSurrey,2020,[c],1\n"
	got := cells(ask(t, load(t, t.TempDir(), text), Question{}))
	for key, want := range map[string]string{
		"Essex|2020 referred":                     "0..4/100",
		"Sum of 3 forces listed|2020 allegations": "150..?",
		"Sum of 3 forces listed|2020 referred":    "3..7/150..?",
	} {
		if got[key] != want {
			t.Errorf("%s = %q, want %q", key, got[key], want)
		}
	}
}

// A total is never added to its parts, and one that is wrong is told.
func TestTotalsStandApart(t *testing.T) {
	text := "force,year,allegations\nEssex,2020,100\nKent,2020,50\nTotal,2020,151\nEngland and Wales,2020,9000\n"
	answer := ask(t, load(t, t.TempDir(), text), Question{})
	got := cells(answer)
	if got["Sum of 2 forces listed|2020 allegations"] != "150" || got["Total|2020 allegations"] != "151" {
		t.Errorf("sum and total: %v", got)
	}
	notes := ""
	for _, n := range answer.Sections[0].Notes {
		notes += n.Text + "\n"
	}
	for _, want := range []string{"151 printed for Total", "add up to 150", "covers 43 forces"} {
		if !strings.Contains(notes, want) {
			t.Errorf("no note says %q:\n%s", want, notes)
		}
	}
	byYear := cells(ask(t, load(t, t.TempDir(), text), Question{By: []string{"year"}}))
	if byYear["2020 allegations"] != "150" {
		t.Errorf("by year: %v", byYear)
	}
}

// Two files that say the same of one force are one; other counts are an error
// that names both places.
func TestFilesThatOverlap(t *testing.T) {
	again := "force,year_ending,complaint_allegations,complaint_cases,officers_subject,referred_to_proceedings,no_action\n" +
		"Essex,year to April 2021,100,40,60,7,80\n"
	got := cells(ask(t, load(t, t.TempDir(), wide, again), Question{}))
	if got["Sum of 2 forces listed|year ending 31 March 2021|complaint allegations"] != "150" {
		t.Errorf("the same row twice: %v", got)
	}
	dir := t.TempDir()
	var refs []source.Ref
	for i, text := range []string{wide, strings.Replace(again, "100", "101", 1)} {
		path := filepath.Join(dir, fmt.Sprintf("f%d.csv", i))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		refs = append(refs, source.Ref{Path: path})
	}
	r, err := returns.Load(refs, returns.Options{Source: source.Options{Recogniser: vocab.Words{}}})
	if err != nil {
		t.Fatalf("a return that contradicts itself can still be described: %v", err)
	}
	_, err = Answer(r, Question{})
	var problems returns.Problems
	if !errors.As(err, &problems) || !strings.Contains(err.Error(), "f0.csv:2") || !strings.Contains(err.Error(), "f1.csv:2") {
		t.Errorf("contradicting files: %v", err)
	}
}

// The order of the rows of a long return never shows.
func TestOrderOfRowsDoesNotShow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		forces := []string{"Essex", "Kent", "Surrey Police", "Thames Valley"}
		types := []string{"Use of force", "Decisions", "Information"}
		var rows []string
		for range rapid.IntRange(1, 30).Draw(t, "rows") {
			n := rapid.IntRange(0, 50).Draw(t, "allegations")
			cell := fmt.Sprint(n)
			if rapid.IntRange(0, 9).Draw(t, "mark") == 0 {
				cell = "<5"
			}
			rows = append(rows, fmt.Sprintf("%s,%d,%s,%s,%d,%d", rapid.SampledFrom(forces).Draw(t, "force"), rapid.IntRange(2019, 2021).Draw(t, "year"),
				rapid.SampledFrom(types).Draw(t, "type"), cell, rapid.IntRange(0, 50).Draw(t, "complaints"), rapid.IntRange(0, 50).Draw(t, "officers")))
		}
		heading := "force,year,allegation_type,allegations,complaints,officers\n"
		first := cells(ask(t, load(t, dir, heading+strings.Join(rows, "\n")), Question{}))
		shuffled := rapid.Permutation(rows).Draw(t, "order")
		second := cells(ask(t, load(t, dir, heading+strings.Join(shuffled, "\n")), Question{}))
		if len(first) != len(second) {
			t.Fatalf("%d cells in one order, %d in another", len(first), len(second))
		}
		for key, value := range first {
			if second[key] != value {
				t.Fatalf("%s is %s in one order and %s in another", key, value, second[key])
			}
		}
	})
}

// However a sum is cut into rows, its bounds hold the truth: complaints that
// were dealt out to allegation types are never fewer than the least nor more
// than the greatest value.
func TestBoundsHoldTheTruth(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		types := []string{"Use of force", "Decisions", "Information"}
		complaints := map[string]map[int]bool{}
		everyone := map[int]bool{}
		for range rapid.IntRange(1, 25).Draw(t, "allegations") {
			kind := rapid.SampledFrom(types).Draw(t, "type")
			id := rapid.IntRange(1, 8).Draw(t, "complaint")
			if complaints[kind] == nil {
				complaints[kind] = map[int]bool{}
			}
			complaints[kind][id], everyone[id] = true, true
		}
		text := "force,year,allegation_type,complaints\n"
		for _, kind := range types {
			if n := len(complaints[kind]); n > 0 {
				text += fmt.Sprintf("Essex,2020,%s,%d\n", kind, n)
			}
		}
		answer := ask(t, load(t, dir, text), Question{})
		q := answer.Sections[0].Rows[0].Cells[2].Quantity
		truth := rate.Int(int64(len(everyone)))
		if q == nil || q.Min.Cmp(truth) > 0 || q.Max.Cmp(truth) < 0 {
			t.Fatalf("%d complaints in truth, the answer says %+v for\n%s", len(everyone), q, text)
		}
	})
}

func TestWrongQuestions(t *testing.T) {
	r := load(t, t.TempDir(), wide)
	tests := []struct {
		name  string
		q     Question
		usage bool
		want  string
	}{
		{"a figure that is none", Question{Figures: []string{"refered"}}, true, `did you mean "referred"?`},
		{"a figure the return cannot give", Question{Figures: []string{"upheld"}}, false, "no column or value says"},
		{"a row-level figure", Question{Figures: []string{"concentration"}}, false, "row-level"},
		{"a column that is none", Question{By: []string{"forse"}}, true, `did you mean "force"?`},
		{"a column twice", Question{By: []string{"force", "force"}}, true, "twice"},
		{"a force that is not there", Question{Where: []Condition{{Column: "force", Text: "Esex"}}}, true, `did you mean "Essex"?`},
		{"a column to sort by", Question{Sort: "refered"}, true, `did you mean "referred"?`},
		{"a counted column that is none", Question{Figures: []string{"complaint_cases/officers_subjekt"}}, true, `did you mean "officers_subject"?`},
		{"a figure within its own categories", Question{By: []string{"action"}, Figures: []string{"referred"}}, false, "--share action"},
	}
	for _, tt := range tests {
		_, err := Answer(r, tt.q)
		var asked UsageError
		if err == nil || errors.As(err, &asked) != tt.usage || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want one with %q (usage %v)", tt.name, err, tt.want, tt.usage)
		}
	}
}

// A printed figure walks back to the lines it came from, from every shape.
func TestWalk(t *testing.T) {
	for name, text := range map[string]string{"wide": wide, "long": long} {
		r := load(t, t.TempDir(), text)
		traces, columns, err := Walk(r, Question{Where: []Condition{{Column: "force", Text: "Essex"}}}, "referred")
		if err != nil {
			t.Fatal(err)
		}
		if len(traces) != 2 || columns[0] != "force" {
			t.Fatalf("%s: %d traces by %v", name, len(traces), columns)
		}
		for _, trace := range traces {
			var sum rate.Number
			for _, rec := range trace.Records {
				cell, _ := trace.Table.Count(trace.Unit, rec)
				sum, _ = sum.Add(cell.Number)
			}
			if sum != trace.Quantity.Min {
				t.Errorf("%s: the %s is %s, its lines add up to %s", name, trace.Side, trace.Quantity.Min, sum)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"summarise", `did you mean "summarize"?`},
		{"sumarize", `did you mean "summarize"?`},
		{"xyzzy", "there are: summarize, rows"},
	} {
		if got := Nearest(tt.name, []string{"summarize", "rows"}); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
	if got := Nearest("x", nil); got != "there are none" {
		t.Error(got)
	}
}
