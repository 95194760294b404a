package source

// memory asks a Recogniser once for each distinct text: the same few forces
// and outcomes fill a column, and every delimiter tried cuts them out anew.
type memory struct {
	asked                            Recogniser
	headings, places, periods, marks map[string]bool
}

func newMemory(r Recogniser) *memory {
	return &memory{r, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
}

func (m *memory) IsHeading(text string) bool { return recall(m.headings, m.asked.IsHeading, text) }
func (m *memory) IsPlace(text string) bool   { return recall(m.places, m.asked.IsPlace, text) }
func (m *memory) IsPeriod(text string) bool  { return recall(m.periods, m.asked.IsPeriod, text) }
func (m *memory) IsMark(text string) bool    { return recall(m.marks, m.asked.IsMark, text) }

func recall(known map[string]bool, ask func(string) bool, text string) bool {
	is, ok := known[text]
	if !ok {
		is = ask(text)
		known[text] = is
	}
	return is
}
