package vocab

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestReadHeading reads the headings of testdata, which name the role field
// by field so that the grammar is not tested with itself.
func TestReadHeading(t *testing.T) {
	records := readRecords(t, "headings.csv")
	if len(records) < 150 {
		t.Fatalf("only %d headings", len(records))
	}
	for _, record := range records {
		heading, want := record[0], record[1]
		reading := ReadHeading(heading)
		if got := reading.Role.explicit(); got != want {
			t.Errorf("%q is read as %q, want %q (guess %v, left over %q)", heading, got, want, reading.Guess, reading.Leftover)
		}
		if reading.Role.Kind != NotUnderstood && (len(reading.Leftover) > 0 || reading.Guess != Role{}) {
			t.Errorf("%q is understood, and yet %q is left over, or guessed", heading, reading.Leftover)
		}
	}
}

// The headings that the worked examples turn on, in full.
func TestHeadingsOfWorkedExamples(t *testing.T) {
	tests := []struct {
		heading string
		want    Role
	}{
		{"force", Role{Kind: Dimension, Dimension: "force"}},
		{"year_ending", Role{Kind: Dimension, Dimension: "period", Hint: HintYearEnding}},
		{"complaint_allegations_officers", Role{Kind: Whole, Unit: "allegations", CaseType: "complaint"}},
		{"complaint_cases", Role{Kind: Whole, Unit: "complaints", CaseType: "complaint"}},
		{"officers_subject", Role{Kind: Whole, Unit: "officers"}},
		{"referred_to_proceedings", Role{Kind: Part, Dimension: "action", Category: "referred"}},
		{"no_action_required", Role{Kind: Part, Dimension: "action", Category: "no_action"}},
		{"resigned_or_retired", Role{Kind: Part, Dimension: "action", Category: "resigned", Unit: "officers"}},
		{"conduct_matter_officers", Role{Kind: Whole, Unit: "officers", CaseType: "conduct matter"}},
		{"conduct_matters_referred", Role{Kind: Part, Dimension: "action", Category: "referred", CaseType: "conduct matter"}},
		{"recordable_conduct_allegations", Role{Kind: Whole, Unit: "allegations", CaseType: "recordable conduct matter"}},
		{"conduct_matters_rprp", Role{Kind: Part, Dimension: "action", Category: "reflective", CaseType: "conduct matter"}},
		{"published_pct_referred", Role{Kind: Printed, Dimension: "action", Category: "referred"}},
		{"complaint_allegations_officers_formal", Role{Kind: Whole, Unit: "allegations", CaseType: "complaint", Population: "handled formally"}},
		{"referred_to_proceedings_total", Role{Kind: Part, Dimension: "action", Category: "referred", Total: true}},
		{"Not investigated N", Role{Kind: Part, Dimension: "handling", Category: "not_investigated"}},
		{"Total number of allegations finalised under Schedule 3", Role{Kind: Whole, Unit: "allegations", Population: "finalised under Schedule 3"}},
		{"Grand total", Role{Kind: Whole, Total: true}},
		{"misconduct", Role{Kind: Part, Dimension: "action", Category: "referred"}},
		{"Conduct matters", Role{Kind: Whole, CaseType: "conduct matter"}},
		{"Complaints", Role{Kind: Whole, Unit: "complaints"}},
		{"source_and_note", Role{Kind: NoteText}},
		{"As at:", Role{Kind: Dimension, Dimension: "period", Hint: HintAsAt}},
		{"Financial year", Role{Kind: Dimension, Dimension: "period", Hint: HintFinancial}},
		{"Year", Role{Kind: Dimension, Dimension: "period"}},
		{"Region", Role{Kind: Dimension, Dimension: "region"}},
		{"Allegation subcategory", Role{Kind: Dimension, Dimension: "allegation_subtype"}},
		{"Case Ref", Role{Kind: Identifier, Identifier: "complaint"}},
		{"Change in 12 months", Role{Kind: Printed}},
	}
	for _, test := range tests {
		if got := ReadHeading(test.heading).Role; got != test.want {
			t.Errorf("%q: %s", test.heading, cmp.Diff(test.want, got))
		}
	}
}

// A heading that is not wholly known says what is known of it, and what is not.
func TestGuess(t *testing.T) {
	tests := []struct {
		heading  string
		guess    Role
		leftover []string
	}{
		{"Allegations 2021", Role{Kind: Whole, Unit: "allegations"}, []string{"2021"}},
		{"Appeals upheld", Role{Kind: Part, Dimension: "outcome", Category: "upheld"}, []string{"appeals"}},
		{"Allegations not referred", Role{Kind: Part, Dimension: "action", Category: "referred", Unit: "allegations"}, []string{"not"}},
		{"po_race", Role{}, []string{"po", "race"}},
		{"Allegation", Role{Kind: Whole, Unit: "allegations"}, nil},
		{"Case to answer for misconduct", Role{Kind: Part, Dimension: "outcome", Category: "case_to_answer"}, nil},
		{"Case to answer for gross misconduct", Role{Kind: Part, Dimension: "outcome", Category: "case_to_answer"}, nil},
		{"Officer rank", Role{}, []string{"rank"}},
		{"Age of officer", Role{}, []string{"age"}},
		{"Ref. no.", Role{Kind: Identifier, Identifier: "complaint"}, []string{"ref", "number"}},
		{"Unique ID", Role{Kind: Identifier, Identifier: "complaint"}, []string{"unique", "id"}},
		{"", Role{}, nil},
		{strings.Repeat("word ", 30), Role{}, strings.Fields(strings.Repeat("word ", 30))},
	}
	for _, test := range tests {
		got := ReadHeading(test.heading)
		if want := (Reading{Guess: test.guess, Leftover: test.leftover}); !cmp.Equal(got, want) &&
			(len(got.Leftover) != 0 || len(want.Leftover) != 0 || got.Guess != want.Guess) {
			t.Errorf("%q: %s", test.heading, cmp.Diff(want, got))
		}
	}
	if got := ReadHeading(strings.Repeat("x", 300)); got.Role.Kind != NotUnderstood {
		t.Errorf("a text of 300 letters is understood as %v", got.Role)
	}
}

