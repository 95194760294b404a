package source

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkOddFiles reads files of one odd line over and over, at two sizes:
// whatever the file, the time a byte must not grow with its length. It is no
// test, since a machine with other work would fail it.
func BenchmarkOddFiles(b *testing.B) {
	for _, piece := range []string{
		"\"a\n", "\"\n", "\"\"\"\n", "a\"b\n", "\"\"x\n", "x,\"y\n", "\"x\"y\n", "\r", "\r\r\n", "a\r", "\n", ",\n", ",",
		"\"a\n\"\"\n", "Source: x\n", "\nSource: x\n", "Source: x\n1,2\n", "\n1. a\n1,2\n", "\x00\n", "a;b\n", "é\n", "1,\"2\n\n\"\n",
		"\nx,y\n1,2\n", "\nx,y\n", "T\nx,y\nz,w\n1,2\n", "Table 2\n", "x,\n", "\nx,1\n", "a,b\n", "T\na,b\n", ",x,,\n",
	} {
		for _, size := range []int{32 << 10, 256 << 10} {
			content := "a,b\n1,2\n" + strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%q/%dKiB", piece, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(content)))
				for b.Loop() {
					readOdd(content)
				}
			})
		}
	}
}

// readOdd reads all that can be read of a text.
func readOdd(content string) {
	table, err := Open(Ref{Path: "-"}, Options{Stdin: strings.NewReader(content)})
	if err != nil {
		return
	}
	for table.Next() {
	}
	table.Problems()
}
