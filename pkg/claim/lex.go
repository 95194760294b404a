package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind is what a token is made of.
type tokenKind uint8

const (
	word    tokenKind = iota
	digits            // a numeral as written: 3,787 or 9.5
	sign              // one sign: % ( ) , -
	stop              // the end of a sentence
	newPart           // the end of a paragraph
)

// token is a word, numeral or sign with its place in the text.
type token struct {
	kind       tokenKind
	glued      bool // nothing stands between it and the token before
	capital    bool // begins with a capital letter
	start, end int
	text       string // lower case, with plain apostrophes and hyphens
	sentence   int
}

// lexer cuts a text into tokens, once from left to right.
type lexer struct {
	text     string
	at       int
	tokens   []token
	sentence int
	begins   int // the first token of the sentence
	spaced   bool
	item     int // the number of the last item of a list
}

// longest is how many tokens a sentence may have. No writer's has a tenth of it;
// what has is a list, whose items are not one thought.
const longest = 600

func lex(text string) []token {
	l := lexer{text: text, spaced: true}
	l.lineBegins()
	for l.at < len(l.text) {
		l.step()
	}
	l.end(newPart, len(text))
	return l.tokens
}

func (l *lexer) step() {
	r, size := utf8.DecodeRuneInString(l.text[l.at:])
	switch {
	case r == '\n':
		l.newline()
	case unicode.IsSpace(r):
		l.at += size
		l.spaced = true
	case unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		l.at += size // zero-width and direction marks part nothing
	case r >= '0' && r <= '9', r >= utf8.RuneSelf && unicode.IsDigit(r):
		l.numeral()
	case r == '.' && l.beginsDecimals():
		l.decimals()
	case unicode.IsLetter(r):
		l.word()
	default:
		l.sign(r, size)
	}
}

func (l *lexer) put(kind tokenKind, start, end int, text string, capital bool) {
	if n := len(l.tokens) - l.begins; n >= longest && l.spaced && (l.tokens[len(l.tokens)-1].text == "," || n >= 2*longest && kind == word) {
		l.end(stop, start)
		l.spaced = true
	}
	l.tokens = append(l.tokens, token{kind, !l.spaced, capital, start, end, text, l.sentence})
	l.spaced = false
}

// end closes a sentence; several ends in a row are one, of the greatest kind.
func (l *lexer) end(kind tokenKind, at int) {
	if n := len(l.tokens); n > 0 && l.tokens[n-1].kind >= stop {
		if kind == newPart {
			l.tokens[n-1].kind = newPart
		}
		return
	}
	l.tokens = append(l.tokens, token{kind, !l.spaced, false, at, at, "", l.sentence})
	l.spaced = false
	l.sentence++
	l.begins = len(l.tokens)
}

// newline ends a paragraph, unless the next line goes on with a small letter or
// a numeral in the middle of a sentence, as in hard-wrapped text.
func (l *lexer) newline() {
	start := l.at
	for l.at < len(l.text) && (l.text[l.at] == '\n' || l.text[l.at] == ' ' || l.text[l.at] == '\r' || l.text[l.at] == '\t') {
		l.at++
	}
	l.spaced = true
	blank := strings.Count(l.text[start:l.at], "\n") > 1
	r, _ := utf8.DecodeRuneInString(l.text[l.at:])
	open := len(l.tokens) > 0 && l.tokens[len(l.tokens)-1].kind < stop
	if blank || !open || !unicode.IsLower(r) && !unicode.IsDigit(r) && r != '(' {
		l.end(newPart, start)
	}
	l.lineBegins()
}

