package summary

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// section draws the series one below the other, a row a period.
func (tr *trending) section(name string) result.Section {
	s := result.Section{Name: name, Columns: tr.headings()}
	for _, line := range tr.series {
		for j := range line.points {
			row := tr.row(line, j)
			row.Apart = line.level == "sum" || line.level == "total" || line.level == "region"
			s.Rows = append(s.Rows, row)
		}
	}
	s.Title = tr.title()
	for _, text := range tr.notes() {
		tr.marks = append(tr.marks, result.Note{Text: text})
	}
	s.Notes = append(tr.marks, tr.tableNotes()...)
	countMarks(&s)
	tr.marks = s.Notes
	return s
}

func (tr *trending) headings() []result.Column {
	var columns []result.Column
	for i, dim := range tr.by {
		if i != tr.at {
			columns = append(columns, result.Column{Name: tr.columnName(dim), Kind: result.Text, Hidden: tr.constant(i)})
		}
	}
	unit, title := "points", ", points"
	if tr.column.kind != figure.Share {
		unit, title = tr.column.unit, ""
	}
	columns = append(columns,
		result.Column{Name: "period", Kind: result.Text},
		result.Column{Name: tr.column.name, Kind: kindOf(tr.column.kind), Unit: tr.column.unit},
		result.Column{Name: "change_on_previous", Title: "change" + title, Kind: result.Change, Unit: unit},
		result.Column{Name: "change_on_first", Title: "on first", Kind: result.Change, Unit: unit, Hidden: tr.short()},
		result.Column{Name: "relative_change", Kind: result.Change, Unit: "%", Hidden: true},
		result.Column{Name: "numerator_change", Title: "count", Kind: result.Change, Unit: "%"},
		result.Column{Name: "base_change", Kind: result.Change, Unit: "%", Hidden: true},
		result.Column{Name: "signal", Kind: result.Text})
	for _, name := range []string{"mean", "lower_limit", "upper_limit"} {
		columns = append(columns, result.Column{Name: name, Kind: result.Number, Hidden: true})
	}
	return columns
}

// constant says whether all series have the same value in a column.
func (tr *trending) constant(i int) bool {
	return !slices.ContainsFunc(tr.series, func(s *series) bool {
		return s.codes[i] != tr.series[0].codes[i] || s.name != tr.series[0].name && tr.by[i] == tr.force
	})
}

// short says whether no series has more than two points, so that the change on
// the first is the one on the previous.
func (tr *trending) short() bool {
	return !slices.ContainsFunc(tr.series, func(s *series) bool { return len(s.points) > 2 })
}

// title is the figure and what all series have in common.
func (tr *trending) title() string {
	words := []string{tr.column.name}
	for i := range tr.by {
		if i != tr.at && tr.constant(i) {
			if label := tr.seriesLabel(tr.series[0], i); label != "All" {
				words = append(words, label)
			}
		}
	}
	return strings.Join(words, ", ")
}

func (tr *trending) seriesLabel(s *series, i int) string {
	if s.name != "" && tr.by[i] == tr.force {
		return s.name
	}
	return tr.label(tr.by[i], s.codes[i])
}

// row draws one period of a series with its changes.
func (tr *trending) row(s *series, j int) result.Row {
	m := s.points[j]
	row := result.Row{Level: s.level}
	for i := range tr.by {
		if i != tr.at {
			row.Cells = append(row.Cells, result.Cell{Text: tr.seriesLabel(s, i)})
		}
	}
	period := result.Cell{Text: m.label}
	if m.gap != "" {
		period.Mark = tr.mark(m.gap + ": a gap, and no change is made to or from it")
	}
	tr.interval(m)
	if m.cell.Fraction != nil && m.cell.Fraction.Unreliable {
		row.Notes = append(row.Notes, smallNote(tr.column.name))
	}
	if period.Mark == 0 && m.begins != "" && m.group != nil && j > 0 {
		period.Mark = tr.mark(tr.breakNote(m))
	}
	row.Cells = append(row.Cells, period, m.cell)
	row.Cells = append(row.Cells, tr.changes(s, j)...)
	signal := result.Cell{Text: m.signal.String()}
	return appendLimits(row, signal, s, m, tr.scale())
}

