package summary

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// section draws the comparison: a row a force, then what they are held against.
func (c *comparing) section() (result.Section, error) {
	if err := c.order(); err != nil {
		return result.Section{}, err
	}
	s := result.Section{Name: "compare", Columns: c.headings()}
	for _, e := range c.forces {
		s.Rows = append(s.Rows, c.row(e))
	}
	for _, e := range c.others {
		row := c.row(e)
		row.Apart = true
		s.Rows = append(s.Rows, row)
	}
	s.Rows = append(s.Rows, c.reference())
	s.Title = c.caption()
	for _, text := range c.notes() {
		c.marks = append(c.marks, result.Note{Text: text})
	}
	s.Notes = append(c.marks, c.tableNotes()...)
	countMarks(&s)
	return s, nil
}

// order ranks the forces by the figure where that is asked for. Ties share a
// rank. A rank is never printed without its interval and class.
func (c *comparing) order() error {
	if !c.q.Rank {
		return nil
	}
	switch {
	case c.q.Interval == NoInterval:
		return usage("--rank prints no rank without its interval; leave --interval none out")
	case c.single():
		return usage("--rank prints no rank without its funnel class, and around a single force there is none; leave --to out, or name a total")
	}
	slices.SortStableFunc(c.forces, func(a, b *entrant) int { return b.exact.Value().Cmp(a.exact.Value()) })
	same := func(a, b *entrant) bool { return a.exact.Value().Cmp(b.exact.Value()) == 0 }
	first := 0
	for i, e := range c.forces {
		if !same(c.forces[first], e) {
			first = i
		}
		e.rank = fmt.Sprint(first + 1)
		if i > first || i+1 < len(c.forces) && same(e, c.forces[i+1]) {
			e.rank += "="
		}
	}
	return nil
}

// The limits that CSV and JSON carry for each force.
var limitNames = [...]string{"limit_low_95", "limit_high_95", "limit_low_998", "limit_high_998"}

func (c *comparing) headings() []result.Column {
	var columns []result.Column
	if c.q.Rank {
		columns = append(columns, result.Column{Name: "rank", Kind: result.Text})
	}
	for _, dim := range c.by {
		columns = append(columns, result.Column{Name: c.columnName(dim), Kind: result.Text, Hidden: dim != c.force})
	}
	columns = append(columns,
		result.Column{Name: c.column.name, Kind: kindOf(c.column.kind), Unit: c.column.unit},
		result.Column{Name: "difference", Title: c.differenceTitle(), Kind: result.Change, Unit: c.differenceUnit()},
		result.Column{Name: "class", Kind: result.Text, Hidden: c.single() && len(c.others) == 0},
		result.Column{Name: "class_by_chance", Title: "by chance alone", Kind: result.Text, Hidden: !c.spread.Over()})
	for _, name := range slices.Concat(limitNames[:], []string{"phi", "tau_squared"}) {
		columns = append(columns, result.Column{Name: name, Kind: result.Number, Hidden: true})
	}
	return columns
}

// kindOf is how a figure's column is printed.
func kindOf(k figure.Kind) result.Kind {
	switch k {
	case figure.Ratio:
		return result.Ratio
	case figure.PerThousand:
		return result.PerMille
	}
	return result.Share
}

func (c *comparing) differenceUnit() string {
	if c.column.kind == figure.Share {
		return "points"
	}
	return c.column.unit
}

func (c *comparing) differenceTitle() string {
	if c.column.kind == figure.Share {
		return "difference, points"
	}
	return "difference"
}

func (c *comparing) row(e *entrant) result.Row {
	row := result.Row{Level: "force"}
	if c.q.Rank {
		row.Cells = append(row.Cells, result.Cell{Text: e.rank})
	}
	for i, dim := range c.by {
		row.Cells = append(row.Cells, result.Cell{Text: c.label(dim, e.group.codes[i])})
	}
	if e.why != "" {
		row.Cells = append(row.Cells, e.cell, result.Cell{}, result.Cell{Text: "not comparable", Mark: c.mark("not comparable: " + e.why)}, result.Cell{})
		row.Cells = append(row.Cells, make([]result.Cell, len(limitNames)+2)...)
		return row
	}
	c.interval(e)
	if e.cell.Fraction.Unreliable {
		row.Notes = append(row.Notes, smallNote(c.column.name))
	}
	row.Cells = append(row.Cells, e.cell, result.Cell{Change: c.difference(e)}, result.Cell{Text: c.className(e.class)}, result.Cell{Text: c.className(e.byChance)})
	row.Cells = append(row.Cells, c.limits(e)...)
	return row
}

