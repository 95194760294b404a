package claim

import (
	"fmt"
	"slices"
)

// settleWay enters what the words say outright of the way a number went, where
// its two values went the other.
func (l linker) settleWay(m *mention, o *outcome) { m.found = l.sure(m, o) }

// ways calls wrong what is told as a rise and is a fall: "rose from 900 to 800",
// "900 complaints, up from 1,200". Where the sentence gives the change, too, that
// is wrong, else the number told last.
func (l linker) ways() {
	for i := 0; i+1 < len(l.mentions); i++ {
		a, b := l.mentions[i], l.mentions[i+1]
		if a.sentence != b.sentence || !l.wayTerms(a, b) {
			continue
		}
		older, newer := a, b
		way := l.wentFromTo(a, b)
		if way == 0 {
			older, newer = b, a
			way = l.wentTo(a, b)
		}
		if way == 0 {
			way = l.standsUpFrom(a, b)
		}
		if way == 0 || newer.Value.Cmp(older.Value) != -way || !l.oneWay(a.sentence, way) || l.disowned(a) || l.disowned(b) {
			continue
		}
		l.tellWay(b, newer, older, way)
	}
}

// tellWay says of a change, or else of the second of its values, that it went the
// other way.
func (l linker) tellWay(b, newer, older *mention, way int) {
	span := l.sentences[b.sentence]
	for _, m := range l.mentions[span[0]:span[1]] {
		switch {
		case m.kind != Change:
		case m.found != nil:
			return
		case m.direction == way && m.Form != Times && l.toldTogether(m, newer, older):
			if o := l.judgeMove(m, move{newer: newer, older: older}); o != nil && o.verdict == Contradicted {
				l.settleWay(m, o)
				return
			}
		}
	}
	if b.found != nil {
		return
	}
	less, went := "less", "rose"
	if way < 0 {
		less, went = "more", "fell"
	}
	l.settleWay(b, &outcome{verdict: Contradicted, sources: []*mention{newer, older},
		why: fmt.Sprintf("%s is %s than %s, and the text has it that the number %s", newer.valueText(), less, older.valueText(), went)})
}

// valueText is a value as it is told in a working.
func (m *mention) valueText() string {
	if m.isShare() {
		return grouped(m.Value) + " per cent"
	}
	return grouped(m.Value)
}

// wayTerms says whether two figures can be the two values of one number.
func (l linker) wayTerms(a, b *mention) bool {
	switch {
	case a.isShare() && b.isShare():
		return a.Form == Percent && b.Form == Percent && a.Hedge == Bare && b.Hedge == Bare && a.Top == nil && b.Top == nil
	case !a.isPlainCount() || !b.isPlainCount():
		return false
	}
	return a.unit == "" || b.unit == "" || a.unit == b.unit
}

// wentFromTo is the way of "rose from 900 last year to 800"; 0 for none.
func (l linker) wentFromTo(a, b *mention) int {
	k := a.from - 1
	if l.at(k).text != "from" || !l.numberOfThings(a) && b.unit == "" {
		return 0
	}
	way := l.wayBefore(k)
	if way == 0 || !l.onlyTimeTo(a, b, "to") {
		return 0
	}
	return way
}

// wentTo is the way of "fell to 900 last year from 800"; 0 for none.
func (l linker) wentTo(a, b *mention) int {
	k := a.from - 1
	if l.at(k).text != "to" || !l.numberOfThings(a) && b.unit == "" || !l.onlyTimeTo(a, b, "from") {
		return 0
	}
	return l.wayBefore(k)
}

// onlyTimeTo says whether nothing but its unit, its time and one word stands between
// a value and the other, which is told to its end.
func (l linker) onlyTimeTo(a, b *mention, join string) bool {
	r := &reader{l, a.to}
	r.unit()
	r.time()
	if !r.word(join) || r.at != b.from {
		return false
	}
	r.at = b.to
	return r.closesWay()
}

// wayBefore is the way of the word of change right before token k.
func (l linker) wayBefore(k int) int {
	for n := 1; n <= 2; n++ {
		if d, ok := l.direction(k - n); ok {
			if t := l.at(k - n).text; (t == "up" || t == "down") && !l.opensWay(k-n-1) {
				return 0 // signed up from
			}
			return d
		}
		switch l.at(k - n).text {
		case "slightly", "sharply", "steadily", "again":
		default:
			return 0
		}
	}
	return 0
}

// opensWay says whether "up" and "down" behind a word tell the way of a number.
func (l linker) opensWay(k int) bool {
	switch l.at(k).text {
	case "went", "gone", "going", "goes", "was", "were", "is", "are", "now", "been", "being", ",", "-", "(", "moved", "crept":
		return true
	}
	return false
}

