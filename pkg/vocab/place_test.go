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
		{"Total Essex", "", UnknownPlace},
		{"Total upheld", "", UnknownPlace},
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
