package cli

import (
	"fmt"
	"runtime/debug"
	"slices"

	"complaintstats/pkg/claim"
	"complaintstats/pkg/render"
	"complaintstats/pkg/result"
	"complaintstats/pkg/source"
	"complaintstats/pkg/summary"

	"github.com/spf13/cobra"
)

const checkLong = `Read a text (plain, Markdown or HTML, or - for standard input), find every
figure in it, and say of each whether it holds: from the text's own numbers
alone, or against a return (--against). A table of claims (a .csv with the columns
claim, force, period, figure, source) is read as such. Texts may come in any
encoding, also packed; with --against, --encoding is about the return.

A figure is called wrong only where the text says outright which numbers it is
made of, or names all there is to a count of the return, and no reading gives it.
Exit status 3 says that some figure is; with --strict also that some is doubtful or
cannot be checked.`

const checkExample = `  stats check story.txt
  stats check page.html --against ye-mar-2021.csv --format html -o marked.html
  stats check release.md --format github --strict`

func (a *app) checkCommand() *cobra.Command {
	var in inputFlags
	var out outputFlags
	var against []string
	var strict, find bool
	cmd := &cobra.Command{
		Use: "check TEXT... [flags]", Short: "judge the figures that a text prints", Long: checkLong, Example: checkExample,
		GroupID: "figures",
		RunE: func(_ *cobra.Command, args []string) error {
			if slices.Contains(args, "-") && slices.Contains(against, "-") {
				return usagef("standard input can be the text or the return, not both: name a file for one of them")
			}
			encoding := in.encoding
			if len(against) > 0 {
				encoding = "" // the flag is about the return
			}
			texts, notes, err := a.texts(args, encoding)
			if err != nil {
				return err
			}
			answer, err := a.check(&in, texts, against, find)
			if err != nil {
				return err
			}
			answer.Notes = append(answer.Notes, notes...)
			if err := a.write(&out, answer); err != nil {
				return err
			}
			return checked(answer.Findings, strict)
		},
	}
	cmd.Flags().Var(&many{into: &against}, "against", "also check against this `RETURN`; repeatable")
	cmd.Flags().BoolVar(&find, "find", false, "search the return for counts that would give a share it does not settle")
	cmd.Flags().BoolVar(&strict, "strict", false, "also exit with 3 where a figure is doubtful or cannot be checked")
	in.add(cmd)
	out.add(cmd)
	out.format.choices = render.FindingsFormats()
	return cmd
}

// check judges the texts, against the returns where some are named.
func (a *app) check(in *inputFlags, texts []claim.Text, against []string, find bool) (*result.Result, error) {
	switch {
	case len(against) == 0 && find:
		return nil, usagef("--find searches a return: name it with --against")
	case len(against) == 0:
		paceTexts(texts)
		return claim.Check(texts, claim.Options{})
	}
	spooled, err := a.spool(against)
	if err != nil {
		return nil, err
	}
	r, options, err := a.load(in, against)
	if err != nil {
		return nil, err
	}
	held, err := evidence(r, reopen(options, spooled))
	if err != nil {
		return nil, err
	}
	paceTexts(texts)
	answer, err := claim.Check(texts, claim.Options{Evidence: held, Find: find})
	if err != nil {
		return nil, err
	}
	answer.Inputs = summary.Inputs(r)
	return answer, nil
}

// paceTexts keeps the memory of long texts, of which every figure is listed, near
// what they need; a story is judged before any is collected.
func paceTexts(texts []claim.Text) {
	const long = 1 << 20
	size := 0
	for _, t := range texts {
		size += len(t.Content)
	}
	if size >= long {
		debug.SetGCPercent(usual)
	}
}

// checked is the failure that the findings amount to.
func checked(f *result.Findings, strict bool) error {
	fail, warn, _, unknown := f.Tally()
	if fail > 0 || strict && warn+unknown > 0 {
		return failure{}
	}
	return nil
}

// texts reads the texts named by args, and notes how where that was not plain.
func (a *app) texts(args []string, encoding string) ([]claim.Text, []result.Note, error) {
	if len(args) == 0 {
		return nil, nil, usagef("no TEXT named: give a file, or - for standard input")
	}
	refs, err := source.Expand(args)
	if err != nil {
		return nil, nil, err
	}
	var texts []claim.Text
	var notes []result.Note
	for _, ref := range refs {
		if ref.Path == "-" && a.InTerminal {
			fmt.Fprintln(a.Err, "reading standard input; end it with Ctrl-D")
		}
		content, problems, err := source.ReadText(ref, source.Options{Encoding: encoding, Stdin: a.In})
		if err != nil {
			return nil, nil, err
		}
		for _, p := range problems {
			notes = append(notes, result.Note{Text: p.Error()})
		}
		texts = append(texts, claim.Text{Name: ref.Path, Content: content, Markup: claim.MarkupOf(ref.Path, []byte(content[:min(len(content), 512)]))})
	}
	return texts, notes, nil
}
