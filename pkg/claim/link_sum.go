package claim

import (
	"math/big"
	"slices"
)

// How the figures of a sum are told.
const (
	sumOfParts = "the sum of its parts"
	partOfSum  = "with the other parts it makes the total"
)

// longestSum is how many parts a sum has at the most.
const longestSum = 9

// enoughParts is how many points a sum is told from: there are more sums than
// pairs to meet a number by chance.
const enoughParts = 8

// sum is a reading of a total: what stands right behind it, or right before it,
// adds up to it.
type sum struct {
	total  *mention
	parts  []*mention
	points int
	series bool // the parts are told each with a year or place of its own
}

// sums finds totals whose parts are told, the surest first: "81,776 (31,182
// formally and 50,594 informally)", "Of the 57, 31 ..., 19 ... and the other
// seven". A sum is met by chance the sooner the smaller it is, so that the
// grammar must carry a small one.
func (l linker) sums() {
	var found []sum
	for i, m := range l.mentions {
		if m.isCount() && m.Value.IsInt() && m.found == nil {
			found = append(found, l.sumsOf(i+1, m, nil, +1)...)
			if first := l.firstOfThese(i, m); first > i+1 {
				found = append(found, l.sumsOf(first, m, nil, +1)...)
			}
			if i > 0 && l.baseOf(l.mentions[i-1]) == m && l.mentions[i-1].isCount() { // 120 of the 200 came from drivers and 80 from
				found = append(found, l.sumsOf(i+1, m, l.mentions[i-1:i], +1)...)
			}
			found = append(found, l.sumsOf(i-1, m, nil, -1)...)
		}
	}
	slices.SortStableFunc(found, func(a, b sum) int { return b.points - a.points })
	for _, s := range found {
		if s.series && l.alsoAddsUp(s) {
			continue
		}
		if (s.total.found == nil || s.total.found.how == partOfSum) && !slices.ContainsFunc(s.parts, func(p *mention) bool { return p.found != nil && p.found.how != sumOfParts }) {
			l.addsUp(s.total, s.parts)
		}
	}
	l.partsOfParts()
	l.leadingTotal()
	l.restatedCounts()
}

// partsOfParts finds the parts of the first part of a total where the sentence
// ends with them: "Of the 107 complaints, 69 were in the central area, 52 in York
// and 17 in Selby". All that it tells cannot be parts of the total side by side,
// being more than that.
func (l linker) partsOfParts() {
	for i, m := range l.mentions {
		whole := l.baseOf(m)
		if whole == nil || m.found != nil || !m.isCount() || m.Value.Cmp(big.NewRat(longestSum, 1)) <= 0 || add(m.Value, m.Value).Cmp(whole.Value) <= 0 || whole.from > m.from {
			continue
		}
		var parts []*mention
		sum := new(big.Rat)
		for _, c := range l.mentions[i+1 : min(l.sentences[m.sentence][1], i+nearby)] {
			if !c.isCount() {
				continue
			}
			if c.found != nil || l.baseOf(c) != whole || l.toldOlder(c) {
				parts = nil
				break
			}
			parts, sum = append(parts, c), add(sum, c.Value)
		}
		if len(parts) > 1 && sum.Cmp(m.Value) == 0 {
			l.addsUp(m, parts)
		}
	}
}

// leadingTotal finds the parts of the total that a text leads with where the next
// sentence that tells counts tells those alone: "Ten employees have been
// investigated ... They were four members of staff and six constables".
func (l linker) leadingTotal() {
	if len(l.stock.counts) == 0 {
		return
	}
	m := l.stock.counts[0].m
	if m.found != nil || !m.isCount() || m.subject == "" || m.Value.Cmp(big.NewRat(longestSum, 1)) <= 0 {
		return // a smaller one is the sum of too much
	}
	const soon = 2
	for s := m.sentence + 1; s <= m.sentence+soon && s < len(l.sentences); s++ {
		if l.sentences[s][1] > l.sentences[s][0] {
			if o := l.allOf(m, s); o != nil && o.verdict == Exact {
				l.addsUp(m, o.sources)
			}
			return
		}
	}
}

