package source

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manyRows is a plain return of n rows.
func manyRows(n int) string {
	var b strings.Builder
	b.WriteString("force,allegations\n")
	for i := range n {
		fmt.Fprintf(&b, "Essex,%d\n", i)
	}
	return b.String()
}

// gone reads a return and tells how far it had come after each of some rows.
func gone(t *testing.T, ref Ref, opts Options, at ...int) (steps []string) {
	t.Helper()
	opts.Progress = &Progress{}
	table, err := Open(ref, opts)
	if err != nil {
		t.Fatal(err)
	}
	for range 150 { // its columns are decided, then it is read from the beginning
		table.Next()
	}
	table.Rewind()
	p := opts.Progress
	for row := 1; table.Next(); row++ {
		for _, a := range at {
			if row == a {
				steps = append(steps, fmt.Sprintf("%d rows %d bytes", p.Rows.Load(), p.Read.Load()))
			}
		}
	}
	return append(steps, fmt.Sprintf("end %d rows %d bytes", p.Rows.Load(), p.Read.Load()))
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), strings.Join(want, "; "))
	}
}

// A file is gone over with its rows: after half of them, half of it.
func TestProgressOfAFile(t *testing.T) {
	text := manyRows(3000)
	path := filepath.Join(t.TempDir(), "return.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	at := strings.Index(text, "Essex,1024\n")
	same(t, gone(t, Ref{Path: path}, Options{}, 1023, 1024, 2047),
		"0 rows 0 bytes", fmt.Sprintf("1024 rows %d bytes", at), fmt.Sprintf("1024 rows %d bytes", at),
		fmt.Sprintf("end 3000 rows %d bytes", len(text)))
}

// A pipe's bytes are told as they come, and not a second time with its rows.
func TestProgressOfAPipe(t *testing.T) {
	text := manyRows(1500)
	same(t, gone(t, Ref{Path: "-"}, Options{Stdin: strings.NewReader(text)}, 1),
		fmt.Sprintf("0 rows %d bytes", len(text)), fmt.Sprintf("end 1500 rows %d bytes", len(text)))
}

// Of a packed file the stored bytes are counted, as its size is.
func TestProgressOfAPackedFile(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(manyRows(3000))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "return.csv.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	opts := Options{Progress: &Progress{}}
	table, err := Open(Ref{Path: path}, opts)
	if err != nil {
		t.Fatal(err)
	}
	for table.Next() {
	}
	if read, size := opts.Progress.Read.Load(), int64(packed.Len()); read > size || read < size*9/10 {
		t.Errorf("%d of %d bytes", read, size)
	}
}
