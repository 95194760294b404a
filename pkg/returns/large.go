package returns

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"slices"

	"complaintstats/pkg/source"
)

// fewRows is the size of a text, in bytes, up to which its rows are read one by
// one: so little is won there that the plainest way is the best.
const fewRows = 64 << 10

// readLarge takes in a file that is too large to be held in memory; false where
// its columns need the ordinary way.
func (l *loader) readLarge(ref source.Ref, large *source.Large) bool {
	lay := l.layOut(ref, large.Table)
	probe := newFiller(&Table{Shape: lay.shape}, &lay, large.Table, l.options)
	if _, ok := newScan(probe, l.options.Needs, l.shared); !ok {
		large.GiveUp()
		return false
	}
	f := newFiller(l.tableFor(&lay, large.Table), &lay, large.Table, l.options)
	s, _ := newScan(f, l.options.Needs, l.shared)
	for {
		readers, again, err := s.run(large.Body, 0)
		if err == nil && !again {
			large.Close()
			return l.mergeLarge(ref, s, readers, large.Table)
		}
		if large.GiveUp(); err != nil {
			return l.readAnew()
		}
		if large = source.OpenLarge(ref, l.options.Source); large == nil {
			return l.readAnew()
		}
	}
}

// mergeLarge ends the reading of a large file.
func (l *loader) mergeLarge(ref source.Ref, s *scan, readers []*reader, t *source.Table) bool {
	if !s.merge(readers, t) {
		return l.readAnew()
	}
	t.WasCut(s.rowsOf(readers))
	if t.SHA256 != "" && l.sameFile(ref, t.SHA256) {
		return l.readAnew()
	}
	s.filler.origin.Source = t
	l.note(source.Problem{File: ref.Name(), Kind: "large", Note: true,
		Text: "rows that repeat another were not looked for in a file this large; stats validate tells them"})
	l.taken(t, nil)
	return true
}

// readAnew gives the file in hand up to the ordinary way, and begins again.
func (l *loader) readAnew() bool {
	l.rowByRow[l.file], l.anew = true, true
	return true
}

// scanned reads a text that is in memory by its columns, where that can be done
// and is worth it.
func (l *loader) scanned(f *filler) (source.Problems, bool) {
	t := f.source
	if l.options.Needs == nil || l.rowByRow[l.file] || t.Bytes < cmp.Or(l.options.Few, fewRows) {
		return nil, false
	}
	s, ok := newScan(f, l.options.Needs, l.shared)
	if !ok {
		return nil, false
	}
	for s.hashing = true; ; {
		body, plain := t.Plain(l.options.Source.Sizes)
		if !plain {
			return nil, false
		}
		readers, again, err := s.run(body, 1)
		if err != nil {
			return nil, false
		}
		if again {
			continue
		}
		if !s.merge(readers, t) {
			return nil, l.readAnew()
		}
		f.origin.Repeated = readers[0].repeated()
		t.WasCut(s.rowsOf(readers))
		return nil, true
	}
}

func (s *scan) rowsOf(readers []*reader) (rows int) {
	for _, r := range readers {
		rows += r.rows
	}
	return rows
}

// keepFilesApart reads the files of a table one row after another where two of
// them may hold the same observations, once one of them was added up: only
// record by record is it known which they are.
func (l *loader) keepFilesApart() {
	together := false
	for _, t := range l.result.Tables {
		if t.Shape != Long || len(t.Origins) < 2 || len(t.heaps.rows) == 0 {
			continue
		}
		origins := map[string]uint16{}
		for r := range t.Records() {
			key := t.placeKey(r)
			if first, known := origins[key]; known && first != t.origins[r] {
				together = true
			} else if !known {
				origins[key] = t.origins[r]
			}
		}
	}
	if together {
		l.anew = true
		for i := range l.file + 1 {
			l.rowByRow[i] = true
		}
	}
}

// shareAlike begins anew where a category that figures are made of stands in
// one file of a table only, and the other was added up without a look at it: a
// row of the other then says that it is none of it.
func (l *loader) shareAlike() {
	for _, t := range l.result.Tables {
		for d, dimension := range t.Dimensions {
			asked := func(v Value) bool { return l.options.Needs != nil && l.options.Needs.Asks(dimension.Name, v) }
			if len(t.Origins) < 2 || !dimension.Row || !slices.ContainsFunc(dimension.Values[1:], asked) {
				continue
			}
			for _, o := range t.Origins {
				if o.added && !(o.shared | o.kept).Has(d) && !l.shared[dimension.Name] {
					l.shared[dimension.Name], l.anew = true, true
				}
			}
		}
	}
}

// repeated is how many rows say exactly what another said.
func (r *reader) repeated() int {
	x := repeats{rows: r.hashes}
	return x.repeated()
}

// hash remembers each row of the block as a whole.
func (r *reader) hash() {
	b := &r.block
	ends, width := b.Ends(), b.Width()
	for row := range b.Rows {
		from, to := ends[row*width]+1, ends[(row+1)*width]
		text := b.Bytes()[from:to]
		if b.CRLF() {
			text = text[:len(text)-1]
		}
		if b.Quote && bytes.IndexByte(text, '"') >= 0 {
			text = r.unquoted(row)
		}
		r.hashes = append(r.hashes, maphash.Bytes(r.scan.seed, text))
	}
}

// unquoted is a row as it would stand without quotes. Where a cell holds the
// separator the cells are put together by a byte that no text has.
func (r *reader) unquoted(row int) []byte {
	b := &r.block
	width := b.Width()
	separator := b.Bytes()[b.Ends()[row*width+1]]
	held := false
	for c := range width {
		for _, x := range source.Unquote(b.Raw(row, c)) {
			held = held || x == separator
		}
	}
	if held {
		separator = 0xff
	}
	r.row = r.row[:0]
	for c := range width {
		if c > 0 {
			r.row = append(r.row, separator)
		}
		r.row = append(r.row, source.Unquote(b.Raw(row, c))...)
	}
	return r.row
}
