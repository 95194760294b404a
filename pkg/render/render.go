// Package render knows how an answer looks: as a table for a terminal, as CSV,
// JSON, Markdown and HTML. It lines up, escapes and lays out what stands in a
// result.Result, and makes visible what a file could use to deceive a reader.
//
// It refuses to compute: no figure is added, divided or rounded here, no row is
// sorted or dropped, no verdict is reached. A number that is not in the result
// is not on the page.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"complaintstats/pkg/result"
)

// Options say how to draw. Decimals are not among them: figures arrive printed.
type Options struct {
	Format string // one of Formats
	Tool   Tool   // named in JSON and HTML
	Color  bool   // may the table carry terminal colours
	Width  int    // of the terminal; a wider table is drawn in blocks of columns; 0 for no limit
}

// Tool is the program that made the answer.
type Tool struct {
	Name, Version string
}

// format is one way to draw: a row of the table of formats.
type format struct {
	name string
	draw func(s *sheet, r *result.Result, o Options) error
}

// sheet is what an answer is drawn on. One that draws finding by finding, of
// which there may be a hundred thousand, hands on what is drawn in between.
type sheet struct {
	bytes.Buffer
	w io.Writer
}

// handOn writes what is drawn so far, where that is much.
func (s *sheet) handOn() error {
	const much = 1 << 20
	if s.Len() < much {
		return nil
	}
	return s.end()
}

func (s *sheet) end() error {
	err := writeAll(s.w, s.Bytes())
	s.Reset()
	return err
}

// whole is a way to draw that is handed on at its end.
func whole(draw func(b *bytes.Buffer, r *result.Result, o Options) error) func(*sheet, *result.Result, Options) error {
	return func(s *sheet, r *result.Result, o Options) error { return draw(&s.Buffer, r, o) }
}

// formats lists every way to draw, the default one first.
func formats() []format {
	return []format{
		{"table", whole(drawTable)},
		{"csv", whole(drawCSV)},
		{"json", whole(drawJSON)},
		{"markdown", whole(drawMarkdown)},
		{"html", whole(drawHTML)},
	}
}

// Formats names the formats that Write knows, the default one first.
func Formats() []string { return namesOf(formats()) }

// FindingsFormats names the formats of answers that are findings.
func FindingsFormats() []string { return namesOf(findingsFormats()) }

func namesOf(formats []format) []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Write draws r in o.Format. It draws into memory and writes once, so that w
// gets the whole answer or an error is returned; only findings, which nothing
// can keep from being drawn, are written as they come.
func Write(w io.Writer, r *result.Result, o Options) error {
	if err := check(r); err != nil {
		return err
	}
	known := formats()
	if r.Findings != nil {
		known = findingsFormats()
	}
	for _, f := range known {
		if f.name != o.Format {
			continue
		}
		s := &sheet{w: w}
		if err := f.draw(s, r, o); err != nil {
			return err
		}
		return s.end()
	}
	names := namesOf(known)
	last := len(names) - 1
	return fmt.Errorf("unknown format %q: use %s or %s", o.Format, strings.Join(names[:last], ", "), names[last])
}

// check refuses a result whose rows do not fit their columns: drawn, its
// figures would stand under the wrong headings.
func check(r *result.Result) error {
	if r == nil {
		return errors.New("there is no result to draw")
	}
	for _, s := range r.Sections {
		for i, row := range s.Rows {
			if len(row.Cells) != len(s.Columns) {
				return fmt.Errorf("section %q: row %d has %d cells for %d columns",
					s.Name, i+1, len(row.Cells), len(s.Columns))
			}
		}
	}
	return nil
}

func writeAll(w io.Writer, p []byte) error {
	n, err := w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}
