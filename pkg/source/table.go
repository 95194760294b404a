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

	cols    []int // the cell of each heading; nil where they are one to one
	unnamed []int // cells without a heading that have been blank so far
	raw     int   // cells of the heading row
	need    int   // cells that a row must have
	heading record

	row        []string // nil before the first row and after the last
	buffer     []string
	rows       int
	finished   bool
	wordy      bool // the first column holds sentences
	afterBlank bool
	dataUpTo   int // no notes below the table begin before this offset

	blankLines, blankRows, blankEnds span

	start *body // as it stood before the first row
}

// locate finds the heading row and sets the table up to read below it.
func (t *Table) locate(text string, delim byte, opts Options) error {
	crEnds := crAlone(text)
	named, length := sepLine(text)
	asked := delim != 0
	if !asked && named != 0 {
		delim = named
	}
	if delim == 0 {
		delim = sniffDelimiter(text, crEnds, opts.Recogniser)
	}
	s := newScanner(text, delim, crEnds)
	if named != 0 && opts.HeaderRow == 0 {
		s.pos, s.line = length, 2
		t.Above = append(t.Above, Line{Line: 1, Text: strings.TrimSpace(text[:length])})
	}
	var h heading
	var records []record
	var err error
	if opts.HeaderRow > 0 {
		h, err = headingAt(&s, opts.HeaderRow, &t.log)
	} else {
		records = sample(&s, opts.Recogniser)
		h, err = findHeading(&s, records, &t.log)
	}
	if err != nil {
		return err
	}
	t.Delimiter = rune(delim)
	if delim != ',' && !asked {
		t.log.note(0, 0, "delimiter", "cells are separated by %s; --delimiter overrides this", delimiterName(delim))
	}
	t.rec = opts.Recogniser
	return t.begin(h, records)
}

// begin takes the headings over.
func (t *Table) begin(h heading, records []record) error {
	t.heading, t.scan = h.record, h.at
	if h.fault.kind != "" {
		tellFault(&t.log, &t.scan, h.fault)
		return t.log.all()
	}
	t.Above = append(t.Above, h.above...)
	if n := len(h.above); n > 0 {
		lines := span{n, h.above[0].Line, h.above[n-1].Line}
		t.log.note(lines.first, 0, "title", "%s above the heading row (%s) left out as titles: %s",
			plural(n, "line"), lines, quote(h.above[0].Text))
	}
	t.raw = len(h.cells)
	for c, cell := range h.cells {
		if isBlank(cell) {
			t.unnamed = append(t.unnamed, c)
			continue
		}
		line, column := t.scan.placeFrom(h.start, h.line, h.starts[c])
		t.Headings = append(t.Headings, Heading{Text: strings.TrimSpace(cell), Line: line, Column: column})
		t.cols = append(t.cols, c)
		t.need = c + 1
	}
	if len(t.unnamed) == 0 {
		t.cols = nil
	}
	t.refuseDuplicates()
	t.wordy = wordyFirst(records, h.line)
	return nil
}

// refuseDuplicates tells headings that cannot be told apart.
func (t *Table) refuseDuplicates() {
	first := map[string]int{}
	for i, h := range t.Headings {
		name := fold(h.Text)
		at, seen := first[name]
		if !seen {
			first[name] = i
			continue
		}
		t.log.fail(h.Line, h.Column, "duplicate-label",
			"columns %d and %d are both called %s; give each column a name of its own", t.raws(at)+1, t.raws(i)+1, quote(h.Text))
	}
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
		t.rows++
		return true
	}
	t.row = nil
	t.finish()
	return false
}

// isPlain tells the rows that need no second look, which are nearly all.
func (t *Table) isPlain() bool {
	s := &t.scan
	if s.fault.kind != "" || len(s.cells) != t.raw || t.cols != nil || t.afterBlank || isBlank(s.cells[0]) {
		return false
	}
	if t.raw == 2 && strings.IndexByte(s.cells[0], ':') >= 0 {
		return false // perhaps a source with a comma in it
	}
	return t.raw == 1 || !isBlank(s.cells[1])
}

// judge decides about any other record; true where it is a row.
func (t *Table) judge() bool {
	s := &t.scan
	if t.dropBlank() || t.takeNotes() {
		return false
	}
	t.afterBlank = false
	if s.fault.kind != "" {
		tellFault(&t.log, s, s.fault)
		return false
	}
	t.unnamed = slices.DeleteFunc(t.unnamed, t.refuseUnnamed)
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
	return true
}

// dropBlank counts records without anything in them. A quoted blank in a table
// of one column is a row.
func (t *Table) dropBlank() bool {
	s := &t.scan
	if s.fault.kind != "" || slices.ContainsFunc(s.cells, func(c string) bool { return !isBlank(c) }) {
		return false
	}
	if len(s.cells) > 1 {
		t.blankRows.add(s.startLine)
	} else if s.text[s.start] != '"' {
		t.blankLines.add(s.startLine)
	} else if t.raw == 1 {
		return false
	} else {
		t.blankRows.add(s.startLine)
	}
	t.afterBlank = true
	return true
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
		line, column := s.place(s.starts[c])
		t.log.fail(line, column, "extra-cell",
			"%s, expected %s as in the heading row: %s has no heading; put a text that holds a separator in quotes, or remove the cell",
			plural(len(s.cells), "cell"), thousands(t.raw), quote(s.cells[c]))
		return false
	}
	if len(s.cells) > t.raw {
		t.blankEnds.add(s.startLine)
	}
	return true
}

