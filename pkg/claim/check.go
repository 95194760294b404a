package claim

import (
	"math/big"
	"slices"
	"strings"

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

// checker writes the findings of one window of a text.
type checker struct {
	*ruler
	page
	name   string
	window string // what of the text is judged together
	offset int    // where it begins in the text
}

// Check finds every figure of the texts and judges it by the text's own numbers
// and, where there is any, by the evidence.
func Check(texts []Text, o Options) (*result.Result, error) {
	found := &result.Findings{}
	held := hold(o)
	for i, t := range texts {
		t.Content = unixLines(t.Content)
		if t.Markup == Table {
			list, err := checkTable(t, held)
			if err != nil {
				return nil, err
			}
			found.Texts = append(found.Texts, result.MarkedText{Name: t.Name})
			found.List = append(found.List, list...)
			continue
		}
		shown := plain(t.Content, t.Markup)
		found.Texts = append(found.Texts, result.MarkedText{Name: t.Name, Content: shown.text})
		start := len(found.List)
		found.List = checkText(t, shown, windows(shown.text, windowSize, windowEdge), held, found.List)
		for k := range found.List[start:] {
			found.List[start+k].Text = i
		}
	}
	return &result.Result{Schema: Schema, Findings: found}, nil
}

// checkText judges a text window by window and adds what it finds to a list.
func checkText(t Text, shown page, cuts []window, held *archive, list []result.Finding) []result.Finding {
	ruler, done := newRuler(t.Content), 0
	for _, w := range cuts {
		c := &checker{ruler: ruler, page: shown, name: t.Name, window: shown.text[w.see:w.end], offset: w.see}
		b := bind(find(c.window))
		b.inOrder()
		link(b)
		own := make([]*mention, 0, len(b.mentions))
		for _, m := range b.mentions {
			if at := m.start + w.see; at >= max(w.from, done) && at < w.to {
				own = append(own, m)
				done = m.end + w.see
			}
		}
		start := len(list)
		for _, m := range own {
			list = append(list, c.finding(m))
		}
		if held != nil {
			c.weigh(b, own, list[start:], held)
		}
	}
	return list
}

// lineOf is the line of the file that a place of the window stands in.
func (c *checker) lineOf(at int) int { return c.line(c.page.source(at + c.offset)) }

// finding writes a figure and its outcome as a result.
func (c *checker) finding(m *mention) result.Finding {
	f := result.Finding{
		File: c.name, Line: c.lineOf(m.start), Column: c.columnOf(c.page.source(m.start + c.offset)), Start: m.start + c.offset, End: m.end + c.offset,
		Words: strings.Join(strings.Fields(c.window[m.start:m.end]), " "),
		Kind:  string(m.kindPrinted()), Hedge: strings.ToLower(strings.Join(strings.Fields(m.hedgeWords), " ")), Force: m.place, Period: m.period, Unit: m.unitPrinted(), Figure: m.figure(),
		Verdict: string(NotCheckable), Class: string(Unknown), Rule: m.rule(), Why: c.why(m),
	}
	if len(f.Words) > 400 {
		f.Words = strings.ToValidUTF8(f.Words[:400], "") + "…"
	}
	if o := m.found; o != nil {
		f.Verdict, f.Class = string(o.verdict), string(o.verdict.Class())
		f.Computed = computed(m.computedPrinted(o))
		f.Numerator, f.Denominator = plainNumber(o.part), plainNumber(o.of)
		f.Evidence = []result.Evidence{{Basis: "text", Verdict: f.Verdict, Class: f.Class, Computed: f.Computed, Numerator: f.Numerator, Denominator: f.Denominator, Why: f.Why, Sources: c.sources(o)}}
	}
	return f
}

// kindPrinted is the kind of a figure: "doubled" is a change, "twice as many" a
// ratio of two numbers.
func (m *mention) kindPrinted() Kind {
	if m.kind == Change && m.Form == Times && !m.grown {
		return Ratio
	}
	return m.kind
}

// computedPrinted is what was worked out of a figure, per cent for shares and
// changes.
func (m *mention) computedPrinted(o *outcome) *big.Rat {
	if o.computed == nil || m.kind != Change || m.Form != Times || !m.grown {
		return o.computed
	}
	return new(big.Rat).Mul(sub(o.computed, big.NewRat(1, 1)), big.NewRat(100, 1))
}

// unitPrinted is the unit of a figure: of the base, for shares.
func (m *mention) unitPrinted() string {
	if m.subject != "" {
		return m.subject
	}
	return m.unit
}

// figures are the derived figures that a text may print, as returns name them.
var figures = []string{"upheld", "not_acceptable", "referred", "no_action", "reflective", "performance", "resigned", "case_to_answer", "withdrawn", "investigated",
	"misconduct_found", "gross_misconduct_found", "dismissed", "officers_per_allegation", "allegations_per_officer", "allegations_per_complaint", "officers_per_complaint",
	"allegations_per_1000", "complaints_per_1000"}

// figure is the name of the derived figure that a share, ratio or rate is; ""
// where the words do not tell, and for counts.
func (m *mention) figure() string {
	name := ""
	switch predicates := said(m); {
	case m.kind == Share && len(predicates) > 0: // what is said first is said of it, the rest explains
		name = predicates[0]
		if name == "gross_misconduct" {
			name = "gross_misconduct_found"
		}
	case m.kind == Ratio:
		name = m.unit + "_per_" + strings.TrimSuffix(m.per, "s")
	case m.kind == Rate:
		name = m.unit + "_per_1000"
	}
	if !slices.Contains(figures, name) {
		return ""
	}
	return name
}

func (c *checker) sources(o *outcome) []result.Source {
	var sources []result.Source
	for _, m := range o.sources {
		s := result.Source{File: c.name, Line: c.lineOf(m.start)}
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
