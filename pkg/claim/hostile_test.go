package claim

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"complaintstats/pkg/rate"
)

// Hostile texts: no panic, every finding within the text, and a time in
// proportion to the length.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"a megabyte of digits":      strings.Repeat("9", 1<<20),
		"digits and commas":         strings.Repeat("1,234,", 1<<12),
		"open brackets":             strings.Repeat("(", 1<<16),
		"figures in one paragraph":  strings.Repeat("12 complaints (34 per cent), ", 2500),
		"control and direction":     strings.Repeat("\u202e1\u200f2\x07 per\x1b cent \u2066", 1<<12),
		"not UTF-8":                 strings.Repeat("12\xff per cent\xfe of ", 1<<12),
		"number words":              strings.Repeat("one hundred thousand million ", 1<<12),
		"one in one in":             strings.Repeat("one in ", 1<<12),
		"of these":                  strings.Repeat("Of these 12 per cent of the ", 1<<12),
		"years":                     strings.Repeat("2013/14-15 ", 1<<12),
		"hedges":                    strings.Repeat("more than ", 1<<13) + "7",
		"capitals":                  strings.Repeat("Avon And Somerset Police ", 1<<12),
		"nothing":                   "",
		"zero of zero":              "Of 0 complaints, 0 (0 per cent) were upheld; 5 of the 0, or 12 per cent.",
		"a change from nothing":     "up from 0 to 5, an increase of 12 per cent; doubled from 0 to 4",
		"a share of a share of a %": "5% of 6% (7% of 8%) per cent % pc 9pc10",
	} {
		t.Run(name, func(t *testing.T) {
			for _, markup := range []Markup{PlainText, Markdown, HTML} {
				start := time.Now()
				for _, f := range findings(t, Text{Content: text, Markup: markup}) {
					if f.Start < 0 || f.End > len(text) || f.Start >= f.End || f.Line < 1 || f.Column < 1 {
						t.Fatalf("%+v", f)
					}
				}
				if d := time.Since(start); d > 20*time.Second {
					t.Errorf("took %s", d)
				}
			}
		})
	}
}

// Markup that never ends hides nothing and costs no more than its length.
func TestHostileMarkup(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("<", 1<<18), strings.Repeat("<!--", 1<<16), strings.Repeat("<p>", 1<<16), strings.Repeat("&", 1<<18), strings.Repeat("](", 1<<17), "<script>5 complaints",
	} {
		findings(t, Text{Content: text, Markup: HTML})
		findings(t, Text{Content: text, Markup: Markdown})
	}
	got := findings(t, Text{Content: "<p class='x 12'>Of 1,064&nbsp;complaints,\n<b>34</b> (5.3&#37;) were upheld.</p><!-- 17 officers --><script>var a = 99</script><p>A &lt; B", Markup: HTML})
	if len(got) != 3 || got[2].Class != "fail" || got[1].Words != "34" || got[1].Line != 2 {
		t.Errorf("%+v", got)
	}
	got = findings(t, Text{Content: "Of the **1,064** complaints, [34](https://example.org/99) (_5.3_ per cent) were upheld.", Markup: Markdown})
	if len(got) != 3 || got[2].Class != "fail" {
		t.Errorf("%+v", got)
	}
}

func TestMarkupOf(t *testing.T) {
	for name, want := range map[string]Markup{"a.html": HTML, "a.HTM": HTML, "a.md": Markdown, "a.txt": PlainText, "a.csv": Table, "-": PlainText} {
		if got := MarkupOf(name, []byte("x")); got != want {
			t.Errorf("%s: %d", name, got)
		}
	}
	if MarkupOf("-", []byte("\n<!DOCTYPE html><p>")) != HTML {
		t.Error("a page is known by its beginning")
	}
}

