package cli

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/render"
	"complaintstats/pkg/result"
	"complaintstats/pkg/returns"
	"complaintstats/pkg/source"
	"complaintstats/pkg/summary"
	"complaintstats/pkg/vocab"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// choice is a flag whose values are a closed set: it refuses others by naming
// the right ones, shows them in help and completes them.
type choice struct {
	value   string
	choices []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return "{" + strings.Join(c.choices, "|") + "}" }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.choices, value) {
		return fmt.Errorf("it takes one of %s", strings.Join(c.choices, ", "))
	}
	c.value = value
	return nil
}

// figureNames completes the names of figures. They are gathered when they are
// asked for: most runs start without a figure named.
func figureNames(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return figure.Names(), cobra.ShellCompDirectiveNoFileComp
}

// firstFigure completes a figure as the first argument, and files after it.
func firstFigure(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return figureNames(cmd, args, typed)
}

func choiceVar(cmd *cobra.Command, c *choice, name, usage string) {
	cmd.Flags().Var(c, name, usage)
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(c.choices, cobra.ShellCompDirectiveNoFileComp))
}

// many is a flag that may be given again and again, and with cut holds several
// values with commas between them. It does what pflag's own do, without the
// buffer that each of those fills whenever the program starts.
type many struct {
	into *[]string
	cut  bool
}

func (t *many) String() string {
	if t.into == nil {
		return ""
	}
	return strings.Join(*t.into, ",")
}

// Type tells cobra that completion may offer the flag again.
func (t *many) Type() string {
	if t.cut {
		return "stringSlice"
	}
	return "stringArray"
}

func (t *many) Set(value string) error {
	values := []string{value}
	if t.cut && value == "" {
		values = nil
	} else if t.cut {
		var err error
		if values, err = csv.NewReader(strings.NewReader(value)).Read(); err != nil {
			return err
		}
	}
	*t.into = append(*t.into, values...)
	return nil
}

// decimals is a flag for a number of decimals; rate.ByRule until it is set.
type decimals int

func (d *decimals) String() string {
	if *d == rate.ByRule {
		return "by rule"
	}
	return strconv.Itoa(int(*d))
}
func (d *decimals) Type() string { return "N" }
func (d *decimals) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 12 {
		return fmt.Errorf("%q is not a number of decimals from 0 to 12", value)
	}
	*d = decimals(n)
	return nil
}

// part is a flag for a part of a whole, an exact decimal between 0 and 1; nil
// until it is set.
type part struct{ value *big.Rat }

func (p *part) String() string {
	if p.value == nil {
		return "0.1"
	}
	return strings.TrimRight(p.value.FloatString(18), "0")
}
func (p *part) Type() string { return "PART" }
func (p *part) Set(text string) error {
	v, ok := new(big.Rat).SetString(text)
	if !ok || strings.ContainsAny(text, "/eExXpP_") || len(text) > 20 || v.Sign() <= 0 || v.Cmp(big.NewRat(1, 1)) >= 0 {
		return fmt.Errorf("%q is no part between 0 and 1, such as 0.05", text)
	}
	p.value = v
	return nil
}

// number is a flag for a whole number that is not negative.
type number int

func (n *number) String() string { return strconv.Itoa(int(*n)) }
func (n *number) Type() string   { return "N" }
func (n *number) Set(value string) error {
	v, err := strconv.Atoi(value)
	if err != nil || v < 0 {
		return fmt.Errorf("%q is not a whole number from 0 up", value)
	}
	*n = number(v)
	return nil
}

// inputFlags say how files are read; they are the same for every command.
type inputFlags struct {
	encoding, delimiter string
	headerRow, table    number
	sheet               string
	maps, placeholders  []string
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	encodings := &choice{choices: []string{"utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"}}
	flags.VarP(boundString{encodings, &f.encoding}, "encoding", "", "read the text in this encoding instead of the one detected")
	_ = cmd.RegisterFlagCompletionFunc("encoding", cobra.FixedCompletions(encodings.choices, cobra.ShellCompDirectiveNoFileComp))
	flags.StringVar(&f.delimiter, "delimiter", "", "the character between cells, or tab, comma, semicolon, pipe")
	flags.Var(&f.headerRow, "header-row", "the line `N` of the heading row, counted from 1; 0 finds it")
	flags.StringVar(&f.sheet, "sheet", "", "the sheet of a workbook, by `NAME` or number")
	flags.Var(&f.table, "table", "the `N`-th table of a sheet; 0 takes all that are one")
	flags.Var(&many{into: &f.maps}, "map", "what a heading means: `HEADING=ROLE` (see help formats)")
	flags.Var(&many{into: &f.placeholders}, "placeholder", "an identifier that stands for nobody: `COLUMN=VALUE`")
}

