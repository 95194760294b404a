package summary

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// Condition is one --where COLUMN=VALUE[,VALUE]. A value may hold a comma
// itself: the whole text is tried before its parts.
type Condition struct {
	Column string
	Text   string
	Not    bool
}

// Question is what a user asks of a return.
type Question struct {
	By       []string // columns to group by; nil for force, period and case type
	Where    []Condition
	Figures  []string // names or COUNT/BASE; nil for every figure the return can give
	Share    string   // a column whose categories' shares are asked for; "" for none
	Sort     string   // a column of the answer, with "-" for descending
	Top      int      // rows kept after sorting; 0 for all
	Decimals int      // rate.ByRule, or a fixed number
	Certainty
	Workforce *Workforce // for rates per 1,000; nil for none
	Tenth     *big.Rat   // the part of officers that concentration is of, between 0 and 1; nil for a tenth
}

// UsageError is a question that names what is not there.
type UsageError struct{ Text string }

func (e UsageError) Error() string { return e.Text }

// CannotError is a question that is well put but that the return cannot answer.
type CannotError struct{ Text string }

func (e CannotError) Error() string { return e.Text }

func usage(format string, args ...any) error { return UsageError{fmt.Sprintf(format, args...)} }

// plan is a question resolved against one table.
type plan struct {
	table    *returns.Table
	question Question
	by       []int // dimensions of the rows, in order
	forced   []string
	leaf     []int // dimensions that counts are kept apart by
	leafMask returns.Mask
	force    int   // the force dimension, -1 for none
	asides   []int // dimensions that hold subtotals
	share    int   // the dimension whose categories are shared out, -1 for none
	within   returns.Mask
	where    []filter
	counts   []column // units to show
	figures  []column // figures to show
	queries  []query
}

// filter keeps the records whose code is in the set.
type filter struct {
	dimension int
	keep      []bool
}

// placing are the dimensions that counts are always kept apart by.
var placing = []string{"return", "population", "force", "region", "period", "case_type", "worker"}

