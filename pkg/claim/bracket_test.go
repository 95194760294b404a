package claim

import "testing"

// The two values that a bracket gives for the change before it are the ones that
// it is judged by, and outright: whatever else the sentence tells, a change that
// they do not give is wrong.
func TestChangesWithTheirValuesInABracket(t *testing.T) {
	for _, c := range []struct{ text, words, class, computed string }{
		{"In Suffolk complaints fell by 20pc (562, down from 867 the previous year), while nationally they were down 4pc to 33,099.", "20pc", "fail", "-35.1788"},
		{"In Suffolk complaints fell by 35pc (562, down from 867 the previous year), while nationally they were down 4pc to 33,099.", "35pc", "ok", "-35.1788"},
		{"Complaints fell by 25 per cent (867 to 562), and appeals rose by ten per cent (from 200 to 220).", "25 per cent", "fail", "-35.1788"},
		{"Complaints fell by 35 per cent (867 to 562), and appeals rose by ten per cent (from 200 to 220).", "ten per cent", "ok", "10.0000"},
		{"Complaints fell by 25 per cent last year (562 against 867).", "25 per cent", "fail", "-35.1788"},
		{"Allegations were up 30 per cent (600 compared with just 500).", "30 per cent", "fail", "20.0000"},
		{"Complaints in Surrey were up 16 per cent (500 to 580).", "16 per cent", "ok", "16.0000"},

		{"Of 400 complaints, 15 per cent (50 to 60) were upheld.", "15 per cent", "unknown", ""},
		{"Complaints fell by five per cent a year (867 to 562 in ten years).", "five per cent", "unknown", ""},
		{"Complaints fell by 20 per cent nationally (867 to 562 in Suffolk).", "20 per cent", "unknown", ""},
		{"Complaints fell by 20 per cent (562 officers against 867).", "20 per cent", "unknown", ""},
		{"Complaints fell by around 20 per cent (867 to 562).", "around 20 per cent", "unknown", ""},
		{"Complaints fell by 20 per cent (562 and 867 were made).", "20 per cent", "unknown", ""},
	} {
		holdsTo(t, c.text, c.words, c.class, c.computed)
	}
}

// holdsTo says of one figure of a text how it is judged, and from what.
func holdsTo(t *testing.T, text, words, class, computed string) {
	t.Helper()
	for _, f := range findings(t, Text{Content: text}) {
		if f.Words != words {
			continue
		}
		if f.Class != class || f.Computed != computed && !sameSize(f.Computed, computed) {
			t.Errorf("%q: %q is %s from %q, want %s from %q (%s)", text, words, f.Class, f.Computed, class, computed, f.Why)
		}
		return
	}
	t.Errorf("%q: no figure %q", text, words)
}

// What a text leads with roughly and tells exactly further down is one number,
// though subject and verb differ; not where it is of another place, a part, or
// beyond what the words bear.
func TestRoughLeads(t *testing.T) {
	for _, c := range []struct{ text, words, class, computed string }{
		{"The force was the subject of more than 1,000 allegations in a year.\n\nOfficers faced 1,032 allegations of rudeness, assault and other matters.", "more than 1,000", "ok", "1032"},
		{"Almost 3,000 complaints were made last year.\n\nThe annual report puts the figure at 2,797, down 8% on the previous year.", "Almost 3,000", "warn", "2797"},
		{"Almost 3,000 complaints were made in Kent last year.\n\nEssex Police received 2,950 complaints about rudeness.", "Almost 3,000", "unknown", ""},
		{"More than 1,000 allegations were made.\n\nThe 20 officers dismissed faced 1,600 allegations of assault.", "More than 1,000", "unknown", ""},
		{"Ten Dorset employees have been investigated.\n\nThey were four members of police staff and six constables.", "Ten", "ok", "10"},
		{"Less than one per cent of racism complaints led to disciplinary action.\n\nOf 194 complaints just one was upheld, a rate of 0.5 per cent.", "Less than one per cent", "ok", "0.5155"},
		{"Complaints rose by almost half.\n\nLincolnshire had 1,032. That is 46 per cent up on the previous year, when just 728 were made.", "almost half", "warn", "41.7582"},
		{"There were 1,130 complaints by men and 870 by women. Women therefore made 43.5 per cent of the complaints.", "43.5 per cent", "ok", "43.5"},
		{"Last year 132 complaints were upheld and 308 were not, so that 30 per cent were upheld.", "30 per cent", "ok", "30"},
	} {
		holdsTo(t, c.text, c.words, c.class, c.computed)
	}
}
