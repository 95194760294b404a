package returns

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// writeRows makes a long return of n rows: 43 forces, eleven years, case type,
// allegation type, outcome and action, three counts; one row in a hundred has
// a quoted text with a comma or a count with a thousands separator. The same n
// makes the same bytes.
func writeRows(b *testing.B, n int) (path string, size int64) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "rows.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	r := rand.New(rand.NewPCG(1, uint64(n)))
	var forces []string
	for _, p := range vocab.Forces() {
		if p.Territorial {
			forces = append(forces, p.Name)
		}
	}
	pick := func(texts ...string) string { return texts[r.IntN(len(texts))] }
	fmt.Fprintln(w, "force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers")
	for range n {
		count := fmt.Sprint(1 + r.IntN(40))
		if r.IntN(200) == 0 {
			count = fmt.Sprintf(`"%d,%03d"`, 1+r.IntN(4), r.IntN(1000))
		}
		fmt.Fprintf(w, "%s,%d,%s,%s,%s,%s,%s,%d,%d\n", pick(forces...), 2014+r.IntN(11),
			pick("Complaint schedule 3", "Conduct", "Recordable conduct"),
			pick("Use of force", "Decisions", "Information", "Discriminatory behaviour", `"Police powers, policies and procedures"`),
			pick("Service acceptable", "Service not acceptable", "Upheld", "Not upheld", "Withdrawn"),
			pick("No action", "Apology", "Referred to proceedings", "Referred to RPRP"), count, r.IntN(30), r.IntN(30))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path, info.Size()
}

// BenchmarkLoad reads a whole return into the model.
func BenchmarkLoad(b *testing.B) {
	for _, rows := range []int{5_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			path, size := writeRows(b, rows)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				r, err := Load([]source.Ref{{Path: path}}, Options{Source: source.Options{Recogniser: vocab.Words{}}})
				if err != nil {
					b.Fatal(err)
				}
				if r.Tables[0].Records() != rows {
					b.Fatalf("%d records of %d rows", r.Tables[0].Records(), rows)
				}
			}
			perOp := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(float64(rows)/perOp*1e9, "rows/s")
			b.ReportMetric(perOp/float64(rows), "ns/row")
		})
	}
}

// BenchmarkParseCount reads the cells that a return is made of.
func BenchmarkParseCount(b *testing.B) {
	cells := []string{"7", "3787", "1,048", "[c]", "<5", "210 [r]", "", ".."}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		_ = ParseCount(cells[i%len(cells)])
	}
}
