package cli

import (
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
)

const compareLong = `Hold each force against the whole of those listed, or against --to: its share
with numerator, base and interval, its difference with interval, and its class
in the funnel at 95% and 99.8%.

A league table of small numbers ranks chance. So forces stand in the order of
their names; --rank orders them, each rank beside its interval and class. ~ is no
detectable difference. Where the forces differ by more than chance makes them
(phi), the limits are widened and that is said. How many forces chance alone
puts outside the limits is told.

Totals and regions are never among the forces. Forces whose figure is withheld
or only bounded are listed as not comparable. A comparison is of one period, one
population and one case type: --where chooses.`

const compareExample = `  stats compare ye-mar-2021.csv --figure referred --where case_type=complaint
  stats compare funnel.csv --figure 'indicator number/sample size' --plot funnel.svg
  stats compare ye-mar-2022.csv --figure no_action --to 'England and Wales'
  stats compare ye-mar-2022.csv --figure no_action --rank --format csv`

func (a *app) compareCommand() *cobra.Command {
	var in inputFlags
	var ask figureFlags
	var out outputFlags
	var sure certaintyFlags
	var picture plotFlag
	var posts workforceFlags
	var q summary.Comparison
	cmd := &cobra.Command{
		Use: "compare RETURN... --figure FIGURE [flags]", Short: "one figure over forces: interval, difference, funnel class against the whole",
		Long: compareLong, Example: compareExample, GroupID: "figures",
		RunE: func(_ *cobra.Command, args []string) (err error) {
			q.Figure, q.Decimals, q.Chart = ask.figure, int(ask.decimals), picture.asked()
			if q.Where, err = ask.conditions(); err != nil {
				return err
			}
			if q.Certainty, err = sure.certainty(); err != nil {
				return err
			}
			if err := picture.check(&out); err != nil {
				return err
			}
			if q.Workforce, err = a.workforce(&posts); err != nil {
				return err
			}
			answer, err := a.answer(q.Needs(), out.namesHashes() || picture.asked(), &in, args, func(r *returns.Return) (*result.Result, error) {
				return summary.Compare(r, q)
			})
			if err != nil {
				return err
			}
			return a.show(&out, &picture, answer)
		},
	}
	ask.add(cmd)
	cmd.Flags().StringVar(&q.To, "to", "", "compare with this `FORCE` or published total instead of the whole of those listed")
	cmd.Flags().BoolVar(&q.Rank, "rank", false, "order by the figure, with ranks")
	sure.add(cmd)
	posts.add(cmd)
	in.add(cmd)
	out.add(cmd)
	picture.addPlot(cmd)
	return cmd
}
