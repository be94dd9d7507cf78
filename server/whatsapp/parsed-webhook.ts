import type { IncomingContent } from '../conversation/core/incoming.ts';

/** What one webhook held. Nothing is dropped: what is neither message nor status is in `rest`. */
export interface ParsedWebhook {
  messages: InboundMessage[];
  statuses: DeliveryStatusUpdate[];
  /** A person's phone number or user id has changed. Also reported as a silent message or in `rest`. */
  identityChanges: IdentityChange[];
  rest: SetAside[];
}

/** One message from a person. Strings hold no NUL and no lone surrogates, `raw` included. */
export interface InboundMessage {
  wamid: string;
  /** Meta's id of our number that it was sent to. */
  phoneNumberId: string;
  /** The sender's number, digits only; `null` when a username hides it. At least one of `waId`, `userId` is there. */
  waId: string | null;
  /** The sender's business-scoped user id (BSUID), such as `US.1349…`. */
  userId: string | null;
  profileName: string | null;
  /** Meta's timestamp, whole seconds; the time of receipt when it is missing or nonsense. */
  sentAt: Date;
  content: IncomingContent;
  /** Where the photo is; set exactly when `content.kind` is `photo`. */
  media: InboundMedia | null;
  /** The message that this one replies to, ours or theirs. */
  quotedWamid: string | null;
  /** The message as Meta sent it. */
  raw: unknown;
}

export interface InboundMedia {
  mediaId: string;
  /** Base64 or hex, as it came: compare with `sameSha256`. */
  sha256: string | null;
  mimeType: string | null;
  /** A direct address, in webhooks that have one; good for minutes only. */
  url: string | null;
}

export interface DeliveryStatusUpdate {
  wamid: string;
  phoneNumberId: string;
  /** Meta's `played` counts as `read`. */
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: Date;
  /** Digits only. */
  recipientWaId: string | null;
  recipientUserId: string | null;
  /** The `biz_opaque_callback_data` that we sent. */
  opaque: string | null;
  errors: StatusError[];
  pricing: { billable: boolean; category: string | null } | null;
  raw: unknown;
}

/** Why a message failed; `policyOf` says what to do about its code. */
export interface StatusError {
  code: number;
  title: string;
  details: string | null;
}

/** A user id changes together with the number; either half may be unknown. */
export interface IdentityChange {
  phoneNumberId: string | null;
  previousWaId: string | null;
  currentWaId: string | null;
  previousUserId: string | null;
  currentUserId: string | null;
  at: Date;
  raw: unknown;
}

export interface SetAside {
  /** A short English reason for people and logs; never quotes the payload. */
  reason: string;
  raw: unknown;
}
