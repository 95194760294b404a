package returns

import (
	"strings"

	"complaintstats/pkg/vocab"
)

// findMeasure sees whether a column says what each row counts ("Allegations",
// "Complaints", "Officers") beside one column of numbers. Each number is then
// a count in its row's unit, and the measure is no dimension: units never mix.
func (l *layout) findMeasure(rows [][]string) {
	at, counted := -1, -1
	for i, c := range l.columns {
		switch {
		case c.Role.Kind == vocab.Dimension && c.Role.Dimension == "measure":
			at = i
		case c.counts() && counted >= 0:
			return
		case c.counts():
			counted = i
		}
	}
	if at < 0 || counted < 0 || l.columns[counted].Role.Kind != vocab.OwnCount {
		return
	}
	for _, row := range rows {
		if _, caseType, ok := vocab.LookupUnit(row[at]); !ok || caseType != "" {
			return
		}
	}
	l.measure = &measure{at, counted}
	l.columns[at].joined = true
	l.columns[counted].Why = "counts what the column " + l.columns[at].Heading.Text + " says"
}

// measure is the column that names the unit and the one that counts in it.
type measure struct{ names, counts int }

// measured appends a row's count in the unit that the row names.
func (f *filler) measured(n, template, row int) {
	m := f.lay.measure
	cells := f.rows[row]
	name, _, ok := vocab.LookupUnit(strings.TrimSpace(cells[m.names]))
	if !ok {
		name = strings.TrimSpace(cells[m.names])
	}
	u := f.unit(name)
	if len(f.table.kinds[u]) == n {
		f.table.kinds[u], f.table.numbers[u] = append(f.table.kinds[u], absent), append(f.table.numbers[u], 0)
	}
	f.origin.Templates[template].Columns[u] = m.counts
	f.set(u, n, template, row, newCount(cells[m.counts], ParseCount))
}
