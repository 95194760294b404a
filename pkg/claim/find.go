package claim

import (
	"math/big"
	"strings"
)

// finder goes over the tokens of a text once and finds its figures.
type finder struct {
	text     string
	tokens   []token
	mentions []*mention
	brackets int // brackets opened so far
	inside   int // the bracket now open, 0 for none
	words    lexicon
	items    int                  // the last (2) of a list in the sentence or the paragraph
	years    map[string]bool      // the years that the text names, once asked for
	read     [remembered]struct { // the numbers read last, for most are asked for again
		at int
		quantity
		ok bool
	}
}

// remembered is how many of the numbers read last are kept.
const remembered = 8

// at is token i; beyond the ends there is the end of a paragraph.
func (f *finder) at(i int) token {
	if i < 0 || i >= len(f.tokens) {
		return token{kind: newPart}
	}
	return f.tokens[i]
}

// find is every figure of a text in reading order.
func find(text string) *finder {
	f := &finder{text: text, tokens: lex(text), words: words()}
	for i := 0; i < len(f.tokens); {
		i += f.step(i)
	}
	return f
}

// step reads the figure at token i, or passes over what is none.
func (f *finder) step(i int) int {
	t := f.at(i)
	switch {
	case t.kind == sign && (t.text == "(" || t.text == "["):
		f.brackets++
		f.inside = f.brackets
	case t.kind == sign && (t.text == ")" || t.text == "]"), t.kind >= stop:
		f.inside = 0
	}
	if t.kind == newPart {
		f.items = 0
	}
	if t.kind == word && !f.mayBegin(t.text) || t.kind >= stop {
		return 1
	}
	hedge, used := f.hedge(i)
	direction := f.signed(i)
	if direction != 0 {
		used = 1
	}
	core := i + used
	if n := f.skip(core); n > 0 {
		return used + n
	}
	m, n := f.figure(core, hedge)
	if n == 0 && used > 0 {
		return 1
	}
	if n == 0 {
		return 1
	}
	if f.wordOne(m, core, n) {
		return used + n
	}
	m.changesBy(direction)
	f.keep(m, i, core, core+n)
	return m.to - i
}

// mayBegin says whether a figure, or what looks like one, can begin with a word:
// what most words of a text cannot.
func (f *finder) mayBegin(text string) bool {
	if len(f.words["hedge"][text]) > 0 || text == "a" || text == "c" || text == "ca" || text == "quarter" {
		return true
	}
	if _, ok := small(text); ok {
		return true
	}
	if _, ok := tens(text); ok {
		return true
	}
	switch text {
	case "half", "minus", "tenfold", "twofold", "threefold", "fourfold", "fivefold", "doubled", "doubling", "doubles", "double", "twice", "trebled", "tripled", "trebling", "tripling", "quadrupled", "halved", "halving",
		"dozens", "scores", "hundreds", "thousands", "millions":
		return true
	}
	return false
}

// hedge is the longest hedge at token i. "Complaints about 17 officers" and
// "concerns over 12" are no hedges.
func (f *finder) hedge(i int) (Hedge, int) {
	p, ok := f.phrase("hedge", i)
	if !ok {
		return f.boundSign(i)
	}
	if len(p.words) == 1 && strings.Contains(" about over around some above below under ", " "+p.words[0]+" ") && (f.aboutSomething(i) || p.words[0] == "over" && f.takenOver(i)) {
		return Bare, 0
	}
	h := hedgeNamed(p.means)
	if len(p.words) == 2 && p.words[0] == "up" && f.stands(i) {
		return Bare, 0
	}
	if (h == MoreThan || h == FewerThan) && f.comparison(i, len(p.words)) && !f.proportionAt(i+len(p.words)) {
		return Bare, 0
	}
	return h, len(p.words)
}

// aboutSomething says whether the preposition belongs to the word before it.
func (f *finder) aboutSomething(i int) bool {
	switch f.at(i - 1).text {
	case "complaint", "complaints", "allegation", "allegations", "concern", "concerns", "question", "questions", "information",
		"complained", "claims", "spoke", "inquiry", "inquiries", "enquiries", "talks", "dispute", "investigation", "investigations",
		"details", "report", "reports", "controversy", "anger", "row", "cases", "those", "made", "appeals", "action":
		return true
	}
	return false
}

