package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"complaintstats/pkg/result"
)

const null = "null"

// drawJSON draws one object whose keys keep their order.
func drawJSON(b *bytes.Buffer, r *result.Result, o Options) error {
	j := join(r)
	var inputs, columns, rows []string
	for _, in := range r.Inputs {
		inputs = append(inputs, object(
			pair{"name", quote(in.Name)}, pair{"sha256", quote(in.SHA256)}, pair{"sheet", quote(in.Sheet)},
			pair{"population", quote(in.Population)}, pair{"rows", strconv.Itoa(in.Rows)}))
	}
	for _, c := range j.columns {
		title := c.Title
		if title == "" {
			title = c.Name
		}
		columns = append(columns, object(
			pair{"name", quote(c.key)}, pair{"title", quote(title)},
			pair{"kind", quote(kindName(c.Kind))}, pair{"unit", quote(c.Unit)}))
	}
	for i := range j.rows {
		rows = append(rows, jsonRow(&j, &j.rows[i]))
	}
	whole := object(
		pair{"schema", quote(r.Schema)},
		pair{"tool", object(pair{"name", quote(o.Tool.Name)}, pair{"version", quote(o.Tool.Version)})},
		pair{"inputs", array(inputs)},
		pair{"columns", array(columns)},
		pair{"rows", array(rows)},
		pair{"notes", texts(Notes(r))})
	if err := json.Indent(b, []byte(whole), "", "  "); err != nil {
		return fmt.Errorf("drawing JSON: %w", err)
	}
	b.WriteByte('\n')
	return nil
}

// pair is a key and a value that is JSON already.
type pair struct{ key, value string }

func object(pairs ...pair) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		parts[i] = quote(p.key) + ":" + p.value
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func array(values []string) string { return "[" + strings.Join(values, ",") + "]" }

func texts(s []string) string {
	quoted := make([]string, len(s))
	for i := range s {
		quoted[i] = quote(s[i])
	}
	return array(quoted)
}

func kindName(k result.Kind) string {
	switch k {
	case result.Text:
		return "text"
	case result.Count:
		return "count"
	case result.Share:
		return "share"
	case result.Ratio:
		return "ratio"
	case result.PerMille:
		return "per_1000"
	case result.Change:
		return "change"
	case result.Curved:
		return "curve"
	}
	return "number"
}

// jsonRow has the columns of its own section; a figure that is not there is
// null and the row's notes say why.
func jsonRow(j *joined, r *joinedRow) string {
	var pairs []pair
	notes := r.notes
	if j.several {
		pairs = append(pairs, pair{"table", quote(r.table)})
	}
	for i, cell := range r.cells {
		if cell == nil {
			continue
		}
		c := j.columns[i]
		value := jsonCell(c.Kind, *cell)
		if value == null && c.Kind != result.Number && c.Kind != result.Change && c.Kind != result.Curved { // a line, a rank or a change is no figure
			notes = append(notes[:len(notes):len(notes)], absence(c, *cell))
		}
		pairs = append(pairs, pair{c.key, value})
	}
	if r.level != "" {
		pairs = append(pairs, pair{"level", quote(r.level)})
	}
	return object(append(pairs, pair{"notes", texts(notes)})...)
}

func absence(c joinedColumn, cell result.Cell) string {
	if cell.Fraction != nil {
		return words(c.key+" is undefined", fractionFace(c.Kind, cell.Fraction).working)
	}
	return c.key + " is not given"
}

func jsonCell(k result.Kind, cell result.Cell) string {
	switch k {
	case result.Text:
		return quote(cell.Text)
	case result.Number:
		if cell.Quantity == nil {
			return jsonNumber(cell.Text)
		}
		return jsonQuantity(cell.Quantity)
	case result.Count:
		return jsonQuantity(cell.Quantity)
	case result.Change:
		return jsonChange(cell.Change)
	case result.Curved:
		return jsonSteps(cell.Steps)
	}
	return jsonFraction(k, cell.Fraction)
}

// jsonSteps is a curve by its corners, from nothing up; between two corners it
// is straight.
func jsonSteps(steps []result.Step) string {
	if steps == nil {
		return null
	}
	var corners []string
	for _, s := range steps {
		corners = append(corners, object(pair{"officers", strconv.Itoa(s.Officers)}, pair{"pairs", strconv.Itoa(s.Pairs)}))
	}
	return array(corners)
}

func jsonChange(d *result.Difference) string {
	if d == nil {
		return null
	}
	detectable := null
	if d.Low != "" {
		detectable = strconv.FormatBool(!d.Nothing)
	}
	return object(
		pair{"change", jsonNumber(d.Printed)}, pair{"value", jsonNumber(d.Value)},
		pair{"low", jsonNumber(d.Low)}, pair{"high", jsonNumber(d.High)},
		pair{"detectable", detectable}, pair{"state", orNull(d.State)})
}

func jsonQuantity(q *result.Quantity) string {
	switch {
	case q == nil:
		return null
	case q.Known():
		return q.Min.String()
	case q.Unbounded:
		return object(pair{"min", q.Min.String()}, pair{"max", null}, pair{"state", orNull(q.State)})
	}
	return object(pair{"min", q.Min.String()}, pair{"max", q.Max.String()}, pair{"state", orNull(q.State)})
}

func jsonFraction(k result.Kind, f *result.Fraction) string {
	if f == nil || undefined(f) {
		return null
	}
	printed := map[result.Kind]string{result.Share: "percent", result.Ratio: "ratio", result.PerMille: "per_1000"}[k]
	return object(
		pair{"numerator", jsonQuantity(f.Part)},
		pair{"denominator", jsonQuantity(f.Of)},
		pair{printed, jsonNumber(f.Printed)},
		pair{"value", jsonNumber(f.Value)},
		pair{"low", jsonNumber(f.Low)},
		pair{"high", jsonNumber(f.High)},
		pair{"state", orNull(f.State)})
}

// jsonNumber keeps the digits as they were printed: 0.20 stays 0.20. A text
// that is not a number goes out as a text, so that the JSON stays valid.
func jsonNumber(s string) string {
	switch {
	case s == "":
		return null
	case numeral(s):
		return s
	}
	var n json.Number
	if json.Unmarshal([]byte(s), &n) == nil && n.String() == s {
		return s
	}
	return quote(s)
}

func orNull(s string) string {
	if s == "" {
		return null
	}
	return quote(s)
}

// quote is a JSON string in which every character that cannot be seen is an
// escape, and <, > and & are themselves. Bytes that are not UTF-8 cannot be
// told in JSON; each becomes U+FFFD.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == utf8.RuneError || !visible(r):
			b.WriteString(unicodeEscape(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func unicodeEscape(r rune) string {
	switch r {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
