package claim

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/result"
)

// toldPlainly holds, kind by kind, sentences that tell all the terms of a figure and
// get it wrong, each with the figure that is called so, and their neighbours: the
// same words with the right number, and the same words where another reading holds.
var toldPlainly = []struct {
	kind  string
	wrong map[string]string
	right []string
}{
	{"a fraction beside its part and whole", map[string]string{
		"Of 500 complaints, one in five, or 150, were upheld.":                                 "one in five",
		"Of the 840 allegations, 190, or a third, were upheld.":                                "a third",
		"Half of the 300 complaints, 200, were upheld.":                                        "Half",
		"Just under a quarter of the force's 2,040 officers, 589, had at least one complaint.": "Just under a quarter",
		"About a quarter of the 400 complaints, 180, were about delay.":                        "About a quarter",
		"Fewer than a third of the 1,290 allegations were upheld: 502.":                        "Fewer than a third",
		"Sussex Police upheld 88 of 1,040 complaints, one in eight.":                           "one in eight",
		"One in ten complaints was upheld: 60 of 340.":                                         "One in ten",
		"More than half of the 846 allegations (405) took over 90 days.":                       "More than half",
	}, []string{
		"Of 500 complaints, one in three, or 150, were upheld.",
		"Half of the 300 complaints, 155, were upheld.",
		"About a quarter of the 400 complaints, 90, were about delay.",
		"Fewer than a third of the 1,290 allegations were upheld: 402.",
		"Half of the 300 complaints, 200 of them about delay, were upheld.",
		"Half of the 300 complaints, 200 in Kent and 100 in Essex, were upheld.",
		"A quarter of the 400 complaints, or 10 a month, were about delay.",
		"Three quarters of the 400 officers (200 of whom were men) were cleared.",
		"Of 500 complaints, one in five of the 250 closed, or 50, were upheld.",
		"One in five complaints, 34 of 1,064 of which were upheld, was about delay.",
		"It is not true that half of the 300 complaints, 200, were upheld.",
	}},
	{"a hedged per cent beside its part and whole", map[string]string{
		"Nearly 30 per cent of complaints were upheld: 330 of 1,000.":       "Nearly 30 per cent",
		"Fewer than 5 per cent of officers, 60 of 1,000, were disciplined.": "Fewer than 5 per cent",
		"More than 40 per cent (120 of 400) were upheld.":                   "More than 40 per cent",
		"34 of 1,064 complaints were referred, more than 5 per cent.":       "more than 5 per cent",
		"About 40 per cent of allegations (291 of 960) were dropped.":       "About 40 per cent",
	}, []string{
		"Nearly 30 per cent of complaints were upheld: 290 of 1,000.",
		"Fewer than 5 per cent of officers, 40 of 1,000, were disciplined.",
		"Fewer than 5 per cent of officers, against 60 of 1,000 staff, were disciplined.",
		"Nearly 30 per cent of complaints were upheld in 2020: 330 of 1,000 were in 2021.",
		"Nearly 30 per cent of complaints from women were upheld: 330 of 1,000 in all were.",
		"More than 40 per cent in Kent (120 of 400 in Essex) were upheld.",
		"More than 40 per cent of them (120 of 400 were men) were upheld.",
		"Half of officers were men: 12 of 40 constables.",
		"Circa 25 per cent of complaints (263 of 1,000) were upheld.", // within twice the width
	}},
	{"a share that closes its sentence", map[string]string{
		"Of the 487 complaints, 61 were upheld, 21.5 per cent.":                  "21.5 per cent",
		"In Gwent 44 of 391 allegations were upheld, 17.3 per cent.":             "17.3 per cent",
		"Out of 88 allegations of racism, 17 were upheld, or nine per cent.":     "nine per cent",
		"Of 1,593 complaints, 486 (41 per cent) were settled at once.":           "41 per cent",
		"No action was taken over 1,872 of the 2,069 allegations (80 per cent).": "80 per cent",
	}, []string{
		"Of the 487 complaints, 61 were upheld, 12.5 per cent.",
		"Of 400 officers, 120 were women, 35 per cent of new recruits.",
		"Of 400 officers, 120 were questioned and 35 per cent were women.",
		"Of 640 complaints, 150 were upheld, 30 per cent of those decided.",
		"In Gwent 44 of 391 allegations were upheld, 17.3 per cent in Essex.",
	}},
	{"a change told with its values", map[string]string{
		"There were 792 complaints, up from 640, an increase of 19 per cent.":                                  "19 per cent",
		"Last year there were 792 complaints compared with 640 the year before, a rise of 19 per cent.":        "19 per cent",
		"Allegations fell by 25 per cent, from 500 to 400.":                                                    "25 per cent",
		"The 28 suspensions were up by 12 on the 20 of the year before.":                                       "12",
		"Police received 88 complaints about body-worn video, up from just 31 in 2018, a rise of 84 per cent.": "84 per cent",
		"The number of officers on restricted duties is up to 41 from 29, an increase of 22.":                  "22",
	}, []string{
		"There were 792 complaints, up from 640, an increase of 24 per cent.",
		"The 900 emails rose from the 818 of last year, complaints by 30 per cent.",
		"The 900 complaints were up from the 818 of last year, allegations by 30 per cent.",
		"Complaints rose from 640 to 792, a difference of 19 per cent.",
		"Complaints rose from 640 to 792 and the 152 extra made up 19 per cent of them.",
		"In 2012 complaints were 19 per cent lower, at 640, than the 792 of 2013.",
		"There were 792 complaints, compared with 640 in 2010, a rise of three per cent on last year.",
		"There were 792 complaints in Essex, compared with 640 in Kent, a rise of three per cent.",
	}},
	{"the other way", map[string]string{
		"Complaints fell to 900 last year from 800.":                        "800",
		"Complaints rose from 900 to 800.":                                  "800",
		"Complaints rose from 900 to 800, up 12.5 per cent.":                "12.5 per cent",
		"Complaints fell from 800 in 2019 to 900 in 2020.":                  "900",
		"The force received 900 complaints, up from 1,200 the year before.": "1,200",
		"There were 900 complaints last year, down from 800.":               "800",
		"The share upheld rose from 15 per cent to 10 per cent.":            "10 per cent",
		"The number of officers dismissed went up from 20 to 14.":           "14",
	}, []string{
		"Complaints rose from 800 to 900.",
		"The force received 900 complaints, up from 800 the year before.",
		"The force rose from 12 to 3 in the league table.",
		"Police signed up from 900 to 800 officers a year.",
		"There were 900 complaints in six months, up from 1,200 in the year before.",
		"Complaints rose, then fell from 900 to 800.",
		"30 of the 60 appeals were upheld, up from 75 last year.",
		"The force's 900 officers received more complaints, up from 1,200.",
		"Complaints about its 900 officers, up from 1,200 last year, came to 1,500.",
		"Complaints fell from a high of 900 to 1,000 fewer than Kent's.",
		"A previous version of this story said that complaints rose from 900 to 800.",
	}},
	{"points", map[string]string{
		"The share upheld rose from 10 per cent to 15 per cent, an increase of 15 percentage points.":        "15 percentage points",
		"The proportion of complaints upheld fell by 10 percentage points, from 30 per cent to 26 per cent.": "10 percentage points",
		"The share rose from 10 per cent to 15 per cent, an increase of 15 per cent.":                        "15 per cent",
	}, []string{
		"The share upheld rose from 10 per cent to 15 per cent, an increase of five percentage points.",
		"The share upheld rose from 10 per cent to 15 per cent, an increase of six percentage points on unrounded figures.",
		"The share upheld rose from 10 per cent to 15 per cent, with a rise of eight percentage points in Kent.",
		"The share upheld rose from 10 per cent to 15 per cent, 15 percentage points below the national average.",
		"The share rose from 10 per cent to 15 per cent, an increase of 44 per cent.",
		"Women's share rose from 10 per cent to 15 per cent, men's share falling by two percentage points.",
	}},
	{"a ratio and its counts", map[string]string{
		"The average was 5.0 allegations per officer: 35 allegations against 17 officers.":     "5.0",
		"There were 6,030 employees and 1,984 complaints, 529 complaints per 1,000 employees.": "529",
		"There were 35 allegations against 17 officers, 4.1 allegations per officer.":          "4.1",
	}, []string{
		"The average was 2.1 allegations per officer: 35 allegations against 17 officers.",
		"There were 6,030 employees and 1,984 complaints, 329 complaints per 1,000 employees.",
		"There were 6,030 employees and 1,984 complaints, 331 complaints per 1,000 employees.",
		"There were 6,030 employees and 1,984 complaints, 529 allegations per 1,000 employees.",
		"There were 6,030 employees and 1,984 complaints, 529 complaints per 1,000 employees nationally.",
		"There were 3,190 complaints in two years. There were 6,030 employees and 1,984 complaints, 529 complaints per 1,000 employees.",
		"The national average was 5.0 allegations per officer: 35 allegations against 17 officers.",
		"There were 35 allegations against 17 officers, 4.1 allegations per officer dismissed.",
	}},
	{"parts that cannot overlap", map[string]string{
		"Of 600 complaints, 150 were upheld, 300 were not upheld and 170 were withdrawn.":                          "600",
		"Of 60 officers, 42 were men and 26 were women.":                                                           "60",
		"Of 500 complaints, 200 were dealt with formally and 330 informally.":                                      "500",
		"Of the 52 officers who faced a hearing, 31 were dismissed, 12 were warned and the other 11 were cleared.": "52",
		"A total of 640 complaints (350 upheld and 340 not upheld) were made.":                                     "640",
	}, []string{
		"Of 600 complaints, 150 were upheld, 250 were not upheld and 170 were withdrawn.",
		"Of 600 complaints, 400 were investigated, 150 upheld and 250 not.",
		"Of 600 complaints, 300 were upheld, 200 in part and 250 were withdrawn.",
		"Of 200 complaints, 100 were investigated, 60 upheld and the remaining 40 not.",
		"Of 2,000 complaints, 1,240 were upheld and the other 755 were not.",
		"Of 60 officers, 42 were men and 26 were constables.",
		"Of 60 officers and staff, 42 were men and 26 were women.",
		"Of 25 complaints, 12 alleged incivility, 10 neglect and eight racism.",
		"Of 200 complaints 142 came from men and 76 from women.", // some from both
	}},
	{"a part larger than its whole", map[string]string{
		"Of 1,872 complaints, 2,069 were upheld.":    "2,069",
		"2,069 of the 1,872 complaints were upheld.": "2,069",
	}, []string{
		"Of 1,872 complaints, 269 were upheld.",
		"Of 1,872 complaints, 2,069 allegations were upheld.",
		"Of 1,872 complaints, 2,069 officers were the subject.",
		"Of the 12 forces, 43 were asked.",
		"Of the five cases, 12 resigned.",
		"Of the 40 complaints made, 52 officers' names were given.",
	}},
	{"a share that no count gives", map[string]string{
		"Of the 26 appeals, 47.2 per cent were upheld.":          "47.2 per cent",
		"Of 3 officers, 45 per cent were dismissed.":             "45 per cent",
		"Of the 37 hearings, 23.6 per cent were held in public.": "23.6 per cent",
		"Of the 19 officers dismissed, 28 per cent were women.":  "28 per cent",
	}, []string{
		"Of the 26 appeals, 46.2 per cent were upheld.",
		"Of the 26 appeals, 46.1 per cent were upheld.", // cut off
		"Of 3 officers, 67 per cent were dismissed.",
		"Of 30 officers, 47.2 per cent were dismissed.", // 30 may be round
		"Of about 26 appeals, 47.2 per cent were upheld.",
		"Of the 26 appeals, 47.2 per cent of those heard were upheld.",
		"Of the 26 appeals, 47.2 per cent were upheld, excluding those withdrawn.",
		"Of the 26 complaints, 47.2 per cent of the allegations were upheld.",
		"Of those 26 appeals, an average 47.2 per cent were upheld.",
	}},
}

