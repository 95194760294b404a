package returns

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// chunkRows is how many rows are bound at a time: enough to make gocsv's work
// a batch small, few enough that they stay in the processor's cache.
const chunkRows = 256

// filler turns the rows of one file into records of one table.
type filler struct {
	table    *Table
	lay      *layout
	source   *source.Table
	origin   *Origin
	index    uint16 // of the origin in its table
	options  Options
	fixed    []fixing // by part
	row      rowDimensions
	repeats  repeats
	mend     mending
	problems source.Problems

	rows  [][]string // of the chunk
	kept  [][]string // their cells, used again for the next chunk
	lines []int
	odd   map[cellKey]int // column position of count cells that are not plain digits
	cells []int           // the columns of counts
}

// fixing is what one part fixes, in the table's codes.
type fixing struct {
	batch   batch
	columns []int // of the batch: the column of the file
	units   []int // canonical unit -> the table's unit, -1 for none
	own     []ownCount
}

type ownCount struct{ unit, column int }

// rowDimensions are the columns that are dimensions: canonical ones come back
// from gocsv in the record, own ones are read beside it.
type rowDimensions struct {
	canonical []canonicalDimension
	own       []ownDimension
	label     int // the dimension of label=path, -1 for none
}

type canonicalDimension struct{ field, dimension, column int }
type ownDimension struct{ dimension, column int }

// newFiller makes the columns of t ready to be read into the table.
func newFiller(table *Table, lay *layout, t *source.Table, options Options) *filler {
	f := &filler{table: table, lay: lay, source: t, options: options, odd: map[cellKey]int{}, row: rowDimensions{label: -1}}
	f.index = uint16(len(table.Origins))
	f.origin = &Origin{Source: t, Columns: lay.columns, Headings: map[string]int{}}
	table.Origins = append(table.Origins, f.origin)
	f.mend.start(lay)
	f.openDimensions()
	f.openParts()
	return f
}

// fill reads the whole of the file row by row and returns what is wrong with it.
func (f *filler) fill() source.Problems {
	table, t := f.table, f.source
	f.repeats.start(table, f.lay)
	for t.Next() {
		f.keep()
		if len(f.rows) == chunkRows {
			f.flush()
		}
	}
	f.flush()
	f.origin.Repeated = f.repeats.repeated()
	table.tellRegions(f.repeats.from)
	table.liftTotals(f.index)
	table.findSubtotals(f.repeats.from)
	f.problems = append(f.problems, f.repeats.settle()...)
	f.problems = append(f.problems, f.mend.problems(f)...)
	return f.problems
}

// openDimensions finds or makes a dimension for each column that is one.
func (f *filler) openDimensions() {
	for _, i := range f.lay.dimensions {
		c := f.lay.columns[i]
		if c.joined {
			continue // its cells are read with those of another column
		}
		if c.Role.Kind == vocab.OwnDimension {
			d := f.dimension(c.Heading.Text, c.Heading.Text, true, c.Role.Hint)
			f.row.own = append(f.row.own, ownDimension{d, i})
			continue
		}
		d := f.dimension(c.Role.Dimension, c.Heading.Text, false, c.Role.Hint)
		f.table.Dimensions[d].Row = true
		field := slices.Index(fields.dimensions, c.Role.Dimension)
		if field < 0 {
			f.row.own = append(f.row.own, ownDimension{d, i})
			continue
		}
		f.row.canonical = append(f.row.canonical, canonicalDimension{field, d, i})
	}
	if label := f.source.Ref.Label; label != "" {
		f.row.label = f.dimension("return", "", true, vocab.NoHint)
		f.table.Dimensions[f.row.label].Row = true
	}
	for _, i := range f.lay.identifiers {
		f.table.openIdentifier(f.lay.columns[i].Role.Identifier, f.lay.columns[i].Heading.Text)
	}
}

// dimension is the index of the named dimension, made where it is new: the
// records that stand already are not broken down by it.
func (f *filler) dimension(name, heading string, own bool, hint vocab.Hint) int {
	t := f.table
	for i, d := range t.Dimensions {
		if d.Name == name {
			if d.Heading == "" {
				d.Heading, d.hint = heading, hint
			}
			return i
		}
	}
	d := newDimension(name, heading, own, hint)
	d.Row = own
	t.Dimensions = append(t.Dimensions, d)
	t.codes = append(t.codes, make([]uint32, t.Records()))
	return len(t.Dimensions) - 1
}

