package vocab

import (
	"embed"
	"fmt"
	"strings"

	"github.com/gocarina/gocsv"
)

//go:embed data/*.csv
var data embed.FS

// mustRead reads one embedded file into rows. It panics where the file does
// not fit the struct; TestData proves that it does not.
func mustRead[T any](name string) []T {
	var rows []T
	content, err := data.ReadFile("data/" + name)
	if err == nil {
		err = gocsv.UnmarshalBytes(content, &rows)
	}
	if err != nil {
		panic(fmt.Sprintf("vocab: the embedded %s cannot be read: %v", name, err))
	}
	return rows
}

// list is a cell that holds several texts with | between them.
type list []string

// UnmarshalCSV splits the cell. An empty cell is an empty list.
func (l *list) UnmarshalCSV(cell string) error {
	if cell != "" {
		*l = strings.Split(cell, "|")
	}
	return nil
}
