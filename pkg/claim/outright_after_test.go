package claim

import (
	"math/big"
	"testing"
)

// What its own sentence gets wrong is not called so where the next words say that the
// figure was counted otherwise, or that it is wrong.
func TestToldOf(t *testing.T) {
	for _, c := range []struct{ text, more string }{
		{"Of the 26 appeals, 44.4 per cent were upheld.", " The figure leaves out eight that were withdrawn."},
		{"44.4 per cent of the 26 complaints were upheld.", " Eight that were withdrawn are not counted in the percentage."},
		{"Of 612 complaints, 150 (30 per cent) were upheld.", " Percentages are of decided cases."},
		{"Of 612 complaints, 150 (30 per cent) were upheld.", " (Percentages are based on cases decided.)"},
		{"A quarter of complaints were upheld: 60 of 400.", " That counts a further 40 upheld in part."},
		{"Complaints rose from 800 to 880, up 15 per cent.", " The percentage is adjusted for a change in recording."},
		{"Complaints had doubled, from 210 to 350.", " In fact the rise was 67 per cent."},
		{"Of 1,872 complaints received, 2,069 were closed.", " The higher number is due to cases carried over from the year before."},
		{"A total of 640 complaints (350 dealt with formally and 340 informally) were closed.", " Fifty were dealt with in both ways."},
		{"Of 640 complaints, 350 were dealt with formally and 340 informally.", " Fifty were dealt with in both ways."},
		{"Complaints rose from 900 to 800.", " That is wrong: they fell."},
	} {
		if got := wordsOf(findings(t, Text{Content: c.text}), Fail); len(got) != 1 {
			t.Errorf("%q: wrong %q, want one figure", c.text, got)
		}
		for _, f := range findings(t, Text{Content: c.text + c.more}) {
			if f.Class == string(Fail) || f.Class == string(Warn) {
				t.Errorf("%q: %q is %s: %s", c.text+c.more, f.Words, f.Verdict, f.Why)
			}
		}
	}
	for _, text := range []string{
		"The figures leave out withdrawn cases. Of 612 complaints, 150 (30 per cent) were upheld.",
		"Of 612 complaints, 150 (30 per cent) were upheld, the percentage being of those decided.",
		"Half of the 120 complaints (45) were about delay, the number in brackets being last year's.",
		"Correction: we reported that complaints fell by 20 per cent from 500 to 450. The fall was 10 per cent.",
	} {
		if wrong := accused(t, text); wrong != "" {
			t.Error(wrong)
		}
	}
}

// What is told of one part stands between the parts of a whole, a change is on another
// year or place than the value beside it, and a mark goes up from four to two.
func TestPartsYearsAndMarks(t *testing.T) {
	for _, c := range []struct{ wrong, right string }{
		{"Of the 60 officers, 40 were cleared, four with an apology, and the other 18 were dismissed.", "Of the 60 officers, 45 were cleared, five with an apology, and the other 15 were dismissed."},
		{"Of the 60 officers, 40 were cleared, six of constable rank and two of sergeant, and the other 16 were dismissed.", "Of the 60 officers, 45 were cleared, three of constable rank and two of sergeant, and the other 15 were dismissed."},
		{"Of 60 complainants, 42 were men and 26 were women.", "Of 60 complainants, 42 were men and 26 were women with a joint complaint."},
		{"There were 880 complaints, up from 800 in 2018, up 5 per cent.", "There were 880 complaints, up from 800 in 2018, up 5 per cent in a year."},
		{"There were 880 complaints, five per cent more, up from 800 in 2018.", "There were 880 complaints, five per cent more than in 2019, up from 800 in 2018."},
		{"There were 880 complaints, compared with 800 in 2018, an increase of five per cent.", "There were 880 complaints, compared with 800 in Essex, an increase of five per cent."},
		{"Complaints rose from 800 to 880, an increase of 15 per cent.", "Complaints rose from 800 to 880, an increase of 15 per cent, allowing for the fall in officers."},
		{"The number of complaints went from 800 to 880 (+5%).", "The number of complaints went from 800 to 880 (Kent +5%)."},
		{"Complaints rose by five per cent to 880, from 800.", "Complaints rose by five per cent to 880, from 800 households."},
		{"The force's complaints rose from 4 to 2.", "The force's grading for complaints rose from 4 to 2."},
	} {
		if len(wordsOf(findings(t, Text{Content: c.wrong}), Fail)) != 1 {
			t.Errorf("%q: nothing is called wrong", c.wrong)
		}
		if wrong := accused(t, c.right); wrong != "" {
			t.Error(wrong)
		}
	}
}

// Two who count may come to two numbers.
func TestTwoCounters(t *testing.T) {
	const text = "The force counted 1,048 complaints in 2020-21. The Home Office counted 1,084 complaints in 2020-21."
	if got := wordsOf(findings(t, Text{Content: text}), Warn); len(got) != 0 {
		t.Errorf("doubtful %q", got)
	}
}

// Shares are told from the numbers that the words set beside them, or from none.
func TestNotOfTheOthers(t *testing.T) {
	for _, c := range []struct{ text, words, of string }{
		{"Of 1,020 complaints, 60 were of rudeness, up from 50 of 990, or 5 per cent.", "5 per cent", "50/990"},
		{"Fewer than 5 per cent of officers, 6 of 1,000 women among them, were disciplined.", "Fewer than 5 per cent", ""},
		{"A quarter of the 43 forces, 11, had an upheld rate above 20 per cent.", "above 20 per cent", ""},
		{"A third of the 312 officers (200 men, 112 women) had a complaint.", "A third", ""},
		{"| Outcome | Number | Share | Last year |\n|---|---|---|---|\n| Not upheld | 640 | 80% | 75% |\n| Withdrawn | 80 | 10% | 13% |\n| All | 720 | 100% | 100% |", "13%", ""},
	} {
		for _, f := range findings(t, Text{Name: "a.md", Content: c.text}) {
			if f.Words != c.words {
				continue
			}
			if c.of == "" && f.Computed != "" {
				t.Errorf("%q: %q is told from other numbers: %s", c.text, f.Words, f.Why)
			}
			if of, ok := new(big.Rat).SetString(c.of); ok && !computes(f, of) {
				t.Errorf("%q: %q is not of %s: %s", c.text, f.Words, c.of, f.Why)
			}
		}
	}
}
