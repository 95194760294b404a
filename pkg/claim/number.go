package claim

import (
	"math/big"

	"complaintstats/pkg/rate"
)

// small are the number words that stand for themselves.
func small(word string) (int64, bool) {
	switch word {
	case "zero", "nil":
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
		return f.numeralAt(i)
	case t.kind != word:
		return quantity{}, false
	}
	n, used := f.numberWords(i)
	if used == 0 {
		return quantity{}, false
	}
	return quantity{Assertion: numeric(Plain, Bare, rate.Whole(n)), tokens: used, inWords: true}, true
}

func (f *finder) numeralAt(i int) (quantity, bool) {
	s, ok := rate.ParseNumeral(f.at(i).text)
	if !ok {
		one := big.NewRat(1, 1)
		return quantity{Assertion: Assertion{Value: one, Unit: one}, tokens: 1, broken: true}, true
	}
	q := quantity{Assertion: numeric(Plain, Bare, s), tokens: 1}
	for by, is := scale(f.at(i + q.tokens).text); is && f.at(i+q.tokens).kind == word; by, is = scale(f.at(i + q.tokens).text) {
		if t := f.at(i + q.tokens); len(t.text) <= 2 && !t.glued {
			break // the m of "5 m" is metres
		}
		q.Assertion = q.scaled(by)
		q.tokens++
		if q.tokens > 3 {
			break
		}
	}
	return q, true
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
