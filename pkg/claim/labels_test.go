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

// tally counts what was read right in the texts of a folder.
type tally struct {
	found, figures, labels   int
	links, linked, right     int
	errors, caught, accusals int
}

// The labelled texts are read alone. Those of articles were there while the
// rules were written and are held whole; the rest show what the rules make of
// texts by other hands. No text is ever accused of an error that it has not.
func TestLabels(t *testing.T) {
	for folder, least := range map[string]struct{ linked, right float64 }{
		"articles": {1, 1},
		"own":      {0.98, 0.99},
	} {
		t.Run(folder, func(t *testing.T) {
			byText := map[string][]map[string]string{}
			for _, row := range table(t, folder+"/labels.csv") {
				byText[row["article"]] = append(byText[row["article"]], row)
			}
			all := &tally{}
			for name, want := range byText {
				content, err := os.ReadFile("testdata/" + folder + "/" + name + ".txt")
				if err != nil {
					t.Fatal(err)
				}
				all.compare(t, name, findings(t, Text{Name: name, Content: string(content)}), want)
			}
			t.Logf("%+v", *all)
			all.atLeast(t, least.linked, least.right)
		})
	}
}

func (a *tally) atLeast(t *testing.T, linked, right float64) {
	t.Helper()
	const found = 0.97
	for _, s := range []struct {
		what     string
		got, all int
		least    float64
	}{
		{"figures found", a.found, a.labels, found}, {"findings that are figures", a.found, a.figures, found},
		{"links", a.linked, a.links, linked}, {"classes", a.right, a.found, right}, {"errors caught", a.caught, a.errors, found - 0.1},
	} {
		if s.all == 0 || float64(s.got) < s.least*float64(s.all) {
			t.Errorf("%s: %d of %d, want at least %.0f per cent", s.what, s.got, s.all, 100*s.least)
		}
	}
	if a.accusals > 0 {
		t.Errorf("%d false accusations", a.accusals)
	}
}

// compare pairs findings and labels in reading order, passing over what only one
// of them has.
func (a *tally) compare(t *testing.T, name string, got []result.Finding, want []map[string]string) {
	t.Helper()
	a.figures += len(got)
	a.labels += len(want)
	free := 0
	for _, w := range want {
		at := free
		for at < len(got) && (strconv.Itoa(got[at].Line) != w["line"] || !strings.Contains(normal(got[at].Words), normal(w["text"]))) {
			at++
		}
		if at == len(got) {
			t.Logf("%s:%s: not found: %q", name, w["line"], w["text"])
			continue
		}
		for ; free < at; free++ {
			a.unlabelled(t, name, got[free])
		}
		a.judge(t, name, got[at], w)
		free = at + 1
	}
	for ; free < len(got); free++ {
		a.unlabelled(t, name, got[free])
	}
}

func (a *tally) unlabelled(t *testing.T, name string, f result.Finding) {
	t.Helper()
	t.Logf("%s:%d: no labelled figure: %q", name, f.Line, f.Words)
	if f.Class == string(Fail) {
		a.accusals++
	}
}

func (a *tally) judge(t *testing.T, name string, f result.Finding, w map[string]string) {
	t.Helper()
	a.found++
	if w["numerator"] != "" && w["denominator"] != "" {
		a.links++
		if sameSize(f.Computed, w["computed"]) {
			a.linked++
		} else {
			t.Logf("%s:%d: %q computed %s, want %s", name, f.Line, f.Words, f.Computed, w["computed"])
		}
	}
	switch {
	case f.Class == w["class"]:
		a.right++
	default:
		t.Logf("%s:%d: %q is %s, want %s (%s)", name, f.Line, f.Words, f.Class, w["class"], f.Why)
	}
	switch {
	case w["class"] == string(Fail) && f.Class == string(Fail):
		a.errors, a.caught = a.errors+1, a.caught+1
	case w["class"] == string(Fail):
		a.errors++
	case f.Class == string(Fail):
		a.accusals++
	}
	if f.Why == "" || f.Rule == "" {
		t.Errorf("%s:%d: %q: no working told", name, f.Line, f.Words)
	}
}

// sameSize says whether two numbers as printed are the same but for a sign and
// the last place.
func sameSize(a, b string) bool {
	x, err := strconv.ParseFloat(strings.TrimPrefix(a, "-"), 64)
	y, other := strconv.ParseFloat(strings.TrimPrefix(b, "-"), 64)
	const place = 0.006
	return err == nil && other == nil && max(x-y, y-x) < place
}
