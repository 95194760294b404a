package audit

import (
	"fmt"
	"math/big"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// changes judges a column of changes, in numbers or in per cent, against the
// two columns of the periods that its heading names.
func (g *grid) changes(c int, percent bool) []result.Finding {
	before, after, ok := g.periodsOf(c)
	if !ok {
		return g.unchecked(c, "its heading does not name two periods that stand beside it")
	}
	var found []result.Finding
	g.each(c, func(at cell, p printed) {
		found = append(found, g.change(at, p, cell{at.row, before}, cell{at.row, after}, percent))
	})
	return found
}

// periodsOf are the two columns of counts whose periods a heading names, the
// first named first.
func (g *grid) periodsOf(c int) (before, after int, ok bool) {
	text := " " + vocab.Clean(strings.Join(g.parts(c), " ")) + " "
	first := map[int]int{} // where in the heading -> column
	for i := range g.origin.Columns {
		dimension, value := g.origin.Columns[i].Crossing()
		if dimension != "period" || g.counts[i].template < 0 {
			continue
		}
		at := strings.Index(text, " "+vocab.Clean(value)+" ")
		if at < 0 {
			continue
		}
		if _, taken := first[at]; taken {
			return 0, 0, false // several columns of one period: which is meant?
		}
		first[at] = i
	}
	if len(first) != 2 {
		return 0, 0, false
	}
	at := -1
	for where, column := range first {
		if at < 0 || where < at {
			at, before = where, column
		}
	}
	for where, column := range first {
		if where != at {
			after = column
		}
	}
	return before, after, true
}

// change judges one printed change.
func (g *grid) change(at cell, p printed, before, after cell, percent bool) result.Finding {
	f := g.finding(at, "change")
	a, known := g.value(before)
	b, also := g.value(after)
	switch {
	case !known || !also:
		return judged(f, notCheckable, "one of the two counts is not known", g.source(at.row))
	case percent && a.Sign() == 0:
		return judged(f, undefined, "a change of nothing has no percentage", g.source(at.row))
	}
	f.Numerator, f.Denominator = plainly(new(big.Rat).Sub(b, a), 1), ""
	if percent {
		f.Denominator = plainly(a, 1)
	}
	f.Rule = "the later count less the earlier one"
	if percent {
		f.Rule += ", of the earlier one"
	}
	x := changeOf(a, b, percent)
	verdict := p.judge(x, false)
	why := g.changeWorking(p, a, b, x, percent)
	if exactA, ok := g.kept(before); ok && classOf(verdict) != "ok" {
		if exactB, ok := g.kept(after); ok && (!percent || exactA.Sign() != 0) {
			if kept := changeOf(exactA, exactB, percent); better(p.judge(kept, false), verdict) {
				x, verdict = kept, p.judge(kept, false)
				why = g.changeWorking(p, exactA, exactB, x, percent) + "; by the workbook's own values, which it shows rounded"
			}
		}
	}
	f.Computed = plainly(x, p.numeral.Places())
	if g.rounded && classOf(verdict) != "ok" {
		if low, high := changeWithin(a, b, percent); p.reaches(low, high) {
			return judged(f, stretched, why+"; the counts are rounded, and within their rounding it can be "+p.String(), g.source(at.row))
		}
	}
	return judged(f, verdict, why, g.source(at.row))
}

// changeOf is the later count less the earlier one, or that in per cent of it.
func changeOf(a, b *big.Rat, percent bool) *big.Rat {
	x := new(big.Rat).Sub(b, a)
	if percent {
		x.Quo(x, a).Mul(x, hundred)
	}
	return x
}

// changeWithin is the least and the greatest change that two counts can have
// which were rounded to whole ones.
func changeWithin(a, b *big.Rat, percent bool) (low, high *big.Rat) {
	half := big.NewRat(1, 2)
	lowA, highA := new(big.Rat).Sub(a, half), new(big.Rat).Add(a, half)
	lowB, highB := new(big.Rat).Sub(b, half), new(big.Rat).Add(b, half)
	if percent && lowA.Sign() <= 0 {
		return changeOf(a, b, percent), changeOf(a, b, percent)
	}
	return changeOf(highA, lowB, percent), changeOf(lowA, highB, percent)
}

// changeWorking is the sum as a reader would do it.
func (g *grid) changeWorking(p printed, a, b, x *big.Rat, percent bool) string {
	working := fmt.Sprintf("%s - %s = %s", number(b), number(a), number(new(big.Rat).Sub(b, a)))
	if percent {
		working = fmt.Sprintf("(%s - %s) / %s = %s%%", number(b), number(a), number(a), plainly(x, p.numeral.Places()))
	}
	return working + outcome(p, x)
}

// outcome says how the number printed stands to the one computed.
func outcome(p printed, x *big.Rat) string {
	if right := p.correctly(x); right != p.String() && "-"+p.numeral.String() != right {
		return fmt.Sprintf(", which prints as %s, not %s", right, p)
	}
	return ""
}
