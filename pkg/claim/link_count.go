package claim

import (
	"math/big"
	"slices"
)

// counts judges what counts say of each other: parts that add up to a total,
// an approximation that is given exactly elsewhere, one quantity printed twice.
func (l linker) counts() {
	for i, m := range l.mentions {
		switch {
		case m.found != nil || m.kind != Count:
		case m.decimal && l.thousandsPoint(m):
			m.tell(&outcome{verdict: Ambiguous, why: "a count with a point in it: a comma for thousands is meant, or not a count"})
		case (m.Hedge != Bare && m.Form == Plain || m.Form == Magnitude) && !m.money && m.Top == nil:
			l.approximation(i, m)
		}
	}
	l.sums()
	l.sumsOff()
	for i, m := range l.mentions {
		if m.isCount() && m.found == nil {
			l.twice(i, m)
		}
	}
}

// thousandsPoint recognises 1.592 allegations: three decimals, and a whole thing
// that is counted.
func (l linker) thousandsPoint(m *mention) bool {
	return m.Unit.Cmp(big.NewRat(1, 1000)) == 0 && (m.subject != "" || l.refersBackAfter(m))
}

// approximation judges "more than 500 complaints" by the exact count of the same
// things. Only what holds is said; an exact count that does not fit counts
// something else.
func (l linker) approximation(i int, m *mention) {
	if m.Value.Sign() <= 0 {
		return
	}
	var best *outcome
	for _, c := range l.around(i) {
		if c.subject != m.subject || m.subject == "" || !c.placeFits(m) || !c.periodFits(m) || l.marksOlder(c, c) || l.refersBackAfter(c) {
			continue
		}
		v := m.Judge(c.Value)
		if soon := l.toldSoon(m, c) && (v.Class() == OK || v == Stretched); !soon {
			if !c.whole() && !slices.Equal(c.predicates, m.predicates) && common(l.telling(c), l.telling(m)) == 0 {
				continue
			}
			if !l.sizeFits(i, m, c) {
				continue
			}
		}
		if v.Class() == Fail || best != nil && !kinder(v, best.verdict) {
			continue
		}
		best = &outcome{verdict: v, computed: c.Value, sources: []*mention{c}, how: "the exact count of the same"}
	}
	if !m.tell(best) {
		m.tell(l.approximateSum(m))
	}
}

// toldSoon says whether a round count is the first of its unit in the text and
// an exact one is the next, in the same paragraph or the one behind: however it is
// put there, it is the same number. "was the subject of more than 1,000
// allegations ... The force faced 1,032 allegations of rudeness, assault and other
// matters".
func (l linker) toldSoon(m, c *mention) bool {
	if c.index < m.index || c.sentence == m.sentence || l.apart(c, m) > 1 || c.base.these || l.baseOf(c) != nil || m.base.these || l.baseOf(m) != nil || !m.isRound() || m.Form != Plain {
		return false
	}
	for k, o := range l.mentions[:c.index] {
		if k != m.index && o.kind == Count && o.subject == c.subject && !l.toldOlder(o) {
			return false
		}
	}
	return true
}

// approximateSum judges "just over 100 officers and staff" by the sum of the
// counts that one of the next sentences tells: "70 officers, three special
// constables and 31 members of staff".
func (l linker) approximateSum(m *mention) *outcome {
	const soon = 2
	if m.Hedge != Almost && m.Hedge != JustOver && m.Hedge != About || m.Form != Plain {
		return nil
	}
	for s := m.sentence + 1; s <= m.sentence+soon && s < len(l.sentences); s++ {
		if o := l.allOf(m, s); o != nil && o.verdict.Class() == OK {
			return o
		}
	}
	return nil
}

