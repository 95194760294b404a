package source

import (
	"strings"
	"testing"
)

// headed is the headings of a text, its unit row and where its rows begin.
func headed(t *testing.T, content string, opts Options) string {
	t.Helper()
	table, err := Open(temp(t, content), opts)
	if err != nil {
		return "refused " + err.(Problems)[0].Kind
	}
	text := strings.Join(labels(table), "|")
	if table.UnitRow != "" {
		text += " in " + table.UnitRow
	}
	for table.Next() {
		if table.Rows() == 1 {
			text += "; " + strings.Join(table.Row(), "|")
		}
	}
	for _, p := range table.Problems() {
		if !p.Note {
			text += "; " + p.Kind
		}
	}
	return text
}

func TestStackedHeadings(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"groups over names", "T\n,Complaints,,Conduct,\nForce,n,%,n,%\nAvon,1,2,3,4\nKent,5,6,7,8\n",
			"Force|Complaints / n|Complaints / %|Conduct / n|Conduct / %; Avon|1|2|3|4"},
		{"the label in the upper row", "Force,Complaints,,Conduct,\n,n,%,n,%\nAvon,1,2,3,4\nKent,5,6,7,8\n",
			"Force|Complaints / n|Complaints / %|Conduct / n|Conduct / %; Avon|1|2|3|4"},
		{"three rows", ",2019,,,\n,Complaints,,Conduct,\nForce,n,%,n,%\nAvon,1,2,3,4\n",
			"Force|2019 / Complaints / n|2019 / Complaints / %|2019 / Conduct / n|2019 / Conduct / %; Avon|1|2|3|4"},
		{"cells that were merged, written out", "Force,Complaints,Complaints,Conduct,Conduct\nForce,n,%,n,%\nAvon,1,2,3,4\nKent,5,6,7,8\n",
			"Force|Complaints / n|Complaints / %|Conduct / n|Conduct / %; Avon|1|2|3|4"},
		{"one group and columns of their own", "Force,Year,Complaints,,\n,,n,%,rate\nAvon,2008,1,2,3\nKent,2008,5,6,7\n",
			"Force|Year|Complaints / n|Complaints / %|Complaints / rate; Avon|2008|1|2|3"},
		{"units below the names", "Force,Complaints,Officers\n,number,number\nAvon,1,2\nKent,5,6\n",
			"Force|Complaints / number|Officers / number; Avon|1|2"},
		{"a unit row", "Table 1\n\nEngland and Wales,,,Headcount\n,2018,2019,%\nAvon,1,2,3\nKent,5,6,7\n",
			"|2018|2019|% in Headcount; Avon|1|2|3"},
		{"a unit row over stacked headings", "T\n,,,,Full-time equivalents\n,As at:,,Change,\n\n,Mar,Sep,n,%\nAvon,1,2,3,4\nKent,5,6,7,8\n",
			"|As at: / Mar|As at: / Sep|Change / n|Change / % in Full-time equivalents; Avon|1|2|3|4"},
		{"one group over all", ",Complaints,\nForce,n,%\nAvon,1,2\n", "Force|Complaints / n|Complaints / %; Avon|1|2"},
		{"a line of its own", "Period:,2019,\nForce,n,%\nAvon,1,2\nKent,3,4\n", "Force|n|%; Avon|1|2"},
		{"twins named by the row above", ",Complaints,Conduct\nForce,Number,Number\nAvon,1,2\nKent,3,4\n",
			"Force|Complaints / Number|Conduct / Number; Avon|1|2"},
		{"twins with nothing above", "Force,n,n\nAvon,1,2\n", "Force|n|n; Avon|1|2; duplicate-label"},
		{"a line break in a heading", "Force,\"Not\n stated\"\nAvon,1\n", "Force|Not stated; Avon|1"},
		{"texts in the first row are data", "Force,n,m\nAvon,see note,see note\nKent,3,4\nEssex,5,6\n", "Force|n|m; Avon|see note|see note"},
		{"a row below a blank heading is data", "Force,n,,m\nAvon,3,x,4\nKent,5,y,6\n", "Force|n|m; Avon|3 x|4"},
		{"shares with one name", "Force,Won,Share,Lost,Share\nAvon,1,25%,3,75%\nKent,2,50%,2,50%\n",
			"Force|Won|Won / Share|Lost|Lost / Share; Avon|1|25%|3|75%"},
		{"years down a blank corner", ",n,m\n2018,1,2\n2019,3,4\n", "|n|m; 2018|1|2"},
		{"numbers down a blank corner", ",force,n\n0,Avon,2\n1,Kent,4\n", "force|n; Avon|2; blank-label"},
		{"two corners", ",,n\nNorth East,Durham,2\nWales,Gwent,4\n", "||n; North East|Durham|2"},
		{"a marker column at the end", "Force,n,\nAvon,2,R\nKent,4,\nEssex,3,(p)\n", "Force|n; Avon|2 R"},
		{"words where marks would be", "Force,n,\nAvon,2,revised\nKent,4,\n", "Force|n; Avon|2; blank-label"},
		{"marks beside texts", "Force,name,\nAvon,x,R\nKent,y,\n", "Force|name; Avon|x; blank-label"},
		{"a spacer between groups", ",Complaints,,,Conduct,\nForce,n,%,,n,%\nAvon,1,2,,3,4\nKent,5,6,,7,8\n",
			"Force|Complaints / n|Complaints / %|Conduct / n|Conduct / %; Avon|1|2|3|4"},
	}
	for _, test := range tests {
		for _, rec := range []Recogniser{nil, field{}} {
			if got := headed(t, test.content, Options{Recogniser: rec}); got != test.want {
				t.Errorf("%s, recogniser %v:\n%s\n got %s\nwant %s", test.name, rec, test.content, got, test.want)
			}
		}
	}
}

// --header-row names the last heading row; those above join it where they look
// like headings.
func TestHeaderRowOfAStack(t *testing.T) {
	content := "T\n,Complaints,,\nForce,n,%,x\nAvon,1,2,a\n"
	for row, want := range map[int]string{
		2: "refused several-tables",
		3: "Force|Complaints / n|Complaints / %|Complaints / x; Avon|1|2|a",
	} {
		if got := headed(t, content, Options{HeaderRow: row}); got != want && row == 3 {
			t.Errorf("--header-row %d: got %s, want %s", row, got, want)
		}
	}
}

func TestRepeatedHeadings(t *testing.T) {
	content := "Table 1\n,Complaints,\nForce,n,%\nAvon,1,2\n,Complaints,\nForce,n,%\nKent,3,4\n\nTable 1\n,Complaints,\nForce,n,%\nEssex,5,6\n"
	table := open(t, temp(t, content), Options{})
	if rows := rowsOf(t, table); len(rows) != 3 || rows[2][0] != "Essex" {
		t.Errorf("%q", rows)
	}
	if got := noted(table, "repeated-heading"); got != "5 rows of headings or titles repeated among the rows, left out (lines 5 to 11)" {
		t.Error(got)
	}
}
