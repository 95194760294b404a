package chart

import (
	"bytes"
	"image/color"
	"image/png"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// sharpness is how many pixels a unit of the page has in a PNG.
const sharpness = 2

// png writes a picture in pixels, with the letters that come with the program.
func (p *picture) png(w io.Writer) error {
	letters, err := newLettering()
	if err != nil {
		return err
	}
	// To vg a unit of the page is a point, of which 72 are an inch.
	canvas := vgimg.NewWith(vgimg.UseWH(vg.Length(p.width), vg.Length(p.height)), vgimg.UseDPI(72*sharpness))
	for _, i := range p.inks {
		i.draw(canvas, letters, p.height)
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, canvas.Image()); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// draw draws one ink. The canvas counts from the bottom up.
func (i ink) draw(canvas *vgimg.Canvas, letters *lettering, height float64) {
	at := make([]vg.Point, len(i.at))
	for n, pt := range i.at {
		at[n] = vg.Point{X: vg.Length(pt.x), Y: vg.Length(height - pt.y)}
	}
	if i.kind == text {
		i.words.text, _ = letters.shown(i.words, lack)
		switch wide := vg.Length(letters.measure(i.words)); i.words.anchor {
		case middle:
			at[0].X -= wide / 2
		case end:
			at[0].X -= wide
		}
		canvas.SetColor(nrgba(i.fill))
		canvas.FillString(letters.face(i.words), at[0], i.words.text)
		return
	}
	outline := i.outline(at)
	if i.fill != none {
		canvas.SetColor(nrgba(i.fill))
		canvas.Fill(outline)
	}
	if i.stroke != none {
		canvas.SetColor(nrgba(i.stroke))
		canvas.SetLineWidth(vg.Length(i.width))
		dashes := make([]vg.Length, len(i.dash))
		for n, d := range i.dash {
			dashes[n] = vg.Length(d)
		}
		canvas.SetLineDash(dashes, 0)
		canvas.Stroke(outline)
	}
}

// outline is a path or disc in the canvas's terms.
func (i ink) outline(at []vg.Point) vg.Path {
	var outline vg.Path
	if i.kind == disc {
		outline.Move(at[0].Add(vg.Point{X: vg.Length(i.radius)}))
		outline.Arc(at[0], vg.Length(i.radius), 0, 2*math.Pi)
		outline.Close()
		return outline
	}
	for n, pt := range at {
		if n == 0 {
			outline.Move(pt)
		} else {
			outline.Line(pt)
		}
	}
	if i.closed {
		outline.Close()
	}
	return outline
}

func nrgba(c colour) color.NRGBA { return color.NRGBA{R: c.r, G: c.g, B: c.b, A: c.a} }