// allOf judges a total by the sum of all that a sentence tells, where that is
// counts of the same kind of thing and nothing else.
func (l linker) allOf(m *mention, sentence int) *outcome {
	const fewest, most = 2, 5
	span := l.sentences[sentence]
	parts, total := l.mentions[span[0]:span[1]], new(big.Rat)
	if len(parts) < fewest || len(parts) > most {
		return nil
	}
	for _, p := range parts {
		if !p.isCount() || p.subject == "" || !kin(p.subject, m.subject) || !p.placeFits(m) || l.toldOlder(p) || p.base.these || l.baseOf(p) != nil {
			return nil
		}
		total = add(total, p.Value)
	}
	return &outcome{verdict: m.Judge(total), computed: total, sources: slices.Clone(parts), how: sumOfParts}
}

// sizeFits says whether an exact count is of the size of the round one; where
// the same is said of both, it may be farther off.
func (l linker) sizeFits(i int, m, c *mention) bool {
	same := len(m.predicates) > 0 && slices.Equal(m.predicates, c.predicates)
	if m.Form == Magnitude {
		return l.stock.before(m.from) == 0 && i < 2
	}
	far := big.NewRat(3, 2)
	if same || (m.Hedge == MoreThan || m.Hedge == AtLeast) && common(l.telling(m), l.telling(c)) > 0 {
		far = big.NewRat(2, 1)
	}
	r := new(big.Rat).Quo(c.Value, m.Value)
	return r.Cmp(far) <= 0 && r.Cmp(new(big.Rat).Inv(far)) >= 0
}

// twice finds one quantity printed with two values: "1,984 complaints ... the
// 1,987 complaints". Both are doubtful; the text does not say which is right.
func (l linker) twice(i int, m *mention) {
	known := l.toldByYear(m)
	if l.at(m.from-1).text != "the" && !known || m.subject == "" || !m.whole() || m.Value.Cmp(big.NewRat(100, 1)) < 0 || l.marksOlder(m, m) || l.refersBackAfter(m) && !known {
		return
	}
	for k := i - 1; k >= 0 && k >= i-nearby; k-- {
		c := l.mentions[k]
		if !c.isCount() || c.subject != m.subject || !c.whole() || !c.placeFits(m) || !c.periodFits(m) || c.bracket > 0 || l.toldOlder(c) && !l.toldByYear(c) {
			continue
		}
		if c.Value.Cmp(m.Value) == 0 {
			return
		}
		if c.found != nil || c.sentence == m.sentence || l.paragraph[m.sentence]-l.paragraph[c.sentence] > 2 {
			continue
		}
		the, how := l.at(m.from-1).text == "the", "printed with two values; only one can be right"
		same := the && !l.refersBackAfter(m) && !l.toldOlder(c) && (l.saysSame(c, m) || within50th(c, m))
		if known && l.toldByYear(c) && c.period == m.period && c.place == m.place {
			same = same || the && ofOneSize(c, m)
			if sameDigits(decimalText(c.Value), decimalText(m.Value)) {
				same, how = true, how+"; two digits may have been transposed"
			}
		}
		if same {
			m.tell(&outcome{verdict: Ambiguous, computed: c.Value, sources: []*mention{c}, how: how})
			c.tell(&outcome{verdict: Ambiguous, computed: m.Value, sources: []*mention{m}, how: how})
		}
		return
	}
}

// within50th says whether two counts differ by a fiftieth at most.
func within50th(c, m *mention) bool {
	d := distance(c.Value, m.Value)
	return d.Mul(d, big.NewRat(50, 1)).Cmp(m.Value) <= 0
}

// toldByYear says whether a count is told with its thing and its year and nothing
// that narrows it: "1,048 complaints in 2020-21", "1,048 complaints were made in the
// year to March 2021".
func (l linker) toldByYear(m *mention) bool {
	if m.period == "" || m.base.these || m.base.number >= 0 {
		return false
	}
	r := &reader{l, m.to}
	if r.unit() == "" {
		return false
	}
	r.word("were")
	r.word("made", "received", "recorded", "logged", "lodged")
	from := r.at
	r.time()
	if t := l.at(r.at); isPreposition(t.text) || t.text == "under" || t.text == "of" || t.text == "(" {
		return false // in 2020-21 about delay
	}
	for k := from; k < r.at; k++ {
		if l.yearAt(k) > 0 {
			return true
		}
	}
	return false
}

