package source

import (
	"fmt"
	"slices"
	"strings"
)

var (
	madeHeadings = strings.Split("force,year,case_type,allegation_type,outcome,action,allegations,complaints,officers", ",")
	madeForces   = []string{"Avon and Somerset", "Bedfordshire", "Essex", "Kent", "Hampshire", "Cumbria", "Norfolk"}
)

const madeRows = 84

// madeReturn is 84 rows, no two of them alike, some with separators and quotes
// in their texts and some with blank cells, the last column among them.
func madeReturn() cellRows {
	types := []string{"Delivery of duties", "Use of force", "Individual behaviours", "Discreditable conduct, off duty"}
	outcomes := []string{"Upheld", "Not upheld", "Service acceptable", "Resolved", `Recorded as "other", not coded`, "Withdrawn", `"Special" procedures`}
	actions := []string{"No action", "Learning", "", "Reflective practice", `Practice called "reflective"`}
	rows := cellRows{madeHeadings}
	for i := range madeRows {
		row := []string{madeForces[i/12], fmt.Sprint(2019 + i/4%3), "Schedule 3", types[i%4], outcomes[(i*5)%7], actions[i%5],
			fmt.Sprint(3 + i*7%40), fmt.Sprint(1 + i*11%30), fmt.Sprint(i * 13 % 25)}
		if i%17 == 9 {
			row[8] = ""
		}
		rows = append(rows, row)
	}
	return rows
}

// dialect is how cells are written.
type dialect struct {
	sep    string
	quote  string              // around a cell; "" never quotes
	always bool                // around every cell
	escape func(string) string // what becomes of a cell's text
}

var standard = dialect{sep: ",", quote: `"`, escape: doubling(`"`)}

func doubling(quote string) func(string) string {
	return func(s string) string { return strings.ReplaceAll(s, quote, quote+quote) }
}

// cell writes one cell.
func (d dialect) cell(s string) string {
	needed := d.quote != "" && (strings.Contains(s, d.quote) || strings.ContainsAny(s, d.sep+"\r\n"))
	if d.always || needed {
		return d.quote + d.escape(s) + d.quote
	}
	if d.quote == "" {
		return d.escape(s)
	}
	return s
}

func (d dialect) line(row []string) string {
	var cells []string
	for _, cell := range row {
		cells = append(cells, d.cell(cell))
	}
	return strings.Join(cells, d.sep)
}

func (d dialect) lines(rows cellRows) []string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, d.line(row))
	}
	return lines
}

// text is lines that all end in LF.
func text(lines []string) string { return strings.Join(lines, "\n") + "\n" }

// with is the lines with line i, from 0, changed.
func with(lines []string, i int, line string) []string {
	lines = slices.Clone(lines)
	lines[i] = line
	return lines
}

// inserted is the lines with more of them before line i, from 0.
func inserted(lines []string, i int, more ...string) []string {
	return slices.Insert(slices.Clone(lines), i, more...)
}

// one is a file with one table.
func one(text string, want cellRows, at ...int) polluted {
	return polluted{text: text, want: []cellRows{want}, at: at}
}

// repairable is a file with one table whose reading a note must name.
func repairable(text string, want cellRows, at ...int) polluted {
	p := one(text, want, at...)
	p.told = true
	return p
}

// span of lines, both ends included.
func upTo(from, to int) (lines []int) {
	for i := from; i <= to; i++ {
		lines = append(lines, i)
	}
	return lines
}

// copied is rows that may be changed.
func copied(rows cellRows) cellRows {
	c := make(cellRows, len(rows))
	for i, row := range rows {
		c[i] = slices.Clone(row)
	}
	return c
}

func pollutions() []pollution {
	rows := madeReturn()
	lines := standard.lines(rows)
	var all []pollution
	for _, family := range []func(cellRows, []string) []pollution{
		sizes, delimiterPollutions, quotePollutions, strayQuotes, edgeLines, separators, brokenRows, headingPollutions, blankHeadings,
		severalTables, lineEndings, oneLineEnding, encodings, damagedBytes, blankPollutions, trailing, spacePollutions, thousandsPollutions,
	} {
		all = append(all, family(rows, lines)...)
	}
	return all
}

