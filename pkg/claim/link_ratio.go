package claim

// bindOneFor reads "one complaint for every 100 searches" as the number of
// searches to a complaint; n is the token of the number that it is one for.
func (b *binder) bindOneFor(m *mention, k, n int) {
	q, ok := b.quantity(n)
	if !ok || q.broken || m.Top != nil || b.at(m.core).text != "one" || m.to != m.core+1 {
		return
	}
	per, _ := b.unitAfter(m.to)
	if k == m.to {
		per = ""
	}
	m.Value, m.Unit, m.Even = q.Value, q.Unit, q.Even
	m.kind, m.per = Ratio, per
	m.to = n + q.tokens
	m.unit, _ = b.unitAfter(m.to)
	m.end = b.at(m.to - 1).end
	if i := m.index - 1; i >= 0 && b.mentions[i].kind == Ratio && b.mentions[i].sentence == m.sentence {
		before := b.mentions[i] // one complaint for every 100 in Kent and one for every 156 in Essex
		if m.per == "" {
			m.per = before.per
		}
		if m.unit == "" {
			m.unit = before.unit
		}
	}
}

// perOne reads "1.7 a complaint" and "an average of three allegations a case":
// token k is the article and what follows it is what the number is told for.
func (b *binder) perOne(m *mention, k int) bool {
	if article := b.at(k).text; article != "a" && article != "an" {
		return false
	}
	if _, one := b.phrase("unit", k+1); !one || isVerb(b.at(k+2).text) {
		return false
	}
	return m.decimal || b.at(m.from-1).text == "of" && b.at(m.from-2).text == "average" || b.at(m.from-1).text == "averaging"
}

// namedRatio judges "one for every 156 in Eastvale" by the counts that sentences
// naming Eastvale tell, whose unit may be left to the reader.
func (l linker) namedRatio(i int, m *mention) *outcome {
	k := m.to
	if l.at(k).text == "in" || l.at(k).text == "at" {
		k++
	}
	if k == m.to || !l.at(k).capital || zoneOf(m.Assertion).chance() < enough && m.step().Cmp(m.Unit) != 0 {
		return nil
	}
	name := l.at(k).text
	var of, per []*mention
	for _, c := range l.around(i) {
		if c.sentence == m.sentence || l.toldOlder(c) || !c.whole() || !l.names(c.sentence, name) {
			continue
		}
		if c.subject == "" || c.subject == m.unit {
			of = append(of, c)
		}
		if c.subject == "" || c.subject == m.per {
			per = append(per, c)
		}
	}
	for _, a := range of {
		for _, b := range per {
			if a.sentence == b.sentence {
				continue
			}
			if o := l.ratioOf(m, a, b); o != nil {
				o.how = "the counts told of the same place"
				return o
			}
		}
	}
	return nil
}

// names says whether a sentence holds a word that is written with a capital.
func (l linker) names(sentence int, word string) bool {
	const far = 80
	for k := l.begins[sentence]; l.at(k).kind < stop && k < l.begins[sentence]+far; k++ {
		if l.at(k).capital && l.at(k).text == word {
			return true
		}
	}
	return false
}

// shareByRatio judges "less than one per cent of our searches lead to a complaint"
// by the counts behind "one complaint for every 156 searches".
func (l linker) shareByRatio() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.base.unit == "" || m.Top != nil || m.base.foreign {
			continue
		}
		to := l.cameTo(m)
		if to == "" {
			continue
		}
		var only *outcome
		holding := 0
		for k := max(0, i-nearby); k < len(l.mentions) && k <= i+nearby; k++ {
			r := l.mentions[k]
			if r.kind != Ratio || r.found == nil || len(r.found.sources) != 2 || r.unit != m.base.unit || r.per != to || !r.placeFits(m) {
				continue
			}
			o := ratioOutcome(m, r.found.of, r.found.part, 100)
			if o.verdict.Class() != OK {
				continue
			}
			holding++
			o.sources, o.how = []*mention{r.found.sources[1], r.found.sources[0]}, "the counts behind the ratio of the same"
			only = o
		}
		if holding == 1 {
			m.tell(only)
		}
	}
}
