package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

const small = "force,n\nAvon,3\nKent,4\n"

func gzipped(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipped packs name, content pairs.
func zipped(t testing.TB, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPacked(t *testing.T) {
	for packing, content := range map[string]string{
		"":     small,
		"gzip": gzipped(t, small),
		"zip":  zipped(t, "__MACOSX/._a.csv", "x", "folder/", "", "folder/a.csv", small),
	} {
		ref := temp(t, content)
		table, err := Open(ref, Options{})
		if err != nil {
			t.Errorf("%s: %v", packing, err)
			continue
		}
		if table.Packing != packing || table.Bytes != int64(len(content)) ||
			table.SHA256 != fmt.Sprintf("%x", sha256.Sum256([]byte(content))) {
			t.Errorf("%q: packing %q, %d bytes, %s", packing, table.Packing, table.Bytes, table.SHA256)
		}
		if got := cells(t, ref, Options{}); len(got) != 3 || got[2][0] != "Kent" {
			t.Errorf("%q: %q", packing, got)
		}
	}
}

func TestRefused(t *testing.T) {
	locked := []byte(zipped(t, "a.csv", small))
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} { // set "encrypted" in both headers
		at := bytes.Index(locked, []byte(sign))
		locked[at+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	packed := gzipped(t, strings.Repeat(small, 100))
	tests := []struct{ name, content, want string }{
		{"a broken XLSX", zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "this is a damaged workbook (unexpected EOF)"},
		{"XLSB", zipped(t, "xl/workbook.bin", ""), "this is an XLSB workbook"},
		{"a broken ODS", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "this is a damaged workbook (it has no content.xml)"},
		{"ODT", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text"), "not a workbook"},
		{"DOCX", zipped(t, "word/document.xml", ""), "Word document"},
		{"XLS", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel workbook"},
		{"PDF", "%PDF-1.4", "this is a PDF"},
		{"XML", "\xef\xbb\xbf<?xml version=\"1.0\"?>", "looks like XML"},
		{"HTML", "\n\n<HTML>", "looks like HTML"},
		{"several files", zipped(t, "a.csv", small, "b.csv", small, "c", "", "d", ""), `this zip holds 4 files ("a.csv", "b.csv", "c", ...)`},
		{"an empty zip", zipped(t), "this zip holds 0 files; expected one"},
		{"a file with nothing in it", zipped(t, "a.csv", ""), "inside this zip is empty"},
		{"a locked zip", string(locked), "password"},
		{"an unknown method", strings.ReplaceAll(zipped(t, "a.csv", small), "\x08\x00\x08\x00", "\x08\x00\x63\x00"), "zip cannot be read"},
		{"packed twice", gzipped(t, gzipped(t, small)), "packed twice"},
		{"a cut gzip", packed[:len(packed)-12], "damaged gzip file"},
		{"a gzip that is none", "\x1f\x8bxx", "damaged gzip file"},
		{"a byte order mark only", "\xef\xbb\xbf", "nothing but blank lines"},
		{"UTF-16 cut off", "\xff\xfea\x00b", "was cut off"},
		{"UTF-32", "\xff\xfe\x00\x00" + strings.Repeat("a\x00\x00\x00", 40), "not text"},
	}
	for _, test := range tests {
		_, err := Open(temp(t, test.content), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
		var ps Problems
		if !errors.As(err, &ps) || ps[0].Note {
			t.Errorf("%s: %T", test.name, err)
		}
	}
}

func TestInflateLimits(t *testing.T) {
	tight := limits{free: 1000, ratio: 10, most: 100_000}
	flat := strings.Repeat("x", 50_000)
	if _, err := gunzip("f", gzipped(t, flat), tight); err == nil || !strings.Contains(err.Error(), "[limit]") {
		t.Errorf("ratio: %v", err)
	}
	if _, err := unzip("f", zipped(t, "a", flat), tight); err == nil || !strings.Contains(err.Error(), "more than 1,") {
		t.Errorf("ratio in a zip: %v", err)
	}
	if text, err := gunzip("f", gzipped(t, flat[:900]), tight); err != nil || len(text) != 900 {
		t.Errorf("below the free size: %v", err)
	}
	most := limits{free: 1000, ratio: 1_000_000, most: 40_000}
	if _, err := gunzip("f", gzipped(t, flat), most); err == nil {
		t.Error("above the most")
	}
	if text, err := gunzip("f", gzipped(t, flat[:30_000]), most); err != nil || len(text) != 30_000 {
		t.Errorf("a large file of a small ratio: %v", err)
	}
}

// A file that unpacks to a hundred megabytes of one letter is refused at the
// limits that are really used.
func TestBomb(t *testing.T) {
	if got := outcome(t, temp(t, gzipped(t, strings.Repeat("1,2\n", 25<<20))), Options{}); got != "refused; error limit 0:0" {
		t.Error(got)
	}
}

func TestStandardInput(t *testing.T) {
	table, err := Open(Ref{Path: "-"}, Options{Stdin: strings.NewReader(small)})
	if err != nil || !table.Next() || table.Row()[0] != "Avon" {
		t.Fatal(err)
	}
	_, err = Open(Ref{Path: "-"}, Options{Stdin: iotest.ErrReader(errors.New("broken\x1b"))})
	if err == nil || err.Error() != `standard input: reading failed: "broken\x1b" [read]` {
		t.Error(err)
	}
	if _, err = Open(Ref{Path: "-"}, Options{}); err == nil {
		t.Error("no standard input")
	}
}

func TestCannotOpen(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "none.csv"):     "there is no such file",
		dir:                                "this is a folder",
		filepath.Join(dir, "a\x00b"):       "cannot be opened: invalid argument",
		filepath.Join(dir, "none", "\x1b"): "there is no such file",
	} {
		_, err := Open(Ref{Path: path}, Options{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(err.Error(), "\x00\x1b") {
			t.Errorf("%q: got %q, want %s", path, err, want)
		}
	}
	if err := openFailure("f", os.ErrPermission); !strings.Contains(err.Error(), "not allowed") {
		t.Error(err)
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func swap(s string) string {
	b := []byte(s)
	for i := 0; i+1 < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	text := "force,n\nÉire €,3\n"
	le := utf16le(text)
	win := "force,n\n\xc9ire \x80,3\n"
	tests := []struct{ name, content, asked, want string }{
		{"UTF-8", text, "", "utf-8"},
		{"UTF-8, asked", text, "UTF8", "utf-8"},
		{"UTF-8 with mark, asked", bom8 + text, "utf-8", "utf-8"},
		{"LE with mark", bom16le + le, "", "utf-16le"},
		{"LE with mark, asked", bom16le + le, "utf-16", "utf-16le"},
		{"LE without mark, asked", le, "utf-16le", "utf-16le"},
		{"LE without mark, half asked", le, "utf16", "utf-16le"},
		{"BE with mark", bom16be + swap(le), "auto", "utf-16be"},
		{"BE without mark, asked", swap(le), "utf-16be", "utf-16be"},
		{"BE without mark, half asked", swap(le), "utf-16", "utf-16be"},
		{"1252", win, "", "windows-1252"},
		{"1252, asked", win, "latin1", "windows-1252"},
		{"1252, asked again", win, "ISO-8859-1", "windows-1252"},
	}
	for _, test := range tests {
		ref := temp(t, test.content)
		table, err := Open(ref, Options{Encoding: test.asked})
		if err != nil || table.Encoding != test.want {
			t.Errorf("%s: %v, %v", test.name, table, err)
			continue
		}
		if diff := cmp.Diff([][]string{{"force", "n"}, {"Éire €", "3"}}, cells(t, ref, Options{Encoding: test.asked})); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestEncodingErrors(t *testing.T) {
	tests := []struct{ name, content, asked, want string }{
		{"unknown", small, "ebcdic", "use one of utf-8, utf-16, utf-16le, utf-16be, windows-1252"},
		{"mark against option", bom8 + small, "latin1", "mark of utf-8, but --encoding says windows-1252"},
		{"order against option", bom16le + utf16le(small), "utf-16be", "mark of utf-16le, but"},
		{"LE without mark", utf16le(small), "", "--encoding utf-16le"},
		{"BE without mark", swap(utf16le(small)), "", "--encoding utf-16be"},
		{"invalid UTF-8", "a,b\n1,2\nxé\xff,\xfe\n", "utf-8", ":3:3: byte 0xFF is not UTF-8"},
		{"invalid UTF-8, CR only", "a,b\r1,2\rx\xff,", "utf-8", ":3:2: byte 0xFF"},
	}
	for _, test := range tests {
		_, err := Open(temp(t, test.content), Options{Encoding: test.asked})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
	if got := outcome(t, temp(t, "a,b\xff\n\xff,1\n\"x\n\xff\",2\n"), Options{Encoding: "utf-8"}); got !=
		"refused; error encoding-error 1:4; error encoding-error 2:1; error encoding-error 4:1" {
		t.Error(got)
	}
}

func TestMixedEncodingIsTold(t *testing.T) {
	table, err := Open(temp(t, "a,b\né,1\n\x96,2\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := table.Problems()[0]
	if p.Line != 3 || p.Column != 1 || !strings.Contains(p.Text, "0x96") || !strings.Contains(p.Text, "may mix two encodings") {
		t.Error(p)
	}
}
