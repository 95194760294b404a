package claim

import (
	"fmt"
	"math/big"
	"strings"

	"complaintstats/pkg/rate"
)

// otherReading looks for any reading of a share that holds before it is called
// wrong: another base of the text, the rest instead of the part, the sum of two
// parts. What fits only so is ambiguous.
func (l linker) otherReading(i int, m *mention, first *outcome) *outcome {
	part := first.sources[0]
	for _, c := range l.around(i) {
		if c == part || c.Value.Sign() <= 0 {
			continue
		}
		if c.Value.Cmp(part.Value) >= 0 {
			if o := l.fits(m, part.Value, c.Value); o != nil {
				o.sources, o.how = []*mention{part, c}, "fits only another base than the one named"
				return o
			}
		}
	}
	one := big.NewRat(1, 1)
	rest := new(big.Rat).Quo(first.part, first.of)
	if v := m.Judge(sub(one, rest)); v.Class() == OK {
		o := *first
		o.verdict, o.part, o.how = Ambiguous, sub(first.of, first.part), "fits the rest, not the part"
		o.computed = new(big.Rat).Mul(sub(one, rest), big.NewRat(100, 1))
		return &o
	}
	return l.sumReading(i, m, first)
}

// fits judges a reading that the words do not name: only good ones count.
func (l linker) fits(m *mention, k, n *big.Rat) *outcome {
	o := ratioOutcome(m, k, n, 100)
	if o.verdict.Class() != OK {
		return nil
	}
	o.verdict = Ambiguous
	return o
}

// sumReading tries the sums of the part with one or two counts beside it.
func (l linker) sumReading(i int, m *mention, first *outcome) *outcome {
	sum := first.part
	at := l.indexOf(first.sources[0])
	for k := at - 1; k >= 0 && k >= at-2; k-- {
		c := l.mentions[k]
		if !c.isCount() || c.sentence != first.sources[0].sentence || c == first.sources[1] {
			break
		}
		if sum = add(sum, c.Value); sum.Cmp(first.of) > 0 {
			break
		}
		if o := l.fits(m, sum, first.of); o != nil {
			o.sources, o.how = []*mention{c, first.sources[0], first.sources[1]}, "fits only the sum of the counts before it"
			return o
		}
	}
	return nil
}

// grim judges "12 per cent of the 35 allegations" without its count: no count
// at all may give it.
func (l linker) grim(m *mention) {
	o := l.baseOf(m)
	if o == nil || m.Form != Percent || m.Hedge != Bare || m.Top != nil || m.base.narrowed || !o.Value.IsInt() || !o.isCount() {
		return
	}
	n := o.Value.Num().Int64()
	s, ok := printed(m)
	if !ok || n < 5 || n > 200 || m.base.elsewhere {
		return
	}
	if after := l.at(o.to + 1).text; strings.ContainsAny(after, "'’") || strings.ContainsAny(l.at(o.to).text, "'’") {
		return // of the 120 officers' pay
	}
	for _, mode := range rate.Roundings() {
		if _, _, any := s.PossibleShare(n, mode); any {
			return
		}
	}
	if l.at(m.to).text != "of" || l.at(m.to+1).text != "the" || l.at(m.to+2).start != o.start {
		return
	}
	m.found = &outcome{verdict: Impossible, of: o.Value, sources: []*mention{o},
		why: fmt.Sprintf("no number of %d gives %s per cent, however it is rounded", n, s)}
}

// mostPlaces is more decimals than any numeral has that can be read.
const mostPlaces = 18

// printed is the numeral of a per cent as it was printed; ok is false for a
// fraction in words, which has no last place.
func printed(m *mention) (s rate.Numeral, ok bool) {
	if m.Form != Percent {
		return rate.Numeral{}, false
	}
	places := 0
	for u := new(big.Rat).Set(m.Unit); !u.IsInt(); places++ {
		if places > mostPlaces {
			return rate.Numeral{}, false
		}
		u.Mul(u, big.NewRat(10, 1))
	}
	return rate.ParseNumeral(m.Value.FloatString(places))
}
