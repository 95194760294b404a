package claim

import (
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/result"
)

// pairing is a share or ratio that the evidence gives.
type pairing struct {
	part, of *Cell
	note     string
}

// share recomputes a share from the return: the counts of which the same is
// said, of the whole, of the known categories, or as the figure of that name has
// it. A share that is computed outranks any percentage that the return prints.
func (w *weighing) share(m *mention, s scope) result.Evidence {
	if s.gone != "" {
		return evidenceOf(NotInReturn, s.gone, nil)
	}
	category, _ := s.said(m)
	pairs := w.pairings(m, s, category)
	if len(pairs) == 0 {
		return w.printedOnly(m, s, category)
	}
	return w.decideShare(m, s, category, pairs)
}

// pairings are the shares of the return that a printed one may be, those in the
// unit of its base first.
func (w *weighing) pairings(m *mention, s scope, category string) []pairing {
	var parts []Cell
	if category == "" {
		parts = w.labelled(m, s)
	}
	for _, c := range s.cells {
		if category != "" && slices.Equal(c.Categories, []string{category}) {
			parts = append(parts, c)
		}
	}
	var pairs []pairing
	for i := range parts {
		part := &parts[i]
		if whole := s.wholeOf(part); whole != nil && !population(part, whole) {
			pairs = append(pairs, pairing{part, whole, ""})
		}
		if known := s.knownOf(part); known != nil {
			pairs = append(pairs, pairing{part, known, "of those known"})
		}
	}
	for i := range s.figures {
		f := &s.figures[i]
		if category != "" && len(f.Codes) > 0 && (f.Name == category || slices.Equal(f.Codes, []string{category})) {
			pairs = append(pairs, pairing{&f.Part, &f.Of, f.Note})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pairing) int { return foreign(m, a) - foreign(m, b) })
	return pairs
}

// population says whether a category is all that its table counts: of those
// referred all are referred, which no printed share is about.
func population(part, whole *Cell) bool {
	return part.known() && whole.known() && part.Low.Cmp(whole.Low) == 0 && part.trace().Population != ""
}

// foreign is 1 for a share whose base is in another unit than the printed one's.
func foreign(m *mention, p pairing) int {
	if m.base.unit == p.of.Unit {
		return 0
	}
	return 1
}

// wholeOf is the whole that a cell is part of.
func (s *scope) wholeOf(part *Cell) *Cell {
	for i := range s.cells {
		if c := &s.cells[i]; c.whole() && c.Unit == part.Unit && c.Low.Sign() > 0 && c.row() == part.row() {
			return c
		}
	}
	return nil
}

// knownOf is the sum of the known categories of a cell's kind; nil where they
// are not all known, or are people or cases, which may stand in several.
func (s *scope) knownOf(part *Cell) *Cell {
	if part.Unit != "allegations" && part.Unit != "rows" {
		return nil
	}
	sum := *part
	sum.Low, sum.Trace = new(big.Rat), part.Trace
	sum.What = fmt.Sprintf("%s whose %s is known", part.Unit, part.Dimension)
	for i := range s.cells {
		c := &s.cells[i]
		if c.Dimension != part.Dimension || c.Unknown || c.Unit != part.Unit || c.row() != part.row() {
			continue
		}
		if !c.known() {
			return nil
		}
		sum.Low = add(sum.Low, c.Low)
	}
	sum.High = sum.Low
	if sum.Low.Sign() == 0 || sum.Low.Cmp(part.Low) == 0 {
		return nil
	}
	return &sum
}

// decideShare takes the kindest of the shares that may be meant.
func (w *weighing) decideShare(m *mention, s scope, category string, pairs []pairing) result.Evidence {
	var best *result.Evidence
	missing := s.missing
	if len(s.cases) != 1 && slices.ContainsFunc(pairs, func(p pairing) bool { return p.of.row() != pairs[0].of.row() }) {
		missing = append(slices.Clone(missing), "case type")
	}
	for _, p := range pairs {
		v := m.judgePair(p)
		switch {
		case v.Class() == Fail || v.Class() == Unknown:
		case len(missing) > 0 && len(s.cases) != 1 || len(s.missing) > 0:
			return p.evidence(NotCheckable, fmt.Sprintf("%s, could be meant; the text does not name the %s", p.text(), missing[0]), nil)
		default:
			if e := w.judgeShare(m, s, p, v); best == nil || Class(e.Class).severity() < Class(best.Class).severity() {
				best = &e
			}
			if best.Class == string(OK) {
				return *best
			}
		}
	}
	if best != nil {
		return *best
	}
	if len(s.missing) > 0 {
		return evidenceOf(NotInReturn, "the text does not name the "+s.missing[0]+", and no such share of the return is meant beyond doubt", nil)
	}
	p := pairs[0]
	v := m.judgePair(p)
	switch {
	case v == Contradicted && category == "": // found by the return's own words only
		return p.evidence(NotInReturn, p.text()+", which may be something else", p.percent())
	case v != Contradicted || !m.mayBeOfDecided(pairs):
		return w.judgeShare(m, s, p, v)
	}
	return p.evidence(NotInReturn, p.text()+"; the text may mean of those decided, which the return does not give", p.percent())
}

