package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
)

// This file is the one gate for accusations: nothing of a text's own is called
// wrong but here. The text must say outright which two numbers a figure is made
// of, nothing about them may be unread, and no other reading may hold.

// settle enters what the words say outright of a share, wrong or not.
func (l linker) settle(i int, m *mention, ties []tie) { m.found = m.sure(l.outright(i, m, ties)) }

// settleChange does so for a change.
func (l linker) settleChange(i int, m *mention) { m.found = m.sure(l.outrightChange(i, m)) }

// sure is an outcome, unless it calls a figure wrong by a count that may be none:
// a year, or a numeral that was not read whole.
func (m *mention) sure(o *outcome) *outcome {
	if o != nil && o.verdict.Class() == Fail && (m.unsure || slices.ContainsFunc(o.sources, func(s *mention) bool { return s.unsure })) {
		return nil
	}
	return o
}

// outright judges a share that no likely pair of counts bears out.
func (l linker) outright(i int, m *mention, ties []tie) *outcome {
	if o := l.byToldPair(i, m); o != nil {
		return o
	}
	if o := l.baseOf(m); o != nil && o.isCount() && o.Value.Sign() == 0 {
		return &outcome{verdict: Undefined, of: o.Value, sources: []*mention{o}, why: "a share of nothing has no percentage"}
	}
	if len(ties) == 0 {
		return l.grim(m)
	}
	t := ties[0]
	whole := l.outrightWhole(i, m, t.m)
	if !t.sure || whole == nil || t.m.Hedge != Bare || m.Hedge != Bare && m.Form != Percent {
		return nil
	}
	if l.unread(m) || l.wholeUnread(t.m, whole) || l.ofAnotherYear(t.m, m) || m.base.elsewhere || m.base.narrowed && l.baseOf(m) != whole || m.Top != nil || l.namesAnotherWhole(m, t.m, whole) {
		return nil
	}
	o := ratioOutcome(m, t.m.Value, whole.Value, 100)
	o.sources, o.how = []*mention{t.m, whole}, t.how
	if o.verdict.Class() != Fail || m.roundedTerms(t.m, whole) || l.fitsAnotherWhole(i, m, o) {
		return nil
	}
	if other := l.otherReading(i, m, o); other != nil {
		return other
	}
	o.slip = l.slip(m, o)
	return m.nearMiss(o)
}

// outrightWhole is the count that the words leave as the only base of a share
// and its part: the one in the same bracket, the one that is named, the total of
// the unit that is named, the one that "of these" can only mean.
func (l linker) outrightWhole(i int, m, part *mention) *mention {
	candidates := [...]*mention{l.baseOf(m), l.baseOf(part)}
	if o := l.baseOf(part); o != nil && part.bracket > 0 && o.bracket == part.bracket && m.bracket != part.bracket {
		candidates[0] = nil // 14 per cent (72 of 600): the bracket names both terms
	}
	for _, o := range candidates {
		if o != nil {
			return wholeOf(o, part)
		}
	}
	if unit := m.base.unit; unit != "" && !m.base.these {
		for _, c := range l.around(i) {
			if c != part && c.subject == unit && c.whole() && c.placeFits(m) && c.Value.Sign() > 0 && !l.owned(c, m) {
				return wholeOf(c, part)
			}
		}
	}
	return l.wholeBefore(m, part)
}

// wholeUnread says whether the bracket of a pair goes on behind its whole, so that
// it may be of something else: "40 per cent in Kent (120 of 400 in Essex)".
func (l linker) wholeUnread(part, whole *mention) bool {
	if part.bracket == 0 || part.bracket != whole.bracket {
		return false
	}
	r := &reader{l, whole.to}
	r.unit()
	return !r.word(")", ",", "-", "=", ":")
}

// wholeOf is o, where a part can be taken from it.
func wholeOf(o, part *mention) *mention {
	if !o.isCount() || o == part || part.Value.Cmp(o.Value) >= 0 {
		return nil
	}
	return o
}

