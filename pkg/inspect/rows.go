package inspect

import (
	"fmt"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"
)

// RowsSchema is the contract of the JSON that Rows gives.
const RowsSchema = "stats.rows/1"

// Rows leads a figure back to its source rows: a section for the numerator and
// one for the denominator of each row of the answer. The files are read again,
// so that the cells stand as written.
func Rows(r *returns.Return, q summary.Question, name string, reopen returns.Reopen) (*result.Result, error) {
	traces, groups, err := summary.Walk(r, q, name)
	if err != nil {
		return nil, err
	}
	text, err := readAgain(traces, reopen)
	if err != nil {
		return nil, err
	}
	answer := &result.Result{Schema: RowsSchema, Inputs: summary.Inputs(r)}
	for _, t := range traces {
		answer.Sections = append(answer.Sections, traceSection(t, groups, text))
	}
	return answer, nil
}

// written is the rows of the files as written, by file and line.
type written map[writtenKey][]string

type writtenKey struct {
	source *returns.File
	line   int
}

// readAgain reads only the lines that the traces name.
func readAgain(traces []summary.Trace, reopen returns.Reopen) (written, error) {
	wanted := map[*returns.File]map[int]bool{}
	var order []*returns.File
	for _, t := range traces {
		for _, r := range t.Records {
			src := t.Table.Origin(r).Source
			if wanted[src] == nil {
				wanted[src] = map[int]bool{}
				order = append(order, src)
			}
			wanted[src][t.Table.Line(r)] = true
		}
	}
	text, files := written{}, returns.NewFiles(reopen)
	for _, src := range order {
		again, err := files.Again(src)
		if err != nil {
			return nil, err
		}
		for again.Next() {
			if wanted[src][again.Line()] {
				text[writtenKey{src, again.Line()}] = append([]string(nil), again.Row()...)
			}
		}
	}
	return text, nil
}

func traceSection(t summary.Trace, groups []string, text written) result.Section {
	head := strings.Join(t.Group, ", ")
	s := result.Section{Name: t.Side, Title: fmt.Sprintf("%s: %s, %s", head, t.Side, t.What)}
	if head == "" {
		s.Title = fmt.Sprintf("%s, %s", t.Side, t.What)
	}
	s.Columns = textColumns("side", "file", "line", "heading", "cell")
	s.Columns[0].Hidden = true
	for _, g := range groups {
		s.Columns = append(s.Columns, result.Column{Name: g, Kind: result.Text, Hidden: true})
	}
	s.Columns = append(s.Columns, result.Column{Name: "about", Kind: result.Text}, result.Column{Name: "row", Kind: result.Text, Hidden: true})
	for _, r := range t.Records {
		s.Rows = append(s.Rows, traceRow(t, r, text))
	}
	note := rate.Int(int64(len(t.Records))).Grouped() + " lines"
	if len(t.Records) == 1 {
		note = "1 line"
	}
	if t.Quantity != nil && t.Quantity.Known() {
		note += fmt.Sprintf(", in all %s", t.Quantity.Min.Grouped())
	} else if t.Quantity != nil {
		note += "; what they come to is only bounded"
	}
	if len(t.Records) == 0 {
		note = "no line of the return says it: it is 0"
	}
	s.Notes = append(s.Notes, result.Note{Text: note})
	return s
}

func traceRow(t summary.Trace, r int, text written) result.Row {
	origin := t.Table.Origin(r)
	cells := text[writtenKey{origin.Source, t.Table.Line(r)}]
	heading, cell := "", ""
	if t.Unit >= 0 {
		if column, ok := t.Table.Template(r).Columns[t.Unit]; ok {
			heading = origin.Columns[column].Heading.Text
			if column < len(cells) {
				cell = cells[column]
			}
		}
	}
	values := []any{t.Side, fileName(origin.Source), t.Table.Line(r), heading, cell}
	for _, g := range t.Group {
		values = append(values, g)
	}
	values = append(values, about(t.Table, r), strings.Join(cells, ","))
	return row(values...)
}

// about names what tells the line from its neighbours: identifiers in a
// row-level return, else the row's dimensions.
func about(t *returns.Table, r int) string {
	var words []string
	for _, kind := range []int{returns.ComplaintID, returns.OfficerID, returns.AllegationID} {
		if id := t.ID(kind, r); id != returns.NoID {
			words = append(words, fmt.Sprintf("%s %s", t.IDHeading(kind), t.IDText(kind, id)))
		}
	}
	for d, dimension := range t.Dimensions {
		if code := t.Code(d, r); code != returns.All && dimension.Row {
			words = append(words, dimension.Values[code].Label)
		}
	}
	return strings.Join(words, ", ")
}
