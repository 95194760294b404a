package summary

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"complaintstats/pkg/returns"
)

// roll is the records of a row-level table that pass the conditions, sorted
// into buckets: the rows of one group and one force, to which an identifier
// belongs, since case numbers start anew in each. Distinct identifiers are
// counted bucket by bucket and added: by force they are not the same people.
//
// It takes four bytes a record, and eight while a bucket's pairs are counted.
// Identifiers are dense numbers, so a bitmap says which have been met; it is
// cleared by walking the bucket a second time, never as a whole.
type roll struct {
	plan    *plan
	records []uint32 // bucket after bucket, each in the order of the file
	ends    []uint32 // of the buckets, in records
	counted [returns.IdentifierKinds][]uint32
	pairs   []*pairing

	seen   []uint64 // bitmap, clear between uses
	nth    []uint32 // holder -> its number in the bucket, from 1; zero between uses
	who    []uint32 // its holders, by that number
	upTo   []uint32 // where what each one holds ends
	theirs []uint32 // what they hold, holder after holder
}

// link is one kind of identifier that holds another: an officer complaints, an
// allegation the complaint it is a part of.
type link struct {
	holder, held int
	unknown      bool // what is held may be unknown
}

var (
	officerComplaints   = link{holder: returns.OfficerID, held: returns.ComplaintID}
	allegationComplaint = link{holder: returns.AllegationID, held: returns.ComplaintID, unknown: true}
)

// unrolled is the bucket of a record that does not pass.
const unrolled = ^uint32(0)

// callRoll sorts the records that pass into buckets.
func (p *plan) callRoll() *roll {
	x := &roll{plan: p}
	in, n := p.number()
	if of := p.table.Entries(); of != nil { // rows were added up: theirs is the bucket of their pile
		buckets := in
		in = make([]uint32, len(of))
		for e, r := range of {
			in[e] = buckets[r]
		}
	}
	x.ends = make([]uint32, n)
	kept := uint32(0)
	for _, b := range in {
		if b != unrolled {
			x.ends[b]++
			kept++
		}
	}
	if kept == 0 {
		x.ends = nil // no bucket is empty
	}
	at := uint32(0)
	for b, size := range x.ends {
		x.ends[b] = at // where it begins, until it is filled
		at += size
	}
	x.records = make([]uint32, kept)
	for r, b := range in {
		if b != unrolled {
			x.records[x.ends[b]] = uint32(r)
			x.ends[b]++
		}
	}
	x.pairs = make([]*pairing, n)
	return x
}

// number gives each record the number of its bucket, in the order in which
// they are first met.
func (p *plan) number() (in []uint32, n int) {
	in = make([]uint32, p.table.Records())
	for r := range in {
		if !p.kept(r) {
			in[r] = unrolled
		}
	}
	n = 1
	for _, d := range p.by {
		n = refine(in, n, p.table.Codes(d), len(p.table.Dimensions[d].Values))
	}
	if p.force >= 0 && !slices.Contains(p.by, p.force) {
		n = refine(in, n, p.table.Codes(p.force), len(p.table.Dimensions[p.force].Values))
	}
	return in, n
}

// refine tells records of one number apart by their codes.
func refine(in []uint32, n int, codes []uint32, values int) int {
	next := uint32(0)
	if n*values <= max(1<<12, len(in)/2) {
		table := make([]uint32, n*values) // number + 1
		for r, b := range in {
			if b == unrolled {
				continue
			}
			at := &table[int(b)*values+int(codes[r])]
			if *at == 0 {
				next++
				*at = next
			}
			in[r] = *at - 1
		}
		return int(next)
	}
	table := map[uint64]uint32{}
	for r, b := range in {
		if b == unrolled {
			continue
		}
		key := uint64(b)<<32 | uint64(codes[r])
		number, ok := table[key]
		if !ok {
			number = next
			table[key] = next
			next++
		}
		in[r] = number
	}
	return int(next)
}

// record is one that stands for all of a bucket.
func (x *roll) record(b int) int {
	first := x.bucket(b)[0]
	if of := x.plan.table.Entries(); of != nil {
		return int(of[first])
	}
	return int(first)
}

func (x *roll) bucket(b int) []uint32 {
	begin := uint32(0)
	if b > 0 {
		begin = x.ends[b-1]
	}
	return x.records[begin:x.ends[b]]
}

// distinct counts the identifiers of a kind in each bucket.
func (x *roll) distinct(kind int) []uint32 {
	if x.counted[kind] == nil {
		x.counted[kind] = make([]uint32, len(x.ends))
		for b := range x.ends {
			x.counted[kind][b] = x.distinctIn(b, kind)
		}
	}
	return x.counted[kind]
}

// distinctIn counts the identifiers of a kind in one bucket.
func (x *roll) distinctIn(b, kind int) (n uint32) {
	t := x.plan.table
	ids := t.IDs(kind)
	if ids == nil {
		return 0
	}
	if kind == returns.AllegationID && t.HasIDs(returns.ComplaintID) {
		x.walk(b, allegationComplaint, func(_ uint32, complaints int) { n += uint32(complaints) }) // numbered anew in each complaint
		return n
	}
	x.room(t.Identifiers(kind))
	return x.distinctOf(x.bucket(b), ids)
}

// sideBySide is how many records are worth more than one core.
const sideBySide = 1 << 17