// stands says whether "up to" tells where a number went: "is up to 41 from 29".
func (f *finder) stands(i int) bool {
	const words = 2 // up to
	q, ok := f.quantity(i + words)
	if !ok || !isBeing(f.at(i-1).text) && f.at(i-1).text != "is" && f.at(i-1).text != "are" && f.at(i-1).text != "now" {
		return false
	}
	at := i + words + q.tokens
	if f.words.is("unit", f.at(at).text) {
		at++
	}
	_, from := f.quantity(at + 1)
	return f.at(at).text == "from" && from
}

// takenOver says whether "over" tells what was ruled on or done about: "No action
// was taken over 12 of them", "officers were disciplined over 12 complaints".
func (f *finder) takenOver(i int) bool {
	switch f.at(i - 1).text {
	case "ruled", "presided", "apologised", "resigned":
		return true
	case "taken":
		before := f.at(i - 2).text
		return before == "action" || isBeing(before) && f.at(i-3).text == "action" || f.at(i-3).text == "steps"
	case "disciplined", "dismissed", "sacked", "suspended", "criticised", "reprimanded", "warned", "sued", "charged", "investigated", "arrested", "questioned":
		return isBeing(f.at(i - 2).text)
	}
	return false
}

func isBeing(word string) bool {
	return word == "was" || word == "were" || word == "been" || word == "being"
}

// comparison says whether "fewer than N" compares with another year instead of
// bounding: "fewer than 87,768 the year before".
func (f *finder) comparison(i, hedge int) bool {
	q, ok := f.quantity(i + hedge)
	if !ok {
		return false
	}
	at := i + hedge + q.tokens
	for range 3 {
		if f.at(at).kind != word || f.refersBack(at) {
			break
		}
		if text := f.at(at).text; text == "were" || text == "was" {
			return false // more than 400 complaints were made last year
		}
		at++
	}
	return f.refersBack(at) && !(f.at(at).text == "last" && f.at(i-1).kind >= stop)
}

// proportionAt says whether a proportion stands at token i: "fewer than one in
// ten complaints last year" bounds, for it compares no number.
func (f *finder) proportionAt(i int) bool {
	if _, n := f.partOf(i); n > 0 {
		return true
	}
	q, ok := f.quantity(i)
	return ok && (f.percentWords(i+q.tokens) > 0 || f.inEvery(&mention{}, q, i+q.tokens) > 0)
}

// refersBack says whether the words at token i name an earlier period.
func (f *finder) refersBack(i int) bool {
	switch f.at(i).text {
	case "the", "a", "in", "last", "for", "during", "over":
	default: // five years earlier
		return isTimeUnit(f.at(i+1).text) && isAgo(f.at(i+2).text)
	}
	for _, p := range [...]string{"the year before", "the previous", "a year earlier", "the year earlier", "the year previously", "a year before",
		"in the previous", "last year", "the preceding", "in the preceding", "the prior", "in the year before", "a year ago", "a year previously", "the year prior", "the quarter before", "the month before", "the financial year before",
		"a decade earlier", "a decade ago", "a decade before", "the 12 months before", "in the 12 months before",
		"for the previous", "during the previous", "over the previous", "in the quarter before"} {
		if f.words3(i, p) {
			return true
		}
	}
	if f.sameOfOld(i) {
		return true
	}
	if f.at(i).text == "the" { // the three years before
		if q, ok := f.quantity(i + 1); ok && isTimeUnit(f.at(i+1+q.tokens).text) {
			return isAgo(f.at(i + 2 + q.tokens).text)
		}
	}
	return (f.at(i).text == "in" || f.at(i).text == "for") && f.yearAt(i+1) > 0 && f.at(i-1).kind == word
}

// isAgo says whether a word makes a stretch of time one that has passed before.
func isAgo(word string) bool {
	switch word {
	case "ago", "before", "earlier", "previously":
		return true
	}
	return false
}

