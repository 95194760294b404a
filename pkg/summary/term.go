package summary

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// query is a term resolved against a table: which observations answer it.
type query struct {
	unit     int
	conds    []cond
	condMask returns.Mask
	distinct distinctKind // of row-level tables; summed is the ordinary way
}

// cond asks for one of some codes of a dimension.
type cond struct {
	dimension int
	in        []bool
}

// primaryUnits is the order in which a table's own unit is chosen.
var primaryUnits = []string{"allegations", "rows", "complaints", "officers"}

// primaryUnit is what the table counts first of all.
func primaryUnit(t *returns.Table) int {
	for _, name := range primaryUnits {
		if u := t.Unit(name); u >= 0 {
			return u
		}
	}
	for u := range t.Units {
		if !t.Units[u].Guessed {
			return u
		}
	}
	return -1
}

// ask resolves a term; why says what is missing where it cannot be answered.
func (p *plan) ask(term figure.Term) (q query, why string) {
	t := p.table
	q.unit = primaryUnit(t)
	if term.Unit != "" {
		q.unit = t.Unit(term.Unit)
	}
	if q.unit < 0 && term.Unit == "" {
		return q, "no column is known to count anything"
	}
	if q.unit < 0 {
		return q, fmt.Sprintf("no column counts %s", term.Unit)
	}
	if term.Whole() {
		return q, p.wholeMissing(q.unit)
	}
	c, why := p.categories(term)
	if why != "" {
		return q, why
	}
	q.conds, q.condMask = []cond{c}, returns.Mask(0).With(c.dimension)
	if !p.countsUnder(q) {
		return q, fmt.Sprintf("%s is not counted in %s here", categoryNames(term), t.Units[q.unit].Name)
	}
	return q, ""
}

// wholeMissing says why nothing counts all of a unit, "" where something does.
func (p *plan) wholeMissing(unit int) string {
	for _, o := range p.table.Origins {
		for _, template := range o.Templates {
			if _, counted := template.Columns[unit]; counted && template.Restricts&^p.within == 0 {
				return ""
			}
		}
	}
	if p.table.Shape == returns.RowLevel {
		return ""
	}
	return fmt.Sprintf("no column counts all %s", p.table.Units[unit].Name)
}

// categories finds the dimension that carries a term's categories, its own
// before any other, and the codes that fall under it.
func (p *plan) categories(term figure.Term) (cond, string) {
	t := p.table
	order := []int{}
	if own := t.Dimension(term.Dimension); own >= 0 {
		order = append(order, own)
	}
	if !term.Known {
		for d := range t.Dimensions {
			if !slices.Contains(order, d) {
				order = append(order, d)
			}
		}
	}
	for _, d := range order {
		c := cond{d, make([]bool, len(t.Dimensions[d].Values))}
		found := map[string]bool{}
		for code, v := range t.Dimensions[d].Values {
			if code == int(returns.All) {
				continue
			}
			if term.Known && !v.Unknown && v.Code != "discontinued" && v.Code != "withdrawn" || !term.Known && v.Code != "" && slices.Contains(term.Categories, v.Code) {
				c.in[code] = true
				found[v.Code] = true
			}
		}
		if term.Known && len(found) > 0 || !term.Known && enough(term, found) {
			return c, ""
		}
	}
	if term.Known {
		return cond{}, fmt.Sprintf("no column gives the %s", term.Dimension)
	}
	return cond{}, fmt.Sprintf("no column or value says %s", categoryNames(term))
}

func enough(term figure.Term, found map[string]bool) bool {
	if term.Need > 0 {
		return len(found) >= term.Need
	}
	return len(found) == len(term.Categories)
}

func categoryNames(term figure.Term) string {
	var names []string
	for _, code := range term.Categories {
		if c, ok := vocab.CategoryByCode(code); ok {
			names = append(names, fmt.Sprintf("%q", c.Label))
		} else {
			names = append(names, fmt.Sprintf("%q", code))
		}
	}
	if len(names) == 0 {
		return "the " + term.Dimension
	}
	return strings.Join(names, " and ")
}

// countsUnder says whether any column counts the unit of the categories asked.
func (p *plan) countsUnder(q query) bool {
	c := q.conds[0]
	for _, o := range p.table.Origins {
		for _, template := range o.Templates {
			if _, counted := template.Columns[q.unit]; !counted && p.table.Shape != returns.RowLevel {
				continue
			}
			code, fixed := template.Fixed[c.dimension]
			if fixed && c.in[code] || !fixed && p.table.Dimensions[c.dimension].Row {
				return true
			}
		}
	}
	return false
}

