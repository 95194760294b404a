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
	"homeoffice-2021.csv homeoffice-2022.csv": {
		"Essex Police recorded 1,084 complaints with a result in the year to March 2021.",
		"Essex Police received on average 1,084 complaints a year to March 2021.",
		"Essex Police received 1,084 complaints or more in the year to March 2021.",
		"Essex Police recorded 1,084 complaints with injuries in the year to March 2021.",
		"Essex Police had 1,084 complaints with it in the year to March 2021.",
		"Across Essex, police received 1,084 complaints in the year to March 2021 about noise.",
		"Across Essex and Kent 1,084 complaints were recorded by police in the year to March 2021.",
		"Essex Police received 1,048 complaints about 2,241 officers and staff in the year to March 2021.",
		"Essex Police received 1,048 complaints with 3,877 allegations in all its cases in the year to March 2021.",
		"Essex Police received 1,048 complaints with 3,877 allegations, informal ones included, in the year to March 2021.",
		"Essex Police closed 1,048 complaints with 3,877 allegations in the year to March 2021.",
		"In the year to March 2021 Essex Police upheld 148 allegations in 1,048 complaints.",
		"Derbyshire Police took no action in 1,286 of the 1,426 allegations in complaints in the year to March 2022 at first.",
		"Derbyshire Police took no immediate action in 1,286 of the 1,426 allegations in complaints in the year to March 2022.",
		"Derbyshire Police wrote letters in 1,286 of the 1,426 allegations in complaints in the year to March 2022.",
		"Of the 1,426 allegations in complaints about Derbyshire Police in the year to March 2022, 1,286 were from men.",
		"Of the 1,426 allegations in complaints about Derbyshire Police in the year to March 2022, 1,286 were decided in 60 days.",
		"Gwent Police needed 744 of the 819 allegations in complaints to be looked at again in the year to March 2022.",
		"North Wales Police took no action in 796 allegations in complaints in 2021-22, or 93 per cent of those it had investigated.",
		"North Wales Police took no action in 796 allegations in complaints in 2021-22, or 93 per cent of the 856 it had investigated.",
		"Greater Manchester Police took no action in 3,894 of its 4,368 allegations in complaints in the year to March 2022, and Kent in 98 per cent.",
		"In the year to March 2021, on average 2.9 allegations were made per complaint about Essex Police, it said of its 1,048 complaints.",
		"Essex Police had 1,048 complaints with 3,787 allegations in the year to March 2021. Complaints closed had an average of 2.9 allegations per complaint.",
		"Essex Police had 1,048 complaints with 3,787 allegations in the year to March 2021. Kent had an average of 2.9 allegations per complaint.",
		"Essex Police had 1,048 complaints with 3,787 allegations in the year to March 2021. There were 2.9 allegations per complaint the year before.",
		"Essex Police had 1,048 complaints with 3,787 allegations in the year to March 2021. There were 2.9 allegations per complaint in England.",
		"Essex Police had 1,048 complaints with 3,787 allegations and 2,214 officers in the year to March 2021, 1.2 allegations per officer accused.",
		"West Yorkshire recorded 1,928 allegations against 1,110 officers in the year to March 2021, on average 2.7 allegations per officer suspended.",
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
		"Essex Police had 2,241 officers and 1,048 complaints in the year to March 2021.",
		"With 2,241 officers Essex Police received 1,048 complaints in the year to March 2021.",
		"Essex Police recorded 1,048 complaints and 1,084 in all in the year to March 2021.",
		"Essex Police received 1,084 complaints, 1,048 of them recorded, in the year to March 2021.",
		"Essex Police received 1,048 complaints with 3,877 allegations in the year to March 2021, those made outside the formal process among them.",
		"Derbyshire Police took no further action in 1,286 of the 1,426 allegations in complaints in the year to March 2022 by July.",
		"Derbyshire Police took no action in 1,286 of the 1,426 allegations in complaints about its officers and staff in the year to March 2022.",
		"North Wales Police took no action in 796 allegations in complaints in 2021-22, or 73 per cent of all that it had decided.",
		"Of the 957 allegations in complaints North Wales Police handled in 2021-22, it took no action in 73 per cent within a month.",
		"Essex Police received 1,048 complaints in the year to March 2021, made up of 3,787 allegations against 2,214 officers. Just seven allegations, 0.2 per cent, were referred to misconduct proceedings.",
		"Officers at West Yorkshire Police faced 1,928 allegations in the year ending 31 March 2021. Three were referred to misconduct proceedings and 1,110 officers were involved.",
		"A total of 104 conduct matter allegations were recorded at West Yorkshire Police in 2020/21. Of these, 20 - about 19 per cent - were referred to misconduct proceedings.",
		"More than a third of recordable conduct allegations at West Yorkshire Police led to proceedings in the year to March 2021: 13 of 34.",
		"Nottinghamshire Police dealt with 1,064 allegations about 597 officers in 2020-21. Some 34 were sent to misconduct proceedings, or 3.2 per cent.",
		"In Dyfed-Powys, five of 417 allegations were referred to proceedings in 2020/21, about one per cent, while 21 of 31 conduct matter allegations were.",
		"Nobody at Derbyshire Police was referred to misconduct proceedings over 625 allegations in the year to March 2021, figures show. They were made against 454 officers.",
		"No allegation against Sussex Police, of 1,702 made in complaints in the year to March 2021, was referred to misconduct proceedings. The allegations concerned 1,310 officers.",
		"Cumbria Police took no action over 98 of the 125 allegations made in 38 complaints in the year to March 2021, or 78 per cent.",
		"The Metropolitan Police recorded 2,560 complaints in the year to March 2021, more than any other force named here, while City of London Police recorded 64.",
		"Thames Valley Police received 1,279 complaints in 2020/21, 20 times as many as City of London's 64.",
		"Across England and Wales 14,393 complaints brought 44,087 allegations in the year to March 2021. Essex alone had 3,787 allegations, almost nine per cent.",
		"Nearly nine in 10 allegations against Hertfordshire Constabulary officers ended with no action in 2021/22: 1,758 of 1,972. Twelve were referred to misconduct proceedings.",
		"Derbyshire Police required no action in 1,268 of the 1,426 formal allegations it handled in the year to March 2022, 89 per cent. One went to the reflective practice review process.",
		"North Wales Police took no action in 796 of 957 allegations in complaints in 2021-22, or 83 per cent. Two were referred for reflective practice.",
		"Bedfordshire Police dealt with 1,073 complaint allegations in the year to March 2022 and no action was needed in 944 of them, or 88 per cent.",
		"Greater Manchester Police officers faced 4,368 allegations in formal complaints in 2021/22. Only two were referred to misconduct proceedings, fewer than one in 2,000.",
		"Sixty-four allegations against Greater Manchester Police officers were sent to the reflective practice review process in the year to March 2022, and 3,894 resulted in no action.",
		"Nottinghamshire Police had 2,242 allegations in the year to March 2022. No action was taken in 2,033 of these, about 91 per cent, eight went to misconduct proceedings and 59 to reflective practice.",
		"In West Yorkshire, 29 of 103 conduct matter allegations (28 per cent) were referred to misconduct proceedings in 2021/22, while 43 went to reflective practice and 17 needed no action.",
		"Gwent Police took no action in 774 of 819 allegations made in formal complaints in the year to March 2022, 95 per cent, the highest share of the forces looked at.",
		"Nationally, 158 of 87,786 allegations in complaints handled formally were referred to misconduct proceedings in the year to March 2022, fewer than one in 500.",
		"In the year to March 2022 there were 791 conduct matter allegations referred to proceedings across England and Wales, five times the 158 from complaints.",
		"West Yorkshire Police had 24 recordable conduct matter allegations in the year to March 2022, down from 34 a year earlier.",
		"Allegations in complaints about Nottinghamshire Police rose from 1,064 in 2020/21 to 2,242 in 2021/22, more than doubling. The force said the way complaints are recorded had changed.",
		"Allegations against Derbyshire officers rose to 1,426 in 2021/22 from 625 the year before, the figures suggest.",
		"West Yorkshire Police recorded 2,069 allegations in 2021/22, an increase of seven per cent on the 1,928 of the year before.",
		"Essex Police faced 35 recordable conduct allegations against 17 officers, about two each, in the year to March 2021.",
		"Dyfed-Powys Police saw 31 conduct matter allegations against 12 officers and seven recordable conduct allegations against three in 2020/21.",
		"There were 3.6 allegations in every complaint about Essex Police in the year to March 2021; nationally the figure was 3.1.",
		"Three officers resigned or retired from Essex Police following an allegation in the year to March 2021.",
		"A third of the 38 complaints about Cumbria Police in 2020/21 came from women, the force said. There were 125 allegations, made against 77 officers.",
		"A fifth of Essex Police's 1,048 complaints in the year to March 2021 were still open in the summer, said the force.",
		"Of the 1,279 complaints Thames Valley Police received in the year to March 2021, 640 were about incivility and 320 about use of force, according to a freedom of information reply.",
		"Essex Police said that it finalised 1,120 complaints in the year to March 2021, some of them made in the year before, and that it had received 1,048.",
		"Hertfordshire Constabulary handled 3,100 allegations in the year to March 2022, of which 1,972 were dealt with formally.",
		"Seventy-seven allegations about Hertfordshire officers went to the reflective practice review process in 2021/22, or 3.9 per cent of the 1,972 made.",
		"Fewer than one per cent of allegations about Nottinghamshire Police officers were referred to misconduct proceedings in the year to March 2022, against 3.2 per cent the year before.",
		"Across the eight forces listed, 13,339 of 14,926 allegations ended with no action in the year to March 2022, 89 per cent.",
		"The share of allegations referred to misconduct proceedings at West Yorkshire Police was 0.3 per cent in 2021/22, up from 0.2 per cent in 2020/21.",
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
	{"homeoffice-2021.csv", "Across England and Wales there were 14,393 complaints with 44,807 allegations in the year to March 2021.", "44,807"},
	{"homeoffice-2021.csv", "Essex Police recorded 3,787 allegations in 1,084 complaints in the year to March 2021.", "1,084"},
	{"homeoffice-2021.csv", "Essex Police received 1,048 complaints about 2,241 officers in the year to March 2021.", "2,241"},
	{"homeoffice-2021.csv", "Cumbria Police took no action in 87 per cent of allegations in complaints in the year to March 2021.", "87 per cent"},
	{"homeoffice-2021.csv", "Thames Valley Police received 12,790 complaints in the year to March 2021.", "12,790"},
	{"homeoffice-2022.csv", "Derbyshire Police took no action in 1,286 of the 1,426 allegations in complaints in the year to March 2022.", "1,286"},
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
