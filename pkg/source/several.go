package source

import (
	"fmt"
	"slices"
	"strings"
)

const (
	// searchedText bounds the texts in which a second table is looked for. What
	// is published for people to look at is smaller; to go through a file of
	// millions of rows twice would double the time of reading it. There the
	// rows of a second table are told one by one, as rows that do not fit.
	searchedText = 8 << 20
	// maxTables bounds the tables of one sheet.
	maxTables = 1000
	// lookAhead is how many records are looked at to tell a heading row.
	lookAhead = 12
)

// tablesOf finds the tables of a text or sheet, one below the other. t is what
// they have in common.
func (t *Table) tablesOf(s scanner, opts Options) ([]*Table, error) {
	var tables []*Table
	for {
		if len(tables) == maxTables {
			return nil, t.log.refuse(s.line, 0, "limit", "more than %s tables; cut the %s into parts", thousands(maxTables), t.log.whole())
		}
		one := *t
		one.Above = slices.Clone(t.Above)
		one.log.problems = slices.Clone(t.log.problems)
		one.rec = opts.Recogniser
		if len(tables) > 0 {
			one.Above = nil
		}
		h, err := one.heading(s, opts)
		if err != nil {
			return nil, err
		}
		next, more := nextTable(h, opts.Recogniser, t.large)
		if more {
			h.last().at.cut(next.pos)
			h.below = slices.DeleteFunc(slices.Clone(h.below), func(r record) bool { return r.line >= next.line })
		}
		if err := one.begin(h); err != nil {
			return nil, err
		}
		tables = append(tables, &one)
		if !more {
			break
		}
		if opts.HeaderRow > 0 {
			one.log.note(next.line, 0, "other-table", "another table begins here and was left out; --header-row names the one above")
			break
		}
		s = next
	}
	for i, one := range tables {
		if len(tables) > 1 {
			one.Number = i + 1
		}
		one.remember()
		if i > 0 { // what stands above is the others' to count
			one.told.read = max(one.told.read, one.storedAt())
		}
	}
	return tables, nil
}

// heading finds the headings below where s stands.
func (t *Table) heading(s scanner, opts Options) (heading, error) {
	if opts.HeaderRow > 0 {
		return headingAt(&s, opts.HeaderRow, opts.Recogniser, &t.log)
	}
	records := t.sampled
	if s.grid != nil || s.pos > 0 || s.style != t.sampledAs || records == nil {
		records = sample(&s, opts.Recogniser)
	}
	return findHeading(records, &t.log)
}

// nextTable looks below the headings for the beginning of another table: a
// blank row or a title, then headings over numbers. It returns a scanner that
// stands there.
func nextTable(h heading, rec Recogniser, large bool) (scanner, bool) {
	s := h.last().at.probe()
	if large || s.grid == nil && len(s.text) > searchedText {
		return s, false
	}
	gap, tries := gap{}, maxTables
	_, cols := tally(firstBlock(h.below))
	counted := slices.IndexFunc(cols, func(c column) bool { return c.counts[number]*2 > c.filled })
	for {
		before := s.probe()
		if !s.next() {
			return s, false
		}
		if filledUpTo2(s.cells) < 2 {
			gap.add(before, s.cells)
			continue
		}
		if gap.open && s.fault.kind == "" && !hasNumber(s.cells) && !repeats(h, s.cells, &gap) &&
			isNewHeading(before, cols, gap.titled(), rec) {
			return gap.start(before), true
		}
		if !gap.open && tries > 0 && s.grid == nil && isWordAt(s.cells, counted) && s.fault.kind == "" && !hasNumber(s.cells) {
			tries--
			if isHeadingAmongRows(before, h, cols, rec) {
				return before, true
			}
		}
		gap.close()
	}
}

// firstBlock is the records up to the first blank one, where any are.
func firstBlock(records []record) []record {
	begun := false
	for i, r := range records {
		if begun && r.filled == 0 {
			return records[:i]
		}
		begun = begun || r.filled > 1
	}
	return records
}

