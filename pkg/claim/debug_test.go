package claim

import (
	"fmt"
	"os"
	"testing"
)

func TestDebug(t *testing.T) {
	name := os.Getenv("TXT")
	if name == "" {
		t.Skip()
	}
	c, _ := os.ReadFile(name)
	b := bind(find(plain(string(c), MarkupOf(name, c))))
	link(b)
	k := &checker{text: Text{Content: string(c)}}
	for _, m := range b.mentions {
		v := "-"
		if m.found != nil {
			v = string(m.found.verdict)
		}
		fmt.Printf("%q s%d p%d %s unit=%s subj=%s pred=%v place=%s period=%s base=%+v br=%d dir=%d per=%s => %s %s\n", k.text.Content[m.start:m.end], m.sentence, b.paragraph[m.sentence], m.kind, m.unit, m.subject, m.predicates, m.place, m.period, m.base, m.bracket, m.direction, m.per, v, k.why(m))
	}
}
