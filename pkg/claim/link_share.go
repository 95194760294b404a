package claim

import (
	"cmp"
	"slices"
)

// share finds the pair of counts that a share is most likely printed for, and
// judges it by them. Without one, outright.go says whether it is wrong.
func (l linker) share(i int, m *mention) {
	if m.base.foreign || l.rateOfEach(m) || l.at(l.begins[m.sentence]).text == "elsewhere" {
		return
	}
	if m.tell(l.ofAnothers(i, m)) {
		return
	}
	r := l.ranking(i, m)
	if len(r.ties) == 0 && l.ofWorkforce(m) {
		return
	}
	if at, bare := l.togetherAt(m); at >= 0 && !bare && len(r.ties) == 0 && len(l.putTogether(i, m)) > 1 {
		return // no two of them make what all do
	}
	if o := r.best(); o != nil {
		m.tell(l.doubted(m, o))
		return
	}
	if !m.tell(l.ofBoth(i, m)) {
		l.settle(i, m, r.ties)
	}
}

// rateOfEach says whether a bound is on the rate that each of some forces had, and not
// told of how many they are: "11 of the 43 forces had an upheld rate above 20 per cent".
func (l linker) rateOfEach(m *mention) bool {
	if !m.isBound() {
		return false
	}
	switch l.at(m.from - 1).text {
	case "rate", "rates", "share", "shares", "proportion":
	default:
		return false
	}
	span := l.sentences[m.sentence]
	return slices.ContainsFunc(l.mentions[span[0]:m.index], func(c *mention) bool { return c.subject == "forces" })
}

// ofWorkforce says whether a share tells how a force is made up, of which no
// count of complaints tells anything: "women are 33 per cent of officers".
func (l linker) ofWorkforce(m *mention) bool {
	if m.base.number >= 0 || m.base.these || m.base.narrowed || m.base.relative {
		return false
	}
	switch m.base.unit {
	case "officers", "employees":
	default:
		return false
	}
	switch before := l.at(m.from - 1).text; before {
	case "are", "is", "comprise", "represent":
		return true
	default:
		return before == "up" && (l.at(m.from-2).text == "make" || l.at(m.from-2).text == "makes")
	}
}

// ofAnothers judges a share of the count of another force by both counts: "had 1,279
// complaints, just under half the Met's number".
func (l linker) ofAnothers(i int, m *mention) *outcome {
	k := m.to
	if l.at(k).text == "of" {
		k++
	}
	if l.at(k).text == "the" || l.at(k).text == "that" {
		k++
	}
	at := l.placeFrom(k)
	if at >= len(l.places) || l.places[at].token != k && l.places[at].token != k+1 || !l.namesCount(k) {
		return nil
	}
	of := l.places[at].name
	part := l.countOf(i, m, func(c *mention) bool { return c.sentence == m.sentence })
	if part == nil {
		part = l.countOf(i, m, func(c *mention) bool { return c.placeNamed && c.place == m.place && c.place != of })
	}
	if part == nil {
		return nil
	}
	whole := l.countOf(i, m, func(c *mention) bool {
		return c.placeNamed && c.place == of && c != part && (c.unit == part.unit || c.unit == "" || part.unit == "")
	})
	if whole == nil || part.place == of {
		return nil
	}
	o := ratioOutcome(m, part.Value, whole.Value, 100)
	o.sources, o.how = []*mention{part, whole}, "the counts of the two forces"
	return o
}

// countOf is the last count before a share that tells all there is of its things and
// is such a one; nil for none.
func (l linker) countOf(i int, m *mention, such func(*mention) bool) *mention {
	for k := i - 1; k >= 0 && k > i-nearby; k-- {
		if c := l.mentions[k]; c.isCount() && c.isTopic() && !l.toldOlder(c) && such(c) {
			return c
		}
	}
	return nil
}

// namesCount says whether the words from token k on name the count of a force:
// "Met's number", "number for Essex".
func (l linker) namesCount(k int) bool {
	const far = 6
	for at := k; at < k+far && l.at(at).kind < stop && l.starts[at] == nil; at++ {
		switch l.at(at).text {
		case "number", "total", "figure", "tally", "count":
			return true
		}
	}
	return false
}

