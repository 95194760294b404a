package source

import (
	"strings"
)

// sniffLength bounds how much text is looked at to learn how lines end.
const sniffLength = 64 << 10

// delimiters are the ones that are tried, the likeliest first.
const delimiters = ",;\t|"

// delimiterNamed is the byte that an option means, 0 for none.
func delimiterNamed(file, name string) (byte, error) {
	switch strings.ToLower(name) {
	case "", "auto":
		return 0, nil
	case "tab", `\t`:
		return '\t', nil
	case "comma":
		return ',', nil
	case "semicolon":
		return ';', nil
	case "pipe":
		return '|', nil
	}
	if len(name) == 1 && (name == "\t" || name[0] >= ' ' && name[0] < 0x7f) && !isAlphanumeric(name[0]) && name != `"` {
		return name[0], nil
	}
	return 0, failure(file, 0, 0, "usage",
		`--delimiter %s cannot separate cells; use one character such as ";", or one of comma, semicolon, tab, pipe`, quote(name))
}

func isAlphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
}

// separatorName is how messages call the separator of a style.
func (w style) separatorName() string {
	if w.long != "" {
		return quote(w.long)
	}
	return delimiterName(w.delim)
}

// delimiterName is how messages call a delimiter.
func delimiterName(delim byte) string {
	switch delim {
	case ' ':
		return "spaces"
	case ',':
		return "commas"
	case ';':
		return "semicolons"
	case '\t':
		return "tabs"
	case '|':
		return "pipes"
	}
	return quote(string(rune(delim)))
}

// crAlone tells a file whose lines end in CR, as old Macs wrote them: outside
// quotes there is a CR and no LF. A LF within quotes is a line of a cell.
func crAlone(text string) bool {
	text = text[:min(len(text), sniffLength)]
	var outside, all [2]int
	quoted := false
	for i := range len(text) {
		c := text[i]
		if c == '"' && (quoted || i == 0 || strings.IndexByte("\r\n \""+delimiters, text[i-1]) >= 0) {
			quoted = !quoted
		}
		if c != '\r' && c != '\n' {
			continue
		}
		way := 0
		if c == '\n' {
			way = 1
		}
		all[way]++
		if !quoted {
			outside[way]++
		}
	}
	if outside[0]+outside[1] == 0 {
		outside = all
	}
	return outside[0] > 0 && outside[1] == 0
}

// sepLine reads the line "sep=;" that Excel takes as the name of the delimiter.
func sepLine(text string) (delim byte, length int) {
	if len(text) < 6 || !strings.EqualFold(text[:4], "sep=") || strings.IndexByte(delimiters, text[4]) < 0 {
		return 0, 0
	}
	rest := strings.TrimLeft(text[5:], "\r")
	if !strings.HasPrefix(rest, "\n") {
		return 0, 0
	}
	return text[4], len(text) - len(rest) + 1
}

// sniffDelimiter weighs each candidate by its evidence: how many of the first
// records it cuts into the same number of cells, and how many of those cells
// then look like counts, marks, periods, places or headings. A comma wins where
// nothing speaks against it. The share is that of the first records.
func sniffDelimiter(text string, crEnds bool, rec Recogniser) (best byte, share float64, first []record) {
	best = ','
	most := 0.0
	for _, delim := range []byte(delimiters) {
		if strings.IndexByte(text[:min(len(text), sampleBytes)], delim) < 0 {
			continue // it cuts nothing
		}
		s := newScanner(text, delim, crEnds)
		records := sample(&s, rec)
		alike, known := regularity(records)
		if weight := alike + known/2; weight > most+1e-9 {
			best, most, share, first = delim, weight, alike, records
		}
	}
	return best, share, first
}

// regularity is the share of the records that have as many cells as most, and
// the share of their cells that are known.
func regularity(records []record) (share, known float64) {
	widths := map[int]int{}
	total := 0
	for _, r := range records {
		if r.filled == 0 {
			continue
		}
		total++
		if r.fault.kind == "" && len(r.cells) > 1 {
			widths[len(r.cells)]++
		}
	}
	width, count := 0, 0
	for w, n := range widths {
		if n > count || n == count && w > width {
			width, count = w, n
		}
	}
	if count == 0 {
		return 0, 0
	}
	cells, data := 0, 0
	for _, r := range records {
		if r.fault.kind != "" || len(r.cells) != width {
			continue
		}
		for i, k := range r.kinds {
			cells++
			if k.data() || r.heads[i] {
				data++
			}
		}
	}
	return float64(count) / float64(total), float64(data) / float64(cells)
}
