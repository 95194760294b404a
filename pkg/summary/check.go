package summary

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// checkTotals holds the published totals of a block against the sum of their
// members. A total is checked only where every member is listed and known; one
// that covers more than the file has is told, and stands apart either way.
func (d *drawing) checkTotals(s *result.Section, block []*group) error {
	at := slices.Index(d.by, d.force)
	if d.force < 0 || at < 0 || d.share >= 0 {
		return nil
	}
	for i := range s.Rows {
		if s.Rows[i].Level != "total" && s.Rows[i].Level != "region" {
			continue
		}
		g := d.groupOf(block, s.Rows[i].Cells[at].Text, at)
		if g == nil {
			continue
		}
		place := d.table.Dimensions[d.force].Values[g.codes[at]].Place
		if place.Level == vocab.Total && !place.Everyone() {
			continue // an average, or a total of only some of the rows
		}
		members, missing := d.members(block, place, at)
		if missing > 0 {
			covers := len(vocab.Members(place.Name))
			note := d.mark(fmt.Sprintf("covers %d forces, of which the file has %d here; it stands apart and is not checked", covers, covers-missing))
			s.Rows[i].Notes = append(s.Rows[i].Notes, result.Note{Mark: note, Text: d.marks[note-1].Text})
			continue
		}
		if err := d.compareTotal(&s.Rows[i], g, members); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) groupOf(block []*group, label string, at int) *group {
	for _, g := range block {
		if g.sum == 0 && d.label(d.force, g.codes[at]) == label {
			return g
		}
	}
	return nil
}

// members are the forces of a block that a total covers, and how many of a
// fixed membership are not there.
func (d *drawing) members(block []*group, place vocab.Place, at int) (members []*group, missing int) {
	names := vocab.Members(place.Name)
	found := 0
	for _, g := range block {
		if g.sum > 0 || g.rank != ofForces {
			continue
		}
		label := d.label(d.force, g.codes[at])
		if names == nil || slices.Contains(names, label) {
			members = append(members, g)
			found++
		}
	}
	if names == nil {
		return members, 0
	}
	return members, len(names) - found
}

// compareTotal notes each count of a total that its members do not add up to.
func (d *drawing) compareTotal(row *result.Row, g *group, members []*group) error {
	var leaves []*leaf
	for _, m := range members {
		leaves = append(leaves, m.leaves...)
	}
	if len(members) == 0 {
		return nil
	}
	for q := range d.queries {
		if d.queries[q].distinct != summed {
			continue
		}
		total, err := d.measure(g.leaves, q)
		if err != nil {
			return err
		}
		sum, err := d.measure(leaves, q)
		if err != nil {
			return err
		}
		if !total.quantity.Known() || !sum.quantity.Known() || sum.forces < len(members) || total.quantity.Min == sum.quantity.Min {
			continue
		}
		if d.rounded() && withinRounding(total.quantity.Min, sum.quantity.Min, len(members)) {
			continue
		}
		text := fmt.Sprintf("%s: %s printed for %s, but its %d members add up to %s", d.queryName(q), total.quantity.Min.Grouped(),
			row.Cells[slices.Index(d.by, d.force)].Text, len(members), sum.quantity.Min.Grouped())
		if mark := d.mark(text); !hasNote(row.Notes, mark) {
			row.Notes = append(row.Notes, result.Note{Mark: mark, Text: text})
		}
	}
	return nil
}

// rounded says whether the table's cells are rounded: full-time equivalents
// are printed whole.
func (d *drawing) rounded() bool {
	for _, o := range d.table.Origins {
		for _, t := range o.Templates {
			if t.Population == returns.FullTimeEquivalents {
				return true
			}
		}
	}
	return false
}

// withinRounding says whether a total may miss the sum of n rounded members by
// rounding alone: each is half a unit off at most, and so is the total.
func withinRounding(total, sum rate.Number, n int) bool {
	off, err := total.Sub(sum)
	if err != nil {
		return false
	}
	most := big.NewRat(int64(n+1), 2)
	return off.Rat().Abs(off.Rat()).Cmp(most) <= 0
}

func hasNote(notes []result.Note, mark int) bool {
	return slices.ContainsFunc(notes, func(n result.Note) bool { return n.Mark == mark })
}

// queryName says in words what a query counts.
func (p *plan) queryName(q int) string {
	query := p.queries[q]
	name := p.table.Units[query.unit].Name
	for _, c := range query.conds {
		for code, in := range c.in {
			if in {
				name += ", " + p.table.Dimensions[c.dimension].Values[code].Label
			}
		}
	}
	return name
}

// tableNotes are what the reader of the whole table must know.
func (d *drawing) tableNotes() []result.Note {
	var notes []result.Note
	add := func(format string, args ...any) {
		notes = append(notes, result.Note{Text: fmt.Sprintf(format, args...)})
	}
	if w := d.population(); w != "" {
		add("the return counts only %s", w)
	}
	names := populations(d.table)
	for _, name := range names {
		add("%s", name)
	}
	if len(names) > 0 && len(d.table.Origins) > 1 {
		add("the periods count different populations: they are compared, never summed")
	}
	for _, name := range d.forced {
		add("%s is kept apart: its values count different things and are never summed", name)
	}
	if d.force >= 0 && d.table.Unit("officers") >= 0 && d.sums() {
		add("officers add across forces, but one who moved from one force to another counts twice")
	}
	if period := d.table.Dimension("period"); period >= 0 && !slices.Contains(d.by, period) && d.table.Unit("officers") >= 0 && len(d.table.Dimensions[period].Values) > 2 {
		add("officers of several periods are a sum of each period's count: one complained about in two counts twice")
	}
	if d.force >= 0 && !slices.Contains(d.by, d.force) {
		if slices.ContainsFunc(d.all, func(l *leaf) bool { return d.rank(l) == ofForces }) && slices.ContainsFunc(d.all, func(l *leaf) bool { return d.rank(l) != ofForces }) {
			add("published totals and regions are left out of the sums of forces; a row without forces rests on what was published for it")
		}
	}
	if silent := d.silentForces(); len(silent) > 0 {
		add("no count is given for %s: not listed, not summed", strings.Join(silent, ", "))
	}
	for _, text := range slices.Concat(d.workforceNotes(), d.doubtNotes()) {
		add("%s", text)
	}
	notes = append(notes, d.outsideNotes()...)
	notes = append(notes, d.unreadCategories()...)
	return append(notes, d.wholeNotes()...)
}

// silentForces are the forces of which no row gives any count asked for.
func (d *drawing) silentForces() []string {
	if d.force < 0 || d.table.Shape == returns.RowLevel {
		return nil
	}
	speaks := map[uint32]bool{}
	var order []uint32
	for _, l := range d.all {
		code := d.code(l, d.force)
		if d.rank(l) != ofForces || code == returns.All {
			continue
		}
		if _, seen := speaks[code]; !seen {
			order = append(order, code)
		}
		speaks[code] = speaks[code] || d.saysAnything(&group{leaves: []*leaf{l}})
	}
	var silent []string
	for _, code := range order {
		if !speaks[code] {
			silent = append(silent, d.label(d.force, code))
		}
	}
	return silent
}

// outsideNotes tell the categories that stand beside a figure and in none of
// its terms: partly upheld is neither upheld nor not.
func (d *drawing) outsideNotes() []result.Note {
	var notes []result.Note
	for _, c := range d.figures {
		for _, code := range c.outside {
			for _, dimension := range d.table.Dimensions {
				if slices.ContainsFunc(dimension.Values, func(v returns.Value) bool { return v.Code == code }) {
					category, _ := vocab.CategoryByCode(code)
					notes = append(notes, result.Note{Text: fmt.Sprintf("%s: those %s stand in neither numerator nor base", c.name, category.Label)})
				}
			}
		}
	}
	return notes
}

// unreadCategories tells the values beside those that a figure is made of,
// which it could not read: they stand in no share's numerator and perhaps
// belong in one.
func (d *drawing) unreadCategories() []result.Note {
	var notes []result.Note
	told := map[int]bool{}
	for _, c := range d.figures {
		if c.rows || c.base < 0 {
			continue
		}
		for _, cond := range d.queries[c.numerator].conds {
			if told[cond.dimension] || !d.table.Breaks(cond.dimension) {
				continue
			}
			told[cond.dimension] = true
			if values := d.unread(cond.dimension); len(values) > 0 {
				notes = append(notes, result.Note{Text: fmt.Sprintf("%s: values not understood, counted under no category: %s",
					d.table.Dimensions[cond.dimension].Name, strings.Join(values, ", "))})
			}
		}
	}
	return notes
}

// unread are the first values of a dimension that vocab does not know, with
// how many records carry them.
func (d *drawing) unread(dim int) []string {
	const most = 6
	rows := d.table.RowsSaying(dim)
	var values []string
	for code, v := range d.table.Dimensions[dim].Values {
		if code == int(returns.All) || v.Code != "" || v.Unknown || v.Aside {
			continue
		}
		if len(values) == most {
			return append(values, "...")
		}
		values = append(values, fmt.Sprintf("%q (%d rows)", v.Label, rows[code]))
	}
	return values
}

func (d *drawing) sums() bool { return d.summed || !slices.Contains(d.by, d.force) }

// wholeNotes tell totals that the file repeats on each of their parts and that
// their parts do not make up.
func (d *drawing) wholeNotes() []result.Note {
	var notes []result.Note
	for _, r := range d.table.Lifted {
		for u, unit := range d.table.Units {
			cell, ok := d.table.Count(u, r)
			if !ok || !d.kept(r) {
				continue
			}
			parts, err := d.partsOf(u, r)
			if err != nil || parts == cell.Number {
				continue
			}
			if rest, err := cell.Number.Sub(parts); err == nil && rest.Sign() > 0 {
				notes = append(notes, result.Note{Text: fmt.Sprintf("%s: the file gives %s %s in all and %s by category; %s have no category in the file",
					d.subject(r), cell.Number.Grouped(), unit.Name, parts.Grouped(), rest.Grouped())})
			}
		}
	}
	return notes
}

// partsOf sums the records that a lifted total stands beside.
func (d *drawing) partsOf(u, total int) (sum rate.Number, err error) {
	for r := range d.table.Records() {
		same := r != total
		for dim := range d.table.Dimensions {
			a, b := d.table.Code(dim, r), d.table.Code(dim, total)
			if d.table.Breaks(dim) {
				same = same && a != returns.All
			} else {
				same = same && a == b
			}
		}
		if cell, ok := d.table.Count(u, r); same && ok && cell.Given() {
			if sum, err = sum.Add(cell.Number); err != nil {
				return sum, err
			}
		}
	}
	return sum, nil
}

func (d *drawing) subject(r int) string {
	text := ""
	for dim, dimension := range d.table.Dimensions {
		if code := d.table.Code(dim, r); dimension.Row && code != returns.All {
			if text != "" {
				text += ", "
			}
			text += dimension.Values[code].Label
		}
	}
	return text
}
