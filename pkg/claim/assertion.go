package claim

import (
	"math/big"

	"complaintstats/pkg/rate"
)

// Form is how a figure was printed.
type Form uint8

// The forms.
const (
	Plain     Form = iota // 3,787; twelve; 1.2m
	Percent               // 91 per cent
	Points                // two percentage points
	OneIn                 // one in ten
	InEvery               // nine in 10, two out of three
	PartOf                // half, two thirds
	Times                 // doubled, halved, three times
	Magnitude             // dozens, hundreds, thousands
)

// Hedge is the family of the words around a figure. The width they grant comes
// from the number, not from the word.
type Hedge uint8

// The hedges.
const (
	Bare Hedge = iota
	MoreThan
	AtLeast
	FewerThan
	AtMost
	Almost
	JustOver
	About
)

// Assertion is what a printed figure asserts of the number behind it: a count,
// a proportion between 0 and 1 for the forms of a share, or the quotient of the
// later by the earlier value for Times.
type Assertion struct {
	Form  Form
	Hedge Hedge
	Value *big.Rat // as printed: 91 of 91 per cent, 10 of one in ten, 2/3 of two thirds
	Unit  *big.Rat // one in the last printed place
	Even  bool     // the last printed digit is even
	Top   *big.Rat // of a range: its upper end; nil otherwise
	Of    int64    // of InEvery: the 10 of nine in 10
}

// numeric is the assertion of a numeral in some form.
func numeric(form Form, hedge Hedge, s rate.Numeral) Assertion {
	return Assertion{Form: form, Hedge: hedge, Value: s.Value(), Unit: s.Unit(), Even: s.LastDigitEven()}
}

// scaled multiplies value and last place: 1.2 million is good to 100,000.
func (a Assertion) scaled(by int64) Assertion {
	n := big.NewRat(by, 1)
	a.Value, a.Unit = new(big.Rat).Mul(a.Value, n), new(big.Rat).Mul(a.Unit, n)
	return a
}

// step is g of the semantics: the place at which a reader takes the number to
// be exact. 110 is good to 10, 100 to 50, 91 to 1, 0.2 to 0.1.
func (a Assertion) step() *big.Rat {
	one := big.NewRat(1, 1)
	if !a.Value.IsInt() || a.Unit.Cmp(one) < 0 || a.Value.Sign() == 0 {
		return a.Unit
	}
	m, g, ten := new(big.Int).Set(a.Value.Num()), big.NewInt(1), big.NewInt(10)
	for {
		q, r := new(big.Int).QuoRem(m, ten, new(big.Int))
		if r.Sign() != 0 {
			break
		}
		m = q
		g.Mul(g, ten)
	}
	if m.CmpAbs(ten) < 0 && g.Cmp(ten) >= 0 {
		g.Div(g, big.NewInt(2))
	}
	return new(big.Rat).SetInt(g)
}

// tolerance is t: the step, but no more than a tenth of the number and no less
// than its last printed place.
func (a Assertion) tolerance() *big.Rat {
	t := a.step()
	if tenth := new(big.Rat).Quo(a.Value, big.NewRat(10, 1)); tenth.Cmp(t) < 0 {
		t = tenth
	}
	if t.Cmp(a.Unit) < 0 {
		t = a.Unit
	}
	return t
}

// isRound says whether a whole number ends in a zero, so that a reader may take
// it for about.
func (a Assertion) isRound() bool {
	return a.Value.IsInt() && a.Value.Sign() != 0 && a.step().Cmp(big.NewRat(1, 1)) > 0 && a.Unit.Cmp(big.NewRat(1, 1)) >= 0
}

func half(x *big.Rat) *big.Rat { return new(big.Rat).Quo(x, big.NewRat(2, 1)) }

func add(x, y *big.Rat) *big.Rat { return new(big.Rat).Add(x, y) }

func sub(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) }

func distance(x, y *big.Rat) *big.Rat { d := sub(x, y); return d.Abs(d) }
