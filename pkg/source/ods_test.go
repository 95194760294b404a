package source

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// content is content.xml around sheets.
func content(sheets string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document-content` +
		` xmlns:office="` + nsOffice + `" xmlns:table="` + nsTable + `" xmlns:text="` + nsText + `" xmlns:style="` + nsStyle + `" xmlns:draw="` + nsDraw + `">` +
		`<office:automatic-styles><style:style style:name="ta9" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet>` + sheets + `</office:spreadsheet></office:body></office:document-content>`
}

// sheetXML is one sheet of rows.
func sheetXML(name string, rows ...string) string {
	return `<table:table table:name="` + name + `">` + strings.Join(rows, "") + `</table:table>`
}

// textRow is a row of texts; those that look like numbers are numbers.
func textRow(cells ...string) string {
	row := "<table:table-row>"
	for _, cell := range cells {
		switch {
		case cell == "":
			row += "<table:table-cell/>"
		case isNumber(cell):
			row += `<table:table-cell office:value-type="float" office:value="` + cell + `"><text:p>` + cell + `</text:p></table:table-cell>`
		default:
			row += `<table:table-cell office:value-type="string"><text:p>` + cell + `</text:p></table:table-cell>`
		}
	}
	return row + "</table:table-row>"
}

func odsBytes(t *testing.T, sheets string) string {
	t.Helper()
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content(sheets))
}

func TestODSCells(t *testing.T) {
	cell := func(attributes, inside string) string {
		return "<table:table-cell " + attributes + ">" + inside + "</table:table-cell>"
	}
	tests := []struct{ name, cell, text, exact string }{
		{"a number", cell(`office:value-type="float" office:value="1223.92"`, "<text:p>1,224</text:p>"), "1,224", "1223.92"},
		{"a small number", cell(`office:value-type="float" office:value="-3.5E-05"`, "<text:p>0.0</text:p>"), "0.0", "-0.000035"},
		{"a percentage", cell(`office:value-type="percentage" office:value="0.155"`, "<text:p>16%</text:p>"), "16%", "0.155"},
		{"money", cell(`office:value-type="currency" office:value="5"`, "<text:p>£5.00</text:p>"), "£5.00", "5"},
		{"a date", cell(`office:value-type="date" office:date-value="2019-09-30"`, "<text:p>Sep-19</text:p>"), "Sep-19", "2019-09-30"},
		{"a date with midnight", cell(`office:value-type="date" office:date-value="2019-09-30T00:00:00"`, "<text:p>Sep-19</text:p>"), "Sep-19", "2019-09-30"},
		{"a date that is none", cell(`office:value-type="date" office:date-value="soon"`, ""), "soon", ""},
		{"a truth value", cell(`office:value-type="boolean" office:boolean-value="true"`, ""), "TRUE", ""},
		{"a time", cell(`office:value-type="time" office:time-value="PT1H"`, "<text:p>1:00</text:p>"), "1:00", ""},
		{"a text", cell(`office:value-type="string"`, "<text:p>2019</text:p>"), "2019", ""},
		{"a text in an attribute", cell(`office:value-type="string" office:string-value="x"`, ""), "x", ""},
		{"a number without a text", cell(`office:value-type="float" office:value="1E3"`, ""), "1000", "1000"},
		{"a number that is none", cell(`office:value-type="float" office:value="NaN"`, "<text:p>NaN</text:p>"), "NaN", ""},
		{"paragraphs", cell(`office:value-type="string"`, "<text:p>a</text:p><text:p>b</text:p>"), "a\nb", ""},
		{"spaces and breaks", cell(`office:value-type="string"`,
			`<text:p>a<text:s text:c="2"/>b<text:s/>c<text:tab/>d<text:line-break/>e`+"\n   f</text:p>"), "a  b c\td\ne f", ""},
		{"spans and links", cell(`office:value-type="string"`,
			`<text:p>Officers<text:span>1</text:span> <text:a>here</text:a></text:p>`), "Officers1 here", ""},
		{"a comment", cell(`office:value-type="string"`,
			`<office:annotation><text:p>by me</text:p></office:annotation><text:p>x</text:p>`), "x", ""},
		{"a drawing", cell(`office:value-type="string"`, `<draw:frame><text:p>box</text:p></draw:frame><text:p>x</text:p>`), "x", ""},
		{"outer spaces", cell(`office:value-type="string"`, `<text:p><text:s/>x <text:s/></text:p>`), "x", ""},
	}
	for _, test := range tests {
		grids, err := readContent(strings.NewReader(content(sheetXML("a", "<table:table-row>"+test.cell+"</table:table-row>"))))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		row := grids[0].rows[0]
		if row.texts[0] != test.text || row.exactly(0) != test.exact {
			t.Errorf("%s: got %q and %q, want %q and %q", test.name, row.texts[0], row.exactly(0), test.text, test.exact)
		}
	}
}

func TestODSRepeats(t *testing.T) {
	rows := `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
		`<table:table-header-rows><table:table-row table:number-rows-repeated="2" table:visibility="collapse">` +
		`<table:table-cell table:number-columns-repeated="2"/>` +
		`<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>` +
		`<table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="1" office:value-type="string"><text:p>x</text:p></table:table-cell>` +
		`<table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16377"/>` +
		`</table:table-row></table:table-header-rows>` +
		`<table:table-row table:number-rows-repeated="1048571" table:visibility="filter"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	grids, err := readContent(strings.NewReader(content(sheetXML("a", rows))))
	if err != nil {
		t.Fatal(err)
	}
	row := gridRow{number: 4, hidden: true, texts: []string{"", "", "1", "1", "x"}, exact: []string{"", "", "1", "1"}, merged: []area{{4, 3}}}
	again := row
	again.number = 5
	want := []gridRow{{number: 1, blanks: 3}, row, again}
	if diff := cmp.Diff(want, grids[0].rows, cmp.AllowUnexported(gridRow{}, area{})); diff != "" {
		t.Error(diff)
	}
	if hidden := grids[0].hiddenRows(); hidden.n != 2 {
		t.Errorf("%v rows are hidden", hidden)
	}
}

func TestODSRefused(t *testing.T) {
	row := textRow("a", "1")
	manifest := zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
		"META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "secret")
	tests := []struct{ name, content, want string }{
		{"locked", manifest, "locked with a password"},
		{"cut off", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content(sheetXML("a", row))[:800]), "damaged workbook"},
		{"cut off in a cell", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
			strings.SplitAfter(content(sheetXML("a", row)), "<text:p>")[0]), "damaged workbook"},
		{"no sheets", odsBytes(t, ""), "no sheets"},
		{"an empty sheet", odsBytes(t, sheetXML("a")), `no table found in this workbook; name the sheet to read with --sheet: 1 "a": empty`},
		{"a row of too many cells", odsBytes(t, sheetXML("a", `<table:table-row><table:table-cell table:number-columns-repeated="99999" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`)),
			"more rows, columns or cells than a spreadsheet"},
		{"too many rows", odsBytes(t, sheetXML("a", strings.Replace(row, "<table:table-row", `<table:table-row table:number-rows-repeated="999999999"`, 1))),
			"more rows, columns or cells than a spreadsheet"},
		{"a cell that is too long", odsBytes(t, sheetXML("a", textRow(strings.Repeat("<text:s text:c=\"1000\"/>", 1100)))), "too long"},
	}
	for _, test := range tests {
		_, err := OpenAll(temp(t, test.content), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

// What strays from a table of a sheet is left out and told; a column of its
// own without a heading is an error.
func TestSheetStrays(t *testing.T) {
	rows := []string{textRow("Complaints of 2008"), textRow(), textRow("Force", "n", "m"), textRow("Avon", "1", "2", "R"), textRow("Kent", "3", "4")}
	for i := range 30 {
		rows = append(rows, textRow("Essex", fmt.Sprint(i), "2"))
	}
	stray := append(append([]string{}, rows...), textRow("Bath", "5", "6", "", "", "", "see over"), textRow("", "", "", "", "x"), textRow("Wales", "7", "8"))
	table := open(t, temp(t, odsBytes(t, sheetXML("a", stray...))), Options{})
	got := rowsOf(t, table)
	if len(got) != 34 || got[0][2] != "2 R" || got[33][0] != "Wales" {
		t.Errorf("%q", got)
	}
	if note := noted(table, "stray-cell"); note != `2 cells outside of the table's columns left out (rows 36 to 37), the first holds "see over"` {
		t.Error(note, table.Problems())
	}
	side := []string{textRow("Force", "n"), textRow("Avon", "1", "", "x"), textRow("Kent", "3", "", "y"), textRow("Bath", "3", "", "z")}
	table = open(t, temp(t, odsBytes(t, sheetXML("a", side...))), Options{})
	for table.Next() {
	}
	if note := noted(table, "blank-label"); note != `column 4 has no heading, but row 2 holds "x" in it; name the column` {
		t.Error(table.Problems())
	}
}

