package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// digitOf is the value of a digit of any script: 3, ３, ٣.
func digitOf(r rune) (byte, bool) {
	if r < utf8.RuneSelf {
		return byte(r), r >= '0' && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	for _, block := range unicode.Nd.R16 {
		if r <= rune(block.Hi) {
			return '0' + byte((r-rune(block.Lo))%10), true
		}
	}
	for _, block := range unicode.Nd.R32 {
		if r <= rune(block.Hi) {
			return '0' + byte((r-rune(block.Lo))%10), true
		}
	}
	return 0, false
}

// isPoint says whether a sign may stand before decimals.
func isPoint(r rune) bool { return r == '.' || r == '·' || r == '．' || r == '٫' }

// isSeparator says whether a sign may part the thousands: a comma, a space that
// is not to be broken, an apostrophe. A plain space is left to the grammar.
func isSeparator(r rune) bool {
	switch r {
	case ',', '，', '٬', '\u00a0', '\u2007', '\u2009', '\u202f', '\'', '’':
		return true
	}
	return false
}

// numeral takes digits with thousands and a decimal part. A comma or point
// belongs to it only between digits. The token holds it as 1,064.5, however it
// was written.
func (l *lexer) numeral() {
	start := l.at
	text := make([]byte, 0, 16)
	var parted rune // the sign that parts the thousands
	point := false
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		d, ok := digitOf(r)
		switch {
		case ok:
			text = append(text, d)
		case isSeparator(r) && !point && l.digitsAhead(l.at+size, 3) && (parted == r || parted == 0 && len(text) <= 3 && (r == ',' || text[0] != '0')):
			parted, text = r, append(text, ',')
		case isPoint(r) && !point && l.digitAt(l.at+size):
			point, text = true, append(text, '.')
		case unicode.Is(unicode.Cf, r) && l.digitAt(l.at+size):
		default:
			l.put(digits, start, l.at, string(text), false)
			return
		}
		l.at += size
	}
	l.put(digits, start, l.at, string(text), false)
}

// decimals takes ".5", which is 0.5.
func (l *lexer) decimals() {
	start := l.at
	l.at++
	for l.at < len(l.text) && isDigit(l.text[l.at]) {
		l.at++
	}
	l.put(digits, start, l.at, "0"+l.text[start:l.at], false)
}

// beginsDecimals says whether the point at hand begins a number, for nothing
// that it could end stands before it.
func (l *lexer) beginsDecimals() bool {
	if l.at+1 >= len(l.text) || !isDigit(l.text[l.at+1]) {
		return false
	}
	if n := len(l.tokens); n > 0 && !l.spaced {
		return l.tokens[n-1].kind == sign && l.tokens[n-1].text != "."
	}
	return true
}

func (l *lexer) digitAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[min(at, len(l.text)):])
	_, ok := digitOf(r)
	return ok
}

// digitsAhead says whether exactly n digits stand at a place.
func (l *lexer) digitsAhead(at, n int) bool {
	for range n {
		if !l.digitAt(at) {
			return false
		}
		_, size := utf8.DecodeRuneInString(l.text[at:])
		at += size
	}
	return !l.digitAt(at)
}

// codeGoesOn takes the numbers that a letter and digit tie to a name: the .0 of
// v2.0, the /22 of FY2021/22.
func (l *lexer) codeGoesOn(start int) {
	for l.at > start && l.at+1 < len(l.text) && isDigit(l.text[l.at-1]) && (l.text[l.at] == '.' || l.text[l.at] == '/') && isDigit(l.text[l.at+1]) {
		for l.at++; l.at < len(l.text) && isDigit(l.text[l.at]); l.at++ {
		}
	}
}

// itemMark is how many bytes at a line's beginning number an item or a heading:
// "2. ", "(3) ", "2.1 Complaints". What is numbered must begin a paragraph or
// follow the item before.
func (l *lexer) itemMark() int {
	rest := l.text[l.at:min(len(l.text), l.at+40)]
	digits, open := strings.CutPrefix(rest, "(")
	n := 0
	for n < len(digits) && isDigit(digits[n]) {
		n++
	}
	if n == 0 || n > 3 {
		return 0
	}
	number := 0
	for _, d := range digits[:n] {
		number = number*10 + int(d-'0')
	}
	parts := l.begun()
	switch after := digits[n:]; {
	case !open && parts && strings.HasPrefix(after, ".") && len(after) > 1 && isDigit(after[1]):
		return headingNumber(rest)
	case len(after) < 3 || after[0] != ')' && (open || after[0] != '.') || after[1] != ' ' && after[1] != '\t':
		return 0
	case strings.TrimLeft(after[1:], " \t") == "" || strings.HasPrefix(strings.TrimLeft(after[1:], " \t"), "\n"):
		return 0
	case number == l.item+1 || parts && !open:
		l.item = number
		return len(rest) - len(after) + 1
	}
	return 0
}

// begun says whether a paragraph begins here.
func (l *lexer) begun() bool { return len(l.tokens) == 0 || l.tokens[len(l.tokens)-1].kind == newPart }

// headingNumber is the length of a number with points before a capital letter:
// "2.1 Complaints", and not "2.1 complaints an officer".
func headingNumber(rest string) int {
	n := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if n < 0 || rest[n] != ' ' {
		return 0
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(rest[:n], "."), ".") {
		if len(part) == 0 || len(part) > 2 {
			return 0
		}
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], " "))
	if !unicode.IsUpper(r) {
		return 0
	}
	return n
}
