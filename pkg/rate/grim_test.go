package rate

import (
	"encoding/csv"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// rows reads a table of vectors as maps by heading.
func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		out = append(out, row)
	}
	return out
}

var modes = map[string]Rounding{"up": HalfUp, "down": HalfDown, "even": HalfEven, "up_or_down": UpOrDown,
	"floor": Truncated, "trunc": Truncated, "ceiling": RoundedUp, "anti_trunc": RoundedUp}

func numeral(t *testing.T, text string) Numeral {
	t.Helper()
	n, ok := ParseNumeral(text)
	if !ok {
		t.Fatalf("%q is no numeral", text)
	}
	return n
}

func atoi(t *testing.T, text string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPreimageVectors(t *testing.T) {
	for _, row := range rows(t, "a1_unround_bounds.csv") {
		i := numeral(t, row["printed"]).Preimage(modes[row["rounding"]])
		low, _ := new(big.Rat).SetString(row["lower"])
		high, _ := new(big.Rat).SetString(row["upper"])
		if i.Low.Cmp(low) != 0 || i.High.Cmp(high) != 0 || i.LowClosed != (row["lower_sign"] == "<=") || i.HighClosed != (row["upper_sign"] == "<=") {
			t.Errorf("%s %s: %+v, want %s %s x %s %s", row["printed"], row["rounding"], i, row["lower"], row["lower_sign"], row["upper_sign"], row["upper"])
		}
	}
}

func TestGrimCases(t *testing.T) {
	for _, row := range rows(t, "a1_grim_cases.csv") {
		scale := int64(1)
		if row["is_percent"] == "1" {
			scale = 100
		}
		_, _, got := numeral(t, row["printed"]).Counts(atoi(t, row["n"])*atoi(t, row["items"]), scale, modes[row["rounding"]])
		if got != (row["possible"] == "1") {
			t.Errorf("%s of %s x %s: possible %v, want %s (%s)", row["printed"], row["n"], row["items"], got, row["possible"], row["source"])
		}
	}
}

// The raster names what is impossible; everything else in it is possible.
func TestGrimRaster(t *testing.T) {
	cases := 0
	impossible := map[string]bool{}
	seen := map[string]bool{}
	for _, row := range rows(t, "a1_grim_raster_impossible_2dp.csv") {
		seen[row["rounding"]] = true
		for hundredths := range strings.FieldsSeq(row["impossible_hundredths"]) {
			impossible[row["rounding"]+" "+row["n"]+" "+hundredths] = true
		}
	}
	for mode := range seen {
		for n := int64(1); n <= 100; n++ {
			for h := int64(1); h <= 99; h++ {
				_, _, possible := Numeral{h, 2}.Counts(n, 1, modes[mode])
				key := mode + " " + strconv.FormatInt(n, 10) + " " + Numeral{h, 2}.String()[2:]
				if possible == impossible[key] {
					t.Errorf("%s: possible %v", key, possible)
				}
				cases++
			}
		}
	}
	if cases < 5*9900 {
		t.Errorf("only %d cases", cases)
	}
}

func TestPossibleCounts(t *testing.T) {
	for _, row := range rows(t, "a5_possible_counts.csv") {
		least, most, any := numeral(t, row["printed_percent"]).Counts(atoi(t, row["n"]), 100, modes[row["rounding"]])
		if any != (row["count"] != "0") {
			t.Errorf("%v: possible %v", row, any)
			continue
		}
		if any && (least != atoi(t, row["k_min"]) || most != atoi(t, row["k_max"])) {
			t.Errorf("%v: %d to %d", row, least, most)
		}
	}
}

// Whatever prints from k of n is found possible, with k among the witnesses,
// and the witnesses all print so.
func TestPrintedIsPossible(t *testing.T) {
	for n := int64(1); n <= 500; n++ {
		for k := int64(0); k <= n; k++ {
			places := int((n + k) % 3)
			s := numeral(t, decimal(Int(k), Int(n), 100, places))
			least, most, any := s.PossibleShare(n, HalfUp)
			if !any || k < least || k > most {
				t.Fatalf("%d of %d prints as %s: witnesses %d to %d, %v", k, n, s, least, most, any)
			}
			for _, w := range []int64{least, most} {
				if back := decimal(Int(w), Int(n), 100, places); back != s.String() {
					t.Fatalf("witness %d of %d prints as %s, not %s", w, n, back, s)
				}
			}
		}
	}
}

// Every way to round agrees with membership in its interval, k by k.
func TestCountsAgreeWithIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 300).Draw(t, "n")
		s := Numeral{rapid.Int64Range(0, 10000).Draw(t, "digits"), rapid.IntRange(0, 2).Draw(t, "places")}
		for _, mode := range Roundings() {
			interval := s.Preimage(mode)
			least, most, any := s.PossibleShare(n, mode)
			for k := int64(0); k <= n; k++ {
				in := interval.Contains(big.NewRat(100*k, n))
				if in != (any && k >= least && k <= most) {
					t.Fatalf("%s of %d %s: k=%d in %v, witnesses %d..%d %v", s, n, mode, k, in, least, most, any)
				}
			}
		}
	})
}

func TestNumerals(t *testing.T) {
	for text, want := range map[string]string{"11.0": "11.0", "3,787": "3787", "0": "0", "1,234,567.50": "1234567.50"} {
		if got := numeral(t, text).String(); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
	for _, text := range []string{"", ".5", "1,23", "12,34,567", "1.", "x", "-1", "1234567890123456789", "1,,234", ",123"} {
		if n, ok := ParseNumeral(text); ok {
			t.Errorf("%q read as %s", text, n)
		}
	}
	if s := Whole(91); s.Places() != 0 || s.Power(100, 100).Sign() != 0 || s.Power(50, 100).Cmp(big.NewRat(1, 2)) != 0 {
		t.Error("whole per cents prove nothing of 100, and half of 50")
	}
	if _, _, any := Whole(5).Counts(0, 100, HalfUp); any {
		t.Error("nothing is a share of nothing")
	}
}
