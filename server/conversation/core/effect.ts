import type { EarlierConversation } from './facts.ts';
import type { OutgoingContent } from './outgoing.ts';
import type { RecordedAnswer } from './state.ts';

/** What a decision wants done. The shell writes all of it in the transaction that decided. */
export type Effect =
  | Say
  /** Keep this answer; an earlier one to the same task is superseded, never lost. */
  | { kind: 'record-answer'; answer: RecordedAnswer }
  | { kind: 'place-photo'; photoId: string; taskIndex: number }
  /** It was taken for the conversation before this one, and is kept with that, without a question: nobody can say which. */
  | { kind: 'leave-photo'; photoId: string; to: EarlierConversation }
  /** Look again at this photo in a while: its answer may not come by itself. */
  | { kind: 'look-again-at-photo'; photoId: string }
  | { kind: 'complete' }
  | { kind: 'stop' }
  | { kind: 'cancel' }
  | { kind: 'expire' }
  /** Into the line of another operator. */
  | { kind: 'hand-over'; to: NewOperator }
  /** Put this checklist back in line and start that one. */
  | { kind: 'switch'; toSessionId: string };

export interface NewOperator {
  operatorId: number;
  phoneNumber: string;
}

export interface Say {
  kind: 'say';
  as: 'question' | 'summary' | 'done' | 'notice' | 'manager';
  content: OutgoingContent;
  /** The question that it asks or speaks of: a reply that quotes it belongs to that question. */
  taskIndex: number | null;
  /** Whether it asks for something: from then on an answer counts only if this had reached the phone. */
  prompts: boolean;
}

/** What became of an inbound message; kept with it. */
export type Outcome =
  /** It gave an answer, part of one, or a photo that is kept. */
  | 'accepted'
  /** It was for a question that has its answer, or was sent before the question reached the phone. */
  | 'stale'
  /** It was no answer; the operator knows what is expected. */
  | 'refused'
  | 'command'
  /** Nothing to act on. */
  | 'ignored';
