package claim

import (
	"math/big"
	"strings"

	"complaintstats/pkg/rate"
)

// small are the number words that stand for themselves.
func small(word string) (int64, bool) {
	switch word {
	case "zero", "nil", "nought", "naught":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	}
	return 0, false
}

func tens(word string) (int64, bool) {
	for i, name := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if word == name {
			return int64(i+2) * 10, true
		}
	}
	return 0, false
}

// scale is what a word multiplies the number before it by.
func scale(word string) (int64, bool) {
	switch word {
	case "hundred":
		return 100, true
	case "thousand", "k":
		return 1000, true
	case "million", "m", "mn":
		return 1000000, true
	case "billion", "bn":
		return 1000000000, true
	}
	return 0, false
}

// ordinal is the n of an n-th part in words: thirds, quarter, tenth.
func ordinal(word string) (int64, bool) {
	switch word {
	case "third", "thirds":
		return 3, true
	case "quarter", "quarters":
		return 4, true
	case "fifth", "fifths":
		return 5, true
	case "sixth", "sixths":
		return 6, true
	case "seventh", "sevenths":
		return 7, true
	case "eighth", "eighths":
		return 8, true
	case "ninth", "ninths":
		return 9, true
	case "tenth", "tenths":
		return 10, true
	case "twelfth", "twelfths":
		return 12, true
	case "fifteenth", "fifteenths":
		return 15, true
	case "twentieth", "twentieths":
		return 20, true
	case "hundredth", "hundredths":
		return 100, true
	case "thousandth", "thousandths":
		return 1000, true
	}
	return 0, false
}

// quantity is a number read from tokens: its value, the place of its last digit
// and how many tokens it took; none where there is no number.
type quantity struct {
	Assertion
	tokens  int
	inWords bool
	broken  bool // digits that are no number: too many
}

// quantity reads a numeral or number words at token i.
func (f *finder) quantity(i int) (quantity, bool) {
	seen := &f.read[i&(remembered-1)]
	if seen.at != i+1 {
		seen.at = i + 1
		seen.quantity, seen.ok = f.readQuantity(i)
	}
	return seen.quantity, seen.ok
}

func (f *finder) readQuantity(i int) (quantity, bool) {
	t := f.at(i)
	switch {
	case t.kind == digits:
		q := f.numeralAt(i)
		if q.broken {
			return q, true
		}
		return f.scaledAt(f.mixed(q, i), i, true), true
	case t.kind != word:
		return quantity{}, false
	}
	n, used := f.numberWords(i)
	if used == 0 {
		return quantity{}, false
	}
	q := quantity{Assertion: numeric(Plain, Bare, rate.Whole(n)), tokens: used, inWords: true}
	return f.scaledAt(f.mixed(f.pointed(q, i), i), i, false), true
}

// numeralAt reads a numeral, also one whose thousands a plain space parts. What
// cannot be read as one number is broken, and so listed.
func (f *finder) numeralAt(i int) quantity {
	one := big.NewRat(1, 1)
	if n := f.garbled(i); n > 0 {
		return quantity{Assertion: Assertion{Value: one, Unit: one}, tokens: n, broken: true}
	}
	text, n := f.spaced(i)
	s, ok := rate.ParseNumeral(text)
	if !ok {
		return quantity{Assertion: Assertion{Value: one, Unit: one}, tokens: n, broken: true}
	}
	return quantity{Assertion: numeric(Plain, Bare, s), tokens: n}
}

// spaced is the numeral at token i with the groups of three that follow behind a
// single space: 1 064 complaints. Two numbers that only stand side by side are
// told from it by what stands around them.
func (f *finder) spaced(i int) (text string, n int) {
	text = f.at(i).text
	end := i + 1
	for f.groupAt(end) {
		end++
	}
	if end == i+1 || !isGroupStart(text) || f.isDigits(i-1) || f.isDigits(end) {
		return text, 1
	}
	if zero := f.at(i + 1).text[0] == '0'; !zero && end == i+2 && !f.countedAt(end) {
		return text, 1
	}
	for k := i + 1; k < end; k++ {
		text += "," + f.at(k).text
	}
	return text, end - i
}

