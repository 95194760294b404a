package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// sheetReader goes through the markup of one sheet, from one row to the next.
type sheetReader struct {
	book   *xlsxBook
	xml    *xml.Decoder
	grid   *grid
	rows   []gridRow
	row    gridRow
	at     place // of the cell being read
	merged map[int][]area
}

// read fills g with the cells of a part, to the very end of its markup. Where
// it cannot, the place says how far it came.
func (b *xlsxBook) read(g *grid, part string) (place, error) {
	content, err := entry(b.archive, part)
	if err != nil {
		return place{}, err
	}
	defer content.Close()
	r := sheetReader{book: b, xml: xml.NewDecoder(content), grid: g, merged: map[int][]area{}}
	for {
		token, err := r.xml.Token()
		if err == io.EOF {
			r.fill()
			return place{}, nil
		}
		if e, ok := token.(xml.StartElement); ok && err == nil {
			err = r.open(e)
		}
		if err != nil {
			return r.at, err
		}
	}
}

func (r *sheetReader) open(e xml.StartElement) error {
	switch e.Name.Local {
	case "worksheet", "sheetData", "mergeCells":
		return nil // what matters stands in them
	case "row":
		return r.readRow(e)
	case "mergeCell":
		return r.merge(plainAttr(e, "ref"))
	}
	return r.xml.Skip()
}

// children calls visit with each element in the one just opened, which visit
// reads to its end.
func (r *sheetReader) children(visit func(xml.StartElement) error) error {
	for {
		token, err := r.xml.Token()
		if err != nil {
			return unexpected(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := visit(e); err != nil {
				return unexpected(err)
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (r *sheetReader) readRow(e xml.StartElement) error {
	number := r.row.number + 1
	if told, err := strconv.Atoi(plainAttr(e, "r")); err == nil {
		if told < number {
			return errors.New("its rows are out of order")
		}
		number = told
	}
	if number > maxRows {
		return errTooLarge
	}
	r.row = gridRow{number: number, hidden: isTrue(plainAttr(e, "hidden"))}
	r.at = place{row: number}
	err := r.children(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return r.xml.Skip()
		}
		return r.readCell(e)
	})
	if err != nil {
		return err
	}
	r.at.column = 0
	r.row.trim()
	if len(r.row.texts) > 0 {
		r.rows = append(r.rows, r.row)
	}
	return nil
}

// fill hands the rows to the grid with their merged cells, which stand after
// all rows. A row that holds nothing but merged cells is a row as well.
func (r *sheetReader) fill() {
	last := 0
	if n := len(r.rows); n > 0 {
		last = r.rows[n-1].number
	}
	for i := range r.rows {
		r.rows[i].merged = r.merged[r.rows[i].number]
		delete(r.merged, r.rows[i].number)
	}
	for number, areas := range r.merged {
		if number < last {
			r.rows = append(r.rows, gridRow{number: number, merged: areas})
		}
	}
	slices.SortFunc(r.rows, func(a, b gridRow) int { return a.number - b.number })
	for _, row := range r.rows {
		r.grid.add(row)
	}
}

// xlsxCell is a cell as it is stored.
type xlsxCell struct {
	kind    string
	style   *format
	value   string
	formula bool
}

// readCell reads one cell to its end and keeps what it shows.
func (r *sheetReader) readCell(e xml.StartElement) error {
	cell := xlsxCell{style: r.book.style("0")}
	r.at.column++
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			column := columnOf(a.Value) + 1
			if column == 0 {
				return errTooLarge
			}
			if column < r.at.column {
				return fmt.Errorf("its cells are out of order at %s", quote(a.Value))
			}
			r.at.column = column
		case "t":
			cell.kind = a.Value
		case "s":
			if cell.style = r.book.style(a.Value); cell.style == nil {
				return fmt.Errorf("there is no cell style %s", quote(a.Value))
			}
		}
	}
	if r.at.column > maxColumns {
		return errTooLarge
	}
	err := r.children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			cell.value, err = plainText(r.xml)
		case "is":
			cell.value, err = richText(r.xml)
		case "f":
			cell.formula = true
			err = r.xml.Skip()
		default:
			err = r.xml.Skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	text, exact, err := r.shown(cell)
	if err != nil {
		return err
	}
	return r.keep(strings.TrimSpace(text), exact)
}

// shown is what a cell shows and the exact value of a number or a date.
func (r *sheetReader) shown(cell xlsxCell) (text, exact string, err error) {
	value := strings.TrimSpace(cell.value)
	if value == "" && cell.formula {
		r.tell("formula", "cell", func(cells string) string {
			return cells + " with a formula that was never worked out, read as blank; open the workbook in a spreadsheet program and save it"
		})
	}
	switch {
	case cell.kind == "inlineStr" || cell.kind == "str":
		return cell.style.text(unescape(cell.value)), "", nil
	case value == "":
		return "", "", nil
	case cell.kind == "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(r.book.strings) {
			return "", "", fmt.Errorf("there is no shared string %s", quote(value))
		}
		return cell.style.text(r.book.strings[n]), "", nil
	case cell.kind == "b" && isTrue(value):
		return "TRUE", "", nil
	case cell.kind == "b":
		return "FALSE", "", nil
	case cell.kind == "e":
		return value, "", nil
	case cell.kind == "d":
		text, exact = r.date(value, cell.style)
		return text, exact, nil
	}
	text, exact = r.number(value, cell.style)
	return text, exact, nil
}

