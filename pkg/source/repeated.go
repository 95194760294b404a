package source

import (
	"slices"
	"strings"
)

// rememberHeads keeps what rows that repeat the headings begin with.
func (t *Table) rememberHeads() {
	for i := range t.stack {
		if cell := t.stack[i].cells[0]; !isBlank(cell) {
			t.heads[1] = t.heads[0]
			t.heads[0] = cell
		}
	}
}

// dropRepeated leaves out the headings where a page break repeats them, and
// the titles that are repeated with them.
func (t *Table) dropRepeated() bool {
	s := &t.scan
	if s.fault.kind != "" || !t.repeatsHeading(s.cells) && !t.repeatsTitle() {
		return false
	}
	t.repeated.add(s.startLine)
	t.afterBlank = false
	return true
}

// repeatsHeading tells a row that is one of the heading rows again.
func (t *Table) repeatsHeading(cells []string) bool {
	for i := range t.stack {
		if t.stack[i].filled > 1 && sameCells(cells, t.stack[i].cells) {
			return true
		}
	}
	return false
}

// repeatsTitle tells a row that is one of the titles again, with only titles
// and blank rows between it and the headings again.
func (t *Table) repeatsTitle() bool {
	if !t.isTitle(t.scan.cells) {
		return false
	}
	ahead := t.scan.probe()
	for range 8 {
		if !ahead.next() || ahead.fault.kind != "" {
			return false
		}
		if t.repeatsHeading(ahead.cells) {
			return true
		}
		if joined(ahead.cells) != "" && !t.isTitle(ahead.cells) {
			return false
		}
	}
	return false
}

// isTitle tells one of the lines above the headings, or an outer heading that
// stands by itself in its row.
func (t *Table) isTitle(cells []string) bool {
	text := joined(cells)
	if text == "" {
		return false
	}
	above := func(l Line) bool { return l.Text == text }
	outer := func(r record) bool { return r.filled == 1 && sameCells(cells, r.cells) }
	return slices.ContainsFunc(t.Above, above) || slices.ContainsFunc(t.stack[:len(t.stack)-1], outer)
}

// sameCells compares without regard to outer spaces and blank ends.
func sameCells(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	for i := range a {
		other := ""
		if i < len(b) {
			other = b[i]
		}
		if a[i] != other && strings.TrimSpace(a[i]) != strings.TrimSpace(other) {
			return false
		}
	}
	return true
}
