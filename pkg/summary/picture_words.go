package summary

import (
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
)

// inWords is a figure with its working, as a picture names it.
func inWords(f *result.Fraction, kind figure.Kind) string {
	if f == nil || f.Printed == "" {
		return "not known"
	}
	sign := ""
	if kind == figure.Share {
		sign = "%"
	}
	return rate.Group(f.Printed) + sign + " (" + f.Part.Min.Grouped() + " / " + f.Of.Min.Grouped() + ")"
}

// baseWords is what a figure is of.
func baseWords(c column) string {
	if f, ok := figure.Lookup(c.name); ok {
		return f.Of
	}
	if _, base, cut := strings.Cut(c.name, "/"); cut {
		return strings.TrimSpace(base)
	}
	return c.unit
}

// sourceLine names the files that a picture rests on.
func sourceLine(r *returns.Return) string {
	var names []string
	for _, s := range r.Sources {
		name := s.Ref.Name()
		if s.Sheet != "" {
			name += ", sheet " + s.Sheet
		}
		names = append(names, name)
	}
	return "Source: " + strings.Join(names, "; ")
}
