package source

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// errTooLarge is the error of a workbook with more cells than are kept.
var errTooLarge = errors.New("refused: the workbook has more rows, columns or cells than a spreadsheet, or a cell that is too long; save the sheet as CSV")

// plainDecimal writes a number as workbooks store it, 1.5E-2, without an
// exponent and otherwise digit by digit; "" where it is none.
func plainDecimal(s string) string {
	mantissa, power := s, 0
	if at := strings.IndexAny(s, "eE"); at >= 0 {
		n, err := strconv.Atoi(strings.TrimPrefix(s[at+1:], "+"))
		if err != nil || n < -400 || n > 400 {
			return ""
		}
		mantissa, power = s[:at], n
	}
	sign := ""
	if strings.HasPrefix(mantissa, "-") || strings.HasPrefix(mantissa, "+") {
		sign, mantissa = strings.TrimSuffix(mantissa[:1], "+"), mantissa[1:]
	}
	whole, part, _ := strings.Cut(mantissa, ".")
	if len(mantissa) > 400 || whole+part == "" || strings.Trim(whole+part, "0123456789") != "" {
		return ""
	}
	if plain := shift(whole, part, power); plain != "0" {
		return sign + plain
	}
	return "0"
}

// shift moves the decimal point by so many places.
func shift(whole, part string, power int) string {
	for ; power > 0; power-- {
		if part == "" {
			part = "0"
		}
		whole, part = whole+part[:1], part[1:]
	}
	for ; power < 0; power++ {
		if whole == "" {
			whole = "0"
		}
		whole, part = whole[:len(whole)-1], whole[len(whole)-1:]+part
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if part = strings.TrimRight(part, "0"); part == "" {
		return whole
	}
	return whole + "." + part
}

// isDate tells a date as 2019-09-30, perhaps with the time of day.
func isDate(s string) bool {
	_, err := time.Parse("2006-01-02", s[:min(len(s), 10)])
	return err == nil && (len(s) == 10 || s[10] == 'T')
}
