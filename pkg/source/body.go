package source

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// blockSize is how much of a text is cut at a time: it stays in a core's own
// cache until every column has been gone through.
const blockSize = 128 << 10

// longestRecord bounds the records that blocks are made of; a longer one is
// read the ordinary way, which tells what is wrong with it.
const longestRecord = 64 << 20

// Body is the rows of a plain text below its headings, in blocks. Several
// goroutines may ask for blocks at once.
type Body struct {
	Table *Table // its headings; it has no rows of its own

	mu     sync.Mutex
	in     io.Reader
	carry  []byte // the beginning of a record, read with the block before
	seq    int
	ended  bool
	err    error
	delim  byte
	width  int
	size   int  // of a block
	crlf   bool // how every line ends
	begins [256]bool
	told   *Progress // nil where nobody looks
}

// Plain is the rows of a table that was read into memory, where they can be
// cut in blocks: records by RFC 4180, as many cells in each as headings. What
// stands in the rows is not looked at: that is told block by block.
func (t *Table) Plain(sizes Sizes) (*Body, bool) {
	if !t.isUniform() || t.rows > 0 {
		return nil, false
	}
	text := t.scan.text[t.scan.pos:]
	sizes.Block = min(cmp.Or(sizes.Block, blockSize), len(text)+1)
	return t.below(strings.NewReader(text), sizes), true
}

func (t *Table) below(in io.Reader, sizes Sizes) *Body {
	b := &Body{Table: t, in: in, size: cmp.Or(sizes.Block, blockSize), delim: t.scan.delim, width: t.raw, crlf: t.scan.endings[endCRLF].n > 0}
	b.begins = b.usual()
	return b
}

// isUniform says whether the text is written so that blocks of it can be cut
// alike, and its headings stand one to one over its cells.
func (t *Table) isUniform() bool {
	s := &t.scan
	return s.grid == nil && s.long == "" && !s.slashes && !s.crEnds && s.quoted == '"' && s.delim < utf8.RuneSelf && s.delim != '\r' &&
		(s.endings[endLF].n == 0) != (s.endings[endCRLF].n == 0) && s.endings[endCR].n == 0 && t.cols == nil && t.plain == t.raw && t.raw > 1 && t.broad > 2 && t.Number == 0 && t.Encoding == "utf-8" && len(t.stack) == 1 && len(t.Above) == 0
}

// Next fills block with the next records; false at the end, and where the text
// is not plain or cannot be read: then Err tells, and the blocks so far are of
// no use.
func (b *Body) Next(block *Block) bool {
	if !b.take(block) {
		return false
	}
	if plain := block.cut(b.delim) && block.crlf == b.crlf && b.isRows(block); !plain && !b.mend(block) {
		b.fail(errNotPlain)
		return false
	}
	if b.told != nil {
		b.told.Rows.Add(int64(block.Rows))
	}
	return true
}

// errNotPlain ends the blocks of a text that the ordinary way must read.
var errNotPlain = errors.New("the text is not plain")

// Err is why the blocks ended before the end of the text, nil where they did not.
func (b *Body) Err() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.err
}

// Stop ends the blocks: somebody found a cell that needs the ordinary way.
func (b *Body) Stop() { b.fail(errNotPlain) }

func (b *Body) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.err = err
	}
}