// sizes: nothing is wrong but that there are few rows, or no line end after the
// last one. Exact is the rows that there are.
func sizes(rows cellRows, lines []string) []pollution {
	few := pollution{name: "1 to 84 rows"}
	for n := 1; n <= madeRows; n++ {
		few.files = append(few.files, one(text(lines[:n+1]), rows[:n+1]))
	}
	ends := pollution{name: "end of the file: none, two, CR, control-Z"}
	whole := strings.Join(lines, "\n")
	for _, end := range []string{"", "\n\n", "\n\n\n", "\r", "\r\n", "\n ", "\n\x1a", "\n\x1a\n", "\x1a"} {
		ends.files = append(ends.files, one(whole+end, rows))
	}
	return []pollution{few, ends, {name: "headings only", files: []polluted{one(text(lines[:1]), rows[:1]), one(lines[0], rows[:1])}}}
}

// delimiterPollutions: exact is the same cells, whatever separates them. A
// single row with a separator of its own may hold it as text: it may be refused.
func delimiterPollutions(rows cellRows, lines []string) []pollution {
	usual, rare, many := pollution{name: "comma, semicolon, tab, pipe"}, pollution{name: "rare delimiters"}, pollution{name: "delimiters of several characters"}
	styles := func(p *pollution, seps ...string) {
		for _, sep := range seps {
			for _, always := range []bool{false, true} {
				for _, n := range []int{4, 20, madeRows + 1} {
					d := dialect{sep: sep, quote: `"`, escape: doubling(`"`), always: always}
					p.files = append(p.files, one(text(d.lines(rows[:n])), rows[:n]))
				}
			}
		}
	}
	styles(&usual, ",", ";", "\t", "|")
	styles(&rare, "^", "~", ":", "\x1f", "\x01", "¦", "§", "!", "#", "@", " ")
	styles(&many, "||", "::", ";;", "~|~", "|~|", "<>", "\t\t", "^|^", "@@", "->", ",,")
	for _, sep := range ";|\t" {
		usual.files = append(usual.files, one("sep="+string(sep)+"\n"+text(dialect{sep: string(sep), quote: `"`, escape: doubling(`"`)}.lines(rows)), rows))
	}
	row := pollution{name: "one row with another delimiter", refusable: true}
	for _, sep := range []string{";", "\t", "|", " "} {
		d := dialect{sep: sep, quote: `"`, escape: doubling(`"`)}
		for r := range rows {
			row.files = append(row.files, one(text(with(lines, r, d.line(rows[r]))), rows, r+1))
		}
	}
	return []pollution{usual, rare, many, row}
}

// quotePollutions: exact is the text that the quotes and escapes stand for.
func quotePollutions(rows cellRows, lines []string) []pollution {
	style := func(name string, ds ...dialect) pollution {
		p := pollution{name: name}
		for _, d := range ds {
			for _, n := range []int{6, 20, madeRows + 1} {
				p.files = append(p.files, one(text(d.lines(rows[:n])), rows[:n]))
			}
		}
		return p
	}
	backslash := func(s string) string { return strings.ReplaceAll(s, `"`, `\"`) }
	bare := func(s string) string { return strings.ReplaceAll(backslash(s), ",", `\,`) }
	all := []pollution{
		style("quotes around everything", dialect{",", `"`, true, doubling(`"`)}, dialect{";", `"`, true, doubling(`"`)}),
		style("single quotes", dialect{",", `'`, false, doubling(`'`)}, dialect{",", `'`, true, doubling(`'`)}, dialect{";", `'`, true, doubling(`'`)}),
		style("backslash escapes in quotes", dialect{",", `"`, false, backslash}, dialect{",", `"`, true, backslash}),
		style("backslash escapes without quotes", dialect{",", "", false, bare}),
	}
	// Every line is one cell in quotes, as when a file was saved twice: exact is
	// the cells inside.
	wrapped := pollution{name: "every line in quotes"}
	for _, n := range []int{6, 20, madeRows + 1} {
		d := dialect{sep: "\x00", quote: `"`, always: true, escape: doubling(`"`)}
		var outer []string
		for _, line := range lines[:n] {
			outer = append(outer, d.cell(line))
		}
		wrapped.files = append(wrapped.files, repairable(text(outer), rows[:n], 0, 1))
	}
	// One cell in doubled quotes: exact is the text in them.
	doubled := pollution{name: "doubled quotes around one cell"}
	// Quotes left off where a separator is in the text: nothing tells the
	// separator from the others.
	bared := pollution{name: "no quotes where needed", refusable: true}
	for r := range rows {
		for c, cell := range rows[r] {
			if cell == "" || strings.Contains(cell, `"`) {
				continue
			}
			if cells := cellsOf(rows[r]); strings.Contains(cell, ",") {
				cells[c] = cell
				bared.files = append(bared.files, one(text(with(lines, r, strings.Join(cells, ","))), rows, r+1))
			} else if (r+c)%3 == 0 {
				cells[c] = `""` + cell + `""`
				doubled.files = append(doubled.files, repairable(text(with(lines, r, strings.Join(cells, ","))), rows, r+1))
			}
		}
	}
	return append(all, wrapped, doubled, bared)
}

