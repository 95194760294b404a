package claim

import (
	"math/big"
	"strings"

	"complaintstats/pkg/rate"
)

// slip names what may have gone wrong with a share that does not compute, where
// one of the usual slips explains it.
func (l linker) slip(m *mention, o *outcome) string {
	if m.Form != Percent || m.Hedge != Bare {
		return ""
	}
	places := 0
	if s, ok := printed(m); ok {
		places = s.Places()
	}
	right := o.computed.FloatString(places)
	was := m.Value.FloatString(places)
	switch {
	case sameDigits(right, was):
		return "the digits may have been transposed"
	case o.part.Sign() > 0 && m.Judge(new(big.Rat).Quo(o.of, o.part)).Class() == OK:
		return "numerator and base may have been swapped"
	case m.Judge(new(big.Rat).Quo(new(big.Rat).Quo(o.part, o.of), big.NewRat(10, 1))).Class() == OK,
		m.Judge(new(big.Rat).Mul(new(big.Rat).Quo(o.part, o.of), big.NewRat(10, 1))).Class() == OK:
		return "the decimal point may have slipped"
	case editDistanceOne(right, was):
		return "one digit may have been mistyped"
	}
	return ""
}

func sameDigits(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
		if strings.Count(a, a[i:i+1]) != strings.Count(b, a[i:i+1]) {
			return false
		}
	}
	return differ == 2
}

func editDistanceOne(a, b string) bool {
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1
}

// mostPlaces is more decimals than any numeral has that can be read.
const mostPlaces = 18

// printed is the numeral of a per cent as it was printed; ok is false for a
// fraction in words, which has no last place.
func printed(m *mention) (s rate.Numeral, ok bool) {
	if m.Form != Percent {
		return rate.Numeral{}, false
	}
	places := 0
	for u := new(big.Rat).Set(m.Unit); !u.IsInt(); places++ {
		if places > mostPlaces {
			return rate.Numeral{}, false
		}
		u.Mul(u, big.NewRat(10, 1))
	}
	return rate.ParseNumeral(m.Value.FloatString(places))
}
