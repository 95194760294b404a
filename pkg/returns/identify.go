package returns

import (
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
		if len(t.names[AllegationID].texts)-1 == t.Records() { // each row is one
			t.Units[0].Name = "allegations"
		}
		return
	}
	if !t.HasIDs(ComplaintID) || len(t.names[ComplaintID].texts)-1 < t.Records() || t.Dimension("allegation_type") >= 0 {
		t.Units[0].Name = "allegations"
	}
}

// NoID is the code of an identifier that is not known: blank, NA, a placeholder.
const NoID uint32 = 0

// names are the distinct identifiers of one kind.
type names struct {
	heading string
	codes   map[string]uint32
	texts   []string // by code
	rows    []int    // by code: rows that carry it
	nobody  map[uint32]bool
}

func (t *Table) openIdentifier(kind, heading string) {
	if t.ids == nil {
		t.ids = make([][]uint32, len(fields.identifiers))
		t.names = make([]*names, len(fields.identifiers))
	}
	i := slices.Index(fields.identifiers, kind)
	if t.names[i] == nil {
		t.names[i] = &names{heading: heading, codes: map[string]uint32{}, texts: []string{""}, rows: []int{0}, nobody: map[uint32]bool{}}
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
func (t *Table) Identifiers(kind int) int { return len(t.names[kind].texts) }

// IDText is the identifier as written.
func (t *Table) IDText(kind int, id uint32) string { return t.names[kind].texts[id] }

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

// code numbers a distinct identifier; one that is a mark or blank is NoID.
func (n *names) code(text string) uint32 {
	id, ok := n.codes[text]
	if !ok {
		text = strings.Clone(text)
		if isNobody(text) {
			n.codes[text] = NoID
		} else {
			id = uint32(len(n.texts))
			n.codes[text] = id
			n.texts = append(n.texts, text)
			n.rows = append(n.rows, 0)
		}
	}
	n.rows[id]++
	return id
}

// isNobody says whether an identifier's text stands for none: blank, NA,
// "not known", a broken spreadsheet cell.
func isNobody(text string) bool {
	if text == "" || strings.HasPrefix(text, "#") {
		return true
	}
	if _, mark, ok := vocab.SplitMarks(text); ok && mark.State != vocab.Known {
		return true
	}
	category, ok := vocab.LookupCategory("", text)
	return ok && category.Unknown
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
	for id := uint32(1); int(id) < len(n.texts); id++ {
		if rows := n.rows[id]; rows >= leastRows && rows*100 > t.Records() && !n.nobody[id] {
			found = append(found, Likely{n.heading, n.texts[id], rows})
		}
	}
	slices.SortStableFunc(found, func(a, b Likely) int { return b.Rows - a.Rows })
	return found
}