// cellsOf is the cells of a row as they are written.
func cellsOf(row []string) (cells []string) {
	for _, cell := range row {
		cells = append(cells, standard.cell(cell))
	}
	return cells
}

// strayQuotes: whether the quote is text or begins or ends one cannot be told;
// the hostile corpus asks for a refusal of each.
func strayQuotes(rows cellRows, lines []string) []pollution {
	unclosed := pollution{name: "unclosed quote, any row and column", refusable: true}
	inside := pollution{name: "stray quote in a cell, any row and column", refusable: true}
	after := pollution{name: "stray quote after a cell, any row", refusable: true}
	for r := range rows {
		for c, cell := range rows[r] {
			put := func(p *pollution, s string) {
				cells := cellsOf(rows[r])
				cells[c] = s
				p.files = append(p.files, one(text(with(lines, r, strings.Join(cells, ","))), rows, r+1))
			}
			written := standard.cell(cell)
			if written != cell {
				put(&unclosed, written[:len(written)-1])
				put(&inside, written[:3]+`"`+written[3:])
				continue
			}
			put(&unclosed, `"`+cell)
			if len(cell) > 1 {
				put(&inside, cell[:1]+`"`+cell[1:])
			}
			if c == r%9 && cell != "" {
				put(&after, cell+`"`)
			}
		}
	}
	return []pollution{unclosed, inside, after}
}

// edgeLines: lines above and below the table. Exact is the table without them,
// and a note that names them.
func edgeLines(rows cellRows, lines []string) []pollution {
	above, below, comments := pollution{name: "preambles"}, pollution{name: "footers"}, pollution{name: "comment lines"}
	put := func(p *pollution, at int, more ...string) {
		for _, pad := range []string{"", ",,,,,,,,", ",,,,,,,,,,"} {
			padded := slices.Clone(more)
			for i := range padded {
				if !strings.Contains(padded[i], ",") {
					padded[i] += pad
				}
			}
			p.files = append(p.files, repairable(text(inserted(lines, at, padded...)), rows, upTo(at+1, at+len(more))...))
		}
	}
	for _, titles := range [][]string{
		{"Complaints against police"}, {"Complaints against police", "England and Wales"}, {"Complaints, by force, 2019 to 2021"},
		{`"Complaints, by force, 2019 to 2021"`}, {"Table 1: Complaints by force", "Made on 3 May 2022", "Numbers"},
		{"Complaints", "", "Year to 31 March", "", "Provisional"}, {"Made by:,A. Clerk", "Made on:,2022-05-03"}, {"Table 1", "Note: counts, not cases, are shown."},
		{"Complaints against police", "Source: returns of forces", "Numbers are provisional.", "See the notes below.", "Version 2"}, {`The "other" return`},
	} {
		for gap := range 3 {
			put(&above, 0, append(slices.Clone(titles), make([]string, gap)...)...)
		}
	}
	n := len(lines)
	for _, notes := range [][]string{
		{"Source: returns of forces"}, {"Source: returns, of forces, 2021"}, {"Notes:", "1. Figures are provisional.", "2. Blank means not collected."},
		{`"Note: counts, not cases, are shown"`}, {"* Figures for this force are provisional."}, {"Notes", "(1) Includes cases, and conduct matters.", "(2) Excludes others."},
		{"The figures of this return are provisional and may change."},
	} {
		for gap := range 3 {
			put(&below, n, append(make([]string, gap), notes...)...)
		}
	}
	// Without a sentence or a label, a blank line tells a note from a cut row.
	put(&below, n, "", "End of table")
	put(&below, n, "", "Crown copyright", "", "Contact: a.clerk@example.org")
	for _, comment := range []string{"# made by a program", "# checked, twice, by A. Clerk", "#checked", "# force,year: see the notes"} {
		for i := 0; i <= n; i += 3 {
			comments.files = append(comments.files, repairable(text(inserted(lines, i, comment)), rows, i+1))
		}
	}
	return []pollution{above, below, comments}
}

