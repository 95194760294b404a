package vocab

// PeriodKind says which stretch of time a published period is.
type PeriodKind uint8

// The kinds of period.
const (
	UnknownPeriod PeriodKind = iota
	YearEnding               // twelve months ending on a day: 2020/21, year ending 31 March 2021
	CalendarYear             // 2021
	Quarter                  // 2025-Q1: January to March 2025
	Month                    // September 2019
	AsAt                     // a date on which something was counted: 30 September 2019
)

// Hint is what a heading says of the periods below it.
type Hint uint8

// The hints.
const (
	NoHint         Hint = iota
	HintYearEnding      // "year ending": a bare date is the end of twelve months
	HintFinancial       // "financial year": a bare 2020 would be doubtful, 2020/21 is meant
	HintAsAt            // "as at": a bare date or month is the day itself or the month's last
	HintCalendar        // "calendar year"
)

// Date is a day. Dates compare with ==.
type Date struct{ Year, Month, Day int }

// Period is a published period: its first and last day, both inclusive.
// Equal periods compare equal with ==, however they were written.
type Period struct {
	Kind        PeriodKind
	First, Last Date
}
