package vocab

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplitMarks(t *testing.T) {
	fewer := func(n int64) Mark { return Mark{State: Suppressed, Bounded: true, Greatest: n} }
	within := func(least, greatest int64) Mark {
		return Mark{State: Suppressed, Bounded: true, Least: least, Greatest: greatest}
	}
	state := func(s State) Mark { return Mark{State: s} }
	notes := func(n ...string) Mark { return Mark{Notes: n} }
	tests := []struct {
		cell, number string
		mark         Mark
		ok           bool
	}{
		{"803", "803", Mark{}, true},
		{"1,234", "1,234", Mark{}, true},
		{" 17 ", "17", Mark{}, true},
		{"-1.5", "-1.5", Mark{}, true},
		{"0", "0", Mark{}, true},
		{"Essex", "Essex", Mark{}, true},
		{"91%", "91%", Mark{}, true},
		{"803[r]", "803", Mark{Revised: true}, true},
		{"803 [R]", "803", Mark{Revised: true}, true},
		{"803[r][e]", "803", Mark{Revised: true, Estimated: true}, true},
		{"803 [p] [b]", "803", Mark{Provisional: true, Break: true}, true},
		{"[r] 803", "803", Mark{Revised: true}, true},
		{"803[f]", "803", Mark{Forecast: true}, true},
		{"803[u]", "803", notes("u"), true},
		{"803 [note 1]", "803", notes("1"), true},
		{"803 [notes 1, 2 and 3]", "803", notes("1", "2", "3"), true},
		{"803[1]", "803", notes("1"), true},
		{"803 (r)", "803", Mark{Revised: true}, true},
		{"803 (1)", "803", notes("1"), true},
		{"(803)", "(803)", Mark{}, true},
		{"803 (25%)", "803 (25%)", Mark{}, true},
		{"1,234*", "1,234", notes("*"), true},
		{"17~", "17", notes("~"), true},
		{"17†‡", "17", notes("†", "‡"), true},
		{"17^", "17", notes("^"), true},
		{"17²", "17", notes("2"), true},
		{"17¹³⁴", "17", notes("1", "3", "4"), true},
		{"2,457R", "2,457", Mark{Revised: true}, true},
		{"2,457 r", "2,457", Mark{Revised: true}, true},
		{"12p", "12", Mark{Provisional: true}, true},
		{"12e", "12", Mark{Estimated: true}, true},
		{"1e3", "1e3", Mark{}, true},
		{"R", "R", Mark{}, true},
		{"0x1p", "0x1p", Mark{}, true},
		{"[c]", "", state(Suppressed), true},
		{"[C]", "", state(Suppressed), true},
		{"[x]", "", state(NotAvailable), true},
		{"[z]", "", state(NotApplicable), true},
		{"[low]", "", state(Low), true},
		{"0 [low]", "", state(Low), true},
		{"3 [low]", "3", Mark{Low: true}, true},
		{"[c][note 2]", "", Mark{State: Suppressed, Notes: []string{"2"}}, true},
		{"[c][r]", "", Mark{State: Suppressed, Revised: true}, true},
		{"[r]", "", Mark{State: Blank, Revised: true}, true},
		{"[note 1]", "", Mark{State: Blank, Notes: []string{"1"}}, true},
		{"*", "", state(Suppressed), true},
		{"..", "", state(NotAvailable), true},
		{".", "", state(NotAvailable), true},
		{":", "", state(NotAvailable), true},
		{"~", "", state(NotAvailable), true},
		{"…", "", state(NotAvailable), true},
		{"NA", "", state(NotAvailable), true},
		{"na", "", state(NotAvailable), true},
		{"Not  Available", "", state(NotAvailable), true},
		{"n/a", "", state(NotApplicable), true},
		{"N/A", "", state(NotApplicable), true},
		{"not applicable", "", state(NotApplicable), true},
		{"-", "", state(Dash), true},
		{"–", "", state(Dash), true},
		{"—", "", state(Dash), true},
		{"\u00a0-\u00a0", "", state(Dash), true},
		{"- [r]", "", Mark{State: Dash, Revised: true}, true},
		{"", "", state(Blank), true},
		{" \u00a0\u200b\ufeff", "", state(Blank), true},
		{"<5", "", fewer(4), true},
		{"< 5", "", fewer(4), true},
		{"fewer than 5", "", fewer(4), true},
		{"Less than 5", "", fewer(4), true},
		{"<10", "", fewer(9), true},
		{"≤5", "", fewer(5), true},
		{"<=5", "", fewer(5), true},
		{"up to 5", "", fewer(5), true},
		{"5 or fewer", "", fewer(5), true},
		{"5 or less", "", fewer(5), true},
		{"<5 [note 1]", "", Mark{State: Suppressed, Bounded: true, Greatest: 4, Notes: []string{"1"}}, true},
		{"<1", "", state(Low), true},
		{"<0", "<0", Mark{}, true},
		{"<x", "<x", Mark{}, true},
		{"<99999999999999999999", "<99999999999999999999", Mark{}, true},
		{">5", ">5", Mark{}, true},
		{"#VALUE!", "#VALUE!", Mark{}, true},
		{"withheld", "", state(Suppressed), true},
		{"Redacted", "", state(Suppressed), true},
		{"EXEMPT", "", state(Suppressed), true},
		{"s40", "", state(Suppressed), true},
		{"Section 40", "", state(Suppressed), true},
		{"s.40", "", state(Suppressed), true},
		{"s. 40(2)", "", state(Suppressed), true},
		{"Exempt - section 30(1)(a)", "", state(Suppressed), true},
		{"Exempt (s40)", "", state(Suppressed), true},
		{"s39", "", state(Suppressed), true},
		{"40", "40", Mark{}, true},
		{"s400", "s400", Mark{}, true},
		{"s4", "s4", Mark{}, true},
		{"suppressed", "", state(Suppressed), true},
		{"Not disclosed", "", state(Suppressed), true},
		{"Not held", "", state(NotAvailable), true},
		{"N/K", "", state(NotAvailable), true},
		{"#N/A", "", state(NotAvailable), true},
		{"Not recorded", "", state(NotAvailable), true},
		{"NaN", "NaN", Mark{}, true},
		{"1-4", "", within(1, 4), true},
		{"1 to 4", "", within(1, 4), true},
		{"0–5", "", within(0, 5), true},
		{"0 — 5", "", within(0, 5), true},
		{"Between 1 and 4", "", within(1, 4), true},
		{"10-11", "", within(10, 11), true},
		{"1-4*", "", Mark{State: Suppressed, Bounded: true, Least: 1, Greatest: 4, Notes: []string{"*"}}, true},
		{"2019-20", "2019-20", Mark{}, true},
		{"1996-97", "1996-97", Mark{}, true},
		{"2019-2020", "2019-2020", Mark{}, true},
		{"04-05", "04-05", Mark{}, true},
		{"4-1", "4-1", Mark{}, true},
		{"4-4", "4-4", Mark{}, true},
		{"18-25", "18-25", Mark{}, true},
		{"-4", "-4", Mark{}, true},
		{"1-", "1-", Mark{}, true},
		{"1-2-3", "1-2-3", Mark{}, true},
		{"<5*", "", Mark{State: Suppressed, Bounded: true, Greatest: 4, Notes: []string{"*"}}, true},
		{"<5²", "", Mark{State: Suppressed, Bounded: true, Greatest: 4, Notes: []string{"2"}}, true},
		{"<1,000", "", fewer(999), true},
		{"<1,00", "<1,00", Mark{}, true},
		{"5(a)", "5", notes("a"), true},
		{"5 (G)", "5", notes("g"), true},
		{"5(c)", "", Mark{}, false},
		{"5 (ab)", "5 (ab)", Mark{}, true},
		{"R 5", "5", Mark{Revised: true}, true},
		{"p 1,234", "1,234", Mark{Provisional: true}, true},
		{"5 R", "5", Mark{Revised: true}, true},
		{"R -5", "R -5", Mark{}, true},
		{"x 5", "x 5", Mark{}, true},
		{"nil", "0", Mark{}, true},
		{"None", "0", Mark{}, true},
		{"ZERO [r]", "0", Mark{Revised: true}, true},
		{"Nil [c]", "", Mark{}, false},
		{"803[q]", "", Mark{}, false},
		{"[what]", "", Mark{}, false},
		{"803[", "", Mark{}, false},
		{"803]", "", Mark{}, false},
		{"[]", "", Mark{}, false},
		{"803[r]*", "803", Mark{Revised: true, Notes: []string{"*"}}, true},
		{"803[r]*[p]", "803", Mark{Revised: true, Provisional: true, Notes: []string{"*"}}, true},
		{"8[r]03", "", Mark{}, false},
		{"[note]", "", Mark{}, false},
		{"[note 12345]", "", Mark{}, false},
		{"[c][x]", "", Mark{}, false},
		{"803[c]", "", Mark{}, false},
		{"[c] <5", "", Mark{}, false},
	}
	for _, test := range tests {
		number, mark, ok := SplitMarks(test.cell)
		if number != test.number || ok != test.ok || !cmp.Equal(mark, test.mark) {
			t.Errorf("SplitMarks(%q) = %q, %+v, %v; want %q, %+v, %v", test.cell, number, mark, ok, test.number, test.mark, test.ok)
		}
	}
}

