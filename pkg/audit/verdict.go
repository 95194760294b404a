package audit

import "complaintstats/pkg/result"

// The verdicts that an audit reaches; a part of the closed set of the project.
const (
	exact        = "exact"
	rounded      = "rounded"
	roundedEven  = "rounded-even"
	holds        = "holds"
	truncated    = "truncated"
	roundedUp    = "rounded-up"
	roundsToZero = "rounds-to-zero"
	roundsToAll  = "rounds-to-all"
	// stretched is what follows only if the counts are stretched as far as
	// their own rounding allows.
	stretched     = "stretched"
	ambiguous     = "ambiguous"
	notComparable = "not-comparable"
	contradicted  = "contradicted"
	impossible    = "impossible"
	undecidable   = "undecidable"
	undefined     = "undefined"
	notCheckable  = "not-checkable"
)

// classOf is the class of a verdict.
func classOf(verdict string) string {
	switch verdict {
	case exact, rounded, roundedEven, holds:
		return "ok"
	case truncated, roundedUp, roundsToZero, roundsToAll, stretched, ambiguous, notComparable:
		return "warn"
	case contradicted, impossible:
		return "fail"
	}
	return "unknown"
}

// judged fills a finding in; its evidence is the return itself.
func judged(f result.Finding, verdict, why string, sources ...result.Source) result.Finding {
	f.Verdict, f.Class, f.Why = verdict, classOf(verdict), why
	f.Evidence = []result.Evidence{{Basis: "return", Verdict: verdict, Class: f.Class, Computed: f.Computed, Numerator: f.Numerator, Denominator: f.Denominator, Why: why, Sources: sources}}
	return f
}
