package vocab

// RoleKind is what a column is for.
type RoleKind uint8

// The kinds of role.
const (
	NotUnderstood RoleKind = iota // the words are not all known; see Reading.Guess
	Dimension                     // says which force, period, case type ... a row is about
	Whole                         // counts all of a case type in a unit
	Part                          // counts a category of a whole
	Identifier                    // of a complaint, an officer or an allegation
	Printed                       // a printed percentage, rate or ratio: evidence, never data
	NoteText                      // sources and remarks
	Ignored                       // named so by --map
	OwnCount                      // named so by --map: counts under its own heading
	OwnDimension                  // named so by --map: a dimension under its own heading
)

// Role is what a heading fixes. Empty fields are what it does not say.
type Role struct {
	Kind       RoleKind
	Dimension  string // of a Dimension: one of Dimensions(); of a Part: the dimension its category belongs to
	Hint       Hint   // how texts below the heading are read as periods
	Unit       string // "allegations", "complaints", "officers", "complainants", "employees"
	CaseType   string // "complaint", "conduct matter", "recordable conduct matter"
	Category   string // of a Part: the category's code, such as "referred"
	Population string // what narrows a whole: "handled formally", "finalised under Schedule 3"
	Identifier string // "complaint", "officer" or "allegation"
	Total      bool   // the heading calls itself a total: "Total", "Grand total"
}

// Reading is what a heading was understood as.
type Reading struct {
	Role     Role     // Kind NotUnderstood where any word was left over
	Guess    Role     // the role of the words that were known, if any were
	Leftover []string // the words that were not
}
