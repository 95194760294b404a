package render_test

import (
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// Tiny builders, so that a result in a test reads like its table.

func text(s string) result.Cell { return result.Cell{Text: s} }

func count(n int64) result.Cell { return result.Cell{Quantity: result.Exact(rate.Int(n))} }

func between(low, high int64, state string) *result.Quantity {
	return &result.Quantity{Min: rate.Int(low), Max: rate.Int(high), State: state}
}

func atLeast(n int64, state string) *result.Quantity {
	return &result.Quantity{Min: rate.Int(n), Unbounded: true, State: state}
}

func quantity(q *result.Quantity) result.Cell { return result.Cell{Quantity: q} }

func fraction(f result.Fraction) result.Cell { return result.Cell{Fraction: &f} }

func share(part, of int64, printed, value string) result.Cell {
	return fraction(result.Fraction{
		Part: result.Exact(rate.Int(part)), Of: result.Exact(rate.Int(of)), Printed: printed, Value: value,
	})
}

func marked(mark int, c result.Cell) result.Cell {
	c.Mark = mark
	return c
}

var inputs = []result.Input{{
	Name: "press_ye-mar-2021.csv", SHA256: "9f86d081884c7d65", Population: "all complaints", Rows: 11,
}}

// essex is one force as a list, of two case types.
func essex() *result.Result {
	columns := []result.Column{
		{Name: "force", Kind: result.Text, Hidden: true},
		{Name: "case_type", Kind: result.Text, Hidden: true},
		{Name: "allegations", Kind: result.Count, Unit: "allegations"},
		{Name: "complaints", Kind: result.Count, Unit: "complaints"},
		{Name: "referred", Kind: result.Share, Unit: "allegations"},
		{Name: "no_action", Kind: result.Share, Unit: "allegations"},
		{Name: "officers_per_allegation", Kind: result.Ratio},
	}
	return &result.Result{
		Schema: "stats.summary/1",
		Inputs: inputs,
		Sections: []result.Section{{
			Name: "summary", List: true, Columns: columns,
			Rows: []result.Row{
				{
					Level: "force", Title: "Essex, year ending 31 March 2021: complaint",
					Cells: []result.Cell{
						text("Essex"), text("complaint"), count(3787), count(1048), share(7, 3787, "0.2", "0.00184843"),
						{}, share(2214, 3787, "0.58", "0.584631635"),
					},
				},
				{
					Level: "force", Title: "Essex, year ending 31 March 2021: recordable conduct matter",
					Cells: []result.Cell{
						text("Essex"), text("recordable conduct matter"), marked(1, count(35)), {}, {}, {},
						share(17, 35, "0.49", "0.485714285714"),
					},
				},
			},
			Notes: []result.Note{{Mark: 1, Text: "Recorded by the force itself."}},
		}},
		Notes: []result.Note{{Text: "The return is of allegations; one complaint can hold several."}},
	}
}

// forces has all that a table can show: sums, totals, bounds, intervals, marks.
func forces() *result.Result {
	columns := []result.Column{
		{Name: "force", Title: "force", Kind: result.Text},
		{Name: "period", Kind: result.Text},
		{Name: "allegations", Kind: result.Count, Unit: "allegations"},
		{Name: "officers", Kind: result.Count, Unit: "officers"},
		{Name: "referred", Kind: result.Share, Unit: "allegations"},
		{Name: "officers_per_allegation", Kind: result.Ratio},
		{Name: "allegations_per_1000", Kind: result.PerMille},
		{Name: "withdrawn", Kind: result.Count},
		{Name: "line", Kind: result.Number, Hidden: true},
	}
	year := text("year ending 31 March 2021")
	return &result.Result{
		Schema: "stats.summary/1",
		Inputs: inputs,
		Sections: []result.Section{{
			Name: "summary", Title: "Complaints by force", Columns: columns,
			Rows: []result.Row{
				{Level: "force", Cells: []result.Cell{
					text("Essex"), year, count(3787), count(2214), share(7, 3787, "0.2", "0.00184843"),
					share(2214, 3787, "0.58", "0.584631635"), share(1048, 6133, "171", "0.170878852"), {}, count(2)}},
				{Level: "force", Cells: []result.Cell{
					text("West Yorkshire"), year, marked(1, count(1928)), quantity(between(1024, 3787, "bounds")),
					share(20, 104, "19", "0.192307692308"), fraction(result.Fraction{
						Part: between(1024, 3787, "bounds"), Of: result.Exact(rate.Int(1928)),
						Low: "0.53", High: "1.96", State: "bounds"}), {}, {}, count(3)}},
				{Level: "force", Notes: []result.Note{{Mark: 2, Text: "Counts below five are suppressed."}}, Cells: []result.Cell{
					text("Dyfed-Powys"), year, quantity(between(1, 4, "suppressed")), quantity(atLeast(12, "bounds")),
					fraction(result.Fraction{
						Part: result.Exact(rate.Int(2)), Of: result.Exact(rate.Int(7)), Printed: "29",
						Low: "8", High: "64", Value: "0.285714285714", Unreliable: true}),
					fraction(result.Fraction{
						Part: atLeast(12, "bounds"), Of: between(1, 4, "suppressed"), Low: "3.00", State: "bounds"}),
					{}, {}, count(4)}},
				{Level: "force", Cells: []result.Cell{
					text("Cumbria"), year, count(0), quantity(atLeast(0, "not available")),
					fraction(result.Fraction{
						Part: result.Exact(rate.Int(0)), Of: result.Exact(rate.Int(0)), State: "undefined"}),
					{}, {}, {}, count(5)}},
				{Level: "sum", Apart: true, Cells: []result.Cell{
					text("Sum of 4 forces listed"), year, quantity(between(5716, 5719, "suppressed")), {},
					fraction(result.Fraction{
						Part: result.Exact(rate.Int(29)), Of: between(5716, 5719, "suppressed"),
						Low: "0.5", High: "0.51", State: "bounds"}), {}, {}, {}, {}}},
				{Level: "total", Apart: true, Notes: []result.Note{{Mark: 3, Text: "A total of 43 forces, of which the file has 4."}},
					Cells: []result.Cell{
						text("England and Wales"), year, count(44087), {}, {}, {}, {}, {}, count(11)}},
			},
			Notes: []result.Note{
				{Mark: 1, Text: "Revised by the publisher."},
				{Text: "Officer counts are bounds where the return gives only parts."},
			},
		}},
		Notes: []result.Note{{Text: "Intervals are 95% Wilson intervals, given where the base is under 20."}},
	}
}

const hostileText = "=cmd|' /C calc'!A1\x1b[31m\u202eevil\u2066|<script>alert(1)</script>\n\t\\*_`[x](y)&\x00\xff\u200d\u2028\u0085"

// hostile is several sections of different columns, full of what a file can
// do to a page.
func hostile() *result.Result {
	return &result.Result{
		Schema: "stats.describe/1",
		Inputs: []result.Input{{Name: hostileText, Rows: 2}},
		Sections: []result.Section{
			{
				Name: "columns", Title: hostileText,
				Columns: []result.Column{
					{Name: "notes", Kind: result.Text},
					{Name: "line", Kind: result.Number},
					{Name: hostileText, Title: "", Kind: result.Text},
				},
				Rows: []result.Row{
					{Cells: []result.Cell{text("@SUM(A1)"), count(1234567), text(hostileText)},
						Notes: []result.Note{{Mark: 1, Text: hostileText}}},
					{Cells: []result.Cell{text("-5"), text("A7"), text("日本|語")}},
				},
			},
			{
				Name: "marks", Title: "Marks", List: true,
				Columns: []result.Column{{Name: "line", Kind: result.Number}, {Name: "meaning", Kind: result.Text}, {Name: "rows", Kind: result.Count}},
				Rows: []result.Row{
					{Title: "[c] " + hostileText, Cells: []result.Cell{count(4), text("suppressed"), count(12345)}},
				},
			},
			{Name: "empty", Title: "Nothing found", Columns: []result.Column{{Name: "force"}}},
		},
		Notes: []result.Note{{Text: hostileText}, {Mark: 7, Text: "a mark on the whole answer"}},
	}
}
