package rate

import (
	"math"
	"strings"
	"testing"
)

func TestShareFunnelLimits(t *testing.T) {
	for _, name := range []string{"b3_phe_funnel_prop_limits.csv", "b3_phe_funnel_prop_limits_axis.csv"} {
		for _, r := range vectors(t, name) {
			f := Funnel{Average: value(t, r["baseline"]) / 100}
			n := value(t, r["Population"])
			inner, outer := f.Limits(n, warning()).Scaled(100), f.Limits(n, action()).Scaled(100)
			for heading, got := range map[string]float64{"lower_2s_limit": inner.Low, "upper_2s_limit": inner.High,
				"lower_3s_limit": outer.Low, "upper_3s_limit": outer.High} {
				if !near(got, value(t, r[heading]), 1e-7, 1e-6) {
					t.Errorf("%s n=%v %s: %.12g, want %s", name, n, heading, got, r[heading])
				}
			}
		}
	}
}

// TestEventFunnelLimits: PHE tabulates, for so many events, at which base they
// would lie on a limit; a limit at that base must be those events again.
func TestEventFunnelLimits(t *testing.T) {
	for _, r := range vectors(t, "b3_phe_funnel_ratio_limits.csv") {
		f := Funnel{Average: 1, counts: true}
		events := value(t, r["Observed_events"])
		for heading, c := range map[string]Confidence{"2s": warning(), "3s": action()} {
			// The published bases were found by a solver, to about four ten-millionths.
			i, _ := ExactPoisson(events, c)
			below, above := value(t, r["lower_"+heading+"_exp_events"]), value(t, r["upper_"+heading+"_exp_events"])
			if !near(i.High, below, 4e-7, 1e-5) || !near(i.Low, above, 4e-7, 1e-5) {
				t.Errorf("%v events, %s: expected %v, want %v and %v", events, heading, i, below, above)
			}
			if got := f.Limits(below, c).Low * 100; !near(got, value(t, r["lower_"+heading+"_isr"]), 2e-6, 0) {
				t.Errorf("%v events, lower %s: %v, want %s", events, heading, got, r["lower_"+heading+"_isr"])
			}
			if got := f.Limits(above, c).High * 100; !near(got, value(t, r["upper_"+heading+"_isr"]), 2e-5, 0) {
				t.Errorf("%v events, upper %s: %v, want %s", events, heading, got, r["upper_"+heading+"_isr"])
			}
		}
	}
	for _, r := range vectors(t, "b3_phe_funnel_rate_limits.csv") {
		const years = 3 // the table's populations are of three years
		baseline := value(t, r["baseline"])
		f := Funnel{Average: baseline / 1e5, counts: true}
		for heading, c := range map[string]Confidence{"2s": warning(), "3s": action()} {
			low := f.Limits(value(t, r["lower_"+heading+"_population_1_year"])*years, c).Low * 1e5
			high := f.Limits(value(t, r["upper_"+heading+"_population_1_year"])*years, c).High * 1e5
			if !near(low, value(t, r["lower_"+heading+"_limit"]), 1e-5, 0) || !near(high, value(t, r["upper_"+heading+"_limit"]), 1e-5, 0) {
				t.Errorf("%s events, %s: %v %v, want %s %s", r["Events"], heading, low, high, r["lower_"+heading+"_limit"], r["upper_"+heading+"_limit"])
			}
		}
	}
}

// published is a class as PHE writes it.
func published(c Class) string {
	return map[Class]string{Low998: "Low (0.001)", Low95: "Low (0.025)", Within: "Not significant", High95: "High (0.025)", High998: "High (0.001)"}[c]
}

func TestPublishedClasses(t *testing.T) {
	var x, n float64
	shares := vectors(t, "b3_phe_funnel_prop_significance_inputs.csv")
	for _, r := range shares {
		x, n = x+value(t, r["numerator"]), n+value(t, r["denominator"])
	}
	f, err := ShareFunnel(x, n)
	if err != nil || len(shares) != 303 {
		t.Fatal(len(shares), err)
	}
	for _, r := range shares {
		if got := published(f.Classify(value(t, r["numerator"]), value(t, r["denominator"]))); got != r["significance"] {
			t.Errorf("%s: %s, want %s", r["Area"], got, r["significance"])
		}
	}
	ratio := Funnel{Average: 1, counts: true}
	for _, r := range vectors(t, "b3_phe_funnel_ratio_significance_inputs.csv") {
		if got := published(ratio.Classify(value(t, r["obs"]), value(t, r["expected"]))); got != r["significance"] {
			t.Errorf("%s / %s: %s, want %s", r["obs"], r["expected"], got, r["significance"])
		}
	}
}

