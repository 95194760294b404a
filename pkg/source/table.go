package source

import (
	"slices"
	"strings"
)

// body is what a Table knows about its rows.
type body struct {
	log  journal
	scan scanner
	rec  Recogniser

	stack  []record // the heading rows, outermost first
	cols   []int    // the cell of each heading; nil where they are one to one
	spares []spare  // cells without a heading
	fills  []int    // of a sheet: how many cells each column has
	raw    int      // cells that a row may have
	broad  int      // columns of the table, as far as notes are told by them
	need   int      // cells that a row must have
	usual  int      // cells that nearly all rows of a text have, 0 where they differ
	plain  int      // cells of a row that needs no second look, -1 for none

	openEnd bool   // the last column has blank cells
	counted []bool // columns of numbers

	// heads are the first cells of the heading rows that are not blank: a row
	// that begins like one is looked at twice.
	heads [2]string

	row        []string // nil before the first row and after the last
	buffer     []string
	rows       int
	finished   bool
	wordy      bool // the first column holds sentences
	afterBlank bool
	dataUpTo   int // no notes below the table begin before this offset

	blankLines, blankRows, blankEnds span
	repeated, stray, comments        span
	strayText, commentText           string
	strayAt                          int

	sampled   []record // the first records, where they were looked at to learn how the text is written
	sampledAs style

	start *body // as it stood before the first row
}

// raws is the number of the cell, from 0, that heading i stands over.
func (t *Table) raws(i int) int {
	if t.cols == nil {
		return i
	}
	return t.cols[i]
}

// Next goes to the next row of data; false after the last one. Rows that hold
// an error are not handed out: Problems tells them.
func (t *Table) Next() bool {
	for t.scan.next() {
		if t.isPlain() {
			t.row = t.scan.cells
		} else if !t.judge() {
			continue
		}
		if t.rows++; t.rows%progressRows == 0 {
			t.advance()
		}
		return true
	}
	t.row = nil
	t.advance()
	t.finish()
	return false
}

// isPlain tells the rows that need no second look, which are nearly all.
func (t *Table) isPlain() bool {
	s := &t.scan
	if s.fault.kind != "" || len(s.cells) != t.plain || t.cols != nil || t.afterBlank || isBlank(s.cells[0]) {
		return false
	}
	if s.cells[0] == t.heads[0] || s.cells[0] == t.heads[1] {
		return false // perhaps the headings again
	}
	if t.raw == 2 && strings.IndexByte(s.cells[0], ':') >= 0 {
		return false // perhaps a source with a comma in it
	}
	return t.raw == 1 || !isBlank(s.cells[1])
}

// judge decides about any other record; true where it is a row.
func (t *Table) judge() bool {
	s := &t.scan
	if t.dropBlank() || t.takeNotes() || t.dropRepeated() || t.dropComment() {
		return false
	}
	t.afterBlank = false
	if s.fault.kind != "" {
		tellFault(&t.log, s, s.fault)
		return false
	}
	if !t.fits() {
		return false
	}
	if t.cols == nil {
		t.row = s.cells[:t.raw]
		return true
	}
	t.buffer = t.buffer[:0]
	for _, c := range t.cols {
		t.buffer = append(t.buffer, s.cells[c])
	}
	t.row = t.buffer
	t.takeSpares()
	return s.grid == nil || joined(t.row) != ""
}

// dropBlank counts records without anything in them. A quoted blank in a table
// of one column is a row.
func (t *Table) dropBlank() bool {
	s := &t.scan
	if s.fault.kind != "" || slices.ContainsFunc(s.cells, func(c string) bool { return !isBlank(c) }) {
		return false
	}
	if t.raw == 1 && len(s.cells) == 1 && s.text[s.start] == '"' {
		return false
	}
	t.countBlank()
	t.afterBlank = true
	return true
}

// countBlank counts the current record as a blank line or a row of blank cells.
func (t *Table) countBlank() {
	s := &t.scan
	switch {
	case s.grid != nil:
		t.blankRows.add(s.startLine)
		t.blankRows.n += max(s.row().blanks, 1) - 1
		t.blankRows.last = s.line - 1
	case len(s.cells) > 1 || s.text[s.start] == '"':
		t.blankRows.add(s.startLine)
	default:
		t.blankLines.add(s.startLine)
	}
}

// fits holds the number of cells against the heading row.
func (t *Table) fits() bool {
	s := &t.scan
	if len(s.cells) < t.need {
		hint := ""
		if s.line-s.startLine > 1 {
			hint = "; a cell in quotes spans several lines here: check where its quotes close"
		}
		t.log.fail(s.startLine, 0, "missing-cell", "%s, expected %s as in the heading row; add the missing cells or separators%s",
			plural(len(s.cells), "cell"), thousands(t.need), hint)
		return false
	}
	for c := t.raw; c < len(s.cells); c++ {
		if isBlank(s.cells[c]) {
			continue
		}
		if s.grid != nil {
			t.strayed(c)
			continue
		}
		line, column := s.place(s.starts[c])
		t.log.fail(line, column, "extra-cell",
			"%s, expected %s as in the heading row: %s has no heading; put a text that holds a separator in quotes, or remove the cell",
			plural(len(s.cells), "cell"), thousands(t.raw), quote(s.cells[c]))
		return false
	}
	if t.usual > 0 && len(s.cells) != t.usual && t.mayBeShifted() {
		t.log.fail(s.startLine, 0, "cell-count",
			"%s, while the other rows have %s: a separator may be missing or one too many anywhere in this row; give it as many as the others",
			plural(len(s.cells), "cell"), thousands(t.usual))
		return false
	}
	if len(s.cells) > t.raw && s.grid == nil {
		t.blankEnds.add(s.startLine)
	}
	return true
}

// mayBeShifted tells whether the cells of a row that has more or fewer than the
// others, but ends in blanks, may belong to other columns: where one of them is
// blank, perhaps between two separators of which one is too many; where the last
// column may be, so that another cell may have been cut in two; where a text is
// under a heading of numbers.
func (t *Table) mayBeShifted() bool {
	if t.openEnd {
		return true
	}
	for c, cell := range t.scan.cells[:t.need] {
		if isBlank(cell) || c < len(t.counted) && t.counted[c] && kindOf(cell, t.rec) == word {
			return true
		}
	}
	return false
}

// Row is the cells of the current row, as many as there are headings, as they
// are written. It is valid until Next.
func (t *Table) Row() []string { return t.row }

// Line is the line that the current row begins on, 0 where there is none.
func (t *Table) Line() int {
	if t.row == nil {
		return 0
	}
	return t.scan.startLine
}

// Position is the line and the column, in characters, where cell i of the
// current row begins; zeros where there is no such cell.
func (t *Table) Position(i int) (line, column int) {
	if i < 0 || i >= len(t.row) {
		return 0, 0
	}
	return t.scan.place(t.scan.starts[t.raws(i)])
}

// Exact is the workbook's own value of cell i of the current row, of which the
// text is what it shows: a plain decimal number, a date as 2019-09-30. The value
// of a percentage is the share, 0.15 for 15%. It is "" for texts and for CSV.
func (t *Table) Exact(i int) string {
	if t.scan.grid == nil || i < 0 || i >= len(t.row) {
		return ""
	}
	return t.scan.row().exactly(t.raws(i))
}

// Rows is the number of rows handed out so far.
func (t *Table) Rows() int { return t.rows }

// Problems is every error and note in the order of the file, complete after
// the last row.
func (t *Table) Problems() Problems { return t.log.all() }
