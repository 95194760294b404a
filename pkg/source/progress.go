package source

import "sync/atomic"

// Progress is how far the reading of all the files of one run has come. It is
// counted up by the reader and may be looked at meanwhile.
type Progress struct {
	Read  atomic.Int64 // bytes gone over, as stored
	Total atomic.Int64 // bytes to go over; 0 where nobody knows
	Rows  atomic.Int64 // rows handed out
}

// progressRows is how many rows are read between two countings.
const progressRows = 1024

// counted is what of a table the progress has been told.
type counted struct {
	to         *Progress // nil where nobody looks
	read, rows int64
}

// arriving counts the bytes of a pipe as they come: waiting for them may take
// longer than their rows do. A file's bytes are counted with its rows.
type arriving struct{ *Progress }

func (a arriving) Write(b []byte) (int, error) {
	a.Read.Add(int64(len(b)))
	return len(b), nil
}

// advance counts the rows and bytes gone over since it was last called. Going
// back takes nothing away.
func (t *Table) advance() {
	if t.told.to == nil {
		return
	}
	if at := t.storedAt(); at > t.told.read {
		t.told.to.Read.Add(at - t.told.read)
		t.told.read = at
	}
	if rows := int64(t.rows); rows > t.told.rows {
		t.told.to.Rows.Add(rows - t.told.rows)
		t.told.rows = rows
	}
}

// arrived counts all bytes of a workbook, whose sheets are read at once.
func (t *Table) arrived() {
	if t.told.to != nil && t.Bytes > t.told.read {
		t.told.to.Read.Add(t.Bytes - t.told.read)
		t.told.read = t.Bytes
	}
}

// storedAt is how many of the stored bytes stand before the next record.
func (t *Table) storedAt() int64 {
	if len(t.scan.text) == 0 {
		return t.told.read
	}
	return int64(float64(t.Bytes) * (float64(t.scan.pos) / float64(len(t.scan.text))))
}
