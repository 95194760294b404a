package claim

// tie is how the grammar ties a count to a share.
type tie struct {
	m      *mention
	points int    // what it adds to the rank of a pair
	own    bool   // no other count can be the part
	sure   bool   // the text says so outright
	how    string // in words
}

// The points of a tie: those of an own count are far beyond what chance gives.
const (
	ownPoints     = 5
	pointedPoints = 3
	laterPoints   = 2
)

// ties are the counts that the grammar ties to share i, the surest first: the
// count in the same bracket, the one set off beside it, those that "that is"
// points back to, the pair told behind it.
func (l linker) ties(i int, m *mention) []tie {
	if t := l.inOrderBehind(i, m); t != nil {
		return []tie{*t}
	}
	if c := l.bracketOf(i, m); c != nil {
		return []tie{{c, ownPoints, true, true, "the count beside it"}}
	}
	if t := l.setOffBefore(i, m); t != nil {
		return []tie{*t}
	}
	if t := l.madeUp(i, m); t != nil {
		return []tie{*t}
	}
	if t := l.closingBracket(i, m); t != nil {
		return []tie{*t}
	}
	if l.pointsBack(m) {
		return l.pointedAt(i, m)
	}
	if t := l.trailing(i, m); t != nil {
		return []tie{*t}
	}
	if t := l.pairBehind(i, m); t != nil {
		return []tie{*t}
	}
	if t := l.appended(i, m); t != nil {
		return []tie{*t}
	}
	if l.standsFor(m) {
		return l.pointedAt(i, m)
	}
	return nil
}

// standsFor says whether a pronoun opens the sentence of a share and stands for the
// count that the sentence before told: "They make up seven per cent of the total".
func (l linker) standsFor(m *mention) bool {
	k := l.begins[m.sentence]
	if l.at(k).text == "together" || !l.accounts(m) {
		return false
	}
	switch l.at(k).text {
	case "they", "these", "it", "this", "those":
	default:
		return false
	}
	span := l.sentences[m.sentence]
	return l.mentions[span[0]] == m && m.sentence > 0
}

// madeUp is the count whose share its sentence goes on to tell: "Those 18 made up two
// thirds of the total".
func (l linker) madeUp(i int, m *mention) *tie {
	if i == 0 || l.mentions[i-1].sentence != m.sentence || !l.mentions[i-1].isTerm() {
		return nil
	}
	c, verb := l.mentions[i-1], ""
	const far = 4
	for k := c.to; k < m.from; k++ {
		switch t := l.at(k); {
		case t.kind != word || k-c.to > far:
			return nil
		case l.words.is("unit", t.text), t.text == "up", t.text == "for", t.text == "just", t.text == "only", t.text == "to":
		case verb != "":
			return nil
		default:
			verb = t.text
		}
	}
	if those := l.at(c.from-1).text == "those" || l.at(c.from-1).text == "these"; those && (verb == "are" || verb == "were") && m.base.all {
		return &tie{c, ownPoints - 1, true, false, "the count told before it"}
	}
	switch verb {
	case "made", "make", "represented", "represent", "constituted", "constitute", "comprised", "comprise", "formed", "form", "accounted", "account", "amounted", "amount", "equated", "equate":
		return &tie{c, ownPoints - 1, true, false, "the count told before it"}
	}
	return nil
}

// closingBracket is the count alone in the bracket that closes the clause of a share:
// "56% were locally resolved (1,494) and".
func (l linker) closingBracket(i int, m *mention) *tie {
	if i+1 >= len(l.mentions) || m.bracket > 0 {
		return nil
	}
	const far = 10
	c := l.mentions[i+1]
	if c.sentence != m.sentence || !c.isTerm() || c.bracket == 0 || len(l.listedBehind(i, m)) > 1 || l.at(c.from-1).text != "(" || l.at(c.to).text != ")" || c.from-m.to > far || !l.sameClause(m.to, c.from) || l.lessThanWhole(c) {
		return nil
	}
	return &tie{c, ownPoints, true, false, "the count told behind it"}
}

// inOrderBehind is the count of a share in the bracket that tells behind a row of
// shares the counts of all: "was found for 78 per cent and misconduct for nine per
// cent (207 and 25 respectively)".
func (l linker) inOrderBehind(i int, m *mention) *tie {
	span := l.sentences[m.sentence]
	if m.bracket > 0 || span[1]-span[0] > nearby {
		return nil
	}
	at, end := 0, i
	for ; end < span[1] && l.mentions[end].bracket == 0; end++ {
	}
	first := end
	for k := end - 1; k >= span[0] && l.mentions[k].isShare() && l.mentions[k].bracket == 0; k-- {
		if first = k; k < i {
			at++
		}
	}
	shares, counts := end-first, 0
	for k := end; k < span[1] && l.mentions[k].bracket > 0 && l.mentions[k].bracket == l.mentions[end].bracket && l.mentions[k].isTerm(); k++ {
		counts++
	}
	if shares < 2 || counts != shares || first > i || !l.inRow(l.mentions[end:end+counts]) {
		return nil
	}
	return &tie{l.mentions[end+at], ownPoints, true, false, "the counts told in the same order"}
}

