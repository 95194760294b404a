package vocab

import (
	"strings"
	"sync"
)

// categoryRow is a line of categories.csv. Its first dimension is its home;
// the others are those in whose columns publishers write it too.
type categoryRow struct {
	Code       string `csv:"code"`
	Label      string `csv:"label"`
	Dimensions list   `csv:"dimensions"` // empty: any
	Kind       string `csv:"kind"`       // "unknown", "total", "subtotal" or ""
	Unit       string `csv:"unit"`       // what a heading of this category counts unless it says otherwise
	Headings   list   `csv:"headings"`   // phrases that name it in a heading and in a cell
	Values     list   `csv:"values"`     // phrases that name it in a cell only
}

// catalogue holds the categories by what they are called in cells.
type catalogue struct {
	rows   []categoryRow
	values map[string][]*categoryRow // in the order of the file
	codes  map[string]*categoryRow
}

var categories = sync.OnceValue(loadCategories)

func loadCategories() *catalogue {
	rows := mustRead[categoryRow]("categories.csv")
	c := &catalogue{
		rows:   rows,
		values: make(map[string][]*categoryRow, 8*len(rows)),
		codes:  make(map[string]*categoryRow, len(rows)),
	}
	for i := range rows {
		row := &rows[i]
		c.codes[row.Code] = row
		c.add(Clean(row.Label), row)
		for _, phrase := range row.Headings {
			c.add(phrase, row)
		}
		for _, phrase := range row.Values {
			c.add(phrase, row)
		}
	}
	return c
}

func (c *catalogue) add(phrase string, row *categoryRow) {
	rows := c.values[phrase]
	if len(rows) > 0 && rows[len(rows)-1] == row {
		return
	}
	c.values[phrase] = append(rows, row)
}

// in is the category as a value of a dimension. With "" it is in its home.
func (row *categoryRow) in(dimension string) Category {
	if dimension == "" && len(row.Dimensions) > 0 {
		dimension = row.Dimensions[0]
	}
	return Category{Code: row.Code, Label: row.Label, Dimension: dimension, Unknown: row.Kind == "unknown",
		Total: row.Kind == "total" || row.Kind == "subtotal", Sub: row.Kind == "subtotal"}
}

// belongs says whether the category is written in a dimension's columns.
func (row *categoryRow) belongs(dimension string) bool {
	if dimension == "" || len(row.Dimensions) == 0 {
		return true
	}
	for _, d := range row.Dimensions {
		if d == dimension {
			return true
		}
	}
	return false
}

// LookupCategory is the category that a text names among the values of a
// dimension, "" standing for any. Totals and unknowns are known in all. Of a
// text that says "of which" and then nothing known, OfWhich is told all the same.
func LookupCategory(dimension, text string) (Category, bool) {
	if len(text) > 160 {
		return Category{}, false
	}
	clean := strings.TrimPrefix(Clean(text), "the ")
	if rest, ok := afterOfWhich(clean); ok {
		category, known := LookupCategory(dimension, rest)
		category.OfWhich = true
		return category, known
	}
	c := categories()
	if row := c.exact(dimension, clean); row != nil {
		return row.in(dimension), true
	}
	switch {
	case isTotalOf(clean), isTotalOfPeriod(text):
		return c.codes["total"].in(dimension), true
	case isNothingRecorded(clean):
		return c.codes["not_known"].in(dimension), true
	case isSubtotal(clean):
		category := c.codes["subtotal"].in(dimension)
		category.Label = written(text)
		return category, true
	}
	if row := c.qualified(dimension, text, clean); row != nil {
		category := row.in(dimension)
		category.Qualified = true
		return category, true
	}
	return Category{}, false
}

// exact is the category of a dimension that a clean text names, nil if none.
func (c *catalogue) exact(dimension, clean string) *categoryRow {
	for _, row := range c.values[clean] {
		if row.belongs(dimension) {
			return row
		}
	}
	return nil
}

// isTotalOf recognises the total of a whole column by name: "Total complaints",
// "All allegations", "Grand total (all outcomes)". "Total upheld" is a
// subtotal, and is not the whole.
func isTotalOf(clean string) bool {
	rest := clean
	for range 2 {
		for _, word := range [...]string{"grand total ", "total ", "all "} {
			if cut, ok := strings.CutPrefix(rest, word); ok {
				rest = cut
				break
			}
		}
	}
	rest = trimAny(rest, []string{" grand total", " total"})
	if rest == clean {
		return false
	}
	if rest = strings.TrimPrefix(rest, "for "); isTotalOfThings("total " + rest) {
		return true
	}
	role := ReadHeading(rest).Role
	return role.Kind == Dimension || role.Kind == Whole && role.Population == ""
}

// isTotalOfPeriod recognises "2020 Total" and "Total 2020/21".
func isTotalOfPeriod(text string) bool {
	text = strings.ToLower(trimCell(text))
	rest := strings.TrimSuffix(strings.TrimPrefix(text, "total "), " total")
	if rest == text {
		return false
	}
	_, ok := ParsePeriod(rest, NoHint)
	return ok
}

// isNothingRecorded recognises "No misconduct finding level recorded".
func isNothingRecorded(clean string) bool {
	rest, ok := strings.CutPrefix(clean, "no ")
	if !ok {
		return false
	}
	for _, end := range [...]string{" recorded", " stated", " specified", " known", " given", " available", " provided"} {
		if strings.HasSuffix(rest, end) {
			return true
		}
	}
	return false
}

// NearestCategory is the category whose name is a slip or two away from a text
// that LookupCategory does not know.
func NearestCategory(dimension, text string) (Category, bool) {
	clean := Clean(text)
	c := categories()
	var n nearest
	for phrase, rows := range c.values {
		for _, row := range rows {
			if row.belongs(dimension) {
				n.try(clean, phrase, row.Code)
				break
			}
		}
	}
	code, ok := n.best()
	if !ok {
		return Category{}, false
	}
	return c.codes[code].in(dimension), true
}

// Categories are the categories of a dimension in a fixed order, or all of
// them with "". Those that stand in every dimension come first.
func Categories(dimension string) []Category {
	var all []Category
	c := categories()
	for i := range c.rows {
		if c.rows[i].belongs(dimension) {
			all = append(all, c.rows[i].in(dimension))
		}
	}
	return all
}

// CategoryByCode is the category with a code, in its home dimension.
func CategoryByCode(code string) (Category, bool) {
	row := categories().codes[code]
	if row == nil {
		return Category{}, false
	}
	return row.in(""), true
}
