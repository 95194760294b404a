package vocab

import (
	"slices"
	"strings"
)

// maxWords bounds the headings that are read: what is longer is a sentence.
const maxWords = 24

// ReadHeading says what the heading of a column means. Only where every word
// is known is there a Role; otherwise the Guess is what the known words mean.
func ReadHeading(text string) Reading {
	if len(text) > 240 {
		return Reading{Leftover: []string{text}}
	}
	l := words()
	if m, ok := l.meanings[strings.ToLower(strings.TrimSpace(text))]; ok && m.feature == verbatim {
		return Reading{Role: Role{Kind: Dimension, Dimension: m.value}}
	}
	h := heading{clean: Clean(text)}
	if of, ok := l.guesses[h.clean]; ok {
		return Reading{Guess: Role{Kind: Identifier, Identifier: of}, Leftover: strings.Fields(h.clean)}
	}
	if !h.cover(l) {
		return Reading{Leftover: strings.Fields(h.clean)}
	}
	h.weigh(l)
	role, ok := h.role()
	if ok && len(h.leftover) == 0 {
		return Reading{Role: role}
	}
	if role, ok := l.valueOf(h.clean); ok {
		return Reading{Role: role}
	}
	if (role.Kind == Whole || role.Kind == Part) && l.neverCounts(h.clean) {
		role = Role{} // the rank of officers is no count of them
	}
	return Reading{Guess: role, Leftover: h.leftover}
}

// heading is one heading being read.
type heading struct {
	clean    string
	features []meaning
	leftover []string
	seen     evidence
}

// cover lays the phrases of the lexicon over the words so that the fewest
// words are left over and, of such covers, the fewest phrases are used: "not
// upheld" is one phrase, and "upheld" after a word left over is not.
func (h *heading) cover(l *lexicon) bool {
	var starts [maxWords + 1]int
	n := 0
	for i := 0; i < len(h.clean); i++ {
		if i == 0 || h.clean[i-1] == ' ' {
			if n == maxWords {
				return false
			}
			starts[n] = i
			n++
		}
	}
	if n == 0 {
		return false
	}
	starts[n] = len(h.clean) + 1
	// best[i] is the least cost of the words from i on; a word left over costs
	// more than all phrases together.
	var best, length [maxWords + 1]int
	for i := n - 1; i >= 0; i-- {
		best[i], length[i] = 1000+best[i+1], 0
		for j := min(n, i+l.longest); j > i; j-- {
			m, ok := l.meanings[h.clean[starts[i]:starts[j]-1]]
			if cost := m.cost() + best[j]; ok && m.feature != verbatim && cost < best[i] {
				best[i], length[i] = cost, j-i
			}
		}
	}
	for i := 0; i < n; {
		if length[i] == 0 {
			h.leftover = append(h.leftover, h.clean[starts[i]:starts[i+1]-1])
			i++
			continue
		}
		end := i + length[i]
		h.features = append(h.features, l.meanings[h.clean[starts[i]:starts[end]-1]])
		i = end
	}
	return true
}

// cost is the price of a phrase in a cover. An identifier is a little dearer, so
// that "complaint no action" is no complaint number.
func (m meaning) cost() int {
	if m.feature == identifier {
		return 11
	}
	return 10
}

// evidence is what the features of a heading say together.
type evidence struct {
	printed, note, noteLast, total bool
	joined, title                  bool // "complaints by outcome" is a title, not the heading of a column
	counts                         int  // phrases such as "number of"
	countLast                      bool // one of them stands at the end: "police complaints: volume"
	openWorker                     bool // a kind of worker came last, and may head a unit: "special constables: allegations"
	casesFirst, qualified          bool // cases came before any unit; what follows says whom they are about
	dimensions                     []meaning
	valueLast                      bool // the dimension came before any category: "Outcome: upheld"
	identifiers                    []string
	unit, weak                     string // the first of each
	complaint                      string // "plural", "singular", "police plural" ...
	cases                          []string
	parts                          []*categoryRow
	population                     []string
	schedule                       string
	bare                           string
}

