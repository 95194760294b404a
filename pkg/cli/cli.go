// Package cli knows the command line: commands, flags, help, exit statuses,
// and where an answer is written. It is the only package that knows cobra.
//
// It refuses to know how anything is read or computed: a command parses its
// flags into options, calls returns, summary or inspect, and hands the result
// to render. The exit status is decided before anything is drawn.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"complaintstats/pkg/render"
	"complaintstats/pkg/source"
	"complaintstats/pkg/summary"
)

// The exit statuses; they are the same for every format.
const (
	StatusDone        = 0   // done, and everything checked holds
	StatusCannot      = 1   // could not be done
	StatusUsage       = 2   // wrong usage
	StatusFails       = 3   // done, and something checked does not hold
	StatusInterrupted = 130 // interrupted
)

// version is what --version prints and every JSON output names.
const version = "0.1.0"

// Streams are the world outside: tests give buffers, the program its own.
type Streams struct {
	In          io.Reader
	Out, Err    io.Writer
	InTerminal  bool
	OutTerminal bool
	ErrTerminal bool
	Width       int              // of the terminal that is Out; 0 for none
	ErrWidth    int              // of the terminal that is Err; 0 for none
	Ticks       <-chan time.Time // when progress is shown; nil for the clock's
	Getenv      func(string) string
}

// app is one run of the program.
type app struct {
	Streams
	ctx     context.Context
	quiet   bool       // -q
	writing sync.Mutex // held while a file is written beside its name
	meter   atomic.Pointer[meter]
}

// Main runs stats with the arguments after its name and returns the exit
// status. Results go to Out, everything else to Err.
func Main(ctx context.Context, args []string, streams Streams) int {
	if streams.Getenv == nil {
		streams.Getenv = func(string) string { return "" }
	}
	a := &app{Streams: streams, ctx: ctx}
	done := make(chan error, 1)
	go func() { done <- a.execute(args) }()
	select {
	case err := <-done:
		return a.report(err)
	case <-ctx.Done():
		if m := a.meter.Load(); m != nil {
			m.end()
		}
		a.writing.Lock() // what is being written takes itself away first
		defer a.writing.Unlock()
		return StatusInterrupted
	}
}

func (a *app) execute(args []string) error {
	// A yearly return is read and answered in less memory than collecting its
	// garbage would be worth; load sets this back for larger files.
	defer debug.SetGCPercent(debug.SetGCPercent(hurried))
	out := &watched{Writer: a.Out}
	a.Out = out
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	if err := root.ExecuteContext(a.ctx); err != nil {
		return err
	}
	return out.err
}

// The collector's pace: hurried for small returns, sparing for those of more
// than yearlyReturn bytes, whose memory must stay near what they need and whose
// columns of plain numbers are soon gone over, the usual one where nobody knows
// how much is coming.
const (
	hurried      = 400
	usual        = 100
	sparing      = 30
	flat         = 50 // rows are added up as they are read
	yearlyReturn = 8 << 20
)

// pace slows the collector down no longer where the files are large.
func pace(size int64, known, adds bool) {
	switch {
	case size >= yearlyReturn && adds:
		debug.SetGCPercent(flat)
	case size >= yearlyReturn:
		debug.SetGCPercent(sparing)
	case known:
		debug.SetGCPercent(hurried)
	default:
		debug.SetGCPercent(usual)
	}
}

// sizeOf is how many bytes the files hold; known is false where one is a pipe,
// of which nobody can say.
func sizeOf(refs []source.Ref) (size int64, known bool) {
	known = true
	for _, ref := range refs {
		if info, err := os.Stat(ref.Path); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		} else {
			known = false
		}
	}
	return size, known
}

// watched remembers a failed write: cobra prints help without looking.
type watched struct {
	io.Writer
	err error
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// usageError is a command line that says something that is not there.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// failure is a check that found something, told in the answer already.
type failure struct{}

func (failure) Error() string { return "something checked does not hold" }

// report tells an error on standard error and is the exit status.
func (a *app) report(err error) int {
	var problems source.Problems
	var problem source.Problem
	switch {
	case err == nil || errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe):
		return StatusDone
	case errors.Is(err, context.Canceled):
		return StatusInterrupted
	case errors.As(err, &failure{}):
		return StatusFails
	case errors.As(err, &problems):
		for _, p := range problems {
			fmt.Fprintln(a.Err, cleanLines(p.Error()))
		}
		return problemStatus(problems)
	case errors.As(err, &problem):
		fmt.Fprintln(a.Err, render.Clean(problem.Error()))
		return problemStatus(source.Problems{problem})
	}
	fmt.Fprintln(a.Err, "stats: "+cleanLines(err.Error()))
	if isUsage(err) {
		return StatusUsage
	}
	return StatusCannot
}

func problemStatus(problems source.Problems) int {
	for _, p := range problems {
		if p.Kind != "usage" {
			return StatusCannot
		}
	}
	return StatusUsage
}

func isUsage(err error) bool {
	var wrong usageError
	var asked summary.UsageError
	return errors.As(err, &wrong) || errors.As(err, &asked)
}

// cleanLines makes control characters of a message visible and keeps its lines.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = render.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// note tells something on standard error, unless -q.
func (a *app) note(out *outputFlags, text string) {
	if !out.quiet {
		fmt.Fprintln(a.Err, "note: "+render.Clean(text))
	}
}
