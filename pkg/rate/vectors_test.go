package rate

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// vectors reads a table of testdata by its headings.
func vectors(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%s: %d records, %v", name, len(records), err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, heading := range records[0] {
			row[heading] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// value is a number of a vector; NA and blank are NaN.
func value(t *testing.T, text string) float64 {
	t.Helper()
	if text == "" || text == "NA" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func near(got, want, relative, absolute float64) bool {
	return math.Abs(got-want) <= max(absolute, relative*math.Abs(want))
}

func confidence(t *testing.T, level float64) Confidence {
	t.Helper()
	c, err := NewConfidence(level)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// oneSample are the methods by their names in the vectors.
func oneSample() map[string]method {
	poisson := func(of func(float64, Confidence) (Range, error)) method {
		return func(x, _ float64, c Confidence) (Range, error) { return of(x, c) }
	}
	return map[string]method{
		"wilson": Wilson, "wilson_cc": WilsonCorrected, "agresti_coull_unclipped": AgrestiCoull,
		"clopper_pearson": ClopperPearson, "jeffreys_equal_tailed": Jeffreys,
		"byar": poisson(Byar), "poisson_exact": poisson(ExactPoisson),
	}
}

func TestSingleIntervalGrid(t *testing.T) {
	rows := vectors(t, "b1_single_interval_grid.csv")
	if len(rows) != 618 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, r := range rows {
		of, ok := oneSample()[r["method"]]
		if !ok {
			t.Fatalf("method %q", r["method"])
		}
		got, err := of(value(t, r["x"]), value(t, r["n"]), confidence(t, value(t, r["conf"])))
		if err != nil {
			t.Errorf("%s: %v", r["id"], err)
			continue
		}
		tolerance := value(t, r["rel_tol"])
		low, high := value(t, r["lower"]), value(t, r["upper"])
		if low < 0 && r["method"] == "byar" {
			low = 0 // ours is cut there, as a count is not below 0
		}
		if !near(got.Low, low, tolerance, 1e-300) || !near(got.High, high, tolerance, 0) {
			t.Errorf("%s %s %s/%s %s: %.17g %.17g, want %s %s (off by %.1e %.1e)", r["id"], r["method"], r["x"], r["n"], r["conf"],
				got.Low, got.High, r["lower"], r["upper"], got.Low/low-1, got.High/high-1)
		}
	}
}

func TestPublishedIntervals(t *testing.T) {
	rows := vectors(t, "b2_phe_interval_tests.csv")
	tested := 0
	for _, r := range rows {
		x, n, scale := value(t, r["x"]), value(t, r["n"]), value(t, r["multiplier"])
		c := confidence(t, value(t, r["conf"]))
		var got Range
		var err error
		switch r["method"] {
		case "wilson", "none":
			got, err = Wilson(x, n, c)
		case "byars":
			got, err = Byar(x, c)
		case "byars_rate", "exact_rate":
			got, err = EventRate(x, n, c)
		default:
			t.Fatalf("method %q", r["method"])
		}
		low, high := value(t, r["lower"]), value(t, r["upper"])
		if math.IsNaN(high) {
			if err == nil {
				t.Errorf("%s: %v of what is not there", r["id"], got)
			}
			continue
		}
		if math.IsNaN(low) {
			low = 0 // PHE leaves it out; it is 0 here
		}
		tested++
		if err != nil || !near(got.Low*scale, low, 1.5e-8, 0) || !near(got.High*scale, high, 1.5e-8, 0) {
			t.Errorf("%s: %v %v, want %s %s", r["id"], got.Scaled(scale), err, r["lower"], r["upper"])
		}
	}
	if tested < 70 {
		t.Errorf("only %d rows tested", tested)
	}
}

func TestTwoSampleIntervals(t *testing.T) {
	methods := map[string]func(x1, n1, x2, n2 float64, c Confidence) (Range, error){
		"newcombe_score": Newcombe, "newcombe_score_cc": NewcombeCorrected, "ratio_katz_log": Katz,
	}
	rows := vectors(t, "b4_two_sample_intervals.csv")
	for _, r := range rows {
		of, ok := methods[r["method"]]
		if !ok {
			t.Fatalf("method %q", r["method"])
		}
		got, err := of(value(t, r["x1"]), value(t, r["n1"]), value(t, r["x2"]), value(t, r["n2"]), confidence(t, value(t, r["conf"])))
		tolerance := value(t, r["abs_tol"])
		if err != nil || !near(got.Low, value(t, r["lower"]), 0, tolerance) || !near(got.High, value(t, r["upper"]), 0, tolerance) {
			t.Errorf("%s %s %s/%s %s/%s: %v %v, want %s %s", r["id"], r["method"], r["x1"], r["n1"], r["x2"], r["n2"], got, err, r["lower"], r["upper"])
		}
	}
	t.Logf("%d rows", len(rows))
}

// binomial is the probabilities of 0 to n of n.
func binomial(n int, p float64) []float64 {
	logs := make([]float64, n+1)
	most, _ := math.Lgamma(float64(n + 1))
	for k := range logs {
		a, _ := math.Lgamma(float64(k + 1))
		b, _ := math.Lgamma(float64(n - k + 1))
		logs[k] = math.Exp(most - a - b + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	}
	return logs
}

// wald is what is never used: it stands here to show why.
func wald(x, n float64, c Confidence) (Range, error) {
	p := x / n
	half := c.z * math.Sqrt(p*(1-p)/n)
	return Range{p - half, p + half}, nil
}

// TestCoverage shows how often each method's 95% interval holds the truth, on
// average and at worst over p, and with it why Wald is not among them.
func TestCoverage(t *testing.T) {
	methods := map[string]method{"wald": wald, "wilson": Wilson, "clopper_pearson": ClopperPearson, "agresti_coull": AgrestiCoull, "jeffreys": Jeffreys}
	rows := vectors(t, "b1_coverage.csv")
	c := confidence(t, 95)
	for _, r := range rows {
		n := int(value(t, r["n"]))
		intervals := make([]Range, n+1)
		for k := range intervals {
			var err error
			if intervals[k], err = methods[r["method"]](float64(k), float64(n), c); err != nil {
				t.Fatal(err)
			}
		}
		sum, least, points := 0.0, 1.0, 0
		for i := range 1999 { // every half of a thousandth
			p := float64(i+1) * 0.0005
			if strings.HasPrefix(r["p_range"], "p<") && p >= 0.1 {
				break
			}
			covered := 0.0
			for k, probability := range binomial(n, p) {
				if intervals[k].Holds(p) {
					covered += probability
				}
			}
			sum, least, points = sum+covered, min(least, covered), points+1
		}
		if mean := sum / float64(points); !near(mean, value(t, r["mean_coverage"]), 0, 1e-4) || !near(least, value(t, r["min_coverage"]), 0, 1e-4) {
			t.Errorf("%s n=%d %s: mean %.4f least %.4f, want %s %s", r["method"], n, r["p_range"], mean, least, r["mean_coverage"], r["min_coverage"])
		}
	}
}
