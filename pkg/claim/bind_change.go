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
		if next := b.at(m.to).text; next != "(" && next != "on" && next != "from" && next != "," && b.at(m.to).kind < stop {
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
	if m.bracket == 0 || b.at(m.from-1).text != "(" || i < 0 || b.mentions[i].to+4 < m.from {
		return 0, false
	}
	c := b.mentions[i]
	if c.kind == Change && c.Form == Plain {
		return c.direction, true
	}
	for k := c.from - 1; k > c.from-7; k-- {
		if d, found := b.direction(k); found && b.at(c.from-1).text == "to" {
			return d, true
		}
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
	return b.changeAfter(m, share)
}

// changeAfter reads "per cent increase", "per cent more than", "88 fewer".
func (b *binder) changeAfter(m *mention, share bool) (int, bool) {
	k := m.to
	if b.hyphen(k) {
		k++
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
	case t == "more" && b.comparesLater(k):
		return +1, true
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
