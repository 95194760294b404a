package source

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What stands in a file is told by outcome; all begin with the headings a,b.
func TestRecords(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"text after a closing quote", "a,b\n\"x\"y,2\n3,4\n", "1 rows; error text-after-quote 2:4"},
		{"stray quotes in two lines", "a,b\nx\"y,2\n3,4\n5,z\"\n", "1 rows; error stray-quote 2:2; error stray-quote 4:4"},
		{"open quote, then a row in quotes", "a,b\n\"x,2\n\"y\",4\n5,6\n", "2 rows; error open-quote 2:1"},
		{"open quote at the end", "a,b\n1,2\n3,\"4", "1 rows; error open-quote 3:3"},
		{"open quote below a cell of two lines", "a,b\n\"1\n1\",\"2\n3,4\n", "1 rows; error open-quote 3:4"},
		{"open quote, CR only", "a,b\r\"x,2\r3,4\r", "1 rows; error open-quote 2:1"},
		{"open quote, CRLF", "a,b\r\n\"x,2\r\n3,4\r\n", "1 rows; error open-quote 2:1"},
		{"spaces around quotes", "a,b\n \"x,1\" , \"2\" \n", "1 rows; note padding 2:1"},
		{"seconds", "a,b\n37.8\"N,2\n", "1 rows; note seconds-mark 2:5"},
		{"inches are a stray quote", "a,b\n37.8\",2\n", "0 rows; error stray-quote 2:5"},
		{"NUL in quotes", "a,b\n\"x\x00y\",2\n", "0 rows; error nul-byte 2:3"},
		{"NUL behind letters of two bytes", "a,b\n1,éé\x00\n", "0 rows; error nul-byte 2:5"},
		{"two faults in a row, one error", "a,b\nx\x00,y\"z\n1,2\n", "1 rows; error nul-byte 2:2"},
		{"lone CR in quotes", "a,b\n\"x\ry\",2\n", "1 rows"},
		{"CR CR LF", "a,b\r\r\n1,2\r\r\n\"3\",4\r\r\n", "2 rows"},
		{"CR at the end", "a,b\n1,2\r", "1 rows; note line-ending 2:0"},
		{"short row over two lines", "a,b\n\"1\n,2\"\n", "0 rows; error missing-cell 2:0"},
		{"long row, blank ends", "a,b\n1,2,,\n3,4,\n", "2 rows; note blank-end 2:0"},
		{"long row", "a,b\n1,2,,5\n", "0 rows; error extra-cell 2:6"},
		{"blank cells in quotes", "a,b\n\"\",\"\"\n1,2\n", "1 rows; note blank-row 2:0"},
		{"one blank in quotes", "a,b\n\"\"\n1,2\n", "1 rows; note blank-row 2:0"},
		{"one column", "a\n1\n\n\"\"\n2\n", "3 rows; note blank-line 3:0"},
		{"mixed line ends", "a,b\r\n1,2\n3,4\r\n", "2 rows; note line-ending 2:0"},
		{"mixed, in a bad row", "a,b\r\n1\"1,2\r\n3,4\r\n", "1 rows; error stray-quote 2:2"},
		{"lost character", "a,b\nx\uFFFD,2\n", "1 rows; note encoding 2:2"},
		{"lost character, CR only", "a,b\rx,\uFFFD\r", "1 rows; note encoding 2:3"},
		{"column without a heading that fills late", "a,b,\n1,2,\n3,4,late\n5,6,y\n", "3 rows; error blank-label 1:5"},
		{"column without a heading in the middle", "a,,b\n1,,2\n", "1 rows; note blank-column 1:3"},
		{"row shorter than the blank headings", "a,b,,\n1,2\n3,4,,\n", "2 rows; note blank-column 1:5"},
		{"headings that differ in case and spaces", "a b,A  B\n1,2\n", "1 rows; error duplicate-label 1:5"},
		{"stray quote in the headings", "a\"x,b\nc,d\n", "0 rows; note title 1:0; error stray-quote 1:2"},
		{"heading over two lines", "a,\"b\nb\"\n1,2\n", "1 rows"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := outcome(t, temp(t, test.content), Options{}); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.content, got, test.want)
			}
		})
	}
}

func TestLineEndings(t *testing.T) {
	for content, want := range map[string]string{
		"a,b\n1,2\n":                 "LF",
		"a,b\r\n1,2":                 "CRLF",
		"a,b\r1,2\r":                 "CR",
		"a,b\r\"1\n1\",2\r":          "CR",
		"a,b\n1,2\r\n":               "mixed",
		"a,b":                        "",
		"\"a\rb\",\"c\nd\"\r1,2\r":   "CR",
		"\"a\nb\",\"c\rd\"\r\n1,2\n": "mixed",
	} {
		table, err := Open(temp(t, content), Options{})
		if err != nil {
			t.Errorf("%q: %v", content, err)
			continue
		}
		for table.Next() {
		}
		if table.LineEnding != want {
			t.Errorf("%q: %s, want %s", content, table.LineEnding, want)
		}
	}
}

