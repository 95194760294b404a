package returns

import (
	"encoding/binary"
	"unsafe"

	"complaintstats/pkg/source"
)

// digits are the cells of one column of counts as one reader has met them.
// Plain digits are read as they come; of every other text what it means is
// decided once, by the cell types that the records of a yearly return have.
type digits struct {
	column int
	parse  func(text string) count
	words  *words
	counts []count // by number of a word
	odd    []oddCell
}

// oddCell is a cell of the block in hand that is no whole number.
type oddCell struct{ row, word uint32 }

// largestPlain bounds the numbers that are added without a look at the sum:
// five hundred million rows of them do not reach the end of 64 bits.
const largestPlain = 1 << 34

const (
	zeros   = 0x3030303030303030 // "00000000"
	beyond9 = 0x7676767676767676 // makes a byte above 9 reach its highest bit
	signs   = 0x8080808080808080
)

// column fills out with the block's counts; the cells that are none stay 0 and
// are listed in odd. ok is false where a cell is no count at all.
func (f *digits) read(b *source.Block, out []int64) (ok bool) {
	ends, width := b.Ends(), b.Width()
	buf := unsafe.Pointer(unsafe.SliceData(b.Bytes())) // see words.column
	short := 0
	if b.CRLF() && f.column == width-1 {
		short = 1
	}
	f.odd = f.odd[:0]
	at := f.column
	for r := range out {
		start := int(ends[at]) + 1
		n := int(ends[at+1]) - start - short
		at += width
		if uint(n-1) < 8 {
			text := binary.LittleEndian.Uint64((*[8]byte)(unsafe.Add(buf, start+n-8))[:])
			digits := (text ^ zeros) & (^uint64(0) << uint((64-8*n)&63))
			if (digits+beyond9|digits)&signs == 0 {
				out[r] = int64(number(digits))
				continue
			}
		}
		v, good := f.rare(b, r, start, n)
		if !good {
			return false
		}
		out[r] = v
	}
	return true
}

// number is what eight decimal digits, a byte each, come to.
func number(digits uint64) uint64 {
	const (
		pairs = 0x000000ff000000ff
		upper = 100 + 1000000<<32
		lower = 1 + 10000<<32
	)
	digits = digits*10 + digits>>8
	return (digits&pairs*upper + digits>>16&pairs*lower) >> 32
}

// rare is the count of a cell that is not up to eight digits.
func (f *digits) rare(b *source.Block, row, start, n int) (int64, bool) {
	if n > 8 && n < 12 {
		if v, ok := plainDigits(string(b.Bytes()[start : start+n])); ok && v < largestPlain {
			return v, true
		}
	}
	word := f.words.rare(b, row, f.column, start, n)
	for len(f.counts) < len(f.words.texts) {
		f.counts = append(f.counts, f.parse(f.words.texts[len(f.counts)]))
	}
	c := &f.counts[word]
	if c.odd == nil && c.n < largestPlain {
		return c.n, true
	}
	if c.odd != nil && c.odd.Broken != "" || c.odd == nil {
		return 0, false
	}
	f.odd = append(f.odd, oddCell{uint32(row), word})
	return 0, true
}
