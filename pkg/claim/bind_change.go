package claim

// bindChange tells "a 24 per cent increase" and "fell by seven" from shares
// and counts, and which way it went.
func (b *binder) bindChange(m *mention) {
	switch {
	case m.kind == Change && m.Form == Points:
		m.direction, _ = b.changeWord(m)
		return
	case m.kind != Share && m.kind != Count || m.Form == OneIn || m.Form == InEvery || m.Form == Magnitude:
		return
	}
	direction, ok := b.changeWord(m)
	if !ok {
		direction, ok = b.changeBefore(m)
	}
	if ok {
		m.kind, m.direction = Change, direction
	}
}

// changeBefore reads "up 25 on the year", and in brackets the per cent of a
// change that was told as a count: "up 25 (11 per cent)", "rose to 400 (12 per
// cent)".
func (b *binder) changeBefore(m *mention) (direction int, ok bool) {
	if m.Form == Plain {
		if t := b.at(m.from - 1).text; t != "up" && t != "down" {
			return 0, false
		}
		if next := b.at(m.to).text; next != "(" && next != "on" && next != "from" && next != "," && next != "-" && b.at(m.to).kind < stop {
			return 0, false
		}
		return b.direction(m.from - 1)
	}
	i := m.index - 1
	if gap := m.from - 1; i >= 0 && b.at(gap).text == "or" && b.mentions[i].kind == Change && (b.mentions[i].to == gap || b.mentions[i].to == gap-1 && b.at(gap-1).text == ",") {
		return b.mentions[i].direction, true
	}
	if i >= 0 && m.Form == Percent && b.at(m.to).text == "to" && i+2 < len(b.mentions) && b.mentions[i+2].from == m.to+1 {
		for k := i; k >= b.sentences[m.sentence][0] && k > i-4; k-- { // Gwent was up 28% to 398 and South Wales 20% to 864
			if c := b.mentions[k]; c.kind == Change && c.Form == Percent && b.at(c.to).text == "to" {
				return c.direction, true
			}
		}
	}
	if d, found := b.changeInRow(m); found {
		return d, true
	}
	if d, found := b.changeAside(m); found {
		return d, true
	}
	if d, found := b.changeFrom(m); found {
		return d, true
	}
	if m.bracket == 0 || b.at(m.from-1).text != "(" || i < 0 || b.mentions[i].to+4 < m.from {
		return 0, false
	}
	c := b.mentions[i]
	if c.kind == Change && (c.Form == Plain || c.Form == PartOf) {
		return c.direction, true
	}
	for k := c.from - 1; k > c.from-7; k-- {
		if d, found := b.direction(k); found && b.at(c.from-1).text == "to" {
			return d, true
		}
	}
	return 0, false
}

// changeInRow reads the second of "up 10 and three per cent, from 600 and 500".
func (b *binder) changeInRow(m *mention) (direction int, ok bool) {
	i, after := m.index-1, b.at(m.to)
	if i < 0 || m.Form != Percent || b.mentions[i].kind != Change || b.mentions[i].Form != Percent || !b.onlyAnd(b.mentions[i].to, m.from) {
		return 0, false
	}
	if after.kind >= stop || after.text == "," || after.text == "from" || after.text == "respectively" || after.text == "and" && b.starts[m.to+1] != nil {
		return b.mentions[i].direction, true
	}
	return 0, false
}

// changeFrom reads "the largest fall, 37 per cent, from 110 to 69" and "20 per
// cent from 721 to 864", where the two values tell the way, and "The increase, of
// 22 per cent, was".
func (b *binder) changeFrom(m *mention) (direction int, ok bool) {
	k, i := m.to, m.index
	if b.at(k).text == "," {
		k++
	}
	if b.at(k).text == "from" && i+2 < len(b.mentions) && b.at(m.from-1).text != "to" && b.at(m.from-1).text != "from" {
		a, c := b.mentions[i+1], b.mentions[i+2]
		if a.from == k+1 && c.sentence == m.sentence && b.at(c.from-1).text == "to" && a.kind == Count && c.kind == Count {
			return c.Value.Cmp(a.Value), true
		}
	}
	k = m.from - 1
	if b.at(k).text == "of" {
		k--
	}
	if b.at(k).text == "," && isNounOfChange(b.at(k-1).text) && b.at(m.to).text != "of" {
		return b.direction(k - 1)
	}
	return 0, false
}

