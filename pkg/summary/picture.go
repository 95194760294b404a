package summary

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// Picture is an answer's one figure as ordered dots, a row a force or group;
// rows without the figure are named and have no dot. An answer of several
// figures, or with its figure in several tables, is a UsageError that says how
// to ask for one.
func Picture(answer *result.Result, q Question) (*result.Chart, error) {
	s, at, err := pictured(answer)
	if err != nil {
		return nil, err
	}
	names, same := told(s)
	if c := lorenz(s, at, q); c != nil {
		title := result.Chart{}
		describeFigure(&title, s.Columns[at], same)
		c.Title, c.Caption = title.Title, append(c.Caption, sources(answer)...)
		return c, nil
	}
	c := &result.Chart{Kind: result.Dots, Series: make([]result.Series, 1)}
	describeFigure(c, s.Columns[at], same)
	for _, row := range s.Rows {
		point := dot(s, row, at, q)
		point.Label = rowName(row, names)
		switch {
		case row.Level == "sum" && !point.Gap:
			name := point.Label + ": " + point.Words
			if note := markText(s, row.Cells[at].Mark); note != "" {
				name += ", " + note
			}
			c.Curves = append(c.Curves, result.Curve{Name: name, X: []float64{point.X}, Y: []float64{0}})
		case !row.Apart:
			c.Series[0].Points = append(c.Series[0].Points, point)
		}
	}
	if slices.ContainsFunc(c.Series[0].Points, func(p result.Point) bool { return p.Low < p.High }) {
		c.Caption = append(c.Caption, "Ranges: "+q.confidence().String()+" intervals ("+q.drawnMethod(s.Columns[at])+")")
	}
	if q.Sort == "" {
		slices.SortStableFunc(c.Series[0].Points, fromHigh)
	}
	c.Caption = append(c.Caption, sources(answer)...)
	return c, nil
}

// place is a section and the column of it that hold a figure.
type place struct {
	section *result.Section
	at      int
}

// pictured finds the one section and column that hold the figure.
func pictured(answer *result.Result) (s *result.Section, at int, err error) {
	var names []string
	var places []place
	for i := range answer.Sections {
		section := &answer.Sections[i]
		for j, column := range section.Columns {
			holds := func(r result.Row) bool { return r.Cells[j].Fraction != nil }
			if !slices.Contains([]result.Kind{result.Share, result.Ratio, result.PerMille}, column.Kind) || !slices.ContainsFunc(section.Rows, holds) {
				continue
			}
			if !slices.Contains(names, column.Name) {
				names = append(names, column.Name)
			}
			places = append(places, place{section, j})
		}
	}
	switch {
	case len(names) == 0:
		return nil, 0, usage("--plot draws one figure, and no row of this answer has one: ask for another with --figures (stats figures lists them), or for other rows")
	case len(names) > 1:
		return nil, 0, usage("--plot draws one figure, and this answer has %d (%s): name one, such as --figures %s", len(names), strings.Join(names, ", "), names[0])
	case len(places) > 1:
		return nil, 0, usage("--plot draws one table, and %s stands in %d: choose one%s", names[0], len(places), oneOf(places))
	}
	return places[0].section, places[0].at, nil
}

// oneOf is the condition that keeps the first of several places.
func oneOf(places []place) string {
	first := places[0].section
	for i, column := range first.Columns {
		value := first.Rows[0].Cells[i].Text
		differs := func(p place) bool {
			return i < len(p.section.Columns) && p.section.Columns[i].Name == column.Name && p.section.Rows[0].Cells[i].Text != value
		}
		if column.Kind == result.Text && column.Hidden && value != "" && slices.ContainsFunc(places[1:], differs) {
			return fmt.Sprintf(", such as --where '%s=%s'", column.Name, value)
		}
	}
	return " with --where or --table"
}

