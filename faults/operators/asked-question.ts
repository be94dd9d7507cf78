import type { Received } from '../meta/cloud.ts';

/** A checklist as its operator knows it: by the label in the names of its tasks. */
export interface Assigned {
  runId: string;
  label: string;
  total: number;
}

export interface AskedQuestion {
  checklist: Assigned;
  message: Received;
  taskIndex: number;
  /** How it was answered. */
  way?: Way;
}

/** How people answer a question with buttons, and how often of a hundred. */
export const WAYS = {
  button: 72,
  text: 9,
  quote: 4,
  caption: 4,
  'photo, then text': 3,
  album: 3,
  chatter: 5,
} as const;
export type Way = keyof typeof WAYS;
