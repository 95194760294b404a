package returns

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/source"
)

// merge puts together what the readers of a large return have, and writes it
// into the table: for each pile a record of the whole, and one for each
// category that figures are made of, as if its counts stood in a column of
// their own. ok is false where a total shows that only the ordinary way undoes.
type merge struct {
	*scan
	table   *source.Table // the file, in whose lines places are
	readers []*reader
	before  []int        // lines of the text before each block
	coded   [][][]uint32 // by reader, column and word: the table's code
	piles   []*merged
	byKey   map[string]*merged
	odd     []oddRecord
	lists   [][]*merged  // by reader and pile
	from    []int        // by share: where its categories begin in the parts of a pile
	stand   [][][]uint32 // by reader and share: the code that stands for each class
}

// merged is one pile of all readers.
type merged struct {
	key    []uint32 // codes of the kept columns
	free   Mask
	first  int64
	whole  mergedSum
	parts  []mergedSum // by code, share after share; see merge.from
	record uint32      // of the table, of its whole
}

// mergedSum is the rows of a pile, or those of one category in it.
type mergedSum struct {
	rows    int64
	sums    []Heap
	missing []int64 // by sum: rows whose cell is no whole number
}

func (s *scan) merge(readers []*reader, t *source.Table) bool {
	m := &merge{scan: s, table: t, readers: readers, byKey: map[string]*merged{}}
	m.countLines(t.FirstLine())
	if !m.understand() {
		return false
	}
	m.countParts()
	m.gather()
	slices.SortFunc(m.piles, func(a, b *merged) int { return cmp.Compare(a.first, b.first) })
	if s.filler.table.Shape == Long && m.repeatsTotals() {
		return false
	}
	m.write()
	return true
}

// countLines finds the line that each block begins on.
func (m *merge) countLines(first int) {
	var all []blockLines
	for _, r := range m.readers {
		all = append(all, r.lines...)
	}
	slices.SortFunc(all, func(a, b blockLines) int { return a.block - b.block })
	m.before = make([]int, len(all))
	for i, b := range all {
		m.before[i] = first
		if b.mended != nil {
			m.table.Tell(b.mended, first)
		}
		first += b.lines
		m.filler.origin.Rows += b.rows
	}
}

// line is the line of a place in the text.
func (m *merge) line(at int64) int { return m.before[at>>32] + int(at&(1<<32-1)) }

// understand gives the words of every column the table's codes, in the order
// in which they stand in the file. False where a second total makes the first
// doubtful.
func (m *merge) understand() bool {
	type word struct{ reader, number int }
	m.coded = make([][][]uint32, len(m.readers))
	for i := range m.coded {
		m.coded[i] = make([][]uint32, len(m.words))
	}
	for c := range m.words {
		var list []word
		for i, r := range m.readers {
			m.coded[i][c] = make([]uint32, len(r.columns[c].texts))
			for number := range r.columns[c].texts {
				list = append(list, word{i, number})
			}
		}
		first := func(w word) int64 { return m.readers[w.reader].columns[c].first[w.number] }
		slices.SortFunc(list, func(a, b word) int { return cmp.Compare(first(a), first(b)) })
		d := m.filler.table.Dimensions[m.words[c].dimension]
		for _, w := range list {
			at := func() Place { return Place{Origin: int(m.filler.index), Line: m.line(first(w))} }
			code := d.code(strings.TrimSpace(m.readers[w.reader].columns[c].texts[w.number]), at)
			if d.Values[code].Aside {
				return false
			}
			m.coded[w.reader][c][w.number] = code
		}
		m.countRows(c)
	}
	return m.filler.table.Shape == RowLevel || !m.filler.table.mayNameRegions()
}

// countRows adds up how many rows say each value that a note tells of.
func (m *merge) countRows(c int) {
	d := m.filler.table.Dimensions[m.words[c].dimension]
	for i, r := range m.readers {
		for number, n := range r.columns[c].rows {
			code := m.coded[i][c][number]
			for len(d.rows) <= int(code) {
				d.rows = append(d.rows, 0)
			}
			d.rows[code] += n
		}
	}
}

