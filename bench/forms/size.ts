/** How much a form of the bench does. */
export interface Size {
  /** A fraction of everything, to see that it works: its figures say nothing. */
  small: boolean;
}
