package cli

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/claim"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// returnEvidence hands the counts of returns to claim: one cell a count, with
// the force, period, case type and categories that its row and heading fix.
type returnEvidence struct {
	forces []string
	cells  map[string][]claim.Cell
}

// Counts are all counts of a force.
func (e *returnEvidence) Counts(force string) []claim.Cell { return e.cells[force] }

// Forces are the forces of the returns, in their order.
func (e *returnEvidence) Forces() []string { return e.forces }

// evidence is the counts of a return. Row-level tables hold no counts and are
// left out; that is told.
func evidence(r *returns.Return) (e *returnEvidence, notes []string) {
	e = &returnEvidence{cells: map[string][]claim.Cell{}}
	for _, t := range r.Tables {
		if t.Shape == returns.RowLevel {
			notes = append(notes, "row-level returns hold no counts to check against; give their summary instead")
			continue
		}
		for record := range t.Records() {
			for unit := range t.Units {
				if cell, ok := cellOf(t, unit, record); ok {
					e.add(cell)
				}
			}
		}
	}
	return e, notes
}

func (e *returnEvidence) add(c claim.Cell) {
	if e.cells[c.Force] == nil {
		e.forces = append(e.forces, c.Force)
	}
	e.cells[c.Force] = append(e.cells[c.Force], c)
}

// cellOf is one count of a table; ok is false where it says nothing.
func cellOf(t *returns.Table, unit, record int) (claim.Cell, bool) {
	count, counted := t.Count(unit, record)
	if !counted || !count.Given() {
		return claim.Cell{}, false
	}
	low, high := count.Number.Rat(), count.Number.Rat()
	if count.Mark.State != vocab.Known {
		if !count.Mark.Bounded {
			return claim.Cell{}, false
		}
		low, high = big.NewRat(count.Mark.Least, 1), big.NewRat(count.Mark.Greatest, 1)
	}
	at := t.At(unit, record)
	origin := t.Origins[at.Origin].Source
	c := claim.Cell{Unit: t.Units[unit].Name, Low: low, High: high,
		Source: result.Source{File: origin.Ref.Name(), Sheet: origin.Sheet, Line: t.Line(record)}}
	return c, describeCell(&c, t, record)
}

// describeCell fills in what row and heading fix; false where another column
// of the user's own breaks the count down.
func describeCell(c *claim.Cell, t *returns.Table, record int) bool {
	var words []string
	for d, dimension := range t.Dimensions {
		code := t.Code(d, record)
		if code == returns.All {
			continue
		}
		value := dimension.Values[code]
		switch {
		case dimension.Name == "force":
			c.Force = value.Label
		case dimension.Name == "period":
			c.Period = value.Label
		case dimension.Name == "case_type":
			c.CaseType = value.Label
			words = append(words, "in "+value.Label+"s")
		case slices.Contains([]string{"worker", "region"}, dimension.Name):
		case dimension.Own || value.Code == "":
			return false
		default:
			if code := value.Code; code != "schedule_3" {
				c.Categories = append(c.Categories, code)
			}
			words = append([]string{value.Label}, words...)
		}
	}
	c.What = strings.Join(append(append([]string{c.Unit}, words...), fmt.Sprintf("(%s, %s)", c.Force, c.Period)), " ")
	return true
}
