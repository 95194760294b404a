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

// CompareSchema is the contract of the JSON that Compare gives.
const CompareSchema = "stats.compare/1"

// Comparison is one figure over forces.
type Comparison struct {
	Figure   string
	To       string // a force or a published total; "" for the whole of those listed
	Rank     bool   // order by the figure and print ranks
	Where    []Condition
	Decimals int
	Certainty
	Chart     bool // fill Result.Chart
	Workforce *Workforce
}

// Compare holds each force against the whole. Errors are as of Answer.
func Compare(r *returns.Return, q Comparison) (*result.Result, error) {
	if len(r.Conflicts) > 0 {
		return nil, r.Conflicts
	}
	if q.Interval == OfSmallBases {
		q.Interval = Wilson
	}
	var made []*comparing
	var failed []error
	for i, t := range r.Tables {
		c, err := compareTable(t, q)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s%w", tablePrefix(r, i), err))
			continue
		}
		made = append(made, c)
	}
	if err := worst(failed, len(r.Tables)); err != nil {
		return nil, err
	}
	if len(made) > 1 {
		return nil, CannotError{fmt.Sprintf("%d tables give %s, and a comparison is of one; name one file, or --sheet of a workbook", len(made), q.Figure)}
	}
	c := made[0]
	section, err := c.section()
	if err != nil {
		return nil, err
	}
	answer := &result.Result{Schema: CompareSchema, Inputs: Inputs(r), Sections: []result.Section{section}}
	answer.Notes = loadNotes(r)
	answer.Inputs = append(answer.Inputs, q.Workforce.read()...)
	if q.Chart {
		answer.Chart = c.chart()
		answer.Chart.Caption = append(answer.Chart.Caption, sources(answer)...)
	}
	return answer, nil
}

// comparing is a comparison while it is put together.
type comparing struct {
	*drawing
	q       Comparison
	column  column
	forces  []*entrant // those that can be compared
	others  []*entrant // those that cannot, with the reason
	against *entrant   // what they are held against
	whole   bool       // against the whole of those listed
	chance  rate.Funnel
	funnel  rate.Funnel // with the limits that the dispersion asks for
	spread  rate.Dispersion
}

// entrant is one force of a comparison.
type entrant struct {
	group    *group
	name     string
	cell     result.Cell
	exact    rate.Fraction
	why      string // why it is not compared
	rank     string
	class    rate.Class // by the limits used
	byChance rate.Class // by the limits of chance alone
}

// x and n are the terms as floats, to compute intervals with.
func (e *entrant) x() float64 { return e.exact.Part.Float() }
func (e *entrant) n() float64 { return e.exact.Of.Float() }

func compareTable(t *returns.Table, q Comparison) (*comparing, error) {
	d, groups, err := oneFigure(t, Question{Figures: []string{q.Figure}, Where: q.Where, Decimals: q.Decimals, Certainty: q.Certainty, Workforce: q.Workforce})
	if err != nil {
		return nil, err
	}
	at := slices.Index(d.by, d.force)
	if d.force < 0 || at < 0 {
		return nil, CannotError{"no column names forces, so there is nothing to compare; --map 'HEADING=force' says which one does"}
	}
	c := &comparing{drawing: d, q: q, column: d.figures[0]}
	if c.column.rows && c.column.kind == figure.Share {
		return nil, CannotError{c.column.name + " is not compared between forces: what chance makes of it is not known; summarize gives it for each"}
	}
	entrants, err := c.entrants(groups, at)
	if err != nil {
		return nil, err
	}
	if err := c.oneScene(entrants, at); err != nil {
		return nil, err
	}
	if err := c.choose(entrants, at); err != nil {
		return nil, err
	}
	c.classify()
	return c, nil
}

// oneFigure resolves a question of one figure and gathers its groups.
func oneFigure(t *returns.Table, q Question) (*drawing, []*group, error) {
	if len(t.Units) == 0 && t.Shape != returns.RowLevel {
		return nil, nil, CannotError{"no column counts anything that can be summed; describe shows what each was taken for, and --map 'HEADING=ROLE' says what it is"}
	}
	p, err := resolve(t, q)
	if err != nil {
		return nil, nil, err
	}
	leaves, err := p.gather()
	if err != nil {
		return nil, nil, err
	}
	d := &drawing{plan: p, all: leaves}
	groups := d.groupUp(leaves)
	if t.Shape == returns.RowLevel {
		d.sets = p.collect(groups)
	}
	return d, groups, nil
}

