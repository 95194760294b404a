package claim

import (
	"fmt"
	"math/big"
	"slices"
)

// settleTotal enters what the words say outright of a total and its parts.
func (l linker) settleTotal(m *mention, o *outcome) { m.found = l.sure(m, o) }

// splits looks at every sentence that takes a whole apart: "Of 600 complaints, 150
// were upheld, 300 were not upheld and 170 were withdrawn". A part that is larger
// than its whole is wrong; so is a whole that its parts exceed, where no thing can
// be two of them, and one that they miss, where the last is all the rest. Other
// parts that exceed it may overlap, so that it is doubtful.
func (l linker) splits() {
	for sentence, span := range l.sentences {
		if n := span[1] - span[0]; n < 2 || n > longestSum+1 {
			continue
		}
		if s := l.splitOf(sentence); s != nil && s.whole.found == nil {
			l.judgeSplit(s)
		}
	}
	l.sharesOfAll()
}

// split is a whole and the parts that its sentence takes it apart into.
type split struct {
	whole *mention
	parts []*mention
	kinds []string // what is said of each part, "" for what is not known
}

// judgeSplit tells of a whole, or of the part that is larger.
func (l linker) judgeSplit(s *split) {
	sum := new(big.Rat)
	for _, p := range s.parts {
		sum = add(sum, p.Value)
	}
	if len(s.parts) == 1 {
		if p := s.parts[0]; p.Value.Cmp(s.whole.Value) > 0 && p.found == nil && !l.disowned(p) {
			l.settleTotal(p, &outcome{verdict: Contradicted, computed: s.whole.Value, sources: []*mention{s.whole},
				why: fmt.Sprintf("%s is more than the %s it is taken from", grouped(p.Value), grouped(s.whole.Value))})
		}
		return
	}
	d := sum.Cmp(s.whole.Value)
	closed := s.kinds[len(s.kinds)-1] == theRest
	if d == 0 || d < 0 && !closed || l.nested(s) || l.toldToOverlap(s.whole) {
		return
	}
	switch {
	case l.exclusive(s) && sum.Cmp(add(s.whole.Value, s.whole.Value)) < 0, closed && (len(s.parts) == 2 || l.nearSum(s, sum)):
		l.brokenSum(s, sum)
	case d > 0 && l.nearSum(s, sum) && !l.toldOf(s.whole):
		s.whole.tell(&outcome{verdict: Ambiguous, computed: sum, sources: s.parts,
			why: fmt.Sprintf("%s make %s, more than %s; the parts may overlap, or a figure is wrong", addition(s.parts), grouped(sum), grouped(s.whole.Value))})
	}
}

// brokenSum calls a whole wrong that the parts do not make, though nothing can be two
// of them. One in round hundreds may be rounded, by a hundredth.
func (l linker) brokenSum(s *split, sum *big.Rat) {
	const round, hundredth = 50, 100
	o := &outcome{verdict: Contradicted, computed: sum, sources: s.parts,
		why: fmt.Sprintf("%s make %s, not %s, and none of them can be counted twice; one of the figures is wrong", addition(s.parts), grouped(sum), grouped(s.whole.Value))}
	d := distance(sum, s.whole.Value)
	if s.whole.step().Cmp(big.NewRat(round, 1)) >= 0 && d.Mul(d, big.NewRat(hundredth, 1)).Cmp(s.whole.Value) <= 0 {
		o.verdict, o.why = Ambiguous, fmt.Sprintf("%s make %s, not %s, which may be rounded", addition(s.parts), grouped(sum), grouped(s.whole.Value))
	}
	l.settleTotal(s.whole, o)
}

// brokenList calls a total wrong that is less than the parts in the bracket or list
// behind it, where nothing can be two of them.
func (l linker) brokenList(m *mention, parts []*mention, sum *big.Rat) bool {
	s := &split{whole: m, parts: parts}
	for _, p := range parts {
		s.kinds = append(s.kinds, l.kindOf(p))
	}
	if sum.Cmp(m.Value) <= 0 || l.nested(s) || !l.exclusive(s) || l.disowned(m) {
		return false
	}
	l.brokenSum(s, sum)
	return true
}

// nearSum says whether a sum misses a total by a tenth of it at most.
func (l linker) nearSum(s *split, sum *big.Rat) bool {
	return new(big.Rat).Mul(distance(sum, s.whole.Value), big.NewRat(10, 1)).Cmp(s.whole.Value) <= 0
}

