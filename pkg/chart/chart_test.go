package chart

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"complaintstats/pkg/result"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	look   = flag.String("look", "", "write every sample as PNG and SVG into this `FOLDER`, to be looked at")
)

func draw(t testing.TB, c *result.Chart, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c, format); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, name := range []string{"dots-3", "dots-hostile", "funnel-10", "trend-2", "lorenz-10"} {
		for _, s := range samples() {
			if s.name != name {
				continue
			}
			t.Run(name, func(t *testing.T) {
				got := draw(t, s.chart, "svg")
				file := filepath.Join("testdata", name+".svg")
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s differs (-want +got); -update writes it anew, then look at it:\n%s", file, diff)
				}
			})
		}
	}
}

// TestEverySample holds what is true of any picture.
func TestEverySample(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			p, err := layout(s.chart)
			if err != nil {
				t.Fatal(err)
			}
			holds(t, p)
			drawing := draw(t, s.chart, "svg")
			readable(t, drawing)
			pixels := draw(t, s.chart, "png")
			image, err := png.DecodeConfig(bytes.NewReader(pixels))
			if err != nil {
				t.Fatal(err)
			}
			if image.Width != sharpness*int(p.width) || image.Height != sharpness*int(p.height) {
				t.Errorf("the PNG has %d x %d pixels for a page of %v x %v", image.Width, image.Height, p.width, p.height)
			}
			if *look != "" {
				for ending, content := range map[string][]byte{"svg": drawing, "png": pixels} {
					if err := os.WriteFile(filepath.Join(*look, s.name+"."+ending), content, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

// holds is the property of every page: all of it lies on the page, no two
// words overlap, and no word lies on a figure.
func holds(t interface{ Errorf(string, ...any) }, p *picture) {
	letters, err := newLettering()
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	page := box{0, 0, p.width, p.height}
	type placed struct {
		box
		words string
	}
	var texts []placed
	for _, i := range p.inks {
		if i.kind == text {
			texts = append(texts, placed{letters.boxOf(i), i.words.text})
			continue
		}
		for _, at := range i.at {
			if !(page.contains(box{at.x, at.y, at.x, at.y}.grown(i.radius))) {
				t.Errorf("something of role %d stands at %v, outside the page %v", i.role, at, page)
			}
		}
	}
	for n, a := range texts {
		if !page.contains(a.box) {
			t.Errorf("%q stands at %v, outside the page %v", a.words, a.box, page)
		}
		for _, b := range texts[:n] {
			if a.overlaps(b.box) {
				t.Errorf("%q at %v overlaps %q at %v", a.words, a.box, b.words, b.box)
			}
		}
		for _, i := range p.inks {
			if i.role == figure && a.overlaps(boxOfFigure(i)) {
				t.Errorf("%q at %v lies on the figure %q", a.words, a.box, i.tip)
			}
		}
	}
}

func boxOfFigure(i ink) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, at := range i.at {
		b = box{min(b.left, at.x), min(b.top, at.y), max(b.right, at.x), max(b.bottom, at.y)}
	}
	return b.grown(i.radius)
}

// readable parses an SVG as a browser and a screen reader do.
func readable(t testing.TB, drawing []byte) {
	t.Helper()
	var page struct {
		XMLName  xml.Name
		Role     string `xml:"role,attr"`
		Labelled string `xml:"aria-labelledby,attr"`
		Title    []struct {
			ID   string `xml:"id,attr"`
			Text string `xml:",chardata"`
		} `xml:"title"`
		Desc []struct {
			ID   string `xml:"id,attr"`
			Text string `xml:",chardata"`
		} `xml:"desc"`
	}
	if err := xml.Unmarshal(drawing, &page); err != nil {
		t.Fatalf("the SVG cannot be read: %v", err)
	}
	if page.XMLName.Local != "svg" || page.Role != "img" || len(page.Title) != 1 || len(page.Desc) != 1 {
		t.Fatalf("expected an svg of role img with one title and one desc: %+v", page)
	}
	if page.Title[0].Text == "" || page.Desc[0].Text == "" || page.Labelled != page.Title[0].ID+" "+page.Desc[0].ID {
		t.Errorf("title and desc do not name the picture: %+v", page)
	}
	allowed := map[string]bool{"svg": true, "title": true, "desc": true, "rect": true, "g": true, "path": true, "circle": true, "text": true}
	for decoder := xml.NewDecoder(bytes.NewReader(drawing)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if element, ok := token.(xml.StartElement); ok && !allowed[element.Name.Local] {
			t.Errorf("an element %s is in the picture", element.Name.Local)
		}
	}
}

// TestSameBytes draws every sample often and at once.
func TestSameBytes(t *testing.T) {
	for _, s := range samples() {
		for _, format := range Formats() {
			want := draw(t, s.chart, format)
			got := make([][]byte, 4)
			var all sync.WaitGroup
			for i := range got {
				all.Go(func() {
					var b bytes.Buffer
					if err := Write(&b, s.chart, format); err == nil {
						got[i] = b.Bytes()
					}
				})
			}
			all.Wait()
			for i := range got {
				if !bytes.Equal(got[i], want) {
					t.Errorf("%s.%s: drawing %d differs from the first", s.name, format, i+2)
				}
			}
		}
	}
}

// TestAnyChart draws charts of any values and names.
func TestAnyChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyChart(t)
		p, err := layout(c)
		if err != nil {
			t.Fatalf("%v", err)
		}
		holds(t, p)
	})
}

