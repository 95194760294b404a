package claim

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"
)

// span is how many figures on either side of a change its two values are looked
// for among.
const changeReach = 24

// enoughMoved is how many points a change is told from: it is met by fewer pairs
// than a share is, since they must go its way.
const enoughMoved = 5

// change finds the earlier and the later value of a change, wherever they stand
// near it, and judges it by them.
func (l linker) change(i int, m *mention) {
	if !m.tell(l.bestChange(i, m)) && !m.tell(l.lostPerCent(i, m)) {
		l.settleChange(i, m)
	}
}

// lostPerCent reads "up 28" as 28 per cent, where the values told bear that out:
// the sign was lost in print.
func (l linker) lostPerCent(i int, m *mention) *outcome {
	if t := l.at(m.from - 1).text; m.Form != Plain || m.Hedge != Bare || m.Top != nil || m.unit != "" || t != "up" && t != "down" {
		return nil
	}
	meant := *m
	meant.Assertion = m.as(Percent)
	o := l.bestChange(i, &meant)
	if o == nil || o.verdict.Class() != OK {
		return nil
	}
	o.verdict, o.how = UnitMismatch, "this is the per cent of the change, not its number"
	return o
}

// move is a reading of a change: from older to newer.
type move struct {
	newer, older *mention
	points       int
}

// bestChange is the outcome of the best pair of values that is told, or nil.
func (l linker) bestChange(i int, m *mention) *outcome {
	chance := changeChance(m)
	moves := l.moves(i, m, enoughMoved-chance)
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(b.points, a.points) })
	const tried = 24
	for _, p := range moves[:min(len(moves), tried)] {
		o := l.judgeMove(m, p)
		if o == nil || o.verdict.Class() == Fail || p.points+chance-verdictPoints(o.verdict) < enoughMoved {
			continue
		}
		return o
	}
	return l.byDifference(m, chance)
}

// byDifference judges a change by the number told now and by how many more or
// fewer it was: "695 people complained, 137 more than in the previous year".
func (l linker) byDifference(m *mention, chance int) *outcome {
	if m.Form != Percent && m.Form != PartOf && m.Form != Times {
		return nil
	}
	var best *outcome
	most := 0
	for k := max(0, m.index-changeReach); k < min(len(l.mentions), m.index+changeReach); k++ {
		d := l.mentions[k]
		if d.kind != Change || d.Form != Plain || d.Hedge != Bare || d.Top != nil || d.direction == 0 || m.direction != 0 && d.direction != m.direction || l.apart(d, m) > 3 {
			continue
		}
		newer := l.reached(d)
		if newer == nil {
			continue
		}
		was := sub(newer.Value, new(big.Rat).Mul(d.Value, big.NewRat(int64(d.direction), 1)))
		if was.Sign() <= 0 {
			continue
		}
		o := l.countChange(m, newer, &mention{Assertion: Assertion{Value: was}})
		if o == nil || o.verdict.Class() == Fail {
			continue
		}
		points := l.differencePoints(m, d, newer) + chance - verdictPoints(o.verdict)
		if points < enough || points <= most {
			continue
		}
		o.sources, o.how = []*mention{newer, d}, "the earlier number worked out from the difference"
		best, most = o, points
	}
	return best
}

// differencePoints says how surely a change tells a difference in per cent.
func (l linker) differencePoints(m, d, newer *mention) int {
	points := 3 + placesFit(m, newer, d)
	if d.index == m.index-1 || d.index == m.index+1 {
		points++
	}
	if to, older := l.namedEnds(m.index, m); to != nil && to != newer || older != nil && older != newer {
		points -= 5
	}
	switch unit := l.changeUnit(m); {
	case unit == "" || newer.unit == "" || unit == newer.unit:
	case kinOf(unit) != "" && kinOf(newer.unit) != "": // 695 people complained
		points--
	default:
		points -= 5
	}
	if !l.headline(m) {
		points -= l.apart(m, d)
	}
	return points
}

// reached is the count that a difference led to: "rose by 137 to 695", "There
// were 695, 137 more than the year before", "That is 137 more".
func (l linker) reached(d *mention) *mention {
	at := d.index
	if at+1 < len(l.mentions) && l.at(d.to).text == "to" && l.mentions[at+1].from == d.to+1 && l.mentions[at+1].isCount() {
		return l.mentions[at+1]
	}
	if at+2 < len(l.mentions) && l.mentions[at+1].kind == Change {
		if c := l.mentions[at+2]; c.isCount() && c.sentence == d.sentence && l.at(c.from-1).text == "to" {
			return c // rose by 84, or 12 per cent, to 784
		}
	}
	for k := at - 1; k >= 0 && k > at-nearby && l.mentions[k].sentence == d.sentence; k-- {
		if c := l.mentions[k]; c.isCount() && !l.toldOlder(c) {
			return c
		}
	}
	if l.at(l.begins[d.sentence]).text == "the" && (l.at(l.begins[d.sentence]+1).text == "total" || l.at(l.begins[d.sentence]+1).text == "number" || l.at(l.begins[d.sentence]+1).text == "figure") {
		return l.totalBefore(d)
	}
	if l.sentences[d.sentence][0] != at || d.sentence == 0 || l.countsIn(d.sentence-1) != 1 {
		return nil
	}
	for k := at - 1; k >= 0 && l.mentions[k].sentence == d.sentence-1; k-- {
		if c := l.mentions[k]; c.isCount() {
			return c
		}
	}
	return nil
}

