package source

import (
	"bytes"
	"strings"
)

// Mended is what the record reader left out of a block that was not plain:
// blank lines, headings again, notes at the very end. Lines are counted from
// the block's first.
type Mended struct {
	blankLines, blankRows, blankEnds, repeated, comments span
	commentText                                          string
	below                                                []Line
}

// mend hands a block that is not plain to the record reader, and makes a plain
// one of the rows that it finds. False where anything is wrong with them, or
// can be known only from what stands in other blocks.
func (b *Body) mend(block *Block) bool {
	text := block.buf[slack : slack+block.size]
	if block.wide && !isPlainUTF8(text) {
		return false
	}
	one := *b.Table
	one.log, one.told, one.rows, one.finished, one.afterBlank, one.dataUpTo, one.Below = journal{}, counted{}, 0, false, false, 0, nil
	one.scan = b.Table.scan.style.scan(string(text))
	var plain bytes.Buffer
	var lines []uint32
	for one.Next() {
		for c, cell := range one.row {
			if c > 0 {
				plain.WriteByte(b.delim)
			}
			writeCell(&plain, cell, b.delim)
		}
		plain.WriteByte('\n')
		lines = append(lines, uint32(one.scan.startLine-1))
	}
	if !b.mendable(&one, block.last) {
		return false
	}
	feeds := bytes.Count(text, []byte{'\n'})
	block.room(plain.Len())
	block.size = copy(block.buf[slack:], plain.Bytes())
	if block.size > 0 && !block.cut(b.delim) {
		return false
	}
	if block.size == 0 {
		block.Rows, block.ends = 0, append(block.ends[:0], slack-1)
	}
	block.lines, block.at = feeds, lines
	block.Mended = &Mended{one.blankLines, one.blankRows, one.blankEnds, one.repeated, one.comments, one.commentText, one.Below}
	return true
}

// mendable says whether what the record reader did to a block is what it would
// have done in the midst of the whole text, and is told by Mended.
func (b *Body) mendable(one *Table, last bool) bool {
	if one.log.errors > 0 || !last && (one.afterBlank || len(one.Below) > 0) {
		return false
	}
	s := &one.scan
	if s.padding.n+s.seconds.n+s.escapes.n+s.doubled.n+s.carriage.n+one.stray.n > 0 {
		return false
	}
	way, other := endLF, endCRLF
	if b.crlf {
		way, other = endCRLF, endLF
	}
	return s.endings[way].n > 0 && s.endings[other].n == 0 && s.endings[endCR].n == 0
}

// writeCell writes a cell as RFC 4180 has it.
func writeCell(to *bytes.Buffer, cell string, delim byte) {
	if strings.IndexByte(cell, delim) < 0 && !strings.ContainsAny(cell, "\"\r\n") {
		to.WriteString(cell)
		return
	}
	to.WriteByte('"')
	to.WriteString(strings.ReplaceAll(cell, `"`, `""`))
	to.WriteByte('"')
}

// Tell notes what was left out of a block that begins on a line of the text.
func (t *Table) Tell(m *Mended, first int) {
	for _, s := range []struct{ to, from *span }{
		{&t.blankLines, &m.blankLines}, {&t.blankRows, &m.blankRows}, {&t.blankEnds, &m.blankEnds},
		{&t.repeated, &m.repeated}, {&t.comments, &m.comments},
	} {
		s.to.join(*s.from, first-1)
	}
	if t.commentText == "" {
		t.commentText = m.commentText
	}
	for _, l := range m.below {
		t.Below = append(t.Below, Line{Line: l.Line + first - 1, Text: l.Text})
	}
	if n := len(m.below); n > 0 {
		t.tellBelow(t.Below[len(t.Below)-n:])
	}
}

// join adds a span that is counted from another line.
func (s *span) join(o span, lines int) {
	if o.n == 0 {
		return
	}
	if s.n == 0 {
		s.first = o.first + lines
	}
	s.n += o.n
	s.last = o.last + lines
}
