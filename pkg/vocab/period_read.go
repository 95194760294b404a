package vocab

// read parses the whole text: what it says of itself, then a quarter, a
// financial year, a range or one date.
func (r *periodReader) read() (Period, bool) {
	r.lead()
	for _, form := range [...]func() (Period, bool){r.quarter, r.yearPair, r.span} {
		tokens := r.tokens
		if p, ok := form(); ok && len(r.tokens) == 0 {
			return p, true
		}
		r.tokens = tokens
	}
	from, ok := r.point()
	if !ok || !r.midnight() || len(r.tokens) != 0 {
		return Period{}, false
	}
	return r.alone(from)
}

// peek is the word at a place ahead, "" where there is a number or nothing.
func (r *periodReader) peek(ahead int) string {
	if ahead < len(r.tokens) {
		return r.tokens[ahead].word
	}
	return ""
}

// next takes the word if it stands there.
func (r *periodReader) next(words ...string) bool {
	for i, word := range words {
		if r.peek(i) != word {
			return false
		}
	}
	r.tokens = r.tokens[len(words):]
	return true
}

// lead reads "year ending", "12 months to", "YE", "as at", "financial year".
func (r *periodReader) lead() {
	switch {
	case r.next("financial", "year", "ending"), r.next("fye"):
		r.yearEnding = true
	case r.next("financial", "year"), r.next("fin", ".", "year"), r.next("fin", "year"), r.next("fiscal", "year"),
		r.next("fy"), r.next("f", "/", "y"):
		r.financial = true
	case r.next("calendar", "year"):
		r.calendar = true
	case r.next("as", "at"), r.next("as"), r.next("at"):
		r.asAt = true
	case r.next("ye"), r.next("y", "/", "e"):
		r.yearEnding = true
	case r.next("year"), r.next("yr"), r.twelveMonths():
		r.yearLead()
	}
}

// twelveMonths reads "12 months", "twelve months", "12-month period".
func (r *periodReader) twelveMonths() bool {
	n := 1
	if len(r.tokens) > 0 && r.tokens[0].number != 12 && r.peek(0) != "twelve" {
		return false
	}
	if r.peek(n) == "-" {
		n++
	}
	if word := r.peek(n); word != "months" && word != "month" {
		return false
	}
	r.tokens = r.tokens[n+1:]
	return true
}

// yearLead reads what follows "year" or "12 months".
func (r *periodReader) yearLead() {
	switch {
	case r.next("ending"), r.next("ended"), r.next("end"):
		r.yearEnding = true
		r.next("-")
		r.next("to")
	case r.next("to"), r.next("up", "to"):
		r.yearEnding, r.to = true, true
	case r.next("from"):
		r.yearFrom = true
	}
}

// midnight takes the time that spreadsheets write after a date: T00:00:00.
func (r *periodReader) midnight() bool {
	r.next("t")
	zeros := 0
	for len(r.tokens) > 0 && r.tokens[0].digits == 2 && r.tokens[0].number == 0 {
		r.tokens = r.tokens[1:]
		zeros++
	}
	r.next("z")
	return zeros == 0 || zeros >= 2
}

// take takes a number written with one of the counts of digits.
func (r *periodReader) take(least, most int) (n int, ok bool) {
	if len(r.tokens) == 0 || r.tokens[0].digits < least || r.tokens[0].digits > most {
		return 0, false
	}
	n = r.tokens[0].number
	r.tokens = r.tokens[1:]
	return n, true
}

// quarter reads "2025-Q1", "Q1 2025", "Quarter 1 2025" and, of a financial
// year, "Q1 2024/25": April to June 2024.
func (r *periodReader) quarter() (Period, bool) {
	if q, ok := r.quarterNumber(); ok {
		r.next("-")
		r.next("fy")
		if p, ok := r.yearPair(); ok {
			return quarterIn(q, p, true)
		}
		year, ok := r.take(4, 4)
		return quarterIn(q, calendarYear(year), ok)
	}
	tokens := r.tokens
	year, ok := r.yearPair()
	if !ok {
		r.tokens = tokens
		var n int
		n, ok = r.take(4, 4)
		year = calendarYear(n)
	}
	r.next("-")
	q, isQuarter := r.quarterNumber()
	return quarterIn(q, year, ok && isQuarter)
}

// quarterNumber reads Q1 or quarter 1.
func (r *periodReader) quarterNumber() (int, bool) {
	if !r.next("q") && !r.next("quarter") && !r.next("qtr") {
		return 0, false
	}
	q, ok := r.take(1, 1)
	return q, ok && q >= 1 && q <= 4
}