// resolve reads a question against a table.
func resolve(t *returns.Table, q Question) (*plan, error) {
	p := &plan{table: t, question: q, force: t.Dimension("force"), share: -1}
	for d, dimension := range t.Dimensions {
		if slices.ContainsFunc(dimension.Values, func(v returns.Value) bool { return v.Aside }) {
			p.asides = append(p.asides, d)
		}
	}
	for d := range t.Within() {
		p.within = p.within.With(d)
	}
	if err := p.resolveBy(); err != nil {
		return nil, err
	}
	if err := p.resolveWhere(); err != nil {
		return nil, err
	}
	p.resolveLeaf()
	p.planCounts()
	if err := p.planFigures(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *plan) resolveBy() error {
	if p.question.By == nil {
		p.by = p.defaultBy()
	}
	for _, name := range p.question.By {
		d, err := p.dimension(name)
		if err != nil {
			return err
		}
		if slices.Contains(p.by, d) {
			return usage("--by names %s twice", name)
		}
		p.by = append(p.by, d)
	}
	if p.question.Share != "" {
		d, err := p.dimension(p.question.Share)
		if err != nil {
			return err
		}
		p.share = d
		p.by = append(slices.DeleteFunc(p.by, func(b int) bool { return b == d }), d)
	}
	p.forceBy()
	return nil
}

// defaultBy is force, period and case type, with what else must not be mixed;
// a national table without any of them is shown by its own categories.
func (p *plan) defaultBy() []int {
	var by []int
	for _, name := range []string{"return", "population", "force", "period", "case_type", "worker"} {
		d := p.table.Dimension(name)
		if d < 0 || name == "worker" && len(p.table.Dimensions[d].Values) <= 2 {
			continue
		}
		if p.fixedByPairs(d) {
			continue
		}
		by = append(by, d)
	}
	if by == nil && p.table.Shape != returns.RowLevel {
		for d := range p.table.Dimensions {
			if p.table.Dimensions[d].Row && !p.fixedByPairs(d) && len(by) < 2 {
				by = append(by, d)
			}
		}
	}
	return by
}

// fixedByPairs says whether the question is of COUNT/BASE alone and dimension
// d stands only in headings: naming the columns fixes it.
func (p *plan) fixedByPairs(d int) bool {
	dimension := p.table.Dimensions[d]
	return p.onlyColumnPairs() && dimension.Heading == "" && dimension.Name != "return"
}

func (p *plan) onlyColumnPairs() bool {
	for _, name := range p.question.Figures {
		if _, ok := figure.Lookup(name); ok || !strings.Contains(name, "/") {
			return false
		}
	}
	return len(p.question.Figures) > 0
}

// forceBy adds what must never be summed over: returns told apart by a label,
// populations side by side, rows that count different things, and periods that
// overlap or count different populations.
func (p *plan) forceBy() {
	for _, name := range []string{"return", "population", "measure", "period"} {
		d := p.table.Dimension(name)
		if d < 0 || slices.Contains(p.by, d) || len(p.table.Dimensions[d].Values) <= 2 {
			continue
		}
		if name == "period" && !severalPopulations(p.table) && !overlapping(p.table.Dimensions[d]) {
			continue
		}
		p.by = append(p.by, d)
		p.forced = append(p.forced, p.table.Dimensions[d].Name)
	}
}

// severalPopulations says whether the files of a table count different
// populations, "all of them" being one.
func severalPopulations(t *returns.Table) bool {
	first := strings.Join(originPopulations(t, 0), "; ")
	for i := range t.Origins {
		if strings.Join(originPopulations(t, i), "; ") != first {
			return true
		}
	}
	return false
}

// overlapping says whether two periods share a day: a year and its quarters.
func overlapping(d *returns.Dimension) bool {
	for i, a := range d.Values[1:] {
		if !a.Known {
			return true // nobody knows whether it does
		}
		for _, b := range d.Values[1+i+1:] {
			if a.Period != (vocab.Period{}) && b.Period != (vocab.Period{}) && vocab.Overlaps(a.Period, b.Period) {
				return true
			}
		}
	}
	return false
}

func (p *plan) resolveWhere() error {
	for _, c := range p.question.Where {
		d, err := p.dimension(c.Column)
		if err != nil {
			return err
		}
		dimension := p.table.Dimensions[d]
		f := filter{d, make([]bool, len(dimension.Values))}
		for i := range f.keep {
			f.keep[i] = c.Not
		}
		values := strings.Split(c.Text, ",")
		if _, whole := dimension.Find(c.Text); whole {
			values = []string{c.Text}
		}
		for _, value := range values {
			code, ok := dimension.Find(strings.TrimSpace(value))
			if !ok {
				return usage("no %s %q in the return; %s", dimension.Name, value, nearestValue(dimension, value))
			}
			f.keep[code] = !c.Not
		}
		p.where = append(p.where, f)
	}
	return nil
}

func (p *plan) resolveLeaf() {
	for d, dimension := range p.table.Dimensions {
		if slices.Contains(placing, dimension.Name) && !p.fixedByPairs(d) || slices.Contains(p.by, d) {
			p.leaf = append(p.leaf, d)
			p.leafMask = p.leafMask.With(d)
		}
	}
}

// dimension finds a column by name, or says which name is meant.
func (p *plan) dimension(name string) (int, error) {
	if d := p.table.Dimension(name); d >= 0 {
		return d, nil
	}
	if reading := vocab.ReadHeading(name); reading.Role.Kind == vocab.Dimension {
		if d := p.table.Dimension(reading.Role.Dimension); d >= 0 {
			return d, nil
		}
	}
	var names []string
	for _, d := range p.table.Dimensions {
		names = append(names, d.Name)
	}
	for kind := range []int{returns.ComplaintID, returns.OfficerID, returns.AllegationID} {
		if p.table.HasIDs(kind) && vocab.Clean(p.table.IDHeading(kind)) == vocab.Clean(name) {
			return 0, usage("%q holds identifiers, which are counted, not grouped by; --map '%s=column' makes it a column of words", name, name)
		}
	}
	return 0, usage("no column %q to group or select by; %s", name, Nearest(name, names))
}

// Nearest names the nearest of the choices, or lists them all.
func Nearest(name string, choices []string) string {
	if best, ok := vocab.NearestOf(name, choices); ok {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(choices) == 0 {
		return "there are none"
	}
	return "there are: " + strings.Join(choices, ", ")
}

func nearestValue(d *returns.Dimension, value string) string {
	if d.Name == "force" {
		if place, ok := vocab.NearestPlace(value); ok {
			if _, there := d.Find(place); there {
				return fmt.Sprintf("did you mean %q?", place)
			}
		}
	}
	var labels []string
	for _, v := range d.Values[1:] {
		labels = append(labels, v.Label)
	}
	text := Nearest(value, labels)
	if len(labels) > 60 && strings.HasPrefix(text, "there are:") {
		return fmt.Sprintf("it has %d others", len(labels))
	}
	return text
}
