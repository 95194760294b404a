package source

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// bookLimits bound what a workbook may unpack to. The markup of sheets packs 10
// to 60 times; what packs far more was made to fill the memory.
var bookLimits = struct {
	entries int
	limits
}{10_000, limits{free: 8 << 20, ratio: 200, most: 2 << 30}}

// workbookKind is "ods" or "xlsx" for a workbook that can be read, by what its
// archive holds.
func workbookKind(stored string) string {
	if sniffPacking(stored) != "zip" {
		return ""
	}
	archive, err := zip.NewReader(strings.NewReader(stored), int64(len(stored)))
	if err != nil {
		return ""
	}
	for _, f := range archive.File {
		switch {
		case f.Name == "xl/workbook.bin":
			return ""
		case strings.HasPrefix(f.Name, "xl/") && strings.HasSuffix(f.Name, ".xml"):
			return "xlsx"
		case f.Name == "mimetype" && strings.HasPrefix(head(f), "application/vnd.oasis.opendocument.spreadsheet"):
			return "ods"
		}
	}
	return ""
}

// openWorkbook reads the sheets and finds the tables of those that are wanted.
func (t *Table) openWorkbook(kind, stored string, opts Options) ([]*Table, error) {
	archive, err := zip.NewReader(strings.NewReader(stored), int64(len(stored)))
	if err != nil {
		return nil, brokenBook(t.log.file, err)
	}
	if err := refuseBomb(t.log.file, archive, int64(len(stored))); err != nil {
		return nil, err
	}
	t.Encoding = kind
	var grids []*grid
	if kind == "ods" {
		grids, err = readODS(t.log.file, archive)
	} else {
		grids, err = readXLSX(t.log.file, archive)
	}
	if err != nil {
		return nil, err
	}
	b := book{file: t.log.file, grids: grids, opts: opts}
	return b.tables(t)
}

func brokenBook(name string, err error) error {
	if errors.Is(err, io.EOF) {
		err = errors.New("a part of it is missing or empty")
	}
	return failure(name, 0, 0, "format", "this is a damaged workbook (%s); fetch it again, or open it in a spreadsheet program and save it as CSV", plainError(err))
}

// refuseBomb adds up what the archive promises to unpack to. What it does not
// keep to is caught by the readers of its entries.
func refuseBomb(name string, archive *zip.Reader, stored int64) error {
	if n := len(archive.File); n > bookLimits.entries {
		return failure(name, 0, 0, "limit", "refused: the workbook has %s entries, more than %s; open it yourself if you trust it and save the sheet as CSV",
			thousands(n), thousands(bookLimits.entries))
	}
	total := uint64(0)
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return failure(name, 0, 0, "format", "this workbook is locked with a password; open it in a spreadsheet program and save it without one")
		}
		total += min(f.UncompressedSize64, 1<<50)
	}
	if allowed := bookLimits.allowed(stored); total > uint64(allowed) {
		return failure(name, 0, 0, "limit",
			"refused: the workbook of %s bytes unpacks to %s bytes, and to more than %s it is not read; open it yourself if you trust it and save the sheet as CSV",
			thousands(int(stored)), thousands(int(min(total, 1<<60))), thousands(int(allowed)))
	}
	return nil
}

