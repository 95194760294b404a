package claim

import "slices"

// What a text speaks of where it tells a share: the whole that stays in mind, the one
// count that a sentence goes on from, the force and the people that it names.

// sameHandling says whether both tell in other words that complaints were not
// handled by the formal rules.
func sameHandling(a, b []string) bool {
	for _, pair := range [...][2]string{{"informal", "outside_schedule_3"}, {"outside_schedule_3", "informal"}, {"informal", "local_resolution"}, {"local_resolution", "informal"}} {
		if slices.Contains(a, pair[0]) && slices.Contains(b, pair[1]) {
			return true
		}
	}
	return false
}

// follows says whether a share is told to follow from what the sentence before tells
// with a count, of which nothing else is said.
func (r *ranking) follows(c *mention) bool {
	if c.sentence != r.m.sentence-1 || r.apart(c, r.m) > 1 || !r.concludes(r.m) {
		return false
	}
	return len(r.m.predicates) == 0 || len(c.predicates) == 0 || overlap(r.m.predicates, c.predicates) || sameHandling(r.m.predicates, c.predicates)
}

// concludes says whether a share is told to follow from what was said before it:
// "Two thirds were therefore resolved informally".
func (l linker) concludes(m *mention) bool {
	const far = 8
	for k := m.from - 1; k >= l.begins[m.sentence] && k > m.from-far && l.starts[k] == nil; k-- {
		switch l.at(k).text {
		case "therefore", "thus", "hence":
			return true
		}
	}
	for k := m.to; k < m.to+far && (l.at(k).kind == word || l.at(k).text == ",") && l.starts[k] == nil; k++ {
		switch l.at(k).text {
		case "therefore", "thus", "hence":
			return true
		}
	}
	if l.inOtherWords(m) {
		return true
	}
	for k := m.to; k < m.to+far && l.at(k).kind < stop; k++ {
		if l.words3(k, "in other words") || l.at(k).text == "then" && l.at(k-1).text == "," && l.at(k+1).text == "," {
			return true
		}
	}
	return false
}

// ofTheNation says whether a count is that of the force whose part in the whole
// country a share tells: "The Met alone accounts for more than one in six of the
// complaints in England and Wales".
func (r *ranking) ofTheNation(c *mention) bool {
	return r.toNation() && (c.placeNamed || c.isTopic()) && c.place == r.m.place && len(r.m.predicates) == 0 && c.whole()
}

// toNation says whether a share names its force and is of the whole country, by its
// words or by the count told last before it: "dealt with 87,786 in England and
// Wales, so that Northumbria accounted for four per cent of them".
func (r *ranking) toNation() bool {
	m := r.m
	if !m.placeNamed || isNation(m.place) {
		return false
	}
	if m.base.elsewhere || m.base.unit != "" && !m.base.narrowed && r.accounts(m) {
		return true
	}
	n := r.lastBefore()
	if n == nil && m.base.these && r.i > 1 {
		n = r.mentions[r.i-2] // Nationally there were 87,786. The Met's 16,840 amounted to 19 per cent of that number
	}
	return n != nil && n.whole() && isNation(n.place) && r.accounts(m)
}

// accounts says whether the words before a share tell that it is what something
// makes up of a whole.
func (l linker) accounts(m *mention) bool {
	const far = 6
	for k := m.from - 1; k >= l.begins[m.sentence] && k > m.from-far && l.starts[k] == nil; k-- {
		switch l.at(k).text {
		case "account", "accounts", "accounted", "accounting", "make", "makes", "made", "making", "represent", "represents", "represented", "representing", "constitute", "constitutes", "constituted", "comprise", "comprised", "formed", "form", "amounted", "amounts", "amounting", "responsible":
			return true
		}
	}
	return false
}

// subjectUnit is the unit of those that make up a share: "Women made up 47 per cent of
// complainants"; "" for none.
func (l linker) subjectUnit(m *mention) string {
	k := m.from - 1
	for w := l.at(k).text; w == "for" || w == "up" || w == "just" || w == "only"; w = l.at(k).text {
		k--
	}
	switch l.at(k).text {
	case "made", "make", "accounted", "account", "represented", "represent", "formed", "constituted":
	default:
		return ""
	}
	for k--; l.at(k).text == "thus" || l.at(k).text == "therefore" || l.at(k).text == "alone" || l.at(k).text == "now"; k-- {
	}
	if p, ok := l.phrase("unit", k); ok && l.starts[k] == nil {
		return p.means
	}
	return ""
}

