// Package vocab knows the words of the field: the names of forces and regions
// in all their spellings, the ways a period is written, the signs that stand
// in cells, the categories of outcomes and actions, and what the heading of a
// column means. The words are data, in the CSV files embedded beside the code:
// a new year's heading is one line there.
//
// It refuses to know files, rows and figures. It reads one text at a time, and
// what it does not know it says it does not know, with the nearest it does.
package vocab
