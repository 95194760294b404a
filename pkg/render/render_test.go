package render_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/render"
	"complaintstats/pkg/result"

	"github.com/google/go-cmp/cmp"
)

var errFull = errors.New("no space left on device")

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// short takes a byte less than it was given and claims that all is well.
type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) - 1, nil }

func TestFailedWriteIsAnError(t *testing.T) {
	for _, format := range render.Formats() {
		o := render.Options{Format: format, Tool: tool}
		if err := render.Write(full{}, forces(), o); !errors.Is(err, errFull) {
			t.Errorf("%s to a full disk: %v", format, err)
		}
		if err := render.Write(short{}, forces(), o); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s written short: %v", format, err)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	bad := essex()
	bad.Sections[0].Rows[1].Cells = bad.Sections[0].Rows[1].Cells[:2]
	for _, test := range []struct {
		name   string
		result *result.Result
		format string
		want   string
	}{
		{"an unknown format", essex(), "tabel", `unknown format "tabel": use table, csv, json, markdown or html`},
		{"a format that would act on a terminal", essex(), "\x1b[2J",
			`unknown format "\x1b[2J": use table, csv, json, markdown or html`},
		{"rows that do not fit their columns", bad, "csv", `section "summary": row 2 has 2 cells for 7 columns`},
		{"nothing", nil, "table", "there is no result to draw"},
	} {
		var b bytes.Buffer
		err := render.Write(&b, test.result, render.Options{Format: test.format})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v", test.name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: wrote %q", test.name, b.String())
		}
	}
}

// The width tables read the locale once, when the program starts, so each
// setting needs a program of its own: this test binary, on the golden files.
func TestSameBytesInEveryLocale(t *testing.T) {
	for _, env := range [][]string{
		{"LC_ALL=ja_JP.UTF-8", "TERM=dumb"},
		{"LC_ALL=zh_CN.UTF-8", "TERM=dumb", "RUNEWIDTH_EASTASIAN=1"},
		{"LC_ALL=C", "TERM=xterm-256color", "RUNEWIDTH_EASTASIAN=0", "TABWIDTH=3"},
	} {
		c := exec.Command(os.Args[0], "-test.run=^TestGolden$", "-test.v")
		c.Env = append(slices.DeleteFunc(os.Environ(), localeSetting), env...)
		out, err := c.CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("--- PASS: TestGolden/forces.table")) {
			t.Errorf("with %s: %v\n%s", env, err, out)
		}
	}
}

func localeSetting(v string) bool {
	name, _, _ := strings.Cut(v, "=")
	return slices.Contains([]string{"LC_ALL", "LC_CTYPE", "LANG", "TERM", "TERM_PROGRAM", "VTE_VERSION"}, name)
}

func TestSameBytesEachTimeAndAtOnce(t *testing.T) {
	for _, format := range render.Formats() {
		r := forces()
		want := draw(t, r, format)
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() {
				if got := draw(t, r, format); got != want {
					t.Errorf("%s differs from one drawing to the next", format)
				}
			})
		}
		wait.Wait()
		if diff := cmp.Diff(forces(), r, cmp.AllowUnexported(rate.Number{})); diff != "" {
			t.Errorf("%s changed what it drew:\n%s", format, diff)
		}
	}
}

func records(t testing.TB, r *result.Result) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(draw(t, r, "csv"))).ReadAll() // refuses ragged rows
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		all = append(all, m)
	}
	return all
}

