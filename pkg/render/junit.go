package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"complaintstats/pkg/result"
)

// findingsJUnit draws one suite a text and one test case a figure: what does not
// hold has failed, what cannot be checked was skipped; what is doubtful passes
// and says so.
func findingsJUnit(b *bytes.Buffer, r *result.Result, o Options) error {
	fail, _, _, _ := r.Findings.Tally()
	fmt.Fprintf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\">\n",
		xmlText(o.Tool.Name), len(r.Findings.List), fail)
	for start := 0; start < len(r.Findings.List); {
		end := start
		for end < len(r.Findings.List) && r.Findings.List[end].File == r.Findings.List[start].File {
			end++
		}
		suite := result.Findings{List: r.Findings.List[start:end]}
		fail, _, _, unknown := suite.Tally()
		fmt.Fprintf(b, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n", xmlText(suite.List[0].File), len(suite.List), fail, unknown)
		for i := range suite.List {
			junitCase(b, r, &suite.List[i])
		}
		b.WriteString("  </testsuite>\n")
		start = end
	}
	b.WriteString("</testsuites>\n")
	return nil
}

func junitCase(b *bytes.Buffer, r *result.Result, f *result.Finding) {
	name := fmt.Sprintf("line %d, column %d: %s", f.Line, f.Column, f.Words)
	if r.Findings.OfCells {
		name = findingPlace(r, f) + ": " + f.Words
	}
	fmt.Fprintf(b, "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\">", xmlText(f.File),
		xmlText(name), xmlText(f.File), f.Line)
	message, all := xmlText(f.Verdict+": "+f.Why), xmlText(f.Verdict+": "+strings.Join(workings(f), "; "))
	switch f.Class {
	case "fail":
		fmt.Fprintf(b, "<failure type=\"%s\" message=\"%s\">%s</failure>", xmlText(f.Verdict), message, all)
	case "unknown":
		fmt.Fprintf(b, "<skipped message=\"%s\"/>", message)
	default:
		fmt.Fprintf(b, "<system-out>%s</system-out>", all)
	}
	b.WriteString("</testcase>\n")
}

// xmlText is a text as XML allows it.
func xmlText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(Clean(text))) // a Builder does not fail
	return b.String()
}
