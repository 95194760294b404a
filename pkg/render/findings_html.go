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
mark[title]{position:relative}mark[title]:focus,mark[title]:target{outline:2px solid #1a1a1a}
mark[title]:focus::after{content:attr(title);position:absolute;left:0;top:100%;z-index:1;width:max-content;max-width:min(28em,80vw);padding:.4em .6em;background:#1a1a1a;color:#fff;font:14px/1.4 sans-serif;white-space:pre-line}
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
	marks := findingNames(r.Findings)
	if !r.Findings.OfCells {
		fmt.Fprintf(b, "<p>%s. %s</p>\n", html.EscapeString(tally(r.Findings)), legend)
	}
	for i, t := range r.Findings.Texts {
		fmt.Fprintf(b, "<article>\n<h1>%s</h1>\n<pre>", html.EscapeString(Clean(t.Name)))
		markFigures(b, t.Content, findingsOf(r.Findings, i), marks)
		b.WriteString("</pre>\n</article>\n")
	}
	fmt.Fprintf(b, "<p>%s</p>\n<table>\n<thead><tr><th>place</th><th>figure</th><th>verdict</th><th>working</th></tr></thead>\n<tbody>\n", html.EscapeString(tally(r.Findings)))
	for _, c := range classOrder {
		for _, f := range ofClass(r.Findings, c.class) {
			place := html.EscapeString(findingPlace(r, f))
			if !r.Findings.OfCells {
				place = fmt.Sprintf("<a href=\"#%s\">%s</a>", marks[f], place)
			}
			fmt.Fprintf(b, "<tr><td>%s</td><td><mark class=\"%s\">%s</mark></td><td>%s</td><td>%s</td></tr>\n", place,
				f.Class, html.EscapeString(Clean(f.Words)), html.EscapeString(f.Verdict), strings.Join(escaped(workings(f)), "<br>"))
		}
	}
	b.WriteString("</tbody>\n</table>\n")
	htmlNotes(b, r.Notes)
	htmlSources(b, r, o)
	b.WriteString("</body>\n</html>\n")
	return nil
}

// legend says how figures of each class are marked.
const legend = `<mark class="fail">wrong</mark> <mark class="warn">doubtful</mark> <mark class="unknown">not checkable</mark> <mark class="ok">holds</mark>: the working is under the pointer, and where the tab key stops.`

// findingNames are the names by which a page links to its figures.
func findingNames(f *result.Findings) map[*result.Finding]string {
	names := map[*result.Finding]string{}
	for i := range f.List {
		names[&f.List[i]] = fmt.Sprintf("f%d", i+1)
	}
	return names
}

func escaped(texts []string) []string {
	for i, text := range texts {
		texts[i] = html.EscapeString(text)
	}
	return texts
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
func markFigures(b *bytes.Buffer, content string, found []*result.Finding, names map[*result.Finding]string) {
	at := 0
	for _, f := range found {
		if f.Start < at || f.End > len(content) || f.Start > f.End {
			continue
		}
		plainLines(b, content[at:f.Start])
		fmt.Fprintf(b, "<mark id=\"%s\" class=\"%s\" tabindex=\"0\" title=\"%s\">", names[f], f.Class, html.EscapeString(f.Verdict+": "+strings.Join(workings(f), "\n")))
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