// told are the columns that name the rows, and in words what is the same in
// all of them. A row that stands alone is named by its first column.
func told(s *result.Section) (names []int, same string) {
	var all []string
	for i, column := range s.Columns {
		var values []string
		for _, row := range s.Rows {
			if column.Kind == result.Text && !row.Apart && !slices.Contains(values, row.Cells[i].Text) {
				values = append(values, row.Cells[i].Text)
			}
		}
		switch {
		case len(values) > 1:
			names = append(names, i)
		case len(values) == 1 && values[0] != "":
			all = append(all, values[0])
		}
	}
	if len(names) == 0 && len(all) > 0 {
		first := slices.IndexFunc(s.Columns, func(c result.Column) bool { return c.Kind == result.Text })
		return []int{first}, strings.Join(all[1:], ", ")
	}
	return names, strings.Join(all, ", ")
}

func rowName(row result.Row, names []int) string {
	var words []string
	for _, i := range names {
		if text := row.Cells[i].Text; text != "" {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return row.Title
	}
	return strings.Join(words, ", ")
}

// describeFigure writes title, axis and the first lines of the caption.
func describeFigure(c *result.Chart, column result.Column, same string) {
	c.X = result.Axis{Title: column.Name}
	if column.Kind == result.Share {
		c.X.Scale = result.Percents
	}
	f, known := figure.Lookup(column.Name)
	switch {
	case known:
		c.Title, c.X.Title = f.Title, f.Formula
		c.Caption = []string{capital(f.Meaning), "Base: " + f.Of}
	case column.Name == "share":
		c.Title, c.X.Title = column.Name, column.Name+" of "+column.Unit
	}
	if c.Title = cmp.Or(c.Title, column.Name); same != "" {
		c.Title += ": " + same
	}
	c.Title = capital(c.Title)
}

// dot is one row's figure, with its interval where the figure has one.
func dot(s *result.Section, row result.Row, at int, q Question) result.Point {
	p := result.Point{Gap: true, Words: "not given"}
	f := row.Cells[at].Fraction
	if f == nil {
		why, _, _ := strings.Cut(markText(s, row.Cells[at].Mark), ":")
		p.Words = cmp.Or(why, p.Words)
		return p
	}
	p.Words = fractionWords(f, s.Columns[at].Kind)
	if f.Printed != "" && f.Of.Min.Sign() != 0 {
		part, scale := f.Part.Min.Rat(), 1.0
		if s.Columns[at].Kind == result.PerMille {
			scale = 1000
		}
		p.X, _ = part.Quo(part, f.Of.Min.Rat()).Float64()
		p.X *= scale
		p.Low, p.High, p.Gap = p.X, p.X, false
		if r, ok := q.drawn(f, s.Columns[at]); ok {
			p.Low, p.High = scale*r.Low, scale*r.High
		}
	}
	return p
}

// fractionWords is a figure as printed, with its working.
func fractionWords(f *result.Fraction, kind result.Kind) string {
	sign := ""
	if kind == result.Share {
		sign = "%"
	}
	switch {
	case f.Printed != "":
		return fmt.Sprintf("%s%s (%s / %s)", rate.Group(f.Printed), sign, f.Part.Min.Grouped(), f.Of.Min.Grouped())
	case f.State == "undefined":
		return "undefined"
	case f.Low != "" && f.High != "":
		return fmt.Sprintf("%s%s to %s%[2]s", rate.Group(f.Low), sign, rate.Group(f.High))
	case f.Low != "":
		return "at least " + rate.Group(f.Low) + sign
	case f.High != "":
		return "at most " + rate.Group(f.High) + sign
	}
	return f.State
}

func fromHigh(a, b result.Point) int {
	switch {
	case a.Gap != b.Gap && a.Gap:
		return 1
	case a.Gap != b.Gap || a.X > b.X:
		return -1
	case a.X < b.X:
		return 1
	}
	return 0
}

func markText(s *result.Section, mark int) string {
	for _, n := range s.Notes {
		if mark > 0 && n.Mark == mark {
			return n.Text
		}
	}
	return ""
}

// sources name the bytes that a picture rests on, without the folders of the
// one who drew it.
func sources(answer *result.Result) []string {
	var lines []string
	for _, in := range answer.Inputs {
		line := "Source: " + filepath.Base(in.Name)
		if in.Sheet != "" {
			line += ", sheet " + in.Sheet
		}
		if in.Population != "" {
			line += "; " + in.Population
		}
		lines = append(lines, fmt.Sprintf("%s; sha256 %.12s", line, in.SHA256))
	}
	return lines
}
