package rate

import "math"

// method makes the interval of one proportion.
type method func(x, n float64, c Confidence) (Range, error)

// Newcombe is the interval of x1/n1 - x2/n2 by Newcombe's hybrid score method
// (1998, method 10): each side moves to the far end of its own Wilson interval.
//
//	d - √((p1-l1)² + (u2-p2)²) and d + √((u1-p1)² + (p2-l2)²)
//
// The two must be of different people: a force and the others, or two forces.
func Newcombe(x1, n1, x2, n2 float64, c Confidence) (Range, error) {
	i, err := hybrid(x1, n1, x2, n2, c, Wilson)
	return i.clipped(-1, 1), err
}

// NewcombeCorrected is the same from intervals with continuity correction
// (method 11).
func NewcombeCorrected(x1, n1, x2, n2 float64, c Confidence) (Range, error) {
	i, err := hybrid(x1, n1, x2, n2, c, WilsonCorrected)
	return i.clipped(-1, 1), err
}

// EventsDiffer is the interval of the difference of two rates, x1/n1 - x2/n2
// events for each of a base, made of their intervals in the same way (MOVER).
func EventsDiffer(x1, n1, x2, n2 float64, c Confidence) (Range, error) {
	return hybrid(x1, n1, x2, n2, c, EventRate)
}

func hybrid(x1, n1, x2, n2 float64, c Confidence, of method) (Range, error) {
	one, err := of(x1, n1, c)
	if err != nil {
		return Range{}, err
	}
	two, err := of(x2, n2, c)
	if err != nil {
		return Range{}, err
	}
	p1, p2 := x1/n1, x2/n2
	d := p1 - p2
	return Range{
		d - math.Hypot(p1-one.Low, two.High-p2),
		d + math.Hypot(one.High-p1, p2-two.Low),
	}, nil
}

// Katz is the interval of the quotient (x1/n1) / (x2/n2) on the logarithmic
// scale (Katz et al. 1978): exp(ln r ± z √(1/x1 - 1/n1 + 1/x2 - 1/n2)). With a
// zero it is undefined: see Relative.
func Katz(x1, n1, x2, n2 float64, c Confidence) (Range, error) {
	if err := proportion(x1, n1, c); err != nil {
		return Range{}, err
	}
	if err := proportion(x2, n2, c); err != nil {
		return Range{}, err
	}
	if x1 == 0 || x2 == 0 {
		return Range{}, ErrZero
	}
	ratio := (x1 / n1) / (x2 / n2)
	spread := math.Exp(c.z * math.Sqrt(1/x1-1/n1+1/x2-1/n2))
	return Range{ratio / spread, ratio * spread}, nil
}

// Relative is the interval of the quotient of two proportions: Katz's, and with
// a zero above that of Donner and Zou (2012), which is made of two Wilson
// intervals (MOVER) and has a finite end. With a zero below there is none.
func Relative(x1, n1, x2, n2 float64, c Confidence) (Range, error) {
	if x1 > 0 || x2 == 0 {
		return Katz(x1, n1, x2, n2, c)
	}
	one, err := Wilson(x1, n1, c)
	if err != nil {
		return Range{}, err
	}
	two, err := Wilson(x2, n2, c)
	if err != nil {
		return Range{}, err
	}
	// Donner and Zou's upper end, where p1 = 0: u1 / √(l2 (2 p2 - l2)).
	return Range{0, one.High / math.Sqrt(two.Low*(2*x2/n2-two.Low))}, nil
}

// EventsGrow is the interval of the quotient x2 / x1 of two counts of events,
// from Wilson's interval of x2 among both (which is binomial, whatever the
// rates). From nothing there is none.
func EventsGrow(x1, x2 float64, c Confidence) (Range, error) {
	if x1 == 0 {
		return Range{}, ErrZero
	}
	p, err := Wilson(x2, x1+x2, c)
	if err != nil {
		return Range{}, err
	}
	return Range{p.Low / (1 - p.Low), p.High / (1 - p.High)}, nil
}
