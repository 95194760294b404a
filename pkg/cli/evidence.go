package cli

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/audit"
	"complaintstats/pkg/claim"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"
	"complaintstats/pkg/vocab"
)

// returnEvidence hands claim what summary makes of returns: counts and figures
// by place, with the lines behind them for those that are asked for.
type returnEvidence struct {
	r       *returns.Return
	places  []claim.Place
	periods []string
	counts  map[claim.Place][]*summary.Count
	figures map[claim.Place][]*summary.Figure
	printed map[claim.Place][]claim.PrintedShare
	cells   map[claim.Place][]claim.Cell
}

// mostLines is how many of the lines behind a sum are listed.
const mostLines = 5

// evidence is the counts and figures of a return, and the percentages that it
// prints itself.
func evidence(r *returns.Return, reopen returns.Reopen) (*returnEvidence, error) {
	if len(r.Conflicts) > 0 {
		return nil, r.Conflicts
	}
	e := &returnEvidence{r: r, counts: map[claim.Place][]*summary.Count{}, figures: map[claim.Place][]*summary.Figure{},
		printed: map[claim.Place][]claim.PrintedShare{}, cells: map[claim.Place][]claim.Cell{}}
	seen := map[string]bool{}
	for i, t := range r.Tables {
		counts, figures, err := summary.Counts(t, i)
		if err != nil {
			return nil, err
		}
		for i := range counts {
			c := &counts[i]
			place := e.place(&c.Context)
			e.counts[place] = append(e.counts[place], c)
			if !seen[c.Period] {
				seen[c.Period] = true
				e.periods = append(e.periods, c.Period)
			}
		}
		for i := range figures {
			place := e.place(&figures[i].Context)
			e.figures[place] = append(e.figures[place], &figures[i])
		}
	}
	return e, e.readPrinted(reopen)
}

// place is the place of a context, noted when it is first met.
func (e *returnEvidence) place(c *summary.Context) claim.Place {
	place := claim.Place{Name: c.Place, Level: claim.Level(c.Level)}
	if c.Level == string(claim.Sum) {
		place.Name = ""
	}
	if _, ok := e.counts[place]; !ok {
		e.counts[place] = nil
		e.places = append(e.places, place)
	}
	return place
}

// readPrinted reads the percentages of the return's own columns.
func (e *returnEvidence) readPrinted(reopen returns.Reopen) error {
	shares, err := audit.PrintedShares(e.r, reopen)
	if err != nil {
		return err
	}
	for _, f := range shares {
		reading := vocab.ReadHeading(f.Heading)
		numeral, ok := new(big.Rat).SetString(strings.TrimSuffix(strings.TrimSpace(f.Words), "%"))
		if !ok || reading.Role.Category == "" {
			continue
		}
		p := claim.PrintedShare{Period: f.Period, CaseType: reading.Role.CaseType, Category: reading.Role.Category, Value: numeral, Text: f.Words, Heading: f.Heading,
			Source: result.Source{File: f.File, Sheet: f.Sheet, Line: f.Line}}
		for _, place := range e.places {
			if place.Name == f.Force && place.Level != claim.Sum {
				p.Place = place
				e.printed[place] = append(e.printed[place], p)
			}
		}
	}
	return nil
}

// Places are the places of the returns, in their order.
func (e *returnEvidence) Places() []claim.Place { return e.places }

// Periods are the periods of the returns, in their order.
func (e *returnEvidence) Periods() []string { return e.periods }

// Printed are the percentages that the returns print of a place.
func (e *returnEvidence) Printed(p claim.Place) []claim.PrintedShare { return e.printed[p] }

// Counts are all counts of a place, made when they are first asked for.
func (e *returnEvidence) Counts(p claim.Place) []claim.Cell {
	if cells, ok := e.cells[p]; ok {
		return cells
	}
	cells := make([]claim.Cell, 0, len(e.counts[p]))
	for _, count := range e.counts[p] {
		c := e.cellOf(&count.Context, count.Unit, count.Quantity, count.Lines)
		if count.Dimension != "" {
			if count.Category.Aside {
				continue // a subtotal: its parts stand beside it
			}
			c.Dimension, c.Label, c.Unknown = count.Dimension, count.Category.Label, count.Category.Unknown
			c.Categories = []string{count.Category.Code}
			if count.Category.Code == "" {
				c.Categories[0] = count.Category.Label
			}
		}
		c.What = what(&c)
		cells = append(cells, c)
	}
	e.cells[p] = cells
	return cells
}

