package cli

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"complaintstats/pkg/source"
)

// slowly is standard input that comes in pieces; before each the clock ticks.
type slowly struct {
	pieces []string
	ticks  chan time.Time
	now    time.Time
	step   time.Duration
}

func (s *slowly) Read(b []byte) (int, error) {
	if s.ticks != nil {
		s.ticks <- s.now
		s.ticks <- time.Time{} // once this is taken, the one before is shown
		s.now = s.now.Add(s.step)
	}
	if len(s.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(b, s.pieces[0])
	s.pieces = s.pieces[1:]
	return n, nil
}

// summarizeSlowly reads a return that takes three seconds to come.
func summarizeSlowly(t *testing.T, streams Streams, watched bool, flags ...string) (out, errs string) {
	t.Helper()
	in := &slowly{pieces: []string{"force,year,allegations\n", "Essex,2019,7\n", "Kent,2019,9\n"}, now: time.Unix(0, 0), step: time.Second}
	if watched {
		in.ticks = make(chan time.Time)
		streams.Ticks = in.ticks
	}
	var o, e bytes.Buffer
	streams.In, streams.Out, streams.Err = in, &o, &e
	if status := Main(context.Background(), append([]string{"summarize", "-"}, flags...), streams); status != StatusDone {
		t.Fatalf("status %d: %s", status, e.String())
	}
	return o.String(), e.String()
}

// A reading that takes longer than a second is told on a terminal, in a line
// that is gone before the answer; the answer is the same.
func TestProgressOnATerminal(t *testing.T) {
	plain, none := summarizeSlowly(t, Streams{}, false)
	if none != "" {
		t.Errorf("no terminal, and yet %q", none)
	}
	out, errs := summarizeSlowly(t, Streams{ErrTerminal: true}, true)
	if out != plain {
		t.Errorf("the answer changed:\n%s", out)
	}
	shown := "\rreading: 0 MB\x1b[K"
	// Ticks at 0, 1, 2 and 3 seconds: the first says nothing.
	if want := strings.Repeat(shown, 3) + "\r\x1b[K"; errs != want {
		t.Errorf("shown %q, want %q", errs, want)
	}
}

// With -q there is none.
func TestProgressQuiet(t *testing.T) {
	if _, errs := summarizeSlowly(t, Streams{ErrTerminal: true}, false, "-q"); errs != "" {
		t.Errorf("shown %q", errs)
	}
}

// The line says what is read of how much, the rows, and the time that the rest
// takes at the same pace, rounded up.
func TestProgressLine(t *testing.T) {
	for _, test := range []struct {
		read, total, rows int64
		took              time.Duration
		want              string
	}{
		{0, 0, 0, 2 * time.Second, "reading: 0 MB"},
		{412_000_000, 0, 0, 2 * time.Second, "reading: 412 MB"},
		{0, 976_000_000, 0, 2 * time.Second, "reading: 0 of 976 MB"},
		{244_000_000, 976_000_000, 2_500_000, 2 * time.Second, "reading: 244 of 976 MB, 2,500,000 rows, 6 s left"},
		{999, 1_000, 12, 2 * time.Second, "reading: 0 of 0 MB, 12 rows, 1 s left"},
		{1_000_000, 5_000_000_000, 10, 2 * time.Second, "reading: 1 of 5,000 MB, 10 rows, 167 min left"},
		{976_000_000, 976_000_000, 10, 2 * time.Second, "reading: 976 of 976 MB, 10 rows, nearly done"},
		{977_000_000, 976_000_000, 10, 2 * time.Second, "reading: 977 of 976 MB, 10 rows, nearly done"}, // it grew meanwhile
	} {
		m := meter{of: &source.Progress{}}
		m.of.Read.Store(test.read)
		m.of.Total.Store(test.total)
		m.of.Rows.Store(test.rows)
		if got := m.line(test.took); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// A line is cut to the terminal, and none is shown once the reading has ended.
func TestProgressLineFits(t *testing.T) {
	var out bytes.Buffer
	m := meter{out: &out, width: 10, of: &source.Progress{}}
	at := time.Unix(0, 0)
	m.tick(at)
	m.tick(at.Add(2 * time.Second))
	m.end()
	m.tick(at.Add(3 * time.Second))
	m.end()
	if want := "\rreading: \x1b[K\r\x1b[K"; out.String() != want {
		t.Errorf("shown %q, want %q", out.String(), want)
	}
}
