package returns

import (
	"testing"

	"complaintstats/pkg/vocab"

	"pgregory.net/rapid"
)

// A text of letters and digits needs no look into the vocabulary: none is called
// so, neither nobody nor a category, a total or an aside.
func TestNumberedTextsAreNoWords(t *testing.T) {
	own := newDimension("reference", "Reference", true, vocab.NoHint)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-z]{0,4}[0-9]{1,8}[A-Za-z]{0,3}`).Draw(t, "text")
		if !isNumbered(text) {
			t.Fatalf("%q is not taken for numbered", text)
		}
		if saysNobody(text) {
			t.Fatalf("%q is nobody", text)
		}
		if v, total := own.understand(text); total || v.Code != "" || v.Unknown || v.Aside {
			t.Fatalf("%q means %+v, total %v", text, v, total)
		}
	})
	for _, text := range []string{"", "NA", "unknown", "#VALUE!", "1-4", "[c]"} {
		if isNumbered(text) || !isNobody(text) {
			t.Errorf("%q is somebody", text)
		}
	}
}
