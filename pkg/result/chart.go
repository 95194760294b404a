package result

// Chart is an answer as a picture: what stands where, in words and numbers.
// Coordinates are the only floats of an answer: they are drawn, never printed;
// a point's Words carry the exact figure. Shares are from 0 to 1.
type Chart struct {
	Kind  ChartKind
	Title string // what is shown: the figure, whose, when
	X, Y  Axis
	// Caption stands under the picture, a line each: base, source, date, and
	// what a reader must know to read it.
	Caption []string
	// Series are drawn in order: dots have one, whose points are the rows from
	// the top down; a trend has one a force.
	Series []Series
	// Curves are limits of a funnel or trend, the diagonal of a Lorenz curve,
	// and of dots a value to compare with, drawn upright at its first X.
	Curves []Curve
	// Breaks are positions on the X axis with a name: of a trend where the rules
	// changed, at which its lines are cut (one at a period stands before it); of
	// a Lorenz curve the tenth, which is marked where the curve reaches it.
	Breaks []Mark
}

// ChartKind is one of the pictures that are drawn.
type ChartKind uint8

// The kinds of chart.
const (
	Dots   ChartKind = iota // one figure, a row a force, ordered, with intervals
	Funnel                  // a figure against the size of its base, with limits
	Trend                   // a figure over periods, with intervals
	Lorenz                  // the cumulated share of complaints by that of officers
)

// Axis is what one direction of a chart measures.
type Axis struct {
	Title string
	Scale Scale
	Names []string // of categories: the positions are 0, 1, 2 ...
}

// Scale says how the numbers beside an axis are written.
type Scale uint8

// The scales of an axis.
const (
	Numbers  Scale = iota // thousands separators
	Percents              // 0.25 is written 25%
	Names                 // Axis.Names
)

// Series is points that belong together.
type Series struct {
	Name   string
	Points []Point
}

// Point is one figure.
type Point struct {
	Label     string  // of the force or period
	X, Y      float64 // of dots X alone: the rows stand in the order given
	Low, High float64 // of its interval, in Y (of Dots in X); equal where there is none
	Words     string  // the figure as printed, with its working
	Class     string  // "" or what sets it apart: "high 95%", "low 99.8%", ...
	Gap       bool    // no figure is known here: no dot is drawn, and no line crosses it
}

// Curve is a line that is no series. A funnel's axis follows its points; what
// of its limits lies beyond is not drawn.
type Curve struct {
	Name string
	Role Role
	X, Y []float64
}

// Role is what a curve stands for, and so how it is drawn.
type Role uint8

// The roles of curves.
const (
	Centre Role = iota // the whole, the mean, the diagonal
	Inner              // the nearer limits, such as 95%
	Outer              // the farther limits, such as 99.8%
)

// Mark is a named position on an axis.
type Mark struct {
	At   float64
	Name string
}