// nested says whether some of the parts are parts of another, so that others make
// the whole or one part: 500 closed, 150 by letter and 350 in person; of 60 officers
// 45 cleared, five with an apology, and the other 15 dismissed.
func (l linker) nested(s *split) bool {
	const most = 1 << longestSum
	for set := 1; set < min(1<<len(s.parts), most); set++ {
		sum, n := new(big.Rat), 0
		for k, p := range s.parts {
			if set&(1<<k) != 0 {
				sum, n = add(sum, p.Value), n+1
			}
		}
		if n < 2 {
			continue
		}
		if sum.Cmp(s.whole.Value) == 0 || slices.ContainsFunc(s.parts, func(p *mention) bool { return p.Value.Cmp(sum) == 0 }) {
			return true
		}
	}
	return false
}

// theRest is the kind of a part that is all that the others leave.
const theRest = "rest"

// exclusive says whether no thing can be two of the parts of a split: upheld, not
// upheld and withdrawn; men and women; formally and informally.
func (l linker) exclusive(s *split) bool {
	people := kinOf(s.whole.subject) == "people" || s.whole.subject == "complainants"
	for i, kind := range s.kinds {
		if kind == "" || slices.Contains(s.kinds[:i], kind) {
			return false
		}
		for _, other := range s.kinds[:i] {
			if !excludes(kind, other) && !excludes(other, kind) || (kind == "men" || kind == "women") && !people {
				return false // a complaint may be a man's and a woman's
			}
		}
	}
	return true
}

// excludes says whether what is one kind is never another.
func excludes(a, b string) bool {
	decided := []string{"upheld", "not_upheld", "withdrawn", "discontinued"}
	switch {
	case slices.Contains(decided, a) && slices.Contains(decided, b):
		return true
	case b == theRest:
		return a != ""
	}
	return a == "men" && b == "women" || a == "formally" && b == "informally" || a == "inside" && b == "outside"
}

// namesNoSplit says whether a sentence has a word from a token on by which parts
// overlap, belong to one another or are of other times.
func (l linker) namesNoSplit(from int) bool {
	for k := from; l.at(k).kind < stop && k < from+longest; k++ {
		if l.narrowsAt(k) && l.at(k).text != "not" || l.yearAt(k) > 0 {
			return true
		}
		switch t := l.at(k); t.text {
		case "some", "several", "both", "twice", "overlap", "overlapping", "since", "because", "partly", "also", "whom", "which", "these", "those", "them", "joint", "jointly", "couples", "initially", "later", "then", "including", "include", "included",
			"appeal", "appealed", "once", "more", "over", "whose", "who", "that", "than", "least", "most", "mostly", "mainly", "such", "between", "faced", "named", "against", "compared", "up", "down", "per", "as", "for", "following", "after", "until", "while", "whereas", "but", "though", "although", "before", "earlier", "previous", "last", "another", "further", "again", "times", ":", ";", "(", "-":
			return t.text != "per" || l.at(k+1).text != "cent"
		}
	}
	return false
}

// splitOf reads "Of 200 complaints, 142 came from men and 76 from women", nil for
// what is none.
func (l linker) splitOf(sentence int) *split {
	r := l.opening(sentence)
	span := l.sentences[sentence]
	if !r.word("of") {
		return l.partOfSmaller(sentence)
	}
	r.own()
	s := &split{whole: r.figure()}
	if s.whole == nil || !l.isCountOfCases(s.whole) || r.counted() == "" || l.namesNoSplit(r.at) {
		return nil
	}
	r.word(",")
	if r.word("just", "only"); l.starts[r.at] == nil {
		return nil
	}
	for _, p := range l.mentions[span[0]+1 : span[1]] {
		if !p.isPlainCount() || l.ofAnotherUnit(p, s.whole) || l.placedIn(p.to, l.endOf(p)) {
			return nil
		}
		s.parts, s.kinds = append(s.parts, p), append(s.kinds, l.kindOf(p))
	}
	if len(s.parts) == 0 || len(s.parts) == 1 && !l.saysOfThem(s.parts[0].to, s.whole) {
		return nil
	}
	return s
}

// partOfSmaller reads "2,069 of the 1,872 complaints were upheld".
func (l linker) partOfSmaller(sentence int) *split {
	span := l.sentences[sentence]
	r := l.opening(sentence)
	part := r.figure()
	if part == nil || span[1]-span[0] != 2 || l.namesNoSplit(r.at) || !part.isPlainCount() || !r.word("of") {
		return nil
	}
	r.word("the", "these", "all")
	whole := r.figure()
	if whole == nil || !l.isCountOfCases(whole) || r.unit() == "" || !l.saysOfThem(r.at, whole) {
		return nil
	}
	return &split{whole, []*mention{part}, []string{""}}
}

// isCountOfCases says whether a figure is an exact count of things of which each is
// told once.
func (l linker) isCountOfCases(m *mention) bool {
	return m.isPlainCount() && (isReturnUnit(m.subject) || isCase(m.subject) || m.subject == "cases" || kinOf(m.subject) == "people")
}

