package claim

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"complaintstats/pkg/result"
)

var spaces = regexp.MustCompile(`\s+`)

func normal(s string) string {
	s = strings.NewReplacer("per cent", "%", "percent", "%", "’", "'", ",", "").Replace(strings.ToLower(s))
	return strings.ReplaceAll(strings.TrimSpace(spaces.ReplaceAllString(s, " ")), " %", "%")
}

// Every label of the texts is found, linked and classed right, and nothing else
// is taken for a figure.
func TestLabels(t *testing.T) {
	for _, folder := range []string{"articles", "own"} {
		byText := map[string][]map[string]string{}
		for _, row := range table(t, folder+"/labels.csv") {
			byText[row["article"]] = append(byText[row["article"]], row)
		}
		for name, want := range byText {
			t.Run(folder+"/"+name, func(t *testing.T) {
				content, err := os.ReadFile("testdata/" + folder + "/" + name + ".txt")
				if err != nil {
					t.Fatal(err)
				}
				compare(t, findings(t, Text{Name: name, Content: string(content)}), want)
			})
		}
	}
}

func compare(t *testing.T, got []result.Finding, want []map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d figures, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		f, w := got[i], want[i]
		if strconv.Itoa(f.Line) != w["line"] || !strings.Contains(normal(f.Words), normal(w["text"])) {
			t.Fatalf("figure %d: line %d %q, want line %s %q", i, f.Line, f.Words, w["line"], w["text"])
		}
		if f.Class != w["class"] {
			t.Errorf("line %d %q: %s, want %s (%s)", f.Line, f.Words, f.Class, w["class"], f.Why)
		}
		if w["denominator"] != "" && f.Computed != w["computed"] {
			t.Errorf("line %d %q: computed %s, want %s", f.Line, f.Words, f.Computed, w["computed"])
		}
		if f.Why == "" || f.Rule == "" {
			t.Errorf("line %d %q: no working told", f.Line, f.Words)
		}
	}
}
