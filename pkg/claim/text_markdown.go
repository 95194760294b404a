package claim

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdown reads a text as it is shown: the marks of headings, lists, quotes and
// emphasis, the targets of links, pictures and the signs of footnotes are
// dropped. A pipe stays, for it parts the cells of a table.
type markdown struct {
	*hypertext             // it may hold HTML
	ends       map[int]int // of a link: where its text begins and ends -> where the target ends
	heading    bool        // the line is one
}

var (
	lineMark   = regexp.MustCompile(`^[ \t]*(#{1,6}[ \t]+|[*+-][ \t]+(\[[ xX]\] )?)`)
	quoteMark  = regexp.MustCompile(`^ {0,3}>[ \t]?`)
	definition = regexp.MustCompile(`^ {0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*\S*[/.#]\S*[^\n]*`)
	noteStart  = regexp.MustCompile(`^ {0,3}\[\^[^\]\n]{1,60}\]:`)
	noteAt     = regexp.MustCompile(`^\[\^[^\]\n]{1,60}\]`)
)

func readMarkdown(content string) page {
	m := &markdown{hypertext: newHypertext(content), ends: linksIn(content)}
	m.line()
	for m.at < len(content) {
		switch c := content[m.at]; {
		case c == '\n':
			m.newline()
		case c == '&':
			m.entity()
		case c == '<' && m.tag():
		case c == '\\' && m.at+1 < len(content) && strings.IndexByte("\\`*_{}[]()#+-.!|~>", content[m.at+1]) >= 0:
			m.drop(1)
			m.put(content[m.at:m.at+1], 1)
		case c == '!' && m.ends[m.at+1] > 0: // a picture
			m.drop(m.ends[m.at+1] - m.at)
		case c == '[' && m.note(noteAt), c == '[' && m.link(1):
		case c == ']' && m.link(m.ends[m.at]-m.at):
		case strings.IndexByte("*_`~", c) >= 0:
			m.emphasis(c)
		default:
			m.run()
		}
	}
	return m.page()
}

func (m *markdown) run() {
	n := strings.IndexAny(m.source[m.at+1:], "\n&<\\![]*_`~") + 1
	if n == 0 {
		n = len(m.source) - m.at
	}
	m.put(m.source[m.at:m.at+n], n)
}

func (m *markdown) newline() {
	if m.heading {
		m.put("\n", 0)
	}
	m.put("\n", 1)
	m.line()
}

// line reads what may stand where a line begins.
func (m *markdown) line() {
	const far = 200
	m.heading = false
	rest := m.source[m.at:min(len(m.source), m.at+far)]
	if n := len(quoteMark.FindString(rest)); n > 0 {
		m.drop(n)
		rest = rest[n:]
	}
	switch mark := lineMark.FindString(rest); {
	case strings.Contains(mark, "#"):
		m.heading = true
		m.put("\n", len(mark)) // a heading or an item is a paragraph of its own
	case mark != "":
		m.put("\n- ", len(mark))
	case strings.HasPrefix(rest, "|"): // so is a row of a table
		m.put("\n", 1)
	case noteStart.MatchString(rest):
		m.put("\n", len(noteStart.FindString(rest)))
	case definition.MatchString(rest):
		if n := strings.IndexByte(m.source[m.at:], '\n'); n >= 0 {
			m.drop(n)
		} else {
			m.drop(len(m.source) - m.at)
		}
	}
}

func (m *markdown) note(sign *regexp.Regexp) bool {
	const far = 70
	n := len(sign.FindString(m.source[m.at:min(len(m.source), m.at+far)]))
	m.drop(n)
	return n > 0
}

// link drops n bytes where a link's text begins or ends.
func (m *markdown) link(n int) bool {
	if m.ends[m.at] == 0 {
		return false
	}
	m.seam = true
	m.drop(n)
	return true
}

// emphasis drops marks of emphasis and code. A star or line that stands between
// letters or alone is what it looks like.
func (m *markdown) emphasis(c byte) {
	n := 1
	for m.at+n < len(m.source) && m.source[m.at+n] == c {
		n++
	}
	before, _ := utf8.DecodeLastRune(m.out)
	after := firstRune(m.source[m.at+n:])
	open := len(m.out) == 0 || unicode.IsSpace(before)
	shut := m.at+n == len(m.source) || unicode.IsSpace(after)
	inside := isAlnum(before) && isAlnum(after)
	switch {
	case n > 3: // a line
		m.drop(n)
	case c == '~' && n < 2, c == '_' && inside, c == '*' && open && shut, c == '*' && unicode.IsDigit(before) && unicode.IsDigit(after):
		m.put(m.source[m.at:m.at+n], n)
	default:
		m.drop(n)
	}
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// linksIn finds the brackets that hold the text of a link, with where the link's
// target ends.
func linksIn(content string) map[int]int {
	ends := map[int]int{}
	defined := definitions(content)
	var open []int
	for i := 0; i < len(content); i++ {
		switch content[i] {
		case '\\':
			i++
		case '\n':
			if i+1 < len(content) && content[i+1] == '\n' {
				open = open[:0]
			}
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if end := targetEnd(content, i+1, defined); end > 0 {
				ends[from], ends[i] = end, end
			}
		}
	}
	return ends
}

// definitions are the names of the targets that a text lists at its lines.
func definitions(content string) map[string]bool {
	defined := map[string]bool{}
	for line := range strings.SplitSeq(content, "\n") {
		if d := definition.FindStringSubmatch(line[:min(len(line), 200)]); d != nil {
			defined[strings.ToLower(d[1])] = true
		}
	}
	return defined
}

// targetEnd is where "(address)" or "[name]" at i ends; 0 where none stands.
func targetEnd(content string, i int, defined map[string]bool) int {
	const longest = 2000
	rest := content[i:min(len(content), i+longest)]
	if rest == "" || rest[0] != '(' && rest[0] != '[' {
		return 0
	}
	depth := 0
	for k := 0; k < len(rest) && rest[k] != '\n'; k++ {
		switch rest[k] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth > 0 {
				continue
			}
			if rest[0] == '[' && !defined[strings.ToLower(rest[1:k])] {
				return 0
			}
			return i + k + 1
		}
	}
	return 0
}