// firstOf is the first count before the share that is of the unit, the place and
// the time of c; nil for none.
func (r *ranking) firstOf(c *mention) *mention {
	for _, n := range r.stock.around(r.stock.before(r.m.from)) {
		if o := n.m; o.from < r.m.from && o.unit == c.unit && o.isCount() && o.placeFits(r.m) && o.periodFits(r.m) && !r.toldOlder(o) {
			return o
		}
	}
	return nil
}

// elliptic is the one count of the sentence before that a share can only be of, as
// it opens its own and names nothing: "There were 31 hearings. More than half ended
// in dismissal"; nil for none.
func (r *ranking) elliptic() *mention {
	m := r.m
	if m.base.unit != "" || m.base.these || m.base.all || m.base.number >= 0 || m.base.foreign || m.bracket > 0 {
		return nil
	}
	if n := r.soThat(); n != nil {
		return n
	}
	if m.sentence == 0 || !r.opens(m) || len(m.predicates) == 0 && r.cameTo == "" || len(r.ties) > 0 || r.sentences[m.sentence][0] != r.i || r.paragraph[m.sentence] != r.paragraph[m.sentence-1] {
		return nil
	}
	var only *mention
	span := r.sentences[m.sentence-1]
	for _, n := range r.mentions[span[0]:span[1]] {
		switch {
		case n.kind == Duration:
		case only != nil || !n.isCount():
			return nil
		default:
			only = n
		}
	}
	return only
}

// soThat is the one count of the sentence of a share that it is told to follow from:
// "There were 48 hearings in all, so that two thirds ended in the sack".
func (r *ranking) soThat() *mention {
	k := r.i - 1
	if k < 0 || r.sentences[r.m.sentence][0] != k || !r.mentions[k].isCount() || !r.mentions[k].isTopic() || len(r.m.predicates) == 0 || len(r.ties) > 0 {
		return nil
	}
	at := r.m.from - 1
	if r.at(at).text == "that" {
		at--
	}
	if w := r.at(at).text; w == "so" || w == "meaning" {
		return r.mentions[k]
	}
	return nil
}

// complained says whether a unit counts what the public complains of.
func complained(unit string) bool { return unit == "complaints" || unit == "allegations" }

// topic is the whole that a text speaks of where it tells a part: the count told
// last before it of all the things of its kind; nil for none.
func (r *ranking) topic(k *mention) *mention {
	if r.baseOf(k) != nil || k.base.these || k.from > r.m.from || len(r.m.predicates) == 0 && !r.m.base.all && r.tied(k) == nil {
		return nil
	}
	const near, far = 12, 2
	unit := r.m.base.unit
	if unit == "cases" && !r.bareCases(r.m) {
		return nil
	}
	for i := k.index - 1; i >= 0 && i > k.index-near; i-- {
		n := r.mentions[i]
		if r.paragraph[k.sentence]-r.paragraph[n.sentence] > far {
			return nil
		}
		if !n.isCount() || n.subject == "" || !n.isTopic() || r.toldOlder(n) || !n.placeFits(r.m) || !n.periodFits(r.m) || n.Value.Cmp(k.Value) <= 0 {
			continue
		}
		if unit != "" && unit != "cases" && n.subject != unit || k.unit != "" && !kin(n.subject, k.unit) {
			continue
		}
		return n
	}
	return nil
}

// isTopic says whether a count is told as all there is of its things, and not as a
// part of others.
func (m *mention) isTopic() bool {
	whole := m.whole() || len(m.predicates) == 1 && (m.predicates[0] == "schedule_3" || m.predicates[0] == "finalised")
	return whole && m.base.number < 0 && !m.base.these && m.base.unit == ""
}

// bareCases says whether a share is of cases of which nothing is said, which then are
// those that the text speaks of: "in 92 per cent of cases", and not of burglaries.
func (l linker) bareCases(m *mention) bool {
	k := m.to
	for w := l.at(k).text; w == "of" || w == "all" || w == "the" || w == "these" || w == "those"; w = l.at(k).text {
		k++
	}
	if l.at(k).text != "cases" {
		return false
	}
	switch l.at(k + 1).text {
	case "in", "of", "involving", "about", "at", "before", "where", "heard":
		return false
	}
	return true
}
