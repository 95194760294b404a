package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"complaintstats/pkg/figure"
	"complaintstats/pkg/render"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// smallReturns are the returns of testdata, published and made up.
func smallReturns(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, folder := range []string{"returns", "made"} {
		found, err := filepath.Glob(filepath.Join(root, "testdata", folder, "*.csv"))
		if err != nil || len(found) < 5 {
			t.Fatalf("%d returns in %s: %v", len(found), folder, err)
		}
		files = append(files, found...)
	}
	return files
}

// TestOutputs asks every command of every return in every format: CSV is
// rectangular, JSON parses, and the same question twice gives the same bytes.
func TestOutputs(t *testing.T) {
	for _, file := range smallReturns(t) {
		dir, name := filepath.Split(file)
		questions := [][]string{{"summarize", name}, {"describe", name}}
		for _, f := range figure.Names() {
			if status, _, _ := runStats(t, dir, []string{"summarize", name, "--figures", f}); status == StatusDone {
				questions = append(questions, []string{"rows", f, name})
			}
		}
		for _, question := range questions {
			t.Run(strings.Join(question, " "), func(t *testing.T) {
				for _, format := range render.Formats() {
					args := append(question[:len(question):len(question)], "--format", format)
					status, stdout, stderr := runStats(t, dir, args)
					if status != StatusDone {
						t.Fatalf("%s: exit status %d: %s", format, status, stderr)
					}
					if _, again, _ := runStats(t, dir, args); again != stdout {
						t.Errorf("%s: the same question gave other bytes", format)
					}
					if strings.Contains(stdout, "NaN") || strings.Contains(stdout, "%!") {
						t.Errorf("%s: %s", format, stdout)
					}
					switch format {
					case "csv":
						if _, err := csv.NewReader(strings.NewReader(stdout)).ReadAll(); err != nil {
							t.Errorf("csv: %v", err)
						}
					case "json":
						if !json.Valid([]byte(stdout)) {
							t.Errorf("json does not parse: %s", stdout)
						}
					case "html":
						if strings.Count(stdout, "<table>") != strings.Count(stdout, "</table>") || !strings.HasSuffix(stdout, "</html>\n") {
							t.Errorf("html is cut off")
						}
					}
				}
			})
		}
	}
}

// TestCSVAndJSONAgree reads both outputs of each return by name and requires the
// same rows, counts and figures.
func TestCSVAndJSONAgree(t *testing.T) {
	for _, file := range smallReturns(t) {
		dir, name := filepath.Split(file)
		_, asCSV, _ := runStats(t, dir, []string{"summarize", name, "--format", "csv"})
		_, asJSON, _ := runStats(t, dir, []string{"summarize", name, "--format", "json"})
		rows, err := readCSV(asCSV)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		others, err := readJSON(asJSON)
		if err != nil || len(rows) != len(others) || len(rows) == 0 {
			t.Errorf("%s: %d rows in CSV, %d in JSON: %v", name, len(rows), len(others), err)
			continue
		}
		for i, row := range rows {
			for column, value := range row {
				if column == "notes" || strings.HasSuffix(column, "_min") || strings.HasSuffix(column, "_max") {
					continue
				}
				if name, part := cutPart(column); part && row[name+"_of"] == "0" && row[name] == "" {
					value = "" // an undefined share is null in JSON
				}
				if other := others[i][column]; other != value {
					t.Errorf("%s: row %d, %s: %q in CSV, %q in JSON", name, i+1, column, value, other)
				}
			}
		}
	}
}

// cutPart cuts the _n or _of from the name of a figure's column.
func cutPart(column string) (name string, part bool) {
	for _, end := range []string{"_n", "_of"} {
		if name, part = strings.CutSuffix(column, end); part {
			return name, part
		}
	}
	return column, false
}

// TestFigureEntries asks for the definition of every figure there is.
func TestFigureEntries(t *testing.T) {
	if len(figure.Names()) < 18 {
		t.Errorf("%d figures", len(figure.Names()))
	}
	_, list, _ := runStats(t, root, []string{"figures"})
	for _, name := range figure.Names() {
		if !strings.Contains(list, "\n"+name+" ") {
			t.Errorf("stats figures does not list %s", name)
		}
		status, stdout, stderr := runStats(t, root, []string{"figures", name, "--format", "json"})
		rows, err := readJSON(stdout)
		if status != StatusDone || err != nil || len(rows) != 1 {
			t.Errorf("figures %s: status %d, %d entries, %v\n%s", name, status, len(rows), err, stderr)
			continue
		}
		for _, part := range []string{"meaning", "formula", "units", "base", "regime", "source", "limits", "example"} {
			if strings.TrimSpace(rows[0][part]) == "" {
				t.Errorf("figures %s: no %s", name, part)
			}
		}
		if !strings.ContainsAny(rows[0]["example"], "0123456789") {
			t.Errorf("figures %s: the example %q has no number", name, rows[0]["example"])
		}
	}
}

// TestCommandTree requires of every command a line, a page and an example, and
// of every flag a description; flags spelled alike are alike everywhere.
func TestCommandTree(t *testing.T) {
	usages := map[string]string{}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		path := c.CommandPath()
		if c.Short == "" {
			t.Errorf("%s has no short description", path)
		}
		if c.Long == "" && c.Name() != "help" {
			t.Errorf("%s has no long description", path)
		}
		if c.Example == "" && c.Name() != "help" {
			t.Errorf("%s has no example", path)
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s has no description", path, f.Name)
			}
			if f.Name == "help" {
				return
			}
			if other, seen := usages[f.Name]; seen && other != f.Usage {
				t.Errorf("--%s is %q here and %q there", f.Name, f.Usage, other)
			}
			usages[f.Name] = f.Usage
		})
		for _, line := range strings.Split(c.Example, "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.Contains(line, "stats ") {
				t.Errorf("%s: the example %q does not call stats", path, line)
			}
		}
		for _, child := range c.Commands() {
			walk(child)
		}
	}
	walk((&app{}).root())
}

