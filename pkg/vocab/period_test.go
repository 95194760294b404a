package vocab

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParsePeriod(t *testing.T) {
	const (
		ye21 = "year ending 31 March 2021"
		s19  = "September 2019"
		d19  = "30 September 2019"
	)
	tests := []struct {
		text string
		hint Hint
		want string // "" where it is no period
	}{
		{"2020/21", NoHint, ye21}, {"2020-21", NoHint, ye21}, {"2020–21", NoHint, ye21}, {"2020/2021", NoHint, ye21},
		{"2020 to 2021", NoHint, ye21}, {"2020 - 21", NoHint, ye21}, {"FY2020/21", NoHint, ye21}, {"FY 20/21", NoHint, ye21},
		{"Financial year 2020/21", NoHint, ye21}, {"Fin. year 2020/21", NoHint, ye21}, {"2020/21 [note 1]", NoHint, ye21},
		{"2020/21 (p)", NoHint, ye21}, {"2020/21*", NoHint, ye21}, {"2020/211", NoHint, ye21}, {"2020/21", HintAsAt, ye21},
		{"2020/21", HintFinancial, ye21}, {"2020/21", HintYearEnding, ye21}, {"2020/21", HintCalendar, ye21},
		{"1996–97", NoHint, "year ending 31 March 1997"}, {"1996-1997", NoHint, "year ending 31 March 1997"},
		{"1999/00", NoHint, "year ending 31 March 2000"}, {"1999-2000", NoHint, "year ending 31 March 2000"},
		{"99/00", NoHint, "year ending 31 March 2000"},
		{"04/05", NoHint, "year ending 31 March 2005"}, {"04/05", HintAsAt, "year ending 31 March 2005"},
		{"2008-09", NoHint, "year ending 31 March 2009"},
		{"year ending 31 March 2021", NoHint, ye21}, {"Year ending March 2021", NoHint, ye21}, {"YE March 2021", NoHint, ye21},
		{"YE Mar-21", NoHint, ye21}, {"YE 31/03/21", NoHint, ye21}, {"Y/E 31.03.2021", NoHint, ye21},
		{"year ended March 31, 2021", NoHint, ye21}, {"the year to March 2021", NoHint, ye21},
		{"year to April 2021", NoHint, ye21}, {"in the year to 1 April 2021", NoHint, ye21},
		{"12 months to 31 March 2021", NoHint, ye21}, {"12 months ending March 2021", NoHint, ye21},
		{"twelve months to March 2021", NoHint, ye21}, {"12-month period ending 31 March 2021", NoHint, ye21},
		{"April 2020 to March 2021", NoHint, ye21}, {"Apr-20 to Mar-21", NoHint, ye21}, {"April 2020 - March 2021", NoHint, ye21},
		{"1 April 2020 to 31 March 2021", NoHint, ye21}, {"between 1 April 2020 and 31 March 2021", NoHint, ye21},
		{"1 April 2020 – 31 March 2021", NoHint, ye21}, {"from 1 April 2020 to 31 March 2021", NoHint, ye21},
		{"01/04/2020 - 31/03/2021", NoHint, ye21}, {"12 months from April 2020", NoHint, ye21}, {"year from 1 April 2020", NoHint, ye21},
		{"31 March 2021", HintYearEnding, ye21}, {"March 2021", HintYearEnding, ye21}, {"Mar-21", HintYearEnding, ye21},
		{"31/03/2021", HintYearEnding, ye21}, {"2021-03-31", HintYearEnding, ye21}, {"2021", HintYearEnding, ye21},
		{"31 March 2021", HintFinancial, ye21}, {"April 2021", HintYearEnding, ye21},
		{"30 April 2021", HintYearEnding, "year ending 30 April 2021"},
		{"1 October 2012 and 30 September 2013", NoHint, "year ending 30 September 2013"},
		{"year ending September 2019", NoHint, "year ending 30 September 2019"},
		{"year ending 29 February 2020", NoHint, "year ending 29 February 2020"},
		{"year ending 31 December 2021", NoHint, "2021"}, {"January 2021 to December 2021", NoHint, "2021"},
		{"2021", NoHint, "2021"}, {"2021", HintCalendar, "2021"}, {"2021", HintAsAt, "2021"}, {"calendar year 2021", NoHint, "2021"},
		{"year 2021", NoHint, "2021"}, {"2021", HintFinancial, ""}, {"FY2021", NoHint, ""}, {"2021*", NoHint, "2021"},
		{"2021²", NoHint, "2021"}, {"2021 (provisional)", NoHint, "2021"}, {"2021[r]", NoHint, "2021"},
		{"31 March 2021", NoHint, "31 March 2021"}, {"31/03/2021", NoHint, "31 March 2021"}, {"31-03-2021", NoHint, "31 March 2021"},
		{"31.03.2021", NoHint, "31 March 2021"}, {"2021-03-31", NoHint, "31 March 2021"}, {"31st March 2021", NoHint, "31 March 2021"},
		{"31-Mar-21", NoHint, "31 March 2021"}, {"31 Mar 21", NoHint, "31 March 2021"}, {"2021-03-31T00:00:00", NoHint, "31 March 2021"},
		{"2021-03-31 00:00", NoHint, "31 March 2021"}, {"04/05/2006", NoHint, "4 May 2006"}, {"March 31, 2022", NoHint, "31 March 2022"},
		{"As at 30 September 2019", NoHint, d19}, {"as at: Sep-19", NoHint, d19}, {"Sep-19", HintAsAt, d19},
		{"30 September 20191", NoHint, d19}, {"as of September 2019", HintYearEnding, d19},
		{"Sep-19", NoHint, s19}, {"Sept 2019", NoHint, s19}, {"September 2019", NoHint, s19}, {"Sep '19", NoHint, s19},
		{"SEPTEMBER\u00a02019", NoHint, s19}, {"2019-09", NoHint, s19}, {"09/2019", NoHint, s19}, {"2019 Sep", NoHint, s19},
		{"1 to 30 September 2019", NoHint, ""}, {"1 September 2019 to 30 September 2019", NoHint, s19},
		{"2025-Q1", NoHint, "January to March 2025"}, {"Q1 2025", NoHint, "January to March 2025"}, {"2025 Q1", NoHint, "January to March 2025"}, {"2025Q1", NoHint, "January to March 2025"},
		{"Quarter 1 2025", NoHint, "January to March 2025"}, {"January to March 2025", NoHint, "January to March 2025"},
		{"Q1 2024/25", NoHint, "April to June 2024"}, {"Q1 2024-25", NoHint, "April to June 2024"}, {"2024/25 Q4", NoHint, "January to March 2025"}, {"Q4 FY 2024/25", NoHint, "January to March 2025"},
		{"Apr-Jun 2024", NoHint, "April to June 2024"}, {"October 2023 to December 2023", NoHint, "October to December 2023"},
		{"December to February 2020", NoHint, ""}, {"February to August 2020", NoHint, ""},
		{"2020/22", NoHint, ""}, {"2020/20", NoHint, ""}, {"31 February 2021", NoHint, ""}, {"29 February 2021", NoHint, ""},
		{"12", NoHint, ""}, {"2008.5", NoHint, ""}, {"1799", NoHint, ""}, {"2200", NoHint, ""}, {"1800", NoHint, "1800"},
		{"2199/00", NoHint, ""}, {"", NoHint, ""}, {"March", NoHint, ""}, {"Total", NoHint, ""}, {"2020 Total", NoHint, ""},
		{"3,787", NoHint, ""}, {"13/2019", NoHint, ""}, {"00/2019", NoHint, ""}, {"2019-13", NoHint, ""}, {"0 March 2021", NoHint, ""},
		{"32 March 2021", NoHint, ""}, {"Q5 2025", NoHint, ""}, {"Q0 2025", NoHint, ""}, {"Q1", NoHint, ""}, {"Q1 20", NoHint, ""},
		{"31/3", NoHint, ""}, {"31 March", NoHint, ""}, {"2021/03", NoHint, ""}, {"2021.03", NoHint, ""}, {"03.2021", NoHint, ""},
		{"2021 complaints", NoHint, ""}, {"in 2021 2022", NoHint, ""}, {"20212", NoHint, ""}, {"Table 2021", NoHint, ""},
		{"2021 (Essex)", NoHint, ""}, {"2021-03-31T12:30:00", NoHint, ""}, {"year to 2021 to 2022", NoHint, ""}, {"as at 2021", NoHint, ""},
		{"calendar year 31 March 2021", NoHint, ""}, {"year from 2021", NoHint, ""}, {"year from 29 February 2020", NoHint, ""},
		{"1.592", NoHint, ""}, {"£2021", NoHint, ""}, {"-2021", NoHint, ""}, {"2021-", NoHint, ""}, {strings.Repeat("2021 ", 40), NoHint, ""},
		{"30 Feb to 31 March 2021", NoHint, ""}, {"Mar- 2021 to", NoHint, ""}, {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", NoHint, ""},
	}
	for _, test := range tests {
		p, ok := ParsePeriod(test.text, test.hint)
		if got := p.String(); ok != (test.want != "") || ok && got != test.want {
			t.Errorf("ParsePeriod(%q, %d) = %s, %v; want %q", test.text, test.hint, got, ok, test.want)
		}
	}
}

func TestPeriodDays(t *testing.T) {
	tests := []struct {
		text        string
		first, last Date
		kind        PeriodKind
	}{
		{"2020/21", Date{2020, 4, 1}, Date{2021, 3, 31}, YearEnding},
		{"2021", Date{2021, 1, 1}, Date{2021, 12, 31}, CalendarYear},
		{"Q1 2024/25", Date{2024, 4, 1}, Date{2024, 6, 30}, Quarter},
		{"February 2020", Date{2020, 2, 1}, Date{2020, 2, 29}, Month},
		{"year ending 29 February 2020", Date{2019, 3, 1}, Date{2020, 2, 29}, YearEnding},
		{"year ending 28 February 2021", Date{2020, 3, 1}, Date{2021, 2, 28}, YearEnding},
		{"year ending 15 June 2021", Date{2020, 6, 16}, Date{2021, 6, 15}, YearEnding},
		{"31 March 2021", Date{2021, 3, 31}, Date{2021, 3, 31}, AsAt},
	}
	for _, test := range tests {
		got, ok := ParsePeriod(test.text, NoHint)
		if want := (Period{test.kind, test.first, test.last}); !ok || got != want {
			t.Errorf("%q is %+v, want %+v", test.text, got, want)
		}
	}
}

// However a quarter is written, equal ones are equal, and print as their months.
func TestQuarters(t *testing.T) {
	for want, texts := range map[string][]string{
		"April to June 2021":       {"Q1 2021/22", "2021 Q2", "2021-Q2", "Q2 2021", "Apr-Jun 2021", "April to June 2021", "2021/22 Q1"},
		"January to March 2022":    {"Q4 2021/22", "2022 Q1", "Q1 2022", "1 January 2022 to 31 March 2022"},
		"October to December 2021": {"Q3 2021-22", "2021-Q4"},
	} {
		first, _ := ParsePeriod(texts[0], NoHint)
		for _, text := range texts {
			if p, ok := ParsePeriod(text, NoHint); !ok || p != first || p.String() != want {
				t.Errorf("%q is %+v, printed %q; want %q", text, p, p, want)
			}
		}
	}
}

func TestOverlaps(t *testing.T) {
	tests := []struct {
		p, q               string
		overlaps, contains bool
	}{
		{"2020/21", "2020/21", true, true}, {"2020/21", "Q1 2020/21", true, true}, {"Q1 2020/21", "2020/21", true, false},
		{"2020/21", "2021", true, false}, {"2020/21", "2021/22", false, false}, {"2020/21", "31 March 2021", true, true},
		{"2020/21", "1 April 2021", false, false}, {"2021", "February 2021", true, true}, {"2021", "2020 Q4", false, false},
		{"2021", "", false, false}, {"", "2021", false, false}, {"", "", false, false},
	}
	for _, test := range tests {
		p, _ := ParsePeriod(test.p, NoHint)
		q, _ := ParsePeriod(test.q, NoHint)
		if Overlaps(p, q) != test.overlaps || Overlaps(q, p) != test.overlaps || p.Contains(q) != test.contains {
			t.Errorf("%q and %q: overlaps %v, contains %v", test.p, test.q, Overlaps(p, q), p.Contains(q))
		}
	}
}

func TestReform(t *testing.T) {
	for text, want := range map[string][2]bool{ // before, crosses
		"2018/19": {true, false}, "2019/20": {false, true}, "2020/21": {false, false}, "31 January 2020": {true, false},
		"1 February 2020": {false, false}, "2020": {false, true}, "January 2020": {true, false}, "2020 Q1": {false, true},
	} {
		p, _ := ParsePeriod(text, NoHint)
		if got := [2]bool{p.BeforeReform(), p.CrossesReform()}; got != want {
			t.Errorf("%s: before, crosses = %v, want %v", text, got, want)
		}
	}
	if (Period{}).BeforeReform() || (Period{}).CrossesReform() {
		t.Error("a period that is not known lies somewhere")
	}
}

func TestComparePeriods(t *testing.T) {
	order := []string{"2018/19", "2019", "2019/20", "Mar 2020", "31 March 2020", "2020 Q2", "2020/21"}
	for i, a := range order {
		for j, b := range order {
			p, _ := ParsePeriod(a, NoHint)
			q, _ := ParsePeriod(b, NoHint)
			if got := p.Compare(q); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%s compared with %s is %d", a, b, got)
			}
		}
	}
	if got := (Period{}).String(); got != "unknown period" {
		t.Errorf("the zero Period is %q", got)
	}
	if got := (Period{Kind: AsAt, Last: Date{2021, 13, 1}}).String(); got != "1 ? 2021" {
		t.Errorf("a broken date is %q", got)
	}
}

