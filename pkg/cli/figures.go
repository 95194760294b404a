package cli

import (
	"complaintstats/pkg/figure"
	"complaintstats/pkg/result"
	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
)

func (a *app) figuresCommand() *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use: "figures [NAME] [flags]", Short: "what each figure means: formula, units, base, regime, source, limits",
		Long:    "List the figures, or explain one: its formula, units, base, the rules under which it exists,\nwho defines it so, where it misleads, and an example with numbers.",
		Example: "  stats figures\n  stats figures referred",
		GroupID: "figures", ValidArgsFunction: firstFigure,
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return a.write(&out, figureList())
			case 1:
				f, ok := figure.Lookup(args[0])
				if !ok {
					return usagef("no figure %q; %s", args[0], summary.Nearest(args[0], figure.Names()))
				}
				return a.write(&out, figureEntry(f))
			}
			return usagef("figures takes one NAME, not %d", len(args))
		},
	}
	out.add(cmd)
	return cmd
}

const figuresSchema = "stats.figures/1"

func texts(values ...string) []result.Cell {
	cells := make([]result.Cell, len(values))
	for i, v := range values {
		cells[i].Text = v
	}
	return cells
}

func figureList() *result.Result {
	s := result.Section{Name: "figures", Columns: []result.Column{{Name: "name"}, {Name: "formula"}, {Name: "meaning"}}}
	for _, f := range figure.All() {
		s.Rows = append(s.Rows, result.Row{Cells: texts(f.Name, f.Formula, f.Meaning)})
	}
	s.Notes = []result.Note{{Text: "stats figures NAME tells units, base, regime, source and limits; COUNT/BASE makes a figure of any two counted columns"}}
	return &result.Result{Schema: figuresSchema, Sections: []result.Section{s}}
}

func figureEntry(f figure.Figure) *result.Result {
	names := []string{"name", "meaning", "formula", "units", "base", "regime", "source", "limits", "example"}
	s := result.Section{Name: "figure", List: true}
	for _, name := range names {
		s.Columns = append(s.Columns, result.Column{Name: name})
	}
	s.Columns[0].Hidden = true
	s.Rows = []result.Row{{Title: f.Name, Cells: texts(f.Name, f.Meaning, f.Formula, f.Units, f.Of, f.Regime, f.Source, f.Limits, f.Example)}}
	return &result.Result{Schema: figuresSchema, Sections: []result.Section{s}}
}
