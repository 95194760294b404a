package vocab

import (
	"slices"
	"strings"
	"sync"
)

// kindNames name the kinds of role in descriptions and explicit specs.
var kindNames = [...]string{"not understood", "dimension", "whole", "part", "identifier", "printed", "note",
	"ignored", "count", "column"}

// named are the roles that --map gives by one word of its own.
func named(word string) (Role, bool) {
	switch word {
	case "ignore", "ignored", "skip":
		return Role{Kind: Ignored}, true
	case "count":
		return Role{Kind: OwnCount}, true
	case "column":
		return Role{Kind: OwnDimension}, true
	case "note":
		return Role{Kind: NoteText}, true
	case "printed":
		return Role{Kind: Printed}, true
	}
	return Role{}, false
}

// ReadRole reads what the user says a column is: one of RoleNames, or any
// heading that ReadHeading understands.
func ReadRole(text string) (Role, bool) {
	clean := Clean(text)
	if role, ok := named(clean); ok {
		return role, true
	}
	if role, ok := readExplicit(text); ok {
		return role, true
	}
	for _, dimension := range [...]string{"region", "division", "measure", "date", "period", "allegation_subtype"} {
		if clean == Clean(dimension) {
			return Role{Kind: Dimension, Dimension: dimension}, true
		}
	}
	if dimension := strings.ReplaceAll(clean, " ", "_"); slices.Contains(Dimensions(), dimension) {
		return Role{Kind: Dimension, Dimension: dimension}, true
	}
	role := ReadHeading(text).Role
	return role, role.Kind != NotUnderstood
}

// Spec is a text that ReadRole reads back into the same role: the field's own
// words where they say it all ("conduct matter allegations", "referred"), and
// otherwise each field by name ("part; unit officers; category resigned").
func (r Role) Spec() string {
	if natural := r.natural(); natural != "" {
		if back, ok := ReadRole(natural); ok && back == r {
			return natural
		}
	}
	return r.explicit()
}

// natural says the role in the words of a heading.
func (r Role) natural() string {
	switch r.Kind {
	case Ignored:
		return "ignore"
	case OwnCount:
		return "count"
	case OwnDimension:
		return "column"
	case NoteText:
		return "note"
	case Dimension:
		if hint := hintText(r.Hint); hint != "" {
			return hint
		}
		return r.Dimension
	case Identifier:
		return r.Identifier + "_id"
	case Printed:
		if r == (Role{Kind: Printed}) {
			return "printed"
		}
		return "% " + r.counts()
	case Whole, Part:
		return r.counts()
	}
	return ""
}

// counts names what a whole or a part counts: "total conduct matter
// allegations recorded", "officers resigned or retired".
func (r Role) counts() string {
	var said []string
	add := func(text string) {
		if text != "" {
			said = append(said, text)
		}
	}
	if r.Total {
		add("total")
	}
	unit := r.Unit
	if row := categories().codes[r.Category]; row != nil && row.Unit == unit {
		unit = ""
	}
	if r.CaseType == "complaint" && unit == "complaints" {
		add("complaint cases")
	} else {
		add(r.CaseType)
		add(unit)
	}
	if r.Population != unit {
		add(r.Population)
	}
	add(headingOf(r.Category))
	if len(said) == 0 && r.Kind == Whole {
		return "number"
	}
	return strings.Join(said, " ")
}

// headingOf is the shortest usual heading of a category: its code in words if
// that is one, or the first that the data lists.
func headingOf(code string) string {
	row := categories().codes[code]
	if row == nil {
		return ""
	}
	for _, phrase := range row.Headings {
		if phrase == strings.ReplaceAll(code, "_", " ") {
			return phrase
		}
	}
	if len(row.Headings) > 0 {
		return row.Headings[0]
	}
	return Clean(row.Label)
}

// hintText is the heading that gives a hint.
func hintText(hint Hint) string {
	switch hint {
	case HintYearEnding:
		return "year ending"
	case HintFinancial:
		return "financial year"
	case HintAsAt:
		return "as at"
	case HintCalendar:
		return "calendar year"
	}
	return ""
}

// explicit names each field that is set.
func (r Role) explicit() string {
	parts := []string{"not understood"}
	if int(r.Kind) < len(kindNames) {
		parts[0] = kindNames[r.Kind]
	}
	for _, field := range r.fields() {
		if *field.value != "" {
			parts = append(parts, field.name+" "+*field.value)
		}
	}
	if hint := hintText(r.Hint); hint != "" {
		parts = append(parts, "hint "+hint)
	}
	if r.Total {
		parts = append(parts, "total")
	}
	return strings.Join(parts, "; ")
}

// field is one text of a role by its name in an explicit spec.
type field struct {
	name  string
	value *string
}

func (r *Role) fields() []field {
	return []field{{"dimension", &r.Dimension}, {"unit", &r.Unit}, {"case", &r.CaseType}, {"category", &r.Category},
		{"population", &r.Population}, {"identifier", &r.Identifier}}
}

// readExplicit reads "part; unit officers; category resigned".
func readExplicit(text string) (Role, bool) {
	kind, rest, more := strings.Cut(text, ";")
	at := slices.Index(kindNames[:], strings.TrimSpace(kind))
	if !more || at <= 0 {
		return Role{}, false
	}
	role := Role{Kind: RoleKind(at)}
	for part := range strings.SplitSeq(rest, ";") {
		if !role.set(strings.TrimSpace(part)) {
			return Role{}, false
		}
	}
	return role, role.isKnown()
}

