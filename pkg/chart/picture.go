package chart

// picture is a chart set out on a page: what stands where, in units of which
// 96 are an inch, from the top left corner.
type picture struct {
	width, height float64
	title, desc   string
	inks          []ink
}

// ink is one thing drawn. Which fields are read follows its kind.
type ink struct {
	kind inkKind
	role role
	// tip is told to who points at it; inks in a row with the same tip belong
	// together.
	tip    string
	at     []point // of a path its corners; of a disc its centre; of words where they begin, end or have their middle
	closed bool    // of a path
	radius float64 // of a disc
	stroke colour  // of paths and discs; none for no line
	width  float64 // of the stroke
	dash   []float64
	fill   colour
	words  words
}

type inkKind uint8

const (
	path inkKind = iota
	disc
	text
)

// role is what a thing is drawn for.
type role uint8

const (
	furniture role = iota // axes, guides, swatches
	figure                // a point's marker
	interval
	line // of a series
	limit
	label
)

// words are a text in one line, at its baseline.
type words struct {
	text   string
	size   float64
	bold   bool
	anchor anchor
}

type anchor uint8

const (
	start anchor = iota
	middle
	end
)

type point struct{ x, y float64 }

// box is a rectangle on the page.
type box struct{ left, top, right, bottom float64 }

func (b box) overlaps(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

func (b box) contains(c box) bool {
	return b.left <= c.left && c.right <= b.right && b.top <= c.top && c.bottom <= b.bottom
}

func (b box) grown(by float64) box {
	return box{b.left - by, b.top - by, b.right + by, b.bottom + by}
}

// nearest is the point of the box that is nearest to p.
func (b box) nearest(p point) point {
	return point{min(max(p.x, b.left), b.right), min(max(p.y, b.top), b.bottom)}
}

// colour is red, green, blue and the part of it that covers, from 0 to 255.
type colour struct{ r, g, b, a uint8 }

var none = colour{}

// The palette of Okabe and Ito (2008), which people with any kind of colour
// vision tell apart; without its yellow, which is too faint on white.
var (
	black      = colour{0, 0, 0, 255}
	blue       = colour{0, 114, 178, 255}
	vermillion = colour{213, 94, 0, 255}
	green      = colour{0, 158, 115, 255}
	purple     = colour{204, 121, 167, 255}
	orange     = colour{230, 159, 0, 255}
	sky        = colour{86, 180, 233, 255}
)

// The greys of what is no figure.
var (
	white = colour{255, 255, 255, 255}
	ruled = colour{225, 225, 225, 255} // guides
	grey  = colour{118, 118, 118, 255} // axes, figures that nothing sets apart
	dark  = colour{64, 64, 64, 255}    // lesser words
)

func (c colour) faint(a uint8) colour { c.a = a; return c }

// shape is the form of a marker; the forms differ so that colour is never
// needed to tell what a marker stands for.
type shape uint8

const (
	round shape = iota
	square
	up
	diamond
	down
	shapes // how many there are
)

// marker is how a figure is drawn.
type marker struct {
	shape  shape
	colour colour
	hollow bool
	radius float64
}

// ink draws the marker at p.
func (m marker) ink(p point, tip string) ink {
	i := ink{kind: path, role: figure, tip: tip, closed: true, stroke: m.colour, width: 1.5, fill: m.colour}
	if m.hollow {
		i.fill = white
	}
	r := m.radius
	switch m.shape {
	case square:
		i.at = []point{{p.x - r, p.y - r}, {p.x + r, p.y - r}, {p.x + r, p.y + r}, {p.x - r, p.y + r}}
	case up:
		i.at = []point{{p.x, p.y - r}, {p.x + r, p.y + r}, {p.x - r, p.y + r}}
	case down:
		i.at = []point{{p.x, p.y + r}, {p.x - r, p.y - r}, {p.x + r, p.y - r}}
	case diamond:
		i.at = []point{{p.x, p.y - r}, {p.x + r, p.y}, {p.x, p.y + r}, {p.x - r, p.y}}
	default:
		return ink{kind: disc, role: figure, tip: tip, at: []point{p}, radius: r, stroke: i.stroke, width: i.width, fill: i.fill}
	}
	return i
}
