package source

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// The namespaces of OpenDocument that matter here.
const (
	nsOffice = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	nsTable  = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	nsText   = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	nsStyle  = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
	nsDraw   = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
)

// readODS reads the sheets of an OpenDocument workbook.
func readODS(name string, archive *zip.Reader) ([]*grid, error) {
	if manifest, err := entry(archive, "META-INF/manifest.xml"); err == nil {
		text, _ := io.ReadAll(io.LimitReader(manifest, 1<<20))
		manifest.Close()
		if strings.Contains(string(text), "encryption-data") {
			return nil, failure(name, 0, 0, "format",
				"this workbook is locked with a password; open it in a spreadsheet program and save it without one")
		}
	}
	content, err := entry(archive, "content.xml")
	if err != nil {
		return nil, brokenBook(name, err)
	}
	defer content.Close()
	grids, err := readContent(content)
	if err == errTooLarge {
		return nil, failure(name, 0, 0, "limit", "%s", plainError(err))
	}
	if err != nil {
		return nil, brokenBook(name, err)
	}
	if len(grids) == 0 {
		return nil, failure(name, 0, 0, "empty", "this workbook has no sheets")
	}
	return grids, nil
}

// odsReader goes through content.xml once, from one row to the next.
type odsReader struct {
	xml    *xml.Decoder
	grids  []*grid
	grid   *grid
	words  intern
	cells  int
	hidden map[string]bool // styles of sheets that are not shown
	style  string          // the sheet style being read

	number  int // of the row being read
	row     gridRow
	repeats int // of the row
	column  int
}

