package summary

import (
	"bytes"
	"compress/gzip"
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

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// How a text may be read: row by row, which is the oracle; by its columns from
// memory; by its columns from its file, in blocks so small that every record
// comes to stand at the edge of one.
var ways = []struct {
	name string
	set  func(*returns.Options, Question)
}{
	{"in memory", func(o *returns.Options, q Question) { o.Needs, o.Few = q.Needs(), 1 }},
	{"in memory, small blocks", func(o *returns.Options, q Question) {
		o.Needs, o.Few, o.Source.Sizes.Block = q.Needs(), 1, 64
	}},
	{"from its file", func(o *returns.Options, q Question) {
		o.Needs, o.Few, o.Source.Hash = q.Needs(), 1, true
		o.Source.Sizes = source.Sizes{Large: 1, Beginning: 300, Block: 100}
	}},
}

// asked are questions that tell rows apart in different ways.
var asked = []Question{
	{}, {By: []string{"force"}}, {By: []string{"force", "year"}}, {By: []string{"outcome"}}, {Share: "outcome"},
	{Where: []Condition{{Column: "outcome", Text: "Upheld"}}}, {Where: []Condition{{Column: "action", Text: "No action", Not: true}}},
	{Figures: []string{"upheld", "no_action"}}, {By: []string{"allegation_type"}, Figures: []string{"referred"}},
	{Figures: []string{"complaints/allegations"}}, {Share: "action", By: []string{"case_type"}},
}

// answers is what a text answers, or the error, without the notes that tell
// how it was read.
func answers(t require, q Question, set func(*returns.Options, Question), paths ...string) string {
	q.Decimals = rate.ByRule
	q.Confidence, _ = rate.NewConfidence(95)
	options := returns.Options{Source: source.Options{Recogniser: vocab.Words{}, Hash: true}}
	set(&options, q)
	var refs []source.Ref
	for _, path := range paths {
		refs = append(refs, source.Ref{Path: path})
	}
	r, err := returns.Load(refs, options)
	if err != nil {
		return "error: " + err.Error()
	}
	answer, err := Answer(r, q)
	if err != nil {
		return "error: " + err.Error()
	}
	answer.Notes = nil
	return dump(answer)
}

type require interface{ Fatalf(string, ...any) }

// dump writes all of an answer.
func dump(r *result.Result) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Schema, r.Inputs)
	for _, s := range r.Sections {
		fmt.Fprintln(&b, s.Name, s.Title, s.List, s.Notes, s.Columns)
		for _, row := range s.Rows {
			fmt.Fprintln(&b, row.Title, row.Level, row.Apart, row.Notes)
			for _, c := range row.Cells {
				fmt.Fprintf(&b, "  %q %d %s %s %v\n", c.Text, c.Mark, wholeQuantity(c.Quantity), wholeFraction(c.Fraction), c.Steps)
			}
		}
	}
	return b.String()
}

func wholeQuantity(q *result.Quantity) string {
	if q == nil {
		return "-"
	}
	return fmt.Sprintf("%s..%s %v %q", q.Min.Grouped(), q.Max.Grouped(), q.Unbounded, q.State)
}

func wholeFraction(f *result.Fraction) string {
	if f == nil {
		return "-"
	}
	return fmt.Sprintf("%s/%s %s %s %s %s %s", wholeQuantity(f.Part), wholeQuantity(f.Of), f.Printed, f.Value, f.Low, f.High, f.State)
}

// sameEveryWay holds the ways together over some questions.
func sameEveryWay(t require, questions []Question, text string, paths ...string) {
	for _, q := range questions {
		want := answers(t, q, func(*returns.Options, Question) {}, paths...)
		for _, way := range ways {
			if got := answers(t, q, way.set, paths...); got != want {
				t.Fatalf("%s, question %+v, of\n%s\n%s", way.name, q, text, cmp.Diff(want, got))
			}
		}
	}
}

func written(t require, dir, text string) string { return writtenAs(t, dir, "return.csv", text) }

func writtenAs(t require, dir, name, text string) string {
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatalf("%v", err)
	}
	return path
}

// The cells that texts are made of.
var (
	someForces   = []string{"Essex", "Kent", "West Midlands", "Avon and Somerset", `"Devon and Cornwall"`, "Hampshire and Isle of Wight Constabulary", "Total", "England and Wales", "South East", "", " Essex "}
	someYears    = []string{"2019", "2020", "2021/22", "Total"}
	someCases    = []string{"Complaint", "Conduct", "Recordable conduct", "All cases"}
	someTypes    = []string{"Use of force", "Other", "Decisions", `"Discreditable conduct, other"`, `"Recorded as ""other"""`, "Total", "Withdrawn", "#VALUE!", "", "of which detention", "\"over\ntwo lines\"", "Äußerung"}
	someOutcomes = []string{"Upheld", "Not upheld", "Service acceptable", "Service not acceptable", "Not determined", "Case to answer", "Not known", "Withdrawn", "something else", "Total"}
	someActions  = []string{"No action", "Referred to proceedings", "Referred to RPRP", "Apology", "Not known"}
	someCounts   = []string{"0", "1", "7", "12", "1200", `"1,234"`, "99999999", "123456789012", "[c]", "<5", "..", "", "*", "12 [r]", "007"}
	badCells     = []string{"-3", "12.5", "x", "9999999999999999999", "1,234", "a\"b"}
)

