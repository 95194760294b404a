package claim

import (
	"math/big"
	"math/bits"
	"slices"
)

// A pair of counts is ranked in points, each of which doubles the odds that the
// pair is meant. Grammar gives and takes points; the figure itself gives as many
// as chance would need luck to hit it: 48 per cent is hit by one pair of counts
// in 240, "more than half" by one in eight. A pair is told from enough on.
const enough = 6

// chance is how many points the figure itself gives: the better the more exact
// it is printed. Counts are taken to spread over five powers of e.
func (z zone) chance() int {
	const spread = 5
	width := max(z.until-z.from, 1)
	return min(bits.Len64(uint64(spread*(z.from+z.until)/2/width)), most)
}

// most is more points than a figure can give by itself: one that is met to the
// digit may still be of another thing.
const most = 9

// pair is a reading of a share: so many of so many.
type pair struct {
	part, whole *mention
	points      int
	how         string
}

// ranking holds what is known of a share while its pairs are ranked.
type ranking struct {
	linker
	m        *mention
	i        int
	ties     []tie
	rows     [][]*mention
	row      int
	words    []string
	headline bool
	cameTo   string             // the unit of what came of those that the share is of
	last     *mention           // that "of those" can only mean
	opened   *mention           // the one count that its sentence goes on about
	shared   *mention           // the whole of the share told before it
	parts    map[*mention]rated // the counts rated so far
}

func (l linker) ranking(i int, m *mention) *ranking {
	r := &ranking{linker: l, m: m, i: i, ties: l.ties(i, m), words: l.telling(m), headline: l.headline(m), cameTo: l.cameTo(m)}
	if r.rows, r.row = l.rowsOf(i, m); len(r.rows) > 0 {
		r.ties = []tie{{r.rows[0][r.row], pointedPoints, false, false, "the counts told in the same order"}}
	}
	r.last, r.opened, r.shared = r.lastBefore(), r.elliptic(), r.sharedWhole()
	return r
}

// tied is the tie of a count to the share; nil for none.
func (r *ranking) tied(c *mention) *tie {
	for k := range r.ties {
		if r.ties[k].m == c {
			return &r.ties[k]
		}
	}
	return nil
}

// own is the one count that can be the part, or nil.
func (r *ranking) own() *mention {
	if len(r.ties) > 0 && r.ties[0].own {
		return r.ties[0].m
	}
	return nil
}

// partPoints says how surely a count is the part that share m is printed for.
func (r *ranking) partPoints(c *mention) (points int, how string) {
	m := r.m
	how = "the counts told nearby"
	if t := r.tied(c); t != nil {
		return t.points, t.how
	}
	if r.follows(c) {
		points += 2
	}
	if len(r.ties) > 0 {
		points--
	}
	points += r.distancePoints(c)
	if r.headline && c.from > m.from {
		points++
	}
	if p, said := r.saidPoints(c); p != 0 {
		points += p
		if said != "" {
			how = said
		}
	}
	if r.owned(c, m) && !r.headline && !r.restated(c) {
		points -= 3
	}
	if unit := m.base.unit; unit != "" && c.unit != "" && !kin(c.unit, unit) && !r.cameOf(c) {
		points -= 2
	}
	if c.unit != "" && c.unit == r.cameTo {
		points, how = points+r.cameToPoints(c), "the count of what it led to"
	}
	if r.sameTime(c) {
		points, how = points+3, "the count of the same time"
	}
	if u := r.subjectUnit(m); u != "" && u == c.unit && u != m.base.unit {
		points, how = points+3, "the count of those that it names"
	}
	switch joined := c.from > m.to && c.sentence == m.sentence && r.joined(m, c); {
	case r.i+1 < len(r.mentions) && r.mentions[r.i+1] == c && !joined && r.apart(c, m) == 0:
		points++
	case r.i > 1 && r.mentions[r.i-1].kind == Change && r.mentions[r.i-2] == c && c.sentence == m.sentence:
		points++ // the number that changed, not what it was before
	case joined:
		points -= 2 // seven per cent were dropped, and 64 were upheld
	}
	if r.toldOlder(m) && !r.toldOlder(c) {
		points -= 3
	}
	if r.ofTheNation(c) {
		points, how = points+5, "the count of the same force"
	}
	if (r.namesRest(m) || r.at(m.from-1).text == "further" || r.at(m.from-1).text == "another") && !r.namesRest(c) && c.from < m.from {
		points -= 8 // what is left over is not what was told before it
	}
	return points + r.otherPoints(m, c), how
}

