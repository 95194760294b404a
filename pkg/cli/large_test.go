package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// largeReturn writes a long return that is too large to be held in memory: of
// every four rows of a force one is upheld and one not, of two allegations each.
func largeReturn(t *testing.T, rows int, below string) string {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("force,year,allegation_type,outcome,action,allegations,officers\n")
	outcomes := []string{"Upheld", "Not upheld", "Withdrawn", "Resolved"}
	for i := range rows {
		force := []string{"Essex", "Kent"}[i/4%2]
		fmt.Fprintf(&b, "%s,2019,\"Use of force, other than in custody\",%s,No action,2,%d\n", force, outcomes[i%4], i%7)
	}
	b.WriteString(below)
	path := filepath.Join(t.TempDir(), "allegations.csv")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A return of more than 8 MB is answered like any other, and says what was not
// looked for.
func TestLargeReturn(t *testing.T) {
	const rows = 160_000
	path := largeReturn(t, rows, "\nSource: force records\n")
	var out, errs bytes.Buffer
	args := []string{"summarize", path, "--figures", "upheld,no_action", "--format", "csv"}
	if status := Main(context.Background(), args, Streams{Out: &out, Err: &errs}); status != StatusDone {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	want := `force,period,allegations,officers,officers_min,officers_max,upheld,upheld_n,upheld_of,no_action,no_action_n,no_action_of,level,notes
Essex,2019,160000,,6,239994,50,40000,80000,100,160000,160000,force,
Kent,2019,160000,,6,240003,50,40000,80000,100,160000,160000,force,
Sum of 2 forces listed,2019,320000,,12,479997,50,80000,160000,100,320000,320000,sum,
`
	if got := withoutNotes(out.String()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, note := range []string{
		": rows that repeat another were not looked for in a file this large; stats validate tells them [large]",
		fmt.Sprintf(":%d: 1 blank line left out (line %[1]d) [blank-line]", rows+2),
		fmt.Sprintf(":%d: 1 line below the table (line %[1]d) left out as notes: \"Source: force records\" [footnote]", rows+3),
	} {
		if !strings.Contains(errs.String(), note) {
			t.Errorf("no note %q in\n%s", note, errs.String())
		}
	}
}

// withoutNotes leaves the texts of the last column out.
func withoutNotes(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		if i := strings.Index(line, ",\""); i >= 0 {
			line = line[:i+1] + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// A row that cannot be read is told with its line, however far down it stands,
// and nothing is answered.
func TestLargeReturnWithABrokenRow(t *testing.T) {
	path := largeReturn(t, 160_000, "Essex,2019,Other,Upheld\nEssex,2019,Other,Upheld,No action,two,1\n")
	var out, errs bytes.Buffer
	status := Main(context.Background(), []string{"summarize", path, "-q"}, Streams{Out: &out, Err: &errs})
	if status != StatusCannot || out.Len() > 0 {
		t.Errorf("status %d, answered %q", status, out.String())
	}
	for _, want := range []string{"allegations.csv:160002: 4 cells, expected 7", "allegations.csv:160003:35: allegations: \"two\" is not a count"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("no %q in %s", want, errs.String())
		}
	}
}

// A sum that is too large is told where it becomes so, also where the rows were
// added up before they were asked for.
func TestLargeReturnThatOverflows(t *testing.T) {
	const huge = "Essex,2019,Other,Upheld,No action,9223372036854775000,1\n"
	path := largeReturn(t, 160_000, huge+"Essex,2019,Other,Upheld,No action,2,1\n"+huge)
	var out, errs bytes.Buffer
	status := Main(context.Background(), []string{"summarize", path, "-q"}, Streams{Out: &out, Err: &errs})
	if status != StatusCannot || out.Len() > 0 || !strings.Contains(errs.String(), "allegations.csv:160002: the sum of allegations up to here") {
		t.Errorf("status %d, answered %q: %s", status, out.String(), errs.String())
	}
}
