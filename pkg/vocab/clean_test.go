package vocab

import (
	"testing"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"force", "force"},
		{"  Police\u00a0Force ", "police force"},
		{"\ufeffforce", "force"},
		{"al\u200ble\u00adgations", "allegations"},
		{"Avon & Somerset", "avon and somerset"},
		{"Avon &amp; Somerset", "avon and somerset"},
		{"avon-and_somerset/x", "avon and somerset x"},
		{"Dyfed–Powys", "dyfed powys"},
		{"CED not\nstated", "ced not stated"},
		{"Total complaints recorded1", "total complaints recorded"},
		{"Derbyshire12", "derbyshire"},
		{"Other*", "other"},
		{"Home Office^", "home office"},
		{"Police officers²", "police officers"},
		{"Kent [note 3]", "kent"},
		{"Essex (1)", "essex"},
		{"Essex (see notes 1 and 2)", "essex"},
		{"Allegations[r][e]", "allegations"},
		{"(iii) Number", "number"},
		{"No. of cases", "number of cases"},
		{"no action", "no action"},
		{"complaint(s)", "complaints"},
		{"Percentage (%)", "percentage %"},
		{"per 1,000", "per 1000"},
		{"s.38", "s 38"},
		{"1.5", "1.5"},
		{"U.P.P.", "upp"},
		{"PoliceForce", "police force"},
		{"complaintID", "complaint id"},
		{"PCSOs", "pcsos"},
		{"Mayor's Office", "mayors office"},
		{"Schedule3", "schedule 3"},
		{"2020Q1", "2020q1"},
		{"upheld?", "upheld ?"},
		{"London, City of", "london city of"},
		{"a (long text in brackets that is no note) b", "a long text in brackets that is no note b"},
		{"bad \xff byte", "bad \ufffd byte"},
		{"[", ""},
		{"(((", ""},
	}
	for _, test := range tests {
		if got := Clean(test.text); got != test.want {
			t.Errorf("Clean(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// Cleaning a clean text changes nothing, so that a text found in one place is
// found in all.
func TestCleanTwice(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"Essex", "(1)", "[r]", "[", "(", ")", "]", "no.", "No", ".", ",", "1", "23", "Schedule", "sch",
		"&", "%", "*", "’", "é", "İ", "ß", "ǅ", "\u0301", "\u00a0", "\u200b", " ", "-", "_", "aB", "A", "(s)", "³", "½", "Ⅳ", "３", "\xff", "#"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, piece := range rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces") {
			text += piece
		}
		if rapid.Bool().Draw(t, "any") {
			text += rapid.String().Draw(t, "text")
		}
		once := Clean(text)
		if twice := Clean(once); twice != once {
			t.Fatalf("Clean(%q) = %q, and that again %q", text, once, twice)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, text := range []string{"", "Essex (1)", "complaint(s)", "No. of [r]", "&amp;", "\xff", "a.b.c"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Clean(text)
		if twice := Clean(once); twice != once {
			t.Fatalf("Clean(%q) = %q, and that again %q", text, once, twice)
		}
	})
}
