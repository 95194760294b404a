package rate

import (
	"math"
	"testing"
)

func TestEndsOfIntervalsArePrinted(t *testing.T) {
	c := confidence(t, 95)
	for _, test := range []struct {
		x, n      int64
		decimals  int
		low, high string
	}{
		{7, 3787, ByRule, "0.1", "0.4"},
		{65, 100, ByRule, "55", "74"},
		{65, 100, 2, "55.25", "73.64"},
		{0, 7, ByRule, "0", "35"},
		{0, 625, ByRule, "0", "0.6"},
		{7, 7, ByRule, "65", "100"},
		{1, 3700, ByRule, "0.005", "0.15"}, // 0.03%: the lower end is not nothing
		{2, 4368, ByRule, "0.01", "0.17"},
		{999999, 1000000, ByRule, "99.9994", "99.99998"},
	} {
		f := Fraction{Part: Int(test.x), Of: Int(test.n)}
		r, err := Wilson(float64(test.x), float64(test.n), c)
		if err != nil {
			t.Fatal(err)
		}
		if low, high := f.PercentEnds(r, test.decimals); low != test.low || high != test.high {
			t.Errorf("%d/%d %s%%: %s to %s, want %s to %s", test.x, test.n, f.Percent(test.decimals), low, high, test.low, test.high)
		}
	}
}

func TestRoundedIsTheSameOnEveryMachine(t *testing.T) {
	for _, v := range []float64{0.125, math.Nextafter(0.125, 0), math.Nextafter(0.125, 1)} {
		if got := Rounded(v, 2); got != "0.13" {
			t.Errorf("%.17g: %s, want 0.13 (away from zero)", v, got)
		}
	}
	if got := Rounded(-0.0001, 2); got != "0.00" {
		t.Errorf("a sign before nothing: %s", got)
	}
	if got := Rounded(math.NaN(), 2); got != "" {
		t.Errorf("not a number prints as %q", got)
	}
}
