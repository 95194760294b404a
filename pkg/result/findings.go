package result

// Findings are the judgements of `check` and `validate`: every figure in
// reading order, with the text it stands in.
type Findings struct {
	Texts []MarkedText
	List  []Finding
	// OfCells is true of findings about the cells of a return: their place is a
	// sheet, a row and a heading.
	OfCells bool
}

// MarkedText is a text that was read, for the outputs that show it.
type MarkedText struct {
	Name    string
	Content string
}

// Finding is one printed figure and what was found about it.
type Finding struct {
	File         string
	Sheet        string // of a workbook
	Heading      string // over the cell
	Text         int    // index into Texts, -1 where the text is not shown
	Line, Column int    // from 1; the column in characters
	Start, End   int    // bytes of the text
	Words        string
	Kind, Hedge  string
	Force        string
	Period       string
	Unit         string
	Figure       string // the figure's name, where it is one of the derived figures
	Verdict      string
	Class        string // ok, warn, fail, unknown
	Computed     string // a decimal; per cent for shares and changes; "" for none
	Numerator    string // a plain number, "" for none
	Denominator  string
	Rule         string // what the words grant, in words
	Why          string // the working, in one sentence
	Evidence     []Evidence
}

// Evidence is what one basis says of a figure.
type Evidence struct {
	Basis       string // "text" or "return"
	Verdict     string
	Class       string
	Computed    string
	Numerator   string // a plain number, "" for none
	Denominator string
	Why         string
	Sources     []Source
}

// Source is a place that a judgement rests on.
type Source struct {
	File  string
	Sheet string
	Line  int
}

// Tally counts the findings of each class.
func (f *Findings) Tally() (fail, warn, ok, unknown int) {
	for i := range f.List {
		switch f.List[i].Class {
		case "fail":
			fail++
		case "warn":
			warn++
		case "ok":
			ok++
		default:
			unknown++
		}
	}
	return fail, warn, ok, unknown
}
