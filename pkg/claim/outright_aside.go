package claim

// This file reads changes that are set off behind the number they are of, or take
// up the sentence before, whatever else is said of that number.

// asideEnds are the values of a change that is set off behind its later one, which
// its sentence tells first: "faced 1,032 allegations of rudeness and the like - a
// rise of 46 per cent on the previous year, when just 728 were made", "- a rise of
// 46 per cent. In the previous year just 728 were made".
func (l linker) asideEnds(i int, m *mention) (newer, older *mention) {
	sign := l.setOffAt(m)
	if sign < 0 {
		return nil, nil
	}
	span := l.sentences[m.sentence]
	newer = l.mentions[span[0]]
	if !newer.isCount() || newer.to > sign || l.toldOlder(newer) || !l.onlyDescribes(newer.to, sign) {
		return nil, nil
	}
	for _, c := range l.mentions[span[0]+1 : span[1]] {
		switch {
		case c == m || c.kind == Change && c.Form == Plain && c.to <= sign:
		case older == nil && c.isCount() && (l.marksOlder(c, m) || l.years(c).refersBack):
			older = c
		default:
			return nil, nil
		}
	}
	if older == nil {
		older = l.olderNext(i, m)
	}
	if older == nil || older.unit != "" && older.unit != newer.unit || older.to <= sign && !l.onlyJoins(older.to, sign) {
		return nil, nil
	}
	if !l.onlyJoins(m.to, max(m.to, older.to)) || !l.onlyJoins(max(m.to, older.to), l.begins[min(older.sentence+1, len(l.begins)-1)]) && older.sentence == m.sentence {
		return nil, nil
	}
	return newer, older
}

// setOffAt is the dash or comma before "a rise of 46 per cent", or -1.
func (l linker) setOffAt(m *mention) int {
	const words = 3 // a rise of
	k := m.from - words
	if a := l.at(k).text; a != "a" && a != "an" || !isNounOfChange(l.at(k+1).text) || l.at(k+2).text != "of" {
		return -1
	}
	if sign := l.at(k - 1).text; sign != "-" && sign != "," || l.at(k-1).sentence != m.sentence {
		return -1
	}
	return k - 1
}

// onlyDescribes says whether the words behind a number say no more than what it
// counts, and how many more or fewer it is: no second thing that is counted, and no
// clause of its own.
func (l linker) onlyDescribes(from, to int) bool {
	units := 0
	for k := from; k < to; k++ {
		t := l.at(k)
		if c := l.starts[k]; c != nil {
			k = c.to - 1
			continue
		}
		if l.words.is("unit", t.text) && l.at(k-1).text != "other" { // and other matters
			units++
		}
		switch t.text {
		case ";", ":", "(", ")", "while", "whereas", "but", "which", "who", "after", "because", "despite", "compared":
			return false
		}
		if isNounOfChange(t.text) || units > 1 {
			return false
		}
	}
	return true
}

// onlyJoins says whether all words from one token to another may stand between a
// change and its earlier value.
func (l linker) onlyJoins(from, to int) bool {
	for k := from; k < to; k++ {
		if c := l.starts[k]; c != nil {
			k = c.to - 1
		} else if !l.joinsChange(k, false) {
			return false
		}
	}
	return true
}

// olderNext is the one figure of the sentence behind a change that closes its own,
// where it is told of the year before.
func (l linker) olderNext(i int, m *mention) *mention {
	if l.at(m.to).kind < stop || i+1 >= len(l.mentions) {
		return nil
	}
	c := l.mentions[i+1]
	if span := l.sentences[c.sentence]; c.sentence != m.sentence+1 || span[1]-span[0] != 1 || !c.isCount() || !l.refersBackFirst(c) {
		return nil
	}
	return c
}

// endsTakenUp are the two values of the sentence before, which tells nothing else,
// where a change opens with "that is": "146, down from 171 the year before. That is
// a fall of 17.1%."
func (l linker) endsTakenUp(m *mention) (newer, older *mention) {
	const both = 2
	if m.sentence == 0 {
		return nil, nil
	}
	k, span, own := l.begins[m.sentence], l.sentences[m.sentence-1], l.sentences[m.sentence]
	if span[1]-span[0] != both || own[1]-own[0] != 1 || l.at(k).text != "that" && l.at(k).text != "this" || l.at(k+1).text != "is" && l.at(k+1).text != "was" {
		return nil, nil
	}
	if a := l.at(k + 2).text; a != "a" && a != "an" || !isNounOfChange(l.at(k+3).text) || l.at(k+4).text != "of" || m.from != k+5 || l.at(m.to).kind < stop {
		return nil, nil
	}
	a, b := l.mentions[span[0]], l.mentions[span[0]+1]
	if !a.isCount() || !b.isCount() || l.toldOlder(a) || !l.toldOlder(b) {
		return nil, nil
	}
	return a, b
}
