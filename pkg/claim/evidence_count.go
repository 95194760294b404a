package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/result"
)

// count looks a count up: in its own unit, then in others. Where the text names
// too little, so that several counts of the return may be meant, they are told
// and nothing is decided.
func (w *weighing) count(m *mention, s scope) result.Evidence {
	if s.gone != "" {
		return evidenceOf(NotInReturn, s.gone, nil)
	}
	fitting, category, ok := w.fitting(m, s)
	if !ok || len(fitting) == 0 {
		return evidenceOf(NotInReturn, "the return has no count of this", nil)
	}
	l := lookup{m: m, scope: s, category: category, unit: w.unitOf(m)}
	for i := range fitting {
		l.try(&fitting[i])
	}
	return w.decide(&l)
}

// fitting are the cells of which the same is said as of a figure; ok is false
// where something is said that the return does not count.
func (w *weighing) fitting(m *mention, s scope) (cells []Cell, category string, ok bool) {
	category, odd := s.said(m)
	if category == "" && odd && (m.Hedge != Bare || m.Value.Cmp(telling) < 0) {
		return nil, "", false
	}
	for _, c := range s.cells {
		if category == "" && c.whole() || category != "" && slices.Equal(c.Categories, []string{category}) {
			cells = append(cells, c)
		}
	}
	if category == "" {
		cells = append(w.labelled(m, s), cells...)
	}
	if category == "" && odd { // what is said goes with other words, or narrows the count
		cells = slices.DeleteFunc(cells, func(c Cell) bool { return m.judgeCell(&c) != Exact })
	}
	return cells, category, true
}

// telling is the least number that is not found anywhere by accident.
var telling = big.NewRat(10, 1)

// lookup is the search of one count among the cells that fit.
type lookup struct {
	m        *mention
	scope    scope
	category string
	unit     string  // what it counts, where the words beside it say so
	same     []*Cell // in its own unit
	matched  []*Cell // of these, those that bear it out
	open     []*Cell // of these, those that withheld values leave open
	others   []*Cell // in other units, with the number
	vague    []*Cell // with the number, under a heading that tells no unit, or of rows
}

// try takes a cell in.
func (l *lookup) try(c *Cell) {
	v := l.m.judgeCell(c)
	switch unit := l.unit; {
	case unit == c.Unit || !isReturnUnit(unit) && isReturnUnit(c.Unit):
		l.same = append(l.same, c)
		switch {
		case v == Undecidable:
			l.open = append(l.open, c)
		case unit != c.Unit && l.m.isBound(): // some number is above nearly any
		case v.Class() == OK || v.Class() == Warn && l.m.Hedge != Bare:
			l.matched = append(l.matched, c)
		}
	case v.Class() != OK || !c.known() || l.m.Form == Magnitude:
	case isReturnUnit(c.Unit):
		l.others = append(l.others, c)
	case l.m.Hedge == Bare:
		l.vague = append(l.vague, c)
	}
}

// unitOf is what a figure counts: people who work somewhere are its employees.
func (w *weighing) unitOf(m *mention) string {
	if m.unit != "people" {
		return m.unit
	}
	text := w.around(m)
	for _, word := range [...]string{" work ", " works ", " worked ", " working ", " employed ", " employs "} {
		if strings.Contains(text, word) {
			return "employees"
		}
	}
	return m.unit
}

// isBound says whether a figure is but a bound: more than 500, hundreds.
func (m *mention) isBound() bool {
	return m.Form == Magnitude || m.Hedge == MoreThan || m.Hedge == AtLeast || m.Hedge == FewerThan || m.Hedge == AtMost
}

