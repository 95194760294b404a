package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/render"
)

// TestEveryReturnComparesOrSaysWhyNot asks compare and trend of every figure of
// every return, whole and for one case type: there is an answer that CSV and
// JSON agree on, or an error text, and never half of either.
func TestEveryReturnComparesOrSaysWhyNot(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "testdata", "*", "*.csv"))
	if err != nil || len(files) < 15 {
		t.Fatalf("%d returns: %v", len(files), err)
	}
	staff := filepath.Join(root, "pkg", "source", "testdata", "layouts", "police-workforce-sep19_Table_1_officers_by_force.csv")
	answered := map[string]int{}
	for _, file := range files {
		dir, name := filepath.Split(file)
		for _, f := range figure.Names() {
			for _, args := range [][]string{
				{"compare", name, "--figure", f}, {"trend", name, "--figure", f},
				{"compare", name, "--figure", f, "--where", "case_type=complaint", "--rank"},
				{"trend", name, "--figure", f, "--across-break", "--by", "period"},
				{"compare", name, "--figure", f, "--workforce", staff, "--where", "case_type=complaint"},
			} {
				if holdsTogether(t, dir, args) {
					answered[args[0]]++
				}
			}
		}
	}
	if answered["compare"] < 30 || answered["trend"] < 12 {
		t.Errorf("answered: %v; expected more", answered)
	}
}

func holdsTogether(t *testing.T, dir string, args []string) (answered bool) {
	t.Helper()
	outputs := map[string]string{}
	for _, format := range render.Formats() {
		asked := append(args[:len(args):len(args)], "--format", format)
		status, stdout, stderr := runStats(t, dir, asked)
		if status != StatusDone {
			if stdout != "" || stderr == "" || status == StatusFails {
				t.Errorf("%v: exit status %d, output %q, error text %q", asked, status, stdout, stderr)
			}
			return false
		}
		if strings.Contains(stdout, "NaN") || strings.Contains(stdout, "Inf") || strings.Contains(stdout, "%!") {
			t.Errorf("%v: %s", asked, stdout)
		}
		outputs[format] = stdout
	}
	if _, err := csv.NewReader(strings.NewReader(outputs["csv"])).ReadAll(); err != nil || !json.Valid([]byte(outputs["json"])) {
		t.Errorf("%v: %v", args, err)
	}
	fromCSV, err := readCSV(outputs["csv"])
	if err != nil {
		t.Fatal(err)
	}
	fromJSON, err := readJSON(outputs["json"])
	if err != nil || len(fromCSV) != len(fromJSON) {
		t.Fatalf("%v: %d rows in CSV, %d in JSON: %v", args, len(fromCSV), len(fromJSON), err)
	}
	for i, row := range fromCSV {
		for heading, cell := range row {
			if heading == "notes" || strings.HasSuffix(heading, "_min") || strings.HasSuffix(heading, "_max") {
				continue // bounds have their own test
			}
			if stem, part := strings.CutSuffix(strings.TrimSuffix(heading, "_of"), "_n"); (part || strings.HasSuffix(heading, "_of")) && row[stem] == "" {
				continue // of an undefined share JSON has null alone
			}
			if got := fromJSON[i][heading]; got != strings.TrimPrefix(cell, "'") {
				t.Errorf("%v, row %d, %s: %q in CSV, %q in JSON", args, i, heading, cell, got)
			}
		}
	}
	return true
}

// TestComparisonsOfOddReturns gives compare and trend what nobody publishes.
func TestComparisonsOfOddReturns(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"huge.csv":      "force,allegations,referred\nEssex,9000000000000000,1\nKent,9000000000000000,8999999999999999\n",
		"overflow.csv":  "force,allegations,referred\nEssex,900000000000000000,1\nKent,900000000000000000,1\nSurrey,900000000000000000,1\nSussex,900000000000000000,1\nGwent,900000000000000000,1\nDorset,900000000000000000,1\nDurham,900000000000000000,1\nNorfolk,900000000000000000,1\nSuffolk,900000000000000000,1\nCumbria,900000000000000000,1\nWiltshire,900000000000000000,1\n",
		"all.csv":       "force,allegations,referred\nEssex,5,5\nKent,7,7\n",
		"above.csv":     "force,allegations,referred\nEssex,5,9\nKent,7,8\nSurrey,9,1\nSussex,8,2\n",
		"empty.csv":     "force,allegations,referred\n",
		"nothing.csv":   "force,allegations,referred\nEssex,0,0\nKent,0,0\n",
		"withheld.csv":  "force,allegations,referred\nEssex,[c],[c]\nKent,*,<5\n",
		"same.csv":      "force,allegations,referred\nEssex,50,5\nEssex,50,5\nKent,60,6\n",
		"differing.csv": "force,allegations,referred\nEssex,50,5\nEssex,51,5\nKent,60,6\n",
		"totals.csv":    "force,allegations,referred\nEngland and Wales,110,11\nNorth East,50,5\n",
		"months.csv":    "force,month,allegations,referred\nEssex,Jan 2019,5,1\nEssex,Feb 2019,5,1\nEssex,soon,4,1\nEssex,Dec 2019,5,0\nEssex,2019,9,2\n",
		"many.csv":      manyPeriods(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range []string{"compare", "trend"} {
			holdsTogether(t, dir, []string{command, name, "--figure", "referred"})
			holdsTogether(t, dir, []string{command, name, "--figure", "referred", "--interval", "exact", "--confidence", "99.9"})
			holdsTogether(t, dir, []string{command, name, "--figure", "allegations/referred", "--decimals", "3"})
		}
	}
}

// manyPeriods is forty years of a force without a break of rules.
func manyPeriods() string {
	var b strings.Builder
	b.WriteString("force,year,allegations,referred\n")
	for year := range 40 {
		fmt.Fprintf(&b, "Police Scotland,%d,500,%d\n", 1970+year, 1+year%7)
	}
	return b.String()
}
