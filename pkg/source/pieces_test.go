package source

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPiecesAreTheBytes holds what pieces come to against the bytes written,
// whatever they were cut into.
func TestPiecesAreTheBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p pieces
		var want []byte
		for range rapid.IntRange(0, 6).Draw(t, "writes") {
			b := make([]byte, rapid.SampledFrom([]int{0, 1, firstPiece - 1, firstPiece, firstPiece + 1, 5 << 20}).Draw(t, "size"))
			for i := range b {
				b[i] = byte(len(want) + i/7)
			}
			if n, err := p.Write(b); n != len(b) || err != nil {
				t.Fatalf("%d %v", n, err)
			}
			want = append(want, b...)
		}
		if p.String() != string(want) {
			t.Fatalf("%d bytes changed", len(want))
		}
	})
}
