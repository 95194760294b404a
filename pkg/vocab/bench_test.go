package vocab

import (
	"slices"
	"testing"
	"time"
)

// load reads the whole vocabulary anew, past the OnceValues.
func load() {
	loadPlaces()
	loadMarks()
	loadWords(loadCategories())
}

// TestLoadIsQuick holds the start-up to its budget, with room for slow machines:
// the median of some loads, so that one interruption does not count.
func TestLoadIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	var took []time.Duration
	for range 15 {
		start := time.Now()
		load()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	if median := took[len(took)/2]; median > 20*time.Millisecond {
		t.Errorf("loading the vocabulary takes %v", median)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load()
	}
}

func BenchmarkReadHeading(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadHeading("Total number of allegations finalised under Schedule 3")
	}
}

func BenchmarkLookupPlace(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		LookupPlace("Avon & Somerset Constabulary")
	}
}

func BenchmarkParsePeriod(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ParsePeriod("year ending 31 March 2021", NoHint)
	}
}

func BenchmarkRecogniser(b *testing.B) {
	b.ReportAllocs()
	cells := []string{"Essex", "31 March 2021", "3,787", "No action", "[c]", "Delivery of duties and service"}
	for b.Loop() {
		for _, cell := range cells {
			_ = Words{}.IsHeading(cell) || Words{}.IsPlace(cell) || Words{}.IsPeriod(cell) || Words{}.IsMark(cell)
		}
	}
}