// date is a cell that stores a date as such, which few programs write.
func (r *sheetReader) date(value string, style *format) (text, exact string) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", time.RFC3339} {
		if when, err := time.Parse(layout, value); err == nil {
			if text, ok := style.moment(momentOf(when)); ok {
				return text, momentOf(when).exactDate()
			}
		}
	}
	if !isDate(value) {
		return value, ""
	}
	return value, strings.TrimSuffix(value, "T00:00:00")
}

// number is a cell that stores a number, or a date as a number of days. What
// its format does to it that cannot be shown here is told.
func (r *sheetReader) number(value string, style *format) (text, exact string) {
	exact = plainDecimal(value)
	if exact == "" {
		return style.text(value), ""
	}
	text, as := style.number(exact, r.book.from1904)
	switch as {
	case asDate:
		if days, err := strconv.ParseFloat(exact, 64); err == nil {
			if m := momentAt(days, r.book.from1904, false); m.isDay() {
				exact = m.exactDate()
			}
		}
	case asIs:
		r.tell("number-format "+style.code, "number", func(numbers string) string {
			return numbers + " of the format " + quote(style.code) + ", which is not followed here, read as stored"
		})
	case asZero:
		r.tell("zero", "zero", func(zeros string) string {
			return zeros + " for which the workbook shows a dash or nothing, read as 0"
		})
	}
	if text == "" {
		exact = ""
		r.tell("hidden-number", "number", func(numbers string) string {
			return numbers + " that the workbook hides by a number format, read as blank"
		})
	}
	return text, exact
}

// tell adds the cell to what is told of the sheet.
func (r *sheetReader) tell(what, noun string, text func(string) string) {
	r.grid.tell(what, noun, text, r.at.row)
}

// keep puts a cell in its row.
func (r *sheetReader) keep(text, exact string) error {
	if text == "" {
		return nil
	}
	width := r.at.column
	if r.book.cells += width - len(r.row.texts); r.book.cells > maxCells || len(text) > maxCell {
		return errTooLarge
	}
	r.row.texts = put(r.row.texts, width, r.book.words.text(text))
	if exact != "" {
		r.row.exact = put(r.row.exact, width, r.book.words.text(exact))
	}
	return nil
}

// put makes text the last of so many cells.
func put(cells []string, width int, text string) []string {
	if gap := width - 1 - len(cells); gap > 0 {
		cells = slices.Grow(cells, gap+1)[:width-1] // blank: nothing was cut off before
	}
	return append(cells, text)
}

// merge reads which cells one cell stands over: B2:D3.
func (r *sheetReader) merge(ref string) error {
	from, to, _ := strings.Cut(ref, ":")
	first, last := columnOf(from), columnOf(to)
	number, err := strconv.Atoi(strings.TrimLeft(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
	if err != nil || first < 0 || last < first {
		return nil // it says nothing that could be followed
	}
	if r.book.cells++; r.book.cells > maxCells {
		return errTooLarge
	}
	r.merged[number] = append(r.merged[number], area{first, last - first + 1})
	return nil
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