// doubted turns what fits into a doubtful figure where the words name the base
// of another place, and not by its number.
func (l linker) doubted(m *mention, o *outcome) *outcome {
	named := m.base.number >= 0 && slices.Contains(o.sources, l.mentions[m.base.number])
	ofNation := len(o.sources) == 2 && isNation(o.sources[1].place) && o.sources[0].place == m.place && m.placeNamed
	if m.base.elsewhere && !named && !ofNation && o.verdict.Class() == OK {
		o.verdict = Ambiguous
		o.how = "fits the text's own total, but the words name another base"
	}
	return o
}

// isNation says whether a place is the whole country.
func isNation(place string) bool { return place == "England and Wales" }

// best is the outcome of the best pair that is told, or nil.
func (r *ranking) best() *outcome {
	z := zoneOf(r.m.Assertion)
	chance := z.chance()
	pairs := r.pairs(z, enough-chance)
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.points, a.points) })
	const tried = 24
	var best *outcome
	bestPoints := 0
	for _, p := range pairs[:min(len(pairs), tried)] {
		if best != nil && p.points <= bestPoints {
			break
		}
		o := ratioOutcome(r.m, p.part.Value, p.whole.Value, 100)
		points := p.points + chance - verdictPoints(o.verdict)
		cut := o.verdict == Truncated || o.verdict == RoundedUp
		if o.verdict == Stretched && r.takenApart(p) {
			continue
		}
		if o.verdict.Class() == Fail || points < enough || cut && r.owned(p.whole, r.m) || best != nil && points-chance <= bestPoints {
			continue
		}
		if o.verdict == HoldsLoosely && r.spent(p) {
			continue // three of ten, that is 30 per cent, more than one in five: of something else
		}
		o.sources, o.how = []*mention{p.part, p.whole}, p.how
		best, bestPoints = o, points-chance
	}
	return best
}

// takenApart says whether a part only comes with the next one to make the whole: "a
// third of the 312 officers (200 men, 112 women)".
func (r *ranking) takenApart(p pair) bool {
	for _, k := range [...]int{p.part.index - 1, p.part.index + 1} {
		if k < 0 || k >= len(r.mentions) || r.mentions[k] == p.whole {
			continue
		}
		if c := r.mentions[k]; c.isCount() && c.sentence == p.part.sentence && add(c.Value, p.part.Value).Cmp(p.whole.Value) == 0 {
			return true
		}
	}
	return false
}

// verdictPoints is what a verdict takes from the odds of its pair: few figures
// are cut off or stretched, and a loose bound is met by much.
func verdictPoints(v Verdict) int {
	switch {
	case v.Class() == OK:
		return 0
	case v == HoldsLoosely, v == RoundsToZero, v == RoundsToAll:
		return 1
	case v == Stretched:
		return 2
	}
	return 3
}

// mostUnrelated is the most that a good pair gives a share which says nothing of
// its part: "14 of the 98" is no reason that a share is theirs.
const mostUnrelated = 0

// ofOtherRow says whether a share in the row of a table is not made of a pair: the
// part stands in another row, or the whole in one that is no total.
func (r *ranking) ofOtherRow(p pair) bool {
	if !r.isCell(r.m) {
		return false
	}
	other := func(c *mention) bool { return c.sentence != r.m.sentence && r.isCell(c) }
	return other(p.part) || other(p.whole) && !isTotal(r.at(r.begins[p.whole.sentence]).text)
}

// isCell says whether a figure is a cell of a row that is told with bars.
func (l linker) isCell(m *mention) bool {
	return l.at(m.from-1).text == "|" || l.at(m.to).text == "|"
}