// entrants are the groups with their figures.
func (c *comparing) entrants(groups []*group, at int) ([]*entrant, error) {
	var entrants []*entrant
	for _, g := range groups {
		cell, err := c.figureCell(g, c.column)
		if err != nil {
			return nil, c.overflow(err)
		}
		e := &entrant{group: g, name: c.label(c.force, g.codes[at]), cell: cell}
		e.why = c.reason(cell.Fraction)
		if e.why == "" {
			e.exact = rate.Fraction{Part: cell.Fraction.Part.Min, Of: cell.Fraction.Of.Min}
		}
		entrants = append(entrants, e)
	}
	return entrants, nil
}

// reason says why a figure cannot be compared, "" where it can.
func (c *comparing) reason(f *result.Fraction) string {
	switch {
	case f == nil:
		return "not given"
	case f.State == "undefined":
		return "a share of nothing"
	case f.Printed == "":
		return "only bounded"
	case c.column.kind == figure.Share && f.Part.Min.Cmp(f.Of.Min) > 0:
		return "the part is larger than its whole"
	}
	return ""
}

// oneScene keeps what gives the figure to one period, one population and one
// case type, or says how to choose.
func (c *comparing) oneScene(entrants []*entrant, at int) error {
	var first []uint32
	for _, e := range entrants {
		if e.group.rank != ofForces || e.cell.Fraction == nil {
			continue
		}
		if first == nil {
			first = e.group.codes
		}
		for i := range first {
			if i != at && first[i] != e.group.codes[i] {
				return c.severalScenes(entrants, i)
			}
		}
	}
	return nil
}