// Figures are the shares and ratios of a place.
func (e *returnEvidence) Figures(p claim.Place) []claim.Figure {
	var figures []claim.Figure
	for _, f := range e.figures[p] {
		part := e.cellOf(&f.Context, f.Units[0], f.Part, f.PartLines)
		part.Categories = f.Codes
		of := e.cellOf(&f.Context, f.Units[1], f.Of, f.OfLines)
		if len(f.Codes) > 0 {
			part.Label = strings.ReplaceAll(f.Name, "_", " ")
		}
		part.What, of.What = what(&part), what(&of)
		figures = append(figures, claim.Figure{Name: f.Name, Codes: f.Codes, Part: part, Of: of, Note: f.Note})
	}
	return figures
}

// cellOf is a count of a context as claim knows it.
func (e *returnEvidence) cellOf(in *summary.Context, unit string, q result.Quantity, lines func(int) summary.Lines) claim.Cell {
	c := claim.Cell{Place: e.place(in), Forces: in.Forces, Period: in.Period, CaseType: in.CaseType, AllCases: in.AllCases, Worker: in.Worker, Table: in.Table,
		Apart: strings.Join(in.Apart, ", "), Unit: unit, Low: q.Min.Rat()}
	if !q.Unbounded {
		c.High = q.Max.Rat()
	}
	t := e.r.Tables[in.Table]
	c.Trace = func() claim.Trace {
		l := lines(mostLines)
		trace := claim.Trace{Total: l.Total, Population: l.Population}
		for _, at := range l.Places {
			origin := t.Origins[at.Origin].Source
			trace.Lines = append(trace.Lines, result.Source{File: origin.Ref.Name(), Sheet: origin.Sheet, Line: at.Line})
		}
		return trace
	}
	return c
}

// what says in words what a cell counts.
func what(c *claim.Cell) string {
	words := []string{c.Unit}
	if c.Label != "" {
		words = append(words, category(c))
	}
	switch {
	case c.CaseType == "complaint" && c.Unit == "complaints":
	case c.CaseType != "":
		words = append(words, "in "+plural(c.CaseType))
	case c.AllCases:
		words = append(words, "of all case types")
	}
	if c.Worker != "" {
		words = append(words, "about "+c.Worker)
	}
	var where []string
	for _, text := range []string{c.Place.Name, c.Period, c.Apart} {
		if text != "" {
			where = append(where, text)
		}
	}
	if c.Place.Level == claim.Sum {
		where = append([]string{fmt.Sprintf("sum of %d forces listed", c.Forces)}, where...)
	}
	if len(where) > 0 {
		words = append(words, "("+strings.Join(where, ", ")+")")
	}
	return strings.Join(words, " ")
}

// category is what says of counts that they are of a category: "upheld", "with no
// action", "about use of force"; what a return words in its own way is quoted.
func category(c *claim.Cell) string {
	label := lowered(c.Label)
	first, _, _ := strings.Cut(strings.TrimPrefix(label, "not "), " ")
	_, isWord := vocab.CategoryByCode(c.Categories[0])
	switch {
	case c.Dimension == "allegation_type", c.Dimension == "allegation_subtype":
		return "about " + label
	case strings.HasSuffix(first, "ed"), slices.Contains([]string{"upheld", "withdrawn", "under", "outside", "ongoing", "pending"}, first):
		return label
	case first == "could", first == "would":
		return "that " + label
	case c.Dimension == "proceedings" && isWord:
		article := "a "
		if strings.ContainsAny(label[:1], "aeiou") {
			article = "an "
		}
		return "with " + article + label
	case isWord || c.Dimension == "":
		return "with " + label
	}
	return "under \"" + c.Label + "\""
}

// lowered is a label within a sentence: "upheld", but "IOPC" and "RPRP" stay.
func lowered(label string) string {
	if len(label) > 1 && label[1] >= 'a' && label[1] <= 'z' {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return label
}

// plural is a case type of many: complaints under Schedule 3.
func plural(caseType string) string {
	if rest, ok := strings.CutPrefix(caseType, "complaint"); ok {
		return "complaints" + rest
	}
	return caseType + "s"
}
