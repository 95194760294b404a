package audit

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// tally is a total with the parts that should make it up.
type tally struct {
	total   cell
	known   []cell
	unknown []cell // categories that are not known: some totals leave them out
	of      string // what the parts are, in words
	people  bool   // of a unit that may stand in several parts
}

// sums holds totals across and down against their parts: wherever a count is
// not broken down by something that its neighbours are broken down by.
func sums(g *grid) []result.Finding {
	var tallies []tally
	for _, m := range g.downMasks() {
		tallies = append(tallies, g.down(m)...)
	}
	for d := range g.table.Dimensions {
		if g.crosses(d) {
			tallies = append(tallies, g.across(d)...)
		}
	}
	return g.judgeTallies(tallies)
}

// downMasks are the dimensions over which rows may add up, one by one and all
// together; places have rules of their own.
func (g *grid) downMasks() []returns.Mask {
	var masks []returns.Mask
	var all returns.Mask
	for _, d := range g.breaking() {
		if g.table.Dimensions[d].Name != "force" {
			masks = append(masks, returns.Mask(0).With(d))
			all = all.With(d)
		}
	}
	if len(masks) > 1 {
		masks = append(masks, all)
	}
	return masks
}

// crosses says whether values of dimension d stand in the headings.
func (g *grid) crosses(d int) bool {
	return slices.ContainsFunc(g.origin.Columns, func(c returns.Column) bool {
		dimension, _ := c.Crossing()
		return dimension == g.table.Dimensions[d].Name
	})
}

// down finds the total rows over the dimensions m, then their parts.
func (g *grid) down(m returns.Mask) []tally {
	var tallies []tally
	at := map[string][]int{} // of the rows that differ in m only -> tallies
	for i := range g.rows {
		if g.standing(g.rows[i].codes, m) != total {
			continue
		}
		for c := range g.counts {
			if g.counts[c].template >= 0 && !g.constant(c) {
				key := without(g.rows[i].codes, m, c)
				at[key] = append(at[key], len(tallies))
				tallies = append(tallies, tally{total: cell{i, c}, of: g.names(m), people: g.overlap(c)})
			}
		}
	}
	if len(tallies) == 0 {
		return nil
	}
	for i := range g.rows {
		standing := g.standing(g.rows[i].codes, m)
		if standing != known && standing != notKnown {
			continue
		}
		for c := range g.counts {
			for _, k := range at[without(g.rows[i].codes, m, c)] {
				tallies[k].take(cell{i, c}, standing)
			}
		}
	}
	return tallies
}

func (t *tally) take(part cell, standing standingOf) {
	if standing == known {
		t.known = append(t.known, part)
	} else {
		t.unknown = append(t.unknown, part)
	}
}

// without is a key of codes but for those in m.
func without(codes []uint32, m returns.Mask, more int) string {
	b := binary.LittleEndian.AppendUint32(nil, uint32(more))
	for d, code := range codes {
		if !m.Has(d) {
			b = binary.LittleEndian.AppendUint32(b, code)
		}
	}
	return string(b)
}

// across finds the total columns over the headings of dimension d.
func (g *grid) across(d int) []tally {
	var tallies []tally
	m := returns.Mask(0).With(d)
	for i := range g.rows {
		at := map[string]int{}
		for c := range g.counts {
			if codes, counted := g.codesOf(i, c); counted && codes[d] == returns.All && !g.constant(c) {
				at[without(codes, m, g.counts[c].unit)] = len(tallies)
				tallies = append(tallies, tally{total: cell{i, c}, of: g.table.Dimensions[d].Name, people: g.overlap(c) && g.table.Dimensions[d].Name != "period"})
			}
		}
		for c := range g.counts {
			codes, counted := g.codesOf(i, c)
			if standing := g.standing(codes, m); counted && (standing == known || standing == notKnown) {
				if k, ok := at[without(codes, m, g.counts[c].unit)]; ok {
					tallies[k].take(cell{i, c}, standing)
				}
			}
		}
	}
	return tallies
}

func (g *grid) codesOf(i, c int) ([]uint32, bool) {
	return g.codes(cell{i, c}), g.counts[c].template >= 0
}

// overlap says whether one of a column's unit may stand in several categories:
// people and cases do, allegations do not.
func (g *grid) overlap(c int) bool {
	return slices.Contains([]string{"officers", "complaints", "complainants", "employees"}, g.table.Units[g.counts[c].unit].Name)
}

// judgeTallies judges each total by the reading of its parts that fits best.
func (g *grid) judgeTallies(tallies []tally) []result.Finding {
	best := map[cell]result.Finding{}
	var order []cell
	fits, all := 0, 0
	for _, t := range tallies {
		if len(t.known) < 2 {
			continue
		}
		f, ok := g.judgeTally(t)
		if !ok {
			continue
		}
		have, again := best[t.total]
		if !again {
			order = append(order, t.total)
		}
		if !again || better(f.Verdict, have.Verdict) {
			best[t.total] = f
		}
	}
	for _, at := range order {
		all++
		if best[at].Class == "ok" {
			fits++
		}
	}
	var found []result.Finding
	for _, at := range order {
		f := best[at]
		// Where most totals of people are plain sums, the others should be.
		if f.Verdict == undecidable && f.Kind == "people" {
			if f.Verdict = undecidable; fits*4 >= all*3 {
				f = judged(f, contradicted, f.Why+"; the other totals of the table are plain sums", f.Evidence[0].Sources...)
			}
		}
		f.Kind = "total"
		found = append(found, f)
	}
	return found
}

