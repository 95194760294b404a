package claim

import (
	"math/big"
	"slices"
	"strings"
)

// toldTogether says whether a change and its two values stand in one phrase of
// which every word is read: "rose 15 per cent, from 800 to 900", "from 500 to 450,
// down 20 per cent", "900, a 20 per cent increase on the 800 of 2013/14". Where any
// other word stands between them or narrows the change ("a 20 per cent fall in
// Kent", "five per cent a year", "after a 20 per cent rise in spending") it may be
// the change of something else, and is never called wrong.
func (l linker) toldTogether(m, newer, older *mention) bool {
	first, last := m, m
	for _, c := range [...]*mention{newer, older} {
		if c.from < first.from {
			first = c
		}
		if c.from > last.from {
			last = c
		}
	}
	const longest = 24
	from := first.to
	switch {
	case first != newer:
	case l.takesUp(m, newer):
		from = m.to
	case older.index == newer.index+1 && l.standsUpFrom(newer, older) != 0:
		from = older.from
	case l.at(from).kind == word && strings.HasSuffix(l.at(from).text, "s"):
		from++ // the 28 suspensions
	}
	if last.from-from > longest {
		return false
	}
	for k := from; k < last.from; k++ {
		if k == m.to && m.Form == Times {
			if k = l.pastTime(k); k >= last.from {
				break
			}
		}
		if c := l.starts[k]; c == newer || c == older || c == m {
			k = c.to - 1
			continue
		} else if c != nil {
			return false
		}
		const compared = 2 // "compared with" right before the older value
		if l.ofAnotherThing(k, newer, older) || !l.joinsChange(k, k < m.from && (k < older.from-compared || k > older.to+4)) {
			return false
		}
	}
	return l.closesChange(m, last) && !l.narrowsChange(m)
}

// ofAnotherThing says whether a clause begins at a token with a thing counted that is
// none of which the values of a change are: "emails rose from 818 to 900, complaints by 30 per cent".
func (l linker) ofAnotherThing(k int, newer, older *mention) bool {
	p, ok := l.phrase("unit", k)
	if before := l.at(k - 1).text; !ok || before != "," && before != "-" || p.means == newer.subject || p.means == older.subject || kin(p.means, newer.subject) {
		return false
	}
	return true
}

// takesUp says whether a change opens its sentence with "that is", and the sentence
// before tells one figure, which is what it takes up.
func (l linker) takesUp(m, newer *mention) bool {
	span := l.sentences[newer.sentence]
	if newer.sentence != m.sentence-1 || span[1]-span[0] != 1 {
		return false
	}
	k := l.begins[m.sentence]
	switch l.at(k).text {
	case "that", "this", "it":
	default:
		return false
	}
	switch l.at(k + 1).text {
	case "is", "was", "represents", "represented", "means", "meant":
	default:
		return false
	}
	if k += 2; l.at(k).text == "a" || l.at(k).text == "an" {
		k++
	}
	return k == m.from
}

// joinsChange says whether the word at k may stand between a change and its
// values; what compares may only stand behind the change.
func (l linker) joinsChange(k int, before bool) bool {
	t := l.at(k)
	if t.kind == digits || t.kind >= stop || l.yearAt(k) != 0 || l.words.is("unit", t.text) || isNounOfChange(t.text) {
		return true
	}
	if _, ok := l.direction(k); ok && !isAdverb(t.text) || t.text == "up" || t.text == "down" {
		return true
	}
	if _, ok := l.phrase("predicate", k); ok || l.placed(k) {
		return true // 593 were dismissed in England and Wales, an increase of
	}
	switch t.text {
	case "instead", "from", "to", "by", "on", "the", "of", ",", "(", ")", "-", "/", "or", "a", "an", "in", "for", "was", "were", "is", "had", "has", "been", "this", "that", "which", "it",
		"represents", "represent", "representing", "took", "brought", "made", "complained", "recorded", "received", "logged", "last", "year", "year's", "figure", "number", "total", "complaints'",
		"march", "april", "december", "september", "june", "ending", "ended":
		return true
	case "than", "more", "fewer", "less", "higher", "lower", "compared", "with", "against", "when", "there", "before", "previous", "earlier", "ago", "preceding", "over", "just", "only", "what", "'", "’", "s", "months", "12", "twelve":
		return !before || t.text == "there" || t.text == "s" || t.text == "'" || t.text == "months"
	}
	return false
}

// closesChange says whether a change that stands last is told to its end.
func (l linker) closesChange(m, last *mention) bool {
	k := m.to
	if _, ok := l.direction(k); ok || isNounOfChange(l.at(k).text) || l.at(k).text == "more" || l.at(k).text == "fewer" {
		k++
	}
	switch t := l.at(k); {
	case t.text == "a", t.text == "an", t.text == "per", t.text == "each", t.text == "every":
		return false // five per cent a year
	case m != last:
		return true
	default:
		for t.kind < stop && l.onlyOnTime(k, k+1) { // up 83 per cent over the period
			k++
			t = l.at(k)
		}
		if t.text == `"` || t.text == "'" {
			t = l.at(k + 1)
		}
		return t.kind >= stop || slices.Contains([]string{",", ";", ")", "-", ":", ""}, t.text)
	}
}

// narrowsChange says whether the sentence says that the change is none of the
// plain numbers, or that it is not said to be true.
func (l linker) narrowsChange(m *mention) bool {
	span := l.begins[m.sentence]
	for k := span; l.at(k).kind < stop && l.at(k).sentence == m.sentence && k < span+longest; k++ {
		if l.narrowsAt(k) {
			return true
		}
	}
	return false
}

// narrowsAt says so of one word.
func (l linker) narrowsAt(k int) bool {
	switch l.at(k).text {
	case "average", "averaged", "mean", "median", "annual", "annually", "yearly", "monthly", "each", "every", "adjusted", "unadjusted", "adjusting", "terms", "inflation", "capita",
		"rounded", "unrounded", "rounding", "expected", "promised", "planned", "predicted", "forecast", "target", "if", "could", "would", "might", "should", "not", "never", "wrongly", "incorrectly", "mistakenly", "false", "claim", "claimed", "net", "excluding", "without":
		return true
	case "like": // like for like; but neglect and the like
		return l.at(k+1).text == "for" || l.at(k-1).text == "for"
	case "head": // a head, per head; but the head of department
		before := l.at(k - 1).text
		return before == "a" || before == "per"
	}
	return false
}

// roundedApart says whether a change may still be right because its values are
// rounded themselves: from 1.2m to 1.3m is anything from nothing to 17 per cent.
func (m *mention) roundedApart(newer, older *mention) bool {
	one := big.NewRat(1, 1)
	if newer.Unit.Cmp(one) == 0 && older.Unit.Cmp(one) == 0 {
		return false
	}
	lowA, highA := older.ends()
	lowB, highB := newer.ends()
	if lowA.Sign() <= 0 || newer.Unit.Cmp(older.Unit) != 0 {
		return true
	}
	quo := func(b, a *big.Rat) *big.Rat { return new(big.Rat).Quo(b, a) }
	low, high := quo(lowB, highA), quo(highB, lowA)
	if m.Form != Times {
		low, high = sub(low, one), sub(high, one)
		if m.direction < 0 {
			low, high = new(big.Rat).Neg(high), new(big.Rat).Neg(low)
		}
	}
	if m.Judge(low).Class() == OK || m.Judge(high).Class() == OK {
		return true
	}
	v := m.Value
	if m.Form == Percent {
		v = quo(v, big.NewRat(100, 1))
	}
	return v.Cmp(low) >= 0 && v.Cmp(high) <= 0
}
