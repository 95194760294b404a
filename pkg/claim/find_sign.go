package claim

// signed is the direction that a plus or minus before the number at token i+1
// tells, 0 where token i is none: "+10%", "(-4%)", "(+24)". A dash that joins
// words or opens a list is no minus, so a minus needs a percentage or a bracket.
func (f *finder) signed(i int) int {
	t, next := f.at(i), f.at(i+1)
	if t.text == "minus" {
		if q, ok := f.quantity(i + 1); ok && !q.broken && f.at(i-1).kind == word && (f.percentWords(i+1+q.tokens) > 0 || f.pointWords(i+1+q.tokens) > 0) {
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
