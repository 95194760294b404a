package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// settleRatio enters what the words say outright of a ratio, wrong or not.
func (l linker) settleRatio(m *mention) { m.found = l.sure(m, l.outrightRatio(m)) }

// outrightRatio judges "3,309 allegations in 1,984 complaints, 1.7 allegations per
// complaint", "5.0 allegations per officer: 35 allegations against 17 officers" and
// "6,030 employees and 1,984 complaints, 329 complaints per 1,000 employees" where
// the sentence tells the ratio and its two counts, of the very units of the ratio,
// and nothing else.
func (l linker) outrightRatio(m *mention) *outcome {
	of, per := l.ratioTerms(m)
	if of == nil || !of.isPlainCount() || !per.isPlainCount() || per.Value.Sign() == 0 {
		return nil
	}
	if of.unit == per.unit || of.unit == "" || per.unit != m.per || m.unit != "" && m.unit != of.unit || !of.whole() || !per.whole() {
		return nil
	}
	if l.leadsElsewhereBut(m.sentence, m, "and", "against") || l.narrowsRatio(m) || l.toldOtherwise(of) || l.toldOtherwise(per) {
		return nil
	}
	r := new(big.Rat).Quo(of.Value, per.Value)
	back := new(big.Rat).Inv(r)
	if m.kind == Rate {
		by := big.NewRat(l.rateOf(m), 1)
		r.Mul(r, by)
		back.Mul(back, by)
	}
	o := &outcome{verdict: m.Judge(r), computed: r, part: of.Value, of: per.Value, sources: []*mention{of, per}, how: "the two counts of its sentence"}
	if m.kind == Rate {
		o.why = fmt.Sprintf("%s for %s is %s per %d; that does not bear out the figure", grouped(of.Value), grouped(per.Value), decimalText(r), l.rateOf(m))
	}
	if o.verdict.Class() != Fail || m.Judge(back).Class() != Fail {
		return nil
	}
	const near = 20 // a rate may be of the employees of another day
	if d := distance(m.Value, r); m.kind == Rate && d.Mul(d, big.NewRat(near, 1)).Cmp(r) <= 0 {
		o.verdict, o.why = Ambiguous, strings.Replace(o.why, "that does not bear out the figure", "near it, and not it; the rate may be of another day's count", 1)
	}
	return o
}

// ratioTerms are the two counts that the sentence of a ratio tells, and nothing
// beside: right before it, or behind its colon.
func (l linker) ratioTerms(m *mention) (of, per *mention) {
	const figures = 3
	span := l.sentences[m.sentence]
	if span[1]-span[0] != figures || m.kind != Ratio && m.kind != Rate || m.Hedge != Bare || m.Form != Plain || m.Top != nil || m.per == "" {
		return nil, nil
	}
	a, b := l.mentions[span[0]], l.mentions[span[0]+1]
	switch {
	case m.index == span[0]:
		a, b = b, l.mentions[span[0]+2]
		if !l.ratioLeads(m, a, b) {
			return nil, nil
		}
	case m.index != span[0]+2 || !l.ratioCloses(m, b):
		return nil, nil
	case m.kind == Ratio && !l.onlyUnitThen(a, b, "in", "against", "and", "contained", "containing", "held"), m.kind == Rate && !l.onlyUnitThen(a, b, "and"):
		return nil, nil
	}
	if a.unit == m.per {
		return b, a
	}
	return a, b
}

// ratioLeads says whether a ratio is told to the end and a colon, behind which its
// two counts are the last that its sentence says.
func (l linker) ratioLeads(m, a, b *mention) bool {
	k := m.to
	for ; l.ratioWord(k) && k < m.to+longestRatio; k++ {
	}
	if s := l.at(k).text; s != ":" && s != "-" && s != "(" || a.from != k+1 || !l.onlyUnitThen(a, b, "against", "in", "and", "to", "for") {
		return false
	}
	r := &reader{l, b.to}
	return r.unit() != "" && (r.done() || r.word(")") && r.done())
}

// toldOtherwise says whether another count of the unit of a count stands nearby, so
// that a ratio may be made of that.
func (l linker) toldOtherwise(c *mention) bool {
	for _, o := range l.around(c.index) {
		if o.subject == c.unit && o.Value.Cmp(c.Value) != 0 && o.whole() && l.apart(o, c) <= 2 {
			return true
		}
	}
	return false
}

// narrowsRatio says whether the sentence makes a ratio another than that of its
// counts. That it is an average, it is in any case.
func (l linker) narrowsRatio(m *mention) bool {
	for k := l.begins[m.sentence]; l.at(k).kind < stop && k < l.begins[m.sentence]+longest; k++ {
		switch l.at(k).text {
		case "average", "averaged", "mean", "each", "every":
			continue
		}
		if l.narrowsAt(k) {
			return true
		}
	}
	return false
}

// onlyUnitThen says whether nothing stands between two counts but the unit of
// the first and one of some words.
func (l linker) onlyUnitThen(a, b *mention, joins ...string) bool {
	return l.words.is("unit", l.at(a.to).text) && slices.Contains(joins, l.at(a.to+1).text) && b.from == a.to+2
}

// ratioCloses says whether a ratio is set off right behind the unit of the second
// count and is the last that its sentence says.
func (l linker) ratioCloses(m, per *mention) bool {
	k := per.to
	if !l.words.is("unit", l.at(k).text) || k+2 != m.from || !slices.Contains([]string{",", "-", ":", "("}, l.at(k+1).text) {
		return false
	}
	for k = m.to; l.ratioWord(k) && k < m.to+longestRatio; k++ {
	}
	if l.at(k).text == ")" {
		k++
	}
	return l.at(k).kind >= stop
}

// ratioWord says whether a word is one of those that follow the number of a ratio.
func (l linker) ratioWord(k int) bool {
	switch t := l.at(k); {
	case t.text == "per", t.text == "for", t.text == "each", t.text == "every":
		return true
	case t.kind == digits:
		return l.rateBase(k) > 0
	default:
		return t.kind == word && l.words.is("unit", t.text)
	}
}

// longestRatio is how many words follow the number of a ratio: "allegations per
// complaint".
const longestRatio = 5
