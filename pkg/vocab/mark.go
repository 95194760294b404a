package vocab

// State is what a cell that is not a plain number stands for.
type State uint8

// The states of a cell.
const (
	Known         State = iota
	Blank               // nothing written: not given
	Suppressed          // [c], *, <5: known to the publisher, withheld
	NotAvailable        // [x], .., :, ~ and the like
	NotApplicable       // [z], n/a
	Low                 // [low]: rounds to zero but is not zero
	Dash                // -, –, —: nil in some files, not available in others
)

// Mark is what the signs in a cell say. The zero Mark says nothing.
type Mark struct {
	State State
	// Least and Greatest bound a suppressed count where the sign says so: "<5"
	// is 1 to 4 (0 to 4 where zeros are hidden too, which the sign does not
	// tell: Least is 0 then). Bounded is false where no greatest is told.
	Least, Greatest int64
	Bounded         bool
	// What qualifies a known number.
	Revised, Provisional, Estimated, Break, Forecast, Low bool
	Notes                                                 []string // note references: "1" of [note 1]
}
