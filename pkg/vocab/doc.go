// Package vocab knows the words of the field: the names of forces and regions
// in all their spellings, the ways a period is written, the signs that stand
// in cells, the categories of outcomes and actions, and what the heading of a
// column means. The words are data, in the CSV files embedded beside the code:
// a new year's heading is one line there.
//
// It refuses to know files, rows and figures. It reads one text at a time, and
// what it does not know it says it does not know, with the nearest it does.
//
// # How a heading is read
//
// Publishers never write the same heading twice, so headings are not listed:
// they are read by a small grammar. Clean cuts the heading into plain words. The
// phrases of words.csv and categories.csv are laid over the words so that the
// fewest words are left over, and then with the fewest phrases: "not upheld" is
// one phrase, never "upheld" with a word before it. Each phrase has a feature: it
// names a dimension, a unit, a case type, a category, an identifier, whatever
// narrows the population, a share that was printed, a note, or nothing.
//
// One word left over is enough for the heading not to be understood, because a
// role that is wrong makes a figure that is wrong. What the known words mean is
// then a guess, told as such. So are headings whose words do not fit together:
// two categories, two case types, "complaints by outcome".
//
// The features combine so:
//
//   - The first unit in the plural is what is counted; later ones say whom it is
//     about. "Complaints" beside another unit is a case type ("complaint
//     allegations"), and otherwise the unit. After a joining word it stays the
//     unit: "complaints against officers" counts complaints.
//
//   - A category makes the heading a part of a whole, and words such as
//     "finalised" narrow whatever is counted.
//
//   - Anything printed (%, rate, ratio, per, change) is evidence, never data,
//     whatever else stands beside it.
//
//   - A word alone in the singular ("allegation", "officer") may stand above
//     texts as well as counts, and is only guessed.
//
//   - A dimension and then one of its categories is the category: "Outcome:
//     upheld". Ages, ranks, codes and the like are never counts; see NeverCounts.
//
// # How a value is read
//
// Totals, subtotals and averages stand among the forces and among the categories
// and are told by their words, because whoever adds them counts twice. So is
// what "of which" begins. A value that says more than its category is read as
// the category, unless what it says takes the category back.
//
// A new phrase is added to the line of its meaning. A phrase has one meaning
// only; a test holds that.
package vocab
