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
	// Series are drawn in order: dots have one, a trend one a force.
	Series []Series
	// Curves are limits of a funnel, and the diagonal of a Lorenz curve.
	Curves []Curve
	// Breaks are positions on the X axis where the rules changed.
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
	Label     string // of the force or period
	X, Y      float64
	Low, High float64 // of its interval, in Y (of Dots in X); equal where there is none
	Words     string  // the figure as printed, with its working
	Class     string  // "" or what sets it apart: "high 95%", "low 99.8%", ...
	Gap       bool    // of a trend: nothing is known here, and no line crosses it
}

// Curve is a line that is no series.
type Curve struct {
	Name string
	X, Y []float64
}

// Mark is a named position on an axis.
type Mark struct {
	At   float64
	Name string
}
