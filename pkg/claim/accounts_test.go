package claim

import (
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"complaintstats/pkg/result"
)

// printedFigure is a figure of accounts.txt with the numbers behind it, new and
// old for a change; nil where the text does not give them.
type printedFigure struct {
	start, end int
	of         *big.Rat
}

var marked = regexp.MustCompile(`\[\[(.*?)=([^\]]*)\]\]`)

// accounts are short texts of the kind that newspapers print, in which
// "[[12 per cent=46/384]]" marks a figure.
func accounts(t *testing.T) (texts []string, figures [][]printedFigure) {
	t.Helper()
	content, err := os.ReadFile("testdata/accounts.txt")
	if err != nil {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq(string(content), "\n---\n") {
		var text strings.Builder
		var list []printedFigure
		at := 0
		for _, m := range marked.FindAllStringSubmatchIndex(part, -1) {
			text.WriteString(part[at:m[0]])
			f := printedFigure{start: text.Len()}
			text.WriteString(part[m[2]:m[3]])
			f.end, at = text.Len(), m[1]
			if numbers := part[m[4]:m[5]]; numbers != "?" {
				var ok bool
				if f.of, ok = new(big.Rat).SetString(numbers); !ok {
					t.Fatalf("%q is no fraction", numbers)
				}
			}
			list = append(list, f)
		}
		text.WriteString(part[at:])
		texts, figures = append(texts, text.String()), append(figures, list)
	}
	return texts, figures
}

// computes says whether a finding was computed from the fraction, as a share, a
// change or a ratio.
func computes(f result.Finding, of *big.Rat) bool {
	hundred := big.NewRat(100, 1)
	share := new(big.Rat).Mul(of, hundred)
	for _, x := range [...]*big.Rat{share, new(big.Rat).Abs(sub(share, hundred)), of} {
		if sameSize(f.Computed, x.FloatString(4)) {
			return true
		}
	}
	return false
}

// The figures of ordinary accounts are worked out from the right numbers, and
// none of them, for all are true, is called wrong.
func TestAccounts(t *testing.T) {
	texts, figures := accounts(t)
	all, linked, misled := 0, 0, 0
	for i, text := range texts {
		got := findings(t, Text{Content: text})
		for _, f := range got {
			if f.Class == string(Fail) {
				t.Errorf("%q is called wrong: %s", f.Words, f.Why)
			}
		}
		for _, want := range figures[i] {
			for _, f := range got {
				if f.Start >= want.end || f.End <= want.start {
					continue
				}
				switch derived := f.Kind != string(Count) && f.Computed != ""; {
				case want.of == nil && derived, want.of != nil && derived && !computes(f, want.of):
					misled++
					t.Logf("%q is told from the wrong numbers: %s", f.Words, f.Why)
				case want.of != nil && derived:
					linked++
				case want.of != nil:
					t.Logf("%q is not told: %s", f.Words, f.Why)
				}
				break
			}
			if want.of != nil {
				all++
			}
		}
	}
	t.Logf("%d of %d figures told, %d from the wrong numbers", linked, all, misled)
	if all < 250 || linked*100 < all*95 || misled*100 > all {
		t.Errorf("%d of %d figures told, %d from the wrong numbers", linked, all, misled)
	}
}

var numeral = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

// reprint is a text with another per cent printed for a figure.
func reprint(b *binder, m *mention, per string) string {
	words := numeral.ReplaceAllString(b.text[m.start:m.end], per)
	if b.at(m.core).kind == word {
		words = b.text[m.start:b.at(m.core).start] + per + " per cent"
	}
	return b.text[:m.start] + words + b.text[m.end:]
}

// anotherPerCent is a random per cent of as many places that is two points or
// more from the one printed.
func anotherPerCent(rng *rand.Rand, m *mention) string {
	places, two := len(m.Unit.Denom().String())-1, big.NewRat(2, 1)
	for {
		x := new(big.Rat).SetFrac64(1000+rng.Int64N(98000), 1000)
		text := x.FloatString(places)
		if x.SetString(text); distance(x, m.Value).Cmp(two) > 0 {
			return text
		}
	}
}

// A random per cent printed for one that the text's numbers give is called wrong
// or left open, and seldom told from other numbers.
func TestRandomFigures(t *testing.T) {
	texts, _ := accounts(t)
	for _, folder := range []string{"articles", "own"} {
		files, err := filepath.Glob("testdata/" + folder + "/*.txt")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, name := range files {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(content))
		}
	}
	rng := rand.New(rand.NewPCG(4, 3))
	planted, wrong, misled := 0, 0, 0
	for _, text := range texts {
		b := bind(find(text))
		link(b)
		for _, m := range b.mentions {
			if m.Form != Percent || m.Hedge != Bare || m.Top != nil || m.found == nil || m.found.part == nil || m.found.verdict.Class() == Fail {
				continue
			}
			for range 3 {
				c := bind(find(reprint(b, m, anotherPerCent(rng, m))))
				link(c)
				planted++
				switch o := c.mentions[m.index].found; {
				case o == nil || o.part == nil:
				case o.verdict.Class() == Fail:
					wrong++
				default:
					misled++
				}
			}
		}
	}
	t.Logf("of %d figures %d are called wrong, %d told from other numbers", planted, wrong, misled)
	if planted < 1000 || wrong*4 < planted || misled*50 > planted {
		t.Errorf("of %d figures %d are called wrong, %d told from other numbers", planted, wrong, misled)
	}
}
