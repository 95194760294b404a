package source

import (
	"runtime"
	"strings"
)

// pieces is bytes of which nobody knows how many will come. They are put
// together once all are there: a text that grows in one piece is copied again
// and again, and a copy of a gigabyte holds up everything, an interruption too.
type pieces struct{ list [][]byte }

const (
	firstPiece = 64 << 10
	mostPiece  = 4 << 20
)

func (p *pieces) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		last := len(p.list) - 1
		if last < 0 || len(p.list[last]) == cap(p.list[last]) {
			p.list = append(p.list, make([]byte, 0, p.next()))
			last++
		}
		piece := p.list[last]
		fits := min(len(b), cap(piece)-len(piece))
		p.list[last] = append(piece, b[:fits]...)
		b = b[fits:]
	}
	return n, nil
}

// next is the size of the next piece: as large as all before it, within limits.
func (p *pieces) next() int {
	all := firstPiece
	for _, piece := range p.list[:min(len(p.list), 8)] {
		all += len(piece)
	}
	return min(all, mostPiece)
}

// String is all bytes as one text; the pieces are given up on the way.
func (p *pieces) String() string {
	var size int
	for _, piece := range p.list {
		size += len(piece)
	}
	var text strings.Builder
	text.Grow(size)
	for i, piece := range p.list {
		text.Write(piece)
		p.list[i] = nil
		runtime.Gosched() // a loop of copies is not left by itself
	}
	return text.String()
}

// indexByte is strings.IndexByte in stretches: nothing else of the program can
// run while one of a gigabyte is searched and memory is about to be collected.
func indexByte(text string, c byte) int {
	for from := 0; from < len(text); from += mostPiece {
		if i := strings.IndexByte(text[from:min(from+mostPiece, len(text))], c); i >= 0 {
			return from + i
		}
		runtime.Gosched()
	}
	return -1
}
