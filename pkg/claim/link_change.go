package claim

import (
	"math/big"
	"slices"
)

// change finds the earlier and the later value of a change in its own sentence
// or the one before, and judges it.
func (l linker) change(i int, m *mention) {
	older := l.older(i, m)
	var newer *mention
	if older == nil {
		older, newer = l.risingTo(i, m)
	} else {
		newer = l.newer(i, m, older)
	}
	if older == nil {
		l.apposed(i, m)
		return
	}
	if newer == nil || newer == older {
		return
	}
	var o *outcome
	if older.isShare() || newer.isShare() {
		o = l.shareChange(m, newer, older)
	} else {
		o = l.countChange(m, newer, older)
	}
	if o == nil {
		return
	}
	o.sources = []*mention{newer, older}
	if o.verdict.Class() == Fail && !l.sureChange(m, newer, older, o) {
		return
	}
	m.found = o
}

// apposed reads "in 2010 it had 455, in 2011 401, a 12 per cent drop", and the
// earlier value in the sentence before. No word marks the older value, so only
// what holds is said.
func (l linker) apposed(i int, m *mention) {
	if m.Form == Plain || m.Form == Points || m.direction == 0 {
		return
	}
	var newer *mention
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		c := l.mentions[k]
		if c.sentence < m.sentence-1 || l.paragraph[m.sentence]-l.paragraph[c.sentence] > 1 {
			return
		}
		if !c.isCount() {
			continue
		}
		if newer == nil {
			if newer = c; c.sentence != m.sentence {
				return
			}
			continue
		}
		if c.subject != newer.subject && c.subject != "" && newer.subject != "" || !c.placeFits(newer) || c.bracket > 0 {
			continue
		}
		if o := l.countChange(m, newer, c); o != nil && o.verdict.Class() == OK {
			o.sources = []*mention{newer, c}
			m.found = o
			return
		}
	}
}

// risingTo reads "there were 30,365, rising 15 per cent to 34,863": the count
// before the change and the one right behind it.
func (l linker) risingTo(i int, m *mention) (older, newer *mention) {
	if i == 0 || i+1 >= len(l.mentions) || l.at(m.to).text != "to" {
		return nil, nil
	}
	older, newer = l.mentions[i-1], l.mentions[i+1]
	if newer.from > m.to+2 || older.sentence != m.sentence || !older.isCount() || !newer.isCount() {
		return nil, nil
	}
	return older, newer
}

// older is the value that is compared with: "from 576", "on the 592", "compared
// with 1,033", "when 576 were recorded", "the 770 of the year before".
func (l linker) older(i int, m *mention) *mention {
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.marksOlder(c, m) {
			return c
		}
	}
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.refersBackAfter(c) {
			return c
		}
	}
	for _, c := range l.sentenceMates(i, m) {
		if l.comparable(m, c) && l.bracketedYear(c) {
			return c
		}
	}
	return nil
}

// bracketedYear reads the earlier value in a bracket behind the later one:
// "1,475 (1,250 in 2012/13)".
func (l linker) bracketedYear(c *mention) bool {
	if c.bracket == 0 || l.at(c.from-1).text != "(" || l.at(c.to).text != "in" || l.yearAt(c.to+1) == 0 {
		return false
	}
	i := l.indexOf(c)
	return i > 0 && l.mentions[i-1].kind == c.kind && l.mentions[i-1].bracket == 0 && l.mentions[i-1].sentence == c.sentence
}

// gap is how many tokens stand between two figures.
func (m *mention) gap(o *mention) int {
	if o.from >= m.to {
		return o.from - m.to
	}
	return m.from - o.to
}

// sentenceMates are the other figures of the sentence, the nearest first.
func (l linker) sentenceMates(i int, m *mention) []*mention {
	span := l.sentences[m.sentence]
	var mates []*mention
	for k := i + 1; k < span[1] && k <= i+nearby; k++ {
		mates = append(mates, l.mentions[k])
	}
	for k := i - 1; k >= span[0] && k >= i-nearby; k-- {
		mates = append(mates, l.mentions[k])
	}
	slices.SortStableFunc(mates, func(a, b *mention) int { return m.gap(a) - m.gap(b) })
	return mates
}

// comparable says whether a figure can be an end of a change: counts, and
// shares for points and for changes of shares.
func (l linker) comparable(m, c *mention) bool {
	if (c.kind == Rate || c.kind == Ratio || c.kind == Duration) && c.Form == Plain && c.Hedge == Bare && c.Top == nil {
		return m.Form != Points
	}
	return c.isCount() || c.kind == Share && c.Form == Percent && c.Hedge == Bare && c.Top == nil || c.kind == Count && c.decimal
}

