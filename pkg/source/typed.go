package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// sheetPart is where the cells of one sheet stand in the archive.
type sheetPart struct {
	name   string
	path   string // "" for a sheet without cells, such as a chart
	hidden bool
}

// sheetParts lists the sheets in their order.
func sheetParts(archive *zip.Reader) ([]sheetPart, error) {
	var book struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := unmarshal(archive, "xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	if err := unmarshal(archive, "xl/_rels/workbook.xml.rels", &links); err != nil {
		return nil, err
	}
	paths := map[string]string{}
	for _, l := range links.Links {
		if strings.HasSuffix(l.Type, "/worksheet") {
			paths[l.ID] = strings.TrimPrefix(path.Join("/xl", l.Target), "/")
			if strings.HasPrefix(l.Target, "/") {
				paths[l.ID] = strings.TrimPrefix(path.Clean(l.Target), "/")
			}
		}
	}
	var parts []sheetPart
	for _, s := range book.Sheets {
		part := sheetPart{name: s.Name, hidden: s.State != "" && s.State != "visible"}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				part.path = paths[a.Value]
			}
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return nil, errors.New("it has no sheets")
	}
	return parts, nil
}

func unmarshal(archive *zip.Reader, name string, into any) error {
	r, err := entry(archive, name)
	if err != nil {
		return err
	}
	defer r.Close()
	return unexpected(xml.NewDecoder(r).Decode(into))
}

// typedReader goes through the markup of one sheet.
type typedReader struct {
	rows   []gridRow
	merged []string
	row    gridRow
	column int // of the next cell without an address
	kind   string
	at     int
	cells  int
}

// readTyped reads the typed values of a sheet, its hidden rows and its merged
// cells, to the very end of its markup.
func readTyped(archive *zip.Reader, name string) ([]gridRow, error) {
	part, err := entry(archive, name)
	if err != nil {
		return nil, err
	}
	defer part.Close()
	decoder := xml.NewDecoder(part)
	var r typedReader
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			r.merge()
			return r.rows, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := r.open(decoder, e); err != nil {
				return nil, err
			}
		case xml.EndElement:
			if e.Name.Local == "row" {
				r.rows = append(r.rows, r.row)
			}
		}
	}
}

func (r *typedReader) open(decoder *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		number := 1
		if n := len(r.rows); n > 0 {
			number = r.rows[n-1].number + 1
		}
		if told, err := strconv.Atoi(plainAttr(e, "r")); err == nil {
			if told < number {
				return errors.New("its rows are out of order")
			}
			number = told
		}
		hidden := plainAttr(e, "hidden")
		r.row, r.column = gridRow{number: number, hidden: hidden == "1" || hidden == "true"}, 0
	case "c":
		r.kind, r.at = plainAttr(e, "t"), r.column
		if at := columnOf(plainAttr(e, "r")); at >= 0 {
			r.at = at
		}
		r.column = r.at + 1
	case "v":
		return r.value(decoder, e)
	case "mergeCell":
		r.merged = append(r.merged, plainAttr(e, "ref"))
	}
	return nil
}

// value keeps numbers and dates; texts, truth values and errors have no exact
// value beside what they show.
func (r *typedReader) value(decoder *xml.Decoder, e xml.StartElement) error {
	var text string
	if err := decoder.DecodeElement(&text, &e); err != nil {
		return err
	}
	if text = strings.TrimSpace(text); text == "" || r.kind != "" && r.kind != "n" && r.kind != "d" {
		return nil
	}
	if r.cells++; r.cells > maxCells || r.at >= maxColumns {
		return errTooLarge
	}
	for len(r.row.exact) <= r.at {
		r.row.exact = append(r.row.exact, "")
	}
	r.row.exact[r.at] = text
	return nil
}

// merge gives each row its merged cells.
func (r *typedReader) merge() {
	byRow := map[int][]area{}
	for _, ref := range r.merged {
		from, to, _ := strings.Cut(ref, ":")
		first, last := columnOf(from), columnOf(to)
		number, err := strconv.Atoi(strings.TrimLeft(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
		if err == nil && first >= 0 && last >= first {
			byRow[number] = append(byRow[number], area{first, last - first + 1})
		}
	}
	for i := range r.rows {
		r.rows[i].merged = byRow[r.rows[i].number]
	}
}

// columnOf is the column, from 0, of an address such as AB12; -1 where it is none.
func columnOf(address string) int {
	n := 0
	for _, c := range strings.TrimPrefix(address, "$") {
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > maxColumns {
			return -1
		}
	}
	return n - 1
}

func plainAttr(e xml.StartElement, local string) string { return attr(e, "", local) }
