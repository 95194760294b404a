package claim

import (
	"math/big"
	"slices"
)

// line is a paragraph of a text as it may stand in a list or table: a label and
// what is counted under it.
type line struct {
	from, to int        // its tokens, the bullet passed over
	bullet   bool       // it begins with one
	stops    bool       // it is made of sentences
	counts   []*mention // what it counts
	shares   []*mention // the shares told beside them
	item     bool       // it is a label and its counts, and nothing else
	total    bool       // its label says that it is the total
}

// lists finds totals whose parts are told one a line, with the total in the line
// of the list that says so, in the heading above it or shortly before that:
// "Decisions on the 1,846 allegations / - resolved: 1,039 (56%) / ...". A list is
// taken as a whole or not at all, so that few sums of a text are tried.
func (l linker) lists() {
	lines := l.lines()
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].goesOn(lines[from]) {
			to++
		}
		if to-from > 1 && to-from <= longestList && !slices.ContainsFunc(lines[from:to], func(a line) bool { return !a.item }) {
			for column := range lines[from].counts {
				l.list(lines, from, to, column)
			}
		}
		from = to
	}
}

// longestList is how many lines a list has at the most: one a force.
const longestList = 60

// goesOn says whether a line is of the list that another begins.
func (a line) goesOn(first line) bool {
	if a.bullet || first.bullet {
		return a.bullet && first.bullet
	}
	return a.item && first.item && len(a.counts) == len(first.counts)
}

// lines reads the text paragraph by paragraph; a cell of a table that holds a
// number alone is of the line before it.
func (l linker) lines() []line {
	var lines []line
	for sentence := 0; sentence < len(l.begins); {
		end := sentence + 1
		for end < len(l.begins) && l.paragraph[end] == l.paragraph[sentence] {
			end++
		}
		to := len(l.tokens) - 1
		if end < len(l.begins) {
			to = l.begins[end] - 1
		}
		a := line{from: l.begins[sentence], to: to, stops: end-sentence > 1}
		if n := len(lines); n > 0 && !lines[n-1].stops && !lines[n-1].bullet && l.numberAlone(a) && lines[n-1].to-lines[n-1].from < longestLabel+longestSum {
			lines[n-1].to = a.to
		} else {
			lines = append(lines, a)
		}
		sentence = end
	}
	for i := range lines {
		l.readLine(&lines[i])
	}
	return lines
}

// longestLabel is how many words stand before the number of a line at the most.
const longestLabel = 14

// numberAlone says whether a line is a figure and no word.
func (l linker) numberAlone(a line) bool {
	m := l.starts[a.from]
	return m != nil && (m.isCount() || m.isShare()) && m.unit == "" && m.to >= a.to && !a.stops
}

// readLine fills what a line counts, and whether it does nothing else.
func (l linker) readLine(a *line) {
	if t := l.at(a.from); t.kind == sign && isBullet(t.text) {
		a.bullet = true
		a.from++
	}
	if a.to-a.from > longestLabel*longestSum || a.stops && !a.bullet {
		return
	}
	label, ok := l.figuresOf(a)
	if len(a.counts) == 0 && a.bullet {
		a.counts = l.inBrackets(a)
	}
	switch {
	case len(a.counts) == 0 || !ok || label.words > longestLabel || label.behind > longestLabel:
	case a.bullet:
		a.item = len(a.counts) == 1
	default:
		const unit = 2 // words: Kent: 1,204 public complaints
		a.item = label.words > 0 && (label.behind == 0 || label.behind <= unit && !label.verb)
	}
}

// label is what a line says beside its figures.
type label struct {
	words, behind int // before the first figure, and behind it
	verb          bool
}

// figuresOf enters the counts and shares of a line. It is not ok where the line
// tells something else, or more than one sentence.
func (l linker) figuresOf(a *line) (said label, ok bool) {
	ok = true
	for k := a.from; k < a.to; k++ {
		if m := l.starts[k]; m != nil {
			k = m.to - 1
			switch {
			case m.isCount() && m.bracket == 0 && !l.toldOlder(m):
				a.counts = append(a.counts, m)
			case m.isShare() && m.Hedge == Bare:
				a.shares = append(a.shares, m)
			case m.bracket == 0 && !m.isCount():
				ok = false
			}
			continue
		}
		switch t := l.at(k); {
		case t.kind == stop:
			return said, false
		case t.kind == sign:
		case len(a.counts)+len(a.shares) == 0:
			said.words++
			said.verb = said.verb || isVerb(t.text) && t.text != "and"
			a.total = a.total || isTotal(t.text) && (said.words == 1 || t.text == "total")
		default:
			said.behind++
			said.verb = said.verb || isVerb(t.text)
		}
	}
	return said, ok
}