// wholeBefore is the nearest larger count before a part, where it can only be
// the one that is meant.
func (l linker) wholeBefore(m, part *mention) *mention {
	these := m.base.these || part.base.these
	at := part.index
	for k := at - 1; k >= 0 && k >= at-nearby; k-- {
		c := l.mentions[k]
		if !c.isCount() || c.Value.Cmp(part.Value) < 0 || l.owned(c, m) && c.sentence == part.sentence {
			continue
		}
		if !l.surelyBefore(part, c, these) {
			return nil
		}
		return wholeOf(c, part)
	}
	return nil
}

// namesAnotherWhole says whether the share names a unit that its whole does not
// have.
func (l linker) namesAnotherWhole(m, part, whole *mention) bool {
	unit := m.base.unit
	return unit != "" && whole.subject != "" && unit != whole.subject && l.baseOf(m) != whole || !part.placeFits(whole) || !part.periodFits(whole)
}

// surelyBefore says whether a count can only be the one that is meant: "of these"
// right after a sentence with one count, or the one larger count of the same
// sentence.
func (l linker) surelyBefore(part, c *mention, these bool) bool {
	if these && c.sentence == part.sentence-1 {
		owned := strings.ContainsAny(l.at(c.from-1).text, "'’") // complaints against the force's 400 officers
		return l.countsIn(c.sentence) == 1 && c.subject != "" && !owned
	}
	if these && c.sentence == part.sentence {
		return !l.joined(c, part)
	}
	if c.sentence != part.sentence || c.bracket > 0 {
		return false
	}
	larger := 0
	span := l.sentences[c.sentence]
	for _, o := range l.mentions[span[0]:span[1]] {
		if o.isCount() && o.Value.Cmp(part.Value) > 0 {
			larger++
		}
	}
	return larger == 1 && !l.joined(c, part) && c.whole() && c.subject != "" && (part.subject == "" || part.subject == c.subject)
}

// ofAnotherYear says whether a part is told for comparison: "compared with 50
// (eight per cent) the year before". Its whole is not the one told.
func (l linker) ofAnotherYear(part, m *mention) bool {
	if l.marksOlder(part, part) || l.refersBackAfter(part) || l.refersBackAfter(m) {
		return true
	}
	for k := m.to; k < m.to+3; k++ {
		if l.refersBack(k) {
			return true
		}
	}
	return false
}

// otherReading looks for any reading of a share that holds before it is called
// wrong: another base of the text, the rest instead of the part, the sum of two
// parts. What fits only so is ambiguous.
func (l linker) otherReading(i int, m *mention, first *outcome) *outcome {
	part := first.sources[0]
	for _, c := range l.around(i) {
		if c == part || c.Value.Sign() <= 0 || l.toldOlder(c) && !l.toldOlder(part) {
			continue
		}
		if c.Value.Cmp(part.Value) >= 0 {
			if o := l.fits(m, part.Value, c.Value); o != nil {
				o.sources, o.how = []*mention{part, c}, "fits only another base than the one named"
				return o
			}
		}
	}
	one := big.NewRat(1, 1)
	rest := new(big.Rat).Quo(first.part, first.of)
	if v := m.Judge(sub(one, rest)); v.Class() == OK {
		o := *first
		o.verdict, o.part, o.how = Ambiguous, sub(first.of, first.part), "fits the rest, not the part"
		o.computed = new(big.Rat).Mul(sub(one, rest), big.NewRat(100, 1))
		return &o
	}
	return l.sumReading(i, m, first)
}

// fitsAnotherWhole says whether a share fits its part and the whole with or
// without a count told beside it: of those decided, the whole less the 100
// withdrawn. So much is met by chance, so that nothing is said of it.
func (l linker) fitsAnotherWhole(i int, m *mention, first *outcome) bool {
	part, whole := first.sources[0], first.sources[1]
	for _, c := range l.around(i) {
		if d := c.sentence - part.sentence; c == part || c == whole || c.Value.Sign() <= 0 || d < -1 || d > 1 {
			continue
		}
		for _, n := range [...]*big.Rat{sub(first.of, c.Value), add(first.of, c.Value)} {
			if n.Cmp(part.Value) >= 0 && l.fits(m, part.Value, n) != nil {
				return true
			}
		}
	}
	return false
}

