package cli

import (
	"fmt"
	"strings"

	"complaintstats/pkg/vocab"
)

// topic is a page of help that belongs to no single command.
type topic struct {
	name string
	text func() string
}

func topics() []topic {
	fixed := func(text string) func() string { return func() string { return text } }
	return []topic{
		{"formats", formatsTopic},
		{"exit-status", fixed(exitTopic)},
		{"marks", marksTopic},
		{"rounding", fixed(roundingTopic)},
		{"intervals", fixed(intervalsTopic)},
		{"units", fixed(unitsTopic)},
	}
}

func topicNames() []string {
	var names []string
	for _, t := range topics() {
		names = append(names, t.name)
	}
	return names
}

const exitTopic = `Exit status, the same for every format:

  0    done, and everything checked holds (a total that does not add up in
       summarize is a note)
  1    could not be done: an unreadable file, no table found, a figure that the
       return cannot give, a needed cell that is no count, a failed write
  2    wrong usage: an unknown command, flag, column, figure or value
  3    done, and something checked does not hold
  130  interrupted

A closed pipe (stats ... | head) is no error. Results go to standard output,
everything else to standard error.
`

const roundingTopic = `Shares are rounded half away from zero in decimal, as spreadsheets do, from the
exact fraction: 0.125 is 12.5%, and 1 of 8 with --decimals 0 is 13%.

  by rule   whole per cents from 10, one decimal below: 91%, 3.2%, 0.2%;
            ratios two decimals: 0.58
  --decimals N overrides the rule

A share that is not nothing never prints as 0%, nor one that is not all as
100%: decimals are added until a digit shows (0.05%, 99.96%), also with
--decimals. A share of nothing (0 / 0) is undefined: it is never 0% and never
NaN. Numerator and base stand beside every share, in every format.
`

const intervalsTopic = `An interval is what is compatible with the counts, if they were one draw of many
that the same conditions could have given: 7 of 3,787 is 0.2%, and 0.1 to 0.4%.
It says nothing of miscounting, of who complains, or of what is recorded.

  summarize           a share of a base under 20 carries Wilson's interval and the
                      mark [u], low reliability; other shares carry none
  --interval wilson   of every share; for the small shares of this field it holds
                      the truth about as often as it says
  --interval exact    Clopper and Pearson's: never less often than it says, wider
  --interval none     of none; the mark [u] stays
  --confidence 95     or 0.95, 99, 99.8

What is only bounded (a cell withheld) has bounds and no interval. In summarize
ratios of two units have none: the same people repeat above and below. Wald's interval, p
plus or minus 1.96 standard errors, is never used: of shares under a tenth of a
base of 35 it holds the truth 71 times in 100, not 95.
compare and trend give every figure its interval, and every difference that of
Newcombe's hybrid score; ~ is no detectable difference: the interval holds 0. A
rate per 1,000, and in compare and trend a ratio, has that of its events (Byar,
exact below 10; with exact always exact).

In CSV the ends are NAME_low and NAME_high, in JSON low and high.
`

const unitsTopic = `Units never mix. Every figure says its own.

  allegations  what is said to have happened; they add over everything
  complaints   cases; one holds one or more allegations. They add over forces,
               periods and case types, not over allegation types, outcomes or
               actions
  officers     people; one can face several allegations, in several cases. They
               add over forces (one who moved counts twice), not over case
               types, allegation types, outcomes or actions
  rows         of a row-level return in which each row pairs an allegation with
               an officer; its complaints and officers are counted by identifier

Where counts do not add, the greatest value is the sum and the least the
largest part; both are printed, and no figure is made up between them.
Essex's "3,787 complaints" of 2020/21 were 3,787 allegations in 1,048 complaints.
`

func formatsTopic() string {
	var b strings.Builder
	b.WriteString(`What is read: CSV with commas, semicolons, tabs or pipes; UTF-8, UTF-16 or
Windows-1252; LF, CRLF or CR; plain, or in gzip or a zip of one file; ODS and
XLSX workbooks (--sheet NAME or number, --table N where a sheet holds several).
Titles, notes, stacked headings and spacer columns are recognised, and what was
decided is told by describe. The shapes: wide (one row a force, many counted
columns), crossed (years, categories or forces as columns), long (one row a
combination), row-level (one row an allegation).

What is written, with --format:

  table     for people: working beside each share, notes under the table
  csv       one heading row; group columns, then each count as NAME, then each
            figure as NAME (per cent or ratio), NAME_n and NAME_of; NAME_min and
            NAME_max where a value is only bounded; level (force, region, sum,
            total), which tells rows from their sums; last notes
            compare and trend: each change as NAME with NAME_low, NAME_high and
            NAME_detectable (yes, no); a funnel's limits; phi and tau squared
            in the row of the whole
  json      schema, tool, inputs with their SHA-256, columns, rows, notes.
            A share is {"numerator", "denominator", "percent", "value", "low",
            "high", "state"}; value is the quotient itself. A change is {"change",
            "value", "low", "high", "detectable", "state"}
  markdown  for reports and issues
  html      one page that stands alone; of check, the text with its figures marked
  junit     of check: one test case a figure, for CI
  github    of check: annotations at file and line, for workflows

and with --plot NAME.svg or NAME.png the one figure of the answer as a picture.

Headings are understood without regard to case, spaces or footnote signs.
--map HEADING=ROLE says what a heading means where it is not understood. ROLE
is any heading that is ("conduct matter allegations", "officers subject",
"referred to proceedings") or one of:

`)
	line := " "
	for _, name := range vocab.RoleNames() {
		if len(line)+len(name) > 76 {
			b.WriteString(line + "\n")
			line = " "
		}
		line += " " + name + ","
	}
	b.WriteString(strings.TrimSuffix(line, ",") + "\n")
	return b.String()
}

func marksTopic() string {
	var b strings.Builder
	b.WriteString("Marks that stand in place of a count, or qualify one. A mark is never zero: a\nsum over one has a least and a greatest value.\n\n")
	for _, m := range vocab.Marks() {
		fmt.Fprintf(&b, "  %-12s %s\n", m.Sign, m.Means)
	}
	b.WriteString("\nA blank cell is not given. A cell that is neither a count nor a mark is an error\nas soon as a figure needs it.\n")
	return b.String()
}
