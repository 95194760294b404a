package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

const prose = "Of £1,064 – 34\r\nwere upheld.\n"

func utf16Text(order binary.ByteOrder, text string) string {
	var b bytes.Buffer
	_ = binary.Write(&b, order, utf16.Encode([]rune(text)))
	return b.String()
}

func archived(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compressed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A text is read in whatever encoding and packing it comes, as a return is.
func TestReadText(t *testing.T) {
	for name, stored := range map[string]string{
		"UTF-8":            prose,
		"UTF-8 marked":     "\ufeff" + prose,
		"UTF-16 marked LE": utf16Text(binary.LittleEndian, "\ufeff"+prose),
		"UTF-16 marked BE": utf16Text(binary.BigEndian, "\ufeff"+prose),
		"UTF-16 LE":        utf16Text(binary.LittleEndian, prose),
		"UTF-16 BE":        utf16Text(binary.BigEndian, prose),
		"Windows-1252":     "Of \xa31,064 \x96 34\r\nwere upheld.\n",
		"gzip":             compressed(t, prose),
		"zip":              archived(t, "story.txt", prose),
	} {
		text, notes, err := ReadText(Ref{Path: "-"}, Options{Stdin: strings.NewReader(stored)})
		if err != nil || text != prose {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if (name == "Windows-1252") != (len(notes) > 0) {
			t.Errorf("%s: notes %v", name, notes)
		}
	}
	coloured := strings.Repeat("\x1b[1m12\x1b[0m complaints\n", 40)
	if text, _, err := ReadText(Ref{Path: "-"}, Options{Stdin: strings.NewReader(coloured + "\x00")}); text == "" || err != nil {
		t.Errorf("what a terminal shows in colours is text, and so is one with a stray NUL: %v", err)
	}
	if text, _, err := ReadText(Ref{Path: "-"}, Options{Stdin: strings.NewReader("")}); text != "" || err != nil {
		t.Errorf("an empty text has no figures and is no mistake: %v", err)
	}
}

// What holds words and is no text is refused, with what to do.
func TestReadTextRefuses(t *testing.T) {
	for stored, want := range map[string]string{
		"%PDF-1.7\n12 per cent":                     "this is a PDF; copy its text",
		"{\\rtf1 12 per cent}":                      "RTF; open it and save it as plain text",
		"\x89PNG\r\n\x1a\n":                         "a picture; type its words",
		"\xff\xd8\xff\xe0JFIF":                      "a picture",
		"RIFF\x00\x00\x00\x00WEBPVP8":               "a picture",
		"\x00\x00\x00\x18ftypheic":                  "a picture",
		oleMagic + wide("WordDocument"):             "old Word document",
		oleMagic:                                    "old Office file",
		archived(t, "word/document.xml", "<a/>"):    "Word document (DOCX)",
		archived(t, "xl/workbook.xml", "<a/>"):      "a workbook (XLSX); save the sheet",
		archived(t, "ppt/presentation.xml", "<a/>"): "PowerPoint",
		archived(t, "mimetype", "application/vnd.oasis.opendocument.text"):  "OpenDocument file (ODT)",
		archived(t, "mimetype", "application/epub+zip"):                     "e-book",
		archived(t, "a.txt", "1", "b.txt", "2"):                             "holds 2 files",
		archived(t, "scan.pdf", "%PDF-1.4"):                                 "this is a PDF",
		compressed(t, compressed(t, prose)):                                 "packed twice",
		"PK\x03\x04broken":                                                  "damaged",
		strings.Repeat("\x01\x02 12 complaints", 40):                        "this is not text",
		strings.Repeat("Of 600 complaints\x00\x00", 40):                     "not text: it is full of NUL",
		"\x7fELF" + strings.Repeat("\x00\x00\x00\x01", 80) + "12":           "save its words as plain text",
		utf16Text(binary.LittleEndian, strings.Repeat("\u0003a\u0090", 60)): "this is not text",
		strings.Repeat("\x00", 100):                                         "nothing but NUL",
	} {
		_, _, err := ReadText(Ref{Path: "-"}, Options{Stdin: strings.NewReader(stored)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", stored, err, want)
		}
	}
	if _, _, err := ReadText(Ref{Path: "nowhere.txt"}, Options{}); err == nil {
		t.Error("a file that is not there is told")
	}
	if _, _, err := ReadText(Ref{Path: "-"}, Options{Encoding: "klingon"}); err == nil {
		t.Error("an encoding that is not known is told")
	}
}
