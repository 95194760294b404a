package chart

import (
	"cmp"
	"slices"

	"complaintstats/pkg/result"
)

const (
	trendHeight = 340
	nameHeight  = 15  // of a line's name at its end
	nameMost    = 170 // the room of the names
	// mostBands is up to how many lines have their intervals drawn; more would
	// cover each other.
	mostBands = 8
)

// trend sets out figures over periods: a line a series, cut where the rules
// changed and where a period is missing.
func (p *page) trend() {
	p.legend(append(p.keyOfClasses(trendClass), p.keyOfCurves()...))
	p.uprightTitle()
	if len(p.chart.Series) > mostBands {
		p.notes = append(p.notes, "Intervals are left out of a picture with so many lines; the table has them.")
	}
	y := newAxis(p.trendSpread(), p.chart.Y.Scale, 6)
	in := box{left: margin + p.tickWidth(y), right: pageWidth - margin - p.nameWidth()}
	x := p.periods(in)
	in.top = p.breakNames(x, in)
	in.bottom = in.top + max(trendHeight, nameHeight*float64(len(p.chart.Series)))
	y.at, y.till = in.bottom, in.top
	p.uprightAxis(y, in)
	p.periodNames(x, in)
	p.acrossTitle(in, p.chart.X.Title)
	p.breaks(x, in)
	p.curves(x, y, in)
	for i, s := range p.chart.Series {
		p.band(s, i, x, y)
	}
	var ends []lineEnd
	for i, s := range p.chart.Series {
		if e, any := p.series(s, i, x, y); any {
			ends = append(ends, e)
		}
	}
	p.endNames(ends, in)
	if len(p.known()) == 0 {
		p.nothing(in)
	}
}

// trendSpread reaches over all figures and, where they are drawn, intervals.
func (p *page) trendSpread() spread {
	values := []float64{}
	for _, pt := range p.known() {
		values = append(values, pt.Y)
		if len(p.chart.Series) <= mostBands && pt.Low < pt.High {
			values = append(values, pt.Low, pt.High)
		}
	}
	for _, c := range p.chart.Curves {
		values = append(values, c.Y...)
	}
	return spanned(values...)
}

// nameWidth is the room that the names of lines take at their ends.
func (p *page) nameWidth() float64 {
	wide := 0.0
	for _, s := range p.chart.Series {
		wide = max(wide, p.measure(words{text: s.Name, size: tickSize, bold: true}))
	}
	if wide == 0 {
		return noteSpace
	}
	return min(wide, nameMost) + 30
}

// periods is the horizontal axis: a place a period, with room at both ends.
func (p *page) periods(in box) axis {
	first, last := 0.0, float64(max(len(p.chart.X.Names)-1, 0))
	for _, pt := range p.known() {
		first, last = min(first, pt.X), max(last, pt.X)
	}
	for _, b := range p.chart.Breaks {
		first, last = min(first, b.At), max(last, b.At)
	}
	a := axis{from: first - 0.5, to: last + 0.5, at: in.left, till: in.right}
	for i, name := range p.chart.X.Names {
		a.ticks = append(a.ticks, tick{float64(i), name})
	}
	return a
}

// periodNames writes the periods under the axis, in several lines each; where
// even so there is no room, only every second, third and so on.
func (p *page) periodNames(x axis, in box) {
	p.below = in.bottom + tickSpace
	room := (in.right - in.left) / (x.to - x.from)
	every := 1
	for room*float64(every) < 46 {
		every++
	}
	top, lowest := p.below, p.below
	for i, t := range x.ticks {
		if at := x.on(t.value); i%every == 0 {
			p.rule(point{at, in.bottom}, point{at, in.bottom + 4}, grey, 1)
			p.below = top
			w := words{text: t.text, size: tickSize, anchor: middle}
			for _, part := range p.wrap(w, room*float64(every)-8, 4) {
				w.text = part
				p.line(w, at, dark)
			}
			lowest = max(lowest, p.below)
		}
	}
	p.below = lowest + 2
}

// breakNames writes what changed above the box, each break in a line of its
// own where they are near each other, and returns where the box begins.
func (p *page) breakNames(x axis, in box) (top float64) {
	var ends []float64 // of each line
	for _, b := range p.byPlace() {
		w := words{text: b.Name, size: tickSize, anchor: middle}
		w.text = p.cut(w, pageWidth-2*margin)
		half := p.measure(w) / 2
		at := min(max(x.on(b.At), margin+half), pageWidth-margin-half)
		row := slices.IndexFunc(ends, func(e float64) bool { return e < at-half })
		if row < 0 {
			row = len(ends)
			ends = append(ends, 0)
		}
		ends[row] = at + half + noteSpace
		p.write(w, at, p.below+float64(row)*nameHeight+ascent*tickSize, black)
	}
	return p.below + float64(len(ends))*nameHeight + 4
}

func (p *page) byPlace() []result.Mark {
	breaks := slices.Clone(p.chart.Breaks)
	slices.SortStableFunc(breaks, func(a, b result.Mark) int { return cmp.Compare(a.At, b.At) })
	return breaks
}

// breaks draws the lines at which the rules changed.
func (p *page) breaks(x axis, in box) {
	for _, b := range p.chart.Breaks {
		p.rule(point{x.on(b.At), in.top - 2}, point{x.on(b.At), in.bottom}, black, 1.5, 2, 3)
	}
}

