package claim

import "strings"

// bindBase finds what a share is of, or what a count is taken from: "of the
// 158", "of these", "of all complaints", also before it: "Of these, seven ...".
func (b *binder) bindBase(m *mention) {
	at := m.to
	if b.at(at).text == "(" { // 3% (4,575) of allegations
		for k := at; k < at+8 && b.at(k).kind < stop; k++ {
			if b.at(k).text == ")" {
				at = k + 1
				break
			}
		}
	}
	if t := b.at(at); m.kind == Share && (t.text == `"` || t.text == "'") && b.at(at+1).text == "of" {
		at++ // "one in 10" of the 650
	}
	if b.at(at).text == "of" || b.at(at).text == "among" {
		b.readBase(m, at+1)
		m.base.foreign = m.kind == Share && m.base.unit == "" && !m.base.these && !m.base.all && m.base.number < 0
		return
	}
	if m.kind == Share && m.Form == PartOf && (b.at(at).text == "the" || b.at(at).text == "all" || b.at(at).text == "its" || b.at(at).text == "their") {
		if b.readBase(m, at); m.base.unit != "" {
			return // almost half the allegations
		}
	}
	if b.at(at+1).text == "out" && b.predicateAt(at) {
		at++ // 33 upheld out of 264
	}
	if b.at(at).text == "out" && b.at(at+1).text == "of" {
		b.readBase(m, at+2)
		return
	}
	if m.kind == Count && b.outOf(m) {
		return
	}
	if m.kind == Count {
		if _, end := b.unitAfter(at); end > at && b.at(end).text == "of" || end > at && b.at(end).text == "out" {
			return
		}
	}
	if m.kind == Share && b.shareOf(m) {
		return
	}
	b.leadingBase(m)
}

// shareOf reads the base in "Kent's share of the 3,220 complaints was 27 per cent".
func (b *binder) shareOf(m *mention) bool {
	const far = 16
	k := m.from - 1
	for b.at(k).text == "therefore" || b.at(k).text == "thus" || b.at(k).text == "at" || b.at(k).text == "just" || b.at(k).text == "only" {
		k--
	}
	if w := b.at(k).text; w != "was" && w != "is" && w != "stood" {
		return false
	}
	for ; k >= b.begins[m.sentence] && k > m.from-far; k-- {
		if w := b.at(k).text; (w == "share" || w == "proportion") && b.at(k+1).text == "of" {
			b.readBase(m, k+2)
			return m.base.number >= 0 || m.base.unit != ""
		}
	}
	return false
}

// ofCourts says whether the cases that a share is of are those of crime and of the
// courts: "burglary cases", "cases in the crown court".
func (b *binder) ofCourts(m *mention) bool {
	const far = 6
	for k := m.to; k < m.to+far && b.at(k).kind == word; k++ {
		if b.at(k).text != "cases" {
			continue
		}
		switch b.at(k - 1).text {
		case "burglary", "rape", "murder", "robbery", "theft", "fraud", "court", "crime", "criminal", "crown", "civil", "stalking", "homicide", "drug", "drugs", "knife":
			return true
		}
		for at := k + 1; at < k+far-1 && b.at(at).kind == word; at++ {
			if w := b.at(at).text; w == "court" || w == "courts" {
				return true
			}
		}
	}
	return false
}

// outOf reads a base told at the end of the clause: "Seven officers were
// dismissed in 2016, out of 38 who faced a hearing", and of "including 93" what
// stands before.
func (b *binder) outOf(m *mention) bool {
	const far = 14
	if i := m.index - 1; i >= 0 && b.at(m.from-1).text == "including" && b.mentions[i].kind == Count && b.mentions[i].sentence == m.sentence && b.mentions[i].Value.Cmp(m.Value) > 0 {
		m.base = base{number: i}
		return true
	}
	for k := m.to; k < m.to+far && b.at(k).kind < stop && b.starts[k] == nil; k++ {
		if b.at(k).text != "out" || b.at(k+1).text != "of" {
			continue
		}
		at := k + 2
		for t := b.at(at).text; t == "a" || t == "the" || t == "all" || t == "total" || t == "of"; t = b.at(at).text {
			at++
		}
		if next := b.starts[at]; next != nil && next.kind == Count && next.Value.Cmp(m.Value) > 0 {
			m.base = base{number: next.index}
			return true
		}
	}
	return false
}

