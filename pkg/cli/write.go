package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"complaintstats/pkg/render"
	"complaintstats/pkg/result"
)

// write draws an answer to standard output or to the -o file.
func (a *app) write(out *outputFlags, r *result.Result) error {
	options := render.Options{
		Format: out.format.value,
		Tool:   render.Tool{Name: "stats", Version: version},
		Color:  a.color(out),
	}
	toFile := out.file != "" && out.file != "-"
	if !toFile {
		options.Width = a.Width
	}
	if options.Format == "csv" {
		for _, text := range render.Notes(r) {
			a.note(out, text)
		}
	}
	if !toFile {
		return render.Write(a.Out, r, options)
	}
	if err := refuseInput("-o", out.file, r); err != nil {
		return err
	}
	return a.replaceBy("-o", out.file, func(w io.Writer) error { return render.Write(w, r, options) })
}

// color follows the flag, then NO_COLOR and a dumb terminal, then asks whether
// there is a terminal at all.
func (a *app) color(out *outputFlags) bool {
	switch {
	case out.color.value == "always":
		return true
	case out.color.value == "never", out.file != "", a.Getenv("NO_COLOR") != "", a.Getenv("TERM") == "dumb":
		return false
	}
	return a.OutTerminal
}

// replace puts content in the place of a file.
func (a *app) replace(flag, name string, content []byte) error {
	return a.replaceBy(flag, name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// replaceBy has the file of a flag written beside the one named and renames it, so that the name
// never stands for half an answer. An interruption leaves no file behind.
func (a *app) replaceBy(flag, name string, write func(io.Writer) error) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // a link goes on pointing to the answer
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return usagef("%s %s: this is no ordinary file and cannot be written whole or not at all%s", flag, name, instead(flag))
	}
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.ctx.Err(); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, reason(err))
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
			err = fmt.Errorf("cannot write %s: %w", name, reason(err))
		}
	}()
	if err = write(heedful{a, temp}); err != nil {
		return err
	}
	if err = temp.Chmod(modeOf(name)); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	if err = a.ctx.Err(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// heedful writes piece by piece, so that an interruption need not wait for all.
type heedful struct {
	a *app
	w io.Writer
}

func (h heedful) Write(content []byte) (n int, err error) {
	for piece := range slices.Chunk(content, 1<<20) {
		if err := h.a.ctx.Err(); err != nil {
			return n, err
		}
		m, err := h.w.Write(piece)
		if n += m; err != nil {
			return n, err
		}
	}
	return n, nil
}

// instead is what to do where a file cannot be replaced: an answer can go to
// standard output, a picture cannot.
func instead(flag string) string {
	if flag == "-o" {
		return "; use > instead"
	}
	return "; name another"
}

// refuseInput keeps an answer from taking the place of a return it rests on.
func refuseInput(flag, name string, r *result.Result) error {
	written, err := os.Stat(name)
	if err != nil {
		return nil
	}
	for _, in := range r.Inputs {
		if read, err := os.Stat(in.Name); err == nil && os.SameFile(read, written) {
			return usagef("%s %s: this is one of the returns read; name another file", flag, name)
		}
	}
	return nil
}

// modeOf keeps the mode of a file that is replaced.
func modeOf(name string) fs.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// reason is the part of a path error that says what went wrong.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
