package claim

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markup is how a text is marked up.
type Markup uint8

// The markups.
const (
	PlainText Markup = iota
	Markdown
	HTML
	Table // a CSV of claims
)

// MarkupOf tells the markup by a name's ending and, without one, by the text.
func MarkupOf(name string, content []byte) Markup {
	lower := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".zip")
	switch {
	case strings.HasSuffix(lower, ".html"), strings.HasSuffix(lower, ".htm"), strings.HasSuffix(lower, ".xhtml"):
		return HTML
	case strings.HasSuffix(lower, ".md"), strings.HasSuffix(lower, ".markdown"):
		return Markdown
	case strings.HasSuffix(lower, ".txt"):
		return PlainText
	case strings.HasSuffix(lower, ".csv"), strings.HasSuffix(lower, ".tsv"):
		return Table
	}
	head := strings.ToLower(string(bytes.TrimSpace(content[:min(len(content), 512)])))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<p>") || strings.HasPrefix(head, "<div") {
		return HTML
	}
	return PlainText
}

// page is a text as a reader sees it, without its markup, and where each place
// of it stands in the source.
type page struct {
	text  string
	jumps []jump
}

// jump says that what stands from a place of the text on stands so many bytes
// further on in the source.
type jump struct{ at, by int }

// source is where a place of the text stands in the source.
func (p page) source(at int) int {
	n, _ := slices.BinarySearchFunc(p.jumps, at+1, func(j jump, at int) int { return j.at - at })
	if n == 0 {
		return at
	}
	return at + p.jumps[n-1].by
}

// plain is the text without its markup.
func plain(content string, markup Markup) page {
	switch markup {
	case HTML:
		return readHTML(content)
	case Markdown:
		return readMarkdown(content)
	}
	return page{text: content}
}

// scribe writes a text out of its source.
type scribe struct {
	source string
	at     int // how far the source is read
	out    []byte
	jumps  []jump
	seam   bool // a mark stood here that may part two numbers: the cards of a page
}

func (s *scribe) page() page { return page{string(s.out), s.jumps} }

// has says whether the rest of the source begins with a sign.
func (s *scribe) has(sign string) bool { return strings.HasPrefix(s.source[s.at:], sign) }

// put writes words that stand at the present place of the source, and goes on
// behind n bytes of it.
func (s *scribe) put(words string, n int) {
	if s.seam && words != "" {
		s.seam = false
		if last, _ := utf8.DecodeLastRune(s.out); unicode.IsDigit(last) && unicode.IsDigit(firstRune(words)) {
			s.write(" ")
		}
	}
	s.write(words)
	s.at += n
}

func (s *scribe) write(words string) {
	by := 0
	if n := len(s.jumps); n > 0 {
		by = s.jumps[n-1].by
	}
	if now := s.at - len(s.out); now != by {
		s.jumps = append(s.jumps, jump{len(s.out), now})
	}
	s.out = append(s.out, words...)
}

// drop passes over n bytes that a reader does not see.
func (s *scribe) drop(n int) { s.at += n }

// part ends a paragraph.
func (s *scribe) part() {
	if !bytes.HasSuffix(s.out, []byte("\n\n")) {
		s.write("\n\n")
	}
	s.seam = false
}

func firstRune(words string) rune {
	r, _ := utf8.DecodeRuneInString(words)
	return r
}
