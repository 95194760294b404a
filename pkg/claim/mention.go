package claim

import (
	"math/big"
	"strings"
)

// Kind is what sort of number a figure is.
type Kind string

// The kinds.
const (
	Count    Kind = "count"
	Share    Kind = "share"
	Change   Kind = "change"
	Ratio    Kind = "ratio"
	Rate     Kind = "rate"
	Duration Kind = "duration"
)

// mention is a printed figure where it stands, with what binding found out.
type mention struct {
	Assertion
	kind       Kind
	from, to   int // its tokens, hedge included
	core       int // its first token without the hedge
	start, end int // its bytes
	sentence   int
	hedgeWords string
	broken     bool // digits that are no number
	decimal    bool // a count printed with a point: 1.592
	money      bool
	unsure     bool     // it may be a year, or the end of a numeral that was cut: nothing is called wrong by it
	direction  int      // of a change: +1, -1, 0 where the text does not say
	unit       string   // what it counts, "" where not told
	subject    string   // unit as told, or taken over from what it refers to
	predicates []string // what is said of the things counted
	place      string
	placeNamed bool // in its own sentence
	period     string
	base       base
	bracket    int    // number of the bracket it stands in, 0 for none
	per        string // of a ratio or rate: per what
	grown      bool   // of a multiple: "doubled", where "twice as many" only compares
	timesMore  bool   // "three times more", which is read in two ways
	listed     bool   // in a table of claims: of complaints, unless its row says otherwise
	stated     bool   // its row names force, period and figure, so that nothing else narrows it
	index      int    // its place among the figures of the text
	found      *outcome
}

// outcome is what was found about a figure from the text's own numbers.
type outcome struct {
	verdict  Verdict
	computed *big.Rat // as printed: per cent for shares and changes
	part, of *big.Rat // the terms, where there are two
	sources  []*mention
	how      string // which reading was taken, in words
	why      string // the whole working, where it is no fraction
	slip     string // what may have gone wrong
}

// base is what a share says it is a share of.
type base struct {
	number     int      // the mention that names it: "of the 158"; -1 for none
	these      bool     // of these, of them, of which
	unit       string   // of all complaints
	all        bool     // all, total
	narrowed   bool     // of those finalised: a part of the whole
	predicates []string // what narrows it, where that is known
	words      []string // the telling words that narrow it
	elsewhere  bool     // of another place than the rest of the text
	foreign    bool     // of something that no figure of the text counts: the population
}

// isShare says whether the figure is a part of something.
func (m *mention) isShare() bool { return m.kind == Share }

// isCount says whether the figure can be a term of a share or change.
func (m *mention) isCount() bool {
	return m.kind == Count && !m.money && !m.broken && m.Form == Plain && m.Top == nil && m.Hedge == Bare
}

// whole says whether nothing narrower than its unit is said of a count.
func (m *mention) whole() bool { return len(m.predicates) == 0 }

// isTerm says whether the figure can be the part of a share: a count, also one
// that "some" stands before.
func (m *mention) isTerm() bool {
	if m.isCount() {
		return true
	}
	return m.kind == Count && m.Form == Plain && m.Hedge == About && strings.EqualFold(m.hedgeWords, "some") && !m.money && m.Top == nil
}

// isRough says whether the figure is a count that is told roughly, which can
// only be the whole of a share: "around 3,770 employees, 37 of whom".
func (m *mention) isRough() bool {
	return m.kind == Count && m.Form == Plain && m.Hedge != Bare && m.Hedge != FewerThan && m.Hedge != AtMost && !m.money && !m.broken && m.Top == nil
}
