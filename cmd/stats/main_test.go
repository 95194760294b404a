package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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

// TestInterrupt stops stats while it waits for its input: status 130, nothing on
// standard output, no half-written file.
func TestInterrupt(t *testing.T) {
	stats, err := exec.LookPath("stats")
	if err != nil {
		t.Fatal(err)
	}
	for wait := 50 * time.Millisecond; wait < 10*time.Second; wait *= 3 {
		dir := t.TempDir()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, stats, "summarize", "-", "-o", filepath.Join(dir, "out.csv"))
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(in, "force,year,allegations\n"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait) // until it listens to signals; tried again with longer waits
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		cancel()
		left, _ := os.ReadDir(dir)
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() == 130 && len(left) == 0 {
			return
		}
		t.Logf("after %v: %v, %d files", wait, err, len(left))
	}
	t.Error("an interrupt did not end stats with status 130")
}
