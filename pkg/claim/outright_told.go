package claim

import (
	"math/big"
	"slices"
	"strings"
)

// reader goes over the words of a sentence from left to right and takes what it
// is asked for, nothing else: what it has read to the end is told outright.
type reader struct {
	linker
	at int
}

// opening is a reader at the first word of a sentence.
func (l linker) opening(sentence int) *reader {
	at := l.begins[sentence]
	for l.at(at).kind == sign && at < l.begins[sentence]+2 {
		at++
	}
	return &reader{l, at}
}

// word takes one of some words or signs, where it stands here.
func (r *reader) word(any ...string) bool {
	if t := r.linker.at(r.at); t.kind < stop && slices.Contains(any, t.text) {
		r.at++
		return true
	}
	return false
}

// figure takes the figure that begins here, or nil.
func (r *reader) figure() *mention {
	m := r.starts[r.at]
	if m == nil || m.from != r.at {
		return nil
	}
	r.at = m.to
	return m
}

// unit takes the thing counted: "complaints", "formal complaints", "public
// complaints made".
func (r *reader) unit() string {
	r.word("formal", "public", "recorded", "police", "misconduct")
	p, ok := r.phrase("unit", r.at)
	if !ok {
		return ""
	}
	r.at += len(p.words)
	r.word("made", "received", "recorded", "logged", "lodged")
	return p.means
}

// counted takes the thing counted and the one thing that is said of it: "officers
// dismissed", "officers who faced a hearing".
func (r *reader) counted() string {
	unit := r.unit()
	if unit == "" {
		return ""
	}
	if p, ok := r.phrase("predicate", r.at); ok {
		r.at += len(p.words)
		return unit
	}
	const far = 8
	t := r.linker.at(r.at)
	switch {
	case t.text == "who", t.text == "of", t.text == "about", t.text == "involving": // up to the comma
		k := r.at + 1
		for ; r.linker.at(k).kind == word && r.starts[k] == nil && k < r.at+far; k++ {
		}
		r.at = k
	case t.kind == word && strings.HasSuffix(t.text, "ed") && !r.verb():
		r.at++
	}
	return unit
}

// own takes the words before a number by which it is all there is.
func (r *reader) own() {
	r.word("all")
	r.word("the", "these", "those", "its", "their")
	r.word("force's", "constabulary's")
}

// verb says whether a verb in the plural stands here.
func (r *reader) verb() bool {
	switch r.linker.at(r.at).text {
	case "were", "was", "are", "had", "have", "led", "resulted", "came", "ended", "went", "resigned", "retired", "involved", "related", "concerned", "alleged", "took", "received", "faced", "said", "felt", "thought", "got", "made", "found", "did", "needed":
		return true
	}
	return false
}

// done says whether the sentence is over.
func (r *reader) done() bool { return r.linker.at(r.at).kind >= stop }

// closes says whether an aside ends here: at its other sign with a verb behind
// it, or with the sentence.
func (r *reader) closes(sep string) bool {
	if r.done() {
		return sep != "("
	}
	if sep == "(" {
		return r.word(")")
	}
	return r.word(sep) && r.verb()
}

// toldPair is the part and the whole of a share where its sentence sets the two
// beside the share as what it is made of, and leaves no word of that unread; or else
// tells nothing but the three.
func (l linker) toldPair(m *mention) (part, whole *mention, ok bool) {
	const figures, many = 3, 9
	if span := l.sentences[m.sentence]; span[1]-span[0] > many {
		return nil, nil, false
	}
	n := l.figuresIn(m.sentence)
	if n < figures || m.kind != Share || m.Top != nil || l.namesNoTruth(m) {
		return nil, nil, false
	}
	part, whole = l.partBehindWhole(m)
	if whole == nil {
		part, whole = l.wholeLeads(m)
	}
	if whole == nil && n == figures {
		if part, whole = l.wholeThenPart(m); whole == nil {
			part, whole = l.pairAside(m)
		}
		if whole == nil {
			return l.solePair(m)
		}
	}
	if whole == nil {
		return nil, nil, false
	}
	return part, whole, part.isPlainCount() && whole.isPlainCount() && part.Value.Cmp(whole.Value) < 0
}

// figuresIn is how many figures a sentence tells but for lengths of time.
func (l linker) figuresIn(sentence int) int {
	n := 0
	span := l.sentences[sentence]
	for _, m := range l.mentions[span[0]:span[1]] {
		if m.kind != Duration {
			n++
		}
	}
	return n
}

