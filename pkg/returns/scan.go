package returns

import (
	"errors"
	"hash/maphash"
	"runtime"
	"slices"
	"strings"
	"sync"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// errOrdinary says that a return must be read row by row after all.
var errOrdinary = errors.New("the return is read row by row")

// scan reads a return of many rows by its columns, in blocks, and adds up the
// rows that the question does not tell apart. It goes
//
//	source.Body   records of a block, cut into cells
//	words.go      the texts of a column -> numbers, each understood once
//	digits.go     the counts of a column -> numbers
//	piles.go      rows -> sums of those alike
//	merge.go      what the readers have -> records of the table
//
// On one core of a Xeon at 2 to 3 GHz a row of nine columns, 98 bytes, takes
// (go test -bench 'Stage|Large' -cpu 1 ./pkg/source ./pkg/returns):
//
//	reading and cutting     38 ns    StageBlocks
//	six columns of words    35 ns    StageWords
//	three of counts         10 ns    StageDigits
//	which pile               5 ns    StagePlaces
//	the sums                 9 ns    StageSums
//	all, from a file       122 ns    Large, at 784 MB/s, 6 MB allocated in all
//	an identifier           50 to 150 ns, by how many there are    StageIdentifiers
//
// It gives the table that the ordinary way comes to, or none: whatever is not
// plain (a cell that is no count, a blank among the categories, a subtotal, a
// total told by arithmetic) sends the return the ordinary way.
type scan struct {
	filler  *filler
	needs   Needs
	words   []wordColumn
	counts  []countColumn
	rowUnit int // the unit that rows count, -1 for none
	region  bool
	masked  bool // rows differ in which dimensions break them down
	hashing bool // rows that repeat another are looked for
	seed    maphash.Seed
	ids     []int // of a row-level return: the column of each kind of identifier, -1 for none
}

// wordColumn is a column of words and the dimension it is.
type wordColumn struct {
	column, dimension int
	kept              bool // rows are kept apart by it
	shared            bool // its categories are added up apart
}

// countColumn is a column of counts.
type countColumn struct {
	column, unit int
	parse        func(string) count
}

// newScan lays the columns out; false where the layout needs the ordinary way.
func newScan(f *filler, needs Needs, shared map[string]bool) (*scan, bool) {
	lay := f.lay
	if lay.shape == Wide || lay.measure != nil || len(lay.parts) != 1 || len(f.mend.period) > 1 {
		return nil, false
	}
	s := &scan{filler: f, needs: needs, rowUnit: -1, seed: maphash.MakeSeed(), region: f.mend.region >= 0}
	if lay.shape == RowLevel {
		s.rowUnit = 0
		s.ids = []int{-1, -1, -1}
		for _, i := range lay.identifiers {
			s.ids[slices.Index(fields.identifiers, lay.columns[i].Role.Identifier)] = i
		}
	}
	for _, c := range f.row.canonical {
		s.words = append(s.words, wordColumn{column: c.column, dimension: c.dimension})
	}
	for _, o := range f.row.own {
		s.words = append(s.words, wordColumn{column: o.column, dimension: o.dimension})
	}
	s.layCounts()
	apart := needs.Apart(f.table)
	for i := range s.words {
		d := s.words[i].dimension
		s.words[i].kept = !f.table.Breaks(d) || slices.Contains(apart, d)
		s.words[i].shared = !s.words[i].kept && shared[f.table.Dimensions[d].Name]
	}
	s.foresee(lay.first)
	return s, len(s.words) > 0 || s.ids != nil
}

// foresee learns from the first rows how the sums must be laid out, so that
// the reading need hardly ever begin anew.
func (s *scan) foresee(rows [][]string) {
	for i := range s.words {
		w := &s.words[i]
		seen := map[string]bool{}
		for _, row := range rows {
			if text := strings.TrimSpace(row[w.column]); !w.kept && !seen[text] {
				seen[text] = true
				d := s.filler.table.Dimensions[w.dimension]
				v, total := d.understand(text)
				s.masked = s.masked || total
				w.shared = w.shared || !total && s.needs.Asks(d.Name, v)
			}
		}
	}
}

// layCounts finds the columns of counts and how their cells are read.
func (s *scan) layCounts() {
	f, x := s.filler, &s.filler.fixed[0]
	for field, u := range x.units {
		if u < 0 {
			continue
		}
		column := f.origin.Templates[0].Columns[u]
		parse := func(text string) count { return newCount(text, ParseCount) }
		if fields.units[field] == "employees" {
			parse = func(text string) count { return newCount(text, ParseAmount) }
		} else if f.fullTime(column) {
			parse = func(text string) count {
				if c := newCount(text, ParseCount); c.odd == nil || c.odd.Broken == "" {
					return c
				}
				return newCount(text, ParseAmount)
			}
		}
		s.counts = append(s.counts, countColumn{column, u, parse})
	}
	for _, o := range x.own {
		s.counts = append(s.counts, countColumn{o.column, o.unit, func(text string) count { return newCount(text, ParseAmount) }})
	}
}

// run reads the blocks with a reader a core. again is true where a text was met
// that makes another layout of the sums necessary; then the text is read anew.
func (s *scan) run(body *source.Body, readers int) (list []*reader, again bool, err error) {
	if readers <= 0 {
		readers = runtime.GOMAXPROCS(0)
	}
	for range readers {
		list = append(list, s.newReader())
	}
	var all sync.WaitGroup
	for _, r := range list[1:] {
		all.Go(func() { r.read(body) })
	}
	list[0].read(body)
	all.Wait()
	for _, r := range list {
		if again = again || r.again; r.again {
			s.learn(r)
		}
		if r.ordinary {
			err = errOrdinary
		}
	}
	if err == nil && !again && body.Err() != nil {
		err = errOrdinary
	}
	return list, again, err
}

// learn takes over what a reader found that the layout lacks.
func (s *scan) learn(r *reader) {
	s.masked = s.masked || r.masks
	for i := range s.words {
		s.words[i].shared = s.words[i].shared || r.shares[i]
	}
}

// reader is one of several that take the blocks in turn.
type reader struct {
	scan    *scan
	block   source.Block
	columns []readColumn
	codes   [][]uint32 // by column: the block's words; last the mask
	digits  []*digits
	counts  [][]int64
	piles   piles
	lines   []blockLines
	rows    int
	hashes  []uint64 // of the rows, where they are looked at
	row     []byte
	masks   bool
	masking map[Mask]uint32
	maskOf  []Mask // by number
	shares  []bool // by column: it should be shared
	elsewhere
	entries *entries // nil where there are no identifiers

	again, ordinary bool
}

type blockLines struct {
	block, rows, lines int
	mended             *source.Mended // nil for a plain block
}

// readColumn is a column of words with what each of them is.
type readColumn struct {
	*words
	info    []wordInfo
	classes map[string]uint32 // of a shared column
	class   []uint32
	counted bool // some word's rows are told in a note
	rows    []int64
}

// wordInfo is what a text means, as far as adding up depends on it.
type wordInfo struct {
	class string // of a category; the same for all spellings
	total bool
}

func (s *scan) newReader() *reader {
	r := &reader{scan: s, shares: make([]bool, len(s.words)), masking: map[Mask]uint32{}}
	for i, w := range s.words {
		r.columns = append(r.columns, readColumn{words: newWords(), classes: map[string]uint32{}})
		r.codes = append(r.codes, nil)
		if w.kept {
			r.piles.keys = append(r.piles.keys, keyStep{column: i, shift: 3})
		} else if w.shared {
			r.piles.shares = append(r.piles.shares, share{column: i, room: 8})
		}
	}
	r.codes = append(r.codes, nil)
	if s.masked {
		r.piles.keys = append(r.piles.keys, keyStep{column: len(s.words), shift: 1})
	}
	byCategory := s.needs.ByCategory(s.filler.table)
	add := func(unit, column int) {
		t := s.filler.table
		r.piles.wholes = append(r.piles.wholes, sum{column: column, largest: column >= 0 && !t.additive(unit)})
		if slices.Contains(byCategory, unit) {
			r.piles.parts = append(r.piles.parts, sum{column: column, largest: column >= 0 && !t.additive(unit)})
		}
	}
	if s.rowUnit >= 0 {
		add(s.rowUnit, -1)
	}
	for i, c := range s.counts {
		add(c.unit, i)
		r.digits = append(r.digits, &digits{column: c.column, parse: c.parse, words: newWords()})
		r.counts = append(r.counts, nil)
	}
	r.piles.layOut()
	if s.ids != nil {
		r.entries = newEntries(s.ids)
	}
	return r
}

// read takes blocks until there are none.
func (r *reader) read(body *source.Body) {
	for body.Next(&r.block) {
		if !r.add() {
			body.Stop()
			return
		}
	}
}

// mostWords bounds the distinct texts of a column. Memory follows them.
const mostWords = 1 << 20

// add takes the block in; false where the reading must end.
func (r *reader) add() bool {
	b, p := &r.block, &r.piles
	for i := range r.columns {
		if !r.understand(i) {
			return false
		}
	}
	if r.scan.masked {
		r.maskRows()
	}
	if r.watched(r.codes, b.Rows) {
		r.ordinary = true
		return false
	}
	for i, f := range r.digits {
		r.counts[i] = sized(r.counts[i], b.Rows)
		if !f.read(b, r.counts[i]) || len(f.words.texts) > mostWords {
			r.ordinary = true
			return false
		}
	}
	p.place(b, r.codes)
	classes := make([]int, len(p.shares))
	for i := range p.shares {
		c := &r.columns[p.shares[i].column]
		p.shares[i].classes, classes[i] = c.class, len(c.classes)
	}
	p.makeRoom(classes)
	p.add(r.codes, r.counts)
	for i, f := range r.digits {
		if len(f.odd) > 0 {
			p.addOdd(b, i, f, r.codes)
		}
	}
	if r.entries != nil {
		if r.entries.add(b, p.pile); r.entries.alike() {
			r.ordinary = true
			return false
		}
	}
	if r.scan.hashing {
		r.hash()
	}
	r.rows += b.Rows
	r.lines = append(r.lines, blockLines{b.Seq, b.Rows, b.Lines(), b.Mended})
	return true
}

func sized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	return list[:n]
}

