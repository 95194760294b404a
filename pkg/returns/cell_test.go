package returns

import (
	"strings"
	"testing"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/vocab"
)

func TestParseCount(t *testing.T) {
	tests := []struct {
		text   string
		number int64
		state  vocab.State
		broken string // part of the reason
	}{
		{text: "3787", number: 3787},
		{text: "010", number: 10}, // gocsv by itself reads 8
		{text: "1,234", number: 1234},
		{text: "12,345,678", number: 12345678},
		{text: "5\u00a0964", number: 5964},
		{text: "4\u202f197", number: 4197},
		{text: " 35 ", number: 35},
		{text: "35.0", number: 35},
		{text: "803[r]", number: 803},
		{text: "9223372036854775807", number: 9223372036854775807},
		{text: "", state: vocab.Blank},
		{text: "[c]", state: vocab.Suppressed},
		{text: "*", state: vocab.Suppressed},
		{text: "<5", state: vocab.Suppressed},
		{text: "[x]", state: vocab.NotAvailable},
		{text: "..", state: vocab.NotAvailable},
		{text: "[z]", state: vocab.NotApplicable},
		{text: "-", state: vocab.Dash},
		{text: "[low]", state: vocab.Low},
		{text: "9223372036854775808", broken: "larger than"},
		{text: "-35", broken: "negative"},
		{text: "35.5", broken: "not a whole count"},
		{text: "35%", broken: "percentage"},
		{text: "1.234", broken: "not a whole count"}, // a German thousand is no guess of ours
		{text: "0x1p4", broken: "not a count"},
		{text: "1e3", broken: "not a count"},
		{text: "1_000", broken: "not a count"},
		{text: "+5", broken: "not a count"},
		{text: "Inf", broken: "not a count"},
		{text: "12,34", broken: "not a count"},
		{text: "1234,567", broken: "not a count"},
		{text: "３５", broken: "not a count"},
		{text: "seven", broken: "not a count"},
		{text: "[q]", broken: "not a known mark"},
	}
	for _, tt := range tests {
		cell := ParseCount(tt.text)
		if tt.broken != "" {
			if !strings.Contains(cell.Broken, tt.broken) || cell.Given() {
				t.Errorf("%q: broken %q, want a reason with %q", tt.text, cell.Broken, tt.broken)
			}
			continue
		}
		if cell.Broken != "" || cell.Mark.State != tt.state || cell.Number != rate.Int(tt.number) {
			t.Errorf("%q = %v, %v (%s), want %d, %v", tt.text, cell.Number, cell.Mark.State, cell.Broken, tt.number, tt.state)
		}
	}
}

func TestParseAmountKeepsDecimals(t *testing.T) {
	want, _ := rate.Decimal(122392, 2)
	if cell := ParseAmount("1,223.92"); cell.Broken != "" || cell.Number != want {
		t.Errorf("1,223.92 = %v (%s)", cell.Number, cell.Broken)
	}
	if cell := ParseAmount("1.23456789012345678912"); cell.Broken == "" {
		t.Errorf("twenty decimals are kept as %v", cell.Number)
	}
}

func TestSuppressedCountsAreBounded(t *testing.T) {
	cell := ParseCount("<5")
	if !cell.Given() || !cell.Mark.Bounded || cell.Mark.Greatest != 4 {
		t.Errorf("<5 = %+v, want at most 4", cell.Mark)
	}
	if ParseCount("").Given() || ParseCount("[x]").Given() {
		t.Error("a blank or unavailable cell tells nothing")
	}
}

// Whatever a cell holds, it is a count, a mark or broken: never two of them,
// and never a silent zero.
func FuzzParseCount(f *testing.F) {
	for _, seed := range []string{"3787", "1,234", "[c]", "<5", "803[r][p]", "-35", "1e3", "", "\u00a0", "9223372036854775808", "12.7", "٣", "1 234", "1,,2", "−4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) Cell{ParseCount, ParseAmount} {
			cell := parse(text)
			if cell.Broken != "" && cell.Given() {
				t.Fatalf("%q is broken (%s) and given", text, cell.Broken)
			}
			if cell.Broken == "" && cell.Mark.State == vocab.Known && !strings.ContainsAny(text, "0123456789") {
				t.Fatalf("%q has no digit and is the number %v", text, cell.Number)
			}
			if cell.Number.Sign() < 0 {
				t.Fatalf("%q is the negative count %v", text, cell.Number)
			}
			if cell.Number.Sign() != 0 && cell.Mark.State != vocab.Known {
				t.Fatalf("%q is a mark and the number %v", text, cell.Number)
			}
		}
	})
}