// decide turns what was found into a verdict.
func (w *weighing) decide(l *lookup) result.Evidence {
	m := l.m
	several := w.several(l)
	switch {
	case len(l.matched) > 0 && several == "":
		c := l.matched[0]
		v := m.judgeCell(c)
		return evidenceOf(v, "the return has "+c.text()+meant(v), value(c), c)
	case len(l.matched) > 0:
		return l.couldBe(several)
	case len(l.open) > 0 && several == "":
		c := l.open[0]
		return evidenceOf(Undecidable, fmt.Sprintf("%s: %s in the return, from %s to %s, so this is left open", c.What, c.why(), grouped(c.Low), highest(c)), nil, c)
	case len(l.others) > 0 && len(l.scope.missing) == 0 && !l.mayBe(l.others):
		return l.otherUnit()
	case len(l.others)+len(l.vague) > 0:
		return l.couldBe("unit")
	case len(l.same) == 0:
		return evidenceOf(NotInReturn, "the return has no count of this", nil)
	case several != "":
		return l.noneOf(several)
	}
	return w.countMissing(l)
}

// mayBe says whether a match in another unit proves too little: a small number
// of which nothing is said is found somewhere by accident.
func (l *lookup) mayBe(others []*Cell) bool {
	return len(l.same) > 0 && l.category == "" && l.m.Value.Cmp(telling) < 0 && others[0].whole()
}

func value(c *Cell) *big.Rat {
	if c.known() {
		return c.Low
	}
	return nil
}

func highest(c *Cell) string {
	if c.High == nil {
		return "any number"
	}
	return grouped(c.High)
}

// why is why a cell is not one number.
func (c *Cell) why() string {
	if c.Unit == "complaints" || c.Unit == "officers" || c.Unit == "complainants" {
		return "bounded, for the same " + c.Unit + " may stand in several parts or be withheld,"
	}
	return "withheld or incomplete"
}

// several names what the text leaves open although the cells differ in it: ""
// where only one count can be meant.
func (w *weighing) several(l *lookup) string {
	cells := l.same
	if len(l.matched) > 0 && l.category == "" && !l.matched[0].whole() {
		cells = l.matched // the sentence has the category's own words
	}
	missing := slices.Clone(l.scope.missing)
	differ := func(of func(*Cell) string) bool {
		return slices.ContainsFunc(cells, func(c *Cell) bool { return of(c) != of(cells[0]) })
	}
	if len(cells) == 0 {
		return ""
	}
	if l.unit == "" && differ(func(c *Cell) string { return c.Unit }) {
		if unit := w.subjectOf(l.m); isReturnUnit(unit) && slices.ContainsFunc(l.matched, func(c *Cell) bool { return c.Unit == unit }) {
			l.matched = slices.DeleteFunc(slices.Clone(l.matched), func(c *Cell) bool { return c.Unit != unit })
		} else {
			missing = append(missing, "unit")
		}
	}
	if len(l.scope.cases) != 1 && differ(func(c *Cell) string { return c.CaseType + fmt.Sprint(c.AllCases) }) && (len(l.scope.cases) == 0 || len(l.matched) == 0) {
		missing = append(missing, "case type")
	}
	if differ(func(c *Cell) string { return c.Apart }) {
		missing = append(missing, "population")
	}
	return strings.Join(missing, " and ")
}

// noneOf lists the counts that a figure may be said of where it is none of them.
func (l *lookup) noneOf(missing string) result.Evidence {
	if c := l.same[0]; len(l.same) == 1 {
		if l.isFar(c) {
			return evidenceOf(NotInReturn, "the return has no count of this", nil)
		}
		return evidenceOf(NotInReturn, fmt.Sprintf("the return has %s, and the text does not name the %s", c.text(), missing), nil, c)
	}
	const few = 4
	why := fmt.Sprintf("the text does not name the %s, and none of the %d counts of the return that may be meant is %s", missing, len(l.same), grouped(l.m.Value))
	if len(l.same) <= few {
		var list []string
		for _, c := range l.same {
			list = append(list, c.number()+" "+c.Unit)
		}
		why += ": " + strings.Join(list, ", ")
	}
	return evidenceOf(NotInReturn, why, nil)
}

// isFar says whether a count is so far from a figure, and no slip away from it,
// that it tells nothing of it.
func (l *lookup) isFar(c *Cell) bool {
	if !c.known() || c.Low.Sign() == 0 || l.m.Value.Sign() == 0 || countSlip(l.m.Value, c.Low) != "" {
		return false
	}
	const far = 5
	r := new(big.Rat).Quo(l.m.Value, c.Low)
	return r.Cmp(big.NewRat(far, 1)) > 0 || r.Cmp(big.NewRat(1, far)) < 0
}

