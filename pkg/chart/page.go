package chart

import (
	"cmp"
	"slices"

	"complaintstats/pkg/result"
)

// Sizes of a page, in units of which 96 are an inch.
const (
	pageWidth   = 800
	margin      = 24
	titleSize   = 17
	wordSize    = 12
	tickSize    = 11
	captionSize = 11
	noteSpace   = 10 // between the parts of a page
	tickSpace   = 8  // between an axis and its words
	mostCaption = 40 // lines
)

// page is a picture while it is set out, from the top down.
type page struct {
	picture
	*lettering
	chart *result.Chart
	below float64  // where the next thing begins
	notes []string // what had to be left out, for the caption
}

// newPage begins a page with the title.
func newPage(c *result.Chart, l *lettering) *page {
	p := &page{picture: picture{width: pageWidth, title: c.Title}, lettering: l, chart: c, below: margin}
	w := words{text: c.Title, size: titleSize, bold: true}
	for _, text := range l.balanced(w, pageWidth-2*margin, 4) {
		w.text = text
		p.line(w, margin, black)
	}
	p.below += 4
	return p
}

// line writes words under what stands on the page.
func (p *page) line(w words, x float64, c colour) {
	p.write(w, x, p.below+ascent*w.size, c)
	p.below += leading * w.size
}

// write writes words at a baseline.
func (p *page) write(w words, x, y float64, c colour) {
	if w.text != "" {
		p.inks = append(p.inks, written(w, x, y, c))
	}
}

func written(w words, x, y float64, c colour) ink {
	return ink{kind: text, role: label, at: []point{{x, y}}, fill: c, words: w}
}

// rule draws a straight line.
func (p *page) rule(from, to point, c colour, width float64, dash ...float64) {
	p.inks = append(p.inks, straight(from, to, c, width, dash...))
}

func straight(from, to point, c colour, width float64, dash ...float64) ink {
	return ink{kind: path, at: []point{from, to}, stroke: c, width: width, dash: dash}
}

// finish writes the caption and closes the page; it gives the picture its
// words for those who do not see it.
func (p *page) finish() {
	p.below += noteSpace
	p.rule(point{margin, p.below}, point{pageWidth - margin, p.below}, ruled, 1)
	p.below += 8
	lines := 0
	for _, text := range append(p.chart.Caption, p.notes...) {
		w := words{text: text, size: captionSize}
		for _, part := range p.wrap(w, pageWidth-2*margin, 6) {
			if lines++; lines <= mostCaption {
				w.text = part
				p.line(w, margin, dark)
			}
		}
	}
	p.height = float64(int(p.below+margin-8) + 1)
	p.desc = describe(p.chart)
}

// entry is a sign and what it stands for.
type entry struct {
	name string
	sign func(left, middle float64) []ink // in a room of keyWidth
}

const (
	keyWidth  = 26
	keyHeight = 18
)

// legend writes entries in rows.
func (p *page) legend(entries []entry) {
	if len(entries) == 0 {
		return
	}
	x := float64(margin)
	for _, e := range entries {
		w := words{text: e.name, size: tickSize}
		w.text = p.cut(w, pageWidth-2*margin-keyWidth-4)
		wide := keyWidth + 4 + p.measure(w)
		if x > margin && x+wide > pageWidth-margin {
			x = margin
			p.below += keyHeight
		}
		p.inks = append(p.inks, e.sign(x, p.below+keyHeight/2)...)
		p.write(w, x+keyWidth+4, p.below+keyHeight/2+0.36*tickSize, dark)
		x += wide + 18
	}
	p.below += keyHeight + 8
}

// keyOfCurves are the entries of the named curves.
func (p *page) keyOfCurves() []entry {
	var entries []entry
	for _, c := range p.chart.Curves {
		if c.Name == "" {
			continue
		}
		style := styleOf(c.Role)
		entries = append(entries, entry{c.Name, func(left, middle float64) []ink {
			i := style
			i.at = []point{{left, middle}, {left + keyWidth, middle}}
			return []ink{i}
		}})
	}
	return entries
}

// keyOfClasses are the entries of the classes that figures have, from high
// to low.
func (p *page) keyOfClasses(of func(class string) marker) []entry {
	var entries []entry
	seen := map[string]bool{"": true}
	for _, s := range p.chart.Series {
		for _, pt := range s.Points {
			if pt.Gap || seen[pt.Class] {
				continue
			}
			seen[pt.Class] = true
			m := of(pt.Class)
			entries = append(entries, entry{pt.Class, func(left, middle float64) []ink {
				i := m.ink(point{left + keyWidth/2, middle}, "")
				i.role = furniture
				return []ink{i}
			}})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(classRank(a.name), classRank(b.name)) })
	return entries
}

