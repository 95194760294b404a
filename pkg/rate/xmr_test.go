package rate

import (
	"strings"
	"testing"
)

// cause is a special cause as NHSRplotthedots writes it.
var cause = map[Signal]string{CommonCause: "Common Cause", AboveLimit: "Above UCL", BelowLimit: "Below LCL",
	Rising: "7 Point Trend (Increasing)", Falling: "7 Point Trend (Decreasing)", HighRun: "7 Points Above CL", LowRun: "7 Points Below CL",
	NearHigh: "2 Out Of 3 Beyond 2 Sigma (Upper)", NearLow: "2 Out Of 3 Beyond 2 Sigma (Lower)"}

func TestControlCharts(t *testing.T) {
	series := map[string][][]map[string]string{}
	var names []string
	for _, r := range vectors(t, "b5_xmr_plotthedots.csv") {
		name := r["series"]
		if series[name] == nil {
			names, series[name] = append(names, name), [][]map[string]string{nil}
		}
		if r["rebase"] == "1" {
			series[name] = append(series[name], nil)
		}
		last := len(series[name]) - 1
		series[name][last] = append(series[name][last], r)
	}
	causes := map[string]int{}
	for _, name := range names {
		for _, phase := range series[name] {
			causes[name] += checkPhase(t, name, phase)
		}
	}
	if causes["complaints_break_norebase"] != 13 || causes["complaints_break_rebase11"] != 0 {
		t.Errorf("16 years across a break: %d special causes, %d where it begins anew; want 13 and 0",
			causes["complaints_break_norebase"], causes["complaints_break_rebase11"])
	}
}

func checkPhase(t *testing.T, name string, rows []map[string]string) (special int) {
	var values []float64
	for _, r := range rows {
		values = append(values, value(t, r["y"]))
	}
	first := len(values)
	if rows[0]["fix_after"] != "" {
		first = int(value(t, rows[0]["fix_after"]))
	}
	c := xmr(values, first, strings.EqualFold(rows[0]["screen_outliers"], "true"))
	for i, r := range rows {
		if !near(c.Mean, value(t, r["mean"]), 1e-12, 1e-15) || !near(c.Low, value(t, r["lpl"]), 1e-12, 1e-13) || !near(c.High, value(t, r["upl"]), 1e-12, 1e-13) {
			t.Fatalf("%s: mean %v limits %v %v, want %s %s %s", name, c.Mean, c.Low, c.High, r["mean"], r["lpl"], r["upl"])
		}
		if got := cause[c.Points[i]]; got != r["special_cause"] {
			t.Errorf("%s %s: %q, want %q", name, r["i"], got, r["special_cause"])
		}
		if c.Points[i] != CommonCause {
			special++
		}
	}
	return special
}
