package claim

import (
	"math/big"
	"slices"
)

// linker judges each figure by the others of the same text. It takes the
// readings that the grammar offers in a fixed order; the first that holds is
// told. A figure fails only where the text says outright which numbers it is
// made of, and no reading of them holds.
type linker struct{ *binder }

// near is how many figures on either side are looked at. It keeps the cost of a
// text linear in its length.
const nearby = 16

func link(b *binder) {
	l := linker{b}
	for i, m := range b.mentions {
		switch {
		case m.broken:
			m.found = &outcome{verdict: Unparsed, why: "the digits are too many to be a number"}
		case m.kind == Share:
			l.share(i, m)
		case m.kind == Change:
			l.change(i, m)
		case m.kind == Ratio, m.kind == Rate:
			l.ratio(i, m)
		}
	}
	l.sameWords()
	l.respectively()
	l.remainders()
	l.counts()
	l.shareByShare()
	l.changeByChange()
}

// around are the counts near mention i, nearest first on each side: those
// before, then those after.
func (l linker) around(i int) []*mention {
	var found []*mention
	for k := i - 1; k >= 0 && k >= i-nearby; k-- {
		if l.mentions[k].isCount() {
			found = append(found, l.mentions[k])
		}
	}
	for k := i + 1; k < len(l.mentions) && k <= i+nearby; k++ {
		if l.mentions[k].isCount() {
			found = append(found, l.mentions[k])
		}
	}
	return found
}

// term is a count that may be one side of a share, and how surely.
type term struct {
	m    *mention
	sure bool
	how  string
}

// share finds what a share is a share of, and judges it.
func (l linker) share(i int, m *mention) {
	if m.base.foreign {
		return
	}
	parts := l.parts(i, m)
	if len(parts) == 0 {
		l.grim(m)
		return
	}
	var first, doubtful *outcome
	sure := false
	for _, part := range parts {
		for _, whole := range l.wholes(i, m, part.m) {
			o := l.judgeShare(m, part, whole)
			if o == nil {
				continue
			}
			if first == nil {
				first, sure = o, part.sure && whole.sure
			}
			class := o.verdict.Class()
			if class == OK || class == Warn && o == first {
				l.settle(m, o)
				return
			}
			if class == Warn && doubtful == nil && whole.m.subject != "" && (whole.m.subject == m.base.unit || whole.m.subject == part.m.subject) {
				doubtful = o
			}
		}
	}
	if doubtful != nil {
		l.settle(m, doubtful)
		return
	}
	l.unmatched(i, m, first, sure)
}

// settle enters the outcome of a reading; where the words name the base of
// another place, that is said.
func (l linker) settle(m *mention, o *outcome) {
	if m.base.elsewhere && o.verdict.Class() == OK {
		o.verdict = Ambiguous
		o.how = "fits the text's own total, but the words name another base"
	}
	m.found = o
}

// unmatched is a share that no reading bears out. It fails only where its terms
// are sure; otherwise nothing is said against it.
func (l linker) unmatched(i int, m *mention, first *outcome, sure bool) {
	if first == nil || !sure || l.unread(m) || l.ofAnotherYear(first.sources[0], m) || m.base.elsewhere || m.base.narrowed || m.Top != nil {
		return
	}
	if o := l.otherReading(i, m, first); o != nil {
		m.found = o
		return
	}
	first.slip = l.slip(m, first)
	m.found = first
}

// ofAnotherYear says whether a part is told for comparison: "compared with 50
// (eight per cent) the year before". Its whole is not the one told.
func (l linker) ofAnotherYear(part, m *mention) bool {
	if l.marksOlder(part, part) || l.refersBackAfter(part) || l.refersBackAfter(m) {
		return true
	}
	for k := m.to; k < m.to+3; k++ {
		if l.refersBack(k) {
			return true
		}
	}
	return false
}

// judgeShare judges one reading; nil where it is none.
func (l linker) judgeShare(m *mention, part, whole term) *outcome {
	k, n := part.m.Value, whole.m.Value
	if n.Sign() == 0 || k.Cmp(n) >= 0 || part.m == whole.m || !l.narrowedFits(m, whole.m) {
		return nil
	}
	o := ratioOutcome(m, k, n, 100)
	o.sources = []*mention{part.m, whole.m}
	o.how = part.how
	return o
}

// narrowedFits says whether a count can be the base of a share "of those
// investigated": the same must be said of it.
func (l linker) narrowedFits(m, whole *mention) bool {
	if !m.base.narrowed || l.baseOf(m) == whole {
		return true
	}
	for _, p := range m.base.predicates {
		if slices.Contains(whole.predicates, p) {
			return true
		}
	}
	return false
}