// numberOfThings says whether what went up or down is a number of complaints or
// the like, or a share of them, and no place in a table.
func (l linker) numberOfThings(m *mention) bool {
	const far = 12
	for k := m.from - 1; k > m.from-far && k >= l.begins[m.sentence]; k-- {
		switch t := l.at(k).text; {
		case l.starts[k] != nil && l.starts[k] != m && l.starts[k].kind != Change:
			return false
		case t == "number", t == "total", t == "share", t == "proportion", t == "percentage", t == "rate", t == "figure":
			return true
		case l.words.is("unit", t) && t != "force" && t != "forces":
			return true
		}
	}
	return m.subject != "" && m.subject != "forces"
}

// standsUpFrom is the way of "900 complaints were made, up from 1,200"; 0 for none.
func (l linker) standsUpFrom(newer, older *mention) int {
	if newer.base.number >= 0 || newer.base.these || newer.index > 0 && l.baseOf(l.mentions[newer.index-1]) == newer || newer.unit == "" && !newer.isShare() || newer.subject == "forces" {
		return 0
	}
	k := older.from - 1
	if t := l.at(k).text; t == "just" || t == "only" {
		k--
	}
	if l.at(k).text != "from" || l.belongsToAnother(newer) {
		return 0
	}
	k--
	way := 0
	switch l.at(k).text {
	case "up":
		way = +1
	case "down":
		way = -1
	default:
		return 0
	}
	for at := newer.to; at < k; at++ {
		if p, ok := l.phrase("unit", at); ok && p.means != newer.unit {
			return 0 // 900 officers received complaints, up from
		}
		switch t := l.at(at); {
		case at == k-1 && (t.text == "," || t.text == "-" || t.text == "("), t.text == "-" && t.glued:
		case t.kind == word && !isConjunction(t.text), l.yearAt(at) > 0 || l.yearAt(at-2) > 2:
		default:
			return 0
		}
	}
	before := l.at(k - 1)
	apart := before.text == "," || before.text == "-" || before.text == "(" || l.words.is("unit", before.text)
	r := &reader{l, older.to}
	if !apart || !r.closesWay() {
		return 0
	}
	return way
}

// belongsToAnother says whether a count only says of what something is told:
// complaints about its 900 officers, up from.
func (l linker) belongsToAnother(m *mention) bool {
	k := m.from - 1
	for t := l.at(k).text; t == "the" || t == "its" || t == "their" || t == "force's" || t == "all"; t = l.at(k).text {
		k--
	}
	t := l.at(k).text
	return t == "of" || t == "among" || t == "between" || t != "in" && t != "at" && t != "to" && isPreposition(t)
}

func isConjunction(word string) bool {
	switch word {
	case "and", "or", "but", "while", "whereas", "than", "from", "against", "with", "of", "per", "which", "who", "whom", "that":
		return true
	}
	return false
}

// time passes over words that say when: "in 2019", "the year before", "of the
// previous year", "in the year to March 2021".
func (r *reader) time() {
	const far = 10
	for end := r.at + far; r.at < end; r.at++ {
		if n := r.yearAt(r.at); n > 0 {
			r.at += n - 1
			continue
		}
		switch t := r.linker.at(r.at); t.text {
		case "a": // a year earlier, not 900 a year
			if !r.refersBack(r.at) {
				return
			}
		case "in", "during", "for", "the", "last", "this", "previous", "year", "before", "earlier", "ago", "of", "ending", "ended":
		case "to":
			if r.linker.at(r.at-1).text != "year" {
				return
			}
		default:
			if !isMonth(t) && !isMonth(r.linker.at(r.at+1)) && !isMonth(r.linker.at(r.at-1)) || t.kind >= stop || t.kind == sign {
				return
			}
		}
	}
}

// closesWay says whether the second value is told to its end.
func (r *reader) closesWay() bool {
	r.unit()
	r.time()
	t := r.linker.at(r.at)
	return t.kind >= stop || t.text == "," || t.text == ")" || t.text == "-" || t.text == ";" || t.text == ":"
}

// oneWay says whether all words of change of a sentence go one way, and no word of
// it makes the two values those of different stretches of time, or places in a
// table.
func (l linker) oneWay(sentence, way int) bool {
	other := []string{"months", "month", "weeks", "week", "quarter", "quarters", "half", "days", "day", "since", "rank", "ranked", "ranking", "rankings", "place", "places", "placed", "table", "league", "position",
		"not", "never", "if", "could", "would", "might", "should", "expected", "forecast", "target", "wrongly", "incorrectly", "mistakenly", "false", "misprint", "misprinted", "error", "average", "adjusted", "each", "every", "correction", "corrected", "rather", "instead", "grade", "grades", "grading", "graded", "judgement", "judgment", "mark", "marks", "rating", "ratings", "score", "band"}
	for k := l.begins[sentence]; l.at(k).kind < stop && k < l.begins[sentence]+longest; k++ {
		if d, ok := l.direction(k); ok && d != way && l.at(k).text != "lower" && l.at(k).text != "higher" {
			return false
		}
		if t := l.at(k).text; slices.Contains(other, t) || t == `"` || t == "per" && l.at(k+1).text != "cent" {
			return false
		}
	}
	return true
}
