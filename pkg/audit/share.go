package audit

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// numerator is the column that a printed share is of.
type numerator struct {
	column int // -1 for none
	// named says that the heading names the category: its whole is the base.
	// Else the count stands beside the share and the base is looked for.
	named bool
	// sure says that a share which no base fits is wrong.
	sure bool
}

// shares judges a column of printed shares. All its cells are taken together:
// the base that fits most of them is the base of the column.
func (g *grid) shares(c int) []result.Finding {
	n := g.numeratorOf(c)
	if n.column < 0 {
		return g.unchecked(c, "no count beside it says what it is a share of")
	}
	type printedCell struct {
		at    cell
		p     printed
		bases []base
	}
	var cells []printedCell
	fits := map[string]int{}
	g.each(c, func(at cell, p printed) {
		bases := g.basesOf(at, n)
		cells = append(cells, printedCell{at, p, bases})
		if k, ok := g.value(cell{at.row, n.column}); ok {
			for _, b := range bases {
				if b.value.Sign() > 0 && classOf(p.judge(percentOf(k, b.value), true)) == "ok" {
					fits[b.kind]++
				}
			}
		}
	})
	var found []result.Finding
	for _, x := range cells {
		slices.SortStableFunc(x.bases, func(a, b base) int { return fits[b.kind] - fits[a.kind] })
		if f, ok := g.share(x.at, x.p, n, x.bases, agreement{fits, len(cells)}); ok {
			found = append(found, f)
		}
	}
	return found
}

// agreement is how many cells of a column each kind of base fits.
type agreement struct {
	fits  map[string]int
	cells int
}

// settled says that a kind of base fits so many cells that it is the column's.
func (a agreement) settled(kind string) bool { return a.fits[kind] > 2 && a.fits[kind]*4 >= a.cells*3 }

// chance says that a kind of base fits so few cells that it may be chance.
func (a agreement) chance(kind string) bool { return a.fits[kind]*2 < a.cells }

func percentOf(part, of *big.Rat) *big.Rat {
	x := new(big.Rat).Quo(part, of)
	return x.Mul(x, hundred)
}

// numeratorOf finds the count that a printed column is a share of: the part its
// heading names, the count under the same outer heading, the count beside it.
func (g *grid) numeratorOf(c int) numerator {
	role := g.origin.Columns[c].Role
	if role.Category != "" {
		return numerator{g.nearest(c, func(other vocab.Role, _ int) bool {
			return other.Kind == vocab.Part && other.Category == role.Category && (role.Unit == "" || other.Unit == role.Unit) &&
				(role.CaseType == "" || other.CaseType == role.CaseType)
		}), true, true}
	}
	if parts := g.parts(c); len(parts) > 1 {
		outer := strings.Join(parts[:len(parts)-1], "\n")
		n := g.nearest(c, func(_ vocab.Role, i int) bool {
			other := g.parts(i)
			return strings.Join(other[:len(other)-1], "\n") == outer
		})
		if n >= 0 {
			return numerator{n, false, true}
		}
	}
	n := g.nearest(c, func(_ vocab.Role, i int) bool { return !g.constant(i) })
	return numerator{n, false, g.saysOnlyShare(c)}
}

// nearest is the counted column nearest to c that fits, of two equally near the
// left one; -1 for none.
func (g *grid) nearest(c int, fits func(role vocab.Role, column int) bool) int {
	best := -1
	for i := range g.origin.Columns {
		if g.counts[i].template < 0 || !fits(g.origin.Columns[i].Role, i) {
			continue
		}
		if best < 0 || max(i-c, c-i) < max(best-c, c-best) {
			best = i
		}
	}
	return best
}

// constant says whether a column repeats one number within every group: a total
// beside its parts.
func (g *grid) constant(c int) bool {
	for _, r := range g.table.Lifted {
		for u := range g.table.Units {
			if _, ok := g.table.Count(u, r); ok && g.table.Origin(r) == g.origin && g.table.Template(r).Columns[u] == c {
				return true
			}
		}
	}
	return false
}

