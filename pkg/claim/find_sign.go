package claim

import "strings"

// signed is the direction that a plus or minus before the number at token i+1
// tells, 0 where token i is none: "+10%", "(-4%)", "(+24)". A dash that joins
// words or opens a list is no minus, so a minus needs a percentage or a bracket.
func (f *finder) signed(i int) int {
	t, next := f.at(i), f.at(i+1)
	if t.text == "minus" {
		if q, ok := f.quantity(i + 1); ok && !q.broken && f.percentWords(i-1) == 0 && f.at(i-1).text != "cent" && f.at(i-1).kind != digits && (f.percentWords(i+1+q.tokens) > 0 || f.pointWords(i+1+q.tokens) > 0) {
			return -1
		}
		return 0
	}
	if t.kind != sign || t.text != "+" && t.text != "-" || next.kind != digits || !next.glued {
		return 0
	}
	if f.phone(i) > 0 || t.glued && f.at(i-1).kind <= digits {
		return 0
	}
	q, ok := f.quantity(i + 1)
	if !ok || q.broken {
		return 0
	}
	bracketed := (f.at(i-1).text == "(" || f.at(i-1).text == "[") && (f.at(i+1+q.tokens).text == ")" || f.at(i+1+q.tokens).text == "]")
	percent := f.percentWords(i+1+q.tokens) > 0 || f.pointWords(i+1+q.tokens) > 0
	switch {
	case t.text == "+" && (percent || bracketed):
		return +1
	case t.text == "-" && (percent && f.minusBefore(i) || bracketed):
		return -1
	}
	return 0
}

// boundSign is the hedge that a sign before a number is: <5, ~30, ≥ 7, and the
// "c." of "c.300".
func (f *finder) boundSign(i int) (Hedge, int) {
	h, n := Bare, 1
	switch t := f.at(i); {
	case t.text == "<":
		h = FewerThan
	case t.text == ">" && !f.lineBegins(i) && !(t.glued && f.at(i-1).kind == word): // no quoted mail, no tag
		h = MoreThan
	case t.text == "≤":
		h = AtMost
	case t.text == "≥":
		h = AtLeast
	case t.text == "~", t.text == "≈":
		h = About
	case (t.text == "c" || t.text == "ca") && !t.capital && !t.glued:
		if h = About; f.at(i+1).text == "." && f.at(i+1).glued {
			n = 2
		}
	}
	if f.at(i+1).text == "=" && (h == FewerThan || h == MoreThan) {
		h, n = map[Hedge]Hedge{FewerThan: AtMost, MoreThan: AtLeast}[h], 2
	}
	if h == Bare || !f.isDigits(i+n) || f.isDigits(i-1) {
		return Bare, 0
	}
	return h, n
}

// lineBegins says whether nothing stands before token i on its line.
func (f *finder) lineBegins(i int) bool {
	before := strings.TrimRight(f.text[max(f.at(i).start-8, 0):f.at(i).start], " >\t")
	return before == "" || before[len(before)-1] == '\n'
}

// minusBefore tells "(-4%", "down: -4%" and "180 | -4%" from a dash that sets a
// share off: "complaints - 4 per cent" has a space behind its dash, and a line
// of a list begins with one.
func (f *finder) minusBefore(i int) bool {
	before := f.at(i - 1)
	return before.kind == sign && before.text != "-"
}

// changesBy makes a change of a share or count that a sign stands before.
func (m *mention) changesBy(direction int) {
	if direction == 0 || m.Form != Percent && m.Form != Points && m.Form != Plain || m.kind == Duration {
		return
	}
	m.kind, m.direction = Change, direction
}
