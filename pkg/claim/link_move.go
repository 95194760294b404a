package claim

import (
	"cmp"
	"strconv"
)

// moves are the pairs of values in reach that go the way of the change and have
// so many points by grammar. What cannot give the change is left out by value.
func (l linker) moves(i int, m *mention, least int) []move {
	var ends []end
	for k := max(0, i-changeReach); k < len(l.mentions) && k <= i+changeReach; k++ {
		if c := l.mentions[k]; c != m && l.comparable(m, c) && l.apart(c, m) <= l.farthest(m, c) {
			marked := l.years(c).refersBack || l.marksOlder(c, m)
			if last := len(ends) - 1; last >= 0 && ends[last].mention.index == k-1 && l.onlyAnd(ends[last].to, c.from) {
				marked = marked || ends[last].marked // from 600 and 500
			}
			ends = append(ends, end{c, marked, lastYear(c.period)})
		}
	}
	r := mover{linker: l, m: m, unit: l.changeUnit(m), year: lastYear(m.period)}
	r.newer, r.older = l.namedEnds(i, m)
	r.counted = r.hasEnds(ends)
	for _, e := range ends {
		r.latest = max(r.latest, e.year)
	}
	var found []move
	for _, older := range ends {
		for _, newer := range ends {
			if newer.mention == older.mention || !sameKind(newer, older) || !l.wayOf(m, newer.mention, older.mention) || !newer.isShare() && !l.mayGive(m, newer.mention, older.mention) {
				continue
			}
			if points := r.points(newer, older, least); points >= least {
				found = append(found, move{newer.mention, older.mention, points})
			}
		}
	}
	return found
}

// farthest is how many paragraphs off a value may stand from its change: a force
// that both name by itself is found again in a list further down.
func (l linker) farthest(m, c *mention) int {
	const near, named = 4, 8
	if m.placeNamed && c.placeNamed && m.place == c.place {
		return named
	}
	return near
}

// onYearBefore says whether a change is told on the year before: "The drop on the
// previous year was 19 per cent", "up 19 per cent on last year".
func (l mover) onYearBefore() bool {
	const far = 7
	for k := max(l.begins[l.m.sentence], l.m.from-far); k < l.m.to+far && l.at(k).kind < stop; k++ {
		if l.at(k).text == "on" && (l.refersBack(k+1) || l.words3(k+1, "last year")) {
			return true
		}
	}
	return false
}

// hasEnds says whether two numbers in reach are told as the earlier and the later
// of what the change is of: then it is not of something that is not named.
func (l mover) hasEnds(ends []end) bool {
	if l.unit == "" {
		return false
	}
	for k, c := range ends[:max(0, len(ends)-1)] {
		next := ends[k+1]
		if c.subject == l.unit && next.sentence == c.sentence && next.index == c.index+1 && c.kind == Count && next.kind == Count && l.at(c.from-1).text == "from" && l.at(next.from-1).text == "to" && c.placeFits(l.m) {
			return true
		}
	}
	return false
}

// end is a figure that can be an end of a change.
type end struct {
	*mention
	marked bool // told as what was before
	year   int  // that it is of, 0 where not told
}

// sameKind says whether two figures are of one kind; of two stretches of time the
// earlier one may leave its unit out: "140 working days, up from 125".
func sameKind(newer, older end) bool {
	return newer.kind == older.kind || newer.kind == Duration && older.kind == Count && older.marked && older.unit == ""
}

// mover ranks the moves of a change.
type mover struct {
	linker
	m            *mention
	unit         string
	year         int
	newer, older *mention // that its sentence names for it
	latest       int      // the last year told in reach
	counted      bool     // its unit has an earlier and a later number in reach
}

// namedEnds are the values that the sentence of a change names for it: "fell 18
// per cent to 410, from 500", where no second change could own them.
func (l linker) namedEnds(i int, m *mention) (newer, older *mention) {
	if t := l.toldInBracket(i, m); t.newer != nil {
		return t.newer, t.older
	}
	if newer, older = l.endsBehind(i, m); older != nil {
		return newer, older
	}
	span := l.sentences[m.sentence]
	if span[1]-span[0] > nearby {
		return newer, nil
	}
	for _, c := range l.mentions[span[0]:span[1]] {
		switch {
		case c.kind == Change && c != m && c.Form != Plain:
			return newer, nil
		case older == nil && c.isCount() && c.placeFits(m) && (l.marksOlder(c, m) || l.years(c).refersBack):
			older = c
		}
	}
	if newer == nil && older != nil {
		newer = l.otherEnd(m, older)
	}
	return newer, older
}

