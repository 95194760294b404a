package audit

import (
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// base is what a share may be of.
type base struct {
	kind  string // the same for every row of a column: what makes up the base
	name  string // the same in words
	value *big.Rat
	rows  []int
	sure  bool // the heading names it: if it does not fit, the share is wrong
	terms int  // how many counts it is the sum of
}

// rowBases are the bases in the row itself: the whole that counter n is part of,
// then the sum of the categories of its kind.
func (g *grid) rowBases(at cell, n int) []base {
	var bases []base
	role := g.origin.Columns[n].Role
	if w := g.wholeOf(n); w >= 0 && w != n {
		if v, ok := g.value(cell{at.row, w}); ok {
			bases = append(bases, base{fmt.Sprint("column", w), g.heading(w), v, []int{at.row}, role.Kind == vocab.Part, 1})
		}
	}
	for c := range g.origin.Columns {
		if v, ok := g.value(cell{at.row, c}); ok && c != n && g.counts[c].template >= 0 && g.saysTotal(c) && !slices.ContainsFunc(bases, func(b base) bool { return b.kind == fmt.Sprint("column", c) }) {
			bases = append(bases, base{fmt.Sprint("column", c), g.heading(c), v, []int{at.row}, false, 1})
		}
	}
	if role.Kind == vocab.Part {
		sum, terms := new(big.Rat), 0
		for c := range g.origin.Columns {
			other := g.origin.Columns[c].Role
			if other.Kind != vocab.Part || other.Dimension != role.Dimension || other.Unit != role.Unit || other.CaseType != role.CaseType {
				continue
			}
			if v, ok := g.value(cell{at.row, c}); ok {
				sum.Add(sum, v)
				terms++
			}
		}
		if terms > 1 {
			bases = append(bases, base{"categories", "the sum of the " + role.Dimension + " columns", sum, []int{at.row}, false, terms})
		}
	}
	return bases
}

// saysTotal says whether a heading begins a total: "Total", "Total discharge".
func (g *grid) saysTotal(c int) bool {
	parts := g.parts(c)
	category, ok := vocab.LookupCategory("", parts[len(parts)-1])
	return ok && category.Total
}

// wholeOf is the column of the whole that column n is part of, the nearest to
// its left first; -1 for none.
func (g *grid) wholeOf(n int) int {
	role := g.origin.Columns[n].Role
	dimension, value := g.origin.Columns[n].Crossing()
	fits := func(c int) bool {
		other := g.origin.Columns[c].Role
		d, v := g.origin.Columns[c].Crossing()
		return c != n && g.counts[c].template >= 0 && other.Kind == vocab.Whole && other.Unit == role.Unit && other.CaseType == role.CaseType &&
			(role.Population == "" || other.Population == role.Population) && d == dimension && v == value
	}
	for c := n - 1; c >= 0; c-- {
		if fits(c) {
			return c
		}
	}
	for c := n + 1; c < len(g.origin.Columns); c++ {
		if fits(c) {
			return c
		}
	}
	return -1
}

// columnBases are the bases in counter n's own column: its total row, the sum
// of its known categories, the sum with those not known; over each dimension
// that breaks the rows down, and over all of them together.
func (g *grid) columnBases(at cell, n int) []base {
	var bases []base
	all := g.breaking()
	over := make([]returns.Mask, 0, len(all)+1)
	for _, d := range slices.Backward(all) {
		over = append(over, returns.Mask(0).With(d))
	}
	if len(all) > 1 {
		var m returns.Mask
		for _, d := range all {
			m = m.With(d)
		}
		over = append(over, m)
	}
	for _, m := range over {
		bases = append(bases, g.basesOver(at, n, m)...)
	}
	return bases
}

// breaking are the dimensions whose values stand in the rows and make up a
// whole: categories, then places.
func (g *grid) breaking() []int {
	var ds []int
	if d := g.table.Dimension("force"); d >= 0 && g.rowNames(d) {
		ds = append(ds, d)
	}
	for d := range g.table.Dimensions {
		if g.table.Breaks(d) && g.rowNames(d) {
			ds = append(ds, d)
		}
	}
	return ds
}

// rowNames says whether the rows differ in dimension d.
func (g *grid) rowNames(d int) bool {
	return slices.ContainsFunc(g.rows, func(r row) bool { return r.codes[d] != g.rows[0].codes[d] })
}

// standingOf is what a row is among those it stands with over the dimensions m.
type standingOf uint8

const (
	known standingOf = iota
	notKnown
	total
	elsewhere // a subtotal, an "of which", or a total of some dimensions only
)

func (g *grid) standing(codes []uint32, m returns.Mask) standingOf {
	whole, parts, unknown := 0, 0, false
	for d, code := range codes {
		if !m.Has(d) {
			continue
		}
		v := g.table.Dimensions[d].Values[code]
		switch {
		case code == returns.All || v.Place.Level == vocab.Total && !v.Place.Sub && !v.Aside:
			whole++
		case v.Aside || v.Place.Level == vocab.Region || v.Place.Sub:
			return elsewhere
		default:
			parts++
			unknown = unknown || v.Unknown
		}
	}
	switch {
	case whole > 0 && parts > 0:
		return elsewhere
	case whole > 0:
		return total
	case unknown:
		return notKnown
	}
	return known
}

// basesOver are the bases over the dimensions m.
func (g *grid) basesOver(at cell, n int, m returns.Mask) []base {
	sumKnown, sumAll, all, partsKnown := new(big.Rat), new(big.Rat), []int(nil), []int(nil)
	var totals []base
	name := g.names(m)
	for i := range g.rows {
		v, ok := g.value(cell{i, n})
		if !ok || !g.together(g.rows[i].codes, g.rows[at.row].codes, m) {
			continue
		}
		switch g.standing(g.rows[i].codes, m) {
		case total:
			totals = append(totals, base{"total" + name, "the total row of " + name, v, []int{i}, false, 1})
		case known:
			sumKnown.Add(sumKnown, v)
			sumAll.Add(sumAll, v)
			partsKnown, all = append(partsKnown, i), append(all, i)
		case notKnown:
			sumAll.Add(sumAll, v)
			all = append(all, i)
		}
	}
	bases := totals
	if len(partsKnown) > 1 {
		label := "the sum by " + name
		if len(all) > len(partsKnown) {
			label = "the sum by " + name + " without those not known"
			bases = append(bases, base{"known" + name, label, sumKnown, partsKnown, false, len(partsKnown)})
			return append(bases, base{"all" + name, "the sum with those not known", sumAll, all, false, len(all)})
		}
		bases = append(bases, base{"known" + name, label, sumKnown, partsKnown, false, len(partsKnown)})
	}
	return bases
}

// names are the dimensions m in words.
func (g *grid) names(m returns.Mask) string {
	text := ""
	for d := range g.table.Dimensions {
		if m.Has(d) {
			if text != "" {
				text += " and "
			}
			text += g.table.Dimensions[d].Name
		}
	}
	return text
}

// together says whether two rows differ in the dimensions m only.
func (g *grid) together(a, b []uint32, m returns.Mask) bool {
	for d := range a {
		if !m.Has(d) && a[d] != b[d] {
			return false
		}
	}
	return true
}