// countAhead counts what the queries will ask of the buckets, on every core.
func (x *roll) countAhead() {
	if len(x.records) < sideBySide {
		return
	}
	pairs := false
	for _, q := range x.plan.queries {
		switch q.distinct {
		case summed:
		case distinctComplaints:
			x.counted[returns.ComplaintID] = make([]uint32, len(x.ends))
		case distinctOfficers:
			x.counted[returns.OfficerID] = make([]uint32, len(x.ends))
		case distinctAllegations:
			x.counted[returns.AllegationID] = make([]uint32, len(x.ends))
		default:
			pairs = true
		}
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			one := roll{plan: x.plan, records: x.records, ends: x.ends, pairs: x.pairs}
			for b := int(next.Add(1)) - 1; b < len(x.ends); b = int(next.Add(1)) - 1 {
				for kind, counts := range x.counted {
					if counts != nil {
						counts[b] = one.distinctIn(b, kind)
					}
				}
				if pairs {
					one.pairing(b)
				}
			}
		})
	}
	all.Wait()
}

// room makes the bitmap large enough for n identifiers.
func (x *roll) room(n int) {
	if words := n/64 + 1; words > len(x.seen) {
		x.seen = make([]uint64, words)
	}
}

// distinctOf counts the distinct ids of some records, NoID aside.
func (x *roll) distinctOf(records, ids []uint32) (n uint32) {
	for _, r := range records {
		if ids[r] != returns.NoID {
			n += x.mark(ids[r])
		}
	}
	for _, r := range records {
		x.seen[ids[r]/64] = 0
	}
	return n
}

// mark is 1 where an identifier is met for the first time, else 0.
func (x *roll) mark(id uint32) uint32 {
	word, bit := &x.seen[id/64], uint64(1)<<(id%64)
	if *word&bit != 0 {
		return 0
	}
	*word |= bit
	return 1
}

// pairing is how the complaints of a bucket fall on its known officers.
type pairing struct {
	pairs, complaints int
	spread            spread
}

// spread is how many officers stand in how many complaints, from the fewest up.
type spread []holding

type holding struct{ complaints, officers int }

// pairing counts a bucket's pairs of a known officer and a complaint.
func (x *roll) pairing(b int) *pairing {
	if x.pairs[b] != nil {
		return x.pairs[b]
	}
	p := &pairing{}
	var each []int // complaints -> officers
	x.walk(b, officerComplaints, func(_ uint32, complaints int) {
		p.pairs += complaints
		if complaints >= len(each) {
			each = slices.Grow(each, complaints+1-len(each))[:complaints+1]
		}
		each[complaints]++
	})
	for complaints, officers := range each {
		if officers > 0 {
			p.spread = append(p.spread, holding{complaints, officers})
		}
	}
	for _, c := range x.theirs {
		p.complaints += int(x.mark(c))
	}
	x.clear(x.theirs)
	x.pairs[b] = p
	return p
}

// walk tells of each known holder in a bucket how many it holds, in the order
// of the file. What they hold is left in theirs.
func (x *roll) walk(b int, l link, tell func(holder uint32, holds int)) {
	t := x.plan.table
	x.theirs, x.who, x.upTo = x.theirs[:0], x.who[:0], x.upTo[:0]
	if !t.HasIDs(l.holder) || !t.HasIDs(l.held) {
		return
	}
	x.room(t.Identifiers(l.held))
	if n := t.Identifiers(l.holder); n > len(x.nth) {
		x.nth = make([]uint32, n)
	}
	x.sortByHolder(x.bucket(b), l)
	from := uint32(0)
	for i, holder := range x.who {
		n := 0
		for _, id := range x.theirs[from:x.upTo[i]] {
			n += int(x.mark(id))
		}
		x.clear(x.theirs[from:x.upTo[i]])
		from = x.upTo[i]
		x.nth[holder] = 0
		tell(holder, n)
	}
}

// sortByHolder lays what records hold out holder after holder.
func (x *roll) sortByHolder(records []uint32, l link) {
	holders, helds := x.plan.table.IDs(l.holder), x.plan.table.IDs(l.held)
	total := uint32(0)
	for _, r := range records {
		holder := holders[r]
		if holder == returns.NoID || helds[r] == returns.NoID && !l.unknown {
			continue
		}
		if x.nth[holder] == 0 {
			x.who, x.upTo = append(x.who, holder), append(x.upTo, 0)
			x.nth[holder] = uint32(len(x.who))
		}
		x.upTo[x.nth[holder]-1]++
		total++
	}
	at := uint32(0)
	for i, n := range x.upTo {
		x.upTo[i] = at // where it begins, until it is filled
		at += n
	}
	if int(total) > cap(x.theirs) {
		x.theirs = make([]uint32, total)
	}
	x.theirs = x.theirs[:total]
	for _, r := range records {
		if holder := holders[r]; holder != returns.NoID && (helds[r] != returns.NoID || l.unknown) {
			end := &x.upTo[x.nth[holder]-1]
			x.theirs[*end] = helds[r]
			*end++
		}
	}
}

func (x *roll) clear(ids []uint32) {
	for _, id := range ids {
		x.seen[id/64] = 0
	}
}

// add is the spread of officers of two buckets together.
func (s spread) add(o spread) spread {
	sum := make(spread, 0, len(s)+len(o))
	for len(s) > 0 && len(o) > 0 {
		switch a, b := s[0], o[0]; {
		case a.complaints < b.complaints:
			sum, s = append(sum, a), s[1:]
		case b.complaints < a.complaints:
			sum, o = append(sum, b), o[1:]
		default:
			sum, s, o = append(sum, holding{a.complaints, a.officers + b.officers}), s[1:], o[1:]
		}
	}
	return append(append(sum, s...), o...)
}

// officers is how many there are.
func (s spread) officers() (n int) {
	for _, h := range s {
		n += h.officers
	}
	return n
}

// ofMost is how many pairs fall on the officers with most, so many of them.
func (s spread) ofMost(officers int) (pairs int) {
	for i := len(s) - 1; i >= 0 && officers > 0; i-- {
		n := min(officers, s[i].officers)
		pairs += n * s[i].complaints
		officers -= n
	}
	return pairs
}
