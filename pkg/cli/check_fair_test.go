package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// year is a return's worth of numbers of one force, from which both the return
// and the texts about it are written.
type year struct {
	force, ending                         string
	allegations, complaints, officers     int
	upheld, notUpheld, referred, noAction int
	conduct, conductReferred              int
	types                                 map[string]int
}

var fairTypes = []string{"Incivility", "Use of force", "Neglect or failure in duty"}

func fairYear(r *rand.Rand, force, ending string) year {
	y := year{force: force, ending: ending, allegations: 400 + r.IntN(4000), types: map[string]int{}}
	y.complaints = y.allegations/2 - r.IntN(y.allegations/5)
	y.officers = y.allegations/3 + r.IntN(y.allegations/3)
	y.upheld = 1 + r.IntN(y.allegations/8)
	y.notUpheld = y.allegations/2 + r.IntN(y.allegations/4)
	y.referred = 1 + r.IntN(40)
	y.noAction = y.allegations - y.referred - r.IntN(y.allegations/10)
	y.conduct = 20 + r.IntN(200)
	y.conductReferred = 1 + r.IntN(y.conduct/2)
	rest := y.allegations
	for _, name := range fairTypes[1:] {
		y.types[name] = 1 + r.IntN(rest/3)
		rest -= y.types[name]
	}
	y.types[fairTypes[0]] = rest
	return y
}

// shapes write the same numbers in the ways in which returns are laid out.
var shapes = map[string]func([]year) string{
	"wide": func(years []year) string {
		var b strings.Builder
		b.WriteString("force,year_ending,complaint_allegations,complaint_cases,officers_subject,upheld,not_upheld,referred_to_proceedings,no_action,conduct_matter_allegations,conduct_matters_referred\n")
		for _, y := range years {
			fmt.Fprintf(&b, "%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d\n", y.force, y.ending, y.allegations, y.complaints, y.officers, y.upheld, y.notUpheld, y.referred, y.noAction, y.conduct, y.conductReferred)
		}
		return b.String()
	},
	"wide with a total": func(years []year) string {
		var b strings.Builder
		b.WriteString("Force,Year ending,Complaints,Allegations,Upheld,Not upheld\n")
		sum := map[string][4]int{}
		for _, y := range years {
			fmt.Fprintf(&b, "%s,%s,%d,%d,%d,%d\n", y.force, y.ending, y.complaints, y.allegations, y.upheld, y.notUpheld)
			s := sum[y.ending]
			sum[y.ending] = [4]int{s[0] + y.complaints, s[1] + y.allegations, s[2] + y.upheld, s[3] + y.notUpheld}
		}
		for _, ending := range []string{years[0].ending} {
			s := sum[ending]
			fmt.Fprintf(&b, "Total,%s,%d,%d,%d,%d\n", ending, s[0], s[1], s[2], s[3])
		}
		return b.String()
	},
	"long": func(years []year) string {
		var b strings.Builder
		b.WriteString("force,year_ending,case_type,outcome,action,allegations\n")
		for _, y := range years {
			both := min(y.upheld, y.referred)
			row := func(caseType, outcome, action string, n int) {
				if n > 0 {
					fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%d\n", y.force, y.ending, caseType, outcome, action, n)
				}
			}
			row("complaint", "Upheld", "Referred to proceedings", both)
			row("complaint", "Not upheld", "Referred to proceedings", y.referred-both)
			row("complaint", "Upheld", "No action", y.upheld-both)
			row("complaint", "Not upheld", "No action", y.notUpheld-(y.referred-both))
			rest := y.allegations - y.upheld - y.notUpheld
			row("complaint", "Withdrawn", "No action", rest)
			row("conduct matter", "Upheld", "Referred to proceedings", y.conductReferred)
			row("conduct matter", "Not upheld", "No action", y.conduct-y.conductReferred)
		}
		return b.String()
	},
	"types across": func(years []year) string {
		var b strings.Builder
		b.WriteString("force,year_ending," + strings.Join(fairTypes, ",") + ",Total allegations\n")
		for _, y := range years {
			fmt.Fprintf(&b, "%s,%s,%d,%d,%d,%d\n", y.force, y.ending, y.types[fairTypes[0]], y.types[fairTypes[1]], y.types[fairTypes[2]], y.allegations)
		}
		return b.String()
	},
	"withheld": func(years []year) string {
		var b strings.Builder
		b.WriteString("force,year_ending,complaint_allegations,complaint_cases,referred_to_proceedings,upheld\n")
		for _, y := range years {
			referred := fmt.Sprint(y.referred)
			if y.referred < 25 {
				referred = "[c]"
			}
			fmt.Fprintf(&b, "%s,%s,%d,%d,%s,%d\n", y.force, y.ending, y.allegations, y.complaints, referred, y.upheld)
		}
		return b.String()
	},
	"rows": func(years []year) string {
		var b strings.Builder
		b.WriteString("force,year_ending,complaint_id,officer_id,allegation_type,outcome\n")
		for _, y := range years {
			for i := range y.allegations {
				outcome := "Withdrawn"
				if i < y.upheld {
					outcome = "Upheld"
				} else if i < y.upheld+y.notUpheld {
					outcome = "Not upheld"
				}
				fmt.Fprintf(&b, "%s,%s,C%d,O%d,%s,%s\n", y.force, y.ending, i%y.complaints, i%y.officers, fairTypes[i%3], outcome)
			}
		}
		return b.String()
	},
}

