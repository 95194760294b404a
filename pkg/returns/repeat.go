package returns

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"slices"

	"complaintstats/pkg/source"
)

// Repeat is a row that says what an earlier row said.
type Repeat struct {
	First, Again Place
}

// repeats finds rows that repeat. In a wide table a force and period stand
// once: the same counts again are one, other counts are an error. In long and
// row-level tables rows that repeat exactly are told and kept, because two
// allegations may well look alike; only between two files of one table are the
// same observations one.
type repeats struct {
	table *Table
	wide  bool
	from  int              // the file's first record
	keys  map[string]int32 // dimensions of a record -> its number; nil where rows may repeat
	rows  []uint64         // hashes of whole rows
	seed  maphash.Seed
}

func (x *repeats) start(t *Table, lay *layout) {
	x.table, x.wide, x.from = t, lay.shape == Wide, t.Records()
	x.seed = maphash.MakeSeed()
	if !x.wide && (len(t.Origins) == 1 || lay.shape == RowLevel) {
		return
	}
	x.keys = make(map[string]int32, t.Records())
	for r := range t.Records() {
		x.keys[x.key(r)] = int32(r)
	}
}

func (x *repeats) key(r int) string {
	b := make([]byte, 0, 4*len(x.table.codes))
	for _, codes := range x.table.codes {
		b = binary.LittleEndian.AppendUint32(b, codes[r])
	}
	return string(b)
}

// settle goes over the file's records once its totals are lifted: what only
// repeats another is silenced, what contradicts another is told.
func (x *repeats) settle() Problems {
	if x.keys == nil {
		return nil
	}
	var problems Problems
	for r := x.from; r < x.table.Records(); r++ {
		key := x.key(r)
		first, again := x.keys[key]
		if !again {
			x.keys[key] = int32(r)
			continue
		}
		if !x.wide && x.table.origins[first] == x.table.origins[r] {
			continue
		}
		problems = append(problems, x.compare(int(first), r)...)
		x.silence(int(first), r)
	}
	return problems
}

// compare tells where a record contradicts the first of its kind, or that it
// repeats it.
func (x *repeats) compare(first, r int) (problems Problems) {
	t := x.table
	for u := range t.Units {
		if why, ok := t.contradicts(u, first, r); ok {
			problems = append(problems, t.Problem(t.At(u, r), "duplicate-row", why))
		}
	}
	before, at := Place{int(t.origins[first]), int(t.lines[first]), 0}, Place{int(t.origins[r]), int(t.lines[r]), 0}
	if len(problems) == 0 && before != at && (len(t.Repeats) == 0 || t.Repeats[len(t.Repeats)-1].Again != at) {
		t.Repeats = append(t.Repeats, Repeat{before, at})
	}
	return problems
}

// silence takes the counts of a repeated record back, but for those that the
// first does not give.
func (x *repeats) silence(first, r int) {
	t := x.table
	for u := range t.kinds {
		if t.kinds[u][first] == absent && t.kinds[u][r] != absent {
			continue
		}
		t.kinds[u][r] = absent
		delete(t.odd, cellKey{u, r})
		delete(t.broken, cellKey{u, r})
	}
}

// contradicts compares a count with the one that stands for the same thing.
func (t *Table) contradicts(u, first, again int) (string, bool) {
	a, hasA := t.Count(u, first)
	b, hasB := t.Count(u, again)
	if !hasA || !hasB || same(a, b) {
		return "", false
	}
	heading := t.Heading(u, again)
	if x, y := t.At(u, first), t.At(u, again); x.Origin == y.Origin && x.Line == y.Line {
		return fmt.Sprintf("%s and %s both count %s of the same %s, and differ (%s and %s); leave one out with --map '%s=ignore', or say what it counts with --map '%s=ROLE'",
			t.Heading(u, first), heading, t.Units[u].Name, t.subject(again), a.text(), b.text(), heading, heading), true
	}
	return fmt.Sprintf("%s is %s here and %s at %s for the same %s; keep one of the two rows, or tell them apart: a column with --map 'HEADING=column', two files with labels (first=a.csv second=b.csv)",
		heading, b.text(), a.text(), t.broadPlace(t.At(u, first)), t.subject(again)), true
}

func same(a, b Cell) bool {
	return a.Number == b.Number && a.Mark.State == b.Mark.State && a.Broken == b.Broken &&
		a.Mark.Least == b.Mark.Least && a.Mark.Greatest == b.Mark.Greatest
}

func (c Cell) text() string {
	switch {
	case c.Broken != "":
		return "no count"
	case !c.Given():
		return c.Mark.State.String()
	case c.Mark.State != 0:
		return c.Mark.State.String()
	}
	return c.Number.Grouped()
}

// Heading is the heading of the column that record r's count in unit u stands in.
func (t *Table) Heading(u, r int) string {
	column, ok := t.Template(r).Columns[u]
	if !ok {
		return t.Units[u].Name
	}
	return t.Origin(r).Columns[column].Heading.Text
}

// subject names what a record is about: "Kent, 2008".
func (t *Table) subject(r int) string {
	text := ""
	for d, dimension := range t.Dimensions {
		if code := t.codes[d][r]; dimension.Row && code != All {
			if text != "" {
				text += ", "
			}
			text += dimension.Values[code].Label
		}
	}
	if text == "" {
		return "row"
	}
	return text
}

// hash remembers the row as a whole, once however many records it makes.
func (x *repeats) hash(f *filler, row int) {
	var h maphash.Hash
	h.SetSeed(x.seed)
	for _, cell := range f.rows[row] {
		_, _ = h.WriteString(cell)
		_ = h.WriteByte(0xff) // no cell runs into the next: 0xff is not UTF-8
	}
	x.rows = append(x.rows, h.Sum64())
}

// repeated is how many rows say exactly what another said. Sorting the hashes
// once is quicker than looking each row up as it comes, and takes less memory.
func (x *repeats) repeated() int {
	slices.Sort(x.rows)
	rows := len(x.rows)
	distinct := len(slices.Compact(x.rows))
	x.rows = nil
	return rows - distinct
}

// note writes a note about the file of origin i.
func (t *Table) note(i int, line int, kind, text string) source.Problem {
	p := t.Problem(Place{Origin: i, Line: line}, kind, text)
	p.Note = true
	return p
}
