package vocab

import (
	"slices"
	"strings"
)

// Values are written with more said than the category: by which way, of which
// other row, as a subtotal. What is said beside it is read here.

// afterOfWhich is what follows the words that say that another row includes
// this one.
func afterOfWhich(clean string) (rest string, ok bool) {
	for _, words := range [...]string{"of which ", "of whom ", "of these ", "including ", "thereof "} {
		if rest, ok := strings.CutPrefix(clean, words); ok {
			return rest, true
		}
	}
	// "Upheld, of which by investigation" is still not to be added.
	head, _, ok := strings.Cut(clean, " of which ")
	return head, ok
}

// isSubtotal recognises a total of some of the values, and an average, by its
// words: "Sub-total decided", "Total upheld", "Decided total", "All decided".
func isSubtotal(clean string) bool {
	if strings.Count(clean, " ") > 7 {
		return false // a sentence
	}
	if rest, ok := strings.CutPrefix(clean, "all "); ok {
		// "All other allegations" are a part.
		return !strings.HasPrefix(rest, "other") && !strings.HasPrefix(rest, "remaining")
	}
	if rest, ok := strings.CutPrefix(clean, "mean "); ok {
		// "Mean of all forces" is an average; a mean remark is none.
		word, _, _ := strings.Cut(rest, " ")
		return slices.Contains([]string{"of", "per", "for", "number", "average"}, word)
	}
	_, ok := totalByWord(clean)
	return ok
}

// qualifiers are the words that may follow a category and say how, when or
// by whom. "To" is none, and "outside" is none: they make it another.
var qualifiers = [...]string{"following", "after", "by", "from", "via", "through", "with", "without", "due", "if", "had",
	"at", "during", "because", "before", "prior", "when", "as", "in", "on", "for", "under"}

// undoing are the words after a category that take it back or make it another.
var undoing = [...]string{"not", "no", "non", "never", "nor", "neither", "overturned", "quashed", "rescinded", "reversed", "aside",
	"revoked", "appeal", "appealed", "appeals", "partly", "partially", "part", "some", "except", "excluding", "outside", "reinstated",
	"schedule", "sch", "pending", "or", "and", "total", "subtotal", "average", "?"}

// qualified is the category whose whole name a text begins with, where what
// follows only qualifies it: "Not upheld - by investigation", "Dismissed
// (gross misconduct)", "Upheld following investigation".
func (c *catalogue) qualified(dimension, text, clean string) *categoryRow {
	if row := c.head(dimension, text); row != nil {
		return row
	}
	words := strings.Fields(clean)
	for i := len(words) - 1; i > 0; i-- { // the longest head first
		if !slices.Contains(qualifiers[:], words[i]) {
			continue
		}
		head, rest := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		if row := c.exact(dimension, head); row != nil && c.qualifies(row, dimension, head, rest) {
			return row
		}
	}
	return nil
}

// head is the category before the first dash, colon or bracket of a text.
func (c *catalogue) head(dimension, text string) *categoryRow {
	at := -1
	for _, sign := range [...]string{" - ", " – ", " — ", "- ", "– ", ":", "(", ";"} {
		if i := strings.Index(text, sign); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	head, rest := strings.TrimPrefix(Clean(text[:at]), "the "), Clean(text[at:])
	if row := c.exact(dimension, head); row != nil && c.qualifies(row, dimension, head, rest) {
		return row
	}
	return nil
}

// qualifies says whether what follows a category leaves it what it is.
func (c *catalogue) qualifies(row *categoryRow, dimension, head, rest string) bool {
	for word := range strings.FieldsSeq(rest) {
		if slices.Contains(undoing[:], word) {
			return rest == "without notice"
		}
	}
	if strings.HasPrefix(head, "refer") && !strings.Contains(head, " ") {
		return false // to what, the rest says: "Referred: IOPC"
	}
	home := row.in("").Dimension
	switch {
	case row.Kind != "":
		return row.Kind == "unknown"
	case home == "" || strings.HasPrefix(home, "allegation_"):
		return false // "Other - assault" and the subtypes of allegations are values of their own
	case dimension == "" && (home == "status" || home == "worker" || home == "case_type"):
		return false // too vague a word where the column is not known
	}
	for _, other := range c.values[rest] {
		if other != row && other.in("").Dimension == home {
			return false // "Resolved - withdrawn" is one or the other
		}
	}
	return true
}
