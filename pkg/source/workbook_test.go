package source

import (
	"fmt"
	"strings"
	"testing"
)

// bookOf is a workbook with a cover, a contents sheet, a table, two tables on
// one sheet, a sheet of texts and an empty one.
func bookOf(t *testing.T) Ref {
	t.Helper()
	return temp(t, odsBytes(t, strings.Join([]string{
		sheetXML("Cover sheet", textRow("Police complaints"), textRow("Published by us"), textRow("Contact", "me@example.org")),
		sheetXML("Contents", textRow("Table", "Title"), textRow("Table 1", "One"), textRow("Tables 2", "Two"), textRow("Notes", "Three"), textRow("Empty", "Four")),
		sheetXML("Table_1", textRow("Table 1: a"), textRow("Force", "n"), textRow("Avon", "1"), textRow("Kent", "2")),
		sheetXML("Tables_2", textRow("Force", "n"), textRow("Avon", "1"), textRow(), textRow("Table 2b"), textRow("Region", "m"), textRow("Wales", "2")),
		sheetXML("Notes", textRow("A text."), textRow("Another text.")),
		sheetXML("Empty"),
	}, "")))
}

func TestWorkbookSheets(t *testing.T) {
	tests := []struct {
		opts Options
		want string
	}{
		{Options{}, "Table_1 0 Force|n; Tables_2 1 Force|n; Tables_2 2 Region|m"},
		{Options{Sheet: "table_1"}, "Table_1 0 Force|n"},
		{Options{Sheet: "Table 1"}, "Table_1 0 Force|n"},
		{Options{Sheet: "4"}, "Tables_2 1 Force|n; Tables_2 2 Region|m"},
		{Options{Sheet: "4", Table: 2}, "Tables_2 2 Region|m"},
		{Options{Table: 1}, "Table_1 0 Force|n; Tables_2 1 Force|n"},
		{Options{Sheet: "Contents"}, "Contents 0 Table|Title"},
		{Options{Sheet: "Table_1", HeaderRow: 2}, "Table_1 0 Force|n"},
		{Options{Sheet: "3", Table: 2}, "--table 2: no sheet has as many"},
		{Options{Table: 3}, "--table 3: no sheet has as many"},
		{Options{Sheet: "7"}, `--sheet "7": there is no such sheet; there are "Cover sheet", "Contents", "Table_1"`},
		{Options{Sheet: "Empty"}, "this sheet is empty; choose another with --sheet"},
		{Options{Sheet: "Notes", HeaderRow: 9}, "the sheet ends before that row"},
		{Options{Sheet: "Table_1", HeaderRow: 1, Table: 1}, "Table_1 0 Table 1: a"},
	}
	for _, test := range tests {
		tables, err := OpenAll(bookOf(t), test.opts)
		got := fmt.Sprint(err)
		if err == nil {
			var parts []string
			for _, table := range tables {
				parts = append(parts, fmt.Sprintf("%s %d %s", table.Sheet, table.Number, strings.Join(labels(table), "|")))
			}
			got = strings.Join(parts, "; ")
		}
		if err == nil && got != test.want || err != nil && !strings.Contains(got, test.want) {
			t.Errorf("%+v: got %s, want %s", test.opts, got, test.want)
		}
	}
}