// quarterIn is the q-th three months of a year.
func quarterIn(q int, year Period, ok bool) (Period, bool) {
	if !ok || year.First.Year < firstYear {
		return Period{}, false
	}
	month := year.First.Month + 3*q - 1
	return quarterOf(year.First.Year+(month-1)/12, (month-1)%12+1), true
}

// yearPair reads a financial year: 2020/21, 1996-1997, 04/05, 2020 to 2021.
// The second year must be the one after the first. A pair of months ("04/05
// 2021") is none, nor is 2020-21 followed by a day.
func (r *periodReader) yearPair() (Period, bool) {
	if len(r.tokens) < 3 || r.asAt || r.calendar || r.to {
		return Period{}, false
	}
	a, sep, b := r.tokens[0], r.peek(1), r.tokens[2]
	if sep != "/" && sep != "-" && sep != "to" || a.digits != 4 && (a.digits != 2 || b.digits != 2) {
		return Period{}, false
	}
	first := a.number
	if a.digits == 2 {
		first = century(first)
	}
	if b.digits == 3 && b.number/10 == (first+1)%100 && a.digits == 4 {
		b = token{number: b.number / 10, digits: 2} // 2019/201: a footnote's number
	}
	switch {
	case b.digits == 4 && b.number == first+1:
	case b.digits == 2 && b.number == (first+1)%100:
	default:
		return Period{}, false
	}
	r.tokens = r.tokens[3:]
	return financialYear(first), true
}

// century puts a year of two digits between 1950 and 2049.
func century(year int) int {
	if year >= 50 {
		return 1900 + year
	}
	return 2000 + year
}

// point is a day, a month or a year, as far as it is written.
type point struct{ year, month, day int }

// point reads one date: 31 March 2021, 31/03/2021, 2021-03-31, March 31 2021,
// Sep-19, 2019-09, 2021. A part that is not written is 0. Days must exist.
func (r *periodReader) point() (point, bool) {
	p, ok := r.datePoint()
	if !ok {
		return point{}, false
	}
	if p.month < 0 || p.month > 12 || p.year != 0 && (p.year < firstYear || p.year > lastYear) {
		return point{}, false
	}
	if p.day != 0 && p.year != 0 && (p.day < 1 || p.day > daysIn(p.year, p.month)) || p.day > 31 {
		return point{}, false
	}
	return p, true
}

func (r *periodReader) datePoint() (point, bool) {
	if month := monthNamed(r.peek(0)); month > 0 {
		r.tokens = r.tokens[1:]
		return r.afterMonth(month)
	}
	if len(r.tokens) == 0 || r.tokens[0].digits == 0 {
		return point{}, false
	}
	if r.tokens[0].digits == 4 {
		return r.yearFirst()
	}
	if r.tokens[0].digits > 2 {
		return point{}, false
	}
	return r.dayFirst()
}

// afterMonth reads what follows a month's name: a year, or a day and a year.
func (r *periodReader) afterMonth(month int) (point, bool) {
	r.next(".")
	dash := len(r.tokens) > 1 && r.tokens[1].digits > 0 && (r.next("-") || r.next("/"))
	if len(r.tokens) > 1 && !dash && r.tokens[0].digits <= 2 && r.tokens[1].digits == 4 {
		day, ok := r.take(1, 2) // March 31, 2022
		year, _ := r.take(4, 4)
		return point{year, month, day}, ok && day > 0
	}
	if year, ok := r.take(4, 4); ok {
		return point{year, month, 0}, true
	}
	if year, ok := r.take(2, 2); ok {
		return point{century(year), month, 0}, true
	}
	return point{0, month, 0}, !dash
}

// yearFirst reads 2021-03-31, 2019-09, 2019 September and 2021.
func (r *periodReader) yearFirst() (point, bool) {
	year, _ := r.take(4, 4)
	if month := monthNamed(r.peek(0)); month > 0 {
		r.tokens = r.tokens[1:]
		return point{year, month, 0}, true
	}
	sep := r.peek(0)
	if sep != "-" && sep != "/" && sep != "." || len(r.tokens) < 2 || r.tokens[1].digits != 2 {
		return point{year, 0, 0}, true
	}
	r.next(sep)
	month, _ := r.take(2, 2)
	if month < 1 {
		return point{}, false
	}
	if !r.next(sep) {
		return point{year, month, 0}, sep == "-"
	}
	day, ok := r.take(1, 2)
	return point{year, month, day}, ok && day > 0
}