// ratioOutcome judges m by a fraction; scale is 100 for per cents.
func ratioOutcome(m *mention, k, n *big.Rat, scale int64) *outcome {
	r := new(big.Rat).Quo(k, n)
	return &outcome{verdict: m.Judge(r), computed: new(big.Rat).Mul(r, big.NewRat(scale, 1)), part: k, of: n}
}

// parts are the counts that a share may be printed for, surest first.
func (l linker) parts(i int, m *mention) []term {
	if c := l.bracketOf(i, m); c != nil {
		return []term{{c, true, "the count beside it"}}
	}
	if c := l.beside(i, m); c != nil {
		return []term{*c}
	}
	if terms := l.pointedAt(i, m); len(terms) > 0 {
		return terms
	}
	if terms := l.pairBehind(i, m); len(terms) > 0 {
		return terms
	}
	if terms := l.appended(i, m); len(terms) > 0 {
		return terms
	}
	return l.sameSaid(i, m)
}

// appended is the count that follows a share and its base between commas, or
// after "or": "60 per cent of the 1,200 complaints, 720, were", "3% of the 2,500
// led to action, or 75 cases".
func (l linker) appended(i int, m *mention) []term {
	for k := i + 1; k < len(l.mentions) && k <= i+2; k++ {
		c := l.mentions[k]
		if c.sentence != m.sentence || !c.isTerm() || c.bracket != m.bracket {
			return nil
		}
		before, after := l.at(c.from-1), l.at(c.to)
		inAll := before.text == "," && (l.words3(c.to, "in all") || l.words3(c.to, "in total") || l.at(c.to).text == "altogether")
		if before.text == "or" && l.at(c.from-2).text == "," || inAll || before.text == "," && after.text == "," && c != l.baseOf(m) {
			return []term{{c, false, "the count beside it"}}
		}
	}
	return nil
}

// pairBehind is the "X of the Y" that follows a share in its sentence: "four in
// ten were dismissed, with 154 of the 384 gone".
func (l linker) pairBehind(i int, m *mention) []term {
	if i+2 >= len(l.mentions) || m.bracket > 0 {
		return nil
	}
	c := l.mentions[i+1]
	if c.sentence != m.sentence || !c.isTerm() || l.baseOf(c) != l.mentions[i+2] {
		return nil
	}
	return []term{{c, false, "the counts told after it"}}
}

