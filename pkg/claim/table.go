package claim

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// claimRow is a row of a table of claims: the printed words and what they are
// said to be about.
type claimRow struct {
	words                         page // with their places in the file
	force, period, figure, source string
}

// checkTable judges a table of claims: a CSV with a column claim and, where
// known, force, period, figure and source. Each claim is a text of its own.
func checkTable(t Text, held *archive) ([]result.Finding, error) {
	r := newClaimReader(t.Content)
	rows, err := r.rows()
	if err != nil {
		return nil, fmt.Errorf("%s:%w", t.Name, err)
	}
	var findings []result.Finding
	for _, row := range rows {
		findings = append(findings, checkRow(&checker{ruler: r.ruler, name: t.Name}, row, held)...)
	}
	return findings, nil
}

// checkRow judges one claim. What the row names outranks what the words say.
func checkRow(c *checker, row claimRow, held *archive) []result.Finding {
	c.page, c.window = row.words, row.words.text
	b := bind(find(c.window))
	for _, m := range b.mentions {
		row.bind(m)
	}
	link(b)
	var findings []result.Finding
	for _, m := range b.mentions {
		findings = append(findings, c.finding(m))
	}
	if len(findings) == 0 {
		f := result.Finding{File: c.name, Line: c.lineOf(0), Column: c.columnOf(c.page.source(0)), Words: c.window, Verdict: string(Unparsed), Class: string(Unknown), Why: "no figure was understood in this claim"}
		if f.Words == "" {
			f.Why = "the row has no claim"
		}
		findings = append(findings, f)
	}
	if held != nil && len(b.mentions) > 0 {
		c.weigh(b, b.mentions, findings, held)
	}
	for i := range findings {
		f := &findings[i]
		f.Text = -1
		if row.figure != "" {
			f.Figure = row.figure
		}
	}
	return findings
}

// bind gives a figure what its row names.
func (row claimRow) bind(m *mention) {
	if row.force != "" { // what is not known is kept, so that it is told
		m.place, m.placeNamed = row.force, true
		if p, ok := vocab.LookupPlace(row.force); ok {
			m.place = p.Name
		}
	}
	if row.period != "" {
		m.period = row.period
		if p, ok := vocab.ParsePeriod(row.period, vocab.HintFinancial); ok {
			m.period = p.String()
		}
	}
	m.listed, m.stated = true, row.force != "" && row.period != "" && row.figure != ""
	if row.figure == "" {
		return
	}
	figure := vocab.Clean(row.figure)
	code := strings.ReplaceAll(figure, " ", "_")
	if of, per, ratio := strings.Cut(figure, " per "); ratio {
		m.kind, m.decimal = Ratio, false
		m.unit, _ = unitNamed(of)
		m.per, _ = unitNamed(per)
		return
	}
	role := vocab.ReadHeading(row.figure).Role
	switch role.CaseType {
	case "conduct matter":
		m.predicates = append(m.predicates, "conduct_matter")
	case "recordable conduct matter":
		m.predicates = append(m.predicates, "recordable_conduct")
	}
	if role.Category != "" {
		code = role.Category
	} else if role.Unit != "" {
		m.unit, m.subject = role.Unit, role.Unit
		return
	} else if unit, ok := unitNamed(figure); ok {
		m.unit, m.subject = unit, unit
		return
	}
	if _, ok := vocab.CategoryByCode(code); ok || strings.HasSuffix(code, "_found") {
		m.predicates = append(slices.DeleteFunc(m.predicates, func(p string) bool { return caseTypeOf(p) == "" }), code)
		if m.kind == Share && m.base.unit == "" {
			m.base.unit, m.subject = "allegations", "allegations" // as the figures of a return are
		}
	}
}

// unitNamed is the unit that a figure's name ends with: "conduct matter
// allegations".
func unitNamed(figure string) (string, bool) {
	fields := strings.Fields(figure)
	if len(fields) == 0 {
		return "", false
	}
	for _, p := range words()["unit"][fields[len(fields)-1]] {
		if len(p.words) == 1 {
			return p.means, true
		}
	}
	return "", false
}
