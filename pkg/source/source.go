// Package source knows files: it opens a path, a glob or standard input,
// undoes gzip and zip, decodes the text or reads the workbook, finds the
// tables between their title and note rows, and hands out their rows with the
// place of every cell.
//
// It refuses to know police: what a heading or a value means is asked of a
// Recogniser. It never guesses where cells cannot be assigned to columns in
// one way only, and it never drops a row without saying so.
//
// The way of a file, and where it is written:
//
//	expand.go    arguments -> references
//	open.go      a reference -> its bytes, their SHA-256, and its tables
//	text.go      a text for people: unpacked and decoded, not searched for tables
//	progress.go  how far that has come
//	unpack.go    undoes gzip and zip, within limits
//	foreign.go   names what is no table that can be read
//	decode.go    bytes -> text
//	sniff.go     line ends and delimiter
//	style.go     what a text does against RFC 4180: separators, quotes, escapes
//	scan.go      text or sheet -> records and cells
//	quote.go     cells in quotes
//	workbook.go  a workbook's sheets -> what each holds, and its tables
//	ods.go       content.xml -> sheets
//	xlsx.go      a workbook of Excel -> its parts
//	shared.go    the texts that its cells share
//	styles.go    the number format of each style of cells
//	cells.go     one part -> a sheet's cells, as shown and with exact values
//	format.go    the code of a number format -> its sections
//	shown.go     a number and a format -> what the cell shows
//	decimal.go   numbers digit by digit
//	calendar.go  numbers of days -> dates
//	exact.go     typed values -> plain decimals and dates
//	grid.go      one sheet's cells, shown and exact
//	kind.go      what a cell looks like
//	find.go      records -> the heading row
//	heading.go   the rows above and below it that are headings too
//	several.go   where one table ends and the next begins
//	columns.go   headings -> columns: named, corner, marker, spacer
//	table.go     the rows below the headings, and what is wrong with them
//	repeated.go  headings that page breaks repeat among the rows
//	notes.go     the notes below the rows
//	tell.go      the notes that are known only after the last row
//	problem.go   errors and notes, and how they quote a file's text
//
// Thousands of rows and more are cut in blocks, where they are plain:
//
//	spool.go     a stream that can be read again
//	large.go     the beginning of a text that is not taken into memory
//	body.go      what is below its headings -> blocks of whole records
//	block.go     a block -> where each cell begins and ends, by words of eight bytes
//	mended.go    a block that is not plain -> the record reader -> a plain one
//
// Text and sheets go the same way from scan.go on: a sheet's rows are records
// whose cells stand at columns instead of offsets.
package source

import (
	"fmt"
	"io"
)

// Recogniser tells, in plain terms, whether a text belongs to the field, so
// that headings can be told from titles and notes. vocab satisfies it.
type Recogniser interface {
	IsHeading(text string) bool // the heading of a column that the field knows
	IsPlace(text string) bool   // a force, a region or a total of forces
	IsPeriod(text string) bool  // a year, quarter, month or date
	IsMark(text string) bool    // [c], .., <5 and their kin
}

// Options are the reader's settings; the zero value detects everything.
type Options struct {
	Encoding   string // "" detects; utf-8, utf-16le, utf-16be, windows-1252
	Delimiter  string // "" detects; one character, or "tab"
	HeaderRow  int    // 1-based line of the heading row, the last of them where they are stacked; 0 finds it
	Sheet      string // of a workbook: its name, in any case, or its number from 1; "" takes all
	Table      int    // the N-th table of the sheet, from 1; 0 takes all
	Stdin      io.Reader
	Recogniser Recogniser
	Hash       bool // of a large text, which takes as long as reading it, the SHA-256 is asked for
	Sizes      Sizes
	Progress   *Progress // counted up while reading; nil for none
}

// Sizes are how a large text is read, in bytes; 0 is what suits real ones.
type Sizes struct {
	Large     int64 // a text of more is not taken into memory
	Beginning int   // of it, in which its headings are found
	Block     int   // that is cut at a time
}

// Ref is one RETURN argument: where it is and what the user calls it.
type Ref struct {
	Label string // of label=path, else ""
	Path  string // "-" for standard input
}

// Name is what messages and outputs call the return.
func (r Ref) Name() string {
	if r.Path == "-" {
		return "standard input"
	}
	return r.Path
}

// Problem is something wrong or something decided, at a place in a file. An
// error stops the answer; a note travels with it.
type Problem struct {
	File   string
	Sheet  string
	Line   int    // 1-based; 0 where the whole file is meant
	Column int    // 1-based, in characters; 0 where the whole line is meant
	Kind   string // a stable slug: "missing-cell", "extra-cell", "open-quote", "encoding", ...
	Text   string // what is wrong, what was expected, what to do
	Note   bool   // true for what was decided or repaired, false for an error
}

// Error writes file:line:column: text [kind].
func (p Problem) Error() string {
	place := printable(p.File)
	if p.Sheet != "" {
		place += ":" + printable(p.Sheet)
	}
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, p.Line)
		if p.Column > 0 {
			place = fmt.Sprintf("%s:%d", place, p.Column)
		}
	}
	return fmt.Sprintf("%s: %s [%s]", place, p.Text, p.Kind)
}

// Problems is several of them as one error, in file order.
type Problems []Problem

func (ps Problems) Error() string {
	text := ""
	for i, p := range ps {
		if i > 0 {
			text += "\n"
		}
		text += p.Error()
	}
	return text
}

// Heading is one column's heading where it stood.
type Heading struct {
	Text   string // its parts, joined with " / "
	Line   int    // of the innermost part; of a workbook the row
	Column int    // in characters; of a workbook the number of the column

	// Parts are the headings above the column, outermost first, as written but
	// with spaces trimmed and line breaks made spaces: one where headings stand
	// in one row, none for a corner.
	Parts []string

	// Corner marks a first column whose heading cell is blank and whose cells
	// label the rows. Its Text is "".
	Corner bool
}

// Sheet says what one sheet of a workbook holds.
type Sheet struct {
	Name   string
	Number int    // from 1
	Holds  string // "table: 63 rows, 8 columns: ...", "cover sheet: 9 lines of text", ...
	Tables int
	Hidden bool
}

// Line is a row that is not data: a title, a note, a source line.
type Line struct {
	Line int
	Text string // its cells that are not blank, joined with a space
}

// Table is one table of one file, read row by row.
//
//	t, err := source.Open(ref, options)
//	for t.Next() { row := t.Row() ... }
//	problems := t.Problems()
//
// A Table holds the decoded text of its file once, or the cells of its sheet;
// cells are parts of it. Lines of a workbook are rows, columns are columns.
type Table struct {
	Ref        Ref
	Sheet      string  // "" for CSV
	Sheets     []Sheet // every sheet of the workbook; nil for CSV
	Number     int     // which table of its sheet, from 1; 0 where it is the only one
	Hidden     int     // rows that the workbook hides, read all the same; known at once
	SHA256     string  // of the bytes as stored
	Bytes      int64   // as stored
	Packing    string  // "", "gzip" or "zip"
	Encoding   string  // what it was read as; "ods" or "xlsx" for a workbook
	Delimiter  rune    // 0 for a workbook
	LineEnding string  // "LF", "CRLF", "CR" or "mixed", known after the last row
	Headings   []Heading
	UnitRow    string // the unit that a row above the headings gives for the table, such as "Full-time equivalents"
	Above      []Line // titles and notes above the headings, the unit row among them
	Below      []Line // notes and sources below the table, known after the last row

	large bool // only the beginning of its text is in memory
	told  counted
	body
}
