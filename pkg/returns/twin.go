package returns

import (
	"fmt"
	"strings"

	"complaintstats/pkg/vocab"
)

// tellTwins leaves each dimension and each kind of identifier to one column: a
// row is of one outcome and one complaint. The other columns of the same
// meaning keep their words under their own headings, and say so.
func tellTwins(columns []Column, rows [][]string) {
	first := map[vocab.Role]int{}
	for i := range columns {
		if says := columns[i].says(); says != (vocab.Role{}) {
			if best, taken := first[says]; !taken || columns[i].standing() > columns[best].standing() {
				first[says] = i
			}
		}
	}
	partner := false
	for i := range columns {
		c := &columns[i]
		best, ok := first[c.says()]
		if !ok || best == i {
			continue
		}
		if c.Role.Dimension == "period" && !partner && makeOne(rows, best, i) {
			partner = true // a quarter and its year
			continue
		}
		c.stepBack(columns[best])
	}
}

// says is what of a row the column says and only one column can; the zero role
// for nothing of the kind.
func (c *Column) says() vocab.Role {
	switch c.Role.Kind {
	case vocab.Dimension:
		return vocab.Role{Kind: vocab.Dimension, Dimension: c.Role.Dimension}
	case vocab.Identifier:
		return vocab.Role{Kind: vocab.Identifier, Identifier: c.Role.Identifier}
	}
	return vocab.Role{}
}

// standing is how strong a column's claim to its meaning is: the user's word,
// then the very name, then that it says anything at all; the first of equals.
func (c *Column) standing() int {
	switch {
	case c.Why == "--map":
		return 3
	case c.hasNameOf(c.Role):
		return 2
	case c.sample.filled > 0:
		return 1
	}
	return 0
}

func (c *Column) hasNameOf(r vocab.Role) bool {
	return r.Kind == vocab.Dimension && vocab.Clean(c.Heading.Text) == vocab.Clean(r.Dimension)
}

// stepBack makes the column one of words under its own heading.
func (c *Column) stepBack(before Column) {
	heading, instead := c.Heading.Text, c.Role.Spec()
	role, kept := vocab.Role{Kind: vocab.OwnDimension, Hint: c.Role.Hint}, "kept under its own heading"
	if c.hasNameOf(c.Role) { // which now means the other
		role, kept = vocab.Role{Kind: vocab.Ignored}, "left out"
	}
	c.Why = fmt.Sprintf("the %s is taken from %s", c.meaning(), before.Heading.Text)
	if c.Role.Dimension != "date" { // of those a row has many
		c.twin = fmt.Sprintf("%s and %s both hold the %s: %s is taken, %s is %s; to take it instead add --map '%s=%s'",
			before.Heading.Text, heading, c.meaning(), before.Heading.Text, heading, kept, heading, instead)
	}
	c.Role = role
}

// meaning names what the column says: "outcome", "identifier of the complaint".
func (c *Column) meaning() string {
	if c.Role.Kind == vocab.Identifier {
		return "identifier of the " + c.Role.Identifier
	}
	return strings.ReplaceAll(c.Role.Dimension, "_", " ")
}

// makeOne says whether two columns of periods are one that stands in two
// pieces, rather than two that each say it whole.
func makeOne(rows [][]string, a, b int) bool {
	whole := false
	for _, row := range rows {
		if _, ok := joinedPeriod(row[a], row[b]); ok {
			return true
		}
		_, one := vocab.ParsePeriod(row[a], vocab.NoHint)
		_, other := vocab.ParsePeriod(row[b], vocab.NoHint)
		whole = whole || one && other
	}
	return !whole
}

// joinedPeriod puts a period together that stands in two cells, in whichever
// order makes one: Q1 and 2021, April and 2021/22.
func joinedPeriod(a, b string) (string, bool) {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	for _, text := range []string{a + " " + b, b + " " + a} {
		if _, ok := vocab.ParsePeriod(text, vocab.NoHint); ok && a != "" && b != "" {
			return text, true
		}
	}
	return strings.TrimSpace(a + " " + b), false
}
