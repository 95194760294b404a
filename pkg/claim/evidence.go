package claim

import (
	"math/big"

	"complaintstats/pkg/result"
)

// Evidence answers what a return says of a figure. The return is read, and its
// words are understood, by whoever implements it.
type Evidence interface {
	// Look finds what the return has for a figure as it was bound.
	Look(Query) []Match
}

// Query is a figure as the text binds it.
type Query struct {
	Kind       Kind
	Force      string   // as vocab names it, "" where the text names none
	Period     string   // as vocab names it
	Unit       string   // what is counted; of a share what its base counts
	Predicates []string // what is said of the things counted, as codes
	Value      *big.Rat // of a count, as printed
}

// Match is one count or share of a return that the figure may be.
type Match struct {
	What      string   // in words: "allegations referred to misconduct proceedings, Essex"
	Unit      string   // what the count counts
	Part, Of  *big.Rat // a count has no Of
	Low, High *big.Rat // of a withheld count: its least and greatest value; nil where known
	Printed   *big.Rat // a percentage column of the return, where only that is there
	Exact     bool     // the one that the text names, not one of several
	Sources   []result.Source
}

// weigh judges each finding by the evidence and takes the worst verdict on top.
func (c *checker) weigh(b *binder, findings []result.Finding, evidence Evidence) {
}
