package returns

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"slices"

	"complaintstats/pkg/source"
)

// serials are the distinct identifiers of one column as one reader has met
// them. Unlike words they are many and each comes a few times, so a slot is
// kept small: the first and last eight bytes tell identifiers of up to sixteen
// apart, longer ones are compared as a whole.
type serials struct {
	slots []serial
	shift int
	texts []byte // of all, one behind another
	ends  []int  // by number: where its text ends
	seed  maphash.Seed
	room  []byte // for a text with room around it
	alike bool   // more identifiers share a hash than chance explains
}

// serial is an identifier in its slot.
type serial struct {
	head, tail uint64
	n, code    uint32 // code is the number + 1; 0 where the slot is free
}

func newSerials() *serials {
	return &serials{slots: make([]serial, 1<<10), shift: 64 - 10, seed: maphash.MakeSeed()}
}

// text is an identifier as written, without spaces around it.
func (x *serials) text(number uint32) []byte {
	begin := 0
	if number > 0 {
		begin = x.ends[number-1]
	}
	return x.texts[begin:x.ends[number]]
}

func (x *serials) hash(s *serial, text []byte) uint64 {
	if s.n > 16 {
		return maphash.Bytes(x.seed, text)
	}
	return s.mixed()
}

// mixed is the hash of a short identifier.
func (s *serial) mixed() uint64 {
	hi, lo := bits.Mul64(s.head^mixHead, s.tail^mixTail^uint64(s.n)*mixMore)
	return (hi ^ lo) * mixHead
}

// size is how many identifiers were met.
func (x *serials) size() int { return len(x.ends) }

// ahead is how many identifiers are looked for at once: what they need of the
// memory is then asked for side by side.
const ahead = 32

// column fills out with the numbers of a block's identifiers.
func (x *serials) column(b *source.Block, column int, out []uint32) {
	ends, buf, width := b.Ends(), b.Bytes(), b.Width()
	short := 0
	if b.CRLF() && column == width-1 {
		short = 1
	}
	var looked [ahead]look
	at := column
	for from := 0; from < len(out); from += ahead {
		some := out[from:min(from+ahead, len(out))]
		for i := range some {
			start := int(ends[at]) + 1
			n := int(ends[at+1]) - start - short
			at += width
			looked[i] = x.look(buf, start, n)
		}
		for i := range some {
			l := &looked[i]
			l.code, l.same = x.slots[l.index].code, x.slots[l.index].head == l.head && x.slots[l.index].tail == l.tail && x.slots[l.index].n == l.n
		}
		for i := range some {
			if l := &looked[i]; l.same && l.code > 0 && l.n <= 16 && l.plain {
				some[i] = l.code - 1
			} else {
				some[i] = x.other(b, from+i, column, l)
			}
		}
	}
}

// look is an identifier and where its slot may be.
type look struct {
	serial
	start, index int
	same, plain  bool
}

func (x *serials) look(buf []byte, start, n int) look {
	m := &reaches[min(n, whole)]
	l := look{start: start, serial: serial{
		head: binary.LittleEndian.Uint64(buf[start:]) & m.head,
		tail: binary.LittleEndian.Uint64(buf[start+n-8:]) & m.tail,
		n:    uint32(n),
	}}
	first, last := buf[start], buf[start+max(n-1, 0)]
	l.plain = first > ' ' && first != '"' && first < 0x7f && last > ' ' && last < 0x7f
	if n <= 16 {
		l.index = int(l.mixed() >> x.shift)
	}
	return l
}

// other is the number of an identifier that does not stand where it was looked
// for, or that is no plain one.
func (x *serials) other(b *source.Block, row, column int, l *look) uint32 {
	if !l.plain && l.n > 0 {
		return x.padded(bytes.TrimSpace(source.Unquote(b.Raw(row, column))))
	}
	return x.find(b.Bytes(), l.start, int(l.n))
}

// number is the number of a text.
func (x *serials) number(text string) uint32 { return x.padded([]byte(text)) }

// padded is find for a text that no room is known to be around.
func (x *serials) padded(text []byte) uint32 {
	if need := len(text) + 32; len(x.room) < need {
		x.room = make([]byte, 2*need)
	}
	copy(x.room[16:], text)
	return x.find(x.room, 16, len(text))
}

// find is the number of the identifier at start, a new one where it was not
// met before. The buffer reaches eight bytes beyond it on either side.
func (x *serials) find(buf []byte, start, n int) uint32 {
	m := &reaches[min(n, whole)]
	s := serial{
		head: binary.LittleEndian.Uint64(buf[start:]) & m.head,
		tail: binary.LittleEndian.Uint64(buf[start+n-8:]) & m.tail,
		n:    uint32(n),
	}
	text := buf[start : start+n]
	i := int(x.hash(&s, text) >> x.shift)
	for probes := 0; ; probes++ {
		have := &x.slots[i]
		if have.code == 0 {
			break
		}
		x.alike = x.alike || probes > 8*mostProbes
		if have.head == s.head && have.tail == s.tail && have.n == s.n && (n <= 16 || string(x.text(have.code-1)) == string(text)) {
			return have.code - 1
		}
		i = (i + 1) & (len(x.slots) - 1)
	}
	x.texts = append(x.texts, text...)
	x.ends = append(x.ends, len(x.texts))
	s.code = uint32(len(x.ends))
	x.slots[i] = s
	if len(x.ends)*2 > len(x.slots) {
		x.grow()
	}
	return s.code - 1
}

// grow doubles the slots.
func (x *serials) grow() {
	old := x.slots
	x.slots = make([]serial, 2*len(old))
	x.shift--
	for _, s := range old {
		if s.code == 0 {
			continue
		}
		i := int(x.hash(&s, x.text(s.code-1)) >> x.shift)
		for x.slots[i].code > 0 {
			i = (i + 1) & (len(x.slots) - 1)
		}
		x.slots[i] = s
	}
}

// entries are the rows of one reader with their identifiers, kept until they
// can be counted: four bytes a row for its pile and as many for each kind.
type entries struct {
	column  []int      // of the file, by kind; -1 for none
	serials []*serials // by kind
	piles   [][]uint32 // block after block
	ids     [][][]uint32
}

func newEntries(columns []int) *entries {
	e := &entries{column: columns, ids: make([][][]uint32, len(columns))}
	for _, c := range columns {
		x := (*serials)(nil)
		if c >= 0 {
			x = newSerials()
		}
		e.serials = append(e.serials, x)
	}
	return e
}

// add keeps the rows of a block.
func (e *entries) add(b *source.Block, pile []uint32) {
	e.piles = append(e.piles, append([]uint32(nil), pile...))
	for kind, x := range e.serials {
		if x == nil {
			continue
		}
		ids := make([]uint32, b.Rows)
		x.column(b, e.column[kind], ids)
		e.ids[kind] = append(e.ids[kind], ids)
	}
}

// alike says whether some identifiers were made to be alike.
func (e *entries) alike() bool {
	return slices.ContainsFunc(e.serials, func(x *serials) bool { return x != nil && x.alike })
}
