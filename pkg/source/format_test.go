package source

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// What a format makes of a number, as Excel shows it.
func TestNumberFormats(t *testing.T) {
	tests := []struct{ code, value, want string }{
		{"General", "1223.92", "1223.92"}, {"General", "0.30000000000000004", "0.3"}, {"General", "123456789012", "123456789012"}, {"General", "0.000012345678901", "0.000012345678901"},
		{"General", "-5", "-5"}, {`"n="General`, "5", "n=5"}, {"0", "0.5", "1"}, {"0", "-0.5", "-1"}, {"0", "2.5", "3"}, {"0.00", "1.005", "1.01"}, {"0.00", "0.28499999999999998", "0.29"},
		{"0.00", "9.999", "10.00"}, {"#,##0", "1234567", "1,234,567"}, {"#,##0", "999.5", "1,000"}, {"#,##0", "0", "0"}, {"0,000", "5", "0,005"}, {"#,##0.0", "-1234.56", "-1,234.6"},
		{"0%", "0.155", "16%"}, {"0.0%", "0.155", "15.5%"}, {"0.0%", "0.00002", "0.0%"}, {"%0", "0.5", "%50"}, {"0.##", "5", "5"}, {"0.##", "5.1", "5.1"}, {"0.0##", "5.125", "5.125"}, {"0.#0", "5", "5.00"},
		{"0,", "1500", "2"}, {"#,##0,", "1234567", "1,235"}, {"0.0,,", "1234567", "1.2"}, {`0.0,,"m"`, "1234567", "1.2m"}, {`0,"k"`, "-1500", "-2k"},
		{`"£"#,##0.00`, "1234.5", "£1,234.50"}, {`[$£-809]#,##0`, "-1234", "-£1,234"}, {`"10 of "0`, "5", "10 of 5"}, {`0" (2019);"`, "5", "5 (2019);"}, {`0\x`, "5", "5x"}, {"000-0000", "5551234", "555-1234"}, {"00000", "42", "00042"},
		{"0;(0)", "5", "5"}, {"0;(0)", "-5", "(5)"}, {"0;(0)", "0", "0"}, {`0;-0;"nil"`, "0", "nil"}, {`0;-0;"[c]"`, "0", "[c]"}, {"0;-0;0.0", "0", "0.0"}, {"[Red]0;[Blue]-0", "-5", "-5"}, {"[Color 3]0", "5", "5"},
		{`_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)`, "-1234", "(1,234)"}, {`_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)`, "0", "0"}, {"#,##0;-#,##0;", "0", "0"}, {"0;;", "-5", ""}, {";;;", "5", ""},
		{`[>=1000]0,"k";0`, "2500", "3k"}, {`[>=1000]0,"k";0`, "25", "25"}, {`[>=1000]0,"k";0`, "-25", "-25"}, {`[<5]"<5";0`, "3", "<5"}, {`[<5]"<5";0`, "5", "5"}, {`[=0]"none";[<0]0;0`, "-3", "3"}, {`[>5]"a";[<0]"b";"c"`, "2", "c"},
		{"0.00E+00", "12345", "1.23E+04"}, {"0.00E+00", "0.00099999", "1.00E-03"}, {"##0.0E+0", "12345", "12.3E+3"}, {"0.0E-0", "12345", "1.2E4"},
		{"0.000;0.000;0.000;@", "-1.5", "1.500"}, {"@", "5", "5"}, {`0 "officers"`, "5", "5 officers"}, {"0.?", "5", "5. "}, {"???", "5", "  5"},
		{"yyyy-mm-dd", "43738", "2019-09-30"}, {"dd/mm/yyyy", "43738.75", "30/09/2019"}, {"d mmm yy", "43738", "30 Sep 19"}, {"mmmm yyyy", "43738", "September 2019"}, {"mmmmm", "43738", "S"}, {"dddd d", "43738", "Monday 30"}, {"ddd", "43738", "Mon"},
		{"h:mm", "0.5", "12:00"}, {"hh:mm:ss", "0.999994", "23:59:59"}, {"h:mm AM/PM", "0.75", "6:00 PM"}, {"h AM/PM", "0", "12 AM"}, {"[h]:mm", "1.5", "36:00"}, {"[mm]:ss", "0.0625", "90:00"}, {"mm:ss.00", "0.00001", "00:00.86"}, {"yyyy-mm-dd hh:mm", "43738.5", "2019-09-30 12:00"},
		{"dd/mm/yyyy", "0", "00/01/1900"}, {"dd/mm/yyyy", "1", "01/01/1900"}, {"dd/mm/yyyy", "59", "28/02/1900"}, {"dd/mm/yyyy", "60", "29/02/1900"}, {"dd/mm/yyyy", "61", "01/03/1900"}, {"[$-809]d mmmm yyyy;@", "43738", "30 September 2019"}, {"[$-F800]dddd, mmmm dd, yyyy", "43738", "Monday, September 30, 2019"},
	}
	for _, test := range tests {
		got, as := parseFormat(test.code).number(test.value, false)
		if strings.TrimSpace(got) != strings.TrimSpace(test.want) || as == asIs {
			t.Errorf("%s of %s: got %q (%d), want %q", test.code, test.value, got, as, test.want)
		}
	}
	if got, _ := parseFormat("dd/mm/yyyy").number("0", true); got != "01/01/1904" {
		t.Errorf("the first day of 1904 is %s", got)
	}
	for code, want := range map[string]string{"@": "x", "0": "x", `0;0;0;"("@")"`: "(x)", "0;@ (p)": "x (p)", ";;;": ""} {
		if got := parseFormat(code).text("x"); got != want {
			t.Errorf("%s of a text: got %q, want %q", code, got, want)
		}
	}
}