func anyChart(t *rapid.T) *result.Chart {
	text := rapid.OneOf(rapid.SampledFrom(forces), rapid.String())
	scale := rapid.SampledFrom([]result.Scale{result.Numbers, result.Percents})
	share := rapid.Float64Range(0, 1)
	c := &result.Chart{
		Kind: result.ChartKind(rapid.IntRange(0, 3).Draw(t, "kind")), Title: text.Draw(t, "title"),
		X: result.Axis{Title: text.Draw(t, "across"), Scale: scale.Draw(t, "scale across")},
		Y: result.Axis{Title: text.Draw(t, "up"), Scale: scale.Draw(t, "scale up")}, Caption: rapid.SliceOfN(text, 0, 4).Draw(t, "caption"),
	}
	size := rapid.SampledFrom([]float64{1e-12, 0.001, 1, 37, 1e6, 1e18}).Draw(t, "size")
	if c.Kind == result.Trend {
		c.X.Scale, c.X.Names = result.Names, rapid.SliceOfN(text, 0, 30).Draw(t, "periods")
	}
	for range rapid.IntRange(0, 5).Draw(t, "series") {
		s := result.Series{Name: text.Draw(t, "name")}
		for i := range rapid.IntRange(0, 12).Draw(t, "points") {
			p := result.Point{Label: text.Draw(t, "label"), Words: text.Draw(t, "words"), X: share.Draw(t, "x"), Y: share.Draw(t, "y"),
				Class: rapid.SampledFrom([]string{"", "", "high 95%", "low 99.8%", "another"}).Draw(t, "class"), Gap: rapid.IntRange(0, 9).Draw(t, "gap") == 0}
			switch c.Kind {
			case result.Dots:
				p.X *= size
				p.Low, p.High = p.X*0.5, p.X*1.5
			case result.Trend:
				p.X, p.Y = float64(i), p.Y*size
				p.Low, p.High = p.Y*0.5, p.Y*1.5
			case result.Funnel:
				p.X *= size
			}
			s.Points = append(s.Points, p)
		}
		c.Series = append(c.Series, s)
	}
	for range rapid.IntRange(0, 4).Draw(t, "curves") {
		curve := result.Curve{Name: text.Draw(t, "curve"), Role: result.Role(rapid.IntRange(0, 2).Draw(t, "role"))}
		for range rapid.IntRange(0, 6).Draw(t, "corners") {
			curve.X = append(curve.X, size*rapid.Float64Range(-1, 3).Draw(t, "corner x"))
			curve.Y = append(curve.Y, rapid.Float64Range(-1, 3).Draw(t, "corner y"))
		}
		c.Curves = append(c.Curves, curve)
	}
	for range rapid.IntRange(0, 3).Draw(t, "breaks") {
		c.Breaks = append(c.Breaks, result.Mark{At: rapid.Float64Range(0, 9).Draw(t, "at"), Name: text.Draw(t, "break")})
	}
	return c
}