// changeAside reads a per cent that is set off behind a change and closes it:
// "an increase of 62 on the year before - or 13 per cent", "fell from 54 to 38,
// almost 30 per cent".
func (b *binder) changeAside(m *mention) (direction int, ok bool) {
	i, sep, or := m.index-1, m.from-1, b.at(m.from-1).text == "or"
	if or && (b.at(sep-1).text == "," || b.at(sep-1).text == "-") {
		sep--
	}
	switch after := b.at(m.to); {
	case i < 0 || b.mentions[i].sentence != m.sentence || b.mentions[i].bracket > 0:
		return 0, false
	case b.at(sep).text != "," && b.at(sep).text != "-" && b.at(sep).text != "(" && !or:
		return 0, false
	case after.kind < stop && after.kind != sign:
		return 0, false
	}
	c := b.mentions[i]
	const far = 8
	for k := c.to; k < sep; k++ {
		if b.at(k).kind != word && b.yearAt(k) == 0 || isVerb(b.at(k).text) || sep-c.to > far {
			return 0, false
		}
	}
	if d, found := b.direction(c.from - 2); found && b.at(c.from-1).text == "from" && c.kind == Count {
		return d, true // 687, down from 718 the year before (4%)
	}
	if c.kind == Change && (c.Form == Plain || c.Form == PartOf || c.Form == Times) {
		return c.direction, true
	}
	if i == 0 || c.kind != Count {
		return 0, false
	}
	if a := b.mentions[i-1]; b.at(c.from-1).text == "to" && a.kind == Change && a.Form == Plain && a.to == c.from-1 {
		return a.direction, true // rose by 18 to 468, four per cent
	} else if b.at(c.from-1).text == "from" && b.at(a.from-1).text == "to" && a.kind == Count && a.sentence == c.sentence && c.from-a.to < far {
		return a.Value.Cmp(c.Value), true // rose to 402 from 335 (20 per cent)
	}
	if b.at(c.from-1).text != "to" {
		return 0, false
	}
	if a := b.mentions[i-1]; a.kind == Count && a.sentence == c.sentence && b.at(a.from-1).text == "from" && c.from-a.to < far {
		return c.Value.Cmp(a.Value), true
	}
	return 0, false
}

// changeWord looks on both sides of a figure for a word of change that belongs
// to it: directly before ("up", "rose by", "an increase of"), or directly behind
// ("per cent increase", "fewer", "higher than").
func (b *binder) changeWord(m *mention) (direction int, ok bool) {
	share := m.Form != Plain
	k := m.from - 1
	for b.at(k).text == "a" || b.at(k).text == "an" || b.at(k).text == "just" || b.at(k).text == "only" || b.at(k).text == "further" || b.at(k).text == "another" {
		k--
	}
	by := b.at(k).text == "by" || b.at(k).text == "of"
	if b.at(k).text == "of" && !isNounOfChange(b.at(k-1).text) {
		by, k = false, -1
	}
	if by {
		k--
	}
	if k >= 0 && (by || share) {
		for n := 0; n < 3 && b.at(k-n).kind == word && b.starts[k-n] == nil; n++ {
			if b.at(k-n-1).text == "made" || b.at(k-n-1).text == "making" || b.at(k-n-1).text == "make" || b.at(k-n-1).text == "makes" {
				break // "made up 3 per cent" is no rise
			}
			if d, found := b.direction(k - n); found && (n == 0 || by || isAdverb(b.at(k).text)) {
				return d, true
			}
		}
	}
	if d, found := b.changeAfter(m, share); found || !share {
		return d, found
	}
	if d, found := b.changeBy(m); found {
		return d, true
	}
	return b.changeIs(m)
}