// readContent reads the sheets of content.xml.
func readContent(content io.Reader) ([]*grid, error) {
	r := odsReader{xml: xml.NewDecoder(content), words: intern{}, hidden: map[string]bool{}}
	for {
		token, err := r.xml.Token()
		if err == io.EOF {
			return r.grids, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			err = r.open(e)
		case xml.EndElement:
			err = r.close(e)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (r *odsReader) open(e xml.StartElement) error {
	switch {
	case e.Name.Space == nsStyle && e.Name.Local == "style":
		r.style = attr(e, nsStyle, "name")
	case e.Name.Space == nsStyle && e.Name.Local == "table-properties":
		if attr(e, nsTable, "display") == "false" {
			r.hidden[r.style] = true
		}
	case e.Name.Space != nsTable:
		return nil
	case e.Name.Local == "tracked-changes", e.Name.Local == "shapes", e.Name.Local == "dde-links", e.Name.Local == "content-validations":
		return r.xml.Skip()
	case e.Name.Local == "table":
		r.number = 0
		r.grid = &grid{name: attr(e, nsTable, "name"), number: len(r.grids) + 1, hidden: r.hidden[attr(e, nsTable, "style-name")]}
		r.grids = append(r.grids, r.grid)
	case r.grid == nil:
		return nil
	case e.Name.Local == "table-row":
		r.repeats = repeated(e, "number-rows-repeated")
		visible := attr(e, nsTable, "visibility")
		r.row = gridRow{number: r.number + 1, hidden: visible == "collapse" || visible == "filter"}
		r.column = 0
	case e.Name.Local == "table-cell", e.Name.Local == "covered-table-cell":
		return r.cell(e)
	}
	return nil
}

func (r *odsReader) close(e xml.EndElement) error {
	if e.Name.Space != nsTable || r.grid == nil {
		return nil
	}
	switch e.Name.Local {
	case "table":
		r.grid = nil
	case "table-row":
		return r.endRow()
	}
	return nil
}

// endRow keeps the row as often as it stands in the sheet, once and for all
// where it is blank.
func (r *odsReader) endRow() error {
	r.row.trim()
	if len(r.row.texts) > 0 || len(r.row.merged) > 0 {
		for i := range r.repeats {
			if r.cells += len(r.row.texts) + 1; r.cells > maxCells || r.row.number+i > maxRows || i > maxCopies {
				return errTooLarge
			}
			again := r.row
			again.number += i
			r.grid.add(again)
		}
	}
	r.number = min(r.number+r.repeats, 1<<30)
	r.row, r.repeats = gridRow{}, 0
	return nil
}

// cell reads one cell, with as many copies as it says.
func (r *odsReader) cell(e xml.StartElement) error {
	text, seen, err := r.shown()
	if err != nil {
		return err
	}
	exact, plain := exactODS(e)
	if !seen {
		text = plain
	}
	copies := repeated(e, "number-columns-repeated")
	if columns, rows := repeated(e, "number-columns-spanned"), repeated(e, "number-rows-spanned"); columns > 1 || rows > 1 {
		if r.column < maxColumns {
			r.row.merged = append(r.row.merged, area{r.column, min(columns, maxColumns)})
		}
	}
	if text = strings.TrimSpace(text); text == "" {
		r.column = min(r.column+copies, 1<<30)
		return nil
	}
	if r.column += copies; r.column > maxColumns {
		return errTooLarge
	}
	text, exact = r.words.text(text), r.words.text(exact)
	for len(r.row.texts) < r.column-copies {
		r.row.texts = append(r.row.texts, "")
	}
	for range copies {
		r.row.texts = append(r.row.texts, text)
		if exact != "" {
			for len(r.row.exact) < len(r.row.texts)-1 {
				r.row.exact = append(r.row.exact, "")
			}
			r.row.exact = append(r.row.exact, exact)
		}
	}
	if r.cells+len(r.row.texts) > maxCells {
		return errTooLarge
	}
	return nil
}

// shown reads the paragraphs of a cell to its end: a line each. Comments and
// drawings are no part of what it shows.
func (r *odsReader) shown() (text string, seen bool, err error) {
	var b strings.Builder
	depth, paragraphs := 0, 0
	for {
		token, err := r.xml.Token()
		if err != nil {
			return "", false, unexpected(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			if paragraphs > 0 && depth > 0 {
				collapse(&b, string(e))
			}
		case xml.StartElement:
			if skipped(e) {
				if err := r.xml.Skip(); err != nil {
					return "", false, unexpected(err)
				}
				continue
			}
			if e.Name.Space == nsText && e.Name.Local == "p" {
				if paragraphs++; paragraphs > 1 {
					b.WriteByte('\n')
				}
			}
			depth++
			spaces(&b, e)
			if b.Len() > maxCell {
				return "", false, errTooLarge
			}
		case xml.EndElement:
			if depth == 0 {
				return b.String(), paragraphs > 0, nil
			}
			depth--
		}
	}
}

// skipped tells what stands in a cell without being part of its text.
func skipped(e xml.StartElement) bool {
	return e.Name.Space == nsOffice && e.Name.Local == "annotation" || e.Name.Space == nsDraw || e.Name.Space == nsTable
}

// spaces writes what stands for a space, a tab or a line break.
func spaces(b *strings.Builder, e xml.StartElement) {
	if e.Name.Space != nsText {
		return
	}
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(attr(e, nsText, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		b.WriteString(strings.Repeat(" ", min(n, 1000)))
	case "tab":
		b.WriteByte('\t')
	case "line-break":
		b.WriteByte('\n')
	}
}

// collapse writes text with every run of white space as one space, as the
// format has it.
func collapse(b *strings.Builder, text string) {
	if !strings.ContainsAny(text, "\t\r\n") && !strings.Contains(text, "  ") {
		b.WriteString(text)
		return
	}
	space := false
	for _, c := range text {
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(c)
	}
	if space {
		b.WriteByte(' ')
	}
}

// exactODS is a cell's typed value, and what stands for its text where it has
// none.
func exactODS(e xml.StartElement) (exact, plain string) {
	switch attr(e, nsOffice, "value-type") {
	case "float", "percentage", "currency":
		exact = plainDecimal(attr(e, nsOffice, "value"))
		return exact, exact
	case "date":
		exact = attr(e, nsOffice, "date-value")
		exact = strings.TrimSuffix(exact, "T00:00:00")
		if !isDate(exact) {
			return "", exact
		}
		return exact, exact
	case "boolean":
		return "", strings.ToUpper(attr(e, nsOffice, "boolean-value"))
	case "time":
		return "", attr(e, nsOffice, "time-value")
	}
	return "", attr(e, nsOffice, "string-value")
}

func attr(e xml.StartElement, space, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}

// repeated is a count of copies, at least 1.
func repeated(e xml.StartElement, local string) int {
	n, err := strconv.Atoi(attr(e, nsTable, local))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<30)
}

// unexpected is the error of markup that ends within a cell.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
