package source

import (
	"slices"
	"strings"
)

// maxStack bounds the heading rows that are joined, above and below the one
// that was found.
const maxStack = 3

var (
	// unitWords are the whole of a cell that says what a table is counted in.
	unitWords = compiled(`(?i)^\(?(full[- ]time equivalents?|fte|head ?counts?|numbers?|counts?|volumes?|thousands|rates?|` +
		`(number|percentage|rate|proportion)s? of [a-z -]{3,40}|per ?cent(ages?)?|percentages?|%|n|no\.?|£( ?millions?| ?m)?|` +
		`rate per [\d,]+.{0,30}|percentage \(%\)|percentages? and numbers?|numbers? and percentages?)\)?$`)
	// titled begins a title, never a heading.
	titled = compiled(`(?i)^(tables?|figures?|charts?|appendix|annex|chapter|section)\s*[a-z]?\d`)
)

// stackAbove joins the rows above the headings that group them: cells that
// stand over several headings, or over a blank cell that they name. A blank
// row between them, as merged cells leave behind, is passed over. It returns
// the index of the topmost.
func stackAbove(above []record, stack []record, below []record) (int, []record) {
	_, cols := tally(below)
	top := len(above)
	for i, blanks := len(above)-1, 0; i >= 0 && blanks <= 1 && len(stack) <= maxStack; i-- {
		if above[i].filled == 0 {
			blanks++
			continue
		}
		if !groups(&above[i], stack, cols) {
			break
		}
		stack = slices.Insert(stack, 0, above[i])
		top, blanks = i, 0
	}
	return top, stack
}

// groups tells whether r can only be a row of headings over the stack.
func groups(r *record, stack []record, cols []column) bool {
	if r.fault.kind != "" || !headingCells(r) {
		return false
	}
	left := leftmost(cols)
	first, last := edges(r)
	if last > reachOf(stack) || r.filled == 1 && (first <= left || last == lastNamed(stack) && named(stack, last)) {
		return false // a title, a note, a unit
	}
	if first <= left && named(stack, first) && !twins(stack) {
		return false // a line of its own, such as "Period:, 2019"
	}
	if r.filled == 2 && first <= left && last == lastNamed(stack) && named(stack, last) && (!r.heads[first] || unitWords().MatchString(strings.TrimSpace(r.cells[last]))) {
		return false // a unit at the right, perhaps a place at the left
	}
	for c := range r.cells {
		if r.kinds[c] != blank && !named(stack, c) && !hasData(cols, c) {
			return false
		}
	}
	return true
}

// headingCells tells a row of short texts and periods: no numbers, marks,
// sentences, or titles.
func headingCells(r *record) bool {
	for c, cell := range r.cells {
		text := strings.TrimSpace(cell)
		if k := r.kinds[c]; k == number || k == markKind || len(text) > 100 || titled().MatchString(text) || labelled().MatchString(text) {
			return false
		}
	}
	return true
}

// edges are the first and the last cell that are not blank.
func edges(r *record) (first, last int) {
	last = reach(*r) - 1
	for first < last && r.kinds[first] == blank {
		first++
	}
	return first, last
}

// named tells whether a row of the stack has a text at column c.
func named(stack []record, c int) bool {
	return slices.ContainsFunc(stack, func(r record) bool { return c < len(r.kinds) && r.kinds[c] != blank })
}

func hasData(cols []column, c int) bool { return c < len(cols) && cols[c].filled > 0 }

// leftmost is the first column with something in it.
func leftmost(cols []column) int {
	return max(slices.IndexFunc(cols, func(c column) bool { return c.filled > 0 }), 0)
}

// reachOf is the last column of the widest row of the stack, its merged cells counted.
func reachOf(stack []record) int {
	last := 0
	for _, r := range stack {
		last = max(last, len(r.cells)-1)
	}
	return last + 1 // "Total" often stands beside the row that it names
}

func lastNamed(stack []record) int {
	last := 0
	for i := range stack {
		last = max(last, reach(stack[i])-1)
	}
	return last
}

// twins tells whether a heading occurs twice in the row next to the data.
func twins(stack []record) bool {
	seen := map[string]bool{}
	r := stack[len(stack)-1]
	for c, cell := range r.cells {
		if r.kinds[c] == blank {
			continue
		}
		if name := fold(cell); seen[name] {
			return true
		} else {
			seen[name] = true
		}
	}
	return false
}

// stackBelow is the index of the last heading row: the rows below record i
// that name the columns which it leaves blank or calls the same.
func stackBelow(records []record, i int) int {
	last := i
	for range maxStack - 1 {
		next := last + 1
		if next >= len(records) || !names(&records[last], &records[next], records[next+1:]) {
			break
		}
		last = next
	}
	return last
}

