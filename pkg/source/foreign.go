package source

import "strings"

// oleMagic begins the container of old Excel workbooks and of locked new ones.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// refuseForeign names the formats that people give instead of a table.
func refuseForeign(name, stored string) error {
	switch {
	case stored == "":
		return failure(name, 0, 0, "empty", "the file is empty (0 bytes); expected a heading row and rows of data")
	case strings.HasPrefix(stored, oleMagic[:4]):
		return refuseOLE(name, stored)
	case strings.HasPrefix(stored, "%PDF"):
		return failure(name, 0, 0, "format", "this is a PDF; find the table it was made from, as CSV or as a workbook")
	}
	return nil
}

// refuseOLE tells what is in the container by the names of its streams.
func refuseOLE(name, stored string) error {
	switch {
	case strings.Contains(stored, wide("EncryptedPackage")):
		return failure(name, 0, 0, "format",
			"this workbook is locked with a password; open it in a spreadsheet program and save it without one")
	case strings.Contains(stored, wide("WordDocument")):
		return failure(name, 0, 0, "format", "this is an old Word document, not a table; find the table it was made from, as CSV or as a workbook")
	}
	return failure(name, 0, 0, "format", "this is an old Excel workbook (XLS); open it and save it as XLSX, ODS or CSV")
}

// wide is a name as it stands in the container, in UTF-16.
func wide(name string) string {
	var b strings.Builder
	for i := range len(name) {
		b.WriteByte(name[i])
		b.WriteByte(0)
	}
	return b.String()
}

// refuseMarkup tells a web page, or a workbook written as one XML file, that
// was saved under the name of a table.
func refuseMarkup(name, text string) error {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4096)]))
	html := strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<table")
	switch {
	case html && strings.Contains(head, "urn:schemas-microsoft-com:office:excel"), html && isSheetName(name):
		return failure(name, 1, 1, "format",
			"this looks like HTML, a web page that was given the name of a workbook; open it in a spreadsheet program and save it as XLSX, ODS or CSV")
	case html:
		return failure(name, 1, 1, "format", "this looks like HTML, a web page and not a table; download the file itself")
	case !strings.HasPrefix(head, "<?xml") && !strings.HasPrefix(head, "<!doctype"):
		return nil
	case strings.Contains(head, "excel.sheet"), strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet"):
		return failure(name, 1, 1, "format", "this is an XML Spreadsheet of 2003; open it in a spreadsheet program and save it as XLSX, ODS or CSV")
	case strings.Contains(head, "opendocument"):
		return failure(name, 1, 1, "format", "this is a flat OpenDocument file (FODS); open it in a spreadsheet program and save it as ODS or CSV")
	}
	return failure(name, 1, 1, "format", "this looks like XML and not a table; save the table as CSV")
}

func isSheetName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".xls") || strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".ods")
}
