package returns

import "slices"

// heaps are what a table knows of the records that stand for several rows of a
// large return. A record beyond the lists stands for one row.
type heaps struct {
	rows    []int64 // by record; 0 is one
	free    []Mask  // by record: the dimensions that its rows are broken down by
	largest [][]int64
	given   [][]int64 // by unit, then record: the rows whose count is a whole number
}

// Heap is the sum of the counts of several rows that a question does not tell
// apart.
type Heap struct {
	Rows    int64 // with a whole number
	Sum     int64
	Largest int64 // of one row; 0 where the unit adds and nobody asks
}

// Heap is record r's count in unit u where it is one of several rows.
func (t *Table) Heap(u, r int) (Heap, bool) {
	if t.kinds[u][r] != heaped {
		return Heap{}, false
	}
	return Heap{Rows: t.heaps.given[u][r], Sum: t.numbers[u][r], Largest: t.heaps.largest[u][r]}, true
}

// Times is how many rows record r stands for.
func (t *Table) Times(r int) int64 {
	if r < len(t.heaps.rows) && t.heaps.rows[r] > 0 {
		return t.heaps.rows[r]
	}
	return 1
}

// Free is the dimensions that break record r down, where its codes do not tell
// them: its rows differ in them.
func (t *Table) Free(r int) (Mask, bool) {
	if r < len(t.heaps.rows) && t.heaps.rows[r] > 0 {
		return t.heaps.free[r], true
	}
	return 0, false
}

// heap makes the last record one of several rows.
func (t *Table) heap(rows int64, free Mask) {
	h, n := &t.heaps, t.Records()
	for len(h.rows) < n {
		h.rows, h.free = append(h.rows, 0), append(h.free, 0)
	}
	h.rows[n-1], h.free[n-1] = rows, free
}

// heapCount sets the last record's count in unit u to that of a heap.
func (t *Table) heapCount(u int, c Heap) {
	h, n := &t.heaps, t.Records()
	for len(h.given[u]) < n {
		h.given[u], h.largest[u] = append(h.given[u], 0), append(h.largest[u], 0)
	}
	t.kinds[u][n-1], t.numbers[u][n-1] = heaped, c.Sum
	h.given[u][n-1], h.largest[u][n-1] = c.Rows, c.Largest
}

// RowsSaying is how many rows of the return say each value of dimension d.
func (t *Table) RowsSaying(d int) []int64 {
	rows := make([]int64, len(t.Dimensions[d].Values))
	copy(rows, t.Dimensions[d].rows)
	for r, code := range t.codes[d] {
		if _, several := t.Free(r); !several {
			rows[code]++
		}
	}
	return rows
}

// grow makes room for more records that stand for several rows.
func (t *Table) grow(more int) {
	for d := range t.codes {
		t.codes[d] = slices.Grow(t.codes[d], more)
	}
	for u := range t.kinds {
		t.kinds[u], t.numbers[u] = slices.Grow(t.kinds[u], more), slices.Grow(t.numbers[u], more)
	}
	t.lines, t.templates, t.origins = slices.Grow(t.lines, more), slices.Grow(t.templates, more), slices.Grow(t.origins, more)
	h, n := &t.heaps, t.Records()+more
	h.rows, h.free = slices.Grow(h.rows, n-len(h.rows)), slices.Grow(h.free, n-len(h.free))
	for len(h.given) < len(t.Units) {
		h.given, h.largest = append(h.given, nil), append(h.largest, nil)
	}
	for u := range h.given {
		h.given[u], h.largest[u] = slices.Grow(h.given[u], n-len(h.given[u])), slices.Grow(h.largest[u], n-len(h.largest[u]))
	}
}
