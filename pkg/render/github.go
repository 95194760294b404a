package render

import (
	"bytes"
	"fmt"
	"strings"

	"complaintstats/pkg/result"
)

// findingsGitHub draws workflow commands that annotate the file at its line:
// errors for what does not hold, warnings for what is doubtful, notices for what
// cannot be checked. What holds is told in the count at the end.
func findingsGitHub(b *bytes.Buffer, r *result.Result, _ Options) error {
	for i := range r.Findings.List {
		f := &r.Findings.List[i]
		level := map[string]string{"fail": "error", "warn": "warning", "unknown": "notice"}[f.Class]
		if level == "" {
			continue
		}
		place := ""
		if f.File != "-" { // standard input is no file of the repository
			place = "file=" + githubProperty(f.File) + ","
		}
		fmt.Fprintf(b, "::%s %sline=%d,col=%d,title=%s::%s\n", level, place, max(f.Line, 1), max(f.Column, 1),
			githubProperty(f.Words+": "+f.Verdict), githubData(strings.Join(workings(f), "; ")))
	}
	fmt.Fprintf(b, "%s\n", githubData(tally(r.Findings)))
	return nil
}

// githubData is a text that no command can hide in.
func githubData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(Clean(text))
}

func githubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(text))
}