// understand reads a column of words and learns what the new ones mean.
func (r *reader) understand(i int) bool {
	c, b := &r.columns[i], &r.block
	if w := r.scan.words[i]; len(c.texts) > idleWords && !w.kept && !w.shared && !c.counted {
		r.forget(i)
	}
	r.codes[i] = sized(r.codes[i], b.Rows)
	known := c.column(b, r.scan.words[i].column, r.codes[i])
	for code := known; code < len(c.texts); code++ {
		if !r.learnWord(i, strings.TrimSpace(c.texts[code])) {
			return false
		}
	}
	if len(c.texts) > mostWords || c.alike {
		r.ordinary = true
		return false
	}
	if c.counted {
		for len(c.rows) < len(c.texts) {
			c.rows = append(c.rows, 0)
		}
		for _, code := range r.codes[i] {
			c.rows[code]++
		}
	}
	return true
}

// idleWords bounds the distinct texts that are remembered of a column that the
// question does not need: it is looked at only for totals and blanks.
const idleWords = 1 << 15

// forget lets the texts of a column go. One that comes again is learnt again.
func (r *reader) forget(i int) {
	r.columns[i] = readColumn{words: newWords(), classes: map[string]uint32{}}
	for name, list := range r.met {
		if list = slices.DeleteFunc(list, func(m met) bool { return m.column == i }); len(list) == 0 {
			delete(r.met, name)
		} else {
			r.met[name] = list
		}
	}
	r.pairs = slices.DeleteFunc(r.pairs, func(p met2) bool { return p.a.column == i || p.b.column == i })
}

