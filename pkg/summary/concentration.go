package summary

import (
	"fmt"
	"math/big"
	"slices"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// The figure of how complaints fall on officers, and the column of its curve.
const (
	concentration = "concentration"
	curveColumn   = "concentration_curve"
)

// tenth is the part of officers that concentration is of.
func (q Question) tenth() *big.Rat {
	if q.Tenth == nil {
		return big.NewRat(1, 10)
	}
	return q.Tenth
}

// mostOf is how many of the officers are the tenth, rounded down to whole ones.
func (q Question) mostOf(officers int) int {
	n := new(big.Rat).Mul(q.tenth(), new(big.Rat).SetInt64(int64(officers)))
	return int(new(big.Int).Quo(n.Num(), n.Denom()).Int64())
}

// curve is the corners of the Lorenz curve: officers with as many complaints
// lie on one straight line.
func (d *drawing) curve(g *group) []result.Step {
	steps := []result.Step{{}}
	var at result.Step
	for _, h := range d.sets[g].spread() {
		at.Officers, at.Pairs = at.Officers+h.officers, at.Pairs+h.officers*h.complaints
		steps = append(steps, at)
	}
	return steps
}

// partWords are the parts that have a name.
var partWords = [...]struct {
	one, of int64
	word    string
}{{1, 2, "half"}, {1, 3, "third"}, {1, 4, "quarter"}, {1, 5, "fifth"}, {1, 10, "tenth"}, {1, 20, "twentieth"}, {1, 50, "fiftieth"}, {1, 100, "hundredth"}, {1, 1000, "thousandth"}}

// tenthWords is the part in words: "the twentieth of officers with most".
func (q Question) tenthWords() string {
	for _, w := range partWords {
		if q.tenth().Cmp(big.NewRat(w.one, w.of)) == 0 {
			return "the " + w.word + " of officers with most"
		}
	}
	percent := new(big.Rat).Mul(q.tenth(), big.NewRat(100, 1))
	places := 0
	for places < 16 && new(big.Rat).Mul(percent, big.NewRat(pow10(places), 1)).Denom().Cmp(big.NewInt(1)) != 0 {
		places++
	}
	return "the " + percent.FloatString(places) + "% of officers with most"
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// mostWords say which officers the figure of a group is of.
func (d *drawing) mostWords(g *group) string {
	officers := d.sets[g].spread().officers()
	most := d.question.mostOf(officers)
	return fmt.Sprintf("%s: %s of %s, rounded down; each officer once a complaint", d.question.tenthWords(), rate.Int(int64(most)).Grouped(), rate.Int(int64(officers)).Grouped())
}

// lorenz is the one group's curve as a picture, nil where there are several.
func lorenz(s *result.Section, at int, q Question) *result.Chart {
	curve := slices.IndexFunc(s.Columns, func(c result.Column) bool { return c.Kind == result.Curved })
	if curve < 0 || len(s.Rows) != 1 || s.Rows[0].Cells[at].Fraction == nil {
		return nil
	}
	row := s.Rows[0]
	steps := row.Cells[curve].Steps
	whole := steps[len(steps)-1]
	line := result.Series{Name: "officers"}
	for _, step := range steps {
		line.Points = append(line.Points, result.Point{X: float64(step.Officers) / float64(whole.Officers), Y: float64(step.Pairs) / float64(whole.Pairs)})
	}
	most := q.mostOf(whole.Officers)
	return &result.Chart{Kind: result.Lorenz, Series: []result.Series{line},
		X:       result.Axis{Title: "officers, from those with fewest complaints to those with most", Scale: result.Percents},
		Y:       result.Axis{Title: "pairs of an officer and a complaint", Scale: result.Percents},
		Curves:  []result.Curve{{Name: "if all officers had as many", X: []float64{0, 1}, Y: []float64{0, 1}}},
		Breaks:  []result.Mark{{At: 1 - float64(most)/float64(whole.Officers), Name: fractionWords(row.Cells[at].Fraction, result.Share) + ": " + q.tenthWords()}},
		Caption: []string{"Marked: the share of officer-complaint pairs that fall on " + markText(s, row.Cells[at].Mark), "Base: pairs of a known officer and a complaint"},
	}
}
