package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"
)

// readXLSX reads the sheets of a workbook of Excel: what each cell shows,
// which is a matter of number formats, and the typed value behind it.
func readXLSX(name string, archive *zip.Reader) ([]*grid, error) {
	b := xlsxBook{archive: archive, words: intern{}}
	sheets, err := b.open()
	if err != nil {
		return nil, place{}.refuse(name, "", err)
	}
	var grids []*grid
	for i, sheet := range sheets {
		g := &grid{name: sheet.name, number: i + 1, hidden: sheet.hidden}
		if sheet.path != "" {
			if at, err := b.read(g, sheet.path); err != nil {
				return nil, at.refuse(name, g.name, err)
			}
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// place is a cell, from 1; 0 where only the row, or not even that, is known.
type place struct{ row, column int }

// refuse is err as the error of a workbook or, where it has a name, of a sheet
// that cannot be read from here on.
func (p place) refuse(file, sheet string, err error) error {
	problem := brokenBook(file, err).(Problems)[0]
	if errors.Is(err, errTooLarge) {
		problem = failure(file, 0, 0, "limit", "%s", plainError(err)).(Problems)[0]
	}
	problem.Sheet, problem.Line, problem.Column = sheet, p.row, p.column
	return Problems{problem}
}

// xlsxBook is what the sheets of a workbook share.
type xlsxBook struct {
	archive  *zip.Reader
	strings  []string
	formats  []*format // of each cell style
	from1904 bool      // the day that dates are counted from
	words    intern
	cells    int // kept so far, of all sheets
}

// sheetPart is where the cells of one sheet stand in the archive.
type sheetPart struct {
	name   string
	path   string // "" for a sheet without cells, such as a chart
	hidden bool
}

// open reads the workbook, its links, its strings and its styles, and lists
// the sheets in their order.
func (b *xlsxBook) open() ([]sheetPart, error) {
	main, err := b.main()
	if err != nil {
		return nil, err
	}
	var book struct {
		Properties struct {
			From1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := unmarshal(b.archive, main, &book); err != nil {
		return nil, err
	}
	b.from1904 = isTrue(book.Properties.From1904)
	paths, err := b.parts(main)
	if err != nil {
		return nil, err
	}
	if len(book.Sheets) == 0 {
		return nil, errors.New("it has no sheets")
	}
	var sheets []sheetPart
	for _, s := range book.Sheets {
		part := sheetPart{name: s.Name, hidden: s.State != "" && s.State != "visible"}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				part.path = paths[a.Value]
				delete(paths, a.Value) // two sheets of one part were made to cost time
			}
		}
		sheets = append(sheets, part)
	}
	return sheets, nil
}

// main is where the workbook stands that lists the sheets.
func (b *xlsxBook) main() (string, error) {
	const usual = "xl/workbook.xml"
	if _, err := find(b.archive, "_rels/.rels"); err != nil {
		return usual, nil
	}
	links, err := b.links("_rels/.rels", "")
	for _, l := range links {
		if l.kind == "officeDocument" {
			return l.target, err
		}
	}
	return usual, err
}

// parts reads the strings and styles that a workbook is linked with, and is
// where its sheets stand, by the names of their links.
func (b *xlsxBook) parts(main string) (map[string]string, error) {
	links, err := b.links(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return nil, err
	}
	sheets, seen := map[string]string{}, map[string]bool{}
	for _, l := range links {
		switch l.kind {
		case "worksheet":
			sheets[l.id] = l.target
		case "sharedStrings":
			err = b.readStrings(l.target)
		case "styles":
			err = b.readStyles(l.target)
		default:
			continue
		}
		if seen[l.target] {
			err = fmt.Errorf("it is linked twice with %s", quote(l.target))
		}
		if seen[l.target] = true; err != nil {
			return nil, err
		}
	}
	return sheets, nil
}

// link is a part that another is linked with.
type link struct{ id, kind, target string }

// links reads the links of a part that stands in a folder.
func (b *xlsxBook) links(name, folder string) ([]link, error) {
	var told struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := unmarshal(b.archive, name, &told); err != nil {
		return nil, err
	}
	var links []link
	for _, l := range told.Links {
		target := path.Join("/", folder, l.Target)
		if strings.HasPrefix(l.Target, "/") {
			target = path.Clean(l.Target)
		}
		links = append(links, link{l.ID, l.Type[strings.LastIndexByte(l.Type, '/')+1:], target[1:]})
	}
	return links, nil
}

func unmarshal(archive *zip.Reader, name string, into any) error {
	r, err := entry(archive, name)
	if err != nil {
		return err
	}
	defer r.Close()
	return unexpected(xml.NewDecoder(r).Decode(into))
}

// isTrue tells a truth value of the markup that is set.
func isTrue(s string) bool { return s == "1" || s == "true" }
