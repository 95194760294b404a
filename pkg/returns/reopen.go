package returns

import "slices"

// Reopen reads a file anew: all its tables, as they were read the first time.
type Reopen func(Ref) ([]*File, error)

// Files reads the tables of a return once more, each file once however many
// tables it holds, so that cells can be shown and judged as they are printed.
type Files struct {
	reopen Reopen
	opened map[Ref][]*File
}

// NewFiles prepares to read files again.
func NewFiles(reopen Reopen) *Files { return &Files{reopen, map[Ref][]*File{}} }

// Again is the same table of the same file, before its first row. A file that
// has changed since is an error.
func (f *Files) Again(src *File) (*File, error) {
	tables, open := f.opened[src.Ref]
	if !open {
		var err error
		if tables, err = f.reopen(src.Ref); err != nil {
			return nil, err
		}
		f.opened[src.Ref] = tables
	}
	i := slices.IndexFunc(tables, func(t *File) bool {
		return t.Sheet == src.Sheet && t.Number == src.Number && t.SHA256 == src.SHA256
	})
	if i < 0 {
		return nil, Problem{File: src.Ref.Name(), Kind: "changed", Text: "the file changed while it was being read; run the command again"}
	}
	return tables[i], nil
}
