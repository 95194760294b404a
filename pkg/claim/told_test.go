package claim

import (
	"os"
	"strings"
	"testing"
)

// Each wording of testdata/changes.txt tells a change and both its values: the
// change is found, worked out from them and borne out.
func TestChangesAsPapersTellThem(t *testing.T) { asToldIn(t, "testdata/changes.txt", 40) }

// So does each of testdata/shares.txt a share and both its counts.
func TestSharesAsPapersTellThem(t *testing.T) { asToldIn(t, "testdata/shares.txt", 240) }

// Each text of testdata/lent.txt tells a figure among counts of other things: it
// is worked out from its own numbers, or not at all.
func TestNothingIsLentByAnotherCount(t *testing.T) { asToldIn(t, "testdata/lent.txt", 15) }

// asToldIn holds the lines "text | words | computed" of a file against what is
// found; none of their figures is wrong.
func asToldIn(t *testing.T, name string, least int) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, rest, _ := strings.Cut(strings.TrimSpace(line), " | ")
		text = strings.ReplaceAll(text, " ¶ ", "\n\n")
		words, want, ok := strings.Cut(rest+" ", " | ")
		want = strings.TrimSpace(want)
		if !ok {
			t.Fatalf("%q: want text | words | computed", line)
		}
		told++
		got := "nothing"
		for _, f := range findings(t, Text{Content: text}) {
			if f.Words == words {
				got = f.Computed
			}
			if f.Class == string(Fail) {
				t.Errorf("%s\n %s is called wrong: %s", text, f.Words, f.Why)
			}
		}
		if got != want {
			t.Errorf("%s\n %s: computed %s, want %s", text, words, got, want)
		}
	}
	if told < least {
		t.Errorf("only %d wordings", told)
	}
}
