import type { NewOperator } from './effect.ts';
import type { Incoming } from './incoming.ts';

/** Everything that can move a conversation. All of it comes through one door: `decide`. */
export type ConversationEvent =
  | { kind: 'message'; incoming: Incoming }
  /** It is this checklist's turn: greet and ask, or go on where it was left. */
  | { kind: 'start' }
  /** A manager wants the current question asked once more. */
  | { kind: 'remind'; at: Date }
  /** A manager gave the checklist to another operator. Whoever was never asked anything is not told. */
  | { kind: 'reassigned'; to: NewOperator; tell: boolean }
  /** A manager skips a question that has no answer yet, or the one that is being asked; `id` makes the answer's own id. */
  | { kind: 'skip'; taskIndex: number; by: string; reason: string; id: string; at: Date }
  /** A manager unblocks the current question: what is half answered is dropped, and it is asked anew. */
  | { kind: 'ask-again'; taskIndex: number }
  /** A manager ends the chat, as STOP would; the assignment can be sent on its way again. */
  | { kind: 'ended-by-manager'; by: string; reason: string; tell: boolean }
  /** A manager writes into the chat, in words of their own. */
  | { kind: 'manager-message'; by: string; text: string; at: Date }
  /** A manager cancelled the assignment. Whoever was never asked anything is not told. */
  | { kind: 'cancelled'; tell: boolean }
  /** The session's time is over. */
  | { kind: 'expired' }
  /** A while ago a photo came without an answer. */
  | { kind: 'photo-waited'; photoId: string }
  /** A photo could not be fetched, for good. */
  | { kind: 'photo-failed'; photoId: string; taskIndex: number | null };
