package summary

import (
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
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
