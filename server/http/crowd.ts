/** What waits, and since when. */
export interface Crowd {
  waiting(): number;
  /** For how long the one that waits longest has waited, in milliseconds; 0 when none waits. */
  oldest(): number;
}