// sameOfOld reads "in the same quarter of 2007", "the corresponding period last
// year", "over the same months a year earlier".
func (f *finder) sameOfOld(i int) bool {
	if t := f.at(i).text; t == "in" || t == "for" || t == "during" || t == "over" {
		i++
	}
	if f.at(i).text != "the" {
		return false
	}
	switch f.at(i + 1).text {
	case "same", "corresponding", "equivalent", "comparable":
	default:
		return false
	}
	const far = 4
	for k := i + 2; k < i+2+far && f.at(k).kind < stop; k++ {
		switch t := f.at(k).text; {
		case (t == "of" || t == "in") && f.yearAt(k+1) > 0, (t == "of" || t == "in") && (f.words3(k+1, "last year") || f.words3(k+1, "the previous") || f.words3(k+1, "the year before")):
			return true
		case f.words3(k, "last year"), f.words3(k, "a year"), f.words3(k, "the year before"), f.words3(k, "the previous"), f.words3(k, "the year earlier"), f.words3(k, "12 months earlier"), f.words3(k, "the prior"):
			return true
		}
	}
	return false
}

// words3 says whether the words of p stand at token i.
func (f *finder) words3(i int, p string) bool {
	for w := range strings.FieldsSeq(p) {
		if f.at(i).text != w {
			return false
		}
		i++
	}
	return true
}

// phrase is the longest phrase of a class at token i.
func (f *finder) phrase(class string, i int) (phrase, bool) {
	if f.at(i).kind != word {
		return phrase{}, false
	}
	for _, p := range f.words[class][f.at(i).text] {
		if f.has(p, i) {
			return p, true
		}
	}
	return phrase{}, false
}

// means is what a phrase of a class at token i means.
func (f *finder) means(class string, i int) string {
	p, _ := f.phrase(class, i)
	return p.means
}

func (f *finder) has(p phrase, i int) bool {
	for k, w := range p.words {
		if f.at(i+k).text != w {
			return false
		}
	}
	return true
}

// keep enters a figure that begins with its hedge at from and with itself at core.
func (f *finder) keep(m *mention, from, core, to int) {
	m.from, m.core, m.to = from, core, to
	m.sentence, m.bracket = f.at(core).sentence, f.inside
	if from < core && m.Hedge != Bare {
		m.hedgeWords = strings.TrimSpace(f.text[f.at(from).start:f.at(core-1).end])
	}
	if p, ok := f.phrase("after", to); ok && m.Hedge == Bare {
		m.Hedge, m.hedgeWords = hedgeNamed(p.means), strings.Join(p.words, " ")
		m.to += len(p.words)
	}
	if t := f.at(to); t.text == "+" && t.glued && m.Hedge == Bare && m.Form == Plain && m.Top == nil { // 100+ complaints
		m.Hedge, m.hedgeWords = AtLeast, "+"
		m.to++
	}
	m.unsure = m.kind == Count && f.unsure(core) || from < core && f.at(from).kind == sign && m.Hedge != Bare // a sign is no word
	m.start, m.end = f.at(m.from).start, f.at(m.to-1).end
	m.base.number = -1
	f.mentions = append(f.mentions, m)
}

// unsure says whether a count may be something else: the year of "of the 2014
// complaints", the end of a numeral that is written with a space.
func (f *finder) unsure(i int) bool {
	return f.ofTheYear(i) || f.groupAt(i) && isGroupStart(f.at(i-1).text) || f.groupAt(i+1) && isGroupStart(f.at(i).text)
}

// figure reads one figure at token i, without its hedge, and how many tokens it
// took; 0 where there is none.
func (f *finder) figure(i int, hedge Hedge) (*mention, int) {
	for _, form := range [...]func(int) (*mention, int){f.partOf, f.multiple, f.magnitude, f.number} {
		if m, n := form(i); n > 0 {
			m.Hedge = hedge
			return m, n
		}
	}
	return nil, 0
}

// partOf reads half, a third, two thirds, three-quarters.
func (f *finder) partOf(i int) (*mention, int) {
	if n, of, used := f.fraction(i); used > 0 && !f.isDigits(i-1) {
		if used > 1 && !f.isFraction(i) {
			return nil, 0
		}
		return f.partOfScale(f.part(n, of), i, used)
	}
	if f.at(i).text == "half" || f.words3(i, "a half") || f.words3(i, "one half") {
		return f.halfAt(i)
	}
	n, used := int64(0), 0
	if f.at(i).text == "a" {
		n, used = 1, 1
	} else if v, ok := small(f.at(i).text); ok && v > 0 {
		n, used = v, 1
	}
	at := i + used
	if f.hyphen(at) {
		at++
	}
	of, ok := ordinal(f.at(at).text)
	if used == 0 || !ok || f.at(at).kind != word || n >= of || (n > 1) != strings.HasSuffix(f.at(at).text, "s") {
		return nil, 0
	}
	if n == 1 && !f.isPart(i, at+1) {
		return nil, 0
	}
	return f.partOfScale(f.part(n, of), i, at+1-i)
}

