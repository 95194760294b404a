package render_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"complaintstats/pkg/rate"
	"complaintstats/pkg/render"
	"complaintstats/pkg/result"

	"pgregory.net/rapid"
)

// anyText is what a file may hold: ordinary words, any characters, any bytes,
// and the ones that do harm more often than chance would have them.
func anyText() *rapid.Generator[string] {
	harmful := rapid.SampledFrom([]string{
		"|", "\\", "\\|", "\n", "\r\n", "\t", "\x1b[2J", "\x9b", "\u202e", "\u2066", "\u200d", "\ufeff", "\u2028", "\u0085",
		"\x00", "\xff", "\"", "'", ",", ";", "=1+1", "@", "-5", "＝", "<b>", "&amp;", "</style>", "`", "**", "_", "日本", " ",
	})
	return rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOf(harmful), func(s []string) string { return strings.Join(s, "") }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	)
}

func anyQuantity() *rapid.Generator[*result.Quantity] {
	return rapid.Custom(func(t *rapid.T) *result.Quantity {
		low, more := rapid.Int64Range(-1000, 1e9).Draw(t, "low"), rapid.Int64Range(0, 1e6).Draw(t, "more")
		return rapid.SampledFrom([]*result.Quantity{
			nil, result.Exact(rate.Int(low)), between(low, low+more, anyText().Draw(t, "state")), atLeast(low, "bounds"),
		}).Draw(t, "quantity")
	})
}

func anyCell() *rapid.Generator[result.Cell] {
	return rapid.Custom(func(t *rapid.T) result.Cell {
		printed := rapid.SampledFrom([]string{"", "0.2", "-5", "91", "1250", "0.05"})
		c := result.Cell{
			Text: anyText().Draw(t, "text"), Quantity: anyQuantity().Draw(t, "quantity"),
			Mark: rapid.IntRange(0, 2).Draw(t, "mark"),
		}
		if rapid.Bool().Draw(t, "with fraction") {
			c.Fraction = &result.Fraction{
				Part: anyQuantity().Draw(t, "part"), Of: anyQuantity().Draw(t, "of"),
				Printed: printed.Draw(t, "printed"), Low: printed.Draw(t, "low"), High: printed.Draw(t, "high"),
				State: rapid.SampledFrom([]string{"", "bounds", "undefined"}).Draw(t, "state"),
			}
		}
		return c
	})
}

func anyNotes() *rapid.Generator[[]result.Note] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) result.Note {
		return result.Note{Mark: rapid.IntRange(0, 2).Draw(t, "mark"), Text: anyText().Draw(t, "note")}
	}), 0, 2)
}

func anySection() *rapid.Generator[result.Section] {
	return rapid.Custom(func(t *rapid.T) result.Section {
		s := result.Section{
			Name: anyText().Draw(t, "name"), Title: anyText().Draw(t, "title"),
			List: rapid.Bool().Draw(t, "list"), Notes: anyNotes().Draw(t, "notes"),
		}
		columns, rows := rapid.IntRange(1, 4).Draw(t, "columns"), rapid.IntRange(0, 3).Draw(t, "rows")
		for range columns {
			s.Columns = append(s.Columns, result.Column{
				Name: anyText().Draw(t, "column"), Title: anyText().Draw(t, "heading"), Unit: anyText().Draw(t, "unit"),
				Kind: result.Kind(rapid.IntRange(0, int(result.Number)).Draw(t, "kind")), Hidden: rapid.Bool().Draw(t, "hidden"),
			})
		}
		for range rows {
			s.Rows = append(s.Rows, result.Row{
				Level: rapid.SampledFrom([]string{"", "force", "\x1b"}).Draw(t, "level"), Title: anyText().Draw(t, "row"),
				Cells: rapid.SliceOfN(anyCell(), columns, columns).Draw(t, "cells"),
				Notes: anyNotes().Draw(t, "row notes"), Apart: rapid.Bool().Draw(t, "apart"),
			})
		}
		return s
	})
}

func anyResult() *rapid.Generator[*result.Result] {
	return rapid.Custom(func(t *rapid.T) *result.Result {
		return &result.Result{
			Schema:   anyText().Draw(t, "schema"),
			Inputs:   []result.Input{{Name: anyText().Draw(t, "file"), Sheet: anyText().Draw(t, "sheet")}},
			Sections: rapid.SliceOfN(anySection(), 1, 3).Draw(t, "sections"),
			Notes:    anyNotes().Draw(t, "notes"),
		}
	})
}

func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyResult().Draw(t, "result")
		for _, format := range render.Formats() {
			var b strings.Builder
			o := render.Options{
				Format: format, Tool: render.Tool{Name: anyText().Draw(t, "tool")}, Width: rapid.IntRange(0, 40).Draw(t, "width"),
			}
			if err := render.Write(&b, r, o); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			out := b.String()
			if at := strings.IndexFunc(out, acts); at >= 0 || !utf8.ValidString(out) {
				t.Fatalf("%s lets a character through at %d: %q", format, at, out)
			}
			switch format {
			case "csv":
				rectangular(t, out, r)
			case "json":
				if !json.Valid([]byte(out)) {
					t.Fatalf("not JSON: %s", out)
				}
			case "markdown":
				sameBars(t, out)
			case "table":
				if strings.Contains(out, " \n") {
					t.Fatalf("blanks at a line's end: %q", out)
				}
			}
		}
	})
}

// acts is written apart from the code it tests: by numbers, not by category.
func acts(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x2069:
		return true
	}
	return r == 0x61c || r == 0xfeff
}

func rectangular(t *rapid.T, out string, r *result.Result) {
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatalf("CSV: %v", err)
	}
	want := 1
	for _, s := range r.Sections {
		want += len(s.Rows)
	}
	if len(rows) != want {
		t.Fatalf("%d records for %d rows: %q", len(rows), want-1, out)
	}
	seen := map[string]bool{}
	for _, name := range rows[0] {
		if seen[name] {
			t.Fatalf("two columns are called %q", name)
		}
		seen[name] = true
	}
}

// sameBars says that every line of a Markdown table has as many cells.
func sameBars(t *rapid.T, out string) {
	want := 0
	for line := range strings.SplitSeq(out, "\n") {
		if !strings.HasPrefix(line, "| ") {
			want = 0
			continue
		}
		bars := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
		if want == 0 {
			want = bars
		}
		if bars != want {
			t.Fatalf("%d bars where the heading has %d: %s", bars, want, line)
		}
	}
}
