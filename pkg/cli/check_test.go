package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const story = "Home Office figures show there were 1,064 complaints about officers in Nottinghamshire Police in the year to April 2021.\n\n" +
	"Of these, 34 were referred to the official disciplinary process. It meant 5.3 per cent of all complaints led to misconduct proceedings.\n"

const smallReturn = "force,year_ending,complaint_allegations,complaint_cases,referred_to_proceedings\n" +
	"Nottinghamshire,31 March 2021,1064,512,34\n"

// check runs the command on files and gives its exit status and outputs.
func check(t *testing.T, stdin string, files map[string]string, args ...string) (status int, out, errs string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, arg := range args {
		if _, ok := files[arg]; ok {
			args[i] = filepath.Join(dir, arg)
		}
	}
	var o, e bytes.Buffer
	status = Main(context.Background(), append([]string{"check"}, args...), Streams{In: strings.NewReader(stdin), Out: &o, Err: &e})
	return status, strings.ReplaceAll(o.String(), dir+string(filepath.Separator), ""), e.String()
}

func TestCheckTable(t *testing.T) {
	files := map[string]string{"story.txt": story}
	status, out, errs := check(t, "", files, "story.txt")
	if status != StatusFails || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	want := "Does not hold\n  line 3: \"5.3 per cent\": contradicted: 34 of 1,064 is 3.1955%"
	if !strings.HasPrefix(out, want) || !strings.Contains(out, "3 figures: 1 wrong, 0 doubtful, 2 not checkable, 0 hold") {
		t.Errorf("%s", out)
	}
}

func TestCheckExitStatus(t *testing.T) {
	for _, tt := range []struct {
		text   string
		args   []string
		status int
	}{
		{"Of the 1,000 complaints, 210 (21 per cent) were upheld.", nil, StatusDone},
		{"Of the 1,000 complaints, 210 (21 per cent) were upheld.", []string{"--strict"}, StatusFails},
		{"No figures at all.", []string{"--strict"}, StatusDone},
		{"Of the 1,000 complaints, 210 (12 per cent) were upheld.", []string{"--format", "csv"}, StatusFails},
		{"x", []string{"--find"}, StatusUsage},
		{"x", []string{"--format", "yaml"}, StatusUsage},
		{"x", []string{"--against", "nowhere.csv"}, StatusCannot},
	} {
		if status, _, errs := check(t, tt.text, nil, append([]string{"-"}, tt.args...)...); status != tt.status {
			t.Errorf("%s %v: status %d, want %d (%s)", tt.text, tt.args, status, tt.status, errs)
		}
	}
	if status, _, _ := check(t, "", nil); status != StatusUsage {
		t.Errorf("no text: status %d", status)
	}
	if status, _, errs := check(t, "", nil, "nowhere.txt"); status != StatusCannot || !strings.Contains(errs, "nowhere.txt") {
		t.Errorf("a missing text: status %d, %s", status, errs)
	}
}

