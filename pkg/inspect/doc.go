// Package inspect knows what was read and why: the encoding and the heading
// row a file was read with, what each column was taken for, which values are
// known, and which source rows stand behind a figure.
//
// It refuses to know anything new: it tells what source, returns and summary
// decided, and decides nothing itself.
package inspect