// refuseUnnamed tells, once, a column that has cells but no heading.
func (t *Table) refuseUnnamed(c int) bool {
	s := &t.scan
	if c >= len(s.cells) || isBlank(s.cells[c]) {
		return false
	}
	line, column := s.placeFrom(t.heading.start, t.heading.line, t.heading.starts[c])
	t.log.fail(line, column, "blank-label", "column %d has no heading, but line %d holds %s in it; name the column",
		c+1, s.startLine, quote(s.cells[c]))
	return true
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

// Rows is the number of rows handed out so far.
func (t *Table) Rows() int { return t.rows }

// Problems is every error and note in the order of the file, complete after
// the last row.
func (t *Table) Problems() Problems { return t.log.all() }

// finish tells, once, what is known only at the end.
func (t *Table) finish() {
	if t.finished {
		return
	}
	t.finished = true
	t.tellBlanks()
	t.tellOddities()
	t.tellEndings()
}

func (t *Table) tellBlanks() {
	if b := t.blankLines; b.n > 0 {
		t.log.note(b.first, 0, "blank-line", "%s left out (%s)", plural(b.n, "blank line"), b)
	}
	if b := t.blankRows; b.n > 0 {
		t.log.note(b.first, 0, "blank-row", "%s of blank cells left out (%s)", plural(b.n, "row"), b)
	}
	if b := t.blankEnds; b.n > 0 {
		t.log.note(b.first, 0, "blank-end", "%s blank cells beyond the last heading, left out (%s)", has(b.n), b)
	}
	if n := len(t.unnamed); n > 0 {
		line, column := t.scan.placeFrom(t.heading.start, t.heading.line, t.heading.starts[t.unnamed[0]])
		t.log.note(line, column, "blank-column", "%s without heading or cells left out, the first is column %d",
			plural(n, "column"), t.unnamed[0]+1)
	}
}

func has(n int) string {
	if n == 1 {
		return "1 row has"
	}
	return thousands(n) + " rows have"
}

func (t *Table) tellOddities() {
	s := &t.scan
	tell := func(m mark, kind, text string) {
		if m.n > 0 {
			line, column := s.placeFrom(0, 1, m.at)
			t.log.note(line, column, kind, text, times(m.n))
		}
	}
	tell(s.padding, "padding", "spaces between a quote and a separator were not read as part of the cell (%s)")
	tell(s.seconds, "seconds-mark", "a quote after a digit and before N, S, E or W was read as a mark of seconds (%s)")
	tell(s.carriage, "carriage-return", "a carriage return (CR) without a line feed was kept as part of its cell (%s)")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return thousands(n) + " times, first here"
}

// tellEndings names the way that lines end, and notes where ways mix.
func (t *Table) tellEndings() {
	names := [...]string{endLF: "LF", endCRLF: "CRLF", endCR: "CR"}
	main, ways := 0, 0
	for way, e := range t.scan.endings {
		if e.n > 0 {
			ways++
		}
		if e.n > t.scan.endings[main].n {
			main = way
		}
	}
	if ways == 0 {
		return // a single line
	}
	t.LineEnding = names[main]
	if ways == 1 {
		return
	}
	t.LineEnding = "mixed"
	for way, e := range t.scan.endings {
		if way != main && e.n > 0 {
			t.log.note(e.first, 0, "line-ending", "%s in %s, first here, while the others end in %s; each was read as the end of a line",
				plural(e.n, "line end"), names[way], names[main])
		}
	}
}

// tellFault turns a fault of the record that s has just read into an error.
func tellFault(j *journal, s *scanner, f fault) {
	line, column := s.place(f.at)
	switch f.kind {
	case "open-quote":
		j.fail(line, column, f.kind, `this quote is never closed; add the closing quote, or write "" for a quote in the text`)
	case "stray-quote":
		j.fail(line, column, f.kind, `a quote inside a cell that does not begin with one; put the whole cell in quotes and write "" for the quote in it`)
	case "text-after-quote":
		j.fail(line, column, f.kind, `text after a closing quote, expected a separator or the end of the line; write "" for a quote in the text`)
	case "nul-byte":
		j.fail(line, column, f.kind, "a NUL byte in a cell; the file is damaged here: correct the cell")
	case "long-cell":
		j.fail(line, column, "limit", "a cell of more than %s bytes; check where its quotes close", thousands(maxCell))
	case "too-wide":
		j.fail(line, column, "limit", "more than %s cells in one row, which is the most; check the separators", thousands(maxColumns))
	}
}
