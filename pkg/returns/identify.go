package returns

import (
	"cmp"
	"slices"
	"strings"

	"complaintstats/pkg/vocab"
)

// Identifiers of a row-level table, in this order.
const (
	ComplaintID = iota
	OfficerID
	AllegationID
	IdentifierKinds // how many there are
)

// rowUnit is what a row-level table counts until it is known what a row is.
const rowUnit = "rows"

// nameRows says what the rows of a row-level table are. Rows that pair an
// allegation with an officer stay rows; without officers each is an
// allegation, unless no complaint has two.
func (t *Table) nameRows() {
	if t.Shape != RowLevel || t.HasIDs(OfficerID) {
		return
	}
	if t.HasIDs(AllegationID) {
		if len(t.names[AllegationID].numbers)-1 == t.Rows() { // each row is one
			t.Units[0].Name = "allegations"
		}
		return
	}
	if !t.HasIDs(ComplaintID) || len(t.names[ComplaintID].numbers)-1 < t.Rows() || t.Dimension("allegation_type") >= 0 {
		t.Units[0].Name = "allegations"
	}
}

// NoID is the code of an identifier that is not known: blank, NA, a placeholder.
const NoID uint32 = 0

// names are the distinct identifiers of one kind.
type names struct {
	heading string
	known   *serials
	ids     []uint32 // by number in known: the identifier, NoID for one that stands for none
	numbers []uint32 // by identifier: its number in known
	rows    []int    // by identifier: rows that carry it
	nobody  map[uint32]bool
}

func (t *Table) openIdentifier(kind, heading string) {
	if t.ids == nil {
		t.ids = make([][]uint32, len(fields.identifiers))
		t.names = make([]*names, len(fields.identifiers))
	}
	i := slices.Index(fields.identifiers, kind)
	if t.names[i] == nil {
		t.names[i] = &names{heading: heading, known: newSerials(), numbers: []uint32{0}, rows: []int{0}, nobody: map[uint32]bool{}}
	}
}

// HasIDs says whether the table carries identifiers of the kind.
func (t *Table) HasIDs(kind int) bool { return t.names != nil && t.names[kind] != nil }

// ID is record r's identifier of the kind, NoID where it is not known or
// stands for nobody.
func (t *Table) ID(kind, r int) uint32 {
	if !t.HasIDs(kind) {
		return NoID
	}
	return t.ids[kind][r]
}

// IDs are the identifiers of the kind of all records, as for ID, not to be
// changed; nil where the table has none.
func (t *Table) IDs(kind int) []uint32 {
	if !t.HasIDs(kind) {
		return nil
	}
	return t.ids[kind]
}

// Identifiers is how many numbers identifiers of the kind have, NoID among
// them: all are less.
func (t *Table) Identifiers(kind int) int { return len(t.names[kind].numbers) }

// IDText is the identifier as written.
func (t *Table) IDText(kind int, id uint32) string { return t.names[kind].text(id) }

// IDHeading is the heading of the column of identifiers.
func (t *Table) IDHeading(kind int) string { return t.names[kind].heading }

func (f *filler) identifiersOf(r *record) {
	t := f.table
	for kind, text := range r.identifiers() {
		if t.names[kind] == nil {
			continue
		}
		t.ids[kind] = append(t.ids[kind], t.names[kind].code(string(text)))
	}
}

// code numbers the identifier of one more row.
func (n *names) code(text string) uint32 {
	id := n.number(text)
	n.rows[id]++
	return id
}

// number numbers a distinct identifier; one that is a mark or blank is NoID.
func (n *names) number(text string) uint32 {
	number := n.known.number(text)
	n.settle()
	return n.ids[number]
}

// settle gives the texts that are new in known their identifiers.
func (n *names) settle() {
	for number := len(n.ids); number < n.known.size(); number++ {
		id := NoID
		if !isNobody(string(n.known.text(uint32(number)))) {
			id = uint32(len(n.numbers))
			n.numbers, n.rows = append(n.numbers, uint32(number)), append(n.rows, 0)
		}
		n.ids = append(n.ids, id)
	}
}

// take numbers the identifiers of a reader: by its numbers, what they are here.
func (n *names) take(x *serials) []uint32 {
	if n.known.size() == 0 {
		n.known = x
		n.settle()
		return n.ids
	}
	ids := make([]uint32, x.size())
	for i := range ids {
		number := n.known.padded(x.text(uint32(i)))
		n.settle()
		ids[i] = n.ids[number]
	}
	return ids
}

// text is the identifier as written; "" for none.
func (n *names) text(id uint32) string {
	if id == NoID {
		return ""
	}
	return string(n.known.text(n.numbers[id]))
}

// isNobody says whether an identifier's text stands for none: blank, NA,
// "not known", a broken spreadsheet cell.
func isNobody(text string) bool { return !isNumbered(text) && saysNobody(text) }

// saysNobody asks the vocabulary.
func saysNobody(text string) bool {
	if text == "" || strings.HasPrefix(text, "#") {
		return true
	}
	if _, mark, ok := vocab.SplitMarks(text); ok && mark.State != vocab.Known {
		return true
	}
	category, ok := vocab.LookupCategory("", text)
	return ok && category.Unknown
}

// isNumbered tells a text of letters and digits, a digit among them: no mark
// and no word for nobody is one. Nearly every identifier is.
func isNumbered(text string) bool {
	digits := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c|0x20 < 'a' || c|0x20 > 'z':
			return false
		}
	}
	return digits > 0
}

// Likely is an identifier that stands in so many rows that it hardly names one
// person.
type Likely struct {
	Heading, Text string
	Rows          int
}

// LikelyPlaceholders are the officer identifiers with more than one in a
// hundred of all rows, most rows first. Small files are left alone: there any
// officer has more.
func (t *Table) LikelyPlaceholders() []Likely {
	const leastRows = 30
	if !t.HasIDs(OfficerID) {
		return nil
	}
	n := t.names[OfficerID]
	var found []Likely
	for id := uint32(1); int(id) < len(n.numbers); id++ {
		if rows := n.rows[id]; rows >= leastRows && rows*100 > t.Rows() && !n.nobody[id] {
			found = append(found, Likely{n.heading, n.text(id), rows})
		}
	}
	slices.SortFunc(found, func(a, b Likely) int { return cmp.Or(b.Rows-a.Rows, cmp.Compare(a.Text, b.Text)) })
	return found
}

// Entries are the records that the identifiers of a row-level table belong to,
// one a row; nil where each record has its own, because it is one row.
func (t *Table) Entries() []uint32 { return t.entries }

// openEntries makes the rows of the table something else than its records,
// with room for more of them.
func (t *Table) openEntries(more int) {
	if t.entries == nil {
		t.entries = make([]uint32, 0, len(t.lines)+more)
		for _, ids := range t.ids {
			if ids != nil {
				for r := range ids {
					t.entries = append(t.entries, uint32(r))
				}
				break
			}
		}
	}
	t.entries = slices.Grow(t.entries, more)
	for kind := range t.ids {
		if t.names[kind] != nil {
			t.ids[kind] = slices.Grow(t.ids[kind], more)
		}
	}
}
