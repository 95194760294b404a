package summary

import (
	"slices"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// distinctKind says which identifiers of a row-level table a query counts.
type distinctKind int

const (
	summed               distinctKind = iota // no identifiers: counts are added
	distinctComplaints                       // complaints
	distinctOfficers                         // known officers
	distinctAllegations                      // allegations, where rows repeat them
	distinctPairs                            // a known officer and a complaint
	complaintsOfOfficers                     // complaints with a known officer
	topTenthPairs                            // pairs of the tenth of officers with most
)

// unit is what the identifiers count.
func (d distinctKind) unit() string {
	switch d {
	case distinctOfficers:
		return "officers"
	case distinctAllegations:
		return "allegations"
	case distinctComplaints, complaintsOfOfficers:
		return "complaints"
	}
	return "pairs"
}

// given says whether the table has the identifiers.
func (d distinctKind) given(t *returns.Table) bool {
	switch d {
	case distinctComplaints:
		return t.HasIDs(returns.ComplaintID)
	case distinctOfficers:
		return t.HasIDs(returns.OfficerID)
	case distinctAllegations:
		return t.HasIDs(returns.AllegationID) && t.Unit("allegations") < 0
	}
	return t.HasIDs(returns.ComplaintID) && t.HasIDs(returns.OfficerID)
}

// distinctFigure resolves a figure of units that identifiers count.
func (p *plan) distinctFigure(f figure.Figure, c column) (column, string) {
	terms := map[string][2]distinctKind{
		"officers_per_complaint": {distinctPairs, complaintsOfOfficers},
		"concentration":          {topTenthPairs, distinctPairs},
	}
	pair, ok := terms[f.Name]
	if ok {
		if !pair[0].given(p.table) {
			return c, "it needs the identifiers of officers and of complaints on each row"
		}
		c.numerator, c.base, c.rows = p.add(query{distinct: pair[0]}), p.add(query{distinct: pair[1]}), true
		return c, ""
	}
	if f.Name == "allegations_per_complaint" && p.table.HasIDs(returns.ComplaintID) {
		n := query{unit: p.table.Unit("allegations")}
		if distinctAllegations.given(p.table) {
			n = query{distinct: distinctAllegations}
		}
		if n.unit >= 0 {
			c.numerator, c.base, c.rows = p.add(n), p.add(query{distinct: distinctComplaints}), true
			return c, ""
		}
	}
	return c, "its rows pair allegations with officers, so neither can be counted for the other"
}

// distinctSet is the identifiers and pairs of one group of records.
type distinctSet struct {
	complaints, officers, allegations []uint64
	pairs                             [][2]uint64 // officer, complaint
	most                              func(officers int) int
}

// collect gathers the identifiers of the records that pass, group by group.
// An identifier belongs to its force: case numbers start anew in each.
func (p *plan) collect(groups []*group) map[*group]*distinctSet {
	sets := map[*group]*distinctSet{}
	index := map[string]*group{}
	var sums []*group
	for _, g := range groups {
		sets[g] = &distinctSet{most: p.question.mostOf}
		if g.sum > 0 {
			sums = append(sums, g)
			continue
		}
		index[codesKey(g.codes)] = g
	}
	codes := make([]uint32, len(p.by))
	for r := range p.table.Records() {
		if !p.kept(r) {
			continue
		}
		for i, d := range p.by {
			codes[i] = p.table.Code(d, r)
		}
		if g, ok := index[codesKey(codes)]; ok {
			p.addIDs(sets[g], r)
		}
		for _, g := range sums {
			if p.summedInto(g, r) {
				p.addIDs(sets[g], r)
			}
		}
	}
	return sets
}

func codesKey(codes []uint32) string {
	b := make([]byte, 0, 4*len(codes))
	for _, c := range codes {
		b = append(b, byte(c), byte(c>>8), byte(c>>16), byte(c>>24))
	}
	return string(b)
}

// summedInto says whether a record of a force belongs to a sum of forces.
func (p *plan) summedInto(g *group, r int) bool {
	for i, d := range p.by {
		code := p.table.Code(d, r)
		if d == p.force {
			if placeRank(p.table.Dimensions[d].Values[code]) != ofForces {
				return false
			}
			continue
		}
		if code != g.codes[i] {
			return false
		}
	}
	return true
}

func (p *plan) addIDs(s *distinctSet, r int) {
	force := uint64(0)
	if p.force >= 0 {
		force = uint64(p.table.Code(p.force, r)) << 32
	}
	complaint, officer := p.table.ID(returns.ComplaintID, r), p.table.ID(returns.OfficerID, r)
	if complaint != returns.NoID {
		s.complaints = append(s.complaints, force|uint64(complaint))
	}
	if officer != returns.NoID {
		s.officers = append(s.officers, force|uint64(officer))
	}
	if allegation := p.table.ID(returns.AllegationID, r); allegation != returns.NoID {
		s.allegations = append(s.allegations, force|uint64(allegation))
	}
	if complaint != returns.NoID && officer != returns.NoID {
		s.pairs = append(s.pairs, [2]uint64{force | uint64(officer), force | uint64(complaint)})
	}
}

// count is the size of one of the sets; ok is false where it has no meaning,
// such as the tenth of nine officers.
func (s *distinctSet) count(d distinctKind) (int, bool) {
	switch d {
	case distinctComplaints:
		s.complaints = distinctOf(s.complaints)
		return len(s.complaints), true
	case distinctOfficers:
		s.officers = distinctOf(s.officers)
		return len(s.officers), true
	case distinctAllegations:
		s.allegations = distinctOf(s.allegations)
		return len(s.allegations), true
	}
	s.pairs = distinctPairsOf(s.pairs)
	switch d {
	case complaintsOfOfficers:
		complaints := make([]uint64, len(s.pairs))
		for i, pair := range s.pairs {
			complaints[i] = pair[1]
		}
		return len(distinctOf(complaints)), true
	case topTenthPairs:
		return s.ofMost()
	}
	return len(s.pairs), true
}

func distinctOf(ids []uint64) []uint64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

func distinctPairsOf(pairs [][2]uint64) [][2]uint64 {
	slices.SortFunc(pairs, func(a, b [2]uint64) int {
		if a[0] != b[0] {
			return compareIDs(a[0], b[0])
		}
		return compareIDs(a[1], b[1])
	})
	return slices.Compact(pairs)
}

func compareIDs(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// quantity is a distinct count as a quantity, nil where it has no meaning.
func (s *distinctSet) quantity(d distinctKind) *result.Quantity {
	n, ok := s.count(d)
	if !ok {
		return nil
	}
	return result.Exact(rate.Int(int64(n)))
}
