package source

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
)

// polluted is one file with one thing wrong in it, and what it holds.
type polluted struct {
	text string
	opts Options
	want []cellRows // its tables as they were before the pollution
	at   []int      // lines that a note or error may name; 0 is the whole file
	told bool       // reading it takes a decision that a note must name
	trim bool       // cells are compared without outer spaces
	torn bool       // the headings are refused: rows beside the error have other columns
}

// pollution is one way of going wrong. Above each of them in
// pollutions_test.go stands what reading it exactly means.
type pollution struct {
	name string
	// refusable says that a refusal that names the row is right: cells cannot
	// be assigned to named columns in one way only, or the hostile corpus asks
	// for the refusal.
	refusable bool
	files     []polluted
}

// cellRows is the cells of a table, the headings first.
type cellRows [][]string

// verdict is what came of a file.
type verdict int

const (
	readExactly verdict = iota
	repaired            // the same cells, and a note that names the line
	refused             // an error that names the line
	unnamed             // an error that names another line
	silent              // other cells without an error, or a repair without a note
	verdicts
)

// nine knows the headings of the made-up return and its forces.
type nine struct{}

func (nine) IsHeading(s string) bool { return slices.Contains(madeHeadings, strings.ToLower(s)) }
func (nine) IsPlace(s string) bool   { return slices.Contains(madeForces, s) }
func (nine) IsPeriod(string) bool    { return false }
func (nine) IsMark(string) bool      { return false }

// What is wrong with a file in one way is read as it was meant, or told with
// its line; never read as something else.
func TestPollution(t *testing.T) {
	all := pollutions()
	readers := []struct {
		name string
		rec  Recogniser
	}{{"alone", nil}, {"with a recogniser", nine{}}}
	for _, reader := range readers {
		t.Run(reader.name, func(t *testing.T) {
			t.Parallel()
			counts := make([][verdicts]int, len(all))
			for i, p := range all {
				for n, file := range p.files {
					file.opts.Recogniser = reader.rec
					v, why := file.judge()
					counts[i][v]++
					complain(t, p, n, v, why)
				}
			}
			report(t, all, counts)
		})
	}
}

// complain fails the test at once for what must never be.
func complain(t *testing.T, p pollution, n int, v verdict, why string) {
	t.Helper()
	switch {
	case v == silent:
		t.Errorf("%s, file %d: silently wrong: %s", p.name, n, why)
	case v == unnamed && p.refusable:
		t.Errorf("%s, file %d: refused without naming the line: %s", p.name, n, why)
	case v >= refused && !p.refusable:
		t.Logf("%s, file %d: refused: %s", p.name, n, why)
	}
}

// report prints the counts and holds those that must be read against 98 per
// cent, each pollution by itself and all of them together.
func report(t *testing.T, all []pollution, counts [][verdicts]int) {
	t.Helper()
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "files\texact\trepaired\trefused\tunnamed\tsilent\t\tpollution")
	var sums [2][verdicts]int
	line := func(c [verdicts]int, mark, name string) {
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", c[0]+c[1]+c[2]+c[3]+c[4], c[0], c[1], c[2], c[3], c[4], mark, name)
	}
	for i, p := range all {
		mark, kind := "", 0
		if p.refusable {
			mark, kind = "*", 1
		}
		line(counts[i], mark, p.name)
		for v, n := range counts[i] {
			sums[kind][v] += n
		}
		if good := counts[i][readExactly] + counts[i][repaired]; !p.refusable && good*100 <= 98*len(p.files) {
			t.Errorf("%s: %d of %d read, want over 98 per cent", p.name, good, len(p.files))
		}
	}
	line(sums[0], "", "all that must be read")
	line(sums[1], "*", "all that may be refused")
	w.Flush()
	t.Logf("counts of files:\n%s", text.String())
}

