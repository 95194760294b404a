package figure

// The regimes in which a figure exists.
const (
	oldRules = "before 1 February 2020 (allegations upheld or not upheld); later only for cases begun before"
	newRules = "from 1 February 2020 (Policing and Crime Act 2017)"
	anyRules = "before and after 1 February 2020"
)

const allOf = "all allegations of that case type, or the narrower whole that the publisher uses, which is then named"

// outcomes are the figures of what was found about the service.
func outcomes() []Figure {
	return []Figure{
		{
			Name: "upheld", Title: "upheld", Kind: Share,
			Meaning: "the share of decided allegations that were upheld",
			Formula: "upheld / (upheld + not upheld)", Units: "allegations / allegations",
			Of:        "allegations with a decision, upheld or not; all allegations where the return does not give those not upheld, which is then said",
			Regime:    oldRules,
			Source:    "IOPC, police complaints statistics under the 2012 regulations: proportion of investigated allegations upheld",
			Limits:    "not comparable with not_acceptable: since 1 February 2020 a complaint is any expression of dissatisfaction, and the question is whether the service was acceptable; of all allegations it is far lower than of decided ones",
			Example:   "4 upheld and 731 not upheld: 4 / 735 = 0.5%",
			Numerator: allegations("outcome", "upheld"),
			Bases: []Base{
				{Term: allegations("outcome", "upheld", "not_upheld")},
				{Term: allegations(""), Note: "of all allegations, because the return does not say how many were decided"},
			},
			Outside: []string{"partly_upheld"}, Nearest: "not_acceptable",
		},
		{
			Name: "not_acceptable", Title: "service not acceptable", Kind: Share,
			Meaning: "the share of determined allegations in which the service provided was found not acceptable",
			Formula: "not acceptable / (acceptable + not acceptable + could not be determined)", Units: "allegations / allegations",
			Of:        "allegations with one of the three determinations",
			Regime:    newRules,
			Source:    "IOPC statutory guidance on the police complaints system, February 2020, chapter 17: outcomes of complaints",
			Limits:    "not the successor of upheld: other populations, another question; no change is computed across 1 February 2020 unless asked for",
			Example:   "120 not acceptable, 860 acceptable, 20 undetermined: 120 / 1,000 = 12%",
			Numerator: allegations("outcome", "not_acceptable"),
			Bases: []Base{
				{Term: allegations("outcome", "not_acceptable", "acceptable", "not_determined")},
				{Term: allegations("outcome", "not_acceptable", "acceptable"), Note: "of those found acceptable or not: the return does not give those that could not be determined"},
			},
			Nearest: "upheld",
		},
	}
}

// handlings are the figures of how allegations went on their way.
func handlings() []Figure {
	return []Figure{
		{
			Name: "case_to_answer", Title: "case to answer", Kind: Share,
			Meaning: "the share of allegations for which an officer was found to have a case to answer for misconduct",
			Formula: "case to answer / allegations", Units: "allegations / allegations", Of: allOf, Regime: anyRules,
			Source:    "Home Office, Police misconduct, England and Wales: guide to the tables",
			Limits:    "a case to answer is no finding; many allegations are never investigated for one",
			Example:   "3 of 120 allegations: 2.5%",
			Numerator: allegations("outcome", "case_to_answer"), Bases: ofAll(), Nearest: "referred",
		},
		{
			Name: "withdrawn", Title: "withdrawn", Kind: Share,
			Meaning: "the share of allegations that the complainant withdrew",
			Formula: "withdrawn / allegations", Units: "allegations / allegations", Of: allOf, Regime: anyRules,
			Source:    "IOPC, police complaints statistics: means by which allegations were dealt with",
			Limits:    "says nothing about the merit of what was alleged",
			Example:   "12 of 400 allegations: 3.0%",
			Numerator: allegations("outcome", "withdrawn"), Bases: ofAll(), Nearest: "no_action",
		},
		{
			Name: "investigated", Title: "investigated", Kind: Share,
			Meaning: "the share of allegations that were handled by investigation",
			Formula: "investigated / allegations", Units: "allegations / allegations", Of: allOf, Regime: anyRules,
			Source:    "IOPC, police complaints statistics 2024/25, Table 18: nature of allegations finalised under Schedule 3 by how they were handled",
			Limits:    "under Schedule 3 only, where the publisher counts those",
			Example:   "2,063 of 16,649 allegations finalised under Schedule 3: 12%",
			Numerator: allegations("handling", "investigated"), Bases: ofAll(), Nearest: "case_to_answer",
		},
	}
}