func isGroupStart(text string) bool {
	return text != "" && len(text) <= 3 && text[0] != '0' && !strings.ContainsAny(text, ",.")
}

// groupAt says whether a group of three digits stands behind a single space.
func (f *finder) groupAt(i int) bool {
	t := f.at(i)
	return t.kind == digits && f.isDigits(i-1) && t.end-t.start == 3 && len(t.text) == 3 && !strings.Contains(t.text, ".") && t.start == f.at(i-1).end+1 && f.text[t.start-1] == ' '
}

// countedAt says whether what is counted, or per cent, stands at token i.
func (f *finder) countedAt(i int) bool {
	if f.percentWords(i) > 0 || f.at(i).text == "of" {
		return true
	}
	const soon = 3
	for k := i; k < i+soon && f.at(k).kind == word; k++ {
		if f.words.is("unit", f.at(k).text) {
			return true
		}
	}
	return false
}

// garbled is how many tokens a numeral takes that is none: 1,2345 and 12,34,567
// and 1.064.000 and 5,3 per cent; 0 for others, and for lists such as 3,4,5.
func (f *finder) garbled(i int) int {
	const most = 12 // tokens; what goes on is a list
	end, long := i+1, false
	for t := f.at(end); end < i+most && t.kind == sign && (t.text == "," || t.text == "." || t.text == "'") && t.glued && f.isDigits(end+1) && f.at(end+1).glued; t = f.at(end) {
		long = long || len(f.at(end+1).text) > 2
		end += 2
	}
	switch _, year := f.intAt(i, 1900, 2099); {
	case end == i+1, end > i+most-2, year && len(f.at(i).text) == 4, f.at(i+1).text == "'" && !long:
		return 0
	case long, f.at(i+1).text == "," && end == i+3 && f.percentWords(end) > 0:
		return end - i
	}
	return 0
}

// mixed adds the fraction of 2½, of 1 1/2, of two and a half million.
func (f *finder) mixed(q quantity, i int) quantity {
	at := i + q.tokens
	if !q.Value.IsInt() {
		return q
	}
	n, of, used := f.fraction(at)
	if used == 3 && f.percentWords(at+used) == 0 && !isTimeUnit(f.at(at+used).text) {
		used = 0 // 1 1/2 as a date or a score
	}
	if used == 0 {
		if n, of, used = f.andHalf(at); used == 0 {
			return q
		}
	}
	q.Value, q.Unit = add(q.Value, big.NewRat(n, of)), big.NewRat(1, of)
	q.tokens += used
	return q
}

// andHalf reads "and a half per cent", "-and-a-quarter million".
func (f *finder) andHalf(at int) (n, of int64, used int) {
	k := at
	for _, w := range [...]string{"and", "a"} {
		if f.hyphen(k) {
			k++
		}
		if f.at(k).text != w {
			return 0, 0, 0
		}
		k++
	}
	if f.hyphen(k) {
		k++
	}
	switch f.at(k).text {
	case "half":
		of = 2
	case "quarter":
		of = 4
	default:
		return 0, 0, 0
	}
	k++
	if f.percentWords(k) == 0 && !f.scaleWord(k) && f.at(k).text != "times" && !isTimeUnit(f.at(k).text) {
		return 0, 0, 0
	}
	return 1, of, k - at
}

// fraction reads ½, ⅔ and 1/2 at a token.
func (f *finder) fraction(i int) (n, of int64, used int) {
	if n, of := vulgar(f.at(i).text); of > 0 {
		return n, of, 1
	}
	a, ok := f.intAt(i, 1, 99)
	b, also := f.intAt(i+2, 2, 20)
	if !ok || !also || a >= b || f.at(i+1).text != "/" || !f.at(i+1).glued || !f.at(i+2).glued || f.at(i+3).text == "/" {
		return 0, 0, 0
	}
	return int64(a), int64(b), 3
}