// countParts finds the categories that piles are divided into.
func (m *merge) countParts() {
	m.from = []int{0}
	for i, x := range m.readers[0].piles.shares {
		m.from = append(m.from, m.from[i]+len(m.filler.table.Dimensions[m.words[x.column].dimension].Values))
	}
	for i, r := range m.readers {
		var codes [][]uint32
		for _, x := range r.piles.shares {
			codes = append(codes, m.standing(i, x.column))
		}
		m.stand = append(m.stand, codes)
	}
}

// gather adds the piles of the readers to one another.
func (m *merge) gather() {
	for i, r := range m.readers {
		p := &r.piles
		kept := len(p.keys)
		if m.masked {
			kept--
		}
		list := make([]*merged, len(p.codes))
		for n, words := range p.codes {
			key := make([]uint32, kept)
			for k := range key {
				key[k] = m.coded[i][p.keys[k].column][words[k]]
			}
			free := m.unmasked()
			if m.masked {
				free = r.maskOf[words[kept]]
			}
			into := m.pile(key, free)
			into.first = min(into.first, p.first[n])
			m.addWhole(into, p, n)
			m.addParts(into, i, r, n)
			list[n] = into
		}
		m.addMissing(i, r, list)
		m.lists = append(m.lists, list)
	}
}

// unmasked is the dimensions that every row is broken down by.
func (m *merge) unmasked() (free Mask) {
	for _, w := range m.words {
		if !w.kept {
			free = free.With(w.dimension)
		}
	}
	return free
}

func (m *merge) pile(key []uint32, free Mask) *merged {
	b := binary.LittleEndian.AppendUint64(nil, uint64(free))
	for _, code := range key {
		b = binary.LittleEndian.AppendUint32(b, code)
	}
	p := m.byKey[string(b)]
	if p == nil {
		p = &merged{key: key, free: free, first: 1<<63 - 1, parts: make([]mergedSum, m.from[len(m.from)-1])}
		m.byKey[string(b)] = p
		m.piles = append(m.piles, p)
	}
	return p
}

func (m *merge) addWhole(into *merged, p *piles, n int) {
	into.whole.add(p.totals[n*p.size:], p.wholes)
}

func (m *merge) addParts(into *merged, i int, r *reader, n int) {
	p := &r.piles
	part := 1 + places(p.parts)
	for x, s := range p.shares {
		for class, code := range m.stand[i][x] {
			numbers := p.totals[n*p.size+s.at+class*part:]
			if numbers[0] > 0 && code != All {
				into.parts[m.from[x]+int(code)].add(numbers, p.parts)
			}
		}
	}
}

// standing is the code that stands for each class of a reader's column.
func (m *merge) standing(i, column int) []uint32 {
	c := &m.readers[i].columns[column]
	d := m.filler.table.Dimensions[m.words[column].dimension]
	codes := make([]uint32, len(c.classes))
	for class, number := range c.classes {
		for code := 1; code < len(d.Values) && class != "total"; code++ {
			if v := d.Values[code]; classOf(v, false, m.needs.Asks(d.Name, v)) == class {
				codes[number] = uint32(code)
				break
			}
		}
	}
	return codes
}

func (s *mergedSum) add(numbers []int64, sums []sum) {
	if s.sums == nil {
		s.sums, s.missing = make([]Heap, len(sums)), make([]int64, len(sums))
	}
	s.rows += numbers[0]
	for i, x := range sums {
		h := &s.sums[i]
		if x.column < 0 {
			h.Sum += numbers[0]
			h.Largest = 1
			continue
		}
		h.Sum += numbers[x.at]
		if x.largest {
			h.Largest = max(h.Largest, numbers[x.at+1])
		}
	}
}

// addMissing enters the cells that are no whole numbers.
func (m *merge) addMissing(i int, r *reader, list []*merged) {
	for k, c := range r.piles.odd {
		s, sums := &list[k.pile].whole, r.piles.wholes
		code := uint32(All)
		if k.share >= 0 {
			sums = r.piles.parts
			if code = m.stand[i][k.share][k.class]; code == All {
				continue
			}
			s = &list[k.pile].parts[m.from[k.share]+int(code)]
		}
		at := slices.IndexFunc(sums, func(x sum) bool { return x.column == k.column })
		if at < 0 {
			continue
		}
		s.missing[at] += c.rows
		cell := *r.digits[k.column].counts[k.word].odd
		m.odd = append(m.odd, oddRecord{list[k.pile], int(k.share), code, m.counts[k.column].unit, cell, c.rows, c.first, c.last})
	}
}

