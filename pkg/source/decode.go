package source

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	bom8       = "\xef\xbb\xbf"
	bom16le    = "\xff\xfe"
	bom16be    = "\xfe\xff"
	knownNames = "utf-8, utf-16, utf-16le, utf-16be, windows-1252 (or latin1)"
)

// encodingNamed is the one name of each encoding, or a usage error.
func encodingNamed(file, name string) (string, error) {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "", "auto":
		return "", nil
	case "utf-8", "utf8":
		return "utf-8", nil
	case "utf-16", "utf16":
		return "utf-16", nil
	case "utf-16le", "utf16le":
		return "utf-16le", nil
	case "utf-16be", "utf16be":
		return "utf-16be", nil
	case "windows-1252", "cp1252", "latin1", "latin-1", "iso-8859-1":
		return "windows-1252", nil
	}
	return "", failure(file, 0, 0, "usage", "--encoding %s is not known; use one of %s", quote(name), knownNames)
}

// markOf is the encoding that a byte order mark tells, and the mark's length.
func markOf(stored string) (encoding string, length int) {
	switch {
	case strings.HasPrefix(stored, bom8):
		return "utf-8", len(bom8)
	case strings.HasPrefix(stored, bom16le):
		return "utf-16le", len(bom16le)
	case strings.HasPrefix(stored, bom16be):
		return "utf-16be", len(bom16be)
	}
	return "", 0
}

// decode turns the bytes into text without a byte order mark and sets
// t.Encoding. asked is "" where the bytes themselves decide.
func (t *Table) decode(stored, asked string) (string, error) {
	marked, length := markOf(stored)
	stored = strings.TrimPrefix(stored[length:], stored[:length]) // some writers put it twice
	switch {
	case marked == "" && asked == "utf-16":
		marked = likelyUTF16(stored)
		if marked == "" {
			marked = "utf-16le"
		}
	case marked == "":
		marked = asked
	case asked != "" && asked != marked && !(asked == "utf-16" && marked != "utf-8"):
		return "", failure(t.log.file, 1, 1, "encoding-error",
			"the file begins with the mark of %s, but --encoding says %s; leave --encoding out", marked, asked)
	}
	if marked == "" || marked == "utf-8" {
		return t.decodeUTF8(stored, asked == "utf-8")
	}
	return t.decoded(stored, marked)
}

func (t *Table) decodeUTF8(text string, strict bool) (string, error) {
	if indexByte(text, 0) >= 0 {
		if err := refuseNUL(t.log.file, text); err != nil {
			return "", err
		}
	}
	t.Encoding = "utf-8"
	if utf8.ValidString(text) {
		return t.tellReplaced(text), nil
	}
	if strict {
		return "", invalidLines(t.log.file, text)
	}
	at, _ := firstInvalid(text)
	line, column := placeIn(text, at, crAlone(text))
	if patched, n := patch(text); n > 0 {
		t.log.note(line, column, "encoding", "byte 0x%02X is not UTF-8, as other letters are: it was read as Windows-1252 (%s); "+
			"the file may mix two encodings; --encoding overrides this", text[at], times(n))
		return t.tellReplaced(patched), nil
	}
	t.log.note(line, column, "encoding",
		"byte 0x%02X is not UTF-8, so the file was read as Windows-1252; --encoding overrides this", text[at])
	return t.decoded(text, "windows-1252")
}

// patch reads single bytes as Windows-1252 in a text whose letters are in UTF-8
// otherwise; n is 0 where most of them are not.
func patch(text string) (patched string, n int) {
	var b strings.Builder
	b.Grow(len(text) + 64)
	letters := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			n++
			b.WriteRune(charmap.Windows1252.DecodeByte(text[i]))
		default:
			if r >= utf8.RuneSelf {
				letters++
			}
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	if letters < n {
		return "", 0
	}
	return b.String(), n
}

// refuseNUL tells files that are no text at all, or text in UTF-16 without its
// mark. Single NUL bytes are left to the cells they stand in.
func refuseNUL(name, text string) error {
	count := strings.Count(text, "\x00")
	if count == len(text) {
		return failure(name, 0, 0, "format", "the file holds nothing but NUL bytes, as after a crash or a failed copy; fetch it again")
	}
	if order := likelyUTF16(text); order != "" {
		return failure(name, 0, 0, "encoding-error", "this looks like UTF-16 without its mark; read it with --encoding %s", order)
	}
	return refuseBinary(name, text)
}

func refuseBinary(name, text string) error {
	if count := strings.Count(text, "\x00"); count > 16 && count > len(text)/10 {
		return failure(name, 0, 0, "format", "%s NUL bytes in %s, so this is not text; save the table as CSV",
			thousands(count), thousands(len(text)))
	}
	return nil
}