func TestCSVValues(t *testing.T) {
	rows := records(t, forces())
	for _, test := range []struct {
		row    int
		column string
		want   string
	}{
		{0, "referred", "0.2"}, {0, "referred_n", "7"}, {0, "referred_of", "3787"},
		{0, "allegations_min", "3787"}, {0, "allegations_max", "3787"},
		{0, "officers_per_allegation_min", "0.58"},
		{0, "referred_low", ""},
		{1, "officers", ""}, {1, "officers_min", "1024"}, {1, "officers_max", "3787"},
		{1, "officers_per_allegation", ""}, {1, "officers_per_allegation_n", ""}, {1, "officers_per_allegation_of", "1928"},
		{1, "officers_per_allegation_min", "0.53"}, {1, "officers_per_allegation_max", "1.96"},
		{1, "notes", "Revised by the publisher."},
		{2, "officers_min", "12"}, {2, "officers_max", ""},
		{2, "referred", "29"}, {2, "referred_low", "8"}, {2, "referred_high", "64"}, {2, "referred_min", "29"},
		{3, "referred", ""}, {3, "referred_n", "0"}, {3, "referred_of", "0"}, {3, "allegations", "0"},
		{5, "level", "total"}, {5, "line", "11"}, {5, "officers_min", ""},
	} {
		got, ok := rows[test.row][test.column]
		if !ok || got != test.want {
			t.Errorf("row %d, %s: %q (there: %t), want %q", test.row, test.column, got, ok, test.want)
		}
	}
	if first := records(t, essex())[0]; first["table"] != "" || len(first) != 15 {
		t.Errorf("one section needs no column for its name: %v", first)
	}
}

func TestJSONValues(t *testing.T) {
	var got struct {
		Schema string
		Tool   render.Tool
		Rows   []map[string]any
		Notes  []string
	}
	d := json.NewDecoder(strings.NewReader(draw(t, forces(), "json")))
	d.UseNumber()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	n := func(s string) json.Number { return json.Number(s) }
	for _, test := range []struct {
		row    int
		column string
		want   any
	}{
		{0, "force", "Essex"},
		{0, "allegations", n("3787")},
		{0, "withdrawn", nil},
		{0, "referred", map[string]any{"numerator": n("7"), "denominator": n("3787"), "percent": n("0.2"),
			"value": n("0.00184843"), "low": nil, "high": nil, "state": nil}},
		{1, "officers", map[string]any{"min": n("1024"), "max": n("3787"), "state": "bounds"}},
		{2, "officers", map[string]any{"min": n("12"), "max": nil, "state": "bounds"}},
		{2, "officers_per_allegation", map[string]any{
			"numerator":   map[string]any{"min": n("12"), "max": nil, "state": "bounds"},
			"denominator": map[string]any{"min": n("1"), "max": n("4"), "state": "suppressed"},
			"ratio":       nil, "value": nil, "low": n("3.00"), "high": nil, "state": "bounds"}},
		{3, "referred", nil},
		{5, "level", "total"},
		{5, "line", n("11")},
	} {
		if diff := cmp.Diff(test.want, got.Rows[test.row][test.column]); diff != "" {
			t.Errorf("row %d, %s (-want +got):\n%s", test.row, test.column, diff)
		}
	}
	if notes := got.Rows[3]["notes"].([]any); notes[0] != "referred is undefined (0 / 0)" {
		t.Errorf("an undefined share is told in the notes: %v", notes)
	}
	if got.Schema != "stats.summary/1" || got.Tool != tool || len(got.Notes) != 2 {
		t.Errorf("head and notes: %+v", got)
	}
}

func TestNotesOfNoRow(t *testing.T) {
	got := render.Notes(forces())
	want := []string{
		"Officer counts are bounds where the return gives only parts.",
		"Intervals are 95% Wilson intervals, given where the base is under 20.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if got := render.Notes(hostile()); len(got) != 2 || got[1] != "a mark on the whole answer" {
		t.Errorf("a mark that no row carries is told: %q", got)
	}
}

func TestColor(t *testing.T) {
	var b bytes.Buffer
	if err := render.Write(&b, forces(), render.Options{Format: "table", Color: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "\x1b[1mComplaints by force\x1b[0m\n\x1b[1mforce ") {
		t.Errorf("title and headings are not bold: %q", b.String()[:60])
	}
	plain := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "").Replace(b.String())
	if diff := cmp.Diff(draw(t, forces(), "table"), plain); diff != "" {
		t.Errorf("colour moves the table:\n%s", diff)
	}
}

