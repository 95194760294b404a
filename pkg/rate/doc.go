// Package rate knows exact numbers: counts and decimals that are checked for
// overflow, and shares whose numerator and denominator stay apart until they
// are printed. It rounds half away from zero in decimal, as spreadsheets do.
//
// It refuses to know what is being counted, where a number stood, or whether
// a share makes sense: 0/0 is undefined here, never NaN and never 0.
package rate
