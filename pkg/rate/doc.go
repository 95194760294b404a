// Package rate knows exact numbers: counts and decimals that are checked for
// overflow, and shares whose numerator and denominator stay apart until they
// are printed. It rounds half away from zero in decimal, as spreadsheets do.
// And it knows how sure one can be of a share: intervals, funnels, series.
//
//	number.go, numeral.go   counts, and numbers as they were printed
//	fraction.go, round.go   shares and ratios, and their rounding
//	preimage.go, grim.go    which counts a printed share can stand for
//	interval.go, ends.go    confidence, ranges, and how their ends are printed
//	score.go, exact.go      intervals of one proportion
//	poisson.go              intervals of a count
//	two.go                  intervals of a difference and of a quotient
//	funnel.go, dispersion.go  a force against the whole of forces
//	xmr.go                  a series of values
//
// Counts and printed shares are exact. Intervals, limits and charts are floats,
// rounded to twelve digits before they are printed.
//
// It refuses to know what is being counted, where a number stood, or whether
// a share makes sense: 0/0 is undefined here, never NaN and never 0. Wald's
// interval is not here: of small shares it holds the truth too rarely.
package rate
