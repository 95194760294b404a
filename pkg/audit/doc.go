// Package audit knows how a return agrees with itself: whether every printed
// percentage, change and ratio follows from the counts beside it, whether totals
// are the sums of their parts, whether a part is larger than its whole, whether
// rows repeat, whether its names are known, whether forces are missing and
// whether the rules changed within it.
//
// It walks over each table as it is printed:
//
//	grid.go      the rows again, each cell with its place and its meaning
//	judge.go     a printed number against the exact one
//	printed.go   what a printed column claims to be
//	share.go     shares, and base.go the bases that they may have
//	change.go    changes between two periods
//	ratio.go     ratios that a row of its own prints
//	sum.go       totals across and down; forces.go those of regions and countries,
//	             periods.go those of periods, lifted.go those that stand on each row
//	part.go      parts against their wholes
//	repeat.go    rows that repeat or contradict; words.go names nobody knows
//	coverage.go  forces that are missing; regime.go the rules of two times
//
// It refuses to guess: where no count says what a printed number is of, the
// verdict is that it cannot be checked. It decides by exact rationals alone, and
// it never corrects the return.
package audit