// namesNoTruth says whether the sentence does not say a figure to be so.
func (l linker) namesNoTruth(m *mention) bool {
	return l.narrowsChange(m) || l.weighted(m) || l.disowned(m) || l.comparesWithAim(m)
}

// partBehindWhole reads "half of the 300 complaints, 200, were", "a quarter of
// 400 complaints (180)".
func (l linker) partBehindWhole(m *mention) (part, whole *mention) {
	r := &reader{l, m.to}
	if !r.word("of") {
		return nil, nil
	}
	r.own()
	if whole = r.figure(); whole == nil || r.counted() == "" {
		return nil, nil
	}
	from := r.at
	if r.verb() {
		r.at = l.plainClause(r.at)
	}
	sep := l.at(r.at).text
	if !r.word(",", "-", "(", ":") || from < r.at-1 && sep != ":" {
		return nil, nil
	}
	if part = r.figure(); part == nil || sep == ":" && !r.done() || sep != ":" && !r.closes(sep) {
		return nil, nil
	}
	return part, whole
}

// wholeThenPart reads "Of the 487 complaints, 61 were upheld, 12.5 per cent.", where
// no word leads to another whole.
func (l linker) wholeThenPart(m *mention) (part, whole *mention) {
	r := l.opening(m.sentence)
	r.word("out")
	if !r.word("of") {
		return nil, nil
	}
	r.own()
	if whole = r.figure(); whole == nil || r.counted() == "" {
		return nil, nil
	}
	r.word(",")
	clause := m.from - 1
	if l.at(clause).text == "or" {
		clause--
	}
	if part = r.figure(); part == nil || !r.verb() || !l.onlyClause(r.at, clause) || l.leadsElsewhereBut(m.sentence, m, "these", "those", "or") {
		return nil, nil
	}
	end := m.to
	switch l.at(clause).text {
	case ",", "-", ":":
	case "(":
		if l.at(end).text != ")" {
			return nil, nil
		}
		end++
	default:
		return nil, nil
	}
	if l.at(end).kind < stop {
		return nil, nil
	}
	return part, whole
}

// wholeLeads reads "Of 500 complaints, one in five, or 150, were" and "Of 500
// complaints, 150, or one in five, were".
func (l linker) wholeLeads(m *mention) (part, whole *mention) {
	r := l.opening(m.sentence)
	if !r.word("of", "among") {
		return nil, nil
	}
	r.own()
	if whole = r.figure(); whole == nil || r.unit() == "" {
		return nil, nil
	}
	r.word(",")
	first := r.figure()
	comma := r.word(",")
	if first == nil || !r.word("or") {
		return nil, nil
	}
	second := r.figure()
	if second == nil || first != m && second != m || r.word(",") != comma || !r.verb() {
		return nil, nil
	}
	if first == m {
		return second, whole
	}
	return first, whole
}

// pairAside reads "5 per cent of officers, 60 of 1,000, were", "30 per cent of
// complaints were upheld: 330 of 1,000." and "more than 40 per cent (120 of 400)".
func (l linker) pairAside(m *mention) (part, whole *mention) {
	r := &reader{l, m.to}
	unit, said := "", ""
	if r.word("of") {
		r.word("all", "the")
		if unit = r.unit(); unit == "" {
			return nil, nil
		}
	} else if m.Form == OneIn || m.Form == InEvery {
		unit = r.unit()
	}
	if unit != "" {
		said = l.at(r.at - 1).text
	}
	from := r.at
	if unit != "" && r.verb() {
		r.at = l.plainClause(r.at)
	}
	sep := l.at(r.at).text
	clause := from < r.at // something is said of them
	if !r.word(",", "-", "(", ":") {
		return nil, nil
	}
	if part = r.figure(); part == nil || part.unit != "" && unit != "" && part.unit != unit && part.subject != unit || !r.word("of", "out") {
		return nil, nil
	}
	r.word("of")
	r.word("the", "a")
	if whole = r.figure(); whole == nil {
		return nil, nil
	}
	if of := r.unit(); of != "" && unit != "" && l.at(r.at-1).text != said {
		return nil, nil // half of officers were men: 12 of 40 constables
	}
	if (sep == ":" || sep == "," && clause) && !r.done() || sep != ":" && !r.closes(sep) {
		return nil, nil
	}
	return part, whole
}

