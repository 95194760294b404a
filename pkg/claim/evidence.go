package claim

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// Evidence is what returns have. Whoever implements it has read the returns,
// understood their words and added up what may be added; here it is only
// compared with what was printed.
type Evidence interface {
	// Places are the forces, regions and totals that the returns speak of, in
	// their order; a place without a name is of returns that name none.
	Places() []Place
	// Periods are the stretches of time that they speak of; "" is none.
	Periods() []string
	// Counts are all counts of a place, wholes and single categories.
	Counts(Place) []Cell
	// Figures are the shares and ratios of a place that have a name.
	Figures(Place) []Figure
	// Printed are the percentages of a place that the returns print themselves.
	Printed(Place) []PrintedShare
}

// Place is a force, or something above one.
type Place struct {
	Name  string
	Level Level
}

// Level is what sort of place it is.
type Level string

// The levels. A table without places has the empty one.
const (
	Force  Level = "force"
	Region Level = "region"
	Total  Level = "total" // as the return prints it
	Sum    Level = "sum"   // of the forces that the return lists
)

// Cell is one count of a return: a single cell of it, or a sum of several.
type Cell struct {
	Place      Place
	Forces     int // of a sum: how many
	Period     string
	CaseType   string // complaint, conduct matter, recordable conduct matter; "" where the return tells none
	AllCases   bool   // over all case types of the return
	Worker     string // "" for everybody
	Apart      string // what else the return keeps it apart by
	Table      int    // counts of two tables never meet in one share
	Unit       string
	Dimension  string   // the column of its category; "" for a whole
	Categories []string // codes, or the return's own words; none for a whole
	Label      string   // its category as the return writes it
	Unknown    bool     // of a category "not known": outside the base of a share
	What       string   // in words
	Low, High  *big.Rat // its least and greatest value: equal where known; High is nil where nothing bounds it
	Trace      func() Trace
}

// Trace is where a count comes from.
type Trace struct {
	Lines      []result.Source // the first of them
	Total      int             // how many there are
	Population string          // what narrows all counts of the file, in words
}

// Figure is a share or ratio with its terms.
type Figure struct {
	Name     string
	Codes    []string // the categories of a share's numerator; none for a ratio
	Part, Of Cell
	Note     string // what is to be told of its base
}

// PrintedShare is a percentage that a return prints.
type PrintedShare struct {
	Place    Place
	Period   string
	CaseType string
	Category string // code
	Value    *big.Rat
	Text     string
	Heading  string
	Source   result.Source
}

// known says whether a cell is one number.
func (c *Cell) known() bool { return c.High != nil && c.Low.Cmp(c.High) == 0 }

// whole says whether a cell counts all of its unit.
func (c *Cell) whole() bool { return len(c.Categories) == 0 }

// trace is where the cell comes from, nowhere for one that cannot tell.
func (c *Cell) trace() Trace {
	if c.Trace == nil {
		return Trace{}
	}
	return c.Trace()
}

// number writes a cell as a reader wants it.
func (c *Cell) number() string {
	switch {
	case c.known():
		return grouped(c.Low)
	case c.High == nil:
		return grouped(c.Low) + " or more"
	}
	return grouped(c.Low) + " to " + grouped(c.High)
}

// text is a cell in words: "1,048 complaints (Essex, 2020/21)".
func (c *Cell) text() string {
	if rest, ok := strings.CutPrefix(c.What, c.Unit); ok && c.known() && c.Low.Cmp(big.NewRat(1, 1)) == 0 {
		return "1 " + strings.TrimSuffix(c.Unit, "s") + rest
	}
	return c.number() + " " + c.What
}

// row is what two counts share that stand in one row of a return, or in sums
// over the same rows.
type row struct {
	table                          int
	place                          Place
	period, caseType, worker, rest string
	allCases                       bool
}

func (c *Cell) row() row {
	return row{c.Table, c.Place, c.Period, c.CaseType, c.Worker, c.Apart, c.AllCases}
}