// drawPeriod is any period that is published.
func drawPeriod(t *rapid.T) Period {
	year := rapid.IntRange(firstYear+1, lastYear-1).Draw(t, "year")
	month := rapid.IntRange(1, 12).Draw(t, "month")
	day := Date{year, month, rapid.IntRange(1, daysIn(year, month)).Draw(t, "day")}
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return yearTo(day)
	case 1:
		return calendarYear(year)
	case 2:
		return quarterOf(year, (month+2)/3*3)
	case 3:
		return monthOf(year, month)
	case 4:
		return financialYear(year)
	}
	return Period{AsAt, day, day}
}

// A printed period is read back as the same period.
func TestPeriodRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeriod(t)
		if got, ok := ParsePeriod(p.String(), NoHint); !ok || got != p {
			t.Fatalf("%+v prints as %q, which is read as %+v, %v", p, p, got, ok)
		}
		hints := map[PeriodKind]Hint{AsAt: HintAsAt, CalendarYear: HintCalendar, Quarter: HintCalendar, YearEnding: HintYearEnding}
		if got, ok := ParsePeriod(p.String(), hints[p.Kind]); !ok || got != p {
			t.Fatalf("%+v prints as %q, which under its hint is read as %+v, %v", p, p, got, ok)
		}
	})
}