// endsBehind are the values right behind a change, which are its own whatever
// else is told: "rose by 10 per cent from 70 to 77", "a 20 per cent rise to 864
// from 721".
func (l linker) endsBehind(i int, m *mention) (newer, older *mention) {
	k := m.to
	if isNounOfChange(l.at(k).text) {
		k++
	}
	first := l.starts[k+1]
	if first == nil || !l.comparable(m, first) {
		return nil, nil
	}
	var second *mention
	if i+2 < len(l.mentions) && l.mentions[i+1] == first && l.starts[first.to+1] == l.mentions[i+2] && l.comparable(m, l.mentions[i+2]) {
		second = l.mentions[i+2]
	}
	switch one := l.at(k).text; {
	case one == "to" && second != nil && l.at(first.to).text == "from":
		return first, second
	case one == "from" && second != nil && l.at(first.to).text == "to":
		return second, first
	case one == "to" && k == m.to:
		return first, nil
	}
	return nil, nil
}

// otherEnd is the one other count that the sentence of a change tells before it:
// "550 complaints, six per cent more than the 518 of the year before".
func (l linker) otherEnd(m, older *mention) *mention {
	var only *mention
	span := l.sentences[m.sentence]
	for _, c := range l.mentions[span[0]:span[1]] {
		switch {
		case c == older || c == m || c.kind == Change:
		case only != nil || !c.isCount() || c.from > m.from || c.subject == "" || c.subject == "forces" || older.subject != "" && c.subject != older.subject:
			return nil
		default:
			only = c
		}
	}
	return only
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
	case PartOf: // d/a is v thousandths within a twentieth
		const one, wide, most = 1000, 51, 1 << 50
		bound := m.Hedge == MoreThan || m.Hedge == AtLeast || m.Hedge == FewerThan || m.Hedge == AtMost
		if bound { // no one says more than a quarter of what went up by half
			return d <= most && a <= most && d*one <= 2*a*v
		}
		return d <= most && a <= most && d*one >= a*(v-wide) && d*one <= a*(v+wide)
	}
	return true
}

// points says how surely two figures are the later and the earlier value of a
// change.
func (l mover) points(newer, older end, least int) int {
	m := l.m
	points := placesFit(l.m, newer.mention, older.mention) + l.thingPoints(newer, older)
	if l.setsBeside() || l.ofRate(l.m) { // the other one may be of all forces
		points = placesFit(l.m, newer.mention, newer.mention) + l.thingPoints(newer, older)
	}
	if l.newer != nil && !sameEnd(newer.mention, l.newer) || l.older != nil && !sameEnd(older.mention, l.older) {
		points -= 8
	} else if l.newer != nil && l.newer.bracket > 0 && l.newer.bracket == newer.bracket && newer.bracket == older.bracket {
		points += 6 // both in the bracket behind it
	}
	const mostByPlace = 14 // what the words below can add
	if points+mostByPlace < least {
		return points
	}
	points += l.yearPoints(newer, older) + l.wordPoints(newer.mention, older.mention)
	if at := m.index; m.Form == Times && at > 1 && l.mentions[at-1] == newer.mention && l.mentions[at-2] == older.mention && l.apart(older.mention, m) == 0 {
		points += 5 // 19% ..., 41% - more than twice
	}
	return points
}

// sameEnd says whether a figure is one that is named for a change, or tells it
// again.
func sameEnd(c, named *mention) bool {
	return c == named || c.kind == named.kind && c.Value.Cmp(named.Value) == 0 && c.placeFits(named)
}

// setsBeside says whether a change only compares two shares: "seven percentage
// points above the average".
func (l mover) setsBeside() bool {
	if l.m.Form != Points {
		return false
	}
	switch l.at(l.m.to).text {
	case "above", "below", "higher", "lower", "ahead", "behind":
		return true
	}
	return false
}