func TestNarrowTableIsCutIntoBlocks(t *testing.T) {
	var b bytes.Buffer
	if err := render.Write(&b, forces(), render.Options{Format: "table", Width: 120}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	headings := 0
	for _, line := range lines {
		if n := len([]rune(line)); n > 120 {
			t.Errorf("%d wide: %s", n, line)
		}
		if strings.HasPrefix(line, "force ") {
			headings++
		}
	}
	if headings != 3 {
		t.Errorf("%d blocks, want 3:\n%s", headings, b.String())
	}
	wide := strings.Fields(draw(t, forces(), "table"))
	for _, word := range wide {
		if !strings.HasPrefix(word, "─") && !strings.Contains(b.String(), word) {
			t.Errorf("%q got lost", word)
		}
	}
}

func TestSectionsWithoutContent(t *testing.T) {
	r := &result.Result{Sections: []result.Section{
		{Name: "hidden", Columns: []result.Column{{Name: "sheet", Hidden: true}},
			Rows: []result.Row{{Cells: []result.Cell{text("Table 1")}}}},
		{Columns: []result.Column{{Name: "n", Kind: result.Count}}},
	}}
	for _, format := range render.Formats() {
		if got := draw(t, r, format); got == "" {
			t.Errorf("%s draws nothing", format)
		}
	}
	if got := records(t, r); got[0]["sheet"] != "Table 1" || got[0]["table"] != "hidden" {
		t.Errorf("a hidden column stands in CSV: %v", got)
	}
	if got := draw(t, &result.Result{}, "json"); !json.Valid([]byte(got)) {
		t.Errorf("an empty result: %s", got)
	}
}

// What the figures of a cell look like in each state.
func TestFaces(t *testing.T) {
	number := result.Exact(rate.Int(5))
	for _, test := range []struct {
		name string
		kind result.Kind
		cell result.Cell
		want string
	}{
		{"a known count with a state", result.Count,
			quantity(&result.Quantity{Min: rate.Int(5), Max: rate.Int(5), State: "provisional"}), "5 (provisional)"},
		{"a count that is at least something", result.Count, quantity(atLeast(1200, "suppressed")), "at least 1,200 (suppressed)"},
		{"a count of which nothing is known", result.Count, quantity(atLeast(0, "bounds")), "at least 0"},
		{"a line number", result.Number, count(12345), "12345"},
		{"a line number as text", result.Number, text("A7"), "A7"},
		{"a share above 1,000%", result.Share, share(50, 4, "1250", "12.5"), "1,250% (50 / 4)"},
		{"a fall", result.Share, share(-5, 40, "-13", "-0.125"), "-13% (-5 / 40)"},
		{"a share without working", result.Share, fraction(result.Fraction{Printed: "7", Part: number}), "7%"},
		{"a share of nothing, said so by no value", result.Share,
			fraction(result.Fraction{Part: number, Of: result.Exact(rate.Int(0))}), "undefined (5 / 0)"},
		{"only a greatest share", result.Share,
			fraction(result.Fraction{Part: number, Of: number, High: "4", State: "bounds"}), "at most 4% (5 / 5)"},
		{"bounds that print the same", result.Share,
			fraction(result.Fraction{Part: number, Of: number, Low: "4", High: "4", State: "bounds"}), "4% (5 / 5)"},
		{"a share without bounds", result.Share,
			fraction(result.Fraction{Part: number, Of: number, State: "not available"}), "not available (5 / 5)"},
		{"a printed figure that is none", result.Ratio, fraction(result.Fraction{Printed: "n/a\x1b"}), `n/a\x1b`},
	} {
		r := &result.Result{Sections: []result.Section{{
			Columns: []result.Column{{Name: "figure", Kind: test.kind}},
			Rows:    []result.Row{{Cells: []result.Cell{test.cell}}},
		}}}
		lines := strings.Split(draw(t, r, "table"), "\n")
		if got := strings.TrimSpace(lines[2]); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if got := draw(t, r, "json"); !json.Valid([]byte(got)) {
			t.Errorf("%s: not JSON: %s", test.name, got)
		}
	}
}

func TestClean(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"Dyfed-Powys – Heddlu 日本 é 👮", "Dyfed-Powys – Heddlu 日本 é 👮"},
		{"a\x1b[31mb", `a\x1b[31mb`},
		{"\x00\x07\x7f", `\x00\x07\x7f`},
		{"a\tb\r\nc", `a\tb\r\nc`},
		{"\u0085\u009b", `\u0085\u009b`},
		{"\u200e\u200f\u061c\u202a\u202e\u2066\u2069", `\u200e\u200f\u061c\u202a\u202e\u2066\u2069`},
		{"\u200b\u200c\u200d\u2060\ufeff", `\u200b\u200c\u200d\u2060\ufeff`},
		{"\u2028\u2029", `\u2028\u2029`},
		{"\u3164\u00ad", `\u3164\u00ad`},
		{"a\xffb\xc3", `a\xffb\xc3`},
		{"\U000e0041", `\U000e0041`},
		{"\ufffd", "\ufffd"},
		{"1\u00a0234", "1\u00a0234"},
	} {
		if got := render.Clean(test.in); got != test.want {
			t.Errorf("Clean(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestFormulasAreNeutralised(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+1+1", "'+1+1"}, {"-1+1", "'-1+1"}, {"@SUM(A1)", "'@SUM(A1)"},
		{"  =1+1", "'  =1+1"}, {"\u00a0=1", "'\u00a0=1"}, {"\u3000@a", "'\u3000@a"},
		{"\t1", `'\t1`}, {"\r1", `'\r1`}, {"\n1", `'\n1`}, {" \n=1", `' \n=1`}, {"\ufeff=1", `'\ufeff=1`},
		{"＝1+1", "'＝1+1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠a", "'＠a"},
		{"- of which", "'- of which"}, {"--", "'--"}, {"-5-5", "'-5-5"}, {"-,", "'-,"},
		{"-5", "-5"}, {"+5", "+5"}, {"1.2", "1.2"}, {"-1.25", "-1.25"}, {"-1,234", "-1,234"}, {"-3%", "-3%"}, {" -3 % ", " -3 % "},
		{"-", "-"}, {"", ""}, {"..", ".."}, {"[c]", "[c]"}, {"Essex", "Essex"}, {"a=b", "a=b"},
	} {
		r := &result.Result{Sections: []result.Section{{
			Columns: []result.Column{{Name: test.in + "heading", Kind: result.Text}, {Name: "value", Kind: result.Text}},
			Rows:    []result.Row{{Cells: []result.Cell{text("x"), text(test.in)}, Notes: []result.Note{{Text: test.in}}}},
		}}}
		row := records(t, r)[0]
		if row["value"] != test.want || row["notes"] != test.want {
			t.Errorf("%q became %q and, as a note, %q; want %q", test.in, row["value"], row["notes"], test.want)
		}
	}
	heading, _, _ := strings.Cut(draw(t, hostile(), "csv"), "\n")
	if !strings.Contains(heading, ",'=cmd|") {
		t.Errorf("a heading is run as a formula: %s", heading)
	}
}

