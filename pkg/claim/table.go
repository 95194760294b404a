package claim

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// claimRow is a row of a table of claims: the printed words and what they are
// said to be about.
type claimRow struct {
	words, force, period, figure, source string
	line, column                         int
}

// checkTable judges a table of claims: a CSV with a column claim and, where
// known, force, period, figure and source. Each claim is a text of its own.
func checkTable(t Text, held *archive) ([]result.Finding, error) {
	rows, err := readClaims(t.Content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	var findings []result.Finding
	for _, row := range rows {
		findings = append(findings, checkRow(t.Name, row, held)...)
	}
	return findings, nil
}

// claimColumns are the columns of a table of claims; the first must be there.
var claimColumns = []string{"claim", "force", "period", "figure", "source"}

// readClaims reads the rows under the heading; without a column claim the file
// is no table of claims.
func readClaims(content string) ([]claimRow, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(content, "\ufeff")))
	r.FieldsPerRecord = -1
	r.Comma = separator(content)
	heading, err := r.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, readable(err)
	}
	at := map[string]int{}
	for i, h := range heading {
		if name := vocab.Clean(h); slices.Contains(claimColumns, name) {
			if _, twice := at[name]; twice {
				return nil, fmt.Errorf("the column %s stands there twice; name each of %s once", name, strings.Join(claimColumns, ", "))
			}
			at[name] = i
		}
	}
	if _, ok := at["claim"]; !ok {
		return nil, errors.New("a table of claims needs a heading row with a column claim; known beside it are force, period, figure and source")
	}
	var rows []claimRow
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, readable(err)
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		}
		row := claimRow{words: cell("claim"), force: cell("force"), period: cell("period"), figure: cell("figure"), source: cell("source")}
		row.line, row.column = r.FieldPos(min(at["claim"], len(record)-1))
		rows = append(rows, row)
	}
}

// separator is the sign that parts the cells of the heading row.
func separator(content string) rune {
	heading, _, _ := strings.Cut(content, "\n")
	for _, sign := range ";\t" {
		if !strings.ContainsRune(heading, ',') && strings.ContainsRune(heading, sign) {
			return sign
		}
	}
	return ','
}

// readable says of a broken table where it is and what to do.
func readable(err error) error {
	var broken *csv.ParseError
	if !errors.As(err, &broken) {
		return err
	}
	return fmt.Errorf("line %d: a quote stands inside a cell or is never closed; put the cell in quotes and double those inside", broken.StartLine)
}

// checkRow judges one claim. What the row names outranks what the words say.
func checkRow(name string, row claimRow, held *archive) []result.Finding {
	b := bind(find(row.words))
	for _, m := range b.mentions {
		row.bind(m)
	}
	link(b)
	c := &checker{ruler: newRuler(row.words), name: name, page: page{text: row.words}, window: row.words}
	c.above = row.line - 1
	var findings []result.Finding
	for _, m := range b.mentions {
		findings = append(findings, c.finding(m))
	}
	if len(findings) == 0 {
		findings = append(findings, result.Finding{File: name, Column: 1, Words: row.words, Verdict: string(Unparsed), Class: string(Unknown), Why: "no figure was understood in this claim"})
	}
	if held != nil && len(b.mentions) > 0 {
		c.weigh(b, b.mentions, findings, held)
	}
	for i := range findings {
		f := &findings[i]
		f.Text, f.Line = -1, max(row.line, f.Line)
		if row.figure != "" {
			f.Figure = row.figure
		}
		f.Column += row.column - 1
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
