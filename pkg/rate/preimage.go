package rate

import "math/big"

// Rounding is a way to shorten a number to some decimals.
type Rounding uint8

// The ways to round. UpOrDown is the charitable one: either neighbour of a tie.
const (
	HalfUp    Rounding = iota // ties away from zero, as spreadsheets do
	HalfDown                  // ties towards zero
	HalfEven                  // ties to the even digit, as R, Python and IEEE do
	UpOrDown                  // ties to either side
	Truncated                 // cut off
	RoundedUp                 // any rest counts as one more
)

// Roundings are all ways to round, the usual one first.
func Roundings() []Rounding {
	return []Rounding{HalfUp, HalfEven, HalfDown, UpOrDown, Truncated, RoundedUp}
}

// String names a way to round as the verdicts do.
func (r Rounding) String() string {
	return [...]string{"half up", "half down", "half to even", "half up or down", "cut off", "rounded up"}[r]
}

// Interval is a stretch of the number line between two exact ends.
type Interval struct {
	Low, High             *big.Rat
	LowClosed, HighClosed bool // the end itself belongs to it
}

// Preimage is every number that prints as s under a way to round, for numbers
// that are not negative. It is exact: its ends are decimals, not floats.
func (s Numeral) Preimage(mode Rounding) Interval {
	low, high := s.ends(mode)
	even := s.LastDigitEven()
	i := Interval{Low: s.over2(low), High: s.over2(high)}
	switch mode {
	case HalfUp, Truncated:
		i.LowClosed = true
	case HalfDown, RoundedUp:
		i.HighClosed = true
	case HalfEven:
		i.LowClosed, i.HighClosed = even, even
	default:
		i.LowClosed, i.HighClosed = true, true
	}
	return i
}

// ends are the ends of the pre-image in halves of the last printed place.
func (s Numeral) ends(mode Rounding) (low, high *big.Int) {
	v := new(big.Int).Lsh(big.NewInt(s.digits), 1)
	below, above := int64(1), int64(1)
	switch mode {
	case Truncated:
		below, above = 0, 2
	case RoundedUp:
		below, above = 2, 0
	}
	return new(big.Int).Sub(v, big.NewInt(below)), new(big.Int).Add(v, big.NewInt(above))
}

// over2 is n halves of the last printed place as a number.
func (s Numeral) over2(n *big.Int) *big.Rat {
	return new(big.Rat).SetFrac(n, new(big.Int).Lsh(pow10(s.places), 1))
}

// Contains says whether x lies in the interval.
func (i Interval) Contains(x *big.Rat) bool {
	low, high := x.Cmp(i.Low), x.Cmp(i.High)
	return (low > 0 || low == 0 && i.LowClosed) && (high < 0 || high == 0 && i.HighClosed)
}