// plainClause is the token behind a verb and what is said with it, where no word
// of that narrows who it is said of.
func (l linker) plainClause(k int) int {
	const far = 8
	for end := k + far; k < end && l.at(k).kind == word && l.starts[k] == nil; k++ {
		if next := l.at(k + 1).text; l.at(k).text == "in" && (next == "public" || next == "private") {
			continue
		}
		if l.at(k+1).kind == sign {
			continue // was complained about:
		}
		switch l.at(k).text {
		case "from", "by", "in", "with", "about", "against", "who", "whom", "which", "that", "at", "for", "on", "and", "or", "but", "than", "of", "as", "when", "where", "within", "among", "after", "before", "over", "under":
			return k
		}
	}
	return k
}

// byToldPair judges a share by the pair that is told beside it, wrong or not.
func (l linker) byToldPair(i int, m *mention) *outcome {
	part, whole, ok := l.toldPair(m)
	if !ok || l.brokenOff(m) || l.ofAnotherYear(part, m) || m.base.elsewhere || !part.placeFits(whole) || !part.periodFits(whole) {
		return nil
	}
	if m.base.narrowed && l.baseOf(m) != whole {
		return nil
	}
	o := ratioOutcome(m, part.Value, whole.Value, 100)
	o.sources, o.how = []*mention{part, whole}, "the two counts told beside it"
	if o.verdict.Class() != Fail {
		return o
	}
	if m.roundPair(part, whole) || l.fitsAnotherWhole(i, m, o) {
		return nil
	}
	if m.isBound() { // which half of all readings meet
		return o
	}
	if other := l.otherReading(i, m, o); other != nil {
		return other
	}
	o.slip = l.slip(m, o)
	return m.nearMiss(o)
}

// roundPair says whether a share may be right because its whole, in round
// hundreds, was rounded: by up to a twentieth beside a hedge or a fraction in
// words, which are wide themselves.
func (m *mention) roundPair(part, whole *mention) bool {
	if m.Form == Percent && m.Hedge == Bare {
		return m.roundedTerms(part, whole)
	}
	const round = 50 // the step of 100, 600, 1,100
	if whole.step().Cmp(big.NewRat(round, 1)) < 0 {
		return false
	}
	for _, by := range [...]*big.Rat{big.NewRat(19, 20), big.NewRat(21, 20)} {
		if n := new(big.Rat).Mul(whole.Value, by); m.Judge(new(big.Rat).Quo(part.Value, n)).Class() != Fail {
			return true
		}
	}
	return false
}

// nearMiss makes what misses the width of an approximation by no more than that
// width again doubtful instead of wrong: the widths are this project's own, and a
// writer's "circa 25 per cent" of 26.3 may be meant. A bound, and what lies on the
// other side than the word says, has no width.
func (m *mention) nearMiss(o *outcome) *outcome {
	if o.verdict != Contradicted || o.computed == nil || o.how == otherWay {
		return o
	}
	v, r := m.Value, new(big.Rat).Abs(o.computed)
	var t *big.Rat
	switch m.Form {
	case Plain, Percent, Points:
		t = m.tolerance()
	case Times:
		t = new(big.Rat).Quo(v, big.NewRat(20, 1))
	case OneIn: // one in ten, of one in 9.4
		const few = 5
		p := new(big.Rat).Quo(r, big.NewRat(100, 1))
		if m.Hedge == Bare && p.Sign() > 0 && v.Cmp(big.NewRat(few, 1)) >= 0 && distance(new(big.Rat).Inv(p), v).Cmp(big.NewRat(1, 1)) < 0 {
			o.verdict, o.how = Ambiguous, "nearer to another one in so many"
		}
		return o
	default:
		return o // five points are wide enough
	}
	switch {
	case m.Hedge == Almost && r.Cmp(v) >= 0, m.Hedge == JustOver && r.Cmp(v) <= 0:
		return o
	case m.Hedge != Almost && m.Hedge != JustOver && m.Hedge != About:
		return o
	case t == nil || distance(r, v).Cmp(add(t, t)) > 0:
		return o
	}
	o.verdict, o.how, o.slip = Ambiguous, "beyond the width that "+m.hedgeWords+" is given here, within twice that", ""
	return o
}
