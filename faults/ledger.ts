/**
 * What the harness itself knows: everything that operators sent, that Meta was answered, and that reached a phone. It is kept in
 * memory, outside of the product, and the checker holds the product's tables against it.
 */
export interface Ledger {
  /** By wamid; written before the message is sent. */
  taps: Map<string, Tap>;
  /** How often a webhook with this wamid was answered with 200. */
  acks: Map<string, number>;
  sent: Sent[];
  /** The furthest status that Meta has told of a message, by our row's id: 1 sent, 2 delivered, 3 read. */
  told: Map<string, number>;
  photos: Map<string, SentPhoto>;
  runs: Map<string, Run>;
  /** Milliseconds from the first byte of a webhook to its 200. */
  webhookMs: number[];
  counts: {
    taps: number;
    doubleTaps: number;
    oldTaps: number;
    edits: number;
    duplicates: number;
    webhooks: number;
    refusedWebhooks: number;
    throttled: number;
    serverErrors: number;
    lostReplies: number;
    /** Sends under way at the moments of the faults, added up. */
    inFlightAtFaults: number;
    mediaFaults: number;
    managerActs: number;
  };
}

/** One message of an operator, and the question that it is about. */
export interface Tap {
  wamid: string;
  /** The conversation session. */
  runId: string;
  operatorId: number;
  taskIndex: number;
  /** `null`: it gives no result of its own, such as a photo or words that answer nothing. */
  result: 'OK' | 'NOK' | 'NA' | null;
  value: number | null;
  /** What must be found in the remarks. */
  words: string | null;
  photo: boolean;
  kind: TapKind;
  at: number;
}

export type TapKind =
  | 'button'
  | 'double'
  | 'old'
  | 'text'
  | 'quote'
  | 'number'
  | 'photo'
  | 'chatter'
  | 'edit'
  | 'confirm'
  | 'again';

/** A message that the Cloud API took: it reached the phone, whether or not the product got to know. */
export interface Sent {
  /** `biz_opaque_callback_data`: the id of our row. */
  key: string;
  wamid: string;
  operatorId: number;
  runId: string | null;
  taskIndex: number | null;
  /** It shows words that a template got after this checklist had begun. */
  edited: boolean;
  at: number;
}

export interface SentPhoto {
  wamid: string;
  mediaId: string;
  /** In hex. */
  sha256: string;
  /** Meta failed to give it at least once: it may have to wait for its next attempt. */
  faulted: boolean;
}

/** A checklist of an operator. */
export interface Run {
  runId: string;
  submissionId: string;
  assignmentId: string;
  total: number;
  /** Whoever has had it, in order. */
  holders: number[];
  cancelled: boolean;
}

export const createLedger = (): Ledger => ({
  taps: new Map(),
  acks: new Map(),
  sent: [],
  told: new Map(),
  photos: new Map(),
  runs: new Map(),
  webhookMs: [],
  counts: {
    taps: 0,
    doubleTaps: 0,
    oldTaps: 0,
    edits: 0,
    duplicates: 0,
    webhooks: 0,
    refusedWebhooks: 0,
    throttled: 0,
    serverErrors: 0,
    lostReplies: 0,
    inFlightAtFaults: 0,
    mediaFaults: 0,
    managerActs: 0,
  },
});
