package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"
)

// Open reads the one table that ref and the options name. Where there are
// several, the error lists them.
func Open(ref Ref, opts Options) (*Table, error) {
	tables, err := OpenAll(ref, opts)
	if err != nil {
		return nil, err
	}
	if len(tables) > 1 {
		return nil, tooMany(tables)
	}
	return tables[0], nil
}

// OpenAll reads the file that ref names, undoes gzip or zip, decodes it and
// finds its tables: one or more of a text, those of each sheet of a workbook.
// The rows of each then come from Next.
//
// Where nothing can be read the error is Problems. What is wrong with single
// rows or headings is not an error of OpenAll: it comes from Table.Problems, so
// that one run tells everything.
func OpenAll(ref Ref, opts Options) ([]*Table, error) {
	name := ref.Name()
	encoding, err := encodingNamed(name, opts.Encoding)
	if err != nil {
		return nil, err
	}
	delimiter, err := delimiterNamed(name, opts.Delimiter)
	if err != nil {
		return nil, err
	}
	if err := refuseNegative(name, opts); err != nil {
		return nil, err
	}
	if opts.Recogniser != nil {
		opts.Recogniser = newMemory(opts.Recogniser)
	}
	t := &Table{Ref: ref, told: counted{to: opts.Progress}}
	t.log.file = name
	stored, err := t.load(opts.Stdin)
	if err != nil {
		return nil, err
	}
	if kind := workbookKind(stored); kind != "" {
		t.arrived()
		return t.openWorkbook(kind, stored, opts)
	}
	if t.Packing != "" && sniffPacking(stored) != "" {
		return nil, failure(name, 0, 0, "format", "packed twice; unpack it once and read the file inside")
	}
	text, err := t.decode(stored, encoding)
	if err != nil {
		return nil, err
	}
	if err := refuseMarkup(name, text); err != nil {
		return nil, err
	}
	return t.openText(text, delimiter, opts)
}

func refuseNegative(name string, opts Options) error {
	switch {
	case opts.HeaderRow < 0:
		return failure(name, 0, 0, "usage", "--header-row %d: lines are counted from 1", opts.HeaderRow)
	case opts.Table < 0:
		return failure(name, 0, 0, "usage", "--table %d: tables are counted from 1", opts.Table)
	}
	return nil
}

// openText finds the tables of a decoded text.
func (t *Table) openText(text string, delim byte, opts Options) ([]*Table, error) {
	if opts.Sheet != "" {
		return nil, failure(t.log.file, 0, 0, "usage", "--sheet %s: this is a text file and has no sheets; leave --sheet out", quote(opts.Sheet))
	}
	named, length := sepLine(text)
	asked := delim != 0
	if !asked && named != 0 {
		delim = named
	}
	w := style{delim: delim, quoted: '"', crEnds: crAlone(text)}
	text, w = t.settle(text, w, delim != 0, opts.Recogniser)
	s := w.scan(text)
	if named != 0 && opts.HeaderRow == 0 {
		s.pos, s.line = length, 2
		t.Above = append(t.Above, Line{Line: 1, Text: strings.TrimSpace(text[:length])})
	}
	t.Delimiter = rune(w.delim)
	if w.long != "" {
		t.Delimiter, _ = utf8.DecodeRuneInString(w.long)
	}
	if (w.delim != ',' || w.long != "") && !asked {
		t.log.note(0, 0, "delimiter", "cells are separated by %s; --delimiter overrides this", w.separatorName())
	}
	tables, err := t.tablesOf(s, opts)
	if err != nil {
		return nil, err
	}
	return pick(tables, opts.Table)
}

// load returns the file's bytes, unpacked.
func (t *Table) load(stdin io.Reader) (string, error) {
	stored, err := t.read(stdin)
	if err != nil {
		return "", err
	}
	t.Bytes = int64(len(stored))
	t.Packing = sniffPacking(stored)
	switch t.Packing {
	case "gzip":
		return gunzip(t.log.file, stored, inflateLimits)
	case "zip":
		if workbookKind(stored) != "" {
			t.Packing = ""
			break
		}
		return unzip(t.log.file, stored, inflateLimits)
	}
	return stored, refuseForeign(t.log.file, stored)
}

// read takes the stored bytes into memory once and hashes them on the way.
func (t *Table) read(stdin io.Reader) (string, error) {
	name := t.log.file
	in, size := stdin, int64(0)
	if t.Ref.Path != "-" {
		f, err := os.Open(t.Ref.Path)
		if err != nil {
			return "", openFailure(name, err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err == nil && info.IsDir() {
			return "", failure(name, 0, 0, "read", "this is a folder; name the files in it, such as %s",
				printable(strings.TrimRight(name, "/")+"/*.csv"))
		}
		if err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
		in = f
	}
	spool, spooled := in.(*Spool)
	if spooled {
		if err := spool.fetch(); err != nil {
			return "", failure(name, 0, 0, "read", "reading failed: %s", plainError(err))
		}
		in, size = spool.section(), spool.size
		t.told.read = size // it was counted as it came
	}
	if in == nil {
		return "", failure(name, 0, 0, "read", "there is no standard input to read; name a file")
	}
	var text interface {
		io.Writer
		String() string
	} = &pieces{}
	if size > 0 {
		whole := &strings.Builder{}
		whole.Grow(int(min(size, 1<<40)))
		text = whole
	}
	hash := sha256.New()
	into := []io.Writer{text, hash}
	if t.told.to != nil && size == 0 {
		into = append(into, arriving{t.told.to})
	}
	// The wrapper hides the file's own WriteTo, which would ignore the buffer.
	_, err := io.CopyBuffer(io.MultiWriter(into...), struct{ io.Reader }{in}, make([]byte, 128<<10))
	if err != nil {
		return "", failure(name, 0, 0, "read", "reading failed: %s", plainError(err))
	}
	t.SHA256 = hex.EncodeToString(hash.Sum(nil))
	stored := text.String()
	if size == 0 {
		t.told.read = int64(len(stored))
	}
	return stored, nil
}

func openFailure(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return failure(name, 0, 0, "read", "there is no such file; check the folder and the spelling")
	case errors.Is(err, fs.ErrPermission):
		return failure(name, 0, 0, "read", "not allowed to read this file; check its permissions")
	}
	return failure(name, 0, 0, "read", "cannot be opened: %s", plainError(err))
}

// plainError is what the system said, without the path, which the message has.
func plainError(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return printable(err.Error())
}
