package claim

import (
	"fmt"
	"math/big"
	"strings"

	"complaintstats/pkg/rate"
)

// decimalText writes an exact number with up to four decimals, without zeros at
// its end.
func decimalText(x *big.Rat) string {
	if x.IsInt() {
		return x.Num().String()
	}
	text := x.FloatString(4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func grouped(x *big.Rat) string { return rate.Group(decimalText(x)) }

// rule is what the words of a figure grant, in words: the widths are this
// project's own, so they are told with every verdict.
func (m *mention) rule() string {
	if m.Value == nil {
		return ""
	}
	switch m.Form {
	case OneIn:
		return fmt.Sprintf("one in N holds where the share is one in %s to %s", decimalText(sub(m.Value, big.NewRat(1, 2))), decimalText(add(m.Value, big.NewRat(1, 2))))
	case InEvery:
		if m.Hedge == Bare {
			return fmt.Sprintf("X in Y holds where the share of %d rounds to %s", m.Of, decimalText(m.Value))
		}
		return "a hedged proportion holds within 2.5 points on its side and is stretched within 5"
	case PartOf:
		return "a fraction in words holds within 2.5 points and is stretched within 5, on the side that a hedge names"
	case Times:
		return "a multiple holds within a fortieth of it and is stretched within a twentieth"
	case Magnitude:
		return "an order of magnitude holds from twice its size"
	}
	return m.numberRule()
}

func (m *mention) numberRule() string {
	if v := m.Value.Num(); m.Hedge == Bare && m.Top == nil && m.Value.IsInt() && m.Unit.Num().IsInt64() && m.Unit.IsInt() && m.Unit.Num().Int64() == 1 && v.IsInt64() && v.Sign() > 0 {
		return fmt.Sprintf("a plain number stands for all that rounds to it, %d.5 to %d.5", v.Int64()-1, v.Int64())
	}
	v, g, t := decimalText(m.Value), decimalText(m.step()), m.tolerance()
	if m.Top != nil {
		return fmt.Sprintf("a range holds from %s to %s, ends included", v, decimalText(m.Top))
	}
	switch m.Hedge {
	case MoreThan, AtLeast, FewerThan, AtMost:
		return fmt.Sprintf("a bound at %s holds, loosely where it leaves more than one step of %s", v, g)
	case Almost:
		return fmt.Sprintf("below %s: holds within %s, stretched within %s", v, decimalText(half(t)), decimalText(t))
	case JustOver:
		return fmt.Sprintf("above %s: holds within %s, stretched within %s", v, decimalText(half(t)), decimalText(t))
	case About:
		return fmt.Sprintf("around %s: holds within %s, stretched within %s", v, decimalText(half(t)), decimalText(t))
	}
	return fmt.Sprintf("a plain number stands for all that rounds to it, %s to %s", decimalText(sub(m.Value, half(m.Unit))), decimalText(add(m.Value, half(m.Unit))))
}

// why is the working in one sentence that a sub-editor can use.
func (c *checker) why(m *mention) string {
	o := m.found
	switch {
	case o == nil:
		return c.whyNot(m)
	case o.why != "":
		return sentence(o.why)
	}
	var b strings.Builder
	b.WriteString(c.working(m, o))
	switch {
	case o.verdict.Class() == Fail:
		fmt.Fprintf(&b, "; %s", c.rightly(m, o))
	case o.verdict != Exact && o.verdict != Rounded && o.verdict != Holds:
		fmt.Fprintf(&b, ": %s", o.verdict.meaning())
	}
	if o.how != "" && o.how != partOfSum {
		fmt.Fprintf(&b, " (%s)", o.how)
	}
	if o.verdict == HoldsLoosely {
		fmt.Fprintf(&b, "; %s %s would also hold", strings.ToLower(m.hedgeWords), closer(m, o.computed))
	}
	if o.slip != "" {
		fmt.Fprintf(&b, "; %s", o.slip)
	}
	return b.String()
}

func sentence(text string) string { return text }

// working is the sum itself with the lines its terms stand in.
func (c *checker) working(m *mention, o *outcome) string {
	lines := c.lines(o)
	switch {
	case o.part != nil && o.of != nil && (m.kind == Share || m.kind == Change && m.Form != Plain):
		if m.kind == Change {
			if m.Form == Times {
				return fmt.Sprintf("from %s to %s is %s times%s", grouped(o.of), grouped(o.part), decimalText(o.computed), lines)
			}
			return fmt.Sprintf("from %s to %s is %s%s%s", grouped(o.of), grouped(o.part), signText(o.computed), unitText(m), lines)
		}
		return fmt.Sprintf("%s of %s is %s%%%s", grouped(o.part), grouped(o.of), decimalText(o.computed), lines)
	case o.part != nil && o.of != nil && m.kind == Change:
		if o.computed.Sign() < 0 {
			return fmt.Sprintf("%s less %s is %s%s", grouped(o.of), grouped(o.part), grouped(new(big.Rat).Neg(o.computed)), lines)
		}
		return fmt.Sprintf("%s less %s is %s%s", grouped(o.part), grouped(o.of), grouped(o.computed), lines)
	case o.part != nil && o.of != nil:
		return fmt.Sprintf("%s / %s is %s%s", grouped(o.part), grouped(o.of), decimalText(o.computed), lines)
	case strings.HasSuffix(o.how, partOfSum):
		return fmt.Sprintf("with the other parts it makes %s%s", valuesText(o.sources), lines)
	case strings.HasSuffix(o.how, sumOfParts):
		return fmt.Sprintf("%s is %s%s", valuesText(o.sources), grouped(o.computed), lines)
	case o.computed != nil && m.kind == Share:
		return fmt.Sprintf("the text prints %s per cent%s", decimalText(o.computed), lines)
	case o.computed != nil:
		return fmt.Sprintf("the text has %s%s", grouped(o.computed), lines)
	}
	return string(o.verdict)
}

// valuesText writes counts that are added up.
func valuesText(counts []*mention) string {
	values := make([]string, len(counts))
	for i, c := range counts {
		values[i] = grouped(c.Value)
	}
	return strings.Join(values, " + ")
}

func unitText(m *mention) string {
	if m.Form == Points {
		return " percentage points"
	}
	return "%"
}

func signText(x *big.Rat) string {
	if x.Sign() > 0 {
		return "+" + decimalText(x)
	}
	return decimalText(x)
}

// lines names the lines that the terms stand in.
func (c *checker) lines(o *outcome) string {
	var lines []string
	for _, s := range o.sources {
		text := fmt.Sprint(c.lineOf(s.start))
		if len(lines) == 0 || lines[len(lines)-1] != text {
			lines = append(lines, text)
		}
	}
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return " (line " + lines[0] + ")"
	}
	return " (lines " + strings.Join(lines, ", ") + ")"
}

// rightly is the figure that should have been printed, and how many it would
// have taken for the one that was.
func (c *checker) rightly(m *mention, o *outcome) string {
	places := 0
	switch {
	case m.kind == Ratio && m.Form == Plain && o.computed != nil:
		for u := new(big.Rat).Set(m.Unit); !u.IsInt() && places < mostPlaces; places++ {
			u.Mul(u, big.NewRat(10, 1))
		}
		return "rightly " + o.computed.FloatString(places)
	case m.Form != Percent || o.computed == nil:
		return "that does not bear out the figure"
	}
	s, ok := printed(m)
	if ok {
		places = s.Places()
	}
	text := fmt.Sprintf("rightly %s per cent", new(big.Rat).Abs(o.computed).FloatString(places))
	if m.kind == Share && m.Hedge == Bare && ok && o.of != nil && o.of.IsInt() && o.of.Num().IsInt64() {
		if least, most, any := s.PossibleShare(o.of.Num().Int64(), rate.HalfUp); any {
			text += fmt.Sprintf(", and %s per cent would need %s", s, span(least, most))
		}
	}
	return text
}

func span(least, most int64) string {
	if least == most {
		return rate.Int(least).Grouped()
	}
	return rate.Int(least).Grouped() + " to " + rate.Int(most).Grouped()
}

// meant is what a verdict of the evidence says that the sum does not say itself.
func meant(v Verdict) string {
	switch v {
	case RoundedEven, Truncated, RoundedUp, RoundNumberOnly, RoundsToZero, RoundsToAll, HoldsLoosely, Stretched:
		return ": " + v.meaning()
	}
	return ""
}

// closer is the nearest bound of the same roundness that would still hold.
func closer(m *mention, actual *big.Rat) string {
	g := m.step()
	q := new(big.Rat).Quo(actual, g)
	n := new(big.Int).Quo(q.Num(), q.Denom())
	if new(big.Rat).SetInt(n).Cmp(q) == 0 && m.Hedge == MoreThan {
		n.Sub(n, big.NewInt(1))
	}
	if m.Hedge == FewerThan || m.Hedge == AtMost {
		n.Add(n, big.NewInt(1))
	}
	text := grouped(new(big.Rat).Mul(new(big.Rat).SetInt(n), g))
	if m.kind == Share {
		text += " per cent"
	}
	return text
}

// whyNot says why a figure cannot be checked.
func (c *checker) whyNot(m *mention) string {
	switch {
	case m.kind == Share && m.Hedge != Bare:
		return "a bound or approximation; the text does not give the count behind it"
	case m.kind == Share:
		return "the text does not give the count behind it"
	case m.kind == Change:
		return "the text does not give both values"
	case m.kind == Duration:
		return "a length of time; the text gives nothing to check it by"
	case m.kind == Ratio, m.kind == Rate:
		return "the text does not give both counts"
	case m.Hedge != Bare:
		return "an approximation; the text does not give the exact number"
	}
	return "a count; the text gives nothing to check it by"
}

// garbled says why digits are no number.
func (m *mention) garbled() string {
	if m.to > m.core+1 {
		return "these digits are no number as they are written, or more than one"
	}
	return "the digits are too many to be a number"
}

// meaning is a verdict in words.
func (v Verdict) meaning() string {
	switch v {
	case RoundedEven:
		return "a tie, rounded to the even digit"
	case Truncated:
		return "cut off where it should be rounded"
	case RoundedUp:
		return "rounded up where it should be rounded to the nearest"
	case RoundNumberOnly:
		return "true only if the round number is read as about"
	case RoundsToZero:
		return "not nothing, though it prints as 0"
	case RoundsToAll:
		return "not all, though it prints as 100"
	case HoldsLoosely:
		return "true, but loosely"
	case Stretched:
		return "at the edge of what the words bear"
	case Ambiguous:
		return "doubtful"
	case UnitMismatch:
		return "the unit is another"
	}
	return string(v)
}