// totalBefore is the greatest whole count told shortly before a figure: "There
// were 1,930 complaints ... The total rose by 130".
func (l linker) totalBefore(d *mention) *mention {
	var total *mention
	for k := d.index - 1; k >= 0 && k > d.index-nearby && l.apart(l.mentions[k], d) < 3; k-- {
		c := l.mentions[k]
		if c.isCount() && c.whole() && c.subject != "" && !l.toldOlder(c) && c.placeFits(d) && (total == nil || c.Value.Cmp(total.Value) > 0) {
			total = c
		}
	}
	return total
}

// judgeMove judges one reading exactly; nil where it is none.
func (l linker) judgeMove(m *mention, p move) *outcome {
	var o *outcome
	if p.older.isShare() || p.newer.isShare() || p.older.kind == Change {
		o = l.shareChange(m, p.newer, p.older)
	} else {
		o = l.countChange(m, p.newer, p.older)
	}
	if o != nil {
		o.sources = []*mention{p.newer, p.older}
	}
	return o
}

// changeChance is how many points a change gives by itself: as zone.chance does
// for shares.
func changeChance(m *mention) int {
	v, u := new(big.Rat).Set(m.Value), m.Unit
	if m.Form == PartOf {
		v, u = new(big.Rat).Mul(m.Value, big.NewRat(100, 1)), big.NewRat(5, 1)
	}
	switch m.Form {
	case Plain:
		q := new(big.Int).Quo(v.Num(), v.Denom())
		return min(q.BitLen()+1, most)
	case Times:
		if m.Hedge != Bare {
			return 4
		}
		return 5
	}
	if m.Hedge != Bare {
		u = m.tolerance()
	}
	odds := new(big.Rat).Quo(add(v, big.NewRat(100, 1)), u)
	q := new(big.Int).Quo(odds.Num(), odds.Denom())
	if m.Hedge == MoreThan || m.Hedge == FewerThan {
		return 3
	}
	return min(bits.Len64(q.Uint64()), most)
}

// thousandths is a number in thousandths; 0 for what is no such number or is
// beyond all counts.
func thousandths(x *big.Rat) int64 {
	if x == nil {
		return 0
	}
	y := new(big.Rat).Mul(x, big.NewRat(1000, 1))
	if !y.Num().IsInt64() || !y.Denom().IsInt64() || y.Num().Int64() > greatest*1000 {
		return 0
	}
	return y.Num().Int64() / y.Denom().Int64()
}

func (l linker) changeUnit(m *mention) string {
	if m.unit != "" {
		return m.unit
	}
	if m.base.unit != "" {
		return m.base.unit
	}
	if l.setOffAt(m) > 0 { // The 455 cases held 1,083 allegations, down from 1,244 - a fall of
		for k := m.index - 1; k >= l.sentences[m.sentence][0]; k-- {
			if c := l.mentions[k]; c.kind == Count && c.unit != "" && !l.toldOlder(c) {
				return c.unit
			}
		}
	}
	return l.unitOf(m)
}

// refersBackFirst says whether the words before a figure name the earlier year:
// "In the previous twelve months there had been 950".
func (l linker) refersBackFirst(c *mention) bool {
	const far = 10
	for k := c.from - 1; k > c.from-far && k >= l.begins[c.sentence] && l.starts[k] == nil; k-- {
		if t := l.at(k).text; (t == "ago" || t == "earlier") && isTimeUnit(l.at(k-1).text) || t != "in" && t != "for" && l.refersBack(k) && !l.words3(k, "last year") {
			return true
		}
	}
	return false
}

// bracketedYear reads the earlier value in a bracket behind the later one:
// "1,475 (1,250 in 2012/13)".
func (l linker) bracketedYear(c *mention) bool {
	switch {
	case c.bracket == 0:
		return false
	case l.at(c.from-1).text == "(" && l.at(c.to).text == ")":
		return l.comparedBefore(c)
	case l.at(c.from-1).text == ":" && (l.yearAt(c.from-2) > 0 || l.yearAt(c.from-4) > 2): // 549 complaints (2013-14: 470)
	case l.at(c.from-1).text != "(" || l.at(c.to).text != "in" || l.yearAt(c.to+1) == 0:
		return false
	}
	i := c.index - 1
	if i > 0 && l.mentions[i].kind == Change { // 1,102, up six per cent (1,040 in 2018)
		i--
	}
	return i >= 0 && l.mentions[i].kind == c.kind && l.mentions[i].bracket == 0 && l.mentions[i].sentence == c.sentence
}

