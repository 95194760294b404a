package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"complaintstats/pkg/result"
)

// drawMarkdown draws GitHub tables. tablewriter has a Markdown renderer, but
// it lets a | in a cell through, which moves figures under other headings.
func drawMarkdown(b *bytes.Buffer, r *result.Result, _ Options) error {
	for i := range r.Sections {
		p := pageOf(&r.Sections[i])
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if p.title != "" {
			fmt.Fprintf(b, "### %s\n\n", markdown(p.title))
		}
		switch {
		case len(p.rows) == 0:
			fmt.Fprintf(b, "%s\n", empty)
		case p.list:
			markdownLists(b, p)
		case len(p.columns) > 0:
			markdownTable(b, p)
		}
		markdownNotes(b, p.footnotes, p.general)
	}
	var marked []result.Note
	var general []string
	for _, n := range r.Notes {
		if n.Mark > 0 {
			marked = append(marked, n)
		} else {
			general = append(general, Clean(n.Text))
		}
	}
	markdownNotes(b, marked, general)
	return nil
}

func markdownTable(b *bytes.Buffer, p page) {
	var headings, rules []string
	for _, c := range p.columns {
		headings = append(headings, markdown(heading(c)))
		rules = append(rules, markdownRule(numeric(c.Kind)))
	}
	markdownLine(b, headings)
	markdownLine(b, rules)
	set := false
	for _, r := range p.rows {
		set = set || r.apart
		var cells []string
		for j, f := range r.cells {
			cell := markdown(f.text())
			if r.apart && !numeric(p.columns[j].Kind) && cell != "" {
				cell = "**" + cell + "**" // a table has no rules between rows
			}
			cells = append(cells, words(cell, markdown(marksText(f.marks))))
		}
		markdownLine(b, cells)
	}
}

// markdownLists draws a table of labels and values under each row's title.
func markdownLists(b *bytes.Buffer, p page) {
	for i, r := range p.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		if title := words(r.title, marksText(r.marks)); title != "" {
			fmt.Fprintf(b, "**%s**\n\n", markdown(title))
		}
		markdownLine(b, []string{"figure", "value"})
		markdownLine(b, []string{markdownRule(false), markdownRule(true)})
		for j, f := range r.cells {
			if !f.empty() {
				markdownLine(b, []string{markdown(heading(p.columns[j])), markdown(words(f.text(), marksText(f.marks)))})
			}
		}
	}
}

func markdownNotes(b *bytes.Buffer, footnotes []result.Note, general []string) {
	if len(footnotes)+len(general) == 0 {
		return
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	for _, n := range footnotes {
		fmt.Fprintf(b, "- %s\n", markdown(noteText(n)))
	}
	for _, text := range general {
		fmt.Fprintf(b, "- %s\n", markdown("Note: "+text))
	}
}

func markdownRule(right bool) string {
	if right {
		return "---:"
	}
	return "---"
}

func markdownLine(b *bytes.Buffer, cells []string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

// markdown is cleaned text that Markdown shows as it stands. An underscore
// inside a word is left alone: it means nothing there, and column names are
// full of them.
func markdown(s string) string {
	var b strings.Builder
	before := ' '
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '_' && letter(before) && letter(after):
			b.WriteRune(r)
		case strings.ContainsRune("\\`*_[]|~$", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
