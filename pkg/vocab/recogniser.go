package vocab

import "strings"

// Words recognises texts of the field for the finder of tables. It keeps
// nothing, and each question costs some hundred nanoseconds.
type Words struct{}

// IsHeading says whether the text is the heading of a column that is wholly
// understood. Numbers, places, single letters and sentences are none.
func (Words) IsHeading(text string) bool {
	text = trimCell(text)
	if len(text) < 2 && text != "%" || len(text) > 160 || strings.Trim(text, "0123456789,. %-") == "" && text != "%" {
		return false
	}
	return ReadHeading(text).Role.Kind != NotUnderstood
}

// IsPlace says whether the text names a force, a region or a total of them. A
// total only by its words is none where it is the heading of a column: "Total
// upheld" and "Average days" may stand anywhere.
func (Words) IsPlace(text string) bool {
	p, ok := LookupPlace(text)
	if !ok || p.Level != Total || places().named[Clean(p.Name)] != nil {
		return ok
	}
	return ReadHeading(text).Role.Kind == NotUnderstood
}

// IsPeriod says whether the text is a year, a quarter, a month or a date.
func (Words) IsPeriod(text string) bool {
	_, ok := ParsePeriod(text, NoHint)
	return ok
}

// IsMark says whether a mark stands in the place of a number: [c], .., <5 and
// their kin, also nil. A number with a mark is none, nor is a blank cell, nor a
// pair of years such as 10-11; "none" is more often an answer than a count.
func (Words) IsMark(text string) bool {
	if len(text) > 40 {
		return false
	}
	if zero := trimCell(text); isZeroWord(zero) {
		return !strings.EqualFold(zero, "none")
	}
	number, mark, ok := SplitMarks(text)
	if mark.Bounded && mark.Least > 0 {
		if _, period := ParsePeriod(text, NoHint); period {
			return false
		}
	}
	return ok && number == "" && mark.State != Known && mark.State != Blank
}
