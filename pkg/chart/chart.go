package chart

import (
	"fmt"
	"io"
	"strings"

	"complaintstats/pkg/result"
)

// Formats are the kinds of file that Write writes, as a file's name ends.
func Formats() []string { return []string{"svg", "png"} }

// Write draws a chart as one of Formats. The same chart gives the same bytes.
// A chart that cannot be drawn is an error, and nothing is written.
func Write(w io.Writer, c *result.Chart, format string) error {
	if format != "svg" && format != "png" {
		return fmt.Errorf("no picture is written as %q, only as %s", format, strings.Join(Formats(), " or "))
	}
	p, err := layout(c)
	if err != nil {
		return err
	}
	if format == "svg" {
		return p.svg(w)
	}
	return p.png(w)
}

// layout says where everything of a chart stands. It depends on nothing else.
func layout(c *result.Chart) (*picture, error) {
	if err := check(c); err != nil {
		return nil, err
	}
	c = cleaned(c)
	letters, err := newLettering()
	if err != nil {
		return nil, err
	}
	p := newPage(c, letters)
	switch c.Kind {
	case result.Dots:
		p.dots()
	case result.Funnel:
		p.funnel()
	case result.Trend:
		p.trend()
	case result.Lorenz:
		p.lorenz()
	}
	p.finish()
	return &p.picture, nil
}
