package figure

import (
	"strings"
	"testing"

	"complaintstats/pkg/vocab"
)

// Every entry says everything that `stats figures NAME` promises.
func TestEveryFigureIsDefined(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range All() {
		if seen[f.Name] {
			t.Errorf("%s is defined twice", f.Name)
		}
		seen[f.Name] = true
		for field, text := range map[string]string{
			"title": f.Title, "meaning": f.Meaning, "formula": f.Formula, "units": f.Units, "base": f.Of,
			"regime": f.Regime, "source": f.Source, "limits": f.Limits, "example": f.Example,
		} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no %s", f.Name, field)
			}
		}
		if !strings.ContainsAny(f.Example, "0123456789") {
			t.Errorf("%s: the example has no numbers", f.Name)
		}
		if f.Nearest != "" {
			if _, ok := Lookup(f.Nearest); !ok {
				t.Errorf("%s names %s as nearest, which is no figure", f.Name, f.Nearest)
			}
		}
		if !f.Rows && f.Kind != PerThousand && len(f.Bases) == 0 {
			t.Errorf("%s has no base", f.Name)
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d figures; the design names 18, and 2 that need a workforce", len(seen))
	}
}

// A figure asks for categories and units that the vocabulary knows.
func TestTermsAreInTheVocabulary(t *testing.T) {
	check := func(name string, term Term) {
		for _, code := range term.Categories {
			c, ok := vocab.CategoryByCode(code)
			if !ok {
				t.Errorf("%s asks for category %q, which vocab does not know", name, code)
			} else if c.Unknown || c.Total {
				t.Errorf("%s asks for %q, which is no category of its own", name, code)
			}
		}
		if term.Dimension == "" && !term.Whole() {
			t.Errorf("%s: a term with categories needs their dimension", name)
		}
	}
	for _, f := range All() {
		check(f.Name, f.Numerator)
		for _, b := range f.Bases {
			check(f.Name, b.Term)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, name := range []string{"referred", "Referred", "no-action", "NO ACTION", "officers per allegation"} {
		if _, ok := Lookup(name); !ok {
			t.Errorf("%q is not found", name)
		}
	}
	if f, ok := Lookup("upholding"); ok {
		t.Errorf("upholding is taken for %s: a figure has no alias", f.Name)
	}
	if names := Names(); names[0] != "upheld" || len(names) != len(All()) {
		t.Errorf("names: %v", names)
	}
}
