package returns

import (
	"io"
	"strings"

	"complaintstats/pkg/vocab"

	"github.com/gocarina/gocsv"
)

// record is one long record: the row's dimensions and its counts, each under
// its canonical heading. A field without a column in the file stays empty.
type record struct {
	Force          label `csv:"force"`
	Region         label `csv:"region"`
	Period         label `csv:"period"`
	CaseType       label `csv:"case_type"`
	Worker         label `csv:"worker"`
	AllegationType label `csv:"allegation_type"`
	Subtype        label `csv:"allegation_subtype"`
	Handling       label `csv:"handling"`
	Outcome        label `csv:"outcome"`
	Action         label `csv:"action"`
	Proceedings    label `csv:"proceedings"`
	Finding        label `csv:"finding"`
	Sanction       label `csv:"sanction"`
	Status         label `csv:"status"`

	Complaint  label `csv:"complaint"`
	Officer    label `csv:"officer"`
	Allegation label `csv:"allegation"`

	Allegations  count  `csv:"allegations"`
	Complaints   count  `csv:"complaints"`
	Officers     count  `csv:"officers"`
	Complainants count  `csv:"complainants"`
	Employees    amount `csv:"employees"`
}

// fields are the canonical headings of a record, in the order of the struct.
var fields = struct{ dimensions, identifiers, units []string }{
	dimensions: []string{"force", "region", "period", "case_type", "worker", "allegation_type", "allegation_subtype",
		"handling", "outcome", "action", "proceedings", "finding", "sanction", "status"},
	identifiers: []string{"complaint", "officer", "allegation"},
	units:       []string{"allegations", "complaints", "officers", "complainants", "employees"},
}

// label is the text of a dimension; what it means is decided once per distinct text.
type label string

// UnmarshalCSV keeps the text without the spaces around it.
func (l *label) UnmarshalCSV(text string) error {
	*l = label(strings.TrimSpace(text))
	return nil
}

// count is a whole count with its state; see ParseCount. Nearly every one is
// plain digits, so the rest of a Cell is kept only where there is more to say.
type count struct {
	n   int64
	odd *Cell
}

// UnmarshalCSV never fails: a broken cell is kept with its reason, so that all
// of them are told in one run and none that nobody needs stops the answer.
func (c *count) UnmarshalCSV(text string) error {
	*c = newCount(text, ParseCount)
	return nil
}

func newCount(text string, parse func(string) Cell) count {
	if n, ok := plainDigits(text); ok {
		return count{n: n}
	}
	cell := parse(text)
	if n, whole := cell.Number.Int64(); whole && cell.Broken == "" && isPlain(cell.Mark) {
		return count{n: n}
	}
	return count{odd: &cell}
}

// isPlain says that a mark says nothing.
func isPlain(m vocab.Mark) bool {
	return m.State == vocab.Known && !m.Revised && !m.Provisional && !m.Estimated && !m.Break && !m.Forecast && !m.Low && len(m.Notes) == 0
}

// amount is a count that may have decimals.
type amount count

// UnmarshalCSV is as for count.
func (a *amount) UnmarshalCSV(text string) error {
	*a = amount(newCount(text, ParseAmount))
	return nil
}

func (r *record) dimensions() [14]label {
	return [...]label{r.Force, r.Region, r.Period, r.CaseType, r.Worker, r.AllegationType, r.Subtype, r.Handling,
		r.Outcome, r.Action, r.Proceedings, r.Finding, r.Sanction, r.Status}
}

func (r *record) identifiers() [3]label { return [...]label{r.Complaint, r.Officer, r.Allegation} }

func (r *record) units() [5]count {
	return [...]count{r.Allegations, r.Complaints, r.Officers, r.Complainants, count(r.Employees)}
}

// batch hands long records to gocsv a few hundred at a time, so that the file
// is never held a second time as records. It satisfies gocsv.CSVReader.
type batch struct {
	heading []string
	rows    [][]string
	next    int
}

// fill takes some columns of some rows in; the cells' room is used again.
func (b *batch) fill(rows [][]string, columns []int) {
	b.next = 0
	for len(b.rows) < len(rows) {
		b.rows = append(b.rows, make([]string, len(columns)))
	}
	b.rows = b.rows[:len(rows)]
	for i, row := range rows {
		for j, c := range columns {
			b.rows[i][j] = row[c]
		}
	}
}

// Read hands out the heading row, then the records.
func (b *batch) Read() ([]string, error) {
	b.next++
	switch {
	case b.next == 1:
		return b.heading, nil
	case b.next-2 < len(b.rows):
		return b.rows[b.next-2], nil
	}
	return nil, io.EOF
}

// ReadAll hands out the heading row and every record of the batch.
func (b *batch) ReadAll() ([][]string, error) {
	return append([][]string{b.heading}, b.rows...), nil
}

// bind turns the rows of a batch into records.
func (b *batch) bind() ([]*record, error) {
	var records []*record
	if err := gocsv.UnmarshalCSV(b, &records); err != nil {
		return nil, err
	}
	return records, nil
}
