package cli

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what scripts and README examples print in place of what they expect")

// TestScripts runs the stories of testdata/script. In each, returns/, made/,
// layouts/ and hostile/ are the folders of that name, and stats is this package's Main.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob(filepath.Join(root, "testdata", "script", "*.txtar"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	testscript.RunT(inTurn{t}, testscript.Params{
		Files: scripts, UpdateScripts: *update, Setup: folders, RequireUniqueNames: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"stats": statsCommand, "status": statusCommand, "answers": answersCommand, "pack": packCommand,
		},
	})
}

// inTurn runs scripts one after another: Main reads relative to the working
// directory, of which the process has one.
type inTurn struct{ *testing.T }

func (inTurn) Parallel()       {}
func (t inTurn) Verbose() bool { return testing.Verbose() }
func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}

// folders puts the returns beside a script's own files.
func folders(env *testscript.Env) error {
	for name, path := range dataFolders() {
		if err := os.Symlink(path, filepath.Join(env.WorkDir, name)); err != nil {
			return err
		}
	}
	return nil
}

var root = func() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		panic(err)
	}
	return dir
}()

// dataFolders names the folders of returns by what scripts call them.
func dataFolders() map[string]string {
	return map[string]string{
		"returns": filepath.Join(root, "testdata", "returns"),
		"made":    filepath.Join(root, "testdata", "made"),
		"layouts": filepath.Join(root, "pkg", "source", "testdata", "layouts"),
		"hostile": filepath.Join(root, "pkg", "source", "testdata", "hostile"),
	}
}

// fataler is a test or a script.
type fataler interface {
	Fatalf(format string, args ...any)
}

// runStats is one run of the program in dir. A last "< FILE" is its standard input.
func runStats(t fataler, dir string, args []string) (status int, stdout, stderr string) {
	var in []byte
	if n := len(args); n > 1 && args[n-2] == "<" {
		var err error
		if in, err = os.ReadFile(filepath.Join(dir, args[n-1])); err != nil {
			t.Fatalf("%v", err)
		}
		args = args[:n-2]
	}
	back, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
	defer func() { _ = os.Chdir(back) }()
	var out, errs bytes.Buffer
	status = Main(context.Background(), args, Streams{In: bytes.NewReader(in), Out: &out, Err: &errs})
	return status, out.String(), errs.String()
}

// statsCommand is "stats ARGS... [< FILE]": status 0, or any other after "!".
func statsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if got := runHere(ts, args); (got != 0) != neg {
		ts.Fatalf("exit status %d", got)
	}
}

// statusCommand is "status N stats ARGS...": exactly that exit status.
func statusCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "stats" {
		ts.Fatalf("usage: status N stats ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := runHere(ts, args[2:]); got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func runHere(ts *testscript.TestScript, args []string) int {
	status, stdout, stderr := runStats(ts, ts.MkAbs("."), args)
	fmt.Fprint(ts.Stdout(), stdout)
	fmt.Fprint(ts.Stderr(), stderr)
	return status
}

// answersCommand is "answers ROW CELLS stats ARGS...": the one row of the answer
// in which ROW ("force=Essex; case_type=complaint") holds has these CELLS
// ("referred=0.2; referred_n=7"), in CSV and in JSON.
func answersCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || args[2] != "stats" {
		ts.Fatalf("usage: answers ROW CELLS stats ARGS...")
	}
	row, cells := pairs(args[0]), pairs(args[1])
	for format, read := range map[string]func(string) ([]map[string]string, error){"csv": readCSV, "json": readJSON} {
		status, stdout, stderr := runStats(ts, ts.MkAbs("."), withFormat(args[3:], format))
		if status != 0 {
			ts.Fatalf("%s: exit status %d\n%s", format, status, stderr)
		}
		rows, err := read(stdout)
		ts.Check(err)
		rows = slices.DeleteFunc(rows, func(r map[string]string) bool { return !holds(r, row) })
		if len(rows) != 1 {
			ts.Fatalf("%s: %d rows with %s, want one:\n%s", format, len(rows), args[0], stdout)
		}
		for _, name := range slices.Sorted(maps.Keys(cells)) {
			if got, want := rows[0][name], cells[name]; got != want {
				ts.Fatalf("%s: %s: %s is %q, want %q", format, args[0], name, got, want)
			}
		}
	}
}

// packCommand is "pack NAME.gz FILE" or "pack NAME.zip FILE".
func packCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pack NAME.gz|NAME.zip FILE")
	}
	var packed bytes.Buffer
	var into io.Writer
	var closer io.Closer
	if strings.HasSuffix(args[0], ".gz") {
		w := gzip.NewWriter(&packed)
		into, closer = w, w
	} else {
		w := zip.NewWriter(&packed)
		file, err := w.Create(filepath.Base(args[1]))
		ts.Check(err)
		into, closer = file, w
	}
	_, err := io.WriteString(into, ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(closer.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), packed.Bytes(), 0o600))
}

// withFormat adds the flag before a "< FILE".
func withFormat(args []string, format string) []string {
	at := len(args)
	if i := slices.Index(args, "<"); i >= 0 {
		at = i
	}
	return slices.Insert(slices.Clone(args), at, "--format", format)
}

func pairs(text string) map[string]string {
	m := map[string]string{}
	for part := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		m[name] = value
	}
	return m
}

func holds(row, want map[string]string) bool {
	for name, value := range want {
		if row[name] != value {
			return false
		}
	}
	return true
}

// readCSV refuses what is not rectangular and reads rows by heading.
func readCSV(text string) ([]map[string]string, error) {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("no heading row")
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, heading := range records[0] {
			if _, twice := row[heading]; twice {
				return nil, fmt.Errorf("two columns called %q", heading)
			}
			row[heading] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// readJSON reads rows under the names that the CSV output gives their parts.
func readJSON(text string) ([]map[string]string, error) {
	var answer struct {
		Schema string
		Rows   []map[string]any
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&answer); err != nil {
		return nil, err
	}
	if decoder.More() {
		return nil, fmt.Errorf("text after the answer")
	}
	if answer.Schema == "" {
		return nil, fmt.Errorf("no schema")
	}
	suffix := map[string]string{
		"numerator": "_n", "denominator": "_of", "percent": "", "ratio": "", "value": "_value",
		"min": "_min", "max": "_max", "low": "_min", "high": "_max", "state": "_state",
		"per_1000": "", "change": "", "detectable": "_detectable",
	}
	var rows []map[string]string
	for _, given := range answer.Rows {
		row := map[string]string{}
		for name, value := range given {
			parts, nested := value.(map[string]any)
			if !nested {
				row[name] = plain(value)
				continue
			}
			sure := plain(parts["percent"])+plain(parts["ratio"])+plain(parts["per_1000"])+plain(parts["change"]) != ""
			for part, v := range parts {
				if sure && (part == "low" || part == "high") { // of an interval, not of what is only bounded
					row[name+"_"+part] = plain(v)
					continue
				}
				end, known := suffix[part]
				if !known {
					return nil, fmt.Errorf("%s has a part %q", name, part)
				}
				if bounds, ok := v.(map[string]any); ok { // a bounded numerator or denominator
					row[name+end+"_min"], row[name+end+"_max"] = plain(bounds["min"]), plain(bounds["max"])
					continue
				}
				row[name+end] = plain(v)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func plain(value any) string {
	if yes, ok := value.(bool); ok {
		return map[bool]string{true: "yes", false: "no"}[yes]
	}
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}