// marksOlder reads the words before a figure.
func (l linker) marksOlder(c, m *mention) bool {
	k := c.from - 1
	for n := 0; n < 4 && l.at(k).kind == word; n, k = n+1, k-1 {
		switch l.at(k).text {
		case "average", "mean", "national", "target", "the", "just", "only", "a", "total", "of", "figure", "previous", "year's", "last", "it", "was", "there", "were", "recorded", "some", "its":
			continue
		case "above", "below":
			return k >= m.to && k <= m.to+1
		case "from", "than", "on", "against":
			return l.at(k).text != "on" && l.at(k).text != "against" || l.at(k).text == "against" && l.at(k-1).text == "," || k >= m.to && k <= m.to+2 || l.at(k-1).text == "up" || l.at(k-1).text == "down"
		case "when", "v", "vs", "versus":
			return true
		case "with", "to":
			return l.at(k-1).text == "compared" || l.at(k-1).text == "compares" || l.at(k-1).text == "comparison"
		}
		return false
	}
	return false
}

// refersBackAfter reads the words behind a figure: "1,033 the year before".
func (l linker) refersBackAfter(c *mention) bool {
	for k := c.to; k < c.to+4; k++ {
		if l.at(k).kind != word {
			return false
		}
		if f := l.refersBack(k); f && l.at(k).text != "in" && l.at(k).text != "for" && l.at(k).text != "last" || l.words3(k, "in the previous") || l.words3(k, "in the year before") || l.words3(k, "in the preceding") {
			return true
		}
	}
	return false
}

// newer is the later value: "to 960" beside "from 576", else the nearest figure
// of the same kind before the change, else the nearest in the sentence.
func (l linker) newer(i int, m, older *mention) *mention {
	var nearest *mention
	for _, c := range l.sentenceMates(i, m) {
		if c == older || !l.comparable(m, c) || c.kind != older.kind || c.kind == Share && c.bracket != older.bracket {
			continue
		}
		if older.to <= c.from && c.from <= older.to+8 && l.at(c.from-1).text == "to" && l.at(c.from-2).text != "compared" && l.at(c.from-2).text != "due" {
			return c
		}
		if nearest == nil || nearest.from > m.from && c.from < m.from {
			nearest = c
		}
	}
	if nearest != nil {
		return nearest
	}
	for k := l.sentences[m.sentence][0] - 1; k >= 0 && k >= i-4; k-- {
		c := l.mentions[k]
		if c.sentence < m.sentence-1 || l.paragraph[c.sentence] < l.paragraph[m.sentence]-1 {
			return nil
		}
		if l.comparable(m, c) && c.kind == older.kind && (c.subject == older.subject || older.subject == "" || c.subject == "") {
			return c
		}
	}
	return nil
}

// countChange judges a change between two counts.
func (l linker) countChange(m, newer, older *mention) *outcome {
	a, b := older.Value, newer.Value
	switch {
	case m.Form == Points:
		return nil
	case m.Form == Plain:
		d := sub(b, a)
		o := &outcome{verdict: m.Assertion.Judge(new(big.Rat).Abs(d)), computed: d, part: b, of: a, how: "the difference"}
		return l.signed(m, o, d)
	case a.Sign() == 0:
		return &outcome{verdict: Undefined, part: b, of: a, why: "a change from nothing has no percentage"}
	case m.Form == Times:
		r := new(big.Rat).Quo(b, a)
		if m.timesMore {
			return l.timesMore(m, newer, older, r)
		}
		return &outcome{verdict: m.Judge(r), computed: new(big.Rat).Mul(sub(r, big.NewRat(1, 1)), big.NewRat(100, 1)), part: b, of: a}
	}
	r := new(big.Rat).Quo(sub(b, a), a)
	o := &outcome{verdict: m.Judge(new(big.Rat).Abs(r)), computed: new(big.Rat).Mul(r, big.NewRat(100, 1)), part: b, of: a}
	return l.signed(m, o, r)
}

// timesMore judges "three times more", which some write for three times as many
// and some for four: the reading that fits is named.
func (l linker) timesMore(m, newer, older *mention, r *big.Rat) *outcome {
	one := big.NewRat(1, 1)
	as, more := m.Judge(r), m.Judge(sub(r, one))
	o := &outcome{verdict: as, how: "read as times as many", part: newer.Value, of: older.Value,
		computed: new(big.Rat).Mul(sub(r, one), big.NewRat(100, 1))}
	switch {
	case as.Class() == OK && more.Class() == OK:
		o.verdict, o.how = Ambiguous, "fits both readings, times as many and times more than"
	case as.Class() == OK:
	case more.Class() == OK:
		o.verdict, o.how = more, "read as so many times on top of the first"
	default:
		return nil
	}
	return o
}

