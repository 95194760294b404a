package rate

import "gonum.org/v1/gonum/mathext"

// ClopperPearson is the exact interval of x of n (Clopper and Pearson 1934):
// it never covers less than it says, and so is wider than Wilson's. Its ends
// are the a/2 quantile of Beta(x, n-x+1) and the 1-a/2 quantile of
// Beta(x+1, n-x); 0 at x = 0 and 1 at x = n.
func ClopperPearson(x, n float64, c Confidence) (Range, error) {
	if err := small(n, proportion(x, n, c)); err != nil {
		return Range{}, err
	}
	i := Range{0, 1}
	if x > 0 {
		i.Low = betaQuantile(x, n-x+1, c.tail())
	}
	if x < n {
		i.High = 1 - betaQuantile(n-x, x+1, c.tail())
	}
	return i, nil
}

// Jeffreys is the equal-tailed interval of Beta(x+1/2, n-x+1/2) (Brown, Cai and
// DasGupta 2001), without their changes at 0 and n.
func Jeffreys(x, n float64, c Confidence) (Range, error) {
	if err := small(n, proportion(x, n, c)); err != nil {
		return Range{}, err
	}
	return Range{
		betaQuantile(x+0.5, n-x+0.5, c.tail()),
		1 - betaQuantile(n-x+0.5, x+0.5, c.tail()),
	}, nil
}

func betaQuantile(a, b, p float64) float64 { return mathext.InvRegIncBeta(a, b, p) }