// boundString is a choice that also fills a plain string.
type boundString struct {
	*choice
	into *string
}

func (b boundString) Set(value string) error {
	if err := b.choice.Set(value); err != nil {
		return err
	}
	*b.into = value
	return nil
}

// load reads the returns named by args, every row as a record.
func (a *app) load(f *inputFlags, args []string) (*returns.Return, source.Options, error) {
	return a.loadWith(f, args, func(*returns.Options) {})
}

// answer reads the returns named by args for one question and puts it. hash says
// whether the answer will name the SHA-256 of files of any size. Where a sum
// overflows, only the rows one by one tell where.
func (a *app) answer(needs returns.Needs, hash bool, f *inputFlags, args []string, put func(*returns.Return) (*result.Result, error)) (*result.Result, error) {
	r, _, err := a.loadWith(f, args, func(o *returns.Options) { o.Needs, o.Source.Hash = needs, hash })
	if err != nil {
		return nil, err
	}
	answer, err := put(r)
	if !overflows(err) || slices.Contains(args, "-") {
		return answer, err
	}
	if r, _, err = a.load(f, args); err != nil {
		return nil, err
	}
	return put(r)
}

// overflows says whether an answer failed because a sum is too large.
func overflows(err error) bool {
	var problems returns.Problems
	return errors.As(err, &problems) && slices.ContainsFunc(problems, func(p returns.Problem) bool { return p.Kind == "overflow" })
}

// loadTables is load, with all the tables of a workbook where all is set.
func (a *app) loadTables(f *inputFlags, args []string, all bool) (*returns.Return, source.Options, error) {
	return a.loadWith(f, args, func(o *returns.Options) { o.AllTables = all })
}

func (a *app) loadWith(f *inputFlags, args []string, set func(*returns.Options)) (*returns.Return, source.Options, error) {
	if len(args) == 0 {
		return nil, source.Options{}, usagef("no RETURN named: give a file, a glob, label=file, or - for standard input")
	}
	options, err := f.options()
	if err != nil {
		return nil, source.Options{}, err
	}
	set(&options)
	refs, err := source.Expand(args)
	if err != nil {
		return nil, source.Options{}, err
	}
	size, known := sizeOf(refs)
	pace(size, known, options.Needs != nil)
	if !known {
		size = 0
	}
	if slices.ContainsFunc(refs, func(r source.Ref) bool { return r.Path == "-" }) {
		if a.InTerminal {
			fmt.Fprintln(a.Err, "reading standard input; end it with Ctrl-D")
		}
		options.Source.Stdin = a.In
	}
	options.Source.Hash = options.Source.Hash || len(refs) > 1 // the same file twice is one
	again := options.Source
	var stop func()
	options.Source.Progress, stop = a.follow(size)
	if in := options.Source.Stdin; in != nil && options.Needs != nil {
		spool := source.NewSpool(in, options.Source.Progress)
		defer spool.Close()
		options.Source.Stdin = spool
	}
	r, err := returns.Load(refs, options)
	stop()
	return r, again, err
}

