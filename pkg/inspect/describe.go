package inspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"
	"complaintstats/pkg/vocab"
)

// DescribeSchema is the contract of the JSON that Describe gives.
const DescribeSchema = "stats.describe/1"

// Describe tells what the loader recognised: files, columns, values, marks and
// what was left out.
func Describe(r *returns.Return) *result.Result {
	d := &result.Result{Schema: DescribeSchema, Inputs: summary.Inputs(r)}
	d.Sections = append(d.Sections, files(r), columns(r))
	for _, section := range []result.Section{values(r), marks(r), leftOut(r), decisions(r)} {
		if len(section.Rows) > 0 {
			d.Sections = append(d.Sections, section)
		}
	}
	return d
}

func textColumns(names ...string) []result.Column {
	columns := make([]result.Column, len(names))
	for i, name := range names {
		columns[i] = result.Column{Name: name, Kind: result.Text}
		switch name {
		case "line", "column", "rows", "cells", "heading_line":
			columns[i].Kind = result.Number
		}
	}
	return columns
}

func row(cells ...any) result.Row {
	var r result.Row
	for _, c := range cells {
		switch v := c.(type) {
		case string:
			r.Cells = append(r.Cells, result.Cell{Text: v})
		case int:
			cell := result.Cell{}
			if v > 0 {
				cell.Text = strconv.Itoa(v)
				cell.Quantity = result.Exact(rate.Int(int64(v)))
			}
			r.Cells = append(r.Cells, cell)
		}
	}
	return r
}

// files tells how each file was read.
func files(r *returns.Return) result.Section {
	s := result.Section{Name: "files", Title: "Files", Columns: textColumns("file", "encoding", "delimiter", "line_endings", "packing", "heading_line", "rows", "shape", "population")}
	for _, t := range r.Tables {
		for _, o := range t.Origins {
			src := o.Source
			heading := 0
			if len(src.Headings) > 0 {
				heading = src.Headings[0].Line
			}
			s.Rows = append(s.Rows, row(fileName(src), src.Encoding, delimiterName(src.Delimiter), src.LineEnding, src.Packing,
				heading, o.Rows, t.Shape.String(), population(r, src)))
		}
	}
	s.List = len(s.Rows) == 1
	if s.List {
		s.Rows[0].Title = s.Rows[0].Cells[0].Text
	}
	return s
}

func population(r *returns.Return, s *returns.File) string {
	for _, in := range summary.Inputs(r) {
		if in.Name == s.Ref.Name() && in.Sheet == s.Sheet {
			return in.Population
		}
	}
	return ""
}

// fileName names a file and, of a workbook, the sheet.
func fileName(f *returns.File) string {
	if f.Sheet != "" {
		return f.Ref.Name() + ":" + f.Sheet
	}
	return f.Ref.Name()
}

func delimiterName(r rune) string {
	switch r {
	case 0:
		return "" // a workbook has cells
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "pipe"
	}
	return fmt.Sprintf("%q", r)
}

// columns tells what each column was taken for, and what would settle the ones
// that were not understood.
func columns(r *returns.Return) result.Section {
	s := result.Section{Name: "columns", Title: "Columns", Columns: textColumns("file", "column", "heading", "taken_for", "because", "to_settle")}
	several := len(r.Sources) > 1
	s.Columns[0].Hidden = !several
	unsettled := 0
	for _, t := range r.Tables {
		for _, o := range t.Origins {
			for i, c := range o.Columns {
				settle := ""
				if c.Why != "heading" && c.Why != "--map" && c.Reading.Role.Kind == vocab.NotUnderstood && c.Role.Kind != vocab.Ignored && !c.IsCrossed() {
					settle = settling(c)
					unsettled++
				}
				s.Rows = append(s.Rows, row(fileName(o.Source), i+1, c.Heading.Text, c.TakenFor(), c.Why, settle))
			}
		}
	}
	if unsettled > 0 {
		s.Notes = append(s.Notes, result.Note{Text: "a heading that was not understood stays usable by its own name in --by, --where, --share and COUNT/BASE; --map gives it a role of the field"})
	}
	return s
}

