package claim

import (
	"fmt"
	"strings"
	"testing"
)

// listed are the figures of a text as "words @line:column".
func listed(t *testing.T, content string, markup Markup) string {
	t.Helper()
	var got []string
	for _, f := range findings(t, Text{Content: content, Markup: markup}) {
		got = append(got, fmt.Sprintf("%s @%d:%d", f.Words, f.Line, f.Column))
	}
	return strings.Join(got, "; ")
}

// A page holds the figures that its reader sees, in the reader's words; their
// places are those of the file.
func TestPage(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a figure split over tags", "<p><b>5</b>.3 per cent,\n<i>1,0</i>64 cases", "5.3 per cent @1:7; 1,064 @2:4"},
		{"lines of the source are no lines", "<p>Of 1,064 complaints to Essex\nPolice 34 were upheld", "1,064 @1:7; 34 @2:8"},
		{"a note's mark", "5.3<sup>1</sup> per cent, 7<sup><a href='#n'>[2]</a></sup> cases, 12<sup>*</sup>", "5.3 per cent @1:1; 7 @1:27; 12 @1:67"},
		{"a raised ending", "on 5<sup>th</sup> March", ""},
		{"a fraction", "<sup>1</sup>/<sub>3</sub> of cases, 2&frac12; per cent", "1/3 @1:6; 2½ per cent @1:37"},
		{"spaces that part thousands", "1&nbsp;064, 1&thinsp;065, 1&#8239;066 and 34&nbsp;per&nbsp;cent", "1 064 @1:1; 1 065 @1:13; 1 066 @1:27; 34 per cent @1:43"},
		{"cells", "<table><tr><td>34</td><td>35</td></tr></table>", "34 @1:16; 35 @1:27"},
		{"cards", "<span>36</span><span>37%</span>", "36 @1:7; 37% @1:22"},
		{"what is hidden", "<p hidden>9</p><div style='display: none'><div>8</div>7</div><template>6</template><p class='hidden'>5", "5 @1:102"},
		{"what is left open hides nothing", "<div hidden>5 complaints", "5 @1:13"},
		{"the head", "<html><head lang=en><title>9</title><body>5", "5 @1:43"},
		{"a header is no head", "<header>5</header>6", "5 @1:9; 6 @1:19"},
		{"scripts and comments", "<script>9</script><STYLE>8</STYLE><!-- 7 --><noscript>6</noscript>5", "5 @1:67"},
		{"values of tags", `<a title="9 > 8" href='/7'>5</a><img alt="6 cases">`, "5 @1:28"},
		{"signs that are no tags", "5 < 6 and 7 > 3 &lt; 4", "5 @1:1; 6 @1:5; 7 @1:11; 3 @1:15; 4 @1:22"},
		{"a list", "<ol><li>5 cases<li>6 cases</ol>", "5 @1:9; 6 @1:20"},
	} {
		if got := listed(t, c.page, HTML); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.name, got, c.want)
		}
	}
}

// Markdown holds the figures that are shown; a table keeps its cells apart.
func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"emphasis", "**34** of *1,064*, __5__.3 per cent, ~~6~~ 7, `8`", "34 @1:3; 1,064 @1:12; 5.3 per cent @1:22; 6 @1:40; 7 @1:44; 8 @1:48"},
		{"links", "[34](http://x.org/9_(8)) and [35][a]; see <http://x.org/7>\n\n[a]: http://x.org/6", "34 @1:2; 35 @1:31"},
		{"notes", "34[^1] cases and 35.[^b]\n\n[^1]: Of 36 staff.", "34 @1:1; 35 @1:18; 36 @3:10"},
		{"pictures", "![9 cases](8.png) 5 cases", "5 @1:19"},
		{"a table", "| Force | Cases | Share |\n|---|---:|---|\n| Essex | 34 | 5.3% |\n| Kent |44|45% |", "34 @3:11; 5.3% @3:16; 44 @4:9; 45% @4:12"},
		{"lists and headings", "## 12 complaints\n1. one\n2. 13 cases\n* 14 cases\n- 15 cases\n> 16 cases", "12 @1:4; 13 @3:4; 14 @4:3; 15 @5:3; 16 @6:3"},
		{"signs", "3 * 4 and 5\\* and x_6_y", "3 @1:1; 4 @1:5; 5 @1:11"},
		{"tags", "<b>5</b>.4 per cent<sup>2</sup>&nbsp;of <!-- 9 --> 6", "5.4 per cent @1:4; 6 @1:52"},
		{"brackets", "[2019] EWHC and (34) [35]", "34 @1:18; 35 @1:23"},
	} {
		if got := listed(t, c.text, Markdown); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.name, got, c.want)
		}
	}
}
