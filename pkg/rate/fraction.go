package rate

import (
	"math/big"
	"strings"
)

// ByRule asks a formatter for the project's own rule of decimals instead of a
// fixed number of them: whole per cents from 10, one decimal below 10, two
// decimals for a ratio, none for a rate per 1,000.
const ByRule = -1

// maxDecimals ends the search for a first significant digit. No share of two
// 64-bit counts needs more than 17 to differ from nothing or from all.
const maxDecimals = 40

// Fraction is a numerator and a denominator that stay apart until printed, so
// that both can travel with the share to every output.
type Fraction struct {
	Of   Number // the base, the denominator
	Part Number // the numerator
}

// Defined is false for a share of nothing: 0/0 and n/0 have no value.
func (f Fraction) Defined() bool { return f.Of.Sign() != 0 }

// Value is the exact quotient; it panics unless the fraction is defined.
func (f Fraction) Value() *big.Rat { return new(big.Rat).Quo(f.Part.Rat(), f.Of.Rat()) }

// Percent prints 100 times the quotient, rounded half away from zero in
// decimal, without a sign for per cent. With ByRule it has no decimals from 10
// and one below; a share that is not nothing never prints as 0, nor one that
// is not all as 100: decimals are added until a digit shows (0.05, 99.96),
// also where decimals were asked for. Undefined fractions print as "".
func (f Fraction) Percent(decimals int) string {
	if !f.Defined() {
		return ""
	}
	return Percent(f.Value(), decimals)
}

// Percent prints the proportion p as Fraction.Percent does.
func Percent(p *big.Rat, decimals int) string {
	percent := new(big.Rat).Mul(p, big.NewRat(100, 1))
	hundred := big.NewRat(100, 1)
	if decimals == ByRule {
		if percent.Sign() == 0 || percent.Cmp(hundred) == 0 {
			return percent.FloatString(0)
		}
		decimals = percentDecimals(percent)
	}
	for ; decimals < maxDecimals; decimals++ {
		text := percent.FloatString(decimals)
		printed, _ := new(big.Rat).SetString(text)
		lost := percent.Sign() != 0 && printed.Sign() == 0
		full := percent.Cmp(hundred) != 0 && printed.Cmp(hundred) == 0
		if !lost && !full {
			return text
		}
	}
	return percent.FloatString(maxDecimals)
}

// percentDecimals asks what one decimal would print, so that 9.96 becomes 10
// and never 10.0.
func percentDecimals(percent *big.Rat) int {
	one, _ := new(big.Rat).SetString(new(big.Rat).Abs(percent).FloatString(1))
	if one.Cmp(big.NewRat(10, 1)) >= 0 {
		return 0
	}
	return 1
}

// Ratio prints the quotient with two decimals by rule, rounded half away from
// zero, with more where a ratio that is not zero would print as 0.00.
func (f Fraction) Ratio(decimals int) string {
	if !f.Defined() {
		return ""
	}
	if decimals == ByRule {
		decimals = 2
	}
	return significant(f.Value(), decimals)
}

// PerThousand prints 1,000 times the quotient, whole by rule.
func (f Fraction) PerThousand(decimals int) string {
	if !f.Defined() {
		return ""
	}
	if decimals == ByRule {
		decimals = 0
	}
	return significant(new(big.Rat).Mul(f.Value(), big.NewRat(1000, 1)), decimals)
}

// significant adds decimals until a value that is not zero shows a digit.
func significant(v *big.Rat, decimals int) string {
	for ; decimals < maxDecimals; decimals++ {
		text := v.FloatString(decimals)
		if v.Sign() == 0 || strings.ContainsAny(text, "123456789") {
			return text
		}
	}
	return v.FloatString(maxDecimals)
}
