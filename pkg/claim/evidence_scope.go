package claim

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"complaintstats/pkg/vocab"
)

// scope is what of the evidence a figure may be about.
type scope struct {
	key       string // one for each set of cells
	cells     []Cell
	figures   []Figure
	printed   []PrintedShare
	cases     []string // the case types that the text names for it; none where it names none
	accusable bool     // the text names force and period for this very figure
	missing   []string // what the text does not name although several would fit
	gone      string   // why nothing fits
	lacks     string   // what the text names and the return does not: a force, a period
}

// topic is a case type named at a token.
type topic struct {
	token, sentence int
	caseType        string
}

// findTopics notes where the text speaks of complaints and of conduct matters.
func (w *weighing) findTopics() {
	for k := 0; k < len(w.b.tokens); k++ {
		if p, ok := w.b.phrase("predicate", k); ok {
			if c := caseTypeOf(p.means); c != "" {
				w.topics = append(w.topics, topic{k, w.b.at(k).sentence, c})
				k += len(p.words) - 1
				continue
			}
		}
		if t := w.b.at(k).text; t == "complaint" || t == "complaints" {
			w.topics = append(w.topics, topic{k, w.b.at(k).sentence, "complaint"})
		}
	}
}

func caseTypeOf(predicate string) string {
	switch predicate {
	case "conduct_matter":
		return "conduct matter"
	case "recordable_conduct":
		return "recordable conduct matter"
	}
	return ""
}

// casesOf are the case types that a figure may be about: its own, else those
// of its sentence, else the last one named before.
func (w *weighing) casesOf(m *mention) []string {
	for _, p := range m.predicates {
		if c := caseTypeOf(p); c != "" {
			return []string{c}
		}
	}
	at, _ := slices.BinarySearchFunc(w.topics, m.from, func(t topic, token int) int { return cmp.Compare(t.token, token) })
	var cases []string
	from := at
	for from > 0 && w.topics[from-1].sentence == m.sentence {
		from--
	}
	for _, t := range w.topics[from:] {
		if t.sentence != m.sentence || t.token > m.to && w.clauseEnds(m.to, t.token) {
			break
		}
		if !slices.Contains(cases, t.caseType) {
			cases = append(cases, t.caseType)
		}
	}
	switch {
	case cases != nil:
		return cases
	case at > 0:
		return []string{w.topics[at-1].caseType}
	case len(w.topics) > 0 && w.topics[0].sentence != m.sentence: // a headline, before the text says it
		return []string{w.topics[0].caseType}
	case m.listed:
		return []string{"complaint"}
	}
	return nil
}

// clauseEnds says whether another clause of a sentence begins between two tokens.
func (w *weighing) clauseEnds(from, to int) bool {
	for k := from; k < to; k++ {
		switch w.b.at(k).text {
		case "while", "whereas", "but", ";":
			return true
		}
	}
	return false
}

// scopeIn finds the counts that a figure may be about: of its force as named,
// carried over, or the only one there is, and of a period; named says that the
// text tells the period for this very figure.
func (w *weighing) scopeIn(m *mention, period string, named bool) scope {
	cases := w.casesOf(m)
	places, why := w.placesOf(m)
	if len(places) == 0 {
		return scope{cases: cases, gone: why}
	}
	s := w.gather(places, period, cases)
	if m.place != "" && len(places) == 1 && places[0].Level == Sum {
		s.cells = slices.DeleteFunc(slices.Clone(s.cells), func(c Cell) bool { return c.Forces < allForces })
		s.key += " all"
		s.figures, s.printed = nil, nil
		if len(s.cells) == 0 {
			s.gone = "the return has no total of " + m.place + " and not all its forces"
		}
	}
	switch {
	case places[0].Level == "" && m.place != "" && !w.isNational(m.place):
		s.lacks = "force"
	case len(w.told) > 0 && !slices.ContainsFunc(s.cells, func(c Cell) bool { return c.Period != "" }):
		s.lacks = "period"
	}
	s.accusable = len(s.missing) == 0 && w.forceSaid(m) && named && s.lacks == ""
	if slices.ContainsFunc(s.cells, func(c Cell) bool { return c.Worker != "" }) {
		text := w.around(m)
		s.cells = slices.DeleteFunc(slices.Clone(s.cells), func(c Cell) bool { return c.Worker != "" && !names(text, c.Worker) })
		for _, c := range s.cells {
			s.key += " " + c.Worker
		}
	}
	return s
}

