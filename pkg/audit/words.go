package audit

import (
	"fmt"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/vocab"
)

// unknownNames tells names that are nearly those of a force or a category, and
// forces that nobody knows among forces that are known. A column of which most
// names are unknown speaks another language and is left alone.
func unknownNames(g *grid) []result.Finding {
	var found []result.Finding
	for d, dimension := range g.table.Dimensions {
		if dimension.Own || dimension.Name == "period" || dimension.Name == "measure" || !dimension.Row {
			continue
		}
		mostly := mostlyKnown(dimension)
		for _, v := range dimension.Values[1:] {
			if v.Known || v.Unknown || v.Aside || v.FirstRow.Origin != g.index || v.FirstRow.Line == 0 {
				continue
			}
			if why := g.nearestName(d, v, mostly); why != "" {
				f := g.onLine(v.FirstRow.Line, "name")
				f.Words, f.Heading = v.Text, dimension.Heading
				found = append(found, judged(f, ambiguous, why, result.Source{File: f.File, Sheet: f.Sheet, Line: f.Line}))
			}
		}
	}
	return found
}

func mostlyKnown(d *returns.Dimension) bool {
	known := 0
	for _, v := range d.Values[1:] {
		if v.Known {
			known++
		}
	}
	return known*2 > len(d.Values)-1
}

// nearestName says what an unknown name may be; "" where there is nothing to say.
func (g *grid) nearestName(d int, v returns.Value, mostly bool) string {
	dimension := g.table.Dimensions[d]
	if dimension.Name == "force" {
		switch {
		case v.Nearest != "":
			return fmt.Sprintf("no force known here; the nearest is %s", v.Nearest)
		case mostly:
			return "no force known here, among forces that are"
		}
		return ""
	}
	if near, ok := vocab.NearestCategory(dimension.Name, v.Text); ok {
		return fmt.Sprintf("no %s known here; the nearest is %q", dimension.Name, near.Label)
	}
	return ""
}
