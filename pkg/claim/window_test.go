package claim

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// texts are the articles that the tests have.
func texts(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no articles")
	}
	var list []string
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(content))
	}
	return list
}

// Wherever a long text is cut, each figure is found once, at its own line and
// column, with the verdict that it has in the whole.
func TestLongTextIsCut(t *testing.T) {
	long := strings.Repeat(strings.Join(texts(t), "\n\n")+"\n\n", 12)
	for name, text := range map[string]string{
		"paragraphs":    long,
		"CR LF":         strings.ReplaceAll(long, "\n", "\r\n"),
		"one paragraph": strings.ReplaceAll(long, "\n", " "),
	} {
		t.Run(name, func(t *testing.T) {
			whole := checkText(Text{Content: text}, page{text: text}, []window{{0, 0, len(text), len(text)}}, nil, nil)
			if len(whole) < 100 {
				t.Fatalf("%d figures", len(whole))
			}
			const least, most, step = 36_000, 64_000, 9_000
			for size := least; size < most; size += step {
				cuts := windows(text, size, windowEdge)
				if len(cuts) < 2 {
					t.Fatal("nothing was cut")
				}
				if diff := cmp.Diff(whole, checkText(Text{Content: text}, page{text: text}, cuts, nil, nil)); diff != "" {
					t.Errorf("windows of %d: %s", size, diff)
				}
			}
		})
	}
}

// Windows stand side by side and leave nothing out; no number is parted.
func TestWindowsCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"1,064 complaints", " ", "\n", "\n\n", ". ", "999999999", "£", "\r\n"}), 0, 200).Draw(t, "text"), "")
		size, edge := rapid.IntRange(20, 300).Draw(t, "size"), rapid.IntRange(0, 20).Draw(t, "edge")
		at := 0
		for _, w := range windows(text, size, edge) {
			if w.from != at || w.to < w.from || w.see > w.from || w.end < w.to {
				t.Fatalf("%+v after %d", w, at)
			}
			if w.from > 0 && !strings.ContainsAny(text[w.from-1:w.from], " \n") {
				t.Fatalf("parted at %q", text[w.from-1:])
			}
			at = w.to
		}
		if at != len(text) {
			t.Fatalf("ends at %d of %d", at, len(text))
		}
	})
}

func TestRuler(t *testing.T) {
	text := "zwölf £5\nfünf\r\n\nändern 3"
	for _, word := range []string{"zwölf 1:1", "£5 1:7", "5 1:8", "fünf 2:1", "ändern 4:1", "3 4:8", "zwölf 1:1"} {
		word, want, _ := strings.Cut(word, " ")
		at := strings.Index(text, word)
		r := newRuler(text)
		if got := fmt.Sprintf("%d:%d", r.line(at), r.columnOf(at)); got != want {
			t.Errorf("%s stands at %s, not %s", word, got, want)
		}
	}
	if got := unixLines("a\rb\r\nc\r"); got != "a\nb\r\nc\n" {
		t.Errorf("%q", got)
	}
}
