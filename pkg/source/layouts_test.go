package source

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

const layouts = "testdata/layouts/"

// open is the one table of a file.
func open(t *testing.T, ref Ref, opts Options) *Table {
	t.Helper()
	opts.Recogniser = field{}
	table, err := Open(ref, opts)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// labels are the texts of the headings.
func labels(table *Table) (list []string) {
	for _, h := range table.Headings {
		list = append(list, h.Text)
	}
	return list
}

// rowsOf reads a table to its end; any error is one of the test.
func rowsOf(t *testing.T, table *Table) (rows [][]string) {
	t.Helper()
	for table.Next() {
		rows = append(rows, append([]string(nil), table.Row()...))
	}
	for _, p := range table.Problems() {
		if !p.Note {
			t.Error(p)
		}
	}
	return rows
}

// noted is the text of the note of a kind, and "" where there is none.
func noted(table *Table, kind string) string {
	for _, p := range table.Problems() {
		if p.Kind == kind {
			return p.Text
		}
	}
	return ""
}

var layoutHeadings = map[string]struct {
	rows     int
	headings string
}{
	"ced-2016_Table_1_time_series_with_R_marks.csv": {11,
		"|2011|2012|2013|2014|2015|2016|Numeric change between 2015 to 2016|% change between 2015 to 2016"},
	"hansard_1980-08-07_met_complaints_completed_1978_by_division.csv": {26,
		"Division|Incivility|Assault|Irregularity in procedure|Traffic irregularity|Neglect of duty|Corruption|Mishandling of property|" +
			"Irregularity in relation to evidence|Oppressive conduct or harassment|Other|Total"},
	"homeoffice_ye-mar-2022_table_1.1_proceedings_type.csv": {5,
		"Proceedings type|Police complaints / Volume|Police complaints / Percentage (%)|Conduct matters / Volume|Conduct matters / Percentage (%)|" +
			"Recordable conduct matters / Volume|Recordable conduct matters / Percentage (%)"},
	"iopc_deaths_2019-20_Custody_By_Force.csv": {49, "Appropriate authority|Financial year / 04/05|Financial year / 05/06|Financial year / 06/07|" +
		"Financial year / 07/08|Financial year / 08/09|Financial year / 09/10|Financial year / 10/11|Financial year / 11/12|Financial year / 12/13|" +
		"Financial year / 13/14|Financial year / 14/15|Financial year / 15/16|Financial year / 16/17|Financial year / 17/18|Financial year / 18/19|" +
		"Financial year / 19/20|Total"},
	"police-workforce-sep19_Table_1_officers_by_force.csv": {57, "|As at: / Sep-18|As at: / Mar-19|As at: / Sep-19|" +
		"Change in 12 months Sep-18 to Sep-19 / number|Change in 12 months Sep-18 to Sep-19 / %|" +
		"Change in 6 months Mar-19 to Sep-19 / number|Change in 6 months Mar-19 to Sep-19 / %"},
	"use-of-force-2019-20_Table_12_incidents_by_force.csv": {54, "Region|Police force|Total"},
	"use-of-force-2019-20_Table_13_ced_by_force.csv": {162, "Financial year|Region|Police force|Total|Total non-discharge|Drawn|Aimed|Red-dot|Arced|" +
		"Total discharge|Drive stun|Fired|Angled drive stun|CED not stated"},
}

func TestLayouts(t *testing.T) {
	paths, err := filepath.Glob(layouts + "*.csv")
	if err != nil || len(paths) != len(layoutHeadings) {
		t.Fatalf("%d files, %d expectations, %v", len(paths), len(layoutHeadings), err)
	}
	for _, path := range paths {
		want := layoutHeadings[filepath.Base(path)]
		for _, rec := range []Recogniser{nil, field{}} {
			table, err := Open(Ref{Path: path}, Options{Recogniser: rec})
			if err != nil {
				t.Error(err)
				continue
			}
			if got := strings.Join(labels(table), "|"); got != want.headings {
				t.Errorf("%s: headings\n got %s\nwant %s", path, got, want.headings)
			}
			if rows := rowsOf(t, table); len(rows) != want.rows {
				t.Errorf("%s: %d rows, want %d", path, len(rows), want.rows)
			}
		}
	}
}

// An XLSX workbook made from each of the CSV files, cell by cell, gives the
// same headings and rows.
func TestLayoutsAsXLSX(t *testing.T) {
	for name := range layoutHeadings {
		of := open(t, Ref{Path: layouts + name}, Options{})
		made := open(t, Ref{Path: toXLSX(t, layouts+name)}, Options{})
		if diff := cmp.Diff(labels(of), labels(made)); diff != "" {
			t.Errorf("%s: headings: %s", name, diff)
		}
		if diff := cmp.Diff(rowsOf(t, of), rowsOf(t, made)); diff != "" {
			t.Errorf("%s: rows: %s", name, diff)
		}
		if made.UnitRow != of.UnitRow || len(made.Above) != len(of.Above) || len(made.Below) != len(of.Below) {
			t.Errorf("%s: unit %q, above %v, below %v", name, made.UnitRow, made.Above, made.Below)
		}
	}
}

// toXLSX writes a CSV file as a workbook: numbers as numbers that show as they
// are written, everything else as text.
func toXLSX(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	formats := map[string]int{}
	for number, record := range records(t, string(content)) {
		for i, cell := range record {
			if cell == "" {
				continue
			}
			address, err := excelize.CoordinatesToCellName(i+1, number+1)
			if err != nil {
				t.Fatal(err)
			}
			plain := strings.TrimSuffix(strings.ReplaceAll(cell, ",", ""), "%")
			value, notNumber := strconv.ParseFloat(plain, 64)
			if notNumber != nil {
				if err := f.SetCellStr("Sheet1", address, cell); err != nil {
					t.Fatal(err)
				}
				continue
			}
			setNumber(t, f, formats, address, cell, value)
		}
	}
	to := filepath.Join(t.TempDir(), "made.xlsx")
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
	return to
}

func setNumber(t *testing.T, f *excelize.File, formats map[string]int, address, cell string, value float64) {
	t.Helper()
	format := "0"
	if _, decimals, found := strings.Cut(strings.TrimSuffix(cell, "%"), "."); found {
		format += "." + strings.Repeat("0", len(decimals))
	}
	if strings.Contains(cell, ",") {
		format = "#,##" + format
	}
	if strings.HasSuffix(cell, "%") {
		format += "%"
		value /= 100
	}
	style, known := formats[format]
	if !known {
		var err error
		if style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			t.Fatal(err)
		}
		formats[format] = style
	}
	if err := f.SetCellFloat("Sheet1", address, value, -1, 64); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", address, address, style); err != nil {
		t.Fatal(err)
	}
}

