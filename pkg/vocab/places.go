package vocab

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// placeRow is a line of places.csv.
type placeRow struct {
	Name        string `csv:"name"`
	Level       string `csv:"level"`
	Region      string `csv:"region"`
	Territorial string `csv:"territorial"`
	Members     int    `csv:"members"`
	Variants    list   `csv:"variants"`
}

// gazetteer holds the places by their clean names. A region may share its name
// with a force (West Midlands), so regions stand apart.
type gazetteer struct {
	places  []Place // in the order of the file
	named   map[string]*Place
	regions map[string]*Place
}

var places = sync.OnceValue(loadPlaces)

func loadPlaces() *gazetteer {
	rows := mustRead[placeRow]("places.csv")
	g := &gazetteer{
		places:  make([]Place, len(rows)),
		named:   make(map[string]*Place, 4*len(rows)),
		regions: make(map[string]*Place, 32),
	}
	levels := map[string]Level{"force": Force, "region": Region, "total": Total, "subtotal": Total}
	for i, row := range rows {
		p := &g.places[i]
		*p = Place{Name: row.Name, Level: levels[row.Level], Territorial: row.Territorial == "yes", Region: row.Region,
			Members: row.Members, Sub: row.Level == "subtotal"}
		g.add(Clean(row.Name), p)
		for _, variant := range row.Variants {
			g.add(variant, p)
		}
	}
	return g
}

// add enters a name. Forces stand first in the file, so where a region has the
// name of a force the bare name stays the force's.
func (g *gazetteer) add(name string, p *Place) {
	if p.Level == Region {
		g.regions[name] = p
	}
	if g.named[name] == nil {
		g.named[name] = p
	}
}

// forceWords are what publishers put after a force's name, and leave out.
var forceWords = [...]string{" police", " constabulary", " service", " force", " area", " authority", " forces"}

// LookupPlace is the force, region or total that a cell of a force column
// names, in any of its spellings. A name that a force and a region share is the
// force's, unless the text says "region" or "total". Of a text that says "of
// which" and then nothing known, OfWhich is told all the same.
func LookupPlace(text string) (Place, bool) {
	if len(text) > 120 {
		return Place{}, false
	}
	name := strings.TrimPrefix(Clean(text), "the ")
	if rest, ok := strings.CutPrefix(name, "of which "); ok {
		p, known := LookupPlace(rest)
		p.OfWhich = true
		return p, known
	}
	g := places()
	if p := g.find(name); p != nil {
		return *p, true
	}
	if isTotalOfThings(name) {
		return *g.named["total"], true
	}
	if members := g.sum(text); members != nil {
		return Place{Name: joined(members), Level: Total, Members: len(members), Sub: true}, true
	}
	return g.total(text, name)
}

// find is the place of a clean name that is wholly known.
func (g *gazetteer) find(name string) *Place {
	if p := g.named[name]; p != nil {
		return p
	}
	if p := g.region(name); p != nil {
		return p
	}
	for range 3 { // "Metropolitan Police Service", "Essex Police Force Area"
		short := trimAny(name, forceWords[:])
		if short == name {
			break
		}
		name = short
		if p := g.named[name]; p != nil && p.Level == Force {
			return p
		}
	}
	return nil
}

// region reads "West Midlands region", "Total West Midlands", "All Wales".
func (g *gazetteer) region(name string) *Place {
	bare := name
	for _, cut := range [...]string{"sub total for ", "sub total ", "subtotal for ", "subtotal ",
		"total for ", "total of ", "total in ", "total ", "all forces in ", "all ", "sum of ", "region of ", "region "} {
		if rest, ok := strings.CutPrefix(bare, cut); ok {
			bare = strings.TrimPrefix(rest, "the ")
			break
		}
	}
	bare = trimAny(bare, []string{" sub total", " subtotal", " total", " region", " forces"})
	bare = trimAny(bare, []string{" total", " region"})
	if bare == name {
		return nil
	}
	if p := g.regions[bare]; p != nil {
		return p
	}
	if p := g.named[bare]; p != nil && p.Level == Total {
		return p
	}
	return nil
}

// isThingCounted says whether a word may stand beside "total" in a force column
// without naming a place: "Total FATALITIES".
func isThingCounted(word string) bool {
	switch word {
	case "total", "all", "allegations", "complaints", "complaint", "cases", "officers", "fatalities", "deaths",
		"incidents", "recorded", "finalised", "logged", "conduct", "matters", "number", "of":
		return true
	}
	return false
}

// isTotalOfThings recognises the total of a column by what it counts.
func isTotalOfThings(name string) bool {
	if !strings.HasPrefix(name, "total ") && !strings.HasSuffix(name, " total") {
		return false
	}
	for word := range strings.FieldsSeq(name) {
		if !isThingCounted(word) {
			return false
		}
	}
	return true
}

// trimAny cuts the first of the endings that text has.
func trimAny(text string, endings []string) string {
	for _, ending := range endings {
		if rest, ok := strings.CutSuffix(text, ending); ok && rest != "" {
			return rest
		}
	}
	return text
}

// Forces is every force and other body, sorted by name.
func Forces() []Place {
	var forces []Place
	for _, p := range places().places {
		if p.Level == Force {
			forces = append(forces, p)
		}
	}
	slices.SortFunc(forces, func(a, b Place) int { return cmp.Compare(a.Name, b.Name) })
	return forces
}

// Members are the names of the forces in a region ("North East") or in a total
// of fixed membership ("England and Wales"), sorted; nil where it is not fixed.
func Members(name string) []string {
	g := places()
	clean := Clean(name)
	group := g.regions[clean]
	if group == nil {
		if group = g.region(clean); group == nil {
			group = g.named[clean]
		}
	}
	if group == nil || group.Members == 2 {
		return g.sum(name)
	}
	if group.Level == Force || group.Level == Total && group.Members == 0 {
		return nil
	}
	var members []string
	for _, p := range g.places {
		welsh := p.Region == "Wales"
		if p.Territorial && (p.Region == group.Name || group.Members == 43 || group.Members == 39 && !welsh || group.Members == 4 && welsh) {
			members = append(members, p.Name)
		}
	}
	slices.Sort(members)
	return members
}

// NearestPlace is the force or region whose name is so near to the text that it
// is worth asking "did you mean": one or two slips of the pen away, or the only
// one that begins with the text's words. It is silent on anything else.
func NearestPlace(text string) (name string, ok bool) {
	if len(text) > 60 {
		return "", false
	}
	clean := strings.TrimPrefix(Clean(text), "the ")
	for range 3 {
		clean = trimAny(clean, forceWords[:])
	}
	g := places()
	if name, ok := g.beginning(clean); ok {
		return name, true
	}
	var n nearest
	for candidate, p := range g.named {
		if len(candidate) >= 4 { // abbreviations are near to everything
			n.try(clean, candidate, p.Name)
		}
	}
	return n.best()
}

// beginning is the only force whose name begins with the words of text.
func (g *gazetteer) beginning(text string) (name string, ok bool) {
	if len(text) < 4 {
		return "", false
	}
	for i := range g.places {
		p := &g.places[i]
		if p.Level == Force && strings.HasPrefix(Clean(p.Name), text+" ") {
			if ok {
				return "", false
			}
			name, ok = p.Name, true
		}
	}
	return name, ok
}
