package claim

import "strings"

// sameWords judges a share by a count that is told in the same words of the
// same text: "396 came by email ... Email accounted for 30 per cent". It only
// confirms, and only where one count alone is told in those words.
func (l linker) sameWords() {
	for i, m := range l.mentions {
		if m.kind != Share || m.found != nil || m.base.foreign || m.base.elsewhere || m.base.narrowed || m.Top != nil || m.Hedge != Bare {
			continue
		}
		part := l.toldAlike(i, m)
		if part == nil {
			continue
		}
		for _, whole := range l.wholes(i, m, part) {
			if unit := m.base.unit; unit != "" && unit != whole.m.subject && whole.m != l.baseOf(m) {
				continue
			}
			if o := l.judgeShare(m, term{part, false, "the count told in the same words"}, whole); o != nil && o.verdict.Class() == OK {
				m.found = o
				break
			}
		}
	}
}

// toldAlike is the one count near share m that is told in the same words.
func (l linker) toldAlike(i int, m *mention) *mention {
	words := l.toldOf(m)
	var found *mention
	for _, c := range l.around(i) {
		if !c.placeFits(m) || !c.periodFits(m) || l.marksOlder(c, c) || !overlap(words, l.toldOf(c)) {
			continue
		}
		if found != nil {
			return nil
		}
		found = c
	}
	return found
}

func overlap(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// toldOf is the telling words of the clause of a figure: those behind it up to
// the next figure or sign and, of a share, those before it.
func (l linker) toldOf(m *mention) map[string]bool {
	const far = 12
	words := map[string]bool{}
	for k := m.to; k < m.to+far && l.at(k).kind == word && l.starts[k] == nil && l.at(k).text != "and"; k++ {
		l.note(words, k)
	}
	for k := m.from - 1; m.kind == Share && k > m.from-far && l.at(k).kind == word && l.starts[k] == nil && l.at(k).text != "and"; k-- {
		l.note(words, k)
	}
	return words
}

// note enters the word at token k, without its plural, where it tells something.
func (l linker) note(words map[string]bool, k int) {
	const least = 5 // shorter words are mostly grammar
	t := l.at(k).text
	if len(t) < least || l.words.is("unit", t) || l.words.is("hedge", t) || isVerb(t) || isPreposition(t) || isCommon(t) {
		return
	}
	words[strings.TrimSuffix(t, "s")] = true
}

// isCommon says whether a word is said of any count.
func isCommon(word string) bool {
	switch word {
	case "accounted", "about", "their", "there", "these", "those", "where", "which", "other", "others", "police", "force", "forces", "total", "against",
		"number", "figure", "figures", "people", "members", "public", "according", "added", "resulted", "after", "before", "under", "being", "could",
		"would", "should", "still", "brought", "taken", "action", "further", "needed", "overall", "during", "previous":
		return true
	}
	return false
}
