package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// pool is what is searched: counts in one unit that may be part and whole, and
// what they are in words.
type pool struct {
	*shelf
	name string
}

// newPool lays counts out for the pairs of which one can be a share of the
// other: of one row; of all case types; a force's of the whole country; of
// another year.
func newPool(cells []Cell, name string) *pool {
	f := newShelf(cells)
	f.fits = shareable
	type kin struct{ where, kind string }
	f.tiers = []tier{
		{sorted(grouping(f.known, (*Cell).row)), []int{0, 1}},
		{sorted(grouping(f.known, func(c *Cell) kin { return kin{fmt.Sprint(c.Place, c.Period), c.Unit} })), []int{2}},
		{sorted(grouping(f.known, func(c *Cell) kin { return kin{c.Period, c.kind()} })), []int{3}},
		{sorted(grouping(f.known, func(c *Cell) kin { return kin{fmt.Sprint(c.Place), c.kind()} })), []int{4}},
	}
	return &pool{f, fmt.Sprintf("the %s counts %s", rate.Int(int64(len(f.known))).Grouped(), name)}
}

// kind is what a cell counts, wherever and whenever.
func (c *Cell) kind() string {
	return fmt.Sprint(c.Unit, c.CaseType, c.AllCases, c.Worker, c.Apart, c.Dimension, c.Categories)
}

// shareable says whether a percentage may be told of one count as part of another.
func shareable(part, of *Cell) bool {
	if part.Unit != of.Unit {
		return false
	}
	switch related(part, of) {
	case 0:
		return true
	case 1: // two categories of one column have nothing in common
		return part.Dimension != of.Dimension
	case 2:
		return of.AllCases && of.whole()
	case 3:
		return (of.Place.Level == Total || of.Place.Level == Sum) && part.Place.Level == Force && part.kind() == of.kind()
	case 4:
		return part.kind() == of.kind()
	}
	return false
}

// everything is the pool of all counts, collected when it is first asked for.
func (w *archive) everything() *pool {
	if w.pool != nil {
		return w.pool
	}
	var cells []Cell
	name := "of the return"
	for _, p := range w.places {
		more := w.evidence.Counts(p)
		if room := mostSearched - len(cells); len(more) > room {
			cells, name = append(cells, more[:room]...), "that come first in the return"
			break
		}
		cells = append(cells, more...)
	}
	w.pool = newPool(cells, name)
	return w.pool
}

// poolOf is the counts of a scope laid out, once for all figures about it.
func (w *archive) poolOf(s scope) *pool {
	p, ok := w.pools[s.key]
	if !ok {
		name := "that may be meant"
		if len(s.cells) > 0 {
			if c := s.cells[0]; c.Place.Name != "" {
				name = "of " + c.Place.Name
				if c.Period != "" {
					name += " in " + spelled(c.Period)
				}
			}
		}
		p = newPool(s.cells, name)
		w.pools[s.key] = p
	}
	return p
}

