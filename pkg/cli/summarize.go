package cli

import (
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
)

const summarizeLong = `Read one or more returns and print the derived figures, by force, period and
case type, or by the columns that --by names. Every share stands with its
numerator and base. Files of the same layout are one table; tables of different
populations stand apart and are never added.

A workbook is read by its one data sheet, or by all that are one table; where
they are not, --sheet names one.

RETURN is a path, a glob, label=path, or - for standard input.`

const summarizeExample = `  stats summarize ye-mar-2021.csv
  stats summarize ye-mar-2021.csv --where force=Essex
  stats summarize 2021.csv 2022.csv --figures referred,no_action --format csv -o figures.csv
  stats summarize 2021.csv --where case_type=complaint --figures referred --plot referred.svg
  stats summarize ye-mar-2022.csv --figures referred --interval wilson
  stats summarize ye-mar-2021.csv --figures allegations_per_1000 --workforce workforce.ods --workforce-sheet 'Table 1'
  stats summarize finding.csv --share finding_level
  stats summarize funnel.csv --figures 'indicator number/sample size' --sort -'indicator number' --top 5`

func (a *app) summarizeCommand() *cobra.Command {
	var in inputFlags
	var ask questionFlags
	var out outputFlags
	var picture plotFlag
	var sure certaintyFlags
	var posts workforceFlags
	cmd := &cobra.Command{
		Use: "summarize RETURN... [flags]", Aliases: []string{"summarise"},
		Short: "the derived figures, by force, period and case type", Long: summarizeLong, Example: summarizeExample,
		GroupID: "figures",
		RunE: func(_ *cobra.Command, args []string) error {
			question, err := ask.question()
			if err != nil {
				return err
			}
			if question.Certainty, err = sure.certainty(); err != nil {
				return err
			}
			if err := picture.check(&out); err != nil {
				return err
			}
			if question.Workforce, err = a.workforce(&posts); err != nil {
				return err
			}
			answer, err := a.answer(question.Needs(), out.namesHashes() || picture.asked(), &in, args, func(r *returns.Return) (*result.Result, error) {
				return summary.Answer(r, question)
			})
			if err != nil {
				return err
			}
			if picture.asked() {
				if answer.Chart, err = summary.Picture(answer, question); err != nil {
					return err
				}
			}
			return a.show(&out, &picture, answer)
		},
	}
	ask.add(cmd.Flags())
	addBy(cmd, &ask.by)
	ask.addFigures(cmd)
	sure.add(cmd)
	posts.add(cmd)
	in.add(cmd)
	out.add(cmd)
	picture.addPlot(cmd)
	return cmd
}
