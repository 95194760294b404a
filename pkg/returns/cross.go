package returns

import (
	"path/filepath"
	"slices"
	"strings"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// crossing is a value of a dimension that stands in a heading: "Sep-18" over a
// column of counts says the period of each. The zero crossing is none.
type crossing struct {
	dimension string
	text      string
	hint      vocab.Hint
}

// FullTimeEquivalents is the population of tables that count posts, not
// people: their cells are rounded.
const FullTimeEquivalents = "full-time equivalents"

// context is what the lines above a table say of all its counts.
type context struct {
	unit   string // "allegations", "officers" ...; "" where no unit is named
	period string // the one period that the title names, as written; "" for none or several
	fte    bool   // full-time equivalents
	// derived says that the cells are no counts: shares, rates, averages, or
	// counts in thousands.
	derived bool
}

// readContext reads titles and unit rows; where they name no unit, the name of
// the file may.
func readContext(above []source.Line, file string) context {
	var c context
	periods := map[string]bool{}
	for _, line := range above {
		text := strings.ToLower(line.Text)
		if c.unit == "" {
			c.unit = unitNamed(text)
		}
		c.derived = c.derived || isDerived(text)
		c.fte = c.fte || strings.Contains(text, "full-time equivalent") || strings.Contains(text, "(fte)") || strings.Contains(text, "full time equivalent")
		for _, p := range periodsIn(line.Text) {
			if !periods[p] {
				periods[p] = true
				c.period = p
			}
		}
	}
	if len(periods) > 1 {
		c.period = ""
	}
	if c.unit == "" {
		c.unit = unitNamed(strings.ToLower(filepath.Base(file)))
	}
	return c
}

// unitNamed is the unit that a title names first.
func unitNamed(title string) string {
	best, at := "", len(title)+1
	title = strings.NewReplacer("complaint allegation", "allegation", "complaints: allegation", "allegation").Replace(title)
	for word, unit := range map[string]string{
		"allegation": "allegations", "complaint": "complaints", "officers": "officers", "police staff": "employees",
		"workforce": "employees", "employees": "employees", "complainants": "complainants",
	} {
		if i := strings.Index(title, word); i >= 0 && (i < at || i == at && unit < best) {
			best, at = unit, i
		}
	}
	return best
}

// isDerived says whether a title announces shares, rates, averages or scaled
// numbers rather than counts.
func isDerived(title string) bool {
	for _, sign := range []string{" per 1,000", " per 1000", " per 100,000", " per 100 ", "(thousands)", "in thousands", "(000s)", "('000"} {
		if strings.Contains(title, sign) {
			return true
		}
	}
	words := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == ':' || r == '.' || r == '-' || r == '–' || r == '"' })
	for len(words) > 0 && (words[0] == "table" || words[0] == "figure" || strings.ContainsAny(words[0], "0123456789")) {
		words = words[1:]
	}
	return len(words) > 0 && slices.Contains([]string{"percentage", "percentages", "per", "proportion", "proportions", "rate", "rates", "average", "mean", "median", "ratio", "share", "%"}, words[0])
}

// periodsIn finds the periods that a title names, longest first, each by its
// one printed form.
func periodsIn(title string) []string {
	words := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == ':' || r == '\u00a0' })
	var found []string
	for i := 0; i < len(words); {
		n := longestPeriod(words[i:])
		if n == 0 {
			i++
			continue
		}
		text := strings.Trim(strings.Join(words[i:i+n], " "), "().")
		if p, ok := vocab.ParsePeriod(text, vocab.NoHint); ok && !slices.Contains(found, p.String()) {
			found = append(found, p.String())
		}
		i += n
	}
	return found
}

// longestPeriod is how many of the first words make a period. A bare year is
// none: titles number tables and name laws.
func longestPeriod(words []string) int {
	for n := min(len(words), 8); n > 0; n-- {
		text := strings.Trim(strings.Join(words[:n], " "), "().")
		p, ok := vocab.ParsePeriod(text, vocab.NoHint)
		if ok && !(n == 1 && p.Kind == vocab.CalendarYear && len(text) == 4) {
			return n
		}
	}
	return 0
}

// cross finds the columns whose headings are values: periods, forces or
// categories over counts. One such column is chance; two are a layout.
func cross(columns []Column, ctx context) {
	crossPeriods(columns)
	crossForces(columns)
	crossCategories(columns, ctx)
	for i := range columns {
		c := &columns[i]
		if ctx.derived && c.counts() && c.namesNothing() {
			c.Role, c.Why = vocab.Role{Kind: vocab.Printed}, "the title announces no counts"
			continue
		}
		if c.counts() && c.Role.Unit == "" && ctx.unit != "" && c.namesNothing() {
			c.Role.Kind, c.Role.Unit = vocab.Whole, ctx.unit
		}
		if c.Role.Kind == vocab.Whole && c.Role.Unit != "" && ctx.fte && c.Role.Population == "" {
			c.Role.Population = FullTimeEquivalents
		}
	}
}

// namesNothing says that a column's heading leaves open what it counts: a
// period, a force, "Volume", "Total".
func (c *Column) namesNothing() bool {
	return c.Crossed != (crossing{}) || c.Reading.Role.Kind == vocab.Whole
}

