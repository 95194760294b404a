package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/result"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

const (
	gap   = "  " // between columns
	rule  = "─"
	empty = "No rows."
)

// drawTable draws each section with its notes under it, then the notes on the
// whole answer. No line ends in blanks.
func drawTable(b *bytes.Buffer, r *result.Result, o Options) error {
	var drawn bytes.Buffer
	for i := range r.Sections {
		if i > 0 {
			drawn.WriteByte('\n')
		}
		if err := drawSection(&drawn, pageOf(&r.Sections[i]), o); err != nil {
			return err
		}
	}
	if len(r.Notes) > 0 && drawn.Len() > 0 {
		drawn.WriteByte('\n')
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&drawn, "%s\n", noteText(n))
	}
	for line := range bytes.Lines(drawn.Bytes()) {
		fmt.Fprintf(b, "%s\n", bytes.TrimRight(line, " \n"))
	}
	return nil
}

func drawSection(b *bytes.Buffer, p page, o Options) error {
	if p.title != "" {
		fmt.Fprintf(b, "%s\n", strong(p.title, o))
	}
	if err := drawBody(b, p, o); err != nil {
		return err
	}
	if len(p.footnotes)+len(p.general) > 0 {
		b.WriteByte('\n')
	}
	for _, n := range p.footnotes {
		fmt.Fprintf(b, "%s\n", noteText(n))
	}
	for _, text := range p.general {
		fmt.Fprintf(b, "Note: %s\n", text)
	}
	return nil
}

func drawBody(b *bytes.Buffer, p page, o Options) error {
	switch {
	case len(p.rows) == 0:
		fmt.Fprintf(b, "%s\n", empty)
		return nil
	case p.list:
		drawList(b, p, o)
		return nil
	case len(p.columns) == 0:
		return nil
	}
	return drawGrid(b, p, o)
}

// grid is the text of a table by column, every cell of a column lined up.
type grid struct {
	columns  []result.Column
	headings []string
	cells    [][]string // column, row
}

// drawGrid draws the columns side by side, or in blocks one below the other
// where the page is too narrow for all of them: nothing is cut or wrapped.
func drawGrid(b *bytes.Buffer, p page, o Options) error {
	var g grid
	for j, c := range p.columns {
		faces := make([]face, len(p.rows))
		for i := range p.rows {
			faces[i] = p.rows[i].cells[j]
		}
		heading, cells := lineUp(c, faces)
		g.columns = append(g.columns, c)
		g.headings = append(g.headings, heading)
		g.cells = append(g.cells, cells)
	}
	for i, block := range g.blocks(o.Width) {
		if i > 0 {
			b.WriteByte('\n')
		}
		if err := drawBlock(b, block, p, o); err != nil {
			return err
		}
	}
	return nil
}

// blocks cuts a grid so that each part fits into limit. The texts that lead a
// row are repeated, because figures without them belong to nobody.
func (g grid) blocks(limit int) []grid {
	lead := 0
	for lead < len(g.columns)-1 && !numeric(g.columns[lead].Kind) {
		lead++
	}
	var blocks []grid
	block := g.pick(0, lead)
	for j := lead; j < len(g.columns); j++ {
		next := block.with(g.pick(j, j+1))
		if limit > 0 && next.width() > limit && len(block.columns) > lead {
			blocks = append(blocks, block)
			next = g.pick(0, lead).with(g.pick(j, j+1))
		}
		block = next
	}
	return append(blocks, block)
}

func (g grid) pick(from, to int) grid {
	return grid{g.columns[from:to], g.headings[from:to], g.cells[from:to]}
}

func (g grid) with(h grid) grid {
	return grid{slices.Concat(g.columns, h.columns), slices.Concat(g.headings, h.headings), slices.Concat(g.cells, h.cells)}
}

func (g grid) width() int {
	total := len(gap) * (len(g.columns) - 1)
	for j, heading := range g.headings {
		widest := width(heading)
		for _, cell := range g.cells[j] {
			widest = max(widest, width(cell))
		}
		total += widest
	}
	return total
}

