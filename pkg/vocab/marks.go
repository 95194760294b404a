package vocab

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// MarkMeaning is what one sign means, for people.
type MarkMeaning struct {
	Sign, Means string
	State       State // Known where the sign only qualifies a number
}

// markRow is a line of marks.csv.
type markRow struct {
	Sign   string `csv:"sign"`
	State  string `csv:"state"`
	Effect string `csv:"effect"` // what it says of a known number
	Means  string `csv:"means"`
	Bare   string `csv:"bare"` // "yes": stands in a cell by itself, without brackets
}

// signs holds the marks as they are looked up: those in brackets by what the
// brackets hold, the others as they stand, both in lower case.
type signs struct {
	meanings  []MarkMeaning
	bracketed map[string]sign
	bare      map[string]sign
}

type sign struct {
	state  State
	effect string
}

var marks = sync.OnceValue(loadMarks)

func loadMarks() *signs {
	rows := mustRead[markRow]("marks.csv")
	s := &signs{bracketed: make(map[string]sign, 32), bare: make(map[string]sign, 32)}
	for _, row := range rows {
		state := stateNamed(row.State)
		s.meanings = append(s.meanings, MarkMeaning{row.Sign, row.Means, state})
		key := strings.ToLower(row.Sign)
		if inside, ok := strings.CutPrefix(key, "["); ok {
			s.bracketed[strings.TrimSuffix(inside, "]")] = sign{state, row.Effect}
		}
		if row.Bare == "yes" {
			s.bare[key] = sign{state, row.Effect}
		}
	}
	return s
}

// Marks is every sign and what it means, in a fixed order.
func Marks() []MarkMeaning {
	return append([]MarkMeaning(nil), marks().meanings...)
}

// stateNames are the states as people read them, in the order of the constants.
var stateNames = [...]string{"known", "blank", "suppressed", "not available", "not applicable", "low", "dash"}

// String is the state in words: "suppressed", "not available".
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return "state " + strconv.Itoa(int(s))
}

func stateNamed(name string) State {
	for i, n := range stateNames {
		if n == name {
			return State(i)
		}
	}
	return Known
}

// isMarkWord says whether the inside of square brackets is a known mark.
func isMarkWord(inside string) bool {
	_, ok := marks().bracketed[inside]
	return ok
}

// SplitMarks parts a cell into its number and its marks. The number is what is
// left without them, as written, and 0 for "nil" and its kin; it is "" where a
// mark stands for it, and whether it is a count is for others to judge. ok is
// false where square brackets hold something that is no mark, and where a number
// and a mark contradict each other ("803 [c]"). No mark is ever read as zero.
func SplitMarks(cell string) (number string, mark Mark, ok bool) {
	if number, plain := plainNumber(cell); plain {
		return number, Mark{}, true
	}
	if isExemption(cell) {
		return "", Mark{State: Suppressed}, true
	}
	number, ok = mark.readBrackets(trimCell(cell))
	if !ok {
		return "", Mark{}, false
	}
	if number == "" {
		if mark.State == Known {
			mark.State = Blank
		}
		return "", mark, true
	}
	if isZeroWord(number) {
		number = "0"
	} else if mark.readBare(number) || mark.readBareNoted(number) {
		return "", mark, true
	}
	number = mark.readHead(mark.readTail(number))
	switch {
	case mark.State == Known:
		return number, mark, true
	case mark.State != Low:
		return "", Mark{}, false
	}
	return mark.lowNumber(number)
}

// plainNumber is the quick way for nearly every cell of a return.
func plainNumber(cell string) (string, bool) {
	for i := 0; i < len(cell); i++ {
		if cell[i] < '0' || cell[i] > '9' {
			return "", false
		}
	}
	return cell, cell != ""
}

// trimCell takes white space and signs without width off both ends.
func trimCell(cell string) string {
	return strings.TrimFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
	})
}

