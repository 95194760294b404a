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

// Workforce is how many employees each force had, and when: what rates per
// 1,000 are of.
type Workforce struct {
	inputs []result.Input
	what   string // officers, full-time equivalents
	where  string // the file, sheet and title
	posts  map[string][]posts
	totals map[int]string // a total by its number of members -> its name here
}

// posts is the employees of one force on one date.
type posts struct {
	count rate.Number
	date  vocab.Period
	label string
}

// aYear is how many months may lie between the employees and the end of the
// period before the rate is doubtful.
const aYear = 12

// NewWorkforce reads a return of employees by force. It counts officers where
// the table has them in a column of their own, else what it counts first.
func NewWorkforce(r *returns.Return) (*Workforce, error) {
	if len(r.Conflicts) > 0 {
		return nil, r.Conflicts
	}
	if len(r.Tables) != 1 {
		return nil, CannotError{fmt.Sprintf("--workforce holds %d tables, and employees are of one; name it with --workforce-sheet", len(r.Tables))}
	}
	t := r.Tables[0]
	force := t.Dimension("force")
	if force < 0 {
		return nil, CannotError{"--workforce names no forces, so its employees belong to nobody"}
	}
	by := []string{"force"}
	if t.Dimension("period") >= 0 {
		by = append(by, "period")
	}
	p, err := resolve(t, Question{By: by, Figures: []string{}, Decimals: rate.ByRule})
	if err != nil {
		return nil, err
	}
	c, err := countOfPosts(p)
	if err != nil {
		return nil, err
	}
	leaves, err := p.gather()
	if err != nil {
		return nil, err
	}
	w := &Workforce{inputs: Inputs(r), posts: map[string][]posts{}, totals: map[int]string{}, where: TableName(t)}
	w.describe(t, p.table.Unit(c.unit), c.unit)
	return w, w.collect(p, leaves, c)
}

// read are the files that the employees come from.
func (w *Workforce) read() []result.Input {
	if w == nil {
		return nil
	}
	return w.inputs
}

// countOfPosts is the column of employees.
func countOfPosts(p *plan) (column, error) {
	for _, name := range []string{"officers", "employees"} {
		if i := slices.IndexFunc(p.counts, func(c column) bool { return c.unit == name }); i >= 0 {
			return p.counts[i], nil
		}
	}
	if len(p.counts) == 1 {
		return p.counts[0], nil
	}
	return column{}, CannotError{fmt.Sprintf("--workforce counts %d things, none of them officers or employees; --map 'HEADING=employees' is for summarize of that file alone, so name a table that says what it counts", len(p.counts))}
}

// describe says what the employees are and which table they come from.
func (w *Workforce) describe(t *returns.Table, unit int, name string) {
	w.what = name
	for _, o := range t.Origins {
		for _, template := range o.Templates {
			if _, counted := template.Columns[unit]; counted && template.Population != "" && !strings.Contains(w.what, template.Population) {
				w.what = name + ", " + template.Population
			}
		}
		if len(o.Source.Above) > 0 {
			w.where += ", " + strings.TrimSpace(o.Source.Above[0].Text)
		}
	}
	if w.what == name {
		w.what += " (full-time equivalents or headcount: the table does not say)"
	}
}

func (w *Workforce) collect(p *plan, leaves []*leaf, c column) error {
	at := slices.Index(p.by, p.force)
	for _, g := range p.groupUp(leaves) {
		m, err := p.measure(g.leaves, c.numerator)
		if err != nil {
			return err
		}
		if m.quantity == nil || !m.quantity.Known() {
			continue
		}
		place := p.table.Dimensions[p.force].Values[g.codes[at]]
		entry := posts{count: m.quantity.Min, label: "an unknown date"}
		if len(p.by) > 1 {
			v := p.table.Dimensions[p.by[1-at]].Values[g.codes[1-at]]
			entry.date, entry.label = v.Period, v.Label
		}
		w.posts[place.Label] = append(w.posts[place.Label], entry)
		if place.Place.Level == vocab.Total && place.Place.Members > 0 {
			w.totals[place.Place.Members] = place.Label
		}
	}
	if len(w.posts) == 0 {
		return CannotError{"--workforce gives no known number of employees for any force"}
	}
	return nil
}

