package claim

import (
	"slices"
	"strings"
)

// wholes are the counts that the part of a share may be taken from, the likeliest
// first: what the words name, then what the sentence before speaks of, then the
// totals of the same unit.
func (l linker) wholes(i int, m, part *mention) []term {
	var list wholeList
	if o := l.baseOf(part); o != nil && part.bracket > 0 && o.bracket == part.bracket && m.bracket != part.bracket {
		list.add(o, true, "") // 14 per cent (72 of 600): the bracket names both terms
		return list.terms
	}
	if o := l.baseOf(m); o != nil {
		list.add(o, true, "")
	}
	if o := l.baseOf(part); o != nil {
		list.add(o, true, "")
	}
	if m.base.unit != "" && !m.base.these {
		l.totals(&list, i, m, m.base.unit, !m.base.narrowed)
	}
	if m.base.these || part.base.these {
		l.before(&list, i, part, true)
	}
	l.before(&list, i, part, false)
	if m.base.narrowed {
		l.narrowed(&list, i, m)
	}
	l.wholeOfList(&list, i, m)
	if part.subject != "" && m.base.unit == "" {
		l.totals(&list, i, m, part.subject, false)
	}
	if unit := l.unitOfSentence(i, m); m.base.unit == "" && unit != "" {
		l.totals(&list, i, m, unit, false)
	}
	return list.terms
}

// wholeOfList adds what the bracketed share before this one was taken from: the
// entries of a list share the whole that its heading names, however far above.
func (l linker) wholeOfList(list *wholeList, i int, m *mention) {
	for k := i - 1; k >= 0 && k >= i-3 && m.bracket > 0; k-- {
		if o := l.mentions[k]; o.kind == Share && o.bracket > 0 && o.found != nil && len(o.found.sources) == 2 {
			list.add(o.found.sources[1], false, "")
			return
		}
	}
	for k := i + 1; k < len(l.mentions) && k <= i+nearby && m.bracket > 0; k++ {
		if c := l.mentions[k]; c.isCount() && l.totalLine(c) {
			list.add(c, false, "")
			return
		}
	}
}

// totalLine says whether a count is the last line of a list: "Total: 400".
func (l linker) totalLine(c *mention) bool {
	k := c.from - 1
	if s := l.at(k).text; s == ":" || s == "-" || s == "of" {
		k--
	}
	return l.at(k).text == "total" && k-2 <= l.begins[c.sentence]
}

// unitOfSentence is the unit that an earlier figure of the sentence is taken from.
func (l linker) unitOfSentence(i int, m *mention) string {
	for k := i - 1; k >= l.sentences[m.sentence][0] && k >= i-nearby; k-- {
		if unit := l.mentions[k].base.unit; unit != "" {
			return unit
		}
	}
	for k := i - 1; k >= l.sentences[m.sentence][0] && k >= i-nearby; k-- {
		if unit := l.mentions[k].subject; unit != "" && l.mentions[k].isCount() {
			return unit
		}
	}
	return ""
}

type wholeList struct{ terms []term }

func (w *wholeList) add(m *mention, sure bool, how string) {
	if !slices.ContainsFunc(w.terms, func(t term) bool { return t.m == m }) {
		w.terms = append(w.terms, term{m, sure, how})
	}
}

// totals adds the counts of a unit of which nothing narrower is said: the
// nearest before, then those after.
func (l linker) totals(list *wholeList, i int, m *mention, unit string, sure bool) {
	for _, c := range l.around(i) {
		if c.subject == unit && c.whole() && c.placeFits(m) && c.Value.Sign() > 0 {
			list.add(c, sure, "")
			sure = false
		}
	}
	for _, c := range l.around(i) {
		if c.subject == unit && c.placeFits(m) && c.bracket == 0 {
			list.add(c, false, "")
		}
	}
}

// before adds the counts that "of these" may mean: those of the same sentence,
// then those of the sentences before it.
func (l linker) before(list *wholeList, i int, part *mention, sure bool) {
	at := l.indexOf(part)
	for k := at - 1; k >= 0 && k >= at-nearby; k-- {
		c := l.mentions[k]
		if l.paragraph[part.sentence]-l.paragraph[c.sentence] > 3 {
			break
		}
		if !c.isCount() || c.Value.Cmp(part.Value) < 0 || l.hasShare(k) && c.sentence == part.sentence {
			continue
		}
		list.add(c, l.surelyBefore(part, c, sure), "")
	}
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

// narrowed adds the counts of which the narrowing is said: "of those
// investigated" is of the 283 that were investigated.
func (l linker) narrowed(list *wholeList, i int, m *mention) {
	for _, c := range l.around(i) {
		if l.narrowedFits(m, c) && c.placeFits(m) {
			list.add(c, false, "")
		}
	}
}

// hasShare says whether mention k is followed by its own share in brackets: such
// a count is a part among parts.
func (l linker) hasShare(k int) bool {
	if k+1 >= len(l.mentions) {
		return false
	}
	next := l.mentions[k+1]
	if next.kind != Share || next.bracket == 0 || next.bracket == l.mentions[k].bracket || l.at(next.from-1).text != "(" {
		return false
	}
	return l.partOfPair(l.mentions[k]) == l.mentions[k] && (next.found == nil || len(next.found.sources) == 0 || next.found.sources[0] == l.mentions[k])
}