// crossPeriods takes headings such as Sep-18 or 2019/20 over numbers as periods.
func crossPeriods(columns []Column) {
	if hasDimension(columns, "period") {
		return
	}
	var found []int
	for i := range columns {
		if _, ok := columns[i].periodHeading(); ok && columns[i].sample.mostly(aNumber) {
			found = append(found, i)
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		columns[i].Crossed, _ = columns[i].periodHeading()
		columns[i].take("a period over counts")
	}
	for i := range columns { // the total of the periods
		parts := columns[i].parts()
		if columns[i].Reading.Role.Total && columns[i].counts() && i > found[0] {
			columns[i].Crossed = crossing{dimension: "period", text: parts[len(parts)-1]}
			columns[i].take("the total of the periods beside it")
		}
	}
}

// periodHeading reads the innermost heading as a period, in the light of those
// above it: "As at:" over "Sep-18" is a day.
func (c *Column) periodHeading() (crossing, bool) {
	parts := c.parts()
	hint := vocab.NoHint
	for _, outer := range parts[:len(parts)-1] {
		reading := vocab.ReadHeading(outer)
		switch {
		case reading.Role.Kind == vocab.Printed:
			return crossing{}, false // a change from one period to another
		case reading.Role.Kind == vocab.Dimension && reading.Role.Dimension == "period":
			hint = reading.Role.Hint
		}
	}
	text := parts[len(parts)-1]
	if _, ok := vocab.ParsePeriod(text, hint); !ok {
		return crossing{}, false
	}
	return crossing{"period", text, hint}, true
}

// fixPeriod dates a table that only its title dates.
func (l *layout) fixPeriod(ctx context) {
	crossed := slices.ContainsFunc(l.columns, func(c Column) bool { return c.Crossed.dimension == "period" })
	if ctx.period != "" && !crossed && !hasDimension(l.columns, "period") && l.shape != RowLevel {
		l.period = crossing{dimension: "period", text: ctx.period}
	}
}

// crossForces takes the names of forces over numbers as forces.
func crossForces(columns []Column) {
	if hasDimension(columns, "force") {
		return
	}
	var found []int
	for i := range columns {
		parts := columns[i].parts()
		place, ok := vocab.LookupPlace(parts[len(parts)-1])
		if ok && place.Level != vocab.UnknownPlace && columns[i].sample.kinds[aNumber] > 0 && columns[i].Role.Kind != vocab.Whole {
			found = append(found, i)
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		parts := columns[i].parts()
		columns[i].Crossed = crossing{dimension: "force", text: parts[len(parts)-1]}
		columns[i].take("a force over counts")
	}
}

// take makes the column a count of what the table counts.
func (c *Column) take(why string) {
	c.Why = why
	if c.Role.Kind != vocab.Whole && c.Role.Kind != vocab.Part {
		c.Role = vocab.Role{Kind: vocab.OwnCount}
	}
}

// crossCategories takes parts of one dimension without a whole that names a
// unit as that dimension laid out across: eleven allegation types and a grand
// total. A total among them is their whole.
func crossCategories(columns []Column, ctx context) {
	var parts []int
	total := -1
	for i := range columns {
		role := columns[i].Role
		switch {
		case role.Kind == vocab.Part && role.CaseType == "":
			parts = append(parts, i)
		case role.Kind == vocab.Whole && role.Total && role.Unit == "" || role.Kind == vocab.OwnCount && columns[i].Reading.Role.Total:
			total = i
		case role.Kind == vocab.Whole:
			return
		}
	}
	dimension := ""
	for _, i := range parts {
		if d := columns[i].Role.Dimension; d != "" {
			if dimension != "" && d != dimension {
				return
			}
			dimension = d
		}
	}
	if len(parts) < 3 || dimension == "" {
		return
	}
	unit := columns[parts[0]].Role.Unit
	if unit == "" {
		unit = ctx.unit
	}
	if unit == "" {
		unit = "allegations" // what outcomes, actions and types are recorded for
	}
	for _, i := range parts {
		columns[i].Crossed = crossing{dimension: dimension, text: columns[i].Heading.Text}
		columns[i].Role = vocab.Role{Kind: vocab.Whole, Unit: unit}
		columns[i].Why = "a category over counts"
	}
	if total >= 0 {
		columns[total].Role = vocab.Role{Kind: vocab.Whole, Unit: unit, Total: true}
		columns[total].Why = "the total of the categories beside it"
	}
}

// IsCrossed says whether the heading is itself a value: a period, a force or a
// category over counts.
func (c *Column) IsCrossed() bool { return c.Crossed != (crossing{}) }

// TakenFor says in words what the column was taken for.
func (c *Column) TakenFor() string {
	if c.IsCrossed() {
		return c.Crossed.dimension + " " + c.Crossed.text + ", " + c.Role.String()
	}
	return c.Role.String()
}

// parts are the stacked headings over a column, outermost first.
func (c *Column) parts() []string {
	if len(c.Heading.Parts) > 0 {
		return c.Heading.Parts
	}
	return []string{c.Heading.Text}
}

// countName is what a column of nobody's heading counts: its heading, or,
// where the heading is a value, "count".
func (c *Column) countName() string {
	if c.Crossed != (crossing{}) {
		return "count"
	}
	return c.Heading.Text
}