// manyRows draws a long return, most of whose cells are usual ones.
func manyRows(t *rapid.T) string {
	var b strings.Builder
	end := rapid.SampledFrom([]string{"\n", "\n", "\r\n"}).Draw(t, "end")
	odd := rapid.SampledFrom([]int{0, 0, 1, 5, 30}).Draw(t, "odd")
	pick := func(list []string, usual int) string {
		if rapid.IntRange(0, 99).Draw(t, "luck") < odd {
			return rapid.SampledFrom(list).Draw(t, "odd cell")
		}
		return rapid.SampledFrom(list[:usual]).Draw(t, "cell")
	}
	b.WriteString("force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers" + end)
	counts := rapid.IntRange(1, 7).Draw(t, "counts")
	for range rapid.IntRange(1, 60).Draw(t, "rows") {
		cells := []string{pick(someForces, 4), pick(someYears, 2), pick(someCases, 3), pick(someTypes, 5), pick(someOutcomes, 6), pick(someActions, 4),
			pick(someCounts, counts), pick(someCounts, counts), pick(someCounts, counts)}
		if odd > 1 && rapid.IntRange(0, 400).Draw(t, "bad") == 0 {
			cells[rapid.IntRange(0, len(cells)-1).Draw(t, "where")] = rapid.SampledFrom(badCells).Draw(t, "bad cell")
		}
		b.WriteString(strings.Join(cells, ",") + end)
	}
	if odd > 1 && rapid.IntRange(0, 9).Draw(t, "tail") == 0 {
		b.WriteString(rapid.SampledFrom([]string{"\n", "Source: Home Office\n", ",,,,,,,,\n", "Essex,2019", "\n\nNote: provisional\n"}).Draw(t, "tail text"))
	}
	return b.String()
}

// The identifiers that row-level returns are made of: plain, of other lengths,
// quoted, spaced, and those that stand for nobody.
var someIDs = []string{"C1", "C2", "C3", "17", "017", "a-very-long-identifier-of-a-complaint-1", "a-very-long-identifier-of-a-complaint-2", "PC 100", `"C1"`, `"x,""1"""`, ` C2 `, "NA", "", "#VALUE!", "unknown", "Ä1", "C10000000000000001", "C10000000000000002"}

// manyIdentified draws a row-level return.
func manyIdentified(t *rapid.T) string {
	var b strings.Builder
	usual := rapid.SampledFrom([]int{3, 5, 8, len(someIDs)}).Draw(t, "usual")
	b.WriteString("complaint_id,officer_id,force,year,allegation_type,outcome\n")
	for range rapid.IntRange(1, 80).Draw(t, "rows") {
		cells := []string{rapid.SampledFrom(someIDs[:usual]).Draw(t, "complaint"), rapid.SampledFrom(someIDs[:usual]).Draw(t, "officer"),
			rapid.SampledFrom(someForces[:4]).Draw(t, "force"), rapid.SampledFrom(someYears[:2]).Draw(t, "year"),
			rapid.SampledFrom(someTypes).Draw(t, "type"), rapid.SampledFrom(someOutcomes).Draw(t, "outcome")}
		b.WriteString(strings.Join(cells, ",") + "\n")
	}
	return b.String()
}

// Rows with identifiers are counted alike, too.
func TestLargeRowsAsRowByRow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := manyIdentified(t)
		sameEveryWay(t, asked, text, written(t, dir, text))
	})
}

// A return read by its columns answers as the same return read row by row.
func TestLargeAsRowByRow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := manyRows(t)
		sameEveryWay(t, asked, text, written(t, dir, text))
	})
}

// Several files of one layout come to the same, whether they are of other years
// or hold the same observations again.
func TestSeveralLargeAsRowByRow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		first, second := manyRows(t), manyRows(t)
		switch rapid.SampledFrom([]string{"any", "later", "again"}).Draw(t, "second") {
		case "later":
			second = strings.NewReplacer(",2019,", ",2031,", ",2020,", ",2032,").Replace(second)
		case "again":
			second = first + "Essex,2019,Complaint,Other,Upheld,Apology,1,1,1\n"
		}
		sameEveryWay(t, asked, first+second, writtenAs(t, dir, "first.csv", first), writtenAs(t, dir, "second.csv", second))
	})
}

