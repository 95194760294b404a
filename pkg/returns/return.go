package returns

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/source"
	"complaintstats/pkg/vocab"
)

// Mapping is one --map HEADING=ROLE.
type Mapping struct {
	Heading string
	Role    vocab.Role
}

// Placeholder is one --placeholder COLUMN=VALUE: an identifier that stands for
// nobody. Its complaints stay; it is no officer.
type Placeholder struct{ Column, Value string }

// Options are what a user says about the files.
type Options struct {
	Source       source.Options
	Map          []Mapping
	Placeholders []Placeholder
	// Needs are what the question in hand asks of the returns, so that the rows
	// of large ones which it does not tell apart are added up as they are read.
	// Without it every row is a record.
	Needs Needs
	// Few is the size of a file, in bytes, up to which that is not done; 0 is
	// what suits real ones.
	Few int64
	// AllTables takes every table of a workbook, each by itself: to describe
	// and to check. Without it a workbook of several tables must be told which.
	AllTables bool
}

// Return is what the files given come to.
type Return struct {
	Tables  []*Table
	Sources []*source.Table
	// Notes is what was decided and repaired on the way, in file order.
	Notes source.Problems
	// Conflicts are cells that say different things of the same observation.
	// The return can be described with them, but no figure rests on it.
	Conflicts source.Problems
}

// Load reads the files into tables. Files of the same layout become one
// table. Every error of every file is told at once, as source.Problems; no
// partial return is handed out.
func Load(refs []source.Ref, options Options) (*Return, error) {
	rowByRow, shared := map[int]bool{}, map[string]bool{}
	for pass := 1; ; pass++ {
		for i := range refs {
			rowByRow[i] = rowByRow[i] || pass > 3 // they are all of the kind that needs it
		}
		l := loader{options: options, bySignature: map[string]*Table{}, byHash: map[string]string{}, rowByRow: rowByRow, shared: shared}
		r, err := l.load(refs)
		if !l.anew {
			return r, err
		}
	}
}

func (l *loader) load(refs []source.Ref) (*Return, error) {
	next, stop := l.openings(refs)
	defer stop()
	for i, ref := range refs {
		l.file = i
		if l.read(ref, next(i)); l.anew {
			return nil, nil
		}
	}
	l.keepFilesApart()
	if l.shareAlike(); l.anew {
		return nil, nil
	}
	l.errors = append(l.errors, l.unusedMappings()...)
	if len(l.errors) > 0 {
		for _, t := range l.result.Tables {
			l.errors = append(l.errors, t.brokenCounts()...)
		}
		return nil, l.errors
	}
	if err := l.applyPlaceholders(); err != nil {
		return nil, err
	}
	for _, t := range l.result.Tables {
		t.nameRows()
		l.result.Notes = append(l.result.Notes, t.findings()...)
	}
	return &l.result, nil
}

type loader struct {
	options     Options
	result      Return
	errors      source.Problems
	bySignature map[string]*Table
	byHash      map[string]string // of bytes already read -> the name they were read by
	mapped      map[string]bool
	file        int             // which of the references is being read
	rowByRow    map[int]bool    // references that turned out to need the ordinary way
	shared      map[string]bool // dimensions whose categories are added up apart in every file
	anew        bool            // one of them turned out so late that all is read anew
}

// read takes one file in, or collects what is wrong with it.
func (l *loader) read(ref source.Ref, o opening) {
	if o.large != nil && l.readLarge(ref, o.large) {
		return
	}
	if o.large != nil { // its columns need the ordinary way
		o.tables, o.err = source.OpenAll(ref, l.options.Source)
	}
	if o.err != nil {
		l.fail(ref, o.err)
		return
	}
	if l.sameFile(ref, o.tables[0].SHA256) {
		return
	}
	var found []candidate
	for _, t := range o.tables {
		if headingErrors(t) {
			l.drain(t)
			continue
		}
		lay := l.layOut(ref, t)
		found = append(found, candidate{t, lay})
	}
	if !l.options.AllTables && !oneTable(found) {
		l.errors = append(l.errors, whichTable(ref, found))
		return
	}
	for _, c := range found {
		l.take(ref, c)
	}
}

// sameFile says whether the bytes were read before, by another name.
func (l *loader) sameFile(ref source.Ref, hash string) bool {
	if first, again := l.byHash[hash]; again && ref.Label == "" {
		l.note(source.Problem{File: ref.Name(), Kind: "same-file", Note: true,
			Text: fmt.Sprintf("holds the same bytes as %s; it is counted once", first)})
		return true
	}
	l.byHash[hash] = ref.Name()
	return false
}

// layOut decides what the columns of a table are for.
func (l *loader) layOut(ref source.Ref, t *source.Table) layout {
	rows, ctx := firstRows(t), readContext(t.Above, ref.Path)
	columns := decideColumns(t.Headings, rows, l.options.Map, ctx)
	l.remember(columns)
	lay := layOut(columns)
	lay.fixPeriod(ctx)
	lay.findMeasure(rows)
	lay.first = rows
	return lay
}

// candidate is a table found in a file, before it is read.
type candidate struct {
	source *source.Table
	lay    layout
}

// oneTable says whether the tables of a workbook are one: the same layout and
// the same title but for the period.
func oneTable(found []candidate) bool {
	for i := 1; i < len(found); i++ {
		if found[i].lay.signature() != found[0].lay.signature() || subject(found[i].source) != subject(found[0].source) {
			return false
		}
	}
	return true
}

