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
	at    []int    // where each cell begins, in characters; its column in a workbook
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
	codes := g.rowCodes()
	for src.Next() {
		r := row{line: src.Line(), cells: slices.Clone(src.Row()), codes: codes[src.Line()]}
		if r.codes == nil {
			continue
		}
		for i := range r.cells {
			_, column := src.Position(i)
			r.at = append(r.at, column)
			if src.Sheet != "" {
				r.exact = append(r.exact, src.Exact(i))
			}
		}
		g.rows = append(g.rows, r)
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

// rowCodes are the codes of each line's row, without what its templates fix.
func (g *grid) rowCodes() map[int][]uint32 {
	lifted := map[int]bool{}
	for _, r := range g.table.Lifted {
		lifted[r] = true
	}
	codes := map[int][]uint32{}
	for r := range g.table.Records() {
		line := g.table.Line(r)
		if g.table.Origin(r) != g.origin || lifted[r] || codes[line] != nil {
			continue
		}
		own := make([]uint32, len(g.table.Dimensions))
		for d := range own {
			if _, fixed := g.table.Template(r).Fixed[d]; !fixed {
				own[d] = g.table.Code(d, r)
			}
		}
		codes[line] = own
	}
	return codes
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
	var texts []string
	for _, line := range slices.Concat(g.origin.Source.Above, g.origin.Source.Below) {
		texts = append(texts, line.Text)
	}
	for _, c := range g.origin.Columns {
		texts = append(texts, c.Heading.Text)
	}
	for _, r := range g.rows {
		texts = append(texts, r.cells...)
	}
	for _, text := range texts {
		_, after, said := strings.Cut(strings.ToLower(text), "rounded to the nearest ")
		if !said {
			_, after, said = strings.Cut(strings.ToLower(text), "rounded to nearest ")
		}
		end := strings.IndexFunc(after+" ", func(r rune) bool { return r != ',' && (r < '0' || r > '9') })
		if !said {
			continue
		}
		if step, err := strconv.ParseInt(strings.ReplaceAll((after + " ")[:end], ",", ""), 10, 64); err == nil && step > 1 && step <= 1000 {
			return step
		}
	}
	return 1
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
			if shown, known := g.value(at); ok && known && exact.Cmp(shown) != 0 {
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
	f.Column, f.Words, f.Heading = g.rows[at.row].at[at.column], g.rows[at.row].cells[at.column], g.heading(at.column)
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
