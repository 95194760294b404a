package inspect

import (
	"encoding/json"
	"fmt"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"
	"complaintstats/pkg/vocab"
)

// ExtractSchema is the contract of the JSON that Extract and Tidy give.
const ExtractSchema = "stats.extract/1"

// Extract is the table found in a messy file, as any other tool can read it:
// one heading row, numbers plain, marks as written, nothing above or below.
func Extract(r *returns.Return, reopen returns.Reopen) (*result.Result, error) {
	answer := &result.Result{Schema: ExtractSchema, Inputs: summary.Inputs(r), Plain: true}
	files := returns.NewFiles(reopen)
	for _, t := range r.Tables {
		for _, o := range t.Origins {
			section, err := extractOrigin(o, files)
			if err != nil {
				return nil, err
			}
			answer.Sections = append(answer.Sections, section)
		}
	}
	if err := sameHeadings(answer.Sections); err != nil {
		return nil, err
	}
	return answer, nil
}

func extractOrigin(o *returns.Origin, files *returns.Files) (result.Section, error) {
	s := result.Section{Name: "table"}
	for _, c := range o.Columns {
		s.Columns = append(s.Columns, result.Column{Name: oneLine(c.Heading.Text), Kind: result.Text})
	}
	again, err := files.Again(o.Source)
	if err != nil {
		return s, err
	}
	s.Rows = make([]result.Row, 0, o.Rows)
	for again.Next() {
		row := result.Row{Cells: make([]result.Cell, 0, len(o.Columns))}
		for i, text := range again.Row() {
			if o.Columns[i].HoldsNumbers() {
				text = plainNumber(text)
			}
			row.Cells = append(row.Cells, result.Cell{Text: strings.TrimSpace(text)})
		}
		s.Rows = append(s.Rows, row)
	}
	return s, nil
}

// sameHeadings refuses to write tables of other columns into one file.
func sameHeadings(sections []result.Section) error {
	for _, s := range sections {
		for i := range s.Columns {
			if len(s.Columns) != len(sections[0].Columns) || s.Columns[i].Name != sections[0].Columns[i].Name {
				return summary.CannotError{Text: "the returns have different columns, which do not fit one table; extract them one by one, or all as observations with --tidy"}
			}
		}
	}
	return nil
}

// plainNumber takes the thousands separators out of a number and leaves its
// marks, and whatever is no number, as written.
func plainNumber(text string) string {
	cell := returns.ParseAmount(text)
	if cell.Broken != "" || cell.Mark.State != vocab.Known {
		return text
	}
	numeral, _, ok := vocab.SplitMarks(text)
	if !ok {
		return text
	}
	plain := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, numeral)
	return strings.Replace(strings.TrimSpace(text), numeral, plain, 1)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// LeftOut is what Extract leaves out: titles above and notes below, with their
// lines.
func LeftOut(r *returns.Return) *result.Result {
	section := leftOut(r)
	section.Columns[0].Hidden = false
	return &result.Result{Schema: ExtractSchema, Inputs: summary.Inputs(r), Sections: []result.Section{section}, Plain: true}
}

// Tidy is the observations of a return, one a row: its dimensions, the unit,
// the value, and why there is none or what qualifies it.
func Tidy(r *returns.Return) *result.Result {
	answer := &result.Result{Schema: ExtractSchema, Inputs: summary.Inputs(r), Plain: true}
	for _, t := range r.Tables {
		answer.Sections = append(answer.Sections, tidyTable(t))
	}
	return answer
}

func tidyTable(t *returns.Table) result.Section {
	s := result.Section{Name: summary.TableName(t)}
	for _, d := range t.Dimensions {
		s.Columns = append(s.Columns, result.Column{Name: oneLine(d.Name), Kind: result.Text})
	}
	for _, name := range []string{"unit", "value", "status", "file", "line"} {
		s.Columns = append(s.Columns, result.Column{Name: name, Kind: result.Text})
	}
	for record := range t.Records() {
		for u, unit := range t.Units {
			cell, counted := t.Count(u, record)
			if !counted {
				continue
			}
			var row result.Row
			for d, dimension := range t.Dimensions {
				row.Cells = append(row.Cells, result.Cell{Text: dimension.Values[t.Code(d, record)].Label})
			}
			for _, text := range []string{unit.Name, valueText(cell), status(cell), fileName(t.Origin(record).Source), fmt.Sprint(t.Line(record))} {
				row.Cells = append(row.Cells, result.Cell{Text: text})
			}
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

// valueText is the number, or nothing where it is not known.
func valueText(c returns.Cell) string {
	if c.Broken != "" || c.Mark.State != vocab.Known {
		return ""
	}
	return c.Number.String()
}

// status says why there is no value, or what qualifies it; "" for a plain one.
func status(c returns.Cell) string {
	if c.Broken != "" {
		return "no count: " + c.Text
	}
	var words []string
	if c.Mark.State != vocab.Known {
		words = append(words, c.Mark.State.String())
	}
	if c.Mark.Bounded {
		words = append(words, fmt.Sprintf("%d to %d", c.Mark.Least, c.Mark.Greatest))
	}
	for _, q := range []struct {
		is   bool
		word string
	}{
		{c.Mark.Revised, "revised"}, {c.Mark.Provisional, "provisional"}, {c.Mark.Estimated, "estimated"},
		{c.Mark.Break, "break"}, {c.Mark.Forecast, "forecast"}, {c.Mark.Low, "low"},
	} {
		if q.is {
			words = append(words, q.word)
		}
	}
	return strings.Join(words, ", ")
}

// DataPackage is the Frictionless descriptor of extracted observations: a
// Table Schema, so that other tools know each column, and the sources with
// their SHA-256.
func DataPackage(r *result.Result, file string) ([]byte, error) {
	type field struct {
		Name string `json:"name"`
		Type string `json:"type"`
	}
	type source struct {
		Title string `json:"title"`
		Path  string `json:"path"`
		Hash  string `json:"hash"`
	}
	var fields []field
	for _, c := range joinedColumns(r) {
		kind := "string"
		switch c {
		case "value":
			kind = "number"
		case "line":
			kind = "integer"
		}
		fields = append(fields, field{c, kind})
	}
	var sources []source
	for _, in := range r.Inputs {
		sources = append(sources, source{strings.TrimSpace(in.Name + " " + in.Sheet), in.Name, "sha256:" + in.SHA256})
	}
	content, err := json.MarshalIndent(map[string]any{
		"profile": "tabular-data-package",
		"name":    "observations",
		"sources": sources,
		"resources": []map[string]any{{
			"name": "observations", "path": file, "profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8",
			"schema": map[string]any{"fields": fields, "missingValues": []string{""}},
		}},
	}, "", "  ")
	return append(content, '\n'), err
}

// joinedColumns are the headings of the CSV that holds all sections.
func joinedColumns(r *result.Result) []string {
	var names []string
	seen := map[string]bool{}
	if len(r.Sections) > 1 {
		names = append(names, "table")
	}
	for _, s := range r.Sections {
		for _, c := range s.Columns {
			if !seen[c.Name] {
				seen[c.Name] = true
				names = append(names, c.Name)
			}
		}
	}
	return names
}