// mayBeOfDecided says whether a share is of a kind that is often told of what
// was decided only ("12 per cent were upheld"), is larger than the share of all,
// and the return does not say how many were decided.
func (m *mention) mayBeOfDecided(pairs []pairing) bool {
	if !slices.Contains([]string{"outcome", "finding", "sanction", "proceedings"}, pairs[0].part.Dimension) || m.base.all {
		return false
	}
	r := pairs[0].percent()
	return r != nil && m.aim().Cmp(r.Quo(r, big.NewRat(100, 1))) > 0 &&
		!slices.ContainsFunc(pairs, func(p pairing) bool { return p.of.Low.Cmp(pairs[0].of.Low) != 0 })
}

// text is the working of a share.
func (p pairing) text() string {
	text := fmt.Sprintf("%s of %s %s", p.part.number(), p.of.number(), p.of.Unit)
	if r := p.percent(); r != nil {
		text += fmt.Sprintf(" is %s%%", decimalText(r))
	} else if low, high := p.span(); high != nil {
		text += fmt.Sprintf(" is from %s%% to %s%%", decimalText(low), decimalText(high))
	}
	text += ": " + p.part.What
	if p.note != "" {
		text += " (" + p.note + ")"
	}
	return text
}

// span is the least and the greatest share, in per cent, that withheld counts
// leave; high is nil where they leave any.
func (p pairing) span() (low, high *big.Rat) {
	if p.part.High == nil || p.of.High == nil || p.of.Low.Sign() == 0 {
		return nil, nil
	}
	hundred := big.NewRat(100, 1)
	low, high = new(big.Rat).Quo(p.part.Low, p.of.High), new(big.Rat).Quo(p.part.High, p.of.Low)
	low.Mul(low, hundred)
	if high.Mul(high, hundred).Cmp(hundred) > 0 {
		high = hundred
	}
	return low, high
}

// evidence is a judgement by the share or ratio, with its terms where they are
// known.
func (p pairing) evidence(v Verdict, why string, value *big.Rat) result.Evidence {
	return terms(evidenceOf(v, why, value, p.part, p.of), p.part, p.of)
}

// terms adds the terms of a fraction to a judgement.
func terms(e result.Evidence, part, of *Cell) result.Evidence {
	if part.known() && of.known() {
		e.Numerator, e.Denominator = plainNumber(part.Low), plainNumber(of.Low)
	}
	return e
}

// percent is the share as per cent, nil where a term is not known.
func (p pairing) percent() *big.Rat {
	if !p.part.known() || !p.of.known() {
		return nil
	}
	r := new(big.Rat).Quo(p.part.Low, p.of.Low)
	return r.Mul(r, big.NewRat(100, 1))
}

// judgePair judges a share or ratio by two counts; bounded ones by the least
// and the greatest quotient.
func (m *mention) judgePair(p pairing) Verdict {
	if p.of.High != nil && p.of.High.Sign() == 0 {
		return Undefined
	}
	if p.part.known() && p.of.known() {
		return m.Judge(new(big.Rat).Quo(p.part.Low, p.of.Low))
	}
	if values, ok := completions(p); ok && m.kind == Share {
		return m.JudgeBetween(values)
	}
	if p.of.High == nil || p.of.Low.Sign() == 0 {
		return Undecidable
	}
	low, high := new(big.Rat).Quo(p.part.Low, p.of.High), (*big.Rat)(nil)
	if p.part.High != nil {
		high = new(big.Rat).Quo(p.part.High, p.of.Low)
	}
	if one := big.NewRat(1, 1); m.kind == Share && (high == nil || high.Cmp(one) > 0) {
		high = one // a part is no larger than its whole
	}
	return m.judgeRange(low, high)
}

