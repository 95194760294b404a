package chart

import "complaintstats/pkg/result"

// dots sets out one figure: a row a force in the order given, its interval as
// a line through the dot, and the figure in words at the right.
func (p *page) dots() {
	p.legend(append(p.keyOfClasses(dotOf), p.keyOfCurves()...))
	var points []result.Point
	for _, s := range p.chart.Series {
		points = append(points, s.Points...)
	}
	names, figures := p.besides(points)
	in := box{left: margin + names + noteSpace, right: pageWidth - margin - figures - noteSpace}
	high := p.rowHeight(points, names)
	in.top = p.below + noteSpace
	in.bottom = in.top + high*float64(max(len(points), 2))
	values := []float64{}
	for _, pt := range points {
		if !pt.Gap {
			values = append(values, pt.X, pt.Low, pt.High)
		}
	}
	for _, c := range p.chart.Curves {
		values = append(values, c.X...)
	}
	x := p.fittingAxis(values, in.left, in.right)
	p.acrossAxis(x, in, p.chart.X.Title)
	for _, c := range p.chart.Curves {
		if len(c.X) > 0 {
			i := styleOf(c.Role)
			i.tip, i.at = c.Name, []point{{x.on(c.X[0]), in.top}, {x.on(c.X[0]), in.bottom}}
			p.inks = append(p.inks, i)
		}
	}
	for i, pt := range points {
		p.dotRow(pt, x, in, in.top+(float64(i)+0.5)*high)
	}
	if len(points) == 0 {
		p.nothing(in)
	}
}

// rowHeight is smaller where there are many rows, and never too small for the
// longest name.
func (p *page) rowHeight(points []result.Point, names float64) float64 {
	lines := 1
	for _, pt := range points {
		lines = max(lines, len(p.nameLines(pt, names)))
	}
	least := float64(lines)*leading*wordSize + 1
	switch {
	case len(points) <= 12:
		return max(26, least+4)
	case len(points) <= 25:
		return max(20, least)
	}
	return max(17, least)
}

// nameLines is a row's name in as many lines as it needs.
func (p *page) nameLines(pt result.Point, width float64) []string {
	return p.wrap(words{text: pt.Label, size: wordSize}, width+0.01, 3)
}

// besides is the room that names and figures take beside the dots.
func (p *page) besides(points []result.Point) (names, figures float64) {
	const most = 240
	for _, pt := range points {
		names = max(names, p.measure(words{text: pt.Label, size: wordSize}))
		figures = max(figures, p.measure(words{text: pt.Words, size: wordSize}))
	}
	return min(names, most), min(figures, most)
}

// fittingAxis has as many ticks as there is room for without crowding.
func (p *page) fittingAxis(values []float64, at, till float64) axis {
	for wanted := 8; ; wanted-- {
		a := newAxis(spanned(values...), p.chart.X.Scale, wanted)
		a.at, a.till = at, till
		widest := p.tickWidth(a)
		if wanted == 1 || float64(len(a.ticks))*(widest+noteSpace) <= till-at {
			return a
		}
	}
}

// dotRow draws one row: name, guide, interval, dot, figure.
func (p *page) dotRow(pt result.Point, x axis, in box, y float64) {
	lines := p.nameLines(pt, in.left-noteSpace-margin)
	for i, text := range lines {
		shift := (float64(i) - float64(len(lines)-1)/2) * leading * wordSize
		p.write(words{text: text, size: wordSize, anchor: end}, in.left-noteSpace, y+shift+0.36*wordSize, black)
	}
	figure := words{text: pt.Words, size: wordSize, anchor: end}
	figure.text = p.cut(figure, pageWidth-margin-in.right-noteSpace)
	p.write(figure, pageWidth-margin, y+0.36*wordSize, dark)
	p.rule(point{in.left, y}, point{in.right, y}, ruled, 1, 1, 3)
	if pt.Gap {
		return
	}
	tip := tipOf(pt)
	if pt.Low < pt.High {
		p.inks = append(p.inks, ink{kind: path, role: interval, tip: tip, stroke: blue, width: 2,
			at: []point{{x.on(pt.Low), y}, {x.on(pt.High), y}}})
	}
	p.inks = append(p.inks, dotOf(pt.Class).ink(point{x.on(pt.X), y}, tip))
}

// dotOf is the marker of a class in rows of dots.
func dotOf(class string) marker {
	if class == "" {
		return marker{shape: round, colour: blue, radius: 4.5}
	}
	return classMarker(class)
}

// tipOf is what is told to who points at a figure.
func tipOf(pt result.Point) string {
	switch {
	case pt.Words == "":
		return pt.Label
	case pt.Label == "":
		return pt.Words
	}
	return pt.Label + ": " + pt.Words
}
