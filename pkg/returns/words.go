package returns

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unsafe"

	"complaintstats/pkg/source"
)

// words are the distinct texts of one column as one reader has met them, each
// under a number of its own. The texts of a column are few and come again and
// again, so that nearly every cell is found by a look at its first and last
// bytes.
type words struct {
	slots []slot
	shift int      // of a hash, to an index of slots
	mix   uint64   // makes the hashes of this column's texts
	texts []string // by number, as written
	first []int64  // by number: where it was met first, see placeIn
	alike bool     // there are more texts of one key than are worth telling apart
}

// slot holds what tells one text from all others: up to 32 bytes lie within
// these four words, of longer texts the whole is compared.
type slot struct {
	key
	code uint32
}

// key is a text's length, its first and last eight bytes, and the eight behind
// and before these.
type key struct {
	head, tail, inner, outer uint64
	n                        uint32
}

// free is the length of a text in a slot without one.
const free = 1<<32 - 1

// quoteFirst is added to the length of a text that begins with a quote, so that
// it is never taken for a cell in quotes.
const quoteFirst = 1 << 30

const leastSlots = 64

// mostProbes bounds the search for a text. Only texts that were made to be
// alike at both their ends need so many.
const mostProbes = 64

func newWords() *words {
	w := &words{mix: mixHead}
	w.seat(leastSlots)
	return w
}

// seat gives the texts n slots. Those of a column of few texts are shuffled
// until each stands where it is looked for first.
func (w *words) seat(n int) {
	const tries, few = 24, 512
	old := w.slots
	w.slots, w.shift = make([]slot, n), 64-bits.TrailingZeros(uint(n))
	for try := 0; ; try++ {
		for i := range w.slots {
			w.slots[i].n = free
		}
		if displaced := w.place(old); displaced == 0 || try == tries || len(w.texts) > few {
			return
		}
		w.mix = w.mix*mixMore + 2
	}
}

// place enters texts and counts those that another stood in the way of.
func (w *words) place(old []slot) (displaced int) {
	for _, s := range old {
		if s.n == free {
			continue
		}
		i := int(s.hash(w.mix) >> w.shift)
		if w.slots[i].n != free {
			displaced++
		}
		for w.slots[i].n != free {
			i = (i + 1) & (len(w.slots) - 1)
		}
		w.slots[i] = s
	}
	return displaced
}

// The multipliers of a hash: odd, with bits all over.
const (
	mixHead = 0x9e3779b97f4a7c15
	mixTail = 0xc2b2ae3d27d4eb4f
	mixMore = 0x165667b19e3779f9
)

func (k *key) hash(mix uint64) uint64 {
	return (k.head^k.inner)*mix + (k.tail^k.outer)*mixTail + uint64(k.n)*mixMore
}

// whole is the longest text that the words of a key tell in full.
const whole = 32

// reach says which bytes of the words loaded around a text of some length
// belong to it: of the first eight, the last eight, and those further in.
type reach struct{ head, tail, more uint64 }

var reaches = func() (list [whole + 1]reach) {
	for n := range list {
		unused := 64 - 8*min(n, 8)
		list[n] = reach{head: ^uint64(0) >> unused, tail: ^uint64(0) << unused}
		if n > 16 {
			list[n].more = ^uint64(0)
		}
	}
	return list
}()

// keyOf reads the key of the n bytes at start. The buffer reaches 16 bytes
// beyond them on either side.
func keyOf(buf []byte, start, n int) key {
	m := &reaches[min(n, whole)]
	return key{
		head:  binary.LittleEndian.Uint64(buf[start:]) & m.head,
		tail:  binary.LittleEndian.Uint64(buf[start+n-8:]) & m.tail,
		inner: binary.LittleEndian.Uint64(buf[start+8:]) & m.more,
		outer: binary.LittleEndian.Uint64(buf[start+n-16:]) & m.more,
		n:     uint32(n),
	}
}

