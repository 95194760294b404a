package render

import (
	"bytes"
	"fmt"
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
// whole answer.
func drawTable(b *bytes.Buffer, r *result.Result, o Options) error {
	for i := range r.Sections {
		p := pageOf(&r.Sections[i])
		if i > 0 {
			b.WriteByte('\n')
		}
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
	}
	if len(r.Notes) > 0 && b.Len() > 0 {
		b.WriteByte('\n')
	}
	for _, n := range r.Notes {
		fmt.Fprintf(b, "%s\n", noteText(n))
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

// drawGrid lets tablewriter draw cells that already line up, then sets off the
// rows that stand apart, which tablewriter cannot.
func drawGrid(b *bytes.Buffer, p page, o Options) error {
	var drawn bytes.Buffer
	t := plainTable(&drawn, p.columns)
	headings := make([]any, len(p.columns))
	rows := make([][]string, len(p.rows))
	for i := range rows {
		rows[i] = make([]string, len(p.columns))
	}
	for j, c := range p.columns {
		faces := make([]face, len(p.rows))
		for i := range p.rows {
			faces[i] = p.rows[i].cells[j]
		}
		var cells []string
		headings[j], cells = lineUp(c, faces)
		for i := range p.rows {
			rows[i][j] = cells[i]
		}
	}
	t.Header(headings...)
	if err := t.Bulk(rows); err != nil {
		return fmt.Errorf("drawing the table: %w", err)
	}
	if err := t.Render(); err != nil {
		return fmt.Errorf("drawing the table: %w", err)
	}
	return copyGrid(b, drawn.String(), p, o)
}

// copyGrid takes the drawn lines over: a heading, a rule, a line a row. It
// counts them, because tablewriter does not tell when it failed.
func copyGrid(b *bytes.Buffer, drawn string, p page, o Options) error {
	lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
	if len(lines) != len(p.rows)+2 {
		return fmt.Errorf("drawing the table: %d rows became %d lines", len(p.rows), len(lines)-2)
	}
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		switch {
		case i == 0:
			line = strong(line, o)
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
			place(right(f.within, within)) + place(right(tailOf(f), tail))
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

// drawList draws each row as a title and its values down the page.
func drawList(b *bytes.Buffer, p page, o Options) {
	label, main, working := 0, 0, 0
	for _, c := range p.columns {
		label = max(label, width(heading(c)))
	}
	for _, r := range p.rows {
		for j, f := range r.cells {
			if numeric(p.columns[j].Kind) {
				main, working = max(main, width(f.main)), max(working, width(f.working))
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
			c := p.columns[j]
			value := f.main
			if numeric(c.Kind) {
				value = left(f.main, main)
			}
			parts := words(right(f.working, 0), f.within, tailOf(f))
			if numeric(c.Kind) && f.working != "" {
				parts = words(left(f.working, working), f.within, tailOf(f))
			}
			line := gap + right(heading(c), label) + gap + value
			if parts != "" {
				line += gap + parts
			}
			fmt.Fprintf(b, "%s\n", strings.TrimRight(line, " "))
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
