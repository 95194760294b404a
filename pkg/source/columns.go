package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// spare is a column without a heading, and what has been found in it.
type spare struct {
	at    int
	few   bool // of a sheet: hardly anything stands in it
	told  bool // as an error
	marks span // marks that went to the number at their left
}

// begin takes the headings over and sets the table up to read below them.
func (t *Table) begin(h heading) error {
	t.stack, t.scan = h.stack, h.last().at
	for i := range h.stack {
		if r := &h.stack[i]; r.fault.kind != "" {
			tellFault(&t.log, &r.at, r.fault)
			return t.log.all()
		}
	}
	t.tellAbove(h)
	_, cols := tally(h.below)
	t.nameColumns(cols)
	for _, c := range cols {
		t.counted = append(t.counted, c.values()*2 > c.filled)
	}
	if err := t.compareWidths(h.below); err != nil {
		return err
	}
	t.nameShares(cols)
	t.refuseDuplicates()
	t.wordy = wordyFirst(h.below)
	t.rememberHeads()
	return nil
}

// compareWidths learns how many cells the rows of a text have, and refuses
// headings that all of them disagree with: then which heading is over which
// column cannot be told.
func (t *Table) compareWidths(below []record) error {
	t.plain = t.raw
	if t.scan.grid != nil {
		return nil
	}
	counts, rows, beyond, fit := map[int]int{}, 0, 0, 0
	for i := range below {
		r := &below[i]
		if r.filled < 2 || r.fault.kind != "" {
			continue
		}
		rows++
		if counts[len(r.cells)]++; counts[len(r.cells)] > counts[t.usual] {
			t.usual = len(r.cells)
		}
		if reach(*r) > t.raw {
			beyond++
		} else if len(r.cells) >= t.need {
			fit++
		}
		t.openEnd = t.openEnd || len(r.cells) >= t.need && isBlank(r.cells[t.need-1])
	}
	if wrong := t.usual < t.need || beyond*2 > rows; rows < 3 || counts[t.usual]*5 < rows*4 || wrong && (fit*10 >= rows || t.need < 2) {
		t.usual = 0
		return nil
	} else if wrong {
		last := &t.stack[len(t.stack)-1]
		t.log.fail(last.line, 0, "heading-width", "the heading row has %s, but the rows below have %s; "+
			"give each column one heading, or name the %s of the headings with --header-row",
			plural(len(last.cells), "cell"), thousands(t.usual), t.log.unit())
		return t.log.all()
	}
	if t.usual != t.raw {
		t.plain = -1
	}
	return nil
}

// tellAbove keeps the rows above the headings.
func (t *Table) tellAbove(h heading) {
	t.Above, t.UnitRow = append(t.Above, h.above...), h.unit
	if n := len(h.above); n > 0 {
		lines := span{n, h.above[0].Line, h.above[n-1].Line}
		t.log.note(lines.first, 0, "title", "%s above the heading row (%s) left out as titles: %s",
			plural(n, t.log.unit()), t.log.at(lines), quote(h.above[0].Text))
	}
	if h.unit != "" {
		t.log.note(h.stack[0].line, 0, "unit-row", "the unit of the table, told above its headings: %s", quote(h.unit))
	}
	if n := len(h.stack); n > 1 {
		t.log.note(h.stack[0].line, 0, "stacked", "headings stand in %s (%s) and were joined with \" / \"",
			plural(n, "row"), t.log.at(span{n, h.stack[0].line, h.stack[n-1].line}))
	}
}

// nameColumns decides of every column whether it has headings, labels the rows
// from a blank corner, or is spare.
func (t *Table) nameColumns(cols []column) {
	var parts [][]string
	first := -1
	for c := range t.headWidth() {
		parts = append(parts, partsOf(t.stack, c))
		if parts[c] != nil {
			t.need = c + 1
			if first < 0 {
				first = c
			}
		}
	}
	parts = t.measure(parts)
	for c := range parts {
		corner := c < first && c < len(cols) && cols[c].filled > 0 && cols[c].values() == 0
		if parts[c] == nil && !corner {
			t.spares = append(t.spares, spare{at: c, few: t.few(c)})
			continue
		}
		line, column := t.headPlace(c)
		t.Headings = append(t.Headings, Heading{
			Text: strings.Join(parts[c], " / "), Line: line, Column: column, Parts: parts[c], Corner: corner,
		})
		t.cols = append(t.cols, c)
	}
	if len(t.spares) == 0 {
		t.cols = nil
	}
}

// headWidth is the number of cells of the widest heading row.
func (t *Table) headWidth() (width int) {
	for _, r := range t.stack {
		width = max(width, len(r.cells))
		for _, a := range r.merged {
			width = max(width, a.at+a.columns)
		}
	}
	return width
}

