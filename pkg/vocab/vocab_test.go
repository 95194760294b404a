package vocab

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// readRecords reads a file of testdata: # lines name its source, the first
// record is the heading.
func readRecords(t testing.TB, name string) [][]string {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.Comment = '#'
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

// TestData holds what the code takes for granted of the embedded files.
func TestData(t *testing.T) {
	load() // panics where a file does not fit its struct
	t.Run("phrases are clean and mean one thing", func(t *testing.T) {
		owner := map[string]string{}
		claim := func(phrase, who string) {
			if Clean(phrase) != phrase {
				t.Errorf("%q of %s is not clean: %q", phrase, who, Clean(phrase))
			}
			if other, taken := owner[phrase]; taken {
				t.Errorf("%q belongs to %s and to %s", phrase, other, who)
			}
			owner[phrase] = who
		}
		for _, row := range words().rows {
			switch f := featureNamed(row.Feature); f {
			case noFeature:
				t.Errorf("no such feature: %q", row.Feature)
			case aside, verbatim, guess, never:
			default:
				for _, phrase := range row.Phrases {
					claim(phrase, row.Feature+" "+row.Value)
				}
			}
		}
		for _, row := range categories().rows {
			for _, phrase := range row.Headings {
				claim(phrase, row.Code)
			}
		}
	})
	t.Run("categories", func(t *testing.T) {
		codes := map[string]bool{}
		for _, row := range categories().rows {
			if codes[row.Code] {
				t.Errorf("the code %s stands twice", row.Code)
			}
			codes[row.Code] = true
			for _, phrase := range row.Values {
				if Clean(phrase) != phrase {
					t.Errorf("%q of %s is not clean", phrase, row.Code)
				}
			}
			if row.Kind != "" && row.Kind != "unknown" && row.Kind != "total" && row.Kind != "subtotal" {
				t.Errorf("%s: no such kind: %q", row.Code, row.Kind)
			}
			for _, d := range row.Dimensions {
				if !(Role{Kind: Dimension, Dimension: d}).isDimension() {
					t.Errorf("%s: no such dimension: %q", row.Code, d)
				}
				seen := 0
				for _, other := range categories().values[Clean(row.Label)] {
					if other.belongs(d) && len(other.Dimensions) > 0 {
						seen++
					}
				}
				if seen != 1 {
					t.Errorf("%s: %d categories of %s are called %q", row.Code, seen, d, row.Label)
				}
			}
		}
	})
	t.Run("places", func(t *testing.T) {
		for _, row := range mustRead[placeRow]("places.csv") {
			for _, variant := range row.Variants {
				p, ok := LookupPlace(variant)
				if Clean(variant) != variant || !ok || p.Name != row.Name {
					t.Errorf("%q of %s is read as %q, %v", variant, row.Name, p.Name, ok)
				}
			}
		}
	})
	t.Run("marks", func(t *testing.T) {
		for _, m := range Marks() {
			number, mark, ok := SplitMarks(m.Sign)
			if strings.HasPrefix(m.Means, "the number 0") {
				if number != "0" || !ok || m.State != Known {
					t.Errorf("%s is %q, %+v, %v", m.Sign, number, mark, ok)
				}
				continue
			}
			if want := m.State; !ok || number != "" || mark.State != want && (want != Known || mark.State != Blank) {
				t.Errorf("%s alone: %q, %+v, %v", m.Sign, number, mark, ok)
			}
			if m.Means == "" {
				t.Errorf("%s means nothing", m.Sign)
			}
		}
	})
}

// isDimension says whether the role's dimension is one that headings name.
func (r Role) isDimension() bool {
	role, ok := ReadRole(r.Dimension)
	return ok && role == r
}
