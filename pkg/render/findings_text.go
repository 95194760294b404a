package render

import (
	"bytes"
	"fmt"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// findingsTable draws findings for people: `line 7: "5.3 per cent": contradicted:
// the working`, what is wrong first.
func findingsTable(b *bytes.Buffer, r *result.Result, o Options) error {
	if r.Findings.OfCells {
		return cellsTable(b, r, o)
	}
	for _, c := range classOrder {
		found := ofClass(r.Findings, c.class)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "%s\n", strong(c.title, o))
		for _, f := range found {
			findingLine(b, r, f)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", tally(r.Findings))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "%s\n", noteText(n))
	}
	return nil
}

// findingLine is a finding on a line of its own, and what else the text or the return says of it
// on the next.
func findingLine(b *bytes.Buffer, r *result.Result, f *result.Finding) {
	fmt.Fprintf(b, "%s%s: \"%s\": %s: %s\n", gap, findingPlace(r, f), Clean(f.Words), f.Verdict, Clean(f.Why))
	for _, e := range f.Evidence {
		if e.Why != f.Why {
			fmt.Fprintf(b, "%s%s%s: %s: %s\n", gap, gap, e.Basis, e.Verdict, Clean(e.Why))
		}
	}
}

// findingsMarkdown draws a table for each class.
func findingsMarkdown(b *bytes.Buffer, r *result.Result, _ Options) error {
	for _, c := range classOrder {
		found := ofClass(r.Findings, c.class)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "### %s\n\n", c.title)
		markdownLine(b, []string{"place", "figure", "verdict", "working"})
		markdownLine(b, []string{"---", "---", "---", "---"})
		for _, f := range found {
			markdownLine(b, []string{markdown(findingPlace(r, f)), markdown(Clean(f.Words)), f.Verdict, markdown(Clean(f.Why))})
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", tally(r.Findings))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "\n%s\n", markdown(noteText(n)))
	}
	return nil
}

// findingsCSV draws one row a figure, in reading order.
func findingsCSV(b *bytes.Buffer, r *result.Result, o Options) error {
	if r.Findings.OfCells {
		return cellsCSV(b, r, o)
	}
	s := result.Section{Name: "findings"}
	for _, name := range []string{"file", "line", "column", "text", "kind", "hedge", "force", "period", "unit", "figure",
		"verdict", "class", "computed", "numerator", "denominator", "rule", "why", "sources"} {
		kind := result.Text
		if name == "line" || name == "column" {
			kind = result.Number
		}
		s.Columns = append(s.Columns, result.Column{Name: name, Kind: kind})
	}
	for i := range r.Findings.List {
		s.Rows = append(s.Rows, result.Row{Cells: findingCells(&r.Findings.List[i])})
	}
	return drawCSV(b, &result.Result{Schema: r.Schema, Sections: []result.Section{s}}, o)
}

func findingCells(f *result.Finding) []result.Cell {
	var cells []result.Cell
	for i, text := range []string{f.File, "", "", f.Words, f.Kind, f.Hedge, f.Force, f.Period, f.Unit, f.Figure,
		f.Verdict, f.Class, f.Computed, f.Numerator, f.Denominator, f.Rule, f.Why, sourcesText(f)} {
		cell := result.Cell{Text: text}
		switch i {
		case 1:
			cell.Quantity = result.Exact(rate.Int(int64(f.Line)))
		case 2:
			cell.Quantity = result.Exact(rate.Int(int64(f.Column)))
		}
		cells = append(cells, cell)
	}
	return cells
}

// sourcesText names the places that a finding rests on.
func sourcesText(f *result.Finding) string {
	var parts []string
	for _, e := range f.Evidence {
		for _, s := range e.Sources {
			place := s.File
			if s.Sheet != "" {
				place += ":" + s.Sheet
			}
			parts = append(parts, fmt.Sprintf("%s:%d", place, s.Line))
		}
	}
	return strings.Join(parts, "; ")
}
