package cli

import (
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
)

const trendLong = `Set one figure of each period beside the period before and the first: change in
points with its interval, and by how many per cent the count and its base
changed. ~ is no detectable change.

Each force is a series of its own, and behind them stands the sum of those that
are given throughout; --by period adds the forces up. Case types and populations
always stay apart. The rules changed on
1 February 2020 for the police of England and Wales, and a publisher marks other
breaks with [b]: no change is made across one without --across-break, which
marks it. Missing periods, and periods of another length, are gaps.

From 13 periods on, the rules of a control chart (XmR) tell what is more than
chance; limits begin anew at a break.`

const trendExample = `  stats trend 2021.csv 2022.csv --figure referred --where force='West Yorkshire' --where case_type=complaint
  stats trend 'returns/*.csv' --figure upheld --by period --plot upheld.png
  stats trend months.csv --figure no_action --across-break --format csv`

func (a *app) trendCommand() *cobra.Command {
	var in inputFlags
	var ask figureFlags
	var out outputFlags
	var sure certaintyFlags
	var posts workforceFlags
	var picture plotFlag
	var q summary.Course
	cmd := &cobra.Command{
		Use: "trend RETURN... --figure FIGURE [flags]", Short: "one figure over periods: change with interval, breaks respected",
		Long: trendLong, Example: trendExample, GroupID: "figures",
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
				return summary.Trend(r, q)
			})
			if err != nil {
				return err
			}
			return a.show(&out, &picture, answer)
		},
	}
	ask.add(cmd)
	addBy(cmd, &q.By)
	cmd.Flags().BoolVar(&q.AcrossBreak, "across-break", false, "make changes across a break, and mark them")
	sure.add(cmd)
	posts.add(cmd)
	in.add(cmd)
	out.add(cmd)
	picture.addPlot(cmd)
	return cmd
}
