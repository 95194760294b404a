package claim

import "slices"

// unread says whether the words about a share hold something that the grammar
// has not read, so that its base may be another than the one found: "90 of 900
// (15 per cent nationally)", "20 per cent of complaints from women". Such a
// share may be confirmed; it is never called wrong.
func (l linker) unread(m *mention) bool {
	if l.brokenOff(m) {
		return true
	}
	if m.bracket > 0 && !l.bracketRead(m) {
		return true
	}
	if m.bracket == 0 && m.base.unit != "" && m.base.number < 0 && !l.closesAfterBase(m) {
		return true
	}
	return l.comparesWithAim(m) || l.leavesOut(m) || l.disowned(m)
}

// disowned says whether the sentence tells a share only to say that it is wrong,
// or that somebody else says it: "it is not true that", "the claim that".
func (l linker) disowned(m *mention) bool {
	for k := l.begins[m.sentence]; l.at(k).kind < stop && k < m.from; k++ {
		switch next := l.at(k + 1).text; l.at(k).text {
		case "not", "never":
			if next == "true" || next == "correct" || next == "right" {
				return true
			}
		case "claim", "claims", "claimed", "denied", "denies", "deny", "disputed", "disputes":
			if next == "that" {
				return true
			}
		case "wrongly", "incorrectly", "mistakenly", "falsely", "erroneously", "untrue", "myth", "misprint", "misprinted", "version", "correction":
			return true
		}
	}
	return false
}

// aboutForce says whether complaints "about" something are about the force or
// its officers, which narrows nothing, and not about searches.
func (l linker) aboutForce(k int) bool {
	const near = 4
	for n := k; n < k+near && l.at(n).kind == word; n++ {
		switch l.at(n).text {
		case "police", "force", "forces", "officer", "officers", "staff", "it", "them", "constabulary":
			return true
		}
		if l.placed(n) {
			return true
		}
	}
	return false
}

// leavesOut says whether the words behind a share name a condition: "30 per cent,
// if those withdrawn are left out", "a 30 per cent share of".
func (l linker) leavesOut(m *mention) bool {
	words := []string{"if", "excluding", "without", "leaving", "left", "except", "once", "share", "only"}
	const near = 6
	for k := m.to; k < m.to+near && l.at(k).kind < stop; k++ {
		if slices.Contains(words, l.at(k).text) && !l.words3(k-1, "at once") {
			return true
		}
	}
	return false
}

// bracketRead says whether a bracket holds the share alone, or the share and
// the base that it names by its number.
func (l linker) bracketRead(m *mention) bool {
	if open := l.at(m.from - 1).text; open != "(" && open != "," && open != "or" && open != "-" {
		return false
	}
	if l.at(m.to).text == ")" {
		return l.at(m.to+1).text != "of" // (40 per cent) of these: of what stands before it
	}
	if m.base.number < 0 || l.mentions[m.base.number].from < m.to {
		return false
	}
	const unitWords = 2 // "of the 158 complaints)"
	end := l.mentions[m.base.number].to
	for k := end; k <= end+unitWords; k++ {
		if l.at(k).text == ")" {
			return true
		}
	}
	return false
}

// closesAfterBase says whether nothing narrows "of all complaints" behind the
// unit: the clause ends there, or its verb follows.
func (l linker) closesAfterBase(m *mention) bool {
	closing := []string{"", ".", ",", ";", ":", ")", "-", "led", "were", "was", "resulted", "ended", "had", "have", "being", "and", "against", "about"}
	const far = 7
	for k := m.to; k < m.to+far; k++ {
		switch l.at(k).text {
		case "complaints", "allegations", "cases", "officers", "matters":
			if next := l.at(k + 1).text; next == "about" || next == "against" {
				return l.aboutForce(k + 2)
			}
			return slices.Contains(closing, l.at(k+1).text)
		}
	}
	return true
}

// comparesWithAim says whether the share is set beside a target or an average,
// or sums several up.
func (l linker) comparesWithAim(m *mention) bool {
	words := []string{"target", "average", "nationally", "national", "together", "combined", "altogether"}
	const near = 6
	for k := m.from - near; k < m.to+near; k++ {
		if k >= l.begins[m.sentence] && slices.Contains(words, l.at(k).text) {
			return true
		}
	}
	return false
}

// countsIn is how many counts a sentence tells.
func (l linker) countsIn(sentence int) int {
	n := 0
	span := l.sentences[sentence]
	for _, c := range l.mentions[span[0]:span[1]] {
		if c.isCount() {
			n++
		}
	}
	return n
}

// brokenOff says whether a figure is the end of a numeral that was not read
// whole: the 3 of 5,3 per cent, of 5·3 per cent, of 1/3.
func (l linker) brokenOff(m *mention) bool {
	switch l.at(m.core - 1).text {
	case "±": // a bound that is not read
		return true
	}
	return l.at(m.core-1).kind == sign && l.at(m.core-1).glued && l.at(m.core).glued && l.at(m.core-2).kind == digits
}
