package claim

import "slices"

// yearAt is how many tokens a year or span of years takes at i: 2013, 2013/14,
// 2013-2014, 2020 to 2021. A bare number that counts something is none.
func (f *finder) yearAt(i int) int {
	if _, ok := f.intAt(i, 1900, 2099); !ok || len(f.at(i).text) != 4 {
		return 0
	}
	next := f.at(i + 1)
	second := f.at(i + 2)
	joined := next.glued && second.glued && (len(second.text) == 2 || len(second.text) == 4 || len(second.text) == 1)
	if _, year := f.intAt(i+2, 1900, 2099); next.text == "-" && year && len(second.text) == 4 {
		joined = true
	}
	if next.kind == sign && (next.text == "/" || next.text == "-") && second.kind == digits && joined {
		n := 3
		if f.at(i+3).text == "/" && f.isDigits(i+4) {
			n = 5
		}
		return n
	}
	return 1
}

// date passes over years, days and months.
func (f *finder) date(i int) int {
	if n := f.dateInDigits(i); n > 0 {
		return n
	}
	if n := f.yearAt(i); n > 0 {
		if n == 1 && f.countsAsYear(i) {
			return 0
		}
		return n
	}
	if f.at(i).text == "'" && f.isDigits(i+1) && f.at(i+1).glued && len(f.at(i+1).text) == 2 && !f.at(i).glued {
		return 2
	}
	if day, ok := f.intAt(i, 1, 31); !ok || day == 0 {
		return 0
	}
	n := 1
	if t := f.at(i + 1); t.kind == word && t.glued && isOrdinalEnd(t.text) {
		n = 2
	}
	if f.at(i+n).text == "of" && isMonth(f.at(i+n+1)) {
		n++
	}
	switch {
	case isMonth(f.at(i + n)):
		return n + 1
	case f.dayRange(i) > 0:
		return f.dayRange(i)
	case isMonth(f.at(i-1)) && (f.at(i+n).kind != word || !f.unitSoon(i+n) || n == 2 || f.at(i+n).text == "and" || f.at(i+n).text == "to" || f.at(i+n).text == "this" || f.at(i+n).text == "last" || f.at(i+n).text == "at" || f.yearAt(i+n) > 0):
		return n
	case n == 2:
		return n
	}
	return 0
}

// dayRange is how many tokens of "4-5 March", "4 and 5 March" and, behind a
// month, of "4-5" stand at i.
func (f *finder) dayRange(i int) int {
	_, ok := f.intAt(i+2, 1, 31)
	sep := f.at(i + 1).text
	switch {
	case !ok || sep != "-" && sep != "to" && sep != "and" && sep != "/":
		return 0
	case isMonth(f.at(i + 3)):
		return 4
	case isMonth(f.at(i-1)) && f.hyphen(i+1):
		return 3
	}
	return 0
}

// unitSoon says whether what is counted follows within a few words, so that
// "in March 12 more complaints" is no 12 March.
func (f *finder) unitSoon(i int) bool {
	const soon = 4
	for k := i; k < i+soon && f.at(k).kind == word && !isVerb(f.at(k).text) && !isPreposition(f.at(k).text); k++ {
		if _, ok := f.phrase("unit", k); ok {
			return k == i || f.at(i).text != "the"
		}
	}
	return false
}

// dateInDigits passes over 2021-03-04, 31/03/2021, 31.03.21, 9/11, and the
// numbers of files such as 36/1234/19 and 2023/114. Two counts with a stroke
// between them, 34/1,064, are figures, and so is 1/3 of complaints.
func (f *finder) dateInDigits(i int) int {
	sep, second := f.at(i+1), f.at(i+2)
	if !f.isDigits(i) || sep.kind != sign || !sep.glued || second.kind != digits || !second.glued {
		return 0
	}
	third := f.at(i+3).text == sep.text && f.at(i+3).glued && f.isDigits(i+4) && f.at(i+4).glued
	switch sep.text {
	case "-":
		if third && len(f.at(i).text) == 4 && len(second.text) <= 2 {
			return 5
		}
	case ".": // 4.3.2021 and 3.1.2
		if f.inParts(i) {
			n := 3
			for f.at(i+n).text == "." && f.at(i+n).glued && f.isDigits(i+n+1) && f.at(i+n+1).glued {
				n += 2
			}
			return n
		}
	case "/":
		if third {
			return 5
		}
		return f.stroke(i)
	}
	return 0
}

// inParts says whether a numeral with a point goes on with a part of a date or
// of a section: 4.3.2021, 3.1.2.
func (f *finder) inParts(i int) bool {
	text, second := f.at(i).text, f.at(i+2).text
	point := slices.Index([]byte(text), '.')
	return point > 0 && point <= 2 && len(text)-point-1 <= 2 && (len(second) <= 2 || len(second) == 4)
}

// stroke is 3 where two numbers with a stroke between them are a date, an idiom
// or the number of a file.
func (f *finder) stroke(i int) int {
	const least, most = 1900, 2099
	if _, year := f.intAt(i, least, most); year && len(f.at(i).text) == 4 {
		if f.yearAt(i) == 1 {
			return 3 // FOI 2023/114
		}
		return 0
	}
	if _, _, used := f.fraction(i); used > 0 && f.isFraction(i) {
		return 0
	}
	a, ok := f.intAt(i, 0, 99)
	b, also := f.intAt(i+2, 0, 99)
	if _, month := f.intAt(i, 1, 12); month && len(f.at(i+2).text) == 4 {
		return 3 // 03/2021
	}
	if ok && also && (a == 24 && b == 7 || (a <= 31 && b <= 12 || a <= 12 || a == b) && !f.words.is("unit", f.at(i+3).text)) {
		return 3
	}
	return 0
}