func TestNeverCounts(t *testing.T) {
	for _, heading := range []string{"Code", "Force code", "Postcode", "Ref", "Ref no", "Reference", "Complaint reference", "ID", "Badge",
		"Badge no", "Age", "Officer age", "Rank", "Officer rank", "Grade", "Days", "Days to finalise", "Weeks", "Months", "Hours",
		"Length of service", "Years of service", "Year of birth", "Date", "Date recorded", "Time", "Ward", "Beat", "Shift", "Salary",
		"Cost", "Cost (£)", "£", "Timeliness", "Number plate", "Average days", "officer_rank", "DOB"} {
		if !NeverCounts(heading) {
			t.Errorf("%q may be a count", heading)
		}
	}
	for _, heading := range []string{"", "Allegations", "No. of allegations", "No action", "No", "Upheld", "Force", "Full-time equivalents",
		"Part time", "Out of time", "Age 18-25", "Within 10 working days", "Breach of code of practice", "Forwarded", "Referred",
		"Ages ago told by 3", "Management action", "Hourly", "Ranked", "Total", "Officers updated", strings.Repeat("age ", 100)} {
		if NeverCounts(heading) {
			t.Errorf("%q is never a count", heading)
		}
	}
}

func TestLookupUnit(t *testing.T) {
	for text, want := range map[string][2]string{"Allegations": {"allegations", ""}, "Complaints": {"complaints", ""},
		"Complaint cases": {"complaints", "complaint"}, "Officers": {"officers", ""}, "Complaint allegations": {"allegations", "complaint"},
		"Number of officers subject": {"officers", ""}, "Allegation": {"allegations", ""}, "Complainants": {"complainants", ""},
		"Conduct matter allegations": {"allegations", "conduct matter"}, "No. of allegations finalised": {"allegations", ""},
		"Upheld": {}, "% of allegations": {}, "Force": {}, "": {}, "Allegations by gender": {}, "Conduct matters": {}, "Number": {}} {
		unit, caseType, ok := LookupUnit(text)
		if got := [2]string{unit, caseType}; got != want || ok != (want[0] != "") {
			t.Errorf("LookupUnit(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
}

// drawHeading puts phrases of the lexicon together in any order.
func drawHeading(t *rapid.T) string {
	phrases := sortedPhrases()
	chosen := rapid.SliceOfN(rapid.SampledFrom(phrases), 1, 5).Draw(t, "phrases")
	return strings.Join(chosen, rapid.SampledFrom([]string{" ", "_", " - ", "\n"}).Draw(t, "between"))
}

func sortedPhrases() []string {
	var phrases []string
	for phrase := range words().meanings {
		phrases = append(phrases, phrase)
	}
	slices.Sort(phrases)
	return phrases
}

// Every role that a heading can have is written by Spec and read back.
func TestSpecRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reading := ReadHeading(drawHeading(t))
		for _, role := range []Role{reading.Role, reading.Guess} {
			if role.Kind == NotUnderstood {
				continue
			}
			if back, ok := ReadRole(role.Spec()); !ok || back != role {
				t.Fatalf("%+v has the spec %q, which is read as %+v, %v", role, role.Spec(), back, ok)
			}
		}
	})
}

// One word that is not known is enough for a heading not to be understood,
// wherever it stands.
func TestNothingLeftOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heading := strings.Fields(drawHeading(t))
		at := rapid.IntRange(0, len(heading)).Draw(t, "at")
		heading = slices.Insert(heading, at, "zzyzx")
		if role := ReadHeading(strings.Join(heading, " ")).Role; role.Kind != NotUnderstood {
			t.Fatalf("%q is understood as %v", heading, role)
		}
	})
}

func FuzzReadHeading(f *testing.F) {
	for _, heading := range []string{"complaint_allegations_officers", "Total number of allegations finalised under Schedule 3", "% upheld",
		"Complaints against officers", "No. of cases", "part; unit officers", "\xff", "[", "allegations and allegations"} {
		f.Add(heading)
	}
	f.Fuzz(func(t *testing.T, heading string) {
		reading := ReadHeading(heading)
		if reading.Role.Kind != NotUnderstood && len(reading.Leftover) > 0 {
			t.Fatalf("%q is understood although %q is left over", heading, reading.Leftover)
		}
		role := reading.Role
		if role.Kind == NotUnderstood {
			return
		}
		if back, ok := ReadRole(role.Spec()); !ok || back != role {
			t.Fatalf("%q is %+v, of the spec %q, which is read as %+v", heading, role, role.Spec(), back)
		}
	})
}
