package cli

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the house: which of our packages each may import.
var mayImport = map[string][]string{
	"rate": {}, "vocab": {}, "source": {},
	"result":  {"rate"},
	"returns": {"source", "vocab", "rate"},
	"figure":  {"vocab", "rate"},
	"summary": {"returns", "figure", "vocab", "rate", "result"},
	"audit":   {"summary", "returns", "figure", "vocab", "rate", "result"},
	"inspect": {"summary", "returns", "figure", "vocab", "rate", "result"},
	"render":  {"result", "rate"},
	"chart":   {"result", "rate"},
	"claim":   {"rate", "vocab", "result"},
	"cli":     {"rate", "vocab", "source", "result", "returns", "figure", "summary", "inspect", "audit", "render", "chart", "claim"},
}

// onlyIn says which of our packages may import a library.
var onlyIn = map[string][]string{
	"github.com/spf13/cobra":            {"cli"},
	"github.com/spf13/pflag":            {"cli"},
	"github.com/gocarina/gocsv":         {"vocab", "returns", "claim"},
	"github.com/olekukonko/tablewriter": {"render"},
	"gonum.org/v1/plot":                 {"chart"},
	"git.sr.ht/~sbinet/gg":              {"chart"},
	"github.com/xuri/excelize":          {}, // sets up 1.3 MB whenever the program starts; for tests
	"golang.org/x/image":                {"chart"},
	"codeberg.org/go-fonts":             {"chart"},
	"golang.org/x/text":                 {"source", "render", "vocab"},
	"gonum.org/v1/gonum":                {"rate"},
}

// TestHouse holds the import rules and what no package but main may do.
func TestHouse(t *testing.T) {
	files, err := filepath.Glob("../*/*.go")
	if err != nil || len(files) < 40 {
		t.Fatalf("found %d Go files below pkg, expected the whole house: %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		pkg := filepath.Base(filepath.Dir(file))
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s: package %s has no place in the house", file, pkg)
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(path, "complaintstats/pkg/"); ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s, which package %s may not", file, ours, pkg)
			}
			for library, packages := range onlyIn {
				if strings.HasPrefix(path, library) && !slices.Contains(packages, pkg) {
					t.Errorf("%s imports %s, which belongs to %v", file, library, packages)
				}
			}
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"os.Exit(", "os.Stdout", "os.Stderr", "fmt.Print(", "fmt.Println(", "fmt.Printf(", "func init("} {
			if strings.Contains(string(text), word) {
				t.Errorf("%s: %s belongs to cmd/stats alone", file, word)
			}
		}
	}
}