// subjectOf is what a figure counts that no unit stands beside: what it refers
// to, or what its sentence begins with ("Complaints fell to 750").
func (w *weighing) subjectOf(m *mention) string {
	if m.subject != "" {
		return m.subject
	}
	return w.b.unitOf(m)
}

// couldBe lists the counts that a figure may be, deciding nothing.
func (l *lookup) couldBe(missing string) result.Evidence {
	const most = 3
	cells := slices.Concat(l.matched, l.others, l.vague)
	var names []string
	for i, c := range cells {
		if i == most {
			names[i-1] += fmt.Sprintf(", and %d more", len(cells)-most)
			break
		}
		names = append(names, c.What)
	}
	why := fmt.Sprintf("%s could be %s; ", cells[0].number(), strings.Join(names, ", or "))
	if len(l.matched) == 0 {
		return evidenceOf(NotCheckable, why+"its unit may be another", nil, cells[:min(len(cells), most)]...)
	}
	why += fmt.Sprintf("the text does not name the %s, and the return has others", missing)
	for _, c := range l.same {
		if !slices.Contains(cells, c) && c.known() {
			why += ", such as " + c.text()
			break
		}
	}
	return evidenceOf(NotCheckable, why, nil, cells[:min(len(cells), most)]...)
}

// judgeCell judges a count by a cell, withheld ones by all they may hold.
func (m *mention) judgeCell(c *Cell) Verdict {
	switch {
	case c.known() && m.plain() && c.Low.IsInt():
		if c.Low.Cmp(m.Value) != 0 {
			return Contradicted
		}
		return Exact
	case c.known():
		return m.Judge(c.Low)
	}
	return m.judgeRange(c.Low, c.High)
}

// plain says whether a figure is a whole number that nobody rounds, its last
// digit being none: it is right of itself alone.
func (m *mention) plain() bool {
	const ten = 10
	return m.kind == Count && m.Form == Plain && m.Hedge == Bare && m.Top == nil && m.Value.Sign() > 0 && m.Value.IsInt() && m.Unit.IsInt() &&
		m.Value.Num().IsInt64() && m.Value.Num().Int64()%ten != 0
}

// judgeRange judges a figure by a number of which only bounds are known; no
// upper bound is nil. What is borne out by both ends is by all between, since
// each form of figure is borne out by one stretch of numbers; what is refused
// by both is by all only where both lie on one side of it.
func (m *mention) judgeRange(low, high *big.Rat) Verdict {
	first := m.Judge(low)
	if high == nil {
		far := new(big.Rat).Mul(add(m.topAim(), big.NewRat(1, 1)), big.NewRat(1000, 1))
		if far.Cmp(low) < 0 {
			far = low
		}
		high = far
	}
	last := m.Judge(high)
	below, above := high.Cmp(m.aim()) < 0, low.Cmp(m.topAim()) > 0
	switch {
	case first == last && first.Class() == OK:
		return first
	case first.Class() == last.Class() && first.Class() == OK:
		return Holds
	case first == Contradicted && last == Contradicted && (below || above):
		return Contradicted
	case first == last && first.Class() == Warn && (m.Hedge == MoreThan || m.Hedge == AtLeast || m.Hedge == FewerThan || m.Hedge == AtMost):
		return first
	}
	return Undecidable
}

// aim is the number that a figure is printed for: a proportion for shares.
func (m *mention) aim() *big.Rat {
	switch m.Form {
	case Percent, Points:
		return new(big.Rat).Quo(m.Value, big.NewRat(100, 1))
	case OneIn:
		if m.Value.Sign() > 0 {
			return new(big.Rat).Inv(m.Value)
		}
	case InEvery:
		return new(big.Rat).Quo(m.Value, big.NewRat(m.Of, 1))
	}
	return m.Value
}

// topAim is the upper end of a range, else the aim.
func (m *mention) topAim() *big.Rat {
	if m.Top == nil {
		return m.aim()
	}
	top := *m
	top.Value = m.Top
	return top.aim()
}

