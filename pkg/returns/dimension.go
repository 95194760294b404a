package returns

import (
	"strings"

	"complaintstats/pkg/vocab"
)

// All is the code of a dimension that a record is not broken down by: the
// record speaks of all its values together.
const All uint32 = 0

// Value is one distinct value of a dimension, understood once.
type Value struct {
	Label    string // printed: the field's own name where it is known, else as written
	Text     string // as first written
	Known    bool   // vocab knows it
	Code     string // of a known category
	Place    vocab.Place
	Period   vocab.Period
	Unknown  bool   // "Not known" and blank: outside the base of a share
	Aside    bool   // a subtotal or an "of which": other rows hold it too, so it is never added
	Nearest  string // for a place that is not known: the nearest that is
	FirstRow Place  // where it was first written
}

// Place is where something stands in a file.
type Place struct {
	Origin int // index into Table.Origins
	Line   int
	Column int // 1-based, in characters; 0 where only the line is known
}

// Dimension is what rows are about in one respect, with its distinct values.
type Dimension struct {
	Name    string // canonical, or the column's own heading
	Heading string // as first written; "" for one that only headings fix
	Own     bool   // not one of the field's dimensions
	Row     bool   // stands in a column of its own: its values partition the rows
	Values  []Value
	codes   map[string]uint32 // by text as written
	labels  map[string]uint32 // by category, or by label
	hint    vocab.Hint
	rows    []int64 // by code: rows of large returns that say it, where a note tells so
}

func newDimension(name, heading string, own bool, hint vocab.Hint) *Dimension {
	return &Dimension{
		Name: name, Heading: heading, Own: own, hint: hint,
		Values: []Value{{Label: "All"}},
		codes:  map[string]uint32{}, labels: map[string]uint32{},
	}
}

// code understands a text once and is its number ever after. The text is
// cloned, so that a dimension does not hold the whole file alive.
func (d *Dimension) code(text string, at func() Place) uint32 {
	if code, ok := d.codes[text]; ok {
		return code
	}
	text = strings.Clone(text)
	value, total := d.understand(text)
	if total && (d.Values[All].Text == "" || d.Values[All].Text == text) {
		d.Values[All].Text, d.Values[All].Label = text, text // it stands apart under its own name
		d.codes[text] = All
		return All
	}
	if total { // a second total is of something else
		value.Aside = true
	}
	key := value.Label
	if value.Code != "" && !value.Aside {
		key = "code:" + value.Code // however it is spelt
	}
	code, ok := d.labels[key]
	if !ok {
		code = uint32(len(d.Values))
		value.FirstRow = at()
		d.Values = append(d.Values, value)
		d.labels[key] = code
	}
	d.codes[text] = code
	return code
}

// understand asks the vocabulary what a text under this heading means; total
// is true for "Total", "All" and the like, which stand for the whole.
func (d *Dimension) understand(text string) (value Value, total bool) {
	value = Value{Label: text, Text: text}
	if strings.TrimSpace(text) == "" {
		value.Label, value.Unknown = "(blank)", true
		return value, false
	}
	switch d.Name {
	case "force":
		return understandPlace(value), false
	case "period":
		return d.understandPeriod(value)
	case "measure": // "Total complaints recorded" is one measure, not the sum of the others
		return value, false
	}
	name := d.Name
	if d.Own {
		name = "" // an own column may still hold the field's words
	}
	category, known := vocab.LookupCategory(d.Name, text)
	if !known && name != "" {
		category, known = vocab.LookupCategory("", text)
	}
	if strings.HasPrefix(text, "#") { // #VALUE!, #REF!, #N/A
		value.Unknown = true
		return value, false
	}
	if !known {
		_, mark, ok := vocab.SplitMarks(text)
		value.Unknown = ok && mark.State != vocab.Known && !mark.Bounded // "1-4" is a value like any other
		return value, false
	}
	if category.Sub || category.OfWhich {
		value.Known, value.Aside = true, true
		return value, false
	}
	if category.Total {
		return value, true
	}
	value.Known, value.Code, value.Unknown = true, category.Code, category.Unknown
	if d.Name == "case_type" || category.Qualified {
		value.Label = category.Label // one name for all its spellings
	}
	return value, false
}

func understandPlace(value Value) Value {
	place, known := vocab.LookupPlace(value.Text)
	if !known {
		value.Nearest, _ = vocab.NearestPlace(value.Text)
		value.Place.Name = value.Text
		return value
	}
	value.Label, value.Known, value.Place, value.Aside = place.Name, true, place, place.OfWhich
	if force, also := vocab.LookupPlace(place.Name); also && place.Level == vocab.Region && force.Level == vocab.Force {
		value.Label += " region" // the West Midlands are a region and a force
	}
	return value
}

func (d *Dimension) understandPeriod(value Value) (Value, bool) {
	if category, ok := vocab.LookupCategory("period", value.Text); ok && category.Total {
		return value, true
	}
	period, known := vocab.ParsePeriod(value.Text, d.hint)
	if known {
		value.Label, value.Known, value.Period = period.String(), true, period
	}
	return value, false
}

// Find is the code of the value that a user names, by label or as written,
// without regard to case and spacing; for places and periods in any spelling.
func (d *Dimension) Find(text string) (uint32, bool) {
	if code, ok := d.codes[text]; ok && code != All {
		return code, true
	}
	asked, _ := d.understand(text)
	wanted := vocab.Clean(asked.Label)
	for code := 1; code < len(d.Values); code++ {
		v := d.Values[code]
		if wanted == vocab.Clean(v.Label) || vocab.Clean(text) == vocab.Clean(v.Text) || v.Code != "" && v.Code == text {
			return uint32(code), true
		}
	}
	return 0, false
}