// find is the employees of a place on the date nearest to the end of a period.
func (w *Workforce) find(place returns.Value, period vocab.Period) (posts, bool) {
	all := w.posts[place.Label]
	if all == nil && place.Place.Level == vocab.Total && place.Place.Members > 0 {
		all = w.posts[w.totals[place.Place.Members]] // "Total 43 forces" is England and Wales
	}
	if len(all) == 0 {
		return posts{}, false
	}
	nearest := all[0]
	for _, p := range all[1:] {
		if p.date.MonthsTo(period) < nearest.date.MonthsTo(period) {
			nearest = p
		}
	}
	return nearest, true
}

// note says what a rate's employees are, and warns where their date is far.
func (w *Workforce) note(p posts, period vocab.Period) string {
	text := fmt.Sprintf("per 1,000 %s, on %s", w.what, p.label)
	months := p.date.MonthsTo(period)
	switch {
	case p.date.Kind == vocab.UnknownPeriod || period.Kind == vocab.UnknownPeriod:
		text += "; WARNING: it is not known how far that is from the period"
	case months > aYear:
		text += fmt.Sprintf("; WARNING: more than a year (%d months) from the end of the period, so the rate is only rough", months)
	}
	return text
}

// employedFigure resolves a figure per 1,000 employees.
func (p *plan) employedFigure(f figure.Figure, c column) (column, string) {
	if p.question.Workforce == nil {
		return c, "it needs the number of employees: --workforce FILE"
	}
	if p.force < 0 {
		return c, "no column names forces, so no employees belong to it"
	}
	n, why := p.ask(f.Numerator)
	if why != "" {
		return c, why
	}
	c.numerator, c.base = p.add(n), -1
	return c, ""
}

// employedCell is a rate per 1,000 employees: over the forces of which both
// the count and the employees are known.
func (d *drawing) employedCell(g *group, c column) (result.Cell, error) {
	w := d.question.Workforce
	period := d.table.Dimension("period")
	var kept []*leaf
	var of rate.Number
	forces, given := map[uint32]bool{}, map[uint32]bool{}
	texts, periods := []string{}, map[uint32]bool{}
	for _, l := range d.oneLevel(g.leaves, c.numerator) {
		code := d.code(l, d.force)
		place := d.table.Dimensions[d.force].Values[code]
		given[code] = true
		when := d.period(l, period)
		p, ok := w.find(place, when)
		if !ok {
			d.unmatched = appendOnce(d.unmatched, place.Label)
			continue
		}
		periods[d.code(l, period)] = true
		kept = append(kept, l)
		texts = appendOnce(texts, w.note(p, when))
		if !forces[code] {
			var err error
			if of, err = of.Add(p.count); err != nil {
				return result.Cell{}, err
			}
			forces[code] = true
		}
	}
	switch {
	case len(kept) == 0:
		return result.Cell{}, nil
	case len(periods) > 1:
		return result.Cell{Mark: d.mark(c.name + ": not given over several periods; group by period")}, nil
	}
	part, err := d.measure(kept, c.numerator)
	if err != nil || part.quantity == nil {
		return result.Cell{}, err
	}
	text := strings.Join(texts, "; ")
	if g.sum > 0 && len(forces) < g.sum {
		text += "; over " + forcesGivingBoth(len(forces))
	}
	return result.Cell{Fraction: divide(part.quantity, result.Exact(of), c.kind, d.question.Decimals), Mark: d.mark(text)}, nil
}

// period is a leaf's period; the zero one where the table has none.
func (d *drawing) period(l *leaf, dimension int) vocab.Period {
	if dimension < 0 {
		return vocab.Period{}
	}
	return d.table.Dimensions[dimension].Values[d.code(l, dimension)].Period
}

func appendOnce(texts []string, text string) []string {
	if slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// workforceNotes say which table the employees come from and who has none.
func (d *drawing) workforceNotes() []string {
	w := d.question.Workforce
	if w == nil || !slices.ContainsFunc(d.figures, func(c column) bool { return c.kind == figure.PerThousand }) {
		return nil
	}
	notes := []string{"employees: " + w.what + ", " + w.where}
	if len(d.unmatched) > 0 {
		notes = append(notes, "no employees are given there for: "+strings.Join(d.unmatched, ", "))
	}
	return notes
}