// inBrackets are the counts that a line tells in brackets: "39% under Schedule 3
// (473)".
func (l linker) inBrackets(a *line) []*mention {
	var found []*mention
	for k := a.from; k < a.to; k++ {
		if m := l.starts[k]; m != nil && m.isCount() && m.from == k && !l.toldOlder(m) {
			found = append(found, m)
		}
	}
	return found
}

func isBullet(sign string) bool {
	switch sign {
	case "-", "•", "*", "·", "▪", "◦", "●", "‣", "■":
		return true
	}
	return false
}

// isTotal says whether a word of a label makes it that of a total.
func isTotal(word string) bool {
	return word == "total" || word == "totals" || word == "all" || word == "overall" || word == "altogether"
}

// list finds the total of one column of a list, and tells it and its parts.
func (l linker) list(lines []line, from, to, column int) {
	var parts []*mention
	var total *mention
	sum, totals := new(big.Rat), 0
	for _, a := range lines[from:to] {
		if c := a.counts[column]; a.total {
			total = c
			totals++
		} else {
			parts = append(parts, c)
			sum = add(sum, c.Value)
		}
	}
	if len(parts) < 2 || totals > 1 || slices.ContainsFunc(parts, func(p *mention) bool { return p.found != nil }) {
		return
	}
	if total == nil {
		total = l.totalOfList(lines, from, to, column, sum)
	}
	switch {
	case total == nil || total.found != nil:
	case total.Value.Cmp(sum) == 0:
		l.addsUp(total, parts)
	case totals > 0 && total.Value.Cmp(big.NewRat(leastTotal, 1)) >= 0:
		l.sumOff(total, parts)
	}
}

// totalOfList looks for the total of a list that has none of its own: in the
// line above, in those before it, in the line behind.
func (l linker) totalOfList(lines []line, from, to, column int, sum *big.Rat) *mention {
	told := l.sharesAgree(lines[from:to], column, sum)
	if from > 0 {
		above := lines[from-1]
		leads := told || l.at(above.to-1).text == ":"
		if m := l.countedIn(above, sum); m != nil && (leads || sum.Cmp(big.NewRat(leastTotal, 1)) >= 0 && l.sameThing(lines[from:to], above, m)) {
			return m
		}
	}
	if after := to; after < len(lines) && sum.Cmp(big.NewRat(longestSum, 1)) > 0 {
		if m := l.countedIn(lines[after], sum); m != nil && l.namesTotal(m) {
			return m
		}
	}
	const far, plain = 4, 100 // lines, and what is no number to meet by chance
	if !told && sum.Cmp(big.NewRat(plain, 1)) < 0 {
		return nil
	}
	for k := from - 2; k >= 0 && k >= from-far; k-- {
		if m := l.countedIn(lines[k], sum); m != nil && l.sameThing(lines[from:to], lines[from-1], m) {
			return m
		}
	}
	return nil
}

// countedIn is the count of a line that has a value, told for its own sake.
func (l linker) countedIn(a line, value *big.Rat) *mention {
	for k := a.from; k < a.to; k++ {
		if m := l.starts[k]; m != nil && m.isCount() && m.Value.Cmp(value) == 0 && !l.toldOlder(m) {
			return m
		}
	}
	return nil
}

// sameThing says whether the heading of a list and its lines count what m does,
// as far as they say.
func (l linker) sameThing(items []line, heading line, m *mention) bool {
	if m.subject == "" {
		return true
	}
	for k := heading.from; k < heading.to && m.from < heading.from; k++ {
		if p, ok := l.phrase("unit", k); ok && p.means != "people" {
			return kin(p.means, m.subject)
		}
	}
	another := func(a line) bool { return a.counts[0].unit != "" && !kin(a.counts[0].unit, m.subject) }
	return !slices.ContainsFunc(items, another)
}

// sharesAgree says whether every line tells the share that its count has of a
// total.
func (l linker) sharesAgree(items []line, column int, total *big.Rat) bool {
	for _, a := range items {
		if column >= len(a.shares) || total.Sign() == 0 || a.shares[column].Judge(new(big.Rat).Quo(a.counts[column].Value, total)).Class() == Fail {
			return false
		}
	}
	return true
}
