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
}

// sums finds totals whose parts are told, the surest first: "81,776 (31,182
// formally and 50,594 informally)", "Of the 57, 31 ..., 19 ... and the other
// seven". A sum is met by chance the sooner the smaller it is, so that the
// grammar must carry a small one.
func (l linker) sums() {
	var found []sum
	for i, m := range l.mentions {
		if m.isCount() && m.Value.IsInt() && m.found == nil {
			found = append(found, l.sumsOf(i, m, +1)...)
			found = append(found, l.sumsOf(i, m, -1)...)
		}
	}
	slices.SortStableFunc(found, func(a, b sum) int { return b.points - a.points })
	for _, s := range found {
		if (s.total.found == nil || s.total.found.how == partOfSum) && !slices.ContainsFunc(s.parts, func(p *mention) bool { return p.found != nil && p.found.how != sumOfParts }) {
			l.addsUp(s.total, s.parts)
		}
	}
	l.leadingTotal()
	l.restatedTotals()
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

// sumsOf are the runs of counts beside m, one way, that add up to it.
func (l linker) sumsOf(i int, m *mention, way int) []sum {
	var found []sum
	var parts []*mention
	total := new(big.Rat)
	for k, seen := i+way, 0; k >= 0 && k < len(l.mentions) && seen < 2*longestSum && len(parts) < longestSum; k, seen = k+way, seen+1 {
		c := l.mentions[k]
		if l.apart(c, m) > 0 {
			break
		}
		if !c.isCount() || c.found != nil || c != m && l.subpart(k, m) {
			continue
		}
		if c.Value.Cmp(m.Value) >= 0 {
			if c.Value.Cmp(m.Value) == 0 && way > 0 && len(parts) == 0 {
				continue // told again
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
		s := sum{m, slices.Clone(parts), 0}
		if s.points = l.sumPoints(s, way); s.points >= enoughParts {
			found = append(found, s)
		}
	}
	return found
}

// subpart says whether count k is told as a part of a part: "Fifteen were taken
// ill in a cell, of whom 11 died in hospital and four in the cell".
func (l linker) subpart(k int, m *mention) bool {
	c := l.mentions[k]
	if base := l.baseOf(c); base != nil {
		return base != m && base.Value.Cmp(m.Value) != 0
	}
	if k > 0 {
		switch p := l.mentions[k-1]; {
		case p == m || p.sentence != c.sentence || !p.isCount():
		case c.base.these && l.at(c.to).text == "of": // Fifteen fell ill: 11 of them died
			return true
		case p.base.these && l.at(p.to).text == "of" && k > 1 && l.joined(p, c): // and four lived
			return l.subpart(k-1, m)
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
	told := l.toldAsParts(s.total, first, way)
	if told {
		points += 5
	}
	for back := 1; back <= 2; back++ {
		switch l.at(last.from - back).text {
		case "other", "remaining", "rest", "leaving":
			points += 4
		}
	}
	points += l.wholeRunPoints(s, first, last, way)
	for _, p := range s.parts {
		if !told && p.unit != "" && s.total.subject != "" && !kin(p.unit, s.total.subject) {
			points -= 3
			break
		}
	}
	if n := len(s.parts); n > 2 {
		points += min(n-2, 2)
	}
	if slices.ContainsFunc(s.parts, func(p *mention) bool { return l.toldOlder(p) || !p.placeFits(s.total) || !p.periodFits(s.total) }) {
		points -= 5
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

// toldAsParts says whether the words make the counts parts of the total: in a
// bracket, behind a dash or colon, after "made up of", of these, of the total; of
// a total told behind, that it says that it is one.
func (l linker) toldAsParts(m, first *mention, way int) bool {
	if way < 0 {
		for k := m.from - 1; k > m.from-4; k-- {
			if t := l.at(k).text; t == "total" || t == "all" && l.at(k-1).text == "in" {
				return true
			}
		}
		return false
	}
	if first.base.these || l.baseOf(first) == m {
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

func (l linker) addsUp(m *mention, parts []*mention) {
	m.tell(&outcome{verdict: Exact, computed: m.Value, sources: parts, how: sumOfParts})
	for _, p := range parts {
		if p.found == nil {
			p.tell(&outcome{verdict: Exact, computed: p.Value, sources: []*mention{m}, how: partOfSum})
		}
	}
}

// restatedTotals gives a total that is told again the verdict of its sum: "There
// were 32 deaths. Of the 32, ...".
func (l linker) restatedTotals() {
	for i, m := range l.mentions {
		if m.found == nil || m.found.how != sumOfParts {
			continue
		}
		for _, c := range l.around(i) {
			same := c.subject == "" || kin(c.subject, m.subject) || common(l.telling(c), l.telling(m)) > 1 || m.sentence-c.sentence == 1
			if c.found == nil && c.Value.Cmp(m.Value) == 0 && same && (l.at(c.from-1).text == "the" || l.at(m.from-1).text == "the") {
				c.tell(&outcome{verdict: Exact, computed: m.Value, sources: m.found.sources, how: "told again; the sum of its parts"})
			}
		}
	}
}
