package claim

import (
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/result"
)

// Evidence is what a return has. Whoever implements it has read the return and
// understood its words; here it is only compared with what was printed.
type Evidence interface {
	// Counts are all counts of a force, in the order of the return.
	Counts(force string) []Cell
	// Forces are the forces that the return has counts of.
	Forces() []string
}

// Cell is one count of a return.
type Cell struct {
	Force, Period string
	CaseType      string // complaint, conduct matter, recordable conduct matter; "" for any
	Unit          string
	Categories    []string // codes; none for a whole
	What          string   // in words
	Low, High     *big.Rat // its least and greatest value: equal where known
	Source        result.Source
}

// known says whether a cell is one number.
func (c *Cell) known() bool { return c.Low.Cmp(c.High) == 0 }

// values are the whole numbers that a withheld cell may hold; none where there
// are too many to try.
func (c *Cell) values() []*big.Rat {
	var values []*big.Rat
	for v := new(big.Rat).Set(c.Low); v.Cmp(c.High) <= 0; v = add(v, big.NewRat(1, 1)) {
		if values = append(values, v); len(values) > 64 {
			return nil
		}
	}
	return values
}

// weighing is a text held against evidence.
type weighing struct {
	*checker
	evidence Evidence
	search   bool
	forces   []string
	main     string // the period that the text speaks of first and the return has
}

// weigh judges each finding by the evidence, and puts the worst verdict on top.
func (c *checker) weigh(b *binder, findings []result.Finding, o Options) {
	w := &weighing{checker: c, evidence: o.Evidence, search: o.Find, forces: o.Evidence.Forces()}
	period := ""
	for i, m := range b.mentions {
		if m.period != "" && w.has(m.period) {
			period = m.period
		}
		if w.main == "" {
			w.main = w.firstPeriod(b)
		}
		e, ok := w.judge(m, period)
		if !ok {
			continue
		}
		findings[i].Evidence = append(findings[i].Evidence, e)
		top(&findings[i])
	}
}

// top takes the worst of the evidence: fail, warn, ok, unknown.
func top(f *result.Finding) {
	for _, e := range f.Evidence {
		class := Class(e.Class)
		if class.severity() > Class(f.Class).severity() || class.severity() == 0 && f.Verdict == string(NotCheckable) {
			f.Verdict, f.Class, f.Why = e.Verdict, e.Class, e.Why
			if e.Computed != "" && f.Computed == "" {
				f.Computed = e.Computed
			}
		}
	}
}

// firstPeriod is the first period of the text that the evidence has.
func (w *weighing) firstPeriod(b *binder) string {
	for _, m := range b.mentions {
		if m.period != "" && w.has(m.period) {
			return m.period
		}
	}
	return ""
}

func (w *weighing) has(period string) bool {
	for _, force := range w.forces {
		for _, cell := range w.evidence.Counts(force) {
			if cell.Period == period {
				return true
			}
		}
	}
	return false
}