// saysOnlyShare says that a heading has no word which could make it a share of
// something that is not in the table.
func (g *grid) saysOnlyShare(c int) bool {
	plain := []string{"published", "printed", "percentage", "percentages", "percent", "per", "cent", "pct", "share", "proportion", "of", "total", "the", "all", "%"}
	for _, word := range strings.Fields(vocab.Clean(strings.Join(g.parts(c), " "))) {
		if !slices.Contains(plain, word) {
			return false
		}
	}
	return true
}

// basesOf are the bases that a share may have, the likeliest first, each value once.
func (g *grid) basesOf(at cell, n numerator) []base {
	all := g.rowBases(at, n.column)
	if !n.named {
		all = append(g.columnBases(at, n.column), all...)
		if b, ok := g.siblingBase(at); ok {
			all = append(all, b)
		}
		for c := range g.origin.Columns {
			if v, ok := g.value(cell{at.row, c}); ok && g.counts[c].template >= 0 && g.constant(c) {
				all = append(all, base{fmt.Sprint("column", c), g.heading(c), v, []int{at.row}, false, 1})
			}
		}
	}
	var bases []base
	for _, b := range all {
		if !slices.ContainsFunc(bases, func(have base) bool { return have.value.Cmp(b.value) == 0 }) {
			bases = append(bases, b)
		}
	}
	return bases
}

// siblingBase is the sum of the counts whose shares are printed under the same
// innermost heading: two proportions that make up a whole between them, and
// leave out what was not stated.
func (g *grid) siblingBase(at cell) (base, bool) {
	inner := func(c int) string { parts := g.parts(c); return parts[len(parts)-1] }
	own := g.origin.Columns[g.numeratorOf(at.column).column].Role
	b := base{kind: "siblings", value: new(big.Rat), rows: []int{at.row}}
	for c := range g.origin.Columns {
		if len(g.parts(c)) < 2 || g.origin.Columns[c].Role.Kind != vocab.Printed || inner(c) != inner(at.column) {
			continue
		}
		n := g.numeratorOf(c)
		if n.column < 0 || n.named {
			return b, false
		}
		v, ok := g.value(cell{at.row, n.column})
		if a := g.origin.Columns[n.column].Role; !ok || a.CaseType != own.CaseType || a.Unit != own.Unit {
			return b, false
		}
		if b.terms++; b.terms > 1 {
			b.name += " and "
		}
		b.name += g.heading(n.column)
		b.value.Add(b.value, v)
	}
	return b, b.terms > 1
}

// share judges one printed share; ok is false for the 100 of a total row, which
// says nothing.
func (g *grid) share(at cell, p printed, n numerator, bases []base, agreed agreement) (f result.Finding, ok bool) {
	f = g.finding(at, "share")
	f.Rule = "a share of what its heading and its place name"
	k, counted := g.value(cell{at.row, n.column})
	if g.isTotal(at.row) && p.numeral.Value().Cmp(hundred) == 0 && !n.named {
		return f, false
	}
	bases = slices.DeleteFunc(bases, func(b base) bool { return b.value.Sign() == 0 })
	switch {
	case len(bases) == 0 && counted && k.Sign() == 0:
		return judged(f, undefined, "a share of nothing", g.source(at.row)), true
	case len(bases) == 0:
		return judged(f, notCheckable, "nothing in the table is its base", g.source(at.row)), true
	case !counted:
		return g.withoutCount(f, at, p, n, bases[0]), true
	}
	chosen := bases[0]
	for _, b := range bases[1:] {
		if !agreed.settled(bases[0].kind) && better(p.judge(percentOf(k, b.value), true), p.judge(percentOf(k, chosen.value), true)) {
			chosen = b
		}
	}
	return g.shareOf(f, at, p, n, k, chosen, bases, agreed), true
}

// isTotal says whether a row is a total of the rows around it.
func (g *grid) isTotal(i int) bool {
	for _, d := range g.breaking() {
		v := g.table.Dimensions[d].Values[g.rows[i].codes[d]]
		if g.rows[i].codes[d] == 0 || v.Place.Level == vocab.Total {
			return true
		}
	}
	return false
}

