package audit

import (
	"slices"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// periodTotals holds rows such as "2020 Total" against the periods that they
// cover: those within the one they name, or, where they name none, all.
func periodTotals(g *grid) []result.Finding {
	d := g.table.Dimension("period")
	if d < 0 || g.unread || len(g.rows) == 0 || !g.rowNames(d) {
		return nil
	}
	groups := g.groupRows(returns.Mask(0).With(d))
	var tallies []tally
	for i := range g.rows {
		v := g.table.Dimensions[d].Values[g.rows[i].codes[d]]
		if v.Known {
			continue
		}
		within, ok := totalled(v.Text)
		if !ok {
			continue
		}
		for c := range g.counts {
			if g.counts[c].template < 0 || g.constant(c) {
				continue
			}
			t := tally{total: cell{i, c}, of: "period"}
			for _, j := range groups[without(g.rows[i].codes, returns.Mask(0).With(d), 0)] {
				part := g.table.Dimensions[d].Values[g.rows[j].codes[d]]
				if part.Known && (within.Kind == vocab.UnknownPeriod || within.Contains(part.Period)) {
					t.known = append(t.known, cell{j, c})
				}
			}
			tallies = append(tallies, t)
		}
	}
	return g.judgeTallies(slices.DeleteFunc(tallies, func(t tally) bool { return g.overlapping(t.known, d) }))
}

// totalled reads "2020 Total" and "Total" as a total and the period it names.
func totalled(text string) (within vocab.Period, ok bool) {
	category, ok := vocab.LookupCategory("period", text)
	words := strings.Fields(text)
	rest := slices.DeleteFunc(words, func(w string) bool { return strings.EqualFold(strings.Trim(w, ":*"), "total") })
	within, named := vocab.ParsePeriod(strings.Join(rest, " "), vocab.NoHint)
	return within, ok && category.Total || named && len(rest) < len(strings.Fields(text))
}

// overlapping says whether two of the periods share a day: months beside the
// quarters that hold them do not add up.
func (g *grid) overlapping(rows []cell, d int) bool {
	for i := range rows {
		for j := range i {
			a := g.table.Dimensions[d].Values[g.rows[rows[i].row].codes[d]].Period
			b := g.table.Dimensions[d].Values[g.rows[rows[j].row].codes[d]].Period
			if vocab.Overlaps(a, b) {
				return true
			}
		}
	}
	return false
}
