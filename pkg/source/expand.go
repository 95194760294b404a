package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Expand turns RETURN arguments into references, in the order given: a path,
// "-" for standard input, label=path, or a glob, whose matches are sorted. A
// path that exists as it is written is that file, whatever signs it holds.
//
// Its errors are usage errors; a path that does not exist is left to Open.
func Expand(args []string) ([]Ref, error) {
	var refs []Ref
	var j journal
	stdin := 0
	for _, arg := range args {
		found := expandOne(arg, &j)
		for _, ref := range found {
			if ref.Path == "-" {
				stdin++
			}
		}
		refs = append(refs, found...)
	}
	if stdin > 1 {
		j.file = "-"
		j.fail(0, 0, "usage", "standard input was named %d times, and can be read once; name it once", stdin)
	}
	if len(j.problems) > 0 {
		return nil, j.problems
	}
	return refs, nil
}

func expandOne(arg string, j *journal) []Ref {
	if arg == "" {
		j.file = `""`
		j.fail(0, 0, "usage", "an empty file name; name a file, a glob, or - for standard input")
		return nil
	}
	if arg == "-" || exists(arg) {
		return []Ref{{Path: arg}}
	}
	label, path, labelled := strings.Cut(arg, "=")
	if !labelled || path == "" || strings.TrimSpace(label) == "" || strings.ContainsAny(label, `/\*?[`) {
		label, path = "", arg
	}
	label = strings.TrimSpace(label)
	if path == "-" || exists(path) || !strings.ContainsAny(path, "*?[") {
		return []Ref{{Label: label, Path: path}}
	}
	return expandGlob(label, path, j)
}

// expandGlob leaves out folders, which a pattern such as data/* often meets.
func expandGlob(label, pattern string, j *journal) []Ref {
	j.file = pattern
	matches, err := filepath.Glob(pattern)
	if err != nil {
		j.fail(0, 0, "usage", "the pattern is not complete; close its [ with ], or write \\[ for the character itself")
		return nil
	}
	slices.Sort(matches)
	var refs []Ref
	for _, path := range matches {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			continue
		}
		refs = append(refs, Ref{Label: label, Path: path})
	}
	if len(refs) == 0 {
		j.fail(0, 0, "usage", "no file matches this pattern; check the folder and the spelling")
	}
	return refs
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
