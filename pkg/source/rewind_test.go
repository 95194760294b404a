package source

import (
	"reflect"
	"testing"
)

// Reading again after Rewind gives the same rows and tells everything once.
func TestRewind(t *testing.T) {
	content := "Title\n\na,b,,c\n1,2,,x\n\n3,\"4\n5,6,7,8,9\n1,,,\nSource: y\n"
	read := func(table *Table, rows int) (got []string) {
		for len(got) < rows && table.Next() {
			got = append(got, joined(table.Row()))
		}
		return got
	}
	for stop := range 5 {
		table, err := Open(temp(t, content), Options{})
		if err != nil {
			t.Fatal(err)
		}
		ahead := read(table, stop)
		table.Rewind()
		if table.Line() != 0 || table.Rows() != 0 || table.Below != nil {
			t.Error("not at the beginning")
		}
		first, ps, below := read(table, 100), table.Problems(), table.Below
		table.Rewind()
		again := read(table, 100)
		if !reflect.DeepEqual(first, again) || !reflect.DeepEqual(ps, table.Problems()) || !reflect.DeepEqual(below, table.Below) {
			t.Errorf("first %q %v, then %q %v", first, ps, again, table.Problems())
		}
		if !reflect.DeepEqual(ahead, append([]string(nil), first[:len(ahead)]...)) && stop > 0 {
			t.Errorf("ahead %q, then %q", ahead, first)
		}
	}
}
