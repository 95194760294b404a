package vocab

// Category is a value of a dimension in the field's own words.
type Category struct {
	Code      string // stable: "no_action", "referred", "upheld"; used by figures
	Label     string // printed one way: "no action"
	Dimension string // "action", "outcome", "finding", ...
	// Unknown categories ("Not known", "Not recorded", "No misconduct finding
	// level recorded") stand outside the base of a share.
	Unknown bool
	// Total is true for "Total", "All", "Grand total": the whole, not a part.
	Total bool
	// Sub is true of a Total of only some of the values ("Sub-total decided",
	// "Total upheld") and of an average of them. It stands for nothing else and
	// belongs in no sum. Its Label is what was written.
	Sub bool
	// OfWhich is true where the text says that another row includes this one:
	// "of which misconduct hearing". It is told of unknown values too.
	OfWhich bool
	// Qualified is true where the text says more than the category: "Not
	// upheld - by investigation". Several such rows may make the category up.
	Qualified bool
}