// The days of a year add up: each year begins on the day after the one before.
func TestYearsJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := yearTo(drawPeriod(t).Last)
		if before := yearTo(p.First.before()); before.Last.next() != p.First || p.First.compare(p.Last) >= 0 {
			t.Fatalf("%+v does not join %+v", before, p)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, text := range []string{"2020/21", "year ending 31 March 2021", "Q1 2024/25", "31/03/2021", "04/05", "Sep-19", "12 months to",
		"1 April 2020 to 31 March 2021", "2021-03-31T00:00:00", "\xff2021", "(2021", "[", "9999999999999999999"} {
		f.Add(text, uint8(0))
		f.Add(text, uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, hint uint8) {
		p, ok := ParsePeriod(text, Hint(hint%5))
		if !ok {
			if p != (Period{}) {
				t.Fatalf("%q is no period, and yet %+v", text, p)
			}
			return
		}
		if p.First.compare(p.Last) > 0 || p.First.Year < firstYear || p.Last.Year > lastYear {
			t.Fatalf("%q is read as %+v", text, p)
		}
		if again, ok := ParsePeriod(p.String(), NoHint); !ok || again != p {
			t.Fatalf("%q is %+v, printed %q, and that is %+v", text, p, p, again)
		}
	})
}

func TestPeriodsSideBySide(t *testing.T) {
	read := func(text string) Period {
		p, ok := ParsePeriod(text, NoHint)
		if !ok {
			t.Fatalf("%q is no period", text)
		}
		return p
	}
	for text, want := range map[string]string{
		"year ending 31 March 2021": "year ending 31 March 2022", "year ending 28 February 2019": "year ending 29 February 2020",
		"2019": "2020", "October to December 2019": "January to March 2020", "January 2020": "February 2020", "December 2019": "January 2020",
	} {
		p := read(text)
		next, ok := p.Next()
		if !ok || next != read(want) || !next.Alike(p) {
			t.Errorf("after %s comes %v %v, want %s", text, next, ok, want)
		}
	}
	if next, ok := read("30 September 2019").Next(); ok {
		t.Errorf("a day is followed by %v", next)
	}
	if read("2020").Alike(read("year ending 31 March 2020")) || read("year ending 31 March 2020").Alike(read("year ending 30 September 2020")) {
		t.Error("years that end on other days are alike")
	}
	if got := read("30 September 2019").MonthsTo(read("year ending 31 March 2021")); got != 18 {
		t.Errorf("from September 2019 to March 2021 are %d months, want 18", got)
	}
	if got := read("year ending 31 March 2021").MonthsTo(read("30 September 2019")); got != 18 {
		t.Errorf("the other way round they are %d, want 18", got)
	}
}
