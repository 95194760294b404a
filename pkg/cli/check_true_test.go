package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// trueStories are sentences that are true of published returns, or speak of
// something that these do not hold: other years, other forces, a part of what
// they count, complaints of another kind. Many print a number that is a slip of a
// pen away from one of the return, and are right all the same.
var trueStories = map[string][]string{
	"homeoffice-2021.csv": {
		"Essex Police received 1,048 complaints in the year to March 2021, containing 3,787 allegations.",
		"Essex Police recorded 1,048 complaints in the year ending 31 March 2021, 500 of them from women.",
		"In the year to March 2021 Essex Police recorded 3,878 calls about noise.",
		"Essex Police dealt with 1,084 complaints in the year to March 2021, including 36 carried over from the year before.",
		"Essex Police finalised 1,084 complaints in the year to March 2021.",
		"Essex Police closed 1,408 complaints during the year to March 2021.",
		"Of the complaints about Essex Police in the year to March 2021, 1,040 were closed by the summer.",
		"Essex Police upheld 148 complaints in the year to March 2021.",
		"There were 2,241 officers at Essex Police stations in the year to March 2021.",
		"In the year to March 2021 there were 2,241 male officers in Essex Police.",
		"West Yorkshire Police had 1,928 allegations in complaints in the year to March 2021, of which three, 0.2 per cent, were referred to misconduct proceedings.",
		"West Yorkshire Police recorded 104 allegations in conduct matters in the year to March 2021, 19 per cent of which were referred to proceedings.",
		"West Yorkshire Police recorded 34 allegations in recordable conduct matters in the year to March 2021. Thirteen of them, 38 per cent, led to proceedings.",
		"In Nottinghamshire, 34 of 1,064 allegations (3.2 per cent) were referred to misconduct proceedings in the year to March 2021.",
		"Dyfed-Powys Police referred 1.2 per cent of allegations to misconduct proceedings in the year to March 2021.",
		"Dyfed-Powys Police referred 68 per cent of allegations to misconduct proceedings in conduct matters in the year to March 2021.",
		"In the year to March 2021, 68 per cent of allegations in conduct matters at Dyfed-Powys Police were referred to proceedings.",
		"No action was taken in 78 per cent of allegations in complaints about Cumbria Police in the year to March 2021.",
		"England and Wales saw 14,393 complaints with 44,087 allegations in the year to March 2021, 3.1 allegations a complaint.",
		"Across England and Wales, forces recorded 3.1 allegations per complaint in the year to March 2021. Essex had 3.6 allegations per complaint.",
		"The Metropolitan Police, with 2,560 complaints, and Thames Valley, with 1,279, recorded most in the year to March 2021.",
		"The Metropolitan and Thames Valley forces had 3,839 complaints between them in the year to March 2021.",
		"Essex had 1,048 complaints in the year to March 2021. The Met had 2,560, City of London 64.",
		"Essex Police recorded 1,480 complaints in the year to March 2022.",
		"In 2020, Essex Police recorded 1,840 complaints.",
		"Essex Police had 2.9 allegations per complaint in the year to March 2021.", // of those that it finalised
		"Essex Police recorded 4.2 allegations per complaint in the year to March 2021 when those about road checks are left out.",
		"Essex Police had 0.2 per cent of allegations referred to proceedings in the year to March 2021, and 12 per cent of officers faced one.",
		"In the year to March 2021, 58 per cent of Essex officers were subject to a complaint; 2,214 officers were.",
		"Essex Police logged 1,084 complaints from the public by telephone in the year to March 2021.",
		"Essex Police received 1,084 complaints and other messages in the year to March 2021.",
		"Essex Police recorded 1,084 complaints in the year to April 2022.",
		"Essex recorded 1,840 complaints over two years to March 2021.",
		"In the three months to March 2021 Essex Police recorded 148 complaints.",
		"Essex Police recorded 1,408 complaints in the year to March 2021, according to its own website, which counts differently.",
		"Police in Essex and Kent recorded 1,084 complaints in the year to March 2021.",
		"Essex Police, with Kent Police, recorded 1,840 complaints in the year to March 2021.",
		"There were 1,084 complaints to Essex County Council in the year to March 2021.",
		"There were 1,084 complaints about Essex MPs in the year to March 2021.",
		"In the year to March 2021 Essex Police had 1,084 unresolved complaints.",
		"In the year to March 2021 Essex Police had 1,084 serious complaints.",
		"In the year to March 2021 there were 3,877 allegations against Essex officers and staff.",
		"In the year to March 2021 there were 3,877 allegations in complaints about Essex Police staff.",
		"The 3,877 allegations in complaints about Essex Police in the year to March 2021 included those handled informally.",
		"In the year to March 2021, 3,877 allegations in complaints about Essex Police were finalised.",
		"In the year to March 2021, 3,877 allegations in complaints were made about Essex Police, Home Office figures say, and 35 in recordable conduct matters.",
		"In the year to March 2021, 7 per cent of allegations in complaints about Essex Police were upheld.",
		"In the year to March 2021, 0.7 per cent of allegations of assault about Essex Police were referred to misconduct proceedings.",
		"In the year to March 2021, 2 per cent of finalised allegations in complaints about Essex Police were referred to misconduct proceedings.",
		"In the year to March 2021, 2 per cent of serious allegations in complaints about Essex Police were referred to misconduct proceedings.",
		"In the year to March 2021, two in ten allegations in complaints about Essex Police were referred to the IOPC.",
		"In the year to March 2021, 1.7 per cent of officers about whom Dyfed-Powys Police had complaints were referred to misconduct proceedings.",
		"In the year to March 2021, 11 per cent of complaints about Dyfed-Powys Police led to misconduct proceedings.",
		"Officers per allegation in Essex stood at 0.58 in the year to March 2021.",
	},
	"homeoffice-2021.csv homeoffice-2022.csv": {
		"Nottinghamshire Police recorded 1,064 allegations in complaints in the year to March 2021 and 2,242 a year later.",
		"In the year to March 2022 no action was needed in 2,033 of 2,242 allegations against Nottinghamshire officers, 91 per cent, against 87 per cent the year before.",
		"Allegations in complaints about West Yorkshire Police rose from 1,928 to 2,069, up 7 per cent, in the year to March 2022.",
		"West Yorkshire Police recorded 2,649 allegations in complaints in the year to March 2022, among them those handled outside the formal process.",
		"West Yorkshire Police recorded 2,096 complaints in the year to March 2022.",
		"Nottinghamshire Police referred eight allegations to misconduct proceedings in the year to March 2022, after 34 the year before.",
		"Hertfordshire Police took no action in 89 per cent of allegations in the year to March 2022; in Gwent it was 95 per cent and in North Wales 83 per cent.",
		"Hertfordshire Police recorded 1,792 allegations in complaints in the year to March 2021.",
		"Complaint allegations about Nottinghamshire Police doubled from 1,064 in the year to March 2021 to 2,242 in the year to March 2022.",
		"Derbyshire Police recorded 625 allegations in complaints in the year to March 2021, and 1,426 in the year to March 2022.",
		"West Yorkshire recorded 104 and 103 allegations in conduct matters in the years to March 2021 and March 2022.",
		"No action was taken in 98 per cent of allegations in complaints about Nottinghamshire Police in the six months to March 2022.",
	},
	"homeoffice-2022.csv": {
		"In Bedfordshire 42 allegations went to the reflective practice review process in the year to March 2022, and 76 allegations were made in conduct matters.",
		"In the year to March 2022, 28 per cent of allegations in conduct matters against West Yorkshire officers were referred to misconduct proceedings.",
		"In the year to March 2022, 17 per cent of allegations in conduct matters in West Yorkshire led to no action.",
		"In England and Wales, 158 of 87,786 allegations in complaints, 0.2 per cent, were referred to misconduct proceedings in the year to March 2022.",
		"Greater Manchester Police referred 0.05 per cent of allegations to misconduct proceedings in the year to March 2022.",
		"Greater Manchester Police took no action on 3,894 allegations in the year to March 2022, nine in ten of them.",
		"Greater Manchester Police recorded 4,386 incidents of disorder in the year to March 2022.",
		"Gwent Police recorded 891 allegations in complaints in the year to March 2022, of all kinds.",
		"Gwent Police recorded 891 allegations in complaints in the year to March 2022.",
		"North Wales and Gwent Police recorded 957 and 819 allegations in complaints in the year to March 2022.",
		"In the year to March 2022, no action was taken in 38 per cent of allegations of racism about Gwent Police.",
	},
	"proceedings.csv": {
		"Of 157 allegations in complaints referred to proceedings in the year to March 2022, 105 (67 per cent) went to a meeting, 46 (29 per cent) to a hearing and six (4 per cent) to an accelerated hearing.",
		"In the year to March 2022, 158 allegations in complaints were referred to proceedings, 791 in conduct matters and 501 in recordable conduct matters.",
		"Meetings dealt with 776 allegations in the year to March 2022.",
		"In the year to March 2022, 40 per cent of allegations in recordable conduct matters went to a misconduct meeting.",
		"In the year to March 2022, 24 per cent of allegations went to a hearing in conduct matters; in complaints 29 per cent did.",
		"In the year to March 2022, 64 per cent of allegations in complaints went to a misconduct meeting in the South East.",
		"In the year to March 2022, 150 allegations in complaints against officers of the Met went to a meeting.",
	},
	"findings.csv": {
		"Misconduct was found in 75 per cent of allegations in complaints that were referred to proceedings in the year to March 2022.",
		"Gross misconduct was proven in 25 per cent of complaint allegations and in 36 per cent of conduct matters in the year to March 2022.",
		"Misconduct or worse was found for 698 allegations in conduct matters in the year to March 2022, 89 per cent.",
		"Of 158 allegations in complaints, 38 were found to be gross misconduct, 78 misconduct, and 38 neither in the year to March 2022.",
	},
	"hansard-1989.csv": {
		"In 1989, 103 complaints were substantiated out of 6,873 completed by the Metropolitan Police, 1.5 per cent.",
		"In 1988 the Metropolitan Police substantiated 184 complaints, eight per cent of the 2,492 that were investigated.",
		"Complaints informally resolved rose from 1,121 in 1988 to 1,207 in 1989, up 8 per cent.",
		"In 1989 the Metropolitan Police substantiated 130 complaints about its stations.",
		"In 1989, 103 complaints were substantiated and 1,906 were not.",
	},
	"hansard-1978.csv": {
		"In 1978, 8,982 complaints about the Metropolitan Police were completed.",
	},
	"hansard-2005.csv": {
		"In 2004-05, 34 officers were dismissed, 57 required to resign and 880 given written warnings.",
		"Written warnings fell from 1,221 in 2003-04 to 880 in 2004-05, by 28 per cent.",
		"In 2004-05, 43 officers were dismissed by the Metropolitan Police.",
	},
}

