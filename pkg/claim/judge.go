package claim

import "math/big"

// Judge says whether the number behind a figure bears out what was printed. The
// number is a count, a proportion or a quotient, as the form of the figure asks.
func (a Assertion) Judge(actual *big.Rat) Verdict {
	switch a.Form {
	case OneIn:
		return a.judgeOneIn(actual)
	case InEvery:
		return a.judgeInEvery(actual)
	case PartOf:
		return a.judgePart(actual)
	case Times:
		return a.judgeTimes(actual)
	case Magnitude:
		return holdsIf(actual.Cmp(a.Value) >= 0)
	case Percent, Points:
		actual = new(big.Rat).Mul(actual, big.NewRat(100, 1))
	}
	switch {
	case a.Top != nil:
		return holdsIf(actual.Cmp(sub(a.Value, half(a.Unit))) >= 0 && actual.Cmp(add(a.Top, half(a.Unit))) < 0)
	case a.Hedge == Bare:
		return a.judgeBare(actual)
	}
	return a.judgeHedged(actual)
}

func holdsIf(so bool) Verdict {
	if so {
		return Holds
	}
	return Contradicted
}

// judgeBare is a number without a word around it.
func (a Assertion) judgeBare(r *big.Rat) Verdict {
	v, u := a.Value, a.Unit
	low, high := sub(v, half(u)), add(v, half(u))
	hundred := big.NewRat(100, 1)
	switch {
	case r.Cmp(v) == 0:
		return Exact
	case v.Sign() == 0 && r.Sign() > 0 && r.Cmp(high) < 0:
		return RoundsToZero
	case a.Form == Percent && v.Cmp(hundred) == 0 && r.Cmp(hundred) < 0 && r.Cmp(low) >= 0:
		return RoundsToAll
	case r.Cmp(low) >= 0 && r.Cmp(high) < 0:
		return Rounded
	case r.Cmp(high) == 0 && a.Even:
		return RoundedEven
	case r.Cmp(v) > 0 && r.Cmp(add(v, u)) < 0:
		return Truncated
	case r.Cmp(v) < 0 && r.Cmp(sub(v, u)) > 0:
		return RoundedUp
	case a.Form == Plain && a.isRound() && distance(r, v).Cmp(half(a.tolerance())) <= 0:
		return RoundNumberOnly
	}
	return Contradicted
}

// judgeHedged is a number with a hedge: the bounds leave one step of slack, the
// approximations the tolerance, and half of it without a stretch.
func (a Assertion) judgeHedged(r *big.Rat) Verdict {
	v, cmp := a.Value, r.Cmp(a.Value)
	switch a.Hedge {
	case MoreThan, AtLeast:
		return bound(cmp > 0 || cmp == 0 && a.Hedge == AtLeast, r.Cmp(add(v, a.step())) <= 0)
	case FewerThan, AtMost:
		return bound(cmp < 0 || cmp == 0 && a.Hedge == AtMost, r.Cmp(sub(v, a.step())) >= 0)
	case Almost:
		return near(cmp < 0, distance(r, v), a.tolerance())
	case JustOver:
		return near(cmp > 0, distance(r, v), a.tolerance())
	}
	return near(true, distance(r, v), a.tolerance())
}

func bound(holds, close bool) Verdict {
	switch {
	case holds && close:
		return Holds
	case holds:
		return HoldsLoosely
	}
	return Contradicted
}

func near(side bool, distance, tolerance *big.Rat) Verdict {
	switch {
	case !side || distance.Cmp(tolerance) > 0:
		return Contradicted
	case distance.Cmp(half(tolerance)) <= 0:
		return Holds
	}
	return Stretched
}

