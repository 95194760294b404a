package vocab

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean brings a text into the form in which all look-ups compare: lower case,
// words with one space between them, & written out, and without the footnote
// signs and numbers that tables glue to their words. Hyphens, underscores,
// slashes and line breaks part words; a comma between digits does not.
// Cleaning a clean text changes nothing.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	c := cleaner{text: text, out: make([]byte, 0, len(text)+8)}
	for c.at < len(text) {
		r, size := utf8.DecodeRuneInString(text[c.at:])
		c.step(r, size)
	}
	c.endWord()
	return string(c.out)
}

// isClean is the quick way for the many texts that need nothing done: plain
// lower-case words without digits.
func isClean(text string) bool {
	space := true // a space may not stand first, nor after another
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= 'a' && b <= 'z':
			space = false
		case b == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space
}

// cleaner is Clean at work: the text, the place in it, and what was written.
type cleaner struct {
	text string
	at   int
	out  []byte
	word int  // where in out the present word began
	last rune // the last rune of the present word, as in the text; 0 between words
}

// step reads one rune, or what a bracket holds.
func (c *cleaner) step(r rune, size int) {
	switch {
	case r == '[' || r == '(':
		c.bracket(r)
		return
	case r >= '0' && r <= '9', isLetter(r):
		c.letter(r)
	case r == ',' || r == '.':
		c.point(r)
	case r == '&':
		c.ampersand()
		return
	case strings.ContainsRune("%#+=<>?!@£$€\uFFFD", r):
		// Signs that mean something stay, as words of their own.
		c.endWord()
		c.letter(r)
		c.endWord()
	case isFootnoteSign(r), isApostrophe(r), unicode.Is(unicode.Cf, r):
		// Nothing, not even a space: Other*, force's, zero-width signs, BOM.
	default:
		c.endWord()
	}
	c.at += size
}

// letter writes one letter, parting words written in camel case.
func (c *cleaner) letter(r rune) {
	lower := unicode.ToLower(r)
	if lower != r && unicode.IsUpper(r) && unicode.IsLower(c.last) {
		c.endWord()
	}
	if c.last == 0 {
		if len(c.out) > 0 {
			c.out = append(c.out, ' ')
		}
		c.word = len(c.out)
	}
	c.out = utf8.AppendRune(c.out, lower)
	c.last = r
}

// endWord closes the present word: footnote numbers glued to it are taken off.
func (c *cleaner) endWord() {
	if c.last == 0 {
		return
	}
	c.last = 0
	word := string(c.out[c.word:])
	letters := strings.TrimRight(word, "0123456789")
	digits := len(word) - len(letters)
	if digits == 0 || digits > 2 || !onlyLetters(letters) {
		return
	}
	switch {
	case letters == "schedule" || letters == "sch":
		// The 3 of Schedule3 is its number.
		c.out = append(append(c.out[:c.word+len(letters)], ' '), word[len(letters):]...)
	case utf8.RuneCountInString(letters) >= 3:
		c.out = c.out[:c.word+len(letters)]
	}
}

// point decides over commas and full stops: inside a number they are
// separators or decimals, in an abbreviation they are nothing.
func (c *cleaner) point(r rune) {
	before, after := c.neighbours()
	digits := isDigit(before) && isDigit(after)
	switch {
	case digits && r == '.':
		c.letter(r)
	case digits:
		// The comma of 1,000.
	case r == '.' && isLetter(after) && c.afterInitial():
		// The points of U.P.P.
	case r == '.' && c.last != 0 && string(c.out[c.word:]) == "no":
		// "No. of allegations" is a number of them; "no allegations" is none.
		c.out = append(c.out[:c.word], "number"...)
		c.endWord()
	default:
		c.endWord()
	}
}

// afterInitial says whether a single letter stands before the present place.
func (c *cleaner) afterInitial() bool {
	last, size := utf8.DecodeLastRuneInString(c.text[:c.at])
	before, _ := utf8.DecodeLastRuneInString(c.text[:c.at-size])
	return isLetter(last) && !isLetter(before) && !isDigit(before)
}

// neighbours are the runes on both sides of the present place.
func (c *cleaner) neighbours() (before, after rune) {
	before, _ = utf8.DecodeLastRuneInString(c.text[:c.at])
	after, _ = utf8.DecodeRuneInString(c.text[c.at+1:])
	return before, after
}

// ampersand writes & and the HTML for it as the word and.
func (c *cleaner) ampersand() {
	c.endWord()
	for _, r := range "and" {
		c.letter(r)
	}
	c.at++
	if strings.HasPrefix(c.text[c.at:], "amp;") {
		c.at += len("amp;")
	}
	c.endWord()
}

// bracket passes over what is only a footnote: [r], [note 3], (1). The (s) of
// complaint(s) is part of the word. Any other bracket only parts words.
func (c *cleaner) bracket(open rune) {
	end := byte(']')
	if open == '(' {
		end = ')'
	}
	close := strings.IndexByte(c.text[c.at:], end)
	if close < 0 || close > 24 {
		c.endWord()
		c.at++
		return
	}
	inside := strings.ToLower(strings.TrimSpace(c.text[c.at+1 : c.at+close]))
	switch {
	case open == '(' && inside == "s" && unicode.IsLetter(c.last):
		c.letter('s')
		c.at += close + 1
	case isReference(inside), open == '[' && isMarkWord(inside):
		c.at += close + 1
		c.endWord()
	default:
		c.endWord()
		c.at++
	}
}

// isReference says whether the inside of a bracket points to a note: 1, a
// roman numeral such as iii, note 3, see notes 1 and 2.
func isReference(inside string) bool {
	inside = strings.TrimPrefix(inside, "see ")
	if rest, ok := strings.CutPrefix(inside, "note"); ok {
		return strings.Trim(rest, "s0123456789 ,.and&") == ""
	}
	switch inside {
	case "r", "p", "revised", "provisional": // said of the row, not of the name
		return true
	}
	if inside != "" && len(inside) <= 4 && strings.Trim(inside, "ivx") == "" {
		return true
	}
	return inside != "" && len(inside) <= 2 && strings.Trim(inside, "0123456789") == ""
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isLetter counts combining marks in, and digits of other scripts, so that
// they are never taken for separators.
func isLetter(r rune) bool {
	if isSuperscript(r) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && !isDigit(r)
}

func onlyLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹'
}

func isFootnoteSign(r rune) bool {
	return isSuperscript(r) || strings.ContainsRune("*†‡§^~®™©", r)
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ`´\"“”", r) }
