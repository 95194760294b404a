package summary

import (
	"fmt"
	"strings"
	"testing"

	"complaintstats/pkg/returns"
)

// counted writes the counts of a return as lines a test can read.
func counted(t *testing.T, r *returns.Return) map[string]string {
	t.Helper()
	lines := map[string]string{}
	for i, table := range r.Tables {
		counts, figures, err := Counts(table, i)
		if err != nil {
			t.Fatal(err)
		}
		for k := range counts {
			c := &counts[k]
			key := c.named() + "|" + c.Unit
			if c.Category != nil {
				key += "|" + c.Category.Label
			}
			if _, again := lines[key]; again {
				t.Errorf("%s is counted twice", key)
			}
			lines[key] = quantityText(&c.Quantity) + linesOf(c.Lines(3))
		}
		for k := range figures {
			f := &figures[k]
			lines[f.named()+"|"+f.Name] = quantityText(&f.Part) + linesOf(f.PartLines(3)) + " / " + quantityText(&f.Of) + linesOf(f.OfLines(3))
		}
	}
	return lines
}

func (c Context) named() string {
	name := c.Place
	if c.Level == "sum" {
		name = fmt.Sprintf("sum of %d", c.Forces)
	}
	caseType := c.CaseType
	if c.AllCases {
		caseType = "all cases"
	}
	parts := append([]string{name, c.Period, caseType, c.Worker}, c.Apart...)
	return strings.TrimRight(strings.Join(parts, "|"), "|")
}

func linesOf(l Lines) string {
	var places []string
	for _, p := range l.Places {
		places = append(places, fmt.Sprint(p.Line))
	}
	if l.Total > len(places) {
		places = append(places, fmt.Sprintf("+%d", l.Total-len(places)))
	}
	if l.Population != "" {
		places = append(places, l.Population)
	}
	return " @" + strings.Join(places, ",")
}

func expect(t *testing.T, got map[string]string, want map[string]string) {
	t.Helper()
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s: %q, want %q", key, got[key], value)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

const longCounts = "force,region,year,case_type,outcome,allegations,complaints,officers\n" +
	"Essex,Eastern,2022,complaint under Schedule 3,Upheld,10,4,5\n" +
	"Essex,Eastern,2022,complaint under Schedule 3,Not upheld,30,9,8\n" +
	"Essex,Eastern,2022,complaint outside Schedule 3,Not upheld,20,7,6\n" +
	"Essex,Eastern,2022,conduct matter,Upheld,5,5,5\n" +
	"Kent,South East,2022,complaint under Schedule 3,Upheld,1,1,1\n" +
	"Kent,South East,2022,complaint under Schedule 3,Not upheld,2,2,2\n"

// Allegations of a long return are sums over its rows; cases and people are
// bounded where they may repeat, and sums over kinds of complaint, case types,
// forces and regions stand beside the single ones.
func TestCountsOfLongReturn(t *testing.T) {
	got := counted(t, load(t, t.TempDir(), longCounts))
	expect(t, got, map[string]string{
		"Essex|2022|complaint under Schedule 3|allegations":               "40 @2,3",
		"Essex|2022|complaint under Schedule 3|complaints":                "9..13 @2,3",
		"Essex|2022|complaint under Schedule 3|allegations|Upheld":        "10 @2",
		"Essex|2022|complaint|allegations":                                "60 @2,3,4",
		"Essex|2022|all cases|allegations":                                "65 @2,3,4,+1",
		"Essex|2022|all cases|allegations|Upheld":                         "15 @2,5",
		"sum of 2|2022|complaint under Schedule 3|allegations":            "43 @2,3,6,+1",
		"Eastern|2022|complaint under Schedule 3|allegations":             "40 @2,3",
		"Essex|2022|complaint under Schedule 3|upheld":                    "10 @2 / 40 @2,3",
		"Essex|2022|complaint under Schedule 3|allegations_per_complaint": "40 @2,3 / 9..13 @2,3",
		"Kent|2022|all cases|allegations":                                 "",
		"Kent|2022|complaint|allegations|Upheld":                          "1 @6",
	})
}

// Workers are kept apart and taken together.
func TestCountsOfWorkers(t *testing.T) {
	got := counted(t, load(t, t.TempDir(), "force,worker,complaints,suspended officers\nEssex,police officer,7,3\nEssex,police staff,5,1\n"))
	expect(t, got, map[string]string{
		"Essex|||police officer|complaints":       "7 @2",
		"Essex|complaints":                        "12 @2,3",
		"Essex|||police staff|officers|suspended": "1 @3",
	})
}

// Identifiers of a row-level return are counted as sets, also by category.
func TestCountsOfRows(t *testing.T) {
	got := counted(t, load(t, t.TempDir(), "force,year,case_id,officer_id,case_type,outcome\n"+
		"Essex,2022,A,1,complaint,Upheld\nEssex,2022,A,2,complaint,Not upheld\nEssex,2022,B,1,complaint,Upheld\nEssex,2022,C,3,conduct matter,Upheld\n"))
	expect(t, got, map[string]string{
		"Essex|2022|complaint|rows":                   "3 @2,3,4",
		"Essex|2022|complaint|complaints":             "2 @2,4",
		"Essex|2022|complaint|officers":               "2 @2,3",
		"Essex|2022|complaint|complaints|Upheld":      "2 @2,4",
		"Essex|2022|complaint|officers|Upheld":        "1 @2",
		"Essex|2022|all cases|complaints":             "3 @2,4,5",
		"Essex|2022|complaint|officers_per_complaint": "3 @2,3,4 / 2 @2,4",
	})
}

// A table's narrower population is told with the lines; a total stands under its
// own name; a file that counts nothing has no counts; a broken cell is an error.
func TestCountsTellPopulation(t *testing.T) {
	got := counted(t, load(t, t.TempDir(), "force,year_ending,complaint_allegations_officers_formal,referred_to_proceedings\nEssex,31 March 2022,100,7\nEngland and Wales,31 March 2022,900,\n"))
	expect(t, got, map[string]string{
		"Essex|year ending 31 March 2022|complaint|allegations":             "100 @2,complaint allegations: those handled formally",
		"England and Wales|year ending 31 March 2022|complaint|allegations": "900 @3,complaint allegations: those handled formally",
	})
	r := load(t, t.TempDir(), "force,complaints\nEssex,many\n")
	if _, _, err := Counts(r.Tables[0], 0); err == nil || !strings.Contains(err.Error(), "many") {
		t.Errorf("a broken cell: %v", err)
	}
	r = load(t, t.TempDir(), "force,remark\nEssex,many\n")
	if counts, _, err := Counts(r.Tables[0], 0); err != nil || len(counts) != 0 {
		t.Errorf("%v, %v", counts, err)
	}
}
