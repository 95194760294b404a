package returns

import "complaintstats/pkg/source"

// piles are the rows of a large return that the question in hand does not tell
// apart, as one reader has added them up. A pile is known by the words in the
// columns that are kept apart. It holds the sum of its rows, and beside it the
// sums of those rows alone that say one category.
type piles struct {
	keys   []keyStep
	shares []share
	wholes []sum // of the whole
	parts  []sum // of a category
	size   int   // numbers of a pile in totals
	totals []int64
	codes  [][]uint32 // by pile: the words it is known by
	first  []int64    // by pile: its first row
	odd    map[oddKey]*oddCount

	pile  []uint32 // of each row of the block
	begin []int    // where the numbers of that pile begin
}

// sum is a unit that is added up.
type sum struct {
	column  int  // which column of counts; -1 for the rows themselves
	largest bool // the largest of the counts is kept beside their sum
	at      int  // behind the number of rows
}

// share is a dimension whose categories are added up apart.
type share struct {
	column  int
	classes []uint32 // by word: its class
	room    int      // classes that there is room for
	at      int      // in a pile
}

// oddKey names the cells that are no whole numbers and say the same of the same.
type oddKey struct {
	pile        uint32
	share       int32 // -1 for the whole
	class, word uint32
	column      int
}

type oddCount struct {
	rows        int64
	first, last int64
}

// keyStep makes one number of the number so far and the word of a column.
type keyStep struct {
	column  int
	shift   uint     // room for the words of the column
	numbers []uint32 // number so far << shift | word -> number + 1
	pairs   [][2]uint32
	sparse  map[[2]uint32]uint32 // instead of numbers, where these would be too many
}

// widest bounds the table of a step: columns of many words each, of which few
// stand together, are looked up in a map.
const widest = 1 << 22

// number is the number of a pair, a new one where it was not met before.
func (k *keyStep) number(sofar, word uint32) uint32 {
	for k.sparse == nil && (word>>k.shift > 0 || int(sofar)<<k.shift|int(word) >= len(k.numbers)) {
		k.widen(sofar, word)
	}
	if k.sparse != nil {
		number, ok := k.sparse[[2]uint32{sofar, word}]
		if !ok {
			number = uint32(len(k.pairs))
			k.sparse[[2]uint32{sofar, word}] = number
			k.pairs = append(k.pairs, [2]uint32{sofar, word})
		}
		return number
	}
	i := int(sofar)<<k.shift | int(word)
	if k.numbers[i] == 0 {
		k.pairs = append(k.pairs, [2]uint32{sofar, word})
		k.numbers[i] = uint32(len(k.pairs))
	}
	return k.numbers[i] - 1
}

// widen makes room for a pair, in the table or in a map.
func (k *keyStep) widen(sofar, word uint32) {
	for word>>k.shift > 0 {
		k.shift++
	}
	most := sofar
	for _, p := range k.pairs {
		most = max(most, p[0])
	}
	if size := (2*int(most) + 2) << k.shift; size <= widest {
		k.numbers = make([]uint32, size)
		for i, p := range k.pairs {
			k.numbers[int(p[0])<<k.shift|int(p[1])] = uint32(i + 1)
		}
		return
	}
	k.numbers, k.sparse = nil, map[[2]uint32]uint32{}
	for i, p := range k.pairs {
		k.sparse[p] = uint32(i)
	}
}

// step goes on from the numbers so far to those with the column's words.
func (k *keyStep) step(sofar, words []uint32) {
	words = words[:len(sofar)]
	for r, s := range sofar {
		w := words[r]
		if i := int(s)<<k.shift | int(w); w>>k.shift == 0 && i < len(k.numbers) && k.numbers[i] > 0 {
			sofar[r] = k.numbers[i] - 1
			continue
		}
		sofar[r] = k.number(s, w)
	}
}

// place finds the pile of each row of the block.
func (p *piles) place(b *source.Block, words [][]uint32) {
	p.pile = sized(p.pile, b.Rows)
	clear(p.pile)
	for i := range p.keys {
		k := &p.keys[i]
		k.step(p.pile, words[k.column])
	}
	if len(p.keys) == 0 {
		p.open(0)
	}
	known := len(p.codes)
	if n := len(p.keys); n > 0 && len(p.keys[n-1].pairs) > known {
		p.open(len(p.keys[n-1].pairs) - known)
		for r, i := range p.pile {
			if int(i) >= known && p.first[i] < 0 {
				p.first[i] = placeOf(b.Seq, b.LineOf(r))
			}
		}
	}
}

// open begins piles, at least the first.
func (p *piles) open(more int) {
	if len(p.keys) == 0 && len(p.codes) == 0 {
		p.codes, p.first = [][]uint32{nil}, []int64{0}
	}
	for range more {
		p.codes = append(p.codes, p.wordsOf(uint32(len(p.codes))))
		p.first = append(p.first, -1)
	}
	if need := len(p.codes) * p.size; need > len(p.totals) {
		p.totals = append(p.totals, make([]int64, need-len(p.totals))...)
	}
}

