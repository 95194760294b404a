package claim

import (
	"fmt"
	"math/big"

	"complaintstats/pkg/result"
)

// change refuses changes across 1 February 2020, when the rules changed, and
// confirms a change of a whole by two years of the return. A change that the
// return does not bear out is left alone: texts compare more than whole years.
func (w *weighing) change(m *mention) (result.Evidence, bool) {
	unit := m.unit
	if unit == "" {
		unit = w.subjectOf(m)
	}
	if m.found != nil && len(m.found.sources) == 2 && acrossReform(m.found.sources[0].period, m.found.sources[1].period) && w.underReform(m, unit) {
		return evidenceOf(NotComparable, brokenSeries, nil), true
	}
	if !isReturnUnit(unit) || m.direction == 0 || m.Form == Points || m.Top != nil || len(said(m)) > 0 || !w.has(m.period) {
		return result.Evidence{}, false
	}
	before, ok := w.yearFrom(m.period, -1)
	places, _ := w.placesOf(m)
	if !ok || len(places) != 1 {
		return result.Evidence{}, false
	}
	cases := w.casesOf(m)
	newer, older := w.gather(places, m.period, cases), w.gather(places, before, cases)
	for i := range newer.cells {
		to := &newer.cells[i]
		if !to.whole() || to.Unit != unit || !to.known() {
			continue
		}
		for k := range older.cells {
			from := &older.cells[k]
			if !from.whole() || from.Unit != unit || !from.known() || from.CaseType != to.CaseType || from.AllCases != to.AllCases || from.Worker != to.Worker {
				continue
			}
			if e, ok := w.changeBetween(m, from, to); ok {
				return e, true
			}
		}
	}
	return result.Evidence{}, false
}

const brokenSeries = "the rules changed on 1 February 2020: what is counted before and after is not the same"

// changeBetween judges a change by two counts; ok is false where they do not
// bear it out.
func (w *weighing) changeBetween(m *mention, from, to *Cell) (result.Evidence, bool) {
	v := m.JudgeChange(from.Low, to.Low, false)
	rises := to.Low.Cmp(from.Low) > 0
	if v.Class() != OK || rises != (m.direction > 0) {
		return result.Evidence{}, false
	}
	why := fmt.Sprintf("from %s to %s in the return: %s, and in %s", grouped(from.Low), grouped(to.Low), to.What, from.Period)
	if acrossReform(to.Period, from.Period) && w.underReform(m, to.Unit) {
		return evidenceOf(NotComparable, why+"; "+brokenSeries, nil, from, to), true
	}
	d := sub(to.Low, from.Low)
	if m.Form != Plain {
		d.Quo(d, from.Low)
		d.Mul(d, big.NewRat(100, 1))
	}
	return terms(evidenceOf(v, why, d, from, to), to, from), true
}
