package claim

import "slices"

// What the verbs of a text say of how a part and a whole belong together: what was
// done with what, and what came of it.

// cameTo is the unit of what the things come to that a share is of: "one per cent
// of searches led to a complaint"; "" for none.
func (l linker) cameTo(m *mention) string {
	const far = 10
	for k := m.to; k < m.to+far && l.at(k).kind == word; k++ {
		next := l.at(k + 1).text
		switch l.at(k).text {
		case "lead", "leads", "led", "leading":
			if next != "to" {
				return ""
			}
		case "result", "results", "resulted", "resulting", "end", "ended", "ending":
			if next != "in" {
				return ""
			}
		default:
			continue
		}
		at := k + 2
		if t := l.at(at).text; t == "a" || t == "an" {
			at++
		}
		if unit, end := l.unitAfter(at); unit != "" && unit != m.base.unit && end-at <= 3 {
			return unit
		}
		return ""
	}
	return ""
}

// cameOf says whether a count is of the officers to whom that was done which the
// complaints came to: "one per cent of complaints resulted in dismissals ... 68
// officers were dismissed".
func (r *ranking) cameOf(c *mention) bool {
	if c.unit == r.cameTo && c.unit != "" {
		return true
	}
	switch r.m.base.unit {
	case "complaints", "allegations", "cases":
	default:
		return false
	}
	if kinOf(c.unit) != "people" || len(c.predicates) == 0 || !slices.Equal(c.predicates, r.m.predicates) {
		return false
	}
	switch c.predicates[0] {
	case "dismissed", "resigned", "barred", "suspended", "final_warning", "written_warning", "hearing", "meeting", "guilty", "charged":
		return true
	}
	return false
}

// sameTime says whether a count is told of the time of which alone a share that
// leads the text is told: "two thirds of those who ... did so in the past year ...
// Some 42 of these were in the last year alone".
func (r *ranking) sameTime(c *mention) bool {
	return r.headline && r.m.base.relative && len(r.m.predicates) == 0 && c.base.these && r.ofLastYear(r.m) && r.ofLastYear(c)
}

// ofLastYear says whether the words behind a figure end with "in the last year".
func (l linker) ofLastYear(m *mention) bool {
	const far = 24
	for k := m.to; k < m.to+far && l.at(k).kind < stop; k++ {
		if l.at(k).text == "in" && l.at(k+1).text == "the" && (l.at(k+2).text == "last" || l.at(k+2).text == "past" || l.at(k+2).text == "latest") && l.at(k+3).text == "year" {
			return true
		}
	}
	return false
}

// dealtWith says whether a count is what somebody has dealt with: "completed 77
// appeals".
func (l linker) dealtWith(c *mention) bool {
	k := l.pastOnly(c.from) - 1
	if l.at(k).text == "with" {
		k--
	}
	_, ok := l.phrase("dealt", k)
	return ok
}

// objectOf is the count before k in its sentence that k is told of as what was
// done with: "completed 77 appeals, upholding three", "considered 96, with 12
// upheld"; nil for none.
func (l linker) objectOf(k *mention) *mention {
	if n := l.amongEvents(k); n != nil {
		return n
	}
	if k.index == 0 {
		return nil
	}
	n := l.mentions[k.index-1]
	verb := l.pastOnly(k.from) - 1
	if !n.isTerm() && !n.isRough() || n.sentence != k.sentence || n.Value.Cmp(k.Value) <= 0 || l.toldOlder(n) || l.at(n.from-1).text == "from" || l.at(n.from-1).text == "to" {
		return nil
	}
	with := l.at(verb).text == "with" && l.at(verb-1).text == "," && len(k.predicates) > 0
	if l.at(verb-1).text == "and" && l.predicateAt(verb) && l.dealtWith(n) && l.onlyWords(n.to, verb-1, 6) {
		return n // closed 380 and upheld 27
	}
	if !with && (!l.isParticiple(verb) || l.at(verb-1).text != "," && l.at(verb-1).text != "and") {
		return nil
	}
	if !l.onlyClause(n.to, verb-1) {
		return nil
	}
	return n
}

// amongEvents is the count of what police did that a count of what came of it is
// set against: "812 complaints in 320,000 incidents"; nil for none.
func (l linker) amongEvents(k *mention) *mention {
	if k.index+1 >= len(l.mentions) {
		return nil
	}
	n := l.mentions[k.index+1]
	before := l.at(l.pastOnly(n.from) - 1).text
	const far = 14
	if before == "despite" && n.sentence == k.sentence && n.isCount() && n.Value.Cmp(k.Value) > 0 && n.from-k.to < far {
		return n // disciplined eight officers, despite 146 proven allegations
	}
	if !n.isCount() && !n.isRough() || n.sentence != k.sentence || before != "in" && before != "from" && before != "after" || n.unit == k.unit || !isEvent(n.unit) || l.joined(k, n) || n.from-k.to < 2 || !l.sameClause(k.to, n.from) || n.from-k.to > 6 {
		return nil
	}
	return n
}

// isEvent says whether a unit counts what police did, of which complaints come.
func isEvent(unit string) bool {
	switch unit {
	case "incidents", "searches", "arrests", "offences", "calls", "contacts", "complaints", "cases":
		return true
	}
	return false
}