// learnWord decides what a text means for the adding up; false where the
// reading must end, because the text needs another layout or the ordinary way.
func (r *reader) learnWord(i int, text string) bool {
	s, w, c := r.scan, r.scan.words[i], &r.columns[i]
	d := s.filler.table.Dimensions[w.dimension]
	v, total := Value{}, false
	if idle := !w.kept && !w.shared && d.Name != "period"; !idle || !isNumbered(text) { // no category is called 0017
		v, total = d.understand(text)
	}
	long := s.filler.table.Shape == Long
	asked := s.needs.Asks(d.Name, v)
	info := wordInfo{total: total, class: classOf(v, total, asked)}
	c.info = append(c.info, info)
	switch {
	case v.Aside, long && text == "", long && !total && !v.Unknown && r.meet(i, text, len(c.info)-1, s):
		r.ordinary = true
	case d.Name == "force" && s.region && (text == "" || v.Place.Level == vocab.Total):
		r.ordinary = true
	case !w.kept && total && !s.masked:
		r.masks, r.again = true, true
	case !w.kept && !w.shared && !total && asked:
		r.shares[i], r.again = true, true
	}
	c.counted = c.counted || strings.HasPrefix(text, "#") || v.Code == "" && !v.Unknown && !total && (w.shared || w.kept && s.filler.table.Breaks(w.dimension))
	if w.shared {
		class, ok := c.classes[info.class]
		if !ok {
			class = uint32(len(c.classes))
			c.classes[info.class] = class
		}
		c.class = append(c.class, class)
	}
	return !r.ordinary && !r.again
}

