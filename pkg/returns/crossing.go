package returns

// Crossing is the dimension whose value the column's heading is, and that
// value as written: "period" and "Sep-18". Both are empty for other columns.
func (c *Column) Crossing() (dimension, value string) { return c.Crossed.dimension, c.Crossed.text }

// Counts says whether the column holds published counts.
func (c *Column) Counts() bool { return c.counts() }
