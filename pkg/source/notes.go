package source

import (
	"slices"
	"strings"
)

var (
	// labelled begins a note wherever it stands below the rows: "Source: ...".
	labelled = compiled(`(?i)^(sources?|notes?|footnotes?)(\s*\d+)?\s*([:.]|[-–—]\s|$)`)
	// numbered begins one line of a list of notes: "1. ...", "(2) ...", "[note 3] ...".
	numbered = compiled(`(?i)^(\(?\d{1,2}[.)]\s+\D|\[[a-z]*\s?\d*\]\s*\S)`)
	// listNumber is the number of a note in a cell of its own: "1."
	listNumber = compiled(`^\(?\d{1,2}[.)]$`)
)

// footnoteSigns begin a footnote.
const footnoteSigns = "*†‡§¹²³⁴⁵⁶⁷⁸⁹^~#"

// takeNotes moves the current record and all that follow to Below, where they
// are notes to the very end of the file. Where a row of data follows, nothing
// before it is a note: a row that lacks cells there stays an error.
func (t *Table) takeNotes() bool {
	s := &t.scan
	if s.start < t.dataUpTo || !t.isNote(s, t.afterBlank) {
		return false
	}
	ahead := s.probe()
	for ahead.next() {
		if joined(ahead.cells) != "" && !t.isNote(&ahead, true) {
			t.dataUpTo = ahead.start
			return false
		}
	}
	first := len(t.Below)
	for more := true; more; more = s.next() {
		if text := joined(s.cells); text != "" {
			t.Below = append(t.Below, Line{Line: s.startLine, Text: text})
		} else {
			t.countBlank()
		}
	}
	t.tellBelow(t.Below[first:])
	return true
}

// tellBelow notes the lines that were taken for notes.
func (t *Table) tellBelow(notes []Line) {
	lines := span{len(notes), notes[0].Line, notes[len(notes)-1].Line}
	t.log.note(lines.first, 0, "footnote", "%s below the table (%s) left out as notes: %s",
		plural(lines.n, t.log.unit()), t.log.at(lines), quote(notes[0].Text))
}

// isNote tells a record that cannot be a row of data. loose holds after a blank
// row and after another note, where less evidence is enough.
func (t *Table) isNote(s *scanner, loose bool) bool {
	soft := s.fault.kind == "stray-quote" || s.fault.kind == "text-after-quote"
	if s.fault.kind != "" && !soft {
		return false
	}
	filled, at, data := 0, 0, false
	for c, cell := range s.cells {
		if isBlank(cell) {
			continue
		}
		if filled++; filled == 1 {
			at = c
		} else if !loose && t.broad != 2 && len(s.cells) >= t.need {
			return false // nearly every row ends here
		} else if kindOf(cell, t.rec).data() {
			data = true
		}
	}
	if filled == 0 {
		return false
	}
	text := strings.TrimSpace(s.cells[at])
	label := labelled().MatchString(text)
	switch {
	case t.broad == 1 || soft:
		return loose && label
	case filled == 1:
		return t.isSingleNote(text, at, label, loose)
	case filled == 2 && at == 0 && label && strings.Contains(text, ":"):
		return true // "Source: Home Office, 2020" without quotes
	case loose && !data && at == 0 && isProse(s.cells):
		return true
	case !loose:
		return len(s.cells) < t.need && at == 0 && label && strings.Contains(text, ":") && spacedOut(s.cells)
	case filled >= t.need && (data || !label):
		return false
	}
	return label || !data && (numbered().MatchString(text) || filled == 2 && listNumber().MatchString(text))
}

// isProse tells a sentence whose commas were not put in quotes: a space follows
// each of them.
func isProse(cells []string) bool {
	return spacedOut(cells) && isSentence(joined(cells)) && len(strings.Fields(cells[0])) > 2
}

// spacedOut tells whether a space follows each separator.
func spacedOut(cells []string) bool {
	return !slices.ContainsFunc(cells[1:], func(cell string) bool { return cell != "" && cell[0] != ' ' })
}

// isSingleNote judges a record with one cell that is not blank.
func (t *Table) isSingleNote(text string, at int, label, loose bool) bool {
	sign := strings.ContainsAny(firstRune(text), footnoteSigns)
	switch {
	case label || numbered().MatchString(text) && (loose || at == 0):
		return true
	case kindOf(text, t.rec).data():
		return false // a force without figures, or a figure without a force
	case t.holdsRow(text):
		return false
	case loose:
		return true
	}
	return at == 0 && !t.wordy && (isSentence(text) || sign && len(strings.Fields(text)) > 3)
}

// holdsRow tells a row whose cells another separator keeps apart, or that is in
// quotes as a whole.
func (t *Table) holdsRow(text string) bool {
	return t.need > 2 && strings.ContainsFunc(delimiters, func(r rune) bool { return strings.Count(text, string(r)) >= t.need-1 })
}

// dropComment leaves out a line such as "# checked by hand" among the rows.
func (t *Table) dropComment() bool {
	s := &t.scan
	if s.grid != nil || s.fault.kind != "" || len(s.cells) >= t.need || !isComment(s.cells[0]) {
		return false
	}
	if slices.ContainsFunc(s.cells, func(cell string) bool { return kindOf(cell, nil).data() }) || t.holdsRow(joined(s.cells)) {
		return false
	}
	if t.comments.n == 0 {
		t.commentText = joined(s.cells)
	}
	t.comments.add(s.startLine)
	return true
}

// isComment tells the sign of a comment from the errors of spreadsheets, such
// as #REF! and #N/A.
func isComment(text string) bool {
	return len(text) > 1 && text[0] == '#' && (text[1] == ' ' || text[1] >= 'a' && text[1] <= 'z')
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// isSentence tells prose from a name.
func isSentence(text string) bool {
	words := len(strings.Fields(text))
	return words >= 6 || words >= 3 && strings.HasSuffix(text, ".")
}

// wordyFirst tells whether sentences are what the first column holds anyway.
func wordyFirst(below []record) bool {
	rows, wordy := 0, 0
	for _, r := range below {
		if r.filled < 2 || r.kinds[0] == blank {
			continue
		}
		rows++
		if isSentence(strings.TrimSpace(r.cells[0])) {
			wordy++
		}
	}
	return rows > 0 && wordy*4 > rows
}
