package summary

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"

	"complaintstats/pkg/returns"
	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// rowsText is a row-level return: one row an allegation and an officer. The
// same numbers make the same bytes.
func rowsText(rows, complaints, officers int) io.Reader {
	var forces []string
	for _, p := range vocab.Forces() {
		if p.Territorial {
			forces = append(forces, p.Name)
		}
	}
	r := rand.New(rand.NewPCG(7, uint64(rows)))
	var b bytes.Buffer
	fmt.Fprintln(&b, "force,year,complaint number,officer_id,allegation type")
	for range rows {
		c := r.IntN(complaints)
		fmt.Fprintf(&b, "%s,%d,C%d,o%d,%c\n", forces[c%len(forces)], 2014+c/len(forces)%8, c, r.IntN(officers), 'A'+r.IntN(9))
	}
	return &b
}

// loadRows reads a text as standard input.
func loadRows(t testing.TB, text io.Reader) *returns.Table {
	t.Helper()
	r, err := returns.Load([]source.Ref{{Path: "-"}}, returns.Options{Source: source.Options{Recogniser: vocab.Words{}, Stdin: text}})
	if err != nil {
		t.Fatal(err)
	}
	return r.Tables[0]
}

var distinctKinds = []distinctKind{distinctComplaints, distinctOfficers, distinctAllegations, distinctPairs, complaintsOfOfficers, topTenthPairs}

// BenchmarkDistinct counts complaints, officers and their pairs of a million
// rows: by force and year (344 groups), and of all rows at once. B/row is what is
// allocated beside the table's own columns.
func BenchmarkDistinct(b *testing.B) {
	const rows = 1_000_000
	table := loadRows(b, rowsText(rows, 100_000, 20_000))
	for _, by := range [][]string{{"force", "year"}, {}} {
		b.Run(fmt.Sprintf("by%d", len(by)), func(b *testing.B) {
			p, err := resolve(table, Question{By: by})
			if err != nil {
				b.Fatal(err)
			}
			leaves, err := p.gather()
			if err != nil {
				b.Fatal(err)
			}
			d := &drawing{plan: p, all: leaves}
			var groups []*group
			for _, block := range d.blocks(d.groupUp(leaves)) {
				groups = append(groups, block...)
			}
			b.ReportAllocs()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				sets := p.collect(groups)
				for _, g := range groups {
					for _, kind := range distinctKinds {
						_ = sets[g].quantity(kind)
					}
				}
			}
			runtime.ReadMemStats(&after)
			perOp := float64(b.N) * rows
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/perOp, "ns/row")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/perOp, "B/row")
		})
	}
}
