package audit

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// ratioRows judges rows that are called "Ratio of X to Y" against the rows
// that count X and Y.
func ratioRows(g *grid) []result.Finding {
	var found []result.Finding
	for i := range g.rows {
		over, under, ok := ratioNamed(g.labelOf(i))
		if !ok {
			continue
		}
		for c := range g.counts {
			if p, ok := readPrinted(g.rows[i].cells[c]); ok && g.counts[c].template >= 0 {
				found = append(found, g.ratio(cell{i, c}, p, over, under))
			}
		}
	}
	return found
}

// labelOf is the text that names a row.
func (g *grid) labelOf(i int) string {
	for c := range g.origin.Columns {
		if kind := g.origin.Columns[c].Role.Kind; kind == vocab.Dimension || kind == vocab.OwnDimension {
			return g.rows[i].cells[c]
		}
	}
	return ""
}

// ratioNamed cuts "(ii) Ratio of X to Y" into the words of X and of Y.
func ratioNamed(label string) (over, under []string, ok bool) {
	_, rest, ok := strings.Cut(" "+vocab.Clean(label)+" ", " ratio ")
	if !ok {
		return nil, nil, false
	}
	x, y, ok := strings.Cut(rest, " to ")
	return stems(x), stems(y), ok && len(stems(x)) > 0 && len(stems(y)) > 0
}

// stems are the words of a text that carry meaning, cut so that "disciplined"
// and "disciplinary" meet.
func stems(text string) []string {
	var found []string
	for _, word := range strings.Fields(vocab.Clean(text)) {
		if !slices.Contains([]string{"of", "the", "to", "a", "as", "in", "for", "against", "number", "total", "result"}, word) {
			found = append(found, strings.TrimRight(word[:min(len(word), 9)], "edsing"))
		}
	}
	return found
}

// rowsNamed are the rows whose label has all the words, then those that share
// the first one, which is what is counted.
func (g *grid) rowsNamed(words []string) (all, some []int) {
	for i := range g.rows {
		label := g.labelOf(i)
		if _, _, ratio := ratioNamed(label); ratio {
			continue
		}
		has := stems(label)
		missing := slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(has, w) })
		switch {
		case !missing:
			all = append(all, i)
		case slices.Contains(has, words[0]):
			some = append(some, i)
		}
	}
	return all, some
}

// ratio tries the rows that may be meant. One that is named in full and does
// not fit is wrong; among those that only may be meant one must fit alone.
func (g *grid) ratio(at cell, p printed, over, under []string) result.Finding {
	f := g.finding(at, "ratio")
	f.Rule = "the row named first over the row named second"
	named, near := g.rowsNamed(over)
	bases, _ := g.rowsNamed(under)
	if len(bases) == 0 || len(named)+len(near) == 0 {
		return judged(f, notCheckable, "the table has no row of what it is a ratio of", g.source(at.row))
	}
	var fit []cell
	for _, i := range append(slices.Clone(named), near...) {
		for _, j := range bases {
			if x, ok := g.quotient(at.column, i, j); ok && classOf(p.judge(x, false)) == "ok" {
				fit = append(fit, cell{i, j})
			}
		}
	}
	sure := len(named) == 1 && len(bases) == 1
	switch {
	case len(fit) == 0 && sure:
		fit = []cell{{named[0], bases[0]}}
	case len(fit) != 1:
		return judged(f, notCheckable, "no one row of the table is what its name says", g.source(at.row))
	}
	i, j := fit[0].row, fit[0].column
	x, ok := g.quotient(at.column, i, j)
	if !ok {
		return judged(f, undefined, "a ratio to nothing", g.source(at.row))
	}
	f.Computed = plainly(x, p.numeral.Places())
	a, _ := g.value(cell{i, at.column})
	b, _ := g.value(cell{j, at.column})
	f.Numerator, f.Denominator = plainly(a, 1), plainly(b, 1)
	why := fmt.Sprintf("%s / %s = %s%s (%s, to %s)", number(a), number(b), f.Computed, outcome(p, x), g.labelOf(i), g.labelOf(j))
	return judged(f, p.judge(x, false), why, g.source(i), g.source(j))
}

func (g *grid) quotient(column, over, under int) (*big.Rat, bool) {
	a, ok := g.value(cell{over, column})
	b, also := g.value(cell{under, column})
	if !ok || !also || b.Sign() == 0 {
		return nil, false
	}
	return new(big.Rat).Quo(a, b), true
}
