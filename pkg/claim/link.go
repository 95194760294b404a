package claim

import (
	"math/big"
)

// linker finds for each figure the figures of the same text that it can be
// recomputed from, and judges it by them. It goes one way for every kind:
// candidates by value, features by grammar, a rank, the odds of chance, one
// verdict. What the best candidate makes of a figure is told only where the
// grammar carries it and chance would not explain it as well; nothing is called
// wrong but through outright.go.
type linker struct {
	*binder
	stock *stock
	notes []notes // by figure
}

// notes are what the grammar says of a figure, looked up once.
type notes struct {
	share       *mention // the share that is told beside a count
	said        []string // the telling words of its clause
	told        bool     // said is filled
	yearRead    bool     // the two below are filled
	older       bool     // told for comparison: with another year, or with an aim
	refersBack  bool     // "1,033 the year before"
	roughRead   bool     // the one below is filled
	exact       bool     // a rough count that is told again to the digit
	milli, unit int64    // its value and last place in thousandths, 0 for what is none
}

// nearby is how many figures on either side are looked at by what asks for the
// counts beside a figure.
const nearby = 16

func link(b *binder) {
	l := newLinker(b)
	for i, m := range b.mentions {
		if m.broken {
			m.tell(&outcome{verdict: Unparsed, why: m.garbled()})
		}
		if m.kind == Share && !m.broken {
			l.noteBeside(i, m)
		}
	}
	for i, m := range b.mentions {
		switch {
		case m.broken:
		case m.kind == Share:
			l.share(i, m)
		case m.kind == Change:
			l.change(i, m)
		case m.kind == Ratio, m.kind == Rate:
			if l.ratio(i, m); m.found == nil {
				l.settleRatio(m)
			}
		}
	}
	l.remainders()
	l.together()
	l.leftOver()
	l.counts()
	l.byOwnShare()
	l.shareByShare()
	l.shareByRatio()
	l.changeByChange()
	l.differences()
	l.ways()
	l.splits()
}

func newLinker(b *binder) linker {
	l := linker{binder: b, stock: takeStock(b.mentions), notes: make([]notes, len(b.mentions))}
	for i, m := range b.mentions {
		l.notes[i].milli, l.notes[i].unit = thousandths(m.Value), thousandths(m.Unit)
	}
	return l
}

// tell enters what was found of a figure, if anything was. What would call it
// wrong is not told: that is for outright.go alone.
func (m *mention) tell(o *outcome) bool {
	if o == nil || o.verdict.Class() == Fail {
		return false
	}
	m.found = o
	return true
}

// around are the counts near mention i, nearest first on each side: those
// before, then those after.
func (l linker) around(i int) []*mention {
	var found []*mention
	for k := i - 1; k >= 0 && k >= i-nearby; k-- {
		if l.mentions[k].isCount() {
			found = append(found, l.mentions[k])
		}
	}
	for k := i + 1; k < len(l.mentions) && k <= i+nearby; k++ {
		if l.mentions[k].isCount() {
			found = append(found, l.mentions[k])
		}
	}
	return found
}

// ratioOutcome judges m by a fraction; scale is 100 for per cents.
func ratioOutcome(m *mention, k, n *big.Rat, scale int64) *outcome {
	r := new(big.Rat).Quo(k, n)
	return &outcome{verdict: m.Judge(r), computed: new(big.Rat).Mul(r, big.NewRat(scale, 1)), part: k, of: n}
}

// baseOf is the count that c is said to be of, or nil.
func (l linker) baseOf(c *mention) *mention {
	if c.base.number < 0 {
		return nil
	}
	return l.mentions[c.base.number]
}

func (m *mention) placeFits(o *mention) bool {
	return m.place == "" || o.place == "" || m.place == o.place
}

func (m *mention) periodFits(o *mention) bool {
	return m.period == "" || o.period == "" || m.period == o.period
}
