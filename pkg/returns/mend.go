package returns

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/vocab"
)

// mending puts rows right that are laid out for the eye: names that stand once
// over several rows, a quarter and its year in two columns, a "Total" whose
// region stands beside it.
type mending struct {
	leading  []int // columns of dimensions, left to right, that may be carried down
	last     []string
	carried  int
	first    int   // line of the first row that a name was carried to
	nameless int   // line of the first row without a force
	force    int   // column of the force, -1 for none
	region   int   // column of the region, -1 for none
	period   []int // columns that make up the period
}

func (m *mending) start(lay *layout) {
	m.force, m.region = -1, -1
	for _, i := range lay.dimensions {
		switch lay.columns[i].Role.Dimension {
		case "force":
			m.force = i
		case "region":
			m.region = i
		case "period":
			m.period = append(m.period, i)
		}
	}
	if lay.shape != RowLevel {
		m.leading = slices.Clone(lay.dimensions)
		m.last = make([]string, len(m.leading))
	}
	if len(m.period) > 1 {
		for _, i := range m.period[1:] {
			lay.columns[i].joined = true
		}
	}
}

// row mends one row in place.
func (m *mending) row(f *filler, cells []string) {
	m.carryDown(f, cells)
	if len(m.period) > 1 {
		m.joinPeriod(cells)
	}
	if m.region >= 0 && m.force >= 0 && strings.TrimSpace(cells[m.region]) != "" {
		place, ok := vocab.LookupPlace(cells[m.force])
		unnamed := strings.TrimSpace(cells[m.force]) == ""
		if unnamed || ok && place.Level == vocab.Total && place.Members == 0 {
			cells[m.force] = totalOf(cells[m.region])
		}
	}
}

// totalOf names the total of a region, or of the country, by what stands in
// the region's column.
func totalOf(region string) string {
	if place, ok := vocab.LookupPlace(region); ok && place.Level == vocab.Total {
		return region
	}
	return "Total " + strings.TrimSpace(region)
}

// carryDown fills the blank cells under a name that a spreadsheet shows once
// for several rows: blank from the left, with something named further right.
func (m *mending) carryDown(f *filler, cells []string) {
	named := slices.IndexFunc(m.leading, func(i int) bool { return strings.TrimSpace(cells[i]) != "" })
	if named > 0 && m.leading[named] == m.force && isTotal(cells[m.force]) {
		named = 0 // a grand total is of no region above it
	}
	if named > 0 && m.last[0] != "" {
		for j := range named {
			cells[m.leading[j]] = m.last[j]
		}
		if m.carried++; m.carried == 1 {
			m.first = f.source.Line()
		}
	}
	if named < 0 && m.nameless == 0 && m.force >= 0 {
		m.nameless = f.source.Line()
	}
	if named >= 0 {
		for j, i := range m.leading {
			m.last[j] = cells[i]
		}
	}
}

func isTotal(name string) bool {
	place, ok := vocab.LookupPlace(name)
	return ok && place.Level == vocab.Total
}

// joinPeriod writes a period that stands in two columns into the first.
func (m *mending) joinPeriod(cells []string) {
	cells[m.period[0]], _ = joinedPeriod(cells[m.period[0]], cells[m.period[1]])
}

// problems are what the mending has to say for itself.
func (m *mending) problems(f *filler) Problems {
	var problems Problems
	if m.carried > 0 {
		problems = append(problems, f.table.note(int(f.index), m.first, "carried-down",
			fmt.Sprintf("names that stand once over several rows were carried down to %s, first here", count64(m.carried, "row"))))
	}
	if m.nameless > 0 && f.lay.shape != RowLevel {
		problems = append(problems, Problem{File: f.source.Ref.Name(), Sheet: f.source.Sheet, Line: m.nameless, Kind: "no-force",
			Text: "this row has counts and names no force; name it, call it a total, or delete it"})
	}
	return problems
}
