package render

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"complaintstats/pkg/result"
)

// findingsTable draws findings for people: `line 7: "5.3 per cent": contradicted:
// the working`, what is wrong first.
func findingsTable(b *sheet, r *result.Result, o Options) error {
	if r.Findings.OfCells {
		return cellsTable(&b.Buffer, r, o)
	}
	for _, c := range classOrder {
		found := ofClass(r.Findings, c.class)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "%s\n", strong(c.title, o))
		for _, f := range found {
			findingLine(&b.Buffer, r, f)
			if err := b.handOn(); err != nil {
				return err
			}
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", tally(r.Findings))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "%s\n", noteText(n))
	}
	return nil
}

// findingLine is a finding on a line of its own, and what else the text or the return says of it
// on the next.
func findingLine(b *bytes.Buffer, r *result.Result, f *result.Finding) {
	for i, text := range workings(f) {
		if i == 0 {
			fmt.Fprintf(b, "%s%s: \"%s\": %s: %s\n", gap, findingPlace(r, f), Clean(f.Words), f.Verdict, text)
			continue
		}
		fmt.Fprintf(b, "%s%s%s\n", gap, gap, text)
	}
}

// workings are the working of a finding and what else the text or the return says
// of it.
func workings(f *result.Finding) []string {
	list := []string{Clean(f.Why)}
	for _, e := range f.Evidence {
		if e.Why != f.Why {
			list = append(list, fmt.Sprintf("%s: %s: %s", e.Basis, e.Verdict, Clean(e.Why)))
		}
	}
	return list
}

// findingsMarkdown draws a table for each class.
func findingsMarkdown(b *bytes.Buffer, r *result.Result, _ Options) error {
	for _, c := range classOrder {
		found := ofClass(r.Findings, c.class)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(b, "### %s\n\n", c.title)
		markdownLine(b, []string{"place", "figure", "verdict", "working"})
		markdownLine(b, []string{"---", "---", "---", "---"})
		for _, f := range found {
			markdownLine(b, []string{markdown(findingPlace(r, f)), markdown(Clean(f.Words)), f.Verdict, strings.Join(marked(workings(f)), "<br>")})
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", tally(r.Findings))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "\n%s\n", markdown(noteText(n)))
	}
	return nil
}

func marked(texts []string) []string {
	for i, text := range texts {
		texts[i] = markdown(text)
	}
	return texts
}

// findingsCSV draws one row a figure, in reading order.
func findingsCSV(b *sheet, r *result.Result, o Options) error {
	if r.Findings.OfCells {
		return cellsCSV(&b.Buffer, r, o)
	}
	w := csv.NewWriter(b)
	record := []string{"file", "line", "column", "text", "kind", "hedge", "force", "period", "unit", "figure",
		"verdict", "class", "computed", "numerator", "denominator", "rule", "why", "sources", "notes"}
	if err := w.Write(record); err != nil {
		return err
	}
	for i := range r.Findings.List {
		f := &r.Findings.List[i]
		record = append(record[:0], safe(f.File), strconv.Itoa(f.Line), strconv.Itoa(f.Column))
		for _, text := range []string{f.Words, f.Kind, f.Hedge, f.Force, f.Period, f.Unit, f.Figure,
			f.Verdict, f.Class, f.Computed, f.Numerator, f.Denominator, f.Rule, f.Why, sourcesText(f), ""} {
			record = append(record, safe(text))
		}
		if err := w.Write(record); err != nil {
			return err
		}
		if err := b.handOn(); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// sourcesText names the places that a finding rests on.
func sourcesText(f *result.Finding) string {
	var parts []string
	for _, e := range f.Evidence {
		for _, s := range e.Sources {
			place := s.File
			if s.Sheet != "" {
				place += ":" + s.Sheet
			}
			parts = append(parts, fmt.Sprintf("%s:%d", place, s.Line))
		}
	}
	return strings.Join(parts, "; ")
}
