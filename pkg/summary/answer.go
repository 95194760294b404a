package summary

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// Schema is the contract of the JSON that Answer gives.
const Schema = "stats.summary/1"

// Answer gives the figures asked for. Errors are a UsageError, a CannotError
// or returns.Problems; there is no partial answer.
func Answer(r *returns.Return, q Question) (*result.Result, error) {
	if len(r.Conflicts) > 0 {
		return nil, r.Conflicts
	}
	answer := &result.Result{Schema: Schema, Inputs: Inputs(r)}
	var failed []error
	for i, t := range r.Tables {
		sections, err := answerTable(t, q, len(r.Tables) > 1)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s%w", tablePrefix(r, i), err))
			continue
		}
		answer.Sections = append(answer.Sections, sections...)
	}
	if err := worst(failed, len(r.Tables)); err != nil {
		return nil, err
	}
	for _, err := range failed {
		answer.Notes = append(answer.Notes, result.Note{Text: "left out: " + err.Error()})
	}
	if len(r.Tables) > 1 {
		answer.Notes = append(answer.Notes, result.Note{Text: "the files hold tables of different populations; they stand apart and are never added"})
	}
	answer.Notes = append(answer.Notes, loadNotes(r)...)
	answer.Inputs = append(answer.Inputs, q.Workforce.read()...)
	return answer, nil
}

// worst is the error that stops the answer: any broken cell, or a question
// that no table can answer.
func worst(failed []error, tables int) error {
	var problems returns.Problems
	for _, err := range failed {
		var broken returns.Problems
		if errors.As(err, &broken) {
			problems = append(problems, broken...)
		}
	}
	switch {
	case len(problems) > 0:
		return problems
	case len(failed) > 0 && len(failed) == tables:
		return failed[0]
	}
	return nil
}

// tablePrefix names the table in an error where there are several.
func tablePrefix(r *returns.Return, i int) string {
	if len(r.Tables) < 2 {
		return ""
	}
	return TableName(r.Tables[i]) + ": "
}

// TableName is what a table is called: the files it was read from.
func TableName(t *returns.Table) string {
	var names []string
	for _, o := range t.Origins {
		name := o.Source.Ref.Name()
		if o.Source.Ref.Label != "" {
			name = o.Source.Ref.Label
		}
		if o.Source.Sheet != "" {
			name += ":" + o.Source.Sheet
		}
		names = append(names, name)
	}
	return strings.Join(names, " + ")
}

// Inputs are the files an answer rests on.
func Inputs(r *returns.Return) []result.Input {
	var inputs []result.Input
	for _, s := range r.Sources {
		input := result.Input{Name: s.Ref.Name(), SHA256: s.SHA256, Sheet: s.Sheet, Rows: s.Rows()}
		for _, t := range r.Tables {
			for i, o := range t.Origins {
				if o.Source == s {
					input.Population = strings.Join(append(whole(t), originPopulations(t, i)...), "; ")
				}
			}
		}
		inputs = append(inputs, input)
	}
	return inputs
}

// drawing is one table's answer while it is put together.
type drawing struct {
	*plan
	all          []*leaf
	columns      []result.Column
	marks        []result.Note
	sets         map[*group]*distinctSet
	summed       bool // some row is a sum of forces
	small        bool // some share is marked [u]
	ranged       bool // some share has an interval
	events       bool // some ratio or rate has one
	cases        int  // case types that the rows mix, once they are counted
	casesCounted bool
	unmatched    []string // forces whose employees are not given
}

func answerTable(t *returns.Table, q Question, several bool) ([]result.Section, error) {
	if len(t.Units) == 0 && t.Shape != returns.RowLevel {
		return nil, CannotError{"no column counts anything that can be summed; describe shows what each was taken for, and --map 'HEADING=ROLE' says what it is"}
	}
	p, err := resolve(t, q)
	if err != nil {
		return nil, err
	}
	leaves, err := p.gather()
	if err != nil {
		return nil, err
	}
	d := &drawing{plan: p, all: leaves}
	d.openColumns()
	blocks := d.blocks(d.groupUp(leaves))
	if t.Shape == returns.RowLevel {
		d.sets = p.collect(slices.Concat(blocks...))
	}
	return d.sections(blocks, several)
}

