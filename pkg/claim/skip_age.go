package claim

import "complaintstats/pkg/vocab"

// age passes over 34-year-old, aged 34, 18 to 24-year-olds, and the 34 of
// "Name Name, 34," and of "PC Name (34)".
func (f *finder) age(i int) int {
	q, ok := f.quantity(i)
	if !ok || q.broken {
		return 0
	}
	at := i + q.tokens
	if n := f.yearsOld(at); n > 0 {
		return at + n - i
	}
	to, joined := at, false
	if f.hyphen(to) && f.at(to+1).text == "to" { // 18- to 24-year-olds
		to++
	}
	if t := f.at(to).text; t == "to" || t == "and" || f.hyphen(to) {
		_, joined = f.quantity(to + 1)
	}
	if joined {
		second, _ := f.quantity(to + 1)
		if n := f.yearsOld(to + 1 + second.tokens); n > 0 {
			return to + 1 + second.tokens + n - i
		}
	}
	switch before := f.at(i - 1).text; {
	case before == "aged", before == "age" && !f.words.is("unit", f.at(at).text), before == "ages", before == "of" && f.at(i-2).text == "age":
		if joined {
			second, _ := f.quantity(to + 1)
			return to + 1 + second.tokens - i
		}
		return q.tokens
	}
	if f.nameBefore(i) || f.ageGroup(i) {
		return q.tokens
	}
	return 0
}

// yearsOld is how many tokens of "-year-old", "years old", "year olds" stand at i.
func (f *finder) yearsOld(i int) int {
	at := i
	if f.hyphen(at) {
		at++
	}
	switch f.at(at).text {
	case "year", "years", "month", "months", "week", "weeks", "day", "days":
		at++
	default:
		return 0
	}
	if f.hyphen(at) {
		at++
	}
	if t := f.at(at).text; t != "old" && t != "olds" {
		return 0
	}
	return at + 1 - i
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

// nameBefore recognises "Simon Lister, 42," and "PC Simon Lister (42)", and not
// "West Mercia, 26," or "Serious Assault (26)".
func (f *finder) nameBefore(i int) bool {
	if _, ok := f.intAt(i, 14, 105); !ok {
		return false
	}
	next := f.at(i + 1)
	switch sep := f.at(i - 1).text; {
	case sep == "(":
		return next.text == ")" && f.titled(i-2)
	case sep != "," || next.text != "," && next.kind < stop:
		return false
	}
	a, b := f.at(i-3), f.at(i-2)
	if !b.capital || b.kind != word {
		return false
	}
	if f.titled(i - 2) {
		return true
	}
	if !a.capital || a.kind != word {
		return false
	}
	_, place := vocab.LookupPlace(a.text + " " + b.text)
	_, alone := vocab.LookupPlace(b.text)
	return !place && !alone && b.text != "police" && b.text != "constabulary" && !isMonth(b)
}

// titled says whether the capitals that end at token i are the name of a person:
// a title or a given name stands among them.
func (f *finder) titled(i int) bool {
	const longest = 5
	if f.means("person", i) == "title" {
		return false // Detective Constable (45): so many of that rank
	}
	for k := i; k > i-longest && f.at(k).kind == word && f.at(k).capital; k-- {
		if f.words.is("person", f.at(k).text) {
			return true
		}
		if f.at(k-1).text == "." {
			k--
		}
	}
	return false
}
