package claim

// Printed is a phrase that prints one figure: "fewer than one per cent".
type Printed struct {
	Assertion
	Kind Kind
}

// Parse reads a phrase that prints one figure and nothing else that counts.
func Parse(phrase string) (Printed, bool) {
	b := bind(find(phrase))
	if len(b.mentions) != 1 || b.mentions[0].broken {
		return Printed{}, false
	}
	return Printed{b.mentions[0].Assertion, b.mentions[0].kind}, true
}
