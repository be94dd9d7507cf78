import type { Incoming } from './incoming.ts';

/** Everything that can move a conversation. All of it comes through one door: `decide`. */
export type ConversationEvent =
  | { kind: 'message'; incoming: Incoming }
  /** It is this checklist's turn: greet and ask, or go on where it was left. */
  | { kind: 'start' }
  /** A manager cancelled the assignment. Whoever was never asked anything is not told. */
  | { kind: 'cancelled'; tell: boolean }
  /** The session's time is over. */
  | { kind: 'expired' }
  /** A while ago a photo came without an answer. */
  | { kind: 'photo-waited'; photoId: string }
  /** A photo could not be fetched, for good. */
  | { kind: 'photo-failed'; photoId: string; taskIndex: number | null };
