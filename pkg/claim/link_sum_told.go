package claim

import (
	"math/big"
	"slices"
)

// What the words say of a total and of its parts.

// ofThese says whether a count is said to be of what stands before: "of these,
// 972", "ten of those".
func (l linker) ofThese(c *mention) bool {
	if c.base.these {
		return true
	}
	k := c.from - 1
	if l.at(k).text == "," {
		k--
	}
	switch l.at(k).text {
	case "these", "those", "them", "which", "whom":
		return l.at(k-1).text == "of"
	}
	return false
}

// isObject says whether a count of things is told as what others are about: "ten
// were against one officer".
func (l linker) isObject(c *mention) bool {
	k := c.from - 1
	if l.at(k).text == "the" {
		k--
	}
	switch l.at(k).text {
	case "against", "by", "about", "involving", "concerning", "to", "from", "for":
		return c.unit != "" || l.oneThing(c)
	}
	return false
}

// oneThing says whether a count is the "one" of one thing: "from one family".
func (l linker) oneThing(c *mention) bool {
	next := l.at(c.to)
	return l.at(c.core).text == "one" && next.kind == word && !isPreposition(next.text) && !isVerb(next.text)
}

// subpart says whether count k is told as a part of a part: "Fifteen were taken
// ill in a cell, of whom 11 died in hospital and four in the cell", "Eleven were
// upheld. Ten of those were about one officer".
func (l linker) subpart(k int, m *mention, parts []*mention) bool {
	c := l.mentions[k]
	if n := len(parts); n > 0 && c.base.these && parts[n-1].sentence < c.sentence {
		return true
	}
	if base := l.baseOf(c); base != nil {
		return base != m && base.Value.Cmp(m.Value) != 0
	}
	if k > 0 {
		switch p := l.mentions[k-1]; {
		case p == m || p.sentence != c.sentence || !p.isCount():
		case c.base.these && l.at(c.to).text == "of": // Fifteen fell ill: 11 of them died
			return true
		case p.base.these && l.at(p.to).text == "of" && k > 1 && l.joined(p, c): // and four lived
			return l.subpart(k-1, m, parts)
		}
	}
	const far = 40
	for at := c.from - 1; at > l.begins[c.sentence] && at > c.from-far; at-- {
		switch l.at(at).text {
		case "whom", "which":
			if l.at(at-1).text != "of" {
				continue
			}
			return m.sentence != c.sentence || m.from > at || l.countBetween(max(m.to, c.from-2*far), at)
		case ";":
			return false
		}
	}
	return false
}

func (l linker) countBetween(from, to int) bool {
	for at := from; at < to; at++ {
		if c := l.starts[at]; c != nil && c.isCount() {
			return true
		}
	}
	return false
}

// tellsAnother says whether a count is told as one more beside those before it.
func (l linker) tellsAnother(m *mention) bool {
	switch l.at(m.from - 1).text {
	case "another", "further", "additional", "extra", "other", "remaining":
		return true
	}
	return false
}

// strays says whether the parts begin as one thing and end as another: beside the
// total in its sentence and in the next one without a word that they go on, or as
// an aside that is closed: "12 detectives, nine of them sergeants, and three
// inspectors".
func (l linker) strays(s sum, told bool) bool {
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if first.sentence == s.total.sentence && last.sentence > first.sentence && !told && !l.toldAsRest(last) {
		return true
	}
	second := s.parts[1]
	return first.base.these && l.at(first.to).text == "of" && l.at(second.from-1).text == "and" && l.at(second.from-2).text == ","
}

// toldAsRest says whether a count is said to be what the others leave.
func (l linker) toldAsRest(m *mention) bool {
	const near = 2
	for back := 1; back <= near; back++ {
		switch l.at(m.from - back).text {
		case "other", "remaining", "remainder", "rest", "leaving":
			return true
		}
	}
	return false
}

// overfull says whether the parts that a sentence tells of a count are more than
// it is, so that one of them is wrong: "Of the remaining 204, 149 were not upheld,
// 24 were upheld and 37 are open".
func (l linker) overfull(m *mention) bool {
	sum := new(big.Rat)
	for _, c := range l.mentions[m.index+1 : min(l.sentences[m.sentence][1], m.index+1+longestSum)] {
		if c.isCount() && l.baseOf(c) == m {
			sum = add(sum, c.Value)
		}
	}
	return sum.Cmp(m.Value) > 0
}

// listsAll says whether the sentence right behind a total begins with its parts and
// tells nothing else: "Seven officers faced a hearing. Three were dismissed, two
// were warned, one resigned and one was cleared".
func (l linker) listsAll(s sum) bool {
	const few = 3
	first := s.parts[0]
	span := l.sentences[first.sentence]
	if first.sentence != s.total.sentence+1 || len(s.parts) < few && s.total.Value.Cmp(big.NewRat(leastTotal, 1)) < 0 || span[1]-span[0] != len(s.parts) || first.from-l.begins[first.sentence] > 1 {
		return false
	}
	return !slices.ContainsFunc(s.parts, func(p *mention) bool { return p.unit != "" && p.index > first.index })
}

// goesOn says whether the sentence tells more parts of the total behind those of
// the sum: "Of the 200, 120 were upheld, 80 were withdrawn and 40 were not".
func (l linker) goesOn(s sum) bool {
	last := s.parts[len(s.parts)-1]
	of := func(c *mention) bool { return l.baseOf(c) == s.total || c.base.these }
	end := l.sentences[last.sentence][1]
	return of(last) && slices.ContainsFunc(l.mentions[last.index+1:min(end, last.index+1+longestSum)], func(c *mention) bool { return c.isCount() && c.bracket == 0 && of(c) && l.baseOf(c) == l.baseOf(last) })
}