// firstOfThese is the first count behind m, in its sentence or the next, that the
// words take from it: "1,300 people were referred by the 43 forces; of these, 972
// were officers". It is 0 where there is none.
func (l linker) firstOfThese(i int, m *mention) int {
	for k := i + 1; k < len(l.mentions) && k <= i+longestSum && l.mentions[k].sentence <= m.sentence+1; k++ {
		if c := l.mentions[k]; c.isCount() && (l.ofThese(c) || l.baseOf(c) == m) {
			return k
		}
	}
	return 0
}

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
		return c.unit != ""
	}
	return false
}

// sumsOf are the runs of counts beside m, one way from figure k and with what is
// told before, that add up to it.
func (l linker) sumsOf(k int, m *mention, before []*mention, way int) []sum {
	var found []sum
	parts, total := slices.Clone(before), new(big.Rat)
	for _, p := range parts {
		total = add(total, p.Value)
	}
	for seen := 0; k >= 0 && k < len(l.mentions) && seen < 2*longestSum && len(parts) < longestSum; k, seen = k+way, seen+1 {
		c := l.mentions[k]
		if d := l.apart(c, m); d > 1 || d > 0 && (way > 0 || !l.gathers(m)) {
			break
		}
		if !c.isCount() || c.found != nil || way < 0 && l.numbersParts(c, m) || l.subpart(k, m, parts) || l.isObject(c) && len(parts) > 0 && !l.isObject(parts[0]) {
			continue
		}
		if c.Value.Cmp(m.Value) >= 0 {
			if c.Value.Cmp(m.Value) == 0 && way > 0 && len(parts) == 0 || c.sentence == m.sentence && l.at(c.from-1).text == "of" {
				continue // told again, or what m is of
			}
			break
		}
		parts = append(parts, c)
		total = add(total, c.Value)
		if d := total.Cmp(m.Value); d > 0 {
			break
		} else if d < 0 || len(parts) < 2 {
			continue
		}
		s := sum{total: m, parts: slices.Clone(parts)}
		s.series = l.isSeries(parts)
		if slices.ContainsFunc(parts, l.overfull) || l.overfull(m) {
			continue
		}
		if s.points = l.sumPoints(s, way); s.points >= enoughParts {
			found = append(found, s)
		}
	}
	return found
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

// sumPoints says how surely the parts are told as the parts of a total.
func (l linker) sumPoints(s sum, way int) int {
	const tries = 3 // as many bits as there are runs to meet a number by
	points := min(s.total.Value.Num().BitLen(), most) - tries
	first, last := s.parts[0], s.parts[len(s.parts)-1]
	if way < 0 {
		first, last = last, first
	}
	if last.sentence == s.total.sentence && first.sentence == s.total.sentence {
		points += 2
	}
	told := l.toldAsParts(s.total, first, way) || way < 0 && s.series && l.gathers(s.total)
	if told {
		points += 5
	}
	for back := 1; back <= 2; back++ {
		switch l.at(last.from - back).text {
		case "other", "remaining", "remainder", "rest", "leaving":
			points += 4
		}
	}
	points += l.wholeRunPoints(s, first, last, way)
	another := func(p *mention) bool {
		return p.unit != "" && s.total.subject != "" && !kin(p.unit, s.total.subject) && !isPreposition(l.at(p.to).text)
	}
	const pair = 2
	if len(s.parts) == pair && l.allTold(first, last) {
		points += 4 // 310 from men and 190 from women
	}
	if way > 0 && l.listsAll(s) {
		points += 2
	}
	if way > 0 && l.goesOn(s) {
		points -= 8
	}
	if !told && slices.ContainsFunc(s.parts, another) {
		points -= 6
	}
	if n := len(s.parts); n > 2 {
		points += min(n-2, 2)
	}
	if slices.ContainsFunc(s.parts, func(p *mention) bool {
		return l.toldOlder(p) || !(told && s.series) && (!p.placeFits(s.total) || !p.periodFits(s.total))
	}) {
		points -= 5
	}
	return points
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
	if first.sentence != s.total.sentence+1 || len(s.parts) < few || span[1]-span[0] != len(s.parts) || first.from-l.begins[first.sentence] > 1 {
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

// wholeRunPoints says whether the sum takes in all the counts that its sentence
// tells, or its paragraph does.
func (l linker) wholeRunPoints(s sum, first, last *mention, way int) int {
	isCount := (*mention).isCount
	if way < 0 {
		if from := l.sentences[first.sentence][0]; first.index-from < nearby && !slices.ContainsFunc(l.mentions[from:first.index], isCount) {
			return 2
		}
		return 0
	}
	at, end := last.index+1, l.sentences[last.sentence][1]
	if at < end && slices.ContainsFunc(l.mentions[at:min(end, at+nearby)], isCount) {
		return 0
	}
	if at < len(l.mentions) && l.paragraph[l.mentions[at].sentence] == l.paragraph[s.total.sentence] || last.sentence == s.total.sentence {
		return 2
	}
	return 4
}

// toldAsParts says whether the words make the counts parts of the total: in a
// bracket, behind a dash or colon, after "made up of", of these, of the total; of
// a total told behind, that it says that it is one.
func (l linker) toldAsParts(m, first *mention, way int) bool {
	if way < 0 {
		for k := m.from - 1; k > m.from-4; k-- {
			if t := l.at(k).text; t == "total" || t == "all" && l.at(k-1).text == "in" || t == "making" || t == "totalling" {
				return true
			}
		}
		return l.together(m)
	}
	if l.ofThese(first) || l.baseOf(first) == m {
		return true
	}
	for k := m.to; k < first.from && k < m.to+14; k++ {
		switch l.at(k).text {
		case "(", "-", ":", "comprising", "made", "namely", "including":
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
	if l.together(m) || l.at(m.to).text == "over" && l.at(m.to+1).text == "the" {
		return true
	}
	return l.at(m.from-1).text == "the" && (l.at(m.from-2).text == "of" || l.at(m.from-2).kind >= stop) || l.namesTotal(m)
}

// together says whether the sentence of a count makes it that of all who are named
// before: "Together the three forces received 1,000 complaints".
func (l linker) together(m *mention) bool {
	const far = 8
	for k := max(l.begins[m.sentence], m.from-far); k < m.from; k++ {
		if t := l.at(k).text; t == "together" || t == "combined" || t == "between" && l.at(k+1).text == "them" {
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

// alsoAddsUp tells the parts of a series whose total is known from other parts.
func (l linker) alsoAddsUp(s sum) bool {
	if s.total.from < s.parts[0].from || s.total.found == nil || s.total.found.how != sumOfParts {
		return false
	}
	for _, p := range s.parts {
		if p.found == nil && !slices.Contains(s.total.found.sources, p) {
			p.tell(&outcome{verdict: Exact, computed: p.Value, sources: []*mention{s.total}, how: partOfSum})
		}
	}
	return true
}

func (l linker) addsUp(m *mention, parts []*mention) {
	m.tell(&outcome{verdict: Exact, computed: m.Value, sources: parts, how: sumOfParts})
	for _, p := range parts {
		if p.found == nil {
			p.tell(&outcome{verdict: Exact, computed: p.Value, sources: []*mention{m}, how: partOfSum})
		}
	}
}

// restatedCounts gives a count that is told again the verdict of its sum: "There
// were 32 deaths. Of the 32, ...", "972 were officers ... 266 of the 972".
func (l linker) restatedCounts() {
	for i, m := range l.mentions {
		if m.found == nil || m.found.how != sumOfParts && m.found.how != partOfSum {
			continue
		}
		for _, c := range l.mentions[max(0, i-nearby):min(len(l.mentions), i+reach)] {
			if c.isCount() && c.found == nil && c.Value.Cmp(m.Value) == 0 && l.restated(m, c) {
				c.tell(&outcome{verdict: Exact, computed: m.Value, sources: m.found.sources, how: "told again; " + m.found.how})
			}
		}
	}
}

// restated says whether c takes up what m tells: of numbers that are met by
// chance only where both are of the same things.
func (l linker) restated(m, c *mention) bool {
	definite := l.at(c.from-1).text == "the" || l.namesTotal(c)
	same := c.subject == "" || kin(c.subject, m.subject) || m.sentence-c.sentence == 1
	said := common(l.telling(c), l.telling(m))
	if m.found.how == partOfSum {
		const plain = 100 // what is no number to meet by chance
		return definite && c.from > m.from && (said > 0 || m.Value.Cmp(big.NewRat(plain, 1)) >= 0 || same && m.Value.Cmp(big.NewRat(leastTotal, 1)) >= 0)
	}
	return (same || said > 1) && (definite || l.at(m.from-1).text == "the")
}