// archive is evidence with what was gathered of it so far, for all texts.
type archive struct {
	evidence Evidence
	search   bool
	places   []Place
	periods  []string
	kept     map[string]scope
	pools    map[string]*pool // of searches, by scope
	pool     *pool            // of searches, made when it is first asked for
}

// hold makes the evidence ready to be asked; nil where there is none.
func hold(o Options) *archive {
	if o.Evidence == nil {
		return nil
	}
	return &archive{evidence: o.Evidence, search: o.Find, places: o.Evidence.Places(), periods: o.Evidence.Periods(), kept: map[string]scope{}, pools: map[string]*pool{}}
}

// weighing is a window of a text held against evidence.
type weighing struct {
	*checker
	*archive
	b      *binder
	main   string   // the period that it speaks of first and the return has
	named  []string // the forces that the window names
	told   []string // the periods that it names
	topics []topic
}

// weigh judges the window's own figures by the evidence, and puts the worst
// verdict of each on top of its finding.
func (c *checker) weigh(b *binder, own []*mention, findings []result.Finding, held *archive) {
	w := &weighing{checker: c, archive: held, b: b}
	w.readText()
	period, next := "", 0
	for _, m := range b.mentions {
		if m.period != "" && w.has(m.period) {
			period = m.period
		}
		if next == len(own) || m != own[next] {
			continue
		}
		if e, ok := w.judge(m, period); ok {
			findings[next].Evidence = append(findings[next].Evidence, e)
			if m.kind == Count && Class(e.Class) == OK {
				spare(&findings[next])
			}
			top(&findings[next])
		}
		next++
	}
}

// readText notes the forces and periods that the text names.
func (w *weighing) readText() {
	for _, p := range w.b.places {
		if !p.national && !slices.Contains(w.named, p.name) {
			w.named = append(w.named, p.name)
		}
	}
	for _, p := range w.b.periods {
		if !slices.Contains(w.told, p.name) {
			w.told = append(w.told, p.name)
		}
		if w.main == "" && w.has(p.name) {
			w.main = p.name
		}
	}
	for _, m := range w.b.mentions {
		if w.main == "" && m.period != "" && w.has(m.period) {
			w.main = m.period
		}
	}
	w.findTopics()
	for i, m := range w.b.mentions {
		if i > 0 && w.setOff(m) {
			m.beside = w.b.mentions[i-1].predicates
		}
	}
}

// setOff says whether a share of which nothing is said stands behind a count of
// its sentence, parted from what is said of that: "34 were referred, or 3.2 per cent".
func (w *weighing) setOff(m *mention) bool {
	o := w.b.mentions[m.index-1]
	if m.kind != Share || len(m.predicates) > 0 || !o.isTerm() || o.sentence != m.sentence || len(w.b.sentences) == 0 {
		return false
	}
	switch w.b.at(m.from - 1).text {
	case ",", "or", "(", "-":
		return true
	}
	return false
}

func (w *archive) has(period string) bool { return slices.Contains(w.periods, period) }

// spare makes a count doubtful that the text's own numbers refuse and the return has:
// of two numbers that cannot both be right, it is the other that is wrong.
func spare(f *result.Finding) {
	if f.Class != string(Fail) || len(f.Evidence) == 0 {
		return
	}
	f.Verdict, f.Class = string(Ambiguous), string(Warn)
	f.Why += "; the return has it, so that the other number is wrong"
	own := &f.Evidence[0]
	own.Verdict, own.Class, own.Why = f.Verdict, f.Class, f.Why
}

// top takes the worst of the evidence: fail, warn, ok, unknown.
func top(f *result.Finding) {
	for _, e := range f.Evidence {
		class := Class(e.Class)
		if class.severity() > Class(f.Class).severity() || class.severity() == 0 && f.Verdict == string(NotCheckable) {
			f.Verdict, f.Class, f.Why = e.Verdict, e.Class, e.Why
			if f.Computed == "" && class != Unknown {
				f.Computed = e.Computed
			}
			if f.Numerator == "" && class != Unknown {
				f.Numerator, f.Denominator = e.Numerator, e.Denominator
			}
		}
	}
}

