package source

import "slices"

// finish tells, once, what is known only at the end.
func (t *Table) finish() {
	if t.finished {
		return
	}
	t.finished = true
	t.tellBlanks()
	t.tellSpares()
	t.tellOddities()
	t.tellEndings()
}

func (t *Table) tellBlanks() {
	if b := t.blankLines; b.n > 0 {
		t.log.note(b.first, 0, "blank-line", "%s left out (%s)", plural(b.n, "blank line"), t.log.at(b))
	}
	if b := t.blankRows; b.n > 0 {
		t.log.note(b.first, 0, "blank-row", "%s of blank cells left out (%s)", plural(b.n, "row"), t.log.at(b))
	}
	if b := t.blankEnds; b.n > 0 {
		t.log.note(b.first, 0, "blank-end", "%s blank cells beyond the last heading, left out (%s)", has(b.n), t.log.at(b))
	}
	if b := t.repeated; b.n > 0 {
		t.log.note(b.first, 0, "repeated-heading", "%s of headings or titles repeated among the rows, left out (%s)",
			plural(b.n, "row"), t.log.at(b))
	}
	if b := t.comments; b.n > 0 {
		t.log.note(b.first, 0, "comment", "%s left out as comments, which begin with # (%s): %s", plural(b.n, "line"), t.log.at(b), quote(t.commentText))
	}
	if b := t.stray; b.n > 0 {
		t.log.note(b.first, t.strayAt+1, "stray-cell", "%s outside of the table's columns left out (%s), the first holds %s",
			plural(b.n, "cell"), t.log.at(b), quote(t.strayText))
	}
}

// tellSpares tells the columns without a heading.
func (t *Table) tellSpares() {
	var blank []int
	for _, p := range t.spares {
		switch {
		case p.marks.n > 0:
			line, column := t.headPlace(p.at)
			left, _ := slices.BinarySearch(t.cols, p.at-1)
			t.log.note(line, column, "marker-column", "column %d has no heading, only marks: %s read as part of the number at the left, under %s (%s)",
				p.at+1, plural(p.marks.n, "mark"), quote(t.Headings[left].Text), t.log.at(p.marks))
		case !p.told && (t.scan.grid == nil || p.at < t.need && (p.at >= len(t.fills) || t.fills[p.at] == 0)):
			blank = append(blank, p.at)
		}
	}
	if len(blank) > 0 {
		line, column := t.headPlace(blank[0])
		t.log.note(line, column, "blank-column", "%s without heading or cells left out, the first is column %d",
			plural(len(blank), "column"), blank[0]+1)
	}
}

func has(n int) string {
	if n == 1 {
		return "1 row has"
	}
	return thousands(n) + " rows have"
}

func (t *Table) tellOddities() {
	s := &t.scan
	tell := func(m mark, kind, text string) {
		if m.n > 0 {
			line, column := s.placeFrom(0, 1, m.at)
			t.log.note(line, column, kind, text, times(m.n))
		}
	}
	tell(s.padding, "padding", "spaces between a quote and a separator were not read as part of the cell (%s)")
	tell(s.seconds, "seconds-mark", "a quote after a digit and before N, S, E or W was read as a mark of seconds (%s)")
	tell(s.escapes, "escape", "a backslash before a quote, a separator or a backslash was read as the sign of an escape and left out (%s)")
	tell(s.doubled, "doubled-quote", "doubled quotes around a cell were read as single ones (%s)")
	tell(s.carriage, "carriage-return", "a carriage return (CR) without a line feed was kept as part of its cell (%s)")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return thousands(n) + " times, first here"
}

// tellEndings names the way that lines end, and notes where ways mix.
func (t *Table) tellEndings() {
	names := [...]string{endLF: "LF", endCRLF: "CRLF", endCR: "CR"}
	main, ways := 0, 0
	for way, e := range t.scan.endings {
		if e.n > 0 {
			ways++
		}
		if e.n > t.scan.endings[main].n {
			main = way
		}
	}
	if ways == 0 {
		return // a single line
	}
	t.LineEnding = names[main]
	if ways == 1 {
		return
	}
	t.LineEnding = "mixed"
	for way, e := range t.scan.endings {
		if way != main && e.n > 0 {
			t.log.note(e.first, 0, "line-ending", "%s in %s, first here, while the others end in %s; each was read as the end of a line",
				plural(e.n, "line end"), names[way], names[main])
		}
	}
}

// tellFault turns a fault of the record that s has just read into an error.
func tellFault(j *journal, s *scanner, f fault) {
	line, column := s.place(f.at)
	switch f.kind {
	case "open-quote":
		j.fail(line, column, f.kind, `this quote is never closed; add the closing quote, or write "" for a quote in the text`)
	case "stray-quote":
		j.fail(line, column, f.kind, `a quote inside a cell that does not begin with one; put the whole cell in quotes and write "" for the quote in it`)
	case "text-after-quote":
		j.fail(line, column, f.kind, `text after a closing quote, expected a separator or the end of the line; write "" for a quote in the text`)
	case "nul-byte":
		j.fail(line, column, f.kind, "a NUL byte in a cell; the file is damaged here: correct the cell")
	case "long-cell":
		j.fail(line, column, "limit", "a cell of more than %s bytes; check where its quotes close", thousands(maxCell))
	case "too-wide":
		j.fail(line, column, "limit", "more than %s cells in one row, which is the most; check the separators", thousands(maxColumns))
	}
}
