package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const rootLong = `stats turns published returns of police complaints into figures that a person
can stand behind, and shows the working of each.

It reads returns as the Home Office, the IOPC and forces publish them (CSV, ODS
and XLSX, with their titles, notes and stacked headings), keeps allegations, complaints and officers apart,
leaves totals out of sums, never takes a mark for zero, and says what it did.`

const rootExample = `  stats summarize return.csv                        every figure, by force and period
  stats summarize return.csv --where force=Essex    one force, as a list
  stats compare return.csv --figure referred        each force against the whole, with its interval
  stats trend 2021.csv 2022.csv --figure referred   one figure over periods
  stats check story.txt --against return.csv        judge the figures that a text prints
  stats describe return.csv                         what each column was taken for
  stats rows referred return.csv --where force=Essex   the lines behind a figure
  stats figures referred                            what a figure means`

// root builds the command tree anew for each run: nothing is shared.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "stats COMMAND RETURN... [flags]", Short: "figures from published returns of police complaints",
		Long: rootLong, Example: rootExample, Version: version,
		SilenceErrors: true, SilenceUsage: true,
		Args: func(cmd *cobra.Command, args []string) error { return nil },
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			a.quiet, _ = cmd.Flags().GetBool("quiet")
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("no command %q; %s", args[0], summary.Nearest(args[0], commandNames(cmd)))
			}
			return cmd.Help()
		},
	}
	root.SetVersionTemplate("stats {{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddGroup(&cobra.Group{ID: "figures", Title: "Figures:"}, &cobra.Group{ID: "returns", Title: "Returns:"}, &cobra.Group{ID: "about", Title: "About stats:"})
	root.AddCommand(a.summarizeCommand(), a.compareCommand(), a.trendCommand(), a.checkCommand(), a.rowsCommand(), a.figuresCommand(), a.describeCommand(), a.validateCommand(), a.extractCommand(), a.completionCommand())
	root.SetHelpCommand(a.helpCommand())
	root.SetFlagErrorFunc(flagError)
	return root
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
			names = append(names, c.Aliases...)
		}
	}
	return names
}

// flagError answers a mistyped flag with the nearest right one.
func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usageError{err.Error()}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	slices.Sort(names)
	name := "--" + unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		name = "-" + unknown.GetSpecifiedName()
	}
	return usagef("%s has no flag %s; %s", cmd.CommandPath(), name, summary.Nearest(name, names))
}

// completionCommand writes a shell's completion script.
func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion {bash|zsh|fish|powershell}", Short: "a script that completes commands, flags and values in your shell",
		Long:    "Write a script that makes your shell complete commands, flags and their values.",
		Example: "  source <(stats completion bash)",
		GroupID: "about", ValidArgs: shells,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("completion takes one shell: %s", strings.Join(shells, ", "))
			}
			if !slices.Contains(shells, args[0]) {
				return usagef("no completion for %q; %s", args[0], summary.Nearest(args[0], shells))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Out, true)
			case "zsh":
				return root.GenZshCompletion(a.Out)
			case "fish":
				return root.GenFishCompletion(a.Out, true)
			}
			return root.GenPowerShellCompletionWithDesc(a.Out)
		},
	}
}

// helpCommand explains a command or a topic, and refuses what is neither.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND|TOPIC]", Short: "help on a command, or on " + strings.Join(topicNames(), ", "),
		GroupID: "about", ValidArgs: topicNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Root().Help()
			}
			for _, t := range topics() {
				if t.name == args[0] {
					_, err := fmt.Fprint(a.Out, t.text())
					return err
				}
			}
			found, _, err := cmd.Root().Find(args)
			if err != nil || found == cmd.Root() {
				return usagef("no command or topic %q; %s", args[0], summary.Nearest(args[0], append(commandNames(cmd.Root()), topicNames()...)))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}
