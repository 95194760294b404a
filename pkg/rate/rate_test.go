package rate

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func share(part, of int64) Fraction { return Fraction{Part: Int(part), Of: Int(of)} }

// The printed figures of real returns: Home Office misconduct tables for the
// years to March 2021 and 2022, as the worked examples give them.
func TestPercentByRule(t *testing.T) {
	tests := []struct {
		part, of int64
		want     string
	}{
		{7, 3787, "0.2"},       // Essex, referred
		{34, 1064, "3.2"},      // Nottinghamshire; the press printed 5.3
		{5, 417, "1.2"},        // Dyfed-Powys; the press printed 1.7
		{2, 4368, "0.05"},      // Greater Manchester: 0.0 would say none
		{13339, 14926, "89"},   // eight forces, no action
		{0, 625, "0"},          // none is 0, not 0.0
		{625, 625, "100"},      // all is 100, not 100.0
		{9996, 10000, "99.96"}, // not all is never 100
		{1, 8, "13"},           // a tie goes away from zero
		{995, 10000, "10"},     // one decimal would print 10.0: so whole
		{994, 10000, "9.9"},
		{11, 10, "110"}, // impossible, and shown as it is
		{1, 1 << 62, "0.00000000000000002"},
	}
	for _, tt := range tests {
		if got := share(tt.part, tt.of).Percent(ByRule); got != tt.want {
			t.Errorf("%d / %d = %s%%, want %s%%", tt.part, tt.of, got, tt.want)
		}
	}
}

func TestFixedDecimals(t *testing.T) {
	tests := []struct {
		name, got, want string
	}{
		{"one decimal asked for", share(105, 157).Percent(1), "66.9"},
		{"none asked for, and a digit shows anyway", share(7, 3787).Percent(0), "0.2"},
		{"a ratio has two", share(2214, 3787).Ratio(ByRule), "0.58"},
		{"a ratio of the other way", share(3787, 2214).Ratio(ByRule), "1.71"},
		{"a ratio that would print 0.00", share(1, 900).Ratio(ByRule), "0.001"},
		{"no allegation at all", share(0, 900).Ratio(ByRule), "0.00"},
		{"per thousand is whole", share(3787, 3178).PerThousand(ByRule), "1192"},
		{"a small rate per thousand", share(1, 4000).PerThousand(ByRule), "0.3"},
		{"twelve digits", share(7, 3787).Significant(), "0.00184842883549"},
		{"twelve digits of a whole number", share(10, 5).Significant(), "2"},
		{"nothing of something", share(0, 5).Significant(), "0"},
		{"a very small one", share(1, 1<<62).Significant(), "0.000000000000000000216840434497"},
		{"decimals of an amount", Fraction{Part: mustDecimal(t, 122392, 2), Of: Int(100)}.Ratio(3), "12.239"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, tt.got, tt.want)
		}
	}
}

func TestUndefined(t *testing.T) {
	for _, f := range []Fraction{share(0, 0), share(3, 0)} {
		if f.Defined() || f.Percent(ByRule) != "" || f.Ratio(ByRule) != "" || f.PerThousand(1) != "" || f.Significant() != "" {
			t.Errorf("%v of nothing prints %q: it must print nothing at all", f.Part, f.Percent(ByRule))
		}
	}
}

