package claim

import (
	"os"
	"strings"
	"testing"
)

// The texts of one_line.txt hold the figures that stand under them, and no
// others: "words:kind", parted by semicolons, or none.
func TestOneLine(t *testing.T) {
	content, err := os.ReadFile("testdata/one_line.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, tried := "", 0
	for line := range strings.SplitSeq(string(content), "\n") {
		want, expected := strings.CutPrefix(line, "    ")
		switch {
		case !expected:
			text = line
			continue
		case want == "none":
			want = ""
		}
		var got []string
		for _, f := range findings(t, Text{Content: text}) {
			got = append(got, f.Words+":"+f.Kind)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, "; "), want)
		}
		tried++
	}
	if tried < 90 {
		t.Errorf("%d texts", tried)
	}
}

// A number that may be a year, or the end of one written with a space, refutes
// nothing.
func TestUnsureNumbersAccuseNobody(t *testing.T) {
	for _, text := range []string{
		"Of the 2013 complaints, 45 (12 per cent) were upheld.",
		"There were 1 364 complaints, of which 34 (9.3 per cent) were upheld.",
		"There were 364 complaints, of which 34 (<5 per cent) were upheld.",
		"Of the 300 complaints, 150 (5,3 per cent) were upheld.",
	} {
		for _, f := range findings(t, Text{Content: text}) {
			if f.Class == "fail" {
				t.Errorf("%s: %q is %s: %s", text, f.Words, f.Verdict, f.Why)
			}
		}
	}
}
