package source

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// slack is how many bytes of a block's buffer lie on either side of its text,
// so that a word can be loaded that reaches beyond it.
const slack = 64

// Block is some whole records of a large text, cut into cells. Its text stays
// where it was read; a cell is named by where it begins and ends.
type Block struct {
	Seq   int  // of the blocks of its text, from 0
	Rows  int  // records; each has as many cells as there are headings
	Quote bool // some cell is in quotes

	buf   []byte   // slack, the records, slack
	size  int      // bytes of the records
	ends  []uint32 // where each cell ends, behind a first mark before the first cell; row by row
	width int      // cells of a record
	crlf  bool     // lines end in CRLF
	lines int      // line ends, those within quotes too
	folds []uint32 // rows that hold a line end within quotes, once for each
	wide  bool     // some byte may be no ASCII
	last  bool     // nothing follows it
	at    []uint32 // the line of each row, where they do not follow one another

	// Mended is what was left out of it; nil for a plain block.
	Mended *Mended
}

// Ends are the offsets of the separators and line ends: cell c of row r lies
// behind Ends[r*width+c] and before Ends[r*width+c+1].
func (b *Block) Ends() []uint32 { return b.ends }

// Bytes is the buffer that the offsets are of. It may be read 64 bytes beyond
// either end of a cell.
func (b *Block) Bytes() []byte { return b.buf }

// Raw is a cell as it stands, with its quotes.
func (b *Block) Raw(row, column int) []byte {
	at := row*b.width + column
	end := b.ends[at+1]
	if column == b.width-1 {
		end = b.lineEnd(end)
	}
	return b.buf[b.ends[at]+1 : end]
}

// CRLF says whether the last cell of a record ends one byte before its mark.
func (b *Block) CRLF() bool { return b.crlf }

func (b *Block) lineEnd(end uint32) uint32 {
	if b.crlf {
		end--
	}
	return end
}

// Unquote is a raw cell without its quotes, doubled ones undone.
func Unquote(raw []byte) []byte {
	if len(raw) < 2 || raw[0] != '"' {
		return raw
	}
	raw = raw[1 : len(raw)-1]
	if bytes.IndexByte(raw, '"') < 0 {
		return raw
	}
	return bytes.ReplaceAll(raw, []byte(`""`), []byte(`"`))
}

// LineOf is the line of a row, counted from the block's first line.
func (b *Block) LineOf(row int) int {
	if b.at != nil {
		return int(b.at[row])
	}
	line := row
	for _, r := range b.folds {
		if int(r) < row {
			line++
		}
	}
	return line
}

// Line breaks are told for the lines of later blocks.
func (b *Block) Lines() int { return b.lines }

// cut finds the cells of the block's records. It is false where a record is
// not plain: another number of cells, a quote that RFC 4180 does not have, a
// NUL, a carriage return within a line.
func (b *Block) cut(delim byte) bool {
	text := b.buf[slack : slack+b.size]
	if b.ends == nil {
		b.ends = make([]uint32, 0, b.size/6+128) // a cell has some bytes
	}
	b.ends, b.folds = append(b.ends[:0], slack-1), b.folds[:0]
	b.lines, b.at, b.Mended = bytes.Count(text, []byte{'\n'}), nil, nil
	if bytes.IndexByte(text, 0) >= 0 {
		return false
	}
	at, end := slack, slack+b.size
	b.Quote, b.wide = false, false
	for {
		quote := bytes.IndexByte(b.buf[at:end], '"')
		if quote < 0 {
			b.mark(delim, at, end)
			break
		}
		b.Quote = true
		b.mark(delim, at, at+quote)
		if at = b.quoted(delim, at+quote, end); at < 0 {
			return false
		}
	}
	return b.shape(delim)
}

// quoted passes over the cell in quotes that begins at open, and is the offset
// behind it, or -1 where it is none.
func (b *Block) quoted(delim byte, open, end int) int {
	if int(b.ends[len(b.ends)-1]) != open-1 {
		return -1
	}
	at := open + 1
	for {
		k := bytes.IndexByte(b.buf[at:end], '"')
		if k < 0 {
			return -1
		}
		if at += k + 1; at >= end || b.buf[at] != '"' {
			break
		}
		at++
	}
	if at < end && b.buf[at] != delim && b.buf[at] != '\n' && b.buf[at] != '\r' {
		return -1
	}
	for _, c := range b.buf[open:at] {
		b.wide = b.wide || c >= utf8.RuneSelf
	}
	if n := bytes.Count(b.buf[open:at], []byte{'\n'}); n > 0 {
		row := uint32((len(b.ends) - 1) / b.width)
		for range n {
			b.folds = append(b.folds, row)
		}
	}
	return at
}

