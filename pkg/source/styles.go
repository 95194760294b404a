package source

import "strconv"

// readStyles reads the number format of each style of cells.
func (b *xlsxBook) readStyles(part string) error {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := unmarshal(b.archive, part, &styles); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	read := map[int]*format{}
	for _, c := range styles.Cells {
		if read[c.Format] == nil {
			code, own := codes[c.Format]
			if !own {
				code = builtIn(c.Format)
			}
			read[c.Format] = parseFormat(code)
		}
		b.formats = append(b.formats, read[c.Format])
	}
	return nil
}

// style is the number format of a style; nil where there is none of the number.
func (b *xlsxBook) style(number string) *format {
	n, err := strconv.Atoi(number)
	if err == nil && n >= 0 && n < len(b.formats) {
		return b.formats[n]
	}
	if number == "0" {
		return general
	}
	return nil
}

// builtIn is the code of a format that workbooks only number. Those that
// depend on the country of the program are named, not followed.
func builtIn(id int) string {
	codes := [...]string{0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
		14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "m/d/yy hh:mm",
		37: "#,##0 ;(#,##0)", 38: "#,##0 ;[red](#,##0)", 39: "#,##0.00 ;(#,##0.00)", 40: "#,##0.00 ;[red](#,##0.00)",
		41: `_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)`, 42: `_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)`,
		43: `_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)`, 44: `_("$"* #,##0.00_);_("$"* \(#,##0.00\);_("$"* "-"??_);_(@_)`,
		45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"}
	if id >= 0 && id < len(codes) && codes[id] != "" {
		return codes[id]
	}
	return "built-in " + strconv.Itoa(id)
}
