package source

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// kind is what a cell looks like from outside.
type kind uint8

const (
	blank kind = iota
	word
	number
	markKind
	period
	placeKind
)

// data tells the kinds that stand in the body of a table rather than above it.
func (k kind) data() bool { return k >= number }

// isBlank tells a cell without anything to see.
func isBlank(s string) bool {
	if s == "" {
		return true
	}
	if s[0] > ' ' && s[0] < 0x7f {
		return false
	}
	return strings.TrimSpace(s) == ""
}

// kindOf asks the Recogniser first, if there is one.
func kindOf(cell string, rec Recogniser) kind {
	cell = strings.TrimSpace(cell)
	switch {
	case cell == "":
		return blank
	case len(cell) > 80: // a sentence
		return word
	case len(cell) < 4 && allDigits(cell): // no year is as short
		return number
	case isPeriod(cell) || rec != nil && rec.IsPeriod(cell):
		return period
	case isNumber(cell):
		return number
	case rec != nil && rec.IsMark(cell), isSign(cell):
		return markKind
	case rec != nil && rec.IsPlace(cell):
		return placeKind
	}
	return word
}

// isPeriod tells years and pairs of years without help: 2021, 2020/21, 04/05.
func isPeriod(cell string) bool {
	first, second, pair := strings.Cut(strings.ReplaceAll(cell, "-", "/"), "/")
	if !pair {
		return len(cell) == 4 && allDigits(cell) && cell >= "1900" && cell < "2100"
	}
	year := len(first) == 4 && first >= "1900" && first < "2100" || len(first) == 2
	return year && allDigits(first) && allDigits(second) && (len(second) == 2 || len(second) == len(first))
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isNumber tells anything that is made of digits and the signs that go with
// them: counts, amounts, shares, telephone numbers.
func isNumber(cell string) bool {
	digits := false
	for _, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits = true
		case strings.ContainsRune(",.%+-−()/:£$€ \u00a0\u202f\u2009", r):
		default:
			return false
		}
	}
	return digits
}

// isSign tells a cell without a letter or digit, such as - or .. or *. Signs
// of units, which head columns, are none of these.
func isSign(cell string) bool {
	for _, r := range cell {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("%#£$€", r) {
			return false
		}
	}
	return true
}

// compiled is a pattern that is compiled when it is first asked for: most runs
// need few of them, and some none.
func compiled(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