func TestNamesOfAFileKeepApartFromOurs(t *testing.T) {
	columns := []result.Column{{Name: "level"}, {Name: "notes"}, {Name: "a"}, {Name: "a"}, {Name: "b", Kind: result.Share}, {Name: "b_n"}}
	cells := []result.Cell{text("1"), text("2"), text("3"), text("4"), share(5, 10, "50", "0.5"), text("6")}
	r := &result.Result{Sections: []result.Section{{Columns: columns, Rows: []result.Row{{Level: "force", Cells: cells}}}}}
	want := "level_2,notes_2,a,a_2,b,b_n,b_of,b_n_2,level,notes\n1,2,3,4,50,5,10,6,force,\n"
	if diff := cmp.Diff(want, draw(t, r, "csv")); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownEscapes(t *testing.T) {
	r := &result.Result{Sections: []result.Section{{Title: `a|b \ <i> *x* _y_ snake_case ~z~ [l](u) $m$ & # ` + "`c`\nd",
		Columns: []result.Column{{Name: "n", Kind: result.Count}}, Rows: []result.Row{{Cells: []result.Cell{count(1)}}}}}}
	want := `### a\|b \\ &lt;i&gt; \*x\* \_y\_ snake_case \~z\~ \[l\](u) \$m\$ &amp; # ` + "\\`c\\`\\\\nd" + "\n\n| n |\n| ---: |\n| 1 |\n"
	if diff := cmp.Diff(want, draw(t, r, "markdown")); diff != "" {
		t.Error(diff)
	}
}
