// Command stats turns published returns of police complaints into figures that
// a person can stand behind. Everything it does is in package cli; here are
// only the process's own streams, arguments and signals.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"complaintstats/pkg/cli"

	"golang.org/x/term"
)

func main() { os.Exit(run()) }

func run() int {
	// A reader that has seen enough (| head) closes the pipe: that is no error.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Main(ctx, os.Args[1:], cli.Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Width:       width(os.Stdout),
		ErrWidth:    width(os.Stderr),
		Getenv:      os.Getenv,
	})
}

// width is the terminal's width in characters, 0 where the stream is not one.
func width(stream *os.File) int {
	w, _, err := term.GetSize(int(stream.Fd()))
	if err != nil {
		return 0
	}
	return w
}
