package source

import (
	"strings"
	"testing"
	"time"
)

// Whatever the file, reading takes time in proportion to it: eight times the
// lines must not take sixty-four times as long.
func TestNoSlowFiles(t *testing.T) {
	for _, piece := range []string{
		"\"a\n", "\"\n", "\"\"\"\n", "a\"b\n", "\"\"x\n", "x,\"y\n", "\"x\"y\n", "\r", "\r\r\n", "a\r", "\n", ",\n", ",",
		"\"a\n\"\"\n", "Source: x\n", "\nSource: x\n", "Source: x\n1,2\n", "\n1. a\n1,2\n", "\x00\n", "a;b\n", "é\n", "1,\"2\n\n\"\n",
		"\nx,y\n1,2\n", "\nx,y\n", "T\nx,y\nz,w\n1,2\n", "Table 2\n", "x,\n", "\nx,1\n", "a,b\n", "T\na,b\n", ",x,,\n",
	} {
		part, whole := readingTime(piece, 32<<10), readingTime(piece, 256<<10)
		if whole > time.Second/2 && whole > 24*part {
			t.Errorf("lines of %q: %v, and eight times as many %v", piece, part, whole)
		}
	}
}

func readingTime(piece string, size int) time.Duration {
	content := "a,b\n1,2\n" + strings.Repeat(piece, size/len(piece))
	began := time.Now()
	table, err := Open(Ref{Path: "-"}, Options{Stdin: strings.NewReader(content)})
	if err == nil {
		for table.Next() {
		}
		table.Problems()
	}
	return time.Since(began)
}
