package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shape is where the parts of a table were found.
func shape(t *testing.T, content string, opts Options) string {
	t.Helper()
	table, err := Open(temp(t, content), opts)
	if err != nil {
		return "refused " + err.(Problems)[0].Kind
	}
	for table.Next() {
	}
	lines := func(list []Line) (s string) {
		for _, l := range list {
			s += fmt.Sprintf(" %d", l.Line)
		}
		return s
	}
	text := fmt.Sprintf("headings %d, rows %d", table.Headings[0].Line, table.Rows())
	if len(table.Above) > 0 {
		text += ", above" + lines(table.Above)
	}
	if len(table.Below) > 0 {
		text += ", below" + lines(table.Below)
	}
	for _, p := range table.Problems() {
		if !p.Note {
			text += fmt.Sprintf("; %s %d", p.Kind, p.Line)
		}
	}
	return text
}

func TestFindHeading(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"plain", "force,n\nAvon,3\nKent,4\n", "headings 1, rows 2"},
		{"texts only", "first,last\nJohn,Doe\nJane,Roe\n", "headings 1, rows 2"},
		{"title with commas", "Police complaints,,\n,,\nforce,year,n\nAvon,2008,3\n", "headings 3, rows 1, above 1"},
		{"title over texts", "Names of people\n\nfirst,last,town\nJohn,Doe,Bath\n", "headings 3, rows 1, above 1"},
		{"title, unit row, contents", "Table 1\nContents\n,,FTE\nforce,year,n\nAvon,2008,3\nKent,2008,4\n", "headings 4, rows 2, above 1 2 3"},
		{"many titles over few rows", "One\nTwo\nThree\nFour\nFive\nforce,n\nAvon,3\n", "headings 6, rows 1, above 1 2 3 4 5"},
		{"quotes in the title", "The \"complaints\"\nforce,n\nAvon,3\n", "headings 2, rows 1, above 1"},
		{"years as headings", "Outcome,2008,2009\nUpheld,3,4\nNot upheld,5,1\n", "headings 1, rows 2"},
		{"forces as headings", "Measure,Kent,Avon\nUpheld,3,4\nNot upheld,5,1\n", "headings 1, rows 2"},
		{"marks below", "force,n\nAvon,..\nKent,-\n", "headings 1, rows 2"},
		{"signs of units as headings", "force,n,%\nAvon,3,5\n", "headings 1, rows 1"},
		{"headings only", "force,year,n\n", "headings 1, rows 0"},
		{"headings only, title", "Complaints of 2008\n\nforce,year,n\n", "headings 3, rows 0, above 1"},
		{"one column", "force\nAvon\nKent\n", "headings 1, rows 2"},
		{"one column of numbers", "n\n1\n2\n", "headings 1, rows 2"},
		{"one column, blank line in the data", "name\nJohn\nJane\nJim\nJo\n\nforce\nx\n", "headings 1, rows 6"},
		{"no headings", "Avon,2008,35\nKent,2008,803\n", "refused no-heading"},
		{"no headings, two columns", "Avon,35\nKent,803\n", "refused no-heading"},
		{"no headings, one row", "Avon,35\n", "refused no-heading"},
		{"no headings, a text among the numbers", "Avon,35\nKent,unknown\nEssex,3\n", "refused no-heading"},
		{"numbers only", "1,2,3\n4,5,6\n", "refused no-heading"},
		{"nothing but blanks", " \n,,\n\n", "refused empty"},
		{"the word of a heading in a row", "name,state\na,open\nofficer,complaint\nb,shut\n", "headings 1, rows 3"},
		{"heading row less full than its rows", "force,,n\nAvon,x,3\n", "headings 1, rows 1; blank-label 1"},
		{"named delimiter", "sep=;\nforce;n\nAvon;3\n", "headings 2, rows 1, above 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, rec := range []Recogniser{nil, field{}} {
				if got := shape(t, test.content, Options{Recogniser: rec}); got != test.want {
					t.Errorf("recogniser %v\n%s\n got %s\nwant %s", rec, test.content, got, test.want)
				}
			}
		})
	}
}