// listedBehind are the counts, each in a bracket, of a list behind a share that tells
// of them all: "almost half were about neglect (287) or incivility (232)".
func (l linker) listedBehind(i int, m *mention) []*mention {
	const long = 12
	var list []*mention
	at := m.to
	for k := i + 1; k < len(l.mentions); k++ {
		c := l.mentions[k]
		if c.sentence != m.sentence || !c.isTerm() || c.bracket == 0 || m.bracket > 0 || l.at(c.from-1).text != "(" || l.at(c.to).text != ")" || c.from-at > long {
			break
		}
		if len(list) > 0 && !l.nextListed(at, c.from-1) || len(list) == 0 && !l.onlyLinked(at, c.from-1) {
			break
		}
		list, at = append(list, c), c.to+1
	}
	return list
}

// nextListed says whether nothing but the next name of a list stands between.
func (l linker) nextListed(from, to int) bool {
	if s := l.at(from).text; s != "or" && s != "and" && s != "," {
		return false
	}
	return l.onlyLinked(from, to)
}

// onlyLinked says whether nothing but words and the commas of a list stands
// between, and no second verb.
func (l linker) onlyLinked(from, to int) bool {
	for k := from; k < to; k++ {
		t := l.at(k)
		if t.kind == sign && t.text != "," && t.text != "'" && t.text != `"` && t.text != "-" || t.kind >= stop || l.starts[k] != nil || k > from && isAuxiliary(t.text) && l.at(from).text != "the" && l.starts[k] == nil && (l.at(from).text == "and" || l.at(from).text == "or") {
			return false
		}
	}
	return true
}

// noteBeside notes of the counts that have a share of their own beside them.
func (l linker) noteBeside(i int, m *mention) {
	for _, t := range l.ties(i, m) {
		if n := &l.notes[t.m.index]; t.own && n.share == nil {
			n.share = m
		}
	}
}

// pointedAt are the counts that "that is", "it meant" or "which accounted for"
// may refer to, the nearest first.
func (l linker) pointedAt(i int, m *mention) []tie {
	var ties []tie
	sentence, said := -1, l.saidOfSome(i, m)
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		c := l.mentions[k]
		if said && !overlap(c.predicates, m.predicates) || c == l.baseOf(m) {
			continue // no action was taken over 2,618 ... It means nothing happened in 92 per cent
		}
		if (m.base.these || m.base.all) && l.at(m.to).text == "of" && !c.base.these && sentence < 0 && c.sentence == m.sentence && l.countsIn(m.sentence) == 1 {
			continue // it has 43,000 people, meaning 0.6 per cent of them were accused
		}
		if sentence < 0 && c.isTerm() && c.sentence >= m.sentence-1 && l.paragraphNear(c, m) {
			sentence = c.sentence
		}
		if c.sentence != sentence || !c.isTerm() {
			continue
		}
		t := tie{c, pointedPoints - len(ties), false, len(ties) == 0 && l.onlyCountBut(c, m), "the count told before it"}
		if t.sure {
			t.points++
		}
		ties = append(ties, t)
	}
	return ties
}

// saidOfSome says whether what a share says is said of one of the counts right
// before it.
func (l linker) saidOfSome(i int, m *mention) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if c := l.mentions[k]; c.isTerm() && c.sentence >= m.sentence-2 && l.paragraphNear(c, m) && overlap(c.predicates, m.predicates) {
			return true
		}
	}
	return false
}

