package summary

import (
	"encoding/binary"
	"fmt"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/returns"
)

// leaf is the observations of one force, period and case type (and of one
// value of whatever else the rows are grouped by). Both terms of a figure are
// taken from one leaf, so that a sum never pairs one force's allegations with
// another's referrals.
type leaf struct {
	codes   []uint32 // by plan.leaf
	answers []answer // by plan.queries
}

// rank is the level of a place: a total is never added to its members.
type rank int

const (
	ofForces rank = iota
	ofRegions
	ofTotals
)

// gather runs once over the records and fills the leaves, in the order in
// which they are first met.
func (p *plan) gather() ([]*leaf, error) {
	var leaves []*leaf
	var problems returns.Problems
	index := map[string]*leaf{}
	key := make([]byte, 0, 4*len(p.leaf))
	breaks := p.breaks()
	for r := range p.table.Records() {
		if !p.kept(r) {
			continue
		}
		key = key[:0]
		for _, d := range p.leaf {
			key = binary.LittleEndian.AppendUint32(key, p.table.Code(d, r))
		}
		l, ok := index[string(key)]
		if !ok {
			l = p.newLeaf(r)
			index[string(key)] = l
			leaves = append(leaves, l)
		}
		problems = append(problems, p.count(l, r, p.free(r, breaks))...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return leaves, nil
}

func (p *plan) newLeaf(r int) *leaf {
	l := &leaf{codes: make([]uint32, len(p.leaf)), answers: make([]answer, len(p.queries))}
	for i, d := range p.leaf {
		l.codes[i] = p.table.Code(d, r)
	}
	return l
}

func (p *plan) kept(r int) bool {
	for _, f := range p.where {
		if !f.keep[p.table.Code(f.dimension, r)] {
			return false
		}
	}
	return true
}

// count adds record r to the answers of the queries it speaks to.
func (p *plan) count(l *leaf, r int, free returns.Mask) (problems returns.Problems) {
	for i := range p.queries {
		q := &p.queries[i]
		if q.distinct != summed {
			continue
		}
		if !p.table.Counts(q.unit, r) {
			continue
		}
		switch p.matches(q, r) {
		case other:
			l.answers[i].carried = true
		case match:
			var err error
			sum := l.answers[i].under(free&^q.condMask, r, p.table.Order(r))
			if n, whole := p.table.Whole(q.unit, r); whole {
				err = sum.addWhole(rate.Int(n))
			} else if heap, several := p.table.Heap(q.unit, r); several {
				err = sum.addHeap(heap)
			} else if cell, _ := p.table.Count(q.unit, r); cell.Broken != "" {
				problems = appendNew(problems, p.table.Broken(q.unit, r, cell))
			} else {
				err = sum.addTimes(cell, p.table.Times(r))
			}
			if err != nil {
				problems = appendNew(problems, p.table.Problem(p.table.At(q.unit, r), "overflow",
					fmt.Sprintf("the sum of %s up to here: %v; no figure is given rather than a wrong one", p.table.Units[q.unit].Name, err)))
			}
		}
	}
	return problems
}

// appendNew keeps each place once, however many figures stumble over it.
func appendNew(problems returns.Problems, p returns.Problem) returns.Problems {
	for _, have := range problems {
		if have == p {
			return problems
		}
	}
	return append(problems, p)
}

// breaks is the dimensions that may break a record down beyond its leaf.
func (p *plan) breaks() (ds []int) {
	for d, dimension := range p.table.Dimensions {
		if dimension.Row && !p.leafMask.Has(d) {
			ds = append(ds, d)
		}
	}
	return ds
}

// free is those of the breaks that break record r down.
func (p *plan) free(r int, breaks []int) returns.Mask {
	m, several := p.table.Free(r)
	if several {
		m &^= p.leafMask
	}
	for _, d := range breaks {
		if p.table.Code(d, r) != returns.All {
			m = m.With(d)
		}
	}
	return m
}

type matching int

const (
	neither matching = iota // speaks of something else
	match                   // counts what is asked
	other                   // counts another category of what is asked
)

// matches says whether record r counts what the query asks for. What a heading
// restricts must be asked for: 7 referred are never taken for all allegations.
func (p *plan) matches(q *query, r int) matching {
	restricted := p.table.Template(r).Restricts &^ (p.within | p.leafMask | q.condMask)
	if restricted != 0 {
		return neither
	}
	if p.aside(q, r) {
		return neither
	}
	for _, c := range q.conds {
		code := p.table.Code(c.dimension, r)
		if code == returns.All {
			return neither
		}
		if !c.in[code] {
			if p.table.Dimensions[c.dimension].Row {
				return other
			}
			return neither
		}
	}
	return match
}

// aside says whether record r is a subtotal or an "of which" that was not asked
// for: other records hold it too.
func (p *plan) aside(q *query, r int) bool {
	for _, d := range p.asides {
		if !p.leafMask.Has(d) && !q.condMask.Has(d) && p.table.Dimensions[d].Values[p.table.Code(d, r)].Aside {
			return true
		}
	}
	return false
}

// rank is the level of the leaf's place; unknown names are taken as forces.
func (p *plan) rank(l *leaf) rank {
	for i, d := range p.leaf {
		if d == p.force {
			return placeRank(p.table.Dimensions[d].Values[l.codes[i]])
		}
	}
	return ofForces
}

// code is the leaf's code in dimension d.
func (p *plan) code(l *leaf, d int) uint32 {
	for i, have := range p.leaf {
		if have == d {
			return l.codes[i]
		}
	}
	return returns.All
}
