package returns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// Each stage of reading a large return by itself, on a return made in memory:
//
//	go test -bench 'Stage|Large' ./pkg/source ./pkg/returns
//
// The figures in the comment of scan.go are those of one core.

// benchRows is a row-level or long return of n rows; one row in a hundred has a
// cell in quotes or a separator in its count.
func benchRows(n int) []byte {
	var b bytes.Buffer
	r := rand.New(rand.NewPCG(1, uint64(n)))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	forces := []string{"Avon and Somerset", "Essex", "Kent", "Greater Manchester", "Hampshire and Isle of Wight", "West Yorkshire", "Nottinghamshire", "Sussex"}
	cases := []string{"Complaint schedule 3", "Complaint not schedule 3", "Conduct", "Recordable conduct"}
	types := []string{"Delivery of duties and service", "Use of force", "Handling of or damage to property or premises", "Individual behaviours", "Other"}
	outcomes := []string{"Service acceptable", "Service not acceptable", "Upheld", "Not upheld", "Resolved", "Case to answer", "Withdrawn"}
	actions := []string{"No action", "No action", "Apology", "Referred to proceedings", "Explanation"}
	b.WriteString("force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers\n")
	for i := range n {
		kind, count := pick(types), fmt.Sprint(1+r.IntN(40))
		switch i % 200 {
		case 0:
			kind = `"Discreditable conduct, other"`
		case 100:
			count = `"1,234"`
		}
		fmt.Fprintf(&b, "%s,%d,%s,%s,%s,%s,%s,%d,%d\n", pick(forces), 2014+r.IntN(11), pick(cases), kind, pick(outcomes), pick(actions), count, 1+r.IntN(20), r.IntN(30))
	}
	return b.Bytes()
}

// everything is what a question without conditions needs.
type everything struct{}

func (everything) Apart(*Table) []int { return nil }
func (everything) Asks(_ string, v Value) bool {
	return v.Code == "upheld" || v.Code == "not_upheld" || v.Code == "no_action" || v.Code == "referred"
}
func (everything) ByCategory(*Table) []int { return []int{0} }

// benchReader is a reader with one block of so many rows in hand.
func benchReader(b *testing.B, rows int) *reader {
	b.Helper()
	path := filepath.Join(b.TempDir(), "return.csv")
	if err := os.WriteFile(path, benchRows(rows), 0o600); err != nil {
		b.Fatal(err)
	}
	options := Options{Source: source.Options{Recogniser: vocab.Words{}}, Needs: everything{}}
	t, err := source.Open(source.Ref{Path: path}, options.Source)
	if err != nil {
		b.Fatal(err)
	}
	l := loader{options: options, shared: map[string]bool{}}
	lay := l.layOut(source.Ref{Path: path}, t)
	s, ok := newScan(newFiller(&Table{Shape: lay.shape}, &lay, t, options), options.Needs, l.shared)
	if !ok {
		b.Fatal("the return is not read by its columns")
	}
	body, ok := t.Plain(source.Sizes{Block: 1 << 30})
	if !ok {
		b.Fatal("the return is not plain")
	}
	r := s.newReader()
	if !body.Next(&r.block) || !r.add() || r.block.Rows != rows {
		b.Fatalf("%d rows in the block, want %d", r.block.Rows, rows)
	}
	return r
}

const blockRows = 1300 // as many as a block usually has

func perRow(b *testing.B, rows int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
	b.ReportAllocs()
}

func BenchmarkStageWords(b *testing.B) {
	r := benchReader(b, blockRows)
	for b.Loop() {
		for i := range r.columns {
			r.understand(i)
		}
	}
	perRow(b, blockRows)
}

func BenchmarkStageDigits(b *testing.B) {
	r := benchReader(b, blockRows)
	for b.Loop() {
		for i, f := range r.digits {
			f.read(&r.block, r.counts[i])
		}
	}
	perRow(b, blockRows)
}

func BenchmarkStagePlaces(b *testing.B) {
	r := benchReader(b, blockRows)
	for b.Loop() {
		r.piles.place(&r.block, r.codes)
	}
	perRow(b, blockRows)
}

func BenchmarkStageSums(b *testing.B) {
	r := benchReader(b, blockRows)
	for b.Loop() {
		r.piles.add(r.codes, r.counts)
	}
	perRow(b, blockRows)
}

// Identifiers: half a million of them, each in ten rows.
func BenchmarkStageIdentifiers(b *testing.B) {
	const rows = 1 << 20
	buf := make([]byte, 0, rows*9+64)
	r := rand.New(rand.NewPCG(1, 2))
	for range rows {
		buf = fmt.Appendf(buf, "C%07d,", r.IntN(500000))
	}
	buf = append(make([]byte, 16, len(buf)+32), append(buf, make([]byte, 16)...)...)
	for b.Loop() {
		x := newSerials()
		for i := range rows {
			x.find(buf, 16+i*9, 8)
		}
	}
	perRow(b, rows)
}

// The whole of it: a file of so many rows to a table.
func BenchmarkLarge(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			path, text := filepath.Join(b.TempDir(), "return.csv"), benchRows(rows)
			if err := os.WriteFile(path, text, 0o600); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r, err := Load([]source.Ref{{Path: path}}, Options{Source: source.Options{Recogniser: vocab.Words{}}, Needs: everything{}})
				if err != nil || r.Tables[0].Rows() != rows {
					b.Fatal(err)
				}
			}
			perRow(b, rows)
		})
	}
}
