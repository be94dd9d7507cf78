/** A row of the scorecard. What its test measured is not in here but in `figures/`, written by the test itself. */
export interface Promised {
  /** A letter for the group and a number, as `B3`. */
  id: string;
  /** What the product promises, in one sentence. */
  promise: string;
  /** What a run must show for the promise to count as kept. */
  pass: string;
  /** What proves it; none yet stands on the page as a gap. Which command runs a file follows from its name: `commandOf`. */
  tests: Proof[];
  /** What falls short of `pass`, in plain words. */
  gap?: string;
}

interface Proof {
  /** From the top of the tree; a test, or the main file of a command. */
  file: string;
  /** The sentence that is the test's name, when not the whole file is meant. */
  name?: string;
}
