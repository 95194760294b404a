package vocab

import (
	"strings"
	"testing"
)

func TestLookupCategory(t *testing.T) {
	tests := []struct {
		dimension, text, code, label string
		unknown, total               bool
	}{
		{dimension: "outcome", text: "Service acceptable", code: "acceptable", label: "service acceptable"},
		{dimension: "outcome", text: "Service not acceptable", code: "not_acceptable", label: "service not acceptable"},
		{dimension: "outcome", text: "The service provided was not acceptable", code: "not_acceptable"},
		{dimension: "outcome", text: "Upheld", code: "upheld"},
		{dimension: "outcome", text: "Not upheld", code: "not_upheld"},
		{dimension: "outcome", text: "Resolved", code: "resolved"},
		{dimension: "outcome", text: "No case to answer", code: "no_case_to_answer"},
		{dimension: "outcome", text: "Case to answer", code: "case_to_answer"},
		{dimension: "outcome", text: "Withdrawn", code: "withdrawn"},
		{dimension: "outcome", text: "Withdrawn or not proceeded with", code: "withdrawn"},
		{dimension: "outcome", text: "Not determined", code: "not_determined"},
		{dimension: "outcome", text: "Unable to determine whether the service provided was acceptable", code: "not_determined"},
		{dimension: "outcome", text: "Substantiated", code: "substantiated"},
		{dimension: "outcome", text: "Unsubstantiated", code: "unsubstantiated"},
		{dimension: "outcome", text: "Informally resolved", code: "locally_resolved"},
		{dimension: "outcome", text: "No Sustained Findings", code: "unsubstantiated"},
		{dimension: "outcome", text: "Sustained Finding", code: "substantiated"},
		{dimension: "outcome", text: "Pending", code: "pending", unknown: true},
		{dimension: "outcome", text: "Not Applicable", code: "not_applicable", unknown: true},
		{dimension: "outcome", text: "TOTAL", code: "total", total: true},
		{dimension: "action", text: "No action", code: "no_action"},
		{dimension: "action", text: "Learning from reflection", code: "learning_from_reflection"},
		{dimension: "action", text: "Apology", code: "apology"},
		{dimension: "action", text: "Referred to proceedings", code: "referred", label: "referred to misconduct proceedings"},
		{dimension: "action", text: "Referred to RPRP", code: "reflective"},
		{dimension: "action", text: "Explanation", code: "explanation"},
		{dimension: "action", text: "Debrief", code: "debrief"},
		{dimension: "action", text: "Goods or services returned", code: "goods_returned"},
		{dimension: "action", text: "Management advice", code: "management_advice"},
		{dimension: "action", text: "Organisational learning", code: "organisational_learning"},
		{dimension: "sanction", text: "Management advice", code: "management_advice"},
		{dimension: "sanction", text: "No action", code: "no_action"},
		{dimension: "sanction", text: "Written warnings", code: "written_warning"},
		{dimension: "sanction", text: "Reduction in rank", code: "reduction_in_rank"},
		{dimension: "sanction", text: "Required to resign", code: "required_to_resign"},
		{dimension: "sanction", text: "Training/Counseling", code: "training"},
		{dimension: "sanction", text: "Guilty Finding", code: "guilty"},
		{dimension: "sanction", text: "No Guilty Findings", code: "not_guilty"},
		{dimension: "sanction", text: "Would have been dismissed had they not resigned", code: "would_have_been_dismissed"},
		{dimension: "finding", text: "Misconduct", code: "misconduct"},
		{dimension: "finding", text: "Gross misconduct", code: "gross_misconduct"},
		{dimension: "finding", text: "Not misconduct", code: "not_misconduct"},
		{dimension: "finding", text: "No misconduct finding level recorded", code: "not_known", unknown: true},
		{dimension: "proceedings", text: "Meeting", code: "meeting"},
		{dimension: "proceedings", text: "Accelerated hearing", code: "accelerated_hearing"},
		{dimension: "proceedings", text: "Not known", code: "not_known", unknown: true},
		{dimension: "proceedings", text: "Total", code: "total", total: true},
		{dimension: "case_type", text: "Police complaint", code: "complaint", label: "complaint"},
		{dimension: "case_type", text: "Public complaints", code: "complaint"},
		{dimension: "case_type", text: "Complaint", code: "complaint"},
		{dimension: "case_type", text: "Conduct", code: "conduct_matter", label: "conduct matter"},
		{dimension: "case_type", text: "Conduct matter(s)", code: "conduct_matter"},
		{dimension: "case_type", text: "Recordable conduct", code: "recordable_conduct_matter", label: "recordable conduct matter"},
		{dimension: "case_type", text: "Complaint schedule 3", code: "complaint_schedule_3", label: "complaint under Schedule 3"},
		{dimension: "case_type", text: "Complaint not schedule 3", code: "complaint_outside_schedule_3", label: "complaint outside Schedule 3"},
		{dimension: "case_type", text: "DSI", code: "dsi"},
		{dimension: "case_type", text: "Total complaints", code: "total", total: true},
		{dimension: "worker", text: "Police officer", code: "police_officer"},
		{dimension: "worker", text: "Special constables", code: "special_constable"},
		{dimension: "worker", text: "PCSOs", code: "pcso"},
		{dimension: "worker", text: "Police Staff", code: "police_staff"},
		{dimension: "handling", text: "Local investigation (not subject to special requirements)", code: "local_investigation"},
		{dimension: "handling", text: "Referral to IOPC", code: "referred_to_iopc"},
		{dimension: "handling", text: "Otherwise than by investigation", code: "not_investigated"},
		{dimension: "handling", text: "Total number of complaints", code: "total", total: true},
		{dimension: "status", text: "Pending", code: "ongoing"},
		{dimension: "status", text: "Finalised", code: "finalised"},
		{dimension: "period", text: "2020 Total", code: "total", total: true},
		{dimension: "period", text: "Total 2020/21", code: "total", total: true},
		{dimension: "allegation_type", text: "Delivery of duties and service", code: "delivery_of_duties"},
		{dimension: "allegation_type", text: "Handling of or damage to property/ premises", code: "handling_of_property"},
		{dimension: "allegation_type", text: "Access and/or disclosure of information", code: "access_to_information"},
		{dimension: "allegation_type", text: "Abuse of position or corruption", code: "abuse_of_position"},
		{dimension: "allegation_type", text: "Stops and stop and search", code: "stop_and_search"},
		{dimension: "allegation_subtype", text: "Stops, and stop and search", code: "stop_and_search"},
		{dimension: "allegation_subtype", text: "No subcategory recorded", code: "not_known", unknown: true},
		{dimension: "allegation_type", text: "Other*", code: "other"},
		{dimension: "allegation_type", text: "No C.A.P. Investigation", code: "no_cap_investigation"},
		{dimension: "allegation_type", text: "Sexual Crime/Misconduct", code: "sexual_misconduct"},
		{dimension: "allegation_type", text: "Grand total", code: "total", total: true},
		{dimension: "", text: "Not known", code: "not_known", unknown: true},
		{dimension: "", text: "Dismissed", code: "dismissed"},
		{dimension: "outcome", text: "Total upheld", code: "subtotal", label: "Total upheld", total: true},
		{dimension: "worker", text: "Upheld"},
		{dimension: "case_type", text: "Essex"},
		{dimension: "outcome", text: "No"},
		{dimension: "outcome", text: ""},
		{dimension: "", text: strings.Repeat("upheld ", 40)},
	}
	for _, test := range tests {
		got, ok := LookupCategory(test.dimension, test.text)
		if ok != (test.code != "") || got.Code != test.code || got.Unknown != test.unknown || got.Total != test.total {
			t.Errorf("LookupCategory(%q, %q) = %+v, %v; want %s", test.dimension, test.text, got, ok, test.code)
			continue
		}
		if ok && test.dimension != "" && got.Dimension != test.dimension {
			t.Errorf("LookupCategory(%q, %q) is of the dimension %q", test.dimension, test.text, got.Dimension)
		}
		if test.label != "" && got.Label != test.label {
			t.Errorf("LookupCategory(%q, %q) is labelled %q, want %q", test.dimension, test.text, got.Label, test.label)
		}
	}
}

