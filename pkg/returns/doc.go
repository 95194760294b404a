// Package returns knows the in-memory model: a return is one or more tables,
// a table has a population and holds observations. An observation is one
// published count with its dimensions, its unit, its state and the place it
// came from.
//
// Every shape of file becomes this one thing, in one direction:
//
//	source.Table   rows of text
//	columns.go     what each heading is for (vocab, --map, the cells below)
//	shape.go       long, wide or row-level; wide columns become templates
//	record.go      long records under canonical headings, bound by gocsv
//	dimension.go   each distinct text is understood once and becomes a code
//	table.go       codes and counts, column by column
//	repeat.go      rows that say the same, or contradict each other
//
// Returns of thousands of rows and more go another way to the same table where
// one question is asked of them: scan.go draws it. There the rows that the
// question (needs.go) does not tell apart are added up as they are read, and
// one record stands for all of them (heap.go).
//
// It refuses to know figures: it never divides, and but for those rows it
// never adds two observations. A mark is never zero here, a blank is never zero, and a cell
// that is no count is kept as broken with its place, for whoever needs it.
package returns
