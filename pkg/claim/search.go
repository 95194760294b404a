package claim

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/rate"
)

// Pair is counts of a return that give a printed share: a part, or up to three
// categories together, of another count.
type Pair struct {
	Parts    []Cell
	Of       Cell
	Rounding rate.Rounding // the way of rounding by which they do
	rank     int
}

// searched are the ways to round that a search tries, the usual one first.
var searched = [...]rate.Rounding{rate.HalfUp, rate.HalfEven, rate.Truncated}

// What bounds a search: the pairs kept, the pairs that the chance of a match is
// measured over, and the categories of one row that are added up.
const (
	mostPairs     = 1000
	mostMeasured  = 4 << 20
	mostAdded     = 64
	mostSearched  = 20000
	largestSearch = 1 << 40 // beyond it the arithmetic would not be exact
)

// Search is the pairs of counts whose share prints as s, the likeliest first:
// part and whole of the same row, then the same row, the same force and period,
// the same period, the same force, then anything; within these by the way of
// rounding, and single counts before sums. Each count looks its partners up
// among sorted values; at most a thousand pairs are kept.
func Search(cells []Cell, s rate.Numeral) []Pair { return shelve(cells).search(s) }

// shelf is counts laid out for searches: for each degree of kinship the groups
// of counts that share it, sorted by value.
type shelf struct {
	known   []*Cell
	tiers   []tier
	fits    func(part, of *Cell) bool // which pairs are looked at; nil for all
	sums    [][]*Cell                 // of one row and unit
	chances map[int]string            // by decimals: how often a percentage matches by accident
	found   map[string][]Pair
}

// tier is groups of counts whose pairs have one of the ranks.
type tier struct {
	groups [][]*Cell
	ranks  []int
}

func shelve(cells []Cell) *shelf {
	f := newShelf(cells)
	f.tiers = []tier{
		{sorted(grouping(f.known, (*Cell).row)), []int{0, 1}},
		{sorted(grouping(f.known, func(c *Cell) [2]string { return [2]string{fmt.Sprint(c.Place), c.Period} })), []int{2}},
		{sorted(grouping(f.known, func(c *Cell) string { return c.Period })), []int{3}},
		{sorted(grouping(f.known, func(c *Cell) Place { return c.Place })), []int{4}},
		{sorted(grouping(f.known, func(*Cell) bool { return true })), []int{5}},
	}
	return f
}

// newShelf is counts with the groups of categories that may be added up.
func newShelf(cells []Cell) *shelf {
	f := &shelf{known: integers(cells), chances: map[int]string{}, found: map[string][]Pair{}}
	type kind struct {
		row  row
		unit string
	}
	f.sums = grouping(f.known, func(c *Cell) kind { return kind{c.row(), c.Unit} })
	return f
}

// sorted sorts each group by value.
func sorted(groups [][]*Cell) [][]*Cell {
	for _, group := range groups {
		slices.SortStableFunc(group, func(a, b *Cell) int { return cmp.Compare(a.int(), b.int()) })
	}
	return groups
}

// search is the pairs for one share; the same one is searched once.
func (f *shelf) search(s rate.Numeral) []Pair {
	key := s.String()
	if pairs, ok := f.found[key]; ok {
		return pairs
	}
	const most = 1000 // searches kept
	g := finding{numeral: s, fits: f.fits}
	g.tier(f.tiers[0])
	g.sums(f.sums)
	for _, t := range f.tiers[1:] {
		g.tier(t)
	}
	slices.SortStableFunc(g.pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Rounding, b.Rounding), cmp.Compare(len(a.Parts), len(b.Parts)))
	})
	if len(f.found) < most {
		f.found[key] = g.pairs
	}
	return g.pairs
}

// chance is how many in a hundred percentages with so many decimals match some
// pair by accident, in any of the ways in which pairs are looked for.
func (f *shelf) chance(places int) string {
	text, ok := f.chances[places]
	if !ok {
		chance := f.chanceOf(places)
		text = chance.Mul(chance, big.NewRat(100, 1)).FloatString(0)
		if text == "0" {
			text = "fewer than 1"
		}
		f.chances[places] = text
	}
	return text
}

