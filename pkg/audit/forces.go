package audit

import (
	"fmt"
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// forceTotals holds regions, countries and other totals of forces against the
// forces that they cover.
func forceTotals(g *grid) []result.Finding {
	force := g.table.Dimension("force")
	if force < 0 || g.unread {
		return nil
	}
	m := returns.Mask(0).With(force)
	if region := g.table.Dimension("region"); region >= 0 {
		m = m.With(region)
	}
	groups := g.groupRows(m)
	var tallies []tally
	var found []result.Finding
	for i := range g.rows {
		place := g.table.Dimensions[force].Values[g.rows[i].codes[force]].Place
		if place.Level != vocab.Region && !place.Everyone() {
			continue
		}
		names, parts := vocab.Members(place.Name), []int(nil)
		for _, j := range groups[without(g.rows[i].codes, m, 0)] {
			if v := g.table.Dimensions[force].Values[g.rows[j].codes[force]]; g.isForce(v) && (names == nil || slices.Contains(names, v.Label)) {
				parts = append(parts, j)
			}
		}
		if len(parts) == 0 {
			continue
		}
		if distinct := g.distinct(parts, force); names != nil && distinct < len(names) {
			f := g.onLine(g.rows[i].line, "total")
			f.Words, f.Force = place.Name, place.Name
			found = append(found, judged(f, notCheckable, fmt.Sprintf("covers %d forces, of which the table has %d", len(names), distinct), g.source(i)))
			continue
		}
		tallies = append(tallies, g.forceTallies(i, parts)...)
	}
	return append(found, g.judgeTallies(tallies)...)
}

// groupRows gathers the rows that differ in m only.
func (g *grid) groupRows(m returns.Mask) map[string][]int {
	groups := map[string][]int{}
	for i := range g.rows {
		key := without(g.rows[i].codes, m, 0)
		groups[key] = append(groups[key], i)
	}
	return groups
}

// isForce says whether a name in a force column answers for itself.
func (g *grid) isForce(v returns.Value) bool {
	return !v.Aside && (v.Place.Level == vocab.Force || v.Place.Level == vocab.UnknownPlace)
}

func (g *grid) distinct(rows []int, d int) int {
	seen := map[uint32]bool{}
	for _, i := range rows {
		seen[g.rows[i].codes[d]] = true
	}
	return len(seen)
}

// forceTallies are a total row's counts with those of its forces.
func (g *grid) forceTallies(i int, parts []int) []tally {
	var tallies []tally
	for c := range g.counts {
		if g.counts[c].template < 0 || g.constant(c) {
			continue
		}
		t := tally{total: cell{i, c}, of: "forces"}
		for _, j := range parts {
			t.known = append(t.known, cell{j, c})
		}
		tallies = append(tallies, t)
	}
	return tallies
}
