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
	l := loader{options: options, bySignature: map[string]*Table{}, byHash: map[string]string{}}
	for _, ref := range refs {
		l.read(ref)
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
}

// read takes one file in, or collects what is wrong with it.
func (l *loader) read(ref source.Ref) {
	t, err := source.Open(ref, l.options.Source)
	if err != nil {
		l.fail(ref, err)
		return
	}
	if first, again := l.byHash[t.SHA256]; again && ref.Label == "" {
		l.note(source.Problem{File: ref.Name(), Kind: "same-file", Note: true,
			Text: fmt.Sprintf("holds the same bytes as %s; it is counted once", first)})
		return
	}
	l.byHash[t.SHA256] = ref.Name()
	if headingErrors(t) {
		l.drain(t)
		return
	}
	columns := decideColumns(t.Headings, firstRows(t), l.options.Map, readContext(t.Above, ref.Path))
	l.remember(columns)
	lay := layOut(columns)
	if len(lay.dimensions) > maxDimensions-4 {
		l.fail(ref, source.Problem{File: ref.Name(), Kind: "too-many-columns",
			Text: fmt.Sprintf("%d columns of words, at most %d can be kept; leave some out with --map 'HEADING=ignore'", len(lay.dimensions), maxDimensions-4)})
		return
	}
	table := l.tableFor(&lay, ref)
	for _, p := range fill(table, &lay, t, l.options) {
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
func (l *loader) tableFor(lay *layout, ref source.Ref) *Table {
	signature := lay.signature()
	if ref.Label != "" {
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
