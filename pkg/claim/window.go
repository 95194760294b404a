package claim

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A text is read in windows of whole paragraphs, so that memory does not grow
// with what is still to come. A text of ordinary length is one window; in a
// longer one each window also sees what stands around it, so that a figure finds
// the figures it refers to on whichever side of a cut they are.
const (
	windowSize = 128 << 10 // some twenty thousand words
	windowEdge = 16 << 10  // what a window sees before and behind it
)

// window is a stretch of a text whose figures are judged together: those from
// `from` to `to`, with what stands from `see` to `end` in view.
type window struct{ see, from, to, end int }

// windows cuts a text into windows of a size that see an edge on either side.
// The last one takes in a short rest.
func windows(text string, size, edge int) []window {
	var cuts []int
	for at := 0; len(text)-at > size+size/2; {
		at = cut(text, at+size, edge/2)
		cuts = append(cuts, at)
	}
	if n := len(cuts); n == 0 || cuts[n-1] < len(text) {
		cuts = append(cuts, len(text))
	}
	list := make([]window, 0, len(cuts))
	from := 0
	for _, to := range cuts {
		w := window{see: from, from: from, to: to, end: len(text)}
		if from > 0 {
			w.see = min(cut(text, max(from-edge, 0), edge/2), from)
		}
		if len(text)-to > edge {
			w.end = max(cut(text, to+edge, edge/2), to)
		}
		list = append(list, w)
		from = to
	}
	return list
}

// cut is where a text can be parted near a place: behind a paragraph, else behind
// a line or sentence, else behind a word; a word without end is never parted.
func cut(text string, at, near int) int {
	before := text[max(at-near, 0):at]
	for _, mark := range [...]string{"\n\n", "\n\r\n", "\n", ". ", " "} {
		if i := strings.LastIndex(before, mark); i >= 0 {
			return at - len(before) + i + len(mark)
		}
	}
	if i := strings.IndexAny(text[at:], " \n"); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// ruler tells the lines and columns of a text.
type ruler struct {
	text     string
	newlines []int
	// the last column told, from which the next of the same line is counted on
	at, start, column int
}

func newRuler(text string) *ruler {
	r := &ruler{text: text, newlines: make([]int, 0, strings.Count(text, "\n")), column: 1}
	for i := range len(text) {
		if text[i] == '\n' {
			r.newlines = append(r.newlines, i)
		}
	}
	return r
}

// line is the line that a byte stands in, from 1.
func (r *ruler) line(at int) int {
	n, _ := slices.BinarySearch(r.newlines, at)
	return n + 1
}

// columnOf is the character of its line that a byte stands at, from 1.
func (r *ruler) columnOf(at int) int {
	start := 0
	if n := r.line(at); n > 1 {
		start = r.newlines[n-2] + 1
	}
	if r.start != start || r.at < start || r.at > at {
		r.at, r.start, r.column = start, start, 1
	}
	r.column += utf8.RuneCountInString(r.text[r.at:at])
	r.at = at
	return r.column
}

// unixLines ends the lines of old Macintosh texts as others do, byte for byte.
func unixLines(text string) string {
	if strings.Count(text, "\r") == strings.Count(text, "\r\n") {
		return text
	}
	out := []byte(text)
	for i, c := range out {
		if c == '\r' && (i+1 == len(out) || out[i+1] != '\n') {
			out[i] = '\n'
		}
	}
	return string(out)
}
