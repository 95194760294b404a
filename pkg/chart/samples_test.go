package chart

import (
	"fmt"
	"math"
	"slices"

	"complaintstats/pkg/result"
)

// forces are the 43 territorial forces of England and Wales. The figures that
// stand beside them here are made up.
var forces = []string{
	"Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland", "Cumbria", "Derbyshire",
	"Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire",
	"Hertfordshire", "Humberside", "Kent", "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Metropolitan Police",
	"Norfolk", "North Wales", "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire",
	"Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire",
}

// made is a made-up count and base of the i-th force: some bases are large, as
// the Metropolitan's, and some counts are far off.
func made(i int) (n, of int) {
	of = 150 + (i*7919)%2400
	if forces[i] == "Metropolitan Police" {
		of = 9800
	}
	n = of * (20 + (i*37)%18) / 1000
	switch forces[i] {
	case "Nottinghamshire":
		n = of * 9 / 100
	case "Thames Valley", "Sussex", "Kent":
		n = of / 200
	case "Essex":
		n = of * 6 / 100
	}
	return n, of
}

// around is a share with an interval that grows as bases shrink.
func around(n, of int) (share, low, high float64) {
	share = float64(n) / float64(of)
	half := 1.96 * math.Sqrt((share*(1-share)+0.5/float64(of))/float64(of))
	return share, max(0, share-half), min(1, share+half)
}

func wording(n, of int) string {
	return fmt.Sprintf("%.1f%% (%d / %d)", 100*float64(n)/float64(of), n, of)
}

var caption = []string{
	"Share of allegations referred to misconduct proceedings, of all allegations of complaint cases. Lines are 95% Wilson intervals.",
	"Source: made-up figures in the shape of Police misconduct, England and Wales, year ending 31 March 2021; made.csv (sha256 0123456789ab).",
}

func dotsOf(count int) *result.Chart {
	c := &result.Chart{
		Kind: result.Dots, Title: "Allegations referred to misconduct proceedings, year ending 31 March 2021", Caption: caption,
		X: result.Axis{Title: "referred to proceedings, of allegations", Scale: result.Percents}, Series: make([]result.Series, 1),
	}
	for _, i := range pick(count) {
		n, of := made(i)
		share, low, high := around(n, of)
		c.Series[0].Points = append(c.Series[0].Points, result.Point{Label: forces[i], X: share, Low: low, High: high, Words: wording(n, of)})
	}
	slices.SortStableFunc(c.Series[0].Points, func(a, b result.Point) int {
		if a.X > b.X {
			return -1
		}
		return 1
	})
	return c
}

// pick chooses forces all over the list, Nottinghamshire first.
func pick(count int) []int {
	var all []int
	for i := range count {
		all = append(all, (30+i*11)%len(forces))
	}
	return all
}

func funnelOf(count int) *result.Chart {
	const whole = 0.028
	c := &result.Chart{
		Kind: result.Funnel, Title: "Referred to misconduct proceedings, by the number of allegations, year ending 31 March 2021", Caption: caption,
		X: result.Axis{Title: "allegations"}, Y: result.Axis{Title: "referred to proceedings, of allegations", Scale: result.Percents},
		Series: make([]result.Series, 1),
	}
	largest := 0
	for _, i := range pick(count) {
		n, of := made(i)
		largest = max(largest, of)
		share, _, _ := around(n, of)
		class := ""
		z := (share - whole) / math.Sqrt(whole*(1-whole)/float64(of))
		for _, limit := range []struct{ z, name string }{{"1.96", "95%"}, {"3.09", "99.8%"}} {
			var at float64
			fmt.Sscan(limit.z, &at)
			if z > at {
				class = "high " + limit.name
			}
			if z < -at {
				class = "low " + limit.name
			}
		}
		c.Series[0].Points = append(c.Series[0].Points, result.Point{Label: forces[i], X: float64(of), Y: share, Words: wording(n, of), Class: class})
	}
	limit := func(name string, role result.Role, z float64) {
		curve := result.Curve{Name: name, Role: role}
		for x := 20.0; x <= 1.1*float64(largest); x *= 1.05 {
			curve.X = append(curve.X, x)
			curve.Y = append(curve.Y, min(1, max(0, whole+z*math.Sqrt(whole*(1-whole)/x))))
		}
		c.Curves = append(c.Curves, curve)
	}
	limit("all forces together: 2.8%", result.Centre, 0)
	limit("95% limits", result.Inner, 1.96)
	limit("", result.Inner, -1.96)
	limit("99.8% limits", result.Outer, 3.09)
	limit("", result.Outer, -3.09)
	return c
}

// dispersed is a funnel of forces that differ far more than by chance, as
// real ones do: half of them lie outside the limits.
func dispersed() *result.Chart {
	c := funnelOf(43)
	for i := range c.Series[0].Points {
		p := &c.Series[0].Points[i]
		p.Y = 0.006 + 0.0013*float64((i*17)%41)
		z := (p.Y - 0.028) / math.Sqrt(0.028*0.972/p.X)
		p.Class = ""
		switch {
		case z > 3.09:
			p.Class = "high 99.8%"
		case z > 1.96:
			p.Class = "high 95%"
		case z < -3.09:
			p.Class = "low 99.8%"
		case z < -1.96:
			p.Class = "low 95%"
		}
	}
	return c
}