// set reads one part of an explicit spec.
func (r *Role) set(part string) bool {
	if part == "total" {
		r.Total = true
		return true
	}
	name, value, _ := strings.Cut(part, " ")
	if name == "hint" {
		for hint := HintYearEnding; hint <= HintCalendar; hint++ {
			if hintText(hint) == value {
				r.Hint = hint
				return true
			}
		}
		return false
	}
	for _, field := range r.fields() {
		if field.name == name && value != "" {
			*field.value = value
			return true
		}
	}
	return false
}

// isKnown says whether the fields hold words of this vocabulary, so that a slip
// in an explicit spec is not taken for a new unit.
func (r Role) isKnown() bool {
	if r.Category != "" && categories().codes[r.Category] == nil {
		return false
	}
	units := []string{"", "allegations", "complaints", "officers", "complainants", "employees"}
	return slices.Contains(units, r.Unit) && (r.Kind != Part || r.Category != "") && (r.Kind != Dimension || r.Dimension != "")
}

// String is a short sentence about the role: "whole: allegations of conduct
// matters", "part: referred to misconduct proceedings", "dimension: force".
func (r Role) String() string {
	switch r.Kind {
	case NotUnderstood:
		return "not understood"
	case Ignored:
		return "ignored"
	case OwnCount:
		return "count under its own heading"
	case OwnDimension:
		return "dimension under its own heading"
	case NoteText:
		return "note"
	case Identifier:
		return "identifier: " + r.Identifier
	case Dimension:
		if hint := hintText(r.Hint); hint != "" {
			return "dimension: " + r.Dimension + ", " + hint
		}
		return "dimension: " + strings.ReplaceAll(r.Dimension, "_", " ")
	case Printed:
		if text := r.sentence(); text != "" {
			return "printed share, rate or ratio: " + text
		}
		return "printed share, rate or ratio"
	case Part:
		return "part: " + r.sentence()
	}
	if text := r.sentence(); text != "" {
		return "whole: " + text
	}
	return "whole: a count"
}

// sentence says what is counted.
func (r Role) sentence() string {
	text := r.Unit
	if text == "complaints" && r.CaseType != "" && r.CaseType != "complaint" {
		text = "cases"
	}
	if row := categories().codes[r.Category]; row != nil {
		text = row.Label
		if r.Unit != "" {
			text += ", in " + r.Unit
		}
	}
	switch plural := casesOf(r.CaseType); {
	case plural == "":
	case text == "" || r.Category == "" && text == plural:
		text = plural
	case text == "officers":
		text += " in " + plural
	default:
		text += " of " + plural
	}
	if r.Total {
		text = strings.TrimSuffix("total "+text, " ")
	}
	if r.Population != "" {
		text = strings.TrimPrefix(text+", "+r.Population, ", ")
	}
	return text
}

// casesOf is a case type in the plural.
func casesOf(caseType string) string {
	if caseType == "" {
		return ""
	}
	return caseType + "s"
}

// RoleNames are what --map accepts, in the order of help: its own words, then
// the dimensions, the identifiers, and what columns count. Any heading that is
// understood is accepted too.
func RoleNames() []string {
	names := []string{"ignore", "count", "column", "note", "printed"}
	names = append(names, Dimensions()...)
	names = append(names, "allegation_subtype", "region", "year ending", "financial year", "as at", "calendar year",
		"complaint_id", "officer_id", "allegation_id",
		"allegations", "complaints", "officers", "complainants", "employees", "total")
	for _, cases := range [...]string{"complaint", "conduct matter", "recordable conduct matter"} {
		names = append(names, cases+" allegations", cases+" cases", cases+" officers")
	}
	for i := range categories().rows {
		row := &categories().rows[i]
		if len(row.Headings) > 0 {
			names = append(names, Role{Kind: Part, Category: row.Code, Dimension: row.in("").Dimension, Unit: row.Unit}.Spec())
		}
	}
	return names
}

// headingWords are the single words of the lexicon, for finding the one that
// was meant; needed only when something was not understood.
var headingWords = sync.OnceValue(func() []string {
	seen := make(map[string]bool)
	for phrase := range words().meanings {
		for word := range strings.FieldsSeq(phrase) {
			seen[word] = true
		}
	}
	var all []string
	for word := range seen {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
})

// NearestHeading is a spec for a heading that is not understood: with its
// slips of the pen mended, or of the words in it that are known.
func NearestHeading(text string) (spec string, ok bool) {
	reading := ReadHeading(text)
	if reading.Role.Kind != NotUnderstood {
		return reading.Role.Spec(), true
	}
	if len(text) > 120 {
		return "", false
	}
	if mended, changed := mend(text, reading.Leftover); changed {
		if role := ReadHeading(mended).Role; role.Kind != NotUnderstood {
			return role.Spec(), true
		}
	}
	if reading.Guess.Kind != NotUnderstood {
		return reading.Guess.Spec(), true
	}
	return "", false
}

// mend puts the nearest known word in the place of each that was left over.
func mend(text string, leftover []string) (string, bool) {
	mended := strings.Fields(Clean(text))
	changed := false
	for i, word := range mended {
		if !slices.Contains(leftover, word) {
			continue
		}
		var n nearest
		for _, known := range headingWords() {
			n.try(word, known, known)
		}
		if best, ok := n.best(); ok {
			mended[i], changed = best, true
		}
	}
	return strings.Join(mended, " "), changed
}
