package audit

import (
	"math/big"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/vocab"
)

// printed is a number as a cell prints it, with its sign.
type printed struct {
	numeral  rate.Numeral
	negative bool
}

// readPrinted reads "-1.5", "15%", "67" or "+3"; ok is false for blanks, marks
// and words.
func readPrinted(text string) (p printed, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "−", "-"))
	rest, negative := strings.CutPrefix(text, "-")
	rest = strings.TrimPrefix(rest, "+")
	number, mark, ok := vocab.SplitMarks(strings.TrimSpace(strings.Replace(rest, "%", "", 1)))
	if !ok || mark.State != vocab.Known || number == "" {
		return p, false
	}
	p.numeral, ok = rate.ParseNumeral(strings.TrimSpace(number))
	p.negative = negative
	return p, ok
}

// String writes the number plainly.
func (p printed) String() string {
	if p.negative {
		return "-" + p.numeral.String()
	}
	return p.numeral.String()
}

// isZero says that nothing was printed but zeros.
func (p printed) isZero() bool { return p.numeral.Value().Sign() == 0 }

// turned is x as seen from the printed sign, so that rounding is away from zero.
func (p printed) turned(x *big.Rat) *big.Rat {
	if p.negative || p.isZero() && x.Sign() < 0 { // a small loss prints as 0.0
		return new(big.Rat).Neg(x)
	}
	return x
}

// judge says whether x prints as p; share is true of parts of a whole in per
// cent, of which 0 claims nothing and 100 all.
func (p printed) judge(x *big.Rat, share bool) string {
	x = p.turned(x)
	v := p.numeral.Value()
	switch {
	case x.Cmp(v) == 0:
		return exact
	case p.numeral.Preimage(rate.HalfUp).Contains(x):
		switch {
		case share && v.Sign() == 0:
			return roundsToZero
		case share && v.Cmp(hundred) == 0 && x.Cmp(hundred) < 0:
			return roundsToAll
		}
		return rounded
	case p.numeral.Preimage(rate.HalfEven).Contains(x):
		return roundedEven
	case p.numeral.Preimage(rate.Truncated).Contains(x):
		return truncated
	case p.numeral.Preimage(rate.RoundedUp).Contains(x):
		return roundedUp
	}
	return contradicted
}

var hundred = big.NewRat(100, 1)

// reaches says whether some number between low and high, ends included, prints as p.
func (p printed) reaches(low, high *big.Rat) bool {
	if p.negative {
		low, high = new(big.Rat).Neg(high), new(big.Rat).Neg(low)
	}
	i := p.numeral.Preimage(rate.UpOrDown)
	return low.Cmp(i.High) <= 0 && high.Cmp(i.Low) >= 0
}

// better says whether one verdict grants the printer more than another.
func better(a, b string) bool { return standing(a) < standing(b) }

func standing(verdict string) int {
	switch classOf(verdict) {
	case "ok":
		return 0
	case "warn":
		return 1
	case "fail":
		return 3
	}
	return 2
}

// plainly writes x as a decimal: exactly where it is one of few places, else
// with two places more than were printed.
func plainly(x *big.Rat, places int) string {
	if x.IsInt() {
		return x.Num().String()
	}
	text := strings.TrimRight(x.FloatString(places+2), "0")
	return strings.TrimSuffix(text, ".")
}

// number writes a count for people.
func number(x *big.Rat) string { return rate.Group(plainly(x, 1)) }

// correctly is x rounded to as many places as were printed.
func (p printed) correctly(x *big.Rat) string { return x.FloatString(p.numeral.Places()) }
