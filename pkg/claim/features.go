package claim

import (
	"slices"
	"strings"
)

// years fills what marks a figure as of another year than its sentence speaks of.
func (l linker) years(c *mention) *notes {
	n := &l.notes[c.index]
	if !n.yearRead {
		n.yearRead = true
		n.refersBack = l.refersBackAfter(c) || l.bracketedYear(c) || l.lastThenThis(c) || l.underOlder(c)
		n.older = n.refersBack || l.marksOlder(c, c) && !l.words3(c.from-2, "of the")
	}
	return n
}

// lastThenThis reads "721 last year and 864 this year": last year is the earlier
// of two.
func (l linker) lastThenThis(c *mention) bool {
	if !l.saidSoon(c, "last year") {
		return false
	}
	for _, i := range [...]int{c.index + 1, c.index - 1} {
		if i >= 0 && i < len(l.mentions) && l.mentions[i].sentence == c.sentence && l.saidSoon(l.mentions[i], "this year") {
			return true
		}
	}
	return false
}

// saidSoon says whether words stand right behind a figure, before the next one.
func (l linker) saidSoon(c *mention, words string) bool {
	const far = 5
	for k := c.to; k < c.to+far && l.starts[k] == nil && l.at(k).kind < stop; k++ {
		if l.words3(k, words) {
			return true
		}
	}
	return false
}

// underOlder says whether a figure stands in a list whose heading names the
// earlier year: "The year before:".
func (l linker) underOlder(c *mention) bool {
	const longestList = 24
	at := c.sentence
	for n := 0; at >= 0 && n < longestList && l.isItem(at); at, n = at-1, n+1 {
	}
	if at < 0 || at == c.sentence {
		return false
	}
	first := l.begins[at]
	if end := l.begins[at+1] - 2; end < first || l.at(end).text != ":" { // the last token is the end of the paragraph
		return false
	}
	const far = 8
	for k := first; k < first+far && l.at(k).kind < stop; k++ {
		if l.refersBack(k) && !l.words3(k, "last year") {
			return true
		}
	}
	return false
}

// isItem says whether a sentence is an item of a list.
func (l linker) isItem(sentence int) bool {
	switch l.at(l.begins[sentence]).text {
	case "-", "•", "*", "·":
		return true
	}
	return false
}

// toldOlder says whether a figure is told for comparison only.
func (l linker) toldOlder(c *mention) bool { return l.years(c).older }

// telling are the words of the clause of a figure that tell what it is about,
// sorted, without their plurals: those behind it and before it up to the next
// figure or sign.
func (l linker) telling(m *mention) []string {
	if l.notes[m.index].told {
		return l.notes[m.index].said
	}
	var words []string
	behind := func(k int) bool { return l.at(k).kind == word && l.starts[k] == nil || l.quote(k) }
	const far = 14
	for k := m.to; k < m.to+far && behind(k); k++ {
		words = l.note(words, k)
	}
	k := m.from - 1
	if at := m.index - 1; at >= 0 && l.at(k).text == "to" && l.mentions[at].kind == Change && l.mentions[at].to == k {
		k = l.mentions[at].from - 1 // those recorded formally dropped by 12 per cent to 31,620
	}
	for ; k > m.from-far && k >= l.begins[m.sentence] && behind(k); k-- {
		words = l.note(words, k)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	l.notes[m.index].said, l.notes[m.index].told = words, true
	return words
}

func (b *binder) quote(k int) bool {
	t := b.at(k)
	return t.kind == sign && (t.text == "'" || t.text == `"` || t.text == "-" && t.glued)
}

// note adds the word at token k where it tells something.
func (b *binder) note(words []string, k int) []string {
	const least = 3 // shorter words are grammar
	t := b.at(k)
	if len(t.text) < least || b.words.is("unit", t.text) && t.text != "men" && t.text != "women" || b.words.is("hedge", t.text) || isVerb(t.text) || isPreposition(t.text) || isCommon(t.text) || t.capital && b.placed(k) {
		return words
	}
	return append(words, stem(t.text))
}

// stem cuts the commonest endings off, so that "assaults", "assaulted" and
// "assault" are one.
func stem(w string) string {
	const least = 4
	for _, end := range [...]string{"ations", "ation", "ing", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= least {
			return cut
		}
	}
	return w
}

// placed says whether a place is named at or right before token k.
func (b *binder) placed(k int) bool {
	const long = 2
	at := b.placeFrom(k - long)
	return at < len(b.places) && b.places[at].token <= k
}

// common is how many of the sorted words are in both lists.
func common(a, b []string) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			n, i, k = n+1, i+1, k+1
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return n
}

