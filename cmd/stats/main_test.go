package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what scripts print in place of what they expect")

// The test binary runs itself as stats where a real process is needed: pipes,
// signals, exit statuses.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"stats": main})
}

func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob(filepath.Join(root, "testdata", "script", "process", "*.txtar"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Files: scripts, UpdateScripts: *update, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"returns", "made"} {
				if err := os.Symlink(filepath.Join(root, "testdata", name), filepath.Join(env.WorkDir, name)); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// TestInterrupt stops stats while it waits for its input, and while more rows
// come than it will ever have read: status 130, nothing on standard output, no
// half-written file.
func TestInterrupt(t *testing.T) {
	stats, err := exec.LookPath("stats")
	if err != nil {
		t.Fatal(err)
	}
	const heading, row = "force,year,allegations\n", "Essex,2019,7\n"
	for name, feed := range map[string]func(io.Writer){
		"waiting": func(in io.Writer) { _, _ = io.WriteString(in, heading) },
		"reading": func(in io.Writer) {
			_, err := io.WriteString(in, heading)
			for err == nil { // until it has ended
				_, err = io.WriteString(in, strings.Repeat(row, 100))
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			for wait := 50 * time.Millisecond; wait < 10*time.Second; wait *= 3 {
				if interrupted(t, stats, feed, wait) {
					return
				}
			}
			t.Error("an interrupt did not end stats with status 130")
		})
	}
}

// interrupted runs stats on what feed gives it and interrupts it after a while:
// false where it ended otherwise, perhaps because it did not yet listen.
func interrupted(t *testing.T, stats string, feed func(io.Writer), wait time.Duration) bool {
	dir := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, stats, "summarize", "-", "-o", filepath.Join(dir, "out.csv"))
	cmd.Stdout = &out
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fed := make(chan struct{})
	go func() {
		defer close(fed)
		feed(in)
	}()
	time.Sleep(wait)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	<-fed
	left, _ := os.ReadDir(dir)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 130 && len(left) == 0 && out.Len() == 0 {
		return true
	}
	t.Logf("after %v: %v, %d files", wait, err, len(left))
	return false
}
