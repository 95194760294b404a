package rate

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Class says where a force lies against the whole: at 95% (about two standard
// deviations, "warning") or 99.8% (about three, "action"), above or below.
type Class int8

// The classes of a funnel, from the lowest.
const (
	Low998 Class = iota - 2
	Low95
	Within
	High95
	High998
)

// String is "low 99.8%", "low 95%", "within", "high 95%", "high 99.8%".
func (c Class) String() string {
	return [...]string{"low 99.8%", "low 95%", "within", "high 95%", "high 99.8%"}[c-Low998]
}

// classOf ranks a value between two pairs of limits.
func classOf(v float64, inner, outer Range) Class {
	switch {
	case v > outer.High:
		return High998
	case v > inner.High:
		return High95
	case v < outer.Low:
		return Low998
	case v < inner.Low:
		return Low95
	}
	return Within
}

// Funnel is the limits of a figure around its average, by the size of a base.
type Funnel struct {
	Average float64 // of all: a share from 0 to 1, or events for each of the base
	counts  bool    // the numerator is no part of the base: events, not a share
	// Extra is the variance between forces beyond chance, on the transformed
	// scale (see Dispersion); 0 for limits of chance alone.
	Extra float64
}

// ShareFunnel is the funnel of shares around x of n.
func ShareFunnel(x, n float64) (Funnel, error) {
	if err := proportion(x, n, action()); err != nil {
		return Funnel{}, err
	}
	return Funnel{Average: x / n}, nil
}

// EventFunnel is the funnel of ratios and rates around x events over a base of n.
func EventFunnel(x, n float64) (Funnel, error) {
	if err := counted(x, action()); err != nil {
		return Funnel{}, err
	}
	if err := proportion(0, n, action()); err != nil {
		return Funnel{}, err
	}
	return Funnel{Average: x / n, counts: true}, nil
}

// Classify says where x of n lies. A base of nothing lies within.
func (f Funnel) Classify(x, n float64) Class {
	if !(n > 0) {
		return Within
	}
	if f.counts && f.Extra == 0 {
		return f.classifyEvents(x, n)
	}
	return classOf(x/n, f.Limits(n, warning()), f.Limits(n, action()))
}

// classifyEvents holds the exact interval of the events against those expected.
// PHE takes Byar's interval from 10 events, but draws exact limits; here point
// and curve agree, and PHE's published classes come out all the same.
func (f Funnel) classifyEvents(x, n float64) Class {
	expected := f.Average * n
	inner, err := ExactPoisson(x, warning())
	if err != nil {
		return Within
	}
	outer, _ := ExactPoisson(x, action())
	switch {
	case outer.Low > expected:
		return High998
	case inner.Low > expected:
		return High95
	case outer.High < expected:
		return Low998
	case inner.High < expected:
		return Low95
	}
	return Within
}

// Limits are the limits for a base of n at a confidence.
func (f Funnel) Limits(n float64, c Confidence) Range {
	chance := f.shareLimits(n, c)
	if f.counts {
		chance = f.eventLimits(n, c)
	}
	if f.Extra == 0 {
		return chance
	}
	wide := f.additive(n, c)
	return Range{min(chance.Low, wide.Low), max(chance.High, wide.High)}
}

// shareLimits is PHE's closed form: the share whose Wilson interval just holds
// the average a at a base of n. PHE writes it
//
//	A = a(n/z²+1);  S = √((8A)² - 64(1/z²+1/n) a (n(a(n/z²+2)-1) + z²(a-1))) / 8
//	(A ∓ S) / ((1/z²+1/n) n)
//
// which is a ∓ z √(a(1-a)/n), without what cancels. A share's limits lie between
// 0 and 1. PHE's code cuts the upper ones at 100 whatever they are multiplied by,
// so that a funnel of shares from 0 to 1 is not cut at all; here they are cut
// as shares, before anything multiplies them.
func (f Funnel) shareLimits(n float64, c Confidence) Range {
	half := c.z * math.Sqrt(f.Average*(1-f.Average)/n)
	return Range{f.Average - half, f.Average + half}.clipped(0, 1)
}

// eventLimits are the events for each of the base at which the exact interval
// just holds the average, found by halving: they have no closed form.
func (f Funnel) eventLimits(n float64, c Confidence) Range {
	expected := f.Average * n
	if expected == 0 {
		return Range{}
	}
	// The upper end of x's interval is below e where Gamma(x+1) has more than
	// 1 - a/2 of its mass below e, and likewise the lower end.
	high := bisect(0, expected+2*c.z*math.Sqrt(expected)+20, func(x float64) bool {
		return x == 0 || mathext.GammaIncReg(x, expected) > c.tail()
	})
	low := bisect(0, expected, func(x float64) bool {
		return mathext.GammaIncRegComp(x+1, expected) < c.tail()
	})
	return Range{low / n, high / n}
}

// bisect is the last x from which below still holds, 0 where it never does.
func bisect(from, to float64, below func(float64) bool) float64 {
	if !below(from) {
		return from
	}
	for range 50 {
		middle := (from + to) / 2
		if below(middle) {
			from = middle
		} else {
			to = middle
		}
	}
	return from
}

// additive are Spiegelhalter's limits on the transformed scale, back on the
// scale of the figure. Of few events the transformation alone raises the lower
// limit above that of chance; Limits never lets what widens narrow. Angles are cut at 0 and at one half pi before they are
// turned back, so that limits never turn round at a small base.
func (f Funnel) additive(n float64, c Confidence) Range {
	s := 1 / (2 * math.Sqrt(n))
	if f.counts { // of √(observed / expected)
		s = 1 / (2 * math.Sqrt(f.Average*n))
		half := c.z * math.Sqrt(s*s+f.Extra)
		low := max(1-half, 0)
		return Range{f.Average * low * low, f.Average * (1 + half) * (1 + half)}
	}
	half := c.z * math.Sqrt(s*s+f.Extra)
	middle := math.Asin(math.Sqrt(f.Average))
	low, high := math.Sin(max(middle-half, 0)), math.Sin(min(middle+half, math.Pi/2))
	return Range{low * low, high * high}
}

// Curve is the two limits at a confidence over bases from least to most, as a
// picture of a funnel draws them: evenly along the square root, because that is
// how fast they narrow.
func (f Funnel) Curve(least, most float64, points int, c Confidence) (bases []float64, limits []Range) {
	from, to := math.Sqrt(least), math.Sqrt(most)
	for i := range points {
		root := from + (to-from)*float64(i)/float64(points-1)
		bases = append(bases, root*root)
		limits = append(limits, f.Limits(root*root, c))
	}
	return bases, limits
}
