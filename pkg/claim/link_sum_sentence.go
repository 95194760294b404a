package claim

import "math/big"

// sumsBySentence finds the total of a sentence that tells nothing but the parts of
// it: "157 officers were accused ... By rank, 109 were constables, 29 sergeants, nine
// special constables and 10 inspectors or above."
func (l linker) sumsBySentence() {
	const fewest = 3
	for s, span := range l.sentences {
		if span[1]-span[0] < fewest || span[1]-span[0] > longestSum || !l.opensParts(s) {
			continue
		}
		parts, sum := l.mentions[span[0]:span[1]], new(big.Rat)
		for _, p := range parts {
			if !p.isPlainCount() || p.found != nil || p.base.these || l.baseOf(p) != nil || l.toldOlder(p) || p.bracket > 0 {
				sum = nil
				break
			}
			sum = add(sum, p.Value)
		}
		if sum == nil {
			continue
		}
		if total := l.totalTold(span[0], sum); total != nil {
			l.addsUp(total, parts)
		}
	}
}

// opensParts says whether a sentence opens with what it parts something by: "By rank,
// ...", "Gender of the officers: ...".
func (l linker) opensParts(sentence int) bool {
	first := l.begins[sentence]
	if t := l.at(first).text; t == "by" {
		return true
	}
	const far = 8
	for k := first; k < first+far && l.starts[k] == nil && l.at(k).kind < stop; k++ {
		if l.at(k).text == ":" {
			return true
		}
	}
	return false
}

// totalTold is a whole count shortly before a figure that has the value of a sum.
func (l linker) totalTold(at int, sum *big.Rat) *mention {
	const soon = 3
	for k := at - 1; k >= 0 && k >= at-nearby && l.apart(l.mentions[k], l.mentions[at]) <= soon; k-- {
		if c := l.mentions[k]; c.isPlainCount() && c.Value.Cmp(sum) == 0 && !l.toldOlder(c) {
			return c
		}
	}
	return nil
}
