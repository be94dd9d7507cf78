/** What to do about an error of the Cloud API, given on a send or by a `failed` delivery status. */
export interface Policy {
  action: 'retry' | 'give-up';
  /** What must wait, or is hurt: this message, all to this person, all of this number, everything of this app. */
  scope: 'message' | 'recipient' | 'number' | 'app';
  /** Seconds to wait after the attempt of this number, from 1; never negative, 0 when there is no other attempt. */
  delaySeconds(attempt: number): number;
  /** Attempts in all, the first included; 1 for `give-up`. */
  maxAttempts: number;
  /** A human has to act, now. */
  alarm: boolean;
  /** One sentence that a manager understands. */
  plainWords: string;
}
