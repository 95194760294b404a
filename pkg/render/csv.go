package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode"

	"complaintstats/pkg/result"
)

// drawCSV draws one rectangle: a heading row over the rows of all sections.
func drawCSV(b *bytes.Buffer, r *result.Result, _ Options) error {
	j := join(r)
	columns := csvColumns(&j)
	headings := make([]string, len(columns))
	for i, c := range columns {
		headings[i] = safe(c.heading)
	}
	w := csv.NewWriter(b)
	if err := w.Write(distinct(headings)); err != nil {
		return err
	}
	record := make([]string, len(columns)) // of each row in its turn
	for i := range j.rows {
		for k, c := range columns {
			record[k] = c.value(&j.rows[i])
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// csvColumn is one column of the file and how a row fills it.
type csvColumn struct {
	heading string
	value   func(r *joinedRow) string
}

func csvColumns(j *joined) []csvColumn {
	var columns []csvColumn
	if j.several {
		columns = append(columns, csvColumn{"table", func(r *joinedRow) string { return safe(r.table) }})
	}
	for i, c := range j.columns {
		switch c.Kind {
		case result.Text:
			columns = append(columns, cellColumn(i, c.key, func(cell result.Cell) string { return safe(cell.Text) }))
		case result.Number:
			columns = append(columns, cellColumn(i, c.key, csvNumber))
		case result.Count:
			columns = append(columns, countColumns(j, i)...)
		case result.Change:
			columns = append(columns, changeColumns(j, i)...)
		case result.Curved: // no cell holds a curve
		default:
			columns = append(columns, fractionColumns(j, i)...)
		}
	}
	if j.levels {
		columns = append(columns, csvColumn{"level", func(r *joinedRow) string { return safe(r.level) }})
	}
	if j.plain {
		return columns
	}
	return append(columns, csvColumn{"notes", func(r *joinedRow) string { return safe(strings.Join(r.notes, "; ")) }})
}

// cellColumn is empty where a row's section has no such column.
func cellColumn(i int, heading string, value func(result.Cell) string) csvColumn {
	return csvColumn{heading, func(r *joinedRow) string {
		if r.cells[i] == nil {
			return ""
		}
		return value(*r.cells[i])
	}}
}

// any says whether some cell of a joined column is so.
func (j *joined) any(i int, so func(result.Cell) bool) bool {
	for _, row := range j.rows {
		if row.cells[i] != nil && so(*row.cells[i]) {
			return true
		}
	}
	return false
}

func csvNumber(cell result.Cell) string {
	if cell.Quantity != nil {
		return exact(cell.Quantity)
	}
	return safe(cell.Text)
}

func countColumns(j *joined, i int) []csvColumn {
	key := j.columns[i].key
	columns := []csvColumn{cellColumn(i, key, func(c result.Cell) string { return exact(c.Quantity) })}
	uncertain := func(c result.Cell) bool { return c.Quantity != nil && !c.Quantity.Known() }
	if j.any(i, uncertain) {
		columns = append(columns,
			cellColumn(i, key+"_min", func(c result.Cell) string { return least(c.Quantity) }),
			cellColumn(i, key+"_max", func(c result.Cell) string { return greatest(c.Quantity) }))
	}
	return columns
}

func fractionColumns(j *joined, i int) []csvColumn {
	key := j.columns[i].key
	column := func(suffix string, value func(f *result.Fraction) string) csvColumn {
		return cellColumn(i, key+suffix, func(c result.Cell) string {
			if c.Fraction == nil {
				return ""
			}
			return value(c.Fraction)
		})
	}
	columns := []csvColumn{
		column("", func(f *result.Fraction) string { return figure(f.Printed) }),
		column("_n", func(f *result.Fraction) string { return exact(f.Part) }),
		column("_of", func(f *result.Fraction) string { return exact(f.Of) }),
	}
	if j.any(i, func(c result.Cell) bool { return c.Fraction != nil && bounded(c.Fraction) }) {
		columns = append(columns,
			column("_min", func(f *result.Fraction) string { return bound(f, f.Low) }),
			column("_max", func(f *result.Fraction) string { return bound(f, f.High) }))
	}
	if j.any(i, func(c result.Cell) bool { return c.Fraction != nil && hasInterval(c.Fraction) }) {
		columns = append(columns,
			column("_low", func(f *result.Fraction) string { return interval(f, f.Low) }),
			column("_high", func(f *result.Fraction) string { return interval(f, f.High) }))
	}
	return columns
}

// changeColumns are a change, the ends of its interval, and whether it can be
// told from none.
func changeColumns(j *joined, i int) []csvColumn {
	key := j.columns[i].key
	column := func(suffix string, value func(d *result.Difference) string) csvColumn {
		return cellColumn(i, key+suffix, func(c result.Cell) string {
			if c.Change == nil {
				return ""
			}
			return value(c.Change)
		})
	}
	return []csvColumn{
		column("", func(d *result.Difference) string { return figure(d.Printed) }),
		column("_low", func(d *result.Difference) string { return figure(d.Low) }),
		column("_high", func(d *result.Difference) string { return figure(d.High) }),
		column("_detectable", func(d *result.Difference) string {
			switch {
			case d.Low == "":
				return ""
			case d.Nothing:
				return "no"
			}
			return "yes"
		}),
	}
}

// hasInterval is true of a share that is known and has Low and High beside it.
func hasInterval(f *result.Fraction) bool {
	return f.Printed != "" && (f.Low != "" || f.High != "")
}

// bound is where a share cannot go beyond; a known share is its own bound.
func bound(f *result.Fraction, end string) string {
	if bounded(f) {
		return figure(end)
	}
	return figure(f.Printed)
}

func interval(f *result.Fraction, end string) string {
	if hasInterval(f) {
		return figure(end)
	}
	return ""
}

// figure is a number as printed; anything else is treated as text.
func figure(printed string) string {
	if numeral(printed) {
		return printed
	}
	return safe(printed)
}

func exact(q *result.Quantity) string {
	if !q.Known() {
		return ""
	}
	return q.Min.String()
}

func least(q *result.Quantity) string {
	if q == nil {
		return ""
	}
	return q.Min.String()
}

func greatest(q *result.Quantity) string {
	if q == nil || q.Unbounded {
		return ""
	}
	return q.Max.String()
}

// safe is a text that no spreadsheet runs: one that would be taken for a
// formula gets an apostrophe in front. Numbers are left as they are.
func safe(s string) string {
	if formula(s) {
		return "'" + Clean(s)
	}
	return Clean(s)
}

// formula says whether a spreadsheet may run s: it looks past leading blanks,
// and takes the full-width signs for their plain forms.
func formula(s string) bool {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return true
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !visible(r) })
	if s == "-" || number(s) { // a lone dash is a mark that many returns print for nil
		return false
	}
	return s != "" && strings.ContainsAny(s[:1], "=+-@") ||
		strings.HasPrefix(s, "\uFF1D") || strings.HasPrefix(s, "\uFF0B") ||
		strings.HasPrefix(s, "\uFF0D") || strings.HasPrefix(s, "\uFF20")
}

// number is true of -5, +1.2, -1,234 and -3%: digits, with signs around them.
func number(s string) bool {
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " "), "%"), " ")
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	whole, places, cut := strings.Cut(s, ".")
	return digits(strings.ReplaceAll(whole, ",", "")) && (!cut || digits(places))
}
