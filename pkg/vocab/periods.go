package vocab

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
)

// reform is the day on which the rules for complaints and misconduct changed.
// An upheld allegation became a service that was not acceptable.
var reform = Date{2020, 2, 1}

// monthNames are the months as they are printed.
var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// String writes the period the one way: "year ending 31 March 2021", "2021",
// "April to June 2021", "September 2019", "30 September 2019". ParsePeriod reads
// it back. A quarter has its months, because the first of the calendar is the
// last of a financial year.
func (p Period) String() string {
	last := p.Last
	switch p.Kind {
	case YearEnding:
		return "year ending " + last.String()
	case CalendarYear:
		return fmt.Sprintf("%d", last.Year)
	case Quarter:
		return monthName(p.First.Month) + " to " + monthName(last.Month) + fmt.Sprintf(" %d", last.Year)
	case Month:
		return monthName(last.Month) + fmt.Sprintf(" %d", last.Year)
	case AsAt:
		return last.String()
	}
	return "unknown period"
}

// String writes the day as 31 March 2021.
func (d Date) String() string { return fmt.Sprintf("%d %s %d", d.Day, monthName(d.Month), d.Year) }

func monthName(month int) string {
	if month < 1 || month > 12 {
		return "?"
	}
	return monthNames[month]
}

// Compare orders dates as time.
func (d Date) compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Compare orders periods as time: by their last day, then their first, then
// their kind.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.Last.compare(q.Last), p.First.compare(q.First), cmp.Compare(p.Kind, q.Kind))
}

// Overlaps says whether two periods share a day, so that figures of both may
// count the same complaint. A period that is not known shares none.
func Overlaps(p, q Period) bool {
	return p.Kind != UnknownPeriod && q.Kind != UnknownPeriod &&
		p.First.compare(q.Last) <= 0 && q.First.compare(p.Last) <= 0
}

// Contains says whether every day of q lies in p; a period contains itself.
func (p Period) Contains(q Period) bool {
	return p.Kind != UnknownPeriod && q.Kind != UnknownPeriod &&
		p.First.compare(q.First) <= 0 && q.Last.compare(p.Last) <= 0
}

// BeforeReform says whether the whole period lies before 1 February 2020. A
// period that is not known lies nowhere.
func (p Period) BeforeReform() bool {
	return p.Kind != UnknownPeriod && p.Last.compare(reform) < 0
}

// CrossesReform says whether the rules changed within the period: it began
// before 1 February 2020 and ended on or after it.
func (p Period) CrossesReform() bool {
	return p.Kind != UnknownPeriod && p.First.compare(reform) < 0 && p.Last.compare(reform) >= 0
}

// Alike says whether two periods are of one length and end on the same day of
// their year, quarter or month, so that figures of both can be set side by side.
func (p Period) Alike(q Period) bool {
	switch {
	case p.Kind != q.Kind || p.Kind == UnknownPeriod:
		return false
	case p.Kind == YearEnding:
		return p.Last.Month == q.Last.Month && (p.Last.Day == q.Last.Day || p.Last.Month == 2)
	}
	return true
}

// Next is the period that follows at once, alike. Dates on which something was
// counted have none; ok is false for those.
func (p Period) Next() (next Period, ok bool) {
	months := 0
	switch p.Kind {
	case YearEnding, CalendarYear:
		months = 12
	case Quarter:
		months = 3
	case Month:
		months = 1
	default:
		return Period{}, false
	}
	last := p.Last
	whole := last.Day == daysIn(last.Year, last.Month)
	last.Month += months
	for last.Month > 12 {
		last.Month, last.Year = last.Month-12, last.Year+1
	}
	if days := daysIn(last.Year, last.Month); whole || last.Day > days {
		last.Day = days
	}
	return Period{Kind: p.Kind, First: p.Last.next(), Last: last}, true
}

// MonthsTo is how many months lie between the end of p and the end of q,
// rounded to whole ones, whichever is later.
func (p Period) MonthsTo(q Period) int {
	days := (p.Last.Year-q.Last.Year)*372 + (p.Last.Month-q.Last.Month)*31 + p.Last.Day - q.Last.Day
	if days < 0 {
		days = -days
	}
	return (days + 15) / 31
}

// The years that a return may be about.
const (
	firstYear = 1800
	lastYear  = 2199
)

// daysIn is the number of days in a month.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// next is the day after.
func (d Date) next() Date {
	d.Day++
	if d.Day > daysIn(d.Year, d.Month) {
		d.Day, d.Month = 1, d.Month+1
	}
	if d.Month > 12 {
		d.Month, d.Year = 1, d.Year+1
	}
	return d
}

// before is the day before.
func (d Date) before() Date {
	if d.Day--; d.Day == 0 {
		if d.Month--; d.Month == 0 {
			d.Month, d.Year = 12, d.Year-1
		}
		d.Day = daysIn(d.Year, d.Month)
	}
	return d
}

// yearTo is the twelve months that end on a day. Those that end with December
// are the calendar year, however they were written.
func yearTo(last Date) Period {
	first := Date{last.Year - 1, last.Month, min(last.Day, daysIn(last.Year-1, last.Month))}
	if last.Day == daysIn(last.Year, last.Month) {
		first.Day = daysIn(first.Year, first.Month)
	}
	kind := YearEnding
	if last.Month == 12 && last.Day == 31 {
		kind = CalendarYear
	}
	return Period{kind, first.next(), last}
}