func (f *inputFlags) options() (returns.Options, error) {
	options := returns.Options{Source: source.Options{
		Encoding: f.encoding, Delimiter: f.delimiter, HeaderRow: int(f.headerRow), Sheet: f.sheet, Table: int(f.table), Recogniser: vocab.Words{},
	}}
	for _, text := range f.maps {
		heading, role, ok := cutLast(text)
		if !ok {
			return options, usagef("--map %q: expected HEADING=ROLE", text)
		}
		r, known := vocab.ReadRole(role)
		if !known {
			return options, usagef("--map %q: no role %q; %s", text, role, nearestRole(role))
		}
		options.Map = append(options.Map, returns.Mapping{Heading: heading, Role: r})
	}
	for _, text := range f.placeholders {
		column, value, ok := strings.Cut(text, "=")
		if !ok {
			return options, usagef("--placeholder %q: expected COLUMN=VALUE", text)
		}
		options.Placeholders = append(options.Placeholders, returns.Placeholder{Column: column, Value: value})
	}
	return options, nil
}

func nearestRole(role string) string {
	if spec, ok := vocab.NearestHeading(role); ok {
		return fmt.Sprintf("did you mean %q? (help formats lists them)", spec)
	}
	return "help formats lists them"
}

// cutLast cuts HEADING=ROLE at its last sign, because headings may hold one.
func cutLast(text string) (heading, role string, ok bool) {
	i := strings.LastIndexByte(text, '=')
	if i < 0 {
		return "", "", false
	}
	return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:]), true
}

// questionFlags say which figures are asked for.
type questionFlags struct {
	by, figures []string
	where       []string
	share, sort string
	top         number
	decimals    decimals
	tenth       part
}

func (f *questionFlags) add(flags *pflag.FlagSet) {
	f.decimals = rate.ByRule
	flags.Var(&many{into: &f.where}, "where", "only rows with `COLUMN=VALUE[,VALUE]`, or COLUMN!=VALUE; repeatable")
	flags.Var(&f.decimals, "decimals", "decimals of every figure, instead of the rule (help rounding)")
	flags.Var(&f.tenth, "tenth", "the part of officers that concentration is of: 0.05 is the twentieth with most")
}

func (f *questionFlags) addFigures(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&many{into: &f.figures, cut: true}, "figures", "only these `FIGURES`: names (stats figures) or COUNT/BASE, two counted columns")
	flags.StringVar(&f.share, "share", "", "each category's share of the known ones of this `COLUMN`")
	flags.StringVar(&f.sort, "sort", "", "sort rows by this `[-]COLUMN` of the answer, - for descending")
	flags.Var(&f.top, "top", "only the first `N` rows; 0 is all")
	_ = cmd.RegisterFlagCompletionFunc("figures", figureNames)
}

// addBy adds --by with the dimensions that it completes.
func addBy(cmd *cobra.Command, by *[]string) {
	cmd.Flags().Var(&many{into: by, cut: true}, "by", "group by these `COLUMNS` instead of force, period and case type")
	_ = cmd.RegisterFlagCompletionFunc("by", cobra.FixedCompletions(vocab.Dimensions(), cobra.ShellCompDirectiveNoFileComp))
}

func (f *questionFlags) question() (summary.Question, error) {
	q := summary.Question{By: f.by, Figures: f.figures, Share: f.share, Sort: f.sort, Top: int(f.top), Decimals: int(f.decimals), Tenth: f.tenth.value}
	empty := func(list []string) bool { return list != nil && strings.TrimSpace(strings.Join(list, "")) == "" }
	if empty(f.by) {
		return q, usagef("--by is empty: name at least one column")
	}
	if empty(f.figures) {
		return q, usagef("--figures is empty: name at least one figure")
	}
	var err error
	q.Where, err = conditions(f.where)
	return q, err
}

// conditions reads the values of --where.
func conditions(texts []string) ([]summary.Condition, error) {
	var where []summary.Condition
	for _, text := range texts {
		column, values, ok := strings.Cut(text, "=")
		if !ok {
			return nil, usagef("--where %q: expected COLUMN=VALUE or COLUMN!=VALUE", text)
		}
		column, not := strings.CutSuffix(column, "!")
		where = append(where, summary.Condition{Column: strings.TrimSpace(column), Not: not, Text: values})
	}
	return where, nil
}

// figureFlags ask for one figure.
type figureFlags struct {
	figure   string
	where    []string
	decimals decimals
}