// A value that says more than its category is read as the category, unless
// what it says makes it another.
func TestQualifiedValues(t *testing.T) {
	tests := []struct{ dimension, text, code string }{
		{"outcome", "Not upheld - by investigation", "not_upheld"},
		{"outcome", "Not upheld - otherwise", "not_upheld"},
		{"outcome", "Not upheld – otherwise than by investigation", "not_upheld"},
		{"outcome", "Upheld – by local investigation", "upheld"},
		{"outcome", "Upheld: local investigation", "upheld"},
		{"outcome", "Upheld (misconduct)", "upheld"},
		{"outcome", "Upheld following investigation", "upheld"},
		{"outcome", "Not upheld after investigation by the force", "not_upheld"},
		{"outcome", "The service provided was acceptable - by investigation", "acceptable"},
		{"outcome", "Service not acceptable (otherwise)", "not_acceptable"},
		{"outcome", "Withdrawn by complainant at an early stage", "withdrawn"},
		{"outcome", "Not known (system error)", "not_known"},
		{"sanction", "Dismissed (gross misconduct)", "dismissed"},
		{"proceedings", "Misconduct meeting - internal", "meeting"},
		{"", "Upheld - by investigation", "upheld"},
		{"outcome", "Upheld - overturned", ""},
		{"outcome", "Upheld (not)", ""},
		{"outcome", "Upheld - partially, by investigation", ""},
		{"outcome", "Allegations upheld - not by investigation", ""},
		{"outcome", "Resolved - withdrawn", ""},
		{"outcome", "Whether upheld", ""},
		{"action", "Referred - IOPC", ""},
		{"action", "Referred by IOPC", ""},
		{"action", "Referred to MP", ""},
		{"case_type", "Complaint - outside of the Schedule 3 regime", ""},
		{"case_type", "Complaint and conduct", ""},
		{"allegation_type", "Other - dogs", ""},
		{"allegation_type", "Assault - on duty", ""},
	}
	for _, test := range tests {
		got, ok := LookupCategory(test.dimension, test.text)
		if got.Code != test.code || ok != (test.code != "") || got.Total || got.OfWhich {
			t.Errorf("LookupCategory(%q, %q) = %+v, %v; want %q", test.dimension, test.text, got, ok, test.code)
		}
		if ok && !got.Qualified {
			t.Errorf("%q is not told to be qualified", test.text)
		}
	}
	for text, code := range map[string]string{"Dismissed without notice": "dismissed", "Referred to IOPC": "referred_to_iopc",
		"Would have been dismissed if still serving": "would_have_been_dismissed", "Resolved by local resolution": "locally_resolved",
		"Would have been dismissed": "would_have_been_dismissed", "Upheld in part": "partly_upheld", "Upheld": "upheld"} {
		if got, ok := LookupCategory("", text); !ok || got.Code != code || got.Qualified {
			t.Errorf("LookupCategory(%q) = %+v, %v; want %s", text, got, ok, code)
		}
	}
	if got, _ := LookupCategory("case_type", "Complaints outside Schedule 3"); got.Code != "complaint_outside_schedule_3" {
		t.Errorf("Complaints outside Schedule 3 are %+v", got)
	}
}