// judgeOneIn reads "one in N" as 1/p within half of N, and "about" as within one.
func (a Assertion) judgeOneIn(p *big.Rat) Verdict {
	if p.Sign() <= 0 {
		return Contradicted
	}
	if a.Hedge != Bare && a.Hedge != About {
		return a.onSide(p, new(big.Rat).Inv(a.Value))
	}
	n, one := new(big.Rat).Inv(p), big.NewRat(1, 1)
	switch {
	case n.Cmp(a.Value) == 0:
		return Exact
	case n.Cmp(sub(a.Value, half(one))) >= 0 && n.Cmp(add(a.Value, half(one))) < 0:
		return Rounded
	case a.Hedge == About && distance(n, a.Value).Cmp(one) < 0:
		return Stretched
	}
	return Contradicted
}

// judgeInEvery reads "X in Y" as p*Y rounding to X.
func (a Assertion) judgeInEvery(p *big.Rat) Verdict {
	of := big.NewRat(a.Of, 1)
	f := new(big.Rat).Quo(a.Value, of)
	if a.Hedge != Bare {
		return a.onSide(p, f)
	}
	x, h := new(big.Rat).Mul(p, of), big.NewRat(1, 2)
	switch {
	case p.Cmp(f) == 0:
		return Exact
	case x.Cmp(sub(a.Value, h)) >= 0 && x.Cmp(add(a.Value, h)) < 0:
		return Rounded
	}
	return Contradicted
}

// judgePart reads half, two thirds and their kin.
func (a Assertion) judgePart(p *big.Rat) Verdict {
	if a.Hedge != Bare {
		return a.onSide(p, a.Value)
	}
	if p.Cmp(a.Value) == 0 {
		return Exact
	}
	return width(distance(p, a.Value), big.NewRat(25, 1000), Rounded)
}

// width is the verdict on a distance: within the width, twice the width, or out.
func width(distance, w *big.Rat, within Verdict) Verdict {
	switch {
	case distance.Cmp(w) <= 0:
		return within
	case distance.Cmp(new(big.Rat).Mul(w, big.NewRat(2, 1))) <= 0:
		return Stretched
	}
	return Contradicted
}

// onSide is the width of a fraction, 2.5 points and stretched 5, on the side
// that the hedge names only. "More than a third" is a bound: far above it holds
// loosely.
func (a Assertion) onSide(p, f *big.Rat) Verdict {
	cmp, d := p.Cmp(f), distance(p, f)
	switch a.Hedge {
	case MoreThan, AtLeast:
		return bound(cmp > 0 || cmp == 0 && a.Hedge == AtLeast, d.Cmp(big.NewRat(25, 1000)) <= 0)
	case FewerThan, AtMost:
		return bound(cmp < 0 || cmp == 0 && a.Hedge == AtMost, d.Cmp(big.NewRat(25, 1000)) <= 0)
	case Almost:
		if cmp >= 0 {
			return Contradicted
		}
	case JustOver:
		if cmp <= 0 {
			return Contradicted
		}
	}
	return width(d, big.NewRat(25, 1000), Holds)
}

// judgeTimes reads doubled, halved and "three times" of R, the later value over
// the earlier one.
func (a Assertion) judgeTimes(r *big.Rat) Verdict {
	m := a.Value
	grows := m.Cmp(big.NewRat(1, 1)) > 0
	tenth := new(big.Rat).Quo(m, big.NewRat(10, 1))
	switch a.Hedge {
	case MoreThan, AtLeast, JustOver: // more than halved: below a half
		cmp := r.Cmp(m)
		return holdsIf(cmp > 0 && grows || cmp < 0 && !grows || cmp == 0 && a.Hedge == AtLeast)
	case Almost, FewerThan, AtMost:
		if grows {
			return holdsIf(r.Cmp(sub(m, tenth)) >= 0 && r.Cmp(m) < 0)
		}
		return holdsIf(r.Cmp(m) > 0 && r.Cmp(add(m, tenth)) <= 0)
	}
	if r.Cmp(m) == 0 {
		return Exact
	}
	return width(distance(r, m), new(big.Rat).Quo(m, big.NewRat(40, 1)), Rounded)
}
