package audit

import (
	"fmt"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// conflicts are the rows that say different things of the same observation.
func conflicts(r *returns.Return) []result.Finding {
	var found []result.Finding
	for _, p := range r.Conflicts {
		f := result.Finding{File: p.File, Sheet: p.Sheet, Text: -1, Line: p.Line, Column: p.Column, Kind: "repeat", Words: "row", Rule: "a row stands once"}
		found = append(found, judged(f, contradicted, p.Text, result.Source{File: p.File, Sheet: p.Sheet, Line: p.Line}))
	}
	return found
}

// repeatedRows tells the rows that are the same as one above, cell by cell.
func repeatedRows(g *grid) []result.Finding {
	if g.unread {
		if g.origin.Repeated == 0 {
			return nil
		}
		f := g.onLine(0, "repeat")
		f.Words = count(g.origin.Repeated, "row")
		return []result.Finding{judged(f, ambiguous, "they repeat another row exactly; two records may look alike, or one was entered twice")}
	}
	var found []result.Finding
	first := map[string]int{}
	for i := range g.rows {
		text := strings.Join(g.rows[i].cells, "\x00")
		before, again := first[text]
		if !again {
			first[text] = i
			continue
		}
		f := g.onLine(g.rows[i].line, "repeat")
		f.Words, f.Rule = g.about(g.rows[i].codes), "a row stands once"
		found = append(found, judged(f, ambiguous, fmt.Sprintf("the row repeats line %d exactly", g.rows[before].line), g.source(before), g.source(i)))
	}
	return found
}