// measure sets how many cells a row has. Those of a sheet have one more than
// there are headings, for marks beside the last column, and as many as have
// something in more than a few rows.
func (t *Table) measure(parts [][]string) [][]string {
	t.raw, t.broad = len(parts), len(parts)
	g := t.scan.grid
	if g == nil {
		return parts
	}
	t.broad = t.need
	t.raw = t.need + 1
	for _, r := range g.rows[t.scan.pos:] {
		for len(t.fills) < len(r.texts) {
			t.fills = append(t.fills, 0)
		}
		for c, text := range r.texts {
			if !isBlank(text) {
				t.fills[c]++
			}
		}
	}
	for c := range t.fills {
		if !t.few(c) {
			t.raw = max(t.raw, c+1)
		}
	}
	t.scan.pad = t.raw
	return append(parts[:min(len(parts), t.raw)], make([][]string, max(t.raw-len(parts), 0))...)
}

// few tells a column of a sheet that only strays into the table's rows.
func (t *Table) few(c int) bool {
	return c < len(t.fills) && t.fills[c] <= max(2, len(t.scan.grid.rows)/20)
}

// headPlace is where the innermost heading over column c stands.
func (t *Table) headPlace(c int) (line, column int) {
	level, at := len(t.stack)-1, c
	for i := level; i >= 0; i-- {
		if found := over(t.stack, i, c); found >= 0 {
			level, at = i, found
			break
		}
	}
	r := &t.stack[level]
	if at >= len(r.starts) {
		return r.line, 0
	}
	return r.at.placeFrom(r.start, r.line, r.starts[at])
}

// nameShares tells apart columns of percentages that have the same heading, by
// the count at their left.
func (t *Table) nameShares(cols []column) {
	shares := map[string][]int{}
	for i, h := range t.Headings {
		if !h.Corner {
			shares[fold(h.Text)] = append(shares[fold(h.Text)], i)
		}
	}
	isShare := func(i int) bool {
		c := t.raws(i)
		return c < len(cols) && cols[c].percent > 0 && cols[c].percent*2 > cols[c].filled
	}
	for i := range t.Headings {
		h := &t.Headings[i]
		same := shares[fold(h.Text)]
		if len(same) < 2 || slices.ContainsFunc(same, func(i int) bool { return !isShare(i) || i == 0 || isShare(i-1) || t.Headings[i-1].Corner }) {
			continue
		}
		h.Parts = append(slices.Clone(t.Headings[i-1].Parts), h.Parts...)
		h.Text = strings.Join(h.Parts, " / ")
		t.log.note(h.Line, h.Column, "named-heading", "%s columns of percentages have the same heading; this one was named after the count at its left: %s",
			thousands(len(same)), quote(h.Text))
	}
}

// refuseDuplicates tells headings that cannot be told apart.
func (t *Table) refuseDuplicates() {
	first := map[string]int{}
	for i, h := range t.Headings {
		if h.Corner {
			continue
		}
		name := fold(h.Text)
		at, seen := first[name]
		if !seen {
			first[name] = i
			continue
		}
		t.log.fail(h.Line, h.Column, "duplicate-label",
			"columns %d and %d are both called %s; give each column a name of its own", t.raws(at)+1, t.raws(i)+1, quote(h.Text))
	}
}

// takeSpares looks at the cells of the current row that have no heading: a
// mark goes to the number at its left, a stray cell of a sheet is left out and
// told, anything else is an error, told once a column.
func (t *Table) takeSpares() {
	s := &t.scan
	for i := range t.spares {
		p := &t.spares[i]
		if p.at >= len(s.cells) || isBlank(s.cells[p.at]) || p.told {
			continue
		}
		cell := strings.TrimSpace(s.cells[p.at])
		if left := t.numberLeft(p.at); left >= 0 && t.isShortMark(cell) {
			t.row[left] = strings.TrimSpace(t.row[left] + " " + cell)
			p.marks.add(s.startLine)
			continue
		}
		if p.few {
			t.strayed(p.at)
			continue
		}
		p.told = true
		line, column := t.headPlace(p.at)
		t.log.fail(line, column, "blank-label", "column %d has no heading, but %s %d holds %s in it; name the column",
			p.at+1, t.log.unit(), s.startLine, quote(s.cells[p.at]))
	}
}

// strayed keeps a cell of a sheet that stands outside of the table.
func (t *Table) strayed(c int) {
	if t.stray.n == 0 {
		t.strayText, t.strayAt = t.scan.cells[c], c
	}
	t.stray.add(t.scan.startLine)
}

// numberLeft is the heading whose column ends at column c, where the current
// row has a number, a mark or nothing in it, and -1 otherwise.
func (t *Table) numberLeft(c int) int {
	left, found := slices.BinarySearch(t.cols, c-1)
	if !found || t.Headings[left].Corner {
		return -1
	}
	switch kindOf(t.scan.cells[c-1], t.rec) {
	case number, period, markKind, blank:
		return left
	}
	return -1
}

// isShortMark tells what stands beside a number to say something of it: R, p,
// *, [r], (P).
func (t *Table) isShortMark(cell string) bool {
	n := utf8.RuneCountInString(cell)
	switch {
	case strings.ContainsAny(cell, "0123456789") || n > 5:
		return false
	case n <= 1 || isSign(cell):
		return true
	case strings.ContainsAny(cell[:1], "[(") && strings.ContainsAny(cell[len(cell)-1:], ")]"):
		return true
	}
	return t.rec != nil && t.rec.IsMark(cell)
}
