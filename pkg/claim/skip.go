package claim

import (
	"strconv"
	"strings"
)

// skip is how many tokens at i are numbers that are no figures: dates, years,
// ages, clock times, section numbers, telephone numbers, addresses, the base of
// a rate, a period of reference.
func (f *finder) skip(i int) int {
	for _, rule := range [...]func(int) int{f.item, f.phone, f.named, f.date, f.clock, f.age, f.rateBase, f.reference, f.idiom, f.score, f.codename, f.measure} {
		if n := rule(i); n > 0 {
			return n
		}
	}
	return 0
}

// item passes over the (1) and (2) that number what a sentence lists.
func (f *finder) item(i int) int {
	n, ok := f.intAt(i, 1, 30)
	if !ok || f.at(i-1).text != "(" || f.at(i+1).text != ")" || f.at(i+2).kind != word || n != f.items+1 {
		return 0
	}
	if before := f.at(i - 2); n == 1 && before.kind < stop && before.text != ":" && before.text != ";" {
		return 0
	}
	f.items = n
	return 1
}

func (f *finder) isDigits(i int) bool { return f.at(i).kind == digits }

func (f *finder) intAt(i, least, most int) (int, bool) {
	if !f.isDigits(i) {
		return 0, false
	}
	n, err := strconv.Atoi(f.at(i).text)
	return n, err == nil && n >= least && n <= most
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
	called := f.at(i-1).text == "on" && isEmergency(text)
	emergency := isEmergency(text) && (f.at(at+1).text == "call" || f.at(at+1).text == "calls" || f.at(at+1).text == "service" || f.at(at+1).text == "number")
	if isEmergency(text) && f.at(at+1).text == "/" && isEmergency(f.at(at+2).text) {
		return at + 3 - i
	}
	if at == i && !leading && !called && !emergency {
		return 0
	}
	dialled := len(text)
	at++
	for f.isDigits(at) || leading && (f.at(at).text == ")" || f.hyphen(at)) && f.isDigits(at+1) {
		if !f.isDigits(at) {
			at++
		}
		if strings.ContainsAny(f.at(at).text, ",.") {
			break
		}
		dialled += len(f.at(at).text)
		at++
	}
	if f.at(i).text == "+" && dialled < leastDialled {
		return 0 // +10%
	}
	return at - i
}

func isEmergency(text string) bool {
	return text == "999" || text == "101" || text == "111" || text == "112"
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
	if before.kind != word || !f.labels(before, i) {
		return 0
	}
	if before.text == "no" && (f.at(i-1).text != "." && !before.capital || !f.isDigits(i)) || f.percentWords(i+1) > 0 {
		return 0
	}
	if before.text == "quarter" && (!before.capital || !f.quarterNumber(i)) {
		return 0
	}
	n := 1
	for f.at(i+n).text == "and" || f.at(i+n).text == "," || f.at(i+n).text == "to" || f.at(i+n).text == "-" || f.at(i+n).text == "(" || f.at(i+n).text == "." || f.at(i+n).text == "/" {
		tied := f.at(i+n).glued && f.at(i+n+1).glued && f.at(i+n).text != ","
		if !f.isDigits(i+n+1) || f.at(i+n).text == "(" && !f.at(i+n).glued || !strings.HasSuffix(before.text, "s") && !tied {
			break
		}
		n += 2
		if f.at(i+n).text == ")" {
			n++
		}
	}
	return n
}

// quarterNumber says whether a number can be that of a quarter of the year.
func (f *finder) quarterNumber(i int) bool {
	switch f.at(i).text {
	case "1", "2", "3", "4", "one", "two", "three", "four":
		return !f.unitFollows(i + 1)
	}
	return false
}

// labels says whether a word names what the number behind it stands for: section
// 18, Recommendation 3, PC 1482. A common noun does so as a name only: Officer 2
// said, Year 7 pupils, and not "each officer 2 complaints".
func (f *finder) labels(before token, i int) bool {
	for _, p := range f.words["label"][before.text] {
		switch {
		case len(p.words) != 1:
		case p.means == "", p.means == "verb" && !f.unitFollows(i+1): // to question 12 officers
			return true
		case p.means == "rank":
			if t := f.at(i + 1); f.isDigits(i) && t.kind == word && t.capital && len(f.at(i).text) <= 5 {
				return true // Constable 1234 Smith
			}
		case before.capital && f.isDigits(i) && !strings.ContainsAny(f.at(i).text, ",") && !f.words.is("unit", f.at(i+1).text):
			return p.means == "name" || f.at(i+1).kind < stop && f.at(i+1).text != ","
		}
	}
	return false
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
	case after == "ago", after == "earlier", after == "before", after == "previously", after == "later", after == "period", after == "high", after == "low", after == "span", after == "spell", after == "running", hyphenated && after == "average", after == "trend":
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
	if next == "fold" && f.foldOfChange(i, i+3) {
		return 0
	}
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
	if !f.isDigits(i) || i < 2 || !f.hyphen(i-1) && f.at(i-1).text != "_" || f.at(i-2).kind != word || f.percentWords(i+1) > 0 {
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
