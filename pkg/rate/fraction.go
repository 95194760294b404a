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
	switch {
	case !f.Defined():
		return ""
	case decimals != ByRule:
	case f.Part.Sign() == 0, f.Part == f.Of:
		decimals = 0
	default:
		decimals = f.percentDecimals()
	}
	for ; decimals < maxDecimals; decimals++ {
		text := decimal(f.Part, f.Of, 100, decimals)
		lost := f.Part.Sign() != 0 && isZero(text)
		full := f.Part != f.Of && isHundred(text)
		if !lost && !full {
			return text
		}
	}
	return decimal(f.Part, f.Of, 100, maxDecimals)
}

// percentDecimals asks what one decimal would print, so that 9.96 becomes 10
// and never 10.0.
func (f Fraction) percentDecimals() int {
	whole, _, _ := strings.Cut(strings.TrimPrefix(decimal(f.Part, f.Of, 100, 1), "-"), ".")
	if len(whole) > 1 {
		return 0
	}
	return 1
}

func isZero(numeral string) bool { return !strings.ContainsAny(numeral, "123456789") }

func isHundred(numeral string) bool {
	whole, fraction, _ := strings.Cut(numeral, ".")
	return whole == "100" && isZero(fraction)
}

// Ratio prints the quotient with two decimals by rule, rounded half away from
// zero, with more where a ratio that is not zero would print as 0.00.
func (f Fraction) Ratio(decimals int) string {
	if decimals == ByRule {
		decimals = 2
	}
	return f.showing(1, decimals)
}

// PerThousand prints 1,000 times the quotient, whole by rule.
func (f Fraction) PerThousand(decimals int) string {
	if decimals == ByRule {
		decimals = 0
	}
	return f.showing(1000, decimals)
}

// showing adds decimals until a value that is not zero shows a digit.
func (f Fraction) showing(scale int64, decimals int) string {
	if !f.Defined() {
		return ""
	}
	for ; decimals < maxDecimals; decimals++ {
		text := decimal(f.Part, f.Of, scale, decimals)
		if f.Part.Sign() == 0 || !isZero(text) {
			return text
		}
	}
	return decimal(f.Part, f.Of, scale, maxDecimals)
}
