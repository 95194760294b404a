package summary

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// TrendSchema is the contract of the JSON that Trend gives.
const TrendSchema = "stats.trend/1"

// Course is one figure over periods.
type Course struct {
	Figure      string
	By          []string // a series for each; nil for force, case type and what else is kept apart
	Where       []Condition
	AcrossBreak bool // make the changes across a break, marked
	Decimals    int
	Certainty
	Chart     bool // fill Result.Chart
	Workforce *Workforce
}

// Trend sets the figure of each period beside the one before and the first.
// Errors are as of Answer.
func Trend(r *returns.Return, q Course) (*result.Result, error) {
	if len(r.Conflicts) > 0 {
		return nil, r.Conflicts
	}
	if q.Interval == OfSmallBases {
		q.Interval = Wilson
	}
	answer := &result.Result{Schema: TrendSchema, Inputs: append(Inputs(r), q.Workforce.read()...)}
	var failed []error
	for i, t := range r.Tables {
		tr, err := trendTable(t, q)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s%w", tablePrefix(r, i), err))
			continue
		}
		section := tr.section("trend")
		if len(r.Tables) > 1 {
			section.Name = TableName(t)
		}
		answer.Sections = append(answer.Sections, section)
		if q.Chart && answer.Chart == nil {
			answer.Chart = tr.chart()
		}
	}
	if err := worst(failed, len(r.Tables)); err != nil {
		return nil, err
	}
	for _, err := range failed {
		answer.Notes = append(answer.Notes, result.Note{Text: "left out: " + err.Error()})
	}
	if len(answer.Sections) > 1 {
		answer.Notes = append(answer.Notes, result.Note{Text: "the files hold tables of different populations or layouts: they stand apart, and no change is made between them"})
	}
	if q.Chart {
		if len(answer.Sections) > 1 {
			return nil, usage("--plot draws one table, and %s stands in %d; choose one with --where or --table, or give fewer files", q.Figure, len(answer.Sections))
		}
		answer.Chart.Caption = append(answer.Chart.Caption, sources(answer)...)
	}
	answer.Notes = append(answer.Notes, loadNotes(r)...)
	return answer, nil
}

// trending is a trend while it is put together.
type trending struct {
	*drawing
	q      Course
	column column
	at     int // of the period among the columns of the rows
	series []*series
	single []string // what is given in one period only
	summed []string // over which forces a sum goes
	// nobodys says that some series crosses 1 February 2020 and the return does
	// not tell whose police it is of.
	nobodys bool
}

// series is one force (or whatever else is kept apart) over time.
type series struct {
	codes  []uint32 // by plan.by; the period's is not used
	name   string   // in place of the force: of sums
	level  string
	points []*moment
	phases []rate.Control
}

// moment is one period of a series.
type moment struct {
	group      *group
	label      string
	period     vocab.Period
	cell       result.Cell
	exact      rate.Fraction
	gap        string // why it is no point of the line: "not in the return" ...
	begins     string // why a new line begins here: the break, "" for none
	population string
	signal     rate.Signal
	phase      int // of the line, from 0 up
}

func trendTable(t *returns.Table, q Course) (*trending, error) {
	question := Question{By: q.By, Figures: []string{q.Figure}, Where: q.Where, Decimals: q.Decimals, Certainty: q.Certainty, Workforce: q.Workforce}
	period := t.Dimension("period")
	if period < 0 {
		return nil, CannotError{"no column or heading says of which period the counts are, so there is no trend; --map 'HEADING=period' names the column that does"}
	}
	if q.By != nil {
		question.By = keptApart(t, q.By)
	}
	d, groups, err := oneFigure(t, question)
	if err != nil {
		return nil, err
	}
	tr := &trending{drawing: d, q: q, column: d.figures[0], at: slices.Index(d.by, period)}
	if tr.at < 0 {
		return nil, CannotError{"the period is fixed by the columns that the figure names, so there is no trend"}
	}
	if err := tr.collectSeries(groups); err != nil {
		return nil, err
	}
	if err := tr.onlyTrends(); err != nil {
		return nil, err
	}
	for _, s := range tr.series {
		tr.fill(s)
		tr.split(s)
		tr.control(s)
	}
	return tr, nil
}

