package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"

	"complaintstats/pkg/result"
)

// The most that can still be read.
const (
	mostRows   = 200     // of dots
	mostSizes  = 500     // figures of a funnel
	mostLines  = 60      // of a trend
	mostPoints = 100_000 // of any chart
	mostText   = 2_000   // characters of one text, the rest is cut
	farthest   = 1e19    // no count is larger
)

// ErrTooMuch is a chart of more than can be read; fewer rows would do.
var ErrTooMuch = errors.New("more than a picture can show")

// check refuses what cannot be drawn truthfully.
func check(c *result.Chart) error {
	if c.Kind > result.Lorenz {
		return fmt.Errorf("no chart of kind %d", c.Kind)
	}
	points := 0
	for _, s := range c.Series {
		points += len(s.Points)
		for i, p := range s.Points {
			if err := checkPoint(p); err != nil {
				return fmt.Errorf("point %d of %q: %w", i+1, s.Name, err)
			}
		}
	}
	for _, curve := range c.Curves {
		if len(curve.X) != len(curve.Y) {
			return fmt.Errorf("the line %q has %d positions across and %d up", curve.Name, len(curve.X), len(curve.Y))
		}
		points += len(curve.X)
		if !drawable(curve.X...) || !drawable(curve.Y...) {
			return fmt.Errorf("the line %q has a position that is no number", curve.Name)
		}
	}
	for _, mark := range c.Breaks {
		if !drawable(mark.At) {
			return fmt.Errorf("the mark %q stands at no number", mark.Name)
		}
	}
	return checkSize(c, points)
}

func checkPoint(p result.Point) error {
	switch {
	case p.Gap:
		return nil // its position is not read
	case !drawable(p.X, p.Y, p.Low, p.High):
		return fmt.Errorf("a position that is no number, or too large to draw")
	case p.Low > p.High:
		return fmt.Errorf("an interval that ends before it begins")
	}
	return nil
}

func checkSize(c *result.Chart, points int) error {
	switch {
	case c.Kind == result.Dots && rows(c) > mostRows:
		return fmt.Errorf("%d rows are %w (%d)", rows(c), ErrTooMuch, mostRows)
	case c.Kind == result.Funnel && rows(c) > mostSizes:
		return fmt.Errorf("%d figures are %w (%d)", rows(c), ErrTooMuch, mostSizes)
	case c.Kind == result.Trend && len(c.Series) > mostLines:
		return fmt.Errorf("%d lines are %w (%d)", len(c.Series), ErrTooMuch, mostLines)
	case points > mostPoints && c.Kind != result.Lorenz:
		return fmt.Errorf("%d points are %w (%d)", points, ErrTooMuch, mostPoints)
	}
	return nil
}

func rows(c *result.Chart) int {
	n := 0
	for _, s := range c.Series {
		n += len(s.Points)
	}
	return n
}

func drawable(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > farthest {
			return false
		}
	}
	return true
}

// cleaned is a copy of a chart whose texts show all that they hold: a picture
// is opened in browsers, and its texts come from files.
func cleaned(c *result.Chart) *result.Chart {
	d := *c
	d.Title, d.X, d.Y = clean(c.Title), cleanAxis(c.X), cleanAxis(c.Y)
	d.Caption = cleanAll(c.Caption)
	d.Series = make([]result.Series, len(c.Series))
	for i, s := range c.Series {
		d.Series[i] = result.Series{Name: clean(s.Name), Points: make([]result.Point, len(s.Points))}
		for j, p := range s.Points {
			p.Label, p.Words, p.Class = clean(p.Label), clean(p.Words), clean(p.Class)
			d.Series[i].Points[j] = p
		}
	}
	d.Curves = make([]result.Curve, len(c.Curves))
	for i, curve := range c.Curves {
		curve.Name = clean(curve.Name)
		d.Curves[i] = curve
	}
	d.Breaks = make([]result.Mark, len(c.Breaks))
	for i, mark := range c.Breaks {
		mark.Name = clean(mark.Name)
		d.Breaks[i] = mark
	}
	return &d
}

func cleanAxis(a result.Axis) result.Axis {
	a.Title, a.Names = clean(a.Title), cleanAll(a.Names)
	return a
}

func cleanAll(texts []string) []string {
	var all []string
	for _, text := range texts {
		all = append(all, clean(text))
	}
	return all
}

// clean puts a space for line breaks and tabs and U+FFFD for what has no shape
// or turns the direction of text, and cuts what nobody would read.
func clean(text string) string {
	n := 0
	return strings.Map(func(r rune) rune {
		n++
		switch {
		case n == mostText:
			return '…'
		case n > mostText:
			return -1
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case !unicode.IsGraphic(r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
