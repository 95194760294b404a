package claim

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/gocarina/gocsv"
)

//go:embed data/words.csv
var wordsCSV []byte

// wordRow is a line of words.csv: what class a phrase is of and what it means.
type wordRow struct {
	Class  string `csv:"class"`
	Phrase string `csv:"phrase"`
	Means  string `csv:"means"`
}

// phrase is a run of words with its meaning.
type phrase struct {
	words []string
	means string
}

// lexicon holds the phrases of each class by their first word, longest first.
type lexicon map[string]map[string][]phrase

var words = sync.OnceValue(loadWords)

// loadWords reads the vocabulary; TestWords proves that it can be read.
func loadWords() lexicon {
	var rows []wordRow
	if err := gocsv.UnmarshalBytes(wordsCSV, &rows); err != nil {
		panic(fmt.Sprintf("claim: the embedded words.csv cannot be read: %v", err))
	}
	l := lexicon{}
	for _, row := range rows {
		class := l[row.Class]
		if class == nil {
			class = map[string][]phrase{}
			l[row.Class] = class
		}
		split := strings.Fields(row.Phrase)
		p := phrase{split, row.Means}
		list := class[split[0]]
		at := 0
		for at < len(list) && len(list[at].words) >= len(split) {
			at++
		}
		class[split[0]] = append(list[:at:at], append([]phrase{p}, list[at:]...)...)
	}
	return l
}

// is says whether a single word is of a class.
func (l lexicon) is(class, word string) bool {
	for _, p := range l[class][word] {
		if len(p.words) == 1 {
			return true
		}
	}
	return false
}

// hedges are the families by their name in words.csv.
func hedgeNamed(name string) Hedge {
	switch name {
	case "more than":
		return MoreThan
	case "at least":
		return AtLeast
	case "fewer than":
		return FewerThan
	case "at most":
		return AtMost
	case "almost":
		return Almost
	case "just over":
		return JustOver
	case "about":
		return About
	}
	return Bare
}
