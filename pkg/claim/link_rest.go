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