// countsAsYear says whether a bare 2014 counts complaints after all: what it
// counts follows, and the words before it are not those of time. Where the text
// has the same number as a year, it is one.
func (f *finder) countsAsYear(i int) bool {
	if f.percentWords(i+1) > 0 || f.strictlyCounted(i) {
		return true
	}
	if f.ofTheYear(i) {
		return !f.yearElsewhere(i)
	}
	if !f.unitFollows(i + 1) {
		return false
	}
	switch before := f.at(i - 1); before.text {
	case "of":
		return f.at(i-2).text == "out" || f.at(i-2).kind >= stop || isTally(f.at(i-2).text)
	case "from":
		return f.at(i+2).text == "to"
	case "in", "since", "to", "by", "until", "during", "the", "for", "and", "year", "before", "after", "-", "early", "late", "mid", "between", "ending", "its", "their", "his", "her", "april", "march", "this", "that", "these", "those":
		return false
	default:
		return !isMonth(before) && !isPossessive(before.text)
	}
}

func isPossessive(word string) bool {
	n := len(word)
	return n > 2 && (word[n-2:] == "'s" || word[n-2:] == "s'")
}

// isTally says whether a word makes the number behind it a count.
func isTally(word string) bool {
	switch word {
	case "total", "tally", "number", "average", "maximum", "minimum", "record", "sum":
		return true
	}
	return false
}

// strictlyCounted says whether the words leave no room for a year: there were
// 2010, more than 2000, a total of 2015, 2015 in 2013, 1950 of the, from 1,950 to
// 2010.
func (f *finder) strictlyCounted(i int) bool {
	before, two := f.at(i-1).text, f.at(i-2).text
	switch {
	case two == "there" && (before == "were" || before == "are"), two == "than" && before == "fewer":
		return true
	case before == "than" && (two == "more" || two == "fewer" || two == "less"):
		return f.at(i-3).text != "no" || f.unitFollows(i+1)
	case before == "least" && two == "at", before == "nearly", before == "almost":
		return f.unitFollows(i+1) || f.at(i+1).kind >= stop
	case before == "of" && isTally(two):
		return true
	case f.at(i+1).text == "in" && f.yearAt(i+2) > 0:
		return before == "from" || before == "to" || before == "of" || before == "was" || before == "were" || before == "at"
	case f.at(i+1).text == "of" && (f.at(i+2).text == "the" || f.at(i+2).text == "them" || f.at(i+2).text == "these" || f.at(i+2).text == "those"):
		return f.at(i-1).kind >= stop || before == "," || before == "and" || before == "that"
	case before == "to":
		return f.goesOnFrom(i - 2)
	}
	return false
}

// goesOnFrom says whether token i is a count of thousands with a comma behind
// "from", so that what "to" leads to is another.
func (f *finder) goesOnFrom(i int) bool {
	return f.at(i-1).text == "from" && f.isDigits(i) && len(f.at(i).text) == len("1,950") && f.at(i).text[1] == ','
}

// ofTheYear says whether a bare 2014 stands in "of the 2014 complaints", which
// tells a count, unless the text speaks of the complaints of that year.
func (f *finder) ofTheYear(i int) bool {
	_, ok := f.intAt(i, 1900, 2099)
	return ok && len(f.at(i).text) == 4 && f.at(i-1).text == "the" && f.at(i-2).text == "of" && (f.unitFollows(i+1) || f.at(i+1).text == "were" || f.at(i+1).text == "had" || f.at(i+1).text == "are")
}

// unitFollows says whether a plural of what is counted stands at token i, maybe
// behind an adjective, and no other noun behind it: not "complaints survey".
func (f *finder) unitFollows(i int) bool {
	at := i
	if f.at(at).kind == word && !f.words.is("unit", f.at(at).text) && !isVerb(f.at(at).text) && !isPreposition(f.at(at).text) {
		at++
	}
	if f.at(at).kind != word || !f.words.is("unit", f.at(at).text) {
		return false
	}
	for f.words.is("unit", f.at(at+1).text) {
		at++
	}
	switch f.at(at + 1).text {
	case "data", "figures", "statistics", "stats", "survey", "report", "reports", "total", "totals", "rate", "rates", "review", "bulletin", "return", "returns", "process", "procedure", "system", "record", "records", "results", "number", "numbers", "count", "scandal", "crisis", "team", "panel", "code", "guidance", "regulations":
		return false
	}
	return true
}

// yearElsewhere says whether the text names the same number as a year.
func (f *finder) yearElsewhere(i int) bool {
	if f.years == nil {
		f.years = map[string]bool{}
		for k, t := range f.tokens {
			if t.kind == digits && len(t.text) == 4 && (f.yearAt(k) > 1 || f.yearAt(k) == 1 && isTimeWord(f.at(k-1))) {
				f.years[t.text] = true
			}
		}
	}
	return f.years[f.at(i).text]
}

func isTimeWord(t token) bool {
	switch t.text {
	case "in", "since", "during", "until", "year", "by":
		return true
	}
	return isMonth(t)
}

func isOrdinalEnd(word string) bool {
	return word == "st" || word == "nd" || word == "rd" || word == "th"
}

func isMonth(t token) bool {
	if t.kind != word || len(t.text) < 3 {
		return false
	}
	switch t.text {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return t.capital || t.text != "march" && t.text != "may"
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return t.capital
	}
	return false
}
