package vocab

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForceNamesOfReturns(t *testing.T) {
	for _, record := range readRecords(t, "force_names.csv") {
		key, variant := record[0], record[1]
		p, ok := LookupPlace(variant)
		if !ok || Clean(p.Name) != key || p.Level != Force {
			t.Errorf("%q is read as %+v, %v; want %s", variant, p, ok, key)
		}
	}
}

func TestLookupPlace(t *testing.T) {
	tests := []struct {
		text, name string
		level      Level
	}{
		{"AVON AND SOMERSET POLICE", "Avon and Somerset", Force},
		{"avon_and_somerset", "Avon and Somerset", Force},
		{"A&S", "Avon and Somerset", Force},
		{"The Metropolitan Police Service", "Metropolitan", Force},
		{"Met Police", "Metropolitan", Force},
		{"MPS", "Metropolitan", Force},
		{"London, City of", "City of London", Force},
		{"City of London (with Action Fraud)", "City of London", Force},
		{"City of London (excluding Action Fraud)", "", UnknownPlace},
		{"GMP", "Greater Manchester", Force},
		{"D&C", "Devon and Cornwall", Force},
		{"Notts Police", "Nottinghamshire", Force},
		{"Herts", "Hertfordshire", Force},
		{"Northants Police", "Northamptonshire", Force},
		{"BTP", "British Transport", Force},
		{"British Transport Police", "British Transport", Force},
		{"Hampshire and Isle of Wight", "Hampshire", Force},
		{"Hampshire & Isle of Wight Constabulary", "Hampshire", Force},
		{"Dyfed Powys", "Dyfed-Powys", Force},
		{"Heddlu De Cymru", "South Wales", Force},
		{"Derbyshire1", "Derbyshire", Force},
		{"Wiltshire2", "Wiltshire", Force},
		{"Kent [note 3]", "Kent", Force},
		{"Essex (1)", "Essex", Force},
		{"Essex*", "Essex", Force},
		{"Home Office^", "Home Office", Force},
		{"SOCA / NCA", "National Crime Agency", Force},
		{"HMRC", "HMRC", Force},
		{"Ministry of Defence Police", "Ministry of Defence", Force},
		{"Civil Nuclear Constabulary", "Civil Nuclear", Force},
		{"Central Service Secondments", "Central Service Secondments", Force},
		{"Police Service of Northern Ireland", "Police Service of Northern Ireland", Force},
		{"Police Scotland", "Police Scotland", Force},
		{"Port of Dover Police", "Port of Dover", Force},
		{"West Midlands", "West Midlands", Force},
		{"West Midlands Police", "West Midlands", Force},
		{"West Midlands region", "West Midlands", Region},
		{"Total West Midlands", "West Midlands", Region},
		{"*Total West Midlands", "West Midlands", Region},
		{"West Midlands Region Total", "West Midlands", Region},
		{"London", "London", Region},
		{"Total London", "London", Region},
		{"North East", "North East", Region},
		{"Total North East", "North East", Region},
		{"Yorkshire & the Humber", "Yorkshire and the Humber", Region},
		{"East of England", "Eastern", Region},
		{"Wales", "Wales", Region},
		{"All Wales", "Wales", Region},
		{"Total", "Total", Total},
		{"TOTAL", "Total", Total},
		{"Grand total", "Total", Total},
		{"All forces", "Total", Total},
		{"Sum", "Total", Total},
		{"Total FATALITIES", "Total", Total},
		{"Total allegations", "Total", Total},
		{"National", "National", Total},
		{"Total 43 forces", "Total 43 forces", Total},
		{"43 forces", "Total 43 forces", Total},
		{"England and Wales", "England and Wales", Total},
		{"England & Wales", "England and Wales", Total},
		{"*Total England and Wales", "England and Wales", Total},
		{"England", "England", Total},
		{"Total England", "England", Total},
		{"Avon", "", UnknownPlace},
		{"Airport", "", UnknownPlace},
		{"Met Office", "", UnknownPlace},
		{"A", "", UnknownPlace},
		{"Z", "", UnknownPlace},
		{"Other*", "", UnknownPlace},
		{"Total Essex", "Total Essex", Total},
		{"Total upheld", "Total upheld", Total},
		{"Police", "", UnknownPlace},
		{"", "", UnknownPlace},
		{"3,787", "", UnknownPlace},
		{strings.Repeat("Essex ", 50), "", UnknownPlace},
	}
	for _, test := range tests {
		p, ok := LookupPlace(test.text)
		if p.Name != test.name || p.Level != test.level || ok != (test.name != "") {
			t.Errorf("LookupPlace(%q) = %q, level %d, %v; want %q, level %d", test.text, p.Name, p.Level, ok, test.name, test.level)
		}
	}
}

