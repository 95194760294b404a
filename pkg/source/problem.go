package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxErrors bounds the errors of one file that are told one by one; the rest
// are counted, so that a file that is wrong throughout stays readable.
const maxErrors = 1000

// quoteLength is how much of a file's text a message repeats, in characters.
const quoteLength = 40

// quote makes a file's text fit for a message: cut, in quotes, and with every
// character escaped that could steer a terminal or turn the reading direction.
func quote(text string) string {
	n := 0
	for i := range text {
		if n++; n > quoteLength {
			return strconv.Quote(text[:i]) + "..."
		}
	}
	return strconv.Quote(text)
}

// printable is a name as it may stand in a message: as it is where every
// character can be seen, else in quotes and escaped.
func printable(name string) string {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.ValidString(name) && strings.IndexFunc(name, hidden) < 0 {
		return name
	}
	return strconv.Quote(name)
}

// plural is "1 row" or "1,234 rows".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes a count with separators.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// journal gathers the problems of one file.
type journal struct {
	file     string
	sheet    string // "" for text
	problems Problems
	errors   int
	lastLine int // of the errors that were only counted
}

// fail records an error, or only counts it where there are too many.
func (j *journal) fail(line, column int, kind, format string, args ...any) {
	if j.errors++; j.errors > maxErrors {
		j.lastLine = max(j.lastLine, line)
		return
	}
	j.problems = append(j.problems, Problem{
		File: j.file, Sheet: j.sheet, Line: line, Column: column, Kind: kind, Text: fmt.Sprintf(format, args...),
	})
}

// note records what was decided or repaired.
func (j *journal) note(line, column int, kind, format string, args ...any) {
	j.problems = append(j.problems, Problem{
		File: j.file, Sheet: j.sheet, Line: line, Column: column, Kind: kind, Text: fmt.Sprintf(format, args...), Note: true,
	})
}

// all is a sorted copy: the whole file first, then by line and column.
func (j *journal) all() Problems {
	ps := slices.Clone(j.problems)
	if more := j.errors - maxErrors; more > 0 {
		ps = append(ps, Problem{File: j.file, Sheet: j.sheet, Line: j.lastLine, Kind: "more-errors",
			Text: fmt.Sprintf("%s, up to this line, not shown; correct the ones above first", plural(more, "more error"))})
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return ps
}

// refuse is one problem as the error of a table that cannot be read at all.
func (j *journal) refuse(line, column int, kind, format string, args ...any) error {
	one := journal{file: j.file, sheet: j.sheet}
	one.fail(line, column, kind, format, args...)
	return one.problems
}

// failure is one problem as the error of a file that cannot be read at all.
func failure(file string, line, column int, kind, format string, args ...any) error {
	j := journal{file: file}
	j.fail(line, column, kind, format, args...)
	return j.problems
}

// unit is what a place is counted in: the lines of a text, the rows of a sheet.
func (j *journal) unit() string {
	if j.sheet != "" {
		return "row"
	}
	return "line"
}

// whole is what the lines belong to.
func (j *journal) whole() string {
	if j.sheet != "" {
		return "sheet"
	}
	return "file"
}

// elsewhere is what else to try where a sheet holds no table.
func (j *journal) elsewhere() string {
	if j.sheet != "" {
		return ", or another sheet with --sheet"
	}
	return ""
}

// at names the lines of a span: "line 3", "rows 3 to 9".
func (j *journal) at(s span) string {
	if s.first == s.last {
		return fmt.Sprintf("%s %d", j.unit(), s.first)
	}
	return fmt.Sprintf("%ss %d to %d", j.unit(), s.first, s.last)
}

// span counts lines and keeps the first and the last of them.
type span struct{ n, first, last int }

func (s *span) add(line int) {
	if s.n == 0 {
		s.first = line
	}
	s.n++
	s.last = line
}
