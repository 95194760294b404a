package claim

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

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

// spelled is a period as a sentence has it: "the year ending 31 March 2021".
func spelled(period string) string {
	if strings.HasPrefix(period, "year ending") {
		return "the " + period
	}
	return period
}

// changeBetween judges a change by two counts; ok is false where they do not
// bear it out.
func (w *weighing) changeBetween(m *mention, from, to *Cell) (result.Evidence, bool) {
	v := m.JudgeChange(from.Low, to.Low, false)
	rises := to.Low.Cmp(from.Low) > 0
	if v.Class() != OK || rises != (m.direction > 0) {
		return result.Evidence{}, false
	}
	d := sub(to.Low, from.Low)
	unit := ""
	if m.Form != Plain {
		unit = "%"
		d.Quo(d, from.Low)
		d.Mul(d, big.NewRat(100, 1))
	}
	why := fmt.Sprintf("the return has %s, and %s in %s: %s%s", to.text(), grouped(from.Low), spelled(from.Period), signText(d), unit)
	if a, b := from.trace().Population, to.trace().Population; a != b {
		why += ", though the two years count differently (" + cmp.Or(b, a) + ")"
	}
	if acrossReform(to.Period, from.Period) && w.underReform(m, to.Unit) {
		return evidenceOf(NotComparable, why+"; "+brokenSeries, nil, from, to), true
	}
	return terms(evidenceOf(v, why, d, from, to), to, from), true
}
