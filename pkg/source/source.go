// Package source knows files: it opens a path, a glob or standard input,
// undoes gzip and zip, decodes the text, finds the table between its title and
// note rows, and hands out its rows with the line and column of every cell.
//
// It refuses to know police: what a heading or a value means is asked of a
// Recogniser. It never guesses where cells cannot be assigned to columns in
// one way only, and it never drops a row without saying so.
//
// The way of a file, and where it is written:
//
//	expand.go   arguments -> references
//	open.go     a reference -> its bytes, and their SHA-256
//	unpack.go   undoes gzip and zip; names what is no CSV file
//	decode.go   bytes -> text
//	sniff.go    line ends and delimiter
//	scan.go     text -> records and cells
//	kind.go     what a cell looks like
//	find.go     records -> the heading row
//	table.go    the rows below it, and what is wrong with them
//	notes.go    the notes below the rows
//	problem.go  errors and notes, and how they quote a file's text
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
	HeaderRow  int    // 1-based line of the heading row; 0 finds it
	Stdin      io.Reader
	Recogniser Recogniser
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
	Text   string // as written, spaces trimmed; the parts of a stacked heading joined with " / "
	Line   int
	Column int
	Parts  []string // of a stacked heading, outermost first; nil for a plain one
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
// A Table holds the decoded text of its file once; cells are parts of it.
type Table struct {
	Ref        Ref
	Sheet      string
	SHA256     string // of the bytes as stored
	Bytes      int64  // as stored
	Packing    string // "", "gzip" or "zip"
	Encoding   string // what it was read as
	Delimiter  rune
	LineEnding string // "LF", "CRLF", "CR" or "mixed", known after the last row
	Headings   []Heading
	Above      []Line // titles and notes above the headings
	Below      []Line // notes and sources below the table, known after the last row

	body
}
