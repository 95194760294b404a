package claim

import (
	"math/big"
	"slices"
)

// What is told twice, once roughly and once by its number: the rough telling is
// judged by the exact one, and by the counts behind that.

// byOwnShare lets a rough share of a count follow the exact one that stands beside
// that count, where they were found to be of two wholes: "More than nine in 10 ... Of
// the 3,783, 3,753 were not investigated, with 3,459 (92%) needing no action".
func (l linker) byOwnShare() {
	for _, m := range l.mentions {
		o := m.found
		if m.kind != Share || m.Form == Percent && m.Hedge == Bare || o == nil || o.verdict.Class() == Fail || len(o.sources) != 2 || !o.sources[0].isCount() {
			continue
		}
		part := o.sources[0]
		s := l.notes[part.index].share
		if s == nil || s == m || l.wholeOfShare(s) == nil || s.found.sources[0] != part || s.found.sources[1] == o.sources[1] {
			continue
		}
		own := ratioOutcome(m, part.Value, s.found.sources[1].Value, 100)
		own.sources, own.how = s.found.sources, o.how
		if own.verdict.Class() == OK {
			m.tell(own)
		}
	}
}

// shareByShare judges a share in words or with a hedge by a more exact one of
// which the same is said: "more than half (53 per cent)".
func (l linker) shareByShare() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.Form == Percent && m.Hedge == Bare || m.Top != nil || m.base.foreign {
			continue
		}
		for _, c := range l.sharesNear(i, m) {
			if m.tell(l.byShare(m, c)) {
				break
			}
		}
		if m.found == nil && l.headline(m) && m.isExtreme() {
			m.tell(l.byOnlyShare(i, m))
		}
	}
}

// isExtreme says whether a share is bounded so near to none or all that few
// shares of a text can meet it.
func (m *mention) isExtreme() bool {
	if m.Form != Percent {
		return false
	}
	switch m.Hedge {
	case FewerThan, AtMost:
		return m.Value.Cmp(big.NewRat(5, 1)) <= 0
	case MoreThan, AtLeast:
		return m.Value.Cmp(big.NewRat(95, 1)) >= 0
	}
	return false
}

// byOnlyShare judges an extreme bound that a text leads with by the one share of
// the same things that meets it closely, whatever is said of it there: "Less than
// one per cent led to action ... just one of 194 was upheld, 0.5 per cent".
func (l linker) byOnlyShare(i int, m *mention) *outcome {
	var only *outcome
	for k := i + 1; k < len(l.mentions) && k <= i+nearby; k++ {
		c := l.mentions[k]
		if !c.isShare() || c.found == nil || len(c.found.sources) != 2 || c.found.verdict.Class() == Fail || !c.placeFits(m) || !c.periodFits(m) {
			continue
		}
		if whole := c.found.sources[1]; m.base.unit != "" && whole.subject != "" && !kin(m.base.unit, whole.subject) {
			continue
		}
		o := ratioOutcome(m, c.found.part, c.found.of, 100)
		if o.verdict != Holds {
			continue
		}
		if only != nil && only.computed.Cmp(o.computed) != 0 {
			return nil
		}
		o.sources, o.how = c.found.sources, "the one share further down that meets it"
		only = o
	}
	return only
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
		restated := c.sentence == m.sentence && k == i-1 && l.pointsBack(m) // That share, 92%, means that more than nine in 10
		if same || restated || l.inBracketBehind(m, c) {
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

// changeByChange judges a rough change that a text leads with by the exact one
// that is told further down: "a rise of almost half ... That is 46 per cent up,
// from 728".
func (l linker) changeByChange() {
	for i, m := range l.mentions {
		if m.found != nil || m.kind != Change || m.direction == 0 || m.Hedge == Bare && m.Form != PartOf || m.Form == Plain || m.Form == Points || m.Top != nil || !l.headline(m) {
			continue
		}
		if c := l.toldBelow(i, m); c != nil {
			m.tell(l.byChange(m, c))
		}
	}
}

// toldBelow is the first exact change behind a rough one that goes the same way
// and has its values, where nothing speaks against its being the same.
func (l linker) toldBelow(i int, m *mention) *mention {
	const soon = 2
	unit := l.changeUnitAside(m)
	for k := i + 1; k < len(l.mentions) && k <= i+nearby && l.apart(l.mentions[k], m) <= soon; k++ {
		c := l.mentions[k]
		if c.kind != Change || c.Form != Percent || c.Hedge != Bare || c.Top != nil {
			continue
		}
		other := l.changeUnit(c)
		if c.direction != m.direction || !c.placeFits(m) || !c.periodFits(m) || unit != "" && other != "" && unit != other || c.found == nil || c.found.part == nil || c.found.of == nil {
			return nil
		}
		return c
	}
	return nil
}

// changeUnitAside is what a change is of that is set off behind a count: "more
// than 1,000 allegations - a rise of almost half".
func (l linker) changeUnitAside(m *mention) string {
	if i := m.index - 1; m.unit == "" && i >= 0 && l.mentions[i].sentence == m.sentence && l.mentions[i].subject != "" {
		return l.mentions[i].subject
	}
	return l.changeUnit(m)
}

// byChange judges a rough change by the values of an exact one. Where that is
// wrong itself, the rough one may follow its per cent and not its counts.
func (l linker) byChange(m, c *mention) *outcome {
	o := l.countChange(m, &mention{Assertion: Assertion{Value: c.found.part}}, &mention{Assertion: Assertion{Value: c.found.of}})
	if o == nil {
		return nil
	}
	o.sources, o.how = c.found.sources, "the counts behind the per cent of the same"
	switch printed := m.Judge(new(big.Rat).Quo(c.Value, big.NewRat(100, 1))); {
	case o.verdict.Class() == OK || o.verdict == Stretched:
		return o
	case c.found.verdict.Class() == Fail && (printed.Class() == OK || printed == Stretched):
		o.verdict, o.how = Ambiguous, "fits the per cent printed of the same, but not the counts behind that"
		return o
	}
	return nil
}
