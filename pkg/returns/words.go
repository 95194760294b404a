package returns

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"

	"complaintstats/pkg/source"
)

// words are the distinct texts of one column as one reader has met them, each
// under a number of its own. The texts of a column are few and come again and
// again, so that nearly every cell is found by a look at its first and last
// bytes.
type words struct {
	slots []slot
	shift int      // of a hash, to an index of slots
	texts []string // by number, as written
	first []int64  // by number: where it was met first, see placeIn
	seed  maphash.Seed
}

// slot holds what tells one text from all others: up to 32 bytes lie within
// these four words, of longer texts the whole is compared.
type slot struct {
	key
	code uint32 // number + 1; 0 where the slot is free
}

// key is a text's length, its first and last eight bytes, and the eight behind
// and before these.
type key struct {
	head, tail, inner, outer uint64
	n                        uint32
}

const leastSlots = 64

func newWords() *words {
	w := &words{seed: maphash.MakeSeed()}
	w.resize(leastSlots)
	return w
}

func (w *words) resize(n int) {
	old := w.slots
	w.slots, w.shift = make([]slot, n), 64-bits.TrailingZeros(uint(n))
	for _, s := range old {
		if s.code > 0 {
			i := w.index(&s.key, w.texts[s.code-1])
			for w.slots[i].code > 0 {
				i = (i + 1) & (n - 1)
			}
			w.slots[i] = s
		}
	}
}

// The multipliers of a hash: odd, with bits all over.
const (
	mixHead = 0x9e3779b97f4a7c15
	mixTail = 0xc2b2ae3d27d4eb4f
	mixMore = 0x165667b19e3779f9
)

func (k *key) hash() uint64 {
	return (k.head^k.inner)*mixHead + (k.tail^k.outer)*mixTail + uint64(k.n)*mixMore
}

// whole is the longest text that the words of a key tell in full.
const whole = 32

// index is where the search for a text begins.
func (w *words) index(k *key, text string) int {
	if k.n > whole {
		return int(maphash.String(w.seed, text) >> w.shift)
	}
	return int(k.hash() >> w.shift)
}

// keyOf reads the key of the n bytes at start. The buffer reaches 8 bytes
// beyond them on either side.
func keyOf(buf []byte, start, n int) key {
	k := key{n: uint32(n)}
	unused := uint(64 - 8*min(n, 8))
	k.head = binary.LittleEndian.Uint64(buf[start:]) << unused >> unused
	k.tail = binary.LittleEndian.Uint64(buf[start+n-8:]) >> unused
	if n > 16 {
		k.inner = binary.LittleEndian.Uint64(buf[start+8:])
		k.outer = binary.LittleEndian.Uint64(buf[start+n-16:])
	}
	return k
}

// find is the number of the text at start; where it is new it is taken in,
// and fresh is true.
func (w *words) find(buf []byte, start, n int) (code uint32, fresh bool) {
	k := keyOf(buf, start, n)
	mask := len(w.slots) - 1
	var i int
	if n > whole {
		i = int(maphash.Bytes(w.seed, buf[start:start+n]) >> w.shift)
	} else {
		i = int(k.hash() >> w.shift)
	}
	for ; ; i = (i + 1) & mask {
		s := &w.slots[i]
		if s.code == 0 {
			break
		}
		if s.key == k && (n <= whole || w.texts[s.code-1] == string(buf[start:start+n])) {
			return s.code - 1, false
		}
	}
	w.texts = append(w.texts, string(buf[start:start+n]))
	code = uint32(len(w.texts))
	w.slots[i] = slot{k, code}
	if len(w.texts)*4 > len(w.slots) {
		w.resize(2 * len(w.slots))
	}
	return code - 1, true
}

// column fills out with the numbers of a block's cells in one column, and says
// how many texts were known before.
func (w *words) column(b *source.Block, column int, out []uint32) (known int) {
	known = len(w.texts)
	ends, buf, width := b.Ends(), b.Bytes(), b.Width()
	short := 0
	if b.CRLF() && column == width-1 {
		short = 1
	}
	slots, shift := w.slots, w.shift
	at := column
	for r := range out {
		start := int(ends[at]) + 1
		n := int(ends[at+1]) - start - short
		at += width
		if buf[start] != '"' && n <= whole {
			k := keyOf(buf, start, n)
			s := &slots[k.hash()>>shift]
			if s.key == k && s.code != 0 {
				out[r] = s.code - 1
				continue
			}
		}
		out[r] = w.rare(b, r, column, start, n)
		slots, shift = w.slots, w.shift
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
			buf = append(make([]byte, 8, n+24), source.Unquote(b.Raw(row, column))...)
			start, n = 8, len(buf)-8
			buf = append(buf, 0, 0, 0, 0, 0, 0, 0, 0)
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
