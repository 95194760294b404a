package claim

import (
	"slices"
	"strings"

	"complaintstats/pkg/vocab"
)

// binder says of each figure what it counts, what is said of that, and for
// which force and period. It looks within the sentence, and carries the force
// and what is counted over from the sentence before.
type binder struct {
	*finder
	starts    map[int]*mention // by first token
	sentences [][2]int         // by sentence: first and last+1 mention
	begins    []int            // by sentence: first token
	paragraph []int            // by sentence: the paragraph it is in
	places    []seenPlace
	periods   []seenPeriod
}

// seenPlace is a force named at a token.
type seenPlace struct {
	token, sentence int
	name            string
	national        bool
}

type seenPeriod struct {
	token, sentence int
	name            string
}

func bind(f *finder) *binder {
	b := &binder{finder: f, starts: map[int]*mention{}}
	b.layOut()
	b.findPlaces()
	b.findPeriods()
	for _, m := range f.mentions {
		b.bindPlace(m)
	}
	b.assignPeriods()
	for i, m := range f.mentions {
		b.bindOne(i, m)
	}
	return b
}

// layOut indexes sentences, paragraphs and the figures in them.
func (b *binder) layOut() {
	part := 0
	for i, t := range b.tokens {
		for len(b.begins) <= t.sentence {
			b.begins = append(b.begins, i)
			b.paragraph = append(b.paragraph, part)
			b.sentences = append(b.sentences, [2]int{})
		}
		if t.kind == newPart {
			part++
		}
	}
	for i, m := range b.mentions {
		m.index = i
		for k := m.from; k <= m.core; k++ {
			b.starts[k] = m
		}
		if span := &b.sentences[m.sentence]; span[1] == 0 {
			*span = [2]int{i, i + 1}
		} else {
			span[1] = i + 1
		}
	}
}

// findPlaces notes every force that is named, and "across England and Wales".
func (b *binder) findPlaces() {
	known := map[string]vocab.Place{}
	for i := 0; i < len(b.tokens); i++ {
		t := b.tokens[i]
		if t.text == "nationally" || t.text == "nationwide" || t.text == "national" && isOfCountry(b.at(i+1).text) {
			b.places = append(b.places, seenPlace{i, t.sentence, "England and Wales", true})
			continue
		}
		if t.kind != word || !t.capital {
			continue
		}
		for n := 5; n >= 1; n-- {
			if p, ok := b.placeOf(known, i, n); ok {
				b.places = append(b.places, seenPlace{i, t.sentence, p.Name, p.Level == vocab.Total})
				i += n - 1
				break
			}
		}
	}
}

// placeOf is the place that n tokens from i name.
func (b *binder) placeOf(known map[string]vocab.Place, i, n int) (vocab.Place, bool) {
	last := b.at(i + n - 1)
	if last.kind != word || !last.capital && n > 1 || last.sentence != b.at(i).sentence {
		return vocab.Place{}, false
	}
	for k := i; k < i+n; k++ {
		if t := b.at(k); t.kind != word && t.text != "&" && t.text != "-" {
			return vocab.Place{}, false
		}
	}
	text := b.text[b.at(i).start:last.end]
	for _, own := range [...]string{"'s", "’s", "'", "’"} { // Gwent's 819 allegations
		if name, ok := strings.CutSuffix(text, own); ok {
			text = name
			break
		}
	}
	p, ok := known[text]
	if !ok {
		if p, ok = vocab.LookupPlace(text); !ok {
			for _, s := range [...]string{"'s", "’s"} {
				if bare, cut := strings.CutSuffix(text, s); cut {
					p, _ = vocab.LookupPlace(bare)
				}
			}
		}
		if p.Level == vocab.Region || p.Level == vocab.Total && (p.Sub || !strings.Contains(p.Name, "Wales")) || p.Level == vocab.Force && isBody(p.Name) {
			p = vocab.Place{}
		}
		known[text] = p
	}
	return p, p.Name != ""
}

