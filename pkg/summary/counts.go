package summary

import (
	"slices"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// Count is one count that a table gives by the rules of this package: of a
// force, period, case type and worker, all of them or of one category.
type Count struct {
	Context
	Unit      string
	Dimension string         // the column of the category; "" for a whole
	Category  *returns.Value // nil for a whole
	Quantity  result.Quantity
	trace     tracing
}

// Context is what a count or figure is of.
type Context struct {
	Table    int // index of the table in the return
	Place    string
	Level    string // force, region, total or sum; "" where the table names no places
	Forces   int    // of a sum: how many forces it is of
	Period   string
	CaseType string   // "" for all, or where the table tells none
	AllCases bool     // over all case types
	Worker   string   // "" for all, or where the table tells none
	Apart    []string // what else it was kept apart by: a label, a population, a measure
}

// Figure is a derived figure of a context, with both terms.
type Figure struct {
	Context
	Name     string
	Kind     figure.Kind
	Units    [2]string // of part and base
	Part, Of result.Quantity
	// Codes are the categories that make up the numerator; none for ratios.
	Codes           []string
	Note            string // what the reader is told of its base
	partOf, wholeOf tracing
}

// tracing leads a count back to its records, when somebody asks.
type tracing struct {
	drawing *drawing
	group   *group
	column  column
	query   int
}

// mostCategories bounds a column whose categories are counted one by one:
// beyond it lie names and free text.
const mostCategories = 500

// Counts are all counts of a table, wholes and single categories, and the
// figures that it can give: for each force, each published total and the sum of
// the forces, by period, case type and worker, and over all case types and
// workers where their counts add or can be bounded.
func Counts(t *returns.Table, index int) ([]Count, []Figure, error) {
	if len(t.Units) == 0 && t.Shape != returns.RowLevel {
		return nil, nil, nil
	}
	l := listing{table: t, index: index}
	if err := l.list(-1); err != nil {
		return nil, nil, err
	}
	for d, dimension := range t.Dimensions {
		if slices.Contains(placing, dimension.Name) || dimension.Name == "measure" || len(dimension.Values) > mostCategories {
			continue
		}
		if err := l.list(d); err != nil {
			return nil, nil, err
		}
	}
	return l.counts, l.figures, nil
}

// listing collects the counts of one table.
type listing struct {
	table   *returns.Table
	index   int
	counts  []Count
	figures []Figure
}

// list adds the counts of the categories of one column, -1 for the wholes,
// which the figures go with.
func (l *listing) list(category int) error {
	q := Question{}
	base, err := resolve(l.table, q)
	if err != nil {
		return err
	}
	by := base.by
	if category >= 0 {
		q.Figures = []string{}
		by = append(slices.DeleteFunc(slices.Clone(by), func(d int) bool { return d == category }), category)
	}
	q.By = []string{} // the dimensions below, whatever they are called
	p, err := resolve(l.table, q)
	if err != nil {
		return err
	}
	p.by = by
	p.leaf, p.leafMask = nil, 0
	p.resolveLeaf()
	if category >= 0 {
		p.countEveryUnit()
	}
	leaves, err := p.gather()
	if err != nil {
		return err
	}
	for _, variant := range p.variants() {
		of := &drawing{plan: variant.plan, all: variant.leaves(leaves)}
		if err := l.draw(of, category, variant); err != nil {
			return err
		}
	}
	return nil
}

// countEveryUnit makes a column of each unit, also of those that the table
// counts in some categories only: officers who resigned.
func (p *plan) countEveryUnit() {
	for u, unit := range p.table.Units {
		if p.wholeMissing(u) != "" && !unit.Guessed {
			p.counts = append(p.counts, column{name: unit.Name, unit: unit.Name, count: true, numerator: p.add(query{unit: u})})
		}
	}
}

// variant is a way to group the same leaves.
type variant struct {
	plan     *plan
	allCases bool
	caseType string // of those kept
	keep     func(l *leaf) bool
}

func (v variant) leaves(all []*leaf) []*leaf {
	if v.keep == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(l *leaf) bool { return !v.keep(l) })
}