// styleOf is how a curve is drawn.
func styleOf(r result.Role) ink {
	i := ink{kind: path, role: limit, stroke: dark, width: 1.2}
	switch r {
	case result.Inner:
		i.dash = []float64{6, 3}
	case result.Outer:
		i.dash = []float64{1.5, 3}
	}
	return i
}

// nothing is written where there is no figure to draw.
func (p *page) nothing(in box) {
	w := words{text: "No figure to draw", size: wordSize, anchor: middle}
	p.write(w, (in.left+in.right)/2, (in.top+in.bottom)/2, dark)
}

// acrossAxis draws the horizontal axis of a box: guides, ticks and title.
func (p *page) acrossAxis(a axis, in box, title string) {
	for _, t := range a.ticks {
		x := a.on(t.value)
		c := ruled
		if t.value == 0 {
			c = grey
		}
		p.rule(point{x, in.top}, point{x, in.bottom}, c, 1)
		w := words{text: t.text, size: tickSize, anchor: middle}
		half := p.measure(w)/2 + 4
		p.write(w, min(max(x, half), pageWidth-half), in.bottom+tickSpace+ascent*tickSize, dark)
	}
	p.below = in.bottom + tickSpace + leading*tickSize
	p.acrossTitle(in, title)
}

func (p *page) acrossTitle(in box, title string) {
	w := words{text: title, size: wordSize, anchor: middle}
	for _, part := range p.wrap(w, in.right-in.left, 2) {
		w.text = part
		p.line(w, (in.left+in.right)/2, black)
	}
}

// uprightAxis draws the vertical axis of a box. Its title stands above it, so
// that nobody has to turn the head.
func (p *page) uprightAxis(a axis, in box) {
	for _, t := range a.ticks {
		y := a.on(t.value)
		c := ruled
		if t.value == 0 {
			c = grey
		}
		p.rule(point{in.left, y}, point{in.right, y}, c, 1)
		p.write(words{text: t.text, size: tickSize, anchor: end}, in.left-tickSpace, y+0.36*tickSize, dark)
	}
}

// uprightTitle writes the title of the vertical axis.
func (p *page) uprightTitle() {
	w := words{text: p.chart.Y.Title, size: wordSize}
	for _, part := range p.wrap(w, pageWidth-2*margin, 2) {
		w.text = part
		p.line(w, margin, black)
	}
	p.below += noteSpace
}

// tickWidth is the room that the words of a vertical axis take.
func (p *page) tickWidth(a axis) float64 {
	wide := 0.0
	for _, t := range a.ticks {
		wide = max(wide, p.measure(words{text: t.text, size: tickSize}))
	}
	return wide + tickSpace
}

// curves draws the lines that are no series, as far as they lie in the box.
func (p *page) curves(x, y axis, in box) {
	for _, c := range p.chart.Curves {
		var at []point
		for i := range c.X {
			at = append(at, point{x.on(c.X[i]), y.on(c.Y[i])})
		}
		for _, part := range clipped(at, in) {
			i := styleOf(c.Role)
			i.tip, i.at = c.Name, part
			p.inks = append(p.inks, i)
		}
	}
}

// clipped are the parts of a line that lie in a box.
func clipped(line []point, in box) [][]point {
	var parts [][]point
	joined := false
	for i := 1; i < len(line); i++ {
		a, b, ok := clip(line[i-1], line[i], in)
		switch {
		case !ok:
		case joined && a == line[i-1]:
			parts[len(parts)-1] = append(parts[len(parts)-1], b)
		default:
			parts = append(parts, []point{a, b})
		}
		joined = ok && b == line[i]
	}
	return parts
}

// clip is the part of a straight line that lies in a box, by Liang and Barsky.
func clip(a, b point, in box) (point, point, bool) {
	from, to := 0.0, 1.0
	dx, dy := b.x-a.x, b.y-a.y
	for _, side := range [][2]float64{{-dx, a.x - in.left}, {dx, in.right - a.x}, {-dy, a.y - in.top}, {dy, in.bottom - a.y}} {
		towards, room := side[0], side[1]
		switch {
		case towards == 0 && room < 0:
			return a, b, false
		case towards < 0:
			from = max(from, room/towards)
		case towards > 0:
			to = min(to, room/towards)
		}
	}
	if from > to {
		return a, b, false
	}
	first, last := a, b
	if from > 0 {
		first = point{a.x + float64(from*dx), a.y + float64(from*dy)}
	}
	if to < 1 {
		last = point{a.x + float64(to*dx), a.y + float64(to*dy)}
	}
	return in.nearest(first), in.nearest(last), true // far away a float is coarse
}