func (tr *trending) breakNote(m *moment) string {
	if tr.q.AcrossBreak {
		return "[b] " + m.begins + ": changes across it are made because --across-break asks for them, and may be the rules'"
	}
	return "[b] " + m.begins + ": no change is made across it (--across-break makes it, marked)"
}

// appendLimits ends a row with its signal and the limits of its control chart.
func appendLimits(row result.Row, signal result.Cell, s *series, m *moment, scale float64) result.Row {
	cells := []result.Cell{signal, {}, {}, {}}
	if m.phase < len(s.phases) {
		if c := s.phases[m.phase]; !c.Trial() {
			for i, v := range []float64{c.Mean, c.Low, c.High} {
				cells[i+1].Text = rate.Rounded(scale*v, 4)
			}
		}
	}
	row.Cells = append(row.Cells, cells...)
	return row
}

// scale is what the figure is multiplied by to be printed.
func (tr *trending) scale() float64 {
	if tr.column.kind == figure.Share {
		return 100
	}
	return float64(unitScale(tr.column.kind))
}

// interval puts the interval of a figure into its cell.
func (tr *trending) interval(m *moment) {
	if m.cell.Fraction == nil {
		return
	}
	if tr.column.kind == figure.Share {
		tr.doubt(m.cell.Fraction, tr.column)
		return
	}
	if m.gap != "" || tr.q.Interval == NoInterval || tr.column.rows {
		return
	}
	of, _ := tr.q.eventMethod()
	if r, err := of(m.exact.Part.Float(), m.exact.Of.Float(), tr.q.confidence()); err == nil {
		m.cell.Fraction.Low, m.cell.Fraction.High = rate.RatioEnds(r, tr.scale(), m.cell.Fraction.Printed)
		tr.events = true
	}
}

// changes are those on the previous and on the first period, of the figure
// relative to itself, of the count and of the base.
func (tr *trending) changes(s *series, j int) []result.Cell {
	cells := make([]result.Cell, 5)
	m, before := s.points[j], j-1
	for before >= 0 && (s.points[before].gap == otherLength || s.points[before].gap == noPeriod) {
		before--
	}
	if m.gap != "" || before < 0 {
		return cells
	}
	previous := s.points[before]
	switch {
	case previous.gap != "":
		cells[0].Change = &result.Difference{State: "gap"}
	case previous.phase != m.phase && !tr.q.AcrossBreak:
		cells[0].Change = &result.Difference{State: "break"}
	default:
		cells[0] = tr.changeCell(previous, m)
		cells[2].Change = tr.relative(previous, m)
		cells[3].Change = tr.grown(previous.exact.Part, m.exact.Part)
		cells[4].Change = tr.grown(previous.exact.Of, m.exact.Of)
	}
	first := slices.IndexFunc(s.points, func(o *moment) bool { return o.gap == "" && (o.phase == m.phase || tr.q.AcrossBreak) })
	if first >= 0 && first < j {
		cells[1] = tr.changeCell(s.points[first], m)
	}
	return cells
}

// changeCell marks a change that is made across a break, or between different
// populations.
func (tr *trending) changeCell(from, to *moment) result.Cell {
	cell := result.Cell{Change: tr.change(from, to)}
	switch {
	case from.phase != to.phase:
		cell.Mark = tr.mark("[b] across a break")
	case from.population != to.population:
		cell.Mark = tr.mark("the periods count different populations (" + populationsOf(from, to) + "): part of the change may be theirs")
	}
	return cell
}

func populationsOf(from, to *moment) string {
	name := func(m *moment) string {
		if m.population == "" {
			return m.label + ": all of them"
		}
		return m.label + ": " + m.population
	}
	return name(from) + "; " + name(to)
}

// notes tell how to read the trend.
func (tr *trending) notes() []string {
	how := "Newcombe's hybrid score"
	if tr.column.kind != figure.Share {
		how = "made of the two intervals"
	}
	notes := []string{fmt.Sprintf("changes stand with their %s interval (%s); ~ is no detectable change: the interval holds 0", tr.q.confidence(), how)}
	if tr.column.kind == figure.Share {
		notes = append(notes, "change: on the period before; count: the change of the numerator alone, in per cent")
	}
	if tr.nobodys {
		notes = append(notes, "the return does not say whose police this is: if of England and Wales, "+reformBreak+", and changes across that day mix two sets of rules")
	}
	notes = append(notes, tr.summed...)
	if len(tr.single) > 0 {
		notes = append(notes, "known in one period only, so without a trend: "+strings.Join(tr.single, "; "))
	}
	return append(notes, tr.controlNotes()...)
}