// dayFirst reads 31 March 2021, 31-Mar-21, 31/03/2021 and 09/2019.
func (r *periodReader) dayFirst() (point, bool) {
	n, _ := r.take(1, 2)
	sep := r.peek(0)
	if sep == "-" || sep == "/" || sep == "." {
		r.next(sep)
	} else {
		sep = ""
	}
	if month := monthNamed(r.peek(0)); month > 0 {
		r.tokens = r.tokens[1:]
		if sep != "" && !r.next(sep) {
			return point{}, false
		}
		year, ok := r.year()
		return point{year, month, n}, n > 0 && (ok || sep == "")
	}
	if sep == "" {
		return point{}, false
	}
	if year, ok := r.take(4, 4); ok {
		return point{year, n, 0}, n > 0 && sep != "."
	}
	month, ok := r.take(1, 2)
	if !ok || month < 1 || n < 1 || !r.next(sep) {
		return point{}, false
	}
	year, ok := r.year()
	return point{year, month, n}, ok
}

// year takes a year of four or two digits.
func (r *periodReader) year() (int, bool) {
	if year, ok := r.take(4, 4); ok {
		return year, true
	}
	year, ok := r.take(2, 2)
	if !ok {
		return 0, false
	}
	return century(year), true
}

// span reads "April 2020 to March 2021", "1 April 2020 - 31 March 2021",
// "April to June 2024". The first date may leave its year to the second.
func (r *periodReader) span() (Period, bool) {
	r.next("from")
	from, ok := r.point()
	if !ok || from.month == 0 || !r.next("to") && !r.next("-") {
		return Period{}, false
	}
	to, ok := r.point()
	if !ok || to.year == 0 || to.month == 0 || (from.day == 0) != (to.day == 0) {
		return Period{}, false
	}
	if from.year == 0 {
		from.year = to.year
		if from.month > to.month {
			from.year--
		}
	}
	if from.day == 0 {
		from.day, to.day = 1, daysIn(to.year, to.month)
	}
	if from.day > daysIn(from.year, from.month) {
		return Period{}, false
	}
	return between(Date{from.year, from.month, from.day}, Date{to.year, to.month, to.day})
}

// alone is the period that one date means, by what the text says and then by
// the hint of the heading.
func (r *periodReader) alone(p point) (Period, bool) {
	if p.year == 0 {
		return Period{}, false
	}
	yearEnding := r.yearEnding || !r.asAt && !r.calendar && !r.yearFrom && (r.hint == HintYearEnding || r.hint == HintFinancial)
	switch {
	case r.yearFrom:
		return yearFrom(p)
	case p.month == 0 && yearEnding && (r.yearEnding || r.hint == HintYearEnding):
		return financialYear(p.year - 1), true
	case p.month == 0:
		// A bare 2020 does not say which financial year it is.
		return calendarYear(p.year), !r.financial && !r.asAt && (r.calendar || r.hint != HintFinancial)
	case yearEnding:
		return yearTo(r.ending(p)), true
	case r.financial || r.calendar:
		return Period{}, false
	case p.day != 0:
		day := Date{p.year, p.month, p.day}
		return Period{AsAt, day, day}, true
	case r.asAt || r.hint == HintAsAt:
		day := Date{p.year, p.month, daysIn(p.year, p.month)}
		return Period{AsAt, day, day}, true
	}
	return monthOf(p.year, p.month), true
}

// ending is the last day of a year that is said to end with a date. "The year
// to April 2021", as the press writes it, ended on 31 March 2021, and so did the
// year to 1 April.
func (r *periodReader) ending(p point) Date {
	if p.month == 4 && (p.day == 0 || p.day == 1 && r.to) {
		return Date{p.year, 3, 31}
	}
	if p.day == 0 {
		p.day = daysIn(p.year, p.month)
	}
	return Date{p.year, p.month, p.day}
}

// yearFrom is the twelve months that begin with a date.
func yearFrom(p point) (Period, bool) {
	if p.month == 0 {
		return Period{}, false
	}
	first := Date{p.year, p.month, max(p.day, 1)}
	last := Date{p.year + 1, p.month, first.Day}
	if last.Day > daysIn(last.Year, last.Month) {
		return Period{}, false
	}
	return yearTo(last.before()), true
}

// monthNamed is the number of a month by its name or one of the usual short
// forms, 0 for other words.
func monthNamed(word string) int {
	if len(word) < 3 {
		return 0
	}
	if word == "sept" {
		return 9
	}
	for month := 1; month <= 12; month++ {
		name := monthNames[month]
		if len(word) != 3 && len(word) != len(name) {
			continue
		}
		if name[0]|0x20 == word[0] && name[1:len(word)] == word[1:] {
			return month
		}
	}
	return 0
}
