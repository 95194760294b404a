package claim

import (
	"math/big"
)

// What later sentences make of the counts before them: a difference, a sum over
// two forces, the parts of a total told with the shares that they have of it.

// differences judges a change that is told as a number where the change in per
// cent of the same was told before, by the counts of that: "550 complaints, a rise
// of 6pc, compared with 518 ... an increase of 32 complaints".
func (l linker) differences() {
	for i, m := range l.mentions {
		if m.found != nil || m.kind != Change || m.Form != Plain || m.Hedge != Bare || m.Top != nil || m.direction == 0 || m.Value.Cmp(big.NewRat(longestSum, 1)) <= 0 {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-changeReach; k-- {
			c := l.mentions[k]
			if c.kind != Change || c.found == nil || c.found.verdict.Class() == Fail || len(c.found.sources) != 2 || !c.found.sources[0].isCount() || !c.found.sources[1].isCount() {
				continue
			}
			newer := c.found.sources[0]
			if unit := l.changeUnit(m); unit == "" || newer.subject == "" || !kin(unit, newer.subject) || m.placeNamed && !m.placeFits(newer) || !m.periodFits(newer) {
				continue
			}
			if o := l.countChange(m, newer, c.found.sources[1]); o != nil && o.verdict == Exact {
				o.sources, o.how = c.found.sources, "the difference of the counts told before"
				m.tell(o)
				break
			}
		}
	}
}

// jointTotals judges what two forces are said to have together by the counts told
// of each before: "94 such complaints ... In Eastvale the number went to 77 ... Of
// the 171 complaints received by both forces".
func (l linker) jointTotals() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isCount() || m.Value.Cmp(big.NewRat(leastTotal, 1)) < 0 || !l.saysBoth(m) {
			continue
		}
		if a, b := l.onlyPair(i, m); a != nil {
			m.tell(&outcome{verdict: Exact, computed: m.Value, sources: []*mention{a, b}, how: sumOfParts})
		}
	}
}

// saysBoth says whether the words behind a count make it one of two forces.
func (l linker) saysBoth(m *mention) bool {
	const far = 10
	for k := m.to; k < m.to+far && l.at(k).kind < stop; k++ {
		if l.starts[k] != nil && l.at(k).text != "two" {
			return false
		}
		switch l.at(k).text {
		case "both", "two":
			if next := l.at(k + 1).text; next == "forces" || next == "areas" || next == "constabularies" {
				return true
			}
		case "between":
			if l.at(k+1).text == "them" {
				return true
			}
		}
	}
	return false
}

// onlyPair are the two counts of two sentences before m that make it, where no
// others do.
func (l linker) onlyPair(i int, m *mention) (first, second *mention) {
	const far = 3
	var near []*mention
	for k := i - 1; k >= 0 && k > i-nearby && l.apart(l.mentions[k], m) <= far; k-- {
		c := l.mentions[k]
		if c.isCount() && (c.subject == "" || kin(c.subject, m.subject)) && !l.toldOlder(c) && !c.base.these && l.baseOf(c) == nil {
			near = append(near, c)
		}
	}
	for k, b := range near {
		for _, a := range near[k+1:] {
			if a.sentence == b.sentence && !(a.placeNamed && b.placeNamed && a.place != b.place) || add(a.Value, b.Value).Cmp(m.Value) != 0 {
				continue
			}
			if first != nil {
				return nil, nil
			}
			first, second = a, b
		}
	}
	return first, second
}

// sharedOut finds the total of counts that are told each with the share it has of
// it, where the shares make up a hundred and the total stands before: "444 cases
// ... 405 cases (91%). The remaining 39 (9%)".
func (l linker) sharedOut() {
	for i := range l.mentions {
		parts, shares := l.sharedFrom(i)
		for n := len(parts); n > 1; n-- {
			if total := l.sharedTotal(parts[:n], shares[:n]); total != nil {
				l.addsUp(total, parts[:n])
				break
			}
		}
	}
}

// sharedFrom are the counts from figure i on that each have a share in a bracket
// behind them, one right after the other.
func (l linker) sharedFrom(i int) (parts, shares []*mention) {
	for i+1 < len(l.mentions) && len(parts) < longestSum {
		c, s := l.mentions[i], l.mentions[i+1]
		if !c.isCount() || s.bracket == 0 || s.Form != Percent || s.Hedge != Bare || s.sentence != c.sentence || l.at(s.from-1).text != "(" || l.at(s.to).text != ")" || !l.sameClause(c.to, s.from) {
			break
		}
		if len(parts) > 0 && l.paragraph[c.sentence] != l.paragraph[parts[0].sentence] {
			break
		}
		parts, shares = append(parts, c), append(shares, s)
		i += 2
	}
	return parts, shares
}

// sharedTotal is the count before a list of parts that is their sum and that
// their shares are of.
func (l linker) sharedTotal(parts, shares []*mention) *mention {
	const far = 3
	sum, hundred := new(big.Rat), new(big.Rat)
	for k, p := range parts {
		if p.found != nil {
			return nil
		}
		sum, hundred = add(sum, p.Value), add(hundred, shares[k].Value)
	}
	if slack := big.NewRat(int64(len(parts)), 2); sum.Cmp(big.NewRat(leastTotal, 1)) < 0 || distance(hundred, big.NewRat(100, 1)).Cmp(slack) > 0 {
		return nil
	}
	for k, p := range parts {
		if v := shares[k].Judge(new(big.Rat).Quo(p.Value, sum)); v.Class() != OK {
			return nil
		}
	}
	for k := parts[0].index - 1; k >= 0 && k > parts[0].index-nearby && l.apart(l.mentions[k], parts[0]) <= far; k-- {
		m := l.mentions[k]
		if m.isCount() && m.found == nil && m.Value.Cmp(sum) == 0 && !l.toldOlder(m) && (m.subject == "" || parts[0].subject == "" || kin(m.subject, parts[0].subject)) {
			return m
		}
	}
	return nil
}