// comparedBefore reads "13 per cent more than in 2018/19 (7,270)": the bracket
// gives the number of the year that is compared with.
func (l linker) comparedBefore(c *mention) bool {
	const far = 8
	timed := false
	for k := c.from - 2; k > c.from-far && l.starts[k] == nil; k-- {
		switch l.at(k).text {
		case "year", "before", "earlier":
			timed = true
		case "than", "with", "on", "from", "to":
			return timed
		}
		timed = timed || l.yearAt(k) > 0
	}
	return false
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
	if m.Form == Times && !m.grown && c.kind == Change && c.Form == Percent { // a rise of 11 per cent, almost double the national one
		return c.Hedge == Bare && c.Top == nil
	}
	if l.ofRate(m) && c.kind == Count {
		return false
	}
	return c.isTerm() || c.kind == Share && c.Form == Percent && c.Hedge == Bare && c.Top == nil || c.kind == Count && c.decimal
}

// ofRate says whether a multiple is of a rate or an average, and so of no count:
// "almost double the national average".
func (l linker) ofRate(m *mention) bool {
	if m.Form != Times || m.grown {
		return false
	}
	const far = 5
	for k := m.to; k < m.to+far && l.at(k).kind == word; k++ {
		switch l.at(k).text {
		case "rate", "average", "proportion", "mean":
			return true
		}
	}
	return false
}

// marksOlder reads the words before a figure.
func (l linker) marksOlder(c, m *mention) bool {
	k := c.from - 1
	for n := 0; n < 4 && l.at(k).kind == word; n, k = n+1, k-1 {
		switch l.at(k).text {
		case "average", "mean", "national", "target", "the", "just", "only", "a", "mere", "total", "of", "figure", "previous", "year's", "last", "it", "was", "there", "were", "recorded", "some", "its":
			continue
		case "above", "below":
			return k >= m.to && k <= m.to+1
		case "from", "than", "on", "against":
			if l.at(k).text == "against" && (l.refersBackAfter(c) || l.sameOfOld(c.to)) || l.at(k).text == "against" && l.at(c.to).text == "in" && l.yearAt(c.to+1) > 0 {
				return true // 184 last year against 92 in 2010
			}
			if l.at(k).text == "from" && isOrigin(l.at(k-1).text) {
				return false
			}
			return l.at(k).text != "on" && l.at(k).text != "against" || l.at(k).text == "against" && l.at(k-1).text == "," || k >= m.to && k <= m.to+2 || l.at(k-1).text == "up" || l.at(k-1).text == "down"
		case "instead": // seven instead of 10
			return k+1 == c.from-1
		case "been": // it had been 150
			return l.at(k-1).text == "had"
		case "when", "v", "vs", "versus":
			return true
		case "with", "to":
			return l.at(k-1).text == "compared" || l.at(k-1).text == "compares" || l.at(k-1).text == "comparison"
		}
		return false
	}
	return false
}

// isOrigin says whether a word makes the "from" behind it tell a source and no
// earlier value: "They came from 48,979 cases".
func isOrigin(word string) bool {
	switch word {
	case "came", "come", "comes", "coming", "stem", "stems", "stemmed", "stemming", "arose", "arise", "arising", "resulted", "resulting", "drawn", "originated", "derived", "apart", "aside":
		return true
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
		return &outcome{verdict: m.Judge(r), computed: r, part: b, of: a}
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
	o := &outcome{verdict: as, how: "read as times as many", part: newer.Value, of: older.Value, computed: r}
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
		o.how = otherWay
	}
	return o
}

// shareChange judges a change between two printed shares. They are rounded, so
// each stands for all that prints so: what fits any of them holds.
func (l linker) shareChange(m, newer, older *mention) *outcome {
	lowA, highA := older.ends()
	lowB, highB := newer.ends()
	if lowA.Sign() <= 0 || m.Form == Plain {
		return nil
	}
	if m.Form == Times {
		r := new(big.Rat).Quo(newer.Value, older.Value)
		if v := m.Judge(r); v.Class() == OK && !m.timesMore {
			return &outcome{verdict: v, computed: r, part: newer.Value, of: older.Value, how: "from the printed shares, which are rounded"}
		}
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
	case m.Form == Points && m.as(Percent).Judge(new(big.Rat).Abs(new(big.Rat).Quo(points, older.Value))).Class() == OK:
		o.verdict, o.how = UnitMismatch, "this is the per cent of the change, not percentage points"
	default:
		o.verdict = Contradicted
	}
	return o
}

// ends are the least and greatest number that print as a figure.
func (m *mention) ends() (low, high *big.Rat) {
	return sub(m.Value, half(m.Unit)), add(m.Value, half(m.Unit))
}

// otherWay is said of a change that goes against its word.
const otherWay = "it went the other way"
