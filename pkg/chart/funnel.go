package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"complaintstats/pkg/result"
)

const (
	funnelHeight = 440
	// mostNamed is up to how many figures each has its name beside it; of more,
	// only those outside the limits.
	mostNamed = 12
	// mostOutside is up to how many have names even so; more would be a thicket.
	mostOutside = 60
)

// funnel sets out figures against the size of their base, between the limits
// within which chance would keep them.
func (p *page) funnel() {
	p.legend(append(p.keyOfClasses(funnelMarker), p.keyOfCurves()...))
	p.uprightTitle()
	points := p.known()
	in := box{top: p.below, bottom: p.below + funnelHeight, right: pageWidth - margin - 12}
	y := newAxis(p.funnelSpread(points), p.chart.Y.Scale, 6)
	y.at, y.till = in.bottom, in.top
	in.left = margin + p.tickWidth(y)
	sizes := []float64{}
	for _, pt := range points {
		sizes = append(sizes, pt.X)
	}
	x := p.fittingAxis(sizes, in.left, in.right)
	p.uprightAxis(y, in)
	p.acrossAxis(x, in, p.chart.X.Title)
	p.curves(x, y, in)
	var spots []spot
	for _, pt := range points {
		m := funnelMarker(pt.Class)
		at := point{x.on(pt.X), y.on(pt.Y)}
		p.inks = append(p.inks, m.ink(at, tipOf(pt)))
		spots = append(spots, spot{at: at, radius: m.radius, text: pt.Label,
			named: pt.Class != "" || len(points) <= mostNamed, first: strings.Contains(pt.Class, "99")})
	}
	p.name(spots, in)
	if len(points) == 0 {
		p.nothing(in)
	}
}

// known are the figures that are no gaps.
func (p *page) known() []result.Point {
	var points []result.Point
	for _, s := range p.chart.Series {
		for _, pt := range s.Points {
			if !pt.Gap {
				points = append(points, pt)
			}
		}
	}
	return points
}

// funnelSpread reaches over all figures, and over the limits as far as these
// do not press the figures together: limits run far up where bases are small.
func (p *page) funnelSpread(points []result.Point) spread {
	values := []float64{}
	least := math.Inf(1)
	for _, pt := range points {
		values = append(values, pt.Y)
		least = min(least, pt.X)
	}
	s := spanned(values...)
	room := 1.5 * s.high
	for _, c := range p.chart.Curves {
		for i, v := range c.Y {
			switch {
			case c.Role == result.Centre:
				s.high = max(s.high, v)
			case c.X[i] >= least:
				s.high = max(s.high, min(v, room))
			}
		}
	}
	s.whole = false
	return s
}

// funnelMarker is the marker of a class in a funnel.
func funnelMarker(class string) marker {
	if class == "" {
		return marker{shape: round, colour: grey, radius: 3.5}
	}
	return classMarker(class)
}

// classMarker tells classes apart by shape and filling, and by colour besides:
// up and vermillion is high, down and blue is low, filled is beyond 99.8%.
func classMarker(class string) marker {
	m := marker{shape: diamond, colour: purple, radius: 5, hollow: !strings.Contains(class, "99")}
	switch {
	case strings.HasPrefix(class, "high"):
		m.shape, m.colour = up, vermillion
	case strings.HasPrefix(class, "low"):
		m.shape, m.colour = down, blue
	}
	return m
}

// classRank orders classes from high to low, the others last.
func classRank(class string) int {
	beyond := strings.Contains(class, "99")
	switch {
	case strings.HasPrefix(class, "high") && beyond:
		return 0
	case strings.HasPrefix(class, "high"):
		return 1
	case strings.HasPrefix(class, "low") && beyond:
		return 3
	case strings.HasPrefix(class, "low"):
		return 2
	}
	return 4
}

// name writes names beside their spots, and those that find no room into the
// caption.
func (p *page) name(spots []spot, in box) {
	slices.SortStableFunc(spots, func(a, b spot) int {
		if a.first != b.first {
			if a.first {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.at.y, b.at.y), cmp.Compare(a.at.x, b.at.x), cmp.Compare(a.text, b.text))
	})
	var beyond []string
	named := 0
	for i, s := range spots {
		if s.named {
			if named++; named > mostOutside {
				spots[i].named = false
				beyond = append(beyond, s.text)
			}
		}
	}
	left := append(p.place(spots, in), beyond...)
	if len(left) > 0 {
		p.notes = append(p.notes, fmt.Sprintf("No room for the names of: %s.", strings.Join(left, ", ")))
	}
}