// gather collects what the evidence has of places, a period ("" for any where
// there are several) and case types. Figures that stand together ask for the
// same, so that it is kept.
func (w *archive) gather(places []Place, period string, cases []string) scope {
	key := fmt.Sprint(places, period, cases)
	if s, ok := w.kept[key]; ok {
		return s
	}
	s := scope{key: key, cases: cases}
	several := period == "" && len(w.periods) > 1
	fits := func(have string) bool { return several || have == period || have == "" }
	for _, p := range places {
		for _, c := range w.evidence.Counts(p) {
			if fits(c.Period) && s.fitsCase(&c) {
				s.cells = append(s.cells, c)
			}
		}
		for _, f := range w.evidence.Figures(p) {
			if fits(f.Part.Period) && s.fitsCase(&f.Part) && f.Part.Worker == "" {
				s.figures = append(s.figures, f)
			}
		}
		for _, f := range w.evidence.Printed(p) {
			if fits(f.Period) {
				s.printed = append(s.printed, f)
			}
		}
	}
	s.cells = boundByWholes(narrowKinds(s.cells))
	if len(places) > 1 {
		s.missing = append(s.missing, "force")
	}
	if several {
		s.missing = append(s.missing, "period")
	}
	if len(s.cells)+len(s.printed) == 0 {
		s.gone = "the return has nothing of this force and period"
	}
	w.kept[key] = s
	return s
}

// forceSaid says whether the text names the force of a figure, in its own
// sentence or because it names no other.
func (w *weighing) forceSaid(m *mention) bool {
	return m.placeNamed || m.place != "" && len(w.named) == 1 && w.named[0] == m.place
}

// placesOf are the places of the evidence that a figure may be about.
func (w *weighing) placesOf(m *mention) (found []Place, why string) {
	var forces, unnamed []Place
	for _, p := range w.places { // the words of a region name no force
		if p.Level == Region && !m.placeNamed && names(w.around(m), p.Name) {
			return []Place{p}, ""
		}
	}
	for _, p := range w.places {
		switch {
		case p.Name == m.place && m.place != "":
			return []Place{p}, ""
		case p.Level == Force:
			forces = append(forces, p)
		case p.Level == "":
			unnamed = append(unnamed, p)
		}
	}
	if m.place == "" {
		if len(forces) == 1 {
			return forces, ""
		}
		return w.places, ""
	}
	if w.isNational(m.place) {
		if found = w.national(); found != nil {
			return found, ""
		}
	}
	if len(unnamed) == len(w.places) && len(w.named) < 2 {
		return unnamed, "" // the return names no force: it is taken for that of the text
	}
	return nil, "the return has nothing of " + m.place
}

// isNational says whether a place is the whole country.
func (w *weighing) isNational(place string) bool {
	found, ok := vocab.LookupPlace(place)
	return ok && found.Level == vocab.Total && !found.Sub
}

// national is the place that stands for the whole country: a total that covers
// all forces, else the sum of the forces listed, which counts where they are
// all there.
func (w *weighing) national() []Place {
	for _, p := range w.places {
		if place, ok := vocab.LookupPlace(p.Name); ok && p.Level == Total && place.Everyone() {
			return []Place{p}
		}
	}
	for _, p := range w.places {
		if p.Level == Sum {
			return []Place{p}
		}
	}
	return nil
}

// allForces are the territorial forces of England and Wales.
const allForces = 43

// periodOf is the period of a figure; named says that the text tells it for
// this figure, or tells no other at all.
func (w *weighing) periodOf(m *mention, carried string) (period string, named bool) {
	switch {
	case m.period != "":
		return w.counted(m.period), true
	case carried != "":
		return carried, len(w.told) == 1
	case w.main != "":
		return w.main, len(w.told) == 1
	case len(w.periods) != 1:
		return "", false
	case len(w.told) > 0 && w.periods[0] != "": // the text is about other years
		return w.told[0], false
	}
	return w.periods[0], w.periods[0] == ""
}

