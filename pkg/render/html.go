package render

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"complaintstats/pkg/result"
)

const htmlStyle = `body { font: 1rem/1.4 system-ui, sans-serif; margin: 1.5rem; color: #111; background: #fff; }
table { border-collapse: collapse; margin: 0 0 1rem; }
caption { text-align: left; font-weight: bold; padding: 0 0 .5rem; }
th, td { padding: .2rem .6rem; text-align: left; vertical-align: baseline; }
thead th { border-bottom: 1px solid #111; vertical-align: bottom; }
tbody th { font-weight: normal; }
tr.apart > * { border-top: 1px solid #111; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.n.tail { padding-left: 0; }
.notes, .from { font-size: .9rem; }
section { margin: 0 0 2rem; overflow-x: auto; }
@media print { body { margin: 0; } section { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`

// drawHTML draws a whole document that needs nothing beside it.
func drawHTML(b *bytes.Buffer, r *result.Result, o Options) error {
	fmt.Fprintf(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", html.EscapeString(documentTitle(r, o)), htmlStyle)
	for i := range r.Sections {
		htmlSection(b, pageOf(&r.Sections[i]), i+1)
	}
	htmlNotes(b, r.Notes)
	b.WriteString("</main>\n")
	htmlSources(b, r, o)
	b.WriteString("</body>\n</html>\n")
	return nil
}

func documentTitle(r *result.Result, o Options) string {
	for _, s := range r.Sections {
		if s.Title != "" {
			return Clean(s.Title)
		}
	}
	return Clean(words(o.Tool.Name, r.Schema))
}

func htmlSection(b *bytes.Buffer, p page, number int) {
	b.WriteString("<section>\n")
	switch {
	case len(p.rows) == 0:
		fmt.Fprintf(b, "<p>%s %s</p>\n", html.EscapeString(p.title), empty)
	case p.list:
		if p.title != "" {
			fmt.Fprintf(b, "<h2>%s</h2>\n", html.EscapeString(p.title))
		}
		for _, r := range p.rows {
			htmlList(b, p, r, number)
		}
	case len(p.columns) > 0:
		htmlTable(b, p, number)
	}
	if len(p.footnotes) > 0 {
		b.WriteString("<ol class=\"notes\">\n")
		defined := 0
		for _, n := range p.footnotes {
			id := ""
			if n.Mark != defined { // an id may stand once only
				id = fmt.Sprintf(" id=\"%s\"", noteID(number, n.Mark))
			}
			defined = n.Mark
			fmt.Fprintf(b, "<li%s value=\"%d\">%s</li>\n", id, n.Mark, html.EscapeString(Clean(n.Text)))
		}
		b.WriteString("</ol>\n")
	}
	for _, text := range p.general {
		fmt.Fprintf(b, "<p class=\"notes\">Note: %s</p>\n", html.EscapeString(text))
	}
	b.WriteString("</section>\n")
}

// htmlTable gives a figure with its working two cells under one heading, so
// that the signs line up and a copied table keeps its numbers apart.
func htmlTable(b *bytes.Buffer, p page, number int) {
	b.WriteString("<table>\n")
	htmlCaption(b, p.title)
	b.WriteString("<thead>\n<tr>")
	tails := make([]bool, len(p.columns))
	for j, c := range p.columns {
		for _, r := range p.rows {
			tails[j] = tails[j] || numeric(c.Kind) && htmlTail(r.cells[j], p, number) != ""
		}
		htmlHeading(b, c, tails[j])
	}
	b.WriteString("</tr>\n</thead>\n<tbody>\n")
	for _, r := range p.rows {
		if r.apart {
			b.WriteString("<tr class=\"apart\">")
		} else {
			b.WriteString("<tr>")
		}
		for j, f := range r.cells {
			htmlCell(b, p, j, f, tails[j], number)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
}

func htmlCaption(b *bytes.Buffer, title string) {
	if title != "" {
		fmt.Fprintf(b, "<caption>%s</caption>\n", html.EscapeString(title))
	}
}

func htmlHeading(b *bytes.Buffer, c result.Column, tail bool) {
	text := html.EscapeString(heading(c))
	switch {
	case tail:
		fmt.Fprintf(b, "<th scope=\"col\" colspan=\"2\" class=\"n\">%s</th>", text)
	case numeric(c.Kind):
		fmt.Fprintf(b, "<th scope=\"col\" class=\"n\">%s</th>", text)
	default:
		fmt.Fprintf(b, "<th scope=\"col\">%s</th>", text)
	}
}

// htmlCell makes the first text of a row its heading.
func htmlCell(b *bytes.Buffer, p page, column int, f face, tail bool, number int) {
	switch {
	case numeric(p.columns[column].Kind):
		fmt.Fprintf(b, "<td class=\"n\">%s</td>", html.EscapeString(f.main))
		if tail {
			fmt.Fprintf(b, "<td class=\"n tail\">%s</td>", htmlTail(f, p, number))
		}
	case column == 0:
		fmt.Fprintf(b, "<th scope=\"row\">%s%s</th>", html.EscapeString(f.main), htmlMarks(f.marks, p, number))
	default:
		fmt.Fprintf(b, "<td>%s%s</td>", html.EscapeString(f.main), htmlMarks(f.marks, p, number))
	}
}

func htmlTail(f face, p page, number int) string {
	return html.EscapeString(words(f.working, f.within, f.remark)) + htmlMarks(f.marks, p, number)
}

func htmlMarks(marks []int, p page, number int) string {
	var b strings.Builder
	for _, mark := range marks {
		target := 0 // the notes on the whole answer
		for _, n := range p.footnotes {
			if n.Mark == mark {
				target = number
			}
		}
		fmt.Fprintf(&b, "<sup><a href=\"#%s\">%s</a></sup>", noteID(target, mark), markText(mark))
	}
	return b.String()
}

func noteID(section, mark int) string { return fmt.Sprintf("note-%d-%d", section, mark) }

func htmlList(b *bytes.Buffer, p page, r pageRow, number int) {
	b.WriteString("<table>\n")
	htmlCaption(b, words(r.title, marksText(r.marks)))
	b.WriteString("<tbody>\n")
	for j, f := range r.cells {
		if f.empty() {
			continue
		}
		fmt.Fprintf(b, "<tr><th scope=\"row\">%s</th>", html.EscapeString(heading(p.columns[j])))
		if numeric(p.columns[j].Kind) {
			fmt.Fprintf(b, "<td class=\"n\">%s</td><td class=\"n tail\">%s</td>", html.EscapeString(f.main), htmlTail(f, p, number))
		} else {
			fmt.Fprintf(b, "<td colspan=\"2\">%s%s</td>", html.EscapeString(f.main), htmlMarks(f.marks, p, number))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
}

func htmlNotes(b *bytes.Buffer, notes []result.Note) {
	for _, n := range notes {
		id := ""
		if n.Mark > 0 {
			id = fmt.Sprintf(" id=\"%s\"", noteID(0, n.Mark))
		}
		fmt.Fprintf(b, "<p class=\"notes\"%s>%s</p>\n", id, html.EscapeString(noteText(n)))
	}
}

// htmlSources says which bytes the figures rest on: a page is passed on
// without the command that made it.
func htmlSources(b *bytes.Buffer, r *result.Result, o Options) {
	b.WriteString("<footer class=\"from\">\n")
	for _, in := range r.Inputs {
		parts := []string{in.Name}
		for _, part := range []string{in.Sheet, in.Population} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		if in.SHA256 != "" {
			parts = append(parts, "SHA-256 "+in.SHA256)
		}
		fmt.Fprintf(b, "<p>Source: %s</p>\n", html.EscapeString(Clean(strings.Join(parts, ", "))))
	}
	fmt.Fprintf(b, "<p>%s</p>\n</footer>\n", html.EscapeString(Clean(words(o.Tool.Name, o.Tool.Version))))
}
