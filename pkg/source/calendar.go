package source

import (
	"strconv"
	"strings"
	"time"
)

// moment is a date and time of day as workbooks of Excel count them. Their
// calendar has a 29 February 1900, and a day 0 before 1 January 1900.
type moment struct {
	year, month, day           int
	weekday                    int // from Sunday
	hour, minute, second, msec int
	hours                      int // since day 0
	known                      bool
}

const (
	lastSerial  = 2958465 // 31 December 9999
	milliOfDay  = 24 * 60 * 60 * 1000
	ghostSerial = 60   // 29 February 1900, which never was
	days1904    = 1462 // from the first day of one system to that of the other
)

// momentAt is the moment of a number of days, to the second or, where fine, to
// the thousandth of it.
func momentAt(days float64, from1904, fine bool) moment {
	if days < 0 || days >= lastSerial+1 {
		return moment{}
	}
	unit := 1000.0
	if fine {
		unit = 1
	}
	whole := int(days)
	msec := int((days-float64(whole))*milliOfDay/unit+0.5) * int(unit)
	if msec >= milliOfDay {
		whole, msec = whole+1, 0
	}
	if from1904 {
		whole += days1904
	}
	if whole > lastSerial {
		return moment{}
	}
	m := dayAt(whole)
	m.hours = whole * 24
	if from1904 {
		m.hours -= days1904 * 24
	}
	m.hour, m.minute, m.second, m.msec = msec/3600000, msec/60000%60, msec/1000%60, msec%1000
	m.hours += m.hour
	return m
}

// dayAt is the day of a number in the system of 1900.
func dayAt(serial int) moment {
	m := moment{known: true, weekday: (serial + 6) % 7}
	switch {
	case serial == 0:
		m.year, m.month, m.day = 1900, 1, 0
		return m
	case serial == ghostSerial:
		m.year, m.month, m.day = 1900, 2, 29
		return m
	case serial < ghostSerial:
		serial++
	}
	when := time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC)
	m.year, m.month, m.day = when.Year(), int(when.Month()), when.Day()
	return m
}

// momentOf is a date that is stored as one.
func momentOf(when time.Time) moment {
	days := int(when.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
	return moment{when.Year(), int(when.Month()), when.Day(), int(when.Weekday()),
		when.Hour(), when.Minute(), when.Second(), when.Nanosecond() / 1e6, days*24 + when.Hour(), true}
}

// exactDate is a moment as an ISO date, with the time of day where there is one.
func (m moment) exactDate() string {
	when := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, 0, time.UTC)
	return strings.TrimSuffix(when.Format("2006-01-02T15:04:05"), "T00:00:00")
}

// isDay tells a moment whose day stands in the calendar.
func (m moment) isDay() bool {
	return m.known && m.day > 0 && (m.year != 1900 || m.month != 2 || m.day != 29)
}

// write adds what a date token shows: a run of one letter.
func (m moment) write(b *strings.Builder, token string, twelve bool) {
	n := len(token)
	switch token[0] {
	case 'y', 'e':
		if token[0] == 'y' && n <= 2 {
			padded(b, m.year%100, 2)
		} else {
			padded(b, m.year, 4)
		}
	case 'M':
		spelled(b, time.Month(m.month).String(), m.month, n)
	case 'd':
		spelled(b, time.Weekday(m.weekday).String(), m.day, min(n, 4))
	case 'h':
		hour := m.hour
		if twelve {
			hour = (hour+11)%12 + 1
		}
		padded(b, hour, min(n, 2))
	case 'm':
		padded(b, m.minute, min(n, 2))
	case 's':
		padded(b, m.second, min(n, 2))
	case '0':
		b.WriteString(strconv.Itoa(1000 + m.msec)[1 : 1+min(n, 3)])
	case 'H':
		padded(b, m.hours, n)
	case 'N':
		padded(b, m.hours*60+m.minute, n)
	case 'S':
		padded(b, (m.hours*60+m.minute)*60+m.second, n)
	}
}

// spelled writes a month or a day: 9, 09, Sep, September, S.
func spelled(b *strings.Builder, name string, number, length int) {
	switch length {
	case 1, 2:
		padded(b, number, length)
	case 3:
		b.WriteString(name[:3])
	case 5:
		b.WriteString(name[:1])
	default:
		b.WriteString(name)
	}
}

func padded(b *strings.Builder, n, length int) {
	digits := strconv.Itoa(n)
	for i := len(digits); i < min(length, 20); i++ {
		b.WriteByte('0')
	}
	b.WriteString(digits)
}
