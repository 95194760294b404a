package summary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"complaintstats/pkg/returns"

	"pgregory.net/rapid"
)

// TestDistinctAgainstSets holds the roll of a return against sets that a
// reader would write down by hand: one of identifiers and one of pairs for
// each row of the answer, an identifier with its force.
func TestDistinctAgainstSets(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := drawRows(t)
		r := load(t, dir, text)
		q := Question{By: rapid.SampledFrom([][]string{{"force"}, {"year"}, {"force", "year"}, {"allegation type"}, {"year", "allegation type"}}).Draw(t, "by")}
		if rapid.Bool().Draw(t, "where") {
			q.Where = []Condition{{Column: "allegation type", Text: "A"}}
		}
		p, err := resolve(r.Tables[0], q)
		if err != nil {
			t.Skip(err)
		}
		leaves, err := p.gather()
		if err != nil {
			t.Fatalf("%v", err)
		}
		d := &drawing{plan: p, all: leaves}
		groups := slices.Concat(d.blocks(d.groupUp(leaves))...)
		sets := p.collect(groups)
		for _, g := range groups {
			for _, kind := range distinctKinds {
				n, ok := sets[g].count(kind)
				if want, has := byHand(p, g, kind); n != want || ok != has {
					t.Fatalf("%v of %v: %d %v, by hand %d %v\n%s", kind, g.codes, n, ok, want, has, text)
				}
			}
		}
	})
}

// drawRows is a row-level return of a few forces whose numbers overlap.
func drawRows(t *rapid.T) string {
	lines := []string{"force,year,complaint number,officer_id,allegation number,allegation type"}
	id := func(kind string, n int) string {
		if n == 0 {
			return "" // not known
		}
		return fmt.Sprint(kind, n)
	}
	for range rapid.IntRange(1, 60).Draw(t, "rows") {
		lines = append(lines, strings.Join([]string{
			rapid.SampledFrom([]string{"Essex", "Kent", "West Midlands", "England and Wales"}).Draw(t, "force"),
			rapid.SampledFrom([]string{"2019", "2020"}).Draw(t, "year"),
			id("C", rapid.IntRange(0, 8).Draw(t, "complaint")),
			id("o", rapid.IntRange(0, 14).Draw(t, "officer")),
			id("a", rapid.IntRange(0, 3).Draw(t, "allegation")),
			rapid.SampledFrom([]string{"A", "B"}).Draw(t, "type")}, ","))
	}
	return strings.Join(lines, "\n") + "\n"
}

// byHand counts with maps what the roll counts with bitmaps.
func byHand(p *plan, g *group, kind distinctKind) (n int, ok bool) {
	seen := map[[3]uint32]bool{}
	each := map[[2]uint32]int{}
	for r := range p.table.Records() {
		in := g.sum > 0 && p.summedInto(g, r) || g.sum == 0
		for i, d := range p.by {
			in = in && (g.sum > 0 || p.table.Code(d, r) == g.codes[i])
		}
		if !in || !p.kept(r) {
			continue
		}
		force := p.table.Code(p.force, r)
		c, o, a := p.table.ID(returns.ComplaintID, r), p.table.ID(returns.OfficerID, r), p.table.ID(returns.AllegationID, r)
		var key [3]uint32
		counts := false
		switch kind {
		case distinctComplaints:
			key, counts = [3]uint32{force, c}, c != returns.NoID
		case distinctOfficers:
			key, counts = [3]uint32{force, o}, o != returns.NoID
		case distinctAllegations:
			key, counts = [3]uint32{force, c, a}, a != returns.NoID
		case complaintsOfOfficers:
			key, counts = [3]uint32{force, c}, c != returns.NoID && o != returns.NoID
		default:
			key, counts = [3]uint32{force, o, c}, c != returns.NoID && o != returns.NoID
		}
		if counts && !seen[key] {
			seen[key] = true
			each[[2]uint32{force, o}]++
		}
	}
	if kind != topTenthPairs {
		return len(seen), true
	}
	var most []int
	for _, n := range each {
		most = append(most, n)
	}
	slices.SortFunc(most, func(a, b int) int { return b - a })
	most = most[:len(most)/10]
	for _, pairs := range most {
		n += pairs
	}
	return n, len(most) > 0
}

// Buckets counted on every core come to what they come to one after another.
func TestRollSideBySide(t *testing.T) {
	table := loadRows(t, rowsText(sideBySide+1000, 9000, 700))
	p, err := resolve(table, Question{By: []string{"force", "year"}})
	if err != nil {
		t.Fatal(err)
	}
	together, apart := p.callRoll(), p.callRoll()
	together.countAhead()
	if together.counted[returns.OfficerID] == nil || together.pairs[0] == nil {
		t.Fatal("nothing was counted ahead")
	}
	for _, kind := range []int{returns.ComplaintID, returns.OfficerID} {
		if got, want := together.distinct(kind), apart.distinct(kind); !slices.Equal(got, want) {
			t.Errorf("kind %d: %v, want %v", kind, got, want)
		}
	}
	for b := range apart.ends {
		if got, want := *together.pairing(b), *apart.pairing(b); got.pairs != want.pairs || got.complaints != want.complaints || !slices.Equal(got.spread, want.spread) {
			t.Errorf("bucket %d: %v, want %v", b, got, want)
		}
	}
}
