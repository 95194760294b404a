package cli

import (
	"bytes"
	"path/filepath"

	"complaintstats/pkg/inspect"
	"complaintstats/pkg/render"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"

	"github.com/spf13/cobra"
)

const extractLong = `Write the table found in a messy file or workbook as clean CSV, so that any other
tool can take over: one heading row, stacked headings joined, numbers plain,
marks kept as written, titles and notes left out (--with-notes keeps them in a
file of their own).

With --tidy each observation is a row: its dimensions, the unit, the value, its
status, the file and line; and beside the -o FILE stands a datapackage.json
with a Table Schema.`

func (a *app) extractCommand() *cobra.Command {
	var in inputFlags
	var out outputFlags
	var notes string
	var tidy bool
	cmd := &cobra.Command{
		Use: "extract RETURN... [flags]", Short: "the table found in a messy file, as clean CSV", Long: extractLong,
		Example: "  stats extract workforce.ods --sheet 'Table 1' -o officers.csv --with-notes notes.csv\n  stats extract return.csv --tidy -o observations.csv",
		GroupID: "returns",
		RunE: func(_ *cobra.Command, args []string) error {
			spooled, err := a.spool(args)
			if err != nil {
				return err
			}
			r, options, err := a.load(&in, args)
			if err != nil {
				return err
			}
			if notes != "" {
				if err := a.writeNotes(notes, r); err != nil {
					return err
				}
			}
			if tidy {
				return a.writeTidy(&out, inspect.Tidy(r))
			}
			answer, err := inspect.Extract(r, reopen(options, spooled))
			if err != nil {
				return err
			}
			return a.write(&out, answer)
		},
	}
	cmd.Flags().StringVar(&notes, "with-notes", "", "write the titles and notes left out to this `FILE`, as CSV")
	cmd.Flags().BoolVar(&tidy, "tidy", false, "one observation a row: dimensions, unit, value, status")
	in.add(cmd)
	out.add(cmd)
	out.format.value = "csv"
	cmd.Flags().Lookup("format").DefValue = "csv"
	return cmd
}

// writeNotes writes what was left out.
func (a *app) writeNotes(name string, r *returns.Return) error {
	var b bytes.Buffer
	if err := render.Write(&b, inspect.LeftOut(r), render.Options{Format: "csv"}); err != nil {
		return err
	}
	return a.replace("-o", name, b.Bytes())
}

// writeTidy writes the observations and, beside their file, what they are.
func (a *app) writeTidy(out *outputFlags, answer *result.Result) error {
	if err := a.write(out, answer); err != nil || out.file == "" || out.file == "-" || out.format.value != "csv" {
		return err
	}
	content, err := inspect.DataPackage(answer, filepath.Base(out.file))
	if err != nil {
		return err
	}
	return a.replace("-o", filepath.Join(filepath.Dir(out.file), "datapackage.json"), content)
}