// separators: one too few or too many in a row leaves more than one way to
// assign its cells, unless it is the last thing in its line: that is trailing.
func separators(rows cellRows, lines []string) []pollution {
	missing := pollution{name: "a separator missing, any row and column", refusable: true}
	extra := pollution{name: "a separator too many, any row and column", refusable: true}
	for r := range rows {
		cells := cellsOf(rows[r])
		for c := range cells {
			if c > 0 {
				line := strings.Join(cells[:c], ",") + strings.Join(cells[c:], ",")
				missing.files = append(missing.files, one(text(with(lines, r, line)), rows, r+1))
			}
			line := strings.Join(slices.Insert(slices.Clone(cells), c, ""), ",")
			extra.files = append(extra.files, one(text(with(lines, r, line)), rows, r+1))
		}
	}
	return []pollution{missing, extra}
}

// brokenRows: rows that are not on one line each: the cells at the break are
// not known to be whole.
func brokenRows(rows cellRows, lines []string) []pollution {
	broken := pollution{name: "a row broken in two, any row and column", refusable: true}
	joined := pollution{name: "two rows in one line, any row", refusable: true}
	last := pollution{name: "cut in the last row, anywhere", refusable: true}
	wrapped := pollution{name: "a whole row in quotes, any row", refusable: true}
	for r := range rows {
		cells := cellsOf(rows[r])
		for c := 1; c < len(cells); c++ {
			line := strings.Join(cells[:c], ",") + ",\n" + strings.Join(cells[c:], ",")
			file := one(text(with(lines, r, line)), rows, r+1, r+2)
			file.torn = r == 0
			broken.files = append(broken.files, file)
		}
		if r+1 < len(lines) {
			joined.files = append(joined.files, one(text(slices.Delete(with(lines, r, lines[r]+lines[r+1]), r+1, r+2)), rows, r+1))
		}
		wrapped.files = append(wrapped.files, one(text(with(lines, r, `"`+standard.escape(lines[r])+`"`)), rows, r+1))
	}
	end := len(lines) - 1
	for i := 1; i < strings.LastIndex(lines[end], ","); i++ {
		last.files = append(last.files, one(strings.Join(with(lines, end, lines[end][:i]), "\n"), rows, end+1))
	}
	return []pollution{broken, joined, last, wrapped}
}

// headingPollutions: exact is named with each.
func headingPollutions(rows cellRows, lines []string) []pollution {
	// The headings again among the rows: the rows without them.
	again := pollution{name: "headings repeated, any row"}
	for i := 2; i <= len(lines); i++ {
		again.files = append(again.files, repairable(text(inserted(lines, i, lines[0])), rows, i+1))
	}
	// Headings in several rows: each column's joined from the outermost in.
	stacked := pollution{name: "headings in two or three rows"}
	stack := func(headings string, levels ...string) {
		want := copied(rows)
		want[0] = strings.Split(headings, ",")
		for r := range want[1:] { // the first columns
			want[r+1] = append(want[r+1][:len(want[0])-3], want[r+1][6:]...)
		}
		written := append(slices.Clone(levels), standard.lines(want[1:])...)
		stacked.files = append(stacked.files, repairable(text(written), want, upTo(1, len(levels))...))
	}
	const six = "force,year,case_type,allegation_type,outcome,action,"
	stack(six+"Counts / allegations,Counts / complaints,Counts / officers", ",,,,,,Counts,,", lines[0])
	stack(six+"Counts / allegations,Counts / complaints,Counts / officers", ",,,,,,Counts,Counts,Counts", lines[0])
	stack(six+"allegations,People / complaints,People / officers", ",,,,,,,People,", lines[0])
	stack(six+"allegations / Number,complaints / Number,officers / Number", lines[0], ",,,,,,Number,Number,Number")
	// An outer heading reaches to the next one, as merged cells leave it.
	stack("force,year,case / type,case / outcome,case / action,Counts / allegations,Counts / complaints,Counts / officers",
		",,case,,,Counts,,", "force,year,type,outcome,action,allegations,complaints,officers")
	stack("force,year,case / type,allegation / type,outcome,action,allegations,complaints,officers",
		"force,year,case,allegation,outcome,action,allegations,complaints,officers", ",,type,type,,,,,")
	stack("force,year,case,allegation,outcome,action,Counts / All / allegations,Counts / All / complaints,Counts / All / officers",
		",,,,,,Counts,,", ",,,,,,All,,", "force,year,case,allegation,outcome,action,allegations,complaints,officers")
	// A blank line below the headings, a line break within one, quotes around
	// them: the headings on one line.
	loose := pollution{name: "headings with blank lines, line breaks, quotes"}
	for n := 1; n <= 3; n++ {
		loose.files = append(loose.files, repairable(text(inserted(lines, 1, make([]string, n)...)), rows, upTo(2, n+1)...))
	}
	for c := range madeHeadings {
		want, cells := copied(rows), slices.Clone(madeHeadings)
		want[0][c], cells[c] = "a "+cells[c], "\"a\n"+cells[c]+`"`
		loose.files = append(loose.files, one(text(with(lines, 0, strings.Join(cells, ","))), want))
	}
	return []pollution{again, stacked, loose}
}