// TestRefused holds what is never drawn.
func TestRefused(t *testing.T) {
	with := func(change func(p *result.Point)) *result.Chart {
		c := dotsOf(3)
		change(&c.Series[0].Points[1])
		return c
	}
	tests := map[string]struct {
		chart *result.Chart
		says  string
	}{
		"NaN":                {with(func(p *result.Point) { p.X = math.NaN() }), "no number"},
		"infinite":           {with(func(p *result.Point) { p.High = math.Inf(1) }), "no number"},
		"backwards interval": {with(func(p *result.Point) { p.Low, p.High = 0.3, 0.2 }), "before it begins"},
		"curve of NaN":       {&result.Chart{Curves: []result.Curve{{X: []float64{math.NaN()}, Y: []float64{0}}}}, "no number"},
		"ragged curve":       {&result.Chart{Curves: []result.Curve{{X: []float64{1, 2}, Y: []float64{0}}}}, "2 positions across and 1 up"},
		"mark nowhere":       {&result.Chart{Kind: result.Trend, Breaks: []result.Mark{{At: math.Inf(-1)}}}, "stands at no number"},
		"unknown kind":       {&result.Chart{Kind: result.Lorenz + 1}, "no chart of kind"},
		"too many rows":      {&result.Chart{Series: []result.Series{{Points: make([]result.Point, 201)}}}, "201 rows"},
		"too many figures":   {&result.Chart{Kind: result.Funnel, Series: []result.Series{{Points: make([]result.Point, 501)}}}, "501 figures"},
		"too many lines":     {&result.Chart{Kind: result.Trend, Series: make([]result.Series, 61)}, "61 lines"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := Write(&b, test.chart, "svg")
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one that says %q", err, test.says)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written of what cannot be drawn", b.Len())
			}
		})
	}
	if err := Write(io.Discard, dotsOf(1), "jpg"); err == nil || !strings.Contains(err.Error(), "svg or png") {
		t.Errorf("jpg: error %v", err)
	}
}

// TestTicks holds that axes begin at zero, end beyond what they show and are
// written in full.
func TestTicks(t *testing.T) {
	tests := []struct {
		values []float64
		scale  result.Scale
		want   string
	}{
		{[]float64{0.032}, result.Percents, "0% 1% 2% 3% 4%"},
		{[]float64{0.0031}, result.Percents, "0% 0.1% 0.2% 0.3% 0.4%"},
		{[]float64{0.97}, result.Percents, "0% 20% 40% 60% 80% 100%"},
		{[]float64{1.2}, result.Percents, "0% 50% 100% 150%"},
		{[]float64{44_000}, result.Numbers, "0 10,000 20,000 30,000 40,000 50,000"},
		{[]float64{3}, result.Numbers, "0 1 2 3"},
		{[]float64{1.71}, result.Numbers, "0 0.5 1.0 1.5 2.0"},
		{[]float64{-30, 12}, result.Numbers, "-30 -20 -10 0 10 20"},
		{[]float64{0, 0}, result.Percents, "0% 0.2% 0.4% 0.6% 0.8% 1.0%"},
		{nil, result.Numbers, "0 1"},
		{[]float64{9e18}, result.Numbers, "0 2,000,000,000,000,000,000 4,000,000,000,000,000,000 6,000,000,000,000,000,000 8,000,000,000,000,000,000 10,000,000,000,000,000,000"},
	}
	for _, test := range tests {
		a := newAxis(spanned(test.values...), test.scale, 5)
		var texts []string
		for _, tick := range a.ticks {
			texts = append(texts, tick.text)
		}
		if got := strings.Join(texts, " "); got != test.want {
			t.Errorf("ticks of %v: %s, want %s", test.values, got, test.want)
		}
		for _, v := range test.values {
			if v < a.from || v > a.to {
				t.Errorf("%v lies outside its axis from %v to %v", v, a.from, a.to)
			}
		}
	}
}

// TestRuns holds that no line crosses a break, a gap or a missing period.
func TestRuns(t *testing.T) {
	at := func(xs ...float64) (points []result.Point) {
		for _, x := range xs {
			points = append(points, result.Point{X: x})
		}
		return points
	}
	gap := at(0, 1, 2, 3)
	gap[1].Gap = true
	tests := map[string]struct {
		points []result.Point
		breaks []result.Mark
		want   string
	}{
		"whole":            {at(0, 1, 2), nil, "0-2"},
		"gap":              {gap, nil, "0-0 2-3"},
		"missing period":   {at(0, 1, 3, 4), nil, "0-1 3-4"},
		"break between":    {at(0, 1, 2, 3), []result.Mark{{At: 1.8}}, "0-1 2-3"},
		"break at period":  {at(0, 1, 2, 3), []result.Mark{{At: 2}}, "0-1 2-3"},
		"break outside":    {at(0, 1), []result.Mark{{At: 1.5}}, "0-1"},
		"two breaks":       {at(0, 1, 2), []result.Mark{{At: 1.5}, {At: 0.5}}, "0-0 1-1 2-2"},
		"nothing at all":   {nil, nil, ""},
		"gap at both ends": {[]result.Point{{Gap: true}, {X: 1}, {Gap: true}}, nil, "1-1"},
	}
	for name, test := range tests {
		p := page{chart: &result.Chart{X: result.Axis{Scale: result.Names}, Breaks: test.breaks}}
		var got []string
		for _, run := range p.runs(result.Series{Points: test.points}) {
			got = append(got, fmt.Sprintf("%v-%v", run[0].X, run[len(run)-1].X))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: runs %v, want %s", name, got, test.want)
		}
	}
}