// partOfScale reads a quarter of a million as the count that it is.
func (f *finder) partOfScale(m *mention, i, used int) (*mention, int) {
	at := i + used
	if f.at(at).text != "of" || f.at(at+1).text != "a" || !f.scaleWord(at+2) {
		return m, used
	}
	by, _ := scale(f.at(at + 2).text)
	count := &mention{kind: Count}
	count.Value, count.Unit = new(big.Rat).Mul(m.Value, big.NewRat(by, 1)), big.NewRat(by/10, 1)
	return count, used + 3
}

// isFraction tells the 1/3 of "1/3 of complaints" from a date and from two counts.
func (f *finder) isFraction(i int) bool {
	if f.at(i+3).text == "of" && f.yearAt(i+4) == 0 && !isMonth(f.at(i+4)) {
		return true
	}
	return f.words.is("hedge", f.at(i-1).text) && f.at(i-1).text != "up"
}

func (f *finder) part(n, of int64) *mention {
	m := &mention{kind: Share}
	m.Form, m.Value, m.Unit = PartOf, big.NewRat(n, of), big.NewRat(1, of)
	return m
}

// halfAt takes half where it is a part of something, not a half-hour, the first
// half or half a million.
func (f *finder) halfAt(i int) (*mention, int) {
	at := i + 1
	if f.at(i).text != "half" {
		at++
	}
	switch before, after := f.at(i-1).text, f.at(at); {
	case f.at(at).text == "-" && f.at(at).glued, after.text == "hour", after.text == "hours", after.text == "term", after.text == "time", after.text == "year", after.text == "years", after.text == "day", after.text == "way":
		return nil, 0
	case before == "first" || before == "second" || before == "other" || before == "better" || before == "latter" || before == "and" && at == i+2:
		return nil, 0
	case before == "-" || after.text == "a" && !f.scaleWord(at+1):
		return nil, 0
	case after.text == "a":
		by, _ := scale(f.at(at + 1).text)
		m := &mention{kind: Count}
		m.Value, m.Unit = big.NewRat(by/2, 1), big.NewRat(by/10, 1)
		return m, at + 2 - i
	}
	return f.part(1, 2), at - i
}

// isPart tells "a third of them", "by a third" from "a third man" and "a
// quarter of 2021".
func (f *finder) isPart(i, after int) bool {
	next := f.at(after)
	if next.text == "of" {
		return f.yearAt(after+1) == 0 && f.at(after+1).text != "the" || f.at(after+1).text == "the" && f.at(after+2).text != "year" && f.at(after+2).text != "financial"
	}
	if f.at(i-1).text == "by" || f.at(i-1).text == "than" && (f.at(i-2).text == "more" || f.at(i-2).text == "less") || i > 0 && f.words.is("hedge", f.at(i-1).text) || next.kind >= stop || next.kind == sign && (next.text != "-" || !next.glued) {
		return true
	}
	switch next.text {
	case "more", "fewer", "less", "higher", "lower", "were", "was", "led", "had", "resulted", "ended", "came", "related", "involved", "rise", "increase", "drop", "fall", "in", "on", "from", "compared", "to":
		return true
	case "are", "have", "do", "say", "go", "come", "end", "lead", "take", "get", "face", "concern", "involve", "relate", "remain", "stem", "result":
		return true // many, so no third one
	}
	return false
}

// multiple reads doubled, halved, "three times as many".
func (f *finder) multiple(i int) (*mention, int) {
	if t := f.at(i); t.kind == digits && !f.mayMultiply(i+1) {
		return nil, 0
	}
	m := &mention{kind: Change, grown: true}
	m.Form, m.Unit, m.direction = Times, big.NewRat(1, 1), 1
	after := f.at(i + 1).text
	switch f.at(i).text {
	case "doubled", "doubling", "doubles":
		m.Value = big.NewRat(2, 1)
	case "double", "twice":
		if after != "the" && after != "as" && after != "that" && f.at(i-1).text != "than" && !f.words.is("hedge", f.at(i-1).text) {
			return nil, 0
		}
		m.Value, m.grown = big.NewRat(2, 1), false
	case "trebled", "tripled", "trebling", "tripling", "trebles", "triples":
		m.Value = big.NewRat(3, 1)
	case "quadrupled", "quadrupling", "quadruples":
		m.Value = big.NewRat(4, 1)
	case "halved", "halving":
		m.Value, m.direction = big.NewRat(1, 2), -1
	default:
		n, ok := foldWord(f.at(i).text)
		if !ok {
			return f.times(i, m)
		}
		if !f.foldOfChange(i, i+1) {
			return nil, 0
		}
		m.Value, m.timesMore = big.NewRat(n, 1), true
	}
	return m, 1
}