// variants are the plan itself and, where the rows are kept apart by case type
// or worker, the plan over all of them; also over all kinds of complaint, which
// print calls by one name.
func (p *plan) variants() []variant {
	list := []variant{{plan: p}}
	without := func(d int) *plan {
		copied := *p
		copied.by = slices.DeleteFunc(slices.Clone(p.by), func(b int) bool { return b == d })
		return &copied
	}
	if d := p.table.Dimension("worker"); slices.Contains(p.by, d) {
		list = append(list, variant{plan: without(d)})
	}
	d := p.table.Dimension("case_type")
	if !slices.Contains(p.by, d) || len(p.table.Dimensions[d].Values) <= 2 {
		return list
	}
	kinds := 0
	complaint := make([]bool, len(p.table.Dimensions[d].Values))
	for code, v := range p.table.Dimensions[d].Values {
		if complaint[code] = v.Code == "complaint" || v.Code == "complaint_schedule_3" || v.Code == "complaint_outside_schedule_3"; complaint[code] {
			kinds++
		}
	}
	if kinds < len(complaint)-1 {
		list = append(list, variant{plan: without(d), allCases: true})
	}
	if kinds > 1 {
		list = append(list, variant{plan: without(d), caseType: "complaint", keep: func(l *leaf) bool { return complaint[p.code(l, d)] }})
	}
	return list
}

// draw adds the counts and figures of one way to group.
func (l *listing) draw(d *drawing, category int, v variant) error {
	if l.table.Shape == returns.RowLevel && v.caseType != "" {
		return nil // identifiers are counted over all records of a group
	}
	blocks := slices.Concat(d.blocks(d.groupUp(d.all))...)
	if l.table.Shape == returns.RowLevel {
		d.sets = d.collect(blocks)
	}
	for _, g := range blocks {
		if v.allCases && d.casesOf(g) < 2 {
			continue
		}
		c := d.context(g, l.index, category)
		c.AllCases = v.allCases
		if v.caseType != "" {
			c.CaseType = v.caseType
		}
		if err := l.countsOf(d, g, c, category); err != nil {
			return err
		}
		if category >= 0 || v.allCases {
			continue // figures are of one case type
		}
		if err := l.figuresOf(d, g, c); err != nil {
			return err
		}
	}
	return nil
}

// casesOf is how many case types a group holds.
func (d *drawing) casesOf(g *group) int {
	dim := d.table.Dimension("case_type")
	seen := map[uint32]bool{}
	for _, l := range g.leaves {
		if d.table.Shape == returns.RowLevel || d.saysAnything(&group{leaves: []*leaf{l}}) {
			seen[d.code(l, dim)] = true
		}
	}
	return len(seen)
}

// context reads a group's place, period and the rest.
func (p *plan) context(g *group, table, category int) Context {
	c := Context{Table: table, Forces: g.sum}
	for i, dim := range p.by {
		if dim == category {
			continue
		}
		label := p.label(dim, g.codes[i])
		if g.codes[i] == returns.All && dim != p.force {
			label = ""
		}
		switch name := p.table.Dimensions[dim].Name; name {
		case "force":
			c.Place, c.Level = label, [...]string{"force", "region", "total"}[g.rank]
			if g.sum > 0 {
				c.Place, c.Level = "", "sum"
			}
		case "period":
			c.Period = label
		case "case_type":
			c.CaseType = label
		case "worker":
			c.Worker = label
		default:
			if label != "" {
				c.Apart = append(c.Apart, label)
			}
		}
	}
	return c
}