func TestCheckJSON(t *testing.T) {
	files := map[string]string{"story.txt": story, "return.csv": smallReturn}
	_, out, errs := check(t, "", files, "story.txt", "--against", "return.csv", "--format", "json")
	var got struct {
		Schema   string
		Inputs   []struct{ Name string }
		Findings []struct {
			Line, Column           int
			Text, Verdict, Class   string
			Computed               *string
			Numerator, Denominator *float64
			Evidence               []struct {
				Basis, Verdict string
				Sources        []struct{ Line int }
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s %s", err, out, errs)
	}
	if got.Schema != "stats.check/1" || len(got.Findings) != 3 || len(got.Inputs) != 1 {
		t.Fatalf("%s", out)
	}
	first, last := got.Findings[0], got.Findings[2]
	if first.Verdict != "unit-mismatch" || first.Class != "warn" || first.Line != 1 || first.Column != 37 {
		t.Errorf("%+v", first)
	}
	if last.Class != "fail" || *last.Computed != "3.1955" || *last.Numerator != 34 || *last.Denominator != 1064 || len(last.Evidence) != 2 {
		t.Errorf("%+v", last)
	}
}

// A table of claims gives the same verdicts as the text.
func TestCheckClaims(t *testing.T) {
	claims := "claim,force,period,figure,source\n\"1,064 complaints\",Notts Police,2020/21,,\n34,Nottinghamshire,2020/21,referred,\n5.3 per cent,Nottinghamshire,2020/21,referred,\n"
	files := map[string]string{"claims.csv": claims, "return.csv": smallReturn, "story.txt": story}
	verdicts := func(text string) string {
		_, out, _ := check(t, "", files, text, "--against", "return.csv", "--format", "csv")
		var v []string
		for line := range strings.Lines(out) {
			for _, name := range []string{"unit-mismatch", "contradicted", "exact"} {
				if strings.Contains(line, ","+name+",") {
					v = append(v, name)
				}
			}
		}
		return strings.Join(v, " ")
	}
	if a, b := verdicts("claims.csv"), verdicts("story.txt"); a != b || a != "unit-mismatch exact contradicted" {
		t.Errorf("claims %s, story %s", a, b)
	}
	if status, _, errs := check(t, "", map[string]string{"x.csv": "a,b\n1,2\n"}, "x.csv"); status != StatusCannot || !strings.Contains(errs, "column claim") {
		t.Errorf("no claims: status %d, %s", status, errs)
	}
}

// Nothing from a text reaches the page or the terminal raw.
func TestCheckHostile(t *testing.T) {
	text := "\x1b[31mOf the 1,000\u202e complaints, <script>210</script> (12 per cent)\x07 were upheld.\n::error::x"
	for _, format := range []string{"table", "csv", "json", "markdown", "html", "junit", "github"} {
		_, out, _ := check(t, text, nil, "-", "--format", format)
		if strings.ContainsAny(out, "\x1b\x07\u202e") || strings.Contains(out, "<script>") {
			t.Errorf("%s lets it through: %q", format, out)
		}
		if format == "junit" {
			if err := xml.Unmarshal([]byte(out), new(struct{ XMLName xml.Name })); err != nil {
				t.Errorf("junit: %v", err)
			}
		}
		if format == "github" && strings.Contains(out, "\n::error::") {
			t.Errorf("a command hides in %q", out)
		}
	}
}

func TestCheckFormats(t *testing.T) {
	for format, want := range map[string]string{
		"markdown": "| line 3 | 5.3 per cent | contradicted |",
		"html":     "class=\"fail\" tabindex=\"0\" title=\"contradicted: 34 of 1,064 is 3.1955%",
		"junit":    "<failure type=\"contradicted\"",
		"github":   "line=3,col=75,title=5.3 per cent%3A contradicted::34 of 1,064 is 3.1955%25",
		"csv":      "file,line,column,text,kind,hedge,force,period,unit,figure,verdict,class,computed,numerator,denominator,rule,why,sources,notes",
	} {
		if _, out, _ := check(t, "", map[string]string{"a.txt": story}, "a.txt", "--format", format); !strings.Contains(out, want) {
			t.Errorf("%s: no %q in\n%s", format, want, out)
		}
	}
	_, out, _ := check(t, "", map[string]string{"a.txt": story, "b.txt": "Just 7 complaints."}, "a.txt", "b.txt")
	if !strings.Contains(out, "a.txt:3: ") || !strings.Contains(out, "b.txt:1: \"7\"") {
		t.Errorf("several texts: %s", out)
	}
}

// A program or a database given for a text is refused with what to do, and one
// input cannot be both the text and the return.
func TestCheckRefusesWhatIsNoText(t *testing.T) {
	files := map[string]string{"story.bin": "\x7fELF" + strings.Repeat("\x00\x00\x01 12 ", 60)}
	status, out, errs := check(t, "", files, "story.bin")
	if status != 1 || out != "" || !strings.Contains(errs, "this is not text") || !strings.Contains(errs, "save its words as plain text") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
	status, _, errs = check(t, story, nil, "-", "--against", "-")
	if status != 2 || !strings.Contains(errs, "standard input can be the text or the return, not both") {
		t.Errorf("status %d, %q", status, errs)
	}
}
