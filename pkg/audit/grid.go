package audit

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// grid is one table of one file as it is printed, with what its rows and
// columns were taken for.
type grid struct {
	table  *returns.Table
	origin *returns.Origin
	index  int // of the origin in its table
	rows   []row
	counts []counter // by column; template -1 where the column is not counted
	// rounded says that the counts shown are rounded: full-time equivalents, or
	// a workbook that keeps more than it shows.
	rounded bool
	step    int64 // what counts are rounded to: 1, or as a note says
	unread  bool  // row-level: each row counts itself, and no cell is a count
}

// row is one row as printed. Its codes are those of the columns that name it;
// what a heading fixes is All here.
type row struct {
	line  int
	cells []string
	at    []uint32 // where each cell begins, in characters; its column in a workbook
	exact []string // what a workbook keeps; nil for text
	codes []uint32
}

// counter is the template and the unit by which a column is counted.
type counter struct{ template, unit int }

// newGrid reads an origin of a table again.
func newGrid(files *returns.Files, t *returns.Table, o int) (*grid, error) {
	g := &grid{table: t, origin: t.Origins[o], index: o, unread: t.Shape == returns.RowLevel}
	g.countColumns()
	if g.unread {
		return g, nil
	}
	src, err := files.Again(g.origin.Source)
	if err != nil {
		return nil, err
	}
	records := g.firstRecords()
	g.rows = make([]row, 0, g.origin.Rows)
	for src.Next() {
		if line := src.Line(); line < len(records) && records[line] >= 0 {
			g.rows = append(g.rows, g.read(src, int(records[line])))
		}
	}
	g.step = g.roundedTo()
	g.rounded = g.step > 1 || g.isRounded()
	return g, nil
}

// countColumns finds by which template and unit each column is counted.
func (g *grid) countColumns() {
	g.counts = make([]counter, len(g.origin.Columns))
	for c := range g.counts {
		g.counts[c] = counter{-1, -1}
	}
	for i, template := range g.origin.Templates {
		for unit, column := range template.Columns {
			g.counts[column] = counter{i, unit}
		}
	}
}

// read is the current row of the file, which made record r.
func (g *grid) read(src *returns.File, r int) row {
	cells := slices.Clone(src.Row())
	one := row{line: src.Line(), cells: cells, at: make([]uint32, len(cells)), codes: g.rowCodes(r)}
	for i := range cells {
		_, column := src.Position(i)
		one.at[i] = uint32(column)
	}
	if src.Sheet != "" {
		one.exact = make([]string, len(cells))
		for i := range cells {
			one.exact[i] = src.Exact(i)
		}
	}
	return one
}

// firstRecords is the first record that each line made, -1 for none.
func (g *grid) firstRecords() (records []int32) {
	lifted := map[int]bool{}
	for _, r := range g.table.Lifted {
		lifted[r] = true
	}
	for r := range g.table.Records() {
		if g.table.Origin(r) != g.origin || lifted[r] {
			continue
		}
		line := g.table.Line(r)
		for line >= len(records) {
			records = append(records, -1)
		}
		if records[line] < 0 {
			records[line] = int32(r)
		}
	}
	return records
}

// rowCodes are the codes of a record's row, without what its template fixes.
func (g *grid) rowCodes(r int) []uint32 {
	own := make([]uint32, len(g.table.Dimensions))
	fixed := g.table.Template(r).Fixed
	for d := range own {
		if _, is := fixed[d]; !is {
			own[d] = g.table.Code(d, r)
		}
	}
	return own
}

// cell is a count of the grid: its row and its column.
type cell struct{ row, column int }

// codes are all that a count is of: its row's values and its heading's.
func (g *grid) codes(at cell) []uint32 {
	codes := slices.Clone(g.rows[at.row].codes)
	if t := g.counts[at.column].template; t >= 0 {
		for d, code := range g.origin.Templates[t].Fixed {
			codes[d] = code
		}
	}
	return codes
}

// count reads a count as written.
func (g *grid) count(at cell) returns.Cell {
	return returns.ParseAmount(g.rows[at.row].cells[at.column])
}

// value is the number of a count that is known.
func (g *grid) value(at cell) (*big.Rat, bool) {
	c := g.count(at)
	if c.Broken != "" || c.Mark.State != vocab.Known {
		return nil, false
	}
	return c.Number.Rat(), true
}

