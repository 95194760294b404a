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

// change finds the earlier and the later value of a change, wherever they stand
// near it, and judges it by them.
func (l linker) change(i int, m *mention) {
	if m.found = l.bestChange(i, m); m.found == nil {
		m.found = l.outrightChange(i, m)
	}
}

// move is a reading of a change: from older to newer.
type move struct {
	newer, older *mention
	points       int
}

// bestChange is the outcome of the best pair of values that is told, or nil.
func (l linker) bestChange(i int, m *mention) *outcome {
	chance := changeChance(m)
	moves := l.moves(i, m, enough-chance)
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(b.points, a.points) })
	const tried = 24
	for _, p := range moves[:min(len(moves), tried)] {
		o := l.judgeMove(m, p)
		if o == nil || o.verdict.Class() == Fail || p.points+chance-verdictPoints(o.verdict) < enough {
			continue
		}
		return o
	}
	return nil
}

// judgeMove judges one reading exactly; nil where it is none.
func (l linker) judgeMove(m *mention, p move) *outcome {
	var o *outcome
	if p.older.isShare() || p.newer.isShare() {
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

// moves are the pairs of values in reach that go the way of the change and have
// so many points by grammar. What cannot give the change is left out by value.
func (l linker) moves(i int, m *mention, least int) []move {
	var ends []*mention
	for k := max(0, i-changeReach); k < len(l.mentions) && k <= i+changeReach; k++ {
		if c := l.mentions[k]; c != m && l.comparable(m, c) && l.apart(c, m) <= 4 {
			ends = append(ends, c)
		}
	}
	var found []move
	for _, older := range ends {
		for _, newer := range ends {
			if newer == older || newer.kind != older.kind || !l.wayOf(m, newer, older) || !newer.isShare() && !l.mayGive(m, newer, older) {
				continue
			}
			if points := l.movePoints(m, newer, older, least); points >= least {
				found = append(found, move{newer, older, points})
			}
		}
	}
	return found
}

// wayOf says whether two values go the way that the change says.
func (l linker) wayOf(m, newer, older *mention) bool {
	way := cmp.Compare(l.notes[newer.index].milli, l.notes[older.index].milli)
	return way == m.direction || m.direction == 0 && way != 0
}

// mayGive says in whole numbers whether two counts can give a change: a little
// too often rather than too seldom, for what passes is judged exactly.
func (l linker) mayGive(m, newer, older *mention) bool {
	a, b := l.notes[older.index].milli, l.notes[newer.index].milli
	v, u := l.notes[m.index].milli, l.notes[m.index].unit
	if a <= 0 || b <= 0 || u <= 0 {
		return false
	}
	d := max(b-a, a-b)
	switch m.Form {
	case Plain:
		return d <= 2*v && 2*d >= v
	case Percent: // d/a is v per cent within two units, or a tenth of v
		wide := max(2*u, v/10)
		if m.Hedge == MoreThan || m.Hedge == AtLeast || m.Hedge == FewerThan || m.Hedge == AtMost {
			wide = max(wide, v)
		}
		const hundred, most = 100 * 1000, 1 << 62
		return d <= most/hundred && a <= most/max(1, v+wide) && d*hundred >= a*(v-wide) && d*hundred <= a*(v+wide)
	}
	return true
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

// movePoints says how surely two figures are the later and the earlier value of
// a change.
func (l linker) movePoints(m, newer, older *mention, least int) int {
	points := l.placePoints(m, newer, older) + l.thingPoints(m, newer, older)
	const mostByPlace = 12 // what the words below can add
	if points+mostByPlace < least {
		return points
	}
	points += l.yearPoints(m, newer, older)
	if at := m.index; m.Form == Times && at > 1 && l.mentions[at-1] == newer && l.mentions[at-2] == older && l.apart(older, m) == 0 {
		points += 3 // 19% ..., 41% - more than twice
	}
	switch near := l.apart(m, newer); {
	case newer.from == m.to+1 && l.at(m.to).text == "to": // rose 15 per cent to 34,863
		points += 3
	case l.risesTo(newer):
		points += 2
	case newer.sentence == m.sentence:
		points++
	case near == 0, l.headline(m):
		points--
	default:
		points -= near
	}
	if newer.sentence != older.sentence {
		points -= min(l.apart(newer, older), 2)
	}
	if common(l.telling(newer), l.telling(older)) > 0 || common(l.telling(m), l.telling(newer)) > 0 {
		points++
	}
	return points
}

// risesTo says whether a figure is told as where a number went: "had risen to
// 913".
func (l linker) risesTo(c *mention) bool {
	if l.at(c.from-1).text != "to" {
		return false
	}
	const near = 4
	for k := c.from - 2; k > c.from-2-near && l.starts[k] == nil; k-- {
		if _, ok := l.direction(k); ok {
			return true
		}
	}
	return false
}

// yearPoints looks for what marks one value as the earlier.
func (l linker) yearPoints(m, newer, older *mention) int {
	marked := l.years(older).refersBack || l.marksOlder(older, m) || l.refersBackFirst(older)
	points := 0
	switch {
	case marked:
		points += 4
	case older.period != "" && newer.period != "" && older.period != newer.period:
		if older.period > newer.period {
			return -4
		}
		points += 2
	case older.from > newer.from && older.period != "" && newer.period == "":
		points--
	case older.from > newer.from:
		points -= 3
	}
	if l.toldOlder(newer) {
		points -= 4
	}
	return points
}

func (l linker) placePoints(m, newer, older *mention) int {
	points := 0
	for _, pair := range [...][2]*mention{{newer, older}, {m, newer}, {m, older}} {
		if !pair[0].placeFits(pair[1]) {
			points -= 3
		}
	}
	if newer.placeNamed && older.placeNamed && newer.place == older.place && newer.sentence != older.sentence {
		points += 2
	}
	return points
}

// thingPoints says whether change and values are of the same things.
func (l linker) thingPoints(m, newer, older *mention) int {
	points := 0
	switch {
	case newer.subject == "" || older.subject == "":
	case newer.subject == older.subject:
		points += 2
	case newer.unit == "" || older.unit == "":
		points--
	default:
		points -= 6
	}
	switch marked := l.years(older).refersBack || l.marksOlder(older, m); {
	case len(newer.predicates) > 0 && len(older.predicates) > 0 && newer.predicates[0] != older.predicates[0]:
		points -= 4
	case len(newer.predicates) == 0 && len(older.predicates) > 0 && !marked && older.sentence != newer.sentence:
		points -= 3
	}
	switch unit := l.changeUnit(m); {
	case unit == "" || newer.subject == "":
	case unit == newer.subject:
		points += 2
	case m.unit != "" || newer.unit != "":
		points -= 3
	}
	if newer.base.these && older.sentence < newer.sentence && !l.years(older).refersBack && !l.marksOlder(older, m) {
		points -= 5 // a part of it, not what it was
	}
	if newer.isShare() && m.Form != Times && !l.years(older).refersBack && !l.marksOlder(older, m) {
		points -= 4
	}
	if newer.kind == Duration && m.unit != "" {
		points -= 4
	}
	return points
}

func (l linker) changeUnit(m *mention) string {
	if m.unit != "" {
		return m.unit
	}
	if m.base.unit != "" {
		return m.base.unit
	}
	return l.unitOf(m)
}

// refersBackFirst says whether the words before a figure name the earlier year:
// "In the previous twelve months there had been 950".
func (l linker) refersBackFirst(c *mention) bool {
	const far = 10
	for k := c.from - 1; k > c.from-far && k >= l.begins[c.sentence] && l.starts[k] == nil; k-- {
		if t := l.at(k).text; t != "in" && t != "for" && l.refersBack(k) && !l.words3(k, "last year") {
			return true
		}
	}
	return false
}

// bracketedYear reads the earlier value in a bracket behind the later one:
// "1,475 (1,250 in 2012/13)".
func (l linker) bracketedYear(c *mention) bool {
	if c.bracket == 0 || l.at(c.from-1).text != "(" || l.at(c.to).text != "in" || l.yearAt(c.to+1) == 0 {
		return false
	}
	i := c.index
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
