package audit

import (
	"fmt"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// parts holds every part against the whole in its row: no category has more
// than all. Rows marked "of which" are held against the row above them. What
// holds is not listed: it says little.
func parts(g *grid) []result.Finding {
	var found []result.Finding
	for c := range g.origin.Columns {
		if g.counts[c].template < 0 || g.origin.Columns[c].Role.Kind != vocab.Part || g.constant(c) {
			continue
		}
		whole := g.wholeOf(c)
		for i := range g.rows {
			if whole >= 0 {
				found = append(found, g.exceeds(cell{i, c}, cell{i, whole}, g.heading(whole))...)
			}
		}
	}
	return append(found, g.ofWhich()...)
}

// exceeds tells a part that is larger than its whole.
func (g *grid) exceeds(part, whole cell, name string) []result.Finding {
	a, ok := g.value(part)
	b, also := g.value(whole)
	if !ok || !also || a.Cmp(b) <= 0 {
		return nil
	}
	f := g.finding(part, "part")
	f.Numerator, f.Denominator, f.Rule = plainly(a, 1), plainly(b, 1), "a part is not larger than its whole"
	return []result.Finding{judged(f, contradicted, fmt.Sprintf("%s is more than the %s of %s, its whole", number(a), number(b), name), g.source(part.row), g.source(whole.row))}
}

// ofWhich holds the rows that another row includes against that row, the
// nearest above that is no "of which" itself.
func (g *grid) ofWhich() []result.Finding {
	var found []result.Finding
	above := -1
	for i := range g.rows {
		if !g.isOfWhich(i) {
			above = i
			continue
		}
		if above < 0 {
			continue
		}
		for c := range g.counts {
			if g.counts[c].template >= 0 {
				found = append(found, g.exceeds(cell{i, c}, cell{above, c}, "line "+fmt.Sprint(g.rows[above].line))...)
			}
		}
	}
	return found
}

func (g *grid) isOfWhich(i int) bool {
	for d, code := range g.rows[i].codes {
		v := g.table.Dimensions[d].Values[code]
		if v.Place.OfWhich {
			return true
		}
		if !v.Aside {
			continue
		}
		if category, ok := vocab.LookupCategory(g.table.Dimensions[d].Name, v.Text); ok && category.OfWhich {
			return true
		}
	}
	return false
}
