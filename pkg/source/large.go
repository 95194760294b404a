package source

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
)

const (
	// beginning is how much of a large text its headings are found in.
	beginning = 1 << 20
	// largeText is the size from which a text is not taken into memory where
	// that can be helped: those in which a second table is not looked for.
	largeText = searchedText
)

// Large is a text of millions of rows that is read from its file block by
// block, not held in memory.
type Large struct {
	*Body
	count   *counter
	closing []io.Closer
}

// counter hands the stored bytes on, and counts and hashes them.
type counter struct {
	in   io.Reader
	hash hash.Hash
	n    int64
	told *Progress // nil where nobody looks
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	if c.hash != nil {
		c.hash.Write(p[:n])
	}
	c.n += int64(n)
	if c.told != nil {
		c.told.Read.Add(int64(n))
	}
	return n, err
}

// OpenLarge reads the beginning of the file that ref names. It is nil where the
// file is not large, is not plain as far as its beginning tells, or has anything
// wrong with it: then OpenAll reads it.
func OpenLarge(ref Ref, opts Options) *Large {
	if opts.Table > 0 || opts.Sheet != "" || opts.HeaderRow > 0 {
		return nil
	}
	file, size := openAgain(ref, &opts)
	if file == nil {
		return nil
	}
	l := openLarge(ref, opts, file, size)
	if l.Body == nil {
		l.giveBack()
		_ = file.Close()
		return nil
	}
	return l
}

// openAgain opens a file that can be opened again where it proves not to be
// plain; nil for any other. What is spooled was counted as it came.
func openAgain(ref Ref, opts *Options) (io.ReadCloser, int64) {
	if ref.Path == "-" {
		spool, ok := opts.Stdin.(*Spool)
		if !ok || spool.fetch() != nil {
			return nil, 0
		}
		opts.Progress = nil
		return io.NopCloser(spool.section()), spool.size
	}
	file, err := os.Open(ref.Path)
	if err != nil {
		return nil, 0
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		_ = file.Close()
		return nil, 0
	}
	return file, info.Size()
}

// openLarge begins to read; without a Body where that leads nowhere.
func openLarge(ref Ref, opts Options, file io.ReadCloser, size int64) *Large {
	l := &Large{count: &counter{in: file, told: opts.Progress}, closing: []io.Closer{file}}
	if opts.Hash {
		l.count.hash = sha256.New()
	}
	t := &Table{Ref: ref, Bytes: size, large: true}
	t.log.file = ref.Name()
	in, ok := l.unpacked(t, size, cmp.Or(opts.Sizes.Large, largeText))
	if !ok {
		return l
	}
	text := make([]byte, cmp.Or(opts.Sizes.Beginning, beginning))
	if _, err := io.ReadFull(in, text); err != nil {
		return l
	}
	whole := bytes.LastIndexByte(text, '\n') + 1
	head, mark := string(text[:whole]), 0
	if opts.Encoding == "" || opts.Encoding == "utf-8" {
		_, mark = markOf(head)
	}
	tables, err := t.openBeginning(head, opts)
	if err != nil || len(tables) != 1 || !tables[0].isUniform() || len(tables[0].log.problems) > len(delimiterNotes(tables[0])) {
		return l
	}
	one := tables[0]
	l.Body = one.below(io.MultiReader(bytes.NewReader(text[mark+one.scan.pos:]), in), opts.Sizes)
	l.Body.told = opts.Progress
	return l
}

// delimiterNotes are the notes that a plain text may have before its rows.
func delimiterNotes(t *Table) (notes Problems) {
	for _, p := range t.log.problems {
		if p.Note && p.Kind == "delimiter" {
			notes = append(notes, p)
		}
	}
	return notes
}

// unpacked is the text of the file, where it may be large: a gzip file packs
// text to a thirtieth at most.
func (l *Large) unpacked(t *Table, size, large int64) (io.Reader, bool) {
	const densest = 30
	magic := make([]byte, 2)
	if _, err := io.ReadFull(l.count, magic); err != nil {
		return nil, false
	}
	in := io.MultiReader(bytes.NewReader(magic), l.count)
	if sniffPacking(string(magic)) != "gzip" {
		return in, size > large
	}
	if size < large/densest {
		return nil, false
	}
	packed, err := gzip.NewReader(in)
	if err != nil {
		return nil, false
	}
	t.Packing = "gzip"
	l.closing = append(l.closing, packed)
	return &bounded{packed, inflateLimits.allowed(size)}, true
}

// bounded refuses to unpack more than the limits allow.
type bounded struct {
	in   io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.left -= int64(n); b.left < 0 || err == io.ErrUnexpectedEOF { // cut short: whoever fills a buffer takes that for the end
		return 0, errNotPlain
	}
	return n, err
}

// openBeginning finds the headings as in a whole text.
func (t *Table) openBeginning(text string, opts Options) ([]*Table, error) {
	encoding, err := encodingNamed(t.log.file, opts.Encoding)
	if err != nil {
		return nil, err
	}
	delimiter, err := delimiterNamed(t.log.file, opts.Delimiter)
	if err != nil {
		return nil, err
	}
	if err := refuseForeign(t.log.file, text); err != nil {
		return nil, err
	}
	decoded, err := t.decode(text, encoding)
	if err != nil {
		return nil, err
	}
	if _, mark := markOf(text); decoded != text[mark:] {
		return nil, errNotPlain
	}
	if err := refuseMarkup(t.log.file, decoded); err != nil {
		return nil, err
	}
	if opts.Recogniser != nil {
		opts.Recogniser = newMemory(opts.Recogniser)
	}
	return t.openText(decoded, delimiter, opts)
}

// giveBack takes what was counted of the file back: it is read again.
func (l *Large) giveBack() {
	if l.count.told != nil {
		l.count.told.Read.Add(-l.count.n)
	}
}

// GiveUp ends the reading of a file that is read again from its beginning.
func (l *Large) GiveUp() {
	l.giveBack()
	l.Close()
}

// Close ends the reading.
func (l *Large) Close() {
	for _, c := range l.closing {
		_ = c.Close()
	}
	if l.count.hash != nil {
		l.Table.SHA256 = hex.EncodeToString(l.count.hash.Sum(nil))
	}
}