// completions are all shares that two withheld counts may make; ok is false
// where there are too many to try.
func completions(p pairing) (list []*big.Rat, ok bool) {
	const most = 4096
	if p.part.High == nil || p.of.High == nil {
		return nil, false
	}
	parts, ofs := new(big.Rat).Sub(p.part.High, p.part.Low), new(big.Rat).Sub(p.of.High, p.of.Low)
	one := big.NewRat(1, 1)
	if !p.part.Low.IsInt() || !p.of.Low.IsInt() || new(big.Rat).Mul(add(parts, one), add(ofs, one)).Cmp(big.NewRat(most, 1)) > 0 {
		return nil, false
	}
	for k := p.part.Low; k.Cmp(p.part.High) <= 0; k = add(k, one) {
		for n := p.of.Low; n.Cmp(p.of.High) <= 0; n = add(n, one) {
			if n.Sign() > 0 && k.Cmp(n) <= 0 {
				list = append(list, new(big.Rat).Quo(k, n))
			}
		}
	}
	return list, len(list) > 0
}

// judgeShare words a verdict on a share. It is called wrong only where the text
// names force, period and base, and nothing else narrows it.
func (w *weighing) judgeShare(m *mention, s scope, p pairing, v Verdict) result.Evidence {
	why, r := p.text(), p.percent()
	named := isReturnUnit(m.base.unit)
	switch {
	case named && !isReturnUnit(p.of.Unit):
		return p.evidence(NotCheckable, why+", which are not "+m.base.unit, r)
	case v.Class() != Fail && named && m.base.unit != p.of.Unit && v.Class() != Unknown:
		return p.evidence(UnitMismatch, fmt.Sprintf("%s; these are %s, not %s", why, p.of.Unit, m.base.unit), r)
	case v == Undecidable:
		return p.evidence(v, why+"; "+m.settles(p), r)
	case v.Class() != Fail:
		return p.evidence(v, why+meant(v), r)
	}
	c := charge{m: m, slip: shareSlip(m, p), s: s, unit: m.base.unit, have: p.of.Unit, only: true, cells: []*Cell{p.part, p.of}}
	part, of := w.teller(p.part, m), w.teller(p.of, m)
	if of != nil {
		c.whole, c.beside = of, append(c.beside, of)
		if c.unit == "" {
			c.unit = of.unit
		}
	}
	if part != nil {
		c.beside = append(c.beside, part)
	}
	e := w.refuse(c, v, why, r)
	if Class(e.Class) == Unknown && part != nil && w.besideCount(m) && w.teller(p.of, nil) != nil {
		return p.evidence(Ambiguous, why+", unless the text means another base", r)
	}
	return e
}

// besideCount says whether a share is set off behind a count and tells no base of
// its own.
func (w *weighing) besideCount(m *mention) bool {
	b := &m.base
	return len(m.beside) > 0 && m.found == nil && b.unit == "" && b.number < 0 && !b.these && !b.narrowed && !b.elsewhere && !b.foreign
}

// said is what is said of a figure beside its case type: of a share of which
// nothing is said, what is said of the count that the text computes it from.
func said(m *mention) []string {
	predicates := m.predicates
	if o := m.found; len(predicates) == 0 && m.kind == Share && o != nil && o.part != nil && len(o.sources) > 0 && o.sources[0].kind == Count && o.sources[0].Value.Cmp(o.part) == 0 {
		predicates = o.sources[0].predicates
	}
	if len(predicates) == 0 && m.found == nil {
		predicates = m.beside
	}
	return slices.DeleteFunc(slices.Clone(predicates), func(p string) bool { return caseTypeOf(p) != "" })
}

// settles says which values of a withheld part would bear a share out.
func (m *mention) settles(p pairing) string {
	const open = "withheld counts leave this open"
	if !p.of.known() || p.part.High == nil || !p.part.Low.IsInt() || !p.part.High.IsInt() || m.kind != Share {
		return open
	}
	const most = 1000
	var least, greatest *big.Rat
	one := big.NewRat(1, 1)
	for k, n := p.part.Low, 0; k.Cmp(p.part.High) <= 0 && n < most; k, n = add(k, one), n+1 {
		if m.Judge(new(big.Rat).Quo(k, p.of.Low)).Class() != Fail {
			if least == nil {
				least = k
			}
			greatest = k
		}
	}
	switch {
	case least == nil:
		return open
	case least == greatest:
		return "it holds if the withheld count is " + grouped(least)
	}
	return fmt.Sprintf("it holds if the withheld count is %s to %s", grouped(least), grouped(greatest))
}

// shareSlip names what may have gone wrong with a share that the counts refuse.
func shareSlip(m *mention, p pairing) string {
	if !p.part.known() || !p.of.known() {
		return ""
	}
	return linker{}.slip(m, &outcome{computed: p.percent(), part: p.part.Low, of: p.of.Low})
}

