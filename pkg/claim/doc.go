// Package claim knows printed figures: where a text makes them, what each
// asserts, and whether the text's own numbers, or evidence that it is given,
// bear them out. Everything is decided by grammar and a small vocabulary, in
// exact arithmetic; the same text gives the same verdicts on any machine.
//
// It refuses to know returns and pages: evidence is asked through an interface
// of its own, and what it finds is a result like any other. It never calls a
// figure wrong on a guess. Where a text can be read in two ways the kinder one
// is taken, or the figure is ambiguous; where the numbers a figure is made of
// are not told outright, it is not checkable.
//
// It walks one way:
//
//	window.go  a long text -> stretches that are judged one by one; lines and columns
//	text.go    bytes -> the text that a reader sees, and where it stands (text_*.go)
//	lex.go     text -> tokens, sentences, paragraphs (lex_number.go)
//	find.go    tokens -> figures with their hedges (find_number.go, number.go)
//	skip.go    what looks like a figure and is none: dates, ages, sections (skip_*.go)
//	bind.go    figures -> what they count and are a share of, force, period
//	bind_*.go  bases, changes, forces and years told in a row
//	link.go    figures -> the figures they can be recomputed from, in one way:
//	reach.go     candidates: the counts in reach, looked up by their values
//	beside.go    features: which count the grammar sets beside a share
//	features.go  features: telling words, rows, years told for comparison
//	rank.go      points for grammar, points for what chance would not hit
//	link_*.go    each kind of recomputing: shares, changes, sums, counts, rests,
//	             values in a bracket, what is told twice
//	outright.go  the one gate through which a figure is called wrong (outright_*.go)
//	unread.go    words that keep it shut; sole.go: a sentence that leaves one reading
//	judge.go   a figure and the number behind it -> a verdict
//	why.go     a verdict -> a sentence for a sub-editor
//	check.go   all of it -> findings
//	table.go   a table of claims instead of a text (table_read.go)
//
// Where there is evidence it goes on:
//
//	evidence.go        a figure and the evidence -> what the evidence says of it
//	evidence_scope.go  which counts it may be about: force, period, case type
//	evidence_year.go   the year that is meant, and the reform of 2020
//	evidence_*.go      counts, shares and changes, each looked up its own way
//	evidence_gate.go   the only way to a figure that is called wrong
//	search.go          the pairs of counts that would give a share
package claim
