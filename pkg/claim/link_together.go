package claim

import (
	"math/big"
	"slices"
)

// What several counts make up together is judged by their sum, where the words
// put them together.

// togetherOf is how a share is said to be worked out from several counts.
const togetherOf = "the counts told before it together"

// together judges the shares that are told of several counts: "neglect (413) and
// incivility (187) together made up 54 per cent of the 1,118".
func (l linker) together() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.broken || m.Top != nil || m.Hedge == FewerThan || m.Hedge == AtMost {
			continue
		}
		if parts := l.putTogether(i, m); len(parts) > 1 {
			m.tell(l.ofAll(i, m, parts, togetherOf))
		} else if parts := l.listedBehind(i, m); len(parts) > 1 {
			m.tell(l.ofAll(i, m, parts, "the counts told behind it together"))
		} else if c := l.totalOfAll(i, m); c != nil {
			m.tell(l.ofAll(i, m, []*mention{c}, "the total told before it"))
		} else if parts := l.toldApart(i, m); len(parts) > 1 {
			m.tell(l.sumOf(m, parts, l.baseOf(m), "the counts told behind it together"))
		}
	}
}

// totalOfAll is the total that was told for those that a share puts together:
// "bringing the total for the capital to 2,624 ... London's forces together
// accounted for 18 per cent of the complaints"; nil for none.
func (l linker) totalOfAll(i int, m *mention) *mention {
	if at, bare := l.togetherAt(m); at < 0 || bare || m.base.unit == "" {
		return nil
	}
	const near, far = 4, 7
	for k := i - 1; k >= 0 && k >= i-near; k-- {
		c := l.mentions[k]
		if !c.isTerm() || l.apart(c, m) > 1 {
			continue
		}
		for at := c.from - 1; at > c.from-far && at >= l.begins[c.sentence] && l.starts[at] == nil; at-- {
			if t := l.at(at).text; t == "total" || t == "combined" {
				return c
			}
		}
	}
	return nil
}

// putTogether are the counts that the words before a share put together: those
// of its sentence, or of the one before.
func (l linker) putTogether(i int, m *mention) []*mention {
	if l.inAll(m.to) || l.addsAnother(i, m) {
		return l.listed(m.sentence, m)
	}
	at, bare := l.togetherAt(m)
	if at < 0 {
		return nil
	}
	const atStart = 4
	own := l.listed(m.sentence, m)
	if len(own) < 2 && at-l.begins[m.sentence] <= atStart && m.sentence > 0 && l.paragraph[m.sentence]-l.paragraph[m.sentence-1] <= 1 {
		return l.listed(m.sentence-1, m)
	}
	if bare && (len(own) < 2 || own[0].bracket == 0) {
		return nil
	}
	return own
}

// addsAnother says whether a share is set off behind a count that is told as more
// of the same: "550 were suspended and another 460 restricted - three per cent of".
func (l linker) addsAnother(i int, m *mention) bool {
	before := l.at(m.from - 1).text
	if i < 2 || before != "-" && before != "," && before != "or" {
		return false
	}
	last := l.mentions[i-1]
	if last.sentence != m.sentence || l.mentions[i-2].sentence != m.sentence || !l.sameClause(last.to, m.from) {
		return false
	}
	word := l.at(last.from - 1).text
	return word == "another" || word == "further"
}

// togetherAt is where the words before a share put counts together; bare where
// only its verb does.
func (l linker) togetherAt(m *mention) (at int, bare bool) {
	const far = 20
	verb, between := -1, false
	for k := m.from - 1; k >= l.begins[m.sentence] && k > m.from-far; k-- {
		switch l.at(k).text {
		case "together", "combined", "jointly", "collectively":
			return k, false
		case "them":
			if l.at(k-1).text == "between" {
				return k - 1, false
			}
		case "accounted", "account", "made", "make", "accounting", "making":
			if !between {
				verb = k
			}
		}
		between = between || l.starts[k] != nil
	}
	return verb, true
}

// listed are the counts of a sentence before m that stand in a list: all in
// brackets of their own, where one is, else the last that are told of the same.
func (l linker) listed(sentence int, m *mention) []*mention {
	list := l.partsIn(sentence, m)
	if slices.ContainsFunc(list, func(c *mention) bool { return c.bracket > 0 }) {
		list = slices.DeleteFunc(list, func(c *mention) bool { return c.bracket == 0 })
	}
	list = l.ofTheSame(list)
	// Kent (180) and Essex (120): the forces are what is listed
	byForce := len(list) > 1 && list[0].placeNamed && list[1].placeNamed && list[0].place != list[1].place
	for _, c := range list {
		if l.toldOlder(c) || !byForce && !c.placeFits(m) || !c.periodFits(m) {
			return nil
		}
	}
	return list
}

