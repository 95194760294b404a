package claim

import (
	"math/big"
	"slices"
)

// sumsByShares finds the parts of a total by their shares: counts of which each has
// a share of the same whole, in reading order, and perhaps the rest told last. What
// makes up the whole to the digit is a sum: "1,146 complaints ... 702 (61%) were
// resolved outside Schedule 3; 411 (36%) not investigated; 33 (3%) investigated".
func (l linker) sumsByShares() {
	for i, m := range l.mentions {
		if whole := l.wholeOfShare(m); whole != nil && whole.found == nil && whole.Value.IsInt() && !l.sharesBefore(i, whole) {
			if parts := l.partsByShare(i, whole); parts != nil {
				l.addsUp(whole, parts)
			}
		}
	}
}

// wholeOfShare is the count that a share which holds was found to be of.
func (l linker) wholeOfShare(m *mention) *mention {
	if o := m.found; m.kind == Share && o != nil && o.verdict.Class() == OK && len(o.sources) == 2 && o.sources[0].isCount() && o.sources[1].isCount() {
		return o.sources[1]
	}
	return nil
}

// sharesBefore says whether a share before mention i is of the same whole, so that
// the list is looked at from there.
func (l linker) sharesBefore(i int, whole *mention) bool {
	for k := i - 1; k >= 0 && k >= i-nearby; k-- {
		if l.wholeOfShare(l.mentions[k]) == whole {
			return true
		}
	}
	return false
}

// partsByShare are the parts of a whole that shares from mention i on are of,
// where they, or they and the rest told behind them, are all of it; else nil.
func (l linker) partsByShare(i int, whole *mention) []*mention {
	var parts []*mention
	sum := new(big.Rat)
	for k := i; k < len(l.mentions) && k < i+2*nearby; k++ {
		part := l.mentions[k]
		if l.wholeOfShare(part) == whole {
			part = part.found.sources[0]
		} else if !part.isCount() || !l.namesRest(part) && !l.leaves(part) || len(parts) == 0 {
			continue
		}
		if part.found != nil && part.found.how != partOfSum || slices.Contains(parts, part) || part == whole {
			continue
		}
		parts = append(parts, part)
		switch sum = add(sum, part.Value); sum.Cmp(whole.Value) {
		case 0:
			if len(parts) > 1 {
				return parts
			}
		case +1:
			return nil
		}
	}
	return nil
}

// leaves says whether a count is told as what is left: "That leaves 45".
func (l linker) leaves(c *mention) bool {
	switch l.at(c.from - 1).text {
	case "leaves", "leaving", "left":
		return true
	}
	return false
}
