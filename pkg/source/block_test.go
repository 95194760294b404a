package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// cutRows reads a table in blocks; ok is false where it is not plain.
func cutRows(t *testing.T, table *Table, block int) (rows [][]string, lines []int, ok bool) {
	t.Helper()
	body, plain := table.Plain(Sizes{Block: block})
	if !plain {
		return nil, nil, false
	}
	before := table.FirstLine()
	var b Block
	for body.Next(&b) {
		for r := range b.Rows {
			var row []string
			for c := range b.Width() {
				row = append(row, string(Unquote(b.Raw(r, c))))
			}
			rows, lines = append(rows, row), append(lines, before+b.LineOf(r))
		}
		before += b.Lines()
	}
	return rows, lines, body.Err() == nil
}

// readRows reads the same table record by record.
func readRows(table *Table) (rows [][]string, lines []int) {
	for table.Next() {
		rows, lines = append(rows, slices.Clone(table.Row())), append(lines, table.Line())
	}
	return rows, lines
}

// sameCut holds the two ways together; how many rows were cut, -1 where the
// text is not plain.
func sameCut(t *testing.T, text string, block int) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "text.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := Open(Ref{Path: path}, Options{})
	if err != nil || slices.ContainsFunc(table.Problems(), func(p Problem) bool { return !p.Note }) {
		return -1 // its headings are in error
	}
	rows, lines, ok := cutRows(t, table, block)
	if !ok {
		return -1
	}
	wantRows, wantLines := readRows(table)
	for _, p := range table.Problems() {
		if !p.Note {
			t.Fatalf("blocks of %d hide what is wrong: %v\n%q", block, p, text)
		}
	}
	if !slices.EqualFunc(rows, wantRows, slices.Equal[[]string]) || !slices.Equal(lines, wantLines) {
		t.Fatalf("blocks of %d: %q on %v\nwant %q on %v", block, rows, lines, wantRows, wantLines)
	}
	return len(rows)
}

// What blocks can be cut from, and what is left to the record reader.
func TestBlocks(t *testing.T) {
	const head = "a,b,c\n"
	rows := strings.Repeat("1,x,2\n", 9)
	for _, test := range []struct {
		name, text string
		rows       int
	}{
		{"plain", head + rows, 9},
		{"no line end at the end", head + rows + "3,y,4", 10},
		{"CRLF", strings.ReplaceAll(head+rows, "\n", "\r\n"), 9},
		{"CRLF, none at the end", strings.ReplaceAll(head+rows, "\n", "\r\n") + "3,y,4", 10},
		{"byte order mark", "\ufeff" + head + rows, 9},
		{"semicolons", strings.ReplaceAll(head+rows, ",", ";"), 9},
		{"tabs", strings.ReplaceAll(head+rows, ",", "\t"), 9},
		{"separator in quotes", head + rows + "3,\"y,z\",4\n" + rows, 19},
		{"line end in quotes", head + rows + "3,\"y\n\nz\",4\n" + rows, 19},
		{"doubled quotes", head + rows + "3,\"\"\"y\"\"\",4\n" + rows, 19},
		{"everything in quotes", head + strings.Repeat("\"1\",\"x\",\"2\"\n", 9), 9},
		{"a record longer than a block", head + rows + "3,\"" + strings.Repeat("long, ", 400) + "\",4\n" + rows, 19},
		{"letters beyond ASCII", head + rows + "3,Ünïcödé,4\n" + rows, 19},
		{"a blank cell", head + rows + "3,,4\n", 10},

		{"a row too short", head + rows + "3,4\n", -1},
		{"a row too long", head + rows + "3,4,5,6\n", -1},
		{"a quote within a cell", head + rows + "3,y\"z,4\n", -1},
		{"text behind a quote", head + rows + "3,\"y\"z,4\n", -1},
		{"a quote that is never closed", head + rows + "3,\"y,4\n", -1},
		{"lines that end in two ways", head + rows + "3,y,4\r\n", -1},
		{"a carriage return in a cell", head + rows + "3,y\rz,4\n", -1},
		{"a NUL", head + rows + "3,y\x00,4\n", -1},
		{"no UTF-8", head + rows + "3,\xe9,4\n", -1},
		{"a sign that ends files, left out as the text was decoded", head + rows + "\x1a", 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, block := range []int{1, 7, 64, 1 << 16} {
				if got := sameCut(t, test.text, block); got != test.rows {
					t.Errorf("blocks of %d bytes: %d rows, want %d", block, got, test.rows)
				}
			}
		})
	}
}

// What is not plain is mended where the block alone tells how.
func TestMendedBlocks(t *testing.T) {
	const head = "a,b,c\n"
	rows := strings.Repeat("1,x,2\n", 9)
	for _, test := range []struct{ name, text, notes string }{
		{"a blank line", head + rows + "\n" + rows, "11: 1 blank line left out (line 11) [blank-line]"},
		{"a row of blanks", head + rows + ",,\n" + rows, "11: 1 row of blank cells left out (line 11) [blank-row]"},
		{"the headings again", head + rows + head + rows, "11: 1 row of headings or titles repeated among the rows, left out (line 11) [repeated-heading]"},
		{"a note below", head + rows + rows + "\nSource: a return\n", "20: 1 blank line left out (line 20) [blank-line]; 21: 1 line below the table (line 21) left out as notes: \"Source: a return\" [footnote]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := sameCut(t, test.text, 1<<16); got != 18 {
				t.Errorf("%d rows, want 18", got)
			}
			for _, block := range []int{1, 7, 40, 64} { // at the edge of a block they need the ordinary way
				if got := sameCut(t, test.text, block); got != 18 && got != -1 {
					t.Errorf("blocks of %d bytes: %d rows, want 18", block, got)
				}
			}
			table, err := Open(temp(t, test.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			body, _ := table.Plain(Sizes{})
			rows := 0
			for b := (&Block{}); body.Next(b); rows += b.Rows {
				if b.Mended != nil {
					table.Tell(b.Mended, table.FirstLine())
				}
			}
			table.WasCut(rows)
			var notes []string
			for _, p := range table.Problems() {
				notes = append(notes, fmt.Sprintf("%d: %s [%s]", p.Line, p.Text, p.Kind))
			}
			if got := strings.Join(notes, "; "); got != test.notes {
				t.Errorf("notes\n %s\nwant\n %s", got, test.notes)
			}
		})
	}
}

// Whatever the bytes, blocks give the records that the record reader gives, or
// none.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte("a,b,c\n1,x,2\n3,\"y,\"\"z\n\"\"\",4\n5,6,7\n"), uint8(20))
	f.Add([]byte("a;b;c\r\n1;x;2\r\n3;\"y\";4\r\n5;6;7"), uint8(3))
	f.Add([]byte("\xef\xbb\xbfa\tb\tc\n1\t\xc3\xa4\t2\n3\t\t4\n\n"), uint8(64))
	f.Fuzz(func(t *testing.T, text []byte, block uint8) {
		sameCut(t, string(text), int(block)+1)
	})
}
