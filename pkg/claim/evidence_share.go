package claim

import (
	"fmt"
	"math/big"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// share recomputes a share from the return: the counts of which the same is
// said, of the whole in the same unit. A share that is computed outranks any
// percentage that the return prints.
func (w *weighing) share(m *mention, cells []Cell) result.Evidence {
	caseType, categories, ok := said(m)
	if !ok || len(categories) == 0 || len(cells) == 0 {
		return evidenceOf(NotInReturn, "the return has no counts for this share", nil)
	}
	var worst *result.Evidence
	for _, part := range fitting(cells, caseType, categories) {
		whole := wholeOf(cells, part)
		if whole == nil || caseType == "" && part.CaseType != "complaint" && part.CaseType != "" {
			continue
		}
		e := w.judgeShare(m, &part, whole)
		if Class(e.Class) != Fail && Class(e.Class) != Unknown {
			return e
		}
		if worst == nil {
			worst = &e
		}
	}
	if worst == nil {
		return evidenceOf(NotInReturn, "the return has no counts for this share", nil)
	}
	return *worst
}

// wholeOf is the whole that a cell is part of.
func wholeOf(cells []Cell, part Cell) *Cell {
	for i := range cells {
		c := &cells[i]
		if len(c.Categories) == 0 && c.Unit == part.Unit && c.CaseType == part.CaseType && c.Low.Sign() > 0 {
			return c
		}
	}
	return nil
}

// judgeShare judges a share by two cells; withheld ones by all they may hold.
func (w *weighing) judgeShare(m *mention, part, whole *Cell) result.Evidence {
	var completions []*big.Rat
	for _, k := range part.values() {
		for _, n := range whole.values() {
			if len(completions) < 4096 && k.Cmp(n) <= 0 {
				completions = append(completions, new(big.Rat).Quo(k, n))
			}
		}
	}
	v := m.JudgeBetween(completions)
	why := fmt.Sprintf("%s of %s %s", cellNumber(part), cellNumber(whole), whole.Unit)
	var r *big.Rat
	if part.known() && whole.known() {
		r = new(big.Rat).Quo(part.Low, whole.Low)
		r.Mul(r, big.NewRat(100, 1))
		why += fmt.Sprintf(" is %s%%: %s", decimalText(r), part.What)
	}
	named := m.base.unit != "" && isReturnUnit(m.base.unit)
	switch {
	case v == Contradicted && (m.base.narrowed || m.base.these || m.base.elsewhere):
		return evidenceOf(NotInReturn, why+", which may be another base", r, part.Source, whole.Source)
	case v == Contradicted && named && m.base.unit != whole.Unit && m.found == nil:
		return evidenceOf(NotInReturn, why+", not of "+m.base.unit, r, part.Source, whole.Source)
	case v == Contradicted && m.found != nil && m.found.verdict.Class() != Fail:
		return evidenceOf(Ambiguous, why+"; the text computes it otherwise", r, part.Source, whole.Source)
	case v.Class() == OK && named && m.base.unit != whole.Unit:
		return evidenceOf(UnitMismatch, fmt.Sprintf("%s; these are %s, not %s", why, whole.Unit, m.base.unit), r, part.Source, whole.Source)
	}
	return evidenceOf(v, why, r, part.Source, whole.Source)
}

func cellNumber(c *Cell) string {
	if c.known() {
		return grouped(c.Low)
	}
	return grouped(c.Low) + " to " + grouped(c.High)
}

// acrossBreak refuses changes across 1 February 2020, when the rules changed.
func (w *weighing) acrossBreak(m *mention) (result.Evidence, bool) {
	if m.found == nil || len(m.found.sources) != 2 {
		return result.Evidence{}, false
	}
	newer, ok1 := vocab.ParsePeriod(m.found.sources[0].period, vocab.NoHint)
	older, ok2 := vocab.ParsePeriod(m.found.sources[1].period, vocab.NoHint)
	if !ok1 || !ok2 || newer.BeforeReform() == older.BeforeReform() {
		return result.Evidence{}, false
	}
	return evidenceOf(NotComparable, "the rules changed on 1 February 2020: what is counted before and after is not the same", nil), true
}
