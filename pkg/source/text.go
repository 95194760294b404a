package source

import (
	"archive/zip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ReadText reads a file that is a text for people and not a table: it is
// unpacked and decoded as a return is, and left as it stands. The problems are
// notes on what was decided; what is no text is refused with what to do instead.
func ReadText(ref Ref, opts Options) (string, Problems, error) {
	t := &Table{Ref: ref}
	t.log.file = ref.Name()
	asked, err := encodingNamed(t.log.file, opts.Encoding)
	if err != nil {
		return "", nil, err
	}
	stored, err := t.read(opts.Stdin)
	if err != nil {
		return "", nil, err
	}
	if stored, err = t.unpackText(stored); err != nil || stored == "" {
		return "", nil, err
	}
	mark, _ := markOf(stored)
	if mark == "" && asked == "" {
		asked = likelyUTF16(stored) // prose has a letter in every other byte, so that this is sure
	}
	if mark == "" && asked == "" && isGarbled(stored) && strings.Trim(stored, "\x00") != "" {
		return "", nil, refuseGarbled(t.log.file)
	}
	text, err := t.decode(stored, asked)
	if err == nil && isGarbled(text) {
		err = refuseGarbled(t.log.file)
	}
	return text, t.log.all(), err
}

func refuseGarbled(name string) error {
	return failure(name, 0, 0, "format", "this is not text: it is full of NUL bytes and control characters, as a program, a database or a picture is; "+
		"open it where it was made and save its words as plain text or as a web page")
}

// unpackText undoes gzip, or zip around a single file.
func (t *Table) unpackText(stored string) (string, error) {
	if err := refuseNoText(t.log.file, stored); err != nil {
		return "", err
	}
	var err error
	switch sniffPacking(stored) {
	case "gzip":
		stored, err = gunzip(t.log.file, stored, inflateLimits)
	case "zip":
		stored, err = unzip(t.log.file, stored, inflateLimits)
	default:
		return stored, nil
	}
	if err != nil {
		return "", err
	}
	if sniffPacking(stored) != "" {
		return "", failure(t.log.file, 0, 0, "format", "packed twice; unpack it once and name the file inside")
	}
	return stored, refuseNoText(t.log.file, stored)
}

// foreignTexts are the beginnings of files that people give instead of a text.
var foreignTexts = [...]struct{ begins, is string }{
	{"%PDF", "a PDF; copy its text into a file, or turn it into text first (pdftotext)"},
	{"{\\rtf", "a document in RTF; open it and save it as plain text or as a web page"},
	{"\x89PNG", picture},
	{"\xff\xd8\xff", picture},
	{"GIF8", picture},
	{"II*\x00", picture},
	{"MM\x00*", picture},
}

const picture = "a picture; type its words into a file, or have them recognised first (OCR)"

// refuseNoText names the formats that hold words and are no text.
func refuseNoText(name, stored string) error {
	for _, f := range foreignTexts {
		if strings.HasPrefix(stored, f.begins) {
			return failure(name, 0, 0, "format", "this is %s", f.is)
		}
	}
	const fileType = "ftyp" // of the boxes that pictures of telephones begin with
	switch {
	case len(stored) >= 12 && stored[:4] == "RIFF" && stored[8:12] == "WEBP", len(stored) >= 12 && stored[4:8] == fileType:
		return failure(name, 0, 0, "format", "this is %s", picture)
	case strings.HasPrefix(stored, oleMagic[:4]) && strings.Contains(stored, wide("WordDocument")):
		return failure(name, 0, 0, "format", "this is an old Word document (DOC); open it and save it as plain text or as a web page")
	case strings.HasPrefix(stored, oleMagic[:4]):
		return failure(name, 0, 0, "format", "this is an old Office file and no text; open it and save its words as plain text, or a list of claims as CSV")
	case sniffPacking(stored) == "zip":
		return refuseOfficeText(name, stored)
	}
	return nil
}

// refuseOfficeText tells the office formats, which are zip files inside.
func refuseOfficeText(name, stored string) error {
	if kind := workbookKind(stored); kind != "" {
		return failure(name, 0, 0, "format", "this is a workbook (%s); save the sheet that lists the claims as CSV", strings.ToUpper(kind))
	}
	archive, err := zip.NewReader(strings.NewReader(stored), int64(len(stored)))
	if err != nil {
		return nil // unzip tells what is damaged
	}
	for _, f := range archive.File {
		switch {
		case f.Name == "word/document.xml":
			return failure(name, 0, 0, "format", "this is a Word document (DOCX); open it and save it as plain text or as a web page")
		case strings.HasPrefix(f.Name, "ppt/"):
			return failure(name, 0, 0, "format", "this is a PowerPoint file; copy its words into a text file")
		case f.Name == "mimetype" && strings.HasPrefix(head(f), "application/vnd.oasis.opendocument"):
			return failure(name, 0, 0, "format", "this is an OpenDocument file (ODT); open it and save it as plain text or as a web page")
		case f.Name == "mimetype" && strings.HasPrefix(head(f), "application/epub"):
			return failure(name, 0, 0, "format", "this is an e-book (EPUB); unpack it and name the page to read")
		}
	}
	return nil
}

// isGarbled says whether a text has too many control characters to be one. The
// codes that colour a terminal are none of them.
func isGarbled(text string) bool {
	const looked, few, mostShare = 1 << 16, 16, 25 // one in 25
	text = text[:min(len(text), looked)]
	n := 0
	for i, r := range text {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\f', r == '\x1b' && strings.HasPrefix(text[i+1:], "["):
		case unicode.IsControl(r):
			n++
		}
	}
	return n > few && n > utf8.RuneCountInString(text)/mostShare
}
