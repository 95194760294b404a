package summary

import (
	"encoding/binary"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// group is the leaves of one row of the answer.
type group struct {
	codes  []uint32 // by plan.by
	leaves []*leaf
	rank   rank
	sum    int // number of forces summed; 0 for a row of the return
}

// groupUp makes the rows: each force by itself, published totals by
// themselves. Without the force among the columns each row uses one level: the
// forces where it has any, else regions, else totals.
func (p *plan) groupUp(leaves []*leaf) []*group {
	var groups []*group
	index := map[string]*group{}
	for _, l := range leaves {
		r := p.rank(l)
		key, codes := p.groupKey(l)
		g, ok := index[key]
		if !ok {
			g = &group{codes: codes, rank: r}
			index[key] = g
			groups = append(groups, g)
		}
		g.rank = min(g.rank, r)
		g.leaves = append(g.leaves, l)
	}
	for _, g := range groups { // of the forces and their totals, one level
		g.leaves = slices.DeleteFunc(g.leaves, func(l *leaf) bool { return p.rank(l) != g.rank })
	}
	slices.SortStableFunc(groups, p.inOrder)
	return groups
}

func (p *plan) groupKey(l *leaf) (string, []uint32) {
	var key []byte
	codes := make([]uint32, len(p.by))
	for i, d := range p.by {
		codes[i] = p.code(l, d)
		key = binary.LittleEndian.AppendUint32(key, codes[i])
	}
	return string(key), codes
}

// inOrder sorts rows as the return has them: periods as time, everything else
// in the order of the file, forces before the totals that stand apart.
func (p *plan) inOrder(a, b *group) int {
	if p.share >= 0 { // the categories of one force stand together
		if c := p.byForce(a, b); c != 0 {
			return c
		}
	}
	for i, d := range p.by {
		if d == p.force {
			continue
		}
		if c := p.compare(d, a.codes[i], b.codes[i]); c != 0 {
			return c
		}
	}
	return p.byForce(a, b)
}

// byForce orders by force: totals last, the forces as the file has them, or by
// name where the rows of a force may lie anywhere in it.
func (p *plan) byForce(a, b *group) int {
	if a.rank != b.rank {
		return int(a.rank - b.rank)
	}
	i := slices.Index(p.by, p.force)
	if i < 0 {
		return 0
	}
	if p.table.Shape != returns.Wide {
		return strings.Compare(p.label(p.force, a.codes[i]), p.label(p.force, b.codes[i]))
	}
	return int(a.codes[i]) - int(b.codes[i])
}

func (p *plan) label(dim int, code uint32) string { return p.table.Dimensions[dim].Values[code].Label }

// compare orders two values of a dimension; the whole comes after its parts.
func (p *plan) compare(d int, a, b uint32) int {
	if a == b {
		return 0
	}
	if a == returns.All || b == returns.All {
		return int(b) - int(a) // All is 0
	}
	va, vb := p.table.Dimensions[d].Values[a], p.table.Dimensions[d].Values[b]
	if va.Period != (vocab.Period{}) && vb.Period != (vocab.Period{}) {
		return va.Period.Compare(vb.Period)
	}
	return int(a) - int(b)
}

func placeRank(v returns.Value) rank {
	if v.Aside {
		return ofTotals
	}
	switch v.Place.Level {
	case vocab.Region:
		return ofRegions
	case vocab.Total:
		return ofTotals
	}
	return ofForces
}

// measured is a group's quantity and how much of the group gave it.
type measured struct {
	quantity *result.Quantity
	forces   int // forces that gave it
	cases    int // case types that gave it
}

// gives says whether a leaf answers a query. Identifiers are counted over
// groups, not leaves, and stand in the way of nothing.
func (p *plan) gives(l *leaf, q int) bool {
	if p.queries[q].distinct != summed {
		return true
	}
	_, ok := l.answers[q].tally()
	return ok
}

// oneLevel keeps the leaves that answer all the queries, and of a whole and
// its parts only the whole: "All cases" is never added to complaints and
// conduct matters, nor a year to its months' total.
func (p *plan) oneLevel(leaves []*leaf, queries ...int) []*leaf {
	kept := leaves
	if silent := func(l *leaf) bool {
		return slices.ContainsFunc(queries, func(q int) bool { return !p.gives(l, q) })
	}; slices.ContainsFunc(leaves, silent) {
		kept = slices.DeleteFunc(slices.Clone(leaves), silent)
	}
	for i, d := range p.leaf {
		if slices.Contains(p.asides, d) && !slices.Contains(p.by, d) {
			kept = slices.DeleteFunc(slices.Clone(kept), func(l *leaf) bool { return p.table.Dimensions[d].Values[l.codes[i]].Aside })
		}
		if d == p.force || slices.Contains(p.by, d) || !slices.ContainsFunc(kept, func(l *leaf) bool { return l.codes[i] == returns.All }) {
			continue
		}
		kept = wholesFirst(kept, i)
	}
	return kept
}

// wholesFirst drops the parts of each whole in the i-th dimension of a leaf.
func wholesFirst(leaves []*leaf, i int) []*leaf {
	key := func(l *leaf) string {
		codes := slices.Clone(l.codes)
		codes[i] = returns.All
		return codesKey(codes)
	}
	whole := map[string]bool{}
	for _, l := range leaves {
		if l.codes[i] == returns.All {
			whole[key(l)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(leaves), func(l *leaf) bool { return l.codes[i] != returns.All && whole[key(l)] })
}

// measure sums one query over the leaves that pass. Leaves in which the same
// people may stand are joined before they are added.
func (p *plan) measure(leaves []*leaf, q int) (measured, error) {
	leaves = p.oneLevel(leaves, q)
	unit := ""
	if p.queries[q].distinct == summed {
		unit = p.table.Units[p.queries[q].unit].Name
	}
	var sum tally
	var forces, cases codeSet
	caseType := p.table.Dimension("case_type")
	people := joined{}
	for _, l := range leaves {
		t, ok := l.answers[q].tally()
		if !ok {
			continue
		}
		forces.add(p.code(l, p.force))
		if caseType >= 0 {
			cases.add(p.code(l, caseType))
		}
		if !addsWithin(unit) && t.given > 1 {
			t.least = t.largest
		}
		if !addsOver(unit, "case_type") {
			if err := people.add(p.addingKey(l, unit), t); err != nil {
				return measured{}, err
			}
			continue
		}
		t.given = 1
		if err := sum.merge(t); err != nil {
			return measured{}, err
		}
	}
	for _, t := range people.tallies {
		t.given = 1
		if err := sum.merge(*t); err != nil {
			return measured{}, err
		}
	}
	quantity := sum.quantity(true)
	if quantity != nil && !quantity.Known() && quantity.State == "" {
		quantity.State = "bounds"
	}
	return measured{quantity, forces.size(), cases.size()}, nil
}

// codeSet counts distinct codes: few of them one by one, many in a map.
type codeSet struct {
	few  [8]uint32
	n    int
	many map[uint32]bool
}

func (s *codeSet) add(code uint32) {
	switch {
	case s.many != nil:
		s.many[code] = true
	case slices.Contains(s.few[:s.n], code):
	case s.n < len(s.few):
		s.few[s.n] = code
		s.n++
	default:
		s.many = map[uint32]bool{code: true}
		for _, c := range s.few {
			s.many[c] = true
		}
	}
}

func (s *codeSet) size() int { return max(s.n, len(s.many)) }

// joined is leaves in which the same people may stand: the least of them is
// the largest, the greatest their sum.
type joined struct {
	index   map[string]*tally
	tallies []*tally
}

func (j *joined) add(key string, t tally) error {
	into := j.index[key]
	if into == nil {
		if j.index == nil {
			j.index = map[string]*tally{}
		}
		into = &tally{}
		j.index[key] = into
		j.tallies = append(j.tallies, into)
	}
	least := into.least
	if err := into.merge(t); err != nil {
		return err
	}
	into.least = least
	if t.least.Cmp(least) > 0 {
		into.least = t.least
	}
	return nil
}

// addingKey names the leaves that a unit's counts do not add over.
func (p *plan) addingKey(l *leaf, unit string) string {
	var key []byte
	for i, d := range p.leaf {
		if addsOver(unit, p.table.Dimensions[d].Name) {
			key = binary.LittleEndian.AppendUint32(key, l.codes[i])
		}
	}
	return string(key)
}

// fraction is a figure over a group: both terms from the leaves that give both.
func (p *plan) fraction(g *group, c column) (*result.Fraction, int, error) {
	if c.base < 0 {
		return nil, 0, nil
	}
	both := p.oneLevel(g.leaves, c.numerator, c.base)
	part, err := p.measure(both, c.numerator)
	if err != nil {
		return nil, 0, err
	}
	of, err := p.measure(both, c.base)
	if err != nil || part.quantity == nil || of.quantity == nil {
		return nil, 0, err
	}
	f := divide(part.quantity, of.quantity, c.kind, p.question.Decimals)
	if f.State == "bounds" && p.nested(c) {
		narrow(f, p.question.Decimals)
	}
	return f, part.forces, nil
}

// nested says whether the base is made of the numerator and other categories,
// so that what is unknown of the one is unknown of the other alike.
func (p *plan) nested(c column) bool {
	n, of := p.queries[c.numerator], p.queries[c.base]
	return len(of.conds) == 1 && len(n.conds) == 1 && n.unit == of.unit && n.conds[0].dimension == of.conds[0].dimension
}

// narrow bounds k / (k + rest): most is the most k over itself and the least
// rest, never over the least k. "<5" beside 60 is at most 4 of 64.
func narrow(f *result.Fraction, decimals int) {
	if f.Part.Unbounded || f.Of.Unbounded {
		return
	}
	restMin, err := f.Of.Min.Sub(f.Part.Min)
	if err != nil {
		return
	}
	restMax, err := f.Of.Max.Sub(f.Part.Max)
	if err != nil {
		return
	}
	if most, err := f.Part.Max.Add(restMin); err == nil {
		f.High = rate.Fraction{Part: f.Part.Max, Of: most}.Percent(decimals)
	}
	if least, err := f.Part.Min.Add(restMax); err == nil {
		f.Low = rate.Fraction{Part: f.Part.Min, Of: least}.Percent(decimals)
	}
}

// divide makes a share or ratio of two quantities; bounded ones give bounds.
func divide(part, of *result.Quantity, kind figure.Kind, decimals int) *result.Fraction {
	f := &result.Fraction{Part: part, Of: of}
	print := func(n, d rate.Number) (string, bool) {
		fraction := rate.Fraction{Part: n, Of: d}
		switch kind {
		case figure.Ratio:
			return fraction.Ratio(decimals), fraction.Defined()
		case figure.PerThousand:
			return fraction.PerThousand(decimals), fraction.Defined()
		}
		return fraction.Percent(decimals), fraction.Defined()
	}
	if part.Known() && of.Known() {
		text, defined := print(part.Min, of.Min)
		if !defined {
			f.State = "undefined"
			return f
		}
		f.Printed = text
		f.Value = rate.Fraction{Part: part.Min, Of: of.Min}.Significant()
		return f
	}
	f.State = "bounds"
	if !of.Unbounded {
		f.Low, _ = print(part.Min, of.Max)
	}
	greatest := part.Max
	if kind == figure.Share && (part.Unbounded || greatest.Cmp(of.Min) > 0) {
		greatest = of.Min // a part is no larger than its whole
	}
	if !part.Unbounded || kind == figure.Share {
		f.High, _ = print(greatest, of.Min)
	}
	if f.Low == "" && f.High == "" {
		f.State = "not known" // nothing bounds it
	}
	return f
}