// settling is the --map that would give a column a role of the field.
func settling(c returns.Column) string {
	role := c.Suggest
	if role == "" {
		role = "ROLE"
	}
	return fmt.Sprintf("--map '%s=%s'", strings.ReplaceAll(c.Heading.Text, "\n", " "), role)
}

// values lists the distinct values of each dimension, and which are not known.
func values(r *returns.Return) result.Section {
	const most = 60
	s := result.Section{Name: "values", Title: "Values", Columns: textColumns("dimension", "distinct", "values", "not_known")}
	s.Columns[1].Kind = result.Number
	for _, t := range r.Tables {
		for _, d := range t.Dimensions {
			var known, unknown []string
			for _, v := range sortedValues(d) {
				text := v.Label
				if v.Text != v.Label && v.Text != "" {
					text = fmt.Sprintf("%s (written %s)", v.Label, v.Text)
				}
				if v.Nearest != "" {
					text += fmt.Sprintf(" (nearest: %s)", v.Nearest)
				}
				if v.Known {
					known = append(known, v.Label)
				} else {
					unknown = append(unknown, text)
				}
			}
			s.Rows = append(s.Rows, row(d.Name, len(d.Values)-1, join(known, most), join(unknown, most)))
		}
	}
	return s
}

func sortedValues(d *returns.Dimension) []returns.Value {
	values := slices.Clone(d.Values[1:])
	if d.Name == "period" {
		slices.SortStableFunc(values, func(a, b returns.Value) int { return a.Period.Compare(b.Period) })
	}
	return values
}

func join(texts []string, most int) string {
	if len(texts) > most {
		return strings.Join(texts[:most], ", ") + fmt.Sprintf(" and %d more", len(texts)-most)
	}
	return strings.Join(texts, ", ")
}

// marks counts the cells that are not plain numbers, by what they say.
func marks(r *returns.Return) result.Section {
	s := result.Section{Name: "marks", Title: "Cells that are not plain counts", Columns: textColumns("heading", "written", "means", "cells", "first_line")}
	s.Columns[4].Kind = result.Number
	for _, t := range r.Tables {
		type key struct{ heading, written, means string }
		counts := map[key]int{}
		first := map[key]int{}
		var order []key
		for u := range t.Units {
			for rec := range t.Records() {
				cell, ok := t.Count(u, rec)
				if !ok || cell.Broken == "" && cell.Mark.State == vocab.Known {
					continue
				}
				k := key{t.Heading(u, rec), cell.Text, cell.Mark.State.String()}
				if cell.Broken != "" {
					k.means = "no count"
				}
				if counts[k] == 0 {
					order = append(order, k)
					first[k] = t.Line(rec)
				}
				counts[k]++
			}
		}
		for _, k := range order {
			s.Rows = append(s.Rows, row(k.heading, k.written, k.means, counts[k], first[k]))
		}
	}
	return s
}

// leftOut lists the rows that are no data: titles above, notes below.
func leftOut(r *returns.Return) result.Section {
	s := result.Section{Name: "left_out", Title: "Rows that are not data", Columns: textColumns("file", "line", "where", "text")}
	s.Columns[0].Hidden = len(r.Sources) < 2
	for _, src := range r.Sources {
		for _, l := range src.Above {
			s.Rows = append(s.Rows, row(fileName(src), l.Line, "above the headings", l.Text))
		}
		for _, l := range src.Below {
			s.Rows = append(s.Rows, row(fileName(src), l.Line, "below the table", l.Text))
		}
	}
	return s
}

// decisions lists what was decided or repaired on the way.
func decisions(r *returns.Return) result.Section {
	s := result.Section{Name: "decisions", Title: "Decisions", Columns: textColumns("file", "line", "kind", "what")}
	s.Columns[0].Hidden = len(r.Sources) < 2
	for _, p := range append(slices.Clone(r.Notes), r.Conflicts...) {
		s.Rows = append(s.Rows, row(p.File, p.Line, p.Kind, p.Text))
	}
	return s
}