func (f *figureFlags) add(cmd *cobra.Command) {
	f.decimals = rate.ByRule
	flags := cmd.Flags()
	flags.StringVar(&f.figure, "figure", "", "the `FIGURE`: a name (stats figures) or COUNT/BASE, two counted columns")
	flags.Var(&many{into: &f.where}, "where", "only rows with `COLUMN=VALUE[,VALUE]`, or COLUMN!=VALUE; repeatable")
	flags.Var(&f.decimals, "decimals", "decimals of every figure, instead of the rule (help rounding)")
	_ = cmd.RegisterFlagCompletionFunc("figure", figureNames)
}

// conditions are those of --where; a command without a figure, or with several,
// is refused.
func (f *figureFlags) conditions() ([]summary.Condition, error) {
	switch {
	case strings.TrimSpace(f.figure) == "":
		return nil, usagef("no --figure named: give one of %s, or COUNT/BASE", strings.Join(figure.Names(), ", "))
	case strings.Contains(f.figure, ",") && !strings.Contains(f.figure, "/"):
		return nil, usagef("--figure takes one figure, not %q", f.figure)
	}
	return conditions(f.where)
}

// certaintyFlags say which shares get an interval.
type certaintyFlags struct {
	interval   choice
	confidence string
}

func (f *certaintyFlags) add(cmd *cobra.Command) {
	f.interval = choice{"", []string{"wilson", "exact", "none"}}
	choiceVar(cmd, &f.interval, "interval", "the interval of shares; without it Wilson's, in summarize of small bases alone (help intervals)")
	cmd.Flags().StringVar(&f.confidence, "confidence", "95", "how sure an interval is, in per cent (`95`, or 0.95)")
}

func (f *certaintyFlags) certainty() (summary.Certainty, error) {
	methods := map[string]summary.Interval{"": summary.OfSmallBases, "wilson": summary.Wilson, "exact": summary.Exact, "none": summary.NoInterval}
	level, err := strconv.ParseFloat(strings.TrimSuffix(f.confidence, "%"), 64)
	if err != nil {
		return summary.Certainty{}, usagef("--confidence %q is no number; expected per cent such as 95 or 99.8", f.confidence)
	}
	confidence, err := rate.NewConfidence(level)
	if err != nil {
		return summary.Certainty{}, usagef("--confidence %s: %v", f.confidence, err)
	}
	return summary.Certainty{Interval: methods[f.interval.value], Confidence: confidence}, nil
}

// workforceFlags name the employees for rates per 1,000.
type workforceFlags struct{ file, sheet string }

func (f *workforceFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.file, "workforce", "", "employees by force, for rates per 1,000: a `FILE` such as the Home Office's police workforce tables")
	cmd.Flags().StringVar(&f.sheet, "workforce-sheet", "", "the sheet of that workbook, by `NAME` or number")
}

// workforce reads the employees, nil where none are named.
func (a *app) workforce(f *workforceFlags) (*summary.Workforce, error) {
	if f.file == "" {
		if f.sheet != "" {
			return nil, usagef("--workforce-sheet %q without --workforce FILE", f.sheet)
		}
		return nil, nil
	}
	r, _, err := a.load(&inputFlags{sheet: f.sheet}, []string{f.file})
	var problems returns.Problems
	if errors.As(err, &problems) {
		for i := range problems { // it is not the sheet of the return that is asked for
			problems[i].Text = strings.ReplaceAll(problems[i].Text, "--sheet", "--workforce-sheet")
		}
	}
	if err != nil {
		return nil, err
	}
	return summary.NewWorkforce(r)
}

// outputFlags say where and how the answer is written.
type outputFlags struct {
	format choice
	file   string
	color  choice
	quiet  bool
}

// namesHashes says whether the answer names the SHA-256 of its inputs.
func (f *outputFlags) namesHashes() bool {
	return f.format.value == "json" || f.format.value == "html"
}

func (f *outputFlags) add(cmd *cobra.Command) {
	f.format = choice{"table", render.Formats()}
	f.color = choice{"auto", []string{"auto", "always", "never"}}
	choiceVar(cmd, &f.format, "format", "how to write the answer")
	cmd.Flags().StringVarP(&f.file, "output", "o", "", "write to this `FILE`, whole or not at all")
	choiceVar(cmd, &f.color, "color", "colour in tables")
	cmd.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "no notes and no progress on standard error")
}