func TestToldPlainly(t *testing.T) {
	for _, c := range toldPlainly {
		for text, want := range c.wrong {
			if got := strings.Join(wordsOf(findings(t, Text{Content: text}), Fail), "; "); got != want {
				t.Errorf("%s: %q: wrong %q, want %q", c.kind, text, got, want)
			}
		}
		for _, text := range c.right {
			if wrong := accused(t, text); wrong != "" {
				t.Errorf("%s: %s", c.kind, wrong)
			}
		}
	}
}

// What may be an error, and may be another reading, is told as doubtful, with the
// working that lets an editor decide.
func TestToldDoubtfully(t *testing.T) {
	for _, c := range []struct {
		text, words, why string
	}{
		{"The upheld rate rose from 10 per cent to 15 per cent, an increase of five per cent.", "five per cent", "percentage points, not per cent"},
		{"The share upheld rose from 10 per cent to 15 per cent, an increase of 50 percentage points.", "50 percentage points", "per cent of the change"},
		{"Of 200 complaints 142 came from men and 76 from women.", "200", "142 + 76 make 218, more than 200"},
		{"Of 2,000 complaints, 1,240 were upheld and the other 755 were not.", "2,000", "may be rounded"},
		{"Men made 62 per cent of complaints, women 48 per cent.", "62 per cent; 48 per cent", "make 110"},
		{"62 per cent of complaints were upheld and 48 per cent were not.", "62 per cent; 48 per cent", "make 110"},
		{"There were 1,048 complaints in 2020-21. The 1,084 complaints in 2020-21 contained 3,787 allegations.", "1,048; 1,084", "transposed"},
		{"There were 1,048 complaints in 2020-21. The 1,200 complaints in 2020-21 contained 3,787 allegations.", "1,048; 1,200", "only one can be right"},
		{"Of 612 complaints, 161 (circa 25 per cent) were upheld.", "circa 25 per cent", "within twice that"},
		{"There were 6,030 employees and 1,984 complaints, 331 complaints per 1,000 employees.", "331", "another day"},
		{"Men made 62 per cent of complaints, women 38 per cent.", "", ""},
		{"62 per cent of men and 48 per cent of women were content.", "", ""},
		{"Men were dismissed in 62 per cent of cases, women in 48 per cent.", "", ""},
		{"There were 1,048 complaints in 2020-21. The 1,084 complaints in 2021-22 contained 3,787 allegations.", "", ""},
		{"There were 1,048 complaints in 2020-21. The 1,084 complaints closed in 2020-21 contained 3,787 allegations.", "", ""},
		{"There were 1,048 complaints in 2020-21 about delay. The 1,084 complaints in 2020-21 were read.", "", ""},
		{"Kent had 1,048 complaints in 2020-21. Essex had 1,084 complaints in 2020-21.", "", ""},
	} {
		list := findings(t, Text{Content: c.text})
		if got := strings.Join(wordsOf(list, Warn), "; "); got != c.words {
			t.Errorf("%q: doubtful %q, want %q", c.text, got, c.words)
		}
		for _, f := range list {
			if f.Class == string(Warn) && !strings.Contains(f.Why, c.why) {
				t.Errorf("%q: %s: %s", c.text, f.Words, f.Why)
			}
		}
	}
}

