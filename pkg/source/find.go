package source

import (
	"fmt"
	"strings"
)

const (
	sampleRecords = 200
	sampleCells   = 1 << 16
	sampleBytes   = 4 << 20
	sampleBelow   = 20 // records below a candidate that are weighed
)

// record is one record of the sample at the beginning of a file.
type record struct {
	line   int
	start  int // offset
	cells  []string
	starts []int
	kinds  []kind
	heads  []bool // cells that are headings of the field
	filled int    // cells that are not blank
	merged []area // of a sheet
	fault  fault
	at     scanner // as it stood after the record
}

// heading is the answer of findHeading.
type heading struct {
	stack []record // the heading rows, outermost first; at least one
	above []Line
	unit  string   // of a unit row among the lines above
	below []record // the first records below, for a look at the columns
}

// last is the heading row next to the data.
func (h *heading) last() *record { return &h.stack[len(h.stack)-1] }

// sample reads the first records. The cells are parts of the text, so that the
// sample costs their headers only.
func sample(s *scanner, rec Recogniser) []record {
	records := make([]record, 0, min(sampleRecords, 1+(len(s.text)-s.pos)/8))
	cells := 0
	for len(records) < sampleRecords && s.next() {
		records = append(records, takeRecord(s, rec))
		cells += len(s.cells)
		if len(records) >= 2 && (cells > sampleCells || s.pos > sampleBytes) {
			break
		}
	}
	return records
}

func takeRecord(s *scanner, rec Recogniser) record {
	r := record{line: s.startLine, start: s.start, fault: s.fault}
	r.cells = append(r.cells, s.cells...)
	r.starts = append(r.starts, s.starts...)
	if s.grid != nil {
		r.merged = s.row().merged
	}
	r.kinds = make([]kind, len(r.cells))
	r.heads = make([]bool, len(r.cells))
	for i, cell := range r.cells {
		r.kinds[i] = kindOf(cell, rec)
		r.heads[i] = rec != nil && r.kinds[i] != blank && r.kinds[i] != number && rec.IsHeading(strings.TrimSpace(cell))
		if r.kinds[i] != blank {
			r.filled++
		}
	}
	r.at = s.probe()
	return r
}

// asLine is the record as a title or note.
func (r record) asLine() Line { return Line{Line: r.line, Text: joined(r.cells)} }