// bracketOf is the count that shares a bracket with the share: "1,872 (90 per
// cent)", "3% (4,575) of", "half of all the appeals - 13 of 26 -".
func (l linker) bracketOf(i int, m *mention) *mention {
	if i > 0 && m.bracket > 0 {
		c := l.mentions[i-1]
		if (c.isTerm() || c.isRough()) && c.bracket == 0 && l.at(m.from-1).text == "(" && l.onlyWords(c.to, m.from-1, 6) {
			return l.partOfPair(c)
		}
		if c.isTerm() && c.bracket == m.bracket && l.shortGap(c.to, m.from) {
			return l.partOfPair(c)
		}
	}
	if i+1 < len(l.mentions) && m.bracket == 0 {
		c := l.mentions[i+1]
		if c.isCount() && c.sentence == m.sentence && c.bracket > 0 && l.at(c.from-1).text == "(" && l.onlyWords(l.pastWhich(m.to), c.from-1, 9) && !l.lessThanWhole(c) {
			return c
		}
		if c == l.baseOf(m) && i+2 < len(l.mentions) { // thirty per cent of 250 complaints (75)
			k := l.mentions[i+2]
			if k.isTerm() && k.sentence == m.sentence && k.bracket > 0 && l.at(k.from-1).text == "(" && l.at(k.to).text == ")" && l.sameClause(c.to, k.from) && k.from-c.to < farBracket {
				return k
			}
		}
		if c.isCount() && c.sentence == m.sentence && l.at(c.from-1).text == "-" && c.base.number >= 0 && l.onlyWords(m.to, c.from-1, 9) {
			return c
		}
	}
	return nil
}

// farBracket is how many tokens behind its base the count in a bracket may
// stand: "two in five of the 530 complaints were made online (212)".
const farBracket = 10

// partOfPair is the X where c is the Y of "X of the Y".
func (l linker) partOfPair(c *mention) *mention {
	if i := c.index; i > 0 {
		const farBase = 14
		if p := l.mentions[i-1]; p.isTerm() && l.baseOf(p) == c && p.sentence == c.sentence && (c.from-p.to < 6 || c.from-p.to < farBase && l.at(c.from-1).text == "of") {
			return p
		}
		const far = 8 // 22 appeals were upheld of 97 made
		if p := l.mentions[i-1]; p.isTerm() && p.sentence == c.sentence && l.at(c.from-1).text == "of" && c.from-p.to < far && p.Value.Cmp(c.Value) < 0 && l.sameClause(p.to, c.from) {
			return p
		}
	}
	return c
}

// lessThanWhole says whether a bracketed count names itself a total: "53% (of
// 151,538 allegations)" and "(151,538 in total)" are bases, not parts.
func (l linker) lessThanWhole(c *mention) bool {
	if l.at(c.from-1).text == "of" {
		return true
	}
	for k := c.to; k < c.to+5 && l.at(k).kind == word; k++ {
		if l.at(k).text == "total" {
			return true
		}
	}
	return false
}

// pastWhich is the token behind "of which" at token k, or k.
func (l linker) pastWhich(k int) int {
	if l.at(k).text == "of" && (l.at(k+1).text == "which" || l.at(k+1).text == "whom") {
		return k + 2
	}
	return k
}

func (l linker) onlyWords(from, to, most int) bool {
	if to-from > most || to < from {
		return false
	}
	for k := from; k < to; k++ {
		t := l.at(k)
		if t.kind == sign && (t.text == "'" || t.text == `"` || t.text == "-" && t.glued) {
			continue
		}
		if t.kind != word || isVerb(t.text) && t.text != "made" {
			return false
		}
	}
	return true
}

// shortGap says whether nothing but a comma, "or" and "about" stands between.
func (l linker) shortGap(from, to int) bool {
	for k := from; k < to; k++ {
		switch t := l.at(k); t.text {
		case ",", "or", "-", "=", "about", "just", "only", ";", ":":
		default:
			return false
		}
	}
	return true
}

// setOffBefore is the count that a share stands beside, set off by commas or dashes:
// "2,033, 91 per cent, resulted", "34 complaints, or 3 per cent,".
func (l linker) setOffBefore(i int, m *mention) *tie {
	if i == 0 {
		return nil
	}
	c := l.mentions[i-1]
	if !c.isTerm() || c.sentence != m.sentence || c.bracket != m.bracket {
		return nil
	}
	sep := m.from - 1
	if l.at(sep).text == "in" && l.at(sep-1).text == "or" { // 55 times, or in 2.1 per cent of
		sep--
	}
	or := l.at(sep).text == "or"
	if or {
		sep--
	}
	after := l.at(m.to)
	closed := after.text == "," || after.text == "-" || after.text == ")" || after.text == ";" || after.kind >= stop
	if s := l.at(sep).text; s != "," && s != "-" && s != ":" || !l.onlyWords(c.to, sep, 7) && !l.pairThen(c, sep) && !l.clauseThen(c, sep, or) {
		return nil
	}
	if which := l.at(m.to + 1).text; after.text == "of" && (which == "which" || which == "whom") {
		return nil // 812 complaints, fewer than half of which led: the count is the base
	}
	whole := after.text == "of" && (m.base.all || m.base.these || m.base.number >= 0)
	if !or && !closed && !whole {
		return nil
	}
	const partAndWhole = 2 // 1,064 allegations, of which 34 were about discrimination, or 5.3 per cent
	ofOther := l.countsIn(m.sentence) == partAndWhole && c.base.these && closed
	sure := or && (l.onlyWords(c.to, sep, 7) || l.pairThen(c, sep) || ofOther) || closed && (l.at(c.to).text == "," || l.at(c.to).text == "-")
	const unitOnly = 1 // 75 of the 150 appeals, 50 per cent, came: both terms are named
	part := l.partOfPair(c)
	sure = sure || closed && part != c && sep-c.to <= unitOnly && l.at(sep).text != ":" && l.starts[m.to+1] == nil
	return &tie{part, ownPoints, true, sure, "the count beside it"}
}

