package claim

import "math/big"

// number reads what begins with a numeral or number word.
func (f *finder) number(i int) (*mention, int) {
	start := i
	money := false
	if t := f.at(i); t.kind == sign && (t.text == "£" || t.text == "$" || t.text == "€") && f.at(i+1).kind == digits {
		money, i = true, i+1
	}
	q, ok := f.quantity(i)
	if !ok {
		return nil, 0
	}
	m := &mention{Assertion: q.Assertion, kind: Count, money: money, broken: q.broken}
	at := i + q.tokens
	if q.broken {
		return m, at + f.percentWords(at) - start
	}
	if used := f.coin(at); money || used > 0 {
		m.money = true
		return m, at + used - start
	}
	for _, form := range [...]func(*mention, quantity, int) int{f.toOne, f.perCent, f.inEvery, f.rangeOf, f.duration} {
		if used := form(m, q, at); used > 0 || m.kind != Count || m.broken {
			return m, at + used - start
		}
	}
	m.decimal = !m.Value.IsInt() && !q.inWords
	return m, at - start
}

// toOne reads what is told in signs: 1:4, 9/10 officers, 5 ‰, 1000s of.
func (f *finder) toOne(m *mention, q quantity, at int) int {
	t := f.at(at)
	switch {
	case t.text == ":" && t.glued && f.isDigits(at-1) && f.isDigits(at+1) && f.at(at+1).glued:
		second, ok := f.quantity(at + 1)
		if !ok || second.broken || second.Value.Sign() == 0 {
			return 0
		}
		m.kind, m.Value = Ratio, new(big.Rat).Quo(q.Value, second.Value)
		return 1 + second.tokens
	case t.text == "/" && t.glued && f.isDigits(at-1) && f.isDigits(at+1) && f.at(at+1).glued && f.words.is("unit", f.at(at+2).text):
		of, ok := f.intAt(at+1, 2, 1000) // 9/10 officers
		if !ok || !roundBase(int64(of)) || !q.Value.IsInt() || q.Value.Cmp(big.NewRat(int64(of), 1)) >= 0 || q.Value.Sign() == 0 {
			return 0
		}
		m.kind, m.Form, m.Of = Share, InEvery, int64(of)
		return 2
	case t.text == "‰":
		m.kind = Rate
		return 1
	case t.text == "s" && t.glued && f.isDigits(at-1):
		m.Form, m.Value = Magnitude, new(big.Rat).Mul(q.Value, big.NewRat(2, 1))
		return 1
	case t.text == "e" && t.glued && f.isDigits(at+1) && f.at(at+1).glued:
		m.broken = true
		return 2
	}
	return 0
}

// coin is 1 where pounds or pence are counted.
func (f *finder) coin(i int) int {
	switch f.at(i).text {
	case "pounds", "pound", "euros", "dollars", "pence", "quid":
		return 1
	}
	return 0
}

// percentWords is how many tokens of "per cent", "%", "pc", "p.c." stand at i.
func (f *finder) percentWords(i int) int {
	t := f.at(i)
	switch {
	case t.kind == sign && t.text == "%", t.text == "percent", t.text == "pct":
		return 1
	case t.text == "per" && f.at(i+1).text == "cent":
		return 2
	case t.text == "per" && f.hyphen(i+1) && f.at(i+2).text == "cent":
		return 3
	case t.text == "pc" && !t.capital && f.isDigits(i-1):
		return 1
	case t.text == "p" && f.at(i+1).text == "." && f.at(i+2).text == "c" && f.at(i+2).glued:
		if f.at(i+3).text == "." {
			return 4
		}
		return 3
	case f.hyphen(i) && (f.at(i+1).text == "per" || f.at(i+1).text == "percent"):
		return 1 + f.percentWords(i+1)
	}
	return 0
}

// pointWords is how many tokens of "percentage points", "pp", "% pts" stand at i.
func (f *finder) pointWords(i int) int {
	n := 0
	if f.hyphen(i) {
		n++
	}
	if t := f.at(i + n).text; (t == "pp" || t == "ppt" || t == "ppts" || t == "pps") && f.isDigits(i-1) {
		return n + 1
	}
	percent := f.percentWords(i + n)
	if f.at(i+n).text == "percentage" {
		percent = 1
	}
	if percent == 0 {
		return 0
	}
	n += percent
	if f.hyphen(i + n) {
		n++
	}
	switch f.at(i + n).text {
	case "point", "points", "pts", "pt":
		return n + 1
	}
	return 0
}

// perCent reads what makes a number a percentage, a range of them, or points.
func (f *finder) perCent(m *mention, q quantity, at int) int {
	if n := f.pointWords(at); n > 0 {
		m.Form, m.kind = Points, Change
		return n
	}
	if n := f.percentWords(at); n > 0 {
		m.Form, m.kind = Percent, Share
		return n + f.secondPerCent(m, at+n)
	}
	if second, used, sep := f.second(at); used > 0 {
		if n := f.percentWords(at + sep + used); n > 0 {
			if q.Value.Cmp(big.NewRat(100, 1)) > 0 {
				return 0
			}
			m.Form, m.kind = Percent, Share
			if f.isRange(at) && second.Value.Cmp(q.Value) > 0 {
				m.Top = second.Value
				return sep + used + n
			}
			// "10 and 15 per cent": the first has no sign of its own.
			return 0
		}
	}
	return 0
}