// What is not followed stays the number that is stored, and is told.
func TestFormatsNotFollowed(t *testing.T) {
	for code, value := range map[string]string{
		"# ?/?": "0.5", "[DBNum1]0": "5", "[$-407]mmmm": "43738", "yyyy 0": "5", "ggge": "5", "built-in 27": "43738", "[>5]0;[<0]0": "3", "0;0;0;0;0": "5",
		"yyyy": "-1", "dd/mm/yyyy": "2958466", "[??]0": "5", "[=x]0": "5", "General0": "5", "0E+": "5",
	} {
		if got, as := parseFormat(code).number(value, false); got != value || as != asIs {
			t.Errorf("%s of %s: got %q, told %t", code, value, got, as == asIs)
		}
	}
}

// formatDrawn is a format that the library the workbooks are written with
// follows as Excel does. Where it does not, TestNumberFormats says what is
// shown: it takes no notice of conditions and of the section for zero, cuts
// quoted digits and semicolons out of their quotes, rounds ties in binary
// fractions, and shows E+11 for General numbers of twelve digits.
func formatDrawn(t *rapid.T) string {
	one := func(t *rapid.T) string {
		word := rapid.SampledFrom([]string{"", "", `"x "`, `\-`, `"£"`, "[Red]", "_(", "[$£-809]", "[$-409]"})
		digits := rapid.SampledFrom([]string{"0", "#,##0", "00", "000", "0,000", "#,#00"}).Draw(t, "digits")
		if places := rapid.IntRange(0, 3).Draw(t, "places"); places > 0 {
			digits += "." + strings.Repeat("0", places)
		}
		end := rapid.SampledFrom([]string{"", "", "%", "_)", `" y"`, "\\)"}).Draw(t, "end")
		if end == "%" && strings.Contains(digits, ",") {
			end = "" // the library groups the sign as a digit: 1,00%
		}
		return word.Draw(t, "word") + digits + end
	}
	code := one(t)
	if rapid.Bool().Draw(t, "negative") {
		code += ";" + one(t)
	}
	dates := []string{"yyyy-mm-dd", "dd/mm/yyyy", "d-mmm-yy", "mmm-yy", "mmmm yyyy", "d mmmm yyyy", "dddd", "ddd dd", "yyyy", "yy", "hh:mm", "hh:mm:ss", "h:mm AM/PM", "h:mm:ss AM/PM", "dd/mm/yyyy hh:mm", "mm:ss", "[h]:mm", "m/d/yy hh:mm", "[$-809]dd mmmm yyyy", "yyyy\\-mm\\-dd;@"}
	return rapid.OneOf(rapid.Just(code), rapid.SampledFrom(dates)).Draw(t, "code")
}

// valueDrawn is a number as a workbook stores it: for dates at whole seconds
// after the day that never was.
func valueDrawn(t *rapid.T, code string) string {
	if parseFormat(code).numbers[0].kind == dateSection {
		day := rapid.IntRange(62, 100000).Draw(t, "day")
		second := rapid.IntRange(0, 86399).Draw(t, "second")
		return strconv.FormatFloat(float64(day)+float64(second)/86400, 'f', -1, 64)
	}
	n := rapid.Int64Range(-99999999, 99999999).Draw(t, "n")
	return strconv.FormatFloat(float64(n)/float64([]int64{1, 10, 1000, 100000}[rapid.IntRange(0, 3).Draw(t, "scale")]), 'f', -1, 64)
}

