package cli

import (
	"complaintstats/pkg/inspect"

	"github.com/spf13/cobra"
)

const describeLong = `Say what the loader recognised, before any figure is computed: encoding and
delimiter, the heading row, what each column was taken for and why, the
values that are known and those that are not, the marks, the rows that are no
data, and what was repaired. Where a heading was not understood, the --map that
would settle it is shown.`

func (a *app) describeCommand() *cobra.Command {
	var in inputFlags
	var out outputFlags
	cmd := &cobra.Command{
		Use: "describe RETURN... [flags]", Short: "what was recognised: columns, values, marks, notes", Long: describeLong,
		Example: "  stats describe return.csv\n  stats describe return.csv --map 'Cases in=complaint cases'",
		GroupID: "returns",
		RunE: func(_ *cobra.Command, args []string) error {
			r, _, err := a.loadTables(&in, args, true)
			if err != nil {
				return err
			}
			return a.write(&out, inspect.Describe(r))
		},
	}
	in.add(cmd)
	out.add(cmd)
	return cmd
}