// blankHeadings: what a column without a name of its own counts cannot be told.
func blankHeadings(rows cellRows, lines []string) []pollution {
	none := pollution{name: "no headings", refusable: true}
	for n := 2; n <= madeRows; n += 5 {
		none.files = append(none.files, one(text(lines[1:n+1]), rows, 1))
	}
	blank := pollution{name: "a heading blank", refusable: true}
	twice := pollution{name: "a heading twice", refusable: true}
	for c := range madeHeadings {
		cells := slices.Clone(madeHeadings)
		cells[c] = ""
		want := copied(rows)
		want[0][c] = ""
		file := one(text(with(lines, 0, strings.Join(cells, ","))), want, 1)
		file.torn = true
		blank.files = append(blank.files, file)
		cells[c] = madeHeadings[(c+4)%9]
		twice.files = append(twice.files, one(text(with(lines, 0, strings.Join(cells, ","))), rows, 1))
	}
	return []pollution{none, blank, twice}
}

// severalTables: exact is each table with its own headings and rows, in order.
func severalTables(rows cellRows, lines []string) []pollution {
	apart, tight := pollution{name: "several tables, apart"}, pollution{name: "several tables without a line between", refusable: true}
	narrow, wide := cellRows{{"region", "officers", "staff"}}, cellRows{slices.Concat(madeHeadings, []string{"days", "cost"})}
	alike := cellRows{{"area", "period", "scheme", "kind", "result", "step", "cases", "people", "staff"}}
	for i, row := range rows[1:21] {
		narrow = append(narrow, []string{row[0] + " " + row[3], fmt.Sprint(i + 3), fmt.Sprint(i * 2)})
		wide = append(wide, slices.Concat(row, []string{fmt.Sprint(i), fmt.Sprint(100 - i)}))
		alike = append(alike, row)
	}
	for _, between := range [][]string{{""}, {"", ""}, {"", "Table 2: more figures"}, {"", "Table 2: more figures", ""}, {"Table 2: more figures"}, {}} {
		for _, tables := range [][]cellRows{{rows, narrow}, {narrow, rows}, {rows, wide}, {wide, rows}, {rows, alike}, {alike, rows}, {rows[:30], narrow, alike}, {narrow, wide[:5], rows}} {
			var all []string
			var at []int
			for _, table := range tables {
				if all != nil {
					all = append(all, between...)
					at = append(at, upTo(len(all)-len(between)+1, len(all)+1)...)
				}
				all = append(all, standard.lines(table)...)
			}
			p := &apart
			if len(between) == 0 {
				p = &tight
			}
			p.files = append(p.files, polluted{text: text(all), want: tables, at: at})
		}
	}
	return []pollution{apart, tight}
}

// lineEndings: exact is the same rows; breaks within quotes belong to the cell.
func lineEndings(rows cellRows, lines []string) []pollution {
	whole := pollution{name: "LF, CRLF, CR, CR CR LF"}
	for _, end := range []string{"\n", "\r\n", "\r", "\r\r\n"} {
		whole.files = append(whole.files, one(strings.Join(lines, end)+end, rows), one(strings.Join(lines, end), rows))
	}
	inside := pollution{name: "a line break in quotes, any row"}
	for _, end := range []string{"\n", "\r\n", "\r"} {
		for _, within := range []string{"\n", "\r\n", "\r"} {
			for r := 1; r <= madeRows; r += 3 {
				want := copied(rows)
				want[r][2+r%4] += within + "and more"
				inside.files = append(inside.files, one(strings.Join(standard.lines(want), end)+end, want))
			}
		}
	}
	return []pollution{whole, inside}
}