// meansPerCent says whether a change told as a number is the per cent of it.
func (m *mention) meansPerCent(newer, older *mention) bool {
	if older.Value.Sign() == 0 || m.Hedge != Bare {
		return false
	}
	return m.as(Percent).Judge(new(big.Rat).Quo(distance(newer.Value, older.Value), older.Value)).Class() == OK
}

// fits judges a reading that the words do not name: only good ones count.
func (l linker) fits(m *mention, k, n *big.Rat) *outcome {
	o := ratioOutcome(m, k, n, 100)
	if o.verdict.Class() != OK {
		return nil
	}
	o.verdict = Ambiguous
	return o
}

// sumReading tries the sums of the part with one or two counts beside it.
func (l linker) sumReading(i int, m *mention, first *outcome) *outcome {
	sum := first.part
	at := first.sources[0].index
	for k := at - 1; k >= 0 && k >= at-2; k-- {
		c := l.mentions[k]
		if !c.isCount() || c.sentence != first.sources[0].sentence || c == first.sources[1] {
			break
		}
		if sum = add(sum, c.Value); sum.Cmp(first.of) > 0 {
			break
		}
		if o := l.fits(m, sum, first.of); o != nil {
			o.sources, o.how = []*mention{c, first.sources[0], first.sources[1]}, "fits only the sum of the counts before it"
			return o
		}
	}
	return nil
}

// grim judges "12 per cent of the 35 allegations" and "Of the 35 allegations, 12
// per cent were upheld" without the count: no count at all may give it.
func (l linker) grim(m *mention) *outcome {
	o := l.baseOf(m)
	if o == nil || m.Form != Percent || m.Hedge != Bare || m.Top != nil || !o.Value.IsInt() || !o.isCount() {
		return nil
	}
	n := o.Value.Num().Int64()
	s, ok := printed(m)
	if !ok || n < 2 || n > 200 || m.base.elsewhere {
		return nil
	}
	leads := l.leadsShare(m, o)
	if !isReturnUnit(o.subject) && !(leads && isCase(o.subject)) || l.narrowsChange(m) || l.weighted(m) {
		return nil // the members' time, the 26 acres, an average
	}
	if after := l.at(o.to + 1).text; strings.ContainsAny(after, "'’") || strings.ContainsAny(l.at(o.to).text, "'’") {
		return nil // of the 120 officers' pay
	}
	for _, mode := range rate.Roundings() {
		if _, _, any := s.PossibleShare(n, mode); any {
			return nil
		}
	}
	const few = 5 // of the 3 officers: a base that small is told at the start of its sentence
	behind := n >= few && !m.base.narrowed && l.at(m.to).text == "of" && l.at(m.to+1).text == "the" && l.at(m.to+2).start == o.start
	if !behind && !leads {
		return nil
	}
	return &outcome{verdict: Impossible, of: o.Value, sources: []*mention{o},
		why: fmt.Sprintf("no number of %d gives %s per cent, however it is rounded", n, s)}
}

// isCase says whether a unit is of whole things that a force decides one by one.
func isCase(unit string) bool {
	switch unit {
	case "appeals", "reviews", "hearings", "meetings", "referrals", "investigations", "complainants", "employees":
		return true
	}
	return false
}

// leadsShare reads "Of the 26 appeals, 47.2 per cent were upheld", of a base that
// is no round number, and nothing else.
func (l linker) leadsShare(m, base *mention) bool {
	if base.isRound() || l.brokenOff(m) || l.comparesWithAim(m) || l.disowned(m) {
		return false
	}
	r := l.opening(m.sentence)
	if !r.word("of") {
		return false
	}
	r.own()
	if r.figure() != base || r.counted() == "" {
		return false
	}
	r.word(",")
	if r.figure() != m || !r.word("were", "had", "resulted", "led", "ended", "resigned", "retired", "received", "faced") {
		return false
	}
	r.at = l.plainClause(r.at)
	return r.done()
}

