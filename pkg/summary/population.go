package summary

import (
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/returns"
)

// population says what every count of the table is restricted to, "" for nothing.
func (p *plan) population() string { return within(p.table) }

func within(t *returns.Table) string {
	var words []string
	common := t.Within()
	for d := range t.Dimensions {
		if code, ok := common[d]; ok {
			words = append(words, t.Dimensions[d].Values[code].Label)
		}
	}
	if len(words) == 0 {
		return ""
	}
	unit := "what was"
	if u := primaryUnit(t); u >= 0 && !t.Units[u].Own {
		unit = t.Units[u].Name
	}
	return fmt.Sprintf("%s %s", unit, strings.Join(words, " and "))
}

// whole is the population of the whole table as a list, for joining.
func whole(t *returns.Table) []string {
	if w := within(t); w != "" {
		return []string{w}
	}
	return nil
}

// originPopulations are the populations that one file of a table counts.
func originPopulations(t *returns.Table, origin int) []string {
	var names []string
	for _, template := range t.Origins[origin].Templates {
		if template.Population == "" || template.Restricts != 0 {
			continue
		}
		if name := populationName(t, t.Origins[origin], template); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func populationName(t *returns.Table, o *returns.Origin, template returns.Template) string {
	var units []string
	for u, unit := range t.Units {
		if column, counted := template.Columns[u]; counted && o.Columns[column].Role.Population != "" {
			units = append(units, unit.Name)
		}
	}
	what := strings.Join(units, " and ")
	if d := t.Dimension("case_type"); d >= 0 && template.Fixed[d] != returns.All {
		what = t.Dimensions[d].Values[template.Fixed[d]].Label + " " + what
	}
	return fmt.Sprintf("%s: those %s", what, template.Population)
}

// populations are the narrower populations of a table's files, with the file
// that each belongs to.
func populations(t *returns.Table) []string {
	var names []string
	for i, o := range t.Origins {
		for _, name := range originPopulations(t, i) {
			if len(t.Origins) > 1 {
				name = o.Source.Ref.Name() + ": " + name
			}
			names = append(names, name)
		}
	}
	return names
}