// withoutCount judges a share of which only the base is known: some count may
// give it, or none can.
func (g *grid) withoutCount(f result.Finding, at cell, p printed, n numerator, b base) result.Finding {
	f.Denominator = plainly(b.value, 1)
	whole := b.value.IsInt() && b.value.Num().IsInt64() && !p.negative
	if n.named && b.sure && whole && !g.rounded && !possible(p.numeral, b.value.Num().Int64()) {
		return judged(f, impossible, fmt.Sprintf("no count of %s (%s) prints as %s%%, however it is rounded", number(b.value), b.name, p), g.source(at.row))
	}
	return judged(f, notCheckable, fmt.Sprintf("the row gives no count under %s", g.heading(n.column)), g.source(at.row))
}

// possible says whether some count of n prints so under any way to round.
func possible(s rate.Numeral, n int64) bool {
	return slices.ContainsFunc(rate.Roundings(), func(mode rate.Rounding) bool {
		_, _, any := s.PossibleShare(n, mode)
		return any
	})
}

// shareOf fills in what a share of a base comes to.
func (g *grid) shareOf(f result.Finding, at cell, p printed, n numerator, k *big.Rat, b base, bases []base, agreed agreement) result.Finding {
	x := percentOf(k, b.value)
	verdict := p.judge(x, true)
	f.Numerator, f.Denominator, f.Computed = plainly(k, 1), plainly(b.value, 1), plainly(x, p.numeral.Places())
	why := fmt.Sprintf("%s / %s = %s%%%s; of %s (%s)", number(k), number(b.value), plainly(x, p.numeral.Places()), outcome(p, x), number(b.value), b.name)
	fitting, other := elsewhereFits(p, k, b, bases)
	sources := []result.Source{g.source(at.row)}
	for _, i := range b.rows {
		if i != at.row {
			sources = append(sources, g.source(i))
		}
	}
	switch {
	case !n.sure && agreed.chance(b.kind):
		verdict, why = notCheckable, "no count of the table is a base that gives it and its neighbours; the nearest: "+why
	case classOf(verdict) == "ok":
		why += notOf(p, k, b, bases, agreed.fits)
	case agreed.settled(b.kind) && other:
		verdict = ambiguous
		why += fmt.Sprintf(", the base of the other shares of this column; it is one of %s (%s)", number(fitting.value), fitting.name)
	case g.rounded && p.reaches(shareWithin(k, b.value, b.terms)):
		verdict, why = stretched, why+"; the counts are rounded, and within their rounding it can be "+p.String()
	case verdict == contradicted && b.sure && b.value.IsInt() && b.value.Num().IsInt64() && !p.negative && !possible(p.numeral, b.value.Num().Int64()):
		verdict, why = impossible, why+fmt.Sprintf("; no count of %s prints as %s%%", number(b.value), p)
	}
	return judged(f, verdict, why, sources...)
}

// notOf names the other bases that a share could have been of, and is not.
func notOf(p printed, k *big.Rat, chosen base, bases []base, fits map[string]int) string {
	text := ""
	for _, b := range bases {
		if b.kind == chosen.kind || fits[b.kind] >= fits[chosen.kind] || !alike(b.value, chosen.value) {
			continue
		}
		text += fmt.Sprintf(", not of %s (%s)", number(b.value), b.name)
		if classOf(p.judge(percentOf(k, b.value), true)) == "ok" {
			text += ", which gives others of this column wrongly"
		}
	}
	return text
}

// alike says that one base may be taken for the other: they are within a quarter.
func alike(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(new(big.Rat).Quo(b, big.NewRat(4, 1))) <= 0
}

// elsewhereFits is another base that gives what the base of the column does not.
func elsewhereFits(p printed, k *big.Rat, chosen base, bases []base) (base, bool) {
	for _, b := range bases {
		if b.kind != chosen.kind && alike(b.value, chosen.value) && classOf(p.judge(percentOf(k, b.value), true)) == "ok" {
			return b, true
		}
	}
	return base{}, false
}

// shareWithin is the least and the greatest share that rounded counts allow.
func shareWithin(k, of *big.Rat, terms int) (low, high *big.Rat) {
	half, wide := big.NewRat(1, 2), big.NewRat(int64(terms), 2)
	lowK, highK := new(big.Rat).Sub(k, half), new(big.Rat).Add(k, half)
	lowOf, highOf := new(big.Rat).Sub(of, wide), new(big.Rat).Add(of, wide)
	if lowOf.Sign() <= 0 {
		return percentOf(k, of), percentOf(k, of)
	}
	return percentOf(lowK, highOf), percentOf(highK, lowOf)
}