// outrightChange judges a change whose two values its own sentence names, or
// the subject right before it.
func (l linker) outrightChange(i int, m *mention) *outcome {
	if o := l.setOffChange(i, m); o != nil {
		return o
	}
	named := l.toldInBracket(i, m)
	newer, older := named.newer, named.older
	if older == nil {
		if older = l.older(i, m); older == nil {
			return nil
		}
		newer = l.newer(i, m, older)
	}
	if newer == nil || newer == older {
		return nil
	}
	o := l.judgeMove(m, move{newer: newer, older: older})
	if o != nil && m.Form == Plain && o.verdict == Contradicted && o.how != otherWay && newer.isCount() && m.meansPerCent(newer, older) {
		o.verdict, o.how = UnitMismatch, "this is the per cent of the change, not its number"
		o.computed = new(big.Rat).Mul(new(big.Rat).Quo(o.computed, older.Value), big.NewRat(100, 1))
		return o
	}
	switch {
	case o == nil:
		return nil
	case o.verdict == Undefined && l.toldTogether(m, newer, older), o.verdict == UnitMismatch && l.sureChange(m, newer, older, o):
		return o
	case o.verdict.Class() != Fail:
		return nil
	}
	later := l.ofTheLater(m, newer, older) && o.how != otherWay
	switch {
	case l.sureChange(m, newer, older, o) && l.noOtherChange(m, newer, older):
		return m.nearMiss(o)
	case later && m.direction != 0 && l.sureChange(m, newer, older, o) && newer.sentence == older.sentence:
		o.slip = "it is the per cent of the later number"
		return o
	case later:
		o.verdict, o.how = Ambiguous, "it fits only as a part of the later number"
		return o
	}
	return nil
}

// ofTheLater says whether a change told together with its values was taken of
// the later one: "792, up from 640, an increase of 19 per cent".
func (l linker) ofTheLater(m, newer, older *mention) bool {
	if m.Form != Percent || m.Hedge != Bare || m.Top != nil || newer.Value.Sign() == 0 || !l.surelyNewer(m, newer, older) || !l.toldTogether(m, newer, older) {
		return false
	}
	return m.Judge(new(big.Rat).Quo(distance(newer.Value, older.Value), newer.Value)).Class() == OK
}

// older is the value that is compared with: "from 576", "on the 592", "compared
// with 1,033", "when 576 were recorded", "the 770 of the year before".
func (l linker) older(i int, m *mention) *mention {
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.marksOlder(c, m) {
			return c
		}
	}
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.refersBackAfter(c) {
			return c
		}
	}
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.bracketedYear(c) {
			return c
		}
	}
	return nil
}

// newer is the later value: "to 960" beside "from 576", else the nearest figure
// of the same kind before the change, else the nearest in the sentence.
func (l linker) newer(i int, m, older *mention) *mention {
	var nearest *mention
	for _, c := range l.sentenceMates(i, m) {
		if c == older || !l.comparable(m, c) || c.kind != older.kind || c.kind == Share && c.bracket != older.bracket {
			continue
		}
		if older.to <= c.from && c.from <= older.to+8 && l.at(c.from-1).text == "to" && l.at(c.from-2).text != "compared" && l.at(c.from-2).text != "due" {
			return c
		}
		if nearest == nil || nearest.from > m.from && c.from < m.from {
			nearest = c
		}
	}
	if nearest != nil {
		return nearest
	}
	for k := l.sentences[m.sentence][0] - 1; k >= 0 && k >= i-4; k-- {
		c := l.mentions[k]
		if c.sentence < m.sentence-1 || l.paragraph[c.sentence] < l.paragraph[m.sentence]-1 {
			return nil
		}
		if l.comparable(m, c) && c.kind == older.kind && (c.subject == older.subject || older.subject == "" || c.subject == "") {
			return c
		}
	}
	return nil
}

