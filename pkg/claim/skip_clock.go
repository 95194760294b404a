package claim

// clock passes over 10.30am, 18:30, 5pm, half past three, 24/7 and 1990s.
func (f *finder) clock(i int) int {
	if n := f.hourInWords(i); n > 0 {
		return n
	}
	if !f.isDigits(i) {
		return 0
	}
	next := f.at(i + 1)
	switch {
	case f.hourAndMinutes(i):
		n := 3
		if t := f.at(i + 3).text; t == "am" || t == "pm" {
			n = 4
		}
		return n
	case (next.text == "am" || next.text == "pm") && len(f.at(i).text) <= 5:
		return 2
	case next.text == "a" && f.at(i+2).text == "." && f.at(i+3).text == "m", next.text == "p" && f.at(i+2).text == "." && f.at(i+3).text == "m":
		return 4
	case f.hyphen(i+1) && f.isDigits(i+2) && (f.at(i+3).text == "am" || f.at(i+3).text == "pm"):
		return 4 // 9-5pm
	case next.text == "'" && next.glued && f.at(i+2).text == "s" && f.at(i+2).glued:
		return 3
	case next.text == "'" && next.glued && f.isDigits(i+2) && f.at(i+2).glued && len(f.at(i).text) == 1:
		return 3 // 5'10"
	case f.at(i+1).kind == word && next.glued && f.measured(i) > 0:
		return f.measured(i)
	case next.text == "noon", next.text == "midnight":
		return 2
	}
	return f.bareTime(i)
}

// hourAndMinutes reads 18:30, and not the ratio 1:4 or 80:20.
func (f *finder) hourAndMinutes(i int) bool {
	const hours, minutes = 24, 59
	_, hour := f.intAt(i, 0, hours)
	_, minute := f.intAt(i+2, 0, minutes)
	return hour && minute && f.at(i+1).text == ":" && f.at(i+1).glued && f.at(i+2).glued && len(f.at(i+2).text) == 2
}

// measured is how many tokens of 60mph, 5ft, 1990s, 4x4 stand at i. A noun that
// was glued to its number by mistake, 12complaints, measures nothing.
func (f *finder) measured(i int) int {
	const longest = 4
	text := f.at(i + 1).text
	switch {
	case f.percentWords(i+1) > 0 || f.pointWords(i+1) > 0 || isScale(text):
		return 0
	case text == "s" || text == "'s":
		if len(f.at(i).text) <= 2 || f.yearAt(i) > 0 {
			return 2
		}
		return 0 // 100s of complaints
	case text == "e" && f.isDigits(i+2) && f.at(i+2).glued:
		return 0 // 1e6
	case f.isDigits(i+2) && f.at(i+2).glued:
		return 3 // 4x4
	case text == "in" && f.at(i-1).text == "ft": // 6ft 2in
		return 2
	case len(text) > longest || f.words.is("unit", text) || text == "in" || text == "of" || text == "were" || text == "to" || text == "and":
		return 0
	}
	return 2
}

// bareTime reads "at 19.30 on Friday" and "at 2200 hours", and not a figure that
// stood at 19.30.
func (f *finder) bareTime(i int) int {
	switch f.at(i - 1).text {
	case "at", "around", "about", "until", "before", "after", "from", "by", "to":
	default:
		return 0
	}
	text := f.at(i).text
	switch next := f.at(i + 1).text; {
	case len(text) == 4 && (next == "hours" || next == "hrs" || next == "gmt" || next == "bst") && text < "2400" && text[2] < '6':
		return 2
	case len(text) >= 4 && len(text) <= 5 && text[len(text)-3] == '.' && (next == "on" || next == "hours" || next == "hrs" || next == "gmt" || next == "bst" || next == "today" || next == "yesterday"):
		return 1
	}
	return 0
}

// hourInWords reads "half past three", "quarter to nine", "ten past six", "at ten
// to nine", "nine o'clock".
func (f *finder) hourInWords(i int) int {
	if f.at(i).text == "half" || f.at(i).text == "a" && f.at(i+1).text == "quarter" || f.at(i).text == "quarter" {
		k := i + 1
		if f.at(i).text == "a" {
			k++
		}
		if t := f.at(k).text; (t == "past" || t == "to" && f.at(k-1).text == "quarter") && f.hourAt(k+1) {
			return k + 2 - i
		}
		return 0
	}
	q, ok := f.quantity(i)
	if !ok || q.broken {
		return 0
	}
	at := i + q.tokens
	switch {
	case f.at(at).text == "o'clock":
		return q.tokens + 1
	case f.at(at).text == "past" && f.hourAt(at+1), f.at(at).text == "to" && f.at(i-1).text == "at" && f.hourAt(at+1) && f.at(at+2).kind != word:
		return q.tokens + 2
	case (f.at(i-1).text == "past" || f.at(i-1).text == "to") && f.at(i-2).text == "quarter" && f.hourAt(i):
		return q.tokens
	}
	return 0
}

func (f *finder) hourAt(i int) bool {
	q, ok := f.quantity(i)
	return ok && !q.broken && q.tokens == 1 && q.Value.IsInt() && q.Value.Num().IsInt64() && q.Value.Num().Int64() >= 1 && q.Value.Num().Int64() <= 12
}

func isScale(word string) bool { _, ok := scale(word); return ok }