// names tells whether lower can only be headings below upper: texts over
// numbers, in every column that upper leaves without a name of its own.
func names(upper, lower *record, below []record) bool {
	n, cols := tally(below)
	if n == 0 || lower.fault.kind != "" || !headingCells(lower) || lower.filled == 0 {
		return false
	}
	if wraps(upper, lower, below) {
		return true
	}
	texts, open, units := 0, 0, 0
	for c, col := range cols {
		up, low := c < len(upper.kinds) && upper.kinds[c] != blank, c < len(lower.kinds) && lower.kinds[c] != blank
		valued := col.values()*2 > col.filled && col.filled > 0
		switch {
		case valued && low:
			texts++
			if unitWords().MatchString(strings.TrimSpace(lower.cells[c])) {
				units++
			}
		case valued && !up:
			return false // still without a name
		case up && low && fold(upper.cells[c]) != fold(lower.cells[c]):
			return false // two labels are a row of data
		}
		if low && (!up || twice(upper, c)) {
			open++
		}
	}
	return texts > 0 && (open > 0 || units == texts && units > 1)
}

// wraps tells a row with the second words of some headings: it labels no row,
// counts nothing, and none of the rows below has its texts.
func wraps(upper, lower *record, below []record) bool {
	if lower.filled < 2 || lower.kinds[0] != blank || len(lower.cells) != len(upper.cells) || upper.filled < len(upper.cells) {
		return false
	}
	for c, cell := range lower.cells {
		if lower.kinds[c] == blank {
			continue
		}
		same := func(r record) bool { return c < len(r.cells) && fold(r.cells[c]) == fold(cell) }
		counts := func(r record) bool { return c < len(r.kinds) && r.kinds[c] == number }
		if lower.kinds[c] != word || slices.ContainsFunc(below, same) || slices.ContainsFunc(below, counts) {
			return false
		}
	}
	return slices.ContainsFunc(below, func(r record) bool { return r.filled > 0 && r.kinds[0] != blank })
}

// twice tells whether the text at c stands in another cell of the row too.
func twice(r *record, c int) bool {
	for other, cell := range r.cells {
		if other != c && r.kinds[other] != blank && fold(cell) == fold(r.cells[c]) {
			return true
		}
	}
	return false
}

// isUnitRow tells a row that holds only the unit of the last columns, perhaps
// with a place at the left, over headings that name those columns.
func isUnitRow(records []record, i int) bool {
	r := &records[i]
	if r.filled == 0 || r.filled > 2 || reach(*r) < 3 {
		return false
	}
	first, last := edges(r)
	if r.filled == 2 && first > 0 || !unitWords().MatchString(strings.TrimSpace(r.cells[last])) {
		return false
	}
	for next := i + 1; next < len(records) && next <= i+4; next++ {
		lower := &records[next]
		if lower.filled > r.filled && headingCells(lower) {
			return true
		}
		if lower.filled > 0 {
			break
		}
	}
	return false
}

// unitAbove is the unit that a row above the headings gives for the table.
func unitAbove(above []record, top record) string {
	for i := len(above) - 1; i >= 0; i-- {
		r := &above[i]
		if r.filled == 0 || r.filled > 2 || r.fault.kind != "" {
			continue
		}
		_, last := edges(r)
		text := oneLine(r.cells[last])
		right := last > 1 && last >= reach(top)-2 && last < len(top.cells)+1
		if unitWords().MatchString(text) || right && len(text) <= 40 && r.kinds[last] == word && !labelled().MatchString(text) && !strings.ContainsAny(text, "0123456789") {
			return text
		}
	}
	return ""
}

// partsOf are the headings over column c, outermost first.
func partsOf(stack []record, c int) []string {
	var parts []string
	for level := range stack {
		at := over(stack, level, c)
		if at < 0 {
			continue
		}
		if part := oneLine(stack[level].cells[at]); len(parts) == 0 || fold(parts[len(parts)-1]) != fold(part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// over is the cell of a heading row that stands over column c, or -1: the one
// there, or the one at its left that is merged over it, or whose blank
// neighbours are named by a row below.
func over(stack []record, level, c int) int {
	r := &stack[level]
	if c < len(r.kinds) && r.kinds[c] != blank {
		return c
	}
	lower := stack[level+1:]
	for at := min(c, len(r.cells)) - 1; at >= 0; at-- {
		if width := mergedAt(r, at); width > 0 {
			if r.kinds[at] != blank && c < at+width {
				return at
			}
			return -1
		}
		if r.kinds[at] != blank {
			if named(lower, at) && (named(lower, c)) && mergedAt(r, c) == 0 {
				return at
			}
			return -1
		}
		if !named(lower, at) || mergedAt(r, c) > 0 {
			return -1
		}
	}
	return -1
}

// mergedAt is how many columns the cell at c is merged over, 0 for none.
func mergedAt(r *record, c int) int {
	for _, a := range r.merged {
		if a.at == c {
			return a.columns
		}
	}
	return 0
}

// lineBreak is a break inside a heading with the spaces around it.
var lineBreak = compiled(`[ \t]*[\r\n]+[ \t]*`)

// oneLine is a heading without line breaks and outer spaces.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\r\n") {
		text = lineBreak().ReplaceAllString(text, " ")
	}
	return text
}
