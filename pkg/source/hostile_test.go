package source

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outcome is what came of a file, short enough to stand in a table: the rows,
// and each problem as "error kind line:column" or "note kind line:column".
func outcome(t *testing.T, ref Ref, opts Options) string {
	t.Helper()
	table, err := Open(ref, opts)
	if err != nil {
		ps, ok := err.(Problems)
		if !ok || len(ps) == 0 {
			t.Fatalf("%s: error is not Problems: %v", ref.Name(), err)
		}
		return "refused" + problems(ps)
	}
	for table.Next() {
		if got, want := len(table.Row()), len(table.Headings); got != want {
			t.Errorf("%s:%d: %d cells under %d headings", ref.Name(), table.Line(), got, want)
		}
	}
	return fmt.Sprintf("%d rows", table.Rows()) + problems(table.Problems())
}

func problems(ps Problems) string {
	text := ""
	for _, p := range ps {
		class := "error"
		if p.Note {
			class = "note"
		}
		text += fmt.Sprintf("; %s %s %d:%d", class, p.Kind, p.Line, p.Column)
	}
	return text
}

func temp(t *testing.T, content string) Ref {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return Ref{Path: path}
}

var hostile = map[string]string{
	"blank_header.csv":         "2 rows; error blank-label 1:31",
	"blank_lines.csv":          "2 rows; note blank-line 2:0",
	"bom_utf8.csv":             "2 rows",
	"bom_utf8_quoted.csv":      "2 rows",
	"cp1252_pound.csv":         "1 rows; note encoding 2:6",
	"cr_only.csv":              "2 rows",
	"dup_header.csv":           "2 rows; error duplicate-label 1:31",
	"dup_rows.csv":             "4 rows",
	"empty.csv":                "refused; error empty 0:0",
	"escape.csv":               "7 rows; note encoding 5:1; note carriage-return 6:2",
	"footnote.csv":             "2 rows; note blank-line 4:0; note footnote 5:0",
	"formula.csv":              "7 rows",
	"fraction_count.csv":       "1 rows",
	"fullwidth_digits.csv":     "1 rows",
	"header_only.csv":          "0 rows",
	"header_spaces_case.csv":   "2 rows",
	"hex_exp.csv":              "1 rows",
	"html_named_csv.csv":       "refused; error format 1:1",
	"invalid_utf8.csv":         "1 rows; note encoding 2:3",
	"less_than_5.csv":          "1 rows",
	"missing_column.csv":       "1 rows",
	"mixed_eol.csv":            "2 rows; note line-ending 2:0",
	"nan_inf.csv":              "1 rows",
	"negative.csv":             "1 rows",
	"nul_in_cell.csv":          "0 rows; error nul-byte 2:3",
	"num_gt_den.csv":           "1 rows",
	"ok.csv":                   "2 rows",
	"ok_lf.csv":                "2 rows",
	"ok_no_final_newline.csv":  "2 rows",
	"old_symbols.csv":          "2 rows",
	"overflow_int64.csv":       "1 rows",
	"overflow_sum.csv":         "2 rows",
	"path_force.csv":           "3 rows",
	"percent_in_count.csv":     "1 rows",
	"preamble.csv":             "2 rows; note title 1:0",
	"quote_crlf_inside.csv":    "1 rows",
	"quote_open.csv":           "2 rows; error open-quote 2:1",
	"quote_stray.csv":          "0 rows; error stray-quote 2:3",
	"ragged_long.csv":          "2 rows; error extra-cell 4:24",
	"ragged_short.csv":         "2 rows; error missing-cell 4:0",
	"semicolon.csv":            "2 rows; note delimiter 0:0",
	"shorthand.csv":            "2 rows",
	"tab.csv":                  "2 rows; note delimiter 0:0",
	"thousands.csv":            "1 rows",
	"thousands_space.csv":      "1 rows",
	"total_row.csv":            "3 rows",
	"total_row_wrong.csv":      "3 rows",
	"unknown_extra_column.csv": "1 rows",
	"utf16be_bom.csv":          "2 rows",
	"utf16le_bom.csv":          "2 rows",
	"utf16le_nobom.csv":        "refused; error encoding-error 0:0",
	"zero_denominator.csv":     "1 rows",
	"zip_named_csv.csv":        "refused; error format 0:0",
}

func TestHostileFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/hostile/*.csv")
	if err != nil || len(paths) != len(hostile) {
		t.Fatalf("%d files, %d expectations, %v", len(paths), len(hostile), err)
	}
	for _, path := range paths {
		want, known := hostile[filepath.Base(path)]
		if !known {
			t.Errorf("%s: nothing is expected of it", path)
		}
		for name, opts := range map[string]Options{"alone": {}, "recogniser": {Recogniser: field{}}} {
			if got := outcome(t, Ref{Path: path}, opts); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", path, name, got, want)
			}
		}
	}
}

// field is a small Recogniser.
type field struct{}

func (field) IsHeading(s string) bool {
	return strings.Contains(" force year allegations upheld misconduct officers complaint officer status ", " "+strings.ToLower(s)+" ")
}
func (field) IsPlace(s string) bool {
	return strings.Contains("|Avon|Kent|Essex|England and Wales|Total|", "|"+s+"|")
}
func (field) IsPeriod(s string) bool { return strings.HasPrefix(s, "31 March ") }
func (field) IsMark(s string) bool   { return s == "[c]" || s == "<5" || s == "n/a" }

// The variants of ok.csv must give the very same cells, not only as many.
func TestHostileCells(t *testing.T) {
	want := [][]string{
		{"force", "year", "allegations", "upheld", "misconduct", "no_action", "officers"},
		{"Avon", "2008", "35", "0", "2", "33", "17"},
		{"Kent", "2008", "803", "4", "21", "731", "402"},
	}
	for _, name := range []string{"ok", "ok_lf", "ok_no_final_newline", "cr_only", "mixed_eol", "bom_utf8", "bom_utf8_quoted",
		"utf16le_bom", "utf16be_bom", "blank_lines", "semicolon", "tab", "preamble", "footnote"} {
		if diff := cmp.Diff(want, cells(t, Ref{Path: "testdata/hostile/" + name + ".csv"}, Options{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	got := cells(t, Ref{Path: "testdata/hostile/quote_crlf_inside.csv"}, Options{})
	if got[1][0] != "Avon\r\nand Somerset" {
		t.Errorf("CRLF in quotes: %q", got[1][0])
	}
}

// cells is the headings and rows of a file.
func cells(t *testing.T, ref Ref, opts Options) [][]string {
	t.Helper()
	table, err := Open(ref, opts)
	if err != nil {
		t.Fatal(err)
	}
	var head []string
	for _, h := range table.Headings {
		head = append(head, h.Text)
	}
	all := [][]string{head}
	for table.Next() {
		all = append(all, append([]string(nil), table.Row()...))
	}
	return all
}

func TestLargeHostileFiles(t *testing.T) {
	plain := "force,year\n"
	tests := []struct{ name, content, want string }{
		{"20,000 columns", strings.Repeat("c,", 19999) + "c\n" + strings.Repeat("1,", 19999) + "1\n",
			"refused; error limit 1:32769"},
		{"a cell of 100,000 lines", plain + `"` + strings.Repeat("x\n", 100000) + "\",2008\n", "1 rows"},
		{"a cell over the limit", plain + strings.Repeat("x", 1<<20+1) + ",2008\nKent,2008\n", "1 rows; error limit 2:1"},
		{"a row of separators", plain + strings.Repeat(",", 100000) + "\nKent,2008\n", "1 rows; error limit 2:16385"},
		{"nothing but NUL", strings.Repeat("\x00", 4096), "refused; error format 0:0"},
		{"mostly NUL", "a,b\n1," + strings.Repeat("2\x00\x00\x00\x00", 40) + "\n", "refused; error format 0:0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := outcome(t, temp(t, test.content), Options{}); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// An error a line is told up to a bound, then counted.
func TestManyErrors(t *testing.T) {
	table, err := Open(temp(t, "a,b\n"+strings.Repeat("1\n", maxErrors+5)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for table.Next() {
	}
	ps := table.Problems()
	last := ps[len(ps)-1]
	if len(ps) != maxErrors+1 || last.Kind != "more-errors" || last.Line != maxErrors+6 || !strings.HasPrefix(last.Text, "5 more errors") {
		t.Errorf("%d problems, the last: %v", len(ps), last)
	}
}

func TestSpectrum(t *testing.T) {
	paths, err := filepath.Glob("testdata/csv-spectrum/csvs/*.csv")
	if err != nil || len(paths) != 12 {
		t.Fatalf("%d files, want 12: %v", len(paths), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".csv")
		text, err := os.ReadFile("testdata/csv-spectrum/json/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want, got []map[string]string
		if text[0] == '{' { // a single row
			text = []byte("[" + string(text) + "]")
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if name == "location_coordinates" {
			// The two files of the collection disagree about this one cell.
			want[0]["Contact Phone Number"] = "2095257564"
		}
		all := cells(t, Ref{Path: path}, Options{})
		for _, row := range all[1:] {
			m := map[string]string{}
			for i, cell := range row {
				m[all[0][i]] = cell
			}
			got = append(got, m)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}
