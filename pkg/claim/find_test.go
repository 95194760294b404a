package claim

import (
	"strings"
	"testing"
)

// What is a figure and what is none, as words with their kinds.
func TestFinds(t *testing.T) {
	for text, want := range map[string]string{
		"One hundred and five officers and 2,300 staff.":                                     "One hundred and five:count 2,300:count",
		"Three thousand two hundred complaints, half a million calls.":                       "Three thousand two hundred:count half a million:count",
		"Between 15 and 20 officers; 10 to 15 per cent; from 4 to 6 per cent.":               "15 and 20:count 10 to 15 per cent:share 4:share 6 per cent:share",
		"At 10.30am on 5 May 2019, by 18:30, at 7pm, from 9 a.m. in the 1990s.":              "",
		"Aged 34, or aged 18 to 24, a 45-year-old and a three-year-old.":                     "",
		"Section 18, Tables 2 and 3, Schedule 3, page 12, Regulation 14(2).":                 "",
		"Call 101 or 0300 020 0096, ring 01245 491491; PC 1482; 999 calls.":                  "",
		"12 Falconers Road, 4 Leek Wootton Road, A12, M25, 60mph, 4x4.":                      "",
		"In the last six months, over 12 months, two years ago, in one year.":                "",
		"A 12-month suspended sentence, 18 months in prison, a one-day hearing.":             "12-month:duration 18 months:duration one-day:duration",
		"One complaint could hold more than one allegation; one of them said so.":            "one:count",
		"The one who left; no one; one in ten; one-off; one by one.":                         "one in ten:share",
		"Twice as many, three times the number, doubled, more than halved.":                  "Twice:ratio three times:ratio doubled:change more than halved:change",
		"Dozens of officers, hundreds of thousands of calls, a dozen complaints.":            "Dozens:count hundreds of thousands:count a dozen:count",
		"A third of cases, a third man, the third quarter, two-thirds, half-time.":           "A third:share two-thirds:share",
		"Complaints about 17 officers, about 17 officers, some 20, up to 30.":                "17:count about 17:count some 20:count up to 30:count",
		"£1.2m, 1.2 million, 5k, 3bn.":                                                       "£1.2m:count 1.2 million:count 5k:count 3bn:count",
		"329 complaints per 1,000 employees and 3.1 allegations per complaint.":              "329:rate 3.1:ratio",
		"It received 2014 complaints in 2014 and 2,015 in 2015/16.":                          "2014:count 2,015:count",
		"Fewer than 87,768 the year before; no more than 40 or so.":                          "87,768:count no more than 40:count",
		"9pc, 10 percent, 11 per-cent, 12 percentage points, 13 points.":                     "9pc:share 10 percent:share 11 per-cent:share 12 percentage points:change 13:count",
		"See https://example.org/2021/12-per-cent and mail 5 to x12@example.org.":            "5:count",
		"Up 12%, +10%, (+20%), (-4%), (+24), a list of - 4 per cent, call +44 20 7946 0000.": "12%:change +10%:change +20%:change -4%:change +24:change 4 per cent:share",
		"On September 30 the force said so; in March 12 complaints were made.":               "12:count",
		"A jury decided 10-2; the team lost 3-1; 10-15 complaints.":                          "10-15:count",
		"18-24 year olds, Covid-19, at 12 noon, a 2.0 litre car, 40 mph.":                    "",
		"five or more complaints, ten or fewer, two or three, 50-50, 24/7.":                  "five or more:count ten or fewer:count two or three:count",
	} {
		var got []string
		for _, f := range findings(t, Text{Content: text}) {
			got = append(got, f.Words+":"+f.Kind)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, " "), want)
		}
	}
}

// Rates are computed from the counts where the text gives both.
func TestRates(t *testing.T) {
	got := findings(t, Text{Content: "Essex Police had 1,048 complaints and 5,240 employees: 200 complaints per 1,000 employees, or an average of 2 complaints for every 10 employees."})
	if len(got) != 4 || got[2].Verdict != "exact" || got[3].Verdict != "exact" {
		t.Errorf("%+v", got)
	}
}