// toldAsPart says whether a text itself tells one count as a part of the other, which
// counts just what a share that leads the text is of: "Six out of ten allegations
// ... closed 1,950 allegations, 1,170 of them inside that limit".
func (r *ranking) toldAsPart(k, n *mention) bool {
	unit := r.m.base.unit
	if unit == "" || n.subject != unit || r.m.base.narrowed || k.from < r.m.from || len(r.m.predicates) > 0 && len(k.predicates) > 0 {
		return false
	}
	const near = 2
	return r.baseOf(k) == n || k.base.these && k.index == n.index+1 || k.base.unit == unit && k.sentence-n.sentence < near && k.from > n.from
}

// pairs are the pairs of counts in reach that give the share by its own
// semantics and have so many points by grammar.
func (r *ranking) pairs(z zone, least int) []pair {
	const mostByPart = 5 + 5 + 3 + 3
	at, own := r.stock.before(r.m.from), r.own()
	var found []pair
	for _, n := range r.stock.around(at) {
		if n.value == 0 || own != nil && !z.holds(r.notes[own.index].milli, n.value*thousand) {
			continue
		}
		whole := r.wholePoints(n.m)
		if whole+mostByPart < least {
			continue
		}
		if own != nil {
			found = r.rate(found, pair{part: own, whole: n.m, points: whole}, least)
			continue
		}
		r.stock.partsOf(at, n.value, z.low, z.high, func(c counted) {
			found = r.rate(found, pair{part: c.m, whole: n.m, points: whole}, least)
		})
	}
	return found
}

// takesUpSet says whether a count in words only points back to those named before
// it, and counts nothing: "the three together employ".
func (r *ranking) takesUpSet(c *mention) bool {
	const few = 9
	if r.at(c.core).kind != word || r.notes[c.index].milli > few*thousand {
		return false
	}
	before, after := r.at(c.from-1).text, r.at(c.to).text
	return (before == "the" || before == "all") && (after == "together" || after == "combined" || after == "between" || isVerb(after))
}

// saysOther says whether share and count stand side by side in a sentence and each
// is told of something else: "one per cent were sacked and 13 resigned".
func (r *ranking) saysOther(c *mention) bool {
	m := r.m
	return c.sentence == m.sentence && c.from > m.from && len(m.predicates) > 0 && len(c.predicates) > 0 && !overlap(m.predicates, c.predicates) && r.joined(m, c)
}

// spent says whether the sentence has told the share of a pair before.
func (r *ranking) spent(p pair) bool {
	for k := r.i - 1; k >= r.sentences[r.m.sentence][0] && k > r.i-nearby; k-- {
		if s := r.mentions[k]; s.kind == Share && s.found != nil && slices.Equal(s.found.sources, []*mention{p.part, p.whole}) {
			return true
		}
	}
	return false
}

// rated is what is known of a count as the part.
type rated struct {
	points  int
	related bool
	beside  bool
	object  *mention // the count that its clause takes it from
	topic   *mention // the whole that the text speaks of
	how     string
}

// rate appends a pair that has so far the points of its whole, where it has
// enough with all others.
func (r *ranking) rate(found []pair, p pair, least int) []pair {
	if p.part == p.whole || !p.part.isTerm() && p.part != r.own() || r.ofOtherRow(p) || r.amongThem(p.whole.to) {
		return found
	}
	part, ok := r.parts[p.part]
	if !ok {
		part.points, part.how = r.partPoints(p.part)
		part.related, part.beside = r.related(p.part), r.beside(p.part)
		part.object, part.topic = r.objectOf(p.part), r.topic(p.part)
		if r.parts == nil {
			r.parts = map[*mention]rated{}
		}
		r.parts[p.part] = part
	}
	p.points += r.pairPoints(p.part, p.whole, part)
	if r.tied(p.part) == nil && (r.takesUpSet(p.part) || r.saysOther(p.part)) {
		return found
	}
	if !part.related && unitPoints(p.part, p.whole) < 0 {
		return found // nothing but the value speaks for it
	}
	switch {
	case part.related || part.beside:
	case r.headline && r.toldAsPart(p.part, p.whole):
		p.points = min(p.points, mostUnrelated+2)
	default:
		p.points = min(p.points, mostUnrelated)
	}
	p.points, p.how = p.points+part.points, part.how
	if p.points < least {
		return found
	}
	return append(found, p)
}