// Totals and averages among the forces are never forces, and never unknown.
func TestTotalsAmongForces(t *testing.T) {
	tests := []struct {
		text, name string // name "" where it is the text
		members    int
		sub        bool
	}{
		{text: "Sub-total", name: "Subtotal", sub: true}, {text: "Sub total", name: "Subtotal", sub: true},
		{text: "SUBTOTAL*", name: "Subtotal", sub: true}, {text: "Total (3 forces)"}, {text: "Grand total (all forces)"},
		{text: "Subtotal (7 forces)", sub: true}, {text: "Sub-total: metropolitan forces", sub: true},
		{text: "National average", sub: true}, {text: "Median", sub: true}, {text: "Mean", sub: true},
		{text: "Average", sub: true}, {text: "Average per force", sub: true}, {text: "Force average", name: "Average", sub: true},
		{text: "All English forces", name: "England", members: 39}, {text: "English forces", name: "England", members: 39},
		{text: "Welsh forces", members: 4}, {text: "All Welsh forces", name: "Welsh forces", members: 4},
		{text: "United Kingdom"}, {text: "Total excluding Met", sub: true}, {text: "Total (excl. Met)", sub: true},
		{text: "England and Wales excluding Metropolitan", sub: true}, {text: "England & Wales (ex. London)", sub: true},
		{text: "South East without Kent", sub: true}, {text: "All forces except the Met", sub: true},
		{text: "All 43 forces", name: "Total 43 forces", members: 43}, {text: "England and Wales (43 forces)", name: "England and Wales", members: 43},
		{text: "Most similar forces average", name: "Most similar forces", sub: true}, {text: "MSG average", name: "Most similar forces", sub: true},
		{text: "Peer group average", sub: true}, {text: "Mean of all forces", sub: true}, {text: "England and Wales average", sub: true},
		{text: "Wales mean", sub: true}, {text: "All Scottish forces"}, {text: "All forces that replied"},
		{text: " Total for  43 forces [note 1]", name: "Total for 43 forces"}, {text: "Total - all forces", name: "Total"},
		{text: "Overall average", sub: true}, {text: "Total staff"}, {text: "Total Essex", sub: true}, {text: "Essex total", sub: true},
		{text: "Metropolitan & City", name: "Metropolitan and City of London", members: 2, sub: true},
		{text: "Metropolitan and City of London", members: 2, sub: true},
		{text: "Norfolk & Suffolk", name: "Norfolk and Suffolk", members: 2, sub: true},
		{text: "Surrey/Sussex", name: "Surrey and Sussex", members: 2, sub: true},
		{text: "Beds, Cambs & Herts", name: "Bedfordshire, Cambridgeshire and Hertfordshire", members: 3, sub: true},
		{text: "Devon & Cornwall and Dorset", name: "Devon and Cornwall and Dorset", members: 2, sub: true},
	}
	for _, test := range tests {
		if test.name == "" {
			test.name = test.text
		}
		want := Place{Name: test.name, Level: Total, Members: test.members, Sub: test.sub}
		got, ok := LookupPlace(test.text)
		if !ok || got != want {
			t.Errorf("LookupPlace(%q) = %+v, %v; want %+v", test.text, got, ok, want)
		}
		if names := Members(got.Name); len(names) != test.members {
			t.Errorf("Members(%q) = %q, want %d", got.Name, names, test.members)
		}
	}
	for _, text := range []string{"Avon", "Airport", "A Division", "Meanwood", "Totalton", "All", "Essex and Airport", "Division total area",
		"Allegations", "All allegations upheld", "Kent Essex",
		"Average taken over all of the forces that sent us a reply by May", "City of London excluding Action Fraud", "Essex less one"} {
		if p, ok := LookupPlace(text); ok && (p.Level != Total || p.Name != "Total") {
			t.Errorf("LookupPlace(%q) = %+v", text, p)
		}
	}
}