// drawBlock lets tablewriter draw, then sets off the rows that stand apart,
// which tablewriter cannot. It counts the lines (a heading, a rule, a line a
// row), because tablewriter does not tell when it failed.
func drawBlock(b *bytes.Buffer, g grid, p page, o Options) error {
	var drawn bytes.Buffer
	t := plainTable(&drawn, g.columns)
	t.Header(g.headings)
	for i := range p.rows {
		row := make([]string, len(g.columns)) // tablewriter keeps it
		for j := range row {
			row[j] = g.cells[j][i]
		}
		if err := t.Append(row); err != nil {
			return fmt.Errorf("drawing the table: %w", err)
		}
	}
	if err := t.Render(); err != nil {
		return fmt.Errorf("drawing the table: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(drawn.String(), "\n"), "\n")
	if len(lines) != len(p.rows)+2 {
		return fmt.Errorf("drawing the table: %d rows became %d lines", len(p.rows), len(lines)-2)
	}
	for i, line := range lines {
		switch {
		case i == 0:
			line = strong(strings.TrimRight(line, " "), o)
		case i >= 2 && p.rows[i-2].apart:
			fmt.Fprintf(b, "%s\n", lines[1])
		}
		fmt.Fprintf(b, "%s\n", line)
	}
	return nil
}

// plainTable is a tablewriter without frame, wrapping, cutting or rewriting.
// East Asian width is fixed to narrow; left alone it follows the locale.
func plainTable(b *bytes.Buffer, columns []result.Column) *tablewriter.Table {
	aligns := make(tw.Alignment, len(columns))
	pads := make([]tw.Padding, len(columns))
	for i, c := range columns {
		aligns[i] = tw.AlignLeft
		if numeric(c.Kind) {
			aligns[i] = tw.AlignRight
		}
		pads[i] = tw.Padding{Right: gap, Overwrite: true}
	}
	pads[len(pads)-1] = tw.PaddingNone
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{PerColumn: aligns},
		Padding:    tw.CellPadding{Global: tw.PaddingNone, PerColumn: pads},
	}
	symbols := tw.NewSymbolCustom("plain").WithRow(rule).WithColumn("").WithCenter(rule)
	return tablewriter.NewTable(b,
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: symbols,
			Settings: tw.Settings{
				Separators: tw.SeparatorsNone,
				Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.On, ShowFooterLine: tw.Off},
			},
		})),
		tablewriter.WithConfig(tablewriter.Config{
			Header:   cells,
			Row:      cells,
			Behavior: tw.Behavior{AutoHide: tw.Off, TrimSpace: tw.Off, TrimTab: tw.Off, TrimLine: tw.Off},
		}),
	)
}

// lineUp pads the cells of a column so that digits, signs, workings and marks
// stand under each other, and the heading so that it ends over the numbers.
func lineUp(c result.Column, faces []face) (string, []string) {
	cells := make([]string, len(faces))
	if !numeric(c.Kind) {
		for i, f := range faces {
			cells[i] = words(f.main, marksText(f.marks))
		}
		return heading(c), cells
	}
	var main, working, within, tail int
	for _, f := range faces {
		main = max(main, width(f.main))
		working = max(working, width(f.working))
		within = max(within, width(f.within))
		tail = max(tail, width(tailOf(f)))
	}
	for i, f := range faces {
		cells[i] = left(f.main, main) + place(left(f.working, working)) +
			place(left(f.within, within)) + place(right(tailOf(f), tail))
	}
	return heading(c) + place(strings.Repeat(" ", within)) + place(strings.Repeat(" ", tail)), cells
}

// tailOf is what stands behind the digits.
func tailOf(f face) string { return words(f.remark, marksText(f.marks)) }

// place sets a part off from the one before it; a part no cell has takes none.
func place(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// drawList draws each row as a title and its values down the page. The digits
// of all rows end at one place.
func drawList(b *bytes.Buffer, p page, o Options) {
	label, main := 0, 0
	for j, c := range p.columns {
		label = max(label, width(heading(c)))
		for _, r := range p.rows {
			if numeric(c.Kind) {
				main = max(main, width(r.cells[j].main))
			}
		}
	}
	for i, r := range p.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		if title := words(r.title, marksText(r.marks)); title != "" {
			fmt.Fprintf(b, "%s\n", strong(title, o))
		}
		for j, f := range r.cells {
			if f.empty() {
				continue
			}
			value := f.main
			if numeric(p.columns[j].Kind) {
				value = left(value, main)
			}
			line := gap + right(heading(p.columns[j]), label) + gap + value
			if rest := words(f.working, f.within, tailOf(f)); rest != "" {
				line += gap + rest
			}
			fmt.Fprintf(b, "%s\n", line)
		}
	}
}

// strong is bold where the terminal may be spoken to.
func strong(s string, o Options) string {
	if o.Color && s != "" {
		return "\x1b[1m" + s + "\x1b[0m"
	}
	return s
}

// width is the number of terminal cells of s, whatever the locale says.
func width(s string) int { return twwidth.WidthWithOptions(s, twwidth.Options{}) }

func left(s string, to int) string  { return strings.Repeat(" ", max(0, to-width(s))) + s }
func right(s string, to int) string { return s + strings.Repeat(" ", max(0, to-width(s))) }