// openParts makes a template of each part and prepares its batch.
func (f *filler) openParts() {
	within := f.lay.within()
	if f.lay.shape == RowLevel {
		f.unit(rowUnit)
	}
	for _, p := range f.lay.parts {
		template := Template{Fixed: map[int]uint32{}, Columns: map[int]int{}, Population: p.population}
		if p.caseType != "" {
			f.fix(&template, "case_type", p.caseType, false)
		}
		if p.category != "" {
			f.fix(&template, p.dimension, p.category, true)
		}
		if within != "" && p.category != within {
			f.fix(&template, "action", within, true)
		}
		f.fixCrossing(&template, p.crossed)
		f.fixCrossing(&template, f.lay.period)
		if f.lay.population {
			f.fix(&template, "population", cmp.Or(p.population, "all"), false)
		}
		f.fixed = append(f.fixed, f.prepare(p, &template))
		f.origin.Templates = append(f.origin.Templates, template)
	}
}

// fixCrossing sets the dimension whose value stands in the heading. Its values
// make up a whole, as rows do, so it restricts nothing.
func (f *filler) fixCrossing(template *Template, c crossing) {
	if c.dimension == "" {
		return
	}
	d := f.dimension(c.dimension, "", false, c.hint)
	f.table.Dimensions[d].Row = true
	template.Fixed[d] = f.table.Dimensions[d].code(c.text, func() Place { return Place{Origin: int(f.index)} })
}

// fix sets a dimension of a template to a category, by its code or label.
func (f *filler) fix(template *Template, dimension, category string, restricts bool) {
	d := f.dimension(dimension, "", false, vocab.NoHint)
	text := category
	if known, ok := vocab.CategoryByCode(category); ok {
		text = known.Label
	}
	template.Fixed[d] = f.table.Dimensions[d].code(text, func() Place { return Place{Origin: int(f.index)} })
	if restricts {
		template.Restricts = template.Restricts.With(d)
	}
}

// prepare makes the heading of a part's batch: the row's dimensions and
// identifiers, then the units that the part counts.
func (f *filler) prepare(p part, template *Template) fixing {
	x := fixing{units: []int{-1, -1, -1, -1, -1}}
	for _, c := range f.row.canonical {
		x.batch.heading = append(x.batch.heading, fields.dimensions[c.field])
		x.columns = append(x.columns, c.column)
	}
	for _, i := range f.lay.identifiers {
		x.batch.heading = append(x.batch.heading, f.lay.columns[i].Role.Identifier)
		x.columns = append(x.columns, i)
	}
	for name, column := range inOrder(p.units) {
		if f.lay.measure != nil {
			f.cells = append(f.cells, column)
			break // its unit is named row by row
		}
		u := f.unit(name)
		f.table.Units[u].Guessed = f.lay.columns[column].Why == becauseNumbers
		template.Columns[u] = column
		f.origin.Headings[f.lay.columns[column].Heading.Text] = column
		f.cells = append(f.cells, column)
		if field := slices.Index(fields.units, name); field >= 0 {
			x.batch.heading = append(x.batch.heading, name)
			x.columns = append(x.columns, column)
			x.units[field] = u
			continue
		}
		x.own = append(x.own, ownCount{u, column})
	}
	return x
}

// inOrder walks a part's units by their column, so that nothing depends on the
// order of a map.
func inOrder(units map[string]int) func(func(string, int) bool) {
	names := make([]string, 0, len(units))
	for name := range units {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return units[a] - units[b] })
	return func(yield func(string, int) bool) {
		for _, name := range names {
			if !yield(name, units[name]) {
				return
			}
		}
	}
}

func (f *filler) unit(name string) int {
	t := f.table
	if u := t.Unit(name); u >= 0 {
		return u
	}
	t.Units = append(t.Units, Unit{Name: name, Own: !slices.Contains(fields.units, name)})
	t.numbers = append(t.numbers, make([]int64, t.Records()))
	t.kinds = append(t.kinds, make([]kind, t.Records()))
	return len(t.Units) - 1
}

// keep holds the current row until its chunk is full. The place of a count
// that is not plain digits is asked for now, while the source still knows it.
func (f *filler) keep() {
	row := f.source.Row()
	f.origin.Rows++
	for _, i := range f.cells {
		if _, ok := plainDigits(row[i]); !ok && row[i] != "" {
			_, column := f.source.Position(i)
			f.odd[cellKey{i, len(f.rows)}] = column
		}
	}
	n := len(f.rows)
	if n == len(f.kept) {
		f.kept = append(f.kept, make([]string, len(row)))
	}
	copy(f.kept[n], row)
	f.mend.row(f, f.kept[n])
	f.rows = append(f.rows, f.kept[n])
	f.lines = append(f.lines, f.source.Line())
}

