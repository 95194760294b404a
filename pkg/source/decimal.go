package source

import (
	"strconv"
	"strings"
)

// decimal is a number digit by digit: what a cell shows is a matter of decimal
// places, which binary fractions miss.
type decimal struct {
	minus       bool
	whole, part string // without zeros that say nothing: 0 is "" and ""
}

// decimalOf reads what plainDecimal writes.
func decimalOf(plain string) decimal {
	digits, minus := strings.CutPrefix(plain, "-")
	whole, part, _ := strings.Cut(digits, ".")
	return decimal{minus, strings.TrimLeft(whole, "0"), strings.TrimRight(part, "0")}
}

func (d decimal) zero() bool { return d.whole+d.part == "" }

// shifted moves the decimal point.
func (d decimal) shifted(power int) decimal {
	moved := decimalOf(shift(d.whole, d.part, power))
	moved.minus = d.minus
	return moved
}

// rounded keeps so many decimal places, half away from zero.
func (d decimal) rounded(places int) decimal {
	if places >= len(d.part) {
		return d
	}
	all := d.whole + d.part
	kept := len(d.whole) + places
	if kept < 0 || all == "" {
		return decimal{minus: d.minus}
	}
	up := all[kept] >= '5'
	digits := []byte("0" + all[:kept])
	for i := len(digits) - 1; up; i-- {
		if up = digits[i] == '9'; up {
			digits[i] = '0'
		} else {
			digits[i]++
		}
	}
	whole := len(digits) - max(places, 0)
	text := string(digits[:whole])
	if places < 0 {
		text += strings.Repeat("0", -places)
	}
	return decimal{d.minus, strings.TrimLeft(text, "0"), strings.TrimRight(string(digits[whole:]), "0")}
}

// magnitude is the place of the first digit that is not zero: 1 for units, 0
// for tenths.
func (d decimal) magnitude() int {
	if d.whole != "" {
		return len(d.whole)
	}
	return len(strings.TrimLeft(d.part, "0")) - len(d.part)
}

// significant keeps so many digits. Workbooks hold fifteen: what they store
// beyond is how a binary fraction is written.
func (d decimal) significant(digits int) decimal { return d.rounded(digits - d.magnitude()) }

// String writes the number in full, and only what would be longer than a cell
// is wide with an exponent.
func (d decimal) String() string {
	sign := ""
	if d.minus && !d.zero() {
		sign = "-"
	}
	text := d.whole
	if text == "" {
		text = "0"
	}
	if d.part != "" {
		text += "." + d.part
	}
	if len(text) > 40 {
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			text = strconv.FormatFloat(f, 'G', 15, 64)
		}
	}
	return sign + text
}
