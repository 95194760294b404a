package claim

import (
	"strings"
	"testing"
)

// trueOfItself are sentences that are true, though a number in them is not the
// one that a hasty reader computes: a change of something else, a share of
// another whole, a mean, a promise, a rounded value. None is ever called wrong.
var trueOfItself = map[string][]string{
	"a change of something else": {
		"Grievances dropped from 640 to 580, against a national drop of three per cent.",
		"Grievances dropped from 640 to 580, compared with a drop of three per cent elsewhere.",
		"Complaints climbed from 700 to 770, and officers suspended by 40 per cent.",
		"Complaints climbed from 700 to 770 despite a 25 per cent cut in staff.",
		"Complaints climbed from 700 to 770, with a 30 per cent rise in those about custody.",
		"Complaints climbed from 700 to 770, a 30 per cent rise in Devon outweighing a fall in Cornwall.",
		"Complaints about officers went down from 770 to 700 after a 15 per cent increase in spending on training.",
		"There were 770 complaints, up from 700, but those upheld fell 20 per cent.",
		"Complaints climbed from 700 to 770. Resignations fell by 20 per cent.",
		"Complaints climbed from 700 to 770, twice the five per cent rise in the number of officers.",
		"Complaints climbed from 700 to 770, still 23 per cent below the peak of 1,000.",
		"The force faced 1,032 allegations of rudeness, and 40 of theft. That is 46 per cent up on the previous year, when just 28 were made.",
		"The force faced 1,032 allegations in Hull alone. That is 46 per cent of the rise, from 728.",
		"One of 12 forces to record a fall, it was down 8 per cent from 762.",
	},
	"a change that is no plain one": {
		"Complaints went up by four per cent a year, from 700 in 2016 to 819 in 2020.",
		"Complaints went up from 700 to 819, or four per cent every year.",
		"Complaints went up by 30 a year, from 700 in 2016 to 820 in 2020.",
		"Complaints rose by an average of four per cent, from 700 to 819, over four years.",
		"Adjusted for the number of officers, complaints rose two per cent, from 700 to 770.",
		"In real terms spending on misconduct rose two per cent, from 700 to 770 thousand.",
		"Like for like, complaints rose by two per cent, from 700 to 770.",
		"Complaints rose by two per cent per head, from 700 to 770.",
		"Complaints might fall by 30 per cent, from 770 to 539, or by nine per cent, to 700.",
	},
	"a change promised or denied": {
		"A cut of 30 per cent was promised, but complaints went down from 770 to 700.",
		"The promised cut of 30 per cent did not come: complaints went down from 770 to 700.",
		"Complaints went down from 770 to 700, short of the target of 30 per cent.",
		"The chief constable wrongly claimed that complaints fell 30 per cent, from 770 to 700.",
		"Complaints did not fall by 30 per cent, from 770 to 700, as a leaflet had it.",
	},
	"a share that is disowned": {
		"It is not true that 20 per cent (110) of the 640 complaints were upheld.",
		"The claim that 5.3 per cent of the 1,064 complaints (34) were referred was dropped.",
		"She denied that 34 of 1,064 complaints (5.3 per cent) were referred.",
		"A leaflet wrongly had it that 34 of 1,064 complaints (5.3 per cent) were referred.",
	},
	"a base told for something else": {
		"There were 1,064 complaints about officers and 34 about staff. That is 3.1 per cent of all complaints.",
		"There were 400 complaints in May and 100 in June. That means 20 per cent of all complaints were made in June.",
		"Kent had 400 complaints. Essex had 100. It meant 20 per cent of all complaints were about Essex.",
		"The force had 900 complaints. It closed 500 and upheld 100. That means 20 per cent of cases were upheld.",
		"The force had 900 complaints in 2020. In 2021 it had 300, which was 5 per cent of complaints in England.",
	},
	"values that are rounded themselves": {
		"Calls rose from 1.4m to 1.5m, up 5 per cent.",
		"Calls rose from 1.4m to 1.5m, up 10 per cent.",
		"The cost rose from £1.4m to £1.5m, up four per cent.",
		"The rate fell from 0.5 per cent to 0.4 per cent, down 13 per cent.",
		"Complaints per officer rose from 1.1 to 1.2, up 14 per cent.",
		"Of the 1.4 million calls, 150,000 (10.9 per cent) were dropped.",
		"Of the 3 million stops, 330,000, or 12 per cent, led to an arrest.",
	},
	"numbers that no count need give": {
		"On average 38.3 per cent of the 17 members came to a meeting.",
		"In a typical month 38.3 per cent of the 17 appeals lodged were upheld.",
		"The station covers 38.3 per cent of the 17 acres it was given.",
		"Managers spent 38.3 per cent of the 17 weeks away.",
		"Weighted for size, 38.3 per cent of the 17 forces met the aim.",
	},
	"numerals that end in another sign": {
		"Of 640 complaints, 34 (5,3 per cent) were referred.",
		"Of 640 complaints, 34 (5·3 per cent) were referred.",
		"Complaints rose <15 per cent, from 700 to 770.",
		"Of 640 complaints, 170 (>25%) were upheld.",
		"Of 640 complaints, 16 (2½ per cent) were upheld.",
	},
	"a base that is reduced, named late, or elsewhere": {
		"Of 640 complaints, 140 were dropped. Of the rest, 150 (30 per cent) were upheld.",
		"Of 640 complaints, 150 were upheld, 30 per cent when the 140 dropped are left out.",
		"Of 640 complaints, 150 (30 per cent of the 500 decided) were upheld.",
		"Of 640 complaints, 150 were upheld, 30 per cent of those decided.",
		"Surrey had 640 complaints and decided 500. Of these, 150 (30 per cent) were upheld.",
		"Of 640 complaints, 150 were upheld, below the 30 per cent aimed at.",
		"Of 640 complaints, 150 (30 per cent nationally) were upheld.",
		"Of 640 complaints, 150 were upheld, down from 30 per cent.",
		"34 of 1,064 complaints were referred, 5.3 per cent nationally.",
		"34 of 1,064 complaints were referred, down from 5.3 per cent.",
		"34 of 1,064 complaints were referred, 5.3 per cent of them late.",
		"34 of 1,064 complaints were referred (average 5.3 per cent).",
		"34 of 1,064 complaints missed the target, 5.3 per cent.",
		"34 of 1,064 complaints led to a cut in pay, 5.3 per cent.",
		"34 of the 1,064 complaints were referred (women 5.3 per cent).",
		"34 of the 1,064 complaints were referred last year, and now 5.3 per cent.",
		"34 of 1,064 complaints were not referred, 5.3 per cent.",
		"Some 640 were decided: 34 of 1,064 complaints were referred, 5.3 per cent.",
		"5.3 per cent of complaints from women (34 of 1,064) named a sergeant.",
	},
	"a ratio of something else": {
		"There were 3,309 allegations in 1,984 complaints, 2.7 allegations per complaint nationally.",
		"There were 3,309 allegations in 1,984 complaints, 2.7 allegations per officer.",
		"There were 3,309 allegations in 1,984 complaints, up from 2.7 allegations per complaint.",
		"There were 3,309 allegations upheld in 1,984 complaints, 2.7 allegations per complaint.",
		"There were 3,309 allegations in 1,984 complaints, an average of 2.7 allegations per complaint decided.",
	},
	"parts that overlap": {
		"A total of 640 complaints (including 350 about delay and 340 about manners) were made.",
		"There were 640 complaints: 350 about delay and 340 about manners.",
	},
}

