package returns

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// findings are the notes that a loaded table owes its reader: repeated rows,
// identifiers that hardly name a person, names that nobody knows.
func (t *Table) findings() source.Problems {
	var notes source.Problems
	for i, o := range t.Origins {
		if o.Repeated > 0 && t.Shape != Wide {
			notes = append(notes, t.note(i, 0, "repeated-rows",
				fmt.Sprintf("%s another row exactly; each is counted, since two records may look alike", repeating(o.Repeated))))
		}
	}
	for _, r := range t.Repeats {
		notes = append(notes, t.note(r.Again.Origin, r.Again.Line, "duplicate-row",
			fmt.Sprintf("says the same as %s; counted once", t.broadPlace(r.First))))
	}
	notes = append(notes, t.unusedColumns()...)
	notes = append(notes, t.twinColumns()...)
	notes = append(notes, t.rowLevelNotes()...)
	for _, likely := range t.LikelyPlaceholders() {
		notes = append(notes, t.note(0, 0, "placeholder", fmt.Sprintf(
			"%s %q stands in %s of %s rows and may not be one person; to count it as nobody add --placeholder '%s=%s'",
			likely.Heading, likely.Text, rate.Int(int64(likely.Rows)).Grouped(), rate.Int(int64(t.Rows())).Grouped(), likely.Heading, likely.Text)))
	}
	return append(notes, t.unknownValues()...)
}

// repeating writes "1 row repeats", "724 rows repeat".
func repeating(n int) string {
	if n == 1 {
		return "1 row repeats"
	}
	return count64(n, "row") + " repeat"
}

// NotCounted is the kind of the note on columns of words, which no figure
// hangs on.
const NotCounted = "not-counted"

// unusedColumns tells the columns whose headings are not understood and those
// that are kept as words, so that nobody takes them for counted.
func (t *Table) unusedColumns() source.Problems {
	var notes source.Problems
	for i, o := range t.Origins {
		var words, unknown []string
		for _, c := range o.Columns {
			switch {
			case c.Role.Kind == vocab.NoteText || c.Role.Kind == vocab.Ignored:
				words = append(words, c.Heading.Text)
			case c.Reading.Role.Kind == vocab.NotUnderstood && c.Why != "--map" && c.Role.Kind != vocab.Dimension && c.Crossed == (crossing{}):
				unknown = append(unknown, c.Heading.Text)
			}
		}
		if len(words) > 0 {
			notes = append(notes, t.note(i, 0, NotCounted, fmt.Sprintf("kept as notes or left out, not counted: %s", few(words))))
		}
		if len(unknown) > 0 && t.Shape != RowLevel {
			notes = append(notes, t.note(i, 0, "not-understood", fmt.Sprintf("headings not understood, usable under their own names: %s (describe shows what each was taken for)", few(unknown))))
		}
	}
	return notes
}

// twinColumns tells the columns that say again what another column says.
func (t *Table) twinColumns() source.Problems {
	var notes source.Problems
	for i, o := range t.Origins {
		for _, c := range o.Columns {
			if c.twin == "" {
				continue
			}
			p := t.note(i, c.Heading.Line, "second-column", c.twin)
			p.Column = c.Heading.Column
			notes = append(notes, p)
		}
	}
	return notes
}

// few lists texts, the first dozen of them.
func few(texts []string) string {
	const most = 12
	if len(texts) > most {
		return strings.Join(texts[:most], ", ") + fmt.Sprintf(" and %d more", len(texts)-most)
	}
	return strings.Join(texts, ", ")
}

