package rate

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestIntervalsAtTheEdges: 0, n and 1 by definition, and no method panics or
// makes up a value where there is none.
func TestIntervalsAtTheEdges(t *testing.T) {
	c := confidence(t, 95)
	for name, of := range map[string]method{"wilson": Wilson, "corrected": WilsonCorrected, "exact": ClopperPearson} {
		for _, n := range []float64{1, 2, 19, 1e6, 1e12} {
			none, err := of(0, n, c)
			if err != nil || none.Low != 0 || !(none.High > 0 && none.High < 1) {
				t.Errorf("%s 0/%v: %v %v", name, n, none, err)
			}
			all, err := of(n, n, c)
			if err != nil || all.High != 1 || !(all.Low > 0 && all.Low < 1) {
				t.Errorf("%s %v/%v: %v %v", name, n, n, all, err)
			}
		}
	}
	for _, test := range []struct {
		x, n float64
		c    Confidence
		want error
	}{
		{0, 0, c, ErrNothing}, {1, 0, c, ErrNothing}, {3, 2, c, ErrLarger}, {-1, 2, c, ErrNoCount},
		{math.NaN(), 2, c, ErrNoCount}, {1, math.NaN(), c, ErrNoCount}, {1, math.Inf(1), c, ErrNoCount}, {1, 2, Confidence{}, ErrConfidence},
	} {
		for name, of := range map[string]method{"wilson": Wilson, "corrected": WilsonCorrected, "exact": ClopperPearson, "jeffreys": Jeffreys, "agresti": AgrestiCoull} {
			if got, err := of(test.x, test.n, test.c); !errors.Is(err, test.want) {
				t.Errorf("%s %v/%v: %v %v, want %v", name, test.x, test.n, got, err, test.want)
			}
		}
	}
	if _, err := Byar(-1, c); !errors.Is(err, ErrNoCount) {
		t.Errorf("Byar of -1: %v", err)
	}
	if _, err := ExactPoisson(math.Inf(1), c); !errors.Is(err, ErrNoCount) {
		t.Errorf("exact interval of infinitely many: %v", err)
	}
}

func TestConfidence(t *testing.T) {
	for level, z := range map[float64]float64{95: 1.959963984540054, 0.95: 1.959963984540054, 99.8: 3.090232306167813, 0.998: 3.090232306167813} {
		if c := confidence(t, level); !near(c.z, z, 1e-14, 0) {
			t.Errorf("%v: z %.16g, want %.16g", level, c.z, z)
		}
	}
	for _, level := range []float64{0, 1, 0.3, 2, 49, 100, 101, -95, math.NaN(), math.Inf(1)} {
		if c, err := NewConfidence(level); err == nil {
			t.Errorf("%v is taken as %v", level, c)
		}
	}
	if got := confidence(t, 0.95).String() + " " + confidence(t, 99.8).String(); got != "95% 99.8%" {
		t.Error(got)
	}
}

// TestRelativeWithZeros: Katz is undefined with a zero; a zero above has an end
// by Wilson's intervals all the same, a zero below has none.
func TestRelativeWithZeros(t *testing.T) {
	c := confidence(t, 95)
	if _, err := Katz(0, 10, 5, 10, c); !errors.Is(err, ErrZero) {
		t.Errorf("Katz of zero: %v", err)
	}
	if _, err := Relative(3, 10, 0, 10, c); !errors.Is(err, ErrZero) {
		t.Errorf("by zero: %v", err)
	}
	// u1 = 0.27753, l2 = 0.23659, p2 = 0.5: u1 / √(l2 (2 p2 - l2)).
	got, err := Relative(0, 10, 5, 10, c)
	if err != nil || got.Low != 0 || !near(got.High, 0.277532799862889/math.Sqrt(0.236593090512564*(1-0.236593090512564)), 1e-9, 0) {
		t.Errorf("0/10 by 5/10: %v %v", got, err)
	}
}