// fitsCase says whether a cell is of the case types that the text names.
func (s *scope) fitsCase(c *Cell) bool {
	if len(s.cases) == 0 {
		return true
	}
	if c.CaseType == "" {
		return !c.AllCases
	}
	for _, want := range s.cases {
		if c.CaseType == want || strings.HasPrefix(c.CaseType, want+" ") {
			return true
		}
	}
	return false
}

// narrowKinds leaves out complaints of one kind, under Schedule 3 or outside
// it, where the same table has those of all kinds.
func narrowKinds(cells []Cell) []Cell {
	all := map[row]bool{}
	for i := range cells {
		if cells[i].CaseType == "complaint" {
			all[cells[i].row()] = true
		}
	}
	if len(all) == 0 {
		return cells
	}
	return slices.DeleteFunc(cells, func(c Cell) bool {
		r := c.row()
		r.caseType = "complaint"
		return strings.HasPrefix(c.CaseType, "complaint ") && all[r]
	})
}

// boundByWholes bounds withheld counts by the whole that they are part of.
func boundByWholes(cells []Cell) []Cell {
	type kind struct {
		row  row
		unit string
	}
	wholes := map[kind]*big.Rat{}
	for i := range cells {
		if c := &cells[i]; c.whole() && c.High != nil {
			wholes[kind{c.row(), c.Unit}] = c.High
		}
	}
	for i := range cells {
		c := &cells[i]
		if most := wholes[kind{c.row(), c.Unit}]; most != nil && !c.known() && c.Low.Cmp(most) <= 0 && (c.High == nil || c.High.Cmp(most) > 0) {
			c.High = most
		}
	}
	return cells
}

// around is the words of a figure's sentence, or as many as stand near.
func (w *weighing) around(m *mention) string {
	const near = 60
	from, to := max(m.from-near, w.b.begins[m.sentence]), m.to
	for to < m.to+near && w.b.at(to).sentence == m.sentence && w.b.at(to).kind < stop {
		to++
	}
	var words []string
	for k := from; k < to; k++ {
		if t := w.b.at(k); t.kind == word || t.kind == digits {
			words = append(words, t.text)
		}
	}
	return " " + strings.Join(words, " ") + " "
}

// names says whether the words of a sentence hold a label, also as many.
func names(text, label string) bool {
	words := plainWords(label)
	return strings.Contains(text, " "+words+" ") || strings.Contains(text, " "+words+"s ")
}

// plainWords are the words of a label as a text has them.
func plainWords(label string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(label), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	}), " ")
}

// alias are the words of texts whose categories returns call otherwise.
func alias(predicate string) string {
	switch predicate {
	case "local_resolution", "informal":
		return "locally_resolved"
	case "final_warning":
		return "final_written_warning"
	case "barred":
		return "barred_list"
	case "discrimination":
		return "discriminatory_behaviour"
	case "to_iopc":
		return "referred_to_iopc"
	}
	return predicate
}

// said splits what is said of a figure into its category and the rest; odd is
// true where something is said that the evidence has no category for.
func (s *scope) said(m *mention) (category string, odd bool) {
	for _, p := range said(m) {
		code := alias(p)
		has := func(c Cell) bool { return slices.Contains(c.Categories, code) }
		named := func(f Figure) bool { return f.Name == code || slices.Contains(f.Codes, code) }
		prints := func(p PrintedShare) bool { return p.Category == code }
		if category == "" && (slices.ContainsFunc(s.cells, has) || slices.ContainsFunc(s.figures, named) || slices.ContainsFunc(s.printed, prints)) {
			category = code
			continue
		}
		odd = odd || category == ""
	}
	return category, odd
}

// labelled are the categories of the return whose own words stand in the
// sentence of a figure: "about delivery of duties and service".
func (w *weighing) labelled(m *mention, s scope) []Cell {
	text := w.around(m)
	var found []Cell
	fits := map[string]bool{}
	for _, c := range s.cells {
		if c.whole() {
			continue
		}
		name := plainWords(c.Label)
		fit, seen := fits[name]
		if !seen {
			const short = 5
			fit = len(name) >= short && names(text, name)
			fits[name] = fit
		}
		if fit {
			found = append(found, c)
		}
	}
	return found
}
