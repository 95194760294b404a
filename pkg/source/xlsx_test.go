package source

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// must stops a test at an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// saved writes a workbook to a file.
func saved(t *testing.T, f *excelize.File, opts ...excelize.Options) Ref {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.xlsx")
	must(t, f.SaveAs(path, opts...))
	must(t, f.Close())
	return Ref{Path: path}
}

// fillSheet writes rows of values from A1 down.
func fillSheet(t *testing.T, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		address, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, f.SetSheetRow(sheet, address, &row))
	}
}

func TestXLSXCells(t *testing.T) {
	f := excelize.NewFile()
	fillSheet(t, f, "Sheet1",
		[]any{"Force", "Date", "Month", "Share", "Count", "Text", "Yes"},
		[]any{"Avon", time.Date(2019, 9, 30, 0, 0, 0, 0, time.UTC), 43344, 0.155, 1223.92, "2019", true},
		[]any{"Kent", 43738.5, 43344, 2.5e-05, -5, "x", false},
	)
	for column, format := range map[string]string{"B": "dd/mm/yyyy", "C": "mmm-yy", "D": "0.0%", "E": "#,##0"} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", column+"2", column+"3", style))
	}
	table := open(t, saved(t, f), Options{})
	var got [][2]string
	for table.Next() {
		for i, cell := range table.Row() {
			got = append(got, [2]string{cell, table.Exact(i)})
		}
	}
	want := [][2]string{
		{"Avon", ""}, {"30/09/2019", "2019-09-30"}, {"Sep-18", "2018-09-01"}, {"15.5%", "0.155"}, {"1,224", "1223.92"}, {"2019", ""}, {"TRUE", ""},
		{"Kent", ""}, {"30/09/2019", "2019-09-30T12:00:00"}, {"Sep-18", "2018-09-01"}, {"0.0%", "0.000025"}, {"-5", "-5"}, {"x", ""}, {"FALSE", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if table.Encoding != "xlsx" || table.Sheet != "Sheet1" || table.Delimiter != 0 || table.Packing != "" {
		t.Errorf("%q %q %q %q", table.Encoding, table.Sheet, table.Delimiter, table.Packing)
	}
}

// Merged cells decide what a heading stands over; hidden rows and sheets are
// read and told.
func TestXLSXMergedAndHidden(t *testing.T) {
	f := excelize.NewFile()
	fillSheet(t, f, "Sheet1",
		[]any{"", "Complaints", "", "Other"},
		[]any{"Force", "n", "%", "n"},
		[]any{"Avon", 1, 2, 3},
		[]any{"Kent", 4, 5, 6},
	)
	must(t, f.MergeCell("Sheet1", "B1", "C1"))
	must(t, f.SetRowVisible("Sheet1", 4, false))
	if _, err := f.NewSheet("Old"); err != nil {
		t.Fatal(err)
	}
	fillSheet(t, f, "Old", []any{"Force", "n"}, []any{"Essex", 7})
	must(t, f.SetSheetVisible("Old", false))
	tables, err := OpenAll(saved(t, f), Options{})
	must(t, err)
	if len(tables) != 2 || !tables[0].Sheets[1].Hidden || tables[1].Sheet != "Old" {
		t.Fatalf("%+v", tables[0].Sheets)
	}
	if got := strings.Join(labels(tables[0]), "|"); got != "Force|Complaints / n|Complaints / %|Other / n" {
		t.Error(got)
	}
	if rows := rowsOf(t, tables[0]); len(rows) != 2 || tables[0].Hidden != 1 || noted(tables[0], "hidden-row") == "" {
		t.Errorf("%q, %d hidden", rows, tables[0].Hidden)
	}
	if got := ListSheets(tables[0].Sheets); got != `1 "Sheet1": table: 2 rows, 4 columns: Force, Complaints / n, Complaints / %, ...; 2 "Old" (hidden): table: 1 row, 2 columns: Force, n` {
		t.Error(got)
	}
}

// A merged cell that is narrower than the blanks at its right stands over no
// more than it is merged over.
func TestXLSXMergedNarrow(t *testing.T) {
	f := excelize.NewFile()
	fillSheet(t, f, "Sheet1", []any{"", "Complaints", "", ""}, []any{"Force", "n", "%", "officers"}, []any{"Avon", 1, 2, 3}, []any{"Kent", 4, 5, 6})
	must(t, f.MergeCell("Sheet1", "B1", "C1"))
	if got := strings.Join(labels(open(t, saved(t, f), Options{})), "|"); got != "Force|Complaints / n|Complaints / %|officers" {
		t.Error(got)
	}
}

func TestXLSXRefused(t *testing.T) {
	locked := excelize.NewFile()
	fillSheet(t, locked, "Sheet1", []any{"a", "b"}, []any{"x", 1})
	if _, err := Open(saved(t, locked, excelize.Options{Password: "secret"}), Options{}); err == nil || !strings.Contains(err.Error(), "locked with a password") {
		t.Error(err)
	}
	sheet := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><v>1</v></c></row></sheetData></worksheet>`
	if rows := rowsOf(t, open(t, temp(t, xlsxBytes(t, sheet)), Options{})); len(rows) != 1 || rows[0][1] != "1" {
		t.Errorf("%q", rows)
	}
	tests := []struct{ name, content, want string }{
		{"cut off", xlsxBytes(t, strings.TrimSuffix(sheet, "</row></sheetData></worksheet>")), `damaged workbook (sheet "One": XML syntax error`},
		{"rows out of order", xlsxBytes(t, strings.Replace(sheet, `r="1"`, `r="3"`, 1)), "out of order"},
		{"a column too far", xlsxBytes(t, strings.Replace(sheet, `"B2"`, `"ZZZZZ2"`, 1)), "damaged workbook"},
		{"a sheet that is not there", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", relsXML), "a part of it is missing or empty"},
		{"no sheets", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>", "xl/_rels/workbook.xml.rels", relsXML), "it has no sheets"},
		{"no links", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML), "it has no xl/_rels/workbook.xml.rels"},
	}
	for _, test := range tests {
		_, err := OpenAll(temp(t, test.content), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

const (
	workbookXML = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`
	relsXML     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/one.xml"/></Relationships>`
)

// xlsxBytes is a workbook around one sheet's markup.
func xlsxBytes(t *testing.T, sheet string) string {
	t.Helper()
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/one.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	root := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="xl/workbook.xml"` +
		` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`
	return zipped(t, "[Content_Types].xml", types, "_rels/.rels", root, "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", relsXML, "xl/worksheets/one.xml", sheet)
}

func TestExactNumbers(t *testing.T) {
	for value, want := range map[string]string{
		"5516.6500000000005": "5516.6500000000005", "1E3": "1000", "1.5E-2": "0.015", "-2.50e+01": "-25", "007": "7", "+3": "3", ".5": "0.5",
		"0": "0", "-0": "0", "1E-400": "0." + strings.Repeat("0", 399) + "1", "1E999": "", "NaN": "", "": "", "-": "", "1,5": "", "1.2.3": "",
	} {
		if got := plainDecimal(value); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
	for address, want := range map[string]int{"A1": 0, "Z9": 25, "AA1": 26, "XFD1": 16383, "$B$2": 1, "ZZZZ1": -1, "": -1, "1": -1} {
		if got := columnOf(address); got != want {
			t.Errorf("%s is column %d, want %d", address, got, want)
		}
	}
}