// financialYear is the one that begins on 1 April of the year.
func financialYear(begins int) Period { return yearTo(Date{begins + 1, 3, 31}) }

func calendarYear(year int) Period { return yearTo(Date{year, 12, 31}) }

func monthOf(year, month int) Period {
	return Period{Month, Date{year, month, 1}, Date{year, month, daysIn(year, month)}}
}

// quarterOf is the three months that end with the month.
func quarterOf(year, month int) Period {
	return Period{Quarter, Date{year, month - 2, 1}, Date{year, month, daysIn(year, month)}}
}

// between is the period from one day to another, where it is one that is
// published: twelve months, a quarter of the calendar, a month.
func between(first, last Date) (Period, bool) {
	for _, p := range [...]Period{yearTo(last), monthOf(last.Year, last.Month), quarterOf(last.Year, max(last.Month, 3))} {
		if p.First == first && p.Last == last && (p.Kind != Quarter || last.Month%3 == 0) {
			return p, true
		}
	}
	return Period{}, false
}

// ParsePeriod reads a period however it is written; the hint is what the
// heading above it says. It reads what is written and guesses nothing: 31
// February, 2020/22 and a bare 12 are no periods. Days stand before months.
func ParsePeriod(text string, hint Hint) (Period, bool) {
	if len(text) > 100 || !strings.ContainsAny(text, "0123456789") {
		return Period{}, false
	}
	r := periodReader{hint: hint}
	if !r.split(text) {
		return Period{}, false
	}
	p, ok := r.read()
	if !ok || p.First.Year < firstYear || p.Last.Year > lastYear {
		return Period{}, false
	}
	return p, true
}

// token is a word, a number or a sign of a period's text.
type token struct {
	word   string // in lower case; "" of a number
	number int
	digits int // how many digits the number was written with; 0 of a word
}

// periodReader reads the tokens of one text from left to right.
type periodReader struct {
	hint   Hint
	tokens []token
	buffer [16]token
	// What the text itself says before the date, stronger than the hint.
	yearEnding, yearFrom, asAt, financial, calendar bool
	to                                              bool // "year to", of which the press means the day before
}

// split cuts the text into tokens, leaving out footnotes. Signs that no period
// holds make it fail.
func (r *periodReader) split(text string) bool {
	r.tokens = r.buffer[:0]
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			end := i
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			if !r.number(text[i:end]) {
				return false
			}
			i = end
			continue
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			end := i
			for end < len(text) && (text[end]|0x20) >= 'a' && (text[end]|0x20) <= 'z' {
				end++
			}
			r.word(strings.ToLower(text[i:end]))
			i = end
			continue
		case c == '[' || c == '(':
			length := strings.IndexAny(text[i:], "])")
			if length < 0 || !isPeriodNote(text[i+1:i+length]) {
				return false
			}
			i += length + 1
			continue
		}
		size, ok := r.sign(text[i:])
		if !ok {
			return false
		}
		i += size
	}
	return len(r.tokens) > 0 && len(r.tokens) <= len(r.buffer)
}

// isPeriodNote says whether brackets hold only a footnote, a mark, or a word
// such as "provisional".
func isPeriodNote(inside string) bool {
	inside = strings.ToLower(strings.TrimSpace(inside))
	return isReference(inside) || isMarkWord(inside) || inside == "provisional" || inside == "revised" ||
		inside == "experimental"
}

// number enters a number. Years with a footnote number glued to them (30
// September 20122) keep their four digits after a month's name only.
func (r *periodReader) number(digits string) bool {
	afterMonth := len(r.tokens) > 0 && monthNamed(r.tokens[len(r.tokens)-1].word) > 0
	if len(digits) == 5 && afterMonth && (digits[:2] == "20" || digits[:2] == "19") {
		digits = digits[:4]
	}
	if len(digits) > 4 {
		return false
	}
	n := 0
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	r.tokens = append(r.tokens, token{number: n, digits: len(digits)})
	return true
}

// word enters a word, without those that say nothing.
func (r *periodReader) word(word string) {
	switch word {
	case "the", "in", "of", "for", "on", "during", "period", "between":
		return
	case "st", "nd", "rd", "th": // 31st
		if len(r.tokens) > 0 && r.tokens[len(r.tokens)-1].digits > 0 {
			return
		}
	case "until", "till", "and", "through":
		word = "to"
	}
	r.tokens = append(r.tokens, token{word: word})
}

// sign enters the separator at the beginning of rest: every dash is "-".
func (r *periodReader) sign(rest string) (size int, ok bool) {
	for i, c := range rest {
		if i > 0 {
			break
		}
		size = len(string(c))
		switch {
		case strings.ContainsRune("-‐‑‒–—−", c):
			r.tokens = append(r.tokens, token{word: "-"})
		case c == '/' || c == '.':
			r.tokens = append(r.tokens, token{word: string(c)})
		case unicode.IsSpace(c), unicode.Is(unicode.Cf, c), c == ',', c == ':', c == '_', isFootnoteSign(c), isApostrophe(c):
		default:
			return 0, false
		}
	}
	return size, size > 0
}
