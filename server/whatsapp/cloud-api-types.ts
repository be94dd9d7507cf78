import type { GraphMessage } from './graph-message.ts';

/** The Cloud API of one business number. Every method answers with a value; none of them throws. */
export interface CloudApi {
  /** Hands one message over; at most 5 s in all. Only a delivery status says whether it arrived. */
  send(message: GraphMessage): Promise<SendResult>;
  /** Blue ticks for this and earlier messages; `typing` shows the indicator for up to 25 s [M:typing]. */
  markAsRead(wamid: string, options: { typing: boolean }): Promise<MarkAsReadResult>;
  /** Uploads media to be sent by id; the id is good for 30 days [M:media]. */
  uploadMedia(bytes: Uint8Array, mimeType: string, filename: string): Promise<UploadResult>;
  /** First hop of a download; the address it gives is good for 5 minutes [M:media]. */
  mediaInfo(mediaId: string): Promise<MediaInfoResult>;
  /** Second hop. The token goes to Meta's hosts and to the API's own only. The caller must read or return the body. */
  downloadMedia(url: string, options: DownloadOptions): Promise<DownloadResult>;
  phoneNumberHealth(): Promise<HealthResult>;
  /** Lets running calls finish, then closes every socket. */
  close(): Promise<void>;
}

/** The API answered, and the answer was no. Holds neither the token nor a message's text; numbers are masked. */
export interface CloudApiError {
  /** Meta's code; `null` when the answer had none (an empty or foreign body). */
  code: number | null;
  subcode: number | null;
  httpStatus: number;
  title: string;
  details: string | null;
  /** Meta says that the same request may succeed later. */
  isTransient: boolean;
  /** Meta's `fbtrace_id`, for a support ticket. */
  traceId: string | null;
}

export interface Refused {
  kind: 'refused';
  error: CloudApiError;
}

export type SendResult =
  | { kind: 'accepted'; wamid: string; waId: string | null; userId: string | null }
  /** A definite no: it was not sent. */
  | Refused
  /** It may have been sent: the answer was lost, late or unreadable. Do not send again before asking the statuses. */
  | { kind: 'in-doubt'; reason: string }
  /** It surely never reached the API. */
  | { kind: 'not-sent'; reason: string };

/** The call came to nothing, by network or by an unreadable answer; it may be made again. */
export interface Failed {
  kind: 'failed';
  reason: string;
}

export type MarkAsReadResult = { kind: 'done' } | Refused | Failed;

export type UploadResult = { kind: 'uploaded'; mediaId: string } | Refused | Failed;

export type MediaInfoResult = ({ kind: 'found' } & MediaInfo) | Refused | Failed;

interface MediaInfo {
  url: string;
  mimeType: string | null;
  /** Hex or base64: compare with `sameSha256`. */
  sha256: string | null;
  /** Bytes. */
  fileSize: number | null;
}

export interface DownloadOptions {
  /** Bytes; more than that ends the stream with a `DownloadError`. */
  maxBytes: number;
  signal?: AbortSignal;
}

export type DownloadResult =
  /** `body` throws a `DownloadError` when it breaks off, times out or grows too large. */
  | { kind: 'stream'; body: AsyncIterable<Uint8Array>; contentType: string | null }
  | Refused
  /** An address that we do not talk to: a foreign host, plain http, credentials in it, or a redirect to such. */
  | { kind: 'forbidden'; reason: string }
  | { kind: 'too-large'; reason: string }
  | Failed;

export type HealthResult = ({ kind: 'found' } & PhoneNumberHealth) | Refused | Failed;

interface PhoneNumberHealth {
  /** Only `CONNECTED` can send [M:phones]. */
  status: string | null;
  /** GREEN, YELLOW, RED, UNKNOWN or NA. */
  qualityRating: string | null;
  displayPhoneNumber: string | null;
  /** STANDARD, HIGH or NOT_APPLICABLE. */
  throughput: string | null;
}