// oneLineEnding: a line that ends another way than the others still ends.
func oneLineEnding(rows cellRows, lines []string) []pollution {
	all := []pollution{}
	for _, way := range []struct{ name, most, one string }{
		{"one CRLF among LF, any row", "\n", "\r\n"}, {"one LF among CRLF, any row", "\r\n", "\n"}, {"one CR among LF, any row", "\n", "\r"},
		{"one CR among CRLF, any row", "\r\n", "\r"}, {"one LF among CR, any row", "\r", "\n"}, {"one CRLF among CR, any row", "\r", "\r\n"},
	} {
		p := pollution{name: way.name}
		for r := range lines {
			end := way.one
			if r < len(lines)-1 {
				end += strings.Join(lines[r+1:], way.most) + way.most
			}
			p.files = append(p.files, repairable(strings.Join(lines[:r+1], way.most)+end, rows, r+1))
		}
		all = append(all, p)
	}
	return all
}

// encodings: exact is the same characters.
func encodings(rows cellRows, lines []string) []pollution {
	plain := text(lines)
	named := func(p polluted, encoding string) polluted {
		p.opts.Encoding = encoding
		return p
	}
	letters := copied(rows)
	for r := 1; r <= madeRows; r += 7 {
		letters[r][4] += " – été £ ž"
	}
	written := text(standard.lines(letters))
	marks := pollution{name: "byte order marks, UTF-8 and UTF-16", files: []polluted{
		one(bom8+plain, rows), one(bom8+written, letters), one(bom8+text(dialect{",", `"`, true, doubling(`"`)}.lines(rows)), rows),
		one(bom16le+utf16le(plain), rows), one(bom16be+swap(utf16le(plain)), rows), one(bom16le+utf16le(written), letters),
		one(bom16be+swap(utf16le(written)), letters), one(written, letters), named(one(utf16le(plain), rows), "utf-16le"),
		named(one(swap(utf16le(written)), letters), "utf-16be"), one(bom8+bom8+plain, rows), one(bom16le+bom16le+utf16le(plain), rows),
	}}
	// The hostile corpus asks for a refusal of the file.
	unmarked := pollution{name: "UTF-16 without a mark", refusable: true, files: []polluted{
		one(utf16le(plain), rows, 0), one(swap(utf16le(plain)), rows, 0), one(utf16le(written), letters, 0), one(swap(utf16le(written)), letters, 0)}}
	// The mark of another file in front of a row, as where files were joined:
	// the cell without it.
	joined := pollution{name: "a byte order mark before any row"}
	// A byte of Windows-1252: the letter that it stands for there, and the
	// other rows as they are, in UTF-8 if they are.
	invalid, mixed := pollution{name: "Windows-1252 in any row"}, pollution{name: "Windows-1252 in any row of UTF-8"}
	for r := range rows {
		if r > 0 {
			joined.files = append(joined.files, repairable(text(with(lines, r, bom8+lines[r])), rows, r+1))
		}
		for i, base := range []cellRows{rows, letters} {
			want, stored := copied(base), copied(base)
			want[r][3], stored[r][3] = want[r][3]+" é–", stored[r][3]+" \xe9\x96"
			p := []*pollution{&invalid, &mixed}[i]
			p.files = append(p.files, repairable(text(standard.lines(stored)), want, r+1))
		}
	}
	return []pollution{marks, unmarked, joined, invalid, mixed}
}

// damagedBytes: a NUL byte stands where something else stood: the hostile
// corpus asks for a refusal of the row.
func damagedBytes(rows cellRows, lines []string) []pollution {
	nul := pollution{name: "a NUL byte, any row and column", refusable: true}
	for r := range rows {
		for c := range rows[r] {
			stored := copied(rows)
			stored[r][c] += "\x00"
			nul.files = append(nul.files, one(text(standard.lines(stored)), rows, r+1))
		}
	}
	end := pollution{name: "NUL bytes at the end", refusable: true}
	for _, n := range []int{1, 3, 100} {
		end.files = append(end.files, one(text(lines)+strings.Repeat("\x00", n), rows, len(lines)+1))
	}
	return []pollution{nul, end}
}

