package chart

import (
	"bytes"
	"image/color"
	"image/png"
	"io"
	"math"

	"git.sr.ht/~sbinet/gg"
)

// sharpness is how many pixels a unit of the page has in a PNG.
const sharpness = 2

// png writes a picture in pixels, with the letters that come with the program.
//
// It draws with the rasteriser beneath gonum's plots rather than through their
// canvas, which sets up the symbols of LaTeX whenever the program starts.
func (p *picture) png(w io.Writer) error {
	letters, err := newLettering()
	if err != nil {
		return err
	}
	canvas := gg.NewContext(int(p.width*sharpness+0.5), int(p.height*sharpness+0.5))
	canvas.SetColor(color.White)
	canvas.Clear()
	canvas.SetLineCapButt()
	for _, i := range p.inks {
		if err := i.draw(canvas, letters); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, canvas.Image()); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// draw draws one ink.
func (i ink) draw(canvas *gg.Context, letters *lettering) error {
	if i.kind == text {
		return i.write(canvas, letters)
	}
	if i.fill != none {
		i.outline(canvas)
		canvas.SetColor(nrgba(i.fill))
		canvas.Fill()
	}
	if i.stroke != none && i.width > 0 {
		i.outline(canvas)
		canvas.SetColor(nrgba(i.stroke))
		canvas.SetLineWidth(i.width * sharpness)
		dashes := make([]float64, len(i.dash))
		for n, d := range i.dash {
			dashes[n] = d * sharpness
		}
		canvas.SetDash(dashes...)
		canvas.Stroke()
	}
	return nil
}

// write draws words.
func (i ink) write(canvas *gg.Context, letters *lettering) error {
	i.words.text, _ = letters.shown(i.words, lack)
	x := i.at[0].x
	switch wide := letters.measure(i.words); i.words.anchor {
	case middle:
		x -= wide / 2
	case end:
		x -= wide
	}
	face, err := letters.pixels(i.words)
	if err != nil {
		return err
	}
	defer face.Close() // holds nothing
	canvas.SetFontFace(face)
	canvas.SetColor(nrgba(i.fill))
	canvas.DrawString(i.words.text, x*sharpness, i.at[0].y*sharpness)
	return nil
}

// outline lays a path or disc.
func (i ink) outline(canvas *gg.Context) {
	if i.kind == disc {
		canvas.MoveTo((i.at[0].x+i.radius)*sharpness, i.at[0].y*sharpness)
		canvas.DrawArc(i.at[0].x*sharpness, i.at[0].y*sharpness, i.radius*sharpness, 0, 2*math.Pi)
		canvas.ClosePath()
		return
	}
	for n, pt := range i.at {
		if n == 0 {
			canvas.MoveTo(pt.x*sharpness, pt.y*sharpness)
		} else {
			canvas.LineTo(pt.x*sharpness, pt.y*sharpness)
		}
	}
	if i.closed {
		canvas.ClosePath()
	}
}

func nrgba(c colour) color.NRGBA { return color.NRGBA{R: c.r, G: c.g, B: c.b, A: c.a} }
