package claim

import (
	"bytes"
	"html"
	"strings"
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

// plain is the text with its markup blanked out, byte for byte, so that every
// place in it is a place in the source.
func plain(content string, markup Markup) string {
	switch markup {
	case HTML:
		return blankHTML(content)
	case Markdown:
		return blankMarkdown(content)
	}
	return content
}

// blankMarkdown blanks emphasis, and the targets of links; every row of a table
// and every item of a list begins a paragraph.
func blankMarkdown(content string) string {
	out := []byte(content)
	begins := true // nothing stands before on the line
	for i := 0; i < len(out); i++ {
		first := begins
		begins = out[i] == '\n' || begins && (out[i] == ' ' || out[i] == '\t')
		if first && i+1 < len(out) {
			switch {
			case out[i] == '|':
				out[i] = '\n'
				continue
			case (out[i] == '*' || out[i] == '+') && out[i+1] == ' ':
				out[i] = '-'
				continue
			}
		}
		switch out[i] {
		case '*', '_', '`', '#', '|', '~', '[':
			out[i] = ' '
		case ']':
			out[i] = ' '
			if i+1 < len(out) && out[i+1] == '(' {
				if end := bytes.IndexAny(out[i:min(len(out), i+2000)], ")\n"); end > 0 && out[i+end] == ')' {
					blank(out[i : i+end+1])
				}
			}
		}
	}
	return string(out)
}

func blank(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
}

// blankHTML blanks tags, comments, scripts and styles, writes entities out, and
// parts paragraphs where a block begins or ends. A tag that never ends blanks
// nothing but its sign.
func blankHTML(content string) string {
	out := []byte(content)
	lower := strings.ToLower(content)
	if len(lower) != len(content) {
		lower = content
	}
	noMore := false
	for i := 0; i < len(out); {
		switch {
		case out[i] == '&':
			i += blankEntity(out, i)
		case out[i] != '<' || noMore:
			i++
		default:
			n := tagLength(lower, i)
			if n == 0 {
				noMore = true
				out[i] = ' '
				i++
				continue
			}
			parts := isBlock(lower[i : i+min(n, 16)])
			blank(out[i : i+n])
			if parts && n >= 3 {
				out[i], out[i+1] = '\n', '\n'
			}
			i += n
		}
	}
	return string(out)
}

// tagLength is how many bytes a tag at i takes, with what a script, style or
// comment holds; 0 where no tag ends any more.
func tagLength(lower string, i int) int {
	rest := lower[i:]
	for _, pair := range [...][2]string{{"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}, {"<head>", "</head>"}} {
		if strings.HasPrefix(rest, pair[0]) {
			if end := strings.Index(rest, pair[1]); end >= 0 {
				return end + len(pair[1])
			}
			return len(rest)
		}
	}
	return strings.IndexByte(rest, '>') + 1
}

// isBlock says whether a tag parts paragraphs.
func isBlock(tag string) bool {
	name := strings.Trim(tag, "</ ")
	if end := strings.IndexAny(name, " >/\t\n"); end >= 0 {
		name = name[:end]
	}
	switch name {
	case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "td", "th", "table", "section", "article",
		"header", "footer", "blockquote", "figcaption", "figure", "title", "body", "main", "aside", "caption", "dd", "dt":
		return true
	}
	return false
}

// blankEntity writes an entity as the character it stands for, at its end.
func blankEntity(out []byte, i int) int {
	end := bytes.IndexByte(out[i:min(len(out), i+12)], ';')
	if end < 0 {
		return 1
	}
	n := end + 1
	text := html.UnescapeString(string(out[i : i+n]))
	if len(text) > n || strings.HasPrefix(text, "&") && n > 5 {
		return n
	}
	if text == "\u00a0" {
		text = " "
	}
	blank(out[i : i+n])
	copy(out[i+n-len(text):i+n], text)
	return n
}
