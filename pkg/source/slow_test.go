package source

import (
	"strings"
	"testing"
	"time"
)

// Whatever the file, reading takes time in proportion to it.
func TestNoSlowFiles(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"\"a\n", "\"\n", "\"\"\"\n", "a\"b\n", "\"\"x\n", "x,\"y\n", "\"x\"y\n", "\r", "\r\r\n", "a\r", "\n", ",\n", ",",
		"\"a\n\"\"\n", "Source: x\n", "\nSource: x\n", "Source: x\n1,2\n", "\n1. a\n1,2\n", "\x00\n", "a;b\n", "é\n", "1,\"2\n\n\"\n",
	} {
		for _, head := range []string{"", "a,b\n1,2\n", "a,b\n\"open,2\n"} {
			content := head + strings.Repeat(piece, size/len(piece))
			began := time.Now()
			table, err := Open(Ref{Path: "-"}, Options{Stdin: strings.NewReader(content)})
			if err == nil {
				for table.Next() {
				}
				table.Problems()
			}
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("%q and then %q: %v", head, piece, took)
			} else if took > 200*time.Millisecond {
				t.Logf("%q and then %q: %v", head, piece, took)
			}
		}
	}
}