// find is the number of the text at start; where it is new it is taken in,
// and fresh is true.
func (w *words) find(buf []byte, start, n int) (code uint32, fresh bool) {
	k := keyOf(buf, start, n)
	if n > 0 && buf[start] == '"' {
		k.n |= quoteFirst
	}
	i := int(k.hash(w.mix) >> w.shift)
	for probes := 0; w.slots[i].n != free; i = (i + 1) & (len(w.slots) - 1) {
		if probes++; probes > mostProbes {
			w.alike = true
		}
		s := &w.slots[i]
		if s.key == k && (n <= whole || w.texts[s.code] == string(buf[start:start+n])) {
			return s.code, false
		}
	}
	code = uint32(len(w.texts))
	w.texts = append(w.texts, string(buf[start:start+n]))
	crowded := i != int(k.hash(w.mix)>>w.shift) && len(w.texts) < len(w.slots)/8
	w.slots[i] = slot{k, code}
	if len(w.texts)*4 > len(w.slots) {
		w.seat(2 * len(w.slots))
	} else if crowded {
		w.seat(len(w.slots))
	}
	return code, true
}

// column fills out with the numbers of a block's cells in one column, and says
// how many texts were known before.
//
// Of ten million rows this is the longest loop. The compiler checks each of its
// loads against the length of a slice, which takes as long as the rest, so they
// go through pointers: a block's buffer reaches source.Slack bytes beyond its
// cells on either side, and a hash is shifted to an index of slots.
func (w *words) column(b *source.Block, column int, out []uint32) (known int) {
	known = len(w.texts)
	width := b.Width()
	short := 0
	if b.CRLF() && column == width-1 {
		short = 1
	}
	buf, ends := unsafe.Pointer(unsafe.SliceData(b.Bytes())), b.Ends()
	slots, shift, mix := unsafe.Pointer(unsafe.SliceData(w.slots)), w.shift&63, w.mix
	at := column
	for r := range out {
		start := int(ends[at]) + 1
		n := int(ends[at+1]) - start - short
		at += width
		ahead, back := (*[16]byte)(unsafe.Add(buf, start)), (*[16]byte)(unsafe.Add(buf, start+n-16))
		m := &reaches[min(uint(n), whole)]
		head, inner := binary.LittleEndian.Uint64(ahead[:8])&m.head, binary.LittleEndian.Uint64(ahead[8:])&m.more
		outer, tail := binary.LittleEndian.Uint64(back[:8])&m.more, binary.LittleEndian.Uint64(back[8:])&m.tail
		hash := (head^inner)*mix + (tail^outer)*mixTail + uint64(n)*mixMore
		s := (*slot)(unsafe.Add(slots, hash>>shift*uint64(unsafe.Sizeof(slot{}))))
		if (s.head^head)|(s.tail^tail)|(s.inner^inner)|(s.outer^outer)|uint64(s.n^uint32(n)) == 0 &&
			(n <= whole || w.texts[s.code] == unsafe.String((*byte)(unsafe.Add(buf, start)), n)) {
			out[r] = s.code
			continue
		}
		out[r] = w.rare(b, r, column, start, n)
		slots, shift, mix = unsafe.Pointer(unsafe.SliceData(w.slots)), w.shift&63, w.mix
	}
	return known
}

// rare is the number of a text that is in quotes, long, new, or not in the
// first place where it is looked for.
func (w *words) rare(b *source.Block, row, column, start, n int) uint32 {
	buf := b.Bytes()
	if buf[start] == '"' {
		start, n = start+1, n-2
		if bytes.IndexByte(buf[start:start+n], '"') >= 0 {
			buf = append(make([]byte, 16, n+48), source.Unquote(b.Raw(row, column))...)
			start, n = 16, len(buf)-16
			buf = append(buf, make([]byte, 16)...)
		}
	}
	code, fresh := w.find(buf, start, n)
	if fresh {
		w.first = append(w.first, placeOf(b.Seq, b.LineOf(row)))
	}
	return code
}

// placeOf orders rows by where they stand in their text: block and line of it.
func placeOf(block, line int) int64 { return int64(block)<<32 | int64(line) }