// A change from nothing, or a share of nothing, has no per cent.
func TestOfNothing(t *testing.T) {
	for _, text := range []string{
		"Dismissals rose from 0 to 5, up 100 per cent.",
		"Of the 0 complaints, 5 per cent were upheld.",
	} {
		list := findings(t, Text{Content: text})
		undefined := 0
		for _, f := range list {
			if f.Verdict == string(Undefined) {
				undefined++
			}
		}
		if undefined != 1 {
			t.Errorf("%q: %v", text, list)
		}
	}
}

// wordsOf are the figures of a class, in their order.
func wordsOf(list []result.Finding, class Class) []string {
	var words []string
	for _, f := range list {
		if f.Class == string(class) {
			words = append(words, f.Words)
		}
	}
	return words
}

// Of two numbers that cannot both be right the return tells which is wrong.
func TestReturnSparesACount(t *testing.T) {
	essex := holding(t, "Essex|"+y22+"|complaint|complaints||1048")
	const text = "Essex Police recorded 1,048 complaints in the year to March 2022, up from 1,100."
	for _, c := range []struct {
		o     Options
		words string
	}{{Options{}, "1,100"}, {Options{Evidence: essex}, "1,100"}} {
		r, err := Check([]Text{{Name: "a", Content: text}}, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(wordsOf(r.Findings.List, Fail), "; "); got != c.words {
			t.Errorf("%v: wrong %q, want %q", c.o.Evidence != nil, got, c.words)
		}
	}
	const other = "Complaints about Essex Police rose from 1,100 to 1,048 in the year to March 2022."
	r, err := Check([]Text{{Name: "a", Content: other}}, Options{Evidence: essex})
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Findings.List[1]; f.Verdict != string(Ambiguous) || !strings.Contains(f.Why, "the other number is wrong") {
		t.Errorf("%s is %s: %s", f.Words, f.Verdict, f.Why)
	}
}

// A whole that is truly taken apart, and a number that went the way that is told, is
// never called wrong.
func TestTrueSplitsAndWays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := rapid.Int64Range(1, 900).Draw(rt, "a")
		b := rapid.Int64Range(1, 900).Draw(rt, "b")
		c := rapid.Int64Range(1, 900).Draw(rt, "c")
		went, stands := "rose", "up"
		if a > b {
			went, stands = "fell", "down"
		}
		n := func(x int64) string { return rate.Int(x).Grouped() }
		text := strings.NewReplacer("<all>", n(a+b+c), "<ab>", n(a+b), "<a>", n(a), "<b>", n(b), "<c>", n(c), "WENT", went, "STANDS", stands).Replace(rapid.SampledFrom([]string{
			"Of <all> complaints, <a> were upheld, <b> were not upheld and <c> were withdrawn.",
			"Of the <all> officers, <a> were dismissed, <b> were warned and the other <c> were cleared.",
			"Of <ab> officers, <a> were men and <b> were women.",
			"Of <all> complaints, <a> were upheld and <b> were not.",
			"A total of <all> complaints (<ab> upheld and <c> not upheld) were made.",
			"Complaints WENT from <a> to <b>.",
			"The force received <b> complaints in 2021, STANDS from <a> the year before.",
			"Complaints WENT to <b> last year from <a>.",
			"<a> of the <all> complaints were upheld.",
		}).Draw(rt, "wording"))
		if wrong := accused(t, text); wrong != "" {
			rt.Fatal(wrong)
		}
	})
}