// find looks for a file of the archive.
func find(archive *zip.Reader, name string) (*zip.File, error) {
	for _, f := range archive.File {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("it has no %s", printable(name))
}

// entry opens a file of the archive, whole or not at all.
func entry(archive *zip.Reader, name string) (io.ReadCloser, error) {
	f, err := find(archive, name)
	if err != nil {
		return nil, err
	}
	return f.Open()
}

// book is a workbook whose cells have been read.
type book struct {
	file   string
	grids  []*grid
	opts   Options
	sheets []Sheet
	all    [][]*Table // of each sheet
	errors []error    // why a sheet has no tables
}

// tables are those that the options name, or all.
func (b *book) tables(t *Table) ([]*Table, error) {
	asked, err := b.asked()
	if err != nil {
		return nil, err
	}
	for i, g := range b.grids {
		b.sheets = append(b.sheets, Sheet{Name: g.name, Number: i + 1, Hidden: g.hidden})
		tables, err := b.sheet(t, g, i == asked)
		b.all, b.errors = append(b.all, tables), append(b.errors, err)
		b.sheets[i].Tables = len(tables)
		b.sheets[i].Holds = b.holds(i)
	}
	if asked >= 0 {
		if b.errors[asked] != nil {
			return nil, b.errors[asked]
		}
		return b.give(b.all[asked])
	}
	var tables []*Table
	for i := range b.all {
		tables = append(tables, b.all[i]...)
	}
	if len(tables) == 0 {
		return nil, failure(b.file, 0, 0, "no-table", "no table found in this workbook; name the sheet to read with --sheet: %s", ListSheets(b.sheets))
	}
	return b.give(tables)
}

// give hands the tables out with the list of sheets, after --table has chosen.
func (b *book) give(tables []*Table) ([]*Table, error) {
	if n := b.opts.Table; n > 0 {
		chosen := slices.DeleteFunc(slices.Clone(tables), func(t *Table) bool { return max(t.Number, 1) != n })
		if len(chosen) == 0 {
			return nil, failure(b.file, 0, 0, "usage", "--table %d: no sheet has as many: %s", n, ListSheets(b.sheets))
		}
		tables = chosen
	}
	for _, t := range tables {
		t.Sheets = b.sheets
	}
	b.tellLeftOut(tables[0])
	return tables, nil
}

// tellLeftOut notes, with the first table, every sheet that gave none.
func (b *book) tellLeftOut(t *Table) {
	if b.opts.Sheet != "" {
		return
	}
	for _, s := range b.sheets {
		if s.Tables == 0 {
			p := Problem{File: b.file, Sheet: s.Name, Kind: "sheet", Text: "left out: " + s.Holds, Note: true}
			t.log.problems = append(t.log.problems, p)
			t.start.log.problems = append(t.start.log.problems, p)
		}
	}
}

// asked is the index of the sheet that --sheet names, -1 where it names none.
func (b *book) asked() (int, error) {
	name := strings.TrimSpace(b.opts.Sheet)
	if name == "" {
		return -1, nil
	}
	for i, g := range b.grids {
		if strings.EqualFold(g.name, name) {
			return i, nil
		}
	}
	for i, g := range b.grids {
		if plainName(g.name) == plainName(name) {
			return i, nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(b.grids) {
		return n - 1, nil
	}
	var names []string
	for _, g := range b.grids {
		names = append(names, quote(g.name))
	}
	return 0, failure(b.file, 0, 0, "usage", "--sheet %s: there is no such sheet; there are %s", quote(name), strings.Join(names, ", "))
}

// sheet finds the tables of one sheet. A sheet that was asked for by name is
// read as a table whatever it looks like.
func (b *book) sheet(t *Table, g *grid, asked bool) ([]*Table, error) {
	one := *t
	one.Sheet, one.log.sheet = g.name, g.name
	one.log.problems = slices.Clone(t.log.problems)
	if hidden := g.hiddenRows(); hidden.n > 0 {
		one.Hidden = hidden.n
		one.log.note(hidden.first, 0, "hidden-row", "%s that the workbook hides, read all the same (%s)", plural(hidden.n, "row"), one.log.at(hidden))
	}
	for _, told := range g.told {
		one.log.note(told.at.first, 0, told.kind, "%s (%s)", told.text(plural(told.at.n, told.noun)), one.log.at(told.at))
	}
	if len(g.rows) == 0 {
		return nil, one.log.refuse(0, 0, "empty", "this sheet is empty; choose another with --sheet")
	}
	if !asked && b.isContents(g) {
		return nil, nil
	}
	tables, err := one.tablesOf(newGridScanner(g), b.opts)
	if err != nil {
		return nil, err
	}
	if !asked {
		tables = slices.DeleteFunc(tables, func(t *Table) bool { return !t.hasValues() })
	}
	return tables, nil
}

// isContents tells a sheet whose cells name the other sheets.
func (b *book) isContents(g *grid) bool { return b.listed(g)*2 > len(b.grids)-1 && len(b.grids) > 2 }

func (b *book) listed(g *grid) int {
	names := map[string]bool{}
	for _, other := range b.grids {
		if other != g {
			names[plainName(other.name)] = true
		}
	}
	found := map[string]bool{}
	for _, r := range g.rows {
		for _, cell := range r.texts[:min(len(r.texts), 3)] {
			if name := plainName(cell); names[name] {
				found[name] = true
			}
		}
	}
	return len(found)
}

// plainName is a sheet's name without regard to case, spaces and signs.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// hasValues tells a table with a column of numbers, marks or periods beside
// the labels.
func (t *Table) hasValues() bool {
	seen := map[int]int{}
	for t.Next() && t.Rows() <= sampleRecords {
		for i, cell := range t.Row() {
			if k := kindOf(cell, t.rec); i > 0 && (k == number || k == markKind || k == period) {
				seen[i]++
			}
		}
	}
	rows := t.Rows()
	t.Rewind()
	for _, n := range seen {
		if n*2 >= rows {
			return true
		}
	}
	return false
}

// holds says what sheet i holds.
func (b *book) holds(i int) string {
	g, tables := b.grids[i], b.all[i]
	switch {
	case len(g.rows) == 0:
		return "empty"
	case len(tables) == 1:
		return "table: " + tables[0].holds()
	case len(tables) > 1:
		return fmt.Sprintf("%d tables: %s", len(tables), listTables(tables))
	case b.isContents(g):
		return fmt.Sprintf("contents: names %s", plural(b.listed(g), "other sheet"))
	}
	lines, first := 0, ""
	for _, r := range g.rows {
		if text := joined(r.texts); text != "" {
			lines++
			if first == "" {
				first = text
			}
		}
	}
	before := !slices.ContainsFunc(b.all[:i], func(ts []*Table) bool { return len(ts) > 0 })
	what := "no table found"
	if before {
		what = "cover sheet"
	}
	return fmt.Sprintf("%s: %s of text, the first %s", what, plural(lines, "line"), quote(first))
}

// ListSheets says in one line what each sheet holds.
func ListSheets(sheets []Sheet) string {
	var parts []string
	for _, s := range sheets {
		hidden := ""
		if s.Hidden {
			hidden = " (hidden)"
		}
		parts = append(parts, fmt.Sprintf("%d %s%s: %s", s.Number, quote(s.Name), hidden, s.Holds))
	}
	return strings.Join(parts, "; ")
}