// isReturnUnit says whether returns count in a unit, so that another one is a
// mismatch; "cases" and "matters" may be any.
func isReturnUnit(unit string) bool {
	switch unit {
	case "complaints", "allegations", "officers", "complainants", "employees":
		return true
	}
	return false
}

// otherUnit is a number that is there, of something else: "3,787 complaints",
// which are allegations.
func (l *lookup) otherUnit() result.Evidence {
	c := l.others[0]
	why := fmt.Sprintf("%s are %s in the return", c.number(), c.What)
	cells := []*Cell{c}
	for _, right := range l.same {
		if right.row() == c.row() {
			why += fmt.Sprintf("; %s number %s", l.unit, right.number())
			cells = append(cells, right)
			break
		}
	}
	return evidenceOf(UnitMismatch, why, c.Low, cells...)
}

// countMissing is a count that the return has otherwise. It is called wrong only
// where the text names all there is to it in words that are all read, and its
// digits are a slip away from those of the return, or where a table of claims
// states what it is; without that it is doubtful: prose narrows counts in more ways than can be read ("500 came from
// women"), and a return holds but some of them.
func (w *weighing) countMissing(l *lookup) result.Evidence {
	m, c := l.m, l.same[0]
	why := "the return has " + c.text()
	if !w.plainlySaid(l) {
		if l.isFar(c) {
			return evidenceOf(NotInReturn, "the return has no count of this", nil)
		}
		return evidenceOf(NotInReturn, why+", which may be something else", nil, c)
	}
	v := m.judgeCell(c)
	if v.Class() != Fail {
		return evidenceOf(v, why+meant(v), value(c), c)
	}
	if c.known() && m.Hedge == Bare {
		slip := countSlip(m.Value, c.Low)
		if slip != "" || m.stated {
			return w.refuse(charge{m: m, slip: slip, s: l.scope, unit: l.unit, have: c.Unit, only: len(l.same) == 1, cells: []*Cell{c}, beside: w.confirmed(l), whole: w.wholeTold(l)}, v, why, c.Low)
		}
	}
	return evidenceOf(Ambiguous, why+", unless the text counts something else", value(c), c)
}

// countSlip is the slip by which one count becomes another.
func countSlip(printed, right *big.Rat) string {
	a, b := printed.RatString(), right.RatString()
	const enough = 3 // of two digits any other number is a slip away
	switch {
	case len(b) >= enough && sameDigits(a, b):
		return "two digits stand in each other's place"
	case len(b) > enough && editDistanceOne(a, b):
		return "one digit may have been mistyped"
	case len(b) >= enough && (a == b+"0" || b == a+"0"):
		return "a nought may have been lost or added"
	}
	return ""
}

// plainlySaid says whether a figure names force, period, case type and unit,
// whether one count alone can be meant, and whether no word of its sentence is
// left unread.
func (w *weighing) plainlySaid(l *lookup) bool {
	m := l.m
	if len(w.placesIn(m.sentence)) > 1 || !l.scope.accusable || len(l.same) != 1 || !isReturnUnit(l.unit) || m.bracket != 0 || m.base.these || m.base.number >= 0 && w.wholeTold(l) == nil || m.base.narrowed {
		return false
	}
	if l.category == "" && !m.whole() && caseTypeOf(m.predicates[0]) == "" || len(m.predicates) > 1 {
		return false
	}
	beside := w.confirmed(l)
	return (len(beside) == 0 || l.unit != "officers" || w.isSubject(m)) && w.wordsRead(m, beside...)
}

// isSubject says whether officers are told as those complained about; beside other
// counts they may be all that a force has: "2,241 officers and 1,048 complaints".
func (w *weighing) isSubject(m *mention) bool {
	switch w.b.at(m.from - 1).text {
	case "against", "about", "involving":
		return true
	}
	return false
}

// wholeTold is the whole that a count is told of where it is the return's own:
// "1,286 of the 1,426 allegations".
func (w *weighing) wholeTold(l *lookup) *mention {
	if l.m.base.number < 0 || len(l.same) == 0 {
		return nil
	}
	m, whole := w.b.mentions[l.m.base.number], l.scope.wholeOf(l.same[0])
	if l.same[0].whole() || whole == nil || !whole.known() || !m.isPlainCount() || m.Value.Cmp(whole.Low) != 0 || !w.isOf(m, whole) {
		return nil
	}
	return m
}