// saysSame says whether a figure is told again as "the 303 complaints recorded
// against Gwent in the year", for which there is no other number to refer to.
func (l linker) saysSame(c, m *mention) bool {
	k := m.to
	for ; k < m.to+3 && l.at(k).kind == word && !isMade(l.at(k).text); k++ {
	}
	if !isMade(l.at(k).text) || l.at(k+1).text != "against" || !m.placeNamed || m.place != c.place {
		return false
	}
	return ofOneSize(c, m)
}

// ofOneSize says whether neither of two counts is more than twice the other.
func ofOneSize(c, m *mention) bool {
	const most = 2
	r := new(big.Rat).Quo(m.Value, c.Value)
	return r.Cmp(big.NewRat(most, 1)) <= 0 && r.Cmp(big.NewRat(1, most)) >= 0
}

func isMade(word string) bool {
	switch word {
	case "made", "recorded", "received", "lodged", "logged":
		return true
	}
	return false
}

// ratio judges "3.1 allegations per complaint" by the two counts. A rate needs a
// number of employees or people, which texts seldom give.
func (l linker) ratio(i int, m *mention) {
	if l.at(m.to).text == "each" && i > 1 && l.mentions[i-1].isCount() && l.mentions[i-2].isCount() && l.mentions[i-2].sentence == m.sentence {
		a, b := l.mentions[i-2], l.mentions[i-1]
		if !m.tell(l.ratioOf(m, a, b)) {
			m.tell(l.ratioOf(m, b, a))
		}
		return
	}
	unit := m.unit
	if before := i - 1; unit == "" && before >= 0 && l.mentions[before].isCount() && l.mentions[before].sentence == m.sentence {
		unit = l.mentions[before].subject // 5,220 allegations, an average of 1.5 per complaint
	}
	if unit == "" || m.per == "" || unit == m.per {
		return
	}
	for _, of := range l.wholeCounts(i, m, unit) {
		for _, per := range l.wholeCounts(i, m, m.per) {
			if o := l.ratioOf(m, of, per); o != nil {
				m.tell(o)
				return
			}
		}
	}
}

// ratioOf judges one reading of a ratio; only one that holds is told.
func (l linker) ratioOf(m, of, per *mention) *outcome {
	if per.Value.Sign() == 0 || of == per {
		return nil
	}
	r := new(big.Rat).Quo(of.Value, per.Value)
	if m.kind == Rate {
		r.Mul(r, big.NewRat(l.rateOf(m), 1))
	}
	plain := m.Assertion
	plain.Form = Plain
	o := &outcome{verdict: plain.Judge(r), computed: r, part: of.Value, of: per.Value, sources: []*mention{of, per}}
	if o.verdict.Class() != OK {
		return nil
	}
	return o
}

// rateOf is the 1,000 of "per 1,000".
func (l linker) rateOf(m *mention) int64 {
	for k := m.to; k < m.to+8; k++ {
		if l.rateBase(k) > 0 {
			if q, ok := l.quantity(k); ok && q.Value.IsInt() && q.Value.Num().IsInt64() {
				return q.Value.Num().Int64()
			}
		}
	}
	return 1
}

// wholeCounts are the nearest counts of a unit of which nothing narrower is said.
func (l linker) wholeCounts(i int, m *mention, unit string) []*mention {
	var found []*mention
	for _, c := range l.around(i) {
		if (c.subject == unit || c.subject == "cases" && unit == "complaints") && c.whole() && c.placeFits(m) && !l.toldOlder(c) && len(found) < 4 {
			found = append(found, c)
		}
	}
	return found
}