// judgeTally holds one total against the sum of its parts; ok is false where
// the total itself is no number.
func (g *grid) judgeTally(t tally) (f result.Finding, ok bool) {
	f = g.finding(t.total, "total")
	printed, ok := g.value(t.total)
	if !ok {
		return f, false
	}
	s := g.add(t.known)
	rest := g.add(t.unknown)
	with := s.plus(rest)
	f.Numerator, f.Computed = plainly(s.sum, 1), plainly(s.sum, 1)
	f.Rule = "a total is the sum of its parts"
	sources := g.ends(t)
	told := fmt.Sprintf("%s of %s add up to %s", count(len(t.known), "part"), t.of, number(s.sum))
	switch {
	case printed.Cmp(s.sum) == 0:
		if len(t.unknown) > 0 && rest.sum.Sign() > 0 {
			told += fmt.Sprintf("; those not known (%s) are left out", number(rest.sum))
		}
		return judged(f, exact, told+s.withheld(), sources...), true
	case len(t.unknown) > 0 && printed.Cmp(with.sum) == 0:
		f.Computed = plainly(with.sum, 1)
		return judged(f, exact, fmt.Sprintf("%s, with those not known (%s) to %s", told, number(rest.sum), number(with.sum))+with.withheld(), sources...), true
	case g.rounded && (g.near(printed, s.sum, s.n) || g.near(printed, with.sum, with.n)):
		return judged(f, holds, told+fmt.Sprintf(", which is %s within the rounding of %d numbers", off(printed, s.sum), s.n+1), sources...), true
	}
	return g.missed(f, printed, s, with, told, t.people, sources), true
}

// missed judges a total that is not the sum of its parts.
func (g *grid) missed(f result.Finding, printed *big.Rat, s, with sum, told string, people bool, sources []result.Source) result.Finding {
	told += fmt.Sprintf(", and %s is printed: %s", number(printed), off(printed, s.sum))
	switch {
	case with.open > 0 && printed.Cmp(s.least) >= 0 && (with.greatest == nil || printed.Cmp(with.greatest) <= 0):
		return judged(f, undecidable, told+fmt.Sprintf("; %s withheld or not given", count(with.open, "part")), sources...)
	case people && printed.Cmp(s.sum) < 0 && printed.Cmp(s.largest) >= 0:
		f.Kind = "people"
		return judged(f, undecidable, told+"; one may stand in several parts", sources...)
	}
	return judged(f, contradicted, told, sources...)
}

// near says whether a total may miss the sum of n rounded parts by rounding
// alone: each is half a unit off at most, and so is the total.
func (g *grid) near(total, sum *big.Rat, n int) bool {
	d := new(big.Rat).Sub(total, sum)
	return d.Abs(d).Cmp(big.NewRat(int64(n+1)*g.step, 2)) <= 0
}

// off says by how much a total misses.
func off(total, sum *big.Rat) string {
	d := new(big.Rat).Sub(total, sum)
	if d.Sign() < 0 {
		return number(d.Neg(d)) + " less"
	}
	return number(d) + " more"
}

// sum is what parts come to, and what those without a number leave open.
type sum struct {
	sum, least, largest *big.Rat
	greatest            *big.Rat // nil where nothing bounds it
	n, open             int
	marks               string
}

// add sums parts up.
func (g *grid) add(parts []cell) sum {
	s := sum{sum: new(big.Rat), least: new(big.Rat), largest: new(big.Rat), greatest: new(big.Rat), n: len(parts)}
	for _, at := range parts {
		c := g.count(at)
		low, high := c.Number.Rat(), c.Number.Rat()
		if c.Broken != "" || c.Mark.State != vocab.Known {
			s.open++
			if text := strings.TrimSpace(c.Text); text != "" && !strings.Contains(s.marks, text) {
				s.marks += text
			}
			low, high = rate.Int(c.Mark.Least).Rat(), nil
			if c.Mark.Bounded {
				high = rate.Int(c.Mark.Greatest).Rat()
			}
		} else {
			s.sum.Add(s.sum, low)
		}
		s.least.Add(s.least, low)
		if s.greatest = plus(s.greatest, high); low.Cmp(s.largest) > 0 {
			s.largest = low
		}
	}
	return s
}

// plus adds bounds; nil is none.
func plus(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

func (s sum) plus(t sum) sum {
	return sum{sum: plus(s.sum, t.sum), least: plus(s.least, t.least), greatest: plus(s.greatest, t.greatest),
		largest: s.largest, n: s.n + t.n, open: s.open + t.open, marks: s.marks + t.marks}
}

// withheld says that some parts have no number and add nothing.
func (s sum) withheld() string {
	if s.open == 0 {
		return ""
	}
	return fmt.Sprintf("; %s without a number (%s) adds nothing", count(s.open, "part"), cmp.Or(s.marks, "blank"))
}

// ends are the lines of a total's parts, each once.
func (g *grid) ends(t tally) []result.Source {
	var sources []result.Source
	for _, part := range slices.Concat(t.known, t.unknown) {
		if s := g.source(part.row); !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	return sources
}

// count writes "1 part", "43 parts".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return rate.Int(int64(n)).Grouped() + " " + noun + "s"
}