// oddRecord is rows whose cell says the same and is no whole number.
type oddRecord struct {
	pile        *merged
	share       int
	code        uint32
	unit        int
	cell        Cell
	rows        int64
	first, last int64
}

// repeatsTotals says whether some count that does not add is the same in every
// row of each force and period: the ordinary way knows whether it is a total.
func (m *merge) repeatsTotals() bool {
	for i, x := range m.readers[0].piles.wholes {
		if x.column >= 0 && x.largest && m.isConstant(i, m.unit(x)) {
			return true
		}
	}
	return false
}

// isConstant says whether a sum's count is one number in each force and period,
// and stands in several rows of one at least.
func (m *merge) isConstant(i, unit int) bool {
	type group struct {
		rows  int64
		value rate.Number
	}
	groups := map[string]*group{}
	repeating := false
	take := func(p *merged, rows int64, value rate.Number) bool {
		key := m.placeOf(p)
		g := groups[key]
		if g == nil {
			g = &group{value: value}
			groups[key] = g
		}
		g.rows += rows
		repeating = repeating || g.rows > 1
		return g.value == value
	}
	for _, p := range m.piles {
		h, rows := p.whole.sums[i], p.whole.rows-p.whole.missing[i]
		if rows > 0 && (h.Sum != h.Largest*rows || !take(p, rows, rate.Int(h.Largest))) {
			return false
		}
	}
	for _, o := range m.odd {
		if o.share < 0 && o.unit == unit && (!o.cell.Given() || !take(o.pile, o.rows, o.cell.Number)) {
			return false
		}
	}
	return repeating
}

// placeOf names the force, the period and whatever else says whom and when a
// pile is about.
func (m *merge) placeOf(p *merged) string {
	var key []byte
	for k, x := range m.readers[0].piles.keys {
		if x.column < len(m.words) && !m.filler.table.Breaks(m.words[x.column].dimension) {
			key = binary.LittleEndian.AppendUint32(key, p.key[k])
		}
	}
	return string(key)
}

// write appends the records: the whole of each pile, then its categories.
func (m *merge) write() {
	o := m.filler.origin
	o.added = true
	for _, w := range m.words {
		if w.kept {
			o.kept = o.kept.With(w.dimension)
		} else if w.shared {
			o.shared = o.shared.With(w.dimension)
		}
	}
	templates := m.partTemplates()
	records := len(m.odd)
	for _, p := range m.piles {
		records++
		for i := range p.parts {
			if p.parts[i].rows > 0 {
				records++
			}
		}
	}
	m.filler.table.grow(records)
	for _, p := range m.piles {
		p.record = uint32(m.filler.table.Records())
		m.record(p, 0, -1, All, p.whole.rows, p.first)
		for i, x := range m.readers[0].piles.wholes {
			m.count(m.unit(x), p.whole.rows-p.whole.missing[i], p.whole.sums[i])
		}
		for x := range m.readers[0].piles.shares {
			for code, part := range p.parts[m.from[x]:m.from[x+1]] {
				if part.rows == 0 {
					continue
				}
				m.record(p, templates[x], m.readers[0].piles.shares[x].column, uint32(code), part.rows, p.first)
				for i, sum := range m.readers[0].piles.parts {
					m.count(m.unit(sum), part.rows-part.missing[i], part.sums[i])
				}
			}
		}
	}
	m.writeOdd(templates)
	m.writeEntries()
}

// unit is what a sum counts.
func (m *merge) unit(x sum) int {
	if x.column < 0 {
		return m.rowUnit
	}
	return m.counts[x.column].unit
}

func (m *merge) count(u int, given int64, h Heap) {
	if given == 0 {
		return
	}
	h.Rows = given
	m.filler.table.heapCount(u, h)
}

