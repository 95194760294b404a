package audit

import (
	"slices"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// claim is what a printed column says it is.
type claim uint8

const (
	aShare claim = iota
	aChange
	aPercentChange
	somethingElse
)

// printedColumns judges every printed column.
func printedColumns(g *grid) []result.Finding {
	var found []result.Finding
	for c := range g.origin.Columns {
		if g.origin.Columns[c].Role.Kind != vocab.Printed {
			continue
		}
		switch claim := g.claimOf(c); claim {
		case aShare:
			found = append(found, g.shares(c)...)
		case aChange, aPercentChange:
			found = append(found, g.changes(c, claim == aPercentChange)...)
		default:
			found = append(found, g.unchecked(c, "its heading does not say which counts it is made of")...)
		}
	}
	return found
}

// claimOf reads the words over a printed column.
func (g *grid) claimOf(c int) claim {
	text := strings.ToLower(strings.Join(g.parts(c), " / "))
	percent := strings.Contains(text, "%") || slices.ContainsFunc([]string{"pct", "percent", "per cent", "proportion", "share"}, func(word string) bool {
		return strings.Contains(text, word)
	})
	changes := slices.ContainsFunc([]string{"change", "difference", "increase", "decrease"}, func(word string) bool { return strings.Contains(text, word) })
	switch {
	case changes && (percent || g.mostlyPercent(c)):
		return aPercentChange
	case changes:
		return aChange
	case strings.Contains(text, "per 1"), strings.Contains(text, "ratio"), strings.Contains(text, "average"), strings.Contains(text, "mean"):
		return somethingElse
	case percent || g.mostlyPercent(c):
		return aShare
	}
	return somethingElse
}

// mostlyPercent says that the cells carry the sign.
func (g *grid) mostlyPercent(c int) bool {
	with, without := 0, 0
	for i := range g.rows {
		switch text := g.rows[i].cells[c]; {
		case strings.Contains(text, "%"):
			with++
		case strings.TrimSpace(text) != "":
			without++
		}
	}
	return with > without
}

// parts are the headings over a column, outermost first.
func (g *grid) parts(c int) []string {
	h := g.origin.Columns[c].Heading
	if len(h.Parts) == 0 {
		return []string{h.Text}
	}
	return h.Parts
}

// each calls do with the rows in which column c prints a number.
func (g *grid) each(c int, do func(at cell, p printed)) {
	for i := range g.rows {
		if p, ok := readPrinted(g.rows[i].cells[c]); ok {
			do(cell{i, c}, p)
		}
	}
}

// unchecked are the findings of a column that nothing can be held against.
func (g *grid) unchecked(c int, why string) []result.Finding {
	var found []result.Finding
	g.each(c, func(at cell, _ printed) {
		found = append(found, judged(g.finding(at, "ratio"), notCheckable, why, g.source(at.row)))
	})
	return found
}

// PrintedShares are the percentages that the tables print themselves, each with
// what the counts beside it make of it. Files without such columns are not
// read again.
func PrintedShares(r *returns.Return, reopen returns.Reopen) ([]result.Finding, error) {
	files := returns.NewFiles(reopen)
	var found []result.Finding
	for _, t := range r.Tables {
		for o, origin := range t.Origins {
			if !slices.ContainsFunc(origin.Columns, func(c returns.Column) bool { return c.Role.Kind == vocab.Printed }) {
				continue
			}
			g, err := newGrid(files, t, o)
			if err != nil {
				return nil, err
			}
			for _, f := range printedColumns(g) {
				if f.Kind == "share" || f.Verdict == notCheckable {
					found = append(found, f)
				}
			}
		}
	}
	return found, nil
}
