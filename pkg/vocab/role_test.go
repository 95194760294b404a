package vocab

import (
	"slices"
	"strings"
	"testing"
)

func TestReadRole(t *testing.T) {
	tests := []struct {
		text string
		want Role
	}{
		{"ignore", Role{Kind: Ignored}},
		{"count", Role{Kind: OwnCount}},
		{"column", Role{Kind: OwnDimension}},
		{"note", Role{Kind: NoteText}},
		{"printed", Role{Kind: Printed}},
		{"force", Role{Kind: Dimension, Dimension: "force"}},
		{"period", Role{Kind: Dimension, Dimension: "period"}},
		{"allegation_subtype", Role{Kind: Dimension, Dimension: "allegation_subtype"}},
		{"complaint_id", Role{Kind: Identifier, Identifier: "complaint"}},
		{"officer_id", Role{Kind: Identifier, Identifier: "officer"}},
		{"allegation_id", Role{Kind: Identifier, Identifier: "allegation"}},
		{"conduct matter allegations", Role{Kind: Whole, Unit: "allegations", CaseType: "conduct matter"}},
		{"referred", Role{Kind: Part, Dimension: "action", Category: "referred"}},
		{"Complaint Cases", Role{Kind: Whole, Unit: "complaints", CaseType: "complaint"}},
		{"part; unit officers; category upheld; dimension outcome; total", Role{Kind: Part, Unit: "officers", Category: "upheld", Dimension: "outcome", Total: true}},
		{"dimension; dimension period; hint year ending", Role{Kind: Dimension, Dimension: "period", Hint: HintYearEnding}},
		{"nonsense", Role{}},
		{"", Role{}},
		{"part; unit bananas; category upheld", Role{}},
		{"part; category nonsense", Role{}},
		{"part; unit officers", Role{}},
		{"dimension; hint tomorrow", Role{}},
		{"whole; colour red", Role{}},
		{"not understood; total", Role{}},
		{"whole;", Role{}},
	}
	for _, test := range tests {
		got, ok := ReadRole(test.text)
		if got.Kind == NotUnderstood {
			got = Role{}
		}
		if !ok {
			got = Role{}
		}
		if got != test.want || ok != (test.want != Role{}) {
			t.Errorf("ReadRole(%q) = %+v, %v; want %+v", test.text, got, ok, test.want)
		}
	}
}

func TestRoleString(t *testing.T) {
	for _, test := range []struct {
		role Role
		want string
	}{
		{Role{}, "not understood"},
		{Role{Kind: Ignored}, "ignored"},
		{Role{Kind: OwnCount}, "count under its own heading"},
		{Role{Kind: OwnDimension}, "dimension under its own heading"},
		{Role{Kind: NoteText}, "note"},
		{Role{Kind: Identifier, Identifier: "officer"}, "identifier: officer"},
		{Role{Kind: Dimension, Dimension: "force"}, "dimension: force"},
		{Role{Kind: Dimension, Dimension: "period", Hint: HintYearEnding}, "dimension: period, year ending"},
		{Role{Kind: Printed}, "printed share, rate or ratio"},
		{Role{Kind: Printed, Dimension: "action", Category: "no_action"}, "printed share, rate or ratio: no action"},
		{Role{Kind: Whole}, "whole: a count"},
		{Role{Kind: Whole, Total: true}, "whole: total"},
		{Role{Kind: Whole, Unit: "allegations", CaseType: "conduct matter"}, "whole: allegations of conduct matters"},
		{Role{Kind: Whole, Unit: "complaints", CaseType: "conduct matter"}, "whole: cases of conduct matters"},
		{Role{Kind: Whole, Unit: "complaints", CaseType: "complaint"}, "whole: complaints"},
		{Role{Kind: Whole, Unit: "officers", CaseType: "complaint"}, "whole: officers in complaints"},
		{Role{Kind: Whole, CaseType: "conduct matter"}, "whole: conduct matters"},
		{Role{Kind: Whole, Population: "finalised"}, "whole: finalised"},
		{Role{Kind: Whole, Unit: "allegations", Population: "handled formally"}, "whole: allegations, handled formally"},
		{Role{Kind: Part, Dimension: "action", Category: "referred"}, "part: referred to misconduct proceedings"},
		{Role{Kind: Part, Dimension: "outcome", Category: "upheld", Unit: "allegations"}, "part: upheld, in allegations"},
	} {
		if got := test.role.String(); got != test.want {
			t.Errorf("%+v is %q, want %q", test.role, got, test.want)
		}
	}
}

// Every name that help shows is accepted, and stands there once.
func TestRoleNames(t *testing.T) {
	names := RoleNames()
	for i, name := range names {
		role, ok := ReadRole(name)
		if !ok {
			t.Errorf("%q is not accepted", name)
		}
		if back, ok := ReadRole(role.Spec()); !ok || back != role {
			t.Errorf("%q is %+v, and its spec %q is %+v", name, role, role.Spec(), back)
		}
		if slices.Contains(names[:i], name) {
			t.Errorf("%q stands twice", name)
		}
	}
	for _, spec := range []Role{{Kind: Ignored}, {Kind: OwnCount}, {Kind: OwnDimension}, {Kind: NoteText}, {Kind: Printed}, {Kind: Whole}} {
		if back, ok := ReadRole(spec.Spec()); !ok || back != spec {
			t.Errorf("%+v has the spec %q, which is %+v", spec, spec.Spec(), back)
		}
	}
	if got := (Role{Kind: RoleKind(99)}).Spec(); got != "not understood" {
		t.Errorf("a kind that is none has the spec %q", got)
	}
}

func TestNearestHeading(t *testing.T) {
	for text, want := range map[string]string{
		"alegations": "allegations", "Forse": "force", "complant allegations": "complaint allegations", "Upheald": "upheld",
		"Allegations 2021": "allegations", "Appeals upheld": "upheld", "no_acton": "no action", "force": "force",
		"po_race": "", "item name": "", "": "", strings.Repeat("allegations x ", 20): "",
	} {
		if got, ok := NearestHeading(text); got != want || ok != (want != "") {
			t.Errorf("NearestHeading(%q) = %q, want %q", text, got, want)
		}
	}
}
