// Package figure knows the derived figures: what each is called, what is
// divided by what, in which units and under which rules, who defines it so and
// where it misleads.
//
// It refuses to know where the counts come from: it asks for terms ("the
// allegations referred to proceedings", "all allegations") and never sees a
// row.
package figure

import (
	"slices"

	"complaintstats/pkg/vocab"
)

// Kind is how a figure is printed.
type Kind uint8

// The kinds of figure.
const (
	Share       Kind = iota // per cent of a base
	Ratio                   // one unit for each of another
	PerThousand             // for each 1,000 employees
)

// Term is one side of a figure: a count in a unit, of the observations that
// fall under one of the categories; of all of them where there are none.
type Term struct {
	Unit       string   // "" for the unit the table counts in
	Dimension  string   // of the categories
	Categories []string // codes of vocab; a term without them is the whole
	Known      bool     // every category of the dimension but "Not known" and what ended without one
	// Need is how many of the categories, from the first on, a table must carry
	// for the term to make sense; 0 means all.
	Need int
}

// Whole says whether the term counts everything of its unit.
func (t Term) Whole() bool { return len(t.Categories) == 0 && !t.Known }

// Base is one way to take the denominator, best first.
type Base struct {
	Term
	Note string // told where this base is used in place of a better one
}

// Figure is one derived figure.
type Figure struct {
	Name      string
	Kind      Kind
	Title     string // heads a column
	Meaning   string // a sentence a reader understands
	Formula   string
	Units     string
	Of        string // the base in words
	Regime    string
	Source    string
	Limits    string
	Example   string
	Numerator Term
	Bases     []Base
	// Outside are categories that stand beside the figure's own and in none of
	// its terms: the reader is told of them.
	Outside []string
	// Rows marks figures that need the identifiers of a row-level return.
	Rows bool
	// Nearest is the figure to name where a return cannot give this one.
	Nearest string
}

// All are the figures in the order in which they are printed.
func All() []Figure {
	return slices.Concat(outcomes(), handlings(), actions(), proceedings(), ratios(), rates(), concentrations())
}

// Lookup finds a figure by its name.
func Lookup(name string) (Figure, bool) {
	wanted := vocab.Clean(name)
	for _, f := range All() {
		if vocab.Clean(f.Name) == wanted {
			return f, true
		}
	}
	return Figure{}, false
}

// Names are the names of all figures, in their order.
func Names() []string {
	var names []string
	for _, f := range All() {
		names = append(names, f.Name)
	}
	return names
}

func allegations(dimension string, categories ...string) Term {
	return Term{Unit: "allegations", Dimension: dimension, Categories: categories}
}

// ofAll is the base of shares of all allegations of a case type.
func ofAll() []Base { return []Base{{Term: allegations("")}} }
