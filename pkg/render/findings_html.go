package render

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"complaintstats/pkg/result"
)

const findingsStyle = `body{font:17px/1.55 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#1a1a1a;background:#fff}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:#eee;border-bottom:2px solid #888;color:inherit;cursor:help;padding:0 .1em}
mark.ok{background:#e4f3e4;border-color:#2a7a2a}mark.warn{background:#fff3cd;border-color:#a86f00}
mark.fail{background:#fbdcdc;border-color:#b00020;font-weight:bold}
table{border-collapse:collapse;font-size:.85em}td,th{padding:.2em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}
footer{font-size:.8em;color:#555}`

// findingsHTML draws the texts themselves with every figure marked by its class
// and its working in a tooltip, and a table of the findings under them. It needs
// nothing from anywhere else.
func findingsHTML(b *bytes.Buffer, r *result.Result, o Options) error {
	command := "check"
	if r.Findings.OfCells {
		command = "validate"
	}
	fmt.Fprintf(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s\n</style>\n</head>\n<body>\n",
		html.EscapeString(Clean(words(o.Tool.Name, command))), findingsStyle)
	for i, t := range r.Findings.Texts {
		fmt.Fprintf(b, "<article>\n<h1>%s</h1>\n<pre>", html.EscapeString(Clean(t.Name)))
		markFigures(b, t.Content, findingsOf(r.Findings, i))
		b.WriteString("</pre>\n</article>\n")
	}
	fmt.Fprintf(b, "<p>%s</p>\n<table>\n<thead><tr><th>place</th><th>figure</th><th>verdict</th><th>working</th></tr></thead>\n<tbody>\n", html.EscapeString(tally(r.Findings)))
	for _, c := range classOrder {
		for _, f := range ofClass(r.Findings, c.class) {
			fmt.Fprintf(b, "<tr><td>%s</td><td><mark class=\"%s\">%s</mark></td><td>%s</td><td>%s</td></tr>\n", html.EscapeString(findingPlace(r, f)),
				f.Class, html.EscapeString(Clean(f.Words)), html.EscapeString(f.Verdict), html.EscapeString(Clean(f.Why)))
		}
	}
	b.WriteString("</tbody>\n</table>\n")
	htmlNotes(b, r.Notes)
	htmlSources(b, r, o)
	b.WriteString("</body>\n</html>\n")
	return nil
}

func findingsOf(f *result.Findings, text int) []*result.Finding {
	var found []*result.Finding
	for i := range f.List {
		if f.List[i].Text == text {
			found = append(found, &f.List[i])
		}
	}
	return found
}

// markFigures writes a text with its figures marked. Its lines stay lines; what
// cannot be seen is made visible.
func markFigures(b *bytes.Buffer, content string, found []*result.Finding) {
	at := 0
	for _, f := range found {
		if f.Start < at || f.End > len(content) || f.Start > f.End {
			continue
		}
		plainLines(b, content[at:f.Start])
		fmt.Fprintf(b, "<mark class=\"%s\" title=\"%s\">", f.Class, html.EscapeString(Clean(f.Verdict+": "+f.Why)))
		plainLines(b, content[f.Start:f.End])
		b.WriteString("</mark>")
		at = f.End
	}
	plainLines(b, content[at:])
}

func plainLines(b *bytes.Buffer, text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(html.EscapeString(Clean(strings.TrimSuffix(line, "\r"))))
	}
}