// FuzzCheck holds that no text breaks the checker and that every finding lies
// in the text that a reader sees, in order.
func FuzzCheck(f *testing.F) {
	for _, folder := range []string{"articles", "own"} {
		names, err := filepath.Glob("testdata/" + folder + "/*.txt")
		if err != nil || len(names) == 0 {
			f.Fatal("no texts to begin with")
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(content), uint8(0))
		}
	}
	f.Add("<p>12 of 30 (40%)", uint8(2))
	f.Add("claim,force\n12 per cent,Essex\n", uint8(3))
	f.Fuzz(func(t *testing.T, text string, markup uint8) {
		answer, err := Check([]Text{{Name: "x", Content: text, Markup: Markup(markup % 4)}}, Options{Evidence: essex{1, 4}, Find: true})
		if err != nil {
			return // no table of claims
		}
		last, shown := 0, len(answer.Findings.Texts[0].Content) // as its reader sees it: the mark of a list may take more room
		for _, g := range answer.Findings.List {
			if markup%4 != uint8(Table) && (g.Start < last || g.End > shown || g.Start >= g.End) {
				t.Fatalf("%+v after %d", g, last)
			}
			last = g.Start
			if string(Verdict(g.Verdict).Class()) != g.Class || g.Why == "" {
				t.Fatalf("%+v", g)
			}
		}
	})
}

func TestWords(t *testing.T) {
	if len(words()) < 8 {
		t.Error("the vocabulary is not all there")
	}
	for _, row := range words()["hedge"] {
		for _, p := range row {
			if hedgeNamed(p.means) == Bare {
				t.Errorf("hedge %v means %q, which is no family", p.words, p.means)
			}
		}
	}
	for i, v := range Verdicts() {
		if v.Class() == "" || i > 0 && rank(v) <= rank(Verdicts()[i-1]) {
			t.Errorf("%s", v)
		}
	}
}

func TestTable(t *testing.T) {
	content := "\ufeffClaim,Force,Period,Figure,Source\n" +
		"\"3,787 complaints\",Essex,2020/21,,Gazette\n0.2 per cent,Essex,2020/21,referred,\n\"2,214\",Essex,2020/21,officers,\nnothing,,,,\n\"34 of 1,064 (5.3 per cent)\",,,,\n"
	answer, err := Check([]Text{{Name: "claims.csv", Content: content, Markup: Table}}, Options{Evidence: essex{7, 7}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range answer.Findings.List {
		got = append(got, f.Verdict)
	}
	if want := "unit-mismatch rounded exact unparsed not-in-return not-in-return contradicted"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	for _, bad := range []string{"", "force,period\nEssex,2020\n", "claim\n\"open"} {
		if _, err := Check([]Text{{Name: "x.csv", Content: bad, Markup: Table}}, Options{}); err == nil {
			t.Errorf("%q is no table of claims", bad)
		}
	}
}

func TestSlips(t *testing.T) {
	for text, want := range map[string]string{
		"Of the 1,000 complaints, 210 (12 per cent) were upheld.":  "transposed",
		"Of the 1,000 complaints, 20 (20 per cent) were upheld.":   "decimal point",
		"Of the 1,000 complaints, 210 (31 per cent) were upheld.":  "mistyped",
		"Of the 1,064 complaints, 34 (5.3 per cent) were referred": "would need 56",
	} {
		got := findings(t, Text{Content: text})
		if len(got) != 3 || got[2].Class != "fail" || !strings.Contains(got[2].Why, want) {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	content, err := os.ReadFile("testdata/articles/01_essex_gazette_2022.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := Text{Content: strings.Repeat(string(content), 5)} // a thousand words
	b.SetBytes(int64(len(text.Content)))
	for b.Loop() {
		findings(b, text)
	}
}

// The cost of a text follows its length, from a long read to a year of a paper.
func BenchmarkText(b *testing.B) {
	articles := strings.Join(texts(b), "\n\n")
	for _, size := range []int{100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprintf("%d KB", size/1000), func(b *testing.B) {
			text := Text{Content: strings.Repeat(articles, size/len(articles))}
			b.SetBytes(int64(len(text.Content)))
			b.ReportAllocs()
			for b.Loop() {
				findings(b, text)
			}
		})
	}
}

func BenchmarkPreimage(b *testing.B) {
	s, _ := rate.ParseNumeral("0.2")
	for b.Loop() {
		s.PossibleShare(3787, rate.HalfUp)
	}
}
