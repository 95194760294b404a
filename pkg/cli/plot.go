package cli

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"complaintstats/pkg/chart"
	"complaintstats/pkg/result"

	"github.com/spf13/cobra"
)

// plotFlag asks for the answer as a picture beside the answer itself.
type plotFlag struct{ file string }

func (f *plotFlag) addPlot(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.file, "plot", "", "draw the figure, too, into this `FILE`: NAME.svg or NAME.png")
	_ = cmd.MarkFlagFilename("plot", chart.Formats()...)
}

func (f *plotFlag) asked() bool { return f.file != "" }

// format is the kind of picture that the file's name asks for.
func (f *plotFlag) format() string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), "."))
}

// check refuses, before anything is read, what could not be written after.
func (f *plotFlag) check(out *outputFlags) error {
	switch {
	case !f.asked():
		return nil
	case !slices.Contains(chart.Formats(), f.format()):
		return usagef("--plot %s: a picture is written as NAME.svg or NAME.png", f.file)
	case out.file != "" && filepath.Clean(out.file) == filepath.Clean(f.file):
		return usagef("--plot %s: -o writes the answer there; name another file", f.file)
	}
	return nil
}

// show draws the answer's picture, where one is asked for, and then the answer.
func (a *app) show(out *outputFlags, f *plotFlag, r *result.Result) error {
	if err := a.plot(f, r); err != nil {
		return err
	}
	return a.write(out, r)
}

// plot draws the answer's chart into the file, whole or not at all.
func (a *app) plot(f *plotFlag, r *result.Result) error {
	if !f.asked() {
		return nil
	}
	if r.Chart == nil {
		return usagef("--plot %s: this answer is no picture", f.file)
	}
	if err := refuseInput("--plot", f.file, r); err != nil {
		return err
	}
	var b bytes.Buffer
	switch err := chart.Write(&b, r.Chart, f.format()); {
	case errors.Is(err, chart.ErrTooMuch):
		return usagef("--plot %s: %v; keep fewer with --where or --top", f.file, err)
	case err != nil:
		return err
	}
	return a.replace("--plot", f.file, b.Bytes())
}