func TestPlaceOfWhich(t *testing.T) {
	for text, want := range map[string]string{"of which: Met": "Metropolitan", "- of which London": "London", "Of which Airport": "",
		"(of which Essex Police)": "Essex"} {
		if p, ok := LookupPlace(text); !p.OfWhich || p.Name != want || ok != (want != "") {
			t.Errorf("LookupPlace(%q) = %+v, %v", text, p, ok)
		}
	}
	if p, _ := LookupPlace("Essex"); p.OfWhich {
		t.Error("Essex is of which")
	}
}

func TestForces(t *testing.T) {
	forces := Forces()
	territorial := 0
	for _, p := range forces {
		if p.Territorial {
			territorial++
			if !slices.Contains(Members(p.Region+" region"), p.Name) {
				t.Errorf("%s is not among the members of its region %q", p.Name, p.Region)
			}
		}
	}
	if territorial != 43 {
		t.Errorf("there are %d territorial forces, not 43", territorial)
	}
	if !slices.IsSortedFunc(forces, func(a, b Place) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the forces are not sorted")
	}
}

func TestMembers(t *testing.T) {
	if got, want := Members("Wales"), []string{"Dyfed-Powys", "Gwent", "North Wales", "South Wales"}; !cmp.Equal(got, want) {
		t.Errorf("Members(Wales) = %q", got)
	}
	if got, want := Members("West Midlands"), []string{"Staffordshire", "Warwickshire", "West Mercia", "West Midlands"}; !cmp.Equal(got, want) {
		t.Errorf("Members(West Midlands) = %q", got)
	}
	for name, n := range map[string]int{"England and Wales": 43, "Total 43 forces": 43, "England": 39, "North East": 3,
		"Total North East": 3, "Total": 0, "National": 0, "Essex": 0, "nowhere": 0} {
		if got := Members(name); len(got) != n {
			t.Errorf("%s has %d members, not %d", name, len(got), n)
		}
	}
	sum := 0
	for _, region := range []string{"North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands",
		"Eastern", "London", "South East", "South West", "Wales"} {
		sum += len(Members(region))
	}
	if sum != 43 {
		t.Errorf("the ten regions have %d forces", sum)
	}
	Members("Wales")[0] = "changed"
	if Members("Wales")[0] == "changed" {
		t.Error("a caller can change the members")
	}
}

func TestNearestPlace(t *testing.T) {
	for text, want := range map[string]string{
		"Avon": "Avon and Somerset", "Esex": "Essex", "Essx Police": "Essex", "Nottinghamshrie": "Nottinghamshire",
		"Thames": "Thames Valley", "Metropolitian": "Metropolitan", "Dyfed": "Dyfed-Powys", "West Yorksire": "West Yorkshire",
		"Hertforshire Constabulary": "Hertfordshire", "Yorkshire and the Humbre": "Yorkshire and the Humber",
		"Airport": "", "Met Office": "", "North": "", "West": "", "": "", "A": "", "Other": "", "xyzzy": "", "Upheld": "",
		"3,787": "", "Strathclyde": "", "New York": "", strings.Repeat("x", 100): "",
	} {
		if got, ok := NearestPlace(text); got != want || ok != (want != "") {
			t.Errorf("NearestPlace(%q) = %q, want %q", text, got, want)
		}
	}
}
