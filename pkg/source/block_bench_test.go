package source

import (
	"bytes"
	"strings"
	"testing"
)

// Blocks of a long return, made in memory: reading and cutting them.
func BenchmarkStageBlocks(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers\n")
	for text.Len() < 64<<20 {
		text.WriteString("Avon and Somerset,2019,Complaint schedule 3,Delivery of duties and service,Service acceptable,No action,17,4,21\nKent,2020,Conduct,Decisions,Upheld,Apology,7,4,1\n")
	}
	t := &Table{}
	tables, err := t.openText(text.String(), 0, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	rows, below := 0, text.String()[tables[0].scan.pos:]
	for b.Loop() {
		body := tables[0].below(strings.NewReader(below), Sizes{})
		var block Block
		rows = 0
		for body.Next(&block) {
			rows += block.Rows
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
}