// actions are the figures of what was done.
func actions() []Figure {
	source := "Home Office, Police misconduct, England and Wales, year ending 31 March 2021 and later: action taken for allegations"
	return []Figure{
		{
			Name: "referred", Title: "referred to proceedings", Kind: Share,
			Meaning: "the share of allegations that were referred to misconduct proceedings",
			Formula: "referred to misconduct proceedings / allegations", Units: "allegations / allegations", Of: allOf, Regime: anyRules,
			Source: source, Limits: "of allegations, not of complaints or officers: Essex had 3,787 allegations in 1,048 complaints",
			Example:   "Essex, year ending 31 March 2021: 7 / 3,787 = 0.2%",
			Numerator: allegations("action", "referred"), Bases: ofAll(), Nearest: "no_action",
		},
		{
			Name: "no_action", Title: "no action", Kind: Share,
			Meaning: "the share of allegations after which no action was taken",
			Formula: "no action / allegations", Units: "allegations / allegations", Of: allOf, Regime: anyRules,
			Source: source, Limits: "learning, apologies and explanations may count as action or not, by force and year; from 2022 the Home Office counts complaints handled formally",
			Example:   "Hertfordshire, year ending 31 March 2022: 1,758 / 1,972 = 89%",
			Numerator: allegations("action", "no_action"), Bases: ofAll(), Nearest: "referred",
		},
		{
			Name: "reflective", Title: "reflective practice", Kind: Share,
			Meaning: "the share of allegations referred to the reflective practice review process (RPRP)",
			Formula: "referred to RPRP / allegations", Units: "allegations / allegations", Of: allOf, Regime: newRules,
			Source: source, Limits: "RPRP is no disciplinary outcome",
			Example:   "West Yorkshire, conduct matters, year ending 31 March 2022: 43 / 103 = 42%",
			Numerator: allegations("action", "reflective"), Bases: ofAll(), Nearest: "no_action",
		},
		{
			Name: "performance", Title: "unsatisfactory performance", Kind: Share,
			Meaning: "the share of allegations dealt with under the unsatisfactory performance procedures",
			Formula: "unsatisfactory performance / allegations", Units: "allegations / allegations", Of: allOf, Regime: newRules,
			Source: source, Limits: "rarely used; small numbers",
			Example:   "2 of 800 allegations: 0.3%",
			Numerator: allegations("action", "performance"), Bases: ofAll(), Nearest: "reflective",
		},
		{
			Name: "resigned", Title: "resigned or retired", Kind: Share,
			Meaning: "the share of allegations whose officer resigned or retired before the matter was decided",
			Formula: "resigned or retired / allegations", Units: "allegations / allegations, only where it is counted in allegations", Of: allOf, Regime: anyRules,
			Source: source, Limits: "where a return counts the officers who resigned, there is no share of allegations",
			Example:   "4 of 1,000 allegations: 0.4%",
			Numerator: allegations("action", "resigned"), Bases: ofAll(), Nearest: "no_action",
		},
	}
}

// proceedings are the figures of what proceedings found.
func proceedings() []Figure {
	source := "Home Office, Police misconduct, England and Wales, year ending 31 March 2022: finding level, key findings"
	knownFinding := []Base{{Term: Term{Dimension: "finding", Known: true}}}
	return []Figure{
		{
			Name: "misconduct_found", Title: "misconduct found", Kind: Share,
			Meaning: "the share of proceedings with a known finding that found misconduct or gross misconduct",
			Formula: "(misconduct + gross misconduct) / proceedings with a known finding", Units: "as the table counts (allegations at proceedings) / the same",
			Of: "proceedings with a known finding; those without a recorded finding are outside", Regime: anyRules, Source: source,
			Limits:    "an allegation can end in several findings; the most serious is counted",
			Example:   "complaints, year ending 31 March 2022: (38 + 78) / 154 = 75%; 4 of the 158 have no recorded finding",
			Numerator: Term{Dimension: "finding", Categories: []string{"misconduct", "gross_misconduct"}, Need: 1}, Bases: knownFinding, Nearest: "referred",
		},
		{
			Name: "gross_misconduct_found", Title: "gross misconduct found", Kind: Share,
			Meaning: "the share of proceedings with a known finding that found gross misconduct",
			Formula: "gross misconduct / proceedings with a known finding", Units: "as the table counts (allegations at proceedings) / the same",
			Of: "proceedings with a known finding; those without a recorded finding are outside", Regime: anyRules, Source: source,
			Limits:    "an allegation can end in several findings; the most serious is counted",
			Example:   "conduct matters, year ending 31 March 2022: 284 / 784 = 36%",
			Numerator: Term{Dimension: "finding", Categories: []string{"gross_misconduct"}}, Bases: knownFinding, Nearest: "misconduct_found",
		},
		{
			Name: "dismissed", Title: "dismissed", Kind: Share,
			Meaning: "the share of proceedings with a known outcome that ended in dismissal, or would have had the officer not left",
			Formula: "(dismissed + would have been dismissed) / proceedings with a known outcome", Units: "as the table counts / the same",
			Of: "proceedings with a known outcome", Regime: anyRules,
			Source:    "Home Office, Police misconduct, England and Wales: outcomes of misconduct proceedings",
			Limits:    "former officers stand in the numerator; the barred list counts people, this counts outcomes",
			Example:   "20 dismissed and 10 who would have been, of 60: 50%",
			Numerator: Term{Dimension: "sanction", Categories: []string{"dismissed", "would_have_been_dismissed"}, Need: 1},
			Bases:     []Base{{Term: Term{Dimension: "sanction", Known: true}}}, Nearest: "gross_misconduct_found",
		},
	}
}