// integers are the whole numbers among the cells that are known.
func integers(cells []Cell) []*Cell {
	var known []*Cell
	for i := range cells {
		c := &cells[i]
		if c.known() && c.Low.IsInt() && c.Low.Num().IsInt64() && c.Low.Num().Int64() < largestSearch {
			known = append(known, c)
		}
	}
	return known
}

func (c *Cell) int() int64 { return c.Low.Num().Int64() }

// finding is a search under way.
type finding struct {
	numeral rate.Numeral
	fits    func(part, of *Cell) bool
	pairs   []Pair
}

// between is the least and the greatest part of n that prints as the share by
// any of the ways to round.
func (f *finding) between(n int64) (least, most int64, any bool) {
	for _, mode := range searched {
		low, high, ok := f.numeral.PossibleShare(n, mode)
		switch {
		case !ok:
		case !any:
			least, most, any = low, high, true
		default:
			least, most = min(least, low), max(most, high)
		}
	}
	return least, most, any
}

// mode is the first way to round by which part of n prints as the share.
func (f *finding) mode(part, n int64) (rate.Rounding, bool) {
	for _, mode := range searched {
		if low, high, ok := f.numeral.PossibleShare(n, mode); ok && part >= low && part <= high {
			return mode, true
		}
	}
	return 0, false
}

// tier adds the pairs of a degree of kinship.
func (f *finding) tier(t tier) {
	for _, group := range t.groups {
		for _, of := range group {
			if of.int() == 0 {
				continue
			}
			least, most, any := f.between(of.int())
			if !any {
				continue
			}
			at, _ := slices.BinarySearchFunc(group, least, func(c *Cell, v int64) int { return cmp.Compare(c.int(), v) })
			for ; at < len(group) && group[at].int() <= most && len(f.pairs) < mostPairs; at++ {
				part := group[at]
				rank := related(part, of)
				if part == of || !slices.Contains(t.ranks, rank) || f.fits != nil && !f.fits(part, of) {
					continue
				}
				if mode, ok := f.mode(part.int(), of.int()); ok {
					f.pairs = append(f.pairs, Pair{[]Cell{*part}, *of, mode, rank})
				}
			}
		}
	}
}

