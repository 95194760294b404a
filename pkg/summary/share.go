package summary

import (
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// shareCell is a category's share of the known ones of its group. "Not known"
// stands outside the base and has no share; the whole is no category.
func (d *drawing) shareCell(g *group, c column) (result.Cell, error) {
	at := slices.Index(d.by, d.share)
	code := g.codes[at]
	value := d.table.Dimensions[d.share].Values[code]
	if code == returns.All || value.Aside {
		return result.Cell{}, nil
	}
	if value.Unknown {
		return result.Cell{Mark: d.mark("outside the base: " + value.Label)}, nil
	}
	part, err := d.measure(g.leaves, c.numerator)
	if err != nil || part.quantity == nil {
		return result.Cell{}, err
	}
	of, note, err := d.shareBase(g, at, c)
	if err != nil || of == nil {
		return result.Cell{}, err
	}
	cell := result.Cell{Fraction: divide(part.quantity, of, c.kind, d.question.Decimals)}
	if note != "" {
		cell.Mark = d.mark(note)
	}
	return cell, nil
}

// shareBase is the sum of the known categories of a group. Where the columns
// give only some categories of a whole, the whole is the base.
func (d *drawing) shareBase(g *group, at int, c column) (*result.Quantity, string, error) {
	var known, unknown, whole []*leaf
	for _, l := range d.all {
		if !d.sameGroup(g, l, at) {
			continue
		}
		code := d.code(l, d.share)
		switch {
		case d.table.Dimensions[d.share].Values[code].Aside:
		case code == returns.All:
			whole = append(whole, l)
		case d.table.Dimensions[d.share].Values[code].Unknown:
			unknown = append(unknown, l)
		default:
			known = append(known, l)
		}
	}
	sum, err := d.measure(known, c.numerator)
	if err != nil {
		return nil, "", err
	}
	if unit := d.table.Units[d.queries[c.numerator].unit].Name; !addsWithin(unit) {
		return d.shareOfPeople(known, whole, c.numerator, unit)
	}
	published, err := d.measure(whole, c.numerator)
	if err != nil || published.quantity == nil || sum.quantity == nil {
		return sum.quantity, "", err
	}
	rest, err := d.measure(slices.Concat(known, unknown), c.numerator)
	if err != nil {
		return nil, "", err
	}
	if published.quantity.Min == sum.quantity.Min || published.quantity.Min == rest.quantity.Min || d.table.Breaks(d.share) {
		return sum.quantity, "", nil
	}
	return published.quantity, "of the whole that the return gives: its categories do not make it up", nil
}

// shareOfPeople is the base of a share of people or cases, which may stand in
// several categories: the whole that the return gives, else from the largest
// category to their sum.
func (d *drawing) shareOfPeople(known, whole []*leaf, q int, unit string) (*result.Quantity, string, error) {
	published, err := d.measure(whole, q)
	if err != nil || published.quantity != nil {
		return published.quantity, "of the whole that the return gives: " + boundsNote(unit), err
	}
	var all tally
	for _, l := range known {
		t, ok := l.answers[q].tally()
		if !ok {
			continue
		}
		if err := all.merge(t); err != nil {
			return nil, "", err
		}
	}
	return all.quantity(len(known) < 2), boundsNote(unit), nil
}

// sameGroup says whether a leaf stands in the group but for the shared column.
func (d *drawing) sameGroup(g *group, l *leaf, at int) bool {
	for i, dim := range d.by {
		if i == at {
			continue
		}
		if g.sum > 0 && dim == d.force {
			if d.rank(l) != ofForces {
				return false
			}
			continue
		}
		if d.code(l, dim) != g.codes[i] {
			return false
		}
	}
	return d.force < 0 || slices.Contains(d.by, d.force) || d.rank(l) == g.rank
}