// lineBegins passes over the number of an item or a heading, which ends what
// stands before it.
func (l *lexer) lineBegins() {
	for l.at < len(l.text) && l.text[l.at] == ' ' {
		l.at++
	}
	if n := l.itemMark(); n > 0 {
		if len(l.tokens) > 0 {
			l.end(newPart, l.at)
		}
		l.at += n
		l.spaced = true
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// word takes letters, digits after letters (A12) and apostrophes inside.
// Addresses of pages and mails are passed over whole.
func (l *lexer) word() {
	start := l.at
	first, _ := utf8.DecodeRuneInString(l.text[l.at:])
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && (r < '0' || r > '9' || l.glueDigits(start)) && !l.apostrophe(r, size) {
			break
		}
		l.at += size
	}
	if l.address(start) {
		return
	}
	l.codeGoesOn(start)
	text := strings.ReplaceAll(strings.ToLower(l.text[start:l.at]), "’", "'")
	l.put(word, start, l.at, text, unicode.IsUpper(first))
}

// glueDigits says whether the letters so far are glued to a numeral before, so
// that "5pc10" does not swallow the next one.
func (l *lexer) glueDigits(start int) bool { return start > 0 && isDigit(l.text[start-1]) }

func (l *lexer) apostrophe(r rune, size int) bool {
	next, _ := utf8.DecodeRuneInString(l.text[l.at+size:])
	return (r == '\'' || r == '’') && unicode.IsLetter(next)
}

// address passes over what stands up to the next space where a word begins the
// address of a page or a mail. A sign of the sentence at its end is none of it.
func (l *lexer) address(start int) bool {
	rest := l.text[l.at:]
	if !strings.HasPrefix(rest, "://") && !strings.HasPrefix(rest, "@") && !strings.HasPrefix(strings.ToLower(l.text[start:l.at])+rest[:min(1, len(rest))], "www.") && !isDomain(rest) {
		return false
	}
	from := l.at
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if unicode.IsSpace(r) {
			break
		}
		l.at += size
	}
	l.at = from + len(strings.TrimRight(l.text[from:l.at], ".,;:!?)]"))
	return true
}

// isDomain says whether a word goes on as the address of a page that names no
// protocol: iopc.gov.uk/2021/12.
func isDomain(rest string) bool {
	if !strings.HasPrefix(rest, ".") {
		return false
	}
	const longest = 60
	domain, _, path := strings.Cut(rest[:min(len(rest), longest)], "/")
	for _, end := range [...]string{".uk", ".com", ".org", ".net", ".info", ".eu"} {
		if path && strings.HasSuffix(strings.ToLower(domain), end) && !strings.ContainsAny(domain, " \n\t") {
			return true
		}
	}
	return false
}

func (l *lexer) sign(r rune, size int) {
	start := l.at
	l.at += size
	text := string(r)
	switch r {
	case '％', '٪':
		text = "%"
	case '⁄', '∕', '÷':
		text = "/"
	case '–', '—', '‐', '‑', '−', '―':
		text = "-"
	case '“', '”', '"', '«', '»':
		text = `"`
	case '‘', '’', '\'':
		text = "'"
	}
	if (r == '.' || r == '!' || r == '?') && l.endsSentence(r) {
		l.end(stop, start)
		return
	}
	l.put(sign, start, l.at, text, false)
}

// shortened are words whose point ends no sentence.
const shortened = " mr mrs ms dr det supt insp sgt ch no st prof cllr rev hon asst dep const lt col vs approx etc jan feb mar apr jun jul aug sept sep oct nov dec p c e i g s fig figs para paras sec secs pp ss vol nos sch reg regs cl "

// endsSentence looks behind and ahead of a point.
func (l *lexer) endsSentence(r rune) bool {
	rest := strings.TrimLeft(l.text[l.at:min(len(l.text), l.at+16)], `"'”’)]`)
	if rest == "" {
		return true
	}
	next, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(next) {
		return false
	}
	if r == '.' && len(l.tokens) > 0 {
		last := l.tokens[len(l.tokens)-1]
		if last.kind == word && !l.spaced && strings.Contains(shortened, " "+last.text+" ") {
			return false
		}
	}
	after := strings.TrimLeft(rest[size:], ` "'“‘(`)
	first, _ := utf8.DecodeRuneInString(after)
	return after == "" || !unicode.IsLower(first)
}