// likelyUTF16 tells the byte order by where the NUL bytes of Latin letters
// stand, and "" where they do not alternate.
func likelyUTF16(text string) string {
	text = text[:min(len(text), 4096)]
	var nul [2]int
	for i := range len(text) {
		if text[i] == 0 {
			nul[i%2]++
		}
	}
	pairs := len(text) / 2
	switch {
	case nul[1] > pairs/3 && nul[0] <= nul[1]/8:
		return "utf-16le"
	case nul[0] > pairs/3 && nul[1] <= nul[0]/8:
		return "utf-16be"
	}
	return ""
}

// decoded reads stored, which is not UTF-8, in one pass.
func (t *Table) decoded(stored, name string) (string, error) {
	var from encoding.Encoding = charmap.Windows1252
	switch name {
	case "utf-16le":
		from = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		from = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	if name != "windows-1252" && len(stored)%2 != 0 {
		return "", failure(t.log.file, 0, 0, "encoding-error",
			"%s takes two bytes a character, but the file has %s bytes: it was cut off, or is not %[1]s", name, thousands(len(stored)))
	}
	var text strings.Builder
	text.Grow(len(stored) + len(stored)/16)
	if _, err := io.Copy(&text, transform.NewReader(strings.NewReader(stored), from.NewDecoder())); err != nil {
		return "", failure(t.log.file, 0, 0, "encoding-error", "cannot be read as %s: %s", name, plainError(err))
	}
	t.Encoding = name
	if err := refuseBinary(t.log.file, text.String()); err != nil {
		return "", err
	}
	return t.tellReplaced(text.String()), nil
}

// tellReplaced notes where a character was lost before the file came here, and
// leaves out the marks of other files that were joined to this one, and the
// sign that ended files once.
func (t *Table) tellReplaced(text string) string {
	if text = t.cutEnd(text); indexByte(text, 0xef) < 0 { // the first byte of either
		return text
	}
	if at := strings.Index(text, "\uFFFD"); at >= 0 {
		line, column := placeIn(text, at, crAlone(text))
		t.log.note(line, column, "encoding",
			"U+FFFD stands where a character could not be decoded, here or when the file was made; kept as it is")
	}
	if at := markInside(text); at >= 0 {
		line, column := placeIn(text, at, crAlone(text))
		t.log.note(line, column, "encoding", "a byte order mark at the beginning of a line, as where files were joined, was left out (%s)",
			times(strings.Count(text, "\n"+bom8)+strings.Count(text, "\r"+bom8)))
		text = strings.NewReplacer("\n"+bom8, "\n", "\r"+bom8, "\r").Replace(text)
	}
	return text
}

// markInside is the first line but the first one that begins with a byte order
// mark, or -1.
func markInside(text string) int {
	for from := 0; ; {
		k := strings.Index(text[from:], bom8)
		if k < 0 {
			return -1
		}
		if at := from + k; at > 0 && (text[at-1] == '\n' || text[at-1] == '\r') {
			return at
		}
		from += k + len(bom8)
	}
}

// cutEnd leaves out the control-Z that old systems ended files with.
func (t *Table) cutEnd(text string) string {
	end := strings.TrimRight(text, "\r\n")
	cut := strings.TrimRight(end, "\x1a")
	if len(cut) == len(end) || cut == "" {
		return text
	}
	line, column := placeIn(text, len(cut), crAlone(text))
	t.log.note(line, column, "end-mark", "a control-Z at the end of the file was left out")
	return cut
}

// firstInvalid is the offset of the first byte that is not UTF-8 and the
// number of characters beyond ASCII before it.
func firstInvalid(text string) (at, letters int) {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i, letters
		}
		if r >= utf8.RuneSelf {
			letters++
		}
	}
	return len(text), letters
}

// invalidLines is an error a line that holds a byte that is not UTF-8.
func invalidLines(name, text string) error {
	j := journal{file: name}
	stop := byte('\n')
	if crAlone(text) {
		stop = '\r'
	}
	for line, rest := 1, text; rest != ""; line++ {
		end := strings.IndexByte(rest, stop) + 1
		if end == 0 {
			end = len(rest)
		}
		if at, _ := firstInvalid(rest[:end]); at < end {
			j.fail(line, utf8.RuneCountInString(rest[:at])+1, "encoding-error",
				"byte 0x%02X is not UTF-8, which --encoding asked for; correct it, or try --encoding windows-1252", rest[at])
		}
		rest = rest[end:]
	}
	return j.all()
}