// records reads CSV by another reader than ours, keeping blank lines, which
// are blank rows of a sheet.
func records(t *testing.T, content string) (all [][]string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(content))
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		if err != nil {
			return all
		}
		line, _ := r.FieldPos(0)
		for len(all) < line-1-extraLines(all) {
			all = append(all, nil)
		}
		all = append(all, record)
	}
}

// extraLines counts the line breaks within the cells so far.
func extraLines(all [][]string) (n int) {
	for _, record := range all {
		n += strings.Count(strings.Join(record, ""), "\n")
	}
	return n
}

// The sheet and its export give the same texts; the sheet also what is behind
// them.
func TestWorkforce(t *testing.T) {
	book := layouts + "police-workforce-sep19-tables.ods"
	table := open(t, Ref{Path: book}, Options{Sheet: "table_1"})
	export := open(t, Ref{Path: layouts + "police-workforce-sep19_Table_1_officers_by_force.csv"}, Options{})
	if diff := cmp.Diff(labels(export), labels(table)); diff != "" {
		t.Error(diff)
	}
	if table.UnitRow != "Full-time equivalents" || export.UnitRow != table.UnitRow {
		t.Errorf("units %q and %q", table.UnitRow, export.UnitRow)
	}
	if h := table.Headings[0]; !h.Corner || h.Text != "" || h.Parts != nil {
		t.Errorf("the corner is %+v", h)
	}
	if diff := cmp.Diff([]string{"As at:", "Sep-18"}, table.Headings[1].Parts); diff != "" {
		t.Error(diff)
	}
	var exact []string
	for table.Next() {
		if !export.Next() {
			t.Fatal("the export has fewer rows")
		}
		if diff := cmp.Diff(export.Row(), table.Row()); diff != "" {
			t.Error(diff)
		}
		if export.Exact(1) != "" || table.Exact(0) != "" || table.Exact(8) != "" || table.Exact(-1) != "" {
			t.Error("an exact value where there is none")
		}
		for i := range table.Row()[1:] {
			if table.Exact(i+1) == "" {
				t.Errorf("row %d has no exact value under %s", table.Line(), table.Headings[i+1].Text)
			}
		}
		if table.Row()[0] == "Cleveland" {
			line, column := table.Position(1)
			exact = append(exact, table.Row()[1], table.Exact(1), strconv.Itoa(line), strconv.Itoa(column))
		}
	}
	if export.Next() {
		t.Error("the export has more rows")
	}
	if diff := cmp.Diff([]string{"1,224", "1223.92", "8", "2"}, exact); diff != "" {
		t.Error(diff)
	}
}

