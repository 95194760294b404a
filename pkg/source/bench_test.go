package source

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const benchRows = 1_000_000

// writeReturn makes a long return: nine columns, one row in a hundred with a
// cell in quotes, the same bytes every time.
func writeReturn(tb testing.TB, path string, rows int) {
	tb.Helper()
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	r := rand.New(rand.NewPCG(42, 7))
	forces := []string{"Avon and Somerset", "Bedfordshire", "Essex", "Kent", "Hampshire and Isle of Wight"}
	types := []string{"Delivery of duties and service", "Use of police vehicles", "Individual behaviours", "Use of force"}
	odd := []string{`"Discreditable conduct, off duty"`, `"Recorded as ""other"", not coded"`}
	outcomes := []string{"Service acceptable", "Service not acceptable", "Upheld", "Not upheld", "Resolved"}
	fmt.Fprintln(w, "force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers")
	for range rows {
		kind, count := types[r.IntN(len(types))], fmt.Sprint(1+r.IntN(40))
		switch r.IntN(200) {
		case 0:
			kind = odd[r.IntN(len(odd))]
		case 1:
			count = fmt.Sprintf(`"%d,%03d"`, 1+r.IntN(4), r.IntN(1000))
		}
		fmt.Fprintf(w, "%s,%d,Complaint schedule 3,%s,%s,No action,%s,%d,%d\n", forces[r.IntN(len(forces))],
			2014+r.IntN(11), kind, outcomes[r.IntN(len(outcomes))], count, 1+r.IntN(40), r.IntN(30))
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkRead opens and reads a million rows: the file system, the hash, the
// check of the encoding and every cell.
func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.csv")
	writeReturn(b, path, benchRows)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		t, err := Open(Ref{Path: path}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for t.Next() {
		}
		if t.Rows() != benchRows {
			b.Fatalf("%d rows, want %d: %v", t.Rows(), benchRows, t.Problems())
		}
	}
	runtime.ReadMemStats(&after)
	rows := float64(b.N) * benchRows
	b.ReportMetric(rows/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/rows, "allocs/row")
}

// BenchmarkRows is the scanner alone.
func BenchmarkRows(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.csv")
	writeReturn(b, path, benchRows)
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	whole := string(text)
	for b.Loop() {
		s := newScanner(whole, ',', false)
		for s.next() {
		}
	}
}

// BenchmarkXLSX reads a workbook of 5,000 rows of six cells.
func BenchmarkXLSX(b *testing.B) {
	var rows strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%[1]d" t="str"><v>Essex</v></c><c r="B%[1]d"><v>%d</v></c><c r="C%[1]d" t="str"><v>complaint</v></c><c r="D%[1]d"><v>%d</v></c><c r="E%[1]d"><v>%d</v></c><c r="F%[1]d"><v>0.%d</v></c></row>`,
			i+1, 2000+i%20, i%4000, i%17, i%1000)
	}
	stored := xlsxBytes(b, "<worksheet><sheetData>"+rows.String()+"</sheetData></worksheet>")
	b.ReportAllocs()
	for b.Loop() {
		if g := gridsOf(b, stored); len(g[0].rows) != 5000 {
			b.Fatalf("%d rows", len(g[0].rows))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/5000, "ns/row")
}
