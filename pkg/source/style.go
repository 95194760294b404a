package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	styledText    = 8 << 20 // how much of a text is tried in another style
	maxCandidates = 16      // signs that are tried as a separator
	maxSeparator  = 8       // bytes
)

// settle finds how the text writes its cells where neither the user nor the
// text itself names it, and what it does against RFC 4180.
func (t *Table) settle(text string, w style, asked bool, rec Recogniser) (string, style) {
	if !asked {
		var share float64
		w.delim, share, t.sampled = sniffDelimiter(text, w.crEnds, rec)
		t.sampledAs = w
		if long := sniffRare(text, w, share, rec); long != "" {
			w.delim = long[0]
			if len(long) > 1 {
				w.long = long
			}
		} else if inner, delim := unwrap(text, w, rec); delim != 0 {
			t.log.note(1, 0, "wrapped", "every line is one cell in quotes that holds a row; the quotes were undone, so columns are counted without them")
			text, w.delim, t.sampled = inner, delim, nil
		}
	}
	return text, t.refine(text, w)
}

// refine tries what some writers do against RFC 4180, where there are signs of
// it. Another style is taken only where more of the rows then fit. Beyond the
// part that is looked at, rows that do not fit are told one by one.
func (t *Table) refine(text string, w style) style {
	head := text[:min(len(text), styledText)]
	try := func(other style) bool {
		now, then := w.misfits(head), other.misfits(head)
		if !then.better(now) {
			return false
		}
		w = other
		return true
	}
	if !w.crEnds && loneCR(head) {
		other := w
		other.crEnds = true
		try(other)
	}
	sep := w.long
	if sep == "" {
		sep = string([]byte{w.delim})
	}
	if w.delim != '\\' && (strings.Contains(head, `\"`) || strings.Contains(head, `\`+sep)) {
		other := w
		other.slashes = true
		try(other)
	}
	if w.delim != '\'' && (strings.HasPrefix(head, "'") || strings.Contains(head, sep+"'")) {
		other := w
		other.quoted = '\''
		if try(other) || w.allInSingle(head) && !w.misfits(head).better(other.misfits(head)) {
			w = other
			t.log.note(0, 0, "single-quotes", "cells are in single quotes, which were left out")
		}
	}
	return w
}

// fitness is how well a style fits a text.
type fitness struct{ misfits, fits int }

func (f fitness) better(than fitness) bool {
	return f.misfits < than.misfits || f.misfits == than.misfits && f.fits > than.fits
}

// misfits counts the records that a style cuts into as many cells as most of
// them have, and the others.
func (w style) misfits(text string) fitness {
	s := w.scan(text)
	widths := map[int]int{}
	all, most := 0, 0
	for s.next() {
		if s.fault.kind == "" && filledUpTo2(s.cells) == 0 {
			continue
		}
		all++
		if s.fault.kind != "" {
			continue
		}
		n := len(s.cells)
		widths[n]++
		if n > 1 {
			most = max(most, widths[n])
		}
	}
	return fitness{misfits: all - most, fits: most}
}

// allInSingle tells whether every cell of the first record is in single quotes.
func (w style) allInSingle(text string) bool {
	s := w.scan(text)
	if !s.next() || len(s.cells) < 2 {
		return false
	}
	return !slices.ContainsFunc(s.cells, func(cell string) bool {
		return len(cell) < 3 || cell[0] != '\'' || cell[len(cell)-1] != '\''
	})
}

// loneCR tells a CR that belongs to no LF.
func loneCR(text string) bool {
	for from := 0; ; {
		k := indexByte(text[from:], '\r')
		if k < 0 {
			return false
		}
		rest := strings.TrimLeft(text[from+k:], "\r")
		if rest == "" || rest[0] != '\n' {
			return true
		}
		from = len(text) - len(rest)
	}
}

// sniffRare finds a separator that is longer than a character, or one that
// few writers use, "" where there is none. It must cut nearly every record into
// as many cells, three at least, with texts in the first, which are headings.
func sniffRare(text string, w style, share float64, rec Recogniser) string {
	const enough = 0.5 // of the records that a usual separator cuts alike
	candidates := rareSigns(text)
	best, widest := "", 0
	for _, sign := range candidates {
		usual := strings.IndexByte(sign, w.delim)
		if share >= enough && (usual < 0 || strings.Trim(sign, sign[:1]) == "") {
			continue
		}
		other := w
		other.delim, other.long = sign[0], ""
		if len(sign) > 1 {
			other.long = sign
		}
		if width := other.tabular(text, rec, sign == " "); width > widest || width == widest && width > 0 && len(sign) > len(best) {
			best, widest = sign, width
		}
	}
	return best
}

// tabular is the number of cells that nearly all records of the sample have
// under headings, 0 where there is no such number. strict asks it of all, and
// for numbers.
func (w style) tabular(text string, rec Recogniser, strict bool) int {
	s := w.scan(text[:min(len(text), sampleBytes)])
	records := slices.DeleteFunc(sample(&s, rec), func(r record) bool { return r.filled == 0 && r.fault.kind == "" })
	if len(records) < 2 || !headingCells(&records[0]) || records[0].filled < len(records[0].cells) {
		return 0
	}
	width, fit, numbers := len(records[0].cells), 0, false
	for _, r := range records {
		if r.fault.kind == "" && len(r.cells) == width {
			fit++
			numbers = numbers || slices.Contains(r.kinds, number)
		}
	}
	if width < 3 || fit*10 < len(records)*9 || strict && (fit < len(records) || !numbers) {
		return 0
	}
	return width
}

// rareSigns are what may separate the cells of the first line: runs of signs,
// single signs and the space. Those that texts and numbers are made of are
// none, unless two stand together.
func rareSigns(text string) []string {
	line, _, _ := strings.Cut(strings.TrimLeft(text[:min(len(text), sniffLength)], "\r\n"), "\n")
	var signs []string
	add := func(sign string) {
		if len(sign) <= maxSeparator && len(signs) < maxCandidates && !slices.Contains(signs, sign) && !strings.ContainsAny(sign, "\r\x00") &&
			(len(sign) > 1 || !strings.Contains(`.-_/%()&'+*?$<>[]{}\`+delimiters, sign)) {
			signs = append(signs, sign)
		}
	}
	if strings.Contains(line, " ") {
		add(" ")
	}
	isSign := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '"'
	}
	for line != "" {
		from := strings.IndexFunc(line, isSign)
		if from < 0 {
			break
		}
		line = line[from:]
		end := strings.IndexFunc(line, func(r rune) bool { return !isSign(r) })
		if end < 0 {
			end = len(line)
		}
		add(line[:end])
		_, size := utf8.DecodeRuneInString(line)
		add(line[:size])
		line = line[end:]
	}
	return signs
}

// unwrap undoes the quotes around whole lines, as where a file was written
// twice, and tells the separator within them; 0 where there is none.
func unwrap(text string, w style, rec Recogniser) (string, byte) {
	if !strings.HasPrefix(text, `"`) {
		return "", 0
	}
	s := w.scan(text)
	var inner strings.Builder
	for s.next() {
		line := text[s.start:s.pos]
		if joined(s.cells) == "" {
			inner.WriteString(line)
			continue
		}
		if s.fault.kind != "" || len(s.cells) != 1 || line[0] != '"' || strings.ContainsAny(s.cells[0], "\r\n") {
			return "", 0
		}
		if inner.Len() == 0 && !strings.ContainsAny(s.cells[0], delimiters) {
			return "", 0
		}
		inner.WriteString(s.cells[0])
		inner.WriteString(line[strings.LastIndexByte(line, '"')+1:])
	}
	w.delim, _, _ = sniffDelimiter(inner.String(), w.crEnds, rec)
	if w.tabular(inner.String(), rec, false) == 0 {
		return "", 0
	}
	return inner.String(), w.delim
}