// wordsOf takes a pile's number apart again.
func (p *piles) wordsOf(number uint32) []uint32 {
	words := make([]uint32, len(p.keys))
	for i := len(p.keys) - 1; i >= 0; i-- {
		pair := p.keys[i].pairs[number]
		number, words[i] = pair[0], pair[1]
	}
	return words
}

// layOut gives every sum its place in a pile.
func (p *piles) layOut() {
	p.size = 1 + places(p.wholes)
	for i := range p.shares {
		s := &p.shares[i]
		s.at = p.size
		p.size += s.room * (1 + places(p.parts))
	}
}

// places counts the numbers of some sums and tells each where it stands.
func places(sums []sum) int {
	n := 0
	for i := range sums {
		sums[i].at = n + 1
		n++
		if sums[i].largest {
			n++
		}
	}
	return n
}

// makeRoom lays the piles out anew where a share has more classes than there
// was room for.
func (p *piles) makeRoom(classes []int) {
	grown := false
	rooms := make([]int, len(p.shares))
	for i, s := range p.shares {
		rooms[i] = s.room
		for rooms[i] < classes[i] {
			rooms[i] = 2*rooms[i] + 4
			grown = true
		}
	}
	if !grown {
		return
	}
	old := *p
	old.shares = append([]share(nil), p.shares...)
	for i := range p.shares {
		p.shares[i].room = rooms[i]
	}
	p.layOut()
	p.totals = make([]int64, len(p.codes)*p.size)
	part := 1 + places(p.parts)
	for pile := range p.codes {
		from, to := old.totals[pile*old.size:], p.totals[pile*p.size:]
		copy(to[:1+places(p.wholes)], from)
		for i, s := range old.shares {
			copy(to[p.shares[i].at:], from[s.at:s.at+s.room*part])
		}
	}
}

// add adds the block's rows to their piles.
func (p *piles) add(words [][]uint32, counts [][]int64) {
	p.begin = sized(p.begin, len(p.pile))
	for r, i := range p.pile {
		p.begin[r] = int(i) * p.size
	}
	p.addWhole(counts)
	for i := range p.shares {
		p.addShare(&p.shares[i], words[p.shares[i].column], counts)
	}
}

func (p *piles) addWhole(counts [][]int64) {
	totals, wholes := p.totals, p.wholes
	if first := wholes[0]; first.column >= 0 && !first.largest { // it stands beside the number of rows
		values := counts[first.column][:len(p.begin)]
		for r, at := range p.begin {
			t := (*[2]int64)(totals[at:])
			t[0]++
			t[1] += values[r]
		}
		wholes = wholes[1:]
	} else {
		for _, at := range p.begin {
			totals[at]++
		}
	}
	for _, s := range wholes {
		if s.column < 0 {
			continue
		}
		values := counts[s.column][:len(p.begin)]
		if !s.largest {
			for r, at := range p.begin {
				totals[at+s.at] += values[r]
			}
			continue
		}
		for r, at := range p.begin {
			t := (*[2]int64)(totals[at+s.at:])
			t[0] += values[r]
			t[1] = max(t[1], values[r])
		}
	}
}

func (p *piles) addShare(x *share, words []uint32, counts [][]int64) {
	totals, part, classes := p.totals, 1+places(p.parts), x.classes
	words = words[:len(p.begin)]
	if len(p.parts) == 1 && p.parts[0].column >= 0 && !p.parts[0].largest { // as good as always
		values := counts[p.parts[0].column][:len(p.begin)]
		for r, at := range p.begin {
			t := (*[2]int64)(totals[at+x.at+int(classes[words[r]])*2:])
			t[0]++
			t[1] += values[r]
		}
		return
	}
	for r, at := range p.begin {
		at += x.at + int(classes[words[r]])*part
		totals[at]++
		for _, s := range p.parts {
			if s.column < 0 {
				continue
			}
			v := counts[s.column][r]
			totals[at+s.at] += v
			if s.largest {
				totals[at+s.at+1] = max(totals[at+s.at+1], v)
			}
		}
	}
}

// addOdd notes the cells of the block that are no whole numbers.
func (p *piles) addOdd(b *source.Block, column int, f *digits, words [][]uint32) {
	note := func(k oddKey, at int64) {
		if p.odd == nil {
			p.odd = map[oddKey]*oddCount{}
		}
		c := p.odd[k]
		if c == nil {
			c = &oddCount{first: at}
			p.odd[k] = c
		}
		c.rows++
		c.last = at
	}
	for _, o := range f.odd {
		at := placeOf(b.Seq, b.LineOf(int(o.row)))
		pile := p.pile[o.row]
		note(oddKey{pile: pile, share: -1, word: o.word, column: column}, at)
		for i, x := range p.shares {
			note(oddKey{pile: pile, share: int32(i), class: x.classes[words[x.column][o.row]], word: o.word, column: column}, at)
		}
	}
}