// saysOfThem says whether a verb stands at k that says something of several of what
// was counted: cases end, and only people resign.
func (l linker) saysOfThem(k int, whole *mention) bool {
	switch l.at(k).text {
	case "were", "led", "resulted", "ended":
		return true
	case "came":
		return kinOf(whole.subject) != "people"
	case "resigned", "retired":
		return kinOf(whole.subject) == "people"
	}
	return false
}

// ofAnotherUnit says whether a part has a thing counted of its own: 2,069 allegations.
// Men, women and constables are what the officers are.
func (l linker) ofAnotherUnit(p, whole *mention) bool {
	t := l.at(p.to).text
	return p.unit != "" && l.words.is("unit", t) && t != "men" && t != "women" && p.unit != whole.unit
}

func (l linker) placedIn(from, to int) bool {
	for k := from; k < to; k++ {
		if l.placed(k) {
			return true
		}
	}
	return false
}

// endOf is the token at which what is said of a part ends.
func (l linker) endOf(p *mention) int {
	const far = 14
	k := p.to
	for ; k < p.to+far && l.at(k).kind < stop && l.starts[k] == nil; k++ {
	}
	return k
}

// kindOf is what is said of a part, where that is known to part things.
func (l linker) kindOf(p *mention) string {
	switch l.at(p.from - 1).text {
	case "other", "remaining":
		if l.at(p.from-2).text == "the" {
			return theRest
		}
	}
	kind := ""
	for _, c := range l.predicatesIn(p.to, l.endOf(p)) {
		if c == "upheld" || c == "not_upheld" || c == "withdrawn" || c == "discontinued" {
			if kind != "" {
				return ""
			}
			kind = c
		}
	}
	for k := p.to; k < l.endOf(p); k++ {
		switch t := l.at(k).text; t {
		case "men", "women", "formally", "informally", "inside", "outside":
			if kind != "" && kind != t {
				return ""
			}
			kind = t
		case "not":
			if kind == "" && (l.at(k+1).kind >= stop || l.at(k+1).text == ",") {
				kind = "not_upheld" // 300 were not
			}
		case "part", "partially", "full":
			return ""
		}
	}
	return kind
}

// sharesOfAll marks shares of one whole that make more than all of it, where no
// thing can be of two of them: "Men made 62 per cent of complaints, women 48 per
// cent". Both are doubtful; only one can be right.
func (l linker) sharesOfAll() {
	for sentence, span := range l.sentences {
		if span[1]-span[0] != 2 || l.namesNoSplit(l.begins[sentence]) {
			continue
		}
		a, b := l.mentions[span[0]], l.mentions[span[0]+1]
		if !isPlainShare(a) || !isPlainShare(b) || a.found != nil || b.found != nil || !l.sameWhole(a, b) || l.toldOf(a) || l.toldToOverlap(a) {
			continue
		}
		all := big.NewRat(100, 1)
		sum := add(a.Value, b.Value)
		if slack := add(half(a.Unit), half(b.Unit)); sum.Cmp(add(all, slack)) <= 0 {
			continue
		}
		why := fmt.Sprintf("%s and %s per cent make %s, more than all; one of them is wrong, or they are of different things", decimalText(a.Value), decimalText(b.Value), decimalText(sum))
		a.tell(&outcome{verdict: Ambiguous, computed: b.Value, sources: []*mention{b}, why: why})
		b.tell(&outcome{verdict: Ambiguous, computed: a.Value, sources: []*mention{a}, why: why})
	}
}

func isPlainShare(m *mention) bool {
	return m.isShare() && m.Form == Percent && m.Hedge == Bare && m.Top == nil
}

// sameWhole says whether two shares are told as parts of one whole that nothing can
// be in both of.
func (l linker) sameWhole(a, b *mention) bool {
	r := l.opening(a.sentence)
	one := l.at(r.at).text
	if r.word("men", "women") {
		if !r.word("made", "lodged", "brought", "were") || r.figure() != a || !r.word("of") {
			return false
		}
		r.word("all", "the")
		if r.unit() == "" {
			return false
		}
		r.word(",", "and")
		r.word("and")
		other := l.at(r.at).text
		return (isOther(one, other) || isOther(other, one)) && r.word("men", "women") && r.figure() == b && r.done()
	}
	if r.figure() != a || !r.word("of") {
		return false
	}
	r.word("all", "the")
	if r.unit() == "" || !r.word("were") {
		return false
	}
	if !r.word("upheld") {
		return false
	}
	r.word(",", "and")
	r.word("and")
	if r.figure() != b {
		return false
	}
	r.word("were")
	return (r.word("rejected") || r.word("not") && (r.word("upheld") || r.done())) && r.done()
}