// find lists the pairs that would give a share which nothing else settled: among
// the counts of its force and period, then among all. It always tells the chance
// of a match by accident, keeps what was said before, and decides nothing.
func (w *weighing) find(m *mention, s scope, e result.Evidence) (result.Evidence, bool) {
	printed, ok := printed(m)
	if m.Form != Percent || m.Hedge != Bare || m.Top != nil || !ok {
		return result.Evidence{}, false
	}
	said := ""
	if len(e.Sources) > 0 {
		said = e.Why + "; "
	}
	var searched *pool
	var pairs []Pair
	if len(s.missing) == 0 && len(s.cells) > 0 {
		searched = w.poolOf(s)
		if pairs = searched.search(printed); len(pairs) == 0 {
			said += searched.name + " give no share of " + printed.String() + " per cent; "
		}
	}
	if len(pairs) == 0 {
		searched = w.everything()
		pairs = searched.search(printed)
	}
	chance := fmt.Sprintf("by accident %s in 100 such percentages are given by some pair of them", searched.chance(printed.Places()))
	const often = 50
	if n, err := strconv.Atoi(searched.chance(printed.Places())); err == nil && n >= often && len(pairs) > 0 {
		chance += ", so that a match proves little"
	}
	if len(pairs) == 0 {
		why := fmt.Sprintf("%s%s give no share of %s per cent (%s)", said, searched.name, printed, chance)
		if strings.HasSuffix(said, "per cent; ") {
			why = fmt.Sprintf("%snor do %s (%s)", said, searched.name, chance)
		}
		if len(s.missing) == 0 {
			why += s.nearest(m)
		}
		e.Why = why
		return e, true
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int { return otherUnit(m, a) - otherUnit(m, b) })
	best := pairs[0]
	why := fmt.Sprintf("%sof %s, %s would give it%s; %s", said, searched.name, best.text(), othersText(len(pairs)-1), chance)
	if best.rank > 0 && len(s.missing) == 0 {
		why += s.nearest(m)
	}
	var cells []*Cell
	for i := range best.Parts {
		cells = append(cells, &best.Parts[i])
	}
	found := evidenceOf(NotInReturn, why, nil, append(cells, &best.Of)...)
	found.Verdict = e.Verdict
	return found, true
}

// otherUnit is 1 for a pair in another unit than the one that the text names.
func otherUnit(m *mention, p Pair) int {
	if isReturnUnit(m.base.unit) && p.Of.Unit != m.base.unit {
		return 1
	}
	return 0
}

func othersText(n int) string {
	switch {
	case n == 0:
		return ""
	case n == 1:
		return ", and so would 1 other pair"
	case n+1 >= mostPairs:
		return fmt.Sprintf(", and so would %d other pairs or more", n)
	}
	return fmt.Sprintf(", and so would %d other pairs", n)
}

// text is the working of a pair.
func (p Pair) text() string {
	var numbers, names []string
	sum := new(big.Rat)
	for i := range p.Parts {
		c := &p.Parts[i]
		numbers, names = append(numbers, grouped(c.Low)), append(names, c.What)
		sum.Add(sum, c.Low)
	}
	part := grouped(sum)
	if len(numbers) > 1 {
		part = strings.Join(numbers, " + ") + " = " + part
	}
	text := fmt.Sprintf("%s of %s %s (%s", part, grouped(p.Of.Low), p.Of.Unit, strings.Join(names, ", and "))
	if p.rank > 0 {
		text += "; of " + p.Of.What
	}
	if p.Rounding != rate.HalfUp {
		text += "; " + p.Rounding.String()
	}
	return text + ")"
}

// nearest tells the share of a category of its whole that misses a printed one
// by least and by little, first one that a single slip explains; "" where there
// is none.
func (s *scope) nearest(m *mention) string {
	var best *pairing
	var slip string
	for i := range s.cells {
		part := &s.cells[i]
		whole := s.wholeOf(part)
		if part.whole() || whole == nil || !part.known() || !whole.known() {
			continue
		}
		p := pairing{part, whole, ""}
		if named := shareSlip(m, p); named != "" && slip == "" {
			best, slip = &p, named
		}
		if slip == "" && m.misses(p) && (best == nil || distance(p.percent(), m.Value).Cmp(distance(best.percent(), m.Value)) < 0) {
			best = &p
		}
	}
	if best == nil {
		return ""
	}
	text := "; the nearest miss: " + best.text()
	if slip != "" {
		text += ", " + slip
	}
	return text
}

// misses says whether a share misses a printed one by little: by a tenth of it,
// or five steps of its last place.
func (m *mention) misses(p pairing) bool {
	tenth, steps := new(big.Rat).Mul(m.Value, big.NewRat(1, 10)), new(big.Rat).Mul(m.Unit, big.NewRat(5, 1))
	if tenth.Cmp(steps) < 0 {
		tenth = steps
	}
	return distance(p.percent(), m.Value).Cmp(tenth) <= 0
}
