package audit

import (
	"fmt"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// repeatedTotals holds a total that stands on each of its parts' rows against
// the sum of those parts. It may be more: some have no category in the file.
func repeatedTotals(g *grid) []result.Finding {
	var found []result.Finding
	for c := range g.counts {
		if g.counts[c].template < 0 || !g.constant(c) {
			continue
		}
		n := g.partsBeside(c)
		if n < 0 {
			continue
		}
		var m returns.Mask
		for d := range g.table.Dimensions {
			if g.table.Breaks(d) {
				m = m.With(d)
			}
		}
		groups := g.groupRows(m)
		for i := range g.rows {
			if rows := groups[without(g.rows[i].codes, m, 0)]; rows[0] == i && len(rows) > 1 {
				found = append(found, g.repeatedTotal(cell{i, c}, n, rows)...)
			}
		}
	}
	return found
}

// partsBeside is the column that counts the parts of a repeated total, -1 for none.
func (g *grid) partsBeside(c int) int {
	for i := range g.counts {
		if i != c && g.counts[i].template >= 0 && g.counts[i].unit == g.counts[c].unit && !g.constant(i) {
			return i
		}
	}
	return -1
}

func (g *grid) repeatedTotal(at cell, n int, rows []int) []result.Finding {
	printed, ok := g.value(at)
	if !ok {
		return nil
	}
	var parts []cell
	var sources []result.Source
	for _, i := range rows {
		parts, sources = append(parts, cell{i, n}), append(sources, g.source(i))
	}
	s := g.add(parts)
	f := g.finding(at, "total")
	f.Numerator, f.Computed, f.Rule = plainly(s.sum, 1), plainly(s.sum, 1), "a total is the sum of its parts"
	told := fmt.Sprintf("%s under %s add up to %s", count(len(rows), "row"), g.heading(n), number(s.sum))
	switch cmp := printed.Cmp(s.sum); {
	case cmp == 0:
		return []result.Finding{judged(f, exact, told+s.withheld(), sources...)}
	case cmp > 0:
		return []result.Finding{judged(f, undecidable, told+": "+off(printed, s.sum)+" is printed; they may have no category in the file", sources...)}
	}
	return []result.Finding{judged(f, contradicted, told+", and "+number(printed)+" is printed: "+off(printed, s.sum), sources...)}
}