// wordPoints looks at the words about the two figures and the change.
func (l mover) wordPoints(newer, older *mention) int {
	m, points := l.m, 0
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
		points -= min(near, 4)
	}
	if l.at(older.from-1).text == "from" && l.at(newer.from-1).text == "to" && newer.index == older.index+1 && newer.sentence == older.sentence {
		points += 2
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
func (l mover) yearPoints(newer, older end) int {
	points, was, now := 0, older.year, newer.year
	if now == 0 {
		now = l.year
	}
	switch {
	case older.marked || l.refersBackFirst(older.mention):
		points += 4
	case was > 0 && now > 0 && was != now:
		if was > now {
			return -4
		}
		points += 2
		if was == now-1 && now == l.latest && l.onYearBefore() {
			points += 3 // the drop on the previous year is that to the last one told
		}
		if older.sentence == newer.sentence && newer.period != "" {
			points++ // 110 in 2010 and 233 in 2014
		}
	case l.setsBeside(), l.ofRate(l.m) && newer.place != older.place:
		if newer.sentence == l.m.sentence || older.sentence == l.m.sentence {
			points++
		}
	case older.from > newer.from && older.period != "" && newer.period == "":
		points--
	case older.from > newer.from:
		points -= 3
	}
	if l.toldOlder(newer.mention) {
		points -= 4
	}
	return points
}

// lastYear is the year that a period ends in, 0 for none.
func lastYear(period string) int {
	const long = 4
	for at := len(period) - long; at >= 0; at-- {
		if y, err := strconv.Atoi(period[at : at+long]); err == nil {
			return y
		}
	}
	return 0
}

// placesFit takes points where change and values are told of different forces.
func placesFit(m, newer, older *mention) int {
	points := 0
	for _, pair := range [...][2]*mention{{newer, older}, {m, newer}, {m, older}} {
		switch a, b := pair[0], pair[1]; {
		case a.placeFits(b):
		case a.placeNamed && b.placeNamed:
			points -= 3
		default: // one of them is only carried over
			points--
		}
	}
	if newer.placeNamed && older.placeNamed && newer.place == older.place && newer.sentence != older.sentence {
		points += 2
	}
	return points
}

// changed says whether a change is told right behind a figure: "81,776 complaints
// were finalised - a 4% increase".
func (l linker) changed(c *mention) bool {
	i := c.index + 1
	for i < len(l.mentions) && l.mentions[i].bracket > 0 && l.mentions[i].kind == Count {
		i++
	}
	return i < len(l.mentions) && l.mentions[i].sentence == c.sentence && l.mentions[i].kind == Change && l.mentions[i].Form != Plain && l.at(c.from-1).text != "from"
}

// thingPoints says whether change and values are of the same things.
func (l mover) thingPoints(newer, older end) int {
	m, points := l.m, 0
	switch {
	case newer.subject == "" || older.subject == "":
	case newer.subject == older.subject:
		points += 2
	case newer.unit == "" || older.unit == "":
		points--
	default:
		points -= 6
	}
	switch {
	case len(newer.predicates) > 0 && len(older.predicates) > 0 && newer.predicates[0] != older.predicates[0]:
		points -= 4
	case len(newer.predicates) == 0 && len(older.predicates) > 0 && !older.marked && older.sentence != newer.sentence && (newer.unit != "" || newer.from != m.to+1):
		points -= 3
	}
	switch {
	case l.counted && newer.subject == "":
		points -= 3
	case l.unit == "" || newer.subject == "":
	case l.unit == newer.subject:
		points += 2
	case m.unit != "" || newer.unit != "":
		points -= 3
	}
	if !older.marked && (older.base.these || l.baseOf(older.mention) == newer.mention || l.baseOf(newer.mention) == older.mention || l.at(older.from-2).text == "of" && l.at(older.from-1).text == "which") {
		points -= 6
	}
	if !older.marked && older.sentence != m.sentence && l.changed(older.mention) {
		points -= 3 // it is the later number of another change
	}
	if newer.base.these && older.sentence < newer.sentence && !older.marked {
		points -= 5 // a part of it, not what it was
	}
	switch {
	case l.setsBeside():
		points--
	case newer.isShare() && m.Form != Times && !older.marked:
		points -= 7
	}
	if newer.kind == Duration && m.unit != "" {
		points -= 4
	}
	return points
}