func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

func percent(k, n, places int) string {
	scale := 100
	for range places {
		scale *= 10
	}
	v := (2*scale*k + n) / (2 * n)
	if places == 0 {
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("%d.%0*d", v*100/scale, places, v%(scale/100))
}

// slipped is a number with its last two digits in each other's place.
func slipped(n int) string { return grouped(n/100*100 + n%10*10 + n/10%10) }

// fairSentences are true of a year, or speak of something that its return does
// not hold: none of them may be called wrong.
func fairSentences(r *rand.Rand, y year) []string {
	decided := y.upheld + y.notUpheld
	other := grouped(30 + r.IntN(y.complaints))
	return []string{
		fmt.Sprintf("%s Police recorded %s allegations in complaints in the year to March 2021.", y.force, grouped(y.allegations)),
		fmt.Sprintf("There were %s complaints about %s Police in the year ending 31 March 2021.", grouped(y.complaints), y.force),
		fmt.Sprintf("In the year to March 2021 there were %s complaints about %s Police.", grouped(y.allegations), y.force),
		fmt.Sprintf("%s per cent of allegations in complaints about %s Police were upheld in 2020/21.", percent(y.upheld, decided, r.IntN(2)), y.force),
		fmt.Sprintf("%s per cent of all allegations in complaints about %s Police were upheld in the year to March 2021.", percent(y.upheld, y.allegations, r.IntN(2)), y.force),
		fmt.Sprintf("Of %s complaint allegations against %s officers in 2020-21, %s (%s per cent) were referred to misconduct proceedings.", grouped(y.allegations), y.force, grouped(y.referred), percent(y.referred, y.allegations, 1)),
		fmt.Sprintf("%s complaints about %s Police in the year to March 2021 came from women.", other, y.force),
		fmt.Sprintf("%s Police received %s complaints about parking in 2020/21.", y.force, other),
		fmt.Sprintf("Some %s complaints about %s Police were made online in the year to March 2021.", other, y.force),
		fmt.Sprintf("In the year to March 2019 there were %s complaints about %s Police.", other, y.force),
		fmt.Sprintf("%s Police dealt with %s complaints within ten days in the year to March 2021.", y.force, other),
		fmt.Sprintf("In 2020/21 %s per cent of complaints about %s Police took longer than a year.", percent(r.IntN(50), 100, 0), y.force),
		fmt.Sprintf("%d per cent of the complaints that men made about %s Police were upheld in the year to March 2021.", r.IntN(90), y.force),
		fmt.Sprintf("More than %s allegations were made in complaints about %s Police in the year to March 2021.", grouped(y.allegations/100*100-1), y.force),
		fmt.Sprintf("%s allegations in complaints against %s Police in the year to March 2021 were of incivility.", grouped(y.types["Incivility"]), y.force),
		fmt.Sprintf("Surrey Police had %s complaints in the year to March 2021, and %s Police %s.", other, y.force, grouped(y.complaints)),
		fmt.Sprintf("The force had %s complaints, its own figures show.", other),
		fmt.Sprintf("%s Police had %s complaints in the first half of the year to March 2021.", y.force, grouped(y.complaints/2)),
		fmt.Sprintf("There were %s allegations in conduct matters in %s in the year to March 2021, and %s of them were referred to misconduct proceedings.", grouped(y.conduct), y.force, grouped(y.conductReferred)),
		fmt.Sprintf("On average there were %s allegations per complaint in %s in the year to March 2021.", percent(y.allegations, y.complaints*100, 2), y.force),
		fmt.Sprintf("Complaints about %s Police fell to %s in the year to March 2021 from %s a year before, down %d per cent.", y.force, grouped(y.complaints), grouped(y.complaints*2), 50),
		fmt.Sprintf("%s Police finalised %s complaints in the year to March 2021.", y.force, slipped(y.complaints)),
		fmt.Sprintf("%s Police closed %s complaints in 2020/21.", y.force, slipped(y.complaints)),
		fmt.Sprintf("%s Police upheld %s complaints in the year to March 2021.", y.force, slipped(y.complaints)),
		fmt.Sprintf("%s Police had %s unresolved complaints in the year to March 2021.", y.force, slipped(y.complaints)),
		fmt.Sprintf("There were %s serious allegations in complaints about %s Police in the year to March 2021.", slipped(y.allegations), y.force),
		fmt.Sprintf("%s and Kent Police together recorded %s complaints in the year to March 2021.", y.force, slipped(y.complaints)),
		fmt.Sprintf("%s Police recorded %s complaints in the year to March 2021, and %s the year before.", y.force, grouped(y.complaints), slipped(y.complaints)),
		fmt.Sprintf("A year later %s Police recorded %s complaints; in the year to March 2021 there had been %s.", y.force, slipped(y.complaints), grouped(y.complaints)),
		fmt.Sprintf("%s Police recorded %s complaints in the three months to March 2021.", y.force, slipped(y.complaints)),
		fmt.Sprintf("%s per cent of finalised allegations in complaints about %s Police were upheld in the year to March 2021.", percent(y.upheld, y.allegations/2, 0), y.force),
		fmt.Sprintf("A third of officers in %s, %s, had complaints against them in the year to March 2021.", y.force, grouped(y.officers)),
	}
}

// wrongSentences name all there is to a count or share, with another number.
func wrongSentences(r *rand.Rand, y year) []string {
	off := func(n int) string { return grouped(n + 1 + n/20 + r.IntN(n/2+1)) }
	return []string{
		fmt.Sprintf("%s Police recorded %s allegations in complaints in the year to March 2021.", y.force, off(y.allegations)),
		fmt.Sprintf("There were %s allegations in complaints about %s Police in the year ending 31 March 2021.", off(y.allegations), y.force),
		fmt.Sprintf("%s per cent of all allegations in complaints about %s Police were upheld in the year to March 2021.", percent(min(y.upheld+y.allegations/4, y.allegations), y.allegations, 1), y.force),
	}
}

// judged is the class of every figure of a text held against a return.
func judged(t *testing.T, text, table string) (classes []string, whole string) {
	t.Helper()
	_, out, errs := check(t, "", map[string]string{"story.txt": text, "return.csv": table}, "story.txt", "--against", "return.csv", "--format", "json")
	var answer struct {
		Findings []struct{ Class, Text, Verdict, Why string }
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatalf("%v: %s%s", err, out, errs)
	}
	for _, f := range answer.Findings {
		classes = append(classes, f.Class)
		whole += fmt.Sprintf("\n  %q: %s: %s: %s", f.Text, f.Class, f.Verdict, f.Why)
	}
	return classes, whole
}

// What is true of a return, or speaks of something that it does not hold, is
// never called wrong, however the return is laid out.
func TestNoneAccusedWrongly(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2021))
	tally := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		shape := shapes[name]
		rounds := 8
		if name == "rows" {
			rounds = 1 // a thousand rows each
		}
		for round := range rounds {
			years := []year{fairYear(r, "Essex", "31 March 2021"), fairYear(r, "Kent", "31 March 2021")}
			if round%3 == 2 {
				years = append(years, fairYear(r, "Essex", "31 March 2020"))
			}
			table := shape(years)
			for _, text := range fairSentences(r, years[0]) {
				classes, whole := judged(t, text, table)
				for _, class := range classes {
					tally[class]++
					if class == "fail" {
						t.Errorf("%s: %s%s", name, text, whole)
					}
				}
			}
		}
	}
	t.Log(tally)
	if tally["ok"] < tally["unknown"]/3 {
		t.Errorf("too little is confirmed: %v", tally)
	}
}

// A count or share that names force, period, unit and case type and is not what
// the return has is called wrong, or doubtful at least.
func TestWrongNumbersAreSeen(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2022))
	tally := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		shape := shapes[name]
		if name == "rows" {
			continue // rows pair allegations with officers: they are no count of allegations
		}
		for range 7 {
			years := []year{fairYear(r, "Essex", "31 March 2021"), fairYear(r, "Kent", "31 March 2021")}
			for i, text := range wrongSentences(r, years[0]) {
				if i == 2 && name == "types across" {
					continue // no outcomes
				}
				classes, whole := judged(t, text, shape(years))
				tally[classes[0]]++
				if classes[0] != "fail" && classes[0] != "warn" {
					t.Errorf("%s: %s%s", name, text, whole)
				}
			}
		}
	}
	t.Log(tally)
}