// readBrackets takes what stands in square brackets out of the cell, and (r),
// (p) or (1) after a number.
func (m *Mark) readBrackets(cell string) (rest string, ok bool) {
	rest = cell
	for {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			break
		}
		length := strings.IndexByte(rest[open:], ']')
		if length < 0 || !m.take(rest[open+1:open+length]) {
			return "", false
		}
		before, after := trimCell(rest[:open]), trimCell(rest[open+length+1:])
		signs := strings.TrimLeftFunc(after, func(r rune) bool { return isFootnoteSign(r) || unicode.IsSpace(r) })
		if before != "" && signs != "" && signs[0] != '[' {
			return "", false // 8[r]03 is no number
		}
		rest = before + after
	}
	if strings.ContainsRune(rest, ']') {
		return "", false
	}
	for strings.HasSuffix(rest, ")") {
		open := strings.LastIndexByte(rest, '(')
		if open <= 0 || !m.take(rest[open+1:len(rest)-1]) && !m.letterNote(rest[:open], rest[open+1:len(rest)-1]) {
			break
		}
		rest = trimCell(rest[:open])
	}
	return rest, true
}

// take enters the mark that one pair of brackets holds.
func (m *Mark) take(inside string) bool {
	inside = strings.ToLower(trimCell(inside))
	if sign, ok := marks().bracketed[inside]; ok && inside != "note 1" {
		return m.apply(inside, sign)
	}
	for _, notes := range [...]string{"notes", "note", ""} {
		if rest, ok := strings.CutPrefix(inside, notes); ok {
			return m.notes(rest)
		}
	}
	return false
}

// apply enters a state or a qualification. Two different states contradict
// each other.
func (m *Mark) apply(inside string, s sign) bool {
	if s.state != Known {
		if m.State != Known && m.State != s.state {
			return false
		}
		m.State = s.state
	}
	switch s.effect {
	case "revised":
		m.Revised = true
	case "provisional":
		m.Provisional = true
	case "estimated":
		m.Estimated = true
	case "break":
		m.Break = true
	case "forecast":
		m.Forecast = true
	case "note":
		m.Notes = append(m.Notes, inside)
	}
	return true
}

// notes enters note numbers: "3", "1, 2", "1 and 2".
func (m *Mark) notes(text string) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '&' })
	found := false
	for _, field := range fields {
		if field == "and" {
			continue
		}
		if _, plain := plainNumber(field); !plain || len(field) > 3 {
			return false
		}
		m.Notes = append(m.Notes, field)
		found = true
	}
	return found
}

// readTail takes the signs off that are glued to the end of a known number:
// footnote signs and superscripts, r for revised, p for provisional, e for
// estimated. It leaves anything else as it is.
func (m *Mark) readTail(text string) string {
	number := strings.TrimRightFunc(text, func(r rune) bool {
		return isFootnoteSign(r) || unicode.IsSpace(r) || strings.ContainsRune("rRpPeE", r)
	})
	if number == text || !isNumberLike(number) {
		return text
	}
	for _, r := range text[len(number):] {
		switch {
		case unicode.IsSpace(r):
		case r == 'r' || r == 'R':
			m.Revised = true
		case r == 'p' || r == 'P':
			m.Provisional = true
		case r == 'e' || r == 'E':
			m.Estimated = true
		default:
			m.Notes = append(m.Notes, plainSuperscript(r))
		}
	}
	return number
}

// lowNumber is a number marked [low]: a printed zero is not zero, any other
// number is known.
func (m Mark) lowNumber(number string) (string, Mark, bool) {
	if strings.Trim(number, "0.%") == "" {
		return "", m, true
	}
	m.State, m.Low = Known, true
	return number, m, true
}

// isNumberLike says whether text is digits with separators, perhaps signed or
// a percentage, so that a sign at its end can only be a footnote's.
func isNumberLike(text string) bool {
	digit := false
	for i, r := range text {
		switch {
		case isDigit(r):
			digit = true
		case r == ',' || r == '.' || r == '%' || unicode.IsSpace(r):
		case i == 0 && (r == '-' || r == '−' || r == '+'):
		default:
			return false
		}
	}
	return digit
}

// plainSuperscript writes a superscript digit as a digit.
func plainSuperscript(r rune) string {
	switch r {
	case '¹':
		return "1"
	case '²':
		return "2"
	case '³':
		return "3"
	}
	if r >= '⁰' && r <= '⁹' {
		return string('0' + r - '⁰')
	}
	return string(r)
}
