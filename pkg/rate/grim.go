package rate

import "math/big"

// Counts are the whole numbers k for which scale * k / n prints as s: scale is
// 100 for per cents and 1 for means. Any is false where there is none: no count
// of n things can give what was printed. Nothing holds k to at most n here, for
// a mean of n answers may be larger than one.
//
// The comparison is one of integers: 2 * 10^d * scale * k against (2V ± 1) * n,
// where V is the digits of s and d its decimals (Brown and Heathers' GRIM).
func (s Numeral) Counts(n, scale int64, mode Rounding) (least, most int64, any bool) {
	if n <= 0 || scale <= 0 {
		return 0, 0, false
	}
	i := s.Preimage(mode)
	low, high := s.ends(mode)
	unit := new(big.Int).Lsh(new(big.Int).Mul(pow10(s.places), big.NewInt(scale)), 1)
	k, rest := divide(low, n, unit)
	if rest || !i.LowClosed {
		k.Add(k, big.NewInt(1))
	}
	if k.Sign() < 0 {
		k.SetInt64(0)
	}
	m, rest := divide(high, n, unit)
	if !rest && !i.HighClosed {
		m.Sub(m, big.NewInt(1))
	}
	if !k.IsInt64() || !m.IsInt64() || k.Cmp(m) > 0 {
		return 0, 0, false
	}
	return k.Int64(), m.Int64(), true
}

// divide is end * n / unit rounded down, and whether there was a rest.
func divide(end *big.Int, n int64, unit *big.Int) (*big.Int, bool) {
	q, r := new(big.Int).DivMod(new(big.Int).Mul(end, big.NewInt(n)), unit, new(big.Int))
	return q, r.Sign() != 0
}

// PossibleShare says whether some k of n, from none to all, prints as s per
// cent, and gives the witnesses.
func (s Numeral) PossibleShare(n int64, mode Rounding) (least, most int64, any bool) {
	least, most, any = s.Counts(n, 100, mode)
	if most > n {
		most = n
	}
	if !any || least > most {
		return 0, 0, false
	}
	return least, most, true
}

// Power is the share of printed values that no count of n things can give: how
// much it proves that one can. A whole per cent proves nothing of 100 or more.
func (s Numeral) Power(n, scale int64) *big.Rat {
	values := new(big.Int).Mul(pow10(s.places), big.NewInt(scale))
	free := new(big.Int).Sub(values, big.NewInt(n))
	if free.Sign() <= 0 {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac(free, values)
}