// grouping parts counts by a key, in the order in which the keys are met.
func grouping[K comparable](cells []*Cell, key func(*Cell) K) [][]*Cell {
	index := map[K]int{}
	var groups [][]*Cell
	for _, c := range cells {
		k := key(c)
		i, ok := index[k]
		if !ok {
			i = len(groups)
			index[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// sums adds two or three categories of one column together, of the whole in
// their row.
func (f *finding) sums(groups [][]*Cell) {
	for _, group := range groups {
		for _, of := range group {
			if !of.whole() || of.int() == 0 {
				continue
			}
			least, most, any := f.between(of.int())
			if !any {
				continue
			}
			for _, categories := range grouping(group, func(c *Cell) string { return c.Dimension }) {
				if categories[0].whole() || len(categories) > mostAdded || !addsUp(categories[0].Unit) {
					continue
				}
				f.sumsOf(categories, of, least, most)
			}
		}
	}
}

// addsUp says whether counts of a unit add over categories.
func addsUp(unit string) bool {
	return unit != "complaints" && unit != "officers" && unit != "complainants"
}

// sumsOf looks for two or three categories that come to between least and most;
// the last one is looked up by its value.
func (f *finding) sumsOf(categories []*Cell, of *Cell, least, most int64) {
	var list []*Cell
	for _, c := range categories {
		if c.int() > 0 { // a nought adds nothing
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *Cell) int { return cmp.Compare(a.int(), b.int()) })
	var grow func(from int, sum int64, chosen []*Cell)
	grow = func(from int, sum int64, chosen []*Cell) {
		if len(chosen) > 0 {
			at, _ := slices.BinarySearchFunc(list[from:], least-sum, func(c *Cell, v int64) int { return cmp.Compare(c.int(), v) })
			for k := from + at; k < len(list) && sum+list[k].int() <= most; k++ {
				f.addSum(append(slices.Clone(chosen), list[k]), of, sum+list[k].int())
			}
		}
		const most = 3
		for k := from; len(chosen)+1 < most && k < len(list) && len(f.pairs) < mostPairs; k++ {
			grow(k+1, sum+list[k].int(), append(slices.Clone(chosen), list[k]))
		}
	}
	grow(0, 0, nil)
}

func (f *finding) addSum(parts []*Cell, of *Cell, sum int64) {
	mode, ok := f.mode(sum, of.int())
	if !ok || len(f.pairs) >= mostPairs {
		return
	}
	p := Pair{Of: *of, Rounding: mode}
	for _, c := range parts {
		p.Parts = append(p.Parts, *c)
	}
	f.pairs = append(f.pairs, p)
}

// related ranks how likely two counts belong together.
func related(part, of *Cell) int {
	same := part.row() == of.row()
	switch {
	case same && part.Unit == of.Unit && of.whole() && !part.whole():
		return 0
	case same:
		return 1
	case part.Place == of.Place && part.Period == of.Period:
		return 2
	case part.Period == of.Period:
		return 3
	case part.Place == of.Place:
		return 4
	}
	return 5
}

// Chance is the share of all percentages with so many decimals that some pair
// of the cells gives: how likely a printed one matches by accident.
func Chance(cells []Cell, places int) *big.Rat { return shelve(cells).chanceOf(places) }

// chanceOf tries what a search tries, of very many pairs the first millions.
func (f *shelf) chanceOf(places int) *big.Rat {
	const finest = 9 // decimals that are hit by accident at all
	h := hits{steps: 100, at: map[int64]bool{}, left: mostMeasured}
	for range min(places, finest) {
		h.steps *= 10
	}
	for _, t := range f.tiers {
		for _, group := range t.groups {
			for _, of := range group {
				for _, part := range group {
					if part.int() > of.int() || h.left == 0 {
						break // the group is sorted
					}
					h.left--
					if part != of && slices.Contains(t.ranks, related(part, of)) && (f.fits == nil || f.fits(part, of)) {
						h.mark(part.int(), of.int())
					}
				}
			}
		}
	}
	for _, group := range f.sums {
		h.sums(group)
	}
	return big.NewRat(int64(len(h.at)), h.steps+1)
}

// hits are the percentages that pairs give, in steps of their last place.
type hits struct {
	steps int64
	at    map[int64]bool
	left  int // pairs still to be tried
}

// mark enters what a pair prints as: rounded, rounded to even, and cut off.
func (h *hits) mark(k, n int64) {
	s, ok := scaled(k, n, h.steps)
	if n == 0 || k > n || !ok {
		return
	}
	h.at[s] = true
	h.at[h.steps*k/n] = true
	if (2*h.steps*k+n)%(2*n) == 0 && s%2 != 0 {
		h.at[s-1] = true
	}
}

// sums marks what two or three categories of a row give together.
func (h *hits) sums(group []*Cell) {
	for _, of := range group {
		if !of.whole() || of.int() == 0 {
			continue
		}
		for _, list := range grouping(group, func(c *Cell) string { return c.Dimension }) {
			if list[0].whole() || len(list) > mostAdded || !addsUp(list[0].Unit) {
				continue
			}
			for i, a := range list {
				for j, b := range list[:i] {
					h.mark(a.int()+b.int(), of.int())
					for _, c := range list[:j] {
						if h.left--; h.left <= 0 {
							return
						}
						h.mark(a.int()+b.int()+c.int(), of.int())
					}
				}
			}
		}
	}
}

// scaled is k/n in steps, rounded half up; ok is false where it overflows.
func scaled(k, n, steps int64) (int64, bool) {
	if n == 0 || k > (1<<62)/(2*steps) {
		return 0, false
	}
	return (2*steps*k + n) / (2 * n), true
}
