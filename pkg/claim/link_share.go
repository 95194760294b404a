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
	if o := r.best(); o != nil {
		m.found = l.doubted(m, o)
		return
	}
	m.found = l.outright(i, m, r.ties)
}

// doubted turns what fits into a doubtful figure where the words name the base
// of another place.
func (l linker) doubted(m *mention, o *outcome) *outcome {
	if m.base.elsewhere && o.verdict.Class() == OK {
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
		if o.verdict.Class() == Fail || points < enough || best != nil && points-chance <= bestPoints {
			continue
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
	at := r.stock.before(r.m.from)
	own := r.own()
	type rated struct {
		points  int
		related bool
		how     string
	}
	parts := map[*mention]rated{}
	var found []pair
	for _, n := range r.stock.around(at) {
		const mostByPart = 5 + 5 + 3 + 3
		whole := r.wholePoints(n.m)
		if n.value == 0 || whole+mostByPart < least {
			continue
		}
		r.stock.partsOf(at, n.value, z.low, z.high, func(c counted) {
			if own != nil && c.m != own || c.m == n.m || !c.m.isTerm() {
				return
			}
			part, ok := parts[c.m]
			if !ok {
				part.points, part.how = r.partPoints(c.m)
				part.related = r.related(c.m)
				parts[c.m] = part
			}
			fit := whole + r.pairPoints(c.m, n.m)
			if !part.related {
				fit = min(fit, mostUnrelated)
			}
			if points := fit + part.points; points >= least {
				found = append(found, pair{c.m, n.m, points, part.how})
			}
		})
	}
	return found
}

// shareByShare judges a share in words or with a hedge by a more exact one of
// which the same is said: "more than half (53 per cent)".
func (l linker) shareByShare() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.Form == Percent && m.Hedge == Bare || m.Top != nil {
			continue
		}
		for _, c := range l.sharesNear(i, m) {
			if m.found = l.byShare(m, c); m.found != nil {
				break
			}
		}
	}
}

// byShare judges a share by a more exact one, and by its counts where they are
// known.
func (l linker) byShare(m, c *mention) *outcome {
	o := &outcome{computed: c.Value, sources: []*mention{c}, how: "the per cent printed of the same"}
	r := new(big.Rat).Quo(c.Value, big.NewRat(100, 1))
	if f := c.found; f != nil && len(f.sources) == 2 && f.verdict.Class() != Fail {
		o, r = ratioOutcome(m, f.part, f.of, 100), new(big.Rat).Quo(f.part, f.of)
		o.sources, o.how = f.sources, "the counts behind the per cent of the same"
	}
	if o.verdict = m.Judge(r); o.verdict.Class() == OK || o.verdict == Stretched && l.inBracketBehind(m, c) {
		return o
	}
	return nil
}

func (l linker) sharesNear(i int, m *mention) []*mention {
	var found []*mention
	for k := max(0, i-nearby); k < len(l.mentions) && k <= i+nearby; k++ {
		c := l.mentions[k]
		if c == m || !c.isShare() || c.Form != Percent || c.Hedge != Bare || c.Top != nil {
			continue
		}
		same := len(m.predicates) > 0 && slices.Equal(m.predicates, c.predicates) && m.base.unit == c.base.unit && c.placeFits(m) && c.periodFits(m)
		if same || l.inBracketBehind(m, c) {
			found = append(found, c)
		}
	}
	return found
}

func (l linker) inBracketBehind(m, c *mention) bool {
	if c.from == m.to+2 && l.at(m.to).text == "," && l.at(m.to+1).text == "or" {
		return true // one in eight, or 12.5 per cent
	}
	return c.from > m.to && c.sentence == m.sentence && c.bracket > 0 && m.bracket != c.bracket && l.at(c.from-1).text == "(" && l.onlyWords(m.to, c.from-1, 8)
}
