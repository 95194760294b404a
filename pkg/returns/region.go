package returns

import (
	"slices"

	"complaintstats/pkg/vocab"
)

// tellRegions tells the region from the force where both have one name, in the
// records of one file: where regions head their forces, the West Midlands above
// theirs are the region and among them the force. Where no other region stands
// so, the name is the force's, however many rows it has and whoever follows.
func (t *Table) tellRegions(from int) {
	d := slices.IndexFunc(t.Dimensions, func(d *Dimension) bool { return d.Name == "force" })
	if d < 0 || t.Shape == RowLevel {
		return
	}
	values := t.Dimensions[d].Values
	if !slices.ContainsFunc(values, func(v Value) bool { return isRegion(v.Place) }) {
		return
	}
	for code := range values {
		region, both := regionNamedAs(values[code])
		if !both || slices.ContainsFunc(values, func(v Value) bool { return isRegion(v.Place) && v.Place.Name == region }) {
			continue // the file tells the two apart itself
		}
		runs := t.placeRuns(d, from)
		rows := regionRows(runs, uint32(code), region)
		if len(rows) == 0 {
			continue
		}
		first := Place{Origin: int(t.origins[rows[0]]), Line: int(t.lines[rows[0]])}
		renamed := t.Dimensions[d].code(region+" region", func() Place { return first })
		t.rename(d, from, rows, renamed)
		t.asMet(d)
	}
}

// regionNamedAs is the region that has a force's name.
func regionNamedAs(v Value) (string, bool) {
	region, ok := vocab.LookupPlace(v.Place.Name + " region")
	return region.Name, ok && v.Known && v.Place.Level == vocab.Force && isRegion(region)
}

func isRegion(p vocab.Place) bool { return p.Level == vocab.Region }

// placeRun is rows of one place that follow each other, by the first record
// that each row made.
type placeRun struct {
	code    uint32
	place   vocab.Place
	records []int
}

// heads says whether a run is of a region that the next run's force is in.
func (r *placeRun) heads(next placeRun) bool {
	return isRegion(r.place) && next.place.Level == vocab.Force && next.place.Region == r.place.Name
}

func (t *Table) placeRuns(d, from int) []placeRun {
	var runs []placeRun
	for r := from; r < t.Records(); r++ {
		if t.templates[r] != 0 {
			continue
		}
		code := t.codes[d][r]
		if n := len(runs); n == 0 || runs[n-1].code != code {
			runs = append(runs, placeRun{code: code, place: t.Dimensions[d].Values[code].Place})
		}
		last := &runs[len(runs)-1]
		last.records = append(last.records, r)
	}
	return runs
}

// regionRows are the records under the name of code that mean the region:
// those above a member where the regions of this file head their forces, those
// between two regions where they stand by themselves.
func regionRows(runs []placeRun, code uint32, region string) (records []int) {
	heading, rows := regionsHead(runs)
	at := func(i int) (p vocab.Place) {
		if i >= 0 && i < len(runs) {
			p = runs[i].place
		}
		return p
	}
	member := func(p vocab.Place) bool { return p.Level == vocab.Force && p.Region == region }
	for i, run := range runs {
		if run.code != code {
			continue
		}
		switch before, after := at(i-1), at(i+1); {
		case isRegion(before) && isRegion(after):
			records = append(records, run.records...)
		case !heading || member(before):
		case len(run.records) == 2*rows: // its own force comes first
			records = append(records, run.records[:rows]...)
		case member(after):
			records = append(records, run.records...)
		}
	}
	return records
}

// regionsHead says whether the regions of a file stand above their forces, and
// in how many rows each; rows is 0 where they differ.
func regionsHead(runs []placeRun) (heading bool, rows int) {
	for i := 1; i < len(runs); i++ {
		if !runs[i-1].heads(runs[i]) {
			continue
		}
		if n := len(runs[i-1].records); !heading {
			heading, rows = true, n
		} else if n != rows {
			rows = 0
		}
	}
	return heading, rows
}

// rename gives the rows that these records were made from another code, in
// every record they made.
func (t *Table) rename(d, from int, records []int, code uint32) {
	lines := make(map[uint32]bool, len(records))
	for _, r := range records {
		lines[t.lines[r]] = true
	}
	for r := from; r < t.Records(); r++ {
		if lines[t.lines[r]] {
			t.codes[d][r] = code
		}
	}
}

// asMet numbers the values of a dimension in the order in which they are met,
// which is the order that answers keep.
func (t *Table) asMet(d int) {
	dimension := t.Dimensions[d]
	first := make([]int, len(dimension.Values))
	for code := range first {
		first[code] = t.Records()
	}
	first[All] = -1
	for r, code := range t.codes[d] {
		first[code] = min(first[code], r)
	}
	order := make([]uint32, len(first)) // new code -> old
	for code := range order {
		order[code] = uint32(code)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return first[a] - first[b] })
	again := make([]uint32, len(order)) // old code -> new
	values := make([]Value, len(order))
	for code, old := range order {
		again[old], values[code] = uint32(code), dimension.Values[old]
		if r := first[old]; r >= 0 && r < t.Records() {
			values[code].FirstRow = Place{Origin: int(t.origins[r]), Line: int(t.lines[r])}
		}
	}
	dimension.Values = values
	for _, known := range []map[string]uint32{dimension.codes, dimension.labels} {
		for text, code := range known {
			known[text] = again[code]
		}
	}
	for r, code := range t.codes[d] {
		t.codes[d][r] = again[code]
	}
	for _, o := range t.Origins {
		for _, template := range o.Templates {
			if code, fixed := template.Fixed[d]; fixed {
				template.Fixed[d] = again[code]
			}
		}
	}
}

// mayNameRegions says whether the table has regions among its forces and a name
// that both have, so that the order of its rows tells them apart.
func (t *Table) mayNameRegions() bool {
	d := slices.IndexFunc(t.Dimensions, func(d *Dimension) bool { return d.Name == "force" })
	if d < 0 {
		return false
	}
	named := func(v Value) bool { _, both := regionNamedAs(v); return both }
	return slices.ContainsFunc(t.Dimensions[d].Values, named) &&
		slices.ContainsFunc(t.Dimensions[d].Values, func(v Value) bool { return isRegion(v.Place) })
}
