package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/source"
)

// How progress is told: not at all in the first moment, then as often as an eye
// can follow.
const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

// meter tells on a terminal how far reading has come, in one line that is gone
// before anything else is written.
type meter struct {
	out   io.Writer
	width int // of the terminal; 0 where nobody knows
	of    *source.Progress

	mu    sync.Mutex
	began time.Time // one interval before the first tick
	shown bool
	over  bool
}

// follow shows the progress until stop is called. Nobody sees it with -q, and
// where standard error is no terminal.
func (a *app) follow(total int64) (p *source.Progress, stop func()) {
	if !a.ErrTerminal || a.quiet {
		return nil, func() {}
	}
	p = &source.Progress{}
	p.Total.Store(total)
	m := &meter{out: a.Err, width: a.ErrWidth, of: p}
	a.meter.Store(m)
	ticks, done := a.Ticks, func() {}
	if ticks == nil {
		ticker := time.NewTicker(progressEvery)
		ticks, done = ticker.C, ticker.Stop
	}
	finished, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case now := <-ticks:
				m.tick(now)
			case <-finished:
				return
			}
		}
	}()
	return p, func() {
		close(finished)
		<-ended
		done()
		m.end()
	}
}

// tick shows how far the reading has come at this moment.
func (m *meter) tick(now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.began.IsZero() {
		m.began = now.Add(-progressEvery)
	}
	took := now.Sub(m.began)
	if m.over || took < progressAfter {
		return
	}
	line := m.line(took)
	if m.width > 0 && len(line) >= m.width { // a line that wraps cannot be taken back
		line = line[:m.width-1]
	}
	m.shown = true
	fmt.Fprint(m.out, "\r"+line+"\x1b[K")
}

// end takes the line away; none is shown from then on.
func (m *meter) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.shown {
		fmt.Fprint(m.out, "\r\x1b[K")
	}
	m.shown, m.over = false, true
}

// line says how much is read, and how long the rest takes at the same pace.
func (m *meter) line(took time.Duration) string {
	read, total, rows := m.of.Read.Load(), m.of.Total.Load(), m.of.Rows.Load()
	line := "reading: " + megabytes(read) + " MB"
	if total > 0 {
		line = fmt.Sprintf("reading: %s of %s MB", megabytes(read), megabytes(total))
	}
	if rows > 0 {
		line += ", " + rate.Int(rows).Grouped() + " rows"
	}
	switch {
	case total > 0 && read >= total:
		line += ", nearly done"
	case total > 0 && read > 0:
		left := time.Duration(float64(took) * (float64(total-read) / float64(read)))
		line += ", " + timeLeft(left) + " left"
	}
	return line
}

func megabytes(n int64) string { return rate.Int((n + 500_000) / 1_000_000).Grouped() }

// timeLeft is rounded up: who waits longer than told is told wrong.
func timeLeft(d time.Duration) string {
	if seconds := (d + time.Second - 1) / time.Second; seconds < 120 {
		return fmt.Sprintf("%d s", seconds)
	}
	return rate.Int(int64((d+time.Minute-1)/time.Minute)).Grouped() + " min"
}
