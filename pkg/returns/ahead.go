package returns

import (
	"runtime"

	"complaintstats/pkg/source"
)

// opening is a file as it is opened: a large one of which the beginning was
// read, or its tables.
type opening struct {
	large  *source.Large
	tables []*source.Table
	err    error
}

// open opens a file the way its size and the question ask for.
func (l *loader) open(i int, ref source.Ref) (o opening) {
	if l.options.Needs != nil && !l.rowByRow[i] {
		if o.large = source.OpenLarge(ref, l.options.Source); o.large != nil {
			return o
		}
	}
	o.tables, o.err = source.OpenAll(ref, l.options.Source)
	return o
}

// openings opens the files side by side, as many ahead of the one in hand as
// there are cores, and hands them out in their order. stop ends it early.
func (l *loader) openings(refs []source.Ref) (next func(i int) opening, stop func()) {
	if len(refs) < 2 {
		return func(i int) opening { return l.open(i, refs[i]) }, func() {}
	}
	ready := make([]chan opening, len(refs))
	for i := range ready {
		ready[i] = make(chan opening, 1)
	}
	room, ended := make(chan struct{}, runtime.GOMAXPROCS(0)), make(chan struct{})
	go func() {
		for i, ref := range refs {
			select {
			case room <- struct{}{}:
				go func() { ready[i] <- l.open(i, ref) }()
			case <-ended:
				return
			}
		}
	}()
	next = func(i int) opening {
		o := <-ready[i]
		<-room
		return o
	}
	return next, func() { close(ended) }
}
