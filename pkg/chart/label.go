package chart

import (
	"cmp"
	"math"
	"slices"
)

// spot is a figure that has a name, or stands in the way of one.
type spot struct {
	at     point
	radius float64
	text   string
	named  bool
	first  bool // it chooses its place before the others
}

func (sp spot) box() box { return box{sp.at.x, sp.at.y, sp.at.x, sp.at.y}.grown(sp.radius) }

// placing is the search for places where names cover nothing.
type placing struct {
	*page
	in      box
	taken   []box // markers, then words
	figures int   // how many of taken are markers
	lines   []box // bits of the curves, kept free where that is easy
	leaders [][2]point
	placed  []ink
}

// place writes the names of spots, in their order, each in the nearest place
// that is free, with a thin line to its figure where that is not beside it. It
// returns the names for which there is no place.
func (p *page) place(spots []spot, in box) []string {
	best, left := p.round(spots, in)
	// Names that found no place choose first in the next round.
	const rounds = 6
	for lost, n := left, 0; n < rounds && len(left) > 0; n++ {
		slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(rank(a, lost), rank(b, lost)) })
		again, lostAgain := p.round(spots, in)
		if lost = lostAgain; len(lost) < len(left) {
			best, left = again, lost
		}
	}
	p.inks = append(p.inks, best.placed...)
	return left
}

// rank puts the names that found no place first.
func rank(sp spot, lost []string) int {
	if slices.Contains(lost, sp.text) {
		return 0
	}
	return 1
}

// round gives each name its place, in the order of the spots.
func (p *page) round(spots []spot, in box) (s *placing, lost []string) {
	s = &placing{page: p, in: in, figures: len(spots)}
	for _, sp := range spots {
		s.taken = append(s.taken, sp.box())
	}
	for _, i := range p.inks {
		switch {
		case i.kind == text:
			s.taken = append(s.taken, p.boxOf(i))
		case i.role == limit || i.role == line:
			s.lines = append(s.lines, bits(i.at)...)
		}
	}
	for _, sp := range spots {
		if sp.named && sp.text != "" && !s.find(sp) {
			lost = append(lost, sp.text)
		}
	}
	return s, lost
}

// bits are small boxes along a line.
func bits(line []point) []box {
	const long = 6
	var boxes []box
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := int(math.Hypot(b.x-a.x, b.y-a.y)/long) + 1
		for j := 0; j <= n; j++ {
			t := float64(j) / float64(n)
			c := point{a.x + float64(t*(b.x-a.x)), a.y + float64(t*(b.y-a.y))}
			boxes = append(boxes, box{c.x, c.y, c.x, c.y}.grown(1))
		}
	}
	return boxes
}

// Directions are tried in this order: beside, then above and below.
var directions = []point{
	{1, 0}, {-1, 0}, {0.7, -0.7}, {0.7, 0.7}, {-0.7, -0.7}, {-0.7, 0.7}, {0, -1}, {0, 1},
	{0.92, -0.38}, {0.92, 0.38}, {-0.92, -0.38}, {-0.92, 0.38}, {0.38, -0.92}, {0.38, 0.92}, {-0.38, -0.92}, {-0.38, 0.92},
}

// search is how far names may stand from their figures, and over what.
type search struct {
	farthest float64
	curves   bool // names over curves
	figures  bool // leaders over the markers of other figures
}

// The searches are made one after the other until there is a place. Longer
// leaders could not be followed by eye.
var searches = []search{
	{farthest: 60}, {farthest: 60, curves: true}, {farthest: 160}, {farthest: 160, curves: true}, {farthest: 90, figures: true, curves: true},
}

// find tries places from near to far.
func (s *placing) find(sp spot) bool {
	w := words{text: sp.text, size: tickSize}
	w.text = s.cut(w, 200)
	wide, high := s.measure(w), (ascent+descent)*tickSize
	for _, search := range searches {
		for d := 3.0; d < search.farthest; d = d*1.15 + 3 {
			for _, way := range directions {
				centre := point{
					sp.at.x + float64(way.x*(sp.radius+d)) + float64(sign(way.x)*wide/2),
					sp.at.y + float64(way.y*(sp.radius+d)) + float64(sign(way.y)*high/2),
				}
				b := box{centre.x - wide/2, centre.y - high/2, centre.x + wide/2, centre.y + high/2}
				if s.free(b, sp, search) {
					s.set(b, sp, w)
					return true
				}
			}
		}
	}
	return false
}

func sign(v float64) float64 {
	switch {
	case v > 0.5:
		return 1
	case v < -0.5:
		return -1
	}
	return 0
}

// free says whether a name can stand in b: inside the box, over nothing that
// the search keeps clear, its leader over no other name.
func (s *placing) free(b box, sp spot, how search) bool {
	near := b.grown(2)
	if !s.in.contains(b) || slices.ContainsFunc(s.taken, near.overlaps) || !how.curves && slices.ContainsFunc(s.lines, b.overlaps) {
		return false
	}
	for _, l := range s.leaders {
		if _, _, crosses := clip(l[0], l[1], near); crosses {
			return false
		}
	}
	from, to, led := leader(b, sp)
	return !led || s.clear(from, to, sp, how)
}

// clear says whether a leader can run as it does.
func (s *placing) clear(from, to point, sp spot, how search) bool {
	for i, t := range s.taken {
		_, _, crosses := clip(from, to, t)
		if crosses && t != sp.box() && !(how.figures && i < s.figures) {
			return false
		}
	}
	for _, l := range s.leaders {
		if cross(from, to, l[0], l[1]) {
			return false
		}
	}
	return true
}

// leader is the line from a figure to its name, where one is needed.
func leader(b box, sp spot) (from, to point, needed bool) {
	to = b.nearest(sp.at)
	dx, dy := to.x-sp.at.x, to.y-sp.at.y
	long := math.Hypot(dx, dy)
	if long < sp.radius+9 {
		return from, to, false
	}
	r := (sp.radius + 1) / long
	return point{sp.at.x + float64(r*dx), sp.at.y + float64(r*dy)}, to, true
}

// cross says whether two straight lines meet.
func cross(a, b, c, d point) bool {
	side := func(p, q, r point) bool { return float64((q.x-p.x)*(r.y-p.y)) > float64((q.y-p.y)*(r.x-p.x)) }
	return side(a, c, d) != side(b, c, d) && side(a, b, c) != side(a, b, d)
}

// set writes a name into its place.
func (s *placing) set(b box, sp spot, w words) {
	s.taken = append(s.taken, b)
	if from, to, led := leader(b, sp); led {
		s.leaders = append(s.leaders, [2]point{from, to})
		s.placed = append(s.placed, straight(from, to, grey, 0.8))
	}
	s.placed = append(s.placed, written(w, b.left, b.top+ascent*w.size, black))
}