// judge is what the return says of a figure; ok is false for figures that no
// return holds.
func (w *weighing) judge(m *mention, carried string) (result.Evidence, bool) {
	if m.broken || m.money || m.decimal || m.kind == Duration || m.Top != nil && m.kind == Count {
		return result.Evidence{}, false
	}
	if m.kind == Change {
		return w.change(m)
	}
	ways := map[Kind]func(*mention, scope) result.Evidence{Count: w.count, Share: w.share, Ratio: w.ratio}
	way := ways[m.kind]
	if way == nil {
		return result.Evidence{}, false
	}
	s, e := w.inItsYear(m, carried, way)
	if s.lacks != "" && (Class(e.Class) == Fail || Class(e.Class) == Warn || Class(e.Class) == OK && m.isBound()) {
		e = evidenceOf(NotInReturn, "the return names no "+s.lacks+", so that it may be about another", nil)
	}
	if w.search && m.kind == Share && Class(e.Class) == Unknown {
		if found, ok := w.find(m, s, e); ok {
			return found, true
		}
	}
	return e, true
}

// evidenceOf is a judgement with the lines behind the counts that it rests on;
// the first lines of a sum are listed, and how many more there are is told. It
// accuses nobody: that is left to refuse.
func evidenceOf(v Verdict, why string, value *big.Rat, cells ...*Cell) result.Evidence {
	if v.Class() == Fail {
		v = NotInReturn
	}
	e := result.Evidence{Basis: "return", Verdict: string(v), Class: string(v.Class()), Computed: computed(value)}
	total, populations := 0, []string{}
	for _, c := range cells {
		t := c.trace()
		if c.row() == cells[0].row() {
			total = max(total, t.Total) // a part's lines are among those of its whole
		} else {
			total += t.Total
		}
		for _, s := range t.Lines {
			if !slices.Contains(e.Sources, s) {
				e.Sources = append(e.Sources, s)
			}
		}
		if t.Population != "" && !slices.Contains(populations, t.Population) {
			populations = append(populations, t.Population)
		}
	}
	slices.SortStableFunc(e.Sources, func(a, b result.Source) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line))
	})
	e.Why = why + linesText(e.Sources, max(total-len(e.Sources), 0))
	if len(populations) > 0 && v.Class() != OK && v != UnitMismatch {
		e.Why += "; the return counts " + strings.Join(populations, "; ")
	}
	return e
}

// linesText names the files and the lines that a judgement rests on.
func linesText(sources []result.Source, more int) string {
	if len(sources) == 0 {
		return ""
	}
	const most = 4
	var places []string
	for start, told := 0, 0; start < len(sources); {
		end := start
		for end < len(sources) && sources[end].File == sources[start].File && sources[end].Sheet == sources[start].Sheet {
			end++
		}
		if told >= most {
			more += len(sources) - start
			break
		}
		shown := sources[start:min(end, start+most-told)]
		told += len(shown)
		more += end - start - len(shown)
		places = append(places, placeText(shown))
		start = end
	}
	text := strings.Join(places, "; ")
	if more > 0 {
		text += fmt.Sprintf(", and %s more", rate.Int(int64(more)).Grouped())
	}
	return " [" + text + "]"
}

// placeText names lines of one file or sheet.
func placeText(sources []result.Source) string {
	place := sources[0].File
	if sources[0].Sheet != "" {
		place += ", " + sources[0].Sheet
	}
	var lines []string
	for _, s := range sources {
		lines = append(lines, fmt.Sprint(s.Line))
	}
	if len(lines) == 1 {
		return place + ", line " + lines[0]
	}
	return place + ", lines " + strings.Join(lines, ", ")
}
