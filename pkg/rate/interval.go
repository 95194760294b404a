package rate

import (
	"errors"
	"fmt"
	"math"
)

// Range is the values that are compatible with what was counted, at some
// confidence: shares from 0 to 1, counts and rates from 0 up.
type Range struct{ Low, High float64 }

// Holds says whether v lies in the interval, its ends included.
func (i Range) Holds(v float64) bool { return i.Low <= v && v <= i.High }

// Scaled is the interval of f times the value, for f above zero.
func (i Range) Scaled(f float64) Range { return Range{i.Low * f, i.High * f} }

// What an interval cannot be made of.
var (
	ErrNothing    = errors.New("a share of nothing has no interval")
	ErrLarger     = errors.New("the part is larger than its whole, so it has no interval")
	ErrNoCount    = errors.New("what is not a count has no interval")
	ErrConfidence = errors.New("the confidence must be from 50 to 99.9999 per cent (0.5 to 0.999999)")
	ErrTooLarge   = errors.New("the exact interval of a count above 1,000,000,000,000 cannot be computed; Wilson's is the same to many digits")
	ErrZero       = errors.New("a ratio with a zero in it has no logarithm")
)

// Confidence is how often an interval made this way holds the true value. The
// zero value is none; it is made by NewConfidence.
type Confidence struct {
	level float64
	z     float64 // standard normal quantile of 1 - (1 - level) / 2
}

// NewConfidence reads 95 and 0.95 alike.
func NewConfidence(level float64) (Confidence, error) {
	if level >= 50 {
		level /= 100
	}
	if math.IsNaN(level) || level < 0.5 || level > 0.999999 {
		return Confidence{}, ErrConfidence
	}
	return Confidence{level: level, z: math.Sqrt2 * math.Erfinv(level)}, nil
}

// The two confidences of a funnel, about two and three standard deviations.
func warning() Confidence { c, _ := NewConfidence(0.95); return c }
func action() Confidence  { c, _ := NewConfidence(0.998); return c }

// String is the confidence in per cent: "95%", "99.8%".
func (c Confidence) String() string { return fmt.Sprintf("%.6g%%", 100*c.level) }

// Level is the confidence from 0 to 1.
func (c Confidence) Level() float64 { return c.level }

// tail is the probability left out on either side.
func (c Confidence) tail() float64 { return (1 - c.level) / 2 }

// proportion refuses what is no x of n.
func proportion(x, n float64, c Confidence) error {
	switch {
	case c.z == 0:
		return ErrConfidence
	case !(n >= 0) || !(x >= 0) || math.IsInf(n, 0):
		return ErrNoCount
	case n == 0:
		return ErrNothing
	case x > n:
		return ErrLarger
	}
	return nil
}

// largest is the count up to which quantiles of beta and gamma keep their digits.
const largest = 1e12

// small refuses what exact quantiles cannot be computed for.
func small(n float64, err error) error {
	if err == nil && n > largest {
		return ErrTooLarge
	}
	return err
}

// counted refuses what is no count.
func counted(x float64, c Confidence) error {
	switch {
	case c.z == 0:
		return ErrConfidence
	case !(x >= 0) || math.IsInf(x, 0):
		return ErrNoCount
	}
	return nil
}

// clipped is the interval within from..to.
func (i Range) clipped(from, to float64) Range {
	return Range{min(max(i.Low, from), to), max(min(i.High, to), from)}
}
