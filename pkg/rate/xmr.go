package rate

import "math"

// What a control chart of single values (XmR) is made with, as NHS
// "plot the dots" has it.
const (
	xmrFactor   = 2.66  // limits are the mean ± 2.66 mean moving ranges
	xmrScreen   = 3.267 // moving ranges of so many times their mean are left out, once
	xmrRun      = 7     // points in a row that are more than chance
	xmrTrial    = 13    // fewer points give trial limits only
	nearPortion = 2.0 / 3
)

// Control is one phase of a control chart: its limits and what each point is.
type Control struct {
	Mean, Low, High float64
	Points          []Signal
}

// Trial says whether there are too few points for limits to be relied on.
func (c Control) Trial() bool { return len(c.Points) < xmrTrial }

// Signal is why a point is more than chance.
type Signal uint8

// The special causes, the first that holds in this order.
const (
	CommonCause Signal = iota
	AboveLimit
	BelowLimit
	Rising  // one of 7 points in a row that rise
	Falling // one of 7 points in a row that fall
	HighRun // one of 7 points in a row above the mean
	LowRun
	NearHigh // one of 2 of 3 points near the upper limit
	NearLow
)

// String names the signal in words; "" for common cause.
func (s Signal) String() string {
	return [...]string{"", "above the upper limit", "below the lower limit", "7 points in a row rise", "7 points in a row fall",
		"7 points in a row above the mean", "7 points in a row below the mean", "2 of 3 points near the upper limit", "2 of 3 points near the lower limit"}[s]
}

// XmR is the control chart of values in order. Where the rules change a chart
// begins anew: call it once for each phase ("rebase"). Fewer than two values
// have no limits.
func XmR(values []float64, screen bool) Control { return xmr(values, len(values), screen) }

// xmr takes mean and limits from the first values only.
func xmr(values []float64, first int, screen bool) Control {
	c := Control{Points: make([]Signal, len(values))}
	if first < 2 {
		return c
	}
	for _, v := range values[:first] {
		c.Mean += v / float64(first)
	}
	half := xmrFactor * meanRange(values[:first], screen)
	c.Low, c.High = c.Mean-half, c.Mean+half
	c.signal(values)
	return c
}

// meanRange is the mean of the steps from value to value, without those that
// stand out where screened.
func meanRange(values []float64, screen bool) float64 {
	var sum float64
	for i := range values[1:] {
		sum += math.Abs(values[i+1] - values[i])
	}
	mean := sum / float64(len(values)-1)
	if !screen {
		return mean
	}
	kept, n := 0.0, 0
	for i := range values[1:] {
		if step := math.Abs(values[i+1] - values[i]); step < xmrScreen*mean {
			kept, n = kept+step, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return kept / float64(n)
}

// signal marks the points, the weakest rule first so that the strongest stays.
func (c *Control) signal(values []float64) {
	side, near, step := make([]int, len(values)), make([]int, len(values)), make([]int, len(values))
	for i, v := range values {
		side[i] = sign(v - c.Mean)
		switch {
		case v > c.Mean+nearPortion*(c.High-c.Mean) && v <= c.High:
			near[i] = 1
		case v < c.Mean-nearPortion*(c.Mean-c.Low) && v >= c.Low:
			near[i] = -1
		}
		if i > 0 {
			step[i] = sign(v - values[i-1])
		}
	}
	c.mark(near, 3, 2, 0, NearHigh, NearLow)
	c.mark(side, xmrRun, xmrRun, 0, HighRun, LowRun)
	c.mark(step, xmrRun-1, xmrRun-1, 1, Rising, Falling)
	for i, v := range values {
		switch {
		case v > c.High:
			c.Points[i] = AboveLimit
		case v < c.Low:
			c.Points[i] = BelowLimit
		}
	}
}

// mark marks each point of a window in which at least most of the signs agree,
// with as many points before it as belong to it.
func (c *Control) mark(signs []int, window, most, before int, up, down Signal) {
	for end := window; end <= len(signs); end++ {
		for _, way := range [...]int{1, -1} {
			agree := 0
			for _, s := range signs[end-window : end] {
				if s == way {
					agree++
				}
			}
			if agree < most {
				continue
			}
			signal := up
			if way < 0 {
				signal = down
			}
			for i := max(end-window-before, 0); i < end; i++ {
				if most == window || signs[i] == way {
					c.Points[i] = signal
				}
			}
		}
	}
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
