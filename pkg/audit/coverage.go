package audit

import (
	"fmt"
	"strings"

	"complaintstats/pkg/result"
	"complaintstats/pkg/vocab"
)

// national is how many of the 43 forces make a table one of all of them.
const national = 30

// missingForces tells which of the 43 forces a national table leaves out.
func missingForces(g *grid) []result.Finding {
	force := g.table.Dimension("force")
	if force < 0 {
		return nil
	}
	have := map[string]bool{}
	for i := range g.rows {
		have[g.label(force, g.rows[i].codes[force])] = true
	}
	var missing []string
	listed := 0
	for _, p := range vocab.Forces() {
		switch {
		case !p.Territorial:
		case have[p.Name]:
			listed++
		default:
			missing = append(missing, p.Name)
		}
	}
	if listed < national || len(missing) == 0 {
		return nil
	}
	f := g.onLine(g.rows[0].line, "coverage")
	f.Words, f.Rule = count(listed, "force"), "a national table has 43 forces"
	return []result.Finding{judged(f, notComparable, fmt.Sprintf("%d of the 43 forces stand here; missing: %s", listed, strings.Join(missing, ", ")))}
}
