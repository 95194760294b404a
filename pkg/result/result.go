// Package result knows what an answer is: sections of typed cells with their
// notes and the inputs they came from. Every command fills one, every renderer
// draws one, and the exit status is decided from it before anything is drawn.
//
// It refuses to know where the numbers came from, how they were computed and
// what they will look like on a page.
package result

import "complaintstats/pkg/rate"

// Result is one answer of one command.
type Result struct {
	Schema   string    // the contract of the JSON, such as "stats.summary/1"
	Inputs   []Input   // the returns that were read, in the order given
	Sections []Section // in reading order; at least one
	Notes    []Note    // what concerns the whole answer
	Findings *Findings // of check and validate; nil for other answers
	// Chart is the answer as a picture, nil for those that have none.
	Chart *Chart
	// Plain results are data for other tools: their CSV has the columns alone,
	// without one for notes.
	Plain bool
}

// Input says which bytes an answer rests on.
type Input struct {
	Name       string // as the user named it
	SHA256     string // hexadecimal, of the bytes as stored
	Sheet      string // empty for CSV
	Population string // what the table counts, in words; may be empty
	Rows       int    // rows of data read
}

// Note is a sentence the reader needs. Mark ties it to the cells and rows that
// carry the same number; 0 is a note on the whole section or answer.
type Note struct {
	Mark int
	Text string
}

// Section is one table of an answer. Text and Markdown draw each section
// apart; CSV and JSON join the sections into one set of rows when the result
// is Flat, and name each row's section when there are several.
type Section struct {
	Name    string   // a short key for CSV and JSON, such as "table" or "columns"
	Title   string   // the line above the table
	Columns []Column // every row has as many cells
	Rows    []Row
	Notes   []Note
	// List draws each row as a labelled vertical list under the row's title
	// (for a single force) instead of a table.
	List bool
}

// Kind is what the cells of a column hold.
type Kind uint8

// The kinds of column.
const (
	Text     Kind = iota // words
	Count                // a Quantity in Unit
	Share                // a Fraction, printed in per cent
	Ratio                // a Fraction, printed as a quotient
	PerMille             // a Fraction, printed per 1,000
	Number               // a plain integer such as a line number: no thousands separators
	Change               // a Difference, in the Unit of its column: "points", "%", "times"
	Curved               // Steps: a cumulated curve, in JSON alone
)

// Column is a heading and what stands under it.
type Column struct {
	Name  string // stable, as in CSV and JSON: "force", "allegations", "referred"
	Title string // for people; Name where empty
	Kind  Kind
	Unit  string // of counts, and of the base of shares
	// Hidden columns stand in CSV and JSON, not in table, Markdown and HTML:
	// those whose value is in the section's title, and those too wide to read.
	Hidden bool
}

// Row is one line of a section.
type Row struct {
	Level string // "force", "sum", "total", "region", or empty where rows are not places
	Title string // heads the row when the section is a List
	Cells []Cell
	Notes []Note // Mark > 0: also listed under the section; 0: in CSV and JSON only
	// Apart rows (published totals, sums) are set off from the rows above.
	Apart bool
}

// Cell is one value with its state. Which field is read follows the column's
// Kind; a Cell with State "" and no value is undefined.
type Cell struct {
	Text     string
	Quantity *Quantity
	Fraction *Fraction
	Change   *Difference
	Steps    []Step
	Mark     int // of the note that explains it, 0 for none
}

// Quantity is a count, or what is known of one.
type Quantity struct {
	Min, Max rate.Number
	// Unbounded says that nothing is known of the greatest value; Max is unused.
	Unbounded bool
	// State is "" for a known count (Min equals Max), else why it is only
	// bounded: "bounds", "suppressed", "not available" and so on.
	State string
}

// Exact is a known count.
func Exact(n rate.Number) *Quantity { return &Quantity{Min: n, Max: n} }

// Known says whether the quantity is one number.
func (q *Quantity) Known() bool { return q != nil && !q.Unbounded && q.Min == q.Max }

// Fraction is a share or ratio with its working. Where numerator or
// denominator are only bounded, Low and High are the least and greatest
// quotients and State says so.
type Fraction struct {
	Part, Of *Quantity
	Printed  string // as printed by the default rule or --decimals; "" if bounded or undefined
	// Low and High: as printed, of a bounded share or of an interval; "" for none.
	Low, High string
	Value     string // the quotient to 12 significant digits, "" if undefined
	State     string // "", "bounds", "undefined"
	// Unreliable shares have a base so small that they are marked [u].
	Unreliable bool
}

// Difference is how far one figure lies from another, with the interval of it.
type Difference struct {
	Printed   string // signed: "1.2", "-0.3"; "" where none is made
	Low, High string // the ends of its interval, "" for none
	Value     string // as computed, to 12 significant digits
	// Nothing says that the interval holds no change at all, so that no
	// difference can be told.
	Nothing bool
	State   string // why none is made: "break", "undefined" ...
}

// Step is a corner of a cumulated curve: so many officers, from those with
// fewest up, have so many pairs of an officer and a complaint.
type Step struct{ Officers, Pairs int }
