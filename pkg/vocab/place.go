package vocab

// Level says at which level of a table a name stands.
type Level uint8

// The levels.
const (
	UnknownPlace Level = iota
	Force              // one force or another body that answers for itself
	Region             // a group of forces: North East, Wales
	Total              // a published total or average: England and Wales, Total 43 forces, Average
)

// Place is what stands in a force column.
type Place struct {
	Name        string // printed one way: "Essex", "Avon and Somerset", "Metropolitan", "England and Wales"
	Level       Level
	Territorial bool   // one of the 43 territorial forces of England and Wales
	Region      string // of a territorial force: its region's name, as printed
	Members     int    // of a Total with a fixed membership: 43; 0 where it is not fixed
	// Sub is true of a Total that is a total of only some of the rows, or an
	// average of them: "Subtotal", "Total excluding Met", "National average".
	// Nothing adds up to it.
	Sub bool
	// OfWhich is true where the text says that another row includes this one:
	// "of which Metropolitan". It is not added.
	OfWhich bool
}

// Everyone says whether a total covers all the rows beside it: "Total", "All
// forces". "Total South" covers rows that nobody names, and is checked against
// none.
func (p Place) Everyone() bool {
	if p.Level != Total || p.Sub || p.OfWhich {
		return false
	}
	if p.Members > 0 {
		return true
	}
	switch Clean(p.Name) {
	case "total", "totals", "all", "all forces", "grand total", "overall", "overall total", "sum", "national", "national total",
		"total all forces", "all police forces", "total forces", "force total", "total all":
		return true
	}
	return false
}
