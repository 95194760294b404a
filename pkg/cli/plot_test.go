package cli

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"complaintstats/pkg/figure"
)

// TestEveryReturnPlots asks every return for a picture of every figure: there
// is one that can be read, or an error and no file.
func TestEveryReturnPlots(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "testdata", "*", "*.csv"))
	if err != nil || len(files) < 15 {
		t.Fatalf("%d returns: %v", len(files), err)
	}
	picture := filepath.Join(t.TempDir(), "picture.svg")
	drawn := 0
	for _, file := range files {
		dir, name := filepath.Split(file)
		for _, f := range figure.Names() {
			status, _, stderr := runStats(t, dir, []string{"summarize", name, "--figures", f, "--plot", picture, "-q"})
			content, err := os.ReadFile(picture)
			switch {
			case status == StatusDone:
				drawn++
				if err != nil || xml.Unmarshal(content, new(struct{})) != nil {
					t.Errorf("%s, %s: no picture that can be read: %v", name, f, err)
				}
				if err := os.Remove(picture); err != nil {
					t.Fatal(err)
				}
			case stderr == "" || err == nil:
				t.Errorf("%s, %s: exit status %d, error text %q, and a file is there: %v", name, f, status, stderr, err == nil)
			}
		}
	}
	if drawn < 15 {
		t.Errorf("%d pictures drawn; expected more", drawn)
	}
}

// TestPlotOfTooMuch holds that a picture nobody could read is not drawn.
func TestPlotOfTooMuch(t *testing.T) {
	dir := t.TempDir()
	var csv strings.Builder
	csv.WriteString("station,allegations,upheld,not_upheld\n")
	for i := range 201 {
		fmt.Fprintf(&csv, "station %d,10,4,6\n", i)
	}
	if err := os.WriteFile(filepath.Join(dir, "return.csv"), []byte(csv.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"summarize", "return.csv", "--by", "station", "--figures", "upheld", "--plot", "x.svg"}
	status, _, stderr := runStats(t, dir, args)
	if status != StatusUsage || !strings.Contains(stderr, "201 rows are more than a picture can show (200); keep fewer with --where or --top") {
		t.Errorf("exit status %d, %s", status, stderr)
	}
	if status, _, stderr := runStats(t, dir, append(args, "--top", "200")); status != StatusDone {
		t.Errorf("200 rows: exit status %d, %s", status, stderr)
	}
}
