package claim

import "math/big"

// remainders judges the one share of a list that has no count by what the
// others leave: "Twelve per cent ..., 2,052 (80 per cent) ... and 204 (eight per
// cent)", where the shares make up a hundred.
func (l linker) remainders() {
	for _, span := range l.sentences {
		if span[1]-span[0] < 4 || span[1]-span[0] > nearby {
			continue
		}
		l.remainder(l.mentions[span[0]:span[1]])
	}
}

func (l linker) remainder(figures []*mention) {
	var lone, last *mention
	total, counted := new(big.Rat), new(big.Rat)
	shares := 0
	for _, m := range figures {
		if !m.isShare() || m.Form != Percent || m.Hedge != Bare {
			continue
		}
		shares++
		total = add(total, m.Value)
		switch {
		case m.found == nil && lone != nil, m.found != nil && len(m.found.sources) != 2:
			return
		case m.found == nil:
			lone = m
		case last != nil && last.found.sources[1] != m.found.sources[1]:
			return
		default:
			last, counted = m, add(counted, m.found.part)
		}
	}
	if lone == nil || last == nil || shares < 3 {
		return
	}
	slack := new(big.Rat).Mul(half(lone.Unit), big.NewRat(int64(shares), 1))
	whole := last.found.sources[1]
	if distance(total, big.NewRat(100, 1)).Cmp(slack) > 0 || counted.Cmp(whole.Value) >= 0 {
		return
	}
	o := ratioOutcome(lone, sub(whole.Value, counted), whole.Value, 100)
	if o.verdict.Class() == OK {
		o.sources, o.how = []*mention{whole}, "what the other parts leave; the shares make up a hundred"
		lone.tell(o)
	}
}

// ofBoth judges a share whose whole must be worked out, by two counts that are
// told as all there is: "132 were upheld and 308 were not, so 30 per cent were
// upheld".
func (l linker) ofBoth(i int, m *mention) *outcome {
	if l.baseOf(m) != nil || m.Hedge != Bare || m.Top != nil || zoneOf(m.Assertion).chance() < enough {
		return nil
	}
	const near = 4
	for k := i - 1; k > 0 && k > i-near && l.mentions[k].sentence >= m.sentence-1; k-- {
		yes, no := l.mentions[k-1], l.mentions[k]
		if !l.allTold(yes, no) || !yes.placeFits(m) || !yes.periodFits(m) || l.toldOlder(yes) || l.toldOlder(no) || m.base.unit != "" && yes.subject != "" && !kin(m.base.unit, yes.subject) {
			continue
		}
		whole := add(yes.Value, no.Value)
		for _, part := range [...]*mention{yes, no} {
			if o := ratioOutcome(m, part.Value, whole, 100); o.verdict.Class() == OK {
				o.sources, o.how = []*mention{part, yes, no}, "of both counts together"
				return o
			}
		}
		return nil
	}
	return nil
}

// allTold says whether of two counts of a sentence the second tells all that the
// first leaves: "and 308 were not", "1,130 complaints by men and 870 by women".
func (l linker) allTold(yes, no *mention) bool {
	if !yes.isCount() || !no.isCount() || yes.sentence != no.sentence || !l.joined(yes, no) || l.baseOf(yes) != nil || l.baseOf(no) != nil || yes.base.these || no.base.these {
		return false
	}
	const near = 3
	for k := 1; k <= near+1; k++ { // in public in 59 cases and in private in 12
		for n := 1; n <= near+1; n++ {
			if isOther(l.at(yes.from-n).text, l.at(no.from-k).text) && l.starts[yes.from-n] == nil {
				return no.from-k >= yes.to
			}
		}
	}
	for k := no.to; k < no.to+near; k++ {
		for n := yes.to; n < yes.to+near+1; n++ {
			if isOther(l.at(n).text, l.at(k).text) {
				return true
			}
		}
		if l.at(k).text == "not" {
			after := l.at(k + 1)
			return after.kind >= stop || after.kind == sign || after.text == "so"
		}
	}
	return false
}

// isOther says whether two words part all there is between them.
func isOther(a, b string) bool {
	for _, pair := range [...][2]string{{"men", "women"}, {"male", "female"}, {"formally", "informally"}, {"inside", "outside"}, {"public", "private"}} {
		if a == pair[0] && b == pair[1] || a == pair[1] && b == pair[0] {
			return true
		}
	}
	return false
}
