package summary

import (
	"fmt"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// Interval says which shares get an interval, and by which method.
type Interval uint8

// The kinds of interval.
const (
	OfSmallBases   Interval = iota // Wilson's, of shares of a base under 20 alone
	Wilson                         // of every share
	Exact                          // Clopper and Pearson's, of every share
	NoInterval                     // of none; small bases keep their mark
	smallBase      = 20            // a share of fewer is marked [u]
	usualConfident = 95
)

// Certainty is how intervals are made: the zero value is the default.
type Certainty struct {
	Interval   Interval
	Confidence rate.Confidence // 95% where it is none
}

// confidence is what was asked for, or 95%.
func (c Certainty) confidence() rate.Confidence {
	if c.Confidence == (rate.Confidence{}) {
		c.Confidence, _ = rate.NewConfidence(usualConfident)
	}
	return c.Confidence
}

// method is the interval of a share, and who made it.
func (c Certainty) method() (of func(x, n float64, c rate.Confidence) (rate.Range, error), name string) {
	if c.Interval == Exact {
		return rate.ClopperPearson, "Clopper-Pearson"
	}
	return rate.Wilson, "Wilson"
}

// eventMethod is the interval of a rate or ratio, and who made it.
func (c Certainty) eventMethod() (of func(x, n float64, c rate.Confidence) (rate.Range, error), name string) {
	if c.Interval == Exact {
		return rate.ExactRate, "exact Poisson"
	}
	return rate.EventRate, "Byar; exact below 10 events"
}

// doubt puts an interval and a mark to a share that is known. A ratio has
// none: its numerator is no part of its base, and people repeat in both.
func (d *drawing) doubt(f *result.Fraction, c column) {
	if f == nil || f.Printed == "" {
		return
	}
	if c.kind != figure.Share {
		d.doubtEvents(f, c)
		return
	}
	small := f.Of.Min.Cmp(rate.Int(smallBase)) < 0
	if small {
		f.Unreliable, d.small = true, true
	}
	asked := d.question.Certainty
	if c.rows || asked.Interval == NoInterval || asked.Interval == OfSmallBases && !small {
		return // of the pairs on a tenth of officers no binomial tells
	}
	of, _ := asked.method()
	r, err := of(f.Part.Min.Float(), f.Of.Min.Float(), asked.confidence())
	if err != nil {
		return // a part larger than its whole is told by its own mark
	}
	f.Low, f.High = rate.Fraction{Part: f.Part.Min, Of: f.Of.Min}.PercentEnds(r, d.question.Decimals)
	d.ranged = true
}

// doubtEvents puts the interval of its events to a rate per 1,000, where one is
// asked for; to a ratio of two units none.
func (d *drawing) doubtEvents(f *result.Fraction, c column) {
	asked := d.question.Certainty
	if c.kind != figure.PerThousand || asked.Interval == NoInterval || asked.Interval == OfSmallBases {
		return
	}
	of, _ := asked.eventMethod()
	if r, err := of(f.Part.Min.Float(), f.Of.Min.Float(), asked.confidence()); err == nil {
		f.Low, f.High = rate.RatioEnds(r, float64(unitScale(c.kind)), f.Printed)
		d.events = true
	}
}

// doubtNotes say what the ranges and marks of the shares are.
func (d *drawing) doubtNotes() []string {
	var notes []string
	asked := d.question.Certainty
	_, name := asked.method()
	if d.ranged {
		notes = append(notes, fmt.Sprintf("the range behind a share is its %s interval (%s): what is compatible with the counts if they were one draw of many",
			asked.confidence(), name))
	}
	if d.events {
		_, name := asked.eventMethod()
		notes = append(notes, fmt.Sprintf("the range behind a rate or ratio is its %s interval (%s), the base taken as known", asked.confidence(), name))
	}
	if d.small {
		notes = append(notes, fmt.Sprintf("[u]: low reliability, a share of fewer than %d", smallBase))
	}
	return notes
}

// smallNote is what a row of CSV or JSON says of the shares marked [u] in it.
func smallNote(name string) result.Note {
	return result.Note{Text: fmt.Sprintf("%s: [u] low reliability, a share of fewer than %d", name, smallBase)}
}

// drawn is the interval of a figure as a picture draws it: of every share, and
// of rates per 1,000. Ratios of two units and concentrations have none.
func (c Certainty) drawn(f *result.Fraction, column result.Column) (rate.Range, bool) {
	of, _ := c.method()
	switch {
	case c.Interval == NoInterval || column.Kind == result.Ratio || column.Name == concentration:
		return rate.Range{}, false
	case column.Kind == result.PerMille:
		of, _ = c.eventMethod()
	}
	r, err := of(f.Part.Min.Float(), f.Of.Min.Float(), c.confidence())
	return r, err == nil
}

// drawnMethod names the method of drawn.
func (c Certainty) drawnMethod(column result.Column) string {
	if column.Kind == result.PerMille {
		_, name := c.eventMethod()
		return name
	}
	_, name := c.method()
	return name
}