// keptApart adds the period to what a user groups by, and what is never mixed:
// a line through complaints and conduct matters together would be neither's.
func keptApart(t *returns.Table, by []string) []string {
	by = slices.Clone(by)
	for _, name := range []string{"return", "population", "case_type", "worker", "period"} {
		d := t.Dimension(name)
		named := slices.ContainsFunc(by, func(given string) bool { return t.Dimension(given) == d })
		if d >= 0 && !named && (name == "period" || len(t.Dimensions[d].Values) > 2) {
			by = append(by, t.Dimensions[d].Name)
		}
	}
	return by
}

// collectSeries puts the groups of one force and case type after one another,
// and behind the forces the sum of those that give the figure in every period.
func (tr *trending) collectSeries(groups []*group) error {
	index := map[string]*series{}
	for _, g := range groups {
		m, err := tr.moment(g)
		if err != nil {
			return err
		}
		codes := slices.Clone(g.codes)
		codes[tr.at] = returns.All
		s := index[codesKey(codes)]
		if s == nil {
			s = &series{codes: codes, level: tr.levelName(g)}
			index[codesKey(codes)] = s
			tr.series = append(tr.series, s)
		}
		if g.codes[tr.at] != returns.All { // "all years" is no period
			s.points = append(s.points, m)
		}
	}
	if tr.table.Shape == returns.RowLevel {
		return nil
	}
	if force := slices.Index(tr.by, tr.force); tr.force >= 0 && force >= 0 {
		return tr.addSums(force)
	}
	return tr.matchForces()
}

// onlyTrends leaves out what is given in fewer than two periods, and tells it.
func (tr *trending) onlyTrends() error {
	periods := tr.periods()
	if len(periods) == 0 {
		return CannotError{fmt.Sprintf("the return gives no known %s for any period it names", tr.column.name)}
	}
	var kept []*series
	for _, s := range tr.series {
		known := 0
		for _, m := range s.points {
			if m.gap == "" {
				known++
			}
		}
		name := tr.fullName(s)
		switch {
		case known > 1:
			kept = append(kept, s)
		case s.level != "sum" && slices.ContainsFunc(s.points, func(m *moment) bool { return m.cell.Fraction != nil }):
			tr.single = append(tr.single, name)
		}
	}
	if len(kept) == 0 {
		return CannotError{fmt.Sprintf("nothing has a known %s in two periods (%s), and a trend needs two; name the returns of other periods too", tr.column.name, strings.Join(periods, ", "))}
	}
	tr.series = kept
	return nil
}

// fullName is a series by all that it is kept apart by.
func (tr *trending) fullName(s *series) string {
	var words []string
	for i := range tr.by {
		if label := tr.seriesLabel(s, i); i != tr.at && label != "All" {
			words = append(words, label)
		}
	}
	return strings.Join(words, ", ")
}

// moment is the figure of one group.
func (tr *trending) moment(g *group) (*moment, error) {
	cell, err := tr.figureCell(g, tr.column)
	if err != nil {
		return nil, tr.overflow(err)
	}
	value := tr.table.Dimensions[tr.by[tr.at]].Values[g.codes[tr.at]]
	m := &moment{group: g, label: value.Label, period: value.Period, cell: cell}
	f := cell.Fraction
	switch {
	case f == nil:
		m.gap = "not given"
	case f.State == "undefined":
		m.gap = "a share of nothing"
	case f.Printed == "":
		m.gap = "only bounded"
	case !value.Known || value.Period.Kind == vocab.UnknownPeriod:
		m.gap = noPeriod
	default:
		m.exact = rate.Fraction{Part: f.Part.Min, Of: f.Of.Min}
	}
	tr.inspect(m, strings.Contains(value.Text, "[b]"))
	return m, nil
}

// terms are the queries of the figure.
func (tr *trending) terms() []int {
	if tr.column.base < 0 {
		return []int{tr.column.numerator}
	}
	return []int{tr.column.numerator, tr.column.base}
}

