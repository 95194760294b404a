package source

import (
	"fmt"
	"strings"
	"testing"
)

// inAll is where the tables of a text stand: headings, rows, lines above and below.
func inAll(t *testing.T, content string, opts Options) string {
	t.Helper()
	tables, err := OpenAll(temp(t, content), opts)
	if err != nil {
		return "refused " + err.(Problems)[0].Kind
	}
	var parts []string
	for _, table := range tables {
		for table.Next() {
		}
		text := fmt.Sprintf("%d: %s %d+%d", table.Number, strings.Join(labels(table), "|"), table.Headings[0].Line, table.Rows())
		for _, l := range table.Above {
			text += fmt.Sprintf(" ^%d", l.Line)
		}
		for _, l := range table.Below {
			text += fmt.Sprintf(" v%d", l.Line)
		}
		for _, p := range table.Problems() {
			if !p.Note {
				text += fmt.Sprintf(" %s %d", p.Kind, p.Line)
			}
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func TestSeveralTables(t *testing.T) {
	first := "Table 1: a\n\nforce,n,m\nAvon,1,2\nKent,3,4\n"
	tests := []struct{ name, content, want string }{
		{"titles and blank lines", first + "\nTable 2: b\n\nregion,x\nWales,5\nLondon,6\n",
			"1: force|n|m 3+2 ^1; 2: region|x 9+2 ^7"},
		{"notes between", first + "Source: x\n\n1. A note, of two parts.\n\nTable 2: b\nregion,x\nWales,5\nLondon,6\n\nSource: y\n",
			"1: force|n|m 3+2 ^1 v6 v8; 2: region|x 11+2 ^10 v15"},
		{"the same layout", first + "\nTable 2: b\nforce,n,m\nEssex,5,6\n", "1: force|n|m 3+2 ^1; 2: force|n|m 8+1 ^7"},
		{"rows of bare commas between", "T,,\nforce,n,m\nAvon,1,2\n,,\nU,,\nforce,x,y\nKent,3,4\n",
			"1: force|n|m 2+1 ^1; 2: force|x|y 6+1 ^5"},
		{"no blank line", first + "Table 2: b,,\nforce,x,y\nKent,3,4\n", "1: force|n|m 3+2 ^1; 2: force|x|y 7+1 ^6"},
		{"years as headings under a title", first + "\nTable 2: b\n,2018,2019\nAvon,1,2\nKent,3,4\n",
			"1: force|n|m 3+2 ^1; 2: |2018|2019 8+2 ^7"},
		{"stacked headings", first + "\nTable 2: b\n,Complaints,\nforce,n,%\nAvon,1,2\n",
			"1: force|n|m 3+2 ^1; 2: force|Complaints / n|Complaints / % 9+1 ^7"},
		{"three", first + "\nregion,x\nWales,5\n\nshire,y\nKent,6\n", "1: force|n|m 3+2 ^1; 2: region|x 7+1; 3: shire|y 10+1"},
		{"one with blank lines", first + "\nEssex,5,6\n\nTotal,9,12\n", "0: force|n|m 3+4 ^1"},
		{"one with blocks of texts", "force,n,m\nAvon,1,2\n\nKent,x,y\nEssex,5,6\n", "0: force|n|m 1+3"},
		{"labels of regions", "force,n,m\nNorth East,,\nDurham,1,2\nWales,,\nGwent,3,4\n", "0: force|n|m 1+4"},
		{"page breaks", first + "\nTable 1: a\n\nforce,n,m\nEssex,5,6\n", "0: force|n|m 3+3 ^1"},
	}
	for _, test := range tests {
		if got := inAll(t, test.content, Options{Recogniser: field{}}); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestChooseTable(t *testing.T) {
	content := "force,n\nAvon,1\n\nTable 2: b\nregion,x\nWales,5\nLondon,6\n"
	for n, want := range map[int]string{
		0: "1: force|n 1+1; 2: region|x 5+2 ^4", 1: "1: force|n 1+1", 2: "2: region|x 5+2 ^4", 3: "refused usage", -1: "refused usage",
	} {
		if got := inAll(t, content, Options{Table: n}); got != want {
			t.Errorf("--table %d: got %s, want %s", n, got, want)
		}
	}
	_, err := Open(temp(t, content), Options{})
	want := "there are 2 tables in this file; choose one with --table: 1: line 1, 1 row, 2 columns: force, n; 2: line 5, 2 rows, 2 columns: region, x [several-tables]"
	if err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
	table := open(t, temp(t, content), Options{HeaderRow: 1})
	if rows := rowsOf(t, table); len(rows) != 1 || noted(table, "other-table") == "" {
		t.Errorf("%q, %v", rows, table.Problems())
	}
	if got := inAll(t, content, Options{Sheet: "x"}); got != "refused usage" {
		t.Error(got)
	}
}

func TestTooManyTables(t *testing.T) {
	if got := inAll(t, strings.Repeat("force,n\nAvon,1\n\n", maxTables+1), Options{}); got != "refused limit" && !strings.HasPrefix(got, "0: force|n") {
		t.Error(got)
	}
	var all strings.Builder
	for i := range maxTables + 1 {
		fmt.Fprintf(&all, "force,n%d\nAvon,1\n\n", i)
	}
	if got := inAll(t, all.String(), Options{}); got != "refused limit" {
		t.Error(got)
	}
}

// A second table in a file of millions of rows is not looked for; its rows are
// told one by one.
func TestSecondTableOfALargeFile(t *testing.T) {
	content := "force,n,m\n" + strings.Repeat("Avon and Somerset,12,345678\n", searchedText/28+1) + "\nTable 2\nregion,x\nWales,5\n"
	got := inAll(t, content, Options{})
	if !strings.HasPrefix(got, "0: force|n|m") || strings.Count(got, "missing-cell") != 3 {
		t.Error(got)
	}
}
