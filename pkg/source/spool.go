package source

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

// spooledInMemory is how much of standard input is kept in memory.
const spooledInMemory = largeText

// Spool is a stream that can be read more than once: little of it is kept in
// memory, a long one in a file that is gone when the program ends. It reads as
// the stream does, from the beginning.
type Spool struct {
	in    io.Reader
	told  *Progress
	size  int64
	err   error
	once  sync.Once
	head  bytes.Buffer
	file  *os.File
	first io.Reader
}

// NewSpool prepares to read in, and tells how far it is, if somebody looks.
func NewSpool(in io.Reader, told *Progress) *Spool { return &Spool{in: in, told: told} }

// fetch takes all of the stream in.
func (s *Spool) fetch() error {
	s.once.Do(s.fetchOnce)
	return s.err
}

func (s *Spool) fetchOnce() {
	var from io.Reader = s.in
	if s.told != nil {
		from = io.TeeReader(from, arriving{s.told})
	}
	if s.size, s.err = io.CopyN(&s.head, from, spooledInMemory); s.err == io.EOF {
		s.err = nil
	} else if s.err == nil {
		s.err = s.spill(from)
	}
}

// spill writes the rest to a file.
func (s *Spool) spill(from io.Reader) (err error) {
	if s.file, err = os.CreateTemp("", "stats-*.spool"); err != nil {
		return fmt.Errorf("so much of it is kept in a file, and none can be made in %s (%s); name another folder with TMPDIR", os.TempDir(), plainError(err))
	}
	_ = os.Remove(s.file.Name()) // where the system lets it, it has no name from now on
	if _, err = s.file.Write(s.head.Bytes()); err != nil {
		return err
	}
	s.head = bytes.Buffer{}
	n, err := io.CopyBuffer(struct{ io.Writer }{s.file}, struct{ io.Reader }{from}, make([]byte, 256<<10))
	s.size += n
	return err
}

// section is the stream from its beginning.
func (s *Spool) section() io.Reader {
	if s.file != nil {
		return io.NewSectionReader(s.file, 0, s.size)
	}
	return bytes.NewReader(s.head.Bytes())
}

// Read reads the stream.
func (s *Spool) Read(p []byte) (int, error) {
	if err := s.fetch(); err != nil {
		return 0, err
	}
	if s.first == nil {
		s.first = s.section()
	}
	return s.first.Read(p)
}

// Close takes the file away.
func (s *Spool) Close() {
	if s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name())
	}
}