// weigh sums the features up. Where something printed is named, years and
// months among the words left over are only what it compares.
func (h *heading) weigh(l *lexicon) {
	e := &h.seen
	for _, m := range h.features {
		e.noteLast = e.noteLast && m.feature <= note
		e.countLast = e.countLast && m.feature <= about
		e.take(m)
	}
	if e.printed {
		h.leftover = slices.DeleteFunc(h.leftover, func(word string) bool {
			return l.asides[word] || monthNamed(word) > 0 || word[0] >= '0' && word[0] <= '9'
		})
		if len(h.leftover) == 0 {
			h.leftover = nil
		}
	}
}

// take enters one feature.
func (e *evidence) take(m meaning) {
	switch m.feature {
	case noise:
		e.openWorker = false
	case about:
		e.openWorker = false
		e.joined = true
		e.qualified = e.qualified || e.casesFirst
	case count:
		e.counts++
		e.countLast = true
	case total:
		e.total = true
	case note:
		e.note, e.noteLast = true, true
	case printed:
		e.printed = true
	case dimension:
		e.dimensions = append(e.dimensions, m)
		e.valueLast = len(e.parts) == 0
		e.title = e.title || e.joined && (e.unit != "" || e.complaint != "")
	case identifier:
		e.identifiers = append(e.identifiers, m.value)
	case unit, worker:
		e.takeUnit(m)
	case weak:
		if e.weak == "" {
			e.weak = m.value
		}
		e.narrow(m.extra)
	case complaint:
		e.complaint = m.value
		e.casesFirst = e.unit == "" && strings.HasSuffix(m.value, "plural")
	case caseType:
		e.casesFirst = e.unit == ""
		if !slices.Contains(e.cases, m.value) {
			e.cases = append(e.cases, m.value)
		}
	case population:
		e.narrow(m.value)
	case schedule:
		e.schedule = m.value
		e.narrow(m.value)
	case bare:
		e.bare = m.value
	case part:
		if !slices.Contains(e.parts, m.category) {
			e.parts = append(e.parts, m.category)
		}
	}
}

// takeUnit enters a unit. The first is what is counted; a later one says whom
// it is about, and so does one after "complaints against". A kind of worker also
// narrows what is counted.
func (e *evidence) takeUnit(m meaning) {
	if e.unit == "" && !e.qualified || e.openWorker && m.feature == unit {
		e.unit = m.value
	}
	e.openWorker = m.feature == worker && e.unit == m.value
	e.narrow(m.extra)
}

func (e *evidence) narrow(population string) {
	if population != "" && !slices.Contains(e.population, population) {
		e.population = append(e.population, population)
	}
}

// role combines the evidence. ok is false where it does not fit together; the
// role is then the best guess.
func (h *heading) role() (Role, bool) {
	e := &h.seen
	counted, fits := e.counted()
	switch {
	case e.note:
		// "Allegations note" remarks on allegations; "Source of complaint" is
		// a dimension that has no name here.
		return Role{Kind: NoteText}, e.noteLast
	case e.printed:
		counted.Kind, counted.Total = Printed, false
		return counted, len(e.identifiers) == 0 && e.onlyPeriods() && (fits || e.nothingCounted() || e.onlySingular())
	case len(e.identifiers) > 0:
		return Role{Kind: Identifier, Identifier: e.identifiers[0]}, len(e.identifiers) == 1 && e.counts == 0 && !e.total && len(e.dimensions) == 0 && e.nothingCounted()
	case e.namesValue():
		return counted, fits
	case len(e.dimensions) > 0:
		first := e.dimensions[0]
		role := Role{Kind: Dimension, Dimension: first.value, Hint: hintNamed(first.extra)}
		return role, len(e.dimensions) == 1 && len(e.parts) == 0 && len(e.population) == 0 && e.bare == "" &&
			!e.total && e.counts == 0 && !e.title
	}
	return counted, fits
}

// onlyPeriods says that no dimension but time is named: "change in 12 months".
func (e *evidence) onlyPeriods() bool {
	for _, d := range e.dimensions {
		if d.value != "period" {
			return false
		}
	}
	return true
}

