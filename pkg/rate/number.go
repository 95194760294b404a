package rate

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// ErrOverflow is returned where a sum or difference does not fit into the
// 64 bits of a Number. It is never wrapped around and never rounded away.
var ErrOverflow = errors.New("the number is larger than 9,223,372,036,854,775,807")

// Number is an exact decimal: units divided by ten to the power of places.
// Counts have no places; full-time equivalents may have some. The zero value
// is the count 0. Numbers that are equal compare equal with ==, because a
// Number never carries places that end in 0.
type Number struct {
	units  int64
	places uint8
}

// maxPlaces bounds the places of a Number so that ten to their power fits 64 bits.
const maxPlaces = 18

// Int is the count n.
func Int(n int64) Number { return Number{units: n} }

// Decimal is units / 10^places. Places above 18 are refused with ErrOverflow.
func Decimal(units int64, places int) (Number, error) {
	if places < 0 || places > maxPlaces {
		return Number{}, ErrOverflow
	}
	for places > 0 && units%10 == 0 {
		units /= 10
		places--
	}
	return Number{units, uint8(places)}, nil
}

// Add is the exact sum, or ErrOverflow.
func (n Number) Add(m Number) (Number, error) {
	if n.places == m.places {
		sum := n.units + m.units
		if (sum > n.units) != (m.units > 0) && m.units != 0 {
			return Number{}, ErrOverflow
		}
		return Decimal(sum, int(n.places))
	}
	a, b, places, err := align(n, m)
	if err != nil {
		return Number{}, err
	}
	return Number{a, places}.Add(Number{b, places})
}

// Times is the exact product with a whole number, or ErrOverflow.
func (n Number) Times(m int64) (Number, error) {
	hi, lo := bits.Mul64(uint64(max(n.units, -n.units)), uint64(max(m, -m)))
	if hi != 0 || lo > math.MaxInt64 || n.units == math.MinInt64 || m == math.MinInt64 {
		return Number{}, ErrOverflow
	}
	units := int64(lo)
	if (n.units < 0) != (m < 0) {
		units = -units
	}
	return Decimal(units, int(n.places))
}

// Sub is the exact difference, or ErrOverflow.
func (n Number) Sub(m Number) (Number, error) {
	if m.units == math.MinInt64 {
		return Number{}, ErrOverflow
	}
	return n.Add(Number{-m.units, m.places})
}

// align brings two numbers to the same places.
func align(n, m Number) (a, b int64, places uint8, err error) {
	a, b, places = n.units, m.units, max(n.places, m.places)
	for p := n.places; p < places; p++ {
		if a > math.MaxInt64/10 || a < math.MinInt64/10 {
			return 0, 0, 0, ErrOverflow
		}
		a *= 10
	}
	for p := m.places; p < places; p++ {
		if b > math.MaxInt64/10 || b < math.MinInt64/10 {
			return 0, 0, 0, ErrOverflow
		}
		b *= 10
	}
	return a, b, places, nil
}

// Cmp is -1, 0 or +1 as n is less than, equal to or greater than m.
func (n Number) Cmp(m Number) int {
	if n.places == m.places {
		switch {
		case n.units < m.units:
			return -1
		case n.units > m.units:
			return 1
		}
		return 0
	}
	return n.Rat().Cmp(m.Rat())
}

// Sign is -1, 0 or +1.
func (n Number) Sign() int { return n.Cmp(Number{}) }

// IsWhole says whether n has no decimal places.
func (n Number) IsWhole() bool { return n.places == 0 }

// Int64 is the value of a whole number; ok is false where n has places.
func (n Number) Int64() (v int64, ok bool) { return n.units, n.places == 0 }

// Rat is the exact value as a new rational.
func (n Number) Rat() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.units), pow10(int(n.places)))
}

// String writes n plainly: no separators, a point before the places.
func (n Number) String() string {
	if n.places == 0 {
		return strconv.FormatInt(n.units, 10)
	}
	return n.Rat().FloatString(int(n.places))
}

// Grouped writes n for people, with commas between thousands: 3,787.
func (n Number) Grouped() string { return Group(n.String()) }

// Group puts commas between the thousands of a plain decimal numeral.
func Group(plain string) string {
	sign, rest := "", plain
	if strings.HasPrefix(rest, "-") {
		sign, rest = "-", rest[1:]
	}
	whole, fraction, cut := strings.Cut(rest, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if cut {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}

func pow10(places int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
}
