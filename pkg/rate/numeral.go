package rate

import (
	"math/big"
	"strconv"
	"strings"
)

// Numeral is a number as it was printed. Unlike a Number it keeps the zeros it
// ends in: 11.0 claims more than 11.
type Numeral struct {
	digits int64 // the digits as one integer: 110 of 11.0
	places int   // how many of them stand behind the point
}

// ParseNumeral reads plain digits, with thousands commas every three digits and
// a point before decimals; up to 18 digits.
func ParseNumeral(text string) (Numeral, bool) {
	whole, fraction, point := strings.Cut(text, ".")
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && (group == "" || len(group) > 3) {
			return Numeral{}, false
		}
	}
	whole = strings.Join(groups, "")
	if !onlyDigits(whole) || point && !onlyDigits(fraction) || len(whole)+len(fraction) > maxPlaces {
		return Numeral{}, false
	}
	digits, err := strconv.ParseInt(whole+fraction, 10, 64)
	return Numeral{digits, len(fraction)}, err == nil
}

func onlyDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// Whole is the numeral of a whole number that is not negative.
func Whole(n int64) Numeral { return Numeral{digits: n} }

// Places is how many decimals were printed.
func (s Numeral) Places() int { return s.places }

// Value is the number printed.
func (s Numeral) Value() *big.Rat { return new(big.Rat).SetFrac(big.NewInt(s.digits), pow10(s.places)) }

// Unit is one in the last printed place: 0.1 of 11.0.
func (s Numeral) Unit() *big.Rat { return new(big.Rat).SetFrac(big.NewInt(1), pow10(s.places)) }

// LastDigitEven says whether the last printed digit is even.
func (s Numeral) LastDigitEven() bool { return s.digits%2 == 0 }

// String writes the numeral plainly.
func (s Numeral) String() string { return s.Value().FloatString(s.places) }
