package claim

import (
	"os"
	"strings"
	"testing"
)

// Sums are told in many ways, and numbers that are no parts of one another add up
// by accident. sums.txt holds texts of both kinds, each with the classes of its
// figures in reading order.
func TestSums(t *testing.T) {
	content, err := os.ReadFile("testdata/sums.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n---\n")
	const least = 100
	if len(texts) < least {
		t.Fatalf("only %d texts", len(texts))
	}
	for _, part := range texts {
		text, want, ok := strings.Cut(part, "\n= ")
		if !ok {
			t.Fatalf("no classes behind %q", part)
		}
		classesAre(t, Text{Content: text}, want)
	}
}

// classesAre holds the figures of a text to their classes in reading order.
func classesAre(t *testing.T, text Text, want string) {
	t.Helper()
	var got []string
	for _, f := range findings(t, text) {
		got = append(got, f.Class)
	}
	if have := strings.Join(got, " "); have != want {
		t.Errorf("%q:\nhave %s\nwant %s", text.Content, have, want)
	}
}

// A list is a sum in whatever way it is set: bullets, bare lines, rows of a table,
// items and cells of a page; with its total in it, in the heading or above.
func TestSumsOfLists(t *testing.T) {
	for _, c := range []struct {
		markup        Markup
		content, want string
	}{
		{PlainText, "Total: 400 complaints\n\nUpheld: 90\nNot upheld: 250\nWithdrawn: 60\n", "ok ok ok ok"},
		{PlainText, "Outcome of the complaints\n\nUpheld: 90\nNot upheld: 250\nWithdrawn: 60\nTotal: 400\n", "ok ok ok ok"},
		{PlainText, "Outcomes (n = 512)\nRudeness: 200\nNeglect: 212\nOther: 101\nTotal: 512\n", "unknown unknown unknown unknown warn"},
		{PlainText, "The panel heard that 88 reviews were completed. Of these:\n\n• 61 were not upheld\n• 19 were upheld\n• 8 were withdrawn\n", "ok ok ok ok"},
		{Markdown, "| Outcome | Number |\n|---|---|\n| upheld | 90 |\n| not upheld | 250 |\n| withdrawn | 60 |\n| **Total** | **400** |\n", "ok ok ok ok"},
		{Markdown, "The force recorded 312 allegations:\n\n* 120 were about rudeness\n* 102 about neglect of duty\n* 90 about other matters\n", "ok ok ok ok"},
		{HTML, "<table><tr><th>Force</th><th>2021/22</th><th>2022/23</th></tr><tr><td>Kent</td><td>120</td><td>130</td></tr><tr><td>Essex</td><td>220</td><td>210</td></tr><tr><td>Total</td><td>340</td><td>340</td></tr></table>", "ok ok ok ok ok ok"},
		{HTML, "<table><tr><th>Force</th><th>Men</th><th>Women</th></tr><tr><th>Kent</th><td>120</td><td>80</td></tr><tr><th>Essex</th><td>150</td><td>70</td></tr><tr><th>All forces</th><td>270</td><td>150</td></tr></table>", "ok ok ok ok ok ok"},
		{Markdown, "| Year | Complaints | Allegations |\n|------|-----------:|------------:|\n| 2019/20 | 1,204 | 2,300 |\n| 2020/21 | 1,400 | 2,650 |\n| Total | 2,604 | 4,950 |\n", "ok ok ok ok ok ok"},
		{PlainText, "Complaints: 3,584\nof which\n- Kent 1,204\n- Essex 1,400\n- Surrey 980\n", "ok ok ok ok"},
		{PlainText, "Kent: 1,204 complaints\nEssex: 1,400 complaints\nSurrey: 980 complaints\nTotal: 3,584 complaints\n", "ok ok ok ok"},
		{PlainText, "Kent and its neighbours recorded 3,584 complaints:\n\n1,204 in Kent\n1,400 in Essex\n980 in Surrey\n", "ok ok ok ok"},
		{PlainText, "- 90 officers (23%) were dismissed\n- 250 (63%) got a warning\n- 60 (15%) faced no action\n- Total 400\n", "ok ok ok ok ok ok ok"},
		{HTML, "<p>There were 1,020 complaints last year.</p><h3>By division</h3><ul><li>North: 420</li><li>South: 340</li><li>West: 260</li></ul>", "ok ok ok ok"},

		// What adds up by accident is no list of parts: other things are counted.
		{PlainText, "There were 23 complaints in the year.\n\n- 12 officers were dismissed\n- 11 officers resigned\n", "unknown unknown unknown"},
		{PlainText, "Key findings\n\n- 120 complaints were recorded\n- 80 allegations were made\n- 40 appeals were upheld\n", "unknown unknown unknown"},
		{PlainText, "There were 23 deaths.\n\n- 12 in custody\n- 7 on the road\n- 5 elsewhere\n", "unknown unknown unknown unknown"},
		{HTML, "<ul><li>Kent: 120 complaints in a force of 3,200</li><li>Essex: 80</li></ul><p>There were 200.</p>", "unknown unknown unknown unknown"},
	} {
		classesAre(t, Text{Content: c.content, Markup: c.markup}, c.want)
	}
}

// A sum is shown with its terms, a part with the total that it helps to make, and
// a difference the right way round.
func TestASumIsShownWithItsTerms(t *testing.T) {
	text := "Of the 1,122 complaints, 797 were dealt with informally and the other 325 formally. That is 171 fewer than the 1,293 of the year before."
	for words, want := range map[string]string{
		"1,122": "797 + 325 is 1,122 (line 1) (the sum of its parts)",
		"325":   "with the other parts it makes 1,122 (line 1)",
		"171":   "1,293 less 1,122 is 171 (line 1) (the difference)",
	} {
		for _, f := range findings(t, Text{Content: text}) {
			if f.Words == words && f.Why != want {
				t.Errorf("%s: %q, want %q", words, f.Why, want)
			}
		}
	}
}
