package claim

import "math/big"

// JudgeChange judges a printed change by the earlier and the later value, both
// counts or both proportions. Per cent where only points fit, or the reverse, is
// a mismatch of units.
func (a Assertion) JudgeChange(from, to *big.Rat, shares bool) Verdict {
	d := new(big.Rat).Abs(sub(to, from))
	switch {
	case a.Form == Plain:
		return a.Judge(d)
	case a.Form == Points:
		v := a.Judge(d)
		if v == Contradicted && from.Sign() > 0 && a.as(Percent).Judge(new(big.Rat).Quo(d, from)).Class() == OK {
			return UnitMismatch
		}
		return v
	case from.Sign() == 0:
		return Undefined
	case a.Form == Times:
		return a.Judge(new(big.Rat).Quo(to, from))
	}
	v := a.Judge(new(big.Rat).Quo(d, from))
	if v == Contradicted && shares && a.Form == Percent && a.as(Points).Judge(d).Class() == OK {
		return UnitMismatch
	}
	return v
}

func (a Assertion) as(form Form) Assertion {
	a.Form = form
	return a
}

// JudgeBetween is the verdict where the number behind a figure is only known to
// lie between two ends, because cells are withheld: the verdict of every
// completion if it is one, its class where only that is, else undecidable.
// The ends are those of a monotone quantity, so the ends and what lies between
// are tried at the printed value too.
func (a Assertion) JudgeBetween(completions []*big.Rat) Verdict {
	if len(completions) == 0 {
		return NotInReturn
	}
	first := a.Judge(completions[0])
	same := true
	for _, r := range completions[1:] {
		v := a.Judge(r)
		if v.Class() != first.Class() {
			return Undecidable
		}
		same = same && v == first
	}
	switch {
	case same:
		return first
	case first.Class() == OK:
		return Holds
	}
	return first
}