func TestPositions(t *testing.T) {
	table, err := Open(temp(t, "a,b,,c\n\"é\n\",ß,,x\n1,\"2\n\n\",,3\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if table.Line() != 0 || table.Row() != nil {
		t.Error("a row before Next")
	}
	var got [][3]int
	for table.Next() {
		for i := range table.Row() {
			line, column := table.Position(i)
			got = append(got, [3]int{table.Line(), line, column})
		}
		if line, column := table.Position(3); line != 0 || column != 0 {
			t.Error("a position beyond the row")
		}
	}
	want := [][3]int{{2, 2, 1}, {2, 3, 3}, {2, 3, 6}, {4, 4, 1}, {4, 4, 3}, {4, 6, 4}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if line, _ := table.Position(0); line != 0 || table.Line() != 0 || table.Next() {
		t.Error("a row after the last")
	}
}

// The texts of problems are what people act on.
func TestMessages(t *testing.T) {
	ref := temp(t, "force,n\n\"\x1b[2Jevil\u202e"+strings.Repeat("x", 60)+"\",1,2\u202e\nKent\n")
	table, err := Open(ref, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for table.Next() {
	}
	want := ref.Path + `:2:75: 3 cells, expected 2 as in the heading row: "2\u202e" has no heading; ` +
		`put a text that holds a separator in quotes, or remove the cell [extra-cell]` + "\n" +
		ref.Path + `:3: 1 cell, expected 2 as in the heading row; add the missing cells or separators [missing-cell]`
	if got := table.Problems().Error(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got := quote("\x1b[2Jé" + strings.Repeat("y", 50)); got != `"\x1b[2Jé`+strings.Repeat("y", 35)+`"...` {
		t.Error(got)
	}
	p := Problem{File: "a\x1b.csv", Sheet: "S 1", Line: 3, Column: 2, Kind: "k", Text: "t"}
	if got := p.Error(); got != `"a\x1b.csv":S 1:3:2: t [k]` {
		t.Error(got)
	}
}

// Well-formed text is cut as encoding/csv cuts it, but for CRLF in quotes,
// which is kept here.
func TestScanLikeStandardReader(t *testing.T) {
	cell := rapid.OneOf(rapid.StringMatching(`[a-zé0-9 ]{0,8}`), rapid.StringMatching(`[a-c",;\n\r\t '|]{0,8}`))
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 12).Draw(t, "rows")
		delim := rapid.SampledFrom([]byte(delimiters)).Draw(t, "delim")
		crlf := rapid.Bool().Draw(t, "crlf")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.Comma, w.UseCRLF = rune(delim), crlf
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(text.Bytes()))
		r.Comma, r.FieldsPerRecord = rune(delim), -1
		want, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		s := newScanner(text.String(), delim, false)
		var got [][]string
		for s.next() {
			if s.fault.kind != "" {
				t.Fatalf("%q: fault %v", text.String(), s.fault)
			}
			if len(s.cells) == 1 && s.start+len(s.cells[0]) == s.starts[0] && s.text[s.start] != '"' {
				continue // a blank line, which encoding/csv leaves out
			}
			var row []string
			for _, cell := range s.cells {
				row = append(row, strings.ReplaceAll(cell, "\r\n", "\n"))
			}
			got = append(got, row)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", text.String(), diff)
		}
	})
}

// A table written by encoding/csv comes back cell by cell, whatever its texts.
func TestOpenReadsWhatWasWritten(t *testing.T) {
	cell := rapid.StringMatching(`[a-z][a-z",;\n |é]{0,8}[a-z]`)
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(rt, "width")
		head := []string{"force", "year", "kind", "outcome", "action"}[:width]
		rows := append([][]string{head}, rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 0, 12).Draw(rt, "rows")...)
		var text bytes.Buffer
		if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
			rt.Fatal(err)
		}
		table, err := Open(Ref{Path: "-"}, Options{Stdin: &text, Delimiter: ",", HeaderRow: 1})
		if err != nil {
			rt.Fatal(err)
		}
		got := [][]string{head}
		for table.Next() {
			got = append(got, append([]string(nil), table.Row()...))
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			rt.Fatalf("%s\n%v", diff, table.Problems())
		}
	})
}
