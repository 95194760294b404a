package returns

import (
	"maps"
	"runtime"
	"sync"

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
func (l *loader) open(ref source.Ref, rowByRow bool) (o opening) {
	if l.options.Needs != nil && !rowByRow {
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
		return func(i int) opening { return l.open(refs[i], l.rowByRow[i]) }, func() {}
	}
	ready := make([]chan opening, len(refs))
	for i := range ready {
		ready[i] = make(chan opening, 1)
	}
	rowByRow := maps.Clone(l.rowByRow) // what is learnt meanwhile is for the next time
	room, ended := make(chan struct{}, runtime.GOMAXPROCS(0)), make(chan struct{})
	var opened sync.WaitGroup
	opened.Go(func() {
		for i, ref := range refs {
			select {
			case room <- struct{}{}:
				opened.Go(func() { ready[i] <- l.open(ref, rowByRow[i]) })
			case <-ended:
				return
			}
		}
	})
	next = func(i int) opening {
		o := <-ready[i]
		<-room
		return o
	}
	return next, func() {
		close(ended)
		opened.Wait()
		for _, r := range ready {
			select {
			case o := <-r:
				if o.large != nil {
					o.large.GiveUp()
				}
			default:
			}
		}
	}
}
