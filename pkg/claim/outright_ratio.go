package claim

import (
	"math/big"
	"slices"
)

// settleRatio enters what the words say outright of a ratio, wrong or not.
func (l linker) settleRatio(m *mention) { m.found = l.outrightRatio(m) }

// outrightRatio judges "3,309 allegations in 1,984 complaints, 1.7 allegations per
// complaint" where the sentence tells the ratio and its two counts, of the very
// units of the ratio, and nothing else.
func (l linker) outrightRatio(m *mention) *outcome {
	const figures = 3
	span := l.sentences[m.sentence]
	if span[1]-span[0] != figures || m.kind != Ratio || m.Hedge != Bare || m.Form != Plain || m.Top != nil || m.per == "" {
		return nil
	}
	of, per := l.mentions[span[0]], l.mentions[span[0]+1]
	if !of.isPlainCount() || !per.isPlainCount() || per.Value.Sign() == 0 || of.index > m.index || per.index > m.index {
		return nil
	}
	if of.unit == per.unit || of.unit == "" || per.unit != m.per || m.unit != "" && m.unit != of.unit || !of.whole() || !per.whole() {
		return nil
	}
	if !l.onlyUnitThen(of, per, "in") || !l.ratioCloses(m, per) || l.leadsElsewhere(m.sentence, m) || l.narrowsChange(m) {
		return nil
	}
	r := new(big.Rat).Quo(of.Value, per.Value)
	o := &outcome{verdict: m.Judge(r), computed: r, part: of.Value, of: per.Value, sources: []*mention{of, per}, how: "the two counts of its sentence"}
	if o.verdict.Class() != Fail || m.Judge(new(big.Rat).Inv(r)).Class() != Fail {
		return nil
	}
	return o
}

// onlyUnitThen says whether nothing stands between two counts but the unit of
// the first and one word.
func (l linker) onlyUnitThen(a, b *mention, join string) bool {
	return l.words.is("unit", l.at(a.to).text) && l.at(a.to+1).text == join && b.from == a.to+2
}

// ratioCloses says whether a ratio is set off right behind the unit of the second
// count and is the last that its sentence says.
func (l linker) ratioCloses(m, per *mention) bool {
	k := per.to
	if !l.words.is("unit", l.at(k).text) || k+2 != m.from || !slices.Contains([]string{",", "-", ":", "("}, l.at(k+1).text) {
		return false
	}
	for k = m.to; l.at(k).kind == word && k < m.to+longestRatio; k++ {
		if t := l.at(k).text; t != "per" && t != "for" && t != "each" && t != "every" && !l.words.is("unit", t) {
			return false
		}
	}
	if l.at(k).text == ")" {
		k++
	}
	return l.at(k).kind >= stop
}

// longestRatio is how many words follow the number of a ratio: "allegations per
// complaint".
const longestRatio = 5