// subject is a table's title without what differs from year to year: numbers,
// periods and the words between them.
func subject(t *source.Table) string {
	if len(t.Above) == 0 {
		return ""
	}
	var words []string
	for _, word := range strings.Fields(strings.ToLower(t.Above[0].Text)) {
		if _, period := vocab.ParsePeriod(word, vocab.NoHint); !period && !strings.ContainsAny(word, "0123456789") {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// whichTable asks for one of several tables, by what each holds.
func whichTable(ref source.Ref, found []candidate) source.Problem {
	var list []string
	for _, s := range found[0].source.Sheets {
		list = append(list, fmt.Sprintf("%d %s: %s", s.Number, s.Name, s.Holds))
	}
	flag := "--sheet NAME or NUMBER"
	if len(list) == 0 {
		flag = "--table N"
		for _, c := range found {
			list = append(list, fmt.Sprintf("%d: %d columns from line %d", c.source.Number, len(c.source.Headings), c.source.Headings[0].Line))
		}
	}
	return source.Problem{File: ref.Name(), Kind: "which-table",
		Text: fmt.Sprintf("holds %d tables that are not one (other columns or other titles), and tables are never added; name one with %s:\n  %s",
			len(found), flag, strings.Join(list, "\n  "))}
}

// take reads one table of a file into the table of its layout.
func (l *loader) take(ref source.Ref, c candidate) {
	t, lay := c.source, c.lay
	if len(lay.dimensions) > maxDimensions-4 {
		l.fail(ref, source.Problem{File: ref.Name(), Kind: "too-many-columns",
			Text: fmt.Sprintf("%d columns of words, at most %d can be kept; leave some out with --map 'HEADING=ignore'", len(lay.dimensions), maxDimensions-4)})
		return
	}
	table := l.tableFor(&lay, t)
	f := newFiller(table, &lay, t, l.options)
	problems, done := l.scanned(f)
	if !done {
		problems = f.fill()
	}
	l.taken(t, problems)
}

// taken keeps what there is to say of a table that was read.
func (l *loader) taken(t *source.Table, problems source.Problems) {
	for _, p := range problems {
		if p.Kind == "duplicate-row" {
			l.result.Conflicts = append(l.result.Conflicts, p)
			continue
		}
		l.note(p)
	}
	for _, p := range t.Problems() {
		l.note(p)
	}
	l.result.Sources = append(l.result.Sources, t)
}

// headingErrors says whether the headings themselves are in error, so that no
// column can be told from another.
func headingErrors(t *source.Table) bool {
	return slices.ContainsFunc(t.Problems(), func(p source.Problem) bool { return !p.Note })
}

// drain reads on for what else is wrong.
func (l *loader) drain(t *source.Table) {
	for t.Next() {
	}
	for _, p := range t.Problems() {
		l.note(p)
	}
}

// note keeps a note, or an error among the errors.
func (l *loader) note(p source.Problem) {
	if p.Note {
		l.result.Notes = append(l.result.Notes, p)
	} else {
		l.errors = append(l.errors, p)
	}
}

func (l *loader) fail(ref source.Ref, err error) {
	switch e := err.(type) {
	case source.Problems:
		for _, p := range e {
			l.note(p)
		}
	case source.Problem:
		l.errors = append(l.errors, e)
	default:
		l.errors = append(l.errors, source.Problem{File: ref.Name(), Kind: "unreadable", Text: err.Error()})
	}
}

// tableFor is the table of this layout, a new one where there is none yet.
func (l *loader) tableFor(lay *layout, s *source.Table) *Table {
	signature := lay.signature()
	if s.Sheet != "" || s.Number > 0 {
		signature += "\n" + subject(s)
	}
	if s.Ref.Label != "" {
		signature += "\nlabelled"
	}
	if t, ok := l.bySignature[signature]; ok {
		return t
	}
	t := &Table{Shape: lay.shape, odd: map[cellKey]Cell{}, broken: map[cellKey]Place{}}
	l.bySignature[signature] = t
	l.result.Tables = append(l.result.Tables, t)
	return t
}

// firstRows are the rows that the columns are decided from; the table is left
// at its first row again.
func firstRows(t *source.Table) [][]string {
	var rows [][]string
	for len(rows) < sampleRows && t.Next() {
		rows = append(rows, append([]string(nil), t.Row()...))
	}
	t.Rewind()
	return rows
}

func (l *loader) remember(columns []Column) {
	if l.mapped == nil {
		l.mapped = map[string]bool{}
	}
	for _, c := range columns {
		l.mapped[vocab.Clean(c.Heading.Text)] = true
	}
}

// unusedMappings are the --map flags that name a heading no file has.
func (l *loader) unusedMappings() source.Problems {
	var problems source.Problems
	for _, m := range l.options.Map {
		if !l.mapped[vocab.Clean(m.Heading)] && len(l.result.Sources) > 0 {
			headings := make([]string, 0, 8)
			for _, h := range l.result.Sources[0].Headings {
				headings = append(headings, h.Text)
			}
			problems = append(problems, source.Problem{File: "--map", Kind: "usage",
				Text: fmt.Sprintf("no heading %q in the files; the headings are %s", m.Heading, strings.Join(headings, ", "))})
		}
	}
	return problems
}

// What source hands on, under the model's own name: the packages above speak
// to returns only.
type (
	Problem  = source.Problem
	Problems = source.Problems
	Ref      = source.Ref
	File     = source.Table
)
