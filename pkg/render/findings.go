package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"complaintstats/pkg/result"
)

// findingsFormats lists every way to draw findings, the default one first.
func findingsFormats() []format {
	return []format{
		{"table", findingsTable},
		{"csv", findingsCSV},
		{"json", findingsJSON},
		{"markdown", whole(findingsMarkdown)},
		{"html", whole(findingsHTML)},
		{"junit", whole(findingsJUnit)},
		{"github", whole(findingsGitHub)},
	}
}

// classOrder is the order in which people read findings: what is wrong, what is
// doubtful, what cannot be checked, what holds.
var classOrder = [...]struct{ class, title, short string }{
	{"fail", "Does not hold", "wrong"},
	{"warn", "Doubtful", "doubtful"},
	{"unknown", "Cannot be checked", "not checkable"},
	{"ok", "Holds", "hold"},
}

// ofClass are the findings of one class, in reading order.
func ofClass(f *result.Findings, class string) []*result.Finding {
	var found []*result.Finding
	for i := range f.List {
		if f.List[i].Class == class {
			found = append(found, &f.List[i])
		}
	}
	return found
}

// place is where a finding stands: its line, and its file where there are several.
func findingPlace(r *result.Result, f *result.Finding) string {
	if r.Findings.OfCells {
		return cellPlace(r, f)
	}
	if len(r.Findings.Texts) > 1 {
		return fmt.Sprintf("%s:%d", Clean(f.File), f.Line)
	}
	return fmt.Sprintf("line %d", f.Line)
}

// tally is the line at the foot: how many of each class.
func tally(f *result.Findings) string {
	text := counted(len(f.List), "figure")
	if f.OfCells {
		text = counted(len(f.List), "finding")
	}
	for i, c := range classOrder {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		text += fmt.Sprintf("%s%d %s", sep, len(ofClass(f, c.class)), c.short)
	}
	return text
}

// findingsJSON draws the findings of check as design says: every figure in
// reading order. Each is written by itself, for there may be a hundred thousand.
func findingsJSON(b *sheet, r *result.Result, o Options) error {
	var inputs []string
	for _, in := range r.Inputs {
		inputs = append(inputs, inputJSON(in))
	}
	b.WriteString("{\n")
	for _, p := range []pair{
		{"schema", quote(r.Schema)},
		{"tool", object(pair{"name", quote(o.Tool.Name)}, pair{"version", quote(o.Tool.Version)})},
		{"inputs", array(inputs)},
	} {
		if err := indented(&b.Buffer, "  ", quote(p.key)+": ", p.value, ",\n"); err != nil {
			return err
		}
	}
	if err := findingsArray(b, r.Findings); err != nil {
		return err
	}
	return indented(&b.Buffer, "  ", quote("notes")+": ", texts(Notes(r)), "\n}\n")
}

func findingsArray(b *sheet, f *result.Findings) error {
	b.WriteString("  \"findings\": [")
	for i := range f.List {
		before := ",\n    "
		if i == 0 {
			before = "\n    "
		}
		b.WriteString(before)
		if err := indented(&b.Buffer, "    ", "", findingJSON(&f.List[i], f.OfCells), ""); err != nil {
			return err
		}
		if err := b.handOn(); err != nil {
			return err
		}
	}
	if len(f.List) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteString("],\n")
	return nil
}

// indented writes a value of JSON with what stands before and behind it.
func indented(b *bytes.Buffer, indent, before, value, after string) error {
	if before != "" {
		b.WriteString(indent + before)
	}
	if err := json.Indent(b, []byte(value), indent, "  "); err != nil {
		return fmt.Errorf("drawing JSON: %w", err)
	}
	b.WriteString(after)
	return nil
}

func inputJSON(in result.Input) string {
	return object(
		pair{"name", quote(in.Name)}, pair{"sha256", quote(in.SHA256)}, pair{"sheet", quote(in.Sheet)},
		pair{"population", quote(in.Population)}, pair{"rows", strconv.Itoa(in.Rows)})
}

func findingJSON(f *result.Finding, ofCells bool) string {
	var evidence []string
	for _, e := range f.Evidence {
		var sources []string
		for _, s := range e.Sources {
			sources = append(sources, object(pair{"file", quote(s.File)}, pair{"sheet", quote(s.Sheet)}, pair{"line", strconv.Itoa(s.Line)}))
		}
		evidence = append(evidence, object(
			pair{"basis", quote(e.Basis)}, pair{"verdict", quote(e.Verdict)}, pair{"class", quote(e.Class)},
			pair{"computed", orNull(e.Computed)}, pair{"numerator", jsonNumber(e.Numerator)}, pair{"denominator", jsonNumber(e.Denominator)},
			pair{"why", quote(e.Why)}, pair{"sources", array(sources)}))
	}
	place := []pair{{"file", quote(f.File)}, {"line", strconv.Itoa(f.Line)}, {"column", strconv.Itoa(f.Column)}}
	if ofCells {
		place = []pair{{"file", quote(f.File)}, {"sheet", quote(f.Sheet)}, {"line", strconv.Itoa(f.Line)}, {"row", strconv.Itoa(f.Line)},
			{"column", strconv.Itoa(f.Column)}, {"heading", quote(f.Heading)}}
	}
	return object(append(place,
		pair{"text", quote(f.Words)}, pair{"kind", quote(f.Kind)}, pair{"hedge", quote(f.Hedge)},
		pair{"force", quote(f.Force)}, pair{"period", quote(f.Period)}, pair{"unit", quote(f.Unit)},
		pair{"figure", quote(f.Figure)}, pair{"verdict", quote(f.Verdict)}, pair{"class", quote(f.Class)},
		pair{"computed", orNull(f.Computed)}, pair{"numerator", jsonNumber(f.Numerator)}, pair{"denominator", jsonNumber(f.Denominator)},
		pair{"rule", quote(f.Rule)}, pair{"why", quote(f.Why)}, pair{"evidence", array(evidence)})...)
}