func TestStates(t *testing.T) {
	for state, want := range map[State]string{Known: "known", Blank: "blank", Suppressed: "suppressed", NotAvailable: "not available",
		NotApplicable: "not applicable", Low: "low", Dash: "dash", State(99): "state 99"} {
		if got := state.String(); got != want {
			t.Errorf("state %d is %q, want %q", state, got, want)
		}
	}
	Marks()[0].Sign = "changed"
	if Marks()[0].Sign == "changed" {
		t.Error("a caller can change the marks")
	}
}

// A number keeps its digits whatever marks stand beside it, and no cell
// without a digit ever becomes one.
func TestMarksKeepNumbers(t *testing.T) {
	marks := rapid.SliceOfN(rapid.SampledFrom([]string{"[r]", " [p]", "[e] ", "[note 3]", "[R][E]", "[b]", "*", "²"}), 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.StringMatching(`[0-9]{1,3}(,[0-9]{3})?`).Draw(t, "number")
		cell := n + strings.Join(marks.Draw(t, "marks"), "")
		if got, mark, ok := SplitMarks(cell); !ok || got != n || mark.State != Known {
			t.Fatalf("SplitMarks(%q) = %q, %+v, %v", cell, got, mark, ok)
		}
	})
}

func FuzzSplitMarks(f *testing.F) {
	for _, cell := range []string{"803", "803[r]", "[c]", "<5", "1,234*", "-", "", "[note 1, 2]", "(803)", "[", "0[low]", "\xff", "nil", "1-4", "<5*", "s40(2)", "R 5", "5(a)"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		number, mark, ok := SplitMarks(cell)
		if ok && number == "0" && mark.State == Known && !strings.Contains(cell, "0") {
			return // nil, in words
		}
		switch {
		case !ok && number != "":
			t.Fatalf("%q is refused, and yet %q", cell, number)
		case ok && number == "" && mark.State == Known:
			t.Fatalf("%q is known without a number", cell)
		case ok && number != "" && mark.State != Known:
			t.Fatalf("%q is the number %q and %v", cell, number, mark.State)
		case strings.IndexByte(cell, '[') < 0 && !strings.Contains(cell, number):
			t.Fatalf("%q holds no %q", cell, number)
		case strings.Trim(number, "0123456789") == "" && !strings.Contains(cell, number):
			t.Fatalf("the digits of %q became %q", cell, number)
		case mark.Least > mark.Greatest:
			t.Fatalf("%q is at least %d and at most %d", cell, mark.Least, mark.Greatest)
		}
	})
}
