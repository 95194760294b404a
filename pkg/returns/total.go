package returns

import (
	"encoding/binary"
	"slices"

	"complaintstats/pkg/rate"
)

// placing are the dimensions that say whom and when a row is about; all others
// break the same observations down.
var placing = []string{"force", "region", "period", "case_type", "worker", "return", "population"}

// Breaks says whether dimension d breaks observations down rather than saying
// whom and when they are about.
func (t *Table) Breaks(d int) bool {
	return t.Dimensions[d].Row && !slices.Contains(placing, t.Dimensions[d].Name)
}

// liftTotals finds columns of a long table that repeat one number on every row
// of a group beside its parts: that number is the group's total, and is kept
// once, not broken down. Without this a total would be added as often as it
// has parts.
func (t *Table) liftTotals(o uint16) {
	if t.Shape != Long {
		return
	}
	for template := range t.Origins[o].Templates {
		for u := range t.Units {
			if _, counted := t.Origins[o].Templates[template].Columns[u]; counted {
				t.liftTotal(o, uint16(template), u)
			}
		}
	}
}

// group is the rows that share everything but what breaks them down.
type group struct {
	records []int
	value   rate.Number
}

func (t *Table) liftTotal(origin, template uint16, u int) {
	var groups []*group
	byKey := map[string]*group{}
	for r := range t.Records() {
		if t.origins[r] != origin || t.templates[r] != template {
			continue
		}
		cell, counted := t.Count(u, r)
		if !counted || cell.Broken != "" || !cell.Given() {
			return
		}
		key := t.placeKey(r)
		g, ok := byKey[key]
		if !ok {
			g = &group{value: cell.Number}
			byKey[key] = g
			groups = append(groups, g)
		}
		if g.value != cell.Number {
			return // not constant: it counts the row
		}
		g.records = append(g.records, r)
	}
	if !t.standsBesideParts(groups, origin, template, u) {
		return
	}
	for _, g := range groups {
		t.lift(g, u)
	}
}

// placeKey names whom and when a record is about.
func (t *Table) placeKey(r int) string {
	var b []byte
	for d, codes := range t.codes {
		if t.Dimensions[d].Row && !t.Breaks(d) {
			b = binary.LittleEndian.AppendUint32(b, codes[r])
		}
	}
	return string(b)
}

// standsBesideParts asks for evidence that a repeated number is a total: some
// other count in the group varies, and in the same unit its parts do not add
// up to more; without such parts it must repeat in three groups, or it may be
// chance.
func (t *Table) standsBesideParts(groups []*group, origin, template uint16, u int) bool {
	repeating := 0
	for _, g := range groups {
		if len(g.records) > 1 {
			repeating++
		}
	}
	if repeating == 0 {
		return false
	}
	covered := false
	for other := range t.Origins[origin].Templates {
		if !t.partOf(origin, other, int(template), u) {
			continue
		}
		if sums, vary := t.partSums(origin, uint16(other), u); vary {
			if !t.covers(groups, sums) {
				return false
			}
			category := len(t.Origins[origin].Templates[other].Fixed) > len(t.Origins[origin].Templates[template].Fixed)
			covered = covered || !category || hardlyChance(groups)
		}
	}
	if covered {
		return true
	}
	return repeating >= 3 && len(t.Origins[origin].Templates[template].Columns) > 1 && !t.additive(u)
}

// additive units are counted once a row, so equal rows are no sign of a total.
func (t *Table) additive(u int) bool { return t.Units[u].Name == "allegations" || t.Units[u].Own }

// hardlyChance says whether numbers repeat more often than the counts of a few
// rows may do by themselves: 3 of one type and 3 of the next, of which 1 upheld,
// are 6.
func hardlyChance(groups []*group) bool {
	again, differ := 0, false
	for _, g := range groups {
		again += len(g.records) - 1
		differ = differ || g.value != groups[0].value
	}
	return again >= 3 && differ
}

// partOf says whether a template counts in unit u what may be part of what
// another counts: it fixes all that the other fixes. Not upheld is no part of
// upheld.
func (t *Table) partOf(origin uint16, part, whole, u int) bool {
	a, b := t.Origins[origin].Templates[part], t.Origins[origin].Templates[whole]
	if _, counted := a.Columns[u]; !counted || part == whole {
		return false
	}
	for d, code := range b.Fixed {
		if a.Fixed[d] != code {
			return false
		}
	}
	return true
}

// partSums adds a part's counts up by what they are about, whatever the part
// is; vary says whether they differ within any of these sums.
func (t *Table) partSums(origin, part uint16, u int) (sums map[string]rate.Number, vary bool) {
	sums = map[string]rate.Number{}
	single := map[string]rate.Number{}
	for r := range t.Records() {
		if t.origins[r] != origin || t.templates[r] != part {
			continue
		}
		cell, ok := t.Count(u, r)
		if !ok || !cell.Given() {
			continue
		}
		key := t.placeKey(r)
		before, again := single[key]
		single[key] = cell.Number
		vary = vary || again && before != cell.Number
		sum, err := sums[key].Add(cell.Number)
		if err != nil {
			return nil, false
		}
		sums[key] = sum
	}
	return sums, vary
}

// covers says whether each group's repeated number is at least the sum of a
// part's counts in the same group.
func (t *Table) covers(groups []*group, sums map[string]rate.Number) bool {
	for _, g := range groups {
		if g.value.Cmp(sums[t.placeKey(g.records[0])]) < 0 {
			return false
		}
	}
	return true
}

// lift keeps a group's total in a record of its own that is not broken down.
func (t *Table) lift(g *group, u int) {
	first, n := g.records[0], t.Records()
	for d := range t.codes {
		code := t.codes[d][first]
		if t.Breaks(d) {
			code = All
		}
		t.codes[d] = append(t.codes[d], code)
	}
	for v := range t.kinds {
		t.kinds[v], t.numbers[v] = append(t.kinds[v], absent), append(t.numbers[v], 0)
	}
	t.kinds[u][n], t.numbers[u][n] = t.kinds[u][first], t.numbers[u][first]
	if cell, odd := t.odd[cellKey{u, first}]; odd {
		t.odd[cellKey{u, n}] = cell
	}
	t.lines = append(t.lines, t.lines[first])
	t.templates = append(t.templates, t.templates[first])
	t.origins = append(t.origins, t.origins[first])
	for _, r := range g.records {
		t.kinds[u][r] = absent
	}
	t.Lifted = append(t.Lifted, n)
}