// take reads on until there are whole records, and keeps what follows them for
// the block after.
func (b *Body) take(block *Block) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err != nil || b.ended && len(b.carry) == 0 {
		return false
	}
	block.width, block.Seq = b.width, b.seq
	block.room(len(b.carry) + b.size)
	n := copy(block.buf[slack:], b.carry)
	b.carry = b.carry[:0]
	for want := b.size; ; want *= 2 {
		if !b.ended {
			block.room(n + want)
			read, err := io.ReadFull(b.in, block.buf[slack+n:slack+n+want])
			n += read
			b.ended = err != nil
			if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
				b.err = errNotPlain // the ordinary way reads it again, and tells
				return false
			}
		}
		if b.ended {
			if bytes.HasSuffix(bytes.TrimRight(block.buf[slack:slack+n], "\r\n"), []byte{0x1a}) {
				b.err = errNotPlain // the sign that ended files once
				return false
			}
			n = block.endLine(n, b.crlf)
			break
		}
		if end := block.lastRecord(n); end > 0 {
			b.carry = append(b.carry, block.buf[slack+end:slack+n]...)
			n = end
			break
		}
		if n > longestRecord {
			b.err = errNotPlain
			return false
		}
	}
	block.size, block.last = n, b.ended && len(b.carry) == 0
	b.seq++
	return n > 0
}

// room makes the buffer hold n bytes of text between its slack.
func (b *Block) room(n int) {
	if need := n + 2*slack + 2; len(b.buf) < need {
		grown := make([]byte, need+need/16) // what is carried over differs from block to block
		copy(grown, b.buf)
		b.buf = grown
	}
}

// endLine ends the last record of a text with a line end, where it has none.
func (b *Block) endLine(n int, crlf bool) int {
	if n == 0 || b.buf[slack+n-1] == '\n' {
		return n
	}
	b.room(n + 2)
	end := "\n"
	if crlf && b.buf[slack+n-1] != '\r' {
		end = "\r\n"
	}
	return n + copy(b.buf[slack+n:], end)
}

// lastRecord is where the last whole record of the first n bytes ends: behind
// the last line feed that an even number of quotes stands before.
func (b *Block) lastRecord(n int) int {
	text := b.buf[slack : slack+n]
	odd := bytes.Count(text, []byte{'"'})%2 == 1
	end := n
	for {
		feed := bytes.LastIndexByte(text[:end], '\n')
		if feed < 0 {
			return 0
		}
		odd = odd != (bytes.Count(text[feed:end], []byte{'"'})%2 == 1)
		if !odd {
			return feed + 1
		}
		end = feed
	}
}

// usual are the bytes that a cell with something in it usually begins with;
// one that begins with another is looked at.
func (b *Body) usual() (is [256]bool) {
	for c := '!'; c < 0x7f; c++ {
		is[c] = true
	}
	is['"'], is[b.delim] = false, false
	for _, head := range b.Table.heads {
		if head != "" {
			is[head[0]] = false
		}
	}
	return is
}

// isRows tells rows from what stands among and below them: blank lines, notes,
// headings again. A row has something in two cells at least.
func (b *Body) isRows(block *Block) bool {
	ends, buf := block.ends, block.buf
	for r, at := 0, 0; r < block.Rows; r, at = r+1, at+b.width {
		if b.begins[buf[ends[at]+1]] && b.begins[buf[ends[at+1]+1]] {
			continue
		}
		if !b.isRow(block, r) {
			return false
		}
	}
	if block.size <= maxCell {
		return true
	}
	for i := range ends[1:] {
		if ends[i+1]-ends[i] > maxCell {
			return false
		}
	}
	return true
}

func (b *Body) isRow(block *Block, r int) bool {
	filled := 0
	for c := 0; c < b.width && filled < 2; c++ {
		cell := Unquote(block.Raw(r, c))
		if c == 0 && (string(cell) == b.Table.heads[0] || string(cell) == b.Table.heads[1]) {
			return false
		}
		if len(cell) > 0 && (cell[0] > ' ' && cell[0] < 0x7f || !isBlank(string(cell))) {
			filled++
		}
	}
	return filled > 1
}

// FirstLine is the line of the text that the rows begin on.
func (t *Table) FirstLine() int { return t.scan.line }

// WasCut tells a table that its rows were read in blocks, so many of them.
func (t *Table) WasCut(rows int) {
	t.rows, t.finished = rows, true
	t.tellBlanks()
	t.LineEnding = "LF"
	if t.scan.endings[endCRLF].n > 0 {
		t.LineEnding = "CRLF"
	}
}
