package chart

import (
	"fmt"
	"strings"

	"complaintstats/pkg/result"
)

// describe says in a few sentences what a picture shows, for those who do not
// see it: its main values, in the words that came with them.
func describe(c *result.Chart) string {
	var said []string
	switch c.Kind {
	case result.Dots:
		said = describeDots(c)
	case result.Funnel:
		said = describeFunnel(c)
	case result.Trend:
		said = describeTrend(c)
	case result.Lorenz:
		said = describeLorenz(c)
	}
	return strings.Join(said, " ")
}

// extremes are the known points with the least and the greatest value.
func extremes(c *result.Chart, value func(result.Point) float64) (least, most result.Point, known int) {
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.Gap {
				continue
			}
			if known == 0 || value(p) < value(least) {
				least = p
			}
			if known == 0 || value(p) > value(most) {
				most = p
			}
			known++
		}
	}
	return least, most, known
}

func describeDots(c *result.Chart) []string {
	least, most, known := extremes(c, func(p result.Point) float64 { return p.X })
	said := []string{fmt.Sprintf("Dots with intervals, %s: %s.", rowsOf(rows(c)), orOneFigure(c.X.Title))}
	switch {
	case known == 1:
		said = append(said, tipOf(most)+".")
	case known > 1:
		said = append(said, fmt.Sprintf("Highest %s; lowest %s.", tipOf(most), tipOf(least)))
	}
	if missing := rows(c) - known; missing > 0 {
		said = append(said, fmt.Sprintf("%s without a dot.", rowsOf(missing)))
	}
	return said
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

func orOneFigure(title string) string {
	if title == "" {
		return "one figure"
	}
	return title
}

func describeFunnel(c *result.Chart) []string {
	_, _, known := extremes(c, func(p result.Point) float64 { return p.Y })
	said := []string{fmt.Sprintf("Funnel of %d figures. Up: %s. Across: %s.", known, orOneFigure(c.Y.Title), orOneFigure(c.X.Title))}
	for _, curve := range c.Curves {
		if curve.Role == result.Centre && curve.Name != "" {
			said = append(said, "Centre line: "+curve.Name+".")
		}
	}
	var outside []string
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.Class != "" && !p.Gap {
				outside = append(outside, fmt.Sprintf("%s (%s)", tipOf(p), p.Class))
			}
		}
	}
	if len(outside) == 0 {
		return append(said, "None is set apart by the limits.")
	}
	return append(said, fmt.Sprintf("Set apart: %s.", strings.Join(outside, "; ")))
}

func describeTrend(c *result.Chart) []string {
	said := []string{fmt.Sprintf("Lines over %d periods: %s.", len(c.X.Names), orOneFigure(c.Y.Title))}
	for _, s := range c.Series {
		var known []result.Point
		for _, p := range s.Points {
			if !p.Gap {
				known = append(known, p)
			}
		}
		name := s.Name
		if name != "" {
			name += ": "
		}
		switch len(known) {
		case 0:
			said = append(said, name+"no figure.")
		case 1:
			said = append(said, name+tipOf(known[0])+".")
		default:
			said = append(said, fmt.Sprintf("%sfrom %s to %s.", name, tipOf(known[0]), tipOf(known[len(known)-1])))
		}
	}
	for _, b := range c.Breaks {
		said = append(said, "The lines are cut at: "+b.Name+".")
	}
	return said
}

func describeLorenz(c *result.Chart) []string {
	said := []string{fmt.Sprintf("Curve of cumulated shares. Up: %s. Across: %s.", orOneFigure(c.Y.Title), orOneFigure(c.X.Title))}
	for _, b := range c.Breaks {
		said = append(said, b.Name+".")
	}
	return said
}
