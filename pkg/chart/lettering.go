package chart

import (
	"strings"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	image "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
)

// lettering measures and draws words. Its two faces are read when a chart is
// drawn and not before, so that answers without a picture do not wait for them.
type lettering struct{ regular, bold *opentype.Font }

func newLettering() (*lettering, error) {
	regular, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := opentype.Parse(liberationsansbold.TTF)
	return &lettering{regular, bold}, err
}

// families name faces of the same widths on the systems where an SVG is shown.
const families = "Liberation Sans, Arial, Helvetica, Arimo, sans-serif"

// face is the face of words.
func (l *lettering) face(w words) font.Face {
	f := l.regular
	if w.bold {
		f = l.bold
	}
	return font.Face{Font: font.Font{Size: font.Length(w.size)}, Face: f}
}

// pixels is the face of words as a PNG draws them.
func (l *lettering) pixels(w words) (image.Face, error) {
	return opentype.NewFace(l.face(w).Face, &opentype.FaceOptions{Size: w.size, DPI: 72 * sharpness})
}

// measure is the width of words. Characters that the face lacks are taken to
// be as wide as they are high, as where they are shown from another face.
func (l *lettering) measure(w words) float64 {
	shown, lacking := l.shown(w, -1)
	face := l.face(w)
	return float64(face.Width(shown)) + float64(lacking)*w.size
}

// lack stands in a PNG for a character that the face lacks: nothing that a
// return says is left out without a sign.
const lack = '□'

// shown is a text with another character, or with -1 none, for each that the
// face lacks, and how many these are.
func (l *lettering) shown(w words, instead rune) (text string, lacking int) {
	face := l.face(w)
	var buffer sfnt.Buffer
	text = strings.Map(func(r rune) rune {
		if i, err := face.Face.GlyphIndex(&buffer, r); err != nil || i == 0 {
			lacking++
			return instead
		}
		return r
	}, w.text)
	return text, lacking
}

// Of a line of words: what stands above and below its baseline, as parts of
// its size, and the height of a line.
const (
	ascent  = 0.80
	descent = 0.22
	leading = 1.35
)

// boxOf is the room that an ink of words takes.
func (l *lettering) boxOf(i ink) box {
	wide := l.measure(i.words)
	x, y := i.at[0].x, i.at[0].y
	switch i.words.anchor {
	case middle:
		x -= wide / 2
	case end:
		x -= wide
	}
	return box{x, y - ascent*i.words.size, x + wide, y + descent*i.words.size}
}

// wrap cuts words into lines no wider than width, most lines at most; what is
// left over is cut with an ellipsis.
func (l *lettering) wrap(w words, width float64, most int) []string {
	var lines []string
	rest := strings.Join(strings.Fields(w.text), " ")
	for rest != "" {
		w.text = rest
		if l.measure(w) <= width {
			return append(lines, rest)
		}
		if len(lines) == most-1 {
			return append(lines, l.cut(w, width))
		}
		n := l.fits(w, width)
		if space := strings.LastIndexByte(rest[:min(n+1, len(rest))], ' '); space > 0 {
			n = space
		}
		lines = append(lines, strings.TrimSpace(rest[:n]))
		rest = strings.TrimSpace(rest[n:])
	}
	return lines
}

// balanced is wrap with lines of about the same length.
func (l *lettering) balanced(w words, width float64, most int) []string {
	lines := l.wrap(w, width, most)
	for narrower := width; len(lines) > 1 && len(lines) < most; {
		narrower *= 0.95
		again := l.wrap(w, narrower, most)
		if len(again) > len(lines) {
			break
		}
		lines = again
	}
	return lines
}

// cut shortens words to a width.
func (l *lettering) cut(w words, width float64) string {
	if l.measure(w) <= width {
		return w.text
	}
	dots := words{text: "…", size: w.size, bold: w.bold}
	return strings.TrimSpace(w.text[:l.fits(w, width-l.measure(dots))]) + "…"
}

// fits is how many bytes of words that are too wide go into a width: at least
// one character, so that cutting always comes to an end.
func (l *lettering) fits(w words, width float64) int {
	all := w.text
	_, n := utf8.DecodeRuneInString(all)
	for n < len(all) {
		_, size := utf8.DecodeRuneInString(all[n:])
		if w.text = all[:n+size]; n+size >= len(all) || l.measure(w) > width {
			break
		}
		n += size
	}
	return n
}