// ofTheSame are the last counts of a list that are parts of the same: from "48 of
// the 1,990" on, and without the forces of "figures from 31 forces show that 48".
func (l linker) ofTheSame(list []*mention) []*mention {
	for k := len(list) - 1; k > 0; k-- {
		if l.baseOf(list[k]) != nil {
			return list[k:]
		}
	}
	for k := len(list) - 2; k >= 0; k-- {
		if a, b := list[k].subject, list[len(list)-1].subject; a != b && a != "" && b != "" && !kin(a, b) {
			return list[k+1:]
		}
	}
	return list
}

// ofAll judges a share by the sum of parts of the base that it names, or of a
// count of all there is of them.
func (l linker) ofAll(i int, m *mention, parts []*mention, how string) *outcome {
	if n := l.baseOf(m); n != nil {
		return l.sumOf(m, parts, n, how)
	}
	if n := l.baseOf(parts[0]); n != nil {
		return l.sumOf(m, parts, n, how)
	}
	least := enough
	if m.base.unit != "" && parts[0].from > m.to {
		least /= 2 // its own list tells what it is of
	}
	if m.base.these || m.base.foreign || zoneOf(m.Assertion).chance() < least {
		return nil
	}
	unit := m.base.unit
	if unit == "" {
		unit = parts[0].subject
	}
	candidates := l.wholeCounts(i, m, unit)
	if unit == "" && (m.base.all || how == togetherOf) {
		candidates = l.wholeJustBefore(parts[0])
	}
	for _, n := range candidates {
		if slices.Contains(parts, n) || !n.periodFits(m) || n.bracket > 0 {
			continue
		}
		if o := l.sumOf(m, parts, n, how); o != nil {
			return o
		}
	}
	return nil
}

// wholeJustBefore is the one count of the sentence before a list.
func (l linker) wholeJustBefore(c *mention) []*mention {
	if c.sentence == 0 || l.countsIn(c.sentence-1) != 1 {
		return nil
	}
	span := l.sentences[c.sentence-1]
	for _, n := range l.mentions[span[0]:span[1]] {
		if n.isCount() && n.whole() && !l.toldOlder(n) {
			return []*mention{n}
		}
	}
	return nil
}

// sumOf judges a share by the sum of parts of n; only what holds is told.
func (l linker) sumOf(m *mention, parts []*mention, n *mention, how string) *outcome {
	if n == nil || !n.isCount() || slices.Contains(parts, n) {
		return nil
	}
	total := new(big.Rat)
	for _, p := range parts {
		total = add(total, p.Value)
	}
	if total.Cmp(n.Value) > 0 {
		return nil
	}
	o := ratioOutcome(m, total, n.Value, 100)
	if loose := o.verdict == HoldsLoosely && parts[0].from > m.to && parts[0].sentence == m.sentence; o.verdict.Class() != OK && !loose {
		return nil
	}
	o.sources, o.how = append(slices.Clone(parts), n), how
	return o
}

// toldApart are the counts that the sentence behind a share parts it into: "Of the
// 52, 73 per cent are no longer serving. Most of these (29) were sacked and the
// remaining nine would have been".
func (l linker) toldApart(i int, m *mention) []*mention {
	next := m.sentence + 1
	if l.baseOf(m) == nil || next >= len(l.sentences) || l.paragraph[next] != l.paragraph[m.sentence] || zoneOf(m.Assertion).chance() <= enough {
		return nil
	}
	const few = 3
	k := l.begins[next]
	these := false
	for n := k; n < k+few; n++ {
		these = these || l.at(n).text == "of" && (l.at(n+1).text == "these" || l.at(n+1).text == "them" || l.at(n+1).text == "those")
	}
	if !these {
		return nil
	}
	span := l.sentences[next]
	parts := l.mentions[span[0]:span[1]]
	for _, p := range parts {
		if !p.isTerm() || l.baseOf(p) != nil || l.toldOlder(p) {
			return nil
		}
	}
	const list = 3
	if last := len(parts) - 1; last >= 0 && (len(parts) >= list || l.at(parts[last].from-1).text == "remaining" || l.at(parts[last].from-1).text == "other") {
		return parts
	}
	return nil
}