func TestRecogniserDecides(t *testing.T) {
	with := Options{Recogniser: field{}}
	tests := []struct{ name, content, want string }{
		{"one column under a title", "Police forces\n\nforce\nAvon\nKent\n", "headings 3, rows 2, above 1"},
		{"rows of places and periods only", "Avon,31 March 2008\nKent,31 March 2009\n", "refused no-heading"},
		{"a force after a blank row is data", "force,n\nAvon,3\n\nKent\n", "headings 1, rows 1; missing-cell 4"},
		{"a force with blanks is data", "force,n,m\nAvon,3,4\n\nKent,,\n", "headings 1, rows 2"},
	}
	for _, test := range tests {
		if got := shape(t, test.content, with); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestHeaderRow(t *testing.T) {
	content := "Title\n\n\"x\ny\",2\n1,2\n3,4\n"
	for row, want := range map[int]string{
		1:  "headings 1, rows 0; extra-cell 4; extra-cell 5; extra-cell 6",
		2:  "refused usage",
		3:  "headings 3, rows 2, above 1",
		4:  "refused usage",
		5:  "headings 5, rows 1, above 1 3",
		6:  "headings 6, rows 0, above 1 3 5",
		7:  "refused usage",
		-1: "refused usage",
	} {
		if got := shape(t, content, Options{HeaderRow: row}); got != want {
			t.Errorf("--header-row %d: got %s, want %s", row, got, want)
		}
	}
	if got := shape(t, "a\"b,c\n1,2\n", Options{HeaderRow: 1}); got != "refused stray-quote" {
		t.Error(got)
	}
}

func TestNotesBelow(t *testing.T) {
	head := "force,n,m\nAvon,3,4\nKent,5,6\n"
	tests := []struct{ name, rest, want string }{
		{"source after a blank line", "\nSource: Home Office\n", "rows 2, below 5"},
		{"source without a blank line", "Source: Home Office\n", "rows 2, below 4"},
		{"source with commas", "\"Source: Home Office\",,\n", "rows 2, below 4"},
		{"source in the last column", ",,Source: Home Office\n", "rows 2, below 4"},
		{"source with a comma in it", "\nSource: Home Office, 2020\n", "rows 2, below 5"},
		{"list of notes", "Notes\n1. The first.\n2. The second.\n\nSource: x\n", "rows 2, below 4 5 6 8"},
		{"number and text in two cells", "\nNotes,,\n1.,The first,\n", "rows 2, below 5 6"},
		{"a sentence", "Figures may not add up because of rounding\n", "rows 2, below 4"},
		{"a footnote sign", "* This force changed its recording practice\n", "rows 2, below 4"},
		{"anything single after a blank row", ",,\nHome Office\n", "rows 2, below 5"},
		{"quotes in a note", "\nSource: the \"Home Office\"\n", "rows 2, below 5"},
		{"a short row at the end", "Essex\n", "rows 2; missing-cell 4"},
		{"a short row in the middle", "Essex\nDorset,1,2\n", "rows 3; missing-cell 4"},
		{"a note in the middle", "Source: x\nDorset,1,2\n", "rows 3; missing-cell 4"},
		{"a block in the middle", "\nEngland\nDorset,1,2\n\nWales\nGwent,2,3\n", "rows 4; missing-cell 5; missing-cell 8"},
		{"a label with blanks in the middle", "England,,\nDorset,1,2\n", "rows 4"},
		{"a total after a blank row", "\nTotal,8,10\n", "rows 3"},
		{"a full row that begins with a label", "\nSource: x,8,10\n", "rows 3"},
		{"a number by itself", "\n35\n", "rows 2; missing-cell 5"},
		{"a bad quote below", "\nSource: x\n\"open\n", "rows 2; missing-cell 5; open-quote 6"},
		{"a sentence with commas", "\nFigures may not add up, because of rounding, or revision, or both\n", "rows 2, below 5"},
		{"as many commas as columns", "\nFigures may not add up, because of rounding, or both\n", "rows 2, below 5"},
		{"texts of three words", "\nA long name,with words,here and there\n", "rows 3"},
		{"bare commas, then a note", ",,\n,,\nSource: x\n,,\n", "rows 2, below 6"},
	}
	for _, test := range tests {
		want := "headings 1, " + test.want
		if got := shape(t, head+test.rest, Options{}); got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
		}
	}
}

// Where the first column holds sentences anyway, a sentence is no note.
func TestSentencesAsData(t *testing.T) {
	content := "allegation,n\nThe officer was rude to me at home,3\nThe officer did not listen to my side,4\nNobody rang me back for six weeks,\n"
	if got := shape(t, content, Options{}); got != "headings 1, rows 3" {
		t.Error(got)
	}
	if got := shape(t, "force\nAvon\n\nSource: x\n", Options{}); got != "headings 1, rows 1, below 4" {
		t.Error(got)
	}
	if got := shape(t, "force\nAvon\n\nHome Office\n", Options{}); got != "headings 1, rows 2" {
		t.Error(got)
	}
}

// A comma in a source line must not make a count of the year behind it.
func TestSourceWithYearInTwoColumns(t *testing.T) {
	for _, gap := range []string{"", "\n"} {
		want := fmt.Sprintf("headings 1, rows 2, below %d", 4+len(gap))
		if got := shape(t, "force,n\nAvon,3\nUnit: Kent,4\n"+gap+"Source: Home Office, 2020\n", Options{}); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Whatever is left out can be read back, word by word.
func TestLeftOutIsKept(t *testing.T) {
	table, err := Open(temp(t, "Complaints 2008 ,,\n\nforce,year,n\nAvon,2008,3\n\nSource: x\nHome Office,,\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for table.Next() {
	}
	if diff := cmp.Diff([]Line{{1, "Complaints 2008"}}, table.Above); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Line{{6, "Source: x"}, {7, "Home Office"}}, table.Below); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Heading{
		{Text: "force", Line: 3, Column: 1, Parts: []string{"force"}},
		{Text: "year", Line: 3, Column: 7, Parts: []string{"year"}},
		{Text: "n", Line: 3, Column: 12, Parts: []string{"n"}},
	}, table.Headings); diff != "" {
		t.Error(diff)
	}
}

func TestDelimiters(t *testing.T) {
	tests := []struct {
		name, content, option string
		want                  string
	}{
		{"decimal commas", "force;rate\nAvon;1,5\nKent;2,7\n", "", "; 2"},
		{"commas in one text", "force|n|note\nAvon|1|a, b\nKent|2|c\n", "", "| 2"},
		{"pipes under a title", "Title, 2008\nforce|n\nAvon|1\n", "", "| 1"},
		{"one column with a comma", "force\nAvon\nKent\n\"Bath, city\"\n", "", ", 3"},
		{"semicolons in quotes", "force,note\nAvon,\"a;b\"\nKent,\"c;d\"\n", "", ", 2"},
		{"tabs, asked", "a\tb\n1\t2\n", "tab", "\t 1"},
		{"an odd sign, asked", "a^b\n1^2\n", "^", "^ 1"},
		{"commas, asked", "a;b\nx;y\n", "comma", ", 1"},
	}
	for _, test := range tests {
		table, err := Open(temp(t, test.content), Options{Delimiter: test.option})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for table.Next() {
		}
		if got := fmt.Sprintf("%c %d", table.Delimiter, table.Rows()); got != test.want {
			t.Errorf("%s: got %q, want %q; %v", test.name, got, test.want, table.Problems())
		}
	}
	for _, bad := range []string{`"`, "a", "7", "\n", "€", "::"} {
		if _, err := Open(temp(t, "a,b\n"), Options{Delimiter: bad}); err == nil || err.(Problems)[0].Kind != "usage" {
			t.Errorf("--delimiter %q: %v", bad, err)
		}
	}
	for delim, want := range map[byte]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "pipes", '^': `"^"`} {
		if got := delimiterName(delim); got != want {
			t.Errorf("%c is called %s", delim, got)
		}
	}
	for _, name := range []string{"auto", "comma", "semicolon", "pipe", "tab", `\t`, "\t", ";"} {
		if _, err := delimiterNamed("f", name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestKinds(t *testing.T) {
	for cell, want := range map[string]kind{
		" ": blank, "Avon": placeKind, "Bath": word, "2008": period, "2008/09": period, "04/05": period, "2000-01": period,
		"31 March 2021": period, "1,234": number, "-3.5%": number, "(3)": number, "£5": number, "12345": number, "1850": number,
		"..": markKind, "[c]": markKind, "%": word, strings.Repeat("1", 90): word,
	} {
		if got := kindOf(cell, field{}); got != want {
			t.Errorf("%q is %d, want %d", cell, got, want)
		}
	}
}