func (c *comparing) className(class rate.Class) string {
	if c.single() {
		return ""
	}
	return class.String()
}

// interval puts the interval of a figure into its cell; of ratios and rates
// that of their events.
func (c *comparing) interval(e *entrant) {
	if c.column.kind == figure.Share {
		c.doubt(e.cell.Fraction, c.column)
		return
	}
	if c.q.Interval == NoInterval {
		return
	}
	of, _ := c.q.eventMethod()
	if r, err := of(e.x(), e.n(), c.q.confidence()); err == nil {
		e.cell.Fraction.Low, e.cell.Fraction.High = rate.RatioEnds(r, float64(unitScale(c.column.kind)), e.cell.Fraction.Printed)
		c.events = true
	}
}

// limits are the four limits of the funnel at a force's base, then room for
// what is of the whole.
func (c *comparing) limits(e *entrant) []result.Cell {
	cells := make([]result.Cell, len(limitNames)+2)
	if c.single() {
		return cells
	}
	for i, level := range []float64{95, 99.8} {
		confidence, _ := rate.NewConfidence(level)
		r := c.funnel.Limits(e.n(), confidence)
		scale := c.scale()
		places := rate.Places(c.against.cell.Fraction.Printed) + 2
		cells[2*i].Text, cells[2*i+1].Text = rate.Rounded(scale*r.Low, places), rate.Rounded(scale*r.High, places)
	}
	return cells
}

// scale is what the figure is multiplied by to be printed.
func (c *comparing) scale() float64 {
	if c.column.kind == figure.Share {
		return 100
	}
	return float64(unitScale(c.column.kind))
}

// reference is the row of what the forces are held against.
func (c *comparing) reference() result.Row {
	e := c.against
	level := "sum"
	if !c.whole {
		level = [...]string{"force", "region", "total"}[e.group.rank]
	}
	row := result.Row{Level: level, Apart: true}
	if c.q.Rank {
		row.Cells = append(row.Cells, result.Cell{})
	}
	for i, dim := range c.by {
		text := e.name
		if dim != c.force {
			text = c.label(dim, c.forces[0].group.codes[i])
		}
		row.Cells = append(row.Cells, result.Cell{Text: text})
	}
	c.interval(e)
	row.Cells = append(row.Cells, e.cell, result.Cell{}, result.Cell{}, result.Cell{})
	cells := make([]result.Cell, len(limitNames)+2)
	if !c.single() {
		cells[len(limitNames)].Text, cells[len(limitNames)+1].Text = rate.Rounded(c.spread.Phi, 4), rate.Rounded(c.spread.Tau2, 8)
	}
	row.Cells = append(row.Cells, cells...)
	return row
}

// caption says what is compared with what.
func (c *comparing) caption() string {
	var words []string
	for i, dim := range c.by {
		if label := c.label(dim, c.forces[0].group.codes[i]); dim != c.force && label != "All" {
			words = append(words, label)
		}
	}
	against := "the whole of those listed"
	if !c.whole {
		against = c.against.name
	}
	return strings.Join(append([]string{c.column.name}, words...), ", ") + ": each force against " + against
}

// notes tell how to read the comparison.
func (c *comparing) notes() []string {
	var notes []string
	how := "Newcombe's hybrid score"
	if c.column.kind != figure.Share {
		how = "made of the two intervals"
	}
	text := fmt.Sprintf("difference: from %s, with its %s interval (%s); ~ is no detectable difference: the interval holds 0", c.against.name, c.q.confidence(), how)
	if slices.ContainsFunc(c.forces, c.contains) {
		text += "; a force is part of that whole, so the interval is that of its difference from the others, scaled to the whole"
	}
	notes = append(notes, text)
	if c.single() {
		return append(notes, "no funnel is drawn around a single force: its own figure is as unsure as the others'")
	}
	notes = append(notes, c.classNotes()...)
	if c.q.Rank {
		notes = append(notes, "a rank says less than it seems: forces whose ranges overlap can stand in any order")
	}
	return notes
}

// fewForces is below what a spread between forces can be measured well.
const fewForces = 10

