package cli

import (
	"bytes"
	"io"
	"slices"

	"complaintstats/pkg/inspect"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/source"

	"github.com/spf13/cobra"
)

const rowsLong = `Print the source rows behind a figure: the numerator's, then the denominator's,
with the file, line, heading and cell as written. Any printed number walks back
this way. FIGURE is a name or COUNT/BASE, as in summarize --figures.`

func (a *app) rowsCommand() *cobra.Command {
	var in inputFlags
	var ask questionFlags
	var out outputFlags
	cmd := &cobra.Command{
		Use: "rows FIGURE RETURN... [flags]", Short: "the source rows behind a figure, numerator and denominator apart", Long: rowsLong,
		Example:           "  stats rows referred return.csv --where force=Essex",
		GroupID:           "returns",
		ValidArgsFunction: firstFigure,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("rows needs a FIGURE and a RETURN: stats rows referred return.csv")
			}
			question, err := ask.question()
			if err != nil {
				return err
			}
			spooled, err := a.spool(args[1:])
			if err != nil {
				return err
			}
			r, options, err := a.load(&in, args[1:])
			if err != nil {
				return err
			}
			answer, err := inspect.Rows(r, question, args[0], reopen(options, spooled))
			if err != nil {
				return err
			}
			return a.write(&out, answer)
		},
	}
	ask.add(cmd.Flags())
	addBy(cmd, &ask.by)
	in.add(cmd)
	out.add(cmd)
	return cmd
}

// reopen reads files again as they were read first, and standard input from
// where it was spooled.
func reopen(options source.Options, spooled []byte) returns.Reopen {
	return func(ref source.Ref) ([]*source.Table, error) {
		again := options
		if ref.Path == "-" {
			again.Stdin = bytes.NewReader(spooled)
		}
		return source.OpenAll(ref, again)
	}
}

// spool keeps standard input, which cannot be read twice.
func (a *app) spool(args []string) ([]byte, error) {
	if !slices.Contains(args, "-") {
		return nil, nil
	}
	spooled, err := io.ReadAll(a.In)
	if err != nil {
		return nil, err
	}
	a.In = bytes.NewReader(spooled)
	return spooled, nil
}
