package claim

import (
	"cmp"
	"math/big"
	"slices"
)

// reach is how many counts on either side of a figure are looked at. It keeps
// the cost of a text linear in its length, and it is far beyond what a reader
// carries in mind.
const reach = 48

// greatest is the largest count that is looked up by its value; what is larger
// is no count of complaints.
const greatest = 1 << 40

// million is the grain in which proportions are compared before they are judged
// exactly.
const million = 1000000

// counted is a count that can be a term, with its value at hand.
type counted struct {
	m     *mention
	value int64
	order int // its place among the counts of the text
}

// stock holds the counts of a text in reading order and, block by block, in the
// order of their values.
type stock struct {
	counts []counted
	sorted [][]counted // by block: the counts of it and of its neighbours
}

// takeStock enters every count that can be a term of a share.
func takeStock(mentions []*mention) *stock {
	s := &stock{}
	for _, m := range mentions {
		if !m.isTerm() && !m.isRough() || !m.Value.IsInt() || !m.Value.Num().IsInt64() || m.Value.Num().Int64() > greatest {
			continue
		}
		s.counts = append(s.counts, counted{m, m.Value.Num().Int64(), len(s.counts)})
	}
	s.sorted = make([][]counted, len(s.counts)/reach+1)
	return s
}

// before is how many counts stand before a token.
func (s *stock) before(token int) int {
	at, _ := slices.BinarySearchFunc(s.counts, token, func(c counted, t int) int { return cmp.Compare(c.m.from, t) })
	return at
}

// around are the counts in reach of a place among them.
func (s *stock) around(at int) []counted {
	return s.counts[max(0, at-reach):min(len(s.counts), at+reach)]
}

// byValue are the counts of the block of a place and of the two beside it, the
// smallest first.
func (s *stock) byValue(at int) []counted {
	block := at / reach
	if s.sorted[block] == nil {
		near := slices.Clone(s.counts[max(0, (block-1)*reach):min(len(s.counts), (block+2)*reach)])
		slices.SortFunc(near, func(a, b counted) int {
			return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.order, b.order))
		})
		s.sorted[block] = near
	}
	return s.sorted[block]
}

// partsOf calls with every count in reach that is between low and high
// millionths of n.
func (s *stock) partsOf(at int, n int64, low, high int64, call func(counted)) {
	near := s.byValue(at)
	from, _ := slices.BinarySearchFunc(near, low*n, func(c counted, t int64) int { return cmp.Compare(c.value*million, t) })
	for _, c := range near[from:] {
		if c.value*million > high*n || c.value >= n {
			return
		}
		if c.order >= at-reach && c.order < at+reach {
			call(c)
		}
	}
}

// zone is where the proportion behind a share may lie for the share not to be
// wrong, in millionths, and the part of it where it holds well.
type zone struct {
	low, high   int64
	from, until int64
}

// zoneOf is the zone that the words of a share leave: a little too wide rather
// than too narrow, for what lies in it is judged exactly.
func zoneOf(a Assertion) zone {
	v, inner, outer := new(big.Rat).Set(a.Value), half(a.Unit), new(big.Rat).Set(a.Unit)
	top := v
	scale := big.NewRat(million, 1)
	switch a.Form {
	case Percent:
		scale = big.NewRat(million/100, 1)
		if a.Hedge != Bare {
			inner, outer = half(a.tolerance()), a.tolerance()
		}
		if a.Top != nil {
			top, outer = a.Top, inner
		}
	case OneIn:
		v = new(big.Rat).Inv(a.Value)
		near, far := add(a.Value, big.NewRat(1, 2)), add(a.Value, big.NewRat(1, 1))
		inner, outer, top = sub(v, new(big.Rat).Inv(near)), sub(v, new(big.Rat).Inv(far)), v
		outer.Mul(outer, big.NewRat(2, 1))
	case InEvery:
		of := big.NewRat(a.Of, 1)
		v = new(big.Rat).Quo(a.Value, of)
		inner, top = new(big.Rat).Inv(new(big.Rat).Mul(of, big.NewRat(2, 1))), v
		outer = inner
	case PartOf:
		inner, outer = big.NewRat(25, 1000), big.NewRat(50, 1000)
	}
	if a.Hedge != Bare && a.Form != Percent {
		inner, outer = big.NewRat(25, 1000), big.NewRat(50, 1000)
	}
	z := zone{millionths(sub(v, outer), scale), millionths(add(top, outer), scale) + 1, millionths(sub(v, inner), scale), millionths(add(top, inner), scale)}
	return z.onSide(a.Hedge, millionths(v, scale))
}

// onSide keeps the side of the zone that a hedge names.
func (z zone) onSide(h Hedge, v int64) zone {
	switch h {
	case MoreThan, AtLeast:
		z = zone{v, million, v, million}
	case FewerThan, AtMost:
		z = zone{0, v + 1, 0, v}
	case Almost:
		z.high, z.until = v+1, v
	case JustOver:
		z.low, z.from = v, v
	}
	z.low, z.from = max(0, z.low), max(0, z.from)
	z.high, z.until = min(million, z.high), min(million, z.until)
	return z
}

// millionths cuts x*scale off to a whole number, within what can be a
// proportion.
func millionths(x, scale *big.Rat) int64 {
	y := new(big.Rat).Mul(x, scale)
	q := new(big.Int).Quo(y.Num(), y.Denom())
	if !q.IsInt64() || q.Int64() > 2*million {
		return 2 * million
	}
	return max(q.Int64(), -1)
}
