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
		if d := l.apart(c, m); d > 1 || d > 0 && (way > 0 && !l.opensList(m) || way < 0 && !l.gathers(m)) {
			break
		}
		if !c.isCount() || c.found != nil || way < 0 && l.numbersParts(c, m) || l.subpart(k, m, parts) || way > 0 && l.isObject(c) && len(parts) > 0 && !l.isObject(parts[0]) {
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
	told := l.toldAsParts(s.total, first, last, way) || way < 0 && s.series && l.gathers(s.total)
	if told {
		points += 5
	}
	if l.toldAsRest(last) {
		points += 4
	}
	points += l.wholeRunPoints(s, first, last, way)
	const pair = 2
	if len(s.parts) == pair && l.allTold(first, last) && (way > 0 || told) {
		points += 4 // 310 from men and 190 from women
	}
	if n := len(s.parts); n > pair {
		points += min(n-pair, pair)
	}
	if way > 0 && l.listsAll(s) {
		points += min(len(s.parts)-1, pair)
	}
	return points - l.againstSum(s, told, way)
}

// againstSum says what speaks against the parts being those of the total.
func (l linker) againstSum(s sum, told bool, way int) int {
	points := 0
	if slices.ContainsFunc(s.parts, l.toldOlder) || way < 0 && l.tellsAnother(s.total) || way > 0 && (l.goesOn(s) || l.strays(s, told)) {
		points += 10
	}
	another := func(p *mention) bool {
		return p.unit != "" && (s.total.subject != "" || l.isObject(p)) && !kin(p.unit, s.total.subject) && !isPreposition(l.at(p.to).text)
	}
	if way < 0 && !told && s.parts[0].sentence < s.total.sentence {
		points += 5
	}
	if !told && slices.ContainsFunc(s.parts, another) {
		points += 6
	}
	if !(told && s.series) && slices.ContainsFunc(s.parts, func(p *mention) bool { return !p.placeFits(s.total) || !p.periodFits(s.total) }) {
		points += 5
	}
	return points
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
