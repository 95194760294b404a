package source

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// FuzzOpen gives any bytes to the reader. It must not panic; rows must fit the
// headings; every problem must lie in the file; twice must be the same.
func FuzzOpen(f *testing.F) {
	paths, err := filepath.Glob("testdata/*/*.csv")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content, "", "", 0)
	}
	f.Add([]byte("a;b\r\"1\r2\";3\r\rNotes:\r1. x\r"), "utf-8", ";", 1)
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"), "utf-16", "tab", 0)
	f.Add([]byte("T\n\na,,b,\n\"x\ny\",,1,\nSource: \"x\" y\n"), "latin1", "", 3)
	f.Fuzz(func(t *testing.T, content []byte, encoding, delimiter string, row int) {
		opts := Options{Encoding: encoding, Delimiter: delimiter, HeaderRow: row, Recogniser: field{}}
		first, again := readAll(t, content, opts), readAll(t, content, opts)
		if !reflect.DeepEqual(first, again) {
			t.Fatalf("%q: %v, then %v", content, first, again)
		}
	})
}

// all is everything that reading a file gives.
type all struct {
	rows     [][]string
	places   [][2]int
	exact    []string
	problems Problems
	tables   [][4]any
}

func readAll(t *testing.T, content []byte, opts Options) (a all) {
	opts.Stdin = bytes.NewReader(content)
	tables, err := OpenAll(Ref{Path: "-"}, opts)
	if err != nil {
		a.problems = err.(Problems)
		inFile(t, content, a.problems)
		return a
	}
	records := 0
	for _, table := range tables {
		records += readTable(t, content, table, &a)
	}
	accounted(t, tables, records, a.problems)
	return a
}

// readTable adds what a table gives to a and returns how many records it
// accounts for.
func readTable(t *testing.T, content []byte, table *Table, a *all) int {
	rows := 0
	for table.Next() {
		if len(table.Row()) != len(table.Headings) {
			t.Fatalf("%q: row %q under %v", content, table.Row(), table.Headings)
		}
		if rows++; joined(table.Row()) == "" {
			rows--
		}
		a.rows = append(a.rows, append([]string(nil), table.Row()...))
		for i := range table.Row() {
			line, column := table.Position(i)
			if line < table.Line() || column < 1 {
				t.Fatalf("%q: cell %d of line %d at %d:%d", content, i, table.Line(), line, column)
			}
			a.places = append(a.places, [2]int{line, column})
			a.exact = append(a.exact, table.Exact(i))
		}
	}
	if len(table.Headings) == 0 {
		t.Fatalf("%q: no headings", content)
	}
	problems := table.Problems()
	if table.Sheet == "" {
		inFile(t, content, problems)
	}
	a.problems = append(a.problems, problems...)
	a.tables = append(a.tables, [4]any{table.Headings, table.Above, table.Below, table.LineEnding})
	return rows + len(table.stack) + table.repeated.n + table.comments.n + len(table.Above) + len(table.Below)
}

func inFile(t *testing.T, content []byte, ps Problems) {
	lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + 1
	if len(content) > 1 && (content[0] == 0x1f || content[0] == 'P') {
		return // perhaps packed
	}
	for i, p := range ps {
		if p.Line < 0 || p.Line > lines && p.Kind != "usage" || p.Column < 0 || p.Column > len(content)+1 || p.Kind == "" {
			t.Fatalf("%q: %v is not in the file", content, p)
		}
		if i > 0 && p.Line < ps[i-1].Line {
			t.Fatalf("%q: %v comes after %v", content, p, ps[i-1])
		}
		if strings.ContainsFunc(p.Text, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
			t.Fatalf("%q: %q is not fit for a terminal", content, p.Text)
		}
	}
}

// accounted holds that no line with something in it vanishes: without errors,
// every record is a row, a heading, or kept above or below.
func accounted(t *testing.T, tables []*Table, records int, problems Problems) {
	for _, p := range problems {
		if !p.Note || p.Kind == "other-table" {
			return
		}
	}
	last := tables[len(tables)-1]
	text := last.scan.text
	s := last.scan.style.scan(text)
	filled := 0
	for s.next() {
		if joined(s.cells) != "" {
			filled++
		}
	}
	if records != filled {
		t.Fatalf("%q: %d of %d records accounted for", text, records, filled)
	}
}