// rowLevelNotes tell what the rows are and what their identifiers leave open.
func (t *Table) rowLevelNotes() source.Problems {
	if t.Shape != RowLevel {
		return nil
	}
	var notes source.Problems
	if t.HasIDs(OfficerID) {
		notes = append(notes, t.note(0, 0, "rows", "each row pairs an allegation or complaint with an officer: rows are counted as rows, complaints and officers by their identifiers"))
	}
	for _, kind := range []int{ComplaintID, OfficerID} {
		if t.HasIDs(kind) && t.names[kind].rows[NoID] > 0 {
			notes = append(notes, t.note(0, 0, "no-identifier", fmt.Sprintf("%s without a known %s; counted as rows, not as %ss",
				count64(t.names[kind].rows[NoID], "row"), t.names[kind].heading, fields.identifiers[kind])))
		}
	}
	for d, dimension := range t.Dimensions {
		for code, v := range dimension.Values {
			if strings.HasPrefix(v.Text, "#") && code != int(All) {
				n := int(t.RowsSaying(d)[code])
				notes = append(notes, t.note(v.FirstRow.Origin, v.FirstRow.Line, "broken-cell", fmt.Sprintf("%q under %s is a broken spreadsheet cell (%s); taken as not known",
					v.Text, dimension.Heading, count64(n, "row"))))
			}
		}
	}
	return notes
}

// unknownValues tells the names of forces and periods that were kept as written.
func (t *Table) unknownValues() source.Problems {
	const most = 20
	var notes source.Problems
	for _, d := range t.Dimensions {
		if d.Name != "force" && d.Name != "period" {
			continue
		}
		told := 0
		for _, v := range d.Values[1:] {
			if v.Known {
				continue
			}
			if told++; told > most {
				continue
			}
			text := fmt.Sprintf("%q is no %s known here; kept as written", v.Text, d.Name)
			if v.Nearest != "" {
				text += fmt.Sprintf(" (the nearest is %s)", v.Nearest)
			}
			notes = append(notes, t.note(v.FirstRow.Origin, v.FirstRow.Line, "unknown-"+d.Name, text))
		}
		if told > most {
			notes = append(notes, t.note(0, 0, "unknown-"+d.Name, fmt.Sprintf("and %d more like it", told-most)))
		}
	}
	return notes
}

// Broken is the error that record r's count in unit u is no count.
func (t *Table) Broken(u, r int, cell Cell) Problem {
	heading := t.Heading(u, r)
	return t.Problem(t.At(u, r), "not-a-count", fmt.Sprintf(
		"%s: %s; expected a whole count in digits, or a mark such as [c] or ..; correct the cell, or leave the column out with --map '%s=ignore'", heading, cell.Broken, heading))
}

// brokenCounts are the cells that are no counts under headings that say count:
// told beside other errors, so that one run tells everything.
func (t *Table) brokenCounts() source.Problems {
	var problems source.Problems
	for u, unit := range t.Units {
		for r := range t.Records() {
			if cell, ok := t.Count(u, r); ok && cell.Broken != "" && !unit.Guessed {
				problems = append(problems, t.Broken(u, r, cell))
			}
		}
	}
	return problems
}

// applyPlaceholders makes the identifiers that the user named stand for nobody.
func (l *loader) applyPlaceholders() error {
	var problems source.Problems
	for _, p := range l.options.Placeholders {
		if !slices.ContainsFunc(l.result.Tables, func(t *Table) bool { return t.placeholder(p) }) {
			problems = append(problems, source.Problem{File: "--placeholder", Kind: "usage",
				Text: fmt.Sprintf("no identifier %q in a column %q; the columns of identifiers are: %s", p.Value, p.Column, l.identifierHeadings())})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

func (t *Table) placeholder(p Placeholder) bool {
	found := false
	for kind, n := range t.names {
		if n == nil || vocab.Clean(n.heading) != vocab.Clean(p.Column) {
			continue
		}
		for id := NoID + 1; int(id) < len(n.numbers); id++ {
			if strings.EqualFold(n.text(id), p.Value) {
				n.nobody[id], found = true, true
			}
		}
		if len(n.nobody) > 0 {
			for r, id := range t.ids[kind] {
				if n.nobody[id] {
					t.ids[kind][r] = NoID
				}
			}
		}
	}
	return found
}

func (l *loader) identifierHeadings() string {
	var headings []string
	for _, t := range l.result.Tables {
		for _, n := range t.names {
			if n != nil && !slices.Contains(headings, n.heading) {
				headings = append(headings, n.heading)
			}
		}
	}
	if len(headings) == 0 {
		return "none (no row-level return was given)"
	}
	return strings.Join(headings, ", ")
}

// count64 writes "1 row", "724 rows".
func count64(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return rate.Int(int64(n)).Grouped() + " " + noun + "s"
}