// kept is what a workbook keeps of a count, which it shows rounded.
func (g *grid) kept(at cell) (*big.Rat, bool) {
	if g.rows[at.row].exact == nil || g.rows[at.row].exact[at.column] == "" {
		return nil, false
	}
	return new(big.Rat).SetString(g.rows[at.row].exact[at.column])
}

// roundedTo is the step that a title, note or label says counts are rounded to:
// "figures are rounded to the nearest 5". 1 where nothing is said.
func (g *grid) roundedTo() int64 {
	for _, line := range slices.Concat(g.origin.Source.Above, g.origin.Source.Below) {
		if step, said := roundedTo(line.Text); said {
			return step
		}
	}
	for _, c := range g.origin.Columns {
		if step, said := roundedTo(c.Heading.Text); said {
			return step
		}
	}
	for _, r := range g.rows {
		for _, text := range r.cells {
			if step, said := roundedTo(text); said {
				return step
			}
		}
	}
	return 1
}

// roundedTo is the step that a text says counts are rounded to.
func roundedTo(text string) (step int64, said bool) {
	if len(text) < len("rounded to nearest 5") {
		return 0, false // as nearly all cells are
	}
	_, after, said := strings.Cut(strings.ToLower(text), "rounded to the nearest ")
	if !said {
		_, after, said = strings.Cut(strings.ToLower(text), "rounded to nearest ")
	}
	if !said {
		return 0, false
	}
	end := strings.IndexFunc(after+" ", func(r rune) bool { return r != ',' && (r < '0' || r > '9') })
	step, err := strconv.ParseInt(strings.ReplaceAll(after[:end], ",", ""), 10, 64)
	return step, err == nil && step > 1 && step <= 1000
}

// isRounded asks the population, then the workbook's own values.
func (g *grid) isRounded() bool {
	for _, t := range g.origin.Templates {
		if t.Population == returns.FullTimeEquivalents {
			return true
		}
	}
	for i := range g.rows {
		for c := range g.counts {
			at := cell{i, c}
			if g.counts[c].template < 0 {
				continue
			}
			exact, ok := g.kept(at)
			if !ok {
				continue
			}
			if shown, known := g.value(at); known && exact.Cmp(shown) != 0 {
				return true
			}
		}
	}
	return false
}

// label is the printed form of a value.
func (g *grid) label(d int, code uint32) string { return g.table.Dimensions[d].Values[code].Label }

// about names what a row is about: "Kent, 2008".
func (g *grid) about(codes []uint32) string {
	text := ""
	for d, code := range codes {
		if code != returns.All && g.table.Dimensions[d].Row {
			if text != "" {
				text += ", "
			}
			text += g.label(d, code)
		}
	}
	return text
}

// heading is what a column is called.
func (g *grid) heading(c int) string { return g.origin.Columns[c].Heading.Text }

// finding is a finding about a cell, to be filled in.
func (g *grid) finding(at cell, kind string) result.Finding {
	f := g.onLine(g.rows[at.row].line, kind)
	f.Column, f.Words, f.Heading = int(g.rows[at.row].at[at.column]), g.rows[at.row].cells[at.column], g.heading(at.column)
	codes := g.codes(at)
	for d, dimension := range g.table.Dimensions {
		switch {
		case codes[d] == returns.All:
		case dimension.Name == "force":
			f.Force = g.label(d, codes[d])
		case dimension.Name == "period":
			f.Period = g.label(d, codes[d])
		}
	}
	if u := g.counts[at.column].unit; u >= 0 {
		f.Unit = g.table.Units[u].Name
	}
	return f
}

// onLine is a finding about a line, or, with 0, about the whole table.
func (g *grid) onLine(line int, kind string) result.Finding {
	return result.Finding{File: g.origin.Source.Ref.Name(), Sheet: g.origin.Source.Sheet, Text: -1, Line: line, Kind: kind}
}

// source is a place that a finding rests on.
func (g *grid) source(row int) result.Source {
	return result.Source{File: g.origin.Source.Ref.Name(), Sheet: g.origin.Source.Sheet, Line: g.rows[row].line}
}
