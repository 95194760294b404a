package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// format is a number format: what a cell shows of the number or text in it.
// Its sections, parted by semicolons, are for positive and negative numbers,
// for zero and for texts, or for what their conditions say.
type format struct {
	code    string
	numbers []section
	texts   *section // nil shows a text as it is
}

// general is the format of a cell without one.
var general = &format{code: "General", numbers: []section{{kind: plainSection, items: []item{{'g', ""}}}}}

// sectionKind is what a section makes of a number.
type sectionKind uint8

const (
	wordSection   sectionKind = iota // shows words alone, or nothing
	plainSection                     // General
	numberSection                    // places for digits
	dateSection
	foreignSection // something that is not followed here
)

type section struct {
	kind    sectionKind
	compare string // of a condition: <, <=, =, <>, >=, >
	limit   float64
	items   []item
	percent int // signs
	scale   int // thousands to divide by
	grouped bool
	whole   int // places before the decimal point
	part    int // places after it
	power   int // places of an exponent
	plus    bool
	twelve  bool // hours of AM and PM
	fine    bool // thousandths of seconds
	days    bool // shows a day, a month or a year
}

// item is a literal, where kind is 0, or what its kind says: a place for a
// digit (0, #, ?), '.', 'E' of an exponent, 'e' for its places, 't' of a date,
// 'a' for AM/PM, '@' for the text, ',' and '/' until they are settled.
type item struct {
	kind byte
	text string
}

// parseFormat reads a format's code.
func parseFormat(code string) *format {
	f := &format{code: code}
	if strings.HasPrefix(code, "built-in ") {
		f.numbers = []section{{kind: foreignSection}}
		return f
	}
	p := formatParser{rest: code}
	var sections []section
	for more := true; more && len(sections) < 5; {
		var s section
		s, more = p.section()
		sections = append(sections, s)
	}
	last := len(sections) - 1
	if last == 3 || last < 3 && sections[last].has('@') {
		f.texts, sections = &sections[last], sections[:last]
	}
	for i := range sections {
		if sections[i].settle(); last > 3 || sections[i].has('@') {
			sections[i].kind = foreignSection
		}
	}
	if f.numbers = sections; len(sections) == 0 {
		f.numbers = general.numbers
	}
	return f
}

func (s *section) has(kind byte) bool {
	for _, it := range s.items {
		if it.kind == kind {
			return true
		}
	}
	return false
}

// formatParser goes through a code from left to right.
type formatParser struct{ rest string }

// take is the next n bytes.
func (p *formatParser) take(n int) string {
	text := p.rest[:min(n, len(p.rest))]
	p.rest = p.rest[len(text):]
	return text
}

// sign is the next character.
func (p *formatParser) sign() string {
	_, n := utf8.DecodeRuneInString(p.rest)
	return p.take(n)
}

// run is the letter c, in either case, as often as it follows.
func (p *formatParser) run(c byte) string {
	n := 0
	for n < len(p.rest) && p.rest[n]|0x20 == c {
		n++
	}
	return strings.ToLower(p.take(n))
}

// starts tells what stands next, in either case.
func (p *formatParser) starts(word string) bool {
	return len(p.rest) >= len(word) && strings.EqualFold(p.rest[:len(word)], word)
}

// section reads up to the next semicolon, and says whether there was one.
func (p *formatParser) section() (s section, more bool) {
	for p.rest != "" {
		c := p.rest[0]
		switch {
		case c == ';':
			p.take(1)
			return s, true
		case c == '"':
			p.take(1)
			text, rest, _ := strings.Cut(p.rest, `"`)
			s.literal(text)
			p.rest = rest
		case c == '\\':
			p.take(1)
			s.literal(p.sign())
		case c == '_', c == '*': // room as wide as the next character, or filled up with it
			p.take(1)
			p.sign()
		case c == '[':
			inside, rest, _ := strings.Cut(p.rest[1:], "]")
			p.rest = rest
			s.bracket(inside)
		case strings.IndexByte("0#?.,/@%", c) >= 0:
			s.items = append(s.items, item{c, p.take(1)})
		default:
			p.letters(&s)
		}
	}
	return s, false
}

// letters reads what stands for dates and exponents, and other characters as
// they are.
func (p *formatParser) letters(s *section) {
	c := p.rest[0] | 0x20
	switch {
	case p.starts("General"):
		s.kind = plainSection
		s.items = append(s.items, item{'g', p.take(len("General"))})
	case p.starts("AM/PM"):
		s.twelve = true
		s.items = append(s.items, item{'a', p.take(5)})
	case p.starts("A/P"):
		s.twelve = true
		s.items = append(s.items, item{'a', p.take(3)})
	case (p.starts("E+") || p.starts("E-")) && (s.has('0') || s.has('#') || s.has('?')):
		s.plus = p.take(2)[1] == '+'
		s.items = append(s.items, item{'E', ""})
	case strings.IndexByte("ymdhse", c) >= 0 && p.rest[0] < 0x80:
		s.items = append(s.items, item{'t', p.run(c)})
	case c == 'g' || c == 'b': // years of other calendars
		s.kind = foreignSection
		p.take(1)
	default:
		s.literal(p.sign())
	}
}

func (s *section) literal(text string) { s.items = append(s.items, item{0, text}) }