// column is one count or figure of the answer with its queries.
type column struct {
	name      string
	title     string
	unit      string
	kind      figure.Kind
	count     bool
	numerator int // index into plan.queries; the count itself
	base      int
	note      string
	outside   []string // categories beside its own that the reader is told of
	rows      bool     // a figure of identifiers, computed in distinct.go
}

// add registers a query and is its index; equal terms are asked once.
func (p *plan) add(q query) int {
	for i, have := range p.queries {
		if have.unit == q.unit && have.distinct == q.distinct && slices.EqualFunc(have.conds, q.conds, sameCond) {
			return i
		}
	}
	p.queries = append(p.queries, q)
	return len(p.queries) - 1
}

func sameCond(a, b cond) bool { return a.dimension == b.dimension && slices.Equal(a.in, b.in) }

// planCounts makes a column of each unit that the table counts as a whole.
func (p *plan) planCounts() {
	t := p.table
	known := slices.ContainsFunc(t.Units, func(u returns.Unit) bool { return !u.Guessed })
	for u, unit := range t.Units {
		if p.wholeMissing(u) != "" || unit.Guessed && (known || p.share >= 0) && !p.onlyColumnPairs() {
			continue
		}
		q := p.add(query{unit: u})
		p.counts = append(p.counts, column{name: unit.Name, unit: unit.Name, count: true, numerator: q})
	}
	for _, d := range []distinctKind{distinctAllegations, distinctComplaints, distinctOfficers} {
		if d.given(t) {
			q := p.add(query{distinct: d})
			p.counts = append(p.counts, column{name: d.unit(), unit: d.unit(), count: true, numerator: q})
		}
	}
}

// planFigures makes a column of each figure asked for; where none is named, of
// each that the table can give.
func (p *plan) planFigures() error {
	if err := p.askFigures(); err != nil {
		return err
	}
	if p.question.Tenth != nil && !slices.ContainsFunc(p.figures, func(c column) bool { return c.name == concentration }) {
		return usage("--tenth is of concentration, which is not among the figures here: it needs a row-level return with identifiers of officers and complaints")
	}
	return nil
}

func (p *plan) askFigures() error {
	if p.share >= 0 {
		p.planShare()
		if p.question.Figures == nil {
			return nil
		}
	}
	if p.question.Figures == nil {
		for _, f := range figure.All() {
			if c, why := p.figure(f); why == "" && p.grouped(c) < 0 {
				p.figures = append(p.figures, c)
			}
		}
		return nil
	}
	for _, name := range p.question.Figures {
		c, err := p.named(name)
		if err != nil {
			return err
		}
		p.figures = append(p.figures, c)
	}
	return nil
}

// planShare makes the column of each category's share; its base is found when
// the categories of a group are known.
func (p *plan) planShare() {
	unit := primaryUnit(p.table)
	if unit < 0 {
		return
	}
	q := p.add(query{unit: unit})
	p.figures = append(p.figures, column{name: "share", title: "share", unit: p.table.Units[unit].Name, kind: figure.Share, numerator: q, base: -1})
}

// named resolves one --figures word.
func (p *plan) named(name string) (column, error) {
	if f, ok := figure.Lookup(name); ok {
		c, why := p.figure(f)
		if why != "" {
			return c, CannotError{p.cannot(f, why)}
		}
		if d := p.grouped(c); d >= 0 {
			return c, CannotError{fmt.Sprintf("%s is made of the categories of %s, so it cannot be grouped by it; --share %s gives each category's share",
				f.Name, p.table.Dimensions[d].Name, p.table.Dimensions[d].Name)}
		}
		return c, nil
	}
	if strings.Contains(name, "/") {
		return p.pair(name)
	}
	return column{}, usage("no figure %q; %s", name, Nearest(name, figure.Names()))
}

// grouped is a dimension that the rows are grouped by and the figure is made
// of, -1 for none: within one category every share is nothing or all.
func (p *plan) grouped(c column) int {
	for _, cond := range p.queries[c.numerator].conds {
		if slices.Contains(p.by, cond.dimension) {
			return cond.dimension
		}
	}
	return -1
}

// cannot says which column is missing and what the return can give instead.
func (p *plan) cannot(f figure.Figure, why string) string {
	text := fmt.Sprintf("the return cannot give %s (%s): %s", f.Name, f.Formula, why)
	var can []string
	for _, other := range figure.All() {
		if _, missing := p.figure(other); missing == "" {
			can = append(can, other.Name)
		}
	}
	switch {
	case slices.Contains(can, f.Nearest):
		text += fmt.Sprintf("; the nearest it can give is %s (another figure, not another name)", f.Nearest)
	case len(can) > 0:
		text += "; it can give " + strings.Join(can, ", ")
	}
	return text + "; if a column holds it under another heading, name it with --map 'HEADING=ROLE'"
}