// Every sheet of both workbooks is read, or refused with a reason.
func TestWorkbooksWhole(t *testing.T) {
	for book, want := range map[string][]string{
		"police-workforce-sep19-tables.ods": {
			"contents: names 13 other sheets",
			"table: 57 rows, 8 columns: As at: / Sep-18, As at: / Mar-19, As at: / Sep-19, ...",
			"56 8", "56 8", "56 8", "56 8", "14 6", "57 5", "56 5", "56 5", "56 5", "56 5", "56 8", "56 8",
		},
		"police-use-of-conducted-energy-devices-2016.ods": {
			"contents: names 4 other sheets",
			"table: 11 rows, 9 columns: 2011, 2012, 2013, ...",
			"table: 54 rows, 14 columns: Police Force/Region, Drawn, Aimed, ...",
			"54 14", "53 3",
		},
	} {
		tables, err := OpenAll(Ref{Path: layouts + book}, Options{Recogniser: field{}})
		if err != nil {
			t.Fatal(err)
		}
		if len(tables) != len(want)-1 || len(tables[0].Sheets) != len(want) {
			t.Fatalf("%s: %d tables on %d sheets", book, len(tables), len(tables[0].Sheets))
		}
		for i, sheet := range tables[0].Sheets {
			if rows, columns, short := strings.Cut(want[i], " "); short && len(columns) < 3 {
				want[i] = "table: " + rows + " rows, " + columns + " columns: "
			}
			if !strings.HasPrefix(sheet.Holds, want[i]) || sheet.Number != i+1 {
				t.Errorf("%s: sheet %d holds %s, want %s", book, sheet.Number, sheet.Holds, want[i])
			}
		}
		if got := noted(tables[0], "sheet"); !strings.HasPrefix(got, "left out: contents") {
			t.Errorf("%s: %q", book, got)
		}
		for _, table := range tables {
			rowsOf(t, table)
		}
	}
}

// Marks in columns of their own belong to the numbers at their left.
func TestMarkerColumns(t *testing.T) {
	export := open(t, Ref{Path: layouts + "ced-2016_Table_1_time_series_with_R_marks.csv"}, Options{})
	sheet := open(t, Ref{Path: layouts + "police-use-of-conducted-energy-devices-2016.ods"}, Options{Sheet: "2"})
	rows := rowsOf(t, export)
	if diff := cmp.Diff(rows, rowsOf(t, sheet)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Drawn", "1,568", "1,648", "2,497", "2,212", "2,457 R", "2,829", "372", "15%"}, rows[0]); diff != "" {
		t.Error(diff)
	}
	if got := noted(export, "marker-column"); !strings.Contains(got, `8 marks read as part of the number at the left, under "2015"`) {
		t.Error(got)
	}
	if n := len(export.Below); n != 16 || export.Below[n-1].Text != "TRUE" || export.Below[0].Text != "Source: Home Office" {
		t.Errorf("below: %v", export.Below)
	}
	third := open(t, Ref{Path: layouts + "police-use-of-conducted-energy-devices-2016.ods"}, Options{Sheet: "Table_3"})
	for _, row := range rowsOf(t, third) {
		if row[0] == "North West" && strings.Join(row, "|") != "North West|246 R|53|7|710 R|1,016 R|76%|19|17|280|316|24%|0|1,332 R" {
			t.Errorf("%q", row)
		}
	}
	if got := third.Headings[11].Text; got != "Total discharge / Proportion of TASER ® X26 use" {
		t.Error(got)
	}
}