// isCommon says whether a word is said of any count.
func isCommon(word string) bool {
	switch word {
	case "the", "and", "for", "was", "had", "has", "not", "its", "his", "her", "who", "one", "two", "all", "any", "out", "per", "but", "are", "did", "can", "may", "got", "him", "she", "own", "new", "how", "off", "too", "yet", "nor", "five", "six", "ten", "accounted", "account", "accounts", "about", "their", "there", "these", "those", "where", "which", "other", "others", "police", "force", "forces", "total", "against",
		"number", "figure", "figures", "people", "members", "member", "public", "according", "added", "resulted", "after", "before", "under", "being", "could",
		"would", "should", "still", "brought", "taken", "action", "further", "needed", "overall", "during", "previous", "year", "years", "that", "this", "they", "them",
		"were", "have", "with", "from", "into", "than", "more", "fewer", "less", "last", "their's", "also", "only", "just", "some", "such", "when", "while", "most", "many", "each",
		"both", "over", "said", "data", "show", "shows", "home", "office", "report", "compared", "increase", "decrease", "rise", "rose", "fall", "fell", "drop", "recorded",
		"received", "made", "dealt", "logged", "reported", "ended", "face", "faced", "what", "will", "result", "meant", "means", "meaning", "cent", "percentage", "proportion",
		"gave", "given", "took", "went", "been", "formal", "officially", "april", "march", "june", "july", "months", "month", "nearly", "almost", "around", "third", "half", "quarter",
		"remaining", "rest", "another", "same", "case", "cases", "wales", "england", "across", "national", "nationally", "constabulary", "commission", "alleged", "involved", "involving":
		return true
	}
	return false
}

// headline says whether a figure is told before the counts of its text, as a
// first sentence tells what is worked out below.
func (l linker) headline(m *mention) bool {
	const first = 3
	return l.stock.before(m.from) < first
}

// apart is how far two figures stand from one another in paragraphs; where a
// paragraph is one sentence, two of them count for one.
func (l linker) apart(a, b *mention) int {
	d := l.paragraph[a.sentence] - l.paragraph[b.sentence]
	sentences := a.sentence - b.sentence
	return min(max(d, -d), (max(sentences, -sentences)+1)/2)
}

// owned says whether a count has another share than m beside it.
func (l linker) owned(c, m *mention) bool {
	s := l.notes[c.index].share
	return s != nil && s != m
}

// joined says whether two figures of a sentence stand side by side, so that
// neither is the whole of the other: "400 by phone and 60 by email".
func (l linker) joined(a, b *mention) bool {
	from, to := min(a.to, b.to), max(a.from, b.from)
	for k := from; k < to; k++ {
		switch l.at(k).text {
		case "and", "but", "while", "whereas", ";":
			return true
		}
	}
	return false
}

// rowsOf are the counts told one by one in the same order as the shares of the
// row that m stands in, the nearest row first, and the place of m in it: "They
// upheld 41 and 131 of them, 10 and 20 per cent".
func (l linker) rowsOf(i int, m *mention) (rows [][]*mention, at int) {
	span := l.sentences[m.sentence]
	from, to := i, i+1
	for from > span[0] && i-from < nearby && l.mentions[from-1].isShare() && l.sideBySide(l.mentions[from-1], l.mentions[from]) {
		from--
	}
	for to < span[1] && to-i < nearby && l.mentions[to].isShare() && l.sideBySide(l.mentions[to-1], l.mentions[to]) {
		to++
	}
	if to-from < 2 {
		return nil, 0
	}
	for sentence := m.sentence; sentence >= 0 && sentence >= m.sentence-2; sentence-- {
		if list := l.partsIn(sentence, m); len(list) == to-from && l.inRow(list) {
			rows = append(rows, list)
		}
	}
	return rows, i - from
}

// inRow says whether counts are told side by side, or each with its base.
func (l linker) inRow(list []*mention) bool {
	for k := 1; k < len(list); k++ {
		if !l.sideBySide(list[k-1], list[k]) && l.baseOf(list[k]) == nil {
			return false
		}
	}
	return true
}

// partsIn are the counts of a sentence that stand before m and are not what
// others of it are said to be of.
func (l linker) partsIn(sentence int, m *mention) []*mention {
	span := l.sentences[sentence]
	if span[1]-span[0] > 2*nearby {
		return nil
	}
	var list []*mention
	var bases []*mention
	for _, c := range l.mentions[span[0]:span[1]] {
		if c.from >= m.from || !c.isTerm() || slices.Contains(bases, c) {
			continue
		}
		if base := l.baseOf(c); base != nil {
			bases = append(bases, base)
		}
		list = append(list, c)
	}
	return slices.DeleteFunc(list, func(c *mention) bool { return slices.Contains(bases, c) })
}

// sideBySide says whether only "and", a comma and the thing counted stand
// between two figures.
func (l linker) sideBySide(a, b *mention) bool {
	const far = 4
	joined := false
	for k := a.to; k < b.from; k++ {
		t := l.at(k)
		joined = joined || t.text == "and" || t.text == ","
		if t.kind >= stop || isVerb(t.text) && t.text != "and" || isPreposition(t.text) {
			return false
		}
	}
	return joined && b.from-a.to <= far
}
