package source

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// limits bound what a packed file may grow to. Text packs 5 to 30 times, long
// runs of one row perhaps 100 times; a file that unpacks to much more was made
// to fill the memory.
type limits struct {
	free  int64 // inflated size up to which any ratio is fine
	ratio int64 // inflated to stored, beyond free
	most  int64 // whatever the ratio
}

// allowed is what a file of so many bytes may grow to.
func (l limits) allowed(stored int64) int64 { return min(max(l.free, stored*l.ratio), l.most) }

var inflateLimits = limits{free: 64 << 20, ratio: 200, most: 4 << 30}

// sniffPacking tells gzip and zip by their first bytes; names often lie.
func sniffPacking(stored string) string {
	switch {
	case strings.HasPrefix(stored, "\x1f\x8b"):
		return "gzip"
	case strings.HasPrefix(stored, "PK\x03\x04"), strings.HasPrefix(stored, "PK\x05\x06"):
		return "zip"
	}
	return ""
}

func gunzip(name, stored string, most limits) (string, error) {
	r, err := gzip.NewReader(strings.NewReader(stored))
	if err != nil {
		return "", failure(name, 0, 0, "format", "this is a damaged gzip file (%s); fetch it again", plainError(err))
	}
	return inflate(name, "gzip", r, int64(len(stored)), most)
}

func unzip(name, stored string, most limits) (string, error) {
	archive, err := zip.NewReader(strings.NewReader(stored), int64(len(stored)))
	if err != nil {
		return "", failure(name, 0, 0, "format",
			"this is a zip file or a workbook, not text, and it is damaged (%s); fetch it again", plainError(err))
	}
	if what := otherOffice(archive); what != "" {
		return "", failure(name, 0, 0, "format", "this is %s", what)
	}
	var files []*zip.File
	for _, f := range archive.File {
		hidden := strings.HasPrefix(f.Name, "__MACOSX/") || strings.HasSuffix(f.Name, ".DS_Store")
		if !f.FileInfo().IsDir() && !hidden {
			files = append(files, f)
		}
	}
	if len(files) != 1 {
		return "", failure(name, 0, 0, "format", "this zip holds %s%s; expected one; unpack it and name the file to read",
			plural(len(files), "file"), listFiles(files))
	}
	if files[0].Flags&1 != 0 {
		return "", failure(name, 0, 0, "format", "the file in this zip is locked with a password; unpack it first")
	}
	r, err := files[0].Open()
	if err != nil {
		return "", failure(name, 0, 0, "format", "the file in this zip cannot be read: %s", plainError(err))
	}
	defer r.Close()
	return inflate(name, "zip", r, int64(len(stored)), most)
}

// otherOffice tells the office formats, which are zip files inside, that hold
// no table that can be read.
func otherOffice(archive *zip.Reader) string {
	for _, f := range archive.File {
		switch {
		case f.Name == "xl/workbook.bin":
			return "an XLSB workbook; open it in a spreadsheet program and save it as XLSX, ODS or CSV"
		case f.Name == "word/document.xml":
			return "a Word document, not a table; find the table it was made from, as CSV or as a workbook"
		case f.Name == "mimetype" && strings.HasPrefix(head(f), "application/vnd.oasis.opendocument"):
			return "an OpenDocument file that is not a workbook; find the table it was made from, as CSV or as a workbook"
		case f.Name == "Index/Document.iwa":
			return "a Numbers workbook; open it in Numbers and save it as XLSX or CSV"
		}
	}
	return ""
}

// head is the beginning of an entry, and nothing where it cannot be read.
func head(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, 64))
	return string(b)
}

func listFiles(files []*zip.File) string {
	var names []string
	for i, f := range files {
		if i == 3 {
			names = append(names, "...")
			break
		}
		names = append(names, quote(f.Name))
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", strings.Join(names, ", "))
}

// inflate reads r to its end, or refuses once it passes the limits; what was
// promised in the headers is not believed.
func inflate(name, packing string, r io.Reader, stored int64, most limits) (string, error) {
	allowed := most.allowed(stored)
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(r, allowed+1))
	if n > allowed {
		return "", failure(name, 0, 0, "limit",
			"refused: the %s file of %s bytes unpacks to more than %s bytes; unpack it yourself if you trust it",
			packing, thousands(int(stored)), thousands(int(allowed)))
	}
	if err != nil {
		return "", failure(name, 0, 0, "format", "this is a damaged %s file (%s); fetch it again", packing, plainError(err))
	}
	if n == 0 {
		return "", failure(name, 0, 0, "empty", "the file inside this %s is empty; expected a heading row and rows of data", packing)
	}
	return text.String(), nil
}