// secondPerCent is how many tokens of "- 10%" stand behind the per cent at a range's
// lower end. What "to" joins may be where a change went: "rose 5% to 10%".
func (f *finder) secondPerCent(m *mention, at int) int {
	switch t := f.at(at); {
	case t.kind == sign && t.text == "-", t.text == "and" && f.betweenBefore(at):
	case t.text == "to" && !f.changeBefore(at):
	default:
		return 0
	}
	q, ok := f.quantity(at + 1)
	if !ok || q.broken || q.Value.Cmp(m.Value) <= 0 {
		return 0
	}
	n := f.percentWords(at + 1 + q.tokens)
	if n == 0 || f.pointWords(at+1+q.tokens) > 0 {
		return 0
	}
	m.Top = q.Value
	if q.Unit.Cmp(m.Unit) < 0 {
		m.Unit = q.Unit
	}
	return 1 + q.tokens + n
}

// changeBefore says whether the words before token i tell of a change.
func (f *finder) changeBefore(i int) bool {
	const near = 9
	for k := i - 1; k > i-near && f.at(k).kind < stop; k-- {
		if _, up := f.phrase("up", k); up {
			return true
		}
		if _, down := f.phrase("down", k); down {
			return true
		}
		if t := f.at(k).text; t == "from" || t == "went" || t == "moved" || t == "changed" || t == "compared" {
			return true
		}
	}
	return false
}

// second is the number behind "to", "-", "and" or "or" at token i: how many
// tokens it takes, and how many stand between.
func (f *finder) second(i int) (q quantity, used, sep int) {
	switch t := f.at(i); {
	case t.text == "to", t.text == "and", t.text == "or", t.kind == sign && t.text == "-" && t.glued && f.at(i+1).glued:
	default:
		return quantity{}, 0, 0
	}
	if f.skip(i+1) > 0 {
		return quantity{}, 0, 0
	}
	q, ok := f.quantity(i + 1)
	if !ok || q.broken {
		return quantity{}, 0, 0
	}
	return q, q.tokens, 1
}

// isRange says whether the sign between two numbers makes them a range: "to"
// and a hyphen do, "and" after "between" does.
func (f *finder) isRange(i int) bool {
	if f.at(i).text == "to" || f.at(i).text == "-" {
		return !f.fromBefore(i)
	}
	return f.at(i).text == "and" && f.betweenBefore(i)
}

func (f *finder) fromBefore(i int) bool {
	for k := i - 1; k >= i-6; k-- {
		if f.at(k).text == "from" {
			return true
		}
	}
	return false
}

func (f *finder) betweenBefore(i int) bool {
	const near = 6
	for k := i - 1; k >= i-near; k-- {
		if f.at(k).text == "between" {
			switch f.at(k - 1).text {
			case "gap", "difference", "gulf", "comparison":
				return false
			}
			return true
		}
	}
	return false
}

// inEvery reads "one in ten", "nine in 10", "two out of three", "one in every 12".
func (f *finder) inEvery(m *mention, q quantity, at int) int {
	n, tied := 0, f.hyphen(at)
	thing := f.oneThingIn(q, at)
	at += thing
	switch {
	case f.at(at).text == "in", f.hyphen(at) && f.at(at+1).text == "in":
		n = 1
		if f.hyphen(at) {
			n = 2
			if f.hyphen(at + 2) {
				n = 3
			}
		}
	case f.words3(at, "out of"):
		n = 2
	default:
		return 0
	}
	every := f.at(at+n).text == "every" || f.at(at+n).text == "each"
	if every {
		n++
	}
	if !every && !tied && f.skip(at+n) > 0 {
		return 0
	}
	of, ok := f.quantity(at + n)
	if !ok || of.broken || !of.Value.IsInt() || !q.Value.IsInt() || !of.Value.Num().IsInt64() || of.Value.Cmp(q.Value) <= 0 {
		return 0
	}
	if f.percentWords(at+n+of.tokens) > 0 || q.Value.Sign() == 0 {
		return 0
	}
	if f.at(at).text == "out" && !every && f.inside > 0 && f.at(at-q.tokens-1).text == "(" {
		return 0 // 27% (four out of 15): two counts
	}
	base := of.Value.Num().Int64()
	one := q.Value.Cmp(big.NewRat(1, 1)) == 0
	if !every && !roundBase(base) && (!one || !q.inWords && f.at(at).text == "out") {
		return 0 // 30 out of 145: two counts
	}
	m.kind, m.Of = Share, base
	if one {
		m.Form, m.Value, m.Unit = OneIn, of.Value, of.Unit
	} else {
		m.Form = InEvery
	}
	return thing + n + of.tokens
}