// vulgar is the fraction that one sign stands for.
func vulgar(sign string) (n, of int64) {
	const signs = "½12⅓13⅔23¼14¾34⅕15⅖25⅗35⅘45⅙16⅚56⅛18⅜38⅝58⅞78"
	if len(sign) < 2 {
		return 0, 0
	}
	if _, rest, ok := strings.Cut(signs, sign); ok && len(rest) >= 2 && isDigit(rest[0]) {
		return int64(rest[0] - '0'), int64(rest[1] - '0')
	}
	return 0, 0
}

// pointed reads "five point three per cent".
func (f *finder) pointed(q quantity, i int) quantity {
	at := i + q.tokens
	if f.at(at).text != "point" {
		return q
	}
	n, unit := int64(0), big.NewRat(1, 1)
	k := at + 1
	for v, ok := small(f.at(k).text); ok && v < 10 && k < at+4; v, ok = small(f.at(k).text) {
		n, unit = n*10+v, new(big.Rat).Quo(unit, big.NewRat(10, 1))
		k++
	}
	if k == at+1 || f.percentWords(k) == 0 && !f.scaleWord(k) && f.at(k).text != "times" {
		return q
	}
	q.Value = add(q.Value, new(big.Rat).Mul(big.NewRat(n, 1), unit))
	q.Unit, q.Even = unit, n%2 == 0
	q.tokens = k - i
	return q
}

// scaledAt multiplies by the thousand, million or dozen that follows.
func (f *finder) scaledAt(q quantity, i int, short bool) quantity {
	for range 3 {
		t := f.at(i + q.tokens)
		by, is := scale(t.text)
		switch {
		case t.kind != word:
			return q
		case t.text == "dozen" || f.hyphen(i+q.tokens) && f.at(i+q.tokens+1).text == "dozen":
			by, is = 12, true
		case !is || len(t.text) == 1 && !(short && t.glued) || !short && len(t.text) <= 2: // the m of "5 m" is metres
			return q
		}
		q.Assertion = q.scaled(by)
		q.tokens++
	}
	return q
}

// numberWords reads "seven", "twenty-one", "three thousand two hundred and
// five", "a hundred". It gives up beyond the millions.
func (f *finder) numberWords(i int) (n int64, used int) {
	var group, total int64
	at := i
	if f.at(at).text == "a" && f.scaleWord(at+1) {
		group, at = 1, at+1
	}
	for f.at(at).kind == word && total < 1e12 {
		t := f.at(at).text
		if v, ok := small(t); ok && fits(group, v) {
			group, at = group+v, at+1
			continue
		}
		if v, ok := tens(t); ok && group%100 == 0 {
			group, at = group+v, at+1
			if f.hyphen(at) && f.smallWord(at+1) {
				at++
			}
			continue
		}
		v, ok := scale(t)
		if !ok || len(t) <= 2 || group == 0 {
			break
		}
		if at++; v == 100 {
			group *= 100
		} else {
			total, group = total+group*v, 0
		}
		if f.at(at).text == "and" && f.belowHundred(at+1) && !f.begins(at+1) {
			at++
		}
	}
	return total + group, at - i
}

// begins says whether the number at token i is one of its own: "a hundred and
// five per cent" goes on, "a thousand and one in ten" does not.
func (f *finder) begins(i int) bool { return f.at(i+1).text == "in" || f.at(i+1).text == "out" }

// fits says whether a small number word continues a group: after hundreds any
// does, after tens the ones do.
func fits(group, v int64) bool {
	return group%100 == 0 && (v > 0 || group == 0) || group%100 >= 20 && group%10 == 0 && v > 0 && v < 10
}

func (f *finder) scaleWord(i int) bool {
	v, ok := scale(f.at(i).text)
	return ok && len(f.at(i).text) > 2 && v >= 100
}

func (f *finder) smallWord(i int) bool {
	v, ok := small(f.at(i).text)
	return ok && v > 0 && v < 10
}

func (f *finder) belowHundred(i int) bool {
	_, a := small(f.at(i).text)
	_, b := tens(f.at(i).text)
	return a || b
}

// hyphen says whether a glued hyphen stands at token i.
func (f *finder) hyphen(i int) bool {
	return f.at(i).kind == sign && f.at(i).text == "-" && f.at(i).glued && f.at(i+1).glued
}
