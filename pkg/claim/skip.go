package claim

import (
	"strconv"
	"strings"

	"complaintstats/pkg/vocab"
)

// skip is how many tokens at i are numbers that are no figures: dates, years,
// ages, clock times, section numbers, telephone numbers, addresses, the base of
// a rate, a period of reference.
func (f *finder) skip(i int) int {
	for _, rule := range [...]func(int) int{f.phone, f.named, f.date, f.clock, f.age, f.rateBase, f.reference, f.idiom, f.score, f.codename, f.measure} {
		if n := rule(i); n > 0 {
			return n
		}
	}
	return 0
}

func (f *finder) isDigits(i int) bool { return f.at(i).kind == digits }

func (f *finder) intAt(i, least, most int) (int, bool) {
	if !f.isDigits(i) {
		return 0, false
	}
	n, err := strconv.Atoi(f.at(i).text)
	return n, err == nil && n >= least && n <= most
}

// yearAt is how many tokens a year or span of years takes at i: 2013, 2013/14,
// 2013-2014, 2020 to 2021. A bare number that counts something is none.
func (f *finder) yearAt(i int) int {
	if y, ok := f.intAt(i, 1900, 2099); !ok || len(f.at(i).text) != 4 || y == 0 {
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
	if n := f.yearAt(i); n > 0 {
		if n == 1 && f.countsSomething(i) {
			return 0
		}
		return n
	}
	if f.at(i).text == "'" && f.isDigits(i+1) && f.at(i+1).glued && len(f.at(i+1).text) == 2 && !f.at(i).glued {
		return 2
	}
	day, ok := f.intAt(i, 1, 31)
	if !ok || day == 0 {
		return f.numericDate(i)
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
	case isMonth(f.at(i-1)) && (f.at(i+n).kind != word || !f.unitSoon(i+n) || n == 2 || f.at(i+n).text == "and" || f.at(i+n).text == "to" || f.at(i+n).text == "this" || f.at(i+n).text == "last" || f.at(i+n).text == "at" || f.yearAt(i+n) > 0):
		return n
	case n == 2:
		return n
	}
	return f.numericDate(i)
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

// numericDate passes over 31/03/2021, 31.03.21, 9/11 and the number of a file
// such as 36/1234/19.
func (f *finder) numericDate(i int) int {
	sep := f.at(i + 1)
	if !f.isDigits(i) || sep.kind != sign || sep.text != "/" && sep.text != "." || !sep.glued || !f.isDigits(i+2) || !f.at(i+2).glued {
		return 0
	}
	if f.at(i+3).text == sep.text && f.isDigits(i+4) && f.at(i+4).glued {
		return 5
	}
	if sep.text == "/" {
		return 3
	}
	return 0
}

// countsSomething says whether a bare 2014 counts complaints: a unit follows
// and no word of time stands before.
func (f *finder) countsSomething(i int) bool {
	if f.percentWords(i+1) > 0 {
		return true
	}
	next := f.at(i + 1)
	if next.kind != word || !f.words.is("unit", next.text) && !f.words.is("unit", f.at(i+2).text) || f.at(i+2).kind != word && !f.words.is("unit", next.text) {
		return false
	}
	switch f.at(i - 1).text {
	case "in", "of", "since", "from", "to", "by", "until", "during", "the", "for", "and", "year", "before", "after", "-", "early", "late", "mid", "between", "ending", "'s", "its", "their", "april", "march", "this", "that":
		return false
	}
	return !isMonth(f.at(i - 1))
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

// clock passes over 10.30am, 18:30, 5pm, 24/7 and 1990s.
func (f *finder) clock(i int) int {
	if !f.isDigits(i) {
		return 0
	}
	next := f.at(i + 1)
	switch {
	case next.kind == sign && next.text == ":" && next.glued && f.isDigits(i+2) && f.at(i+2).glued:
		n := 3
		if t := f.at(i + 3).text; t == "am" || t == "pm" {
			n = 4
		}
		return n
	case (next.text == "am" || next.text == "pm") && len(f.at(i).text) <= 5:
		return 2
	case next.text == "a" && f.at(i+2).text == "." && f.at(i+3).text == "m", next.text == "p" && f.at(i+2).text == "." && f.at(i+3).text == "m":
		return 4
	case next.kind == word && next.glued && (next.text == "s" || next.text == "'s"):
		return 2
	case next.text == "'" && next.glued && f.at(i+2).text == "s" && f.at(i+2).glued:
		return 3
	case next.kind == word && next.glued && f.percentWords(i+1) == 0 && !isScale(next.text):
		if f.isDigits(i+2) && f.at(i+2).glued {
			return 3 // 4x4
		}
		return 2 // 60mph, 5ft: a measure, not a count
	case f.at(i-1).text == "at" && (next.text == "o'clock"), next.text == "noon", next.text == "midnight":
		return 2
	}
	return 0
}

func isScale(word string) bool { _, ok := scale(word); return ok }

// age passes over 34-year-old, aged 34, and the 34 of "Name Name, 34,".
func (f *finder) age(i int) int {
	q, ok := f.quantity(i)
	if !ok || q.broken {
		return 0
	}
	at := i + q.tokens
	hyphenated := f.hyphen(at)
	if hyphenated {
		at++
	}
	if second, ok := f.quantity(at); ok && hyphenated && isYears(f.at(at+second.tokens).text) && isOld(f.at(at+second.tokens+1).text) {
		return at + second.tokens + 2 - i // 18-24 year olds
	}
	if (f.at(at).text == "year" || f.at(at).text == "years" || f.at(at).text == "month" || f.at(at).text == "week" || f.at(at).text == "day") && (f.hyphen(at+1) && f.at(at+2).text == "old" || f.at(at+1).text == "old") {
		if f.hyphen(at + 1) {
			at++
		}
		return at + 2 - i
	}
	switch before := f.at(i - 1).text; {
	case before == "aged", before == "age" && !f.words.is("unit", f.at(at).text), before == "of" && f.at(i-2).text == "age":
		if f.at(at).text == "to" || f.at(at).text == "and" || f.at(at).text == "-" {
			if second, ok := f.quantity(at + 1); ok {
				return at + 1 + second.tokens - i
			}
		}
		return q.tokens
	}
	if f.nameBefore(i) || f.ageGroup(i) {
		return q.tokens
	}
	return 0
}

// ageGroup recognises "624 were under 30 and", and not "they were over 30 per
// cent".
func (f *finder) ageGroup(i int) bool {
	if _, ok := f.intAt(i, 14, 105); !ok || f.at(i-1).text != "over" && f.at(i-1).text != "under" {
		return false
	}
	switch f.at(i - 2).text {
	case "were", "are", "was", "those", "people":
		next := f.at(i + 1)
		return next.kind >= stop || next.text == "and" || next.text == "," || next.text == "or" || next.text == ";" || next.text == ")"
	}
	return false
}

func isYears(word string) bool { return word == "year" || word == "years" }

func isOld(word string) bool { return word == "old" || word == "olds" }

// nameBefore recognises "Simon Lister, 42," and not "West Mercia, 26,".
func (f *finder) nameBefore(i int) bool {
	if _, ok := f.intAt(i, 14, 105); !ok || f.at(i-1).text != "," {
		return false
	}
	if next := f.at(i + 1); next.text != "," && next.kind < stop {
		return false
	}
	a, b := f.at(i-3), f.at(i-2)
	if !a.capital || !b.capital || a.kind != word || b.kind != word {
		return false
	}
	_, place := vocab.LookupPlace(a.text + " " + b.text)
	_, alone := vocab.LookupPlace(b.text)
	return !place && !alone && b.text != "police" && b.text != "constabulary" && !isMonth(b)
}

// phone passes over telephone numbers: a leading zero and many digits, or the
// number that is to be called.
func (f *finder) phone(i int) int {
	at := i
	if f.at(at).text == "+" && f.isDigits(at+1) {
		at++
	}
	if !f.isDigits(at) {
		return 0
	}
	text := f.at(at).text
	leading := len(text) >= 3 && text[0] == '0' && text[1] != '.'
	called := f.at(i-1).text == "on" && (text == "101" || text == "999" || text == "111" || text == "112")
	emergency := (text == "999" || text == "101") && (f.at(at+1).text == "call" || f.at(at+1).text == "calls" || f.at(at+1).text == "service" || f.at(at+1).text == "number")
	if at == i && !leading && !called && !emergency {
		return 0
	}
	dialled := len(text)
	at++
	for f.isDigits(at) && !strings.ContainsAny(f.at(at).text, ",.") {
		dialled += len(f.at(at).text)
		at++
	}
	if f.at(i).text == "+" && dialled < leastDialled {
		return 0 // +10%
	}
	return at - i
}

// leastDialled is fewer digits than any number abroad has.
const leastDialled = 7

// named passes over the number of a section, a table, a court or a house.
func (f *finder) named(i int) int {
	if !f.isDigits(i) {
		if n, ok := small(f.at(i).text); !ok || n == 0 || f.at(i).kind != word {
			return 0
		}
	}
	before := f.at(i - 1)
	if before.text == "." || before.text == "#" || before.text == ":" {
		before = f.at(i - 2)
	}
	if f.isDigits(i) && f.streetAfter(i+1) {
		return 1
	}
	if before.kind != word || !f.words.is("label", before.text) {
		return 0
	}
	if before.text == "no" && (f.at(i-1).text != "." && !before.capital || !f.isDigits(i)) || f.percentWords(i+1) > 0 {
		return 0
	}
	n := 1
	for f.at(i+n).text == "and" || f.at(i+n).text == "," || f.at(i+n).text == "to" || f.at(i+n).text == "-" || f.at(i+n).text == "(" || f.at(i+n).text == "." {
		if !f.isDigits(i+n+1) || f.at(i+n).text == "(" && !f.at(i+n).glued || !strings.HasSuffix(before.text, "s") && f.at(i+n).text != "(" && f.at(i+n).text != "." {
			break
		}
		n += 2
		if f.at(i+n).text == ")" {
			n++
		}
	}
	return n
}

// streetAfter reads "High Street", "Leek Wootton Road".
func (f *finder) streetAfter(i int) bool {
	for k := i; k < i+4 && f.at(k).kind == word && f.at(k).capital; k++ {
		if k > i && f.words.is("street", f.at(k).text) {
			return true
		}
	}
	return false
}

// rateBase passes over the 1,000 of "per 1,000" and of "for every 1,000".
func (f *finder) rateBase(i int) int {
	before := f.at(i - 1).text
	if before != "per" && before != "every" && !(before == "each" && f.at(i-2).text == "for") {
		return 0
	}
	if q, ok := f.quantity(i); ok && !isTimeUnit(f.at(i+q.tokens).text) {
		return q.tokens
	}
	return 0
}

// reference passes over a stretch of time that only says when: "over 12
// months", "the last six months", "five years ago", "in one year".
func (f *finder) reference(i int) int {
	q, ok := f.quantity(i)
	if !ok || q.broken {
		return 0
	}
	at := i + q.tokens
	hyphenated := f.hyphen(at)
	if hyphenated {
		at++
	}
	unit := f.at(at).text
	if !isTimeUnit(unit) {
		return 0
	}
	at++
	after := f.at(at).text
	switch {
	case after == "ago", after == "earlier", after == "before", after == "previously", after == "later", after == "period", after == "high", after == "low", after == "span", after == "spell":
		return at + 1 - i
	case hyphenated && after == "-", f.hyphen(at):
		return 0
	case f.pastBefore(i):
		return at - i
	}
	long := strings.HasPrefix(unit, "month") || strings.HasPrefix(unit, "year")
	if !long || hyphenated {
		return 0
	}
	switch after {
	case "to", "ending", "ended", "of", "since", "from", "up", "until":
		return at - i
	}
	switch f.before(i) {
	case "in", "over", "during", "the", "covering", "these", "those", "through", "throughout", "across", "this", "every", "than", "each", "just":
		return at - i
	}
	return 0
}

// before is the word before token i, past a hedge such as "just over" and an article.
func (f *finder) before(i int) string {
	k := i - 1
	for k > i-4 && f.at(k).kind == word && (f.at(k).text == "just" || f.at(k).text == "about" || f.at(k).text == "around" || f.at(k).text == "only" || f.at(k).text == "nearly" || f.at(k).text == "almost" || f.at(k).text == "single") {
		k--
	}
	return f.at(k).text
}

// pastBefore says whether "last", "past" or "next" stands before.
func (f *finder) pastBefore(i int) bool {
	switch f.at(i - 1).text {
	case "last", "past", "previous", "preceding", "next", "first", "following", "final", "recent", "coming", "prior":
		return true
	}
	return false
}

// idiom passes over one-off, two-way, 50-50, 24/7 and the like.
func (f *finder) idiom(i int) int {
	if !f.hyphen(i + 1) {
		return 0
	}
	n, inWords := small(f.at(i).text)
	if f.at(i).kind != word || !inWords {
		if _, digit := f.intAt(i, 0, 99); !digit {
			return 0
		}
		n = 2
	}
	next := f.at(i + 2).text
	switch next {
	case "off", "to", "way", "tier", "sided", "fold", "stage", "hander", "strong", "page", "part", "person", "man", "member", "point", "star", "storey", "bedroom", "time", "step", "track", "pronged", "handed", "figure":
		k := i + 3
		for f.hyphen(k) {
			k += 2
		}
		return k - i
	}
	if f.isDigits(i) && f.isDigits(i+2) && n == 2 && f.at(i).text == "50" && next == "50" {
		return 3
	}
	return 0
}

// score passes over 3-1 and a jury's 10-2: a hyphen between numbers that fall
// makes no range.
func (f *finder) score(i int) int {
	first, ok := f.intAt(i, 0, 99)
	second, also := f.intAt(i+2, 0, 99)
	if !ok || !also || !f.hyphen(i+1) || f.hyphen(i+3) || second > first || f.percentWords(i+3) > 0 {
		return 0
	}
	if _, counts := f.phrase("unit", i+3); counts {
		return 0
	}
	return 3
}

// codename passes over the number that a hyphen ties to a name: Covid-19.
func (f *finder) codename(i int) int {
	if !f.isDigits(i) || i < 2 || !f.hyphen(i-1) || f.at(i-2).kind != word || f.percentWords(i+1) > 0 {
		return 0
	}
	return 1
}

// measure passes over what is measured, not counted: a 2.0 litre car, 40 mph.
func (f *finder) measure(i int) int {
	if !f.isDigits(i) {
		return 0
	}
	at := i + 1
	if f.hyphen(at) {
		at++
	}
	switch f.at(at).text {
	case "litre", "litres", "mph", "kph", "volt", "volts", "degrees", "kg", "cc", "cm", "mm":
		return at + 1 - i
	}
	return 0
}
