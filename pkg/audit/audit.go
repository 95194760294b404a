package audit

import (
	"cmp"
	"slices"

	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"
)

// Schema is the contract of the JSON that Validate gives.
const Schema = "stats.validate/1"

// Validate holds a return against itself. The files are read again, so that
// every cell stands as it is printed. Findings come in the order of the files,
// then by sheet, line and column; those that hold are among them.
func Validate(r *returns.Return, reopen returns.Reopen) (*result.Result, error) {
	files := returns.NewFiles(reopen)
	found := conflicts(r)
	for _, t := range r.Tables {
		for o := range t.Origins {
			g, err := newGrid(files, t, o)
			if err != nil {
				return nil, err
			}
			found = append(found, g.audit()...)
		}
	}
	order := map[string]int{}
	for i, s := range r.Sources {
		if _, seen := order[key(s)]; !seen {
			order[key(s)] = i
		}
	}
	slices.SortStableFunc(found, func(a, b result.Finding) int {
		return cmp.Or(cmp.Compare(order[a.File+"\n"+a.Sheet], order[b.File+"\n"+b.Sheet]),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return &result.Result{Schema: Schema, Inputs: summary.Inputs(r), Findings: &result.Findings{List: found, OfCells: true}}, nil
}

func key(f *returns.File) string { return f.Ref.Name() + "\n" + f.Sheet }

// audit is every check of one table of one file.
func (g *grid) audit() []result.Finding {
	var found []result.Finding
	for _, check := range []func(*grid) []result.Finding{
		printedColumns, ratioRows, sums, repeatedTotals, periodTotals, forceTotals, parts, repeatedRows, unknownNames, missingForces, twoRegimes,
	} {
		found = append(found, check(g)...)
	}
	return found
}