// severalScenes names what must be chosen: periods, populations and case types
// are never mixed.
func (c *comparing) severalScenes(entrants []*entrant, i int) error {
	dimension := c.table.Dimensions[c.by[i]]
	var labels []string
	for _, e := range entrants {
		label := c.label(c.by[i], e.group.codes[i])
		if e.group.rank == ofForces && e.cell.Fraction != nil && !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if dimension.Name == "period" { // the latest is the likeliest
		slices.Reverse(labels)
	}
	return usage("the return gives %s for %d values of %s, and a comparison is of one: add --where '%s=%s' (or %s)", c.column.name,
		len(labels), dimension.Name, dimension.Name, labels[0], strings.Join(labels[1:], "; "))
}

// choose tells the forces that can be compared from those that cannot, and
// finds what they are held against.
func (c *comparing) choose(entrants []*entrant, at int) error {
	var scene []uint32
	for _, e := range entrants {
		switch {
		case e.group.rank != ofForces || e.group.codes[at] == returns.All:
		case e.why == "":
			c.forces, scene = append(c.forces, e), e.group.codes
		}
	}
	for _, e := range entrants {
		if e.group.rank == ofForces && e.why != "" && (scene == nil || sameBut(scene, e.group.codes, at)) {
			c.others = append(c.others, e)
		}
	}
	switch len(c.forces) {
	case 0:
		return CannotError{fmt.Sprintf("no force gives %s as a known figure, so there is nothing to compare%s", c.column.name, c.notCompared())}
	case 1:
		return CannotError{fmt.Sprintf("only one force (%s) gives %s, and a comparison needs two%s; summarize --interval wilson tells how sure it is", c.forces[0].name, c.column.name, c.notCompared())}
	}
	slices.SortStableFunc(c.forces, func(a, b *entrant) int { return strings.Compare(a.name, b.name) })
	if c.q.To == "" {
		return c.ofThoseListed()
	}
	return c.named(entrants, scene, at)
}

func (c *comparing) notCompared() string {
	var words []string
	for _, e := range c.others {
		words = append(words, e.name+" ("+e.why+")")
	}
	if len(words) == 0 {
		return ""
	}
	return "; not comparable: " + strings.Join(words, ", ")
}

// ofThoseListed adds the forces up.
func (c *comparing) ofThoseListed() error {
	var sum rate.Fraction
	var err error
	for _, e := range c.forces {
		if sum.Part, err = sum.Part.Add(e.exact.Part); err == nil {
			sum.Of, err = sum.Of.Add(e.exact.Of)
		}
		if err != nil {
			return c.overflow(err)
		}
	}
	c.whole = true
	c.against = &entrant{name: fmt.Sprintf("Whole of %d forces listed", len(c.forces)), exact: sum,
		cell: result.Cell{Fraction: divide(result.Exact(sum.Part), result.Exact(sum.Of), c.column.kind, c.q.Decimals)}}
	return nil
}

// named finds the force or published total to compare with.
func (c *comparing) named(entrants []*entrant, scene []uint32, at int) error {
	code, ok := c.table.Dimensions[c.force].Find(c.q.To)
	if !ok {
		return usage("no force or total %q in the return; %s", c.q.To, nearestValue(c.table.Dimensions[c.force], c.q.To))
	}
	for _, e := range entrants {
		if e.group.codes[at] != code || !sameBut(scene, e.group.codes, at) {
			continue
		}
		if e.why != "" {
			return CannotError{fmt.Sprintf("%s cannot be compared with: %s is %s there", e.name, c.column.name, e.why)}
		}
		c.against = e
		c.forces = slices.DeleteFunc(c.forces, func(f *entrant) bool { return f == e })
		return nil
	}
	return CannotError{fmt.Sprintf("the return gives no %s for %s here", c.column.name, c.q.To)}
}

// classify measures the dispersion and puts each force into the funnel around
// what it is held against; around a single force there is none.
func (c *comparing) classify() {
	if c.single() {
		return
	}
	events := c.column.kind != figure.Share
	make := rate.ShareFunnel
	if events {
		make = rate.EventFunnel
	}
	funnel, err := make(c.against.x(), c.against.n())
	if err != nil {
		return
	}
	var x, n []float64
	for _, e := range c.forces {
		x, n = append(x, e.x()), append(n, e.n())
	}
	c.spread = funnel.Disperse(x, n)
	c.chance, c.funnel = funnel, funnel.Widened(c.spread)
	for _, e := range c.forces {
		e.class, e.byChance = c.funnel.Classify(e.x(), e.n()), c.chance.Classify(e.x(), e.n())
	}
}

// single says whether the forces are held against one of them.
func (c *comparing) single() bool { return !c.whole && c.against.group.rank == ofForces }

// contains says whether what a force is held against counts the force too.
func (c *comparing) contains(e *entrant) bool {
	if c.whole {
		return true
	}
	at := slices.Index(c.by, c.force)
	values := c.table.Dimensions[c.force].Values
	place, whole := values[e.group.codes[at]].Place, values[c.against.group.codes[at]].Place
	member := whole.Level == vocab.Total && place.Territorial || whole.Level == vocab.Region && place.Region == whole.Name
	return member && e.exact.Part.Cmp(c.against.exact.Part) <= 0 && e.exact.Of.Cmp(c.against.exact.Of) < 0
}

// difference is how far a force lies from what it is held against. Where that
// counts the force itself, the two are not of different people: the interval is
// that of the difference from the others, in the proportion in which the others
// make the whole (p - whole = (1 - w)(p - others), w the force's part of the base).
func (c *comparing) difference(e *entrant) *result.Difference {
	x, n, ox, on, part := e.x(), e.n(), c.against.x(), c.against.n(), 1.0
	if c.contains(e) {
		part = (on - n) / on
		ox, on = ox-x, on-n
	}
	of, scale := rate.Newcombe, int64(100)
	if c.column.kind != figure.Share {
		of, scale = rate.EventsDiffer, unitScale(c.column.kind)
	}
	places := c.q.Decimals
	if places == rate.ByRule { // one more than the figure: differences are smaller
		places = rate.Places(c.against.cell.Fraction.Printed) + 1
	}
	d := &result.Difference{}
	d.Printed, d.Value = e.exact.Between(c.against.exact, scale, places)
	r, err := of(x, n, ox, on, c.q.confidence())
	if err != nil {
		d.State = "no interval"
		return d
	}
	r = r.Scaled(part)
	d.Low, d.High = rate.EndsAt(r, float64(scale), places)
	d.Nothing = r.Holds(0)
	return d
}

// unitScale is what a figure is multiplied by to be printed.
func unitScale(k figure.Kind) int64 {
	if k == figure.PerThousand {
		return 1000
	}
	return 1
}
