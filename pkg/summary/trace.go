package summary

import (
	"cmp"
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// Trace is the records behind one side of a figure for one row of the answer.
type Trace struct {
	Table    *returns.Table
	Group    []string // the row's columns, in words
	Side     string   // "numerator" or "denominator"
	What     string   // what is counted, in words
	Unit     int      // index of the unit counted; -1 where records themselves are
	Records  []int
	Quantity *result.Quantity
}

// Walk leads a figure back to the records it was computed from: for each row
// of the answer the numerator's, then the denominator's. The columns are the
// names of the group columns.
func Walk(r *returns.Return, q Question, name string) (traces []Trace, columns []string, err error) {
	if len(r.Conflicts) > 0 {
		return nil, nil, r.Conflicts
	}
	q.Figures, q.Share = []string{name}, ""
	var failed []error
	for _, t := range r.Tables {
		found, names, err := walkTable(t, q)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		traces, columns = append(traces, found...), names
	}
	if err := worst(failed, len(r.Tables)); err != nil {
		return nil, nil, err
	}
	if len(traces) == 0 {
		return nil, nil, CannotError{"no row of the return gives both terms of " + name + " for what --where asks for"}
	}
	return traces, columns, nil
}

func walkTable(t *returns.Table, q Question) ([]Trace, []string, error) {
	p, err := resolve(t, q)
	if err != nil {
		return nil, nil, err
	}
	leaves, err := p.gather()
	if err != nil {
		return nil, nil, err
	}
	d := &drawing{plan: p, all: leaves}
	groups := d.groupUp(leaves)
	if t.Shape == returns.RowLevel {
		d.sets = p.collect(groups)
	}
	var columns []string
	for _, dim := range p.by {
		columns = append(columns, d.columnName(dim))
	}
	c := p.figures[0]
	var traces []Trace
	for _, g := range groups {
		cell, err := d.figureCell(g, c)
		if err != nil {
			return nil, nil, d.overflow(err)
		}
		if cell.Fraction == nil {
			continue
		}
		traces = append(traces, d.trace(g, c, "numerator", c.numerator, cell.Fraction.Part), d.trace(g, c, "denominator", c.base, cell.Fraction.Of))
	}
	return traces, columns, nil
}

func (d *drawing) trace(g *group, c column, side string, q int, quantity *result.Quantity) Trace {
	t := Trace{Table: d.table, Side: side, Unit: d.queries[q].unit, Quantity: quantity}
	for i, dim := range d.by {
		t.Group = append(t.Group, d.label(dim, g.codes[i]))
	}
	if kind := d.queries[q].distinct; kind != summed {
		t.Unit, t.What = -1, kind.words()
		t.Records = d.identified(g, kind)
		return t
	}
	t.What = d.queryName(q)
	t.Records = d.behind(g, c, q)
	return t
}

// words says what a distinct count counts.
func (k distinctKind) words() string {
	switch k {
	case topTenthPairs:
		return "pairs of the officers with most"
	case complaintsOfOfficers:
		return "complaints with a known officer"
	case distinctPairs:
		return "pairs of a known officer and a complaint"
	}
	return k.unit()
}

// behind finds the records that a query's chosen patterns were summed from, in
// the leaves that give both terms.
func (d *drawing) behind(g *group, c column, q int) []int {
	wanted := map[string]returns.Mask{}
	for _, l := range d.oneLevel(g.leaves, c.numerator, c.base) {
		if p := l.answers[q].choose(); p != nil && d.gives(l, c.numerator) && d.gives(l, c.base) {
			wanted[codesKey(l.codes)] = p.free
		}
	}
	var records []int
	codes := make([]uint32, len(d.leaf))
	query, breaks := &d.queries[q], d.breaks()
	for r := range d.table.Records() {
		if !d.table.Counts(query.unit, r) || !d.kept(r) || d.matches(query, r) != match {
			continue
		}
		for i, dim := range d.leaf {
			codes[i] = d.table.Code(dim, r)
		}
		if free, ok := wanted[codesKey(codes)]; ok && d.free(r, breaks)&^query.condMask == free {
			records = append(records, r)
		}
	}
	return records
}

// identified finds the first record of each identifier or pair counted.
func (d *drawing) identified(g *group, kind distinctKind) []int {
	seen := map[[2]uint64]bool{}
	top := d.topOfficers(g, kind)
	var records []int
	for r := range d.table.Records() {
		if !d.kept(r) || !d.inGroup(g, r) {
			continue
		}
		id, ok := d.identity(kind, r)
		if !ok || seen[id] || top != nil && !top[id[0]] {
			continue
		}
		seen[id] = true
		records = append(records, r)
	}
	return records
}

func (d *drawing) inGroup(g *group, r int) bool {
	for i, dim := range d.by {
		if d.table.Code(dim, r) != g.codes[i] {
			return false
		}
	}
	return true
}

// identity is what record r adds to a distinct count, officer before complaint;
// ok is false for nothing.
func (d *drawing) identity(kind distinctKind, r int) (id [2]uint64, ok bool) {
	complaint, hasComplaint := d.identifier(returns.ComplaintID, r)
	officer, hasOfficer := d.identifier(returns.OfficerID, r)
	switch kind {
	case distinctComplaints:
		return [2]uint64{0, complaint}, hasComplaint
	case distinctOfficers:
		return [2]uint64{officer, 0}, hasOfficer
	case distinctAllegations:
		allegation, has := d.identifier(returns.AllegationID, r)
		return [2]uint64{complaint, allegation}, has // numbered anew in each complaint
	case complaintsOfOfficers:
		return [2]uint64{0, complaint}, hasComplaint && hasOfficer
	}
	return [2]uint64{officer, complaint}, hasComplaint && hasOfficer
}

// identifier is record r's identifier of a kind, with the force it belongs to.
func (d *drawing) identifier(kind, r int) (id uint64, ok bool) {
	n := d.table.ID(kind, r)
	return d.ofForce(n, r), n != returns.NoID
}

func (d *drawing) ofForce(id uint32, r int) uint64 {
	if d.force < 0 {
		return uint64(id)
	}
	return uint64(d.table.Code(d.force, r))<<32 | uint64(id)
}

// topOfficers is the tenth of officers with most, for the figure that counts
// theirs; of those tied at the edge the first in the file are taken.
func (d *drawing) topOfficers(g *group, kind distinctKind) map[uint64]bool {
	if kind != topTenthPairs {
		return nil
	}
	type one struct {
		officer    uint64
		complaints int
	}
	var all []one
	set := d.sets[g]
	for _, b := range set.buckets {
		first := int(set.roll.bucket(b)[0])
		set.roll.walk(b, officerComplaints, func(officer uint32, complaints int) {
			all = append(all, one{d.ofForce(officer, first), complaints})
		})
	}
	slices.SortFunc(all, func(a, b one) int {
		return cmp.Or(cmp.Compare(b.complaints, a.complaints), cmp.Compare(a.officer, b.officer))
	})
	top := map[uint64]bool{}
	for _, o := range all[:d.question.mostOf(len(all))] {
		top[o.officer] = true
	}
	return top
}
