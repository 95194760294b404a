package rate

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// fewEvents is the count below which PHE takes exact limits in place of Byar's.
const fewEvents = 10

// Byar is the interval of a count x by Byar's approximation (Breslow and Day
// 1987), with x below and x+1 above:
//
//	x (1 - 1/(9x) - z/(3√x))³ and (x+1) (1 - 1/(9(x+1)) + z/(3√(x+1)))³
//
// At x = 0 the lower end is 0; so it is where the approximation falls below.
func Byar(x float64, c Confidence) (Range, error) {
	if err := counted(x, c); err != nil {
		return Range{}, err
	}
	i := Range{High: byar(x+1, c.z)}
	if x > 0 {
		i.Low = max(byar(x, -c.z), 0)
	}
	return i, nil
}

func byar(x, z float64) float64 {
	root := 1 - 1/(9*x) + z/(3*math.Sqrt(x))
	return x * root * root * root
}

// ExactPoisson is the exact interval of a count x (Garwood 1936): half the a/2
// quantile of chi squared with 2x degrees of freedom, and half the 1-a/2
// quantile with 2x+2; 0 below at x = 0.
func ExactPoisson(x float64, c Confidence) (Range, error) {
	if err := small(x, counted(x, c)); err != nil {
		return Range{}, err
	}
	i := Range{High: mathext.GammaIncRegCompInv(x+1, c.tail())}
	if x > 0 {
		i.Low = mathext.GammaIncRegInv(x, c.tail())
	}
	return i, nil
}

// Events is the interval of a count as PHE makes it: exact below 10, Byar's
// from 10.
func Events(x float64, c Confidence) (Range, error) {
	if x < fewEvents {
		return ExactPoisson(x, c)
	}
	return Byar(x, c)
}

// EventRate is the interval of x events for each of a base of n, as PHE makes
// it. The base is taken as known: counts of posts, or of another unit.
func EventRate(x, n float64, c Confidence) (Range, error) { return perBase(x, n, c, Events) }

// ExactRate is the same by exact Poisson limits throughout.
func ExactRate(x, n float64, c Confidence) (Range, error) { return perBase(x, n, c, ExactPoisson) }

func perBase(x, n float64, c Confidence, of func(float64, Confidence) (Range, error)) (Range, error) {
	i, err := of(x, c)
	switch {
	case err != nil:
		return Range{}, err
	case n == 0:
		return Range{}, ErrNothing
	case !(n > 0) || math.IsInf(n, 0):
		return Range{}, ErrNoCount
	}
	return i.Scaled(1 / n), nil
}