func (b *binder) predicateAt(k int) bool {
	_, ok := b.phrase("predicate", k)
	return ok
}

// leadingBase reads "Of these, ..." and "Of the 158 allegations, ..." at the
// start of the sentence, for every figure in it.
func (b *binder) leadingBase(m *mention) {
	k := m.from - 1
	for b.at(k).text == "just" || b.at(k).text == "only" || b.at(k).text == "a" {
		k--
	}
	switch b.at(k).text {
	case "which", "whom", "these", "them", "those":
		if b.at(k-1).text == "of" {
			m.base = base{number: -1, these: true}
			return
		}
	}
	if b.behindPair(m) {
		return
	}
	first := b.begins[m.sentence]
	for b.at(first).kind == sign || b.at(first).text == "and" || b.at(first).text == "but" {
		first++
	}
	if at := b.clauseBase(m, first); at > 0 {
		first = at
	}
	switch b.at(first).text {
	case "with":
		if n := b.starts[first+1]; n != nil && n != m && n.kind == Count && m.kind == Share && b.at(n.to).kind == word && b.thatGives(n, m) {
			m.base = base{number: n.index} // With 284 investigated, that is a rate of
		}
	case "of", "among", "out":
		if b.at(first).text == "out" {
			first++
		}
		if m.from > first+1 {
			b.readBase(m, first+1)
			if m.base.number >= 0 && b.mentions[m.base.number] == m {
				m.base = base{number: -1}
			}
		}
	}
}

// behindPair says whether a share stands right behind a pair that names its own whole:
// "up from 50 of 990, or five per cent".
func (b *binder) behindPair(m *mention) bool {
	const pair, aside = 2, 2
	if m.kind != Share || m.index < pair {
		return false
	}
	c, n := b.mentions[m.index-pair], b.mentions[m.index-1]
	return n.kind == Count && c.kind == Count && c.sentence == m.sentence && c.base.number == n.index && b.at(c.to).text == "of" && m.from-n.to <= aside
}

// thatGives says whether "that is" or "that gives" follows the clause of a count
// and leads to a share.
func (b *binder) thatGives(n, m *mention) bool {
	for k := n.to; k < m.from; k++ {
		if b.at(k).text == "," && (b.at(k+1).text == "that" || b.at(k+1).text == "this" || b.at(k+1).text == "it") {
			return b.onlyOne(n, m)
		}
	}
	return false
}

// onlyOne says whether no figure stands between two.
func (b *binder) onlyOne(n, m *mention) bool { return m.index == n.index+1 }

// clauseBase is where "of the 518 whose level was known," stands at the start of
// a later clause of the sentence of m, which it is the base of; 0 for none.
func (b *binder) clauseBase(m *mention, first int) int {
	const far = 40
	comma := false
	for k := m.from - 1; k > first+1 && k > m.from-far; k-- {
		switch b.at(k).text {
		case ",":
			comma = true
		case ";":
			return 0
		case "of":
			next := b.at(k + 1).text
			if before := b.at(k - 1).text; comma && (next == "the" || next == "those" || next == "these") && (before == ";" || before == "and" && b.clauseBegins(k-1) || before == "but" || before == "while") {
				return k
			}
		}
	}
	return 0
}

// clauseBegins says whether a comma or a semicolon stands before token k.
func (b *binder) clauseBegins(k int) bool {
	before := b.at(k - 1).text
	return before == "," || before == ";"
}