// nothingCounted says that no unit, case type or category is named.
func (e *evidence) nothingCounted() bool {
	return e.unit == "" && e.weak == "" && e.complaint == "" && len(e.cases) == 0 && len(e.parts) == 0 &&
		len(e.population) == 0 && e.bare == ""
}

// counted is the whole or the part that the evidence names.
func (e *evidence) counted() (Role, bool) {
	role := Role{Kind: Whole, Total: e.total}
	fits := e.unitAndCase(&role)
	switch {
	case e.bare != "" && len(e.parts) > 0:
		// "Case to answer for misconduct" is no referral, nor all the cases to answer.
		e.chooseCategory(&role)
		fits = false
	case e.bare != "":
		role.setCategory(categories().codes[e.bare])
		fits = fits && role.Unit == "" && role.CaseType == "" && len(e.population) == 0
	case len(e.parts) > 0:
		fits = e.chooseCategory(&role) && fits
	case e.schedule != "" && e.unit == "" && e.weak == "" && e.complaint == "" && len(e.cases) == 0 && len(e.population) == 1:
		// With nothing else, "Outside Schedule 3" is how cases were handled.
		code := "schedule_3"
		if e.schedule != "under Schedule 3" {
			code = "outside_schedule_3"
		}
		role.setCategory(categories().codes[code])
		return role, fits
	default:
		fits = fits && (role.Unit != "" || role.CaseType != "" || e.total || e.counts > 0 || len(e.population) > 0)
		fits = fits && !e.onlySingular()
	}
	role.Population = strings.Join(e.population, " ")
	if role.Kind == Whole && role.Unit == "" && role.CaseType == "" && !e.total && e.counts == 0 && len(e.population) == 0 {
		role = Role{}
	}
	return role, fits
}

// unitAndCase decides what is counted, and of which case type. "Complaints" is
// a case type beside another unit, and otherwise the unit itself.
func (e *evidence) unitAndCase(role *Role) bool {
	role.Unit = e.unit
	police := strings.HasPrefix(e.complaint, "police")
	plural := strings.HasSuffix(e.complaint, "plural")
	switch {
	case e.complaint == "":
	case e.printed && e.casesFirst && plural:
		// "Complaints per 1,000 employees": what follows is the base.
		role.Unit = "complaints"
	case e.unit != "" || !plural:
		role.CaseType = "complaint"
	case police && e.countLast && e.counts == 1 && len(e.parts) == 0:
		// "Police complaints: volume" stands above a count whose unit the
		// table's title gives.
		role.CaseType = "complaint"
	default:
		role.Unit = "complaints"
		if police {
			role.CaseType = "complaint"
		}
	}
	if role.Unit == "" && !e.qualified {
		role.Unit = e.weak
	}
	if role.Unit == "" && e.complaint == "singular" && len(e.parts) == 0 {
		role.Unit, role.CaseType = "complaints", ""
	}
	for _, named := range e.cases {
		if role.CaseType != "" && role.CaseType != named {
			return false
		}
		role.CaseType = named
	}
	return true
}

// onlySingular says that the only thing named stands in the singular. Such a
// heading ("Allegation", "Officer") may as well stand above texts or names.
func (e *evidence) onlySingular() bool {
	singular := e.unit == "" && (e.weak != "" || e.complaint == "singular") && !strings.HasSuffix(e.complaint, "plural")
	return singular && len(e.population) == 0 && len(e.cases) == 0 && e.counts == 0 && !e.total
}

// chooseCategory enters the category. Of two only "investigated" may stand
// beside another, and narrows then what the other is counted of.
func (e *evidence) chooseCategory(role *Role) bool {
	parts := e.parts
	if len(parts) == 2 {
		for i, p := range parts {
			if p.Code == "investigated" {
				e.population = append([]string{"investigated"}, e.population...)
				parts = []*categoryRow{parts[1-i]}
				break
			}
		}
	}
	role.setCategory(parts[0])
	return len(parts) == 1
}

// setCategory makes the role a part.
func (r *Role) setCategory(row *categoryRow) {
	category := row.in("")
	r.Kind, r.Category, r.Dimension = Part, category.Code, category.Dimension
	if r.Unit == "" {
		r.Unit = row.Unit
	}
}