func TestSubtotals(t *testing.T) {
	for text, sub := range map[string]bool{"Sub-total decided": true, "Subtotal": true, "Sub total": true, "Total decided": true,
		"Average": true, "Mean": true, "Median": true, "Total upheld": true, "Upheld total": true, "All decided": true,
		"Average of all outcomes": true, "Mean of forces": true, "Total (known outcomes)": true, "Not upheld sub-total": true,
		"Total": false, "All": false, "Grand total": false, "Total allegations": false, "All complaints": false,
		"Grand total (all outcomes)": false, "Total outcomes": false, "All outcomes": false} {
		got, ok := LookupCategory("outcome", text)
		if !ok || !got.Total || got.Sub != sub || sub != (got.Code == "subtotal") {
			t.Errorf("LookupCategory(%q) = %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"All other allegations", "All others", "Mean remarks", "Totally upheld", "Averaging", "Other",
		"The total was found to be wrong on a second reading of it", "Upheld"} {
		if got, _ := LookupCategory("outcome", text); got.Total || got.Sub {
			t.Errorf("LookupCategory(%q) = %+v", text, got)
		}
	}
}

func TestCategoryOfWhich(t *testing.T) {
	for text, code := range map[string]string{"of which: misconduct hearing": "hearing", "of which police staff": "police_staff",
		"- of which dismissed": "dismissed", "Upheld, of which locally": "upheld", "of which something": "", "Of whom: PCSOs": "pcso",
		"(of which: upheld - by investigation)": "upheld"} {
		if got, ok := LookupCategory("", text); got.Code != code || !got.OfWhich || ok != (code != "") {
			t.Errorf("LookupCategory(%q) = %+v, %v", text, got, ok)
		}
	}
}

// Every category is found by its own label, and by its code.
func TestCategories(t *testing.T) {
	for _, dimension := range append(Dimensions(), "", "allegation_subtype") {
		for _, c := range Categories(dimension) {
			got, ok := LookupCategory(dimension, c.Label)
			if !ok || got.Code != c.Code && dimension != "" {
				t.Errorf("%q of %q is found as %+v", c.Label, dimension, got)
			}
			if byCode, ok := CategoryByCode(c.Code); !ok || byCode.Label != c.Label || byCode.Unknown != c.Unknown {
				t.Errorf("the code %s is %+v", c.Code, byCode)
			}
		}
	}
	if _, ok := CategoryByCode("nonsense"); ok {
		t.Error("nonsense is a code")
	}
	if len(Categories("proceedings")) < 4 {
		t.Error("there are too few kinds of proceedings")
	}
}

func TestNearestCategory(t *testing.T) {
	for text, want := range map[string]string{"Uphled": "upheld", "Servce acceptable": "acceptable", "No acton": "no_action",
		"Dismised": "dismissed", "Essex": "", "": "", "xyzzy plugh": ""} {
		if got, ok := NearestCategory("outcome", text); got.Code != want || ok != (want != "") {
			t.Errorf("NearestCategory(outcome, %q) = %+v, want %q", text, got, want)
		}
	}
}