// inspect looks behind a figure: does the publisher mark a break in it, and
// which population do its files count?
func (tr *trending) inspect(m *moment, marked bool) {
	for _, l := range m.group.leaves {
		for _, q := range tr.terms() {
			p := l.answers[q].choose()
			if p == nil {
				continue
			}
			marked = marked || p.sum.broken
			if template := tr.table.Template(p.first); q == tr.column.base && template.Population != "" && template.Restricts == 0 {
				m.population = populationName(tr.table, tr.table.Origin(p.first), *template)
			}
		}
	}
	if marked {
		m.begins = "the publisher marks a break here: [b]"
	}
}

// addSums adds, for each case type, the forces that give the figure in every
// period in which any does.
func (tr *trending) addSums(force int) error {
	var blocks [][]*series
	for _, s := range tr.series {
		if s.level != "force" {
			continue
		}
		at := slices.IndexFunc(blocks, func(b []*series) bool { return sameBut(b[0].codes, s.codes, force) })
		if at < 0 {
			blocks, at = append(blocks, nil), len(blocks)
		}
		blocks[at] = append(blocks[at], s)
	}
	for _, block := range blocks {
		sum, err := tr.sum(block, force)
		if err != nil {
			return err
		}
		if sum != nil {
			last := slices.Index(tr.series, block[len(block)-1])
			tr.series = slices.Insert(tr.series, last+1, sum)
		}
	}
	return nil
}

// sum is the series of the forces of a block that give every period; nil where
// fewer than two do.
func (tr *trending) sum(block []*series, force int) (*series, error) {
	periods := map[string]bool{}
	known := map[*series]map[string]*moment{}
	for _, s := range block {
		known[s] = map[string]*moment{}
		for _, m := range s.points {
			if m.gap == "" {
				periods[m.label], known[s][m.label] = true, m
			}
		}
	}
	whole := slices.DeleteFunc(slices.Clone(block), func(s *series) bool { return len(known[s]) < len(periods) })
	if len(whole) < 2 {
		return nil, nil
	}
	sum := &series{codes: slices.Clone(block[0].codes), level: "sum", name: fmt.Sprintf("Sum of %d forces throughout", len(whole))}
	sum.codes[force] = returns.All
	for _, m := range whole[0].points {
		if m.gap != "" {
			continue
		}
		g := &group{codes: m.group.codes, sum: len(whole)}
		for _, s := range whole {
			g.leaves = append(g.leaves, known[s][m.label].group.leaves...)
		}
		added, err := tr.moment(g)
		if err != nil {
			return nil, err
		}
		added.begins = m.begins
		sum.points = append(sum.points, added)
	}
	return sum, nil
}

// matchForces keeps, in series that add forces up, only those that give the
// figure in every period: the others would make changes of their own.
func (tr *trending) matchForces() error {
	if tr.force < 0 {
		return nil
	}
	for _, s := range tr.series {
		in := map[uint32]int{}
		given := 0
		for _, m := range s.points {
			seen := map[uint32]bool{}
			for _, l := range tr.oneLevel(m.group.leaves, tr.terms()...) {
				seen[tr.code(l, tr.force)] = true
			}
			if len(seen) > 0 {
				given++
			}
			for code := range seen {
				in[code]++
			}
		}
		for i, m := range s.points {
			g := *m.group
			g.leaves = slices.DeleteFunc(slices.Clone(g.leaves), func(l *leaf) bool { return in[tr.code(l, tr.force)] < given })
			matched, err := tr.moment(&g)
			if err != nil {
				return err
			}
			s.points[i] = matched
		}
		left := 0
		for _, n := range in {
			if n < given {
				left++
			}
		}
		if left > 0 {
			tr.summed = append(tr.summed, fmt.Sprintf("%s: the sum of the forces that give every period; %s given only in some %s left out, because a sum changes as forces come and go",
				tr.fullName(s), forceCount(left), wasWere(left)))
		}
	}
	return nil
}

func forceCount(n int) string {
	if n == 1 {
		return "1 force"
	}
	return fmt.Sprintf("%d forces", n)
}

