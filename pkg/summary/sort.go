package summary

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// sortAndCut orders the rows by a column and keeps the first of them. Sums and
// totals are left out of a cut answer: they are of rows no longer shown.
func (d *drawing) sortAndCut(s *result.Section) error {
	name, descending := strings.CutPrefix(d.question.Sort, "-")
	if name != "" {
		at := slices.IndexFunc(s.Columns, func(c result.Column) bool { return c.Name == name })
		if at < 0 {
			var names []string
			for _, c := range s.Columns {
				names = append(names, c.Name)
			}
			return usage("no column %q to sort by; %s", name, Nearest(name, names))
		}
		s.Rows = sorted(s.Rows, s.Columns[at].Kind, at, descending)
	}
	if d.question.Top > 0 {
		rows := slices.DeleteFunc(s.Rows, func(r result.Row) bool { return r.Apart })
		if len(rows) > d.question.Top {
			s.Notes = append(s.Notes, result.Note{Text: fmt.Sprintf("the first %d of %d rows; sums and totals are left out", d.question.Top, len(rows))})
			rows = rows[:d.question.Top]
		}
		s.Rows = rows
	}
	s.Notes = append(onlyUsed(s), d.tableNotes()...)
	return nil
}

// onlyUsed keeps the footnotes of the rows that are left.
func onlyUsed(s *result.Section) []result.Note {
	used := map[int]bool{0: true}
	for _, row := range s.Rows {
		for _, cell := range row.Cells {
			used[cell.Mark] = true
		}
		for _, n := range row.Notes {
			used[n.Mark] = true
		}
	}
	return slices.DeleteFunc(s.Notes, func(n result.Note) bool { return !used[n.Mark] })
}

// countMarks keeps the footnotes that some cell carries, and numbers them anew
// in the order in which they are met.
func countMarks(s *result.Section) {
	s.Notes = onlyUsed(s)
	numbers := map[int]int{0: 0}
	for _, row := range s.Rows {
		for i := range row.Cells {
			mark := row.Cells[i].Mark
			if _, met := numbers[mark]; !met {
				numbers[mark] = len(numbers)
			}
			row.Cells[i].Mark = numbers[mark]
		}
	}
	for i := range s.Notes {
		s.Notes[i].Mark = numbers[s.Notes[i].Mark]
	}
}

// sorted orders rows by a cell; those without a value come last either way,
// and sums and totals stay behind the rows.
func sorted(rows []result.Row, kind result.Kind, at int, descending bool) []result.Row {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b result.Row) int {
		if a.Apart != b.Apart {
			if b.Apart {
				return -1
			}
			return 1
		}
		x, y := a.Cells[at], b.Cells[at]
		if kind == result.Text {
			return direct(strings.Compare(x.Text, y.Text), descending)
		}
		vx, vy := sortValue(x), sortValue(y)
		switch {
		case vx == nil && vy == nil:
			return 0
		case vx == nil:
			return 1
		case vy == nil:
			return -1
		}
		return direct(vx.Cmp(vy), descending)
	})
	return rows
}

func direct(order int, descending bool) int {
	if descending {
		return -order
	}
	return order
}

// sortValue is the number that a cell is sorted by: its least value where it
// is only bounded; nil where it has none.
func sortValue(c result.Cell) *big.Rat {
	switch {
	case c.Quantity != nil:
		return c.Quantity.Min.Rat()
	case c.Fraction != nil && c.Fraction.State == "" && c.Fraction.Part != nil:
		return rate.Fraction{Part: c.Fraction.Part.Min, Of: c.Fraction.Of.Min}.Value()
	case c.Fraction != nil && c.Fraction.Low != "":
		low, _ := new(big.Rat).SetString(c.Fraction.Low)
		return low
	}
	return nil
}