// bracket reads what stands in brackets: a condition, a currency, hours beyond
// a day, or a colour.
func (s *section) bracket(inside string) {
	lower := strings.ToLower(inside)
	limit := strings.TrimLeft(inside, "<>=")
	switch {
	case limit != inside:
		n, err := strconv.ParseFloat(strings.TrimSpace(limit), 64)
		s.compare, s.limit = inside[:len(inside)-len(limit)], n
		if err != nil || strings.Count(" < <= = <> >= > ", " "+s.compare+" ") == 0 {
			s.kind = foreignSection
		}
	case strings.HasPrefix(inside, "$"):
		symbol, language, _ := strings.Cut(inside[1:], "-")
		s.literal(symbol)
		s.items = append(s.items, item{'l', language})
	case lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.Contains("hms", lower[:1]):
		s.items = append(s.items, item{'t', strings.Repeat(map[byte]string{'h': "H", 'm': "N", 's': "S"}[lower[0]], len(lower))})
	case strings.HasPrefix(lower, "color"), strings.Contains(" black blue cyan green magenta red white yellow ", " "+lower+" "):
	default: // digits of other scripts
		s.kind = foreignSection
	}
}

// settle decides what kind the section is, and what its commas, points and m's
// mean there.
func (s *section) settle() {
	digits := s.has('0') || s.has('#') || s.has('?')
	dates := s.has('t') || s.has('a')
	switch {
	case s.kind == foreignSection:
	case s.kind == plainSection:
		if digits || dates {
			s.kind = foreignSection
		}
	case dates:
		s.settleDate()
	case s.has('/') && digits:
		s.kind = foreignSection // a fraction
	case digits:
		s.kind = numberSection
		s.settleNumber()
	}
	for i, it := range s.items {
		if it.kind == '%' || it.kind == ',' || it.kind == '/' || it.kind == '.' && s.kind != numberSection {
			s.items[i].kind = 0
			if it.kind == '%' {
				s.percent++
			}
		}
	}
}

// settleNumber counts the places, and tells commas that group digits from
// those that scale the number.
func (s *section) settleNumber() {
	last, point, exponent := 0, -1, -1
	for i, it := range s.items {
		switch {
		case strings.IndexByte("0#?", it.kind) >= 0 && it.kind != 0:
			if exponent < 0 {
				last = i
			}
		case it.kind == '.' && point < 0:
			point = i
		case it.kind == '.':
			s.items[i].kind = 0
		case it.kind == 'E':
			exponent = i
		}
	}
	var kept []item
	places := 0 // so far
	for i, it := range s.items {
		digit := it.kind == '0' || it.kind == '#' || it.kind == '?'
		switch {
		case digit && exponent >= 0 && i > exponent:
			it.kind, s.power = 'e', s.power+1
		case digit && point >= 0 && i > point:
			s.part, places = s.part+1, places+1
		case digit:
			s.whole, places = s.whole+1, places+1
		case it.kind == ',' && places > 0 && i < last && (point < 0 || i < point):
			s.grouped = true
			continue
		case it.kind == ',' && places > 0:
			s.scale++
			continue
		}
		kept = append(kept, it)
	}
	s.items = kept
	if exponent >= 0 && s.power == 0 {
		s.kind = foreignSection
	}
}

// settleDate tells months from minutes, which stand after hours or before
// seconds, and decimals of seconds from other digits.
func (s *section) settleDate() {
	s.kind = dateSection
	before, english := byte(0), true
	for i := range s.items {
		it := &s.items[i]
		switch it.kind {
		case 't':
			if it.text[0] == 'm' && before != 'h' && before != 'H' && before != 's' && s.next(i) != 's' {
				it.text = strings.ToUpper(it.text)
			}
			before = it.text[0]
			s.days = s.days || strings.IndexByte("ydMe", before) >= 0
		case 'l':
			english = it.text == "" || isEnglish(it.text)
		case '0':
			if i == 0 || s.items[i-1].kind != '.' && s.items[i-1].kind != 't' || before != 's' && before != 'S' {
				s.kind = foreignSection
			}
			if it.kind = 't'; i > 0 && s.items[i-1].text[0] == '0' {
				it.text = s.items[i-1].text + "0"
				s.items[i-1] = item{}
			}
			s.fine = true
		case '#', '?', '%', 'E':
			s.kind = foreignSection
		}
	}
	if !english && s.named() {
		s.kind = foreignSection
	}
}

// next is the next date token after i.
func (s *section) next(i int) byte {
	for _, it := range s.items[i+1:] {
		if it.kind == 't' {
			return it.text[0] | 0x20
		}
	}
	return 0
}

// named tells a section that writes out months or days.
func (s *section) named() bool {
	for _, it := range s.items {
		if it.kind == 't' && len(it.text) > 2 && (it.text[0] == 'M' || it.text[0] == 'd') {
			return true
		}
	}
	return false
}

// isEnglish tells the number of a language, in hexadecimal, or one of the
// system's own formats.
func isEnglish(language string) bool {
	language, _, _ = strings.Cut(language, ",")
	n, err := strconv.ParseUint(language, 16, 32)
	if err != nil {
		return strings.HasPrefix(language, "en") || strings.HasPrefix(language, "x-sys")
	}
	return n&0x3ff == 9 || n&0xffff == 0xF800 || n&0xffff == 0xF400
}
