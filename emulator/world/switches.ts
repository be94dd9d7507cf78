export type Switches = {
  /** Sends every webhook twice, at the same moment. */
  deliverTwice: boolean;
  /** Holds webhooks for `reorderWindowMs` and sends them newest first. */
  reorder: boolean;
  reorderWindowMs: number;
  /** Collects updates for `batchWindowMs` and sends them in one body. */
  batch: boolean;
  batchWindowMs: number;
  /** Waits this long before the first attempt of every webhook. */
  delayMs: number;
  /** Operators use usernames: `from`, `wa_id` and what else shows the number is left out. */
  hidePhoneNumber: boolean;
  /** The next sends fail: at once with Meta's error, or (`later`) accepted first and failed by webhook. */
  failNextSends: { count: number; code: number; later: boolean };
  /** The next uploads of media are refused with that code. */
  failNextUploads: { count: number; code: number };
  /** `urls`: every media address is expired; `ids`: media ids are unknown too. */
  expireMedia: false | 'urls' | 'ids';
  /** This many next sends are accepted, and then the connection is cut without an answer. */
  acceptThenDrop: number;
  /** Waits this long before a send is answered; the message itself is on its way at once. */
  answerDelayMs: number;
  /** Statuses are kept back until this is switched off again. */
  holdStatuses: boolean;
  /** What arrives on a phone is read at once. */
  autoRead: boolean;
  /** Enforces the customer-service window: a free-form send outside it fails later with 131047. */
  window24h: boolean;
  /** Enforces one message in 6 s per person, with a burst of 45: else 131056. */
  pairRate: boolean;
};

export function defaultSwitches(autoRead: boolean): Switches {
  return {
    deliverTwice: false,
    reorder: false,
    reorderWindowMs: 100,
    batch: false,
    batchWindowMs: 100,
    delayMs: 0,
    hidePhoneNumber: false,
    failNextSends: { count: 0, code: 131000, later: false },
    failNextUploads: { count: 0, code: 131053 },
    expireMedia: false,
    acceptThenDrop: 0,
    answerDelayMs: 0,
    holdStatuses: false,
    autoRead,
    window24h: false,
    pairRate: false,
  };
}