// printedOnly is a share that the return prints itself, without the counts
// behind it: nothing that could be recomputed.
func (w *weighing) printedOnly(m *mention, s scope, category string) result.Evidence {
	for i := range s.printed {
		p := &s.printed[i]
		if category == "" || p.Category != category || len(s.missing) > 0 {
			continue
		}
		c := &Cell{Trace: func() Trace { return Trace{Lines: []result.Source{p.Source}, Total: 1} }}
		of := "the return prints " + p.Text + " per cent itself under " + p.Heading + " and gives no counts to recompute it from"
		if v := m.Judge(new(big.Rat).Quo(p.Value, big.NewRat(100, 1))); v.Class() == OK || v.Class() == Warn {
			return evidenceOf(NotCheckable, of+", so that the match proves nothing", nil, c)
		}
		return evidenceOf(NotCheckable, of, nil, c)
	}
	return evidenceOf(NotInReturn, "the return has no counts for this share", nil)
}

// ratio recomputes "3.6 allegations per complaint" from two wholes of one row.
func (w *weighing) ratio(m *mention, s scope) result.Evidence {
	pairs := s.ratios(m)
	if len(pairs) == 0 {
		return evidenceOf(NotInReturn, "the return does not give both counts", nil)
	}
	missing := s.missing
	if len(pairs) > 1 && len(s.cases) != 1 && len(missing) == 0 {
		missing = []string{"case type"}
	}
	p := pairs[0]
	for _, q := range pairs {
		if class := m.judgePair(q).Class(); class == OK || class == Warn {
			p = q
			break
		}
	}
	v := m.judgePair(p)
	why := fmt.Sprintf("%s %s / %s", p.part.number(), p.part.Unit, p.of.text())
	var r *big.Rat
	if p.part.known() && p.of.known() {
		r = new(big.Rat).Quo(p.part.Low, p.of.Low)
		why += " is " + decimalText(r)
	}
	switch {
	case len(missing) > 0:
		return p.evidence(NotCheckable, why+"; the text does not name the "+missing[0], nil)
	case v.Class() == Fail:
		return w.refuseRatio(charge{m: m, s: s, unit: p.of.Unit, have: p.of.Unit, only: len(pairs) == 1, cells: []*Cell{p.part, p.of}}, v, why, r)
	}
	return p.evidence(v, why+meant(v), r)
}

// ratios are the ratios of the evidence that a printed one may be: as it is
// defined, where the evidence gives it, else of two wholes of one row.
func (s *scope) ratios(m *mention) []pairing {
	var pairs []pairing
	if s.gone != "" || m.unit == "" || len(said(m)) > 0 {
		return nil
	}
	for i := range s.figures {
		if f := &s.figures[i]; len(f.Codes) == 0 && f.Name == m.figure() && f.Of.Low.Sign() > 0 {
			pairs = append(pairs, pairing{&f.Part, &f.Of, f.Note})
		}
	}
	if len(pairs) > 0 {
		return pairs
	}
	for i := range s.cells {
		part := &s.cells[i]
		if !part.whole() || part.Unit != m.unit {
			continue
		}
		for k := range s.cells {
			if of := &s.cells[k]; of.whole() && of.Unit == m.per && of.row() == part.row() && of.Low.Sign() > 0 {
				pairs = append(pairs, pairing{part, of, ""})
			}
		}
	}
	return pairs
}

// refuseRatio calls a ratio wrong only where the text prints both counts of it as
// the return has them, or a table of claims states what it is: of a ratio alone
// nobody knows which complaints it was made of.
func (w *weighing) refuseRatio(c charge, v Verdict, why string, r *big.Rat) result.Evidence {
	part, of := w.teller(c.cells[0], nil), w.teller(c.cells[1], nil)
	told := part != nil && of != nil
	if told {
		c.beside = []*mention{part, of}
	}
	e := w.refuse(c, v, why, r)
	if Class(e.Class) == Fail && !told && !c.m.stated {
		e = terms(evidenceOf(Ambiguous, why+", unless the text counts others", r, c.cells...), c.cells[0], c.cells[1])
	}
	return e
}

// teller is the figure of the text that is a count of the return: of any sentence,
// or of that of another figure.
func (w *weighing) teller(c *Cell, beside *mention) *mention {
	list := w.b.mentions
	if beside != nil {
		span := w.b.sentences[beside.sentence]
		list = list[span[0]:span[1]]
	}
	for _, m := range list {
		if c.known() && m.isPlainCount() && m.Value.Cmp(c.Low) == 0 && w.isOf(m, c) {
			return m
		}
	}
	return nil
}

// isOf says whether a figure counts what a cell does.
func (w *weighing) isOf(m *mention, c *Cell) bool {
	if c.whole() {
		return w.unitOf(m) == c.Unit && len(said(m)) == 0
	}
	return (m.unit == "" || w.unitOf(m) == c.Unit) && slices.ContainsFunc(said(m), func(p string) bool { return slices.Equal(c.Categories, []string{alias(p)}) })
}