// A packed file and a pipe are read in blocks as the file is.
func TestPackedAndPipedAsRowByRow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := manyRows(t)
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write([]byte(text)); err != nil || w.Close() != nil {
			t.Fatalf("cannot pack: %v", err)
		}
		whole := packed.Bytes()
		if rapid.IntRange(0, 4).Draw(t, "cut") == 0 { // as after a broken transfer
			whole = whole[:rapid.IntRange(1, len(whole)).Draw(t, "bytes")]
		}
		path := writtenAs(t, dir, "return.csv.gz", string(whole))
		for _, q := range asked[:3] {
			sizes := source.Sizes{Large: 1, Beginning: 300, Block: 100}
			large := func(o *returns.Options, q Question) { o.Needs, o.Source.Sizes = q.Needs(), sizes }
			want := answers(t, q, func(*returns.Options, Question) {}, path)
			if got := answers(t, q, large, path); got != want {
				t.Fatalf("packed, question %+v, of\n%s\n%s", q, text, cmp.Diff(want, got))
			}
			piped := func(o *returns.Options, q Question) { o.Source.Stdin = strings.NewReader(text) }
			want = answers(t, q, piped, "-")
			spooled := func(o *returns.Options, q Question) {
				large(o, q)
				o.Source.Stdin = source.NewSpool(strings.NewReader(text), nil)
			}
			if got := answers(t, q, spooled, "-"); got != want {
				t.Fatalf("piped, question %+v, of\n%s\n%s", q, text, cmp.Diff(want, got))
			}
		}
	})
}

// A national return without forces is shown by its own columns, whatever the
// figures asked of it are made of.
func TestNationalAsRowByRow(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("allegation_type,outcome,complaint allegations,complaint officers\n")
		for range rapid.IntRange(20, 60).Draw(t, "rows") {
			fmt.Fprintf(&b, "%s,%s,%d,%d\n", rapid.SampledFrom(someTypes[:5]).Draw(t, "type"), rapid.SampledFrom(someOutcomes[:5]).Draw(t, "outcome"),
				rapid.IntRange(0, 50).Draw(t, "allegations"), rapid.IntRange(0, 50).Draw(t, "officers"))
		}
		path := written(t, dir, b.String())
		questions := []Question{{}, {Figures: []string{"complaint officers/complaint allegations"}}, {Figures: []string{"upheld"}}}
		sameEveryWay(t, questions, b.String(), path)
	})
}

// Columns of tens of thousands of texts, needed or not, and counts of every
// length come to what they come to row by row.
func TestManyTextsAsRowByRow(t *testing.T) {
	const rows = 40_000
	var b strings.Builder
	b.WriteString("force,year,reference,beat,station,outcome,allegations,officers\n")
	for i := range rows {
		outcome := someOutcomes[i%4]
		if i%9000 == 8999 {
			outcome = "Total" // met long after the texts of the first rows are forgotten
		}
		fmt.Fprintf(&b, "%s,2019,ref/%d,beat %d,station %d,%s,%d,%d\n", someForces[i%2], i, i%2900, i%3100, outcome, 9_999_999_000+i, i%7)
	}
	path := written(t, t.TempDir(), b.String())
	for _, q := range []Question{{Figures: []string{"upheld"}}, {By: []string{"beat", "station"}, Figures: []string{"upheld"}, Top: 50}} {
		want := answers(t, q, func(*returns.Options, Question) {}, path)
		for _, set := range []func(*returns.Options, Question){ways[0].set, func(o *returns.Options, q Question) {
			o.Needs, o.Source.Sizes = q.Needs(), source.Sizes{Large: 1, Beginning: 1 << 16, Block: 1 << 16}
		}} {
			if got := answers(t, q, set, path); got != want {
				t.Fatalf("question %+v\n%s", q, cmp.Diff(want, got))
			}
		}
	}
}

// The same of any bytes.
func FuzzLargeTexts(f *testing.F) {
	const head = "force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers\n"
	f.Add([]byte(head + strings.Repeat("Essex,2019,Complaint,Use of force,Upheld,No action,3,2,1\nKent,2019,Conduct,Other,Not upheld,Apology,12,\"1,234\",<5\n", 12)))
	f.Add([]byte(strings.ReplaceAll(head, ",", ";") + strings.Repeat("Essex;2019;Complaint;\"a;\"\"b\"\"\";Upheld;No action;3;2;1\n", 9)))
	f.Add([]byte("\xef\xbb\xbf" + head + strings.Repeat("Essex,2019,Complaint,\"x\r\ny\",Upheld,No action,3,2,1\r\n", 9)))
	f.Add([]byte(head + strings.Repeat("Essex,2019,Complaint,Caf\xe9,Upheld,No action,3,2,1\n", 9) + "\nNotes: none\n"))
	f.Add([]byte(head + strings.Repeat("Essex,2019,Total,Total,Upheld,No action,3,[c],1\n", 9) + "Kent,2019,x\n"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		sameEveryWay(t, asked[:4], string(text), written(t, dir, string(text)))
	})
}

// Of two totals that are broken down alike the first one told answers, also where
// its count is withheld and so is met after all plain ones.
func TestFirstOfTwoTotalsAnswers(t *testing.T) {
	text := "force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers\n" +
		"Kent,2032,Complaint,Decisions,Total,No action,1234,7,[c]\n" +
		"Kent,2032,Complaint,Total,Not determined,Apology,7,0,99\n"
	sameEveryWay(t, asked, text, writtenAs(t, t.TempDir(), "return.csv", text))
}
