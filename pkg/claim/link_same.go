package claim

import (
	"math/big"
	"slices"
)

// shareByShare judges a share in words or with a hedge by a more exact one of
// which the same is said: "more than half (53 per cent)".
func (l linker) shareByShare() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.Form == Percent && m.Hedge == Bare || m.Top != nil {
			continue
		}
		for _, c := range l.sharesNear(i, m) {
			r := new(big.Rat).Quo(c.Value, big.NewRat(100, 1))
			v := m.Judge(r)
			if v.Class() == OK || v == Stretched && l.inBracketBehind(m, c) {
				m.found = &outcome{verdict: v, computed: c.Value, sources: []*mention{c}, how: "the per cent printed of the same"}
				break
			}
		}
	}
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

// changeByChange judges a change that is told without its values, as headlines
// tell it, by one of the same thing that has them. Only what holds is said.
func (l linker) changeByChange() {
	for i, m := range l.mentions {
		if m.found != nil || m.kind != Change || m.Form == Plain || m.Form == Points || m.Top != nil {
			continue
		}
		for k := max(0, i-nearby); k < len(l.mentions) && k <= i+nearby; k++ {
			if o := l.sameChange(m, l.mentions[k]); o != nil {
				m.found = o
				break
			}
		}
	}
}

func (l linker) sameChange(m, c *mention) *outcome {
	if c == m || c.kind != Change || c.Form == Points || c.Form == Plain || c.found == nil || len(c.found.sources) != 2 || c.found.of == nil {
		return nil
	}
	unit := l.unitOf(m)
	newer := c.found.sources[0]
	if unit == "" || unit != newer.subject || c.direction != m.direction || m.direction == 0 || !c.placeFits(m) || !newer.isCount() {
		return nil
	}
	o := l.countChange(m, newer, c.found.sources[1])
	if o == nil || o.verdict.Class() != OK {
		return nil
	}
	o.sources, o.how = c.found.sources, "the values told elsewhere"
	return o
}

// unitOf is the unit that a sentence begins with: "Complaints against the force
// have dropped by a third".
func (l linker) unitOf(m *mention) string {
	for k := l.begins[m.sentence]; k < m.from && k < l.begins[m.sentence]+14; k++ {
		if p, ok := l.phrase("unit", k); ok && !isTimeUnit(p.words[0]) {
			return p.means
		}
	}
	return ""
}
