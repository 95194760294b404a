package claim

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// Pair is two counts of a return that give a printed share.
type Pair struct {
	Part, Of Cell
	Rounding rate.Rounding // the way of rounding by which they do
	rank     int
}

// searched are the ways to round that a search tries, the usual one first.
var searched = [...]rate.Rounding{rate.HalfUp, rate.HalfEven, rate.Truncated}

// mostSearched bounds the cells of a search: pairs grow with their square.
const mostSearched = 2000

// Search is every pair of counts whose share prints as s, the likeliest first:
// part and whole of the same row, then the same row, then the same force or
// period, then anything; within these by the way of rounding.
func Search(cells []Cell, s rate.Numeral) []Pair {
	var pairs []Pair
	known := knownCells(cells)
	for i := range known {
		for j := range known {
			if p, ok := pairOf(&known[i], &known[j], s); ok && i != j {
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Rounding, b.Rounding))
	})
	return pairs
}

func knownCells(cells []Cell) []Cell {
	var known []Cell
	for _, c := range cells {
		if c.known() && len(known) < mostSearched {
			known = append(known, c)
		}
	}
	return known
}

func pairOf(part, of *Cell, s rate.Numeral) (Pair, bool) {
	if of.Low.Sign() <= 0 || part.Low.Cmp(of.Low) > 0 {
		return Pair{}, false
	}
	share := new(big.Rat).Quo(part.Low, of.Low)
	share.Mul(share, big.NewRat(100, 1))
	for _, mode := range searched {
		if s.Preimage(mode).Contains(share) {
			return Pair{*part, *of, mode, related(part, of)}, true
		}
	}
	return Pair{}, false
}

// related ranks how likely two counts belong together.
func related(part, of *Cell) int {
	row := part.Source == of.Source && part.CaseType == of.CaseType
	switch {
	case row && part.Unit == of.Unit && len(of.Categories) == 0 && len(part.Categories) > 0:
		return 0
	case row:
		return 1
	case part.Force == of.Force && part.Period == of.Period:
		return 2
	case part.Force == of.Force || part.Period == of.Period:
		return 3
	}
	return 4
}

// Chance is the share of all percentages with so many decimals that some pair
// of the cells gives by rounding half up: how likely a printed one matches by
// accident.
func Chance(cells []Cell, places int) *big.Rat {
	steps := int64(100)
	for range places {
		steps *= 10
	}
	hit := map[string]bool{}
	known := knownCells(cells)
	for i := range known {
		for j := range known {
			if i == j || known[j].Low.Sign() <= 0 || known[i].Low.Cmp(known[j].Low) > 0 {
				continue
			}
			share := new(big.Rat).Quo(known[i].Low, known[j].Low)
			hit[share.Mul(share, big.NewRat(100, 1)).FloatString(places)] = true
		}
	}
	return big.NewRat(int64(len(hit)), steps+1)
}

// find lists the pairs that would give a share which nothing else settled, with
// the chance of a match by accident.
func (w *weighing) find(m *mention, cells []Cell) (result.Evidence, bool) {
	s, ok := printed(m)
	if m.Form != Percent || m.Hedge != Bare || m.Top != nil || !ok {
		return result.Evidence{}, false
	}
	chance := Chance(cells, s.Places())
	percent := new(big.Rat).Mul(chance, big.NewRat(100, 1)).FloatString(0)
	pairs := Search(cells, s)
	if len(pairs) == 0 {
		return evidenceOf(NotInReturn, fmt.Sprintf("no two counts of the return give %s per cent", s), nil), true
	}
	best := pairs[0]
	why := fmt.Sprintf("%s of %s would give it (%s; of %s, %s)", grouped(best.Part.Low), grouped(best.Of.Low), best.Part.What, best.Of.What, best.Rounding)
	if len(pairs) > 1 {
		why += fmt.Sprintf(", and %d other pairs", len(pairs)-1)
	}
	why += fmt.Sprintf("; by accident %s in 100 such percentages match some pair of these %d counts", percent, len(knownCells(cells)))
	return evidenceOf(NotInReturn, why, nil, best.Part.Source, best.Of.Source), true
}
