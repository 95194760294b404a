package vocab

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	w := Words{}
	tests := []struct {
		what string
		is   func(string) bool
		yes  []string
		no   []string
	}{
		{"heading", w.IsHeading,
			[]string{"force", "year_ending", "Allegations", "%", "number", " Upheld ", "Not investigated % of total number finalised under Schedule 3", "Grand total"},
			[]string{"", "N", "A", "3,787", "91%", "2021", "Essex", "London, City of", "Police complaints 2008", "po_race", "Allegation",
				"Table 1.1: Proceedings type for allegations referred to proceedings, for police officers, in England and Wales",
				"Source: Home Office", strings.Repeat("allegations ", 20)}},
		{"place", w.IsPlace,
			[]string{"Essex", "LONDON, CITY OF", "Total", "North East", "England & Wales", "Total (3 forces)", "National average", "Subtotal", "Total allegations", "Surrey/Sussex"},
			[]string{"", "Avon", "force", "3,787", "A", "Total upheld", "Average days", "Average number of allegations", "Total staff"}},
		{"period", w.IsPeriod,
			[]string{"2021", "2020/21", "31 March 2021", "Sep-19"},
			[]string{"", "3,787", "12", "Essex", "2020 Total"}},
		{"mark", w.IsMark,
			[]string{"[c]", "..", "<5", "-", "n/a", "*", "[x] [note 1]", "nil", "1-4", "0-5", "withheld", "s40", "<5*"},
			[]string{"", " ", "803", "803[r]", "Essex", "[r]", "R", "[what]", "2019-20", "1996-97", "10-11", "2019-2020", "None", strings.Repeat("[note 1]", 10)}},
	}
	for _, test := range tests {
		for _, text := range test.yes {
			if !test.is(text) {
				t.Errorf("%q is no %s", text, test.what)
			}
		}
		for _, text := range test.no {
			if test.is(text) {
				t.Errorf("%q is a %s", text, test.what)
			}
		}
	}
}
