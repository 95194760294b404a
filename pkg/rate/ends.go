package rate

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Rounded prints a computed number with so many places, rounded half away from
// zero. It is brought to twelve significant digits first, so that machines whose
// floating point differs in the last bits print the same.
func Rounded(v float64, places int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'e', 11, 64))
	if !ok {
		return ""
	}
	text := exact.FloatString(places)
	if isZero(text) {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// PercentEnds prints the ends of a share's interval in per cent, with as many
// decimals as the share itself has; an end below 10 beside a share of nothing
// or all has one. As with shares, decimals are added until an end that is not
// nothing shows a digit, and one that is not all is not 100.
func (f Fraction) PercentEnds(r Range, decimals int) (low, high string) {
	places := placesOf(f.Percent(decimals))
	end := func(v float64) string {
		n := places
		if decimals == ByRule && n == 0 && (f.Part.Sign() == 0 || f.Part == f.Of) && v < 0.1 && v > 0 {
			n = 1
		}
		for ; n < maxDecimals; n++ {
			text := Rounded(100*v, n)
			if !(v > 0 && isZero(text)) && !(v < 1 && isHundred(text)) {
				return text
			}
		}
		return Rounded(100*v, maxDecimals)
	}
	return end(r.Low), end(r.High)
}

// RatioEnds prints the ends of an interval times scale with the decimals of its
// value as printed, and more until an end that is not nothing shows a digit.
func RatioEnds(r Range, scale float64, printed string) (low, high string) {
	return EndsAt(r, scale, placesOf(printed))
}

// EndsAt is the same with so many decimals.
func EndsAt(r Range, scale float64, places int) (low, high string) {
	end := func(v float64) string {
		for n := places; n < maxDecimals; n++ {
			if text := Rounded(scale*v, n); !isZero(text) || !(math.Abs(v) > 1e-15) {
				return text
			}
		}
		return Rounded(scale*v, maxDecimals)
	}
	return end(r.Low), end(r.High)
}

// placesOf is how many digits stand behind the point.
func placesOf(numeral string) int {
	_, fraction, _ := strings.Cut(numeral, ".")
	return len(fraction)
}

// Float is the value as a float, to compute with and never to print.
func (n Number) Float() float64 {
	f, _ := n.Rat().Float64()
	return f
}

// Between is the exact difference f - g times scale, with as many decimals as
// given, and more until a difference that is not nothing shows a digit. Both
// must be defined.
func (f Fraction) Between(g Fraction, scale int64, places int) (printed, value string) {
	d := new(big.Rat).Sub(f.Value(), g.Value())
	d.Mul(d, big.NewRat(scale, 1))
	if d.Sign() == 0 {
		return d.FloatString(places), "0"
	}
	for ; places < maxDecimals && isZero(d.FloatString(places)); places++ {
	}
	v, _ := d.Float64()
	return d.FloatString(places), strconv.FormatFloat(v, 'g', 12, 64)
}

// Places is how many digits stand behind the point of a printed number.
func Places(numeral string) int { return placesOf(numeral) }