// readBase reads what follows "of": determiners, a number, a unit, and whether
// more narrows it.
func (b *binder) readBase(m *mention, i int) {
	m.base = base{number: -1}
	for k := i; k < i+8; k++ {
		t := b.at(k)
		if t.kind >= stop {
			return
		}
		if n := b.starts[k]; n != nil {
			if n != m && m.base.these && (isAuxiliary(b.at(n.to).text) || b.at(k-1).text == "them" || b.at(k-1).text == "which" || b.at(k-1).text == "whom") {
				return // of these 25 were dismissed; of them 37, or 41 per cent, resigned
			}
			if n != m && n.kind == Count {
				m.base.number = n.index
			}
			if n != m {
				m.base.unit, _ = b.unitAfter(n.to)
				b.baseNarrowed(m, n.to)
				if _, counted := b.phrase("unit", n.to); !counted && b.words.is("narrow", b.at(n.to).text) {
					m.base.narrowed = false // of the 36 upheld: the number counts just those
				}
			}
			return
		}
		switch t.text {
		case "latter", "former":
			b.ofTwo(m, t.text == "former")
			return
		case "that":
			if next := b.at(k + 1).text; next == "number" || next == "total" || next == "figure" {
				m.base.these = true
				return
			}
		case "these", "those", "them", "which", "whom", "this":
			m.base.these = true
			if !b.unitSoon(k + 1) {
				m.base.predicates = b.predicatesIn(k+1, k+4)
				if b.at(k+1).text == "who" {
					m.base.predicates, m.base.relative = b.predicatesIn(k+1, b.relativeEnd(k+1)), true
				}
				said := isPreposition(b.at(k+1).text) || strings.HasSuffix(b.at(k+1).text, "ed") && len(m.base.predicates) > 0
				m.base.narrowed = b.words.is("narrow", b.at(k+1).text) || t.text == "those" && said
				m.base.words = b.narrowing(k + 1)
				const far = 9
				for _, p := range b.placesIn(k+1, k+far) {
					m.base.elsewhere = m.base.elsewhere || p.national && t.text == "those"
				}
				return
			}
			continue
		case "all", "total", "overall", "whole":
			m.base.all = true
			continue
		case "the", "its", "their", "a", "formal", "public", "recorded", "police", "misconduct":
			continue
		}
		if unit, end := b.unitAfter(k); unit != "" {
			m.base.unit = unit
			if t.text == "force" && m.kind == Share { // four per cent of the force
				m.base.unit = "employees"
				if b.at(end).text == "," && b.at(end+1).text == "which" {
					end += 2
				}
				if w := b.at(end).text; w == "has" || w == "had" {
					end++
				}
				if n := b.starts[end]; n != nil && n.kind == Count {
					m.base.number = n.index
				}
				return
			}
			if n := b.numbered(m, end); n != nil {
				m.base.number = n.index
				return
			}
			if n := b.starts[end+1]; b.at(end).text == "of" && n != nil && n != m && n.kind == Count {
				m.base.number = n.index // of the workforce of 1,000
			}
			if whose := b.whoMade(end); kinOf(unit) == "people" && whose != "" {
				m.base.unit = whose // of people who appealed
				return
			}
			if b.words.is("narrow", t.text) { // of the upheld complaints
				m.base.narrowed = true
				m.base.predicates = b.predicatesIn(k, k+1)
				m.base.words = b.note(nil, k)
			}
			b.baseNarrowed(m, end)
			return
		}
		if t.kind == sign || isVerb(t.text) {
			return
		}
		m.base.narrowed = m.base.narrowed || b.words.is("narrow", t.text)
	}
}

// ofTwo makes the first or the last count of the sentence before the base of a share
// "of the former" or "of the latter".
func (b *binder) ofTwo(m *mention, former bool) {
	if m.sentence == 0 {
		return
	}
	for span, k := b.sentences[m.sentence-1], 0; k < span[1]-span[0]; k++ {
		if n := b.mentions[span[0]+k]; n.kind == Count && (!former || m.base.number < 0) {
			m.base.number, m.base.unit = n.index, n.unit
		}
	}
}

// numbered is the number that a clause behind a base gives for it: "of the
// allegations dealt with in the year, which numbered 1,426".
func (b *binder) numbered(m *mention, end int) *mention {
	const far = 24
	for k := end; k < end+far && b.at(k).kind < stop; k++ {
		if b.at(k).text == "numbered" && (b.at(k-1).text == "which" || b.at(k-1).text == "who") {
			if n := b.starts[k+1]; n != nil && n != m && n.kind == Count {
				return n
			}
		}
	}
	return nil
}

// unitSoon says whether "these" goes on to a unit or a number: "those 835
// allegations", "these formal complaints".
func (b *binder) unitSoon(k int) bool {
	_, one := b.phrase("unit", k)
	_, two := b.phrase("unit", k+1)
	return one || two && b.at(k).text != "the" && b.at(k).text != "a" || b.starts[k] != nil
}

