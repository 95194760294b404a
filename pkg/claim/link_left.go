package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// What a share leaves, and what leaves a share: the rest of a whole is judged by
// the part that is told, where the words say that it is the rest.

// leftOver judges the shares that are told as the rest of what stands before
// them: "only 14 per cent were upheld, with the remaining 86 per cent rejected".
func (l linker) leftOver() {
	for i, m := range l.mentions {
		if m.found != nil || !m.isShare() || m.broken || m.Top != nil {
			continue
		}
		if l.namesRest(m) {
			if !m.tell(l.restOfPair(i, m)) {
				m.tell(l.restOfShares(i, m))
			}
			continue
		}
		if m.tell(l.byOpposite(i, m)) {
			continue
		}
		if k := l.saidOtherwise(i, m); k != nil {
			m.tell(l.complement(m, k, l.baseOf(k)))
		} else if k := l.exception(i, m); k != nil {
			m.tell(l.complement(m, k, l.baseOf(m)))
		} else if k := l.onlyFew(i, m); k != nil {
			m.tell(l.complement(m, k, l.baseOf(k)))
		} else if k := l.fromOutside(i, m); k != nil {
			m.tell(l.complement(m, k, l.baseOf(m)))
		}
	}
}

// opposite is what is said of the things of which a code is not said; "" for none.
func opposite(code string) string {
	for _, pair := range [...][2]string{{"upheld", "not_upheld"}, {"proven", "not_proven"}, {"acceptable", "not_acceptable"}, {"case_to_answer", "no_case_to_answer"}, {"dismissed", "kept_job"}, {"investigated", "not_investigated"}} {
		switch code {
		case pair[0]:
			return pair[1]
		case pair[1]:
			return pair[0]
		}
	}
	return ""
}

// byOpposite judges a share by the count of those of which the opposite is said:
// "97 per cent were not upheld ... received 5,169 allegations ... Just 153 were
// upheld". It must be the one that fits.
func (l linker) byOpposite(i int, m *mention) *outcome {
	if zoneOf(m.Assertion).chance() < enough {
		return nil
	}
	var only *outcome
	for _, code := range m.predicates {
		against := opposite(code)
		if l.negated(m) {
			against = code
		}
		if against == "" {
			continue
		}
		for k := max(0, i-nearby); k < len(l.mentions) && k <= i+nearby; k++ {
			c := l.mentions[k]
			if !c.isTerm() || len(c.predicates) != 1 || c.predicates[0] != against || l.toldOlder(c) && !l.toldOlder(m) {
				continue
			}
			o := l.complement(m, c, l.wholeOf(c))
			if o == nil {
				continue
			}
			if only != nil && only.computed.Cmp(o.computed) != 0 {
				return nil
			}
			only = o
		}
	}
	return only
}

// negated says whether the clause of a share begins with whom it is denied of: "No
// officer lost their job in nine in ten cases".
func (l linker) negated(m *mention) bool {
	k := l.begins[m.sentence]
	return l.at(k).text == "no" && l.words.is("unit", l.at(k+1).text) || l.at(k).text == "nobody" || l.words3(k, "no one")
}

// wholeOf is the count that another is told to be a part of, by its own words or as
// the count of the things of its kind told right before; nil for none.
func (l linker) wholeOf(c *mention) *mention {
	if n := l.baseOf(c); n != nil {
		return n
	}
	if n := l.objectOf(c); n != nil {
		return n
	}
	const soon = 2
	for k := c.index - 1; k >= 0 && l.mentions[k].sentence >= c.sentence-soon; k-- {
		n := l.mentions[k]
		if n.isCount() && n.Value.Cmp(c.Value) > 0 && n.base.number < 0 && !n.base.these && n.base.unit == "" && !l.toldOlder(n) && l.apart(n, c) <= 1 {
			if c.unit != "" && !kin(n.subject, c.unit) && !c.base.these || n.unit == "" || n.unit == "forces" {
				continue
			}
			return n
		}
	}
	return nil
}

