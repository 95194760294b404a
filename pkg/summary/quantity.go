package summary

import (
	"cmp"
	"math/bits"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// tally is a running sum of observations, some of which may be withheld.
type tally struct {
	least, greatest rate.Number // of the sum
	largest         rate.Number // the largest single observation's least value
	unbounded       bool        // nothing is known of the greatest value
	given           int         // observations that say something
	withheld        int         // observations that say nothing: blank, [x], [z]
	state           string      // why it is not exact, of the first that is not
	broken          bool        // the publisher marks a break in the series: [b]
}

// add takes one observation in.
func (t *tally) add(cell returns.Cell) error {
	t.broken = t.broken || cell.Mark.Break
	if !cell.Given() {
		t.withheld++
		if t.state == "" {
			t.state = cell.Mark.State.String()
		}
		return nil
	}
	t.given++
	least, greatest := cell.Number, cell.Number
	if cell.Mark.State != vocab.Known {
		t.state = cell.Mark.State.String()
		least, greatest = rate.Int(cell.Mark.Least), rate.Int(cell.Mark.Greatest)
		t.unbounded = t.unbounded || !cell.Mark.Bounded
	}
	return t.sum(least, greatest, least)
}

// addTimes takes the same observation in as often as there are rows of it.
func (t *tally) addTimes(cell returns.Cell, rows int64) error {
	if rows == 1 {
		return t.add(cell)
	}
	one := tally{}
	if err := one.add(cell); err != nil {
		return err
	}
	given, withheld, state := t.given, t.withheld, t.state
	many := one
	var err error
	if many.least, err = one.least.Times(rows); err != nil {
		return err
	}
	if many.greatest, err = one.greatest.Times(rows); err != nil {
		return err
	}
	if err := t.merge(many); err != nil {
		return err
	}
	t.given, t.withheld = given+one.given*int(rows), withheld+one.withheld*int(rows)
	if t.state = state; one.given > 0 && one.state != "" || state == "" {
		t.state = one.state
	}
	return nil
}

// addHeap is addWhole for the rows of a heap.
func (t *tally) addHeap(h returns.Heap) error {
	t.given += int(h.Rows)
	return t.sum(rate.Int(h.Sum), rate.Int(h.Sum), rate.Int(h.Largest))
}

// addWhole is add for a whole number without a mark, the usual cell.
func (t *tally) addWhole(n rate.Number) error {
	t.given++
	return t.sum(n, n, n)
}

func (t *tally) sum(least, greatest, single rate.Number) (err error) {
	if t.least, err = t.least.Add(least); err != nil {
		return err
	}
	if t.greatest, err = t.greatest.Add(greatest); err != nil {
		return err
	}
	if single.Cmp(t.largest) > 0 {
		t.largest = single
	}
	return nil
}

// merge takes another tally in, as part of the same sum.
func (t *tally) merge(o tally) error {
	t.given += o.given
	t.withheld += o.withheld
	t.unbounded = t.unbounded || o.unbounded
	t.broken = t.broken || o.broken
	if t.state == "" {
		t.state = o.state
	}
	return t.sum(o.least, o.greatest, o.largest)
}

// quantity is what the tally comes to. Where its observations may hold the
// same people or cases, the sum is only the greatest value, and the largest of
// them the least. Nil where nothing was given.
func (t tally) quantity(adds bool) *result.Quantity {
	if t.given == 0 {
		return nil
	}
	q := result.Quantity{Min: t.least, Max: t.greatest, Unbounded: t.unbounded, State: t.state}
	if !adds && t.given > 1 {
		q.Min, q.State = t.largest, "bounds"
	}
	if t.withheld > 0 {
		q.Unbounded = true
	}
	if q.Known() {
		q.State = ""
	}
	return &q
}

// pattern is the observations that are broken down by the same dimensions.
type pattern struct {
	free  returns.Mask
	sum   tally
	first int    // the record it was first seen in
	order uint64 // where its earliest row stands: counts that are no plain numbers may be met later
}

// answer is what a leaf's observations say to one query.
type answer struct {
	patterns []pattern
	carried  bool // a row says another category: this one is none of it
}

// under is the sum of what these dimensions break down, begun with record r
// where it is new, whose row stands at that place in the order of all.
func (a *answer) under(free returns.Mask, r int, order uint64) *tally {
	for i := range a.patterns {
		if p := &a.patterns[i]; p.free == free {
			p.order = min(p.order, order)
			return &p.sum
		}
	}
	a.patterns = append(a.patterns, pattern{free: free, first: r, order: order})
	return &a.patterns[len(a.patterns)-1].sum
}

// choose is the pattern that answers: the least broken down that says
// anything, so that a total is taken rather than its parts, and never both; of two
// that are broken down alike, the one told first.
func (a *answer) choose() *pattern {
	var best *pattern
	for i := range a.patterns {
		p := &a.patterns[i]
		if p.sum.given == 0 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(bits.OnesCount64(uint64(p.free)), bits.OnesCount64(uint64(best.free))), cmp.Compare(p.order, best.order)) < 0 {
			best = p
		}
	}
	return best
}

// tally is the answer as a tally; ok is false where nothing is known.
func (a *answer) tally() (tally, bool) {
	if p := a.choose(); p != nil {
		return p.sum, true
	}
	if len(a.patterns) == 0 && a.carried {
		return tally{given: 1}, true // none of this category: a true zero
	}
	return tally{}, false
}

// assumed says whether the answer is a zero that no row spells out.
func (a *answer) assumed() bool { return len(a.patterns) == 0 && a.carried }

// addsWithin says whether a unit's counts add over what breaks a leaf down:
// allegations do; a case or a person may stand in several parts.
func addsWithin(unit string) bool {
	switch unit {
	case "complaints", "officers", "complainants":
		return false
	}
	return true
}

// addsOver says whether a unit's counts add over a placing dimension.
func addsOver(unit, dimension string) bool {
	switch unit {
	case "officers", "complainants":
		return dimension != "case_type"
	}
	return true
}
