package render

import (
	"cmp"
	"slices"
	"strconv"

	"complaintstats/pkg/result"
)

// page is a section as people read it: without the columns that say nothing,
// every cell as a face, its notes in order.
type page struct {
	title     string
	list      bool
	columns   []result.Column
	rows      []pageRow
	footnotes []result.Note // those with a mark, by mark
	general   []string      // those on the section as a whole
}

type pageRow struct {
	title string
	marks []int // of the row as a whole
	cells []face
	apart bool // begins with a rule
}

// pageOf leaves out hidden columns and those without any content. A section
// without rows keeps its headings, so that a reader sees what was asked.
func pageOf(s *result.Section) page {
	p := page{title: Clean(s.Title), list: s.List}
	var shown []int
	for i, c := range s.Columns {
		if !c.Hidden && (len(s.Rows) == 0 || filled(s, i)) {
			shown = append(shown, i)
			p.columns = append(p.columns, c)
		}
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		r := pageRow{title: Clean(row.Title), marks: rowMarks(row), apart: apart(s.Rows, i)}
		for _, column := range shown {
			r.cells = append(r.cells, faceOf(s.Columns[column], row.Cells[column]))
		}
		if !s.List && len(r.cells) > 0 { // in a list the marks stand at the title
			r.cells[0].marks = append(r.cells[0].marks, r.marks...)
		}
		p.rows = append(p.rows, r)
	}
	p.footnotes, p.general = sectionNotes(s)
	return p
}

func filled(s *result.Section, column int) bool {
	return slices.ContainsFunc(s.Rows, func(r result.Row) bool {
		return !faceOf(s.Columns[column], r.Cells[column]).empty()
	})
}

// apart is true of the first of the rows that are set off, and again where
// their level changes: a sum and the totals under it are different things.
func apart(rows []result.Row, i int) bool {
	return i > 0 && rows[i].Apart && (!rows[i-1].Apart || rows[i-1].Level != rows[i].Level)
}

// rowMarks are the marks of the row's notes that none of its cells carries.
func rowMarks(row *result.Row) []int {
	var marks []int
	for _, n := range row.Notes {
		onCell := slices.ContainsFunc(row.Cells, func(c result.Cell) bool { return c.Mark == n.Mark })
		if n.Mark > 0 && !onCell && !slices.Contains(marks, n.Mark) {
			marks = append(marks, n.Mark)
		}
	}
	return marks
}

// sectionNotes are the footnotes of a section, from itself and from its rows,
// each once, and its general notes.
func sectionNotes(s *result.Section) (footnotes []result.Note, general []string) {
	seen := map[result.Note]bool{}
	add := func(n result.Note) {
		if !seen[n] {
			seen[n] = true
			footnotes = append(footnotes, n)
		}
	}
	for _, n := range s.Notes {
		if n.Mark > 0 {
			add(n)
		} else {
			general = append(general, Clean(n.Text))
		}
	}
	for _, row := range s.Rows {
		for _, n := range row.Notes {
			if n.Mark > 0 {
				add(n)
			}
		}
	}
	slices.SortStableFunc(footnotes, func(a, b result.Note) int { return cmp.Compare(a.Mark, b.Mark) })
	return footnotes, general
}

func markText(mark int) string { return "[" + strconv.Itoa(mark) + "]" }

// marksText is what stands behind a value: "[1]" or "[1][3]".
func marksText(marks []int) string {
	text := ""
	for _, mark := range marks {
		text += markText(mark)
	}
	return text
}

func noteText(n result.Note) string {
	if n.Mark > 0 {
		return markText(n.Mark) + " " + Clean(n.Text)
	}
	return "Note: " + Clean(n.Text)
}

func heading(c result.Column) string {
	if c.Title != "" {
		return Clean(c.Title)
	}
	return Clean(c.Name)
}

func numeric(k result.Kind) bool { return k != result.Text }