// complement judges m by what k leaves of n; only what holds is told.
func (l linker) complement(m, k, n *mention) *outcome {
	if n == nil || !n.isCount() || !k.isTerm() || k.Value.Cmp(n.Value) >= 0 || !m.placeFits(k) || !m.periodFits(k) {
		return nil
	}
	if unit := m.base.unit; unit != "" && n.subject != "" && n.subject != "cases" && !kin(unit, n.subject) || m.placeNamed && m.place != k.place {
		return nil
	}
	o := ratioOutcome(m, sub(n.Value, k.Value), n.Value, 100)
	if o.verdict.Class() != OK {
		return nil
	}
	o.sources, o.how = []*mention{k, n}, "what the other "+grouped(k.Value)+" leave"
	return o
}

// namesRest says whether a share is told as the rest: "the remaining 86 per
// cent", "the other half", "the rest (86 per cent)".
func (l linker) namesRest(m *mention) bool {
	k := m.from - 1
	if t := l.at(k); t.kind == sign {
		word := l.at(k - 1).text
		return word == "rest" || word == "remainder" || word == "others"
	}
	if b := l.pastOnly(m.from) - 1; l.at(b).text == "leaving" && l.at(b-1).text == "," {
		return true
	} else if len(m.predicates) == 0 && (l.at(b).text == "leaves" || l.at(b).text == "left" || l.at(b).text == "leaving") && (l.at(b-1).text == "that" || l.at(b-1).text == "which" || l.at(b-1).text == "this" || l.at(b-1).text == ",") {
		return true // that leaves only 15 per cent
	}
	return l.at(k).text == "remaining" || l.at(k).text == "other" && l.at(k-1).text == "the"
}

// opens says whether a figure is told within the first words of its sentence.
func (l linker) opens(m *mention) bool {
	const few = 4
	return m.from-l.begins[m.sentence] <= few
}

// restOfPair judges the rest by "X of Y" before it, in its sentence or, where it
// opens its own, in the one before.
func (l linker) restOfPair(i int, m *mention) *outcome {
	for k := i - 1; k >= 0 && k > i-nearby; k-- {
		c := l.mentions[k]
		if c.sentence != m.sentence && (c.sentence < m.sentence-1 || !l.opens(m)) {
			return nil
		}
		if !c.isTerm() {
			continue
		}
		if n := l.baseOf(c); n != nil {
			return l.complement(m, c, n)
		}
		if n := l.objectOf(c); n != nil {
			return l.complement(m, c, n)
		}
		if n := l.wholeOf(c); n != nil && c.base.these {
			return l.complement(m, c, n)
		}
	}
	return nil
}

// restOfShares judges the rest by the shares before it of the same whole.
func (l linker) restOfShares(i int, m *mention) *outcome {
	hundred := big.NewRat(100, 1)
	rest := new(big.Rat).Set(hundred)
	var shares []*mention
	for k := i - 1; k >= 0 && k > i-nearby; k-- {
		c := l.mentions[k]
		if c.sentence != m.sentence && (c.sentence < m.sentence-1 || !l.opens(m)) || len(shares) > 0 && c.sentence != shares[0].sentence {
			break
		}
		if !c.isShare() || c.Form != Percent || c.Hedge != Bare && c.Hedge != About || c.Top != nil || l.toldOlder(c) || !c.placeFits(m) {
			continue
		}
		rest, shares = sub(rest, c.Value), append(shares, c)
		if rest.Sign() <= 0 {
			break
		}
		o := &outcome{verdict: m.Judge(new(big.Rat).Quo(rest, hundred)), computed: rest, sources: shares}
		if counted := l.restOfCounts(m, shares); counted != nil {
			return counted
		}
		if o.verdict.Class() == OK {
			o.why = fmt.Sprintf("the %s printed before it leaves %s per cent", perCents(shares), decimalText(rest))
			return o
		}
	}
	return nil
}

