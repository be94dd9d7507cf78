/**
 * What an operator sent, in the product's own words. `whatsapp/` translates Meta's payloads into this;
 * nothing in here knows Meta.
 */
export type IncomingContent =
  | { kind: 'text'; text: string }
  /** A reply button or a row of a list that one of our own messages offered; `id` is the id we gave it. */
  | { kind: 'press'; id: string; title: string }
  | { kind: 'photo'; caption: string | null }
  /** Something a person sent that can be no answer: voice note, video, sticker, location, contact, unsupported. */
  | { kind: 'other'; what: string }
  /** Nothing to act on and nothing to say to: reaction, system notice, edit, revoke. */
  | { kind: 'silent'; what: string };

export interface Incoming {
  /** Id of the inbound message's row; also the id of the photo, when it carries one. */
  id: string;
  /** Meta's id of the message. */
  wamid: string;
  content: IncomingContent;
  /** When the phone sent it: Meta's timestamp, whole seconds. */
  sentAt: Date;
  /** When our webhook received it (our clock, milliseconds). */
  receivedAt: Date;
  /** The message that the operator quoted, looked up among ours; `null` when nothing was quoted. */
  quoted: Quoted | null;
}

/** `id`: the message that is quoted. `unknown`: it quotes a message that is not ours, or too old to be known. */
export type Quoted =
  | { kind: 'question'; id?: string; sessionId: string; taskIndex: number }
  /** Something that a manager wrote in words of their own. */
  | { kind: 'manager' }
  | { kind: 'message'; id?: string; sessionId: string | null }
  | { kind: 'unknown' };
