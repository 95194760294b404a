package cli

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// hostile is one file that goes wrong in ordinary readers: what may come of it,
// the exit status of summarize, and a pattern in what it says.
type hostile struct{ expected, file, status, says string }

const okRows = `(?m)^Kent,2008,803,402,0.5,4,803,2.6,21,803,91,731,803,`

// hostiles is the corpus's manifest: 57 files, 53 in the folder, 4 made by large.
var hostiles = []hostile{
	{"load", "ok.csv", "0", okRows},
	{"load", "ok_lf.csv", "0", okRows},
	{"load", "ok_no_final_newline.csv", "0", okRows},
	{"load, or error", "cr_only.csv", "0", okRows},
	{"load, note", "mixed_eol.csv", "0", okRows + `(?s:.*)line-ending`},
	{"load", "bom_utf8.csv", "0", okRows},
	{"load", "bom_utf8_quoted.csv", "0", okRows},
	{"load, or error", "utf16le_bom.csv", "0", okRows},
	{"load, or error", "utf16be_bom.csv", "0", okRows},
	{"error: encoding", "utf16le_nobom.csv", "1", `read it with --encoding utf-16le \[encoding-error\]`},
	{"load with note, or error", "cp1252_pound.csv", "0", `(?s)Dyfed–Powys £,2008,10,.*:2:6: byte 0x96 is not UTF-8`},
	{"error or note at line 2", "invalid_utf8.csv", "0", `:2:3: byte 0xC3 is not UTF-8`},
	{"error at line 2", "nul_in_cell.csv", "1", `:2:3: a NUL byte in a cell`},
	{"error", "nul_file.csv", "1", `nothing but NUL bytes`},
	{"error: no heading", "empty.csv", "1", `the file is empty \(0 bytes\)`},
	{"load 0 rows, every share undefined", "header_only.csv", "0", `no rows: the return has a heading row and nothing under it, so every share is undefined`},
	{"load, note", "blank_lines.csv", "0", okRows + `(?s:.*)blank-line`},
	{"error at line 4: missing cell", "ragged_short.csv", "1", `:4: 4 cells, expected 7`},
	{"error at line 4: extra cell", "ragged_long.csv", "1", `:4:24: 8 cells, expected 7`},
	{"error at line 2", "quote_open.csv", "1", `:2:1: this quote is never closed`},
	{"error at line 2", "quote_stray.csv", "1", `:2:3: a quote inside a cell`},
	{"load", "quote_crlf_inside.csv", "0", `Avon and Somerset,2008,35,`},
	{"load, or error by a limit", "quote_newline_many.csv", "0", `,2008,35,17,`},
	{"error: two columns of one name", "dup_header.csv", "1", `:1:31: columns 4 and 5 are both called "upheld"`},
	{"error: a column without a name", "blank_header.csv", "1", `:1:31: column 5 has no heading`},
	{"load", "header_spaces_case.csv", "0", okRows},
	{"load", "unknown_extra_column.csv", "0", `Avon,2008,35,17,0,0,35,`},
	{"error: upheld is not there", "missing_column.csv", "1", `cannot give upheld .*no column or value says "upheld"`},
	{"load, or error naming the delimiter", "semicolon.csv", "0", okRows + `(?s:.*)semicolons`},
	{"load, or error naming the delimiter", "tab.csv", "0", okRows + `(?s:.*)tabs`},
	{"load with note, or error", "preamble.csv", "0", okRows + `(?s:.*)left out as titles`},
	{"load with note, or error", "footnote.csv", "0", okRows + `(?s:.*)left out as notes`},
	{"load; total not counted twice", "total_row.csv", "0", `(?m)^Sum of 2 forces listed,2008,838,419,`},
	{"note: 839 is not 838", "total_row_wrong.csv", "0", `839 printed for Total, but its 2 members add up to 838`},
	{"load 5,964", "thousands.csv", "0", `Metropolitan,2008,5964,`},
	{"load 5,964, or error", "thousands_space.csv", "0", `Metropolitan,2008,5964,2205,0.2,9,5964,2.2,131,5964,70,4197,`},
	{"error: no count", "fullwidth_digits.csv", "1", `:2:10: allegations: .* is not a count`},
	{"four errors: no counts", "nan_inf.csv", "1", `(?s)"NaN".*"Inf".*"-Inf".*"infinity"`},
	{"errors: no counts", "hex_exp.csv", "1", `(?s)"0x1p4".*"1e3".*"1_000"`},
	{"error", "negative.csv", "1", `"-35" is negative`},
	{"error: not whole", "fraction_count.csv", "1", `"35.5" is not a whole count`},
	{"error: a percentage", "percent_in_count.csv", "1", `"35%" is a percentage, not a count`},
	{"error: out of range", "overflow_int64.csv", "1", `"9223372036854775808" is larger than the largest count`},
	{"error; never a wrapped sum", "overflow_sum.csv", "1", `no figure is given rather than a wrong one \[overflow\]`},
	{"shares undefined", "zero_denominator.csv", "0", `undefined: a share of nothing is neither 0% nor anything else`},
	{"error or warning", "num_gt_den.csv", "0", `the part is larger than its whole, which cannot be`},
	{"error or warning", "dup_rows.csv", "0", okRows + `(?s:.*)says the same as`},
	{"load: marks, none of them 0", "shorthand.csv", "0", `(?m)^Avon,2008,,0,,17,`},
	{"load or error; never 0", "old_symbols.csv", "0", `(?m)^Avon,2008,,0,,17,`},
	{"load as 0 to 4", "less_than_5.csv", "0", `(?m)^Avon,2008,35,17,,,35,0,11,`},
	{"load; no formula in CSV", "formula.csv", "0", `(?m)^"'=HYPERLINK(?s:.*)^'\+cmd,(?s:.*)^'-2\+3,(?s:.*)^'@SUM`},
	{"no raw control character", "escape.csv", "0", `\\x1b\[2J`},
	{"a name stays a name", "path_force.csv", "0", `(?m)^\.\./\.\./etc/x,2008,35,`},
	{"load or error by a limit, under 1 s", "wide.csv", "1", `more than 16,384 cells in one row`},
	{"error: a zip file", "zip_named_csv.csv", "1", `this is a zip file or a workbook, not text`},
	{"error: HTML", "html_named_csv.csv", "1", `this looks like HTML`},
	{"error: a workbook that unpacks to 20 MB", "bomb_20MB.xlsx", "1", `workbook`},
}

