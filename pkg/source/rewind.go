package source

import "slices"

// remember keeps how the table stands before its first row.
func (t *Table) remember() {
	start := t.body
	start.log.problems = slices.Clone(t.log.problems)
	start.spares = slices.Clone(t.spares)
	t.start = &start
}

// Rewind goes back before the first row of data, as if none had been read: the
// columns of a return are decided from its first rows, which are then read in
// their turn.
func (t *Table) Rewind() {
	start := *t.start
	t.body = start
	t.start = &start
	t.log.problems = slices.Clone(start.log.problems)
	t.spares = slices.Clone(start.spares)
	t.Below, t.LineEnding = nil, ""
}
