package audit

import (
	"fmt"
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// twoRegimes tells a table with periods before and after 1 February 2020, when
// the rules for complaints changed. Counts of posts are not touched by them.
func twoRegimes(g *grid) []result.Finding {
	period := g.table.Dimension("period")
	if period < 0 || !g.countsComplaints() {
		return nil
	}
	var before, after, across *returns.Value
	for _, code := range g.periods(period) {
		v := &g.table.Dimensions[period].Values[code]
		switch {
		case v.Period.Kind == vocab.UnknownPeriod:
		case v.Period.CrossesReform():
			across = v
		case v.Period.BeforeReform():
			before = v
		default:
			after = v
		}
	}
	why := ""
	switch {
	case before != nil && after != nil:
		why = fmt.Sprintf("periods before 1 February 2020 (%s) stand beside periods after it (%s): the rules changed between them", before.Label, after.Label)
	case across != nil:
		why = fmt.Sprintf("the rules changed on 1 February 2020, within %s", across.Label)
	default:
		return nil
	}
	f := g.onLine(0, "regime")
	f.Words, f.Rule = g.table.Dimensions[period].Name, "outcomes of the old and the new rules are not compared"
	return []result.Finding{judged(f, notComparable, why)}
}

// periods are the codes of the periods in this file, in the order of the table.
func (g *grid) periods(d int) []uint32 {
	var codes []uint32
	take := func(code uint32) {
		if code != returns.All && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for i := range g.rows {
		take(g.rows[i].codes[d])
	}
	for _, t := range g.origin.Templates {
		take(t.Fixed[d])
	}
	if g.unread {
		for r := range g.table.Records() {
			if g.table.Origin(r) == g.origin {
				take(g.table.Code(d, r))
			}
		}
	}
	slices.Sort(codes)
	return codes
}

// countsComplaints says whether the table is about complaints at all: those and
// allegations are what the rules are for.
func (g *grid) countsComplaints() bool {
	return slices.ContainsFunc(g.table.Units, func(u returns.Unit) bool { return u.Name == "allegations" || u.Name == "complaints" })
}
