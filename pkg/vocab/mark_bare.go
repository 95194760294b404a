package vocab

import (
	"strconv"
	"strings"
	"unicode"
)

// readBare enters a mark that stands without brackets, alone in its cell.
func (m *Mark) readBare(cell string) bool {
	cell = strings.Join(strings.Fields(strings.ToLower(cell)), " ")
	switch cell {
	case "–", "—", "−", "‐", "‑", "--":
		cell = "-"
	}
	if sign, ok := marks().bare[cell]; ok && sign.effect != "zero" {
		return m.apply(cell, sign)
	}
	return m.readFewer(cell) || m.readRange(cell)
}

// readBareNoted enters a mark with a footnote's sign at its end: "<5*".
func (m *Mark) readBareNoted(cell string) bool {
	bare := strings.TrimRightFunc(cell, func(r rune) bool { return isFootnoteSign(r) || unicode.IsSpace(r) })
	if bare == "" || bare == cell || !m.readBare(bare) {
		return false
	}
	for _, r := range cell[len(bare):] {
		if !unicode.IsSpace(r) {
			m.Notes = append(m.Notes, plainSuperscript(r))
		}
	}
	return true
}

// isZeroWord says whether the cell is the number 0 in words: nil, zero.
func isZeroWord(cell string) bool {
	return len(cell) <= 5 && marks().bare[strings.ToLower(cell)].effect == "zero"
}

// isExemption recognises the section of the Freedom of Information Act under
// which a count is withheld: "s40", "Section 40(2)", "Exempt - s.30".
func isExemption(cell string) bool {
	if len(cell) > 40 {
		return false
	}
	cell = strings.ToLower(trimCell(cell))
	for _, word := range [...]string{"exempt", "withheld", "redacted", "ed", "under", ":", "-", "("} {
		cell = strings.TrimLeft(strings.TrimPrefix(cell, word), " ")
	}
	rest := cell
	for _, section := range [...]string{"section", "sec", "s"} {
		if cut, ok := strings.CutPrefix(cell, section); ok {
			rest = strings.TrimLeft(cut, ". ")
			break
		}
	}
	digits := strings.TrimLeft(rest, "0123456789")
	n, err := strconv.Atoi(rest[:len(rest)-len(digits)])
	// The exemptions are sections 21 to 44; 12 and 14 are refusals.
	return rest != cell && err == nil && (n >= 21 && n <= 44 || n == 12 || n == 14) && isSubsection(digits)
}

// isSubsection says whether text is "", "(2)", "(1)(a)" or the bracket that
// closes them.
func isSubsection(text string) bool {
	return strings.Trim(text, "()0123456789abcd ") == "" && len(text) <= 10 && (text == "" || text[0] == '(' || text[0] == ')')
}

// readFewer reads "<5", "fewer than 5", "5 or fewer": a count withheld of which
// the greatest value is told. Whether zeros are hidden too is not told, so that
// the least is 0. "<1" is not zero: it is too small to be shown.
func (m *Mark) readFewer(cell string) bool {
	inclusive := int64(1)
	digits := ""
	for _, lead := range [...]string{"<=", "≤", "<", "fewer than ", "less than ", "under ", "no more than ", "at most ", "up to "} {
		if rest, ok := strings.CutPrefix(cell, lead); ok {
			digits = strings.TrimSpace(rest)
			if lead == "<=" || lead == "≤" || strings.HasSuffix(lead, "most ") || lead == "no more than " || lead == "up to " {
				inclusive = 0
			}
			break
		}
	}
	for _, end := range [...]string{" or fewer", " or less"} {
		if rest, ok := strings.CutSuffix(cell, end); ok && digits == "" {
			digits, inclusive = rest, 0
		}
	}
	n, ok := bound(digits)
	if !ok || n == 0 || m.State != Known {
		return false
	}
	if n -= inclusive; n == 0 {
		m.State = Low
		return true
	}
	m.State, m.Bounded, m.Greatest = Suppressed, true, n
	return true
}

// greatestRange is the most that a range may reach to be a withheld count. Wider
// ones are bands of age or of days.
const greatestRange = 20

// readRange reads "1-4", "0 to 5", "between 1 and 4": a small count withheld of
// which both bounds are told. "2019-20" is none.
func (m *Mark) readRange(cell string) bool {
	for _, dash := range [...]string{"–", "—", "−", "‐", "‑"} {
		cell = strings.Replace(cell, dash, "-", 1)
	}
	from, to, ok := strings.Cut(cell, "-")
	if rest, between := strings.CutPrefix(cell, "between "); between {
		from, to, ok = strings.Cut(rest, " and ")
	} else if !ok {
		from, to, ok = strings.Cut(strings.TrimPrefix(cell, "from "), " to ")
	}
	least, first := bound(strings.TrimSpace(from))
	greatest, second := bound(strings.TrimSpace(to))
	if !ok || !first || !second || least >= greatest || greatest > greatestRange || m.State != Known {
		return false
	}
	m.State, m.Bounded, m.Least, m.Greatest = Suppressed, true, least, greatest
	return true
}

// bound reads the number of a bound: digits, perhaps with a comma every three.
// 04 is a year or a month.
func bound(text string) (int64, bool) {
	groups := strings.Split(text, ",")
	for i, group := range groups {
		if _, plain := plainNumber(group); !plain || len(groups) > 1 && (len(group) > 3 || i > 0 && len(group) != 3) {
			return 0, false
		}
	}
	if len(text) > 1 && text[0] == '0' {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.Join(groups, ""), 10, 64)
	return n, err == nil
}

// letterNote enters the letter of a footnote in round brackets after a number:
// 5(a). Letters that are marks were taken before.
func (m *Mark) letterNote(number, inside string) bool {
	inside = strings.ToLower(trimCell(inside))
	if !isNumberLike(number) || len(inside) != 1 || inside[0] < 'a' || inside[0] > 'z' || isMarkWord(inside) {
		return false
	}
	m.Notes = append(m.Notes, inside)
	return true
}

// readHead takes an r, p or e off that stands before a number: "R 5". It leaves
// anything else as it is.
func (m *Mark) readHead(text string) string {
	letter, number, ok := strings.Cut(text, " ")
	if number = trimCell(number); !ok || len(letter) != 1 || !isNumberLike(number) || number[0] < '0' || number[0] > '9' {
		return text
	}
	switch letter[0] | 0x20 {
	case 'r':
		m.Revised = true
	case 'p':
		m.Provisional = true
	case 'e':
		m.Estimated = true
	default:
		return text
	}
	return number
}