// clauseThen says whether only the clause of c stands up to a sign and "or":
// "41 officers were dismissed following one - or 0.03 per cent".
func (l linker) clauseThen(c *mention, sep int, or bool) bool {
	const far = 9
	return or && l.sameClause(c.to, sep+1) && sep-c.to < far
}

// pairThen says whether c ends "48 of 600" and only its clause stands up to the
// sign: "48 of 600 were upheld, or eight per cent".
func (l linker) pairThen(c *mention, sep int) bool {
	const far = 7
	return l.partOfPair(c) != c && l.sameClause(c.to, sep+1) && sep-c.to < far
}

// appended is the count that follows a share and its base between commas, or
// after "or": "60 per cent of the 1,200 complaints, 720, were", "3% of the 2,500
// led to action, or 75 cases".
func (l linker) appended(i int, m *mention) *tie {
	for k := i + 1; k < len(l.mentions) && k <= i+2; k++ {
		c := l.mentions[k]
		if c.sentence == m.sentence && c.kind == Count && c.Hedge != Bare && !c.isTerm() {
			continue
		}
		if c.sentence != m.sentence || !c.isTerm() || c.bracket != m.bracket {
			return nil
		}
		before, after := l.at(c.from-1), l.at(c.to)
		inAll := (before.text == "," || before.text == "-") && (l.inAll(c.to) || l.inAll(c.to+1))
		colon := before.text == ":" && k == i+1 && l.sameClause(m.to, c.from-1)  // one in ten was passed on: 837 were
		totals := l.words3(c.from-3, "a total of") && l.at(c.from-4).text == "," // two in five alleged rudeness, a total of 248
		if colon || totals || before.text == "or" && l.at(c.from-2).text == "," || inAll || (before.text == "," && after.text == "," || before.text == "-" && after.text == "-" && k == i+1) && c != l.baseOf(m) {
			return &tie{c, ownPoints - 1, false, false, "the count beside it"}
		}
	}
	return nil
}

// inAll says whether the words at token k make a count a sum.
func (l linker) inAll(k int) bool {
	return l.words3(k, "in all") || l.words3(k, "in total") || l.at(k).text == "altogether"
}

// pairBehind is the "X of the Y" that follows a share in its sentence: "four in
// ten were dismissed, with 154 of the 384 gone".
func (l linker) pairBehind(i int, m *mention) *tie {
	if i+2 >= len(l.mentions) || m.bracket > 0 {
		return nil
	}
	c := l.mentions[i+1]
	if c.sentence != m.sentence || !c.isTerm() || l.baseOf(c) != l.mentions[i+2] {
		return nil
	}
	return &tie{c, pointedPoints, false, false, "the counts told after it"}
}

// compares says whether a word behind "that is" sets what was told beside something
// else: "That is below the 88% for England and Wales".
func compares(word string) bool {
	switch word {
	case "below", "above", "higher", "lower", "more", "less", "fewer", "up", "down", "well", "far", "slightly", "compared", "against", "in", "similar", "close", "worse", "better", "twice", "double":
		return true
	}
	return false
}

// amongThem says whether a unit and "among them" stand at token k, so that a pair only
// tells of some: "6 of 1,000 women among them".
func (l linker) amongThem(k int) bool {
	if l.at(k).text != "among" {
		k++
	}
	return l.at(k).text == "among" && l.at(k+1).text == "them"
}