// The words of eight equal bytes.
const (
	ones  = 0x0101010101010101
	lows  = 0x7f7f7f7f7f7f7f7f
	highs = 0x8080808080808080
	// gathering brings the highest bits of eight bytes into the highest byte.
	gathering = 0x0002040810204081
)

// mark appends the offset of each separator and line end between two offsets
// that no quote lies between, 64 bytes at a time.
func (b *Block) mark(delim byte, from, to int) {
	seps, feeds := ones*uint64(delim), uint64(ones*'\n')
	n, wide := len(b.ends), b.wide
	for i := from; i < to; i += 64 {
		if cap(b.ends)-n < 72 {
			b.ends = append(make([]uint32, 0, 2*cap(b.ends)+1024), b.ends[:n]...)
		}
		c := (*[64]byte)(b.buf[i:])
		w0, w1, w2, w3 := binary.LittleEndian.Uint64(c[:8]), binary.LittleEndian.Uint64(c[8:]), binary.LittleEndian.Uint64(c[16:]), binary.LittleEndian.Uint64(c[24:])
		w4, w5, w6, w7 := binary.LittleEndian.Uint64(c[32:]), binary.LittleEndian.Uint64(c[40:]), binary.LittleEndian.Uint64(c[48:]), binary.LittleEndian.Uint64(c[56:])
		var m uint64
		if seen := w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7; seen&highs == 0 {
			m = plainly(w0, seps, feeds) | plainly(w1, seps, feeds)<<8 | plainly(w2, seps, feeds)<<16 | plainly(w3, seps, feeds)<<24 |
				plainly(w4, seps, feeds)<<32 | plainly(w5, seps, feeds)<<40 | plainly(w6, seps, feeds)<<48 | plainly(w7, seps, feeds)<<56
		} else {
			wide = true
			m = signs(c, seps, feeds)
		}
		if rest := to - i; rest < 64 {
			m &= 1<<rest - 1
		}
		ends := b.ends[n : n+68]
		n += bits.OnesCount64(m)
		for k := 0; m != 0; k += 4 { // four at a time, beyond the last too: fewer branches to guess
			e := ends[k : k+4 : k+4]
			e[0] = uint32(i + bits.TrailingZeros64(m))
			m &= m - 1
			e[1] = uint32(i + bits.TrailingZeros64(m))
			m &= m - 1
			e[2] = uint32(i + bits.TrailingZeros64(m))
			m &= m - 1
			e[3] = uint32(i + bits.TrailingZeros64(m))
			m &= m - 1
		}
	}
	b.ends = b.ends[:n]
	b.wide = wide
}

// signs has a bit for each of 64 bytes, some of them beyond ASCII, that is the
// separator or a line feed.
func signs(c *[64]byte, seps, feeds uint64) (m uint64) {
	for k := 56; k >= 0; k -= 8 {
		m = m<<8 | either(binary.LittleEndian.Uint64(c[k:]), seps, feeds)
	}
	return m
}

// either has a bit for each of the eight bytes of w that is one of two.
func either(w, seps, feeds uint64) uint64 {
	x, y := w^seps, w^feeds
	// The highest bit of a byte of (x & lows) + lows | x is unset where x is 0.
	none := ((x & lows) + lows | x) & ((y & lows) + lows | y)
	return (^none & highs) * gathering >> 56
}

// plainly is either for eight bytes of ASCII: no sum reaches the next byte.
func plainly(w, seps, feeds uint64) uint64 {
	none := ((w ^ seps) + lows) & ((w ^ feeds) + lows)
	return (^none & highs) * gathering >> 56
}

// shape holds the marks against the width: each record ends at a line feed and
// has no other.
func (b *Block) shape(delim byte) bool {
	cells := len(b.ends) - 1
	if cells%b.width != 0 {
		return false
	}
	b.Rows = cells / b.width
	if b.lines-len(b.folds) != b.Rows {
		return false
	}
	returns := 0
	for i := b.width; i <= cells; i += b.width {
		end := b.ends[i]
		if b.buf[end] != '\n' {
			return false
		}
		if b.buf[end-1] == '\r' && end > slack {
			returns++
		}
	}
	switch returns {
	case 0:
		b.crlf = false
	case b.Rows:
		b.crlf = true
	default:
		return false
	}
	text := b.buf[slack : slack+b.size]
	return bytes.Count(text, []byte{'\r'}) == returns && (!b.wide || isPlainUTF8(text))
}

// isPlainUTF8 says whether a text beyond ASCII is one that decoding leaves as
// it is and has nothing to say of.
func isPlainUTF8(text []byte) bool {
	return utf8.Valid(text) && !bytes.Contains(text, []byte("\uFFFD")) && !bytes.Contains(text, []byte(bom8))
}

// Width is how many cells a record has.
func (b *Block) Width() int { return b.width }