// TestPublishedRateClasses: a directly standardised rate comes with the base
// that gives it, count / rate; a crude one with its population.
func TestPublishedRateClasses(t *testing.T) {
	rows := vectors(t, "b3_phe_funnel_rate_significance_inputs.csv")
	tested := 0
	for _, column := range []string{"dsr_per_100000_with_0", "dsr_per_100000_without_0", "crude_per_100000_with_0", "crude_per_100000_without_0"} {
		var x, n float64
		leftOut := func(r map[string]string) bool { // a standardised rate of nothing has no base
			return value(t, r["count"]) == 0 && column != "crude_per_100000_with_0"
		}
		base := func(r map[string]string) float64 {
			if strings.HasPrefix(column, "dsr") {
				return value(t, r["count"]) / value(t, r["rate_dsr"]) * 1e5
			}
			return value(t, r["pop"])
		}
		for _, r := range rows {
			if leftOut(r) {
				continue
			}
			x, n = x+value(t, r["count"]), n+base(r)
		}
		f, err := EventFunnel(x, n)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if leftOut(r) {
				continue
			}
			tested++
			if got := published(f.Classify(value(t, r["count"]), base(r))); got != r[column] {
				t.Errorf("%s: %s of %s: %s, want %s", column, r["count"], r["pop"], got, r[column])
			}
		}
	}
	if tested < 150 {
		t.Errorf("only %d tested", tested)
	}
}

func TestDispersion(t *testing.T) {
	groups := map[string][]map[string]string{}
	var order []string
	for _, r := range vectors(t, "b3_funnelplotr_overdispersion.csv") {
		key := r["data_type"] + " " + r["sr_method"]
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], r)
	}
	for _, key := range order {
		rows := groups[key]
		var x, n, y, s []float64
		for _, r := range rows {
			x, n = append(x, value(t, r["numerator"])), append(n, value(t, r["denominator"]))
			y, s = append(y, value(t, r["Y"])), append(s, value(t, r["s"]))
		}
		got := disperse(y, s, value(t, rows[0]["target_transformed"]))
		holds := func(d Dispersion) {
			if !near(d.Phi, value(t, rows[0]["phi_winsor"]), 1e-9, 0) || !near(d.Tau2, value(t, rows[0]["tau2_winsor"]), 1e-9, 1e-15) {
				t.Errorf("%s: %v, want %s %s", key, d, rows[0]["phi_winsor"], rows[0]["tau2_winsor"])
			}
		}
		holds(got)
		switch key {
		case "PR -":
			sumX, sumN := 0.0, 0.0
			for i := range x {
				sumX, sumN = sumX+x[i], sumN+n[i]
			}
			holds(Funnel{Average: sumX / sumN}.Disperse(x, n))
		case "SR CQC":
			holds(Funnel{Average: 1, counts: true}.Disperse(x, n))
		}
	}
	t.Log(order)
}

// TestLimitsNeverTurn: a smaller base never has narrower limits, with and
// without what is beyond chance.
func TestLimitsNeverTurn(t *testing.T) {
	for _, f := range []Funnel{{Average: 0.002}, {Average: 0.002, Extra: 0.001}, {Average: 0.97, Extra: 0.1},
		{Average: 3, counts: true}, {Average: 3, counts: true, Extra: 0.5}, {Average: 0}, {Average: 1}} {
		bases, limits := f.Curve(1, 50000, 200, action())
		for i := range limits {
			l := limits[i]
			if !(l.Low <= f.Average && f.Average <= l.High) || math.IsNaN(l.Low) {
				t.Errorf("%+v at %v: %v", f, bases[i], l)
			}
			if i > 0 && (l.Low < limits[i-1].Low-1e-12 || l.High > limits[i-1].High+1e-12) {
				t.Errorf("%+v at %v: %v after %v", f, bases[i], l, limits[i-1])
			}
		}
	}
}