// flagsOf is every flag of every command, by how it is written.
func flagsOf() map[string]bool {
	flags := map[string]bool{"--help": true, "--version": true, "-h": true}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			flags["--"+f.Name] = true
			if f.Shorthand != "" {
				flags["-"+f.Shorthand] = true
			}
		})
		for _, child := range c.Commands() {
			walk(child)
		}
	}
	walk((&app{}).root())
	return flags
}

// TestFlagsInHelp holds every --flag that a page of help names to those there are.
func TestFlagsInHelp(t *testing.T) {
	var pages []string
	for _, topic := range topics() {
		pages = append(pages, topic.text())
	}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		pages = append(pages, c.Short, c.Long, c.Example, c.Flags().FlagUsages())
		for _, child := range c.Commands() {
			walk(child)
		}
	}
	walk((&app{}).root())
	flags := flagsOf()
	for _, page := range pages {
		for _, flag := range flagWord.FindAllString(page, -1) {
			if !flags[flag] {
				t.Errorf("help names %s, which no command has", flag)
			}
		}
	}
}

// TestInterrupted ends a run that waits for its input: status 130, and no file.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, never := io.Pipe()
	defer never.Close()
	done := make(chan int)
	var out, errs bytes.Buffer
	file := filepath.Join(t.TempDir(), "out.csv")
	go func() {
		done <- Main(ctx, []string{"summarize", "-", "-o", file}, Streams{In: in, Out: &out, Err: &errs})
	}()
	if _, err := io.WriteString(never, "force,year,allegations\n"); err != nil {
		t.Fatal(err)
	}
	cancel()
	if got := <-done; got != StatusInterrupted {
		t.Errorf("exit status %d, want %d", got, StatusInterrupted)
	}
	if _, err := os.Stat(file); err == nil || out.Len() > 0 {
		t.Errorf("something was written: %q", out.String())
	}
}

// midway is a context that is cancelled as soon as it is asked about while the
// folder holds a file: between the writing of an answer and its renaming.
type midway struct {
	context.Context
	folder string
	cancel context.CancelFunc
}

func (m midway) Err() error {
	if files, _ := os.ReadDir(m.folder); len(files) > 0 {
		m.cancel()
		time.Sleep(50 * time.Millisecond) // an end that does not wait comes now
	}
	return m.Context.Err()
}

// TestInterruptedWriting ends a run whose file is half-way there: status 130,
// and nothing left beside it.
func TestInterruptedWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	folder := t.TempDir()
	args := []string{"summarize", filepath.Join(root, "testdata", "made", "old-rules.csv"), "-o", filepath.Join(folder, "out.csv")}
	got := Main(midway{ctx, folder, cancel}, args, Streams{Out: io.Discard, Err: io.Discard})
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v %v", files, err)
	}
	if got != StatusInterrupted || ctx.Err() == nil {
		t.Errorf("exit status %d, want %d", got, StatusInterrupted)
	}
}

// broken is standard output that can take no more: a full disk, a closed pipe.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// TestFailedWrite tells a full disk from a reader that has seen enough.
func TestFailedWrite(t *testing.T) {
	file := filepath.Join(root, "testdata", "made", "old-rules.csv")
	for _, format := range render.Formats() {
		for _, command := range [][]string{{"summarize", file}, {"describe", file}, {"rows", "upheld", file}, {"figures"}} {
			args := append(command[:len(command):len(command)], "--format", format)
			var errs bytes.Buffer
			if got := Main(t.Context(), args, Streams{Out: broken{syscall.ENOSPC}, Err: &errs}); got != StatusCannot {
				t.Errorf("%v: a full disk: status %d, want %d: %s", args, got, StatusCannot, errs.String())
			}
			if got := Main(t.Context(), args, Streams{Out: broken{syscall.EPIPE}, Err: &errs}); got != StatusDone {
				t.Errorf("%v: a closed pipe: status %d, want %d", args, got, StatusDone)
			}
		}
	}
	for _, args := range [][]string{{"help", "units"}, {"help"}, {"--version"}, {"summarize", "--help"}, {"completion", "bash"}} {
		if got := Main(t.Context(), args, Streams{Out: broken{syscall.ENOSPC}, Err: io.Discard}); got != StatusCannot {
			t.Errorf("%v: a full disk: status %d, want %d", args, got, StatusCannot)
		}
	}
}

// TestColour colours for a terminal only, unless told otherwise.
func TestColour(t *testing.T) {
	file := filepath.Join(root, "testdata", "made", "old-rules.csv")
	tests := []struct {
		name     string
		terminal bool
		args     []string
		env      map[string]string
		coloured bool
	}{
		{"terminal", true, nil, nil, true},
		{"pipe", false, nil, nil, false},
		{"always", false, []string{"--color", "always"}, nil, true},
		{"never", true, []string{"--color", "never"}, nil, false},
		{"NO_COLOR", true, nil, map[string]string{"NO_COLOR": "1"}, false},
		{"dumb terminal", true, nil, map[string]string{"TERM": "dumb"}, false},
		{"csv", true, []string{"--format", "csv"}, nil, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			status := Main(t.Context(), append([]string{"summarize", file}, test.args...), Streams{
				Out: &out, Err: io.Discard, OutTerminal: test.terminal, Getenv: func(name string) string { return test.env[name] },
			})
			if got := strings.Contains(out.String(), "\x1b["); status != StatusDone || got != test.coloured {
				t.Errorf("status %d, coloured %v, want %v", status, got, test.coloured)
			}
		})
	}
}
