package returns

import (
	"cmp"
	"slices"
	"strings"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// Column is one column of a file and what it was taken for.
type Column struct {
	Heading source.Heading
	Reading vocab.Reading
	Role    vocab.Role
	// Why says what decided: "heading", "--map", or the evidence of the cells.
	Why string
	// Suggest is the --map role that would settle a heading that was not
	// understood; empty where nothing is near.
	Suggest string
	// Crossed is the value of a dimension that stands in the heading itself.
	Crossed crossing
	twin    string // which column has its meaning instead, in words; "" for none
	joined  bool   // read together with another column, such as a quarter with its year
	sample  sample
}

// sample counts what stands in the first rows of a column.
type sample struct {
	filled int
	kinds  [cellKinds]int
	years  bool // every cell is a number from 1950 to 2049
}

// cellKind is what a text says of its column.
type cellKind int

const (
	aWord cellKind = iota
	aNumber
	aMark
	aPercentage
	aPlace
	aPeriod
	anAnswer // yes or no
	cellKinds
)

// sampleRows is how many rows are looked at before the columns are decided.
const sampleRows = 200

// takeSample looks at the cells of column i, each distinct text once.
func takeSample(rows [][]string, i int) sample {
	var s sample
	seen := map[string]cellKind{}
	s.years = true
	for _, row := range rows {
		text := strings.TrimSpace(row[i])
		if text == "" {
			continue
		}
		kind, ok := seen[text]
		if !ok {
			kind = kindOf(text)
			seen[text] = kind
		}
		s.filled++
		s.kinds[kind]++
		s.years = s.years && len(text) == 4 && text >= "1950" && text < "2050"
	}
	s.years = s.years && s.filled > 0
	return s
}

func kindOf(text string) cellKind {
	if _, ok := plainDigits(text); ok {
		return aNumber
	}
	var words vocab.Words
	cell := ParseAmount(text)
	switch {
	case cell.Broken == "" && cell.Mark.State == vocab.Known:
		return aNumber
	case cell.Broken == "":
		return aMark
	case strings.HasSuffix(text, "%"):
		return aPercentage
	case slices.Contains([]string{"yes", "no", "y", "n", "true", "false"}, strings.ToLower(text)):
		return anAnswer
	case words.IsPlace(text):
		return aPlace
	case words.IsPeriod(text):
		return aPeriod
	}
	return aWord
}

// mostly says that nine in ten of the cells that say anything are of a kind,
// marks aside.
func (s *sample) mostly(kind cellKind) bool {
	n := s.kinds[kind]
	if kind != aMark {
		n += s.kinds[aMark]
	}
	return s.kinds[kind] > 0 && n*10 >= s.filled*9
}

// decideColumns reads each heading, then lets --map overrule it and the cells
// below speak for those that no rule understood.
func decideColumns(headings []source.Heading, rows [][]string, maps []Mapping, ctx context) []Column {
	columns := make([]Column, len(headings))
	for i, h := range headings {
		if h.Text == "" {
			h.Text = "item" // a corner: its cells name the rows
		}
		c := Column{Heading: h, Reading: readStacked(h), Why: "heading"}
		c.sample = takeSample(rows, i)
		c.Role = c.Reading.Role
		if role, ok := mapped(h.Text, maps); ok {
			c.Role, c.Why = role, "--map"
		}
		columns[i] = c
	}
	for i := range columns {
		byEvidence(&columns[i], columns)
	}
	cross(columns, ctx)
	adoptUnits(columns, ctx)
	tellTwins(columns, rows)
	return columns
}

// readStacked reads a heading with those above it: joined where the words make
// sense together, else the innermost with what the outer ones add.
func readStacked(h source.Heading) vocab.Reading {
	if len(h.Parts) < 2 {
		return vocab.ReadHeading(h.Text)
	}
	if joined := vocab.ReadHeading(strings.Join(h.Parts, " ")); joined.Role.Kind != vocab.NotUnderstood {
		return joined
	}
	reading := vocab.ReadHeading(h.Parts[len(h.Parts)-1])
	for i := len(h.Parts) - 2; i >= 0; i-- {
		outer := vocab.ReadHeading(h.Parts[i])
		if outer.Role.Kind == vocab.Printed || isChange(h.Parts[i]) {
			return vocab.Reading{Role: vocab.Role{Kind: vocab.Printed}}
		}
		if reading.Role.CaseType == "" {
			reading.Role.CaseType = outer.Role.CaseType
		}
		if reading.Role.Unit == "" && outer.Role.Kind == vocab.Whole {
			reading.Role.Unit = outer.Role.Unit
		}
	}
	return reading
}

// isChange says whether a heading speaks of the change between two counts.
func isChange(heading string) bool {
	return strings.Contains(strings.ToLower(heading), "change")
}

func mapped(heading string, maps []Mapping) (vocab.Role, bool) {
	for _, m := range maps {
		if vocab.Clean(m.Heading) == vocab.Clean(heading) {
			return m.Role, true
		}
	}
	return vocab.Role{}, false
}

// becauseNumbers is the evidence of a count whose heading says nothing.
const becauseNumbers = "its cells are numbers"

// byEvidence settles a heading that vocab does not understand from its cells.
func byEvidence(c *Column, all []Column) {
	s := c.sample
	if c.Role.Kind == vocab.Whole && c.Role.Unit == "" && c.Role.CaseType == "" {
		c.Role.Kind, c.Why = vocab.OwnCount, "counts, of what the heading does not say"
	}
	if c.Role.Kind == vocab.Part && s.mostly(anAnswer) {
		c.Role, c.Why = vocab.Role{Kind: vocab.OwnDimension}, "its cells say yes or no"
	}
	if c.Role.Kind != vocab.NotUnderstood {
		return
	}
	if spec, ok := vocab.NearestHeading(c.Heading.Text); ok {
		c.Suggest = spec
	}
	if guess := c.Reading.Guess; guess.Kind != vocab.NotUnderstood {
		c.Suggest = guess.Spec()
	}
	if role, ok := vocab.ReadRole(c.Suggest); !ok || role.Kind == vocab.Whole && role.Unit == "" {
		c.Suggest = "" // it would settle nothing
	}
	switch {
	case vocab.NeverCounts(c.Heading.Text):
		c.Role, c.Why = vocab.Role{Kind: vocab.OwnDimension}, "its heading names no count"
	case c.Reading.Guess.Kind == vocab.Printed:
		c.Role, c.Why = vocab.Role{Kind: vocab.Printed}, "an average or a rate, by its heading"
	case s.filled == 0:
		c.Role, c.Why = vocab.Role{Kind: vocab.Ignored}, "no cell of it is filled"
	case s.mostly(aPlace) && !hasDimension(all, "force"):
		c.Role, c.Why = vocab.Role{Kind: vocab.Dimension, Dimension: "force"}, "its cells are names of forces"
	case s.mostly(aPeriod) && !hasDimension(all, "period"):
		c.Role, c.Why = vocab.Role{Kind: vocab.Dimension, Dimension: "period"}, "its cells are periods"
	case s.years && !hasDimension(all, "period"):
		c.Role, c.Why = vocab.Role{Kind: vocab.Dimension, Dimension: "period"}, "its cells are years"
	case s.mostly(aPercentage):
		c.Role, c.Why = vocab.Role{Kind: vocab.Printed}, "its cells are percentages"
	case s.mostly(aNumber):
		c.Role, c.Why = vocab.Role{Kind: vocab.OwnCount}, becauseNumbers
	default:
		c.Role, c.Why = vocab.Role{Kind: vocab.OwnDimension}, "its cells are words"
	}
}

func hasDimension(columns []Column, name string) bool {
	return slices.ContainsFunc(columns, func(c Column) bool {
		return c.Role.Kind == vocab.Dimension && c.Role.Dimension == name
	})
}

// counts says whether the column holds published counts.
func (c *Column) counts() bool {
	switch c.Role.Kind {
	case vocab.Whole, vocab.Part, vocab.OwnCount:
		return true
	}
	return false
}

// HoldsNumbers says whether the column's cells are numbers: counts, and printed
// figures.
func (c *Column) HoldsNumbers() bool { return c.counts() || c.Role.Kind == vocab.Printed }

// adoptUnits gives each counted column what its heading leaves open: a part
// belongs to the nearest whole to its left unless it names a case type itself,
// and so does a whole that names none among wholes that do.
func adoptUnits(columns []Column, ctx context) {
	findingsStand := slices.ContainsFunc(columns, func(c Column) bool { return c.Role.Category == "gross_misconduct" })
	casesNamed := slices.ContainsFunc(columns, func(c Column) bool { return c.counts() && c.Role.CaseType != "" })
	caseColumn := hasDimension(columns, "case_type")
	for i := range columns {
		role := &columns[i].Role
		if !columns[i].counts() || role.Kind == vocab.OwnCount {
			continue
		}
		if caseColumn {
			role.CaseType = "" // the row says it
		}
		if role.Category == "referred" && vocab.Clean(columns[i].Heading.Text) == "misconduct" && findingsStand {
			role.Category, role.Dimension = "misconduct", "finding"
		}
		whole := nearestWhole(columns, i)
		if role.Kind == vocab.Part && role.Dimension == "" && whole < 0 {
			columns[i].Role, columns[i].Why = vocab.Role{Kind: vocab.OwnCount}, "a category of nothing that is named"
			continue
		}
		if role.CaseType == "" && casesNamed && !caseColumn {
			role.CaseType = "complaint"
			if whole >= 0 && columns[whole].Role.CaseType != "" {
				role.CaseType = columns[whole].Role.CaseType
			}
		}
		if role.Unit == "" {
			role.Unit = partUnit(columns, i, whole, ctx)
		}
		if role.Kind == vocab.Part && role.Population == "" {
			if w := unitWhole(columns, i); w >= 0 {
				role.Population = columns[w].Role.Population
			}
		}
	}
}

// nearestWhole is the nearest whole to the left of column i, of its own case
// type where it names one, else the nearest to the right; -1 for none.
func nearestWhole(columns []Column, i int) int {
	fits := func(j int) bool {
		role := columns[j].Role
		return role.Kind == vocab.Whole && role.Unit != "" &&
			(columns[i].Role.CaseType == "" || role.CaseType == columns[i].Role.CaseType)
	}
	for j := i - 1; j >= 0; j-- {
		if fits(j) {
			return j
		}
	}
	for j := i + 1; j < len(columns); j++ {
		if fits(j) {
			return j
		}
	}
	return -1
}

// unitWhole is the nearest whole that counts column i's own unit and case type.
func unitWhole(columns []Column, i int) int {
	best := -1
	for j, c := range columns {
		same := c.Role.Kind == vocab.Whole && c.Role.Unit == columns[i].Role.Unit && c.Role.CaseType == columns[i].Role.CaseType
		if same && (best < 0 || j < i) {
			best = j
		}
	}
	return best
}

// partUnit is the unit of a part that names none: allegations where its case
// type has them, because outcomes and actions are recorded for allegations;
// else whatever the whole beside it counts.
func partUnit(columns []Column, i, whole int, ctx context) string {
	for _, c := range columns {
		if c.Role.Kind == vocab.Whole && c.Role.Unit == "allegations" && c.Role.CaseType == columns[i].Role.CaseType {
			return "allegations"
		}
	}
	if whole >= 0 && columns[whole].Role.CaseType == columns[i].Role.CaseType {
		return columns[whole].Role.Unit
	}
	return cmp.Or(ctx.unit, "allegations")
}