// runs cuts a series where no line may be drawn: at gaps, over periods that
// are missing, and at breaks. A break at a period stands before it.
func (p *page) runs(s result.Series) [][]result.Point {
	var runs [][]result.Point
	joined := false
	for i, pt := range s.Points {
		if pt.Gap {
			joined = false
			continue
		}
		if joined {
			before := s.Points[i-1]
			joined = p.chart.X.Scale != result.Names || pt.X <= before.X+1
			for _, b := range p.chart.Breaks {
				joined = joined && !(before.X < b.At && b.At <= pt.X)
			}
		}
		if !joined {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], pt)
		joined = true
	}
	return runs
}

// band draws the intervals of a series as an area, of a figure that stands
// alone as a line.
func (p *page) band(s result.Series, nth int, x, y axis) {
	if len(p.chart.Series) > mostBands {
		return
	}
	c := lineStyle(nth).marker.colour
	for _, run := range p.runs(s) {
		var over, under []point
		for _, pt := range run {
			if pt.Low < pt.High {
				over = append(over, point{x.on(pt.X), y.on(pt.High)})
				under = append(under, point{x.on(pt.X), y.on(pt.Low)})
			}
		}
		i := ink{kind: path, role: interval, tip: s.Name}
		switch {
		case len(over) == 1:
			i.at, i.stroke, i.width = []point{over[0], under[0]}, c, 1.5
		case len(over) > 1:
			slices.Reverse(under)
			i.at, i.closed, i.fill = append(over, under...), true, c.faint(40)
		default:
			continue
		}
		p.inks = append(p.inks, i)
	}
}

// lineEnd is where a line ends and its name begins.
type lineEnd struct {
	at    point
	name  string
	style lineLook
}

// series draws the lines and figures of a series.
func (p *page) series(s result.Series, nth int, x, y axis) (e lineEnd, any bool) {
	style := lineStyle(nth)
	for _, run := range p.runs(s) {
		var at []point
		for _, pt := range run {
			at = append(at, point{x.on(pt.X), y.on(pt.Y)})
		}
		if len(at) > 1 {
			p.inks = append(p.inks, ink{kind: path, role: line, tip: s.Name, at: at, stroke: style.marker.colour, width: 2, dash: style.dash})
		}
		e, any = lineEnd{at[len(at)-1], s.Name, style}, true
		for i, pt := range run {
			tip := tipOf(pt)
			if s.Name != "" {
				tip = s.Name + ", " + tip
			}
			m := style.marker
			if pt.Class != "" {
				m = trendClass(pt.Class)
			}
			p.inks = append(p.inks, m.ink(at[i], tip))
		}
	}
	return e, any
}

// lineLook tells lines apart by colour, marker and dashes.
type lineLook struct {
	marker marker
	dash   []float64
}

// lineStyle is how the n-th line is drawn. Colours, shapes and dashes repeat
// after different numbers, so that as many lines as a trend may have differ.
func lineStyle(n int) lineLook {
	colours := []colour{blue, vermillion, green, purple, orange, sky, black}
	dashes := [][]float64{nil, {8, 3}, {3, 2}, {10, 3, 2, 3}}
	return lineLook{
		marker{shape: shape(n % int(shapes)), colour: colours[n%len(colours)], radius: 4, hollow: n/len(colours)%2 == 1},
		dashes[n%len(dashes)],
	}
}

// trendClass is the marker of a figure that something sets apart.
func trendClass(class string) marker {
	m := classMarker(class)
	m.radius = 5.5
	return m
}

// endNames writes the names of lines at their ends, one under the other, with
// a thin line to each.
func (p *page) endNames(ends []lineEnd, in box) {
	ends = slices.DeleteFunc(ends, func(e lineEnd) bool { return e.name == "" })
	slices.SortStableFunc(ends, func(a, b lineEnd) int { return cmp.Compare(a.at.y, b.at.y) })
	places := make([]float64, len(ends))
	for i, e := range ends {
		places[i] = e.at.y
	}
	spreadOut(places, nameHeight, in.top+nameHeight/2, in.bottom-nameHeight/2)
	left := in.right + 26
	for i, e := range ends {
		p.rule(point{e.at.x + e.style.marker.radius + 2, e.at.y}, point{in.right, e.at.y}, grey, 0.6, 1, 2)
		p.rule(point{in.right, e.at.y}, point{left - 14, places[i]}, grey, 0.6, 1, 2)
		sign := e.style.marker.ink(point{left - 8, places[i]}, "")
		sign.role = furniture
		p.inks = append(p.inks, sign)
		w := words{text: e.name, size: tickSize, bold: true}
		w.text = p.cut(w, nameMost)
		p.write(w, left, places[i]+0.36*tickSize, black)
	}
}

// spreadOut moves sorted places apart to at least a distance, as little as it
// can, between two ends; there must be room for them.
func spreadOut(places []float64, apart, first, last float64) {
	type cluster struct {
		sum float64 // of where its members would have its first stand
		n   int
		at  float64
	}
	var clusters []cluster
	for _, place := range places {
		c := cluster{sum: place, n: 1}
		for {
			room := last - float64(c.n-1)*apart
			c.at = max(first, min(c.sum/float64(c.n), room))
			k := len(clusters) - 1
			if k < 0 || clusters[k].at+float64(clusters[k].n)*apart <= c.at {
				break
			}
			before := clusters[k]
			c.sum += before.sum - float64(before.n*c.n)*apart
			c.n += before.n
			clusters = clusters[:k]
		}
		clusters = append(clusters, c)
	}
	i := 0
	for _, c := range clusters {
		for j := range c.n {
			places[i] = c.at + float64(j)*apart
			i++
		}
	}
}