// large makes the files that are too large to keep.
func large(t *testing.T, dir string) {
	t.Helper()
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		size := 1
		if strings.HasSuffix(name, "sheet1.xml") {
			size = 20 << 20
		}
		if _, err := w.Write(bytes.Repeat([]byte(" "), size)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"nul_file.csv": strings.Repeat("\x00", 4096),
		"quote_newline_many.csv": "force,year,allegations,upheld,misconduct,no_action,officers\r\n" +
			`"` + strings.Repeat("x\n", 100_000) + `",2008,35,0,2,33,17` + "\r\n",
		"wide.csv":       strings.Repeat("c,", 19_999) + "c\n" + strings.Repeat("1,", 19_999) + "1\n",
		"bomb_20MB.xlsx": bomb.String(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHostile prints a table of file, expected, got, and requires 57 of 57.
func TestHostile(t *testing.T) {
	const all = 57
	if len(hostiles) != all {
		t.Errorf("%d files are expected something of, want %d", len(hostiles), all)
	}
	made := t.TempDir()
	large(t, made)
	held := 0
	for _, h := range hostiles {
		dir := dataFolders()["hostile"]
		if _, err := os.Stat(filepath.Join(made, h.file)); err == nil {
			dir = made
		}
		args := []string{"summarize", h.file, "--format", "csv"}
		if h.file == "missing_column.csv" {
			args = append(args, "--figures", "upheld")
		}
		begin := time.Now()
		status, stdout, stderr := runStats(t, dir, args)
		got := "error"
		if status == StatusDone {
			got = "loads"
		}
		good := map[int]string{StatusDone: "0", StatusCannot: "1"}[status] == h.status &&
			regexp.MustCompile(h.says).MatchString(stdout+stderr) &&
			!strings.Contains(stdout, "NaN") && time.Since(begin) < 20*time.Second
		if good {
			held++
		} else {
			t.Errorf("%s: status %d, want %s, saying %s\n%s%s", h.file, status, h.status, h.says, stdout, stderr)
		}
		t.Logf("%-26s %-40s %s: %.90s", h.file, h.expected, got, told(h, stdout, stderr))
		for _, format := range []string{"table", "csv", "markdown"} {
			_, stdout, stderr := runStats(t, dir, []string{"summarize", h.file, "--format", format})
			if i := strings.IndexFunc(stdout+stderr, raw); i >= 0 {
				t.Errorf("%s: a raw control character in %s: %q", h.file, format, (stdout + stderr)[i:min(i+20, len(stdout+stderr))])
			}
		}
	}
	t.Logf("%d of %d", held, all)
}

// told is what a reader is told first: the error, or the note sought.
func told(h hostile, stdout, stderr string) string {
	for _, line := range strings.Split(stderr+stdout, "\n") {
		if regexp.MustCompile(h.says).MatchString(line) {
			return line
		}
	}
	line, _, _ := strings.Cut(stderr+stdout, "\n")
	return line
}

// raw is a character that a terminal would obey.
func raw(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// TestHostileFolder holds the folder to the table.
func TestHostileFolder(t *testing.T) {
	expected := map[string]bool{}
	for _, h := range hostiles {
		expected[h.file] = true
	}
	files, err := filepath.Glob(filepath.Join(dataFolders()["hostile"], "*.csv"))
	if err != nil || len(files) != len(hostiles)-4 {
		t.Errorf("%d files in the folder, want %d: %v", len(files), len(hostiles)-4, err)
	}
	for _, file := range files {
		if !expected[filepath.Base(file)] {
			t.Errorf("%s: nothing is expected of it", file)
		}
	}
	if names := slices.Sorted(maps.Keys(expected)); len(names) != len(hostiles) {
		t.Errorf("a file stands twice in the table")
	}
}
