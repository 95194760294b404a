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
}
