package source

import "strings"

// quote deals with a quote sign at i of the cell that begins at field. It
// returns where to go on, or done where the record has come to its end.
func (s *scanner) quote(field *int, i int) (next int, done bool) {
	text := s.text
	before := text[*field:i]
	if strings.Trim(before, " \t") != "" {
		if s.quoted == '\'' {
			return i + 1, false // an apostrophe
		}
		if secondsMark(text, i) {
			s.seconds.add(i)
			return i + 1, false
		}
		s.blame("stray-quote", i)
		return i, s.resync(*field, i)
	}
	if before != "" {
		s.padding.add(*field)
	}
	end, doubled := s.closing(i + 1)
	if end < 0 {
		s.blame("open-quote", i)
		return i, s.resync(*field, i)
	}
	after := s.pastSpaces(end + 1)
	if s.cellEnds(after) {
		s.addQuoted(*field, text[i+1:end], doubled)
		if after > end+1 {
			s.padding.add(end + 1)
		}
		return s.leave(field, after)
	}
	if inner := s.twiceQuoted(i); inner > 0 {
		s.doubled.add(i)
		s.add(*field, text[i+2:inner])
		return s.leave(field, inner+2)
	}
	return i, s.badClose(*field, i, end, after)
}

// leave goes on behind a cell in quotes, with the separator, the line end or
// the end of the text at after.
func (s *scanner) leave(field *int, after int) (next int, done bool) {
	if after == len(s.text) {
		s.pos = after
		return after, true
	}
	switch s.class[s.text[after]] {
	case separator:
		*field = after + 1
		return *field, false
	case longSeparator:
		*field = after + len(s.long)
		return *field, false
	}
	end, way := s.lineEnd(after)
	s.finish(end, way)
	return end, true
}

// pastSpaces is the offset of the first sign that is no space.
func (s *scanner) pastSpaces(i int) int {
	for i < len(s.text) && (s.text[i] == ' ' || s.text[i] == '\t') && s.class[s.text[i]] == plain {
		i++
	}
	return i
}

// closing is the offset of the quote that closes the cell whose text begins at
// from, or -1.
func (s *scanner) closing(from int) (end int, doubled bool) {
	text := s.text
	if s.slashes {
		return s.closingEscaped(from)
	}
	for {
		k := strings.IndexByte(text[from:], s.quoted)
		if k < 0 {
			return -1, doubled
		}
		end = from + k
		if end+1 >= len(text) || text[end+1] != s.quoted {
			return end, doubled
		}
		doubled = true
		from = end + 2
	}
}

// closingEscaped is closing where backslashes take the meaning from quotes too.
func (s *scanner) closingEscaped(from int) (end int, doubled bool) {
	for i := from; i < len(s.text); i++ {
		switch s.text[i] {
		case '\\':
			i = s.skipEscape(i) - 1
		case s.quoted:
			if i+1 >= len(s.text) || s.text[i+1] != s.quoted {
				return i, doubled
			}
			doubled = true
			i++
		}
	}
	return -1, doubled
}

// twiceQuoted takes a cell in doubled quotes, ""Kent"", for one in quotes where
// nothing in it can belong to another cell. It returns the offset of the quotes
// that close it, or 0.
func (s *scanner) twiceQuoted(open int) int {
	text, from := s.text, open+2
	end := from
	for end < len(text) && s.class[text[end]] == plain {
		end++
	}
	twice := string([]byte{s.quoted, s.quoted})
	if end == from || !strings.HasPrefix(text[open:], twice) || !strings.HasPrefix(text[end:], twice) || !s.cellEnds(end+2) {
		return 0
	}
	return end
}

// cellEnds tells whether a cell may end at i.
func (s *scanner) cellEnds(i int) bool {
	if i >= len(s.text) {
		return true
	}
	switch s.class[s.text[i]] {
	case separator, lineFeed:
		return true
	case longSeparator:
		return strings.HasPrefix(s.text[i:], s.long)
	case carriage:
		end, _ := s.lineEnd(i)
		return end > i
	}
	return false
}

// badClose blames text after a closing quote. Where the quotes span lines it
// is the opening one that lacks its partner: the later one belongs elsewhere.
func (s *scanner) badClose(field, open, end, after int) bool {
	if s.breaks(open, end) > 0 {
		s.blame("open-quote", open)
		return s.resync(field, open)
	}
	s.blame("text-after-quote", after)
	return s.resync(field, after)
}

func (s *scanner) addQuoted(field int, cell string, doubled bool) {
	if strings.IndexByte(cell, 0) >= 0 {
		s.blame("nul-byte", field+strings.IndexByte(s.text[field:], 0))
	}
	if strings.ContainsAny(cell, "\r\n") {
		s.line += countBreaks(cell, s.crEnds)
	}
	if doubled && len(cell) <= maxCell {
		sign := string(s.quoted)
		cell = strings.ReplaceAll(cell, sign+sign, sign)
	}
	s.add(field, cell)
}

// secondsMark tells the quote of 36'37.8"N: after a digit, before a point of
// the compass. No other reading of it is likely, and coordinates are common.
func secondsMark(text string, i int) bool {
	if i == 0 || text[i-1] < '0' || text[i-1] > '9' || i+1 == len(text) {
		return false
	}
	return strings.IndexByte("NSEW", text[i+1]) >= 0
}