// blankPollutions: exact is the rows without them, and a note.
func blankPollutions(rows cellRows, lines []string) []pollution {
	p := pollution{name: "blank lines anywhere"}
	for _, blank := range [][]string{{""}, {"", ""}, {"  "}, {",,,,,,,,"}, {",,"}, {`"",""`}, {"\t"}} {
		for i := 0; i <= len(lines); i++ {
			file := repairable(text(inserted(lines, i, blank...)), rows, i+1, i+2)
			file.told = i > 0 // above the headings there is nothing to lose
			p.files = append(p.files, file)
		}
	}
	var every []string
	for _, line := range lines {
		every = append(every, line, "")
	}
	p.files = append(p.files, repairable(text(every), rows, upTo(2, len(every))...))
	return []pollution{p}
}

// trailing: separators at the end of lines. Exact is the same cells. In a row
// that has a blank cell, or may have one at its end, one that no other row has
// may as well be one too many anywhere before.
func trailing(rows cellRows, lines []string) []pollution {
	add := func(lines []string, more string, on func(i int) bool) string {
		var changed []string
		for i, line := range lines {
			if on(i) {
				line += more
			}
			changed = append(changed, line)
		}
		return text(changed)
	}
	full := copied(rows)
	for _, row := range full {
		if row[8] == "" {
			row[8] = "0"
		}
	}
	fullLines := standard.lines(full)
	whole, single := pollution{name: "trailing delimiters"}, pollution{name: "trailing delimiter, any row"}
	unsure := pollution{name: "trailing delimiter in a row with blanks", refusable: true}
	for _, more := range []string{",", ",,", ",,,,,,,", `,""`, ", "} {
		whole.files = append(whole.files, one(add(lines, more, func(int) bool { return true }), rows),
			one(add(lines, more, func(i int) bool { return i > 0 }), rows), one(add(lines, more, func(i int) bool { return i == 0 }), rows))
		for r := range lines {
			here := func(i int) bool { return i == r }
			file := repairable(add(fullLines, more, here), full, r+1)
			file.told = r > 0
			if slices.Contains(rows[r], "") {
				unsure.files = append(unsure.files, file)
			} else {
				single.files = append(single.files, file)
			}
			file = repairable(add(lines, more, here), rows, r+1)
			file.told = r > 0
			unsure.files = append(unsure.files, file)
		}
	}
	return []pollution{whole, single, unsure}
}

// spacePollutions: RFC 4180 keeps spaces in cells. Exact is the same cells but
// for spaces at their ends, and the cells in quotes without the quotes.
func spacePollutions(rows cellRows, lines []string) []pollution {
	whole, single := pollution{name: "spaces around delimiters"}, pollution{name: "spaces around delimiters, any row"}
	for _, sep := range []string{", ", " ,", " , ", ",   ", ",\t", "; ", " | ", "\t ", " \t"} {
		d := dialect{sep: sep, quote: `"`, escape: doubling(`"`)}
		for _, d.always = range []bool{false, true} {
			file := one(text(d.lines(rows)), rows)
			file.trim = true
			whole.files = append(whole.files, file)
		}
		if !strings.Contains(sep, ",") {
			continue
		}
		d.always = false
		for r := range rows {
			file := one(text(with(lines, r, d.line(rows[r]))), rows, r+1)
			file.trim = true
			single.files = append(single.files, file)
		}
	}
	return []pollution{whole, single}
}

// thousandsPollutions: exact is the number as it is written. Without quotes the
// comma in it is one separator too many.
func thousandsPollutions(rows cellRows, lines []string) []pollution {
	good := pollution{name: "thousands separators"}
	for _, sep := range []string{",", " ", "\u00a0", "'", "."} {
		want := copied(rows)
		for r := 1; r <= madeRows; r++ {
			want[r][6] = "1" + sep + fmt.Sprintf("%03d", r)
		}
		for _, delim := range []string{",", ";", "\t"} {
			d := dialect{sep: delim, quote: `"`, escape: doubling(`"`)}
			good.files = append(good.files, one(text(d.lines(want)), want))
		}
	}
	bare := pollution{name: "thousands separators without quotes, any row", refusable: true}
	for r := 1; r <= madeRows; r++ {
		cells := cellsOf(rows[r])
		cells[7] = "1,234"
		bare.files = append(bare.files, one(text(with(lines, r, strings.Join(cells, ","))), rows, r+1))
	}
	return []pollution{good, bare}
}
