package vocab

// nearest finds the one candidate at the least distance from a text, if it is
// near enough to be useful and no other is as near.
type nearest struct {
	distance int // plus one; 0 while there is none
	answer   string
	tie      bool
}

// try weighs a candidate spelling that stands for answer.
func (n *nearest) try(text, candidate, answer string) {
	most := slips(text)
	if most == 0 {
		return
	}
	d := distance(text, candidate, most)
	if d > most {
		return
	}
	switch d++; {
	case n.distance == 0 || d < n.distance:
		n.distance, n.answer, n.tie = d, answer, false
	case d == n.distance && answer != n.answer:
		// The lesser name is kept so that the order of trying does not show.
		n.answer, n.tie = min(n.answer, answer), true
	}
}

// best is the answer, unless two were equally near.
func (n *nearest) best() (string, bool) {
	if n.distance == 0 || n.tie {
		return "", false
	}
	return n.answer, true
}

// NearestOf is the first of the choices at the least distance from a text, in
// the words that lookups compare; ok is false where none is within half the
// text. It is more generous than the vocabulary's own guesses, because the
// reader sees all there is to choose from.
func NearestOf(text string, choices []string) (choice string, ok bool) {
	text = Clean(text)
	least := len([]rune(text))/2 + 1
	for _, c := range choices {
		if d := distance(text, Clean(c), least); d < least {
			choice, least, ok = c, d, true
		}
	}
	return choice, ok
}

// slips is how many slips of the pen a text of its length may hold: none in a
// very short one, one in up to six letters, three in a long one.
func slips(text string) int {
	switch n := len(text); {
	case n < 4 || n > 80:
		return 0
	case n <= 6:
		return 1
	case n <= 12:
		return 2
	}
	return 3
}

// distance counts the letters to insert, delete, change or swap with their
// neighbour between a and b; most+1 where it is more than most.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before := make([]int, len(b)+1)
	above := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
