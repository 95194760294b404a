package source

import (
	"archive/zip"
	"path/filepath"
	"reflect"
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
		{"cut off", xlsxBytes(t, strings.TrimSuffix(sheet, "</row></sheetData></worksheet>")), `:One:2:2: this is a damaged workbook (XML syntax error`},
		{"rows out of order", xlsxBytes(t, strings.Replace(sheet, `r="1"`, `r="3"`, 1)), "out of order"},
		{"a column too far", xlsxBytes(t, strings.Replace(sheet, `"B2"`, `"ZZZZZ2"`, 1)), ":One:2:2: refused: the workbook has more rows, columns or cells than a spreadsheet"},
		{"a sheet that is not there", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", relsXML), ":One: this is a damaged workbook (it has no xl/worksheets/one.xml)"},
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

// What does not fit together is refused at its sheet and cell, and what was
// made to cost time or memory costs neither.
func TestXLSXHostile(t *testing.T) {
	cell := func(markup string) string {
		return xlsxBytes(t, `<worksheet><sheetData><row r="2">`+markup+`</row></sheetData></worksheet>`)
	}
	wide := strings.Repeat(`<row><c r="XFD1" t="str"><v>x</v></c></row>`, 1100)
	runs := strings.Repeat("<r><t>ab</t></r>", 400_000)
	pieces := strings.Repeat("<!---->a", 1<<19)
	twice := strings.Replace(relsXML, "</Relationships>", `<Relationship Id="r2" Type="x/worksheet" Target="worksheets/one.xml"/></Relationships>`, 1)
	tests := []struct{ name, content, want string }{
		{"a string that is not there", cell(`<c r="C2" t="s"><v>4</v></c>`), `:One:2:3: this is a damaged workbook (there is no shared string "4")`},
		{"a string before the first", cell(`<c r="C2" t="s"><v>-1</v></c>`), `there is no shared string "-1"`},
		{"a style that is not there", cell(`<c r="B2" s="9"><v>4</v></c>`), `:One:2:2: this is a damaged workbook (there is no cell style "9")`},
		{"a cell twice", cell(`<c r="B2"><v>4</v></c><c r="B2"><v>5</v></c>`), `its cells are out of order at "B2"`},
		{"a row too far", xlsxBytes(t, `<worksheet><sheetData><row r="9999999"/></sheetData></worksheet>`), ":One: refused: the workbook has more rows"},
		{"rows that are too wide", xlsxBytes(t, `<worksheet><sheetData>`+wide+`</sheetData></worksheet>`), ":One:1025:16384: refused: the workbook has more rows, columns or cells"},
		{"a text of many runs", cell(`<c r="B2" t="inlineStr"><is>` + runs + `</is></c>`), "no table found"},
		{"a text in many pieces", cell(`<c r="B2" t="str"><v>` + pieces + `</v></c>`), "no table found"},
		{"a part that two sheets share", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", twice), "it is linked twice"},
		{"a workbook that is its own sheet", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels",
			strings.Replace(relsXML, "/xl/worksheets/one.xml", "workbook.xml", 1)), "no table found"},
		{"strings that are not there", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels",
			strings.Replace(relsXML, "</Relationships>", `<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, 1)), "it has no xl/sharedStrings.xml"},
		{"a shared string that is too long", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels",
			strings.Replace(relsXML, "</Relationships>", `<Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/></Relationships>`, 1),
			"xl/s.xml", "<sst><si><t>"+strings.Repeat("a", maxCell+1)+"</t></si></sst>"), "in.csv: refused: the workbook has more rows"},
		{"an entity", cell(`<c r="B2" t="str"><v>&lol;</v></c>`), ":One:2:2: this is a damaged workbook (XML syntax error"},
	}
	for _, test := range tests {
		_, err := OpenAll(temp(t, test.content), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

// What a workbook hides or what is not followed is told.
func TestXLSXTold(t *testing.T) {
	f := excelize.NewFile()
	fillSheet(t, f, "Sheet1", []any{"Force", "n", "m", "k"}, []any{"Avon", 0.5, 0, 7}, []any{"Kent", 0.25, 0, 8}, []any{"Bath", 0.75, 3, 9})
	for column, code := range map[string]string{"B": "# ?/?", "C": `0;-0;"-"`, "D": ";;;"} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", column+"2", column+"4", style))
	}
	must(t, f.SetCellFormula("Sheet1", "A6", "1+1"))
	table := open(t, saved(t, f), Options{})
	rows := rowsOf(t, table)
	if len(rows) != 3 || strings.Join(rows[0], "|") != "Avon|0.5|0|" {
		t.Errorf("%q", rows)
	}
	for kind, want := range map[string]string{
		"number-format": `3 numbers of the format "# ?/?", which is not followed here, read as stored (rows 2 to 4)`,
		"zero":          "2 zeros for which the workbook shows a dash or nothing, read as 0 (rows 2 to 3)",
		"hidden-number": "3 numbers that the workbook hides by a number format, read as blank (rows 2 to 4)",
		"formula":       "1 cell with a formula that was never worked out, read as blank; open the workbook in a spreadsheet program and save it (row 6)",
	} {
		if got := noted(table, kind); got != want {
			t.Errorf("%s: %q", kind, got)
		}
	}
}

// Days are counted from 1904 where the workbook says so.
func TestXLSXFrom1904(t *testing.T) {
	f := excelize.NewFile()
	from1904 := true
	must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
	fillSheet(t, f, "Sheet1", []any{"Force", "Date", "n"}, []any{"Avon", 42276, 1}, []any{"Kent", 42276.25, 2})
	code := "d mmm yyyy"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "B2", "B3", style))
	table := open(t, saved(t, f), Options{})
	for _, want := range []string{"2019-09-30", "2019-09-30T06:00:00"} {
		if table.Next(); table.Row()[1] != "30 Sep 2019" || table.Exact(1) != want {
			t.Errorf("%q, %q", table.Row(), table.Exact(1))
		}
	}
}

// FuzzXLSX gives any markup to the reader of sheets, and any code and value to
// the reader of formats.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="2" hidden="1"><c r="B2" t="str"><v>Force</v></c><c><v>1E3</v></c></row></sheetData><mergeCells><mergeCell ref="B2:C4"/></mergeCells></worksheet>`), `#,##0.0;[<5]"x";@`, "12")
	f.Add([]byte(`<worksheet><sheetData><row><c t="b"><v>1</v></c><c t="d"><v>2019-09-30</v></c><c t="s"><v>0</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>`), `[h]:mm:ss.000 AM/PM`, "-0.5")
	f.Add([]byte(`<worksheet><row><c><is><r><t>a_x0041_</t><rPh/></r></is><f/></c></row></worksheet>`), "##0.0E+0_(*-%,", "99999.5")
	f.Fuzz(func(t *testing.T, markup []byte, code, value string) {
		book := []byte(xlsxBytes(t, string(markup)))
		if first, again := readBook(t, book), readBook(t, book); !reflect.DeepEqual(first, again) {
			t.Fatalf("%q: %v, then %v", markup, first, again)
		}
		style := parseFormat(code)
		if plain := plainDecimal(value); plain != "" {
			if text, as := style.number(plain, false); as == asIs && len(text) > len(plain)+4 {
				t.Fatalf("%q of %q: %q", code, value, text)
			}
		}
		style.text(value)
	})
}

const (
	workbookXML = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`
	relsXML     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/one.xml"/></Relationships>`
)

// xlsxBytes is a workbook around one sheet's markup.
func xlsxBytes(t testing.TB, sheet string) string {
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

// gridsOf reads the sheets of a stored workbook.
func gridsOf(t interface {
	Helper()
	Fatal(...any)
}, stored string) []*grid {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(stored), int64(len(stored)))
	if err != nil {
		t.Fatal(err)
	}
	grids, err := readXLSX("made.xlsx", archive)
	if err != nil {
		t.Fatal(err)
	}
	return grids
}
