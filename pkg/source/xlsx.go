package source

import (
	"archive/zip"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads the sheets of a workbook of Excel. What a cell shows, which
// is a matter of number formats, comes from excelize; its typed value, merged
// cells and hidden rows come from a pass of our own over the same markup.
//
// That pass is needed: excelize ends a sheet without an error where its markup
// breaks off, and does not tell the text 2019 from the number.
func readXLSX(name, stored string, archive *zip.Reader) (grids []*grid, err error) {
	defer func() {
		// The library meets files that nobody thought of, too.
		if recover() != nil {
			grids, err = nil, brokenBook(name, errors.New("its parts do not fit together"))
		}
	}()
	parts, err := sheetParts(archive)
	if err != nil {
		return nil, brokenBook(name, err)
	}
	size := bookLimits.allowed(int64(len(stored)))
	f, err := excelize.OpenReader(strings.NewReader(stored), excelize.Options{UnzipSizeLimit: size, UnzipXMLSizeLimit: size})
	if err != nil {
		return nil, brokenBook(name, err)
	}
	defer f.Close() // nothing was written
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, brokenBook(name, err)
	}
	r := xlsxReader{file: f, archive: archive, words: intern{}, from1904: props.Date1904 != nil && *props.Date1904}
	for i, part := range parts {
		g := &grid{name: part.name, number: i + 1, hidden: part.hidden}
		if err := r.read(g, part.path); errors.Is(err, errTooLarge) {
			return nil, failure(name, 0, 0, "limit", "%s", plainError(err))
		} else if err != nil {
			return nil, brokenBook(name, fmt.Errorf("sheet %s: %w", quote(part.name), err))
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// xlsxReader reads one sheet after the other.
type xlsxReader struct {
	file     *excelize.File
	archive  *zip.Reader
	words    intern
	cells    int
	from1904 bool // the day that dates are counted from
}

// read fills g: the typed values first, then what the cells show.
func (r *xlsxReader) read(g *grid, path string) error {
	if path == "" {
		return nil // a chart
	}
	typed, err := readTyped(r.archive, path)
	if err != nil {
		return err
	}
	rows, err := r.file.Rows(g.name)
	if err != nil {
		return err
	}
	defer rows.Close() // only read
	at := 0
	for number := 1; rows.Next(); number++ {
		texts, err := rows.Columns()
		if err != nil {
			return err
		}
		for at < len(typed) && typed[at].number < number {
			at++
		}
		row := gridRow{number: number}
		if at < len(typed) && typed[at].number == number {
			row = typed[at]
		}
		if err := r.keep(g, row, texts); err != nil {
			return err
		}
	}
	return rows.Error()
}

// keep adds a row where it holds anything.
func (r *xlsxReader) keep(g *grid, row gridRow, texts []string) error {
	if r.cells += len(texts); r.cells > maxCells || len(texts) > maxColumns {
		return errTooLarge
	}
	row.texts = texts
	for i, text := range texts {
		if len(text) > maxCell {
			return errTooLarge
		}
		texts[i] = r.words.text(strings.TrimSpace(text))
		if i < len(row.exact) {
			row.exact[i] = r.words.text(r.exactly(row.exact[i], texts[i]))
		}
	}
	row.trim()
	if len(row.texts) > 0 || len(row.merged) > 0 {
		g.add(row)
	}
	return nil
}

// exactly turns a stored number into a plain decimal, or into a date where the
// cell shows one: dates are stored as numbers of days.
func (r *xlsxReader) exactly(value, shown string) string {
	if value == "" || shown == "" {
		return ""
	}
	if isDate(value) {
		return strings.TrimSuffix(value, "T00:00:00")
	}
	plain := plainDecimal(value)
	if days, err := strconv.ParseFloat(plain, 64); err == nil && days >= 1 && showsDate(shown) {
		if when, err := excelize.ExcelDateToTime(days, r.from1904); err == nil && when.Year() < 10000 {
			return strings.TrimSuffix(when.Format("2006-01-02T15:04:05"), "T00:00:00")
		}
	}
	return plain
}

// showsDate tells the text of a date from that of a number: 30/09/2019,
// 2019-09-30, Sep-18, 30 September 2019.
func showsDate(shown string) bool {
	shown = strings.ToLower(shown)
	if strings.Count(shown, "/") == 2 || len(shown) > 1 && strings.Count(shown[1:], "-") == 2 {
		return true
	}
	for _, month := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.Contains(shown, month) {
			return true
		}
	}
	return false
}
