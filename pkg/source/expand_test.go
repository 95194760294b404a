package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"b.csv", "a.csv", "2021=x.csv", "[c].csv", "sub/d.csv"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(small), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		args string
		want []Ref
	}{
		{"", nil},
		{"b.csv a.csv", []Ref{{"", "b.csv"}, {"", "a.csv"}}},
		{"?.csv", []Ref{{"", "a.csv"}, {"", "b.csv"}}},
		{"*b*", []Ref{{"", "b.csv"}}}, // but not the folder
		{"-", []Ref{{"", "-"}}},
		{"now=-", []Ref{{"now", "-"}}},
		{"2021=a.csv", []Ref{{"2021", "a.csv"}}},
		{"2021=x.csv", []Ref{{"", "2021=x.csv"}}},
		{"[c].csv", []Ref{{"", "[c].csv"}}},
		{"it=[c].csv", []Ref{{"it", "[c].csv"}}},
		{"new=sub/*.csv", []Ref{{"new", "sub/d.csv"}}},
		{"sub/x=y", []Ref{{"", "sub/x=y"}}},
		{"=a.csv", []Ref{{"", "=a.csv"}}},
		{"x=", []Ref{{"", "x="}}},
		{"none.csv", []Ref{{"", "none.csv"}}}, // Open tells it
	}
	for _, test := range tests {
		got, err := Expand(strings.Fields(test.args))
		if err != nil {
			t.Errorf("%s: %v", test.args, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.args, diff)
		}
	}
}

func TestExpandErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"no match":      {[]string{"*.csv"}, "*.csv: no file matches this pattern; check the folder and the spelling [usage]"},
		"only a folder": {[]string{"fold*"}, "fold*: no file matches this pattern; check the folder and the spelling [usage]"},
		"every one":     {[]string{"*.csv", "", "a[b"}, "*.csv: no file matches this pattern; check the folder and the spelling [usage]\n\"\": an empty file name; name a file, a glob, or - for standard input [usage]\na[b: the pattern is not complete; close its [ with ], or write \\[ for the character itself [usage]"},
		"twice":         {[]string{"-", "x=-"}, "-: standard input was named 2 times, and can be read once; name it once [usage]"},
	} {
		_, err := Expand(test.args)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", name, err, test.want)
		}
	}
	if got := (Ref{Path: "-"}).Name(); got != "standard input" {
		t.Error(got)
	}
}
