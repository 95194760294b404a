package claim

import (
	"math/big"
	"slices"
	"strings"
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
	l.lists()
	l.sharedOut()
	l.sums()
	l.sumsByShares()
	l.sumsBySentence()
	l.jointTotals()
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
	if m.Value.Sign() <= 0 || l.leaves(m) || l.namesRest(m) {
		return
	}
	var best *outcome
	for _, c := range l.around(i) {
		if c.subject != m.subject || m.subject == "" || !c.placeFits(m) || !c.periodFits(m) || l.marksOlder(c, c) || l.refersBackAfter(c) || l.isStrength(c) != l.isStrength(m) {
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
	if m.tell(best) || m.tell(l.otherWords(m)) {
		return
	}
	m.tell(l.approximateSum(m))
}

// isStrength says whether a count of people is told as how many there are, and not
// as what they did: "200 people applied ... The panel has 194 members".
func (l linker) isStrength(c *mention) bool {
	if kinOf(c.unit) != "people" {
		return false
	}
	switch l.at(c.from - 1).text {
	case "has", "have", "employs", "employ":
		return true
	case "are":
		return l.at(c.from-2).text == "there"
	}
	return false
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

// otherWords judges a round number by an exact one that is told of the same in
// other words: "over 950,000 stop-and-searches" where the things have no unit that
// is known, "More than 200 complaints have been reviewed ... 210 requests for
// reviews" where the first count of a text is followed by the next.
func (l linker) otherWords(m *mention) *outcome {
	if m.Form != Plain || m.Value.Cmp(big.NewRat(leastApproximate, 1)) < 0 {
		return nil
	}
	for _, c := range l.around(m.index) {
		if !c.isCount() || c.Hedge != Bare || !c.placeFits(m) || l.toldOlder(c) || c.base.these || l.baseOf(c) != nil || m.base.these || l.baseOf(m) != nil {
			continue
		}
		v := m.Judge(c.Value)
		asked := v == HoldsLoosely && l.nextTold(m, c) && c.sentence == m.sentence+1
		if v.Class() != OK && !asked {
			continue
		}
		if l.sameNoun(m, c) || l.nextTold(m, c) && l.sameDeed(m, c) {
			return &outcome{verdict: v, computed: c.Value, sources: []*mention{c}, how: "the exact count of the same"}
		}
	}
	return nil
}

// leastApproximate is the least round number that is looked for in other words.
const leastApproximate = 100

// sameNoun says whether two counts without a unit that is known stand before the
// same word.
func (l linker) sameNoun(m, c *mention) bool {
	if m.unit != "" || c.unit != "" {
		return false
	}
	const long = 4
	named := false
	for a, b := m.to, c.to; l.at(a).kind < stop && l.at(a).text == l.at(b).text; a, b = a+1, b+1 {
		t := l.at(a)
		if glued := t.glued || l.at(a+1).glued; !glued && (t.kind != word || isVerb(t.text) || isPreposition(t.text)) {
			break
		}
		named = named || t.kind == word && len(t.text) >= long && strings.HasSuffix(t.text, "s") && !l.at(a+1).glued
	}
	return named
}

// nextTold says whether m is the first count of the text and c the one behind it.
func (l linker) nextTold(m, c *mention) bool {
	first := c.index > m.index && c.sentence > m.sentence && l.apart(c, m) <= 1 && l.stock.before(m.from) == 0
	return first && !slices.ContainsFunc(l.mentions[m.index+1:c.index], func(o *mention) bool { return o.kind == Count })
}

// sameDeed says whether the clauses of two counts tell the same deed, one as what
// is done and one as what is counted: "people asked for a review", "186 requests".
func (l linker) sameDeed(m, c *mention) bool {
	return common(l.deeds(m, m.unit), l.deeds(c, m.unit)) > 0
}

// deeds are the verbs and nouns that a clause tells behind a figure, other than a
// unit, with one word for a deed and what comes of it.
func (l linker) deeds(m *mention, unit string) []string {
	const far = 16
	var words []string
	for k := m.to; k < m.to+far && l.at(k).kind < stop && l.starts[k] == nil; k++ {
		t := l.at(k)
		if p, ok := l.phrase("unit", k); ok && p.means == unit || t.kind != word || t.capital && l.placed(k) {
			continue
		}
		switch stem(t.text) {
		case "ask", "asked", "request", "sought", "apply", "appli", "applic":
			words = append(words, "request")
		case "suspend", "suspension":
			words = append(words, "suspend")
		case "referr", "referral":
			words = append(words, "refer")
		case "review", "apologi", "investig", "arrest":
			words = append(words, stem(t.text))
		case "complain", "complaint":
			words = append(words, "complain")
		case "dismiss", "dismissal", "sack":
			words = append(words, "dismiss")
		case "appeal", "resign", "search", "stopp":
			words = append(words, stem(t.text))
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// approximateSum judges "just over 100 officers and staff" by the sum of the
// counts that one of the next sentences tells: "70 officers, three special
// constables and 31 members of staff"; a bound only by a sum that it fits closely.
func (l linker) approximateSum(m *mention) *outcome {
	const soon = 2
	if m.Form != Plain || m.Hedge == Bare || m.Hedge == FewerThan || m.Hedge == AtMost || (m.Hedge == MoreThan || m.Hedge == AtLeast) && m.Value.Cmp(big.NewRat(leastApproximate, 1)) < 0 {
		return nil
	}
	for s := m.sentence + 1; s <= m.sentence+soon && s < len(l.sentences); s++ {
		if o := l.allOf(m, s); o != nil && o.verdict.Class() == OK {
			return o
		}
	}
	if s := m.sentence - 1; s >= 0 && l.namesTotal(m) {
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
	row := len(parts) == fewest && l.allTold(parts[0], parts[1]) || l.isSeries(parts)
	for _, p := range parts {
		if !p.isCount() || !row && (p.subject == "" || !kin(p.subject, m.subject)) || !p.placeFits(m) || !p.periodFits(m) || l.toldOlder(p) || p.base.these || l.baseOf(p) != nil {
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

// narrowedBehind says whether a clause right behind a count makes it a part.
func (l linker) narrowedBehind(m *mention) bool {
	k := m.to
	if l.words.is("unit", l.at(k).text) {
		k++
	}
	switch t := l.at(k).text; t {
	case "for", "in", "of":
		next := l.at(k + 1).text
		return next == "whom" || next == "which"
	case "whose", "where", "with", "who":
		return true
	}
	return false
}

// twice finds one quantity printed with two values: "1,984 complaints ... the
// 1,987 complaints". Both are doubtful; the text does not say which is right.
func (l linker) twice(i int, m *mention) {
	known := l.toldByYear(m)
	if l.narrowedBehind(m) { // the 518 for whom the finding was known
		return
	}
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
	if m.tell(l.namedRatio(i, m)) {
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
		if (c.subject == unit || c.subject == "cases" && unit == "complaints" || kinOf(unit) == "people" && c.subject == "people") && c.whole() && c.placeFits(m) && !l.toldOlder(c) && len(found) < 4 {
			found = append(found, c)
		}
	}
	return found
}
