package chart

import "math"

const lorenzSide = 460

// lorenz sets out the cumulated share of one thing by that of another, with
// the diagonal where all had the same.
func (p *page) lorenz() {
	p.legend(p.keyOfCurves())
	p.uprightTitle()
	y := newAxis(spread{high: 1}, p.chart.Y.Scale, 5)
	in := box{left: margin + p.tickWidth(y), top: p.below, bottom: p.below + lorenzSide}
	in.right = in.left + lorenzSide
	y.at, y.till = in.bottom, in.top
	x := newAxis(spread{high: 1}, p.chart.X.Scale, 5)
	x.at, x.till = in.left, in.right
	p.uprightAxis(y, in)
	p.acrossAxis(x, in, p.chart.X.Title)
	p.curves(x, y, in)
	var spots []spot
	for _, s := range p.chart.Series {
		var at []point
		for _, pt := range s.Points {
			if !pt.Gap {
				at = append(at, point{x.on(pt.X), y.on(pt.Y)})
			}
		}
		if len(at) == 0 {
			continue
		}
		for _, part := range clipped(thinned(at), in) {
			p.inks = append(p.inks, ink{kind: path, role: line, tip: s.Name, at: part, stroke: blue, width: 2.5})
		}
		for _, mark := range p.chart.Breaks {
			if at, ok := crossing(at, x.on(mark.At)); ok && in.contains(box{at.x, at.y, at.x, at.y}) {
				p.rule(point{at.x, in.bottom}, at, dark, 1, 2, 3)
				p.rule(at, point{in.left, at.y}, dark, 1, 2, 3)
				p.inks = append(p.inks, marker{shape: diamond, colour: vermillion, radius: 5.5}.ink(at, mark.Name))
				spots = append(spots, spot{at: at, radius: 5.5, text: mark.Name, named: true})
			}
		}
	}
	if left := p.place(spots, box{in.left, in.top, pageWidth - margin, in.bottom}); len(left) > 0 {
		p.notes = append(p.notes, left...)
	}
	if len(p.known()) == 0 {
		p.nothing(in)
	}
}

// thinned leaves out what is nearer to the last point kept than the eye sees:
// a curve of some thousand officers needs no more than some hundred points.
func thinned(line []point) []point {
	kept := line[:1:1]
	for i, pt := range line[1:] {
		last := kept[len(kept)-1]
		if math.Hypot(pt.x-last.x, pt.y-last.y) >= 0.7 || i == len(line)-2 {
			kept = append(kept, pt)
		}
	}
	return kept
}

// crossing is where a line that runs to the right reaches x.
func crossing(line []point, x float64) (point, bool) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		if a.x <= x && x <= b.x && a.x < b.x {
			return point{x, a.y + float64((x-a.x)/(b.x-a.x)*(b.y-a.y))}, true
		}
	}
	return point{}, false
}
