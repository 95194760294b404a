package claim

// Verdict is what was found about a printed figure. The set is closed; its
// words stand in every output.
type Verdict string

// The verdicts.
const (
	Undefined       Verdict = "undefined"         // a share or change of nothing
	Exact           Verdict = "exact"             // the very number
	Rounded         Verdict = "rounded"           // rounds to what was printed
	RoundedEven     Verdict = "rounded-even"      // a tie that was rounded to the even digit
	Truncated       Verdict = "truncated"         // cut off where it should have been rounded
	RoundedUp       Verdict = "rounded-up"        // a rest counted as one more
	RoundNumberOnly Verdict = "round-number-only" // true only if the round number is read as about
	RoundsToZero    Verdict = "rounds-to-zero"    // printed 0, and it is not nothing
	RoundsToAll     Verdict = "rounds-to-all"     // printed 100, and it is not all
	Holds           Verdict = "holds"             // within what the hedge says
	HoldsLoosely    Verdict = "holds-loosely"     // true, and a much closer bound would be
	Stretched       Verdict = "stretched"         // at the edge of what the hedge bears
	UnitMismatch    Verdict = "unit-mismatch"     // the number is there, of something else
	Undecidable     Verdict = "undecidable"       // withheld cells leave it open
	Ambiguous       Verdict = "ambiguous"         // two readings, and they differ
	NotComparable   Verdict = "not-comparable"    // across a change of the rules
	Impossible      Verdict = "impossible"        // no count at all gives it
	Contradicted    Verdict = "contradicted"      // the counts named do not give it
	NotInReturn     Verdict = "not-in-return"     // the return has nothing like it
	NotCheckable    Verdict = "not-checkable"     // nothing to check it by
	Unparsed        Verdict = "unparsed"          // a figure, and not understood
)

// Class is what a verdict means to a script.
type Class string

// The classes.
const (
	OK      Class = "ok"
	Warn    Class = "warn"
	Fail    Class = "fail"
	Unknown Class = "unknown"
)

// Class is the verdict's class; the exit status follows from it alone.
func (v Verdict) Class() Class {
	switch v {
	case Exact, Rounded, RoundedEven, Holds:
		return OK
	case Truncated, RoundedUp, RoundNumberOnly, RoundsToZero, RoundsToAll, HoldsLoosely, Stretched, UnitMismatch, Ambiguous, NotComparable:
		return Warn
	case Contradicted, Impossible:
		return Fail
	}
	return Unknown
}

// Verdicts lists the whole set, for help and completion.
func Verdicts() []Verdict {
	return []Verdict{Exact, Rounded, RoundedEven, Holds, Truncated, RoundedUp, RoundNumberOnly, RoundsToZero, RoundsToAll,
		HoldsLoosely, Stretched, UnitMismatch, Ambiguous, NotComparable, Impossible, Contradicted,
		Undecidable, Undefined, NotInReturn, NotCheckable, Unparsed}
}

// severity orders classes for the worst of several pieces of evidence.
func (c Class) severity() int {
	switch c {
	case Fail:
		return 3
	case Warn:
		return 2
	case OK:
		return 1
	}
	return 0
}

// kinder orders verdicts by how much they grant the printer: where two readings
// are possible the kinder one is told.
func kinder(a, b Verdict) bool { return rank(a) < rank(b) }

func rank(v Verdict) int {
	for i, have := range Verdicts() {
		if have == v {
			return i
		}
	}
	return len(Verdicts())
}
