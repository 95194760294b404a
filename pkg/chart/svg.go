package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strconv"
	"strings"
)

// svg writes a picture with its texts as text and its points with their
// figures as tooltips. Title and description are told to screen readers.
func (p *picture) svg(w io.Writer) error {
	var b bytes.Buffer
	// Ids are the same for the same picture and different for different ones,
	// because pictures are put into one page.
	id := fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(p.title+"\x00"+p.desc)))
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" role="img" aria-labelledby="title-%[3]s desc-%[3]s" font-family="%[4]s">`+"\n",
		coordinate(p.width), coordinate(p.height), id, families)
	fmt.Fprintf(&b, "<title id=\"title-%s\">%s</title>\n<desc id=\"desc-%[1]s\">%[3]s</desc>\n", id, escaped(p.title), escaped(p.desc))
	fmt.Fprintf(&b, "<rect width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", coordinate(p.width), coordinate(p.height), hex(white))
	for i, ink := range p.inks {
		if ink.tip != "" && (i == 0 || p.inks[i-1].tip != ink.tip) {
			fmt.Fprintf(&b, "<g><title>%s</title>\n", escaped(ink.tip))
		}
		ink.svg(&b)
		if ink.tip != "" && (i == len(p.inks)-1 || p.inks[i+1].tip != ink.tip) {
			b.WriteString("</g>\n")
		}
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (i ink) svg(b *bytes.Buffer) {
	switch i.kind {
	case disc:
		fmt.Fprintf(b, `<circle cx="%s" cy="%s" r="%s"`, coordinate(i.at[0].x), coordinate(i.at[0].y), coordinate(i.radius))
		i.paint(b)
	case text:
		i.text(b)
		return
	default:
		b.WriteString(`<path d="`)
		for n, at := range i.at {
			command := "L"
			if n == 0 {
				command = "M"
			}
			fmt.Fprintf(b, "%s%s %s", command, coordinate(at.x), coordinate(at.y))
		}
		if i.closed {
			b.WriteString("Z")
		}
		b.WriteString(`"`)
		i.paint(b)
	}
	b.WriteString("/>\n")
}

// paint writes how a path or disc is filled and drawn.
func (i ink) paint(b *bytes.Buffer) {
	if i.fill == none {
		b.WriteString(` fill="none"`)
	} else {
		fmt.Fprintf(b, ` fill="%s"`, hex(i.fill))
		if i.fill.a < 255 {
			fmt.Fprintf(b, ` fill-opacity="%s"`, coordinate(float64(i.fill.a)/255))
		}
	}
	if i.stroke == none {
		return
	}
	fmt.Fprintf(b, ` stroke="%s" stroke-width="%s"`, hex(i.stroke), coordinate(i.width))
	if len(i.dash) > 0 {
		var parts []string
		for _, d := range i.dash {
			parts = append(parts, coordinate(d))
		}
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, strings.Join(parts, " "))
	}
}

func (i ink) text(b *bytes.Buffer) {
	fmt.Fprintf(b, `<text x="%s" y="%s" font-size="%s"`, coordinate(i.at[0].x), coordinate(i.at[0].y), coordinate(i.words.size))
	if i.words.bold {
		b.WriteString(` font-weight="bold"`)
	}
	switch i.words.anchor {
	case middle:
		b.WriteString(` text-anchor="middle"`)
	case end:
		b.WriteString(` text-anchor="end"`)
	}
	fmt.Fprintf(b, " fill=\"%s\">%s</text>\n", hex(i.fill), escaped(i.words.text))
}

// coordinate writes a position to a hundredth.
func coordinate(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // without a sign
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func hex(c colour) string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}