// flush binds the kept rows under each part and appends the records.
func (f *filler) flush() {
	for i := range f.fixed {
		x := &f.fixed[i]
		x.batch.fill(f.rows, x.columns)
		records, err := x.batch.bind()
		if err != nil {
			f.problems = append(f.problems, source.Problem{File: f.source.Ref.Name(), Kind: "unreadable", Text: err.Error()})
			return
		}
		for j := range records {
			f.append(i, j, records[j])
		}
	}
	f.rows, f.lines = f.rows[:0], f.lines[:0]
	clear(f.odd)
}

// append adds one record to the table, unless the row says again what another
// said.
func (f *filler) append(template, row int, r *record) {
	t := f.table
	f.dimensionsOf(template, row, r)
	f.unitsOf(template, row, r)
	t.lines = append(t.lines, uint32(f.lines[row]))
	t.templates = append(t.templates, uint16(template))
	t.origins = append(t.origins, f.index)
	if template == 0 {
		f.repeats.hash(f, row)
	}
}

// dimensionsOf appends the record's code in each dimension of the table.
func (f *filler) dimensionsOf(template, row int, r *record) {
	t, n := f.table, f.table.Records()
	at := func() Place { return Place{Origin: int(f.index), Line: f.lines[row]} }
	for d := range t.codes {
		t.codes[d] = append(t.codes[d], All)
	}
	labels := r.dimensions()
	for _, c := range f.row.canonical {
		t.codes[c.dimension][n] = t.Dimensions[c.dimension].code(string(labels[c.field]), at)
	}
	for _, o := range f.row.own {
		t.codes[o.dimension][n] = t.Dimensions[o.dimension].code(strings.TrimSpace(f.rows[row][o.column]), at)
	}
	if f.row.label >= 0 {
		t.codes[f.row.label][n] = t.Dimensions[f.row.label].code(f.source.Ref.Label, at)
	}
	for d, code := range f.origin.Templates[template].Fixed {
		t.codes[d][n] = code
	}
	if t.ids != nil {
		f.identifiersOf(r)
		if t.entries != nil {
			t.entries = append(t.entries, uint32(n))
		}
	}
}

// unitsOf appends the record's count in each unit of the table.
func (f *filler) unitsOf(template, row int, r *record) {
	t := f.table
	n := t.Records()
	for u := range t.kinds {
		t.kinds[u] = append(t.kinds[u], absent)
		t.numbers[u] = append(t.numbers[u], 0)
	}
	if t.Shape == RowLevel {
		t.kinds[0][n], t.numbers[0][n] = plain, 1 // each row counts as itself
	}
	x := &f.fixed[template]
	units := r.units()
	for field, u := range x.units {
		if u < 0 {
			continue
		}
		c := units[field]
		if column, ok := f.origin.Templates[template].Columns[u]; ok && c.odd != nil && c.odd.Broken != "" && f.fullTime(column) {
			c = newCount(f.rows[row][column], ParseAmount)
		}
		f.set(u, n, template, row, c)
	}
	if f.lay.measure != nil {
		f.measured(n, template, row)
		return
	}
	for _, o := range x.own {
		f.set(o.unit, n, template, row, newCount(f.rows[row][o.column], ParseAmount))
	}
}

// fullTime says whether a column counts full-time equivalents, which have
// decimals also where they are of officers.
func (f *filler) fullTime(column int) bool {
	return strings.Contains(f.origin.Columns[column].Role.Population, "full-time equivalents")
}

func (f *filler) set(u, n, template, row int, c count) {
	t := f.table
	if c.odd == nil {
		t.kinds[u][n], t.numbers[u][n] = plain, c.n
		return
	}
	key := cellKey{u, n}
	t.kinds[u][n], t.odd[key] = special, *c.odd
	column := f.origin.Templates[template].Columns[u]
	if position, ok := f.odd[cellKey{column, row}]; ok {
		t.broken[key] = Place{Origin: int(f.index), Line: f.lines[row], Column: position}
	}
}

// broadPlace names a place for a message.
func (t *Table) broadPlace(at Place) string {
	s := t.Origins[at.Origin].Source
	if s.Sheet != "" {
		return fmt.Sprintf("%s:%s:%d", s.Ref.Name(), s.Sheet, at.Line)
	}
	return fmt.Sprintf("%s:%d", s.Ref.Name(), at.Line)
}