// confirmed are the other counts of a figure's sentence that are the return's
// own: of other units, or its whole.
func (w *weighing) confirmed(l *lookup) []*mention {
	whole := w.wholeTold(l)
	var found []*mention
	span := w.b.sentences[l.m.sentence]
	for _, m := range w.b.mentions[span[0]:span[1]] {
		switch {
		case m == l.m || !m.isPlainCount():
		case m == whole, w.unitOf(m) != l.unit && isReturnUnit(w.unitOf(m)) && slices.ContainsFunc(l.scope.cells, func(c Cell) bool {
			return c.known() && c.Low.Cmp(m.Value) == 0 && w.isOf(m, &c)
		}):
			found = append(found, m)
		}
	}
	return found
}

// wordsRead says whether every word of a figure's sentence is one that leaves a
// count what it is: the force, the period, the unit, who says so, and what is
// said of it where that has been understood.
func (w *weighing) wordsRead(m *mention, beside ...*mention) bool {
	span := w.b.sentences[m.sentence]
	for _, o := range w.b.mentions[span[0]:span[1]] {
		if o != m && !slices.Contains(beside, o) {
			return false // with other figures beside it, it may be a part of one
		}
	}
	understood := said(m)
	for k := w.b.begins[m.sentence]; w.b.at(k).sentence == m.sentence && w.b.at(k).kind < stop; k++ {
		t := w.b.at(k)
		if k >= m.from && k < m.to || t.kind != word || w.isNamed(k) {
			continue
		}
		if w.b.words.is("rank", t.text) {
			return false // a part of the officers
		}
		n := w.understands(m, understood, k)
		if n == 0 && !slices.Contains(harmless, t.text) && !(len(understood) > 0 && slices.Contains(ofCategories, t.text)) && !(m.kind != Count && slices.Contains(ofShares, t.text)) {
			return false
		}
		k += max(n-1, 0)
	}
	return true
}

// understands is how many words at a token are its unit, or what was understood
// to be said of it; 0 where they may narrow it in a way that was not.
func (w *weighing) understands(m *mention, said []string, k int) int {
	if p, ok := w.b.phrase("predicate", k); ok {
		if slices.Contains(said, p.means) || caseTypeOf(p.means) != "" {
			return len(p.words)
		}
		return 0
	}
	p, ok := w.b.phrase("unit", k)
	if ok && (p.means == m.unit || p.means == m.base.unit || p.means == m.per || p.means == "forces" || p.means == "complaints" || p.means == "allegations" || p.means == "officers") {
		return len(p.words)
	}
	return 0
}

// isNamed says whether a token is part of the name of a force or a date.
func (w *weighing) isNamed(k int) bool {
	for _, p := range w.b.places {
		if k >= p.token && k < p.token+4 && strings.Contains(strings.ToLower(p.name), w.b.at(k).text) {
			return true
		}
	}
	switch w.b.at(k - 1).text {
	case "by", "since", "before", "after", "until": // a month that narrows
		return false
	}
	return slices.Contains(months, w.b.at(k).text)
}

// months and harmless are the words that leave a count what it is, ofCategories
// those that do where a category is told, ofShares those of shares and ratios.
var (
	months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

	harmless = []string{"there", "were", "was", "had", "has", "have", "been", "in", "the", "to", "of", "all", "a", "an", "and", "for", "by", "per", "about", "against", "from", "at", "its",
		"made", "recorded", "received", "logged", "faced", "saw", "year", "ending", "ended", "police", "constabulary", "force", "service", "figures", "statistics", "data", "official", "published", "show", "showed", "say", "according",
		"home", "office", "that", "total", "altogether", "during", "over", "s", "with", "containing", "across"}

	ofShares = []string{"or", "on", "average"}

	ofCategories = []string{"referred", "led", "resulted", "ended", "taken", "required", "subject", "found", "given", "took", "sent", "went", "needed"}
)