// figure resolves a named figure; why says what is missing.
func (p *plan) figure(f figure.Figure) (column, string) {
	c := column{name: f.Name, title: f.Title, kind: f.Kind, unit: f.Units, outside: f.Outside}
	if f.Kind == figure.PerThousand {
		return p.employedFigure(f, c)
	}
	if p.table.Shape == returns.RowLevel && (f.Rows || f.Kind == figure.Ratio) {
		return p.distinctFigure(f, c)
	}
	if f.Rows {
		return c, "only a row-level return tells officers apart (identifiers of officers and complaints)"
	}
	if f.Kind == figure.Share && p.within != 0 && f.Bases[0].Whole() {
		return c, fmt.Sprintf("it counts only %s", p.population())
	}
	n, why := p.ask(f.Numerator)
	if why != "" {
		return c, why
	}
	var missing string
	for _, base := range f.Bases {
		of, why := p.ask(base.Term)
		if why == "" && base.Known && !p.wider(of, n) {
			why = fmt.Sprintf("no column or value gives any other %s, so the base is not known", base.Dimension)
		}
		if why == "" {
			c.numerator, c.base, c.note = p.add(n), p.add(of), base.Note
			return c, ""
		}
		if missing == "" {
			missing = why
		}
	}
	return c, missing
}

// wider says whether a base holds a category that the numerator does not:
// without one every share of it would be all.
func (p *plan) wider(base, numerator query) bool {
	for code, in := range base.conds[0].in {
		if in && (numerator.conds[0].dimension != base.conds[0].dimension || !numerator.conds[0].in[code]) {
			return true
		}
	}
	return false
}

// pair resolves COUNT/BASE, two counted columns by heading, unit or category.
// Headings may hold a slash themselves, so every cut is tried.
func (p *plan) pair(name string) (column, error) {
	for i, r := range name {
		if r != '/' {
			continue
		}
		n, okN := p.counted(name[:i])
		of, okOf := p.counted(name[i+1:])
		if !okN || !okOf {
			continue
		}
		kind := figure.Share
		units := p.table.Units
		if n.unit != of.unit && !units[n.unit].Own && !units[of.unit].Own {
			kind = figure.Ratio
		}
		return column{name: name, kind: kind, unit: units[n.unit].Name + " / " + units[of.unit].Name, numerator: p.add(n), base: p.add(of)}, nil
	}
	count, base, _ := strings.Cut(name, "/")
	for _, side := range []string{count, base} {
		if _, ok := p.counted(side); !ok {
			return column{}, usage("no counted column %q in the return; %s", strings.TrimSpace(side), Nearest(side, p.countedNames()))
		}
	}
	return column{}, usage("%q is not COUNT/BASE", name)
}

// counted resolves a counted column by its heading, a unit or a category.
func (p *plan) counted(name string) (query, bool) {
	wanted := vocab.Clean(name)
	for _, o := range p.table.Origins {
		for i := range o.Templates {
			for u, column := range o.Templates[i].Columns {
				if vocab.Clean(o.Columns[column].Heading.Text) == wanted {
					return p.templateQuery(&o.Templates[i], u), true
				}
			}
		}
	}
	for u, unit := range p.table.Units {
		if vocab.Clean(unit.Name) == wanted {
			return query{unit: u}, true
		}
	}
	reading := vocab.ReadHeading(name)
	if reading.Role.Kind == vocab.Part {
		unit := reading.Role.Unit
		if unit == "" {
			unit = "allegations"
		}
		q, why := p.ask(figure.Term{Unit: unit, Dimension: reading.Role.Dimension, Categories: []string{reading.Role.Category}})
		return q, why == ""
	}
	return query{}, false
}

// templateQuery asks for exactly what a template fixes.
func (p *plan) templateQuery(template *returns.Template, unit int) query {
	q := query{unit: unit}
	for d := range p.table.Dimensions {
		code, fixed := template.Fixed[d]
		if !fixed || p.within.Has(d) {
			continue
		}
		c := cond{d, make([]bool, len(p.table.Dimensions[d].Values))}
		c.in[code] = true
		q.conds = append(q.conds, c)
		q.condMask = q.condMask.With(d)
	}
	return q
}

func (p *plan) countedNames() []string {
	var names []string
	for _, o := range p.table.Origins {
		for _, c := range o.Columns {
			if _, counted := o.Headings[c.Heading.Text]; counted && !slices.Contains(names, c.Heading.Text) {
				names = append(names, c.Heading.Text)
			}
		}
	}
	return names
}
