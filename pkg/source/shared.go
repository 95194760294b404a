package source

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// readStrings reads the texts that cells share.
func (b *xlsxBook) readStrings(part string) error {
	content, err := entry(b.archive, part)
	if err != nil {
		return err
	}
	defer content.Close()
	decoder := xml.NewDecoder(content)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local == "sst" {
			continue
		}
		if e.Name.Local != "si" {
			if err := decoder.Skip(); err != nil {
				return err
			}
			continue
		}
		text, err := richText(decoder)
		if err != nil {
			return unexpected(err)
		}
		if len(b.strings) >= maxCells {
			return errTooLarge
		}
		b.strings = append(b.strings, text)
	}
}

// richText reads the runs of a text to the end of the element around them,
// without how they look and how they are spoken.
func richText(decoder *xml.Decoder) (string, error) {
	var text strings.Builder
	depth := 0
	for {
		token, err := decoder.Token()
		if err != nil {
			return "", unexpected(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "r":
				depth++
				continue
			case "t":
				if err := addText(&text, decoder); err != nil {
					return "", err
				}
				continue
			}
			if err := decoder.Skip(); err != nil {
				return "", unexpected(err)
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				return unescape(text.String()), nil
			}
		}
	}
}

// plainText reads the text of the element just opened to its end.
func plainText(decoder *xml.Decoder) (string, error) {
	var text strings.Builder
	err := addText(&text, decoder)
	return text.String(), err
}

// addText is plainText that adds to a text.
func addText(text *strings.Builder, decoder *xml.Decoder) error {
	for {
		token, err := decoder.Token()
		if err != nil {
			return unexpected(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			if text.Len()+len(e) > maxCell {
				return errTooLarge
			}
			text.Write(e)
		case xml.StartElement:
			if err := decoder.Skip(); err != nil {
				return unexpected(err)
			}
		case xml.EndElement:
			return nil
		}
	}
}

// unescape undoes _x000D_, which stands for what XML cannot hold.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 {
			break
		}
		b.WriteString(text[:at])
		text = text[at:]
		if len(text) >= 7 && text[6] == '_' {
			if code, err := strconv.ParseUint(text[2:6], 16, 16); err == nil {
				b.WriteRune(rune(code))
				text = text[7:]
				continue
			}
		}
		b.WriteString(text[:2])
		text = text[2:]
	}
	return b.String() + text
}