// restOfCounts judges the rest by the counts behind the shares that leave it, where
// all are of one whole: "Of 4,870 finalised, 3,604 (74 per cent) were ... and 1,119
// (23 per cent) ... The other three per cent".
func (l linker) restOfCounts(m *mention, shares []*mention) *outcome {
	var whole *mention
	var parts []*mention
	rest := new(big.Rat)
	for _, s := range shares {
		if s.found == nil || len(s.found.sources) != 2 || s.found.verdict.Class() == Fail || whole != nil && s.found.sources[1] != whole || slices.Contains(parts, s.found.sources[0]) {
			return nil
		}
		if whole == nil {
			whole, rest = s.found.sources[1], new(big.Rat).Set(s.found.sources[1].Value)
		}
		parts, rest = append(parts, s.found.sources[0]), sub(rest, s.found.part)
	}
	if whole == nil || rest.Sign() <= 0 {
		return nil
	}
	o := ratioOutcome(m, rest, whole.Value, 100)
	if o.verdict.Class() != OK {
		return nil
	}
	o.sources, o.how = append(parts, whole), "what the counts before it leave"
	return o
}

func perCents(shares []*mention) string {
	if len(shares) == 1 {
		return decimalText(shares[0].Value) + " per cent"
	}
	total := new(big.Rat)
	for _, s := range shares {
		total = add(total, s.Value)
	}
	return decimalText(total) + " per cent in all"
}

// saidOtherwise is the X of the "X of Y" that a share turns round: "Of 310 just 22
// were upheld. In other words, in 93 per cent of cases the force found nothing
// wrong".
func (l linker) saidOtherwise(i int, m *mention) *mention {
	if !l.denies(m.from, l.nextClause(m.to)) {
		return nil
	}
	if c := l.turnedRound(i, m); c != nil {
		return c
	}
	said := l.inOtherWords(m)
	const near = 3
	for k := i - 1; k >= 0 && k >= i-near; k-- {
		c := l.mentions[k]
		if c.sentence < m.sentence-1 || l.apart(c, m) > 1 {
			return nil
		}
		if c.isTerm() && l.baseOf(c) != nil {
			if l.denies(c.to, min(m.from, l.nextClause(c.to))) || !said && common(l.telling(m), l.saidBehind(c)) == 0 {
				return nil
			}
			return c
		}
	}
	return nil
}

