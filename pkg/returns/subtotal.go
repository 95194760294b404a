package returns

import (
	"encoding/binary"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/vocab"
)

// findSubtotals recognises by arithmetic the rows that hold the sum of others
// without saying so: blank where the others name a category, or named as the
// column to its left. Such a row is the whole of its siblings.
func (t *Table) findSubtotals(from int) {
	if t.Shape == RowLevel {
		return
	}
	names := t.cleanNames()
	unsaid := map[int]Mask{}
	var order []int
	for r := from; r < t.Records(); r++ {
		if open := t.unsaid(r, names); open != 0 {
			unsaid[r], order = open, append(order, r)
		}
	}
	if len(order) == 0 {
		return
	}
	sums := map[string]*siblings{}
	for r := from; r < t.Records(); r++ {
		if unsaid[r] == 0 {
			t.addSiblings(sums, r)
		}
	}
	for _, r := range order {
		open := unsaid[r]
		if t.isTotalPlace(r) || t.equals(r, sums[t.keyWithout(r, open)]) {
			for d := range t.codes {
				if open.Has(d) {
					t.codes[d][r] = All
				}
			}
		}
	}
}

// siblings is the sum of the rows that share all but some dimensions.
type siblings struct {
	rows  int
	units []rate.Number
	lost  bool // a count among them is not known
}

// cleanNames are the values of each dimension as lookups compare them, each
// cleaned once.
func (t *Table) cleanNames() [][]string {
	names := make([][]string, len(t.Dimensions))
	for d, dimension := range t.Dimensions {
		for _, v := range dimension.Values {
			names[d] = append(names[d], vocab.Clean(v.Text))
		}
	}
	return names
}

// unsaid is the breaking dimensions in which a record names nothing, or names
// again what another of its columns says.
func (t *Table) unsaid(r int, names [][]string) Mask {
	var open Mask
	for d, dimension := range t.Dimensions {
		code := t.codes[d][r]
		if !t.Breaks(d) || code == All {
			continue
		}
		if v := dimension.Values[code]; v.Text == "" || !v.Unknown && t.namedElsewhere(d, r, names) {
			open = open.With(d)
		}
	}
	return open
}

// namedElsewhere says whether a record's value in d is what a dimension before
// it says already: "Essex" under Division beside the force Essex.
func (t *Table) namedElsewhere(d, r int, names [][]string) bool {
	text := names[d][t.codes[d][r]]
	for before := range d {
		if code := t.codes[before][r]; code != All && names[before][code] == text {
			return true
		}
	}
	return false
}

// addSiblings adds a record to the sum of every set of siblings it may belong
// to: those that leave one or more of its last breaking dimensions open.
func (t *Table) addSiblings(sums map[string]*siblings, r int) {
	var open Mask
	for d := len(t.Dimensions) - 1; d >= 0; d-- {
		if !t.Breaks(d) || t.codes[d][r] == All {
			continue
		}
		open = open.With(d)
		key := t.keyWithout(r, open)
		s := sums[key]
		if s == nil {
			s = &siblings{units: make([]rate.Number, len(t.Units))}
			sums[key] = s
		}
		s.rows++
		for u := range t.Units {
			if cell, counted := t.Count(u, r); counted {
				s.add(u, cell)
			}
		}
	}
}

func (s *siblings) add(u int, cell Cell) {
	sum, err := s.units[u].Add(cell.Number)
	if err != nil || cell.Broken != "" || cell.Mark.State != vocab.Known {
		s.lost = true
		return
	}
	s.units[u] = sum
}

// keyWithout names a record's dimensions but for the open ones.
func (t *Table) keyWithout(r int, open Mask) string {
	b := binary.LittleEndian.AppendUint64(nil, uint64(open))
	for d, codes := range t.codes {
		if !open.Has(d) {
			b = binary.LittleEndian.AppendUint32(b, codes[r])
		}
	}
	return string(b)
}

// equals says whether a record's counts are the sums of at least two siblings.
func (t *Table) equals(r int, s *siblings) bool {
	if s == nil || s.lost || s.rows < 2 {
		return s != nil && s.rows == 1 && !s.lost && t.sameCounts(r, s)
	}
	return t.sameCounts(r, s)
}

// sameCounts compares only units that add: people may stand in several rows.
func (t *Table) sameCounts(r int, s *siblings) bool {
	compared := false
	for u, unit := range t.Units {
		cell, counted := t.Count(u, r)
		if !counted || unit.Name != "allegations" && !unit.Own && len(t.Units) > 1 {
			continue
		}
		if cell.Broken != "" || cell.Mark.State != vocab.Known || cell.Number != s.units[u] {
			return false
		}
		compared = true
	}
	return compared
}

// isTotalPlace says whether a record is about a published total or region,
// which a blank category leaves whole.
func (t *Table) isTotalPlace(r int) bool {
	for d, dimension := range t.Dimensions {
		if dimension.Name == "force" {
			level := dimension.Values[t.codes[d][r]].Place.Level
			return level == vocab.Region || level == vocab.Total
		}
	}
	return false
}