func trendOf(series int) *result.Chart {
	c := &result.Chart{
		Kind: result.Trend, Title: "Allegations upheld, years ending 31 March 2016 to 2023", Caption: caption,
		X: result.Axis{Scale: result.Names}, Y: result.Axis{Title: "upheld, of allegations decided", Scale: result.Percents},
		Breaks: []result.Mark{{At: 3.84, Name: "1 February 2020: new rules"}},
	}
	for year := 2016; year < 2024; year++ {
		c.X.Names = append(c.X.Names, fmt.Sprintf("year ending 31 March %d", year))
	}
	for k, i := range pick(series) {
		s := result.Series{Name: forces[i]}
		for t := range 8 {
			n, of := made(i)
			n += n * (t*(k%3) + (t*t*(k+1))%5) / 12
			share, low, high := around(n, of)
			s.Points = append(s.Points, result.Point{Label: c.X.Names[t], X: float64(t), Y: share, Low: low, High: high, Words: wording(n, of), Gap: k == 1 && t == 6})
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func lorenzOf(officers int) *result.Chart {
	c := &result.Chart{
		Kind: result.Lorenz, Title: "Complaints by officer, from those with fewest to those with most", Caption: caption,
		X: result.Axis{Title: "officers", Scale: result.Percents}, Y: result.Axis{Title: "officer-complaint pairs", Scale: result.Percents},
		Curves: []result.Curve{{Name: "if all officers had the same", X: []float64{0, 1}, Y: []float64{0, 1}}},
		Series: []result.Series{{Name: "officers", Points: []result.Point{{}}}},
	}
	sum, total := 0, 0
	for i := range officers {
		total += 1 + i*i*12/officers/officers
	}
	for i := range officers {
		sum += 1 + i*i*12/officers/officers
		c.Series[0].Points = append(c.Series[0].Points, result.Point{X: float64(i+1) / float64(officers), Y: float64(sum) / float64(total)})
	}
	c.Breaks = []result.Mark{{At: 0.9, Name: "the tenth with most: 25% (1,372 / 5,488)"}}
	return c
}

// hostile is a chart whose every text comes from someone who means harm or
// writes too much.
func hostile() *result.Chart {
	c := dotsOf(3)
	c.Title = "<script>alert(1)</script> & \x1b[31mred\u202eesrever\u2028 \xff \"quoted\""
	c.Caption = []string{"]]><!-- \x00 -->", fmt.Sprint(make([]int, 900))}
	c.Series[0].Points[0].Label = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and district constabulary"
	c.Series[0].Points[1].Label = "警察庁 Полиция"
	c.Series[0].Points[1].Words = "</text><a href='javascript:x'>"
	return c
}

type sample struct {
	name  string
	chart *result.Chart
}

func samples() []sample {
	empty, single, equal, zero := dotsOf(0), dotsOf(1), dotsOf(10), dotsOf(10)
	for i := range equal.Series[0].Points {
		e, z := &equal.Series[0].Points[i], &zero.Series[0].Points[i]
		e.X, e.Low, e.High, e.Words = 0.25, 0.25, 0.25, "25% (5 / 20)"
		z.X, z.Low, z.High, z.Words = 0, 0, 0, "0% (0 / 20)"
	}
	gaps := dotsOf(10)
	gaps.Series[0].Points[4].Gap, gaps.Series[0].Points[4].Words = true, "not given"
	gaps.Series[0].Points[7].Class = "of a base under 20"
	gaps.Curves = []result.Curve{{Name: "all forces listed: 2.8%", X: []float64{0.028}, Y: []float64{0}}}
	counts := trendOf(1)
	counts.Y, counts.Breaks = result.Axis{Title: "complaints"}, nil
	for t := range counts.Series[0].Points {
		p := &counts.Series[0].Points[t]
		p.Y, p.Low, p.High, p.Words = float64(1_000_000+t*75_000), 0, 0, ""
	}
	crowd := funnelOf(43)
	for i := range crowd.Series[0].Points {
		crowd.Series[0].Points[i].Class = "high 99.8%"
	}
	stations := funnelOf(0)
	for i := range mostSizes {
		p := result.Point{Label: fmt.Sprintf("station %d", i), X: float64(100 + (i*7919)%9000), Y: float64((i*37)%500) / 5000, Class: "high 99.8%"}
		stations.Series[0].Points = append(stations.Series[0].Points, p)
	}
	emptyFunnel, emptyTrend, emptyLorenz := funnelOf(0), trendOf(0), lorenzOf(10)
	emptyLorenz.Series = nil
	return []sample{
		{"dots-3", dotsOf(3)}, {"dots-10", dotsOf(10)}, {"dots-43", dotsOf(43)}, {"dots-gaps", gaps},
		{"dots-0", empty}, {"dots-1", single}, {"dots-equal", equal}, {"dots-zero", zero}, {"dots-hostile", hostile()},
		{"funnel-3", funnelOf(3)}, {"funnel-10", funnelOf(10)}, {"funnel-43", funnelOf(43)}, {"funnel-crowd", crowd}, {"funnel-dispersed", dispersed()}, {"funnel-500", stations}, {"funnel-0", emptyFunnel},
		{"trend-1", trendOf(1)}, {"trend-2", trendOf(2)}, {"trend-10", trendOf(10)}, {"trend-43", trendOf(43)}, {"trend-counts", counts}, {"trend-0", emptyTrend},
		{"lorenz-10", lorenzOf(10)}, {"lorenz-5000", lorenzOf(5000)}, {"lorenz-0", emptyLorenz},
	}
}
