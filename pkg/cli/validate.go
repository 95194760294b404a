package cli

import (
	"bytes"

	"complaintstats/pkg/audit"
	"complaintstats/pkg/render"
	"complaintstats/pkg/source"

	"github.com/spf13/cobra"
)

const validateLong = `Say whether a return agrees with itself: every printed percentage, change and
ratio against the counts beside it, with the base that fits named; totals and
regions against their parts; parts against their wholes; rows that repeat, names
that are nearly known, forces that are missing, periods of two sets of rules.

All tables of a workbook are read. Exit status 3 says that something does not
hold; with --strict also that something is doubtful or cannot be checked. The
table tells what holds in one line a column; CSV and JSON list every finding.`

const validateExample = `  stats validate return.csv
  stats validate workforce.ods --sheet Table_1 --format csv
  stats validate returns/*.csv --format github --strict`

func (a *app) validateCommand() *cobra.Command {
	var in inputFlags
	var out outputFlags
	var strict bool
	cmd := &cobra.Command{
		Use: "validate RETURN... [flags]", Short: "whether a return agrees with itself: totals, printed shares, repeats", Long: validateLong, Example: validateExample,
		GroupID: "returns",
		RunE: func(_ *cobra.Command, args []string) error {
			spooled, err := a.spool(args)
			if err != nil {
				return err
			}
			r, options, err := a.loadTables(&in, args, true)
			if err != nil {
				return err
			}
			answer, err := audit.Validate(r, func(ref source.Ref) ([]*source.Table, error) {
				again := options
				if ref.Path == "-" {
					again.Stdin = bytes.NewReader(spooled)
				}
				return source.OpenAll(ref, again)
			})
			if err != nil {
				return err
			}
			if err := a.write(&out, answer); err != nil {
				return err
			}
			return checked(answer.Findings, strict)
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "also exit with 3 where a figure is doubtful or cannot be checked")
	in.add(cmd)
	out.add(cmd)
	out.format.choices = render.FindingsFormats()
	return cmd
}