// saidPoints says how well what a count says goes with what the share says.
func (r *ranking) saidPoints(c *mention) (points int, how string) {
	m := r.m
	switch same := common(r.words, r.telling(c)); {
	case len(m.predicates) > 0 && slices.Equal(m.predicates, c.predicates):
		return 4, "the count of which the same is said"
	case overlap(m.predicates, c.predicates) || sameHandling(m.predicates, c.predicates):
		return 3, "the count of which the same is said"
	case len(m.predicates) > 0 && len(c.predicates) > 0:
		return -4, ""
	case same > 1:
		return 3, "the count told in the same words"
	case same > 0:
		return 2, "the count told in the same words"
	}
	return 0, ""
}

// cameToPoints says how surely a count is what those come to that a share is of.
func (r *ranking) cameToPoints(c *mention) int {
	switch first := r.firstOf(c); {
	case first == c && c.isTopic() && r.apart(c, r.m) > 1:
		return 3 + 4 // what a text is about stays in mind
	case first != nil && first != c && first.Value.Cmp(c.Value) > 0:
		return 0
	}
	return 3
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// related says whether anything but its place ties a count to the share.
func (r *ranking) related(c *mention) bool {
	if c.unit != "" && c.unit == r.cameTo || r.sameTime(c) || r.ofTheNation(c) || r.follows(c) || c.unit != "" && c.unit == r.subjectUnit(r.m) && c.unit != r.m.base.unit {
		return true
	}
	return r.tied(c) != nil || c.sentence == r.m.sentence || overlap(r.m.predicates, c.predicates) || sameHandling(r.m.predicates, c.predicates) || common(r.words, r.telling(c)) > 0
}

// beside says whether a count is the next figure to the share in its paragraph.
func (r *ranking) beside(c *mention) bool {
	at := c.index
	return (at == r.i-1 || at == r.i+1) && r.apart(c, r.m) == 0
}

// restated says whether the share beside a count says nothing else than m does.
func (r *ranking) restated(c *mention) bool {
	s, m := r.notes[c.index].share, r.m
	switch {
	case s == nil:
		return false
	case s.Form != m.Form && s.Form == Percent && s.Top == nil:
		v := m.Judge(new(big.Rat).Quo(s.Value, big.NewRat(100, 1)))
		return v.Class() == OK || v == Stretched
	}
	return s.Form != m.Form || s.Value.Cmp(m.Value) == 0
}

// distancePoints takes points for the words between share and count. A first
// sentence is worked out further down, so nothing is taken there for a count
// that comes later.
func (r *ranking) distancePoints(c *mention) int {
	far := r.apart(r.m, c)
	if !r.headline && c.from > r.m.from && c.sentence > r.m.sentence+1 {
		far++
	}
	switch {
	case c.sentence == r.m.sentence:
		return 0

	case r.headline && c.from > r.m.from:
		return -1
	case far == 0:
		return -1
	case far == 1:
		return -2
	case far <= 4:
		return -4
	}
	return -6
}

// otherPoints takes points where two figures are of other places or years.
func (r *ranking) otherPoints(a, b *mention) int {
	points := 0
	switch {
	case a.placeFits(b) || r.m.base.elsewhere || isNation(b.place) && r.toNation():
	case a.placeNamed && b.placeNamed:
		points -= 5
	default: // one of them is only carried over
		points -= 2
	}
	if !a.periodFits(b) {
		points -= 3
	}
	if r.toldOlder(b) && !r.toldOlder(a) && (a.period == "" || a.period != b.period) {
		points -= 3
	}
	return points
}

// wholePoints says how surely a count is what the share is of, whatever its
// part.
func (r *ranking) wholePoints(n *mention) int {
	m, points := r.m, 0
	if r.baseOf(m) == n {
		return 4
	}
	if r.baseOf(m) != nil && r.baseOf(m).isCount() {
		points -= 6
	}
	points += r.unitNamedPoints(n)
	if r.owned(n, m) {
		points -= 2
	}
	if m.base.unit == "" && n.base.these && !n.whole() && !overlap(m.predicates, n.predicates) {
		points-- // a part itself
	}
	if !n.isCount() {
		points--
		if r.toldExactly(n) {
			points -= 3
		}
	}
	if !r.narrowedFits(m, n) && !(len(r.ties) > 0 && r.baseOf(r.ties[0].m) == n) {
		points -= 8
	}
	if own := r.own(); own != nil && m.bracket > 0 && own.base.narrowed && !r.narrowedFits(own, n) {
		points -= 8 // 87 (15 per cent) of those investigated
	}
	return points + r.otherPoints(m, n)
}

// unitNamedPoints says how well a count goes with the unit that the share is of.
func (r *ranking) unitNamedPoints(n *mention) int {
	m, unit := r.m, r.m.base.unit
	if unit == "" {
		return 0
	}
	switch {
	case m.base.these && unit == "cases": // whatever was told before
	case n.subject == unit && (n.whole() || within(n.predicates, m.predicates)):
		return 2
	case n.subject == unit && len(n.predicates) == 1 && n.predicates[0] == "finalised":
		return 1 // what is dealt with is told as the whole
	case n.subject == unit && n.base.unit == unit && n.base.number < 0 && !m.base.narrowed:
		return -4 // told as a part of them itself: of the allegations, 1,281 needed no action
	case n.subject == unit:
		return -1
	case n.isTopic() && (unit == "complaints" && n.subject == "cases" || unit == "cases" && n.subject == "complaints"):
	case unit == "cases" && r.bareCases(m) && n.isTopic() && (complained(n.subject) || kinOf(n.subject) == "reviews" || n.subject == "appeals"): // in 92 per cent of cases
	case n.subject == "", kin(n.subject, unit):
		return -2
	case !n.whole() && within(n.predicates, m.predicates) && complained(unit) && complained(n.subject):
		return 1 // complaints of racism, which are told as allegations of it
	default:
		return -5
	}
	return 0
}

// toldExactly says whether a rough count is told again to the digit nearby:
// "More than 3,000 complaints ... The exact figure was 3,214".
func (l linker) toldExactly(n *mention) bool {
	if seen := &l.notes[n.index]; !seen.roughRead {
		seen.roughRead, seen.exact = true, l.exactNear(n)
	}
	return l.notes[n.index].exact
}

func (l linker) exactNear(n *mention) bool {
	const tenth, near = 10, 6
	v := l.notes[n.index].milli
	for k := max(0, n.index-near); k < min(len(l.mentions), n.index+near); k++ {
		c := l.mentions[k]
		if d := l.notes[k].milli - v; c.isCount() && max(d, -d)*tenth <= v && (c.subject == "" || n.subject == "" || kin(c.subject, n.subject)) && n.Judge(c.Value).Class() != Fail {
			return true
		}
	}
	return false
}

// narrowedFits says whether a count can be the base of a share "of those
// investigated": the same must be said of it.
func (l linker) narrowedFits(m, whole *mention) bool {
	if !m.base.narrowed || l.baseOf(m) == whole {
		return true
	}
	if overlap(m.base.predicates, whole.predicates) || slices.Contains(m.base.predicates, "finalised") && l.dealtWith(whole) {
		return true
	}
	if i := whole.index - 1; i >= 0 && l.baseOf(l.mentions[i]) == whole && overlap(m.predicates, l.mentions[i].predicates) {
		return true // more than half of those who had a hearing were sacked: seven of 12 lost their jobs
	}
	if len(m.base.predicates) > 0 {
		return false
	}
	if m.base.these && len(m.base.words) == 0 || overlap(m.base.words, l.telling(whole)) {
		return true
	}
	last := whole.index - 1 // 1,300 were referred. Of these, 972 were officers: 27 per cent of those referred
	return whole.base.these && last >= 0 && l.mentions[last].sentence == whole.sentence-1 && overlap(m.base.words, l.telling(l.mentions[last]))
}

// pairPoints says how well a part and a whole go together.
func (r *ranking) pairPoints(k, n *mention, part rated) int {
	points := 0
	switch base := r.baseOf(k); {
	case base == n:
		return 5
	case base == nil && part.object == n:
		return 4
	case base != nil && base.isCount():
		points -= 6
	}
	these := r.m.base.these && !r.m.base.narrowed
	if last := r.last; these && last != nil && last != k {
		if last == n {
			return points + 6 // 3,110 were formal, and two per cent of those (50)
		}
		points -= 3
	}
	if these && (n.from > r.m.from || r.m.sentence-n.sentence > 2 && r.own() == nil) {
		points -= 5
	}
	switch {
	case these && r.own() == nil:
		points += r.antecedentPoints(r.m, n)
	case k.base.these:
		points += r.antecedentPoints(k, n)
	default:
		points += r.orderPoints(k, n)
	}
	nested := len(k.predicates) > len(n.predicates) && len(n.predicates) > 0 && within(n.predicates, k.predicates)
	if nested {
		points += 2 // investigated: 174 ... upheld after investigation: 21
	}
	if r.own() == k && r.owned(n, r.m) && !these && !k.base.these && !nested {
		points -= 3 // each has a share of its own: 812 (26 per cent), 540 (17 per cent)
	}
	if len(r.rows) > 1 && r.rows[0][r.row] == k {
		if r.rows[1][r.row] == n {
			points += 3
		} else {
			points -= 3
		}
	}
	switch e := r.opened; {
	case e == n:
		return 5 + r.otherPoints(k, n)
	case r.m.base.unit == "":
		points += unitPoints(k, n)
	}
	if r.shared == n {
		points += 3
	}
	if k.placeNamed && n.placeNamed && k.place != "" && k.place == n.place {
		points += 2
	}
	if k.base.narrowed && k.base.number < 0 && slices.Contains(k.base.predicates, "finalised") && r.dealtWith(n) {
		points += 3 // completed 190. Of the reviews completed, 38 were upheld
	}
	if part.topic == n {
		points += 2
		if r.m.base.all || r.bareCases(r.m) {
			points++
		}
	}
	return points + r.otherPoints(k, n)
}

// lastBefore is the count that "of those" right behind the share can only mean, as
// it is told last before it in the sentence; nil for none.
func (r *ranking) lastBefore() *mention {
	m, i := r.m, r.i-1
	if r.at(m.to).text != "of" || r.at(m.to+1).text != "those" && r.at(m.to+1).text != "these" && r.at(m.to+1).text != "them" {
		return nil
	}
	if i < 0 || r.mentions[i].sentence != m.sentence || !r.mentions[i].isCount() || r.mentions[i].bracket > 0 {
		return nil
	}
	return r.mentions[i]
}

// unitPoints says whether a part is likely of the same things as its whole.
func unitPoints(k, n *mention) int {
	switch {
	case k.subject == "" || n.subject == "":
		return 0
	case k.subject == n.subject && n.whole():
		return 2
	case k.subject == n.subject:
		return 0
	case kin(k.subject, n.subject):
		return 0
	case k.unit == "" || n.unit == "":
		return -1
	}
	return -3
}

// kin says whether two units may be told for one another: the officers among the
// employees, the complainants for their complaints.
func kin(a, b string) bool {
	return a == b || kinOf(a) != "" && kinOf(a) == kinOf(b)
}

func kinOf(unit string) string {
	switch unit {
	case "people", "officers", "employees", "women", "men", "pcsos", "victims", "children", "drivers", "detainees":
		return "people"
	case "reviews", "requests":
		return "reviews"
	case "complaints", "cases", "complainants":
		return "complaints"
	}
	return ""
}

// antecedentPoints looks for what "of these" means: a count of the same sentence
// before it, or of the sentence before.
func (r *ranking) antecedentPoints(k, n *mention) int {
	if first := r.sentences[k.sentence][0]; k.index > first && r.mentions[first].isCount() && n.sentence < k.sentence && !r.leads(k) {
		return 0 // Of these, 856 went on, and 719 of those ended: of the 856
	}
	switch d := k.sentence - n.sentence; {
	case n.from > k.from:
		return -3
	case d == 0 && n.index == k.index-1:
		return 4
	case d == 0 && r.joined(n, k):
		return 0
	case d <= 1:
		return 2
	case d == 2:
		return 1
	case d <= 4:
		return -1
	}
	return -4
}

// leads says whether the sentence of a count begins with what it is a part of:
// "Of these, ...".
func (l linker) leads(k *mention) bool {
	switch l.at(l.begins[k.sentence]).text {
	case "of", "among", "out":
		return l.at(k.to).text != "of"
	}
	return false
}

// orderPoints prefers the whole that was told before its part and near it, but
// for a total told behind.
func (r *ranking) orderPoints(k, n *mention) int {
	points := 0
	if n.from > k.from && !r.totalLine(n) {
		points--
	}
	if k.sentence == n.sentence && r.joined(k, n) {
		points--
	}
	switch far := r.apart(k, n); {
	case k.sentence == n.sentence, k.sentence-n.sentence == 1:
	case far <= 1:
		points--
	case far <= 3:
		points -= 2
	default:
		points -= 3
	}
	if r.totalLine(n) {
		points += 3
	}
	return points
}

// sharedWhole is the count that the share before was found to be of: the entries of
// a list share the whole that its heading names.
func (r *ranking) sharedWhole() *mention {
	for k := r.i - 1; k >= 0 && k >= r.i-3; k-- {
		if o := r.mentions[k]; o.kind == Share && o.found != nil && len(o.found.sources) == 2 && o.bracket > 0 == (r.m.bracket > 0) {
			return o.found.sources[1]
		}
	}
	return nil
}

// totalLine says whether a count is the last line of a list: "Total: 400", "In
// all, 400".
func (l linker) totalLine(c *mention) bool {
	if l.inAll(c.to) {
		return true // there were 750 in all
	}
	k := c.from - 1
	if s := l.at(k).text; s == ":" || s == "-" || s == "of" || s == "," {
		k--
	}
	switch l.at(k).text {
	case "total", "all", "altogether":
		return k-2 <= l.begins[c.sentence]
	}
	return false
}