func TestTrueOfItself(t *testing.T) {
	for kind, sentences := range trueOfItself {
		for _, s := range sentences {
			for _, f := range findings(t, Text{Content: s}) {
				if f.Class == string(Fail) {
					t.Errorf("%s: %q: %s: %s", kind, s, f.Words, f.Why)
				}
			}
		}
	}
}

// What a sentence says outright and its own numbers refute is called wrong, and
// nothing beside it.
func TestWrongOfItself(t *testing.T) {
	for _, c := range []struct{ text, wrong string }{
		{"34 of 1,064 complaints were referred, 5.3 per cent.", "5.3 per cent"},
		{"34 of the 1,064 complaints were referred (5.3 per cent).", "5.3 per cent"},
		{"34 of 1,064 complaints were referred - 5.3 per cent.", "5.3 per cent"},
		{"34 of 1,064 complaints were referred – 5.3%.", "5.3%"},
		{"34 of the 1,064 complaints were referred: 5.3 per cent.", "5.3 per cent"},
		{"5.3 per cent of complaints (34 of 1,064) were referred.", "5.3 per cent"},
		{"5.3 per cent of all complaints (34 of the 1,064) were referred.", "5.3 per cent"},
		{"Thirty-four of 1,064 complaints were referred to misconduct proceedings, 5.3 per cent.", "5.3 per cent"},
		{"Of 1,064 allegations, 34 (5.3 per cent) were referred to proceedings.", "5.3 per cent"},
		{"Of these 1,064 complaints 34, or 5.3 per cent, were referred.", "5.3 per cent"},
		{"There were 1,064 complaints about officers. Of these, 34 were referred to the process. It meant 5.3 per cent of all complaints led to proceedings.", "5.3 per cent"},
		{"34 out of 1,064 complaints (5.3 per cent) were referred.", "5.3 per cent"},
		{"Of 80 officers, 12 (51 per cent) were women.", "51 per cent"},
		{"Complaints rose by 15 per cent, from 800 to 900.", "15 per cent"},
		{"Complaints fell from 500 to 450, down 20 per cent.", "20 per cent"},
		{"The 1,153 complaints were a 34 per cent increase on the 930 of the year before.", "34 per cent"},
		{"Complaints rose by 60 to 450 from 400.", "60"},
		{"Complaints went up by a third, from 300 to 450.", "a third"},
		{"The force faced 1,032 allegations of rudeness, sloth and other matters in 2014/15. That is 46 per cent up on the previous year, when just 728 were made.", "46 per cent"},
		{"Complaints halved from 24 to 18.", "halved"},
		{"There were 3,309 allegations in 1,984 complaints, 2.7 allegations per complaint.", "2.7"},
		{"There were 3,309 allegations in 1,984 complaints (2.7 per complaint).", "2.7"},
	} {
		var wrong []string
		for _, f := range findings(t, Text{Content: c.text}) {
			if f.Class == string(Fail) {
				wrong = append(wrong, f.Words)
			}
		}
		if got := strings.Join(wrong, "; "); got != c.wrong {
			t.Errorf("%q: wrong %q, want %q", c.text, got, c.wrong)
		}
	}
}