// classNotes say what the classes mean, whether the limits were widened, and
// how many forces chance alone puts outside them.
func (c *comparing) classNotes() []string {
	k := len(c.forces)
	class := "class: where the force lies in the funnel around the average, by the limits for its base at 95% and 99.8%"
	spread := fmt.Sprintf("phi is %s: the forces differ no more than chance makes them (over-dispersion begins above 1)", rate.Rounded(c.spread.Phi, 2))
	if c.spread.Over() {
		spread = fmt.Sprintf("phi is %s: the forces differ by more than chance (over-dispersion), so the limits are widened by what differs between forces in general (Spiegelhalter's additive limits, tau squared %s); by chance alone: the class without that",
			rate.Rounded(c.spread.Phi, 2), rate.Rounded(c.spread.Tau2, 6))
	}
	if k < fewForces {
		spread += "; of so few forces phi is itself unsure"
	}
	var out95, out998 int
	for _, e := range c.forces {
		switch e.class {
		case rate.High95, rate.Low95:
			out95++
		case rate.High998, rate.Low998:
			out95, out998 = out95+1, out998+1
		}
	}
	expected := rate.Rounded(0.05*float64(k), 0)
	if k < 20 {
		expected = rate.Rounded(0.05*float64(k), 1)
	}
	be := "are"
	if expected == "1" {
		be = "is"
	}
	looks := fmt.Sprintf("%s of %d outside the 95%% limits %s expected by chance; here %d, of them %d outside the 99.8%% limits", expected, k, be, out95, out998)
	return []string{class, spread, looks}
}

// loadNotes are what was decided while reading.
func loadNotes(r *returns.Return) []result.Note {
	var notes []result.Note
	for _, p := range r.Notes {
		if p.Kind != returns.NotCounted { // describe tells it; no figure hangs on it
			notes = append(notes, result.Note{Text: p.Error()})
		}
	}
	return notes
}

// chart is the funnel as a picture.
func (c *comparing) chart() *result.Chart {
	chart := &result.Chart{Kind: result.Funnel, Title: c.caption(),
		X: result.Axis{Title: "base: " + baseWords(c.column), Scale: result.Numbers},
		Y: result.Axis{Title: c.column.name, Scale: result.Percents}}
	scale := 1.0
	if c.column.kind != figure.Share {
		chart.Y.Scale, scale = result.Numbers, c.scale()
	}
	series := result.Series{Name: "forces"}
	least, most := math.Inf(1), 0.0
	for _, e := range c.forces {
		least, most = min(least, e.n()), max(most, e.n())
		series.Points = append(series.Points, c.point(e, scale))
	}
	chart.Series = []result.Series{series}
	if !c.single() {
		chart.Curves = c.curves(least, most, scale)
	}
	chart.Caption = c.captions()
	return chart
}

func (c *comparing) point(e *entrant, scale float64) result.Point {
	y := scale * e.x() / e.n()
	p := result.Point{Label: e.name, X: e.n(), Y: y, Low: y, High: y, Words: inWords(e.cell.Fraction, c.column.kind)}
	if c.q.Interval != NoInterval {
		of, _ := c.q.method()
		if c.column.kind != figure.Share {
			of, _ = c.q.eventMethod()
		}
		if interval, err := of(e.x(), e.n(), c.q.confidence()); err == nil {
			p.Low, p.High = scale*interval.Low, scale*interval.High
		}
	}
	if e.class != rate.Within && !c.single() {
		p.Class = e.class.String()
	}
	return p
}

// curves are the average and the four limits over the bases of the forces.
func (c *comparing) curves(least, most, scale float64) []result.Curve {
	const points = 120
	least, most = max(least*0.9, 1e-9), most*1.05
	average := scale * c.funnel.Average
	curves := []result.Curve{{Name: "average", Role: result.Centre, X: []float64{least, most}, Y: []float64{average, average}}}
	roles := []result.Role{result.Inner, result.Outer}
	for i, level := range []float64{95, 99.8} {
		confidence, _ := rate.NewConfidence(level)
		bases, limits := c.funnel.Curve(least, most, points, confidence)
		low := result.Curve{Name: confidence.String() + " limit, low", Role: roles[i], X: bases}
		high := result.Curve{Name: confidence.String() + " limit, high", Role: roles[i], X: bases}
		for _, l := range limits {
			low.Y, high.Y = append(low.Y, scale*l.Low), append(high.Y, scale*l.High)
		}
		curves = append(curves, low, high)
	}
	return curves
}

// captions stand under the picture: base and limits.
func (c *comparing) captions() []string {
	lines := []string{"Base: " + baseWords(c.column) + ". Average: " + c.against.name + ", " + inWords(c.against.cell.Fraction, c.column.kind) + "."}
	if !c.single() {
		how := "limits of chance alone"
		if c.spread.Over() {
			how = "limits widened for over-dispersion (additive)"
		}
		lines = append(lines, fmt.Sprintf("Limits at 95%% and 99.8%%: %s, phi %s.", how, rate.Rounded(c.spread.Phi, 2)))
	}
	if len(c.others) > 0 {
		lines = append(lines, "Not comparable"+strings.TrimPrefix(c.notCompared(), "; not comparable")+".")
	}
	return lines
}
