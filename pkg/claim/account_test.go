package claim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complaintstats/pkg/rate"
)

// account is a made-up text: whole and parts, and how the wordings print them.
type account struct {
	n, k, j, before int64
	force           string
	unit            string
}

func drawAccount(t *rapid.T) account {
	a := account{n: rapid.Int64Range(20, 9000).Draw(t, "n")}
	a.k = rapid.Int64Range(1, a.n/2).Draw(t, "k")
	a.j = rapid.Int64Range(1, a.n-a.k-1).Draw(t, "j")
	a.before = rapid.Int64Range(20, 9000).Draw(t, "before")
	a.force = rapid.SampledFrom([]string{"Essex Police", "Kent Police", "Cumbria Constabulary", "the force"}).Draw(t, "force")
	a.unit = rapid.SampledFrom([]string{"complaints", "allegations", "cases"}).Draw(t, "unit")
	return a
}

// percent prints k of n as papers do, half up.
func percent(k, n int64, places int) string {
	return new(big.Rat).Mul(big.NewRat(k, n), big.NewRat(100, 1)).FloatString(places)
}

// wordings print the share SHARE of K in N, some of them beside another part,
// without naming both numbers outright.
var wordings = [...]string{
	"FORCE recorded N UNIT last year. K were upheld, SHARE per cent, and J ended without action.",
	"SHARE per cent of UNIT against FORCE were upheld last year. There were N UNIT, of which K were upheld and J were withdrawn.",
	"FORCE dealt with N UNIT. J were withdrawn. Another K, or SHARE per cent, went to local resolution.",
	"In all FORCE had N UNIT; K of them (SHARE%) were about rudeness and J about neglect of duty.",
	"FORCE said J officers were trained last year. It received N UNIT, and upheld K of them - SHARE per cent.",
	"UNIT: N. Upheld: K (SHARE%). Withdrawn: J.",
	"FORCE had N UNIT, K of which were upheld, a rate of SHARE per cent. The year before J were upheld.",
}

// outrightWordings name both numbers of a share.
var outrightWordings = [...]string{
	"FORCE recorded N UNIT last year. Of these, K (SHARE per cent) were upheld and J were withdrawn.",
	"Of the N UNIT made against FORCE, K were upheld. That is SHARE per cent.",
	"Of the N UNIT made against FORCE, K (SHARE per cent) were upheld.",
	"Of the N UNIT against FORCE, K - or SHARE per cent - took longer than a year to finalise.",
	"K of the N UNIT against FORCE, or SHARE per cent, were upheld.",
}

// allWordings are the outright ones and the others.
func allWordings() []string { return slices.Concat(wordings[:], outrightWordings[:]) }

func (a account) write(wording, share string) string {
	return strings.NewReplacer("FORCE", a.force, "UNIT", a.unit, "SHARE", share, "N", rate.Int(a.n).Grouped(), "K", rate.Int(a.k).Grouped(), "J", rate.Int(a.j).Grouped()).Replace(wording)
}

func accused(t testing.TB, text string) string {
	for _, f := range findings(t, Text{Content: text}) {
		if f.Class == string(Fail) {
			return fmt.Sprintf("%q: %q: %s", text, f.Words, f.Why)
		}
	}
	return ""
}

// A true account is never accused, whatever its counts and however it is told.
func TestTrueAccounts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := drawAccount(rt)
		wording := rapid.SampledFrom(allWordings()).Draw(rt, "wording")
		text := a.write(wording, percent(a.k, a.n, rapid.IntRange(0, 1).Draw(rt, "places")))
		if rapid.Bool().Draw(rt, "second") {
			b := drawAccount(rt)
			b.unit = "appeals"
			text += "\n\n" + b.write(rapid.SampledFrom(allWordings()).Draw(rt, "other"), percent(b.k, b.n, 0))
		}
		if wrong := accused(t, text); wrong != "" {
			rt.Fatal(wrong)
		}
	})
}

