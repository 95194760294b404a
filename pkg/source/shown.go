package source

import (
	"strconv"
	"strings"
)

// as says how a number was shown.
type as uint8

const (
	asShown as = iota
	asDate     // it shows a day, a month or a year
	asIs       // its format is not followed here
	asZero     // its format shows no digit of a zero, which is told as 0
)

// text is what a text cell shows.
func (f *format) text(s string) string {
	if f.texts == nil {
		return s
	}
	var b strings.Builder
	for _, it := range f.texts.items {
		switch it.kind {
		case '@':
			b.WriteString(s)
		case 'l', 'g':
		default:
			b.WriteString(it.text)
		}
	}
	return b.String()
}

// number is what a cell shows of a plain decimal.
func (f *format) number(plain string, from1904 bool) (string, as) {
	d := decimalOf(plain).significant(15)
	value, err := strconv.ParseFloat(plain, 64)
	s, absolute := f.choose(value)
	if err != nil || s == nil || s.kind == foreignSection {
		return d.String(), asIs
	}
	how := asShown
	if d.zero() && s != &f.numbers[0] && s.kind == wordSection && s.isDash() {
		// A zero must not be taken for what is not known.
		if s = &f.numbers[0]; s.kind != wordSection {
			how = asZero
		}
	}
	if d.minus = d.minus && !absolute; s.kind == dateSection {
		text, ok := s.date(momentAt(value, from1904, s.fine))
		switch {
		case !ok:
			return decimalOf(plain).significant(15).String(), asIs
		case s.days:
			return text, asDate
		}
		return text, how
	}
	return s.write(d), how
}

// isDash tells a section that shows nothing but dashes.
func (s *section) isDash() bool {
	var b strings.Builder
	for _, it := range s.items {
		b.WriteString(it.text)
	}
	return strings.Trim(b.String(), " -–—?") == ""
}

// choose is the section for a number, and whether it shows it without a sign.
func (f *format) choose(value float64) (*section, bool) {
	for i := range f.numbers {
		s := &f.numbers[i]
		compare, limit := s.compare, s.limit
		if compare == "" && len(f.numbers) > 1 {
			compare, limit = f.usual(i)
		}
		if compare == "" || holds(value, compare, limit) {
			negative := compare == "<" && limit <= 0 || compare == "<=" && limit < 0
			return s, negative || f.leftNegative(i)
		}
	}
	return nil, false
}

// usual is the condition of a section that states none: above zero, below it,
// and whatever is left.
func (f *format) usual(i int) (string, float64) {
	switch n := len(f.numbers); {
	case i == 0 && n == 2:
		return ">=", 0
	case i == 0:
		return ">", 0
	case i == 1 && n > 2:
		return "<", 0
	}
	return "", 0
}

// leftNegative tells the second section of two to which only negative numbers
// are left.
func (f *format) leftNegative(i int) bool {
	first := f.numbers[0]
	return i == 1 && len(f.numbers) == 2 && f.numbers[1].compare == "" &&
		(first.compare == "" || first.compare == ">=" && first.limit <= 0)
}

func holds(value float64, compare string, limit float64) bool {
	switch compare {
	case "<":
		return value < limit
	case "<=":
		return value <= limit
	case ">":
		return value > limit
	case ">=":
		return value >= limit
	}
	return (value >= limit && value <= limit) == (compare == "=")
}

// moment is what a cell shows of a date that is stored as one.
func (f *format) moment(m moment) (string, bool) {
	if f.numbers[0].kind != dateSection {
		return "", false
	}
	return f.numbers[0].date(m)
}

// date writes a moment, where it is one.
func (s *section) date(m moment) (string, bool) {
	var b strings.Builder
	for _, it := range s.items {
		switch it.kind {
		case 't':
			m.write(&b, it.text, s.twelve)
		case 'a':
			half, other, _ := strings.Cut(it.text, "/")
			if m.hour >= 12 {
				half = other
			}
			b.WriteString(half)
		case 0:
			b.WriteString(it.text)
		}
	}
	return b.String(), m.known
}