// Where a choice is needed the error says what every sheet holds.
func TestWorkbookChoice(t *testing.T) {
	want := []string{
		"there are 3 tables in this workbook; choose a sheet with --sheet: ",
		`1 "Cover sheet": cover sheet: 3 lines of text, the first "Police complaints"; `,
		`2 "Contents": contents: names 4 other sheets; `,
		`3 "Table_1": table: 2 rows, 2 columns: Force, n; `,
		`4 "Tables_2": 2 tables: 1: row 1, 1 row, 2 columns: Force, n; 2: row 5, 1 row, 2 columns: Region, m; `,
		`5 "Notes": no table found: 2 lines of text, the first "A text."; `,
		`6 "Empty": empty [several-tables]`,
	}
	_, err := Open(bookOf(t), Options{})
	if err == nil || !strings.HasSuffix(err.Error(), strings.Join(want, "")) {
		t.Errorf("got %v", err)
	}
	_, err = Open(bookOf(t), Options{Sheet: "4"})
	if err == nil || !strings.Contains(err.Error(), ":Tables_2: there are 2 tables on this sheet; choose one with --table: 1: row 1") {
		t.Errorf("got %v", err)
	}
	table := open(t, bookOf(t), Options{Sheet: "4", Table: 2})
	if rows := rowsOf(t, table); len(rows) != 1 || table.Above[0] != (Line{Line: 4, Text: "Table 2b"}) || noted(table, "sheet") != "" {
		t.Errorf("%q under %v", rows, table.Above)
	}
}

// Whatever packs far more than sheets do is not read.
func TestWorkbookBombs(t *testing.T) {
	zeros := strings.Repeat("0", 20_000_023)
	many := []string{"xl/workbook.xml", ""}
	for i := range bookLimits.entries {
		many = append(many, fmt.Sprintf("xl/%d.xml", i), "")
	}
	for name, content := range map[string]string{
		"unpacks to 20,000,0": zipped(t, "xl/worksheets/sheet1.xml", zeros, "[Content_Types].xml", "<Types/>"),
		"unpacks to 20,000,1": zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", zeros+strings.Repeat("0", 100)),
		"has 10,001 entries":  zipped(t, many...),
	} {
		_, err := OpenAll(temp(t, content), Options{})
		if err == nil || !strings.Contains(err.Error(), "refused: the workbook") || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

// A workbook within gzip or zip is read like any other.
func TestPackedWorkbook(t *testing.T) {
	book := odsBytes(t, sheetXML("a", textRow("Force", "n"), textRow("Avon", "1")))
	for packing, content := range map[string]string{"gzip": gzipped(t, book), "zip": zipped(t, "a.ods", book)} {
		table := open(t, temp(t, content), Options{})
		if rows := rowsOf(t, table); len(rows) != 1 || table.Packing != packing || table.Encoding != "ods" {
			t.Errorf("%s: %q, packing %q, %q", packing, rows, table.Packing, table.Encoding)
		}
	}
}

// A sheet is read again after Rewind as it was, and twice the same.
func TestRewindSheet(t *testing.T) {
	table := open(t, Ref{Path: layouts + "police-use-of-conducted-energy-devices-2016.ods"}, Options{Sheet: "Table_3"})
	first, notes := rowsOf(t, table), table.Problems()
	table.Rewind()
	again := rowsOf(t, table)
	if fmt.Sprint(first, notes) != fmt.Sprint(again, table.Problems()) {
		t.Error("read differently after Rewind")
	}
}

func TestForeign(t *testing.T) {
	ole := oleMagic + strings.Repeat("\x00", 100)
	tests := []struct{ name, content, want string }{
		{"XLS", ole + wide("Workbook"), "this is an old Excel workbook (XLS); open it and save it as XLSX, ODS or CSV"},
		{"locked XLSX", ole + wide("EncryptedPackage"), "this workbook is locked with a password"},
		{"DOC", ole + wide("WordDocument"), "old Word document"},
		{"HTML of Excel", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>`, "a web page that was given the name of a workbook"},
		{"a bare table", "<table><tr><td>1</td></tr></table>", "this looks like HTML"},
		{"XML of 2003", `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "XML Spreadsheet of 2003"},
		{"flat ODS", `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">`, "flat OpenDocument"},
		{"Numbers", zipped(t, "Index/Document.iwa", ""), "a Numbers workbook"},
		{"XLSB", zipped(t, "xl/workbook.bin", "", "xl/other.xml", ""), "an XLSB workbook; open it in a spreadsheet program"},
	}
	for _, test := range tests {
		_, err := OpenAll(temp(t, test.content), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
	if !isSheetName("A.XLS") || isSheetName("a.csv") {
		t.Error("names of workbooks")
	}
}
