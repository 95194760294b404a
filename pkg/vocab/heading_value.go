package vocab

import (
	"slices"
	"strings"
)

// namesValue says that a dimension is followed by one category of its own, so
// that the heading means the category: "Outcome: upheld".
func (e *evidence) namesValue() bool {
	return len(e.dimensions) == 1 && len(e.parts) == 1 && e.valueLast && !e.title && e.bare == "" &&
		hasValues(e.dimensions[0].value) && e.parts[0].belongs(e.dimensions[0].value)
}

// hasValues says whether the values of a dimension are categories that
// headings name. Forces and periods are not, and workers and case types say
// what is counted.
func hasValues(dimension string) bool {
	return slices.Contains([]string{"allegation_type", "allegation_subtype", "handling", "outcome", "action", "proceedings",
		"finding", "sanction", "status"}, dimension)
}

// valueOf reads a dimension and then one of its categories by a name that only
// cells have: "Finding: misconduct", "Outcome - service recovery".
func (l *lexicon) valueOf(clean string) (Role, bool) {
	for i := range len(clean) {
		if clean[i] != ' ' {
			continue
		}
		m := l.meanings[clean[:i]]
		if m.feature != dimension || !hasValues(m.value) {
			continue
		}
		if row := categories().exact(m.value, clean[i+1:]); row != nil && (row.Kind == "" || row.Kind == "unknown") {
			var role Role
			role.setCategory(row)
			return role, true
		}
	}
	return Role{}, false
}

// NeverCounts says that the numbers below a heading are no counts, whatever
// they look like: codes, ages, ranks, dates, lengths of time, sums of money.
// Such a column is never summed. "Allegations within 10 days" are counts.
func NeverCounts(heading string) bool {
	if len(heading) > 240 {
		return false
	}
	clean := Clean(heading)
	if !words().neverCounts(clean) {
		return false
	}
	kind := ReadHeading(heading).Role.Kind
	if kind == Whole || kind == Part {
		return false
	}
	// A breach of a code of practice is counted; an age is not, although
	// allegations of discrimination by age are headed so.
	row := categories().exact("", clean)
	return row == nil || !strings.Contains(clean, " ")
}

// neverCounts looks the phrases of one or two words up, and those of three.
func (l *lexicon) neverCounts(clean string) bool {
	fields := strings.Fields(clean)
	digits := strings.ContainsAny(clean, "0123456789")
	found := false
	for i := range fields {
		for n := 1; n <= 3 && i+n <= len(fields); n++ {
			switch l.nevers[strings.Join(fields[i:i+n], " ")] {
			case "anywhere":
				found = true
			case "undigited":
				found = found || !digits
			case "last":
				found = found || i+n == len(fields) && (i > 0 || fields[i] != "no")
			case "not":
				return false
			}
		}
	}
	return found
}

// LookupUnit is what a value of a column such as Measure says that its row
// counts: "Allegations", "Complaint cases", "Number of officers subject".
func LookupUnit(text string) (unit, caseType string, ok bool) {
	reading := ReadHeading(text)
	role := reading.Role
	if role.Kind == NotUnderstood && len(reading.Leftover) == 0 {
		role = reading.Guess // "Allegation" in the singular is plain enough in a cell
	}
	if role.Kind != Whole || role.Unit == "" {
		return "", "", false
	}
	return role.Unit, role.CaseType, true
}