// controlNotes say what the signals are, where any line is long enough.
func (tr *trending) controlNotes() []string {
	for _, s := range tr.series {
		for _, c := range s.phases {
			if !c.Trial() {
				return []string{"signal: more than chance by the rules of a control chart (XmR, NHS plot the dots): outside the limits, 7 in a row that rise or fall or lie on one side of the mean, 2 of 3 near a limit; limits begin anew at a break"}
			}
		}
	}
	return nil
}

// chart is the trend as a picture: a line a series, cut at gaps and breaks.
func (tr *trending) chart() *result.Chart {
	periods := tr.axis()
	chart := &result.Chart{Kind: result.Trend, Title: tr.title() + " by period",
		X: result.Axis{Title: "period", Scale: result.Names}, Y: result.Axis{Title: tr.column.name, Scale: result.Percents}}
	scale := 1.0
	if tr.column.kind != figure.Share {
		chart.Y.Scale, scale = result.Numbers, tr.scale()
	}
	for _, p := range periods {
		chart.X.Names = append(chart.X.Names, p.String())
	}
	for _, s := range tr.series {
		line := result.Series{Name: tr.seriesName(s)}
		for i, m := range s.points {
			x := slices.Index(periods, m.period)
			if x < 0 {
				continue
			}
			line.Points = append(line.Points, tr.point(m, float64(x), scale))
			if m.begins != "" && i > 0 {
				chart.Breaks = addMark(chart.Breaks, result.Mark{At: float64(x) - 0.5, Name: m.begins})
			}
		}
		chart.Series = append(chart.Series, line)
	}
	chart.Caption = []string{"Base: " + baseWords(tr.column) + ".", fmt.Sprintf("Ranges: %s intervals. Gaps are periods without a comparable figure.", tr.q.confidence())}
	for _, n := range tr.marks {
		if n.Mark > 0 { // a break, another population: what a line alone would hide
			chart.Caption = append(chart.Caption, capital(n.Text)+".")
		}
	}
	return chart
}

// addMark keeps each mark once.
func addMark(marks []result.Mark, m result.Mark) []result.Mark {
	if slices.Contains(marks, m) {
		return marks
	}
	return append(marks, m)
}

// axis is every known period of any series, in order.
func (tr *trending) axis() []vocab.Period {
	var periods []vocab.Period
	for _, s := range tr.series {
		for _, m := range s.points {
			if m.period.Kind != vocab.UnknownPeriod && !slices.Contains(periods, m.period) {
				periods = append(periods, m.period)
			}
		}
	}
	slices.SortFunc(periods, vocab.Period.Compare)
	return periods
}

func (tr *trending) seriesName(s *series) string {
	var words []string
	for i := range tr.by {
		if label := tr.seriesLabel(s, i); i != tr.at && label != "All" && (!tr.constant(i) || tr.by[i] == tr.force) {
			words = append(words, label)
		}
	}
	if len(words) == 0 {
		return tr.column.name
	}
	return strings.Join(words, ", ")
}

func (tr *trending) point(m *moment, x, scale float64) result.Point {
	p := result.Point{Label: m.label, X: x, Gap: m.gap != "", Words: m.gap}
	if p.Gap {
		return p
	}
	part, of := m.exact.Part.Float(), m.exact.Of.Float()
	p.Y = scale * part / of
	p.Low, p.High, p.Words = p.Y, p.Y, inWords(m.cell.Fraction, tr.column.kind)
	p.Class = m.signal.String()
	make, _ := tr.q.method()
	if tr.column.kind != figure.Share {
		make, _ = tr.q.eventMethod()
	}
	if interval, err := make(part, of, tr.q.confidence()); err == nil && tr.q.Interval != NoInterval && !tr.column.rows {
		p.Low, p.High = scale*interval.Low, scale*interval.High
	}
	return p
}