// openColumns names the columns of the answer: groups, counts, figures.
func (d *drawing) openColumns() {
	for _, dim := range d.by {
		d.columns = append(d.columns, result.Column{Name: d.columnName(dim), Kind: result.Text})
	}
	for _, c := range d.counts {
		d.columns = append(d.columns, result.Column{Name: c.name, Kind: result.Count, Unit: c.unit})
	}
	for _, c := range d.figures {
		if c.name == concentration {
			d.columns = append(d.columns, result.Column{Name: curveColumn, Kind: result.Curved, Unit: "pairs", Hidden: true})
		}
		d.columns = append(d.columns, result.Column{Name: c.name, Kind: kindOf(c.kind), Unit: c.unit})
	}
}

// columnName is the canonical name of a dimension, or what the user called it
// in --by.
func (d *drawing) columnName(dim int) string {
	for _, name := range append(slices.Clone(d.question.By), d.question.Share) {
		if name == "" {
			continue
		}
		if found, err := d.dimension(name); err == nil && found == dim {
			return name
		}
	}
	return d.table.Dimensions[dim].Name
}

// blocks cuts the rows where anything but the force changes, and ends each
// block of several forces with their sum, before the totals that stand apart.
func (d *drawing) blocks(groups []*group) [][]*group {
	at := slices.Index(d.by, d.force)
	if d.force < 0 || at < 0 || d.share >= 0 {
		return [][]*group{groups}
	}
	var blocks [][]*group
	for _, g := range groups {
		last := len(blocks) - 1
		if last >= 0 && sameBut(blocks[last][0].codes, g.codes, at) {
			blocks[last] = append(blocks[last], g)
			continue
		}
		blocks = append(blocks, []*group{g})
	}
	for i := range blocks {
		blocks[i] = d.withSum(blocks[i], at)
	}
	return blocks
}

func sameBut(a, b []uint32, at int) bool {
	for i := range a {
		if i != at && a[i] != b[i] {
			return false
		}
	}
	return true
}

// withSum puts the sum of the forces behind them. Forces that give nothing in
// this block are not listed and not counted.
func (d *drawing) withSum(block []*group, at int) []*group {
	sum := &group{codes: slices.Clone(block[0].codes)}
	sum.codes[at] = returns.All
	end := 0
	for i, g := range block {
		if g.rank != ofForces {
			continue
		}
		end = i + 1
		if d.table.Shape == returns.RowLevel || d.saysAnything(g) {
			sum.sum++
			sum.leaves = append(sum.leaves, g.leaves...)
		}
	}
	if sum.sum < 2 {
		return block
	}
	return slices.Insert(block, end, sum)
}

// saysAnything is false for a force whose cells here are all blank.
func (d *drawing) saysAnything(g *group) bool {
	for _, l := range g.leaves {
		for i := range l.answers {
			if l.answers[i].choose() != nil {
				return true
			}
		}
	}
	return false
}

// sections draws the blocks, each under its own title; sorted or cut answers
// are one list of rows.
func (d *drawing) sections(blocks [][]*group, several bool) ([]result.Section, error) {
	name := "table"
	if several {
		name = TableName(d.table)
	}
	for _, block := range blocks {
		d.summed = d.summed || slices.ContainsFunc(block, func(g *group) bool { return g.sum > 0 })
	}
	if d.question.Sort != "" || d.question.Top > 0 {
		s, err := d.section(slices.Concat(blocks...), name, false)
		if err != nil {
			return nil, err
		}
		err = d.sortAndCut(&s)
		return []result.Section{s}, err
	}
	if manyOfOne(blocks) {
		blocks = [][]*group{slices.Concat(blocks...)}
	}
	var sections []result.Section
	for _, block := range blocks {
		d.marks = nil
		s, err := d.section(block, name, d.titled(block))
		if err != nil {
			return nil, err
		}
		if len(s.Rows) > 0 {
			sections = append(sections, s)
		}
	}
	if len(sections) == 0 {
		empty := result.Section{Name: name, Columns: d.columns}
		empty.Notes = append(empty.Notes, result.Note{Text: "no rows: " + d.whyEmpty()})
		sections = append(sections, empty)
	}
	last := &sections[len(sections)-1]
	last.Notes = append(last.Notes, d.tableNotes()...)
	return sections, nil
}

// manyOfOne says whether one force has so many rows that a table of them reads
// better than a list for each.
func manyOfOne(blocks [][]*group) bool {
	const most = 3
	return len(blocks) > most && !slices.ContainsFunc(blocks, func(b []*group) bool { return len(b) > 1 })
}