// gap gathers the blank rows and single cells between two tables.
type gap struct {
	open  bool
	lines []gapLine
}

type gapLine struct {
	at   scanner
	text string
}

func (g *gap) add(at scanner, cells []string) {
	g.open = true
	if len(g.lines) == 64 {
		g.lines = slices.Delete(g.lines, 0, 32)
	}
	g.lines = append(g.lines, gapLine{at, joined(cells)})
}

func (g *gap) close() { g.open, g.lines = false, g.lines[:0] }

// titles are the lines, from the last back, that can stand above a table: down
// from "Table 2: ..." where there is one, else those right above the headings.
func (g *gap) titles() (from int) {
	end := len(g.lines)
	for end > 0 && g.lines[end-1].text == "" {
		end--
	}
	for i := end - 1; i >= 0; i-- {
		if titled().MatchString(g.lines[i].text) {
			return i
		}
	}
	from = end
	for from > 0 {
		text := g.lines[from-1].text
		if text == "" || labelled().MatchString(text) || numbered().MatchString(text) || strings.ContainsAny(firstRune(text), footnoteSigns) {
			break
		}
		from--
	}
	return from
}

func (g *gap) titled() bool {
	from := g.titles()
	return from < len(g.lines) && g.lines[from].text != ""
}

// start is where the next table begins, whose headings stand at head.
func (g *gap) start(head scanner) scanner {
	if from := g.titles(); from < len(g.lines) {
		return g.lines[from].at
	}
	return head
}

// filledUpTo2 counts the cells that are not blank, up to two of them.
func filledUpTo2(cells []string) (n int) {
	for _, cell := range cells {
		if !isBlank(cell) {
			if n++; n == 2 {
				break
			}
		}
	}
	return n
}

// hasNumber tells a record with a number that is no year.
func hasNumber(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool {
		cell = strings.TrimSpace(cell)
		return cell != "" && isNumber(cell) && !isPeriod(cell)
	})
}

// repeats tells the headings of the same table again, as page breaks have
// them, with nothing above them but its own titles.
func repeats(h heading, cells []string, g *gap) bool {
	again := slices.ContainsFunc(h.stack, func(r record) bool { return sameCells(cells, r.cells) })
	if !again {
		return false
	}
	for _, line := range g.lines[g.titles():] {
		known := func(l Line) bool { return l.Text == line.text }
		outer := func(r record) bool { return joined(r.cells) == line.text }
		if line.text != "" && !slices.ContainsFunc(h.above, known) && !slices.ContainsFunc(h.stack, outer) {
			return false
		}
	}
	return true
}

// isNewHeading tells whether headings begin at s: rows of texts and periods
// over every column of numbers below them, which cannot be rows of the table
// above since there texts stand where it has numbers.
func isNewHeading(s scanner, cols []column, titled bool, rec Recogniser) bool {
	var records []record
	for len(records) < lookAhead && s.next() {
		records = append(records, takeRecord(&s, rec))
	}
	data := slices.IndexFunc(records, func(r record) bool { return r.filled > 1 && slices.Contains(r.kinds, number) })
	if data < 1 || data > maxStack+1 {
		return false
	}
	top := &records[0]
	if top.kinds[0] == placeKind {
		return false
	}
	if !titled && isOtherWidth(records, len(cols)) {
		return true
	}
	var stack []record
	for _, r := range records[:data] {
		if r.filled > 0 && !headingCells(&r) {
			return false
		}
		stack = append(stack, r)
	}
	words := 0
	for c, k := range records[data].kinds {
		if k == blank || k == word {
			continue
		}
		if c < len(top.kinds) && top.kinds[c] == k && !titled {
			return false // alike
		}
		if k != number {
			continue
		}
		parts := partsOf(stack, c)
		if parts == nil && !titled {
			return false
		}
		valued := c >= len(cols) || cols[c].values()*2 > cols[c].filled
		if parts != nil && valued && kindOf(parts[len(parts)-1], rec) == word {
			words++
		}
	}
	return words > 0 || titled && len(stack) > 0
}

