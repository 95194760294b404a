package source

import "strings"

const (
	maxCells  = 1 << 24 // of one workbook that are kept, about half a GiB
	maxRows   = 1 << 20 // as many as a spreadsheet has
	maxCopies = 1 << 12 // of one row that is not blank: no table repeats one so often
)

// grid is one sheet's cells: the rows that hold something, and of blank rows
// one for each run of them, since sheets end in a million.
type grid struct {
	name   string
	number int // of the sheet, from 1
	hidden bool
	rows   []gridRow
	told   []told
}

// told is something about the cells of a sheet, told once with their number.
type told struct {
	kind, noun string
	text       func(cells string) string
	at         span
}

// tell adds a cell of a row to what is told. What is told of several number
// formats is told of each.
func (g *grid) tell(kind, noun string, text func(cells string) string, row int) {
	kind, _, _ = strings.Cut(kind, " ")
	said := text("")
	for i := range g.told {
		if t := &g.told[i]; t.kind == kind && t.text("") == said {
			t.at.add(row)
			return
		}
	}
	g.told = append(g.told, told{kind, noun, text, span{1, row, row}})
}

// gridRow is one row up to its last cell that is not blank.
type gridRow struct {
	number int // from 1
	blanks int // how many blank rows this stands for, 0 where it holds something
	hidden bool
	texts  []string // as shown
	exact  []string // the typed values as plain decimals or ISO dates; nil where there are none
	merged []area
}

// area is a cell that stands over others.
type area struct {
	at      int // column, from 0
	columns int
}

// add appends a row and stands one blank row for any that were left out before
// it. Rows come in order.
func (g *grid) add(r gridRow) {
	last := 0
	if n := len(g.rows); n > 0 {
		last = g.rows[n-1].number + max(g.rows[n-1].blanks-1, 0)
	}
	if gap := r.number - last - 1; gap > 0 {
		g.rows = append(g.rows, gridRow{number: last + 1, blanks: gap})
	}
	g.rows = append(g.rows, r)
}

// hiddenRows counts the hidden rows that hold something.
func (g *grid) hiddenRows() (s span) {
	for _, r := range g.rows {
		if r.hidden && r.blanks == 0 {
			s.add(r.number)
		}
	}
	return s
}

// exactly is the typed value of one cell.
func (r *gridRow) exactly(column int) string {
	if column < 0 || column >= len(r.exact) {
		return ""
	}
	return r.exact[column]
}

// trim takes blank cells off the end; what they are merged over stays told.
func (r *gridRow) trim() {
	n := len(r.texts)
	for n > 0 && isBlank(r.texts[n-1]) {
		n--
	}
	r.texts = r.texts[:n]
	if len(r.exact) > n {
		r.exact = r.exact[:n]
	}
}

// intern keeps one copy of texts that occur again and again in a sheet.
type intern map[string]string

func (m intern) text(s string) string {
	if len(s) > 64 || s == "" {
		return s
	}
	if same, ok := m[s]; ok {
		return same
	}
	if len(m) < 1<<16 {
		m[s] = s
	}
	return s
}

// nextRow is next for a sheet: cells stand at the numbers of their columns.
func (s *scanner) nextRow() bool {
	if s.pos >= len(s.grid.rows) {
		return false
	}
	r := &s.grid.rows[s.pos]
	s.start, s.startLine = s.pos, r.number
	s.fault = fault{}
	s.cells = append(s.cells[:0], r.texts...)
	for len(s.cells) < s.pad {
		s.cells = append(s.cells, "")
	}
	for len(s.starts) < len(s.cells) {
		s.starts = append(s.starts, len(s.starts))
	}
	s.starts = s.starts[:len(s.cells)]
	s.pos++
	s.line = r.number + max(r.blanks, 1)
	return true
}

// row is the sheet's row that the scanner has just read.
func (s *scanner) row() *gridRow { return &s.grid.rows[s.start] }

// cut makes the scanner end before an offset, which is a row's number in a sheet.
func (s *scanner) cut(end int) {
	if s.grid == nil {
		s.text = s.text[:end]
		return
	}
	part := *s.grid
	part.rows = part.rows[:end]
	s.grid = &part
}

func newGridScanner(g *grid) scanner { return scanner{grid: g, line: 1} }
