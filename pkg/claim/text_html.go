package claim

import (
	"html"
	"regexp"
	"strings"
)

// hypertext reads a page as a browser shows it: tags, comments, scripts and what
// is hidden are dropped, entities written out, paragraphs parted where a block
// begins or ends. A tag that never ends drops nothing but its sign.
type hypertext struct {
	scribe
	lower  string          // the source in small letters, byte for byte
	absent map[string]int  // from where on something is not to be found any more
	open   map[string]bool // elements that are not all closed
	inPre  bool
}

func newHypertext(content string) *hypertext {
	return &hypertext{scribe: scribe{source: content}, lower: smallLetters(content), absent: map[string]int{}, open: map[string]bool{}}
}

// smallLetters leaves all but the letters of tags as they are, so that every
// place stays the same.
func smallLetters(content string) string {
	out := []byte(content)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

func readHTML(content string) page {
	h := newHypertext(content)
	for h.at < len(content) {
		switch c := content[h.at]; {
		case c == '&':
			h.entity()
		case c == '<' && h.tag():
		case (c == '\n' || c == '\r' || c == '\t') && !h.inPre:
			h.put(" ", 1)
		default:
			h.run()
		}
	}
	return h.page()
}

// run copies up to the next sign that may mean something.
func (h *hypertext) run() {
	n := strings.IndexAny(h.source[h.at+1:], "&<\n\r\t") + 1
	if n == 0 {
		n = len(h.source) - h.at
	}
	h.put(h.source[h.at:h.at+n], n)
}

// entity writes an entity as the character it stands for.
func (h *hypertext) entity() {
	const longest = 12
	rest := h.source[h.at:min(len(h.source), h.at+longest)]
	n := strings.IndexByte(rest, ';') + 1
	if text := html.UnescapeString(rest[:n]); n > 0 && len(text) <= n && text != rest[:n] {
		h.put(text, n)
		return
	}
	h.put("&", 1)
}

// unseen are the elements whose content no reader sees.
const unseen = " script style template title noscript "

// inline are the marks of letters, which part no word and no number.
const inline = " b i em strong u mark small big font s ins del sub sup wbr bdi bdo tt "

// tag passes over a tag, with what it hides; it says whether one stands here.
func (h *hypertext) tag() bool {
	n := h.tagLength()
	if n == 0 {
		return false
	}
	tag := h.lower[h.at : h.at+n]
	name, closing := tagName(tag)
	switch {
	case strings.HasPrefix(tag, "<!--"):
		h.drop(n)
		return true
	case name == "pre":
		h.inPre = !closing
	case name == "sup" && !closing && h.noteMark(n):
		return true
	}
	block := isBlock(name)
	if block {
		h.part()
	}
	h.seam = h.seam || !block && !strings.Contains(inline, " "+name+" ")
	if !closing && !strings.HasSuffix(tag, "/>") {
		n = max(n, h.hidden(tag, name, n))
	}
	h.drop(n)
	return true
}

// tagLength is how many bytes the tag or comment at hand takes; 0 where none is
// or it does not end any more.
func (h *hypertext) tagLength() int {
	rest := h.lower[h.at:]
	if len(rest) < 2 || !strings.ContainsRune("/!?", rune(rest[1])) && (rest[1] < 'a' || rest[1] > 'z') {
		return 0
	}
	if strings.HasPrefix(rest, "<!--") {
		if end := h.find("-->", 0); end >= 0 {
			return end + len("-->")
		}
		return len(rest)
	}
	if n := quotedTag(rest); n > 0 {
		return n
	}
	return h.find(">", 0) + 1
}

// quotedTag is the length of a tag whose values may hold its own closing sign;
// 0 where a quote does not end soon.
func quotedTag(rest string) int {
	const longest = 4096
	var quote byte
	for i := 1; i < min(len(rest), longest); i++ {
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && rest[i-1] == '=':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}

// find is where a needle stands, so many bytes from the present place on; where
// none is any more is kept, so that the cost stays linear.
func (h *hypertext) find(needle string, from int) int {
	from += h.at
	if end, known := h.absent[needle]; from > len(h.lower) || known && from >= end {
		return -1
	}
	i := strings.Index(h.lower[from:], needle)
	if i < 0 {
		h.absent[needle] = from
		return -1
	}
	return i + from - h.at
}

// findTag is where a tag of just this name stands.
func (h *hypertext) findTag(needle string, from int) int {
	for {
		i := h.find(needle, from)
		if i < 0 {
			return -1
		}
		end := h.at + i + len(needle)
		if end == len(h.lower) || strings.IndexByte(" >/\t\r\n", h.lower[end]) >= 0 {
			return i
		}
		from = i + 1
	}
}

func tagName(tag string) (name string, closing bool) {
	name = strings.TrimPrefix(tag, "<")
	name, closing = strings.CutPrefix(name, "/")
	if end := strings.IndexAny(name, " >/\t\r\n"); end >= 0 {
		name = name[:end]
	}
	return name, closing
}

// hidden is how many bytes an element takes that no reader sees; 0 for others.
func (h *hypertext) hidden(tag, name string, n int) int {
	switch {
	case name == "head":
		for _, end := range [...]string{"</head>", "<body"} {
			if i := h.find(end, n); i >= 0 {
				return i
			}
		}
		return 0
	case name == "script" || name == "style":
		if i := h.find("</"+name, n); i >= 0 {
			return i
		}
		return len(h.source) - h.at // as browsers do
	case strings.Contains(unseen, " "+name+" ") || isHidden(tag) && !isVoid(name):
		return h.element(name, n)
	}
	return 0
}

// element is how many bytes an element takes to its own closing tag, past those
// of the same name inside; 0 where it is never closed.
func (h *hypertext) element(name string, n int) int {
	if h.open[name] {
		return 0
	}
	for depth, at := 1, n; ; {
		end := h.findTag("</"+name, at)
		if end < 0 {
			h.open[name] = true
			return 0
		}
		for open := h.findTag("<"+name, at); open >= 0 && open < end; open = h.findTag("<"+name, at) {
			depth, at = depth+1, open+1
		}
		at = end + 1
		if depth--; depth == 0 {
			return end
		}
	}
}

var (
	hiddenBySelf  = regexp.MustCompile(`\shidden(\s|=|/|>)`)
	hiddenByStyle = regexp.MustCompile(`\sstyle\s*=\s*["']?[^>]*(display\s*:\s*none|visibility\s*:\s*hidden)`)
	inQuotes      = regexp.MustCompile(`"[^"]*"|'[^']*'`)
)

func isHidden(tag string) bool {
	switch {
	case strings.Contains(tag, "hidden") && hiddenBySelf.MatchString(inQuotes.ReplaceAllString(tag, `""`)):
		return true
	case strings.Contains(tag, "none") || strings.Contains(tag, "visibility"):
		return hiddenByStyle.MatchString(tag)
	}
	return false
}

func isVoid(name string) bool {
	switch name {
	case "input", "img", "br", "hr", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "track", "param":
		return true
	}
	return false
}

var (
	anyTag = regexp.MustCompile(`<[^>]*>`)
	// a number, letter or sign that points to a note: 1, [2], 3,4, a, *
	noteSign = regexp.MustCompile(`^[\[(]?([0-9]{1,3}([,;–-] ?[0-9]{1,3})*|[a-z]|note [0-9]+|[*†‡§]+)[\])]?$`)
)

// noteMark passes over a raised number that points to a note and is no part of
// the number before it; the th of 5th and the half of a fraction stay.
func (h *hypertext) noteMark(n int) bool {
	const longest = 400
	rest := h.lower[h.at+n : min(len(h.lower), h.at+n+longest)]
	end := strings.Index(rest, "</sup>")
	if end < 0 || !noteSign.MatchString(strings.TrimSpace(anyTag.ReplaceAllString(rest[:end], ""))) {
		return false
	}
	after := strings.TrimLeft(rest[end+len("</sup>"):], " ")
	if strings.HasPrefix(after, "/") || strings.HasPrefix(after, "⁄") || strings.HasPrefix(after, "&frasl;") {
		return false
	}
	h.drop(n + end + len("</sup>"))
	return true
}

// isBlock says whether an element parts paragraphs.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "tr", "td", "th", "table", "section", "article", "pre", "option",
		"header", "footer", "blockquote", "figcaption", "figure", "title", "body", "head", "main", "aside", "caption", "dd", "dt", "dl", "nav", "form", "summary", "details":
		return true
	}
	return false
}
