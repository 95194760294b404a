package source

import (
	"strings"
	"unicode/utf8"
)

const (
	maxColumns = 16384   // as many as a spreadsheet has
	maxCell    = 1 << 20 // bytes
)

// The classes of bytes that the scanner stops at.
const (
	plain = iota
	separator
	lineFeed
	carriage
	quoteSign
	nulByte
	longSeparator
	escapeSign
)

// The ways a line can end.
const (
	endLF = iota
	endCRLF
	endCR
)

// fault is why a record cannot be trusted, and where.
type fault struct {
	kind string // the kind of the Problem it becomes; "" for none
	at   int    // offset into the text
}

// scanner cuts text into records and cells by RFC 4180. It never gives up: a
// record with a fault ends at its line, and the next line begins a new one.
//
// Cells are parts of the text, except where doubled quotes were undone.
//
// A scanner of a sheet hands out its rows: offsets are numbers of rows (pos,
// start) and of columns (starts), and there are no faults.
type scanner struct {
	text string
	grid *grid // instead of text
	pad  int   // a sheet's rows have at least as many cells
	style
	class *[256]uint8 // what each byte is

	pos, line        int // where the next record begins
	start, startLine int // where the current one began
	cells            []string
	starts           []int // offset of each cell
	fault            fault
	escaped          bool // the record has a backslash to be undone

	endings  [3]span // how lines ended, outside quotes
	padding  mark    // spaces around quotes
	seconds  mark    // quotes that are marks of seconds
	carriage mark    // CRs that are part of a cell
	escapes  mark    // backslashes that take away the meaning of what follows
	doubled  mark    // cells in doubled quotes
}

// style is how a text writes its cells.
type style struct {
	delim   byte   // the separator, or the first byte of it
	long    string // the separator where it is longer than a byte, else ""
	quoted  byte   // the quote sign
	slashes bool   // a backslash takes away the meaning of what follows
	crEnds  bool   // a CR by itself ends a line
}

// mark counts an oddity and keeps the offset of the first one.
type mark struct{ n, at int }

func (m *mark) add(at int) {
	if m.n == 0 {
		m.at = at
	}
	m.n++
}

func newScanner(text string, delim byte, crEnds bool) scanner {
	return style{delim: delim, quoted: '"', crEnds: crEnds}.scan(text)
}

func (w style) scan(text string) scanner {
	s := scanner{text: text, style: w, line: 1, class: new([256]uint8)}
	s.class['\n'] = lineFeed
	s.class['\r'] = carriage
	s.class[w.quoted] = quoteSign
	s.class[0] = nulByte
	s.class[w.delim] = separator
	if w.long != "" {
		s.class[w.delim] = longSeparator
	}
	if w.slashes {
		s.class['\\'] = escapeSign
	}
	return s
}

// probe is a scanner of its own that goes on where this one stands.
func (s *scanner) probe() scanner {
	p := *s
	p.cells, p.starts = nil, nil
	return p
}

// next reads one record into cells, starts and fault; false at the end.
func (s *scanner) next() bool {
	if s.pos >= len(s.text) {
		return s.grid != nil && s.nextRow()
	}
	s.cells, s.starts, s.fault = s.cells[:0], s.starts[:0], fault{}
	s.start, s.startLine = s.pos, s.line
	text, field, i := s.text, s.pos, s.pos
	for {
		for i < len(text) && s.class[text[i]] == plain {
			i++
		}
		if i == len(text) {
			s.add(field, text[field:])
			s.pos = i
			return s.done()
		}
		switch s.class[text[i]] {
		case separator:
			s.add(field, text[field:i])
			i++
			field = i
		case lineFeed, carriage:
			end, way := s.lineEnd(i)
			if end > i {
				s.add(field, text[field:i])
				s.finish(end, way)
				return s.done()
			}
			s.carriage.add(i)
			i++
		case quoteSign:
			var done bool
			if i, done = s.quote(&field, i); done {
				return s.done()
			}
		default:
			i = s.rare(&field, i)
		}
	}
}

// rare deals with the signs at i that few files have.
func (s *scanner) rare(field *int, i int) (next int) {
	switch s.class[s.text[i]] {
	case longSeparator:
		return i + s.cutLong(field, i)
	case escapeSign:
		return s.skipEscape(i)
	}
	s.blame("nul-byte", i)
	return i + 1
}

// cutLong ends a cell where the whole of a longer separator stands at i, and
// returns how far to go on.
func (s *scanner) cutLong(field *int, i int) int {
	if !strings.HasPrefix(s.text[i:], s.long) {
		return 1
	}
	s.add(*field, s.text[*field:i])
	*field = i + len(s.long)
	return len(s.long)
}

