package claim

import (
	"cmp"
	"math/big"
	"slices"
)

// share finds the pair of counts that a share is most likely printed for, and
// judges it by them. Without one, outright.go says whether it is wrong.
func (l linker) share(i int, m *mention) {
	if m.base.foreign {
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

// doubted turns what fits into a doubtful figure where the words name the base
// of another place, and not by its number.
func (l linker) doubted(m *mention, o *outcome) *outcome {
	named := m.base.number >= 0 && slices.Contains(o.sources, l.mentions[m.base.number])
	if m.base.elsewhere && !named && o.verdict.Class() == OK {
		o.verdict = Ambiguous
		o.how = "fits the text's own total, but the words name another base"
	}
	return o
}

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
	if c.Value.Cmp(big.NewRat(few, 1)) > 0 || r.at(c.core).kind != word {
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
	how     string
}

// rate appends a pair that has so far the points of its whole, where it has
// enough with all others.
func (r *ranking) rate(found []pair, p pair, least int) []pair {
	if p.part == p.whole || !p.part.isTerm() && p.part != r.own() {
		return found
	}
	part, ok := r.parts[p.part]
	if !ok {
		part.points, part.how = r.partPoints(p.part)
		part.related, part.beside = r.related(p.part), r.beside(p.part)
		if r.parts == nil {
			r.parts = map[*mention]rated{}
		}
		r.parts[p.part] = part
	}
	p.points += r.pairPoints(p.part, p.whole)
	if r.tied(p.part) == nil && (r.takesUpSet(p.part) || r.saysOther(p.part)) {
		return found
	}
	if !part.related && unitPoints(p.part, p.whole) < 0 {
		return found // nothing but the value speaks for it
	}
	if !part.related && !part.beside {
		p.points = min(p.points, mostUnrelated)
	}
	p.points, p.how = p.points+part.points, part.how
	if p.points < least {
		return found
	}
	return append(found, p)
}
