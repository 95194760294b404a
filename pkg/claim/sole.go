package claim

import (
	"math/big"
	"slices"
)

// solePair is the one reading of a sentence that tells exactly one share and
// exactly two counts, as so many of so many: "34 of 1,064 complaints were
// referred, 5.3 per cent.", "5.3 per cent of complaints (34 of 1,064) were
// referred." The share must be set off and close its sentence, or open it with
// the pair alone in the bracket behind its unit, and no word of the sentence may
// compare, average, deny or lead elsewhere.
func (l linker) solePair(m *mention) (part, whole *mention, ok bool) {
	const figures = 3
	span := l.sentences[m.sentence]
	if span[1]-span[0] != figures || m.kind != Share || m.Top != nil {
		return nil, nil, false
	}
	counts := make([]*mention, 0, figures)
	for _, c := range l.mentions[span[0]:span[1]] {
		if c != m {
			counts = append(counts, c)
		}
	}
	part, whole = counts[0], counts[1]
	if !part.isPlainCount() || !whole.isPlainCount() || part.Value.Cmp(whole.Value) >= 0 || !l.soManyOf(part, whole) {
		return nil, nil, false
	}
	if !l.closesSetOff(m, whole) && !l.opensBeforePair(m, part, whole) || l.leadsElsewhere(m.sentence, m) || l.narrowsChange(m) {
		return nil, nil, false
	}
	return part, whole, true
}

// isPlainCount says whether the figure is a count told to the last digit.
func (m *mention) isPlainCount() bool {
	return m.isCount() && m.Value.IsInt() && m.Unit.Cmp(big.NewRat(1, 1)) == 0
}

// soManyOf says whether two counts are told as "34 of 1,064" or "34 of the 1,064".
func (l linker) soManyOf(part, whole *mention) bool {
	k := part.to
	if l.at(k).text != "of" {
		return false
	}
	if k++; l.at(k).text == "the" {
		k++
	}
	return k == whole.from
}

// closesSetOff says whether a share is set off behind a pair and is the last that
// its sentence says.
func (l linker) closesSetOff(m, whole *mention) bool {
	end := m.to
	switch l.at(m.from - 1).text {
	case ",", "-", ":":
	case "(":
		if l.at(end).text != ")" {
			return false
		}
		end++
	default:
		return false
	}
	return whole.to < m.from && l.onlyClause(whole.to, m.from-1) && l.at(end).kind >= stop
}

// onlyClause says whether nothing but words stands between.
func (l linker) onlyClause(from, to int) bool {
	const far = 12
	for k := from; k < to; k++ {
		if l.at(k).kind != word {
			return false
		}
	}
	return to-from <= far
}

// opensBeforePair says whether a share opens its sentence and the pair stands
// alone in the bracket behind the unit that it is a share of.
func (l linker) opensBeforePair(m, part, whole *mention) bool {
	k := m.to
	if m.from != l.begins[m.sentence] || l.at(k).text != "of" {
		return false
	}
	if k++; l.at(k).text == "all" || l.at(k).text == "the" {
		k++
	}
	return l.words.is("unit", l.at(k).text) && l.at(k+1).text == "(" && part.from == k+2 && l.at(whole.to).text == ")"
}

// leadsElsewhere says whether any word of a sentence but those of a figure may
// give it, beside a pair, another whole than that of the pair.
func (l linker) leadsElsewhere(sentence int, m *mention) bool {
	return l.leadsElsewhereBut(sentence, m)
}

// opensIn says whether a place is named at a token that the whole sentence is about:
// "In Gwent 44 of 391 ...".
func (l linker) opensIn(sentence, k int) bool {
	const long = 6
	from := l.begins[sentence]
	at := l.placeFrom(from)
	if l.at(from).text != "in" || at >= len(l.places) || l.places[at].token != from+1 || l.places[at].national || k > from+long {
		return false
	}
	return at+1 >= len(l.places) || l.places[at+1].sentence != sentence
}

// leadsElsewhereBut says so, some words left aside that have been read.
func (l linker) leadsElsewhereBut(sentence int, m *mention, read ...string) bool {
	for k := l.begins[sentence]; l.at(k).kind < stop && k < l.begins[sentence]+longest; k++ {
		if k == m.from {
			k = m.to - 1
			continue
		}
		if slices.Contains(read, l.at(k).text) {
			continue
		}
		if _, moves := l.direction(k); moves || l.placed(k) && !l.opensIn(sentence, k) || l.yearAt(k) != 0 || isNounOfChange(l.at(k).text) {
			return true
		}
		switch l.at(k).text {
		case "than", "compared", "comparison", "against", "versus", "beside", "alongside", "unlike", "while", "whereas", "although", "though", "but", "however", "both", "other", "others", "another", "rest", "remaining":
			return true
		case "and", "or", "nor", "which", "whom", "who", "whose", "these", "those", "them", "that", ";", "/", "<", ">", "~":
			return true
		case "no", "none", "neither", "without", "except", "excluding", "including", "denied", "denies", "untrue", "true", "wrong", "correct", "instead":
			return true
		case "national", "nationally", "elsewhere", "similar", "peers", "region", "regional", "country", "england", "wales", "britain", "forces", "force's", "share", "rate", "proportion", "overall", "together", "combined":
			return true
		case "aim", "target", "goal", "limit", "standard", "threshold", "benchmark", "minimum", "maximum", "norm", "pay", "salary", "wages", "fine", "fines", "budget":
			return true // missed the aim, 5.3 per cent
		case "year", "years", "year's", "month", "months", "week", "weeks", "week's", "month's", "day", "days", "quarter", "before", "after", "since", "until", "last", "previous", "previously", "earlier", "ago", "once", "now", "then", "still", "first", "when", "at", "as":
			return true
		}
	}
	return false
}