// oneThingIn is 1 where the thing counted stands within a proportion: "one officer
// in 20". What is counted behind it, or a time, makes it two numbers.
func (f *finder) oneThingIn(q quantity, at int) int {
	if !q.inWords || q.Value.Cmp(big.NewRat(1, 1)) != 0 || !f.words.is("unit", f.at(at).text) || f.at(at+1).text != "in" || f.skip(at+2) > 0 {
		return 0
	}
	of, ok := f.quantity(at + 2)
	if !ok || of.broken {
		return 0
	}
	if next := f.at(at + 2 + of.tokens); next.kind == word && next.text != "was" && next.text != "is" && next.text != "had" && next.text != "has" && next.text != "who" && next.text != "were" {
		return 0
	}
	return 1
}

// roundBase says whether "X in Y" with this Y is a proportion and not two counts.
func roundBase(n int64) bool {
	return n <= 10 || n == 12 || n == 15 || n == 20 || n == 25 || n == 50 || n == 100 || n == 1000
}

// rangeOf reads "15 to 20", "between 15 and 20", "one or two".
func (f *finder) rangeOf(m *mention, q quantity, at int) int {
	second, used, sep := f.second(at)
	if used == 0 || second.Value.Cmp(q.Value) <= 0 || f.percentWords(at+sep+used) > 0 {
		return 0
	}
	switch {
	case f.at(at).text == "or":
		if !q.inWords || !second.inWords || distance(second.Value, q.Value).Cmp(big.NewRat(1, 1)) != 0 {
			return 0
		}
	case !f.isRange(at):
		return 0
	case f.at(at).text == "to" && second.Value.Cmp(new(big.Rat).Mul(q.Value, big.NewRat(2, 1))) > 0, f.goesUp(at-q.tokens, at, at+sep+used), f.goesTo(at-q.tokens, at, at+sep+used):
		return 0
	}
	m.Top = second.Value
	if u := second.Unit; u.Cmp(m.Unit) < 0 {
		m.Unit = u
	}
	used += sep
	if n := f.duration(m, q, at+used); n > 0 {
		used += n
	}
	return used
}

// goesTo says whether two numbers tell by how many something went up, and to how
// many: "rose by 89 to 148", which is no range.
func (f *finder) goesTo(from, to, end int) bool {
	if f.at(to).text != "to" || f.at(from-1).text != "by" || f.percentWords(end) > 0 {
		return false
	}
	for _, class := range [...]string{"up", "down"} {
		if _, ok := f.phrase(class, from-2); ok {
			return true
		}
	}
	return false
}

// goesUp says whether two numbers fill a bracket behind the per cent of a rise:
// "up 16 per cent (500 to 580)" tells what went up and no range.
func (f *finder) goesUp(from, to, end int) bool {
	if f.at(to).text != "to" || f.at(from-1).text != "(" || f.at(end).text != ")" {
		return false
	}
	switch f.at(from - 2).text {
	case "cent", "%", "percent", "pc":
	default:
		return false
	}
	const near = 7
	for k := from - 3; k > from-near; k-- {
		if _, ok := f.phrase("up", k); ok {
			return true
		}
	}
	return false
}

// duration reads "134 days", "10 working days", "six-month", "12 hour".
func (f *finder) duration(m *mention, _ quantity, at int) int {
	n := 0
	if f.hyphen(at) {
		n++
	}
	if f.at(at+n).text == "working" || f.at(at+n).text == "calendar" || f.at(at+n).text == "full" {
		n++
		if f.hyphen(at + n) {
			n++
		}
	}
	if !isTimeUnit(f.at(at + n).text) {
		return 0
	}
	m.kind = Duration
	return n + 1
}

func isTimeUnit(word string) bool {
	switch word {
	case "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
		"hours'", "days'", "weeks'", "months'", "years'", "hour's", "day's", "week's", "month's", "year's":
		return true
	}
	return false
}

// wordOne keeps the pronoun one, and "more than one", from being taken for
// figures; it says whether to pass over the number.
func (f *finder) wordOne(m *mention, i, n int) bool {
	if m.kind != Count || f.at(i).text != "one" || n != 1 || m.Top != nil {
		return false
	}
	switch f.at(i - 1).text {
	case "by":
		if f.at(i-2).text == "one" {
			return true
		}
	case "no", "any", "each", "every", "the", "this", "that", "which", "than", "another", "not", "number", "some", "as":
		return true
	}
	switch f.at(i + 1).text {
	case "of":
		switch f.at(i + 2).text {
		case "which", "whom", "them", "these", "those":
			return false
		}
		return true
	case "without", "locally", "another", "person's", "can", "could", "may", "might", "should", "must", "side", "hand", "thing", "time", "way", "by", "or", "who",
		"that", "which", "must've", "has", "would", "cannot", "occasion", "reason", "point":
		return true
	}
	if next := f.at(i + 1); next.kind == sign && next.text == "-" && next.glued {
		return true
	}
	if before := f.at(i - 1).text; f.at(i+1).kind == sign && (before == "following" || before == "after" || before == "making") {
		return true
	}
	if f.words.is("unit", f.at(i+1).text) {
		switch f.at(i + 2).text {
		case "can", "could", "may", "might":
			return true
		}
	}
	return f.at(i+1).kind >= stop && f.at(i-1).kind != sign
}
