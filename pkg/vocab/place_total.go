package vocab

import (
	"slices"
	"strings"
)

// Publishers name the totals, subtotals and averages that stand among the
// forces in endless ways, so their names are read and not listed.

// totalWords begin or end the name of a total; those that are true name one
// that the rows do not add up to.
var totalWords = [...]struct {
	word string
	sub  bool
}{
	{"sub total", true}, {"subtotal", true}, {"subtotals", true}, {"sub totals", true},
	{"average", true}, {"avg", true}, {"mean", true}, {"median", true},
	{"grand total", false}, {"total", false}, {"totals", false},
}

// leavingOut are the words after which a total names what it leaves out.
var leavingOut = [...]string{"excluding", "excl", "exc", "ex", "except", "excepting", "without", "minus", "less", "outside",
	"apart from", "other than", "but not"}

// total reads a text as a total by its words: "Total (3 forces)", "Average per
// force", "All forces that replied", "England and Wales excluding
// Metropolitan". A text that is the heading of a column is none: "Total upheld".
func (g *gazetteer) total(text, name string) (Place, bool) {
	if strings.Count(name, " ") > 9 {
		return Place{}, false // a sentence
	}
	sub, ok := totalByWord(name)
	if g.leavesOut(name) {
		sub, ok = true, true
	}
	if rest, all := strings.CutPrefix(name, "all "); all && !ok {
		ok = slices.Contains(strings.Fields(rest), "forces")
	}
	if !ok {
		return Place{}, false
	}
	return Place{Name: written(text), Level: Total, Sub: sub || g.ofOneForce(name)}, true
}

// totalByWord says whether a clean name begins or ends with a word for a total,
// and whether it is one of only some rows.
func totalByWord(name string) (sub, ok bool) {
	for _, t := range totalWords {
		if name == t.word || strings.HasPrefix(name, t.word+" ") || strings.HasSuffix(name, " "+t.word) {
			return t.sub, true
		}
	}
	return false, false
}

// leavesOut says whether a clean name is that of a total or a region with
// something left out. "City of London excluding Action Fraud" is still a force.
func (g *gazetteer) leavesOut(name string) bool {
	for _, word := range leavingOut {
		head, _, ok := strings.Cut(name, " "+word+" ")
		if !ok {
			continue
		}
		if p := g.find(head); p != nil && p.Level != Force {
			return true
		}
		_, total := totalByWord(head)
		return total || strings.HasPrefix(head, "all ")
	}
	return false
}

// ofOneForce recognises "Total Essex", which adds the rows of one force up.
func (g *gazetteer) ofOneForce(name string) bool {
	rest := trimAny(name, []string{" grand total", " total"})
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "grand "), "total ")
	p := g.find(strings.TrimPrefix(rest, "for "))
	return p != nil && p.Level == Force
}

// sum reads a row that adds a few forces up, such as "Norfolk & Suffolk":
// their names, sorted, nil where the text is anything else.
func (g *gazetteer) sum(text string) []string {
	name := strings.TrimPrefix(Clean(text), "the ")
	if p := g.named[name]; p != nil && p.Members == 2 {
		name = Clean(p.Name)
	}
	if !strings.ContainsAny(text, "/+;") && !strings.Contains(" "+name+" ", " and ") && !strings.Contains(name, " plus ") {
		return nil
	}
	words := strings.Fields(name)
	var members []string
	for len(words) > 0 {
		if slices.Contains([]string{"and", "plus", "+"}, words[0]) && len(members) > 0 {
			words = words[1:]
			continue
		}
		force, length := g.longest(words)
		if force == nil || slices.Contains(members, force.Name) {
			return nil
		}
		members, words = append(members, force.Name), words[length:]
	}
	if len(members) < 2 {
		return nil
	}
	slices.Sort(members)
	return members
}

// longest is the territorial force that the most of the first words name.
func (g *gazetteer) longest(words []string) (*Place, int) {
	for n := min(len(words), 6); n > 0; n-- {
		if p := g.find(strings.Join(words[:n], " ")); p != nil && p.Territorial {
			return p, n
		}
	}
	return nil, 0
}

// joined writes a list of names as a text.
func joined(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// written is a text as its publisher wrote it, without footnotes and with one
// space between its words.
func written(text string) string {
	for {
		open := strings.LastIndexAny(text, "[(")
		if open <= 0 {
			break
		}
		end := strings.IndexAny(text[open:], "])")
		if end < 0 || !isPeriodNote(text[open+1:open+end]) {
			break
		}
		text = text[:open] + " " + text[open+end+1:]
	}
	text = strings.TrimFunc(trimCell(text), isFootnoteSign)
	return strings.Join(strings.Fields(text), " ")
}
