package summary

import (
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/returns"
)

// needs is what a question asks of a large return before its rows are read. It
// may name more than the question turns out to need, never less.
type needs struct {
	columns []string // that it groups or selects by
	usual   bool     // it groups by what a return is usually shown by
	figures []string // that are named; nil for all
	terms   []figure.Term
	every   bool // categories of any kind, in any unit
}

// Needs are what the question asks of the returns.
func (q Question) Needs() returns.Needs {
	n := needs{columns: slices.Concat(q.By, []string{q.Share}), usual: q.By == nil, figures: q.Figures}
	for _, c := range q.Where {
		n.columns = append(n.columns, c.Column)
	}
	n.ask(q.Figures)
	return n
}

// Needs are what the comparison asks of the returns.
func (q Comparison) Needs() returns.Needs {
	return Question{Where: q.Where, Figures: []string{q.Figure}}.Needs()
}

// Needs are what the trend asks of the returns.
func (q Course) Needs() returns.Needs {
	return Question{By: q.By, Where: q.Where, Figures: []string{q.Figure}}.Needs()
}

// ask gathers the terms of the figures, of all where none are named.
func (n *needs) ask(names []string) {
	figures := figure.All()
	if names != nil {
		figures = nil
	}
	for _, name := range names {
		f, ok := figure.Lookup(name)
		n.every = n.every || !ok // COUNT/BASE may name a category
		figures = append(figures, f)
	}
	for _, f := range figures {
		n.terms = append(n.terms, f.Numerator)
		for _, b := range f.Bases {
			n.terms = append(n.terms, b.Term)
		}
	}
}

// Apart are the dimensions of the columns.
func (n needs) Apart(t *returns.Table) (ds []int) {
	p := plan{table: t, question: Question{Figures: n.figures}}
	for _, name := range n.columns {
		if strings.TrimSpace(name) == "" {
			continue
		}
		if d, err := p.dimension(name); err == nil {
			ds = append(ds, d)
		}
	}
	if n.usual {
		ds = append(ds, p.defaultBy()...)
	}
	return ds
}

// Asks says whether a term is made of the value.
func (n needs) Asks(dimension string, v returns.Value) bool {
	if n.every && v.Code != "" {
		return true
	}
	for _, t := range n.terms {
		if t.Known && t.Dimension == dimension || v.Code != "" && slices.Contains(t.Categories, v.Code) {
			return true
		}
	}
	return false
}

// ByCategory are the units of the terms.
func (n needs) ByCategory(t *returns.Table) (units []int) {
	primary := primaryUnit(t)
	for u, unit := range t.Units {
		asked := n.every || u == primary
		for _, term := range n.terms {
			asked = asked || !term.Whole() && term.Unit == unit.Name
		}
		if asked {
			units = append(units, u)
		}
	}
	return units
}
