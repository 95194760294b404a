package cli

import (
	"encoding/xml"
	"os"
	"path/filepath"
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
