package render_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"complaintstats/pkg/render"
	"complaintstats/pkg/result"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

var tool = render.Tool{Name: "stats", Version: "1.2.3"}

var samples = []struct {
	name   string
	result func() *result.Result
}{{"essex", essex}, {"forces", forces}, {"hostile", hostile}}

func draw(t testing.TB, r *result.Result, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := render.Write(&b, r, render.Options{Format: format, Tool: tool}); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, sample := range samples {
		for _, format := range render.Formats() {
			t.Run(sample.name+"."+format, func(t *testing.T) {
				got := draw(t, sample.result(), format)
				file := filepath.Join("testdata", sample.name+"."+format)
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("%s differs (-want +got); -update writes it anew:\n%s", file, diff)
				}
			})
		}
	}
}
