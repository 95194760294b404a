package returns

// Needs are what a question asks of a return. Of a large one only the rows
// that it tells apart are kept apart.
type Needs interface {
	// Apart are the dimensions that the question groups or selects by, beside
	// those that say whom and when a row is about.
	Apart(t *Table) []int
	// Asks says whether some figure is made of a value of the dimension.
	Asks(dimension string, v Value) bool
	// ByCategory are the units in which categories are asked for.
	ByCategory(t *Table) []int
}