// A total that is not the sum of the list right behind it is doubtful, with the
// sum. It is called wrong only where the parts cannot overlap.
func TestTotalOfItsList(t *testing.T) {
	for _, c := range []struct{ text, class, why string }{
		{"A total of 81,776 complaints were finalised (31,182 formally and 55,094 informally).", "fail", "31,182 + 55,094 make 86,276, not 81,776"},
		{"A total of 81,776 complaints were finalised (31,182 by letter and 55,094 by telephone).", "warn", "31,182 + 55,094 make 86,276, not 81,776"},
		{"There were 600 complaints: 150 about incivility, 300 about neglect and 170 about searches.", "warn", "150 + 300 + 170 make 620, not 600"},
		{"A total of 600 complaints (350 about neglect and 240 about searches) were made.", "warn", "350 + 240 make 590"},
		{"A total of 81,776 complaints were finalised (31,182 formally and 50,594 informally).", "ok", ""},
		{"There were 600 complaints (350 about neglect and 240 about searches).", "unknown", ""},
		{"A total of 600 complaints (including 350 about neglect and 260 about searches) were made.", "unknown", ""},
		{"There were 600 complaints (350 letters and 260 allegations).", "unknown", ""},
		{"There were 600 complaints (450 about neglect, 450 about delay).", "unknown", ""},
		{"There were 600 complaints - 450 in 2020 and 160 the year before.", "unknown", ""},
	} {
		f := findings(t, Text{Content: c.text})[0]
		if f.Class != c.class || !strings.Contains(f.Why, c.why) {
			t.Errorf("%q: %s is %s: %s", c.text, f.Words, f.Class, f.Why)
		}
	}
}

// A count that has a share of its own is no total, and all complaints are not the
// formal ones.
func TestTheTotalMayBeLeftOut(t *testing.T) {
	for _, text := range []string{
		"Of the formal complaints, just under a third (11,459) were recorded at the complainant's own wish, and 11% (4,021) after an informal response had failed.",
		"There were 75,020 complaints. Of the formal complaints, just under a third (11,459) were recorded at the complainant's own wish, and 11% (4,021) after an informal response had failed.",
	} {
		for _, f := range findings(t, Text{Content: text}) {
			if f.Class == string(Fail) {
				t.Errorf("%s\n %s is called wrong: %s", text, f.Words, f.Why)
			}
		}
	}
}
