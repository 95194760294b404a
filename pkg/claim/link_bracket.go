package claim

// told are the two values that a bracket right behind a change gives for it:
// "fell by 20 per cent (562, down from 867 the previous year)", "(867 to 562)",
// "(from 867 to 562)", "(562 against 867)". They are its ends and no others are.
type told struct {
	newer, older *mention
	beside       bool // nothing but words on the time stands before the bracket
}

// toldInBracket are the two values that the bracket behind change i gives, or
// none.
func (l linker) toldInBracket(i int, m *mention) told {
	if m.Form == Points || m.bracket > 0 || i+2 >= len(l.mentions) {
		return told{}
	}
	a, b := l.mentions[i+1], l.mentions[i+2]
	if a.bracket == 0 || a.bracket != b.bracket || !a.isCount() || !b.isCount() || i+3 < len(l.mentions) && l.mentions[i+3].bracket == a.bracket {
		return told{}
	}
	open := a.from - 1
	for l.at(open).text == "from" || l.at(open).text == "down" || l.at(open).text == "up" {
		open--
	}
	const far = 6
	if l.at(open).text != "(" || !l.onlyWords(m.to, open, far) {
		return told{}
	}
	t := told{beside: l.onlyOnTime(m.to, open)}
	switch l.between(a, b) {
	case "to":
		t.older, t.newer = a, b
	case "from", "against", "with", "on":
		t.newer, t.older = a, b
	default:
		return told{}
	}
	return t
}

// between is the word that sets the second of two counts beside the first, where
// nothing but the thing counted, its year and words of change stand there too.
func (l linker) between(a, b *mention) string {
	const far = 12
	if b.from-a.to > far {
		return ""
	}
	last := l.at(b.from - 1).text
	for k := b.from - 1; last == "just" || last == "only" || last == "a" || last == "mere" || last == "the"; last = l.at(k).text {
		k--
	}
	for k := a.to; k < b.from; k++ {
		switch t := l.at(k); {
		case t.text == "and" || t.text == "but" || t.text == ";" || t.text == "of" || t.kind >= stop:
			return ""
		case t.text == "compared":
			return "with"
		}
	}
	switch last {
	case "v", "vs", "versus", "than":
		return "against"
	}
	return last
}

// onlyOnTime says whether the words from one token to another say no more than
// when: "in the last year".
func (l linker) onlyOnTime(from, to int) bool {
	for k := from; k < to; k++ {
		switch l.at(k).text {
		case "in", "the", "last", "past", "this", "year", "over", "overall", "period":
		case "a":
			if l.at(k-1).text != "in" && l.at(k-1).text != "over" {
				return false // 20 per cent a year
			}
		default:
			return false
		}
	}
	return true
}