func (l *listing) countsOf(d *drawing, g *group, c Context, category int) error {
	at := slices.Index(d.by, category)
	var value *returns.Value
	if category >= 0 {
		if g.codes[at] == returns.All {
			return nil // the whole, which is listed by itself
		}
		value = &d.table.Dimensions[category].Values[g.codes[at]]
	}
	cases := 0
	if c.AllCases {
		cases = d.casesOf(g)
	}
	for _, column := range d.counts {
		count := Count{Context: c, Unit: column.unit, trace: tracing{d, g, column, column.numerator}}
		if category >= 0 {
			count.Dimension, count.Category = d.table.Dimensions[category].Name, value
		}
		if kind := d.queries[column.numerator].distinct; kind != summed {
			count.Quantity = *d.sets[g].quantity(kind)
			l.counts = append(l.counts, count)
			continue
		}
		m, err := d.measure(g.leaves, column.numerator)
		if err != nil {
			return d.overflow(err)
		}
		if m.quantity == nil || m.cases < cases {
			continue // nothing, or of some case types only
		}
		count.Quantity = *m.quantity
		if g.sum > 0 {
			count.Forces = m.forces
		}
		l.counts = append(l.counts, count)
	}
	return nil
}

// withBase is a count as a figure of itself, so that it can be traced.
func withBase(c column) column {
	c.base = c.numerator
	return c
}

func (l *listing) figuresOf(d *drawing, g *group, c Context) error {
	for _, column := range d.figures {
		d.marks = nil
		cell, err := d.figureCell(g, column)
		if err != nil {
			return d.overflow(err)
		}
		if cell.Fraction == nil || cell.Fraction.State == "undefined" {
			continue
		}
		f := Figure{Context: c, Name: column.name, Kind: column.kind, Units: [2]string{d.unitOf(column.numerator), d.unitOf(column.base)}, Part: *cell.Fraction.Part, Of: *cell.Fraction.Of,
			partOf: tracing{d, g, column, column.numerator}, wholeOf: tracing{d, g, column, column.base}}
		if column.kind == figure.Share {
			f.Codes = d.codesOf(column.numerator)
		}
		if cell.Mark > 0 {
			f.Note = d.marks[0].Text
		}
		l.figures = append(l.figures, f)
	}
	return nil
}

// unitOf is what a query counts.
func (p *plan) unitOf(q int) string {
	if kind := p.queries[q].distinct; kind != summed {
		return kind.unit()
	}
	return p.table.Units[p.queries[q].unit].Name
}

// codesOf are the categories that a query asks for.
func (p *plan) codesOf(q int) []string {
	var codes []string
	for _, c := range p.queries[q].conds {
		for code, in := range c.in {
			if v := p.table.Dimensions[c.dimension].Values[code]; in && v.Code != "" {
				codes = append(codes, v.Code)
			}
		}
	}
	return codes
}

// Lines are where a count comes from.
type Lines struct {
	Places     []returns.Place // the first of them
	Total      int             // how many there are
	Population string          // what narrows the counts, in words; "" for nothing
}

// Lines are the places of the records behind a count, the first few of them.
func (c *Count) Lines(most int) Lines { return c.trace.lines(most) }

// PartLines are the places of the records behind the numerator.
func (f *Figure) PartLines(most int) Lines { return f.partOf.lines(most) }

// OfLines are the places of the records behind the base.
func (f *Figure) OfLines(most int) Lines { return f.wholeOf.lines(most) }

func (t tracing) lines(most int) Lines {
	d := t.drawing
	var records []int
	if kind := d.queries[t.query].distinct; kind != summed {
		records = d.identified(t.group, kind)
	} else {
		c := t.column
		if c.count {
			c = withBase(c)
		}
		records = d.behind(t.group, c, t.query)
	}
	l := Lines{Population: d.population()}
	last := returns.Place{Line: -1}
	for _, r := range records {
		at := d.table.At(d.queries[t.query].unit, r)
		if at == last {
			continue // another count of the same row
		}
		last = at
		if l.Total++; l.Total <= most {
			l.Places = append(l.Places, at)
		}
		if p := d.table.Template(r).Population; p != "" && l.Population == "" {
			l.Population = populationName(d.table, d.table.Origin(r), *d.table.Template(r))
		}
	}
	return l
}
