package returns

import (
	"complaintstats/pkg/rate"
	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// Shape is how a file lays out its observations.
type Shape uint8

// The shapes.
const (
	Wide     Shape = iota // one row a force, many counted columns
	Long                  // one row a combination, its counts beside it
	RowLevel              // one row an allegation, or an allegation and an officer
)

// String names the shape as people do.
func (s Shape) String() string {
	return [...]string{"wide: one row a place and period, many counted columns",
		"long: one row a combination of categories",
		"row-level: one row an allegation or an allegation and an officer"}[s]
}

// Mask is a set of a table's dimensions.
type Mask uint64

// Has says whether dimension d is in the set.
func (m Mask) Has(d int) bool { return m&(1<<d) != 0 }

// With is the set with d in it.
func (m Mask) With(d int) Mask { return m | 1<<d }

// maxDimensions is what a Mask can hold.
const maxDimensions = 64

// Template is what the headings fix for the records made from some columns of
// each row: "conduct_matters_referred" fixes case type and action.
type Template struct {
	Fixed      map[int]uint32 // dimension -> code
	Columns    map[int]int    // unit -> column of the file
	Population string         // what narrows the whole, in words
	Restricts  Mask           // dimensions whose values do not make up a whole here
}

// Origin is one file's part of a table.
type Origin struct {
	Source    *source.Table
	Columns   []Column
	Templates []Template
	Rows      int // rows of data read
	Repeated  int // rows that repeat another exactly
	Headings  map[string]int
	added     bool // its rows were added up
	shared    Mask // then: the dimensions whose categories were added up apart
	kept      Mask // and those that rows were kept apart by
}

// Unit is something counted: allegations, complaints, officers ... or, under
// its own heading, whatever a column that vocab does not know counts.
type Unit struct {
	Name string
	Own  bool
	// Guessed units are columns of numbers under a heading that nobody knows:
	// they count in COUNT/BASE, where the user names them, and nowhere else.
	Guessed bool
}

// Table is observations of one population, column by column. A record is one
// row under one template; its observations are its counts, one a unit.
type Table struct {
	Shape      Shape
	Dimensions []*Dimension
	Units      []Unit
	Origins    []*Origin
	Repeats    []Repeat // repeated rows and how they were taken
	Lifted     []int    // records that hold a total which the file repeats on each of its parts

	codes     [][]uint32 // by dimension, then record
	numbers   [][]int64  // by unit, then record
	kinds     [][]kind   // by unit, then record
	odd       map[cellKey]Cell
	broken    map[cellKey]Place
	lines     []uint32
	templates []uint16
	origins   []uint16
	ids       [][]uint32 // of row-level tables: by identifier kind, then record; 0 for none
	names     []*names
	entries   []uint32 // by row with identifiers: its record; nil where they are the same
	heaps     heaps
}

// kind says how a record's count in a unit is kept.
type kind uint8

const (
	absent  kind = iota // the record does not count this unit
	plain               // a whole number, in numbers
	special             // anything else, in odd
	heaped              // the sum of whole numbers of several rows, in numbers
)

type cellKey struct {
	unit   int
	record int
}

// Records is how many records the table holds.
func (t *Table) Records() int { return len(t.lines) }

// Code is the code of record r in dimension d.
func (t *Table) Code(d, r int) uint32 { return t.codes[d][r] }

// Codes are the codes of all records in dimension d, not to be changed.
func (t *Table) Codes(d int) []uint32 { return t.codes[d] }

// Template is the template that record r was made by.
func (t *Table) Template(r int) *Template { return &t.Origin(r).Templates[t.templates[r]] }

// Origin is the file that record r came from.
func (t *Table) Origin(r int) *Origin { return t.Origins[t.origins[r]] }

// Count is record r's count in unit u; ok is false where the record does not
// count that unit at all.
func (t *Table) Count(u, r int) (cell Cell, ok bool) {
	switch t.kinds[u][r] {
	case plain:
		return Cell{Number: rate.Int(t.numbers[u][r])}, true
	case special:
		return t.odd[cellKey{u, r}], true
	}
	return Cell{}, false
}

// Counts says whether record r counts unit u, whatever its cell says.
func (t *Table) Counts(u, r int) bool { return t.kinds[u][r] != absent }

// Whole is record r's count in unit u where the cell is a whole number and
// says no more; ok is false for all else, which Count gives.
func (t *Table) Whole(u, r int) (n int64, ok bool) { return t.numbers[u][r], t.kinds[u][r] == plain }

// At is where record r's count in unit u stands.
func (t *Table) At(u, r int) Place {
	if place, ok := t.broken[cellKey{u, r}]; ok {
		return place
	}
	return Place{Origin: int(t.origins[r]), Line: int(t.lines[r])}
}

// Line is the line of record r's row.
func (t *Table) Line(r int) int { return int(t.lines[r]) }

// Order says where record r's row stands among all rows of all files.
func (t *Table) Order(r int) uint64 { return uint64(t.origins[r])<<32 | uint64(t.lines[r]) }

// Dimension is the index of the dimension called name, by canonical name or
// heading, or -1.
func (t *Table) Dimension(name string) int {
	for i, d := range t.Dimensions {
		if d.Name == name {
			return i
		}
	}
	wanted := vocab.Clean(name)
	for i, d := range t.Dimensions {
		if vocab.Clean(d.Name) == wanted || d.Heading != "" && vocab.Clean(d.Heading) == wanted {
			return i
		}
	}
	return -1
}

// Unit is the index of the unit called name, or -1.
func (t *Table) Unit(name string) int {
	for i, u := range t.Units {
		if u.Name == name {
			return i
		}
	}
	return -1
}

// Problem is a sentence about a place in one of the table's files.
func (t *Table) Problem(at Place, kind, text string) source.Problem {
	origin := t.Origins[at.Origin].Source
	return source.Problem{File: origin.Ref.Name(), Sheet: origin.Sheet, Line: at.Line, Column: at.Column, Kind: kind, Text: text}
}

// Rows is how many rows of data the table was read from.
func (t *Table) Rows() int {
	rows := 0
	for _, o := range t.Origins {
		rows += o.Rows
	}
	return rows
}

// Within is what every count of the table is restricted to, by dimension: the
// table's population. Nil where it counts everything.
func (t *Table) Within() map[int]uint32 {
	var common map[int]uint32
	for _, o := range t.Origins {
		for _, template := range o.Templates {
			if common == nil {
				common = map[int]uint32{}
				for d, code := range template.Fixed {
					if template.Restricts.Has(d) {
						common[d] = code
					}
				}
			}
			for d, code := range common {
				if template.Fixed[d] != code {
					delete(common, d)
				}
			}
		}
	}
	return common
}
