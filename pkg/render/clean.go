package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes visible what would otherwise act on a terminal or hide from a
// reader: control and escape characters, line breaks and tabs, characters that
// turn the direction of text, joiners and other characters without a shape,
// and bytes that are not UTF-8. They are shown as escapes such as \x1b,
// \u202e or, for a byte, \xff. Everything else stays as it is.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case visible(r):
			b.WriteString(s[i : i+size])
		default:
			b.WriteString(escape(r))
		}
		i += size
	}
	return b.String()
}

func plain(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || !visible(r) {
			return false
		}
	}
	return true
}

// visible is true of letters, digits, punctuation, symbols, combining marks
// and spaces. Controls, format characters (bidi marks, joiners, the BOM), line
// and paragraph separators, private and unassigned characters are none of them.
func visible(r rune) bool { return unicode.IsGraphic(r) && !blank(r) }

// blank is true of letters and marks that Unicode calls graphic but that show
// nothing at all: fillers and the invisible joiner.
func blank(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0:
		return true
	}
	return false
}

func escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	case r > 0xFFFF:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