// classOf names what a text has in common with others for every figure: those
// that no figure asks for are one.
func classOf(v Value, total, asked bool) string {
	switch {
	case total:
		return "total"
	case v.Code != "" && asked:
		return "code:" + v.Code
	case v.Unknown:
		return "unknown"
	}
	return "other"
}

// maskRows numbers the sets of dimensions that break the block's rows down.
func (r *reader) maskRows() {
	n := len(r.columns)
	r.codes[n] = sized(r.codes[n], r.block.Rows)
	for row := range r.codes[n] {
		var m Mask
		for i, w := range r.scan.words {
			if !w.kept && !r.columns[i].info[r.codes[i][row]].total {
				m = m.With(w.dimension)
			}
		}
		number, ok := r.masking[m]
		if !ok {
			number = uint32(len(r.maskOf))
			r.masking[m] = number
			r.maskOf = append(r.maskOf, m)
		}
		r.codes[n][row] = number
	}
}

// elsewhere watches for rows that say in one dimension what another of their
// columns says: such a row may be the whole of others, see findSubtotals.
type elsewhere struct {
	met   map[string][]met // by cleaned text
	pairs []met2
}

type met struct{ column, code int }
type met2 struct{ a, b met }

// meet remembers a text of a column and where else it stands. It is true where
// more pairs would have to be watched than is worth it.
func (e *elsewhere) meet(column int, text string, code int, s *scan) bool {
	const most = 64
	if e.met == nil {
		e.met = map[string][]met{}
	}
	name := vocab.Clean(text)
	here := met{column, code}
	t := s.filler.table
	breaks := t.Breaks(s.words[column].dimension)
	for _, there := range e.met[name] {
		if there.column != column && (breaks || t.Breaks(s.words[there.column].dimension)) {
			e.pairs = append(e.pairs, met2{there, here})
		}
	}
	e.met[name] = append(e.met[name], here)
	return len(e.pairs) > most
}

// watched says whether some row of a block says one thing twice.
func (e *elsewhere) watched(codes [][]uint32, rows int) bool {
	for _, p := range e.pairs {
		a, b := codes[p.a.column][:rows], codes[p.b.column][:rows]
		for r := range a {
			if int(a[r]) == p.a.code && int(b[r]) == p.b.code {
				return true
			}
		}
	}
	return false
}