// isTie tells a number that lies half way between two that could be shown.
func isTie(code, value string) bool {
	exact, ok := new(big.Rat).SetString(value)
	s, _ := parseFormat(code).choose(floatOf(value))
	if !ok || s.kind != numberSection {
		return false
	}
	for range s.part + 2*s.percent {
		exact.Mul(exact, big.NewRat(10, 1))
	}
	return exact.Mul(exact, big.NewRat(2, 1)).IsInt() && !exact.Mul(exact, big.NewRat(1, 2)).IsInt()
}

func floatOf(value string) float64 {
	f, _ := strconv.ParseFloat(value, 64)
	return f
}

// Every grid of formats and values shows what the library shows that wrote it.
func TestFormatsAsTheLibrary(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		for i := range 12 {
			code := formatDrawn(rt)
			value := valueDrawn(rt, code)
			if isTie(code, value) {
				value = "0"
			}
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(t, err)
			address := fmt.Sprintf("%c%d", 'A'+i%3, i/3+1)
			must(t, f.SetCellDefault("Sheet1", address, value))
			must(t, f.SetCellStyle("Sheet1", address, address, style))
		}
		sameAsLibrary(rt, f)
	})
}

// sameAsLibrary compares what each cell shows, and that neither has more.
func sameAsLibrary(t interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}, f *excelize.File) {
	t.Helper()
	buffer, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range gridsOf(t, buffer.String()) {
		sheet := f.GetSheetList()[i]
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		shown := map[[2]int]string{}
		for _, r := range g.rows {
			for c, text := range r.texts {
				shown[[2]int{r.number, c + 1}] = text
			}
		}
		for r, row := range rows {
			for c, want := range row {
				at := [2]int{r + 1, c + 1}
				if want = strings.TrimSpace(want); shown[at] != want {
					address, _ := excelize.CoordinatesToCellName(c+1, r+1)
					value, _ := f.GetCellValue(sheet, address, excelize.Options{RawCellValue: true})
					t.Errorf("%s!%s, of %s: got %q, want %q", sheet, address, value, shown[at], want)
				}
				delete(shown, at)
			}
		}
		for at, text := range shown {
			if text != "" {
				t.Errorf("%s: row %d, column %d shows %q, where the library has nothing", sheet, at[0], at[1], text)
			}
		}
	}
}

// The layouts as workbooks, and grids of every kind of cell.
func TestCellsAsTheLibrary(t *testing.T) {
	for name := range layoutHeadings {
		f, err := excelize.OpenFile(toXLSX(t, layouts+name))
		must(t, err)
		sameAsLibrary(t, f)
		must(t, f.Close())
	}
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		for range rapid.IntRange(1, 20).Draw(rt, "cells") {
			address, err := excelize.CoordinatesToCellName(rapid.IntRange(1, 40).Draw(rt, "column"), rapid.IntRange(1, 30).Draw(rt, "row"))
			if err == nil {
				err = setCell(rt, f, address)
			}
			if err != nil {
				rt.Fatal(err)
			}
		}
		sameAsLibrary(rt, f)
	})
}

// setCell writes a cell of one kind or another.
func setCell(t *rapid.T, f *excelize.File, address string) error {
	text := rapid.SampledFrom([]string{"Avon", " x ", "a\nb", "_x0041_", "£ & <b>", "2019", "", "[c]", "café", "a_x"}).Draw(t, "text")
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		return f.SetCellStr("Sheet1", address, text)
	case 1:
		return f.SetCellRichText("Sheet1", address, []excelize.RichTextRun{{Text: text}, {Text: "b", Font: &excelize.Font{Bold: true}}})
	case 2:
		return f.SetCellBool("Sheet1", address, text == "2019")
	case 3:
		return f.SetCellInt("Sheet1", address, rapid.Int64Range(-1e14, 1e14).Draw(t, "n"))
	case 4:
		return f.SetCellFloat("Sheet1", address, float64(rapid.Int64Range(-1e12, 1e12).Draw(t, "n"))/1000, -1, 64)
	case 5:
		return f.SetCellFormula("Sheet1", address, "1+1")
	}
	corner, err := excelize.CoordinatesToCellName(rapid.IntRange(1, 40).Draw(t, "column"), rapid.IntRange(1, 30).Draw(t, "row"))
	if err != nil || corner == address {
		return err
	}
	return f.MergeCell("Sheet1", address, corner)
}
