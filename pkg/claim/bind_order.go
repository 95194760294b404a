package claim

// inOrder gives figures that are told in a row the forces, or the years, that
// are named in a row of the same length: "Essex and Kent recorded 210 and 290
// complaints".
func (b *binder) inOrder() {
	b.partsOfWholes()
	for sentence, span := range b.sentences {
		rows := b.figuresInRows(span)
		if len(rows) == 0 {
			continue
		}
		if at, ok := inRow(b, b.places, sentence, len(rows[0])); ok {
			for _, figures := range rows {
				for i, m := range figures {
					m.place, m.placeNamed = b.places[at+i].name, true
				}
				shareUnit(figures)
			}
		}
		if at, ok := inRow(b, b.periods, sentence, len(rows[0])); ok && len(rows) == 1 {
			for i, m := range rows[0] {
				m.period = b.periods[at+i].name
			}
			shareUnit(rows[0])
		}
	}
}

// figuresInRows are the figures of a sentence that only "and" and commas part,
// where all its rows are of one length: "rose to 660 and 515, up 10 and three per
// cent".
func (b *binder) figuresInRows(span [2]int) (rows [][]*mention) {
	for i := span[0]; i < span[1]; {
		end := i + 1
		for end < span[1] && b.mentions[end].kind == b.mentions[i].kind && b.mentions[end].Form == b.mentions[i].Form && b.onlyAnd(b.mentions[end-1].to, b.mentions[end].from) {
			end++
		}
		if row := b.mentions[i:end]; len(row) > 1 {
			if len(rows) > 0 && len(row) != len(rows[0]) {
				return nil
			}
			rows = append(rows, row)
		}
		i = end
	}
	return rows
}

// onlyAnd says whether nothing but commas and "and" stands between two tokens.
func (b *binder) onlyAnd(from, to int) bool {
	for k := from; k < to; k++ {
		if t := b.at(k).text; t != "," && t != "and" {
			return false
		}
	}
	return from < to
}

// named is a force or a year where it is named.
type named interface{ where() (token, sentence int) }

func (p seenPlace) where() (token, sentence int)  { return p.token, p.sentence }
func (p seenPeriod) where() (token, sentence int) { return p.token, p.sentence }

// inRow is where a row of n names begins that are all of a sentence.
func inRow[N named](b *binder, list []N, sentence, n int) (at int, ok bool) {
	first, count := -1, 0
	for i := firstOf(list, sentence); i < len(list); i++ {
		token, s := list[i].where()
		if s != sentence {
			break
		}
		if count > 0 {
			before, _ := list[i-1].where()
			if !b.joinsNames(before, token) {
				return 0, false
			}
		} else {
			first = i
		}
		count++
	}
	return first, count == n
}

// firstOf is the first name of a sentence, by halving.
func firstOf[N named](list []N, sentence int) int {
	low, high := 0, len(list)
	for low < high {
		mid := (low + high) / 2
		if _, s := list[mid].where(); s < sentence {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// joinsNames says whether two names follow each other in a list: an "and" or a
// comma stands between them, and neither a figure nor a verb.
func (b *binder) joinsNames(from, to int) bool {
	const far = 9 // "the year ending 31 March 2020 and the year ending 31 March 2021"
	joined := false
	for k := from + 1; k < to; k++ {
		t := b.at(k)
		if b.starts[k] != nil || k-from > far || isVerb(t.text) && t.text != "and" {
			return false
		}
		joined = joined || t.text == "and" || t.text == ","
	}
	return joined
}

// shareUnit gives the figures before the last of a row what it counts, where
// they have nothing of their own.
func shareUnit(row []*mention) {
	last := row[len(row)-1]
	for _, m := range row[:len(row)-1] {
		if m.unit == "" && m.subject == "" {
			m.unit, m.subject = last.unit, last.subject
		}
		if len(m.predicates) == 0 {
			m.predicates = last.predicates
		}
	}
}

// partsOfWholes reads "12 of the 1,000 allegations were upheld": upheld are the
// 12, and all of them are allegations.
func (b *binder) partsOfWholes() {
	for i := 0; i+1 < len(b.mentions); i++ {
		part, whole := b.mentions[i], b.mentions[i+1]
		if part.kind != Count || whole.kind != Count || part.unit != "" || whole.from-part.to > 2 || b.at(part.to).text != "of" {
			continue
		}
		if the := b.at(part.to + 1).text; whole.from-part.to == 2 && the != "the" && the != "all" && the != "those" {
			continue
		}
		part.unit, part.subject = whole.unit, whole.subject
		if len(part.predicates) == 0 {
			part.predicates = whole.predicates
		}
		cases := []string(nil)
		for _, p := range whole.predicates {
			if caseTypeOf(p) != "" {
				cases = append(cases, p)
			}
		}
		whole.predicates = cases
	}
}