// setOffChange judges a change whose two values stand where no other could be meant.
func (l linker) setOffChange(i int, m *mention) *outcome {
	if m.Form != Percent || m.Hedge != Bare || m.Top != nil || l.brokenOff(m) || l.comparesWithAim(m) || l.narrowsChange(m) {
		return nil
	}
	newer, older := l.asideEnds(i, m)
	if newer == nil {
		newer, older = l.endsBefore(m)
	}
	if newer == nil || !newer.placeFits(older) || m.placeNamed && !m.placeFits(newer) || m.roundedApart(newer, older) || newer.unsure || older.unsure {
		return nil
	}
	const most = 4 // times as many: what grows more was another thing
	if ratio := big.NewRat(most, 1); newer.Value.Cmp(new(big.Rat).Mul(older.Value, ratio)) > 0 || older.Value.Cmp(new(big.Rat).Mul(newer.Value, ratio)) > 0 {
		return nil
	}
	o := l.judgeMove(m, move{newer: newer, older: older})
	if o == nil || o.verdict.Class() != Fail || o.how == otherWay {
		return nil
	}
	if m.Judge(new(big.Rat).Quo(distance(newer.Value, older.Value), newer.Value)).Class() == OK {
		o.slip = "it is the per cent of the later number"
	} else if !l.noOtherChange(m, newer, older) {
		return nil
	}
	return m.nearMiss(o)
}

// sureChange says whether the two values of a change are told outright: they stand
// in one sentence or the subject right before, and nothing else could be meant.
func (l linker) sureChange(m, newer, older *mention, o *outcome) bool {
	if !l.surelyNewer(m, newer, older) {
		return false
	}
	shares := newer.isShare() && older.isShare() // judged by all that prints so
	if shares && m.Form != Points && !l.namesShare(m) {
		return false
	}
	if l.brokenOff(m) || !l.toldTogether(m, newer, older) || m.Form != Plain && !shares && m.roundedApart(newer, older) {
		return false
	}
	if o.how == otherWay || m.Top != nil || newer.Hedge != Bare || older.Hedge != Bare {
		return false
	}
	if !newer.placeFits(older) || !m.placeFits(newer) {
		return false
	}
	if t := l.toldInBracket(m.index, m); t.newer != nil { // whatever else the sentence tells
		return t.beside && m.Hedge == Bare && !l.comparesWithAim(m)
	}
	if newer.subject != "" && older.subject != "" && newer.subject != older.subject {
		return false
	}
	counts, changes := 0, 0
	span := l.sentences[m.sentence]
	for _, c := range l.mentions[span[0]:span[1]] {
		if c.kind == Change || c != newer && c != older && c.kind == Share && c.Form == Percent && c.base.unit == "" && c.base.number < 0 && !c.base.these {
			changes++ // also what may be one: Norfolk rose by 4 per cent and Suffolk 9 per cent
		}
		if l.comparable(m, c) && c.kind == older.kind {
			counts++
		}
	}
	if newer.sentence != m.sentence {
		if l.countsIn(newer.sentence) > 1 {
			return false
		}
		counts++
	}
	said := len(m.predicates) == 0 || slices.Equal(m.predicates, newer.predicates)
	bare := len(newer.predicates)+len(older.predicates) == 0 && l.at(older.from-1).text == "from" && l.at(newer.from-1).text == "to"
	return counts <= 2 && changes <= 1 && (said || bare)
}

// namesShare says whether a sentence speaks of a share before a change, and not of
// the number of those that have it.
func (l linker) namesShare(m *mention) bool {
	for k := l.begins[m.sentence]; k < m.from; k++ {
		switch l.at(k).text {
		case "share", "rate", "proportion", "percentage":
			return true
		case "number":
			return false
		}
	}
	return false
}