// signed turns an outcome into a contradiction where the figure went the other
// way than the text says.
func (l linker) signed(m *mention, o *outcome, d *big.Rat) *outcome {
	if m.direction != 0 && d.Sign() != 0 && d.Sign() != m.direction {
		o.verdict = Contradicted
		o.how = "it went the other way"
	}
	return o
}

// shareChange judges a change between two printed shares. They are rounded, so
// each stands for all that prints so: what fits any of them holds.
func (l linker) shareChange(m, newer, older *mention) *outcome {
	lowA, highA := older.ends()
	lowB, highB := newer.ends()
	if lowA.Sign() <= 0 || m.Form == Plain || m.Form == Times {
		return nil
	}
	points := sub(newer.Value, older.Value)
	low, high, mid := sub(lowB, highA), sub(highB, lowA), points
	if m.Form == Percent || m.Form == PartOf { // of the older share, not points
		hundred := big.NewRat(100, 1)
		low = new(big.Rat).Mul(hundred, sub(new(big.Rat).Quo(lowB, highA), big.NewRat(1, 1)))
		high = new(big.Rat).Mul(hundred, sub(new(big.Rat).Quo(highB, lowA), big.NewRat(1, 1)))
		mid = new(big.Rat).Mul(hundred, new(big.Rat).Quo(points, older.Value))
	}
	o := &outcome{computed: mid, part: newer.Value, of: older.Value, how: "from the printed shares, which are rounded"}
	want := new(big.Rat).Set(m.Value)
	if m.direction < 0 || m.direction == 0 && mid.Sign() < 0 {
		want.Neg(want)
	}
	if m.Form == PartOf { // a third is within 2.5 points of what it says, or says nothing
		want.Mul(want, big.NewRat(100, 1))
		if m.Hedge != Bare || distance(want, mid).Cmp(big.NewRat(5, 2)) > 0 {
			return nil
		}
		o.verdict = Rounded
		return o
	}
	switch u := half(m.Unit); {
	case m.Hedge != Bare:
		return nil
	case want.Cmp(mid) == 0:
		o.verdict = Exact
	case want.Cmp(sub(low, u)) >= 0 && want.Cmp(add(high, u)) <= 0:
		o.verdict = Rounded
	case m.Form == Percent && new(big.Rat).Abs(points).Cmp(m.Value) == 0:
		o.verdict, o.how = UnitMismatch, "these are percentage points, not per cent"
	default:
		o.verdict = Contradicted
	}
	return o
}

// ends are the least and greatest number that print as a figure.
func (m *mention) ends() (low, high *big.Rat) {
	return sub(m.Value, half(m.Unit)), add(m.Value, half(m.Unit))
}

// sureChange says whether a change may be called wrong: both values stand in one
// sentence or the subject right before, nothing else could be meant, and no other
// way to divide them gives what was printed.
func (l linker) sureChange(m, newer, older *mention, o *outcome) bool {
	if o.how == "it went the other way" || m.Top != nil {
		return false
	}
	if newer.subject != "" && older.subject != "" && newer.subject != older.subject || !newer.placeFits(older) {
		return false
	}
	counts, changes := 0, 0
	span := l.sentences[m.sentence]
	for _, c := range l.mentions[span[0]:span[1]] {
		if c.kind == Change {
			changes++
		}
		if l.comparable(m, c) && c.kind == older.kind {
			counts++
		}
	}
	if newer.sentence != m.sentence {
		if l.countsIn(newer.sentence) > 1 {
			return false
		}
		counts++
	}
	if counts > 2 || changes > 1 || len(m.predicates) > 0 && !slices.Equal(m.predicates, newer.predicates) {
		return false
	}
	return l.noOtherChange(m, newer, older)
}

// noOtherChange tries the change the other way round, and as a share.
func (l linker) noOtherChange(m, newer, older *mention) bool {
	switch m.Form {
	case Percent:
	case Times: // doubled from 20 to 60
		return !m.timesMore && l.at(m.to).text == "from" && older.from == m.to+1 && newer.from <= older.to+4
	default:
		return m.Form == Plain || m.Form == PartOf
	}
	a, b := older.Value, newer.Value
	if a.Sign() == 0 || b.Sign() == 0 {
		return false
	}
	for _, r := range []*big.Rat{new(big.Rat).Quo(sub(a, b), b), new(big.Rat).Quo(a, b), new(big.Rat).Quo(b, a)} {
		if m.Judge(r.Abs(r)).Class() == OK {
			return false
		}
	}
	return true
}