// ratios are the figures of one unit for each of another.
func ratios() []Figure {
	limits := "units are whole counts of one case type; an officer can face several allegations and a case hold several"
	source := "Home Office, Police misconduct, England and Wales; the Independent's 3.1 allegations a complaint of year ending 31 March 2021 is 44,087 / 14,393"
	ratio := func(name, title, of, per, example string) Figure {
		return Figure{
			Name: name, Title: title, Kind: Ratio,
			Meaning: of + " for each of the " + per, Formula: of + " / " + per, Units: of + " / " + per, Of: per + " of the same case type",
			Regime: anyRules, Source: source, Limits: limits, Example: example,
			Numerator: Term{Unit: of}, Bases: []Base{{Term: Term{Unit: per}}}, Nearest: "referred",
		}
	}
	return []Figure{
		ratio("officers_per_allegation", "officers per allegation", "officers", "allegations", "Essex, year ending 31 March 2021: 2,214 / 3,787 = 0.58"),
		ratio("allegations_per_officer", "allegations per officer", "allegations", "officers", "Essex, recordable conduct matters: 35 / 17 = 2.06"),
		ratio("allegations_per_complaint", "allegations per complaint", "allegations", "complaints", "England and Wales, year ending 31 March 2021: 44,087 / 14,393 = 3.06"),
		ratio("officers_per_complaint", "officers per complaint", "officers", "complaints", "Essex, year ending 31 March 2021: 2,214 / 1,048 = 2.11; in a row-level return the pairs of an officer and a complaint, over the complaints with a known officer"),
	}
}

// rates are the figures for each 1,000 employees.
func rates() []Figure {
	perThousand := func(name, of, example string) Figure {
		return Figure{
			Name: name, Title: of + " per 1,000 employees", Kind: PerThousand,
			Meaning: of + " for each 1,000 employees of the force", Formula: "1,000 x " + of + " / employees", Units: of + " / employees",
			Of: "employees of the force on the date nearest to the end of the period: officers where --workforce has them, full-time equivalents or headcount as it says", Regime: anyRules,
			Source:    "the counts of the return, and the employees of --workforce, such as Home Office, Police workforce, England and Wales, Table 1",
			Limits:    "more complaints per officer may mean better recording; employees of a date more than a year away make it rough; those of a force are not those complained about",
			Example:   example,
			Numerator: Term{Unit: of}, Nearest: "allegations_per_officer",
		}
	}
	return []Figure{
		perThousand("allegations_per_1000", "allegations", "Essex, year ending 31 March 2021: 3,787 allegations, 3,187 officers (full-time equivalents, 30 September 2019): 1,188"),
		perThousand("complaints_per_1000", "complaints", "Essex, year ending 31 March 2021: 1,048 complaints, 3,187 officers: 329"),
	}
}

// concentrations are the figures that need officers told apart.
func concentrations() []Figure {
	return []Figure{{
		Name: "concentration", Title: "concentration", Kind: Share, Rows: true,
		Meaning: "the share of officer-complaint pairs that fall on the tenth of officers with most",
		Formula: "pairs of the tenth of officers with most / all pairs of a known officer and a complaint", Units: "pairs / pairs, each officer once a complaint",
		Of: "pairs of a known officer and a complaint", Regime: anyRules,
		Source:  "computed from row-level returns; the tenth is rounded down to whole officers",
		Limits:  "officers without a complaint are not in the return, so this is of officers complained about; an identifier that stands for nobody inflates it (--placeholder)",
		Example: "Philadelphia, 2016 to 2021: the 300 of 3,006 officers with most have 1,514 of 5,488 pairs, 28%",
	}}
}