func wasWere(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// periods are the labels of the periods with a known figure.
func (tr *trending) periods() []string {
	var labels []string
	for _, s := range tr.series {
		for _, m := range s.points {
			if m.gap == "" && !slices.Contains(labels, m.label) {
				labels = append(labels, m.label)
			}
		}
	}
	return labels
}

// fill puts periods in order, tells those of another length, and puts in the
// periods between the first and the last that the return does not have.
func (tr *trending) fill(s *series) {
	slices.SortStableFunc(s.points, func(a, b *moment) int {
		if (a.gap == noPeriod) != (b.gap == noPeriod) { // nobody knows when it was
			return map[bool]int{true: 1, false: -1}[a.gap == noPeriod]
		}
		return a.period.Compare(b.period)
	})
	usual := usualPeriod(s.points)
	for _, m := range s.points {
		if m.gap == "" && !m.period.Alike(usual) {
			m.gap = otherLength
		}
	}
	var filled []*moment
	var last *vocab.Period
	for _, m := range s.points {
		if m.period.Alike(usual) {
			for last != nil {
				next, ok := last.Next()
				if !ok || next.Compare(m.period) >= 0 {
					break
				}
				filled = append(filled, &moment{label: next.String(), period: next, gap: "not in the return"})
				last = &next
			}
			last = &m.period
		}
		filled = append(filled, m)
	}
	s.points = filled
}

// The gaps that a line goes past: they never belonged to it.
const (
	otherLength = "of another length or end than the other periods"
	noPeriod    = "not understood as a period"
)

// usualPeriod is the period that most of a series are alike.
func usualPeriod(points []*moment) vocab.Period {
	var best vocab.Period
	most := 0
	for _, a := range points {
		n := 0
		for _, b := range points {
			if b.period.Alike(a.period) {
				n++
			}
		}
		if n > most {
			best, most = a.period, n
		}
	}
	return best
}

// split begins a new line where the rules changed or the publisher says so.
func (tr *trending) split(s *series) {
	ruled := tr.underReform(s)
	var before *moment
	phase := 0
	for _, m := range s.points {
		if m.gap == otherLength || m.gap == noPeriod {
			m.phase = phase // it belongs to no line
			continue
		}
		if !ruled && before != nil && tr.aboutComplaints() && regime(before.period) != regime(m.period) && tr.whosePolice(s) {
			tr.nobodys = true
		}
		if ruled && before != nil && regime(before.period) != regime(m.period) {
			m.begins = reformBreak
		}
		if m.begins != "" && before != nil {
			phase++
		}
		m.phase, before = phase, m
	}
}

const reformBreak = "the rules for complaints changed on 1 February 2020"

// regime is 0 before 1 February 2020, 2 after it, and 1 for a period that both
// rules share: it is like neither.
func regime(p vocab.Period) int {
	switch {
	case p.BeforeReform():
		return 0
	case p.CrossesReform():
		return 1
	}
	return 2
}

// underReform says whether a series is about complaints of the police of
// England and Wales, the only ones whose rules changed on that day.
func (tr *trending) underReform(s *series) bool {
	if !tr.aboutComplaints() {
		return false
	}
	if tr.force < 0 {
		return tr.table.Shape != returns.RowLevel // a national table of the Home Office or the IOPC
	}
	at := slices.Index(tr.by, tr.force)
	for _, m := range s.points {
		if m.group == nil {
			continue
		}
		for _, l := range m.group.leaves {
			code := tr.code(l, tr.force)
			if at >= 0 && m.group.sum == 0 {
				code = m.group.codes[at]
			}
			if place := tr.table.Dimensions[tr.force].Values[code].Place; place.Territorial || place.Level == vocab.Region || place.Level == vocab.Total || place.Name == "British Transport" {
				return true
			}
		}
	}
	return false
}

// aboutComplaints says whether the figure counts what the rules are for. Posts,
// and what a return counts under headings of its own that say nothing of
// complaints (the use of force, say), are not touched by them.
func (tr *trending) aboutComplaints() bool {
	for _, q := range tr.terms() {
		query := tr.queries[q]
		if query.distinct != summed {
			return true
		}
		unit := tr.table.Units[query.unit]
		name := strings.ToLower(unit.Name)
		about := func(word string) bool { return strings.Contains(name, word) }
		switch {
		case !unit.Own && !unit.Guessed && name != "officers" && name != "employees":
			return true
		case slices.ContainsFunc([]string{"complain", "allegation", "conduct", "upheld", "acceptable", "case"}, about):
			return true
		}
	}
	return false
}

// whosePolice says whether nobody can tell whether a series is of the police of
// England and Wales: no force is named, or one that is not known.
func (tr *trending) whosePolice(s *series) bool {
	at := slices.Index(tr.by, tr.force)
	return at < 0 || s.level == "force" && !tr.table.Dimensions[tr.force].Values[s.codes[at]].Known
}

// control makes the control chart of each line of 13 points or more.
func (tr *trending) control(s *series) {
	for phase := 0; ; phase++ {
		var values []float64
		var points []*moment
		any := false
		for _, m := range s.points {
			any = any || m.phase == phase
			if m.phase == phase && m.gap == "" {
				values, points = append(values, m.exact.Part.Float()/m.exact.Of.Float()), append(points, m)
			}
		}
		if !any {
			return
		}
		c := rate.XmR(values, true)
		s.phases = append(s.phases, c)
		if c.Trial() {
			continue
		}
		for i, m := range points {
			m.signal = c.Points[i]
		}
	}
}

// change is from one moment to another of a series, or says why there is none.
func (tr *trending) change(from, to *moment) *result.Difference {
	of, scale := rate.Newcombe, int64(100)
	if tr.column.kind != figure.Share {
		of, scale = rate.EventsDiffer, unitScale(tr.column.kind)
	}
	places := tr.q.Decimals
	if places == rate.ByRule {
		places = max(rate.Places(from.cell.Fraction.Printed), rate.Places(to.cell.Fraction.Printed), 1)
	}
	d := &result.Difference{}
	d.Printed, d.Value = to.exact.Between(from.exact, scale, places)
	if tr.column.rows && tr.column.kind == figure.Share {
		return d // what chance makes of a concentration is not known
	}
	r, err := of(to.exact.Part.Float(), to.exact.Of.Float(), from.exact.Part.Float(), from.exact.Of.Float(), tr.q.confidence())
	if err != nil {
		d.State = "no interval"
		return d
	}
	d.Low, d.High = rate.EndsAt(r, float64(scale), places)
	d.Nothing = r.Holds(0)
	return d
}

// grown is the change of a count in per cent.
func (tr *trending) grown(from, to rate.Number) *result.Difference {
	if from.Sign() == 0 {
		return &result.Difference{State: "from 0"}
	}
	d := &result.Difference{}
	one := rate.Fraction{Part: from, Of: from}
	d.Printed, d.Value = rate.Fraction{Part: to, Of: from}.Between(one, 100, 0)
	if r, err := rate.EventsGrow(from.Float(), to.Float(), tr.q.confidence()); err == nil {
		d.Low, d.High = rate.EndsAt(rate.Range{Low: r.Low - 1, High: r.High - 1}, 100, 0)
		d.Nothing = r.Holds(1)
	}
	return d
}

// relative is the change of the figure in per cent of itself.
func (tr *trending) relative(from, to *moment) *result.Difference {
	if from.exact.Part.Sign() == 0 {
		return &result.Difference{State: "from 0"}
	}
	d := &result.Difference{}
	before := from.exact.Part.Float() / from.exact.Of.Float()
	after := to.exact.Part.Float() / to.exact.Of.Float()
	d.Printed = rate.Rounded(100*(after/before-1), 0)
	d.Value = rate.Rounded(100*(after/before-1), 6)
	if tr.column.kind != figure.Share || tr.column.rows {
		return d
	}
	r, err := rate.Relative(to.exact.Part.Float(), to.exact.Of.Float(), from.exact.Part.Float(), from.exact.Of.Float(), tr.q.confidence())
	if err == nil {
		d.Low, d.High = rate.EndsAt(rate.Range{Low: r.Low - 1, High: r.High - 1}, 100, 0)
		d.Nothing = r.Holds(1)
	}
	return d
}