// write writes a number through the section's places.
func (s *section) write(d decimal) string {
	sign := ""
	if d.minus {
		sign = "-"
	}
	d = d.shifted(2*s.percent - 3*s.scale)
	power := 0
	if s.power > 0 {
		d, power = s.scientific(d)
	}
	if s.kind == numberSection {
		d = d.rounded(s.part)
	}
	w := placer{section: s, whole: d.whole, part: d.part}
	if w.whole == "" {
		w.whole = "0"
	}
	for _, it := range s.items {
		w.add(it, d, power)
	}
	return sign + w.String()
}

// scientific moves the point behind the places before it, and says how far.
func (s *section) scientific(d decimal) (decimal, int) {
	step := max(s.whole, 1)
	for range 2 {
		power := 0
		if !d.zero() {
			power = d.magnitude() - 1
		}
		for power%step != 0 {
			power--
		}
		moved := d.shifted(-power)
		if again := moved.rounded(s.part); len(again.whole) <= step {
			return moved, power
		}
		d = d.significant(1) // 9.99 became 10.0
	}
	return d, 0
}

// placer lays the digits of a number into places.
type placer struct {
	*section
	strings.Builder
	whole, part string
	before      int // places of the whole part passed
	after       int // places after the point passed
}

func (p *placer) add(it item, d decimal, power int) {
	switch it.kind {
	case '0', '#', '?':
		if p.before < p.section.whole {
			p.wholeDigit(it.kind)
		} else {
			p.partDigit(it.kind)
		}
	case '.':
		if p.section.whole == 0 {
			p.WriteString(p.grouping(p.whole, 0))
		}
		if p.showsPart() {
			p.WriteByte('.')
		}
	case 'E':
		p.exponent(power)
	case 'g':
		p.WriteString(decimal{false, d.whole, d.part}.String())
	case 0:
		p.WriteString(it.text)
	}
}

// wholeDigit fills a place before the point; the first takes all digits that
// have no place of their own.
func (p *placer) wholeDigit(kind byte) {
	at := len(p.whole) - p.section.whole + p.before
	p.before++
	switch {
	case p.before == 1 && at >= 0:
		p.WriteString(p.grouping(p.whole[:at+1], p.section.whole-1))
	case at >= 0:
		p.WriteString(p.grouping(p.whole[at:at+1], p.section.whole-p.before))
	case kind == '0':
		p.WriteString(p.grouping("0", p.section.whole-p.before))
	case kind == '?':
		p.WriteByte(' ')
	}
}

// grouping puts commas after digits that have a multiple of three behind them.
func (p *placer) grouping(digits string, behind int) string {
	if !p.grouped {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		b.WriteByte(digits[i])
		if left := behind + len(digits) - 1 - i; left > 0 && left%3 == 0 {
			b.WriteByte(',')
		}
	}
	return b.String()
}

// showsPart tells a number of which a digit or a blank stands after the point.
func (p *placer) showsPart() bool {
	if p.part != "" {
		return true
	}
	for _, it := range p.items[p.pointAt():] {
		if it.kind == '0' || it.kind == '?' {
			return true
		}
	}
	return false
}

func (p *placer) pointAt() int {
	for i, it := range p.items {
		if it.kind == '.' {
			return i
		}
	}
	return len(p.items)
}

// partDigit fills a place after the point.
func (p *placer) partDigit(kind byte) {
	at := p.after
	p.after++
	switch {
	case at < len(p.part):
		p.WriteByte(p.part[at])
	case kind == '0' || p.zeroAfter(at):
		p.WriteByte('0')
	case kind == '?':
		p.WriteByte(' ')
	}
}

// zeroAfter tells a place before one that always shows a digit.
func (p *placer) zeroAfter(at int) bool {
	for _, it := range p.items[p.pointAt():] {
		if it.kind != '0' && it.kind != '#' && it.kind != '?' {
			continue
		}
		if at--; at < -1 && it.kind == '0' {
			return true
		}
	}
	return false
}

func (p *placer) exponent(power int) {
	p.WriteByte('E')
	if power < 0 {
		p.WriteByte('-')
	} else if p.plus {
		p.WriteByte('+')
	}
	padded(&p.Builder, max(power, -power), p.power)
}