// isBody says whether a name is that of a body that publishes, not of a force
// that is complained about.
func isBody(name string) bool {
	for _, word := range [...]string{"Office", "Commission", "Council", "College", "Inspectorate"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// findPeriods notes every stretch of time that is named in full.
func (b *binder) findPeriods() {
	for i := range b.tokens {
		n := b.yearAt(i)
		if before := b.at(i - 1).text; n == 0 || b.starts[i] != nil || before == "act" || before == "regulations" || before == "code" {
			continue
		}
		for back := 7; back >= 0; back-- {
			from := i - back
			if from < 0 || b.at(from).sentence != b.at(i).sentence {
				continue
			}
			if p, ok := vocab.ParsePeriod(b.text[b.at(from).start:b.at(i+n-1).end], vocab.NoHint); ok && p.Kind != vocab.AsAt {
				b.periods = append(b.periods, seenPeriod{i, b.at(i).sentence, p.String()})
				break
			}
		}
	}
}

// bindPlace gives a figure the force that is named right behind it, behind its
// unit or in a clause of its own, then the one named nearest before it in its
// sentence, then after it, then the last one before.
func (b *binder) bindPlace(m *mention) {
	at, _ := slices.BinarySearchFunc(b.places, m.from, func(p seenPlace, token int) int { return p.token - token })
	switch {
	case b.rightBehind(m, at), at > 0 && b.places[at-1].sentence == m.sentence && b.ownPlace(m, at):
		m.place, m.placeNamed = b.places[at].name, true
	case at > 0 && b.places[at-1].sentence == m.sentence:
		m.place, m.placeNamed = b.places[at-1].name, true
	case at < len(b.places) && b.places[at].sentence == m.sentence && !b.behindOnly(m, b.places[at]):
		m.place, m.placeNamed = b.places[at].name, true
	default:
		if m.place = b.carried(at); at > 0 && b.frontsNation(b.places[at-1], m) {
			m.place = b.places[at-1].name
		}
	}
}

// frontsNation says whether a sentence before a figure in its paragraph opens with
// the whole country, and so speaks of it to the end: "Across England and Wales
// there were 87,786 allegations. Only 158 were referred".
func (b *binder) frontsNation(p seenPlace, m *mention) bool {
	const soon, front = 2, 3
	return p.national && b.at(p.token).text != "national" && b.paragraph[p.sentence] == b.paragraph[m.sentence] && m.sentence-p.sentence <= soon && p.token-b.begins[p.sentence] < front
}

// rightBehind says whether the place named next stands right behind the unit of a
// figure: "of the 44,087 in England and Wales".
func (b *binder) rightBehind(m *mention, at int) bool {
	_, end := b.unitAfter(m.to)
	return at < len(b.places) && b.places[at].token == end+1 && (b.at(end).text == "in" || b.at(end).text == "across") && b.at(m.from-1).text != "than"
}

// ownPlace says whether the force named next belongs to a figure rather than the
// one before: "a 22 per cent rise against Durham Constabulary and a two per cent
// rise in those against Cleveland Police".
func (b *binder) ownPlace(m *mention, at int) bool {
	const far = 12
	if at >= len(b.places) || b.places[at].sentence != m.sentence || b.places[at].national || b.places[at].token-m.to > far {
		return false
	}
	for k := m.to; k < b.places[at].token; k++ {
		if b.breaksClause(k) || b.starts[k] != nil {
			return false
		}
	}
	if before := b.at(b.places[at].token - 1).text; !isPreposition(before) && before != "of" && before != "the" {
		return false
	}
	for k := b.places[at-1].token + 1; k < m.from; k++ {
		if b.breaksClause(k) && (b.at(k).text != "," || !b.at(k-1).capital) { // but: In Durham, 34 were against
			return true
		}
	}
	return false
}

// breaksClause says whether the token at k may part one clause from the next.
func (b *binder) breaksClause(k int) bool {
	switch b.at(k).text {
	case "and", "but", "while", "whereas", ",", ";", "-", "compared":
		return true
	}
	return false
}

// isOfCountry says whether the word behind "national" makes it speak of the
// whole country, as no national newspaper does.
func isOfCountry(word string) bool {
	switch word {
	case "average", "averages", "figure", "figures", "rate", "total", "mean", "level", "picture", "statistics", "data", "number", "share", "proportion":
		return true
	}
	return false
}

// behindOnly says whether a word on the country belongs to what follows it
// alone: "a fifth were upheld, above the national average of 14 per cent".
func (b *binder) behindOnly(m *mention, p seenPlace) bool {
	const near = 4
	switch b.at(p.token).text {
	case "national":
		return true
	case "nationally", "nationwide":
		return p.token-m.to > near
	}
	if k := p.token - 1; b.at(k).text == "in" || b.at(k).text == "across" || b.at(k).text == "for" {
		before := b.at(k - 1).text
		return p.token > m.to && (before == "as" || before == "than") // the same proportion as in England and Wales
	}
	return false
}

// carried is the last force before, or the first after; a word on the whole
// country is not carried over.
func (b *binder) carried(at int) string {
	for k := at - 1; k >= 0 && k > at-20; k-- {
		if !b.places[k].national {
			return b.places[k].name
		}
	}
	if at < len(b.places) && !b.places[at].national {
		return b.onlyPlaceFrom(at)
	}
	if at > 0 && b.at(b.places[at-1].token).text != "nationally" {
		return b.places[at-1].name
	}
	return ""
}

// onlyPlaceFrom is the force named from a place on, where no other is: what is
// told before of several forces is of none of them.
func (b *binder) onlyPlaceFrom(at int) string {
	const far = 6
	name := b.places[at].name
	for k := at + 1; k < len(b.places) && k < at+far; k++ {
		if p := b.places[k]; !p.national && p.name != name {
			return ""
		}
	}
	return name
}

// assignPeriods gives each figure the period nearest before it in its sentence,
// then after it.
func (b *binder) assignPeriods() {
	for _, m := range b.mentions {
		at, _ := slices.BinarySearchFunc(b.periods, m.from, func(p seenPeriod, token int) int { return p.token - token })
		switch {
		case at < len(b.periods) && b.periods[at].sentence == m.sentence && b.at(b.periods[at].token-1).text != "since":
			m.period = b.periods[at].name
		case at > 0 && b.periods[at-1].sentence == m.sentence && !b.ofOlderEnd(m, b.periods[at-1]):
			m.period = b.periods[at-1].name
		}
		b.betweenYears(m, at)
	}
}

// ofOlderEnd says whether a period before a figure is only that of the number it
// came from: "from 1,204 in 2012/13 to 1,536".
func (b *binder) ofOlderEnd(m *mention, p seenPeriod) bool {
	i := m.index - 1
	return i >= 0 && b.at(m.from-1).text == "to" && b.at(b.mentions[i].from-1).text == "from" && p.token >= b.mentions[i].to
}

// betweenYears reads "from 532 to 418 between 2010 and 2012": at is the first
// period behind the second figure.
func (b *binder) betweenYears(m *mention, at int) {
	if m.index == 0 || at+1 >= len(b.periods) || b.periods[at+1].sentence != m.sentence || b.at(m.from-1).text != "to" {
		return
	}
	older := b.mentions[m.index-1]
	if older.sentence == m.sentence && b.at(older.from-1).text == "from" && b.at(b.periods[at].token-1).text == "between" {
		older.period, m.period = b.periods[at].name, b.periods[at+1].name
	}
}

// bindOne fills unit, base and what is said of the things counted.
func (b *binder) bindOne(i int, m *mention) {
	unit, after := b.unitAfter(m.to)
	b.bindRate(m)
	b.bindEach(i, m)
	b.bindChange(m)
	switch {
	case m.kind == Share:
		b.bindBase(m)
		m.base.foreign = m.base.foreign || m.base.unit == "cases" && b.ofCourts(m)
		if m.base.unit == "" && !m.base.these && (m.Form == OneIn || m.Form == InEvery) {
			m.base.unit = unit
		}
		if p, ok := b.phrase("unit", m.core+1); ok && m.Form == OneIn && m.base.unit == "" {
			m.base.unit = p.means // one complaint in six
		}
		m.subject = m.base.unit
	case m.kind == Count:
		if did := b.whatTheyDid(after); unit == "people" && did != "" {
			unit = did
		}
		m.unit, m.subject = unit, unit
		b.bindBase(m)
		if m.subject == "" {
			m.subject = b.unitBefore(i, m)
		}
	case m.unit == "":
		m.unit, m.subject = unit, unit
	}
	m.predicates = b.predicatesOf(m, max(after, m.to))
	if m.kind == Share && m.base.narrowed && b.at(m.to).text == "of" {
		m.predicates = beyondBase(m)
	}
}

// whatTheyDid is what people are counted for who "complained" or "had appealed" at
// token k; "" for nothing.
func (b *binder) whatTheyDid(k int) string {
	if w := b.at(k).text; w == "had" || w == "have" {
		k++
	}
	switch b.at(k).text {
	case "complained":
		return "complainants"
	case "appealed":
		return "appeals"
	}
	return ""
}

// beyondBase is what is said of a share that does not only name its base: "half
// of those who faced a hearing were dismissed".
func beyondBase(m *mention) []string {
	beyond := slices.DeleteFunc(slices.Clone(m.predicates), func(code string) bool { return slices.Contains(m.base.predicates, code) })
	if len(beyond) == 0 && !m.base.relative {
		return m.predicates // four in ten of cases closed
	}
	return beyond
}

// unitAfter is the unit that follows a figure within a few words, and the token
// behind it. The last of several in a row is the head: complaint allegations.
func (b *binder) unitAfter(i int) (unit string, end int) {
	switch next := b.at(i + 1).text; b.at(i).text {
	case "per":
		return "", i // 1.5 per complaint: per what, not what
	case "to", "for":
		if next == "each" || next == "every" {
			return "", i
		}
	case "a", "an":
		return "", i
	}
	for k := i; k < i+7; k++ {
		t := b.at(k)
		if t.kind == sign && (t.text == `"` || t.text == "'" || t.text == "-" && t.glued) {
			continue
		}
		if t.kind != word || b.starts[k] != nil {
			return "", i
		}
		if p, ok := b.phrase("unit", k); ok && !t.capital {
			unit, end = p.means, k+len(p.words)
			for next, ok := b.phrase("unit", end); ok; next, ok = b.phrase("unit", end) {
				unit, end = next.means, end+len(next.words)
			}
			return unit, end
		}
		if isVerb(t.text) || k > i && isPreposition(t.text) {
			return "", i
		}
	}
	return "", i
}

// isVerb says whether a word ends the noun of a figure.
func isVerb(word string) bool {
	switch word {
	case "was", "were", "is", "are", "had", "has", "have", "been", "being", "be", "led", "resulted", "ended", "resigned", "retired", "involved",
		"related", "received", "recorded", "made", "found", "said", "came", "went", "rose", "fell", "and", "but", "while", "when", "compared", "who", "which":
		return true
	}
	return false
}

func isPreposition(word string) bool {
	switch word {
	case "in", "on", "by", "from", "with", "for", "against", "about", "to", "per", "at", "within", "during", "over", "than", "across", "as":
		return true
	}
	return false
}

// unitBefore takes the unit over from "the number of appeals was" or from what
// the figure refers to.
func (b *binder) unitBefore(i int, m *mention) string {
	for k := m.from - 1; k >= m.from-14 && b.at(k).sentence == m.sentence; k-- {
		if t := b.at(k).text; (t == "number" || t == "total" || t == "tally") && b.at(k+1).text == "of" {
			if unit, _ := b.unitAfter(k + 2); unit != "" {
				return unit
			}
		}
		if b.starts[k] != nil {
			break
		}
	}
	if m.base.these || m.base.number >= 0 || m.base.unit != "" {
		if m.base.number >= 0 {
			return b.mentions[m.base.number].subject
		}
		if m.base.unit != "" {
			return m.base.unit
		}
	}
	if i > 0 && m.bracket > 0 && b.mentions[i-1].sentence == m.sentence && b.mentions[i-1].base.unit != "" {
		return b.mentions[i-1].base.unit
	}
	if k := m.from - 1; k > b.begins[m.sentence] {
		if sign := b.at(k).text; sign == ":" || sign == "(" {
			k-- // the most allegations (413)
		}
		if p, ok := b.phrase("unit", k); ok && len(p.words) == 1 {
			return p.means // Allegations: 2,204
		}
		first := b.begins[m.sentence]
		for b.at(first).kind == sign {
			first++
		}
		if p, ok := b.phrase("unit", first); ok && b.at(m.from-1).text == ":" && k-first < 3 && k > first {
			return p.means // Complaints logged: 538
		}
	}
	if t := b.at(m.from - 1).text; t == "from" || t == "to" {
		if unit := b.unitOf(m); unit != "" {
			return unit
		}
	}
	if m.bracket > 0 || b.restates(m) || m.base.these || b.thereWere(m) {
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			if b.mentions[k].subject != "" {
				return b.mentions[k].subject
			}
		}
	}
	return ""
}

// thereWere says whether a sentence does nothing but count what was told before:
// "There were 1,240 in all".
func (b *binder) thereWere(m *mention) bool {
	k := b.begins[m.sentence]
	if b.at(k).text != "there" || m.from != k+2 {
		return false
	}
	return b.words3(m.to, "in all") || b.words3(m.to, "in total") || b.at(m.to).text == "altogether"
}

// restates says whether a figure is "the figure of N", "a total of N", "the N",
// or what "puts the figure at N" and "the total was N" say.
func (b *binder) restates(m *mention) bool {
	one, two := b.at(m.from-1).text, b.at(m.from-2).text
	switch one {
	case "the":
		return true
	case "of":
		return two == "figure" || two == "total"
	case "at", "was", "is":
		if two == "stood" || two == "actually" {
			two = b.at(m.from - 3).text
		}
		return two == "figure" || two == "total" || two == "number" || two == "tally"
	}
	return false
}

// predicatesOf is what is said of the things counted: behind the figure up to
// the next one, or before it where it stands "in 87 per cent of complaints".
func (b *binder) predicatesOf(m *mention, _ int) []string {
	end, ofShare := m.to, b.isOfShare(m)
	for end < m.to+40 {
		t := b.at(end)
		if ofShare && isVerb(t.text) || t.kind >= stop || t.text == "while" || t.text == "whereas" || t.text == "but" || t.text == ";" || t.text == "," && b.isBase(m) {
			break
		}
		if next := b.starts[end]; next != nil && next != m && !b.aside(m, next) && !(m.kind == Share && m.base.number >= 0 && b.mentions[m.base.number] == next) {
			end = b.ownClause(m, next)
			break
		}
		end++
	}
	verb := b.pastOnly(m.from)
	if codes := b.predicatesIn(max(b.begins[m.sentence], verb-1), verb); m.kind == Count && len(codes) > 0 && codes[0] != "finalised" && !b.isPassive(verb-2) {
		return codes // upheld 58 and dropped 172
	}
	codes := b.predicatesIn(m.to, end)
	if k := m.from - 1; m.kind == Count && k > b.begins[m.sentence] && b.words.is("unit", b.at(k).text) && (b.at(m.to).text == "and" || b.at(m.to).text == "," || b.at(m.to).kind >= stop) {
		if before := b.predicatesIn(k-1, k); len(before) > 0 {
			return before // Black people 1,395 and Asian people 734
		}
	}
	if own := b.outcomeFor(m); len(own) > 0 {
		return own
	}
	if len(codes) == 0 && m.kind == Share && b.starts[m.from-1] == nil {
		codes = b.predicatesIn(max(b.begins[m.sentence], m.from-3), m.from) // upheld fewer than one in ten
		if k := m.from - 3; len(codes) == 0 && b.at(k).text == "rate" && k > 1 {
			codes = b.predicatesIn(max(b.begins[m.sentence], k-1), k+1) // the uphold rate was therefore
		}
	}
	if i := m.index - 1; i >= 0 && len(codes) == 0 && m.kind == Count && b.at(m.from-1).text == "to" && b.mentions[i].kind == Change && b.mentions[i].to == m.from-1 {
		codes = b.predicatesIn(b.begins[m.sentence], b.mentions[i].from) // those recorded formally dropped by 12 per cent to 31,620
	}
	if b.at(m.from-1).text == ":" && len(codes) == 0 && m.kind == Count {
		codes = b.predicatesIn(b.begins[m.sentence], m.from-1) // Upheld after investigation: 21
		if p, ok := b.phrase("noun", b.begins[m.sentence]); ok && len(codes) == 0 && b.begins[m.sentence]+len(p.words) == m.from-1 {
			codes = []string{p.means} // Dismissals: 2
		}
	}
	if before := b.before(m.from); len(codes) == 0 && (before == "in" || before == "for" || before == "by" || before == "over") {
		start := m.from
		for start > b.begins[m.sentence] && start > m.from-25 {
			t := b.at(start - 1)
			if t.text == "while" || t.text == "whereas" || t.text == "but" || t.text == ";" || b.starts[start-1] != nil {
				break
			}
			start--
		}
		codes = b.predicatesIn(start, m.from)
	}
	return codes
}

// outcomeFor is what a figure says was the outcome for so many, told right before
// it or as the subject of its sentence: "no further action for 43 per cent",
// "Investigations thus accounted for 24 per cent", "Withdrawals made up nine per cent".
func (b *binder) outcomeFor(m *mention) []string {
	if m.kind != Share && m.kind != Count {
		return nil
	}
	at := m.from - 1
	if b.at(at).text == "for" || b.at(at).text == "up" || b.at(at).text == "in" && b.at(at-1).text == "outcome" {
		at--
	} else if m.kind != Share {
		return nil
	}
	if w := b.at(at).text; (w == "outcome" || w == "result") && b.at(at-1).text == "the" && isAuxiliary(b.at(at-2).text) {
		at -= 3 // dismissal was the outcome for 212
	}
	switch w := b.at(at).text; {
	case w == "accounted", w == "account", w == "accounts", w == "made", w == "make", w == "makes", w == "represented", w == "represent", w == "formed":
		for at--; b.at(at).text == "therefore" || b.at(at).text == "thus" || b.at(at).text == "now" || b.at(at).text == "alone"; at-- {
		}
	case b.at(m.from-1).text == "in":
		for at--; isAuxiliary(b.at(at).text) || b.at(at).text == "the"; at-- {
		}
	case b.at(m.from-1).text != "for":
		return nil
	}
	const longest = 5
	for from := max(b.begins[m.sentence], at+1-longest); from <= at; from++ {
		for _, class := range [...]string{"predicate", "noun"} {
			if p, ok := b.phrase(class, from); ok && from+len(p.words) == at+1 {
				return []string{p.means}
			}
		}
	}
	return nil
}

// pastOnly is the token that "just" and "only" before token k begin at.
func (b *binder) pastOnly(k int) int {
	for t := b.at(k - 1).text; t == "just" || t == "only"; t = b.at(k - 1).text {
		k--
	}
	return k
}

// ownClause is where what is said of m ends before the next figure: what that is
// the object of ("upholding just three") or stands in ("and misconduct was proven
// in 63 of the cases") is said of that one.
func (b *binder) ownClause(m, next *mention) int {
	end := b.pastOnly(next.from)
	switch before := b.at(end - 1).text; {
	case before == "in" || before == "for" || before == "over":
		for k := end - 1; k > m.to; k-- {
			if t := b.at(k).text; t == "," || t == "and" && b.at(k+1).text == "no" { // and no action was needed in 944
				return k
			}
		}
	case b.isParticiple(end - 1):
		return end - 1
	}
	return next.from
}

// isParticiple says whether the word at token k does to what follows it what is
// said of complaints: "upholding", "rejecting".
func (b *binder) isParticiple(k int) bool {
	return strings.HasSuffix(b.at(k).text, "ing") && b.predicateAt(k)
}

// isPassive says whether token k makes a passive of the verb behind it, whose
// doing is said of what stands before.
func (b *binder) isPassive(k int) bool {
	switch b.at(k).text {
	case "was", "were", "been", "being", "be", "are", "is", "those", "complaints", "allegations", "appeals", "cases":
		return true
	}
	return false
}

// isOfShare says whether a count is told as the whole of a share, of which alone
// the verb tells: "one in 40 of the 4,445 allegations was about".
func (b *binder) isOfShare(m *mention) bool {
	if m.kind != Count || m.index == 0 {
		return false
	}
	share, k := b.mentions[m.index-1], m.from-1
	for t := b.at(k).text; t == "the" || t == "all"; t = b.at(k).text {
		k--
	}
	return share.kind == Share && b.at(k).text == "of" && k == share.to
}

// isBase says whether a count is told as what others are taken from: "Of 194
// complaints, 17 were upheld".
func (b *binder) isBase(m *mention) bool {
	k := m.from - 1
	for t := b.at(k).text; t == "the" || t == "these" || t == "those" || t == "all"; t = b.at(k).text {
		k--
	}
	return m.kind == Count && b.at(k).text == "of" && (k <= b.begins[m.sentence]+1)
}

// aside says whether a figure is only a remark on another: in brackets, or
// between commas.
func (b *binder) aside(m, next *mention) bool {
	if next.bracket > 0 && next.bracket != m.bracket {
		return true
	}
	before, after := b.at(next.from-1).text, b.at(next.to).text
	return (before == "," || before == "-" || before == "or") && (after == "," || after == "-")
}

func (b *binder) predicatesIn(from, to int) []string {
	var codes []string
	for k := from; k < to; {
		p, ok := b.phrase("predicate", k)
		if !ok || k+len(p.words) > to {
			k++
			continue
		}
		if !slices.Contains(codes, p.means) {
			codes = append(codes, p.means)
		}
		k += len(p.words)
	}
	return codes
}

// bindEach reads "120 officers faced 144 allegations, an average of 1.2 each".
func (b *binder) bindEach(i int, m *mention) {
	if m.kind != Count || b.at(m.to).text != "each" || i < 2 || !m.decimal && b.at(m.from-2).text != "average" {
		return
	}
	m.kind, m.decimal = Ratio, false
	m.unit, m.per = b.mentions[i-1].subject, b.mentions[i-2].subject
}

// bindRate tells "329 complaints per 1,000 employees" and "3.1 allegations per
// complaint" from counts.
func (b *binder) bindRate(m *mention) {
	if m.kind != Count || m.Form != Plain {
		return
	}
	for k := m.to; k < m.to+6; k++ {
		t := b.at(k)
		if t.kind != word || b.starts[k] != nil || isVerb(t.text) {
			return
		}
		n := 1
		switch {
		case t.text == "per", b.perOne(m, k):
		case t.text == "for" && (b.at(k+1).text == "every" || b.at(k+1).text == "each"), t.text == "to" && (b.at(k+1).text == "every" || b.at(k+1).text == "each"):
			n = 2
		default:
			continue
		}
		m.kind, m.decimal = Ratio, false
		if q, ok := b.quantity(k + n); ok && b.at(k+n).text != "one" {
			m.kind = Rate
			m.per, _ = b.unitAfter(k + n + q.tokens)
			b.bindOneFor(m, k, k+n)
			return
		}
		if b.scaleWord(k + n) { // 3.5 per thousand
			m.kind = Rate
			n++
		}
		m.per, _ = b.unitAfter(k + n)
		if i := m.index - 2; m.per == "" && b.at(k+n).text == "one" && i >= 0 && b.mentions[i].sentence == m.sentence {
			m.unit, m.per = b.mentions[i+1].subject, b.mentions[i].subject // 604 cases with 1,208 allegations, two for each one
		}
		return
	}
}

// unitOf is the unit that a sentence begins with: "Complaints against the force
// have dropped by a third".
func (b *binder) unitOf(m *mention) string {
	for k := b.begins[m.sentence]; k < m.from && k < b.begins[m.sentence]+14; k++ {
		if next := b.at(k + 1); next.text == "-" && next.glued && b.at(k+2).glued { // complaint-handling reviews
			continue
		}
		if p, ok := b.phrase("unit", k); ok && !isTimeUnit(p.words[0]) && p.words[0] != "force" {
			return p.means
		}
	}
	return ""
}
