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
	text   string
	grid   *grid // instead of text
	pad    int   // a sheet's rows have at least as many cells
	delim  byte
	crEnds bool // a CR by itself ends a line
	class  [256]uint8

	pos, line        int // where the next record begins
	start, startLine int // where the current one began
	cells            []string
	starts           []int // offset of each cell
	fault            fault

	endings  [3]span // how lines ended, outside quotes
	padding  mark    // spaces around quotes
	seconds  mark    // quotes that are marks of seconds
	carriage mark    // CRs that are part of a cell
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
	s := scanner{text: text, delim: delim, crEnds: crEnds, line: 1}
	s.class['\n'] = lineFeed
	s.class['\r'] = carriage
	s.class['"'] = quoteSign
	s.class[0] = nulByte
	s.class[delim] = separator
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
			return true
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
				return true
			}
			s.carriage.add(i)
			i++
		case quoteSign:
			var done bool
			if i, done = s.quote(&field, i); done {
				return true
			}
		case nulByte:
			s.blame("nul-byte", i)
			i++
		}
	}
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

// quote deals with a quote sign at i of the cell that begins at field. It
// returns where to go on, or done where the record has come to its end.
func (s *scanner) quote(field *int, i int) (next int, done bool) {
	text := s.text
	before := text[*field:i]
	if strings.Trim(before, " ") != "" {
		if secondsMark(text, i) {
			s.seconds.add(i)
			return i + 1, false
		}
		s.blame("stray-quote", i)
		return i, s.resync(*field, i)
	}
	if before != "" {
		s.padding.add(*field)
	}
	end, doubled := closing(text, i+1)
	if end < 0 {
		s.blame("open-quote", i)
		return i, s.resync(*field, i)
	}
	after := end + 1
	for after < len(text) && text[after] == ' ' {
		after++
	}
	if !s.cellEnds(after) {
		return i, s.badClose(*field, i, end, after)
	}
	if after > end+1 {
		s.padding.add(end + 1)
	}
	s.addQuoted(*field, text[i+1:end], doubled)
	if after < len(text) && s.class[text[after]] == separator {
		*field = after + 1
		return after + 1, false
	}
	if after < len(text) {
		after, way := s.lineEnd(after)
		s.finish(after, way)
		return after, true
	}
	s.pos = after
	return after, true
}

// closing is the offset of the quote that closes the cell whose text begins at
// from, or -1.
func closing(text string, from int) (end int, doubled bool) {
	for {
		k := strings.IndexByte(text[from:], '"')
		if k < 0 {
			return -1, doubled
		}
		end = from + k
		if end+1 >= len(text) || text[end+1] != '"' {
			return end, doubled
		}
		doubled = true
		from = end + 2
	}
}

// cellEnds tells whether a cell may end at i.
func (s *scanner) cellEnds(i int) bool {
	if i >= len(s.text) {
		return true
	}
	switch s.class[s.text[i]] {
	case separator, lineFeed:
		return true
	case carriage:
		end, _ := s.lineEnd(i)
		return end > i
	}
	return false
}

// badClose blames text after a closing quote. Where the quotes span lines it
// is the opening one that lacks its partner: the later one belongs elsewhere.
func (s *scanner) badClose(field, open, end, after int) bool {
	if s.breaks(open, end) > 0 {
		s.blame("open-quote", open)
		return s.resync(field, open)
	}
	s.blame("text-after-quote", after)
	return s.resync(field, after)
}

func (s *scanner) addQuoted(field int, cell string, doubled bool) {
	if strings.IndexByte(cell, 0) >= 0 {
		s.blame("nul-byte", field+strings.IndexByte(s.text[field:], 0))
	}
	if strings.ContainsAny(cell, "\r\n") {
		s.line += countBreaks(cell, s.crEnds)
	}
	if doubled && len(cell) <= maxCell {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	s.add(field, cell)
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

// secondsMark tells the quote of 36'37.8"N: after a digit, before a point of
// the compass. No other reading of it is likely, and coordinates are common.
func secondsMark(text string, i int) bool {
	if i == 0 || text[i-1] < '0' || text[i-1] > '9' || i+1 == len(text) {
		return false
	}
	return strings.IndexByte("NSEW", text[i+1]) >= 0
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
