package render

import (
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// face is a cell as people read it, in the parts that line up down a column.
type face struct {
	main    string // the value: "3,787", "0.2%", "1 to 4", a text
	working string // of a share: "(7 / 3,787)"
	within  string // of a share with an interval: "0.1–0.4%"
	remark  string // why a count is only bounded: "(suppressed)"; of a share on a small base: "[u]"
	marks   []int  // of the notes that explain it
}

func (f face) empty() bool {
	return f.main == "" && f.working == "" && f.within == "" && f.remark == "" && len(f.marks) == 0
}

// text is the face in one piece, without its marks.
func (f face) text() string { return words(f.main, f.working, f.within, f.remark) }

// words joins what is not empty.
func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func faceOf(c result.Column, cell result.Cell) face {
	var f face
	switch c.Kind {
	case result.Text:
		f.main = Clean(cell.Text)
	case result.Number:
		f.main = Clean(cell.Text)
		if cell.Quantity != nil {
			f.main, f.remark = quantityWords(cell.Quantity, rate.Number.String)
		}
	case result.Count:
		f.main, f.remark = quantityWords(cell.Quantity, rate.Number.Grouped)
	case result.Change:
		f = changeFace(c.Unit, cell.Change)
	default:
		f = fractionFace(c.Kind, cell.Fraction)
	}
	if cell.Mark > 0 {
		f.marks = []int{cell.Mark}
	}
	return f
}

// quantityWords is a count and, apart, why it is not one known number.
func quantityWords(q *result.Quantity, digits func(rate.Number) string) (value, remark string) {
	if q == nil {
		return "", ""
	}
	state := Clean(q.State)
	if state == "bounds" { // the words "to" and "at least" say it already
		state = ""
	}
	if state != "" {
		remark = "(" + state + ")"
	}
	switch {
	case q.Known():
		return digits(q.Min), remark
	case q.Unbounded && q.Min.Sign() == 0 && state != "":
		return state, "" // "at least 0" tells nobody anything
	case q.Unbounded:
		return "at least " + digits(q.Min), remark
	}
	return digits(q.Min) + " to " + digits(q.Max), remark
}

func fractionFace(k result.Kind, q *result.Fraction) face {
	if q == nil {
		return face{}
	}
	sign := ""
	if k == result.Share {
		sign = "%"
	}
	f := face{working: working(q)}
	switch {
	case undefined(q):
		f.main = "undefined"
	case q.Printed != "":
		f.main = grouped(q.Printed) + sign
		if q.Low != "" || q.High != "" {
			f.within = grouped(q.Low) + "–" + grouped(q.High) + sign
		}
	case q.Low != "" || q.High != "":
		f.main = span(q, sign)
	default:
		f.main = Clean(q.State)
	}
	if q.Unreliable {
		f.remark = "[u]"
	}
	return f
}

// changeFace is a change with its sign, or ~ where none can be told. Its
// interval stands beside it either way.
func changeFace(unit string, d *result.Difference) face {
	if d == nil {
		return face{}
	}
	if d.Printed == "" {
		return face{main: Clean(d.State)}
	}
	sign := ""
	if unit == "%" {
		sign = "%"
	}
	f := face{main: signed(d.Printed) + sign}
	if d.Nothing {
		f.main = "~"
	}
	if d.Low != "" {
		f.within = "(" + signed(d.Low) + " to " + signed(d.High) + sign + ")"
	}
	return f
}

// signed is a change as people read it: a plus before what is more than nothing.
func signed(printed string) string {
	if !strings.HasPrefix(printed, "-") && strings.ContainsAny(printed, "123456789") {
		return "+" + grouped(printed)
	}
	return grouped(printed)
}

// undefined is a share of nothing, which has no value and no bounds.
func undefined(q *result.Fraction) bool {
	return q.State == "undefined" || q.State == "" && q.Printed == "" && q.Low == "" && q.High == ""
}

// bounded is a share that is known only to lie between Low and High.
func bounded(q *result.Fraction) bool { return q.Printed == "" && !undefined(q) }

func span(q *result.Fraction, sign string) string {
	switch low, high := grouped(q.Low)+sign, grouped(q.High)+sign; {
	case q.High == "":
		return "at least " + low
	case q.Low == "":
		return "at most " + high
	case low == high:
		return low
	default:
		return low + " to " + high
	}
}

func working(q *result.Fraction) string {
	if q.Part == nil || q.Of == nil {
		return ""
	}
	part, _ := quantityWords(q.Part, rate.Number.Grouped)
	of, _ := quantityWords(q.Of, rate.Number.Grouped)
	return "(" + part + " / " + of + ")"
}

// grouped puts separators into a printed figure; what is not a numeral is
// shown as it stands.
func grouped(printed string) string {
	if numeral(printed) {
		return rate.Group(printed)
	}
	return Clean(printed)
}

// numeral says whether s is a plain decimal, which is also a number in JSON.
func numeral(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, places, cut := strings.Cut(s, ".")
	if !digits(whole) || cut && !digits(places) {
		return false
	}
	return len(whole) == 1 || whole[0] != '0'
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