// cells are the counts of the return that a figure may be about: its force and
// period as named, carried over, or the only ones there are.
func (w *weighing) cells(m *mention, carried string) []Cell {
	force := m.place
	if force == "" && len(w.forces) == 1 {
		force = w.forces[0]
	}
	period := m.period
	if period == "" {
		period = carried
	}
	if period == "" {
		period = w.main
	}
	all := w.evidence.Counts(force)
	if period == "" {
		period = onlyPeriod(all)
	}
	var cells []Cell
	for _, cell := range all {
		if cell.Period == period || cell.Period == "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

func onlyPeriod(cells []Cell) string {
	period := ""
	for i, cell := range cells {
		if i > 0 && cell.Period != period {
			return "none is the only one"
		}
		period = cell.Period
	}
	return period
}

// judge is what the return says of a figure; ok is false for figures that no
// return holds.
func (w *weighing) judge(m *mention, period string) (result.Evidence, bool) {
	if m.broken || m.money || m.decimal || m.kind == Duration || m.Top != nil && m.kind == Count {
		return result.Evidence{}, false
	}
	cells := w.cells(m, period)
	switch m.kind {
	case Count:
		return w.count(m, cells), true
	case Share:
		e := w.share(m, cells)
		if w.search && Class(e.Class) == Unknown {
			if found, ok := w.find(m, cells); ok {
				return found, true
			}
		}
		return e, true
	case Change:
		if e, ok := w.acrossBreak(m); ok {
			return e, true
		}
	}
	return result.Evidence{}, false
}

func evidenceOf(v Verdict, why string, computedAs *big.Rat, sources ...result.Source) result.Evidence {
	return result.Evidence{Basis: "return", Verdict: string(v), Class: string(v.Class()), Computed: computed(computedAs), Why: why, Sources: sources}
}

// said splits what is said of a figure into case type and categories; ok is
// false where something is said that no return counts.
func said(m *mention) (caseType string, categories []string, ok bool) {
	for _, p := range m.predicates {
		switch p {
		case "conduct_matter":
			caseType = "conduct matter"
		case "recordable_conduct":
			caseType = "recordable conduct matter"
		case "referred", "no_action", "reflective", "performance", "resigned", "upheld", "not_upheld", "not_acceptable", "acceptable",
			"withdrawn", "investigated", "dismissed", "case_to_answer":
			categories = append(categories, p)
		case "gross_misconduct":
			if len(categories) == 0 {
				categories = append(categories, p)
			}
		default:
			if len(categories) == 0 {
				return "", nil, false
			}
		}
	}
	if len(categories) > 1 {
		categories = categories[:1]
	}
	return caseType, categories, true
}

// fitting are the cells of a case type and category.
func fitting(cells []Cell, caseType string, categories []string) []Cell {
	var found []Cell
	for _, c := range cells {
		if (caseType == "" || c.CaseType == caseType) && slices.Equal(c.Categories, categories) {
			found = append(found, c)
		}
	}
	return found
}

// count looks a count up: first in its own unit, then in others.
func (w *weighing) count(m *mention, cells []Cell) result.Evidence {
	caseType, categories, ok := said(m)
	if !ok || len(cells) == 0 {
		return evidenceOf(NotInReturn, "the return has no count of this", nil)
	}
	cells = fitting(cells, caseType, categories)
	var other *Cell
	for i := range cells {
		c := &cells[i]
		v := m.judgeCell(c)
		if v.Class() != OK && (v.Class() != Warn || m.Hedge == Bare) {
			if v == Undecidable && c.Unit == m.unit {
				return evidenceOf(v, fmt.Sprintf("%s are withheld: %s to %s", c.What, grouped(c.Low), grouped(c.High)), nil, c.Source)
			}
			continue
		}
		if m.unit == "" || c.Unit == m.unit || !isReturnUnit(m.unit) {
			return evidenceOf(v, fmt.Sprintf("the return has %s: %s", grouped(c.Low), c.What), c.Low, c.Source)
		}
		if other == nil {
			other = c
		}
	}
	if other != nil {
		return w.otherUnit(m, other, cells)
	}
	return w.countMissing(m, cells, caseType)
}

// judgeCell judges a count by a cell, withheld ones by all they may hold.
func (m *mention) judgeCell(c *Cell) Verdict {
	if c.known() {
		return m.Judge(c.Low)
	}
	values := c.values()
	if values == nil {
		return Undecidable
	}
	return m.JudgeBetween(values)
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
func (w *weighing) otherUnit(m *mention, c *Cell, cells []Cell) result.Evidence {
	why := fmt.Sprintf("%s are %s in the return", grouped(c.Low), c.What)
	sources := []result.Source{c.Source}
	for i := range cells {
		if right := &cells[i]; right.Unit == m.unit && right.CaseType == c.CaseType && right.known() {
			why += fmt.Sprintf("; %s number %s", m.unit, grouped(right.Low))
			sources = append(sources, right.Source)
			break
		}
	}
	return evidenceOf(UnitMismatch, why, c.Low, sources...)
}

// countMissing is a count that the return does not have. It is called wrong only
// where force, period and unit are named and it has the return's own digits in
// another order: prose narrows counts in more ways than can be read ("500 came
// from women"), and a return holds but some of them.
func (w *weighing) countMissing(m *mention, cells []Cell, caseType string) result.Evidence {
	var same []Cell
	for _, c := range cells {
		if c.Unit == m.unit && m.unit != "" && c.known() && (caseType != "" || c.CaseType == "complaint" || c.CaseType == "") {
			same = append(same, c)
		}
	}
	if len(same) == 0 {
		return evidenceOf(NotInReturn, "the return has no count of this", nil)
	}
	c := same[0]
	why := fmt.Sprintf("the return has %s: %s", grouped(c.Low), c.What)
	named := len(same) == 1 && m.Hedge == Bare && m.placeNamed && m.period != "" && m.whole() && !m.base.these && m.base.number < 0 && m.bracket == 0
	if named && sameDigits(m.Value.RatString(), c.Low.RatString()) {
		return evidenceOf(m.Judge(c.Low), why+"; two digits stand in each other's place", c.Low, c.Source)
	}
	return evidenceOf(NotInReturn, why+", which may be something else", nil, c.Source)
}