// TestIntervalProperties holds for any count of any base: the share lies in its
// interval, more confidence makes it wider, the exact one is the widest, and
// what was not has the mirrored interval.
func TestIntervalProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 1e12).Draw(t, "n")
		x := rapid.Int64Range(0, n).Draw(t, "x")
		p := float64(x) / float64(n)
		c, _ := NewConfidence(rapid.SampledFrom([]float64{80, 90, 95, 99}).Draw(t, "confidence"))
		wilson, err := Wilson(float64(x), float64(n), c)
		if err != nil || !(0 <= wilson.Low && wilson.Low <= p && p <= wilson.High && wilson.High <= 1) {
			t.Fatalf("%d/%d: %v %v", x, n, wilson, err)
		}
		wider, _ := Wilson(float64(x), float64(n), action())
		if wider.Low > wilson.Low || wider.High < wilson.High {
			t.Fatalf("%d/%d: %v at 99.8%%, %v at %v", x, n, wider, wilson, c)
		}
		mirror, _ := Wilson(float64(n-x), float64(n), c)
		if !near(1-mirror.High, wilson.Low, 1e-6, 1e-12) || !near(1-mirror.Low, wilson.High, 0, 1e-12) {
			t.Fatalf("%d/%d: %v, mirrored %v", x, n, wilson, mirror)
		}
		exact, err := ClopperPearson(float64(x), float64(n), c)
		if err != nil || !(exact.Low <= p && p <= exact.High) {
			t.Fatalf("exact %d/%d: %v %v", x, n, exact, err)
		}
	})
}

// TestLargeCounts: an interval of counts as large as a Number can hold is still
// finite, ordered, and holds the share; or it is refused.
func TestLargeCounts(t *testing.T) {
	c := confidence(t, 95)
	for _, n := range []float64{1e3, 1e6, 1e9, 1e12, 9.2e18} {
		for _, p := range []float64{0.001, 0.3, 0.999} {
			x := math.Round(n * p)
			for name, of := range map[string]method{"wilson": Wilson, "exact": ClopperPearson, "jeffreys": Jeffreys} {
				i, err := of(x, n, c)
				if errors.Is(err, ErrTooLarge) && name != "wilson" && n > 1e12 {
					continue
				}
				if err != nil || !(i.Low <= x/n+1e-15 && x/n <= i.High+1e-15) || i.High-i.Low > 0.1 {
					t.Errorf("%s %v/%v: %v %v", name, x, n, i, err)
				}
			}
		}
	}
}

// TestEventsGrow: 3 events and then 7 are 7 of 10 among both, whose Wilson
// interval is 0.3968 to 0.8922; as odds -34% to +728% of change.
func TestEventsGrow(t *testing.T) {
	c := confidence(t, 95)
	got, err := EventsGrow(3, 7, c)
	if err != nil || !near(got.Low, 0.3967781/(1-0.3967781), 1e-6, 0) || !near(got.High, 0.8922087/(1-0.8922087), 1e-5, 0) {
		t.Errorf("3 to 7: %v %v", got, err)
	}
	if got, err := EventsGrow(5, 0, c); err != nil || got.Low != 0 || got.Holds(1) {
		t.Errorf("5 to 0: %v %v", got, err)
	}
	if _, err := EventsGrow(0, 5, c); !errors.Is(err, ErrZero) {
		t.Errorf("from nothing: %v", err)
	}
}

// TestDifferencesTurnRound: the interval of a - b is that of b - a with its ends
// changed over, of shares and of rates, and holds the difference itself.
func TestDifferencesTurnRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.Int64Range(1, 1e6).Draw(t, "n1"), rapid.Int64Range(1, 1e6).Draw(t, "n2")
		x1, x2 := rapid.Int64Range(0, n1).Draw(t, "x1"), rapid.Int64Range(0, n2).Draw(t, "x2")
		c, _ := NewConfidence(95)
		for name, of := range map[string]func(x1, n1, x2, n2 float64, c Confidence) (Range, error){
			"Newcombe": Newcombe, "corrected": NewcombeCorrected, "events": EventsDiffer} {
			a, errA := of(float64(x1), float64(n1), float64(x2), float64(n2), c)
			b, errB := of(float64(x2), float64(n2), float64(x1), float64(n1), c)
			d := float64(x1)/float64(n1) - float64(x2)/float64(n2)
			if errA != nil || errB != nil || !near(a.Low, -b.High, 1e-9, 1e-12) || !near(a.High, -b.Low, 1e-9, 1e-12) || d < a.Low-1e-12 || d > a.High+1e-12 {
				t.Fatalf("%s %d/%d - %d/%d = %v: %v %v, turned round %v %v", name, x1, n1, x2, n2, d, a, errA, b, errB)
			}
		}
	})
}