// changeIs reads "The rise between 2013 and 2014 was 25 per cent" and "the
// largest fall in Wales: 18 per cent".
func (b *binder) changeIs(m *mention) (direction int, ok bool) {
	switch b.at(m.from - 1).text {
	case "was", "is", ":":
	default:
		return 0, false
	}
	if b.at(m.to).kind < stop && b.at(m.to).kind != sign && !isPreposition(b.at(m.to).text) && b.at(m.to).text != "and" {
		return 0, false
	}
	const far = 10
	for k := m.from - 2; k > m.from-far && k >= b.begins[m.sentence] && b.starts[k] == nil; k-- {
		if isNounOfChange(b.at(k).text) {
			return b.direction(k)
		}
		if t := b.at(k); t.kind == sign && t.text != "-" && t.text != "/" {
			break
		}
	}
	return 0, false
}

// changeBy reads "Norfolk rose by four per cent and Suffolk by nine" and "gone
// up from 540 to 648, or by a fifth": the word of change stands farther before.
func (b *binder) changeBy(m *mention) (direction int, ok bool) {
	const far = 24
	if b.at(m.from-1).text != "by" || b.at(m.to).text == "of" {
		return 0, false
	}
	for k := m.from - 2; k > m.from-far && k >= b.begins[m.sentence]; k-- {
		if d, found := b.direction(k); found {
			return d, true
		}
	}
	return 0, false
}

// changeAfter reads "per cent increase", "per cent more than", "88 fewer".
func (b *binder) changeAfter(m *mention, share bool) (int, bool) {
	k := m.to
	if b.hyphen(k) {
		k++
	}
	if b.at(k).text == "(" && b.at(k+3).text == ")" { // 20 (40%) more than in 2011
		k += 4
	}
	for n := 0; n < 2 && share; n++ {
		if d, found := b.direction(k + n); found && b.at(k+n).text != "up" && b.at(k+n).text != "down" && (n == 0 || isAdjective(b.at(k).text)) {
			return d, true
		}
	}
	switch t := b.at(k).text; {
	case share && (t == "above" || t == "below"):
		if t == "below" {
			return -1, true
		}
		return +1, true
	case t == "more" && (b.at(k+1).text == "than" || share), t == "higher":
		return +1, true
	case (t == "fewer" || t == "less") && (b.at(k+1).text == "than" || share || b.comparesLater(k)), t == "lower":
		return -1, true
	case t == "up" && (b.at(k+1).text == "on" || b.at(k+1).text == "from") && share:
		return +1, true
	case t == "down" && (b.at(k+1).text == "on" || b.at(k+1).text == "from") && share:
		return -1, true
	case share && (t == "up" || t == "down") && (b.at(k+1).kind >= stop || b.at(k+1).kind == sign): // from 260 to 171, 34 per cent down
		return b.direction(k)
	case t == "more" && b.comparesLater(k), t == "extra" && !share && b.at(m.from-1).text == "the":
		return +1, true // also the 32 extra complaints, which were told before
	}
	return 0, false
}

// comparesLater says whether "than" follows within three words: "88 fewer
// complaints than".
func (b *binder) comparesLater(k int) bool {
	for n := 1; n <= 4; n++ {
		if b.at(k+n).text == "than" {
			return true
		}
		if b.at(k+n).kind != word {
			return false
		}
	}
	return false
}

func (b *binder) direction(k int) (int, bool) {
	for d, class := range [...]string{"down", "either", "up"} {
		if _, ok := b.phrase(class, k); ok {
			return d - 1, true
		}
	}
	return 0, false
}

func isNounOfChange(word string) bool {
	switch word {
	case "increase", "rise", "decrease", "fall", "drop", "reduction", "change", "jump", "decline", "growth", "surge", "hike", "spike", "difference", "uplift", "leap", "dip", "cut", "climb", "slump":
		return true
	}
	return false
}

func isAdverb(word string) bool {
	switch word {
	case "slightly", "sharply", "significantly", "more", "almost", "nearly", "about", "around", "roughly", "up", "down", "just":
		return true
	}
	return false
}

func isAdjective(word string) bool {
	switch word {
	case "annual", "overall", "year", "sharp", "slight", "significant", "yearly":
		return true
	}
	return false
}
