package vocab

import (
	"strings"
	"sync"
)

// feature is what a phrase contributes to the meaning of a heading.
type feature uint8

// The features, in the order of featureNames.
const (
	noFeature  feature = iota
	noise              // says nothing: "of the"
	about              // joins whom it is about: "complaints against officers"
	count              // says that something is counted: "number of"
	total              // says that the whole is counted
	note               // a source or a remark
	printed            // a share, rate, ratio, average or change
	aside              // says nothing in a printed share, and is not known elsewhere
	dimension          // names a dimension
	identifier         // names an identifier
	unit               // what is counted, in the plural: "allegations"
	weak               // the same in the singular, which only qualifies: "allegation"
	worker             // a kind of worker, who is also what is counted
	complaint          // "complaints": a unit or a case type
	caseType           // "conduct matters"
	population         // narrows a whole: "finalised"
	schedule           // under or outside Schedule 3
	bare               // a category only when nothing but counts stands beside it
	verbatim           // a dimension where it is written just so
	guess              // an identifier, but only perhaps, where it stands alone: "reference"
	never              // what is never a count: "rank"; see NeverCounts
	part               // a category, from categories.csv
)

var featureNames = [...]string{"", "noise", "about", "count", "total", "note", "printed", "aside", "dimension", "identifier",
	"unit", "weak", "worker", "complaint", "case", "population", "schedule", "bare", "verbatim", "guess", "never"}

// wordRow is a line of words.csv.
type wordRow struct {
	Feature string `csv:"feature"`
	Value   string `csv:"value"`
	Extra   string `csv:"extra"` // a dimension's hint; the population that a worker is
	Phrases list   `csv:"phrases"`
}

// meaning is what a phrase means.
type meaning struct {
	feature      feature
	value, extra string
	category     *categoryRow
}

// lexicon holds the phrases of headings.
type lexicon struct {
	meanings map[string]meaning
	asides   map[string]bool   // words that say nothing in a printed share
	guesses  map[string]string // whole headings that may be an identifier, and of what
	nevers   map[string]string // phrases that say that nothing is counted, and where they must stand
	longest  int               // the most words that a phrase has
	rows     []wordRow
}

var words = sync.OnceValue(func() *lexicon { return loadWords(categories()) })

func loadWords(catalogue *catalogue) *lexicon {
	rows := mustRead[wordRow]("words.csv")
	l := &lexicon{meanings: make(map[string]meaning, 2048), asides: make(map[string]bool, 64),
		guesses: make(map[string]string, 32), nevers: make(map[string]string, 64), rows: rows}
	for _, row := range rows {
		f := featureNamed(row.Feature)
		for _, phrase := range row.Phrases {
			switch f {
			case aside:
				l.asides[phrase] = true
			case guess:
				l.guesses[phrase] = row.Value
			case never:
				l.nevers[phrase] = row.Value
			default:
				l.add(phrase, meaning{feature: f, value: row.Value, extra: row.Extra})
			}
		}
	}
	for i := range catalogue.rows {
		row := &catalogue.rows[i]
		for _, phrase := range row.Headings {
			l.add(phrase, meaning{feature: part, value: row.Code, category: row})
		}
	}
	return l
}

// add enters a phrase. The first meaning stays; TestData holds that there is
// no second.
func (l *lexicon) add(phrase string, m meaning) {
	if _, taken := l.meanings[phrase]; taken {
		return
	}
	l.meanings[phrase] = m
	l.longest = max(l.longest, 1+strings.Count(phrase, " "))
}

func featureNamed(name string) feature {
	for i, n := range featureNames {
		if n == name {
			return feature(i)
		}
	}
	return noFeature
}

// hintNamed is the hint that a period's heading gives.
func hintNamed(name string) Hint {
	switch name {
	case "year ending":
		return HintYearEnding
	case "financial":
		return HintFinancial
	case "as at":
		return HintAsAt
	case "calendar":
		return HintCalendar
	}
	return NoHint
}

// Dimensions are the canonical names of the dimensions, in the order in which
// tables show them.
func Dimensions() []string {
	return []string{"force", "period", "case_type", "worker", "allegation_type", "handling", "outcome",
		"action", "proceedings", "finding", "sanction", "status"}
}
