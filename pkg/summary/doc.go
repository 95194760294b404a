// Package summary knows how observations become figures: which of them answer
// a term, when counts may be added and when they only bound, what a share's
// base is, and which rows stand apart.
//
// It walks one way:
//
//	question.go  what was asked, resolved against one table
//	term.go      a figure's term -> the observations that answer it
//	leaf.go      observations -> counts for each force, period and case type
//	quantity.go  counts -> sums, or bounds where counts do not add
//	group.go     leaves -> the rows that were asked for, sums and totals apart
//	distinct.go  row-level tables: identifiers counted as distinct sets
//	concentration.go  how complaints fall on officers
//	workforce.go employees by force, for rates per 1,000
//	uncertain.go which figures get an interval
//	answer.go    groups -> a result
//	trace.go     a figure -> the records behind it
//	compare.go   one figure over forces, against the whole (compare_draw.go)
//	trend.go     one figure over periods (trend_draw.go)
//	picture.go   an answer -> a chart
//
// It refuses to know files and pages: it reads the model and fills a result.
// People and cases are never added where they may repeat, a total is never
// added to its parts, and both terms of a figure come from the same leaves.
package summary
