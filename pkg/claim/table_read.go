package claim

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"complaintstats/pkg/vocab"
)

// claimColumns are the columns of a table of claims; the first must be there.
var claimColumns = []string{"claim", "force", "period", "figure", "source"}

// claimReader reads a table of claims and keeps where in the file each stands.
type claimReader struct {
	*ruler
	csv    *csv.Reader
	comma  rune
	width  int            // cells of the heading row
	column map[string]int // where each known heading stands
}

func newClaimReader(content string) *claimReader {
	content = strings.TrimPrefix(content, "\ufeff")
	r := &claimReader{ruler: newRuler(content), csv: csv.NewReader(strings.NewReader(content)), comma: separator(content), column: map[string]int{}}
	r.csv.FieldsPerRecord, r.csv.Comma = -1, r.comma
	return r
}

// rows are the rows under the heading.
func (r *claimReader) rows() ([]claimRow, error) {
	if err := r.heading(); err != nil {
		return nil, err
	}
	var rows []claimRow
	for {
		record, err := r.csv.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, readable(err)
		case strings.TrimSpace(strings.Join(record, "")) == "":
			continue
		}
		if err := r.cellsFit(record); err != nil {
			return nil, err
		}
		cell := func(name string) string {
			if i, ok := r.column[name]; ok && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		}
		row := claimRow{force: cell("force"), period: cell("period"), figure: cell("figure"), source: cell("source")}
		line, column := r.csv.FieldPos(min(r.column["claim"], len(record)-1))
		row.words = r.cell(r.offset(line, column))
		if r.column["claim"] >= len(record) {
			row.words.text = ""
		}
		rows = append(rows, row)
	}
}

// heading finds the known columns; without a column claim the file is no table
// of claims.
func (r *claimReader) heading() error {
	const wanted = "a table of claims begins with a heading row that has a column claim, and where known force, period, figure and source"
	cells, err := r.csv.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return readable(err)
	}
	r.width = len(cells)
	for i, h := range cells {
		name := vocab.Clean(h)
		if !slices.Contains(claimColumns, name) {
			continue
		}
		if first, twice := r.column[name]; twice {
			return r.told(i, "the column %s stands there twice, first as column %d; name each of %s once", name, first+1, strings.Join(claimColumns, ", "))
		}
		r.column[name] = i
	}
	if _, ok := r.column["claim"]; ok {
		return nil
	}
	if len(cells) == 0 {
		return errors.New("1:1: the file is empty; " + wanted)
	}
	return r.told(0, "no column claim among %s; %s", strings.Join(cells, ", "), wanted)
}

var (
	numberBegins = regexp.MustCompile(`^\s*[0-9]{1,3}\s*$`)
	numberEnds   = regexp.MustCompile(`^[0-9]{3}([^0-9]|$)`)
)

// cellsFit says whether a row has no more cells than the heading, and whether no
// number was cut at its thousands comma.
func (r *claimReader) cellsFit(record []string) error {
	for i := r.width; i < len(record); i++ {
		if strings.TrimSpace(record[i]) != "" {
			return r.told(i, "%d cells, expected %d as in the heading row: %q has no heading; put a claim that holds a separator in quotes", len(record), r.width, record[i])
		}
	}
	if at := r.column["claim"]; r.comma == ',' && at+1 < len(record) && numberBegins.MatchString(record[at]) && numberEnds.MatchString(record[at+1]) {
		return r.told(at, "%q and %q look like one number; put a claim that holds a comma in quotes", record[at], record[at+1])
	}
	return nil
}

// told is an error at a cell of the row read last.
func (r *claimReader) told(cell int, format string, values ...any) error {
	line, column := r.csv.FieldPos(cell)
	at := r.offset(line, column)
	return fmt.Errorf("%d:%d: %s", r.line(at), r.columnOf(at), fmt.Sprintf(format, values...))
}

// offset is the byte at a line and a byte of that line, both from 1.
func (r *claimReader) offset(line, column int) int {
	if line < 2 {
		return column - 1
	}
	return r.newlines[line-2] + column
}

// cell is the text of the cell that begins at a byte of the file, without the
// blanks around it, and with the place of each of its words.
func (r *claimReader) cell(at int) page {
	s := scribe{source: r.ruler.text, at: at, jumps: []jump{{0, at}}}
	quoted := s.has(`"`)
	if quoted {
		s.drop(1)
	}
	for s.at < len(s.source) {
		switch c := s.source[s.at]; {
		case quoted && s.has(`""`):
			s.drop(1)
			s.put(`"`, 1)
		case quoted && c == '"', !quoted && (c == byte(r.comma) || c == '\n'):
			return s.trimmed()
		case c == '\r' && s.has("\r\n"), len(s.out) == 0 && (c == ' ' || c == '\t' || c == '\n'):
			s.drop(1)
		default:
			s.put(s.source[s.at:s.at+1], 1)
		}
	}
	return s.trimmed()
}

func (s *scribe) trimmed() page {
	return page{strings.TrimRightFunc(string(s.out), unicode.IsSpace), s.jumps}
}

// separator is the sign that parts the cells of the heading row.
func separator(content string) rune {
	heading, _, _ := strings.Cut(content, "\n")
	best := ','
	for _, sign := range ";\t" {
		if strings.Count(heading, string(sign)) > strings.Count(heading, string(best)) {
			best = sign
		}
	}
	return best
}

// readable says of a broken table where it is and what to do.
func readable(err error) error {
	var broken *csv.ParseError
	if !errors.As(err, &broken) {
		return err
	}
	return fmt.Errorf("%d:%d: a quote stands inside a cell or is never closed; put the cell in quotes and double those inside", broken.StartLine, 1)
}
