package render

import (
	"slices"
	"strconv"
	"strings"

	"complaintstats/pkg/result"
)

// joined is all sections of a result as one set of rows, which is what
// programs read: the columns of every section in the order first seen.
type joined struct {
	columns []joinedColumn
	rows    []joinedRow
	several bool // sections of different names, so that each row names its own
	levels  bool // some row has a level
	plain   bool // columns alone
}

type joinedColumn struct {
	result.Column
	key string // Name, made different from every other key
}

type joinedRow struct {
	table string
	level string
	notes []string
	cells []*result.Cell // one a joined column; nil where the section has no such column
}

// identity tells columns of different sections apart or together: the same
// name of the same kind is one column, and a name that occurs twice in one
// section is two.
type identity struct {
	name       string
	kind       result.Kind
	occurrence int
}

func join(r *result.Result) joined {
	j := joined{several: severalNames(r.Sections), plain: r.Plain}
	place := map[identity]int{}
	where := make([][]int, len(r.Sections)) // section, column -> joined column
	rows := 0
	for i, s := range r.Sections {
		rows += len(s.Rows)
		for _, id := range identities(s.Columns) {
			at, known := place[id]
			if !known {
				at = len(j.columns)
				place[id] = at
				j.columns = append(j.columns, joinedColumn{Column: s.Columns[len(where[i])]})
			}
			where[i] = append(where[i], at)
		}
		for _, row := range s.Rows {
			j.levels = j.levels || row.Level != ""
		}
	}
	j.nameKeys()
	j.rows = make([]joinedRow, 0, rows)
	for i := range r.Sections {
		s := &r.Sections[i]
		for k := range s.Rows {
			row := &s.Rows[k]
			joined := joinedRow{table: sectionKey(s), level: row.Level, notes: rowNotes(r, s, row)}
			joined.cells = make([]*result.Cell, len(j.columns))
			for c := range row.Cells {
				joined.cells[where[i][c]] = &row.Cells[c]
			}
			j.rows = append(j.rows, joined)
		}
	}
	return j
}

// severalNames is false for one table that is drawn in several blocks.
func severalNames(sections []result.Section) bool {
	return slices.ContainsFunc(sections, func(s result.Section) bool { return sectionKey(&s) != sectionKey(&sections[0]) })
}

func identities(columns []result.Column) []identity {
	seen := map[identity]int{}
	ids := make([]identity, len(columns))
	for i, c := range columns {
		id := identity{name: c.Name, kind: c.Kind}
		seen[id]++
		id.occurrence = seen[id]
		ids[i] = id
	}
	return ids
}

// nameKeys keeps columns named by a file apart from each other and from the
// columns that are ours.
func (j *joined) nameKeys() {
	keys := []string{"notes"}
	if j.several {
		keys = append(keys, "table")
	}
	if j.levels {
		keys = append(keys, "level")
	}
	ours := len(keys)
	for _, c := range j.columns {
		keys = append(keys, strings.ToValidUTF8(c.Name, "\uFFFD"))
	}
	keys = distinct(keys)
	for i := range j.columns {
		j.columns[i].key = keys[ours+i]
	}
}

// distinct numbers the names that stood before: notes, notes_2.
func distinct(names []string) []string {
	taken := map[string]bool{}
	var out []string
	for _, name := range names {
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + "_" + strconv.Itoa(n)
		}
		taken[unique] = true
		out = append(out, unique)
	}
	return out
}

func sectionKey(s *result.Section) string {
	if s.Name != "" {
		return s.Name
	}
	return s.Title
}

// rowNotes are the texts a row needs: its own notes and those its marks point
// at, each once.
func rowNotes(r *result.Result, s *result.Section, row *result.Row) []string {
	var texts []string
	add := func(text string) {
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, n := range row.Notes {
		add(n.Text)
	}
	for _, cell := range row.Cells {
		if cell.Mark <= 0 {
			continue
		}
		for _, n := range markNotes(r, s, row, cell.Mark) {
			add(n.Text)
		}
	}
	return texts
}

// markNotes finds what a mark means: in the row, else its section, else the
// whole answer.
func markNotes(r *result.Result, s *result.Section, row *result.Row, mark int) []result.Note {
	for _, notes := range [][]result.Note{row.Notes, s.Notes, r.Notes} {
		var found []result.Note
		for _, n := range notes {
			if n.Mark == mark {
				found = append(found, n)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// Notes are the texts that belong to no row: those on the whole answer, those
// on a section, and marked ones that no row carries. CSV has no place for
// them, so that whoever writes it can tell them elsewhere.
func Notes(r *result.Result) []string {
	told := map[string]bool{}
	for i := range r.Sections {
		s := &r.Sections[i]
		for k := range s.Rows {
			for _, text := range rowNotes(r, s, &s.Rows[k]) {
				told[text] = true
			}
		}
	}
	var texts []string
	add := func(n result.Note) {
		if n.Mark == 0 || !told[n.Text] {
			if !slices.Contains(texts, n.Text) {
				texts = append(texts, n.Text)
			}
		}
	}
	for _, s := range r.Sections {
		for _, n := range s.Notes {
			add(n)
		}
	}
	for _, n := range r.Notes {
		add(n)
	}
	return texts
}