// judge reads the file and says what came of it.
func (p polluted) judge() (verdict, string) {
	tables, err := p.open()
	if err != nil {
		return p.judgeErrors(err.(Problems), err.Error())
	}
	var got []cellRows
	var all Problems
	for _, table := range tables {
		rows := cellRows{nil}
		for _, h := range table.Headings {
			rows[0] = append(rows[0], h.Text)
		}
		for table.Next() {
			rows = append(rows, slices.Clone(table.Row()))
			if p.isMisread(table) {
				all = append(all, Problem{Kind: "misread", Line: table.Line(), Text: strings.Join(table.Row(), "|")})
			}
		}
		got = append(got, rows)
		all = append(all, table.Problems()...)
	}
	if slices.ContainsFunc(all, func(p Problem) bool { return !p.Note && p.Kind != "misread" }) {
		return p.judgeErrors(all, all.Error())
	}
	if why := p.differs(got); why != "" {
		return silent, why
	}
	switch {
	case !p.told:
		return readExactly, ""
	case slices.ContainsFunc(all, func(one Problem) bool { return one.Note && p.named(one) }):
		return repaired, ""
	}
	return silent, "no note names the line: " + all.Error()
}

// open reads as most callers do; several tables are only for OpenAll.
func (p polluted) open() ([]*Table, error) {
	p.opts.Stdin = strings.NewReader(p.text)
	if len(p.want) != 1 {
		return OpenAll(Ref{Path: "-"}, p.opts)
	}
	table, err := Open(Ref{Path: "-"}, p.opts)
	return []*Table{table}, err
}

// judgeErrors looks for the line. A row that was handed out with other cells
// than it has is worse than any error beside it.
func (p polluted) judgeErrors(all Problems, text string) (verdict, string) {
	if i := slices.IndexFunc(all, func(p Problem) bool { return p.Kind == "misread" }); i >= 0 {
		return silent, "a row misread beside an error: " + all[i].Error() + "\n" + text
	}
	if slices.ContainsFunc(all, func(one Problem) bool { return !one.Note && p.named(one) }) {
		return refused, text
	}
	return unnamed, text
}

// isMisread tells a row that none of the tables has, at a line that is not
// polluted.
func (p polluted) isMisread(t *Table) bool {
	if p.torn || slices.Contains(p.at, t.Line()) {
		return false
	}
	for _, table := range p.want {
		if slices.ContainsFunc(table[1:], func(row []string) bool { return p.same(row, t.Row()) }) {
			return false
		}
	}
	return true
}

// manyLines are the lines that a note tells as "lines 3 to 9".
var manyLines = regexp.MustCompile(`\(?lines (\d+) to (\d+)`)

// named tells whether a problem names one of the lines.
func (p polluted) named(one Problem) bool {
	first, last := one.Line, one.Line
	if m := manyLines.FindStringSubmatch(one.Text); m != nil {
		first, _ = strconv.Atoi(m[1])
		last, _ = strconv.Atoi(m[2])
	}
	return slices.ContainsFunc(p.at, func(line int) bool { return first <= line && line <= last })
}

// differs names the first difference, "" where there is none.
func (p polluted) differs(got []cellRows) string {
	if len(got) != len(p.want) {
		return fmt.Sprintf("%d tables, want %d", len(got), len(p.want))
	}
	for i, table := range p.want {
		for n, row := range table {
			if n >= len(got[i]) || !p.same(row, got[i][n]) {
				return fmt.Sprintf("table %d of %d and %d rows, row %d: %q", i+1, len(table)-1, len(got[i])-1, n, row) +
					fmt.Sprintf(", got %q", got[i][min(n, len(got[i])-1)])
			}
		}
		if len(got[i]) > len(table) {
			return fmt.Sprintf("table %d: a row too many: %q", i+1, got[i][len(table)])
		}
	}
	return ""
}

func (p polluted) same(a, b []string) bool {
	if p.trim {
		return slices.EqualFunc(a, b, func(x, y string) bool { return strings.TrimSpace(x) == strings.TrimSpace(y) })
	}
	return slices.Equal(a, b)
}