// bracketOf is the count that shares a bracket with the share: "1,872 (90 per
// cent)", "3% (4,575) of", "half of all the appeals - 13 of 26 -".
func (l linker) bracketOf(i int, m *mention) *mention {
	if i > 0 && m.bracket > 0 {
		c := l.mentions[i-1]
		if c.isTerm() && c.bracket == 0 && l.at(m.from-1).text == "(" && l.onlyWords(c.to, m.from-1, 6) {
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
	if i := l.indexOf(c); i > 0 {
		if p := l.mentions[i-1]; p.isTerm() && l.baseOf(p) == c && p.sentence == c.sentence && c.from-p.to < 6 {
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

// beside is the count that a share stands beside, set off by commas or dashes:
// "2,033, 91 per cent, resulted", "34 complaints, or 3 per cent,".
func (l linker) beside(i int, m *mention) *term {
	if i == 0 {
		return nil
	}
	c := l.mentions[i-1]
	if !c.isTerm() || c.sentence != m.sentence || c.bracket != m.bracket {
		return nil
	}
	sep := m.from - 1
	or := l.at(sep).text == "or"
	if or {
		sep--
	}
	after := l.at(m.to)
	closed := after.text == "," || after.text == "-" || after.text == ")" || after.text == ";" || after.kind >= stop
	if s := l.at(sep).text; s != "," && s != "-" && s != ":" || !l.onlyWords(c.to, sep, 7) && !l.pairThen(c, sep) {
		return nil
	}
	whole := after.text == "of" && (m.base.all || m.base.these || m.base.number >= 0)
	if !or && !closed && !whole {
		return nil
	}
	sure := or || closed && (l.at(c.to).text == "," || l.at(c.to).text == "-")
	const unitOnly = 1 // 75 of the 150 appeals, 50 per cent, came: both terms are named
	part := l.partOfPair(c)
	sure = sure || closed && part != c && sep-c.to <= unitOnly && l.at(sep).text != ":" && l.starts[m.to+1] == nil
	return &term{part, sure, "the count beside it"}
}

// pairThen says whether c ends "48 of 600" and only its clause stands up to the
// sign: "48 of 600 were upheld, or eight per cent".
func (l linker) pairThen(c *mention, sep int) bool {
	const far = 7
	return l.partOfPair(c) != c && l.sameClause(c.to, sep+1) && sep-c.to < far
}

// pointers are the words that make a share say in per cent what was just said
// as a count.
func (l linker) pointsBack(m *mention) bool {
	for k, n := m.from-1, 0; n < 6 && k >= l.begins[m.sentence]; k, n = k-1, n+1 {
		switch l.at(k).text {
		case "that", "this":
			return l.at(k+1).text == "is" || l.at(k+1).text == "was" || l.at(k+1).text == "means" || l.at(k+1).text == "meant" || l.at(k+1).text == "represents" || l.at(k+1).text == "equates" || l.at(k+1).text == "amounts" || l.at(k+1).text == "represented"
		case "it", "which":
			next := l.at(k + 1).text
			return next == "meant" || next == "means" || next == "is" && l.at(k).text == "which" || next == "was" && l.at(k).text == "which" || next == "represents" || next == "equates" || next == "accounted" || next == "accounts" || next == "amounts" || next == "represented" || next == "amounted"
		case "meaning", "representing", "equating", "equivalent", "equal", "amounting", "accounting":
			return true
		}
		if l.starts[k] != nil {
			return false
		}
	}
	return false
}

// pointedAt is the count that "that is", "it meant" or "which accounted for"
// refers to.
func (l linker) pointedAt(i int, m *mention) []term {
	if !l.pointsBack(m) {
		return l.trailing(i, m)
	}
	var terms []term
	sentence := -1
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		c := l.mentions[k]
		if sentence < 0 && c.sentence >= m.sentence-1 && l.paragraphNear(c, m) {
			sentence = c.sentence
		}
		if c.sentence != sentence || !c.isCount() {
			continue
		}
		terms = append(terms, term{c, len(terms) == 0 && l.onlyCountBut(c, m), "the count told before it"})
	}
	return terms
}

func (l linker) paragraphNear(a, b *mention) bool {
	return l.paragraph[b.sentence]-l.paragraph[a.sentence] <= 1
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

// baseOf is the count that c is said to be of, or nil.
func (l linker) baseOf(c *mention) *mention {
	if c.base.number < 0 {
		return nil
	}
	return l.mentions[c.base.number]
}

// trailing is the count before a share that closes the sentence after a dash:
// "38 led to a finding - 24 per cent."
func (l linker) trailing(i int, m *mention) []term {
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
		return []term{{part, part.base.number >= 0 && part == c, "the count told before it"}}
	}
	set := before == "-" || before == "," || before == ":"
	ofBase := after.text == "of" && (m.base.all || m.base.number >= 0 || l.at(m.to+1).text == "those") && l.sameClause(c.to, m.from)
	aside := before == "," && after.text == "," && l.sameClause(c.to, m.from) // 285 were settled locally, 75 per cent, and
	if !set || after.kind < stop && after.text != "-" && !ofBase && !aside {
		return nil
	}
	part := l.partOfPair(c)
	// "Of the 812 complaints, 203 were upheld - 25 per cent." names both terms,
	// where the sentence tells no third count that could be the whole.
	const partAndWhole = 2
	named := l.countsIn(m.sentence) == partAndWhole && part == c && part.base.number >= 0 && !ofBase && before != "," && l.sameClause(c.to, m.from)
	return []term{{part, named, "the count told before it"}}
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

// sameSaid are the counts of which the text says the same as of the share, such
// as that they were upheld. They are never sure.
func (l linker) sameSaid(i int, m *mention) []term {
	var terms []term
	if len(m.predicates) == 0 {
		return nil
	}
	for _, c := range l.around(i) {
		if slices.Contains(c.predicates, m.predicates[0]) && l.sameThings(m, c) && c.placeFits(m) && c.periodFits(m) {
			terms = append(terms, term{c, false, "the count of which the same is said"})
		}
	}
	return terms
}

// sameThings says whether share and count speak of the same unit.
func (l linker) sameThings(m, c *mention) bool {
	return m.base.unit == c.subject || m.base.unit == "" || c.subject == "" && (c.base.these || c.sentence == m.sentence)
}

func (m *mention) placeFits(o *mention) bool {
	return m.place == "" || o.place == "" || m.place == o.place
}

func (m *mention) periodFits(o *mention) bool {
	return m.period == "" || o.period == "" || m.period == o.period
}