// plantedErrors name all there is to a figure of a return and print another.
var plantedErrors = []struct{ returns, text, figure string }{
	{"homeoffice-2021.csv", "Essex Police recorded 1,084 complaints in the year to March 2021.", "1,084"},
	{"homeoffice-2021.csv", "West Yorkshire Police recorded 1,298 allegations in complaints in the year to March 2021.", "1,298"},
	{"homeoffice-2021.csv", "In the year to March 2021, 9 per cent of allegations in complaints about West Yorkshire Police were referred to misconduct proceedings.", "9 per cent"},
	{"homeoffice-2022.csv", "In the year to March 2022, 78 per cent of allegations in conduct matters about West Yorkshire Police were referred to misconduct proceedings.", "78 per cent"},
	{"homeoffice-2021.csv", "Essex Police received 1,048 complaints with 3,787 allegations in the year to March 2021, an average of 6.3 allegations per complaint.", "6.3"},
	{"homeoffice-2021.csv", "Fewer than 0.1 per cent of allegations in complaints about Dyfed-Powys Police were referred to misconduct proceedings in the year to March 2021.", "Fewer than 0.1 per cent"},
}

// published are the returns of testdata that are named.
func published(t *testing.T, names string) (files map[string]string, args []string) {
	t.Helper()
	files = map[string]string{}
	for _, name := range strings.Fields(names) {
		content, err := os.ReadFile(filepath.Join(root, "testdata", "returns", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(content)
		args = append(args, "--against", name)
	}
	return files, args
}

// No true story about published returns is called wrong.
func TestTrueStories(t *testing.T) {
	for returns, stories := range trueStories {
		files, args := published(t, returns)
		for _, story := range stories {
			files["story.txt"] = story
			status, out, errs := check(t, "", files, append([]string{"story.txt"}, args...)...)
			if status != StatusDone || strings.Contains(out, "Does not hold") {
				t.Errorf("%s: status %d\n%s%s", story, status, out, errs)
			}
		}
	}
}

// Where all is said, a wrong figure is told.
func TestPlantedErrors(t *testing.T) {
	for _, p := range plantedErrors {
		files, args := published(t, p.returns)
		files["story.txt"] = p.text
		status, out, errs := check(t, "", files, append([]string{"story.txt"}, args...)...)
		if status != StatusFails || !strings.Contains(out, `"`+p.figure+`": contradicted`) {
			t.Errorf("%s: status %d\n%s%s", p.text, status, out, errs)
		}
	}
}