// writeOdd appends the cells that are no whole numbers. The reason that a sum
// is not exact is that of the last bounded cell, or of the first withheld one:
// in this order it comes out as in the file.
func (m *merge) writeOdd(templates []uint16) {
	slices.SortFunc(m.odd, func(a, b oddRecord) int {
		if x, y := a.cell.Given(), b.cell.Given(); x != y {
			if y {
				return -1
			}
			return 1
		} else if x {
			return cmp.Or(cmp.Compare(a.last, b.last), a.compare(b))
		}
		return cmp.Or(cmp.Compare(a.first, b.first), a.compare(b))
	})
	t := m.filler.table
	for _, o := range m.odd {
		template, column := uint16(0), -1
		if o.share >= 0 {
			template, column = templates[o.share], m.readers[0].piles.shares[o.share].column
		}
		m.record(o.pile, template, column, o.code, o.rows, o.first)
		n := t.Records() - 1
		t.kinds[o.unit][n], t.odd[cellKey{o.unit, n}] = special, o.cell
	}
}

// compare orders odd cells of one row, so that nothing depends on chance.
func (a oddRecord) compare(b oddRecord) int {
	return cmp.Or(a.unit-b.unit, a.share-b.share, int(a.code)-int(b.code), cmp.Compare(a.cell.Text, b.cell.Text))
}

// partTemplates makes a template for the categories of each shared column.
func (m *merge) partTemplates() []uint16 {
	o := m.filler.origin
	var numbers []uint16
	for _, s := range m.readers[0].piles.shares {
		template := o.Templates[0]
		template.Restricts = template.Restricts.With(m.words[s.column].dimension)
		template.Columns = map[int]int{}
		for _, x := range m.readers[0].piles.parts {
			if u := m.unit(x); x.column >= 0 {
				template.Columns[u] = o.Templates[0].Columns[u]
			}
		}
		numbers = append(numbers, uint16(len(o.Templates)))
		o.Templates = append(o.Templates, template)
	}
	return numbers
}

// record appends one record without counts.
func (m *merge) record(p *merged, template uint16, column int, code uint32, rows, first int64) {
	t, n := m.filler.table, m.filler.table.Records()
	for d := range t.codes {
		t.codes[d] = append(t.codes[d], All)
	}
	for k, x := range m.readers[0].piles.keys {
		if k < len(p.key) {
			t.codes[m.words[x.column].dimension][n] = p.key[k]
		}
	}
	if m.filler.row.label >= 0 {
		d := m.filler.row.label
		t.codes[d][n] = t.Dimensions[d].code(m.filler.source.Ref.Label, func() Place { return Place{Origin: int(m.filler.index)} })
	}
	for d, fixed := range m.filler.origin.Templates[template].Fixed {
		t.codes[d][n] = fixed
	}
	if column >= 0 {
		t.codes[m.words[column].dimension][n] = code
	}
	for u := range t.kinds {
		t.kinds[u], t.numbers[u] = append(t.kinds[u], absent), append(t.numbers[u], 0)
	}
	t.lines = append(t.lines, uint32(m.line(first)))
	t.templates = append(t.templates, template)
	t.origins = append(t.origins, m.filler.index)
	t.heap(rows, p.free)
}

// writeEntries appends the rows with their identifiers, the kinds side by side.
func (m *merge) writeEntries() {
	t := m.filler.table
	if m.ids == nil || t.names == nil {
		return
	}
	t.openEntries(m.rowsOf(m.readers))
	var all sync.WaitGroup
	for kind, n := range t.names {
		if n == nil {
			continue
		}
		all.Go(func() {
			for _, r := range m.readers {
				t.ids[kind] = n.takeRows(t.ids[kind], r.entries.serials[kind], r.entries.ids[kind])
			}
		})
	}
	for i, r := range m.readers {
		for _, piles := range r.entries.piles {
			for _, pile := range piles {
				t.entries = append(t.entries, m.lists[i][pile].record)
			}
		}
	}
	all.Wait()
	for _, r := range m.readers {
		r.entries = nil
	}
}

// takeRows appends a reader's identifiers to those of the table.
func (n *names) takeRows(to []uint32, x *serials, blocks [][]uint32) []uint32 {
	ids := n.take(x)
	for _, block := range blocks {
		for _, number := range block {
			n.rows[ids[number]]++
			to = append(to, ids[number])
		}
	}
	return to
}
