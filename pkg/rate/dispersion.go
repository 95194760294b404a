package rate

import (
	"math"
	"slices"
)

// Dispersion says whether forces differ by more than chance (Spiegelhalter
// 2005, "Handling over-dispersion of performance indicators").
type Dispersion struct {
	// Phi is the mean square of the winsorised z values: about 1 where chance
	// alone is at work.
	Phi float64
	// Tau2 is the variance between forces on the transformed scale; 0 where
	// what is seen is no more than chance.
	Tau2 float64
}

// Over says whether the forces differ by more than chance, so that the limits
// of chance alone would call too many of them outliers.
func (d Dispersion) Over() bool { return d.Phi > 1 && d.Tau2 > 0 }

// Widened is the funnel with the limits that the dispersion asks for.
func (f Funnel) Widened(d Dispersion) Funnel {
	if d.Over() {
		f.Extra = d.Tau2
	}
	return f
}

// Disperse measures the dispersion of forces, x of n each, around a funnel's
// average: of shares by arcsine of the root, of events by the root of observed
// over expected. Bases of nothing say nothing.
func (f Funnel) Disperse(x, n []float64) Dispersion {
	var ys, ss []float64
	target := math.Asin(math.Sqrt(min(f.Average, 1)))
	if f.counts {
		target = 1
	}
	for i := range x {
		expected := n[i]
		y := math.Asin(math.Sqrt(min(x[i]/n[i], 1)))
		if f.counts {
			expected = f.Average * n[i]
			y = math.Sqrt(x[i] / expected)
		}
		if expected > 0 {
			ys, ss = append(ys, y), append(ss, 1/(2*math.Sqrt(expected)))
		}
	}
	return disperse(ys, ss, target)
}

// disperse is phi and tau squared of values y with standard errors s around a
// target. z is winsorised at its tenth and ninetieth percentile, so that the
// outliers looked for do not widen the limits that should show them.
func disperse(y, s []float64, target float64) Dispersion {
	n := float64(len(y))
	if len(y) < 2 {
		return Dispersion{Phi: 1}
	}
	z := make([]float64, len(y))
	weights, squares := 0.0, 0.0
	for i := range y {
		z[i] = (y[i] - target) / s[i]
		w := 1 / (s[i] * s[i])
		weights, squares = weights+w, squares+w*w
	}
	phi := 0.0
	for _, v := range winsorised(z) {
		phi += v * v / n
	}
	d := Dispersion{Phi: phi}
	if n*phi >= n-1 {
		d.Tau2 = max(0, (n*phi-(n-1))/(weights-squares/weights))
	}
	return d
}

// winsorised brings the lowest and highest tenth to the percentiles they lie
// beyond (R's type 7).
func winsorised(z []float64) []float64 {
	sorted := slices.Sorted(slices.Values(z))
	low, high := quantile(sorted, 0.1), quantile(sorted, 0.9)
	cut := make([]float64, len(z))
	for i, v := range z {
		cut[i] = min(max(v, low), high)
	}
	return cut
}

func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	below := int(at)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + (at-float64(below))*(sorted[below+1]-sorted[below])
}
