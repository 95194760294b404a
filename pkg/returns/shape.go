package returns

import (
	"slices"
	"strings"

	"complaintstats/pkg/vocab"
)

// afterReferral are the dimensions that only allegations referred to
// misconduct proceedings have: a table broken down by one of them, and by
// nothing wider, counts no other allegations.
var afterReferral = []string{"proceedings", "finding", "sanction"}

// widerThanReferral are the dimensions that every allegation has.
var widerThanReferral = []string{"action", "outcome", "handling", "status", "allegation_type"}

// layout is what the columns of one file come to.
type layout struct {
	shape       Shape
	columns     []Column
	dimensions  []int // columns that are dimensions, own ones among them
	identifiers []int
	parts       []part
	period      crossing   // the one that the title names, where no column and no heading does
	measure     *measure   // a column that names what each row counts; nil for none
	first       [][]string // the rows that were looked at
	population  bool       // several wholes of one unit and case type stand side by side
}

// part is a template before its words have become codes.
type part struct {
	caseType, dimension, category, population string
	crossed                                   crossing       // the value that stands in the heading
	units                                     map[string]int // unit name -> column
}

// layOut decides the shape of a file and gathers its counted columns into parts.
func layOut(columns []Column) layout {
	l := layout{columns: columns}
	for i := range columns {
		switch columns[i].Role.Kind {
		case vocab.Dimension, vocab.OwnDimension:
			l.dimensions = append(l.dimensions, i)
		case vocab.Identifier:
			l.identifiers = append(l.identifiers, i)
		}
	}
	l.shape = l.decideShape()
	if l.shape == RowLevel {
		l.takeNumbersAsWords()
		l.parts = []part{{}}
		return l
	}
	for _, i := range l.identifiers { // a count stands beside it: it only names the row
		columns[i].Role = vocab.Role{Kind: vocab.OwnDimension}
		l.dimensions = append(l.dimensions, i)
	}
	l.identifiers = nil
	slices.Sort(l.dimensions)
	l.population = severalPopulations(columns)
	for i := range columns {
		if columns[i].counts() {
			l.gather(i)
		}
	}
	return l
}

func (l *layout) decideShape() Shape {
	counted := slices.ContainsFunc(l.columns, func(c Column) bool {
		return c.Role.Kind == vocab.Whole || c.Role.Kind == vocab.Part
	})
	if len(l.identifiers) > 0 && !counted {
		return RowLevel
	}
	for _, i := range l.dimensions {
		role := l.columns[i].Role
		if role.Kind == vocab.Dimension && !slices.Contains([]string{"force", "region", "period", "worker", "case_type"}, role.Dimension) {
			return Long
		}
	}
	return Wide
}

// takeNumbersAsWords makes the numbers of a row-level file what they are
// there: a badge, a year, an age. Nothing of them is counted.
func (l *layout) takeNumbersAsWords() {
	for i := range l.columns {
		if l.columns[i].Role.Kind == vocab.OwnCount && l.columns[i].Why != "--map" {
			l.columns[i].Role.Kind = vocab.OwnDimension
			l.columns[i].Why = "describes a row of a row-level file"
			l.dimensions = append(l.dimensions, i)
		}
	}
	slices.Sort(l.dimensions)
}

// severalPopulations says whether two wholes of one unit and case type differ
// in what narrows them: "allegations logged" beside "allegations finalised".
func severalPopulations(columns []Column) bool {
	first := map[[2]string]string{}
	for _, c := range columns {
		if c.Role.Kind != vocab.Whole {
			continue
		}
		key := [2]string{c.Role.Unit, c.Role.CaseType}
		if population, ok := first[key]; ok && population != c.Role.Population {
			return true
		}
		first[key] = c.Role.Population
	}
	return false
}

// gather puts counted column i into the part it belongs to, opening a new one
// where there is none or where its unit is taken.
func (l *layout) gather(i int) {
	role, unit := l.columns[i].Role, l.columns[i].Role.Unit
	want := part{caseType: role.CaseType, population: role.Population, crossed: l.columns[i].Crossed}
	switch role.Kind {
	case vocab.Part:
		want.dimension, want.category = role.Dimension, role.Category
	case vocab.OwnCount:
		want, unit = part{crossed: l.columns[i].Crossed}, l.columns[i].countName()
	}
	for j := range l.parts {
		p := &l.parts[j]
		same := p.caseType == want.caseType && p.dimension == want.dimension && p.category == want.category && p.crossed == want.crossed &&
			(!l.population || p.population == want.population)
		if _, taken := p.units[unit]; same && !taken {
			p.units[unit] = i
			if p.population == "" {
				p.population = want.population
			}
			return
		}
	}
	want.units = map[string]int{unit: i}
	l.parts = append(l.parts, want)
}

// within is the category that every count of the file is restricted to, "" for
// none: the dimensions that only referred allegations have say so.
func (l *layout) within() string {
	if l.shape == RowLevel {
		return ""
	}
	narrow := false
	for _, i := range l.dimensions {
		name := l.columns[i].Role.Dimension
		narrow = narrow || slices.Contains(afterReferral, name)
		if slices.Contains(widerThanReferral, name) {
			return ""
		}
	}
	for _, p := range l.parts {
		if p.category != "" && p.category != "referred" && !slices.Contains(afterReferral, p.dimension) {
			return ""
		}
	}
	if !narrow {
		return ""
	}
	return "referred"
}

// signature is what two files must share to be one table: the same shape and
// the same dimensions. The counted columns may differ from year to year.
func (l *layout) signature() string {
	names := []string{l.shape.String(), l.within()}
	for _, i := range l.dimensions {
		c := l.columns[i]
		switch {
		case c.Role.Kind == vocab.Dimension:
			names = append(names, c.Role.Dimension)
		case l.shape != Wide:
			names = append(names, "="+vocab.Clean(c.Heading.Text))
		}
	}
	for _, i := range l.identifiers {
		names = append(names, "#"+l.columns[i].Role.Identifier)
	}
	for _, p := range l.parts {
		for unit := range p.units {
			if l.shape != Wide && p.caseType == "" && p.category == "" && !slices.Contains(fields.units, unit) {
				names = append(names, "+"+vocab.Clean(unit))
			}
		}
	}
	slices.Sort(names)
	return strings.Join(names, "\n")
}
