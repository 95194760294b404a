package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var flagWord = regexp.MustCompile(`--[a-z][a-z-]+`)

// An example is a command of the README and what it is said to print.
type example struct {
	line    int
	command string
	output  []string
}

// TestREADME runs every command in the README's console blocks, from the
// project's root as in a terminal of 100 characters, and compares all that it
// prints. A line of "..." stands for any number of lines.
func TestREADME(t *testing.T) {
	path := filepath.Join(root, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	examples := consoleBlocks(lines)
	if len(examples) < 5 {
		t.Fatalf("the README has %d examples; they are its point", len(examples))
	}
	t.Chdir(root)
	for _, e := range examples {
		got := e.run(t)
		if diff := cmp.Diff(strings.Join(e.output, "\n"), got); diff != "" && !elides(e.output, strings.Split(got, "\n")) {
			t.Errorf("README.md:%d: $ %s\n-shown +printed\n%s", e.line, e.command, diff)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(updated(t, lines), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestREADMENames holds the flags that the README names, and its files, to what there is.
func TestREADMENames(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	flags := flagsOf()
	for _, flag := range flagWord.FindAllString(string(text), -1) {
		if !flags[flag] {
			t.Errorf("the README names %s, which no command has", flag)
		}
	}
	for _, file := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join(root, file[1])); err != nil {
			t.Errorf("the README links to %s: %v", file[1], err)
		}
	}
}

// TestREADMEStory runs the lines that the README gives for checking a story, at
// hand and in CI, in a folder that has what they name.
func TestREADMEStory(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^(?:- run: )?(stats check [^#\n]+)`).FindAllStringSubmatch(string(text), -1)
	const toTry, inCI = 5, 1
	if len(lines) != toTry+inCI {
		t.Fatalf("the README has %d lines to check a story with", len(lines))
	}
	have := func(name string) string {
		content, err := os.ReadFile(filepath.Join(root, "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	story, returned := have("stories/nottinghamshire.txt"), have("returns/homeoffice-2021.csv")
	folder(t, map[string]string{"story.txt": story, "page.html": "<p>" + story, "claims.csv": have("stories/claims.csv"), "ye-mar-2021.csv": returned,
		"press/release.md": story, "data/ye-mar-2021.csv": returned})
	for _, line := range lines {
		var out, errs bytes.Buffer
		status := Main(context.Background(), splitWords(line[1])[1:], Streams{In: strings.NewReader(""), Out: &out, Err: &errs})
		if status != StatusFails || errs.Len() > 0 {
			t.Errorf("%s: status %d, %s", line[1], status, errs.String())
		}
	}
	if marked, err := os.ReadFile("marked.html"); err != nil || !strings.Contains(string(marked), `<mark class="fail"`) {
		t.Errorf("the page is marked: %v", err)
	}
}

// folder is a new folder with these files, in which the test goes on.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// consoleBlocks finds "$ command" lines in ```console blocks, each with the lines
// under it, up to the next command or the end of the block.
func consoleBlocks(lines []string) []example {
	var found []example
	inside := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case !inside:
		case strings.HasPrefix(line, "$ "):
			found = append(found, example{line: i + 1, command: line[2:]})
		case len(found) > 0:
			last := &found[len(found)-1]
			last.output = append(last.output, line)
		}
	}
	for i := range found {
		found[i].output = strings.Split(strings.TrimRight(strings.Join(found[i].output, "\n"), "\n"), "\n")
	}
	return found
}

// run runs an example and is what a terminal would show. "; echo $?" at its end
// shows the exit status. A command that is not stats is shown, not run.
func (e example) run(t *testing.T) string {
	t.Helper()
	command, status := strings.CutSuffix(e.command, "; echo $?")
	words := splitWords(command)
	switch {
	case strings.HasPrefix(command, "go run ./cmd/stats "):
		words = words[3:]
	case words[0] == "stats":
		words = words[1:]
	default:
		return strings.Join(e.output, "\n")
	}
	var out bytes.Buffer
	got := Main(context.Background(), words, Streams{In: strings.NewReader(""), Out: &out, Err: &out, Width: 100})
	if status {
		fmt.Fprintln(&out, got)
	} else if found := got == StatusFails && (words[0] == "check" || words[0] == "validate"); got != StatusDone && !found {
		t.Errorf("README.md:%d: exit status %d", e.line, got)
	}
	return strings.TrimRight(out.String(), "\n")
}

// elides tells whether shown, in which "..." stands for any lines, is printed.
func elides(shown, printed []string) bool {
	if len(shown) == 0 {
		return len(printed) == 0
	}
	if strings.TrimSpace(shown[0]) == "..." {
		for i := 0; i <= len(printed); i++ {
			if elides(shown[1:], printed[i:]) {
				return true
			}
		}
		return false
	}
	return len(printed) > 0 && shown[0] == printed[0] && elides(shown[1:], printed[1:])
}

// updated is the README with what its examples print now; those that leave out
// lines stay as they are.
func updated(t *testing.T, lines []string) []string {
	var out []string
	examples := consoleBlocks(lines)
	inside := false
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
			out = append(out, line)
		case inside && strings.HasPrefix(line, "$ "):
			e := examples[0]
			examples = examples[1:]
			out = append(out, line)
			if elided := strings.Join(e.output, "\n"); strings.Contains("\n"+elided+"\n", "\n...\n") {
				out = append(out, e.output...)
			} else if printed := e.run(t); printed != "" {
				out = append(out, strings.Split(printed, "\n")...)
			}
		case !inside:
			out = append(out, line)
		}
	}
	return out
}

// splitWords cuts a command line as a shell does, as far as examples need it.
func splitWords(line string) []string {
	var words []string
	var word strings.Builder
	var quote rune
	started := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, started = r, true
		case quote == 0 && unicode.IsSpace(r):
			if started {
				words = append(words, word.String())
			}
			word.Reset()
			started = false
		default:
			word.WriteRune(r)
			started = true
		}
	}
	if started {
		words = append(words, word.String())
	}
	return words
}
