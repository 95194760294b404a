package claim

import "slices"

// What the sentence beside a figure says of how it was counted, or of its being
// wrong: "The figure leaves out eight that were withdrawn", "Fifty were dealt with in
// both ways", "In fact the rise was 67 per cent". A figure so told of is not called
// wrong by what its own sentence says.

// toldOf says whether its own sentence or the one beside it says that a figure is
// not so, or not of all that its sentence tells.
func (l linker) toldOf(m *mention) bool {
	if l.disowned(m) || l.explainsBehind(m) {
		return true
	}
	if next := m.sentence + 1; next < len(l.begins) && l.paragraph[next] <= l.paragraph[m.sentence]+1 && l.takesBack(next) {
		return true
	}
	if l.hasWord(m.sentence, "brackets", "parentheses") {
		return true
	}
	before := m.sentence - 1
	return before >= 0 && l.paragraph[before] == l.paragraph[m.sentence] && (l.speaksOfFigures(before) && l.leavesOutAt(before) || l.hasWord(before, "in brackets", "in parentheses"))
}

// explainsBehind says whether a sentence goes on behind a figure to say what it is
// of: "150 (30 per cent) were upheld, the percentage being of those decided".
func (l linker) explainsBehind(m *mention) bool {
	for k := m.to; l.at(k).kind < stop && k < m.to+longest; k++ {
		if l.at(k).text == "the" && isFigureWord(l.at(k+1).text) && l.at(k-1).kind == sign && l.countsMore(k+1) {
			return true
		}
	}
	return false
}

// takesBack says whether a sentence corrects the figure before it, or says how it
// was counted.
func (l linker) takesBack(sentence int) bool {
	k := l.opening(sentence).at
	if isFigureWord(l.at(k).text) && l.countsMore(k) {
		return true
	}
	switch l.at(k).text {
	case "in":
		if t := l.at(k + 1).text; t == "fact" || t == "truth" || t == "reality" {
			return true
		}
	case "actually":
		return true
	case "that", "this", "it", "both":
		switch l.at(k + 1).text {
		case "counts", "includes", "included", "covers", "excludes", "figure", "figures", "total", "number", "percentage":
			return l.leavesOutAt(sentence) || l.countsMore(k+1)
		case "is", "was", "were", "are":
			switch l.at(k + 2).text {
			case "wrong", "untrue", "false", "incorrect", "mistaken", "not":
				return true
			}
		}
	case "the":
		if l.countsMore(k + 1) {
			return true
		}
	}
	return l.leavesOutAt(sentence)
}

// countsMore reads "figure includes", "higher number is due to", at token k.
func (l linker) countsMore(k int) bool {
	switch { // the figure, the higher figure
	case isFigureWord(l.at(k).text):
		k++
	case isFigureWord(l.at(k + 1).text):
		k += 2
	}
	switch l.at(k).text {
	case "counts", "count", "includes", "include", "covers", "cover":
		return true
	case "is", "are", "was", "were", "being":
		switch l.at(k + 1).text {
		case "due", "because", "explained", "adjusted", "weighted", "based", "of":
			return true
		}
	case "takes", "take":
		return l.at(k+1).text == "in" || l.at(k+1).text == "account"
	}
	return false
}

// isFigureWord says whether a word speaks of a figure itself.
func isFigureWord(word string) bool {
	switch word {
	case "figure", "figures", "percentage", "percentages", "number", "numbers", "total", "totals", "share", "shares", "rate", "rates", "count", "sum", "difference":
		return true
	}
	return false
}

// speaksOfFigures says whether a sentence is about the figures that follow.
func (l linker) speaksOfFigures(sentence int) bool {
	const near = 4
	for k := l.begins[sentence]; k < l.begins[sentence]+near && l.at(k).kind < stop; k++ {
		if isFigureWord(l.at(k).text) {
			return true
		}
	}
	return false
}

// leavesOutAt says whether a sentence has a word by which something counted is left
// out or weighed.
func (l linker) leavesOutAt(sentence int) bool {
	return l.hasWord(sentence, "excludes", "exclude", "excluding", "omits", "omit", "omitted", "disregards", "adjusted", "adjusts", "weighted", "unrounded",
		"leaves out", "leave out", "left out", "leaving out", "not counted", "not counting", "not count", "not include", "not included")
}

// toldToOverlap says whether the sentence behind a total says that something may be
// two of its parts: "Fifty were dealt with in both ways".
func (l linker) toldToOverlap(m *mention) bool {
	next := m.sentence + 1
	return next < len(l.begins) && l.paragraph[next] <= l.paragraph[m.sentence]+1 &&
		l.hasWord(next, "more than once", "more than one", "twice", "in both", "were both", "under both", "jointly", "joint", "overlap", "overlaps")
}

// hasWord says whether a sentence has one of some words or phrases.
func (l linker) hasWord(sentence int, any ...string) bool {
	for k := l.begins[sentence]; l.at(k).kind < stop && k < l.begins[sentence]+longest; k++ {
		if slices.ContainsFunc(any, func(p string) bool { return l.words3(k, p) }) {
			return true
		}
	}
	return false
}
