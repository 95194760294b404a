package summary

import (
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

// distinctSet is the identifiers of one row of the answer: those of its
// buckets, one a force.
type distinctSet struct {
	roll    *roll
	buckets []int
	most    func(officers int) int
}

// collect finds the buckets of each group: of a row its own, of a sum those of
// its forces.
func (p *plan) collect(groups []*group) map[*group]*distinctSet {
	x := p.callRoll()
	x.countAhead()
	sets := map[*group]*distinctSet{}
	index := map[string]*distinctSet{}
	var sums []*group
	for _, g := range groups {
		sets[g] = &distinctSet{roll: x, most: p.question.mostOf}
		if g.sum > 0 {
			sums = append(sums, g)
		} else {
			index[codesKey(g.codes)] = sets[g]
		}
	}
	codes := make([]uint32, len(p.by))
	for b := range x.ends {
		r := x.record(b)
		for i, d := range p.by {
			codes[i] = p.table.Code(d, r)
		}
		if s, ok := index[codesKey(codes)]; ok {
			s.buckets = append(s.buckets, b)
		}
		for _, g := range sums {
			if p.summedInto(g, r) {
				sets[g].buckets = append(sets[g].buckets, b)
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

// count is how many there are of a kind; ok is false where it has no meaning,
// such as the tenth of nine officers.
func (s *distinctSet) count(d distinctKind) (n int, ok bool) {
	switch d {
	case distinctComplaints:
		return s.identifiers(returns.ComplaintID), true
	case distinctOfficers:
		return s.identifiers(returns.OfficerID), true
	case distinctAllegations:
		return s.identifiers(returns.AllegationID), true
	case topTenthPairs:
		spread := s.spread()
		most := s.most(spread.officers())
		return spread.ofMost(most), most > 0
	}
	for _, b := range s.buckets {
		if p := s.roll.pairing(b); d == complaintsOfOfficers {
			n += p.complaints
		} else {
			n += p.pairs
		}
	}
	return n, true
}

func (s *distinctSet) identifiers(kind int) (n int) {
	counts := s.roll.distinct(kind)
	for _, b := range s.buckets {
		n += int(counts[b])
	}
	return n
}

// spread is how the complaints of all the buckets fall on officers.
func (s *distinctSet) spread() (sum spread) {
	for _, b := range s.buckets {
		sum = sum.add(s.roll.pairing(b).spread)
	}
	return sum
}

// quantity is a distinct count as a quantity, nil where it has no meaning.
func (s *distinctSet) quantity(d distinctKind) *result.Quantity {
	n, ok := s.count(d)
	if !ok {
		return nil
	}
	return result.Exact(rate.Int(int64(n)))
}