// toldAsParts says whether the words make the counts parts of the total: in a
// bracket, behind a dash or colon, after "made up of", of these, of the total; of
// a total told behind, that it says that it is one.
func (l linker) toldAsParts(m, first, last *mention, way int) bool {
	if way < 0 {
		for k := m.from - 1; k > m.from-4; k-- {
			if t := l.at(k).text; t == "total" || t == "all" && l.at(k-1).text == "in" || t == "making" || t == "totalling" {
				return true
			}
		}
		return l.saysTogether(m) || l.inAll(m.to) || l.inAll(m.to+1) || l.takenUp(m, first, last)
	}
	if l.ofThese(first) || l.baseOf(first) == m {
		return true
	}
	for k := m.to; k < first.from && k < m.to+14; k++ {
		switch l.at(k).text {
		case "(":
			return last.bracket == first.bracket || last.bracket > 0
		case ";":
			return k+1 == first.from && first.unit == "" && last.sentence == m.sentence
		case "-", ":", "comprising", "made", "namely", "including":
			return true
		}
	}
	return false
}

// isSeries says whether counts of a sentence are told each with a year, quarter,
// month or place of its own: "31 in 2011-12, 27 in 2012-13 and 38 in 2013-14".
func (l linker) isSeries(parts []*mention) bool {
	sentence := parts[0].sentence
	for _, p := range parts {
		if p.sentence != sentence {
			return false
		}
	}
	periods, places := map[string]bool{}, map[string]bool{}
	for k := firstOf(l.periods, sentence); k < len(l.periods) && l.periods[k].sentence == sentence; k++ {
		periods[l.periods[k].name] = true
	}
	for k := firstOf(l.places, sentence); k < len(l.places) && l.places[k].sentence == sentence; k++ {
		places[l.places[k].name] = true
	}
	ordinals := map[string]bool{}
	for k := l.begins[sentence]; l.at(k).kind < stop; k++ {
		if t := l.at(k).text; isOrdinal(t) || isMonth(l.at(k)) {
			ordinals[t] = true
		}
	}
	n := len(parts)
	return n > 1 && (len(periods) == n || len(places) == n || len(ordinals) == n || len(ordinals) == 2*n)
}

// isOrdinal says whether a word names one of several stretches of a year.
func isOrdinal(word string) bool {
	switch word {
	case "first", "second", "third", "fourth":
		return true
	}
	return false
}

// gathers says whether a count is told as one that sums up what was told before:
// "of the 96 officers".
func (l linker) gathers(m *mention) bool {
	if l.saysTogether(m) {
		return true
	}
	switch l.at(m.to).text {
	case "over", "across", "in":
		if next := l.at(m.to + 1).text; next == "both" || (next == "the" || next == "all") && l.isNumber(m.to+2) {
			return true // over the three years
		}
	}
	return l.at(m.from-1).text == "the" && (l.at(m.from-2).text == "of" || l.at(m.from-2).kind >= stop) || l.namesTotal(m)
}

func (l linker) isNumber(k int) bool {
	_, ok := l.quantity(k)
	return ok
}

// takenUp says whether a count begins the sentence behind the parts, being all that
// sentence tells: "Twelve officers resigned and eight were sacked. The 20 had ...".
func (l linker) takenUp(m, first, last *mention) bool {
	span := l.sentences[first.sentence]
	if m.sentence != first.sentence+1 || last.sentence != first.sentence || first.index != span[0] || last.index+1 != span[1] || l.at(m.from-1).text != "the" && l.at(m.from-1).text != "those" && l.at(m.from-1).text != "these" || m.from-1 > l.begins[m.sentence]+1 {
		return false
	}
	return !slices.ContainsFunc(l.mentions[max(0, first.index-nearby):first.index], func(c *mention) bool { return c.isCount() && c.Value.Cmp(m.Value) == 0 })
}

// opensList says whether the paragraph of a total ends with a colon.
func (l linker) opensList(m *mention) bool {
	next := m.sentence + 1
	const sign = 2 // and the end of the paragraph
	return next < len(l.begins) && l.paragraph[next] != l.paragraph[m.sentence] && l.at(l.begins[next]-sign).text == ":"
}

// saysTogether says whether the sentence of a count makes it that of all who are named
// before: "Together the three forces received 1,000 complaints".
func (l linker) saysTogether(m *mention) bool {
	const far = 8
	for k := m.from - 1; k >= max(l.begins[m.sentence], m.from-far) && (l.starts[k] == nil || l.numbersParts(l.starts[k], m)); k-- {
		if t := l.at(k).text; t == "total" && l.at(k+1).text != "of" || t == "together" || t == "combined" || t == "between" && l.at(k+1).text == "them" {
			return true
		}
	}
	return false
}

// numbersParts says whether a count in front of a total tells how many parts it
// has: "the three forces".
func (l linker) numbersParts(c, m *mention) bool {
	return c.sentence == m.sentence && l.at(c.from-1).text == "the" && c.unit != "" && !kin(c.unit, m.subject)
}

// restated says whether c takes up what m tells: of numbers that are met by
// chance only where both are of the same things.
func (l linker) restated(m, c *mention) bool {
	the := l.at(c.from - 1).text
	definite := the == "the" || the == "these" || the == "those" || l.namesTotal(c)
	same := c.subject == "" || kin(c.subject, m.subject) || m.sentence-c.sentence == 1
	said := common(l.telling(c), l.telling(m))
	if m.found.how == partOfSum {
		const plain = 100 // what is no number to meet by chance
		return definite && c.from > m.from && (said > 0 || m.Value.Cmp(big.NewRat(plain, 1)) >= 0 || same && m.Value.Cmp(big.NewRat(leastTotal, 1)) >= 0)
	}
	return (same || said > 1) && (definite || l.at(m.from-1).text == "the")
}
