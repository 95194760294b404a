package vocab

import "testing"

// load reads the whole vocabulary anew, past the OnceValues.
func load() {
	loadPlaces()
	loadMarks()
	loadWords(loadCategories())
}

// BenchmarkLoad is what every start pays for the vocabulary.
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