// A true change is never accused, nor one told of another year than the counts.
func TestTrueChanges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := drawAccount(rt)
		d := percent(max(a.n-a.before, a.before-a.n), a.before, 0)
		word, verb := "rise", "up"
		if a.n < a.before {
			word, verb = "fall", "down"
		}
		toJ, toK := "up", "rose" // the way from K to J, and from J to K
		if a.j < a.k {
			toJ = "down"
		}
		if a.k < a.j {
			toK = "fell"
		}
		text := strings.NewReplacer("TO_J", toJ, "TO_K", toK, "FORCE", a.force, "UNIT", a.unit, "DIFF", d, "WORD", word, "VERB", verb, "N", rate.Int(a.n).Grouped(), "B", rate.Int(a.before).Grouped(), "J", rate.Int(a.j).Grouped(), "K", rate.Int(a.k).Grouped()).Replace(
			rapid.SampledFrom([]string{
				"FORCE recorded N UNIT last year, a DIFF per cent WORD on the B of the year before.",
				"UNIT against FORCE went VERB DIFF per cent, from B to N.",
				"FORCE recorded N UNIT in 2014/15. In 2013/14 it had recorded B. That is a WORD of DIFF per cent.",
				"FORCE recorded N UNIT, VERB DIFF per cent from B, while J appeals were made, compared with B before.",
				"The number of UNIT went VERB by DIFF per cent. There were N, compared with B in the previous year; J were upheld.",
				"FORCE was one of J forces to record a WORD in UNIT; it was VERB from B, or DIFF per cent.",
				"All UNIT went VERB by DIFF per cent and appeals by J per cent, from K to 2,000.",
				"Suffolk went up J per cent and FORCE DIFF per cent, from B to N.",
				"The WORD in UNIT was DIFF per cent, to N from B, while J appeals were made and K upheld.",
				"FORCE recorded N UNIT (B in 2012), VERB DIFF per cent, of which J were upheld, compared with K.",
				"All UNIT fell in Surrey, from J to 1, and went VERB in Essex, from B to N: a WORD there of DIFF per cent.",
				"FORCE has J officers, against K in 2012. All UNIT are VERB DIFF per cent.",
				"It upheld J of N UNIT. All UNIT had been VERB DIFF per cent, from K officers' reports.",
				"In the year J officers were dismissed, TO_J from K. All UNIT went VERB DIFF per cent, the force said.",
				"All UNIT went VERB DIFF per cent to N. The number upheld went from J to K in the same year.",
				"All UNIT went VERB DIFF per cent (N, VERB from B the year before), and J appeals were made.",
				"All UNIT went VERB DIFF per cent in a year (B to N), while K officers were dismissed, VERB J per cent.",
				"All UNIT went VERB DIFF per cent a year (J to K in ten years).",
				"All UNIT went VERB DIFF per cent nationally (J to K in Essex).",
				"All UNIT went VERB DIFF per cent (J officers against K).",
				"All UNIT went VERB by an average DIFF per cent (J to K).",
				"All UNIT TO_K from J to K, then went VERB DIFF per cent to N (from B).",
				"They came from N UNIT, VERB DIFF per cent from just B a year earlier; K were upheld and J were not.",
				"All UNIT were VERB DIFF per cent. J of N UNIT were upheld, against K of B the year before.",
			}).Draw(rt, "wording"))
		if rapid.Bool().Draw(rt, "more") {
			b := drawAccount(rt)
			b.unit = "appeals"
			text += rapid.SampledFrom([]string{" ", "\n\n"}).Draw(rt, "gap") + b.write(rapid.SampledFrom(allWordings()).Draw(rt, "other"), percent(b.k, b.n, 0))
		}
		if wrong := accused(t, text); wrong != "" {
			rt.Fatal(wrong)
		}
	})
}

// An error planted where a text names both numbers of a share is mostly caught.
func TestPlantedErrors(t *testing.T) {
	planted, caught := 0, 0
	for n := int64(97); n < 4000; n = n*7/5 + 3 {
		for k := n / 9; k < n/2; k += n/7 + 1 {
			a := account{n: n, k: k, j: n/3 + 1, force: "Essex Police", unit: "complaints"}
			right := (200*k + n) / (2 * n)
			for _, wording := range outrightWordings {
				for _, off := range [...]int64{-6, 5, 9, 17} {
					if right+off < 1 {
						continue
					}
					planted++
					if accused(t, a.write(wording, fmt.Sprint(right+off))) != "" {
						caught++
					}
				}
			}
		}
	}
	t.Logf("%d of %d planted errors caught", caught, planted)
	if planted == 0 || caught*10 < planted*8 {
		t.Errorf("%d of %d planted errors caught", caught, planted)
	}
}
