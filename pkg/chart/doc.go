// Package chart knows how an answer looks as a picture: where the dots, lines,
// limits and words of a result.Chart stand on a page, and how the page is
// written as SVG or PNG.
//
// It refuses to know what the figures mean and computes none: it draws the
// positions it is given, and prints the words that came with them. What a
// reader could be misled by is decided here once: axes begin at zero, tick
// labels are exact decimals, no line crosses a break or a gap, no two words
// overlap, and colour never says anything alone.
//
// A chart is checked and cleaned (check.go), set out as a picture, which is
// plain data (picture.go): dots.go, funnel.go, trend.go and lorenz.go on the
// page of page.go, with axes of axis.go, names that find their places in
// label.go and letters measured by lettering.go. It is given its words for
// those who do not see it (describe.go), and written (svg.go, png.go).
package chart