// skipEscape passes over the backslash at i and what it takes the meaning from.
func (s *scanner) skipEscape(i int) int {
	if i+1 >= len(s.text) || !s.hasMeaning(s.text[i+1]) {
		return i + 1
	}
	s.escapes.add(i)
	s.escaped = true
	return i + 2
}

// hasMeaning tells the signs that a backslash takes the meaning from.
func (s *scanner) hasMeaning(b byte) bool {
	switch s.class[b] {
	case separator, longSeparator, quoteSign, escapeSign:
		return true
	}
	return false
}

// unescape leaves out the backslashes of the record.
func (s *scanner) unescape() {
	s.escaped = false
	for i, cell := range s.cells {
		if strings.IndexByte(cell, '\\') < 0 {
			continue
		}
		var b strings.Builder
		for k := 0; k < len(cell); k++ {
			if cell[k] == '\\' && k+1 < len(cell) && s.hasMeaning(cell[k+1]) {
				k++
			}
			b.WriteByte(cell[k])
		}
		s.cells[i] = b.String()
	}
}

// done is always true: the record is read, but for its backslashes.
func (s *scanner) done() bool {
	if s.escaped {
		s.unescape()
	}
	return true
}

// add takes one cell; beyond the most columns nothing is kept, so that a line
// of separators cannot fill the memory.
func (s *scanner) add(at int, cell string) {
	if len(cell) > maxCell {
		s.blame("long-cell", at)
	}
	if len(s.cells) > maxColumns {
		return
	}
	if len(s.cells) == maxColumns {
		s.blame("too-wide", at)
	}
	s.cells = append(s.cells, cell)
	s.starts = append(s.starts, at)
}

// blame keeps the first fault of a record.
func (s *scanner) blame(kind string, at int) {
	if s.fault.kind == "" {
		s.fault = fault{kind, at}
	}
}

// lineEnd is the offset after the line end at i and its way, and i itself
// where the CR at i is part of a cell. CRs before a LF belong to the line end.
func (s *scanner) lineEnd(i int) (end, way int) {
	text := s.text
	if text[i] == '\n' {
		return i + 1, endLF
	}
	if i+1 < len(text) && text[i+1] == '\n' {
		return i + 2, endCRLF
	}
	if s.crEnds || i+1 == len(text) {
		return i + 1, endCR
	}
	if strings.HasPrefix(text[i+1:], "\r\n") {
		return i + 3, endCRLF
	}
	return i, endCR
}

func (s *scanner) finish(end, way int) {
	s.endings[way].add(s.line)
	s.line++
	s.pos = end
}

// resync ends the record at the line that holds offset at; the rest of that
// line stands as one last cell, for messages. It is always done.
func (s *scanner) resync(field, at int) bool {
	stop := "\n"
	if s.crEnds {
		stop = "\r\n"
	}
	end := len(s.text)
	if k := strings.IndexAny(s.text[at:], stop); k >= 0 {
		end = at + k
	}
	s.add(field, strings.TrimRight(s.text[field:end], "\r"))
	s.line = s.startLine + s.breaks(s.start, end)
	if end == len(s.text) {
		s.pos = end
		return true
	}
	next, way := s.lineEnd(end)
	if way == endLF && end > s.start && s.text[end-1] == '\r' {
		way = endCRLF
	}
	s.finish(next, way)
	return true
}

// breaks counts the line ends between two offsets.
func (s *scanner) breaks(from, to int) int {
	return countBreaks(s.text[from:to], s.crEnds)
}

func countBreaks(text string, crEnds bool) int {
	n := strings.Count(text, "\n")
	if crEnds {
		n += strings.Count(text, "\r") - strings.Count(text, "\r\n")
	}
	return n
}

// place is the line and the column, in characters, of an offset that is not
// before the current record.
func (s *scanner) place(at int) (line, column int) {
	return s.placeFrom(s.start, s.startLine, at)
}

// placeFrom is the line and column of an offset, counted on from the start of
// a line whose number is known.
func (s *scanner) placeFrom(start, startLine, at int) (line, column int) {
	if s.grid != nil {
		return startLine, at + 1
	}
	line, column = placeIn(s.text[start:], at-start, s.crEnds)
	return startLine + line - 1, column
}

// placeIn is the line and the column, in characters, of an offset into text.
func placeIn(text string, at int, crEnds bool) (line, column int) {
	before := text[:at]
	signs := "\n"
	if crEnds {
		signs = "\r\n"
	}
	return countBreaks(before, crEnds) + 1, utf8.RuneCountInString(before[strings.LastIndexAny(before, signs)+1:]) + 1
}
