package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// sumsOff marks totals that the parts told in the bracket or list right behind
// them do not make: "a total of 81,776 (31,182 formally and 55,094 informally)".
// Parts may overlap, and a list may leave some out, so that the total is doubtful,
// and only where the sum is near it: a slip, and not another thing. Where the parts
// cannot overlap outright_split.go says that it is wrong.
func (l linker) sumsOff() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isPlainCount() || m.Value.Cmp(big.NewRat(leastTotal, 1)) < 0 || m.bracket > 0 {
			continue
		}
		if parts := l.listBehind(i, m); parts != nil {
			l.sumOff(m, parts)
		}
	}
}

// leastTotal is the least total that is looked at: the parts of a small one are
// too near it by chance.
const leastTotal = 20

// sumOff tells that a total is not the sum of its parts, where it is near it.
func (l linker) sumOff(m *mention, parts []*mention) {
	const nearPart = 10 // a tenth of the total
	sum := new(big.Rat)
	for _, p := range parts {
		sum = add(sum, p.Value)
	}
	d := distance(sum, m.Value)
	if d.Sign() == 0 || l.toldToOverlap(m) || new(big.Rat).Mul(d, big.NewRat(nearPart, 1)).Cmp(m.Value) > 0 {
		return
	}
	if l.brokenList(m, parts, sum) {
		return
	}
	if sum.Cmp(m.Value) < 0 && !l.namesTotal(m) || l.toldOf(m) {
		return // 500 complaints (300 upheld and 180 dismissed): the rest is not told
	}
	m.tell(&outcome{verdict: Ambiguous, computed: sum, sources: parts,
		why: fmt.Sprintf("%s make %s, not %s; the parts may overlap or some be left out, or a figure is wrong", addition(parts), grouped(sum), grouped(m.Value))})
}

// addition writes parts out as a sum.
func addition(parts []*mention) string {
	texts := make([]string, len(parts))
	for k, p := range parts {
		texts[k] = grouped(p.Value)
	}
	return strings.Join(texts, " + ")
}

// listBehind are the parts in the bracket right behind a total, or in the list
// behind its colon or dash up to the end of the sentence; nil for none.
func (l linker) listBehind(i int, m *mention) []*mention {
	k := m.to
	const far = 8
	for ; k < m.to+far && l.at(k).kind == word; k++ {
	}
	opening := l.at(k).text
	if opening != "(" && opening != ":" && opening != "-" || l.starts[k+1] == nil {
		return nil
	}
	var parts []*mention
	for at := k + 1; l.at(at).kind < stop && (opening != "(" || l.at(at).text != ")"); at++ {
		if opensAnother(l.at(at).text) || l.leavesSome(at) {
			return nil
		}
		c := l.starts[at]
		if c == nil {
			continue
		}
		if !c.isPlainCount() || c.index > i+longestSum || c.Value.Cmp(m.Value) >= 0 || c.base.these || l.baseOf(c) != nil && l.baseOf(c) != m || c.found != nil || l.toldOlder(c) {
			return nil
		}
		parts = append(parts, c)
		at = c.to - 1
	}
	another := func(p *mention) bool { // 350 complaints, but not 170 about searches
		return p.unit != "" && !kin(p.unit, m.subject) && l.words.is("unit", l.at(p.to).text)
	}
	if len(parts) < 2 || slices.ContainsFunc(parts, another) {
		return nil
	}
	return parts
}

// opensAnother says whether a sign breaks a list off.
func opensAnother(sign string) bool { return sign == "(" || sign == "-" || sign == ":" }

// leavesSome says whether a word of a list says that it is not whole, or that
// something else begins.
func (l linker) leavesSome(k int) bool {
	switch l.at(k).text {
	case "from":
		return l.at(k+1).kind == digits // from men, and not from 300
	case "including", "include", "includes", "included", "among", "mostly", "mainly", "chiefly", "such", "example", "least", "some", "both", "overlap", "twice",
		"of", "whom", "which", "compared", "than", "against", "up", "down", "last", "previous", "earlier", "year", "but", "while", "most", "more", "fewer", "per":
		return true
	}
	return false
}

// namesTotal says whether the words call a count a total.
func (l linker) namesTotal(m *mention) bool {
	for k := m.from - 3; k < m.from; k++ {
		if k >= l.begins[m.sentence] && (l.at(k).text == "total" || l.at(k).text == "all") {
			return true
		}
	}
	return l.inAll(m.to) || l.inAll(m.to+1)
}
