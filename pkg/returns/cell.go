package returns

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/vocab"
)

// Cell is a published count with its state. Number is meaningful only where
// the state is vocab.Known and Broken is empty.
type Cell struct {
	Number rate.Number
	Mark   vocab.Mark
	// Text is the cell as written, where it is more than plain digits.
	Text string
	// Broken says why the text is no count and no mark; such a cell is an
	// error as soon as a figure needs it.
	Broken string
}

// Given says whether the cell tells anything of the count: a number, or a mark
// that bounds it. Blank, not available and not applicable cells do not.
func (c Cell) Given() bool {
	switch c.Mark.State {
	case vocab.Known, vocab.Suppressed, vocab.Low:
		return c.Broken == ""
	}
	return false
}

// ParseCount reads a whole count: digits with or without thousands separators
// (comma, space, no-break space), and the field's marks. It never guesses: no
// sign, no exponent, no hexadecimal, no digits of another script.
func ParseCount(text string) Cell { return parse(text, false) }

// ParseAmount reads a count that may have decimals, such as full-time equivalents.
func ParseAmount(text string) Cell { return parse(text, true) }

func parse(text string, decimals bool) Cell {
	if n, ok := plainDigits(text); ok {
		return Cell{Number: rate.Int(n)}
	}
	numeral, mark, ok := vocab.SplitMarks(text)
	written := strings.Clone(clip(strings.TrimSpace(text)))
	if !ok {
		return Cell{Text: written, Broken: fmt.Sprintf("%q is not a count and not a known mark", clip(text))}
	}
	if numeral == "" {
		return Cell{Text: written, Mark: mark}
	}
	number, why := parseNumeral(numeral, decimals)
	return Cell{Number: number, Mark: mark, Text: written, Broken: why}
}

// plainDigits is the way nearly every cell goes: up to 18 ASCII digits.
func plainDigits(text string) (int64, bool) {
	if text == "" || len(text) > 18 {
		return 0, false
	}
	var n int64
	for i := 0; i < len(text); i++ {
		d := text[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	return n, true
}

func parseNumeral(text string, decimals bool) (rate.Number, string) {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, "%") {
		return rate.Number{}, fmt.Sprintf("%q is a percentage, not a count", clip(text))
	}
	if rest, negative := strings.CutPrefix(strings.Replace(text, "−", "-", 1), "-"); negative && rest != "" && isDigit(rest[0]) {
		return rate.Number{}, fmt.Sprintf("%q is negative; a count is not", clip(text))
	}
	whole, fraction, point := strings.Cut(text, ".")
	digits, ok := ungroup(whole)
	if !ok || point && !allDigits(fraction) {
		return rate.Number{}, fmt.Sprintf("%q is not a count", clip(text))
	}
	if len(fraction) == 3 && strings.Trim(fraction, "0") == "" {
		return rate.Number{}, fmt.Sprintf("%q may be %s or %s thousand", clip(text), digits, digits)
	}
	fraction = strings.TrimRight(fraction, "0")
	if fraction != "" && !decimals {
		return rate.Number{}, fmt.Sprintf("%q is not a whole count", clip(text))
	}
	units, err := strconv.ParseInt(digits+fraction, 10, 64)
	if err != nil {
		return rate.Number{}, fmt.Sprintf("%q is larger than the largest count, %s", clip(text), rate.Int(math.MaxInt64).Grouped())
	}
	number, err := rate.Decimal(units, len(fraction))
	if err != nil {
		return rate.Number{}, fmt.Sprintf("%q has more decimals than can be kept", clip(text))
	}
	return number, ""
}

// ungroup takes thousands separators out where they stand every three digits.
func ungroup(text string) (string, bool) {
	if allDigits(text) {
		return text, true
	}
	var separator rune
	for _, r := range text {
		if r == ',' || r == ' ' || unicode.Is(unicode.Zs, r) || r == '\'' || r == '’' {
			separator = r
			break
		}
	}
	if separator == 0 {
		return "", false
	}
	groups := strings.Split(text, string(separator))
	for i, group := range groups {
		if !allDigits(group) || i == 0 && len(group) > 3 || i > 0 && len(group) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(text string) bool {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// clip keeps a message readable when the cell is a novel.
func clip(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
