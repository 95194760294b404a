package chart

import (
	"math"
	"math/big"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// axis maps values to positions on the page.
type axis struct {
	from, to float64 // values
	at, till float64 // where they stand on the page
	ticks    []tick
}

// tick is a value that is written beside an axis.
type tick struct {
	value float64
	text  string
}

func (a axis) on(v float64) float64 {
	return a.at + float64((v-a.from)/(a.to-a.from))*(a.till-a.at)
}

// spread says from where to where values reach.
type spread struct {
	low, high float64
	whole     bool // all are whole numbers, so that no tick is a part of one
}

// spanned is the spread of values together with zero, because an axis that
// begins elsewhere makes small differences look large.
func spanned(values ...float64) spread {
	s := spread{whole: true}
	for _, v := range values {
		s.low, s.high = min(s.low, v), max(s.high, v)
		s.whole = s.whole && v == math.Trunc(v)
	}
	return s
}

// smallest is the least height of an axis: what is below it is drawn as zero.
const smallest = 1e-9

// newAxis is an axis over the spread in about as many steps as wanted, each 1,
// 2 or 5 times a power of ten. Its ends are ticks; a share's axis ends at 100%
// unless something lies beyond.
func newAxis(s spread, kind result.Scale, wanted int) axis {
	unit := 1.0
	if kind == result.Percents {
		unit = 100
	}
	low, high := s.low*unit, s.high*unit
	if high-low < smallest {
		high = low + 1
	}
	times, exponent := step((high-low)/float64(wanted), s.whole && kind == result.Numbers)
	size := exact(times, exponent)
	wide, _ := size.Float64()
	first, last := int64(math.Floor(low/wide+smallest)), int64(math.Ceil(high/wide-smallest))
	a := axis{}
	for i := first; i <= last; i++ {
		v := new(big.Rat).Mul(size, big.NewRat(i, 1))
		value, _ := new(big.Rat).Quo(v, big.NewRat(int64(unit), 1)).Float64()
		if kind == result.Percents && s.high <= 1 && value > 1 {
			a.to = 1
			break
		}
		a.ticks = append(a.ticks, tick{value, tickText(v, max(0, -exponent), kind)})
		a.to = value
	}
	a.from = a.ticks[0].value
	return a
}

// step is the smallest of 1, 2 and 5 times a power of ten that is not below
// size.
func step(size float64, whole bool) (times int64, exponent int) {
	if whole && size <= 1 {
		return 1, 0
	}
	exponent = int(math.Floor(math.Log10(size))) - 1
	for {
		for _, times := range []int64{1, 2, 5} {
			if v, _ := exact(times, exponent).Float64(); v >= size*(1-smallest) {
				return times, exponent
			}
		}
		exponent++
	}
}

// exact is times ten to the power of exponent.
func exact(times int64, exponent int) *big.Rat {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent, -exponent))), nil)
	if exponent < 0 {
		return new(big.Rat).SetFrac(big.NewInt(times), power)
	}
	return new(big.Rat).SetInt(power.Mul(power, big.NewInt(times)))
}

// tickText writes a tick in full, with the decimals of the step; zero has none.
func tickText(v *big.Rat, places int, kind result.Scale) string {
	if v.Sign() == 0 {
		places = 0
	}
	text := rate.Group(v.FloatString(places))
	if kind == result.Percents {
		text += "%"
	}
	return text
}