// baseNarrowed looks behind the unit of a base for what makes it a part ("of
// those finalised") and for another place ("across England and Wales").
func (b *binder) baseNarrowed(m *mention, end int) {
	for k := end; k < end+5; k++ {
		t := b.at(k)
		if t.kind != word || b.starts[k] != nil || isVerb(t.text) && t.text != "made" && t.text != "recorded" && t.text != "received" && t.text != "who" && t.text != "which" && t.text != "found" {
			break
		}
		if b.predicateAt(k) && !b.words.is("narrow", t.text) && k > end {
			break // a fifth of reviews therefore found fault with
		}
		if b.words.is("narrow", t.text) && !b.saysNothing(m, k) {
			m.base.narrowed = true
			m.base.predicates = b.predicatesIn(k, k+3)
			if t.text == "who" && len(m.base.predicates) == 0 { // who came before a misconduct hearing lost their jobs
				const far = 8
				m.base.predicates = b.predicatesIn(k, k+far)
				m.base.predicates = m.base.predicates[:min(len(m.base.predicates), 1)]
			}
			if _, done := b.phrase("dealt", k); done && len(m.base.predicates) == 0 {
				m.base.predicates = []string{"finalised"}
			}
			m.base.words = b.narrowing(k)
		}
	}
	for _, p := range b.placesIn(end, end+6) {
		m.base.elsewhere = m.base.elsewhere || p.national
	}
}

// whoMade is what people made of whom "who appealed" or "who asked for a review" at
// token k tells; "" for nothing.
func (b *binder) whoMade(k int) string {
	if b.at(k).text != "who" && b.at(k).text != "that" {
		return ""
	}
	for k++; isAuxiliary(b.at(k).text); k++ {
	}
	switch b.at(k).text {
	case "appealed":
		return "appeals"
	case "complained":
		return "complaints"
	case "asked", "applied", "requested", "lodged", "made", "sought":
		const far, again = 4, 12
		for at := k + 1; at < k+again && b.at(k).text == "asked" && b.at(at).kind == word; at++ {
			if b.at(at).text == "again" {
				return "reviews" // who asked the commissioner to look at it again
			}
		}
		for at := k + 1; at < k+far; at++ {
			if p, ok := b.phrase("unit", at); ok && (p.means == "reviews" || p.means == "appeals" || p.means == "complaints") {
				return p.means
			}
		}
	}
	return ""
}

// saysNothing says whether a clause behind complaints narrows nothing, as it only
// says that somebody made them: "the complaints that the public makes".
func (b *binder) saysNothing(m *mention, k int) bool {
	if m.base.unit == "people" || kinOf(m.base.unit) == "people" || b.at(k).text != "that" && b.at(k).text != "which" {
		return false
	}
	const far = 6
	for at := k + 1; at < k+far && b.at(at).kind == word; at++ {
		switch b.at(at).text {
		case "made", "make", "makes", "received", "receives", "lodged", "lodges", "recorded", "brought", "logged", "filed", "submitted", "got", "gets":
			return !b.predicateAt(at + 1)
		}
	}
	return false
}

// relativeEnd is where a clause ends that begins with "who" at token k: before
// its second verb, at the latest.
func (b *binder) relativeEnd(k int) int {
	const far = 14
	at := k + 1
	for isAuxiliary(b.at(at).text) {
		at++
	}
	for at++; at < k+far && b.at(at).kind == word && b.starts[at] == nil && !isAuxiliary(b.at(at).text) && b.at(at).text != "did"; at++ {
	}
	return at
}

func isAuxiliary(word string) bool {
	switch word {
	case "was", "were", "had", "have", "has", "been", "is", "are":
		return true
	}
	return false
}

// narrowing are the telling words that narrow a base from token k on: "those
// about the failure to record".
func (b *binder) narrowing(k int) []string {
	const far = 6
	var words []string
	for at := k; at < k+far && b.at(at).kind == word && b.starts[at] == nil; at++ {
		if at > k && (b.at(at).text == "was" || b.at(at).text == "were") {
			break
		}
		words = b.note(words, at)
	}
	return words
}

func (b *binder) placesIn(from, to int) []seenPlace {
	var found []seenPlace
	at := b.placeFrom(from)
	for ; at < len(b.places) && b.places[at].token < to; at++ {
		found = append(found, b.places[at])
	}
	return found
}

// placeFrom is the first place named at or after a token.
func (b *binder) placeFrom(token int) int {
	low, high := 0, len(b.places)
	for low < high {
		if mid := (low + high) / 2; b.places[mid].token < token {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
