package claim

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"complaintstats/pkg/result"
)

// Schema is the contract of the JSON that Check gives.
const Schema = "stats.check/1"

// Text is a text to be checked.
type Text struct {
	Name    string
	Content string
	Markup  Markup
}

// Options say what a text is held against.
type Options struct {
	Evidence Evidence // nil for the text's own numbers alone
	Find     bool     // search the evidence for pairs that give a share it does not settle
}

// checker holds a text with its lines while findings are written.
type checker struct {
	text     Text
	newlines []int
	above    int // lines of the file above the text, of a claim in a table
}

// Check finds every figure of the texts and judges it by the text's own numbers
// and, where there is any, by the evidence.
func Check(texts []Text, o Options) (*result.Result, error) {
	found := &result.Findings{}
	for i, t := range texts {
		if t.Markup == Table {
			list, err := CheckTable(t.Name, []byte(t.Content), o)
			if err != nil {
				return nil, err
			}
			found.Texts = append(found.Texts, result.MarkedText{Name: t.Name})
			found.List = append(found.List, list...)
			continue
		}
		found.Texts = append(found.Texts, result.MarkedText{Name: t.Name, Content: plain(t.Content, t.Markup)})
		for _, f := range checkText(t, o) {
			f.Text = i
			found.List = append(found.List, f)
		}
	}
	return &result.Result{Schema: Schema, Findings: found}, nil
}

func checkText(t Text, o Options) []result.Finding {
	b := bind(find(plain(t.Content, t.Markup)))
	link(b)
	c := &checker{text: t}
	for i := range len(t.Content) {
		if t.Content[i] == '\n' {
			c.newlines = append(c.newlines, i)
		}
	}
	var findings []result.Finding
	for _, m := range b.mentions {
		findings = append(findings, c.finding(m))
	}
	if o.Evidence != nil {
		c.weigh(b, findings, o)
	}
	return findings
}

// line is the line that a byte stands in, from 1.
func (c *checker) line(at int) int {
	n, _ := slices.BinarySearch(c.newlines, at)
	return n + 1 + c.above
}

// column is the character of its line that a byte stands at, from 1.
func (c *checker) column(at int) int {
	start := 0
	if n := c.line(at) - c.above; n > 1 {
		start = c.newlines[n-2] + 1
	}
	if at-start > 1<<16 { // a line of a megabyte: count what can be counted quickly
		return at - start + 1
	}
	return utf8.RuneCountInString(c.text.Content[start:at]) + 1
}

// finding writes a figure and its outcome as a result.
func (c *checker) finding(m *mention) result.Finding {
	f := result.Finding{
		File: c.text.Name, Line: c.line(m.start), Column: c.column(m.start), Start: m.start, End: m.end,
		Words: strings.Join(strings.Fields(c.text.Content[m.start:m.end]), " "),
		Kind:  string(m.kind), Hedge: strings.ToLower(strings.Join(strings.Fields(m.hedgeWords), " ")), Force: m.place, Period: m.period, Unit: m.unitPrinted(),
		Verdict: string(NotCheckable), Class: string(Unknown), Rule: m.rule(), Why: c.why(m),
	}
	if len(f.Words) > 400 {
		f.Words = strings.ToValidUTF8(f.Words[:400], "") + "…"
	}
	if o := m.found; o != nil {
		f.Verdict, f.Class = string(o.verdict), string(o.verdict.Class())
		f.Computed = computed(o.computed)
		f.Numerator, f.Denominator = plainNumber(o.part), plainNumber(o.of)
		f.Evidence = []result.Evidence{{Basis: "text", Verdict: f.Verdict, Class: f.Class, Computed: f.Computed, Why: f.Why, Sources: c.sources(o)}}
	}
	return f
}

// unitPrinted is the unit of a figure: of the base, for shares.
func (m *mention) unitPrinted() string {
	if m.subject != "" {
		return m.subject
	}
	return m.unit
}

func (c *checker) sources(o *outcome) []result.Source {
	var sources []result.Source
	for _, m := range o.sources {
		s := result.Source{File: c.text.Name, Line: c.line(m.start)}
		if !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	return sources
}

// computed is a decimal with four places.
func computed(x *big.Rat) string {
	if x == nil {
		return ""
	}
	return x.FloatString(4)
}

func plainNumber(x *big.Rat) string {
	if x == nil {
		return ""
	}
	return decimalText(x)
}