// isOtherWidth tells headings, all of them words, over rows that have as many
// cells, with numbers among them, but fewer or more than the table above.
func isOtherWidth(records []record, above int) bool {
	top := &records[0]
	width := reach(*top)
	if width == above || width < 2 || len(top.cells) != width || slices.ContainsFunc(top.kinds, func(k kind) bool { return k != word }) {
		return false
	}
	rows := 0
	for _, r := range records[1:] {
		if r.filled < 2 && r.fault.kind == "" {
			break // the end, or a title
		}
		if len(r.cells) != width || r.fault.kind != "" || !slices.Contains(r.kinds, number) {
			return false
		}
		rows++
	}
	return rows > 1
}

// isWordAt tells at a glance, since it is asked of every row, whether a column
// of numbers has a text.
func isWordAt(cells []string, c int) bool {
	return c >= 0 && c < len(cells) && cells[c] != "" && cells[c][0] >= 'A'
}

// isHeadingAmongRows tells the headings of another table that follow a row
// without a line between: no cell of theirs is blank, all differ, and none
// occurs in the rows.
func isHeadingAmongRows(s scanner, h heading, cols []column, rec Recogniser) bool {
	ahead := s.probe()
	ahead.next()
	if slices.ContainsFunc(h.stack, func(r record) bool { return sameCells(ahead.cells, r.cells) }) {
		return false
	}
	seen := map[string]bool{}
	for c, cell := range ahead.cells {
		name := fold(cell)
		same := func(r record) bool {
			return r.line < ahead.startLine && c < len(r.cells) && fold(r.cells[c]) == name
		}
		if name == "" || seen[name] || kindOf(cell, rec) == markKind || slices.ContainsFunc(h.below, same) {
			return false
		}
		seen[name] = true
	}
	return len(seen) > 2 && isNewHeading(s, cols, false, rec)
}

// pick takes the table that --table names, or all.
func pick(tables []*Table, n int) ([]*Table, error) {
	if n == 0 {
		return tables, nil
	}
	if n > len(tables) {
		return nil, tables[0].log.refuse(0, 0, "usage", "--table %d: there %s here: %s", n, are(len(tables)), listTables(tables))
	}
	return tables[n-1 : n], nil
}

func are(n int) string {
	if n == 1 {
		return "is 1 table"
	}
	return fmt.Sprintf("are %s tables", thousands(n))
}

// tooMany is the error where one table was asked for and there are several.
func tooMany(tables []*Table) error {
	t := tables[0]
	if t.Sheets == nil {
		return failure(t.log.file, 0, 0, "several-tables", "there %s in this file; choose one with --table: %s", are(len(tables)), listTables(tables))
	}
	if slices.ContainsFunc(tables, func(o *Table) bool { return o.Sheet != t.Sheet }) {
		return failure(t.log.file, 0, 0, "several-tables", "there %s in this workbook; choose a sheet with --sheet: %s",
			are(len(tables)), ListSheets(t.Sheets))
	}
	return t.log.refuse(0, 0, "several-tables", "there %s on this sheet; choose one with --table: %s", are(len(tables)), listTables(tables))
}

// listTables says what each table holds.
func listTables(tables []*Table) string {
	var parts []string
	for i, t := range tables {
		parts = append(parts, fmt.Sprintf("%d: %s %d, %s", i+1, t.log.unit(), t.stack[0].line, t.holds()))
	}
	return strings.Join(parts, "; ")
}

// holds says what a table is made of. It reads the rows and goes back.
func (t *Table) holds() string {
	for t.Next() {
	}
	rows := t.Rows()
	t.Rewind()
	var names []string
	for _, h := range t.Headings {
		if h.Text != "" {
			names = append(names, h.Text)
		}
	}
	if len(names) > 3 {
		names = append(names[:3:3], "...")
	}
	for i, name := range names {
		if name != "..." {
			names[i] = strings.Trim(quote(name), `"`)
		}
	}
	return fmt.Sprintf("%s, %s: %s", plural(rows, "row"), plural(len(t.Headings), "column"), strings.Join(names, ", "))
}