// surelyNewer says whether a count can be what the older one became: of its size,
// and not told of something else, as in "one of 12 forces to record a fall; it was
// down from 762".
func (l linker) surelyNewer(m, newer, older *mention) bool {
	const most = 20 // times as many: what grows more was another thing
	ratio := big.NewRat(most, 1)
	if a, b := new(big.Rat).Mul(older.Value, ratio), new(big.Rat).Mul(newer.Value, ratio); newer.Value.Cmp(a) > 0 || older.Value.Cmp(b) > 0 {
		return false
	}
	if unit := l.changeUnit(m); unit != "" && newer.unit != "" && unit != newer.unit {
		return false
	}
	if newer.subject == "forces" || newer.index > 0 && l.baseOf(l.mentions[newer.index-1]) == newer && l.mentions[newer.index-1] != m {
		return false
	}
	for k := min(newer.to, older.to); k < max(newer.from, older.from); k++ {
		if l.at(k).text == ";" {
			return false
		}
	}
	return true
}

// noOtherChange tries the change the other way round, and as a share.
func (l linker) noOtherChange(m, newer, older *mention) bool {
	switch m.Form {
	case Percent:
	case Times: // doubled from 20 to 60
		k := l.pastTime(m.to)
		return !m.timesMore && l.at(k).text == "from" && older.from == k+1 && newer.from <= older.to+4
	default:
		return m.Form == Plain || m.Form == PartOf || m.Form == Points
	}
	a, b := older.Value, newer.Value
	if a.Sign() == 0 || b.Sign() == 0 {
		return false
	}
	for _, r := range []*big.Rat{new(big.Rat).Quo(sub(a, b), b), new(big.Rat).Quo(a, b), new(big.Rat).Quo(b, a)} {
		if m.Judge(r.Abs(r)).Class() == OK {
			return false
		}
	}
	return true
}

// pastTime is the token behind "in ten years," or the comma at token k, or k.
func (l linker) pastTime(k int) int {
	if l.at(k).text == "," && l.at(k+1).text == "from" {
		return k + 1
	}
	if t := l.at(k).text; t != "in" && t != "over" {
		return k
	}
	if q, ok := l.quantity(k + 1); ok && isTimeUnit(l.at(k+1+q.tokens).text) {
		if k += q.tokens + 2; l.at(k).text == "," {
			k++
		}
	}
	return k
}

// roundedTerms says whether a share may still be right because its counts are
// rounded themselves: 130,000 of 1.2 million.
//
// A whole that ends in two noughts may be round, too, though nothing says so.
func (m *mention) roundedTerms(part, whole *mention) bool {
	const round = 50 // the step of 100, 600, 1,100
	one := big.NewRat(1, 1)
	step := whole.step()
	if part.Unit.Cmp(one) == 0 && whole.Unit.Cmp(one) == 0 && step.Cmp(big.NewRat(round, 1)) < 0 {
		return false
	}
	lowK, highK := part.Value, part.Value
	if part.Unit.Cmp(one) > 0 {
		lowK, highK = part.ends()
	}
	lowN, highN := whole.Value, whole.Value
	if whole.Unit.Cmp(one) > 0 {
		lowN, highN = whole.ends()
	} else if step.Cmp(big.NewRat(round, 1)) >= 0 {
		lowN, highN = sub(whole.Value, half(step)), add(whole.Value, half(step))
	}
	hundred := big.NewRat(100, 1)
	low := new(big.Rat).Mul(hundred, new(big.Rat).Quo(lowK, highN))
	high := new(big.Rat).Mul(hundred, new(big.Rat).Quo(highK, lowN))
	return add(m.Value, half(m.Unit)).Cmp(low) >= 0 && sub(m.Value, half(m.Unit)).Cmp(high) <= 0
}

// weighted says whether the sentence tells a share that is no count of heads.
func (l linker) weighted(m *mention) bool {
	for k := l.begins[m.sentence]; l.at(k).kind < stop && k < l.begins[m.sentence]+longest; k++ {
		switch l.at(k).text {
		case "weighted", "estimated", "month", "week", "night", "day", "typical":
			return true
		}
	}
	return false
}
