package rate

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// decimal prints scale*n/d with a number of places, rounded half away from
// zero. Counts go by 128-bit integers; whatever does not fit goes by big.Rat,
// which prints the same.
func decimal(n, d Number, scale int64, places int) string {
	if text, ok := quick(n, d, scale, places); ok {
		return text
	}
	q := new(big.Rat).Quo(n.Rat(), d.Rat())
	return q.Mul(q, big.NewRat(scale, 1)).FloatString(places)
}

// quick rounds where numerator, base and result fit into machine words.
func quick(n, d Number, scale int64, places int) (string, bool) {
	if n.places != 0 || d.places != 0 || n.units < 0 || d.units <= 0 || places > 15 {
		return "", false
	}
	factor := uint64(scale)
	for range places {
		if factor > 1<<59 {
			return "", false
		}
		factor *= 10
	}
	of := uint64(d.units)
	hi, lo := bits.Mul64(uint64(n.units), factor)
	if hi >= of {
		return "", false
	}
	q, rest := bits.Div64(hi, lo, of)
	if rest >= of-rest { // at least half: away from zero
		if q++; q == 0 {
			return "", false
		}
	}
	return point(strconv.FormatUint(q, 10), places), true
}

// point puts the decimal point into a run of digits.
func point(digits string, places int) string {
	if places == 0 {
		return digits
	}
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	return digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}

// Significant is the quotient to twelve significant digits, plainly written,
// or "" where it is undefined.
func (f Fraction) Significant() string {
	const digits = 12
	if !f.Defined() {
		return ""
	}
	if f.Part.Sign() == 0 {
		return "0"
	}
	places := digits
	text := decimal(f.Part, f.Of, 1, places)
	for isZero(text) {
		places += digits
		text = decimal(f.Part, f.Of, 1, places)
	}
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if whole == "0" {
		places = digits + len(fraction) - len(strings.TrimLeft(fraction, "0"))
	} else {
		places = max(digits-len(whole), 0)
	}
	text = decimal(f.Part, f.Of, 1, places)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
