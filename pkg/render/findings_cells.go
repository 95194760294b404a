package render

import (
	"bytes"
	"fmt"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// mostAlike is how many findings of one kind under one heading the table lists.
const mostAlike = 12

// cellPlace is where a finding about a cell stands: the file where there are
// several, the sheet, the line and the heading.
func cellPlace(r *result.Result, f *result.Finding) string {
	place := ""
	add := func(text string) {
		if place != "" && text != "" {
			place += ", "
		}
		place += text
	}
	if len(r.Inputs) > 1 && r.Inputs[0].Name != r.Inputs[len(r.Inputs)-1].Name {
		add(Clean(f.File))
	}
	add(Clean(f.Sheet))
	if f.Line > 0 {
		add(fmt.Sprintf("line %d", f.Line))
	}
	add(Clean(f.Heading))
	if place == "" {
		return "the table"
	}
	return place
}

// alike is the findings of one kind under one heading.
type alike struct{ file, sheet, heading, kind, verdict string }

// cellsTable draws findings about cells for people: what fails, what is
// doubtful, what cannot be checked; of what holds one line a column.
func cellsTable(b *bytes.Buffer, r *result.Result, o Options) error {
	for _, c := range classOrder {
		found := ofClass(r.Findings, c.class)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "%s\n", strong(c.title, o))
		order, groups := gather(found, c.class == "ok")
		for _, key := range order {
			if c.class == "ok" {
				first := *groups[key][0]
				first.Line = 0
				fmt.Fprintf(b, "%s%s: %s\n", gap, cellPlace(r, &first), held(len(groups[key]), key.kind))
				continue
			}
			for i, f := range groups[key] {
				if i == mostAlike {
					fmt.Fprintf(b, "%s%sand %d more like it (--format csv lists all)\n", gap, gap, len(groups[key])-i)
					break
				}
				findingLine(b, r, f)
			}
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", tally(r.Findings))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "%s\n", noteText(n))
	}
	return nil
}

// gather puts findings that are alike together, in the order of the first.
// What holds is alike whichever way it does.
func gather(found []*result.Finding, whichever bool) (order []alike, groups map[alike][]*result.Finding) {
	groups = map[alike][]*result.Finding{}
	for _, f := range found {
		key := alike{f.File, f.Sheet, f.Heading, f.Kind, f.Verdict}
		if whichever {
			key.verdict = ""
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], f)
	}
	return order, groups
}

// held says how many of what hold.
func held(n int, kind string) string {
	noun := kind
	switch kind {
	case "share", "change", "ratio":
		noun = "printed " + kind
	}
	if n == 1 {
		return "1 " + noun + " holds"
	}
	return counted(n, noun) + " hold"
}

// counted writes "1 figure", "72 figures".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// cellsCSV draws one row a finding, with the place of its cell.
func cellsCSV(b *bytes.Buffer, r *result.Result, o Options) error {
	s := result.Section{Name: "findings"}
	for _, name := range []string{"file", "sheet", "row", "column", "heading", "text", "kind", "force", "period", "unit",
		"verdict", "class", "computed", "numerator", "denominator", "rule", "why", "sources"} {
		kind := result.Text
		if name == "row" || name == "column" {
			kind = result.Number
		}
		s.Columns = append(s.Columns, result.Column{Name: name, Kind: kind})
	}
	for i := range r.Findings.List {
		f := &r.Findings.List[i]
		var cells []result.Cell
		for _, text := range []string{f.File, f.Sheet, "", "", f.Heading, f.Words, f.Kind, f.Force, f.Period, f.Unit,
			f.Verdict, f.Class, f.Computed, f.Numerator, f.Denominator, f.Rule, f.Why, sourcesText(f)} {
			cells = append(cells, result.Cell{Text: text})
		}
		cells[2].Quantity, cells[3].Quantity = result.Exact(rate.Int(int64(f.Line))), result.Exact(rate.Int(int64(f.Column)))
		s.Rows = append(s.Rows, result.Row{Cells: cells})
	}
	return drawCSV(b, &result.Result{Schema: r.Schema, Sections: []result.Section{s}}, o)
}