func mustDecimal(t *testing.T, units int64, places int) Number {
	t.Helper()
	n, err := Decimal(units, places)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNumbers(t *testing.T) {
	half := mustDecimal(t, 50, 2)
	if half != mustDecimal(t, 5, 1) {
		t.Error("0.50 and 0.5 must be the same number")
	}
	sum, err := half.Add(mustDecimal(t, 25, 2))
	if err != nil || sum.String() != "0.75" {
		t.Errorf("0.5 + 0.25 = %v, %v", sum, err)
	}
	rest, err := Int(3).Sub(half)
	if err != nil || rest.String() != "2.5" || rest.IsWhole() {
		t.Errorf("3 - 0.5 = %v, %v", rest, err)
	}
	if got := Int(-1234567).Grouped(); got != "-1,234,567" {
		t.Errorf("grouped: %s", got)
	}
	if got := mustDecimal(t, 122392, 2).Grouped(); got != "1,223.92" {
		t.Errorf("grouped: %s", got)
	}
	if v, ok := half.Int64(); ok {
		t.Errorf("0.5 is no whole number, got %d", v)
	}
	if half.Cmp(Int(1)) != -1 || Int(1).Cmp(half) != 1 || half.Cmp(half) != 0 || Int(2).Cmp(Int(1)) != 1 || Int(-1).Sign() != -1 {
		t.Error("numbers compare wrongly")
	}
	if _, err := Decimal(1, 19); !errors.Is(err, ErrOverflow) {
		t.Error("19 places do not fit")
	}
}

func TestOverflowIsAnError(t *testing.T) {
	most := Int(math.MaxInt64)
	small := mustDecimal(t, 1, 18)
	for name, add := range map[string]func() (Number, error){
		"one more than the most":  func() (Number, error) { return most.Add(Int(1)) },
		"one less than the least": func() (Number, error) { return Int(math.MinInt64).Sub(Int(1)) },
		"minus the least":         func() (Number, error) { return Int(0).Sub(Int(math.MinInt64)) },
		"the most, at 18 places":  func() (Number, error) { return most.Add(small) },
		"18 places plus the most": func() (Number, error) { return small.Add(most) },
		"the least, at 18 places": func() (Number, error) { return small.Add(Int(math.MinInt64)) },
	} {
		if n, err := add(); !errors.Is(err, ErrOverflow) {
			t.Errorf("%s: got %v, %v", name, n, err)
		}
	}
}

// Sums and differences are those of exact rationals, or an error.
func TestAddAgreesWithRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) Number {
			n, err := Decimal(rapid.Int64().Draw(t, name), rapid.IntRange(0, 18).Draw(t, name+" places"))
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		a, b := draw("a"), draw("b")
		sum, err := a.Add(b)
		if err != nil {
			return
		}
		if want := new(big.Rat).Add(a.Rat(), b.Rat()); sum.Rat().Cmp(want) != 0 {
			t.Fatalf("%s + %s = %s, want %s", a, b, sum, want.FloatString(18))
		}
		if back, err := sum.Sub(b); err == nil && back != a {
			t.Fatalf("%s + %s - %s = %s", a, b, b, back)
		}
	})
}

// The quick way prints what exact rationals print.
func TestQuickRoundingAgreesWithRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Int(rapid.Int64Range(0, math.MaxInt64).Draw(t, "n"))
		d := Int(rapid.Int64Range(1, math.MaxInt64).Draw(t, "d"))
		if rapid.Bool().Draw(t, "small") {
			n, d = Int(n.units%10000), Int(1+d.units%10000)
		}
		places := rapid.IntRange(0, 20).Draw(t, "places")
		q := new(big.Rat).Quo(n.Rat(), d.Rat())
		want := q.Mul(q, big.NewRat(100, 1)).FloatString(places)
		if got := decimal(n, d, 100, places); got != want {
			t.Fatalf("100 * %s / %s to %d places: %s, want %s", n, d, places, got, want)
		}
	})
}

// However a share is printed, it is never 0 unless nothing nor 100 unless all,
// and it is within half a unit of its last place.
func TestPercentNeverLies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.Int64Range(1, 1e9).Draw(t, "of")
		part := rapid.Int64Range(0, of).Draw(t, "part")
		decimals := rapid.IntRange(ByRule, 6).Draw(t, "decimals")
		text := share(part, of).Percent(decimals)
		printed, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("%q is no numeral", text)
		}
		if isZero(text) != (part == 0) || isHundred(text) != (part == of) {
			t.Fatalf("%d / %d prints as %s%%", part, of, text)
		}
		places := 0
		for i := range text {
			if text[i] == '.' {
				places = len(text) - i - 1
			}
		}
		half := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), pow10(places)))
		exact := new(big.Rat).Mul(big.NewRat(part, of), big.NewRat(100, 1))
		if exact.Sub(exact, printed).Abs(exact).Cmp(half) > 0 {
			t.Fatalf("%d / %d prints as %s%%, further than half its last place", part, of, text)
		}
	})
}