// pointers are the words that make a share say in per cent what was just said
// as a count.
func (l linker) pointsBack(m *mention) bool {
	if k := m.from - 1; l.at(k).text == "at" && k == l.begins[m.sentence] && (l.at(m.to).text == "that" || l.at(m.to).text == "this" || l.at(m.to).text == "it") {
		return true // At 53 per cent that was above the average
	}
	for k, n := m.from-1, 0; n < 6 && k >= l.begins[m.sentence]; k, n = k-1, n+1 {
		switch l.at(k).text {
		case "that", "this":
			if before := l.at(k - 1).text; before == "meant" || before == "means" { // it meant that 1.7 per cent
				continue
			}
			if next := l.at(k + 1).text; next == "figure" || next == "number" || next == "total" {
				k++ // that figure is less than two per cent of
			}
			if k+2 < m.from && compares(l.at(k+2).text) {
				return false
			}
			return l.at(k+1).text == "is" || l.at(k+1).text == "was" || l.at(k+1).text == "means" || l.at(k+1).text == "meant" || l.at(k+1).text == "represents" || l.at(k+1).text == "equates" || l.at(k+1).text == "amounts" || l.at(k+1).text == "represented" || l.at(k+1).text == "gives" || l.at(k+1).text == "makes"
		case "it", "which":
			next := l.at(k + 1).text
			return next == "meant" || next == "means" || next == "is" && l.at(k).text == "which" || next == "was" && l.at(k).text == "which" || next == "represents" || next == "equates" || next == "accounted" || next == "accounts" || next == "amounts" || next == "represented" || next == "amounted"
		case "rate", "proportion":
			return l.at(k-1).text == "a" && l.at(k+1).text == "of"
		case "meaning", "representing", "equating", "equivalent", "equal", "amounting", "accounting":
			return true
		}
		if l.starts[k] != nil {
			return false
		}
	}
	return false
}

// trailing is the count before a share that closes the sentence after a dash:
// "38 led to a finding - 24 per cent."
func (l linker) trailing(i int, m *mention) *tie {
	before, after := l.at(m.from-1).text, l.at(m.to)
	if i == 0 {
		return nil
	}
	c := l.mentions[i-1]
	if c.kind == Duration && i > 1 && (m.bracket > 0 || before == "-") { // 88 took under 120 days (89 per cent)
		c = l.mentions[i-2]
	}
	if !c.isTerm() || c.sentence != m.sentence || c.bracket > 0 {
		return nil
	}
	if m.bracket > 0 && before == "(" && after.text == ")" { // 88 were withdrawn (14%)
		if !l.sameClause(c.to, m.from) {
			return nil
		}
		part := l.partOfPair(c)
		return &tie{part, ownPoints, true, part.base.number >= 0 && part == c, "the count told before it"}
	}
	set := before == "-" || before == "," || before == ":"
	ofBase := after.text == "of" && (m.base.all || m.base.unit != "" || m.base.number >= 0 || l.at(m.to+1).text == "those") && l.sameClause(c.to, m.from)
	aside := before == "," && after.text == "," && l.sameClause(c.to, m.from) // 285 were settled locally, 75 per cent, and
	if !set || after.kind < stop && after.text != "-" && !ofBase && !aside {
		return nil
	}
	part := l.partOfPair(c)
	// "Of the 812 complaints, 203 were upheld - 25 per cent." names both terms,
	// where the sentence tells no third count that could be the whole.
	const partAndWhole = 2
	named := l.countsIn(m.sentence) == partAndWhole && part == c && part.base.number >= 0 && !ofBase && before != "," && l.sameClause(c.to, m.from)
	// "It made 58 recommendations. 51 of them were accepted - 78 per cent - and": so does what "them" can only mean.
	named = named || l.countsIn(m.sentence) == 1 && part == c && part.base.these && l.at(c.to).text == "of" && !ofBase && before == "-" && l.sameClause(c.to, m.from)
	points := pointedPoints
	if l.countsIn(m.sentence) == 1 && after.kind >= stop && l.sameClause(c.to, m.from) {
		points = ownPoints - 1 // Only 158 were referred, less than one per cent.
	}
	return &tie{part, points, false, named, "the count told before it"}
}

// sameClause says whether no sign and no second clause stands between.
func (l linker) sameClause(from, to int) bool {
	for k := from; k < to-1; k++ {
		t := l.at(k)
		if t.kind == sign && t.text != "-" && t.text != "'" && t.text != `"` || t.text == "while" || t.text == "which" || l.starts[k] != nil && l.starts[k].kind != Duration {
			return false
		}
	}
	return true
}

// onlyCountBut says whether c is the only count of its sentence that is not a
// base, and is of the same things as the share.
func (l linker) onlyCountBut(c, m *mention) bool {
	span := l.sentences[c.sentence]
	for _, o := range l.mentions[span[0]:span[1]] {
		if o != c && o.isCount() && o.from < m.from && o != l.baseOf(c) {
			return false
		}
	}
	return true
}

func (l linker) paragraphNear(a, b *mention) bool {
	return l.paragraph[b.sentence]-l.paragraph[a.sentence] <= 1
}