// TestLooksDiffer holds that as many lines as a trend may have are told apart.
func TestLooksDiffer(t *testing.T) {
	seen := map[string]int{}
	for n := range mostLines {
		look := fmt.Sprintf("%+v", lineStyle(n))
		if before, twice := seen[look]; twice {
			t.Errorf("lines %d and %d look the same", before, n)
		}
		seen[look] = n
	}
}

// TestDescriptions holds what is told to those who do not see the picture.
func TestDescriptions(t *testing.T) {
	tests := []struct {
		chart *result.Chart
		says  []string
	}{
		{dotsOf(3), []string{"3 rows", "Highest Nottinghamshire: "}},
		{funnelOf(43), []string{"43 figures", "Centre line: all forces together: 2.8%", "Nottinghamshire", "(high 99.8%)"}},
		{trendOf(2), []string{"8 periods", "Nottinghamshire: from year ending 31 March 2016", "cut at: 1 February 2020: new rules"}},
		{lorenzOf(10), []string{"the tenth with most: 25% (1,372 / 5,488)"}},
	}
	for _, test := range tests {
		got := describe(test.chart)
		for _, part := range test.says {
			if !strings.Contains(got, part) {
				t.Errorf("the description does not say %q: %s", part, got)
			}
		}
	}
}

// TestOutliersAreNamed holds that each figure outside the limits has its name
// beside it or, where there is no room, in the caption.
func TestOutliersAreNamed(t *testing.T) {
	for _, s := range samples() {
		if s.chart.Kind != result.Funnel || s.name == "funnel-500" { // its caption ends in an ellipsis
			continue
		}
		p, err := layout(s.chart)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, i := range p.inks {
			if i.kind == text {
				texts = append(texts, i.words.text)
			}
		}
		beside, outside := 0, 0
		for _, pt := range s.chart.Series[0].Points {
			if pt.Class != "" {
				outside++
			}
			switch {
			case slices.Contains(texts, pt.Label):
				beside++
			case pt.Class != "" && !strings.Contains(strings.Join(texts, " "), pt.Label):
				t.Errorf("%s: %s (%s) is named nowhere", s.name, pt.Label, pt.Class)
			}
		}
		if s.name == "funnel-dispersed" && (beside != outside || outside < 20) {
			t.Errorf("%s: %d names stand beside their figures, want those of all %d outside the limits", s.name, beside, outside)
		}
	}
}

// TestWrap holds that no word is lost and no line is too wide.
func TestWrap(t *testing.T) {
	letters, err := newLettering()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		w := words{text: clean(rapid.StringN(0, 80, -1).Draw(t, "text")), size: wordSize}
		width := rapid.Float64Range(20, 300).Draw(t, "width")
		whole := strings.Join(strings.Fields(w.text), "")
		lines := letters.wrap(w, width, 1000)
		if got := strings.Join(strings.Fields(strings.Join(lines, " ")), ""); got != whole {
			t.Errorf("%q is wrapped into %q", w.text, lines)
		}
		for _, w.text = range lines {
			if wide := letters.measure(w); wide > width {
				t.Errorf("%q is %v wide, more than %v", w.text, wide, width)
			}
		}
	})
}

// TestSpreadOut holds that names at line ends keep apart and in order.
func TestSpreadOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.SliceOfN(rapid.Float64Range(0, 300), 1, 20).Draw(t, "places")
		for i := 1; i < len(places); i++ {
			places[i] = max(places[i], places[i-1])
		}
		spreadOut(places, 15, 0, 300)
		for i, place := range places {
			if place < -1e-9 || place > 300+1e-9 {
				t.Errorf("place %d is %v, outside 0 to 300", i, place)
			}
			if i > 0 && place-places[i-1] < 15-1e-9 {
				t.Errorf("places %v and %v are nearer than 15", places[i-1], place)
			}
		}
	})
}

func BenchmarkSVG(b *testing.B) { bench(b, "svg") }
func BenchmarkPNG(b *testing.B) { bench(b, "png") }

func bench(b *testing.B, format string) {
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			for range b.N {
				draw(b, s.chart, format)
			}
		})
	}
}
