package claim

// respectively judges shares that are told in a row and belong one by one to
// counts told in a row: "They upheld 41 and 131 of them, 10 and 20 per cent
// respectively". Only a row that holds throughout is told.
func (l linker) respectively() {
	for k, t := range l.tokens {
		if t.text != "respectively" {
			continue
		}
		span := l.sentences[t.sentence]
		end := span[1]
		for end > span[0] && l.mentions[end-1].from > k {
			end--
		}
		shares, start := l.row(end, (*mention).isShare)
		if len(shares) < 2 {
			continue
		}
		parts, wholes := l.pairsBefore(start, len(shares))
		if parts == nil {
			parts, start = l.rowBefore(start, len(shares))
			wholes, _ = l.rowBefore(start, len(shares))
		}
		if parts == nil {
			continue
		}
		if wholes == nil {
			wholes = l.oneWhole(parts)
		}
		l.settleRow(shares, parts, wholes)
	}
}

// row is the figures of a kind that stand in a row up to figure end, and the
// first of them.
func (l linker) row(end int, is func(*mention) bool) ([]*mention, int) {
	start := end
	for start > 0 && end-start < nearby && is(l.mentions[start-1]) {
		if start < end && !l.sideBySide(l.mentions[start-1], l.mentions[start]) {
			break
		}
		start--
	}
	return l.mentions[start:end], start
}

// sideBySide says whether only "and", a comma and the thing counted stand between
// two figures.
func (l linker) sideBySide(a, b *mention) bool {
	const far = 4
	joined := false
	for k := a.to; k < b.from; k++ {
		t := l.at(k)
		joined = joined || t.text == "and" || t.text == ","
		if t.kind >= stop || isVerb(t.text) && t.text != "and" || isPreposition(t.text) {
			return false
		}
	}
	return joined && b.from-a.to <= far
}

// rowBefore is the nearest row of n counts that ends at or before figure end.
func (l linker) rowBefore(end, n int) ([]*mention, int) {
	for e := end; e >= n && e > end-nearby; e-- {
		if row, start := l.row(e, (*mention).isCount); len(row) == n {
			return row, start
		}
	}
	return nil, 0
}

// pairsBefore reads "18 of 90 appeals and 45 of 150" right before figure end: n
// parts, each with its own whole.
func (l linker) pairsBefore(end, n int) (parts, wholes []*mention) {
	for k := end - 2*n; k >= 0 && k+1 < end; k += 2 {
		part, whole := l.mentions[k], l.mentions[k+1]
		if !part.isCount() || !whole.isCount() || l.baseOf(part) != whole || part.sentence != whole.sentence {
			return nil, nil
		}
		parts, wholes = append(parts, part), append(wholes, whole)
	}
	return parts, wholes
}

// oneWhole is the one count that all the parts are said to be of, for each.
func (l linker) oneWhole(parts []*mention) []*mention {
	whole := l.baseOf(parts[len(parts)-1])
	if whole == nil {
		return nil
	}
	wholes := make([]*mention, len(parts))
	for i := range wholes {
		wholes[i] = whole
	}
	return wholes
}

// settleRow enters the shares of a row by their parts and wholes, if all hold.
func (l linker) settleRow(shares, parts, wholes []*mention) {
	var found []*outcome
	for i := range wholes {
		if shares[i].found != nil || wholes[i].Value.Cmp(parts[i].Value) <= 0 {
			return
		}
		o := ratioOutcome(shares[i], parts[i].Value, wholes[i].Value, 100)
		if o.verdict.Class() != OK {
			return
		}
		o.sources, o.how = []*mention{parts[i], wholes[i]}, "the counts told in the same order"
		found = append(found, o)
	}
	for i, o := range found {
		shares[i].found = o
	}
}