// mayMultiply says whether a numeral that token i stands behind may be a multiple.
func (f *finder) mayMultiply(i int) bool {
	switch t := f.at(i); t.text {
	case "times", "and", "fold", "-":
		return true
	default:
		_, of := vulgar(t.text)
		return of > 0
	}
}

// foldWord is the number that fold is written together with.
func foldWord(text string) (int64, bool) {
	name, ok := strings.CutSuffix(text, "fold")
	n, known := small(name)
	return n, ok && known && n > 1
}

// fold reads "a tenfold increase", "rose 3-fold", and not "the aim is twofold".
func (f *finder) fold(i int, q quantity, m *mention) (*mention, int) {
	at := i + q.tokens
	if f.hyphen(at) {
		at++
	}
	if f.at(at).text != "fold" || !f.foldOfChange(i, at+1) {
		return nil, 0
	}
	m.Assertion.Value, m.Unit, m.timesMore = q.Value, q.Unit, true
	return m, at + 1 - i
}

// foldOfChange says whether a word of change stands before or behind a fold.
func (f *finder) foldOfChange(i, end int) bool {
	for _, k := range [...]int{i - 1, i - 2, i - 3, end, end + 1} {
		if _, ok := f.phrase("up", k); ok && f.at(k).sentence == f.at(i).sentence {
			return true
		}
	}
	return false
}

// times reads "three times as many", "three times the number".
func (f *finder) times(i int, m *mention) (*mention, int) {
	q, ok := f.quantity(i)
	if !ok || q.broken {
		return nil, 0
	}
	if f.at(i+q.tokens).text != "times" {
		return f.fold(i, q, m)
	}
	switch f.at(i + q.tokens + 1).text {
	case "as", "the", "more", "higher", "that":
		m.Assertion.Value, m.Unit = q.Value, q.Unit
		m.grown = false
		m.timesMore = f.at(i+q.tokens+1).text == "more" || f.at(i+q.tokens+1).text == "higher"
		return m, q.tokens + 1
	}
	return nil, 0
}

// magnitudeOf is the least number that dozens, hundreds and the like stand for.
func magnitudeOf(word string) int64 {
	switch word {
	case "dozens":
		return 24
	case "scores":
		return 40
	case "hundreds":
		return 200
	case "thousands":
		return 2000
	case "millions":
		return 2000000
	}
	return 0
}

// magnitude reads dozens, scores, hundreds of thousands.
func (f *finder) magnitude(i int) (*mention, int) {
	least := magnitudeOf(f.at(i).text)
	if least == 0 && f.at(i).text != "a" && f.at(i).text != "half" {
		return nil, 0
	}
	m := &mention{kind: Count}
	m.Form, m.Unit = Magnitude, big.NewRat(1, 1)
	switch {
	case f.words3(i, "a dozen"):
		m.Form, m.Value = Plain, big.NewRat(12, 1)
		return m, 2
	case f.words3(i, "half a dozen"):
		m.Form, m.Value = Plain, big.NewRat(6, 1)
		return m, 3
	case f.words3(i, "half - a - dozen"):
		m.Form, m.Value = Plain, big.NewRat(6, 1)
		return m, 5
	case f.words3(i, "a score of") && f.words.is("unit", f.at(i+3).text):
		m.Form, m.Value = Plain, big.NewRat(20, 1)
		return m, 2
	case least == 0 || f.at(i).kind != word || least == 40 && f.at(i+1).text != "of":
		return nil, 0
	case f.at(i+1).text == "of" && (f.at(i+2).text == "thousands" || f.at(i+2).text == "millions"):
		m.Value = big.NewRat(least*magnitudeOf(f.at(i+2).text)/2, 1)
		return m, 3
	}
	m.Value = big.NewRat(least, 1)
	return m, 1
}
