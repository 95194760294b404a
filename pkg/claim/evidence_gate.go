package claim

import (
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/result"
)

// charge is a figure that counts of the evidence refuse.
type charge struct {
	m      *mention
	s      scope
	unit   string     // what the text says it is counted in, or a share of
	have   string     // what the counts are counted in
	only   bool       // no other count can be meant
	slip   string     // by which the figure may have been missed
	cells  []*Cell    // the counts
	beside []*mention // figures that the sentence tells for this one's sake
	whole  *mention   // the whole as the sentence tells it: the return's own, so that its population is meant
}

// refuse is the one gate through which a figure is called wrong by a return. It
// lets through what the text says in full: force, period, unit, case type and
// category, in words that are all read, so that one count alone can be meant;
// and of which no other count that the text may mean bears the figure out.
// Whatever is in doubt is doubtful, or not checked at all.
func (w *weighing) refuse(c charge, v Verdict, why string, value *big.Rat) result.Evidence {
	var e result.Evidence
	slip := ""
	if c.slip != "" {
		slip = "; " + c.slip
	}
	if doubt := w.unsaid(&c); doubt != "" {
		e = evidenceOf(NotInReturn, why+doubt, value, c.cells...)
	} else if doubt := w.otherwise(&c); doubt != "" {
		e = evidenceOf(Ambiguous, why+slip+doubt, value, c.cells...)
	} else {
		if m := c.m; value != nil && (m.Form == Percent || m.kind == Ratio) {
			why += "; " + w.rightly(m, &outcome{computed: value, part: c.cells[0].Low, of: c.cells[1].Low})
		}
		e = evidenceOf(NotInReturn, why+slip, value, c.cells...)
		e.Verdict, e.Class = string(v), string(v.Class())
	}
	if c.m.kind != Count {
		e = terms(e, c.cells[0], c.cells[1])
	}
	return e
}

// unsaid is what the text leaves open of a figure, so that the counts may be
// something else altogether.
func (w *weighing) unsaid(c *charge) string {
	m, base := c.m, &c.m.base
	const somethingElse = ", which may be something else"
	switch {
	case m.unsure:
		return somethingElse
	case base.narrowed || base.these || base.elsewhere || base.foreign || len(base.predicates) > 0:
		return ", which may be another base"
	case m.found != nil && m.found.verdict.Class() != Fail && !c.s.accusable:
		return "; the text computes it otherwise"
	case w.textRefuses(m) && c.s.accusable:
		return ""
	case isReturnUnit(c.unit) && c.unit != c.have:
		return ", not of " + c.unit
	case !isReturnUnit(c.unit), len(w.named) > 0 && !w.forceSaid(m), !w.wordsRead(m, c.beside...):
		return somethingElse
	}
	return ""
}

// otherwise is the reading by which a figure that is all said may still be
// right.
func (w *weighing) otherwise(c *charge) string {
	m := c.m
	switch {
	case m.found != nil && m.found.verdict.Class() != Fail:
		return "; the text computes it otherwise"
	case w.textRefuses(m) && c.s.accusable:
		return ""
	case !c.s.accusable, len(said(m)) > 1, c.whole == nil && slices.ContainsFunc(c.cells, func(c *Cell) bool { return c.trace().Population != "" }):
		return ", unless the text means another period or population"
	case !c.only, len(w.placesIn(m.sentence)) > 1:
		return ", unless the text means something else"
	case c.nearly():
		return ", which the text may have told in a round number"
	}
	if other := w.elsewhere(c); other != "" {
		return "; the figure is that of " + other
	}
	return ""
}

// nearly says whether "one in 500" is told of one in 541: round numbers are read
// as about.
func (c *charge) nearly() bool {
	m := c.m
	if m.Form != OneIn || !m.isRound() || !c.cells[0].known() || !c.cells[1].known() || c.cells[0].Low.Sign() == 0 {
		return false
	}
	return distance(new(big.Rat).Quo(c.cells[1].Low, c.cells[0].Low), m.Value).Cmp(m.tolerance()) <= 0
}

// textRefuses says whether the text's own numbers refuse a figure as well.
func (w *weighing) textRefuses(m *mention) bool {
	return m.found != nil && m.found.verdict.Class() == Fail
}

// placesIn are the places that a sentence names.
func (w *weighing) placesIn(sentence int) []string {
	var names []string
	for _, p := range w.b.places {
		if p.sentence == sentence && !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	return names
}

// elsewhere is another count or share that a figure would be right for: of any
// period and case type of the places that the text names, or beside the one that
// refuses it. Where there is one, what the text is about was read wrongly, or
// the text took one for the other.
func (w *weighing) elsewhere(c *charge) string {
	for _, p := range w.places {
		if p.Level == Force && p != c.cells[0].Place && !slices.Contains(w.named, p.Name) {
			continue
		}
		for _, period := range w.periods {
			s := w.gather([]Place{p}, period, nil)
			for i := range s.cells {
				if text := c.bornBy(s, &s.cells[i]); text != "" {
					return text
				}
			}
		}
	}
	return ""
}

// bornBy is the working where a count, its share of its whole or its ratio to
// another bears the figure out; "" where it does not.
func (c *charge) bornBy(s scope, cell *Cell) string {
	m := c.m
	switch {
	case !cell.known():
		return ""
	case m.isBound() && (cell.CaseType != c.cells[0].CaseType || !slices.Equal(cell.Categories, c.cells[0].Categories)):
		return "" // some share is below nearly any bound
	case m.kind == Count:
		if m.Judge(cell.Low).Class() == OK {
			return cell.text()
		}
	case m.kind == Share:
		if whole := s.wholeOf(cell); !cell.whole() && whole != nil && whole.known() {
			if p := (pairing{cell, whole, ""}); m.judgePair(p).Class() == OK {
				return p.text()
			}
		}
	case cell.whole() && cell.Unit == m.unit:
		for i := range s.cells {
			of := &s.cells[i]
			if p := (pairing{cell, of, ""}); of.whole() && of.row() == cell.row() && of.Unit == m.per && of.known() && m.judgePair(p).Class() == OK {
				return fmt.Sprintf("%s and %s %s", cell.text(), of.number(), of.Unit)
			}
		}
	}
	return ""
}