// saidBehind are the telling words of a sentence from a figure on, sorted.
func (l linker) saidBehind(c *mention) []string {
	const far = 40
	var words []string
	for k := c.to; k < c.to+far && l.at(k).kind < stop; k++ {
		if l.at(k).kind == word && l.starts[k] == nil {
			words = l.note(words, k)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// turnedRound is the X of the "X of Y" that follows a share of the same things
// and says of the others what the share says not: "95 per cent of officers had no
// complaint against them: 150 of its 3,000 officers were complained about".
func (l linker) turnedRound(i int, m *mention) *mention {
	if m.base.unit == "" || i+2 >= len(l.mentions) {
		return nil
	}
	c := l.mentions[i+1]
	n := l.baseOf(c)
	if n == nil || !c.isTerm() || n.subject != m.base.unit || c.sentence > m.sentence+1 || l.apart(c, m) > 0 || l.denies(c.from, l.nextClause(max(c.to, n.to))) {
		return nil
	}
	return c
}

// inOtherWords says whether a share is told to mean what was just said.
func (l linker) inOtherWords(m *mention) bool {
	const near = 8
	for k := m.from - 1; k >= l.begins[m.sentence] && k > m.from-near; k-- {
		switch l.at(k).text {
		case "words":
			return l.at(k-1).text == "other"
		case "means", "meaning", "meant":
			return true
		case "so":
			return l.at(k-1).kind == sign || k == l.begins[m.sentence]
		case "put":
			return l.words3(k, "put another way")
		}
		if l.starts[k] != nil {
			return false
		}
	}
	return false
}

// nextClause is where the words behind token k end that speak of the same: at the
// end of the sentence or at the next figure.
func (l linker) nextClause(k int) int {
	const far = 24
	for at := k; at < k+far; at++ {
		if t := l.at(at); t.kind >= stop || l.starts[at] != nil || t.text == ";" || t.text == "while" {
			return at
		}
	}
	return k + far
}

// denies says whether the words between two tokens say that something is not so.
func (l linker) denies(from, to int) bool {
	for k := from; k < to; k++ {
		switch t := l.at(k).text; t {
		case "not", "no", "nothing", "never", "none", "nobody", "without", "cleared", "rejected", "unfounded", "unsubstantiated", "dismissed", "unproven", "neither", "failed", "unsuccessful":
			return true
		default:
			if strings.HasSuffix(t, "n't") || strings.HasSuffix(t, "n’t") {
				return true
			}
		}
	}
	return false
}

// exception is the few that a large share of a base leaves: "were cleared in 95
// per cent of the 420 cases, with just 21 leading to a sanction".
func (l linker) exception(i int, m *mention) *mention {
	n := l.baseOf(m)
	if n == nil || n.index != i+1 || i+2 >= len(l.mentions) || m.Form != Percent || m.Value.Cmp(big.NewRat(50, 1)) <= 0 {
		return nil
	}
	k := l.mentions[i+2]
	only := l.pastOnly(k.from)
	if k.sentence != m.sentence || only == k.from || l.at(only-1).text != "with" || l.at(only-2).text != "," || !l.onlyClause(n.to, only-2) {
		return nil
	}
	return k
}

// onlyFew is the X of the "with only X of Y" that a share sets itself against: "nine in
// ten were dealt with by the force itself, with only 88 of 1,190 going elsewhere".
func (l linker) onlyFew(i int, m *mention) *mention {
	if i+2 >= len(l.mentions) || l.baseOf(m) != nil || m.Form == PartOf && m.Value.Cmp(big.NewRat(1, 2)) <= 0 {
		return nil
	}
	k := l.mentions[i+1]
	only := l.pastOnly(k.from)
	if k.sentence != m.sentence || l.baseOf(k) != l.mentions[i+2] || only == k.from || l.at(only-1).text != "with" || l.at(only-2).text != "," {
		return nil
	}
	return k
}

// fromOutside is the count of those that the public's complaints led to, where a
// share is of those that came from within: "68 officers were dismissed ... most
// had been reported from within the service, 84 per cent of the 432 dismissals".
func (l linker) fromOutside(i int, m *mention) *mention {
	n := l.baseOf(m)
	if n == nil || !l.saidIn(m.sentence, "within", "internally", "colleagues", "themselves") || l.saidIn(m.sentence, "public") {
		return nil
	}
	const near = 3
	for k := i - 1; k >= 0 && k > i-nearby && l.mentions[k].sentence >= m.sentence-near; k-- {
		c := l.mentions[k]
		if !c.isTerm() || c.sentence == m.sentence || !overlap(c.predicates, n.predicates) && !(n.unit == "dismissals" && slices.Contains(c.predicates, "dismissed")) {
			continue
		}
		for s := c.sentence; s >= 0 && s >= c.sentence-2; s-- {
			if l.saidIn(s, "public") {
				return c
			}
		}
		return nil
	}
	return nil
}

// saidIn says whether a sentence holds one of some words.
func (l linker) saidIn(sentence int, words ...string) bool {
	const far = 80
	for k := l.begins[sentence]; l.at(k).kind < stop && k < l.begins[sentence]+far; k++ {
		if slices.Contains(words, l.at(k).text) {
			return true
		}
	}
	return false
}
