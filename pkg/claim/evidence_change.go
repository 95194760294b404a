package claim

import (
	"fmt"
	"math/big"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// change refuses changes across 1 February 2020, when the rules changed, and
// confirms a change of a whole by two years of the return. A change that the
// return does not bear out is left alone: texts compare more than whole years.
func (w *weighing) change(m *mention) (result.Evidence, bool) {
	if m.found != nil && len(m.found.sources) == 2 && acrossReform(m.found.sources[0].period, m.found.sources[1].period) {
		return evidenceOf(NotComparable, brokenSeries, nil), true
	}
	unit := m.unit
	if unit == "" {
		unit = w.b.unitOf(m)
	}
	if !isReturnUnit(unit) || m.direction == 0 || m.Form == Points || m.Top != nil || len(said(m)) > 0 || !w.has(m.period) {
		return result.Evidence{}, false
	}
	before, ok := w.yearBefore(m.period)
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
	if acrossReform(to.Period, from.Period) {
		return evidenceOf(NotComparable, why+"; "+brokenSeries, nil, from, to), true
	}
	d := sub(to.Low, from.Low)
	if m.Form != Plain {
		d.Quo(d, from.Low)
		d.Mul(d, big.NewRat(100, 1))
	}
	return evidenceOf(v, why, d, from, to), true
}

// acrossReform says whether the rules changed between two periods.
func acrossReform(a, b string) bool {
	newer, ok1 := vocab.ParsePeriod(a, vocab.NoHint)
	older, ok2 := vocab.ParsePeriod(b, vocab.NoHint)
	return ok1 && ok2 && newer.BeforeReform() != older.BeforeReform()
}

// yearBefore is the period of the evidence that ends a year before.
func (w *weighing) yearBefore(period string) (string, bool) {
	p, ok := vocab.ParsePeriod(period, vocab.NoHint)
	if !ok {
		return "", false
	}
	for _, name := range w.periods {
		q, ok := vocab.ParsePeriod(name, vocab.NoHint)
		if ok && q.Kind == p.Kind && q.Last.Year == p.Last.Year-1 && q.Last.Month == p.Last.Month {
			return name, true
		}
	}
	return "", false
}