// FuzzODS gives any markup to the reader of sheets. It must not panic; what it
// makes of a workbook must be the same twice, and fit its headings.
func FuzzODS(f *testing.F) {
	f.Add([]byte(content(sheetXML("a", textRow("T"), textRow("", "x", "y"), textRow("Force", "n", "%"), textRow("Avon", "1", "2", "R"), textRow("Kent", "3", "4")))))
	f.Add([]byte(content(sheetXML("a", textRow("Force", "n"), textRow("Avon", "1"), textRow(), textRow("Table 2"), textRow("b", "c"), textRow("x", "3")))))
	f.Add([]byte(content(sheetXML("a", `<table:table-row table:number-rows-repeated="9" table:visibility="filter"><table:table-cell table:number-columns-spanned="2"><text:p>a<text:s text:c="3"/></text:p></table:table-cell><table:covered-table-cell/></table:table-row>`) + sheetXML("b"))))
	f.Fuzz(func(t *testing.T, markup []byte) {
		book := []byte(zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", string(markup)))
		first, again := readBook(t, book), readBook(t, book)
		if !reflect.DeepEqual(first, again) {
			t.Fatalf("%q: %v, then %v", markup, first, again)
		}
	})
}

// readBook is readAll for a workbook, whose problems lie in sheets.
func readBook(t *testing.T, book []byte) (a all) {
	tables, err := OpenAll(Ref{Path: "-"}, Options{Recogniser: field{}, Stdin: bytes.NewReader(book)})
	if err != nil {
		a.problems = err.(Problems)
		return a
	}
	for _, table := range tables {
		readTable(t, book, table, &a)
	}
	return a
}
