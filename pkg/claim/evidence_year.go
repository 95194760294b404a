package claim

import (
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// years are the words that a text tells another year with, behind a figure, and
// how many years they go on from the one told last.
var years = map[string]int{
	"year before": -1, "year earlier": -1, "year ago": -1, "previous year": -1, "preceding year": -1, "year previously": -1,
	"year later": 1, "following year": 1, "next year": 1, "year after": 1,
}

// yearsOn is how many years after the year told a figure is said to be: -1 of
// "87 per cent the year before", 1 of "a year later it was 8.3 per cent".
func (w *weighing) yearsOn(m *mention) int {
	const near = 6
	for k := m.to; k < m.to+near && w.b.at(k).kind == word && w.b.starts[k] == nil; k++ {
		if n := w.yearAt(k); n != 0 {
			return n
		}
	}
	const apart = 3 // words between a figure and its year: "210 in the year before"
	before := w.b.begins[m.sentence]
	if at, _ := slices.BinarySearchFunc(w.b.mentions, m.from, func(o *mention, token int) int { return o.from - token }); at > 0 {
		before = max(before, w.b.mentions[at-1].to+apart)
	}
	for k := m.from - 1; k >= max(before, m.from-near); k-- {
		if n := w.yearAt(k); n != 0 {
			return n
		}
	}
	return 0
}

// yearAt reads the words at a token that tell another year.
func (w *weighing) yearAt(k int) int {
	return years[w.b.at(k).text+" "+w.b.at(k+1).text]
}

// isOlder says whether a figure is the first of "from 210 to 231", which may be
// of the year before.
func (w *weighing) isOlder(m *mention) bool {
	if w.b.at(m.from-1).text != "from" {
		return false
	}
	const near = 4 // "from 210 complaints to 231"
	for k := m.to; k < m.to+near; k++ {
		if w.b.at(k).text == "to" {
			return w.b.starts[k+1] != nil
		}
	}
	return false
}

// inItsYear judges a figure by the year that it is about: the one told, or the
// one before or after it where the words say so. By a year that is not named
// itself figures are confirmed, and none is called wrong.
func (w *weighing) inItsYear(m *mention, carried string, judge func(*mention, scope) result.Evidence) (scope, result.Evidence) {
	told, named := w.periodOf(m, carried)
	if by := w.yearsOn(m); by != 0 {
		period, ok := w.yearFrom(told, by)
		s := w.scopeIn(m, period, false)
		if !ok {
			return s, evidenceOf(NotInReturn, "the return has nothing of the year meant", nil)
		}
		return s, judge(m, s)
	}
	s := w.scopeIn(m, told, named)
	e := judge(m, s)
	if Class(e.Class) != Unknown || !w.isOlder(m) {
		return s, e
	}
	if period, ok := w.yearFrom(told, -1); ok {
		older := w.scopeIn(m, period, false)
		if other := judge(m, older); Class(other.Class) == OK {
			return older, other
		}
	}
	return s, e
}

// yearFrom is the period of the evidence that ends so many years from another.
func (w *weighing) yearFrom(period string, by int) (string, bool) {
	p, ok := vocab.ParsePeriod(period, vocab.NoHint)
	if !ok {
		return "", false
	}
	for _, name := range w.periods {
		q, ok := vocab.ParsePeriod(name, vocab.NoHint)
		if ok && q.Kind == p.Kind && q.Last.Year == p.Last.Year+by && q.Last.Month == p.Last.Month {
			return name, true
		}
	}
	return "", false
}

// counted is the day in a month on which the evidence counts, where it has no such
// month: "in September 2019" is 30 September 2019.
func (w *archive) counted(period string) string {
	p, ok := vocab.ParsePeriod(period, vocab.NoHint)
	if !ok || w.has(period) || p.First.Year != p.Last.Year || p.First.Month != p.Last.Month {
		return period
	}
	for _, name := range w.periods {
		if q, ok := vocab.ParsePeriod(name, vocab.NoHint); ok && q.Kind == vocab.AsAt && q.Last.Year == p.Last.Year && q.Last.Month == p.Last.Month {
			return name
		}
	}
	return period
}

// acrossReform says whether the rules for complaints changed between two
// periods, or within one of them: a year that contains the day is like neither
// those before it nor those after.
func acrossReform(a, b string) bool {
	newer, ok1 := regime(a)
	older, ok2 := regime(b)
	return ok1 && ok2 && newer != older
}

// regime is which rules a period is under: 0 the old ones, 2 the new ones, 1
// both.
func regime(period string) (int, bool) {
	p, ok := vocab.ParsePeriod(period, vocab.NoHint)
	switch {
	case !ok:
		return 0, false
	case p.BeforeReform():
		return 0, true
	case p.CrossesReform():
		return 1, true
	}
	return 2, true
}

// underReform says whether a figure counts what the rules of 2020 are for, about
// police whom they are for: those of England and Wales. Where nobody is named it
// is for the return to tell.
func (w *weighing) underReform(m *mention, unit string) bool {
	switch unit {
	case "employees", "people", "arrests", "searches", "offences", "deaths", "residents", "victims":
		return false
	}
	names := []string{m.place}
	if m.place == "" {
		names = nil
		for _, p := range w.places {
			names = append(names, p.Name)
		}
	}
	for _, name := range names {
		if p, ok := vocab.LookupPlace(name); ok && (p.Territorial || p.Level == vocab.Region || p.Level == vocab.Total || p.Name == "British Transport") {
			return true
		}
	}
	return false
}