func (d *drawing) whyEmpty() string {
	if d.table.Records() == 0 {
		return "the return has a heading row and nothing under it, so every share is undefined"
	}
	return "no row of the return has all of what --where asks for"
}

// titled says whether the constant columns of a single block go into a title.
func (d *drawing) titled(block []*group) bool {
	at := slices.Index(d.by, d.force)
	return len(block) > 0 && d.force >= 0 && d.share < 0 && at >= 0 && sameBut(block[0].codes, block[len(block)-1].codes, at)
}

// section draws one block of rows.
func (d *drawing) section(block []*group, name string, titled bool) (result.Section, error) {
	s := result.Section{Name: name, Columns: slices.Clone(d.columns)}
	for _, g := range block {
		row, any, err := d.row(g)
		if err != nil {
			return s, err
		}
		if any {
			s.Rows = append(s.Rows, row)
		}
	}
	if err := d.checkTotals(&s, block); err != nil {
		return s, err
	}
	s.List = titled && len(s.Rows) == 1
	if titled && len(s.Rows) > 0 {
		d.title(&s, block[0])
	}
	s.Notes = append(s.Notes, d.marks...)
	return s, nil
}

// title moves what is the same in every row of a block into its title.
func (d *drawing) title(s *result.Section, first *group) {
	var words []string
	for i, dim := range d.by {
		if dim == d.force {
			continue
		}
		s.Columns[i].Hidden = true
		words = append(words, d.label(dim, first.codes[i]))
	}
	s.Title = strings.Join(words, ", ")
	if d.table.Dimension("return") < 0 { // a label stays as the user wrote it
		s.Title = capital(s.Title)
	}
	if s.List {
		at := slices.Index(d.by, d.force)
		s.Columns[at].Hidden = true
		s.Rows[0].Title = strings.Join(append([]string{s.Rows[0].Cells[at].Text}, words...), ", ")
		s.Title = ""
	}
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// row draws one group; any is false where the return gives nothing for it.
func (d *drawing) row(g *group) (row result.Row, any bool, err error) {
	row.Level = d.levelName(g)
	row.Apart = g.sum > 0 || row.Level == "total" || row.Level == "region"
	for i, dim := range d.by {
		text := d.label(dim, g.codes[i])
		if g.sum > 0 && dim == d.force {
			text = fmt.Sprintf("Sum of %d forces listed", g.sum)
		}
		row.Cells = append(row.Cells, result.Cell{Text: text})
	}
	for _, c := range d.counts {
		cell, err := d.countCell(g, c)
		if err != nil {
			return row, false, d.overflow(err)
		}
		any = any || cell.Quantity != nil
		row.Cells = append(row.Cells, cell)
	}
	for _, c := range d.figures {
		if c.name == concentration {
			row.Cells = append(row.Cells, result.Cell{Steps: d.curve(g)})
		}
		cell, err := d.figureCell(g, c)
		if err != nil {
			return row, false, d.overflow(err)
		}
		any = any || cell.Fraction != nil
		if d.doubt(cell.Fraction, c); cell.Fraction != nil && cell.Fraction.Unreliable {
			row.Notes = append(row.Notes, smallNote(c.name))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, any, nil
}

// levelName says what a row is, so that a script can leave totals out.
func (d *drawing) levelName(g *group) string {
	switch {
	case g.sum > 0:
		return "sum"
	case d.force >= 0 && slices.Contains(d.by, d.force):
		return [...]string{"force", "region", "total"}[g.rank]
	}
	for i, dim := range d.by {
		if d.table.Dimensions[dim].Values[g.codes[i]].Aside || g.codes[i] == returns.All && d.table.Dimensions[dim].Row {
			return "total"
		}
	}
	return ""
}

func (d *drawing) overflow(err error) error {
	return returns.Problems{{File: TableName(d.table), Kind: "overflow", Text: fmt.Sprintf("a sum of counts: %v; no figure is given rather than a wrong one", err)}}
}

func (d *drawing) countCell(g *group, c column) (result.Cell, error) {
	if kind := d.queries[c.numerator].distinct; kind != summed {
		return result.Cell{Quantity: d.sets[g].quantity(kind)}, nil
	}
	m, err := d.measure(g.leaves, c.numerator)
	if err != nil || m.quantity == nil {
		return result.Cell{}, err
	}
	cell := result.Cell{Quantity: m.quantity}
	switch {
	case g.sum > 0 && m.forces < g.sum:
		cell.Mark = d.mark(fmt.Sprintf("given by %d of the %d forces", m.forces, g.sum))
	case g.sum == 0 && m.cases > 0 && m.cases < d.mixedCases():
		cell.Mark = d.mark(fmt.Sprintf("of %d of the %d case types only", m.cases, d.mixedCases()))
	case m.quantity.State == "bounds":
		cell.Mark = d.mark(boundsNote(c.unit))
	}
	return cell, nil
}

// mixedCases is how many case types the rows mix, 0 where they are kept apart.
func (d *drawing) mixedCases() int {
	if !d.casesCounted {
		d.casesCounted, d.cases = true, d.countCases()
	}
	return d.cases
}

func (d *drawing) countCases() int {
	dim := d.table.Dimension("case_type")
	if dim < 0 || slices.Contains(d.by, dim) {
		return 0
	}
	seen := map[uint32]bool{}
	for _, l := range d.all {
		if code := d.code(l, dim); code != returns.All && d.saysAnything(&group{leaves: []*leaf{l}}) {
			seen[code] = true
		}
	}
	return len(seen)
}

func boundsNote(unit string) string {
	switch unit {
	case "complaints":
		return "a complaint can hold several allegations, so complaints are not added over parts: from the largest part to the sum"
	case "officers":
		return "an officer can face several allegations, so officers are not added over parts: from the largest part to the sum"
	}
	return fmt.Sprintf("the same %s may stand in several parts, so they are not added: from the largest part to the sum", unit)
}

func (d *drawing) figureCell(g *group, c column) (result.Cell, error) {
	if c.rows {
		return d.distinctCell(g, c)
	}
	if c.kind == figure.PerThousand {
		return d.employedCell(g, c)
	}
	if c.name == "share" && c.base < 0 {
		return d.shareCell(g, c)
	}
	f, forces, err := d.fraction(g, c)
	if err != nil || f == nil {
		return result.Cell{}, err
	}
	cell := result.Cell{Fraction: f}
	switch {
	case f.State == "undefined":
		cell.Mark = d.mark("undefined: a share of nothing is neither 0% nor anything else")
	case c.kind == figure.Share && f.Part.Known() && f.Of.Known() && f.Part.Min.Cmp(f.Of.Min) > 0:
		cell.Mark = d.mark(fmt.Sprintf("%s: the part is larger than its whole, which cannot be; check the return", c.name))
	case g.sum > 0 && forces < g.sum:
		cell.Mark = d.mark("over " + forcesGivingBoth(forces))
	case c.note != "":
		cell.Mark = d.mark(c.name + ": " + c.note)
	case d.assumesZero(g, c):
		cell.Mark = d.mark("no row of the return says it of this row: counted as 0")
	}
	return cell, nil
}

// assumesZero says whether a numerator is 0 because no row says the category,
// while other rows say other categories.
func (d *drawing) assumesZero(g *group, c column) bool {
	if g.sum > 0 {
		return false
	}
	for _, l := range d.oneLevel(g.leaves, c.numerator, c.base) {
		if !l.answers[c.numerator].assumed() {
			return false
		}
	}
	return true
}

func forcesGivingBoth(n int) string {
	if n == 1 {
		return "the one force that gives both"
	}
	return fmt.Sprintf("the %d forces that give both", n)
}

func (d *drawing) distinctCell(g *group, c column) (result.Cell, error) {
	side := func(q int) (*result.Quantity, error) {
		if kind := d.queries[q].distinct; kind != summed {
			return d.sets[g].quantity(kind), nil
		}
		m, err := d.measure(g.leaves, q)
		return m.quantity, err
	}
	part, err := side(c.numerator)
	if err != nil {
		return result.Cell{}, err
	}
	of, err := side(c.base)
	if err != nil || of == nil {
		return result.Cell{}, err
	}
	if part == nil && c.name == concentration {
		return result.Cell{Mark: d.mark(d.mostWords(g))}, nil // of nobody
	}
	if part == nil {
		return result.Cell{}, nil
	}
	cell := result.Cell{Fraction: divide(part, of, c.kind, d.question.Decimals)}
	if c.name == concentration {
		cell.Mark = d.mark(d.mostWords(g))
	}
	return cell, nil
}

// mark numbers a note within its section, each text once.
func (d *drawing) mark(text string) int {
	for _, n := range d.marks {
		if n.Text == text {
			return n.Mark
		}
	}
	d.marks = append(d.marks, result.Note{Mark: len(d.marks) + 1, Text: text})
	return len(d.marks)
}