// joined is the cells that are not blank, trimmed, with a space between.
func joined(cells []string) string {
	var parts []string
	for _, cell := range cells {
		if cell = strings.TrimSpace(cell); cell != "" {
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, " ")
}

// headingAt takes the row that begins at the line the user named, and the rows
// above it that can only be headings over it.
func headingAt(s *scanner, line int, rec Recogniser, j *journal) (heading, error) {
	var records []record
	for s.next() {
		if s.startLine > line {
			return heading{}, j.refuse(line, 0, "usage",
				"--header-row %d is %s", line, insideOrBlank(s))
		}
		records = append(records, takeRecord(s, rec))
		if s.startLine < line {
			continue
		}
		at := len(records) - 1
		if records[at].filled == 0 {
			return heading{}, j.refuse(line, 0, "usage",
				"--header-row %d is a blank %s; name the %[2]s of the headings", line, j.unit())
		}
		ahead := s.probe()
		records = append(records, sample(&ahead, rec)...)
		return gather(records, at, at, j), nil
	}
	return heading{}, j.refuse(0, 0, "usage", "--header-row %d: the %s ends before that %s", line, j.whole(), j.unit())
}

func insideOrBlank(s *scanner) string {
	if s.grid != nil {
		return "a blank row; name the row of the headings"
	}
	return "inside a cell in quotes; name the line that its row begins on"
}

// candidate is a record that may be the heading row.
type candidate struct {
	at    int // index of the record
	score float64
	fit   bool
}

// findHeading judges by evidence which record holds the headings: texts over
// counts, marks, periods and places; headings of the field; as many of them as
// the rows below are wide. Position decides only between equals. The rows above
// and below it that are headings too are then gathered around it.
func findHeading(records []record, j *journal) (heading, error) {
	width := prevailingWidth(records)
	candidates := candidatesOf(records, width)
	chosen := choose(records, candidates)
	if first := narrower(records, chosen); first >= 0 {
		chosen = first
	}
	if chosen < 0 {
		return heading{}, noHeading(records, candidates, j)
	}
	return gather(records, chosen, stackBelow(records, chosen), j), nil
}

// narrower is the heading row of a table above the chosen headings that has
// fewer columns than they have, or -1: words, then rows as wide with numbers.
func narrower(records []record, chosen int) int {
	for i := range max(chosen-2, 0) {
		if len(records[i].cells) > 2 && isOtherWidth(records[i:chosen], 0) {
			return i
		}
	}
	return -1
}

// gather takes the heading row, the ones stacked on it up to the last one, and
// what stands above them.
func gather(records []record, chosen, last int, j *journal) heading {
	var h heading
	top := chosen
	for i := chosen; i <= last; i++ {
		if records[i].filled > 0 {
			h.stack = append(h.stack, records[i])
		}
	}
	h.below = records[last+1:]
	top, h.stack = stackAbove(records[:chosen], h.stack, h.below)
	for i := range records[:top] {
		r := &records[i]
		if r.filled == 0 {
			continue
		}
		h.above = append(h.above, r.asLine())
		// Quotes in a title do no harm; in what may be a row they do.
		if r.fault.kind == "" {
			continue
		}
		line := strings.TrimRight(r.at.text[r.start:r.at.pos], "\r\n"+string(r.at.delim))
		if r.fault.kind == "open-quote" || strings.IndexByte(line, r.at.delim) >= 0 {
			tellFault(j, &r.at, r.fault)
		}
	}
	h.unit = unitAbove(records[:top], h.stack[0])
	return h
}

// candidatesOf lists the records that headings may stand in: none below the
// first that can only be data. In a table of one column these are the first
// record and the one below the first blank line, where a title ends.
func candidatesOf(records []record, width int) []candidate {
	var list []candidate
	gap := false
	for i, r := range records {
		switch {
		case r.filled == 0:
			gap = gap || len(list) > 0
			continue
		case width == 1 && len(list) > 0 && (!gap || i > 4):
			if gap {
				return list
			}
			continue
		case isUnitRow(records, i):
			continue
		}
		score, fit := weigh(records, i, width)
		list = append(list, candidate{i, score, fit})
		if isData(r, width) || width == 1 && gap {
			break
		}
	}
	return list
}

// choose returns the index of the heading record, or -1. An earlier record
// that is nearly as good, or nearly as full, is the heading rather than a title:
// whatever is above the headings is left out, so doubt must not lose a row.
func choose(records []record, list []candidate) int {
	best := -1
	for c := range list {
		if list[c].fit && (best < 0 || list[c].score > list[best].score) {
			best = c
		}
	}
	if best < 0 {
		return -1
	}
	filled := records[list[best].at].filled
	for _, c := range list[:best] {
		if c.fit && c.score > 0 && c.score >= 0.6*list[best].score {
			return c.at
		}
		if filled > 1 && records[c.at].filled*2 > filled && !overtops(records, list[best], c) {
			if c.fit {
				return c.at
			}
			if records[c.at].fault.kind == "" {
				return -1
			}
		}
	}
	return list[best].at
}

// overtops tells a line such as "Period:, 2019" above the full heading row.
func overtops(records []record, best, c candidate) bool {
	upper, full := &records[c.at], &records[best.at]
	return upper.filled < full.filled && full.filled == len(full.cells) && len(full.cells) > 2 && best.score > c.score+1 &&
		headingCells(upper) && headingCells(full)
}

// prevailingWidth is the commonest number of cells, blank ones at the end left
// out, among the records with two or more cells; without such records it is 1.
func prevailingWidth(records []record) int {
	counts := map[int]int{}
	single := 0
	for _, r := range records {
		w := reach(r)
		if w > 1 && r.filled > 1 && r.fault.kind == "" {
			counts[w]++
		} else if w == 1 {
			single++
		}
	}
	width, most := 1, 0
	for w, n := range counts {
		if n > most || n == most && w > width {
			width, most = w, n
		}
	}
	if most == 1 && single > 10 {
		return 1 // a column of texts, one of them with a stray separator
	}
	return width
}

// reach is the number of cells up to the last that is not blank.
func reach(r record) int {
	w := len(r.cells)
	for w > 0 && r.kinds[w-1] == blank {
		w--
	}
	return w
}

// isData tells a record that can only be a row of the table: it is wide enough,
// holds a number, and no heading.
func isData(r record, width int) bool {
	if r.filled == 0 || r.filled*2 < width || r.filled < min(width, 2) {
		return false
	}
	numbers := 0
	for i, k := range r.kinds {
		if r.heads[i] {
			return false
		}
		if k == number {
			numbers++
		}
	}
	return numbers > 0
}

// weigh is the evidence that record i holds the headings of what is below it,
// and whether it can be the heading row at all.
func weigh(records []record, i, width int) (score float64, fit bool) {
	r := records[i]
	below, cols := tally(records[i+1:])
	alike, corners := 0, 0
	seen := map[string]bool{}
	for c := range max(len(r.cells), len(cols)) {
		var k kind
		var col column
		if c < len(r.cells) {
			k = r.kinds[c]
		}
		if c < len(cols) {
			col = cols[c]
		}
		value, same := compare(k, col, below)
		score += value
		if same {
			alike++
		}
		if k == blank {
			if corners == c && col.filled > 0 && col.values() == 0 {
				corners++ // labels of the rows below it
			}
			continue
		}
		if r.heads[c] {
			score++
		}
		if text := fold(r.cells[c]); seen[text] {
			score -= 0.5
		} else {
			seen[text] = true
		}
	}
	if i+1 < len(records) && records[i+1].filled == 0 {
		score -= 0.1
	}
	fit = r.filled > 0 && (r.filled+corners)*2 >= width && r.fault.kind == "" && (alike == 0 || score > 0)
	return score, fit
}

// column counts the kinds of the cells below a candidate.
type column struct {
	counts  [placeKind + 1]int
	filled  int
	percent int // cells with a % sign
}

// values counts the cells that are numbers or marks.
func (c column) values() int { return c.counts[number] + c.counts[markKind] }

// tally counts over the first records below a candidate that are not blank.
func tally(records []record) (n int, cols []column) {
	for _, r := range records {
		if r.filled == 0 || r.fault.kind != "" {
			continue
		}
		if n++; n > sampleBelow {
			return n - 1, cols
		}
		for len(cols) < reach(r) {
			cols = append(cols, column{})
		}
		for c := range reach(r) {
			if k := r.kinds[c]; k != blank {
				cols[c].counts[k]++
				cols[c].filled++
				if k == number && strings.IndexByte(r.cells[c], '%') >= 0 {
					cols[c].percent++
				}
			}
		}
	}
	return n, cols
}

// compare weighs one cell against the column below it: for, where a text stands
// over data; against, where it is of the same kind as what is below (alike), or
// blank over cells.
func compare(k kind, col column, below int) (score float64, alike bool) {
	if col.filled == 0 {
		if k == number || k == markKind {
			return -1.5, true
		}
		return 0, false
	}
	share := float64(col.filled) / float64(below)
	main := word
	for other := number; other <= placeKind; other++ {
		if col.counts[other] > col.counts[main] {
			main = other
		}
	}
	values := col.values()
	switch {
	case k == blank:
		return -share, false
	case k == number || k == markKind:
		if values > 0 {
			return -1.5 * share, true
		}
		return -0.5 * share, true
	case k == main && k != word:
		return -1.5 * share, true
	case main == word && values*2 < col.filled:
		return 0, false
	case k == word:
		return share, false
	}
	return share / 2, false // a year or a place over counts
}

// noHeading tells the faults that hid the heading row, or else what was seen.
func noHeading(records []record, candidates []candidate, j *journal) error {
	for _, c := range candidates {
		if f := records[c.at].fault; f.kind != "" {
			tellFault(j, &records[c.at].at, f)
		}
	}
	if j.errors > 0 {
		return j.all()
	}
	if len(candidates) == 0 {
		return j.refuse(0, 0, "empty", "there is nothing but blank %ss; expected a heading row and rows of data", j.unit())
	}
	var seen []string
	for _, c := range candidates[:min(len(candidates), 3)] {
		seen = append(seen, fmt.Sprintf("%s %d %s", j.unit(), records[c.at].line, quote(joined(records[c.at].cells))))
	}
	return j.refuse(records[candidates[0].at].line, 0, "no-heading",
		"no heading row found: these rows look like data or titles: %s; add a row with the name of each column, "+
			"or give the %s of the headings with --header-row%s", strings.Join(seen, ", "), j.unit(), j.elsewhere())
}

// fold is how headings are compared: without regard to case and spaces.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
