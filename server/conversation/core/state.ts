import { z } from 'zod';

/**
 * What a conversation knows of itself. `answers` and `taskIndex` are columns of the session's row, the rest is its `dialogue`;
 * all of it is read back through these schemas, since what a row holds was written by some other version of this file.
 */
export const AnswerReading = z.object({
  result: z.enum(['OK', 'NOK', 'NA']),
  remarks: z.string(),
  /** A number, or the choice or text that was given. */
  value: z.union([z.number(), z.string()]).optional(),
  outOfLimits: z.boolean().default(false),
});
export type AnswerReading = z.infer<typeof AnswerReading>;

export const RecordedAnswer = AnswerReading.extend({
  taskIndex: z.int().min(0),
  taskName: z.string(),
  /** Ids of the photos kept with it. */
  photos: z.array(z.string()),
  answeredAt: z.coerce.date(),
  wamid: z.string(),
});
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** A photo that waits for the answer to its question. */
export const PendingPhoto = z.object({
  photoId: z.string(),
  taskIndex: z.int().min(0),
  sentAt: z.coerce.date(),
  caption: z.string().nullable(),
  /** Whether the question had surely reached the phone when the photo was sent; if not, it may belong to the one before. */
  sure: z.boolean(),
  /** Whether it came in before the Cloud API was known to have taken the question. */
  early: z.boolean().default(false),
});
export type PendingPhoto = z.infer<typeof PendingPhoto>;

export const Dialogue = z.object({
  step: z.enum(['asking', 'summary', 'stopping', 'ended']).default('asking'),
  /** An answer that waits for its required photo. */
  draft: AnswerReading.extend({ wamid: z.string(), answeredAt: z.coerce.date() }).nullable().default(null),
  pendingPhotos: z.array(PendingPhoto).default([]),
  /** The question that was answered last, and when the message with its answer was sent. */
  lastAnswered: z
    .object({ taskIndex: z.int().min(0), sentAt: z.coerce.date() })
    .nullable()
    .default(null),
  /** When the operator sent the wish to change an answer: what was sent before is not about the question that came up by it. */
  editedAt: z.coerce.date().nullable().default(null),
  /** Since when each question that was answered had been on the phone, in order: a message that comes in late finds its question. */
  trail: z.array(z.object({ taskIndex: z.int().min(0), from: z.coerce.date() })).default([]),
  /** How far the question had come when it was asked again, by STATUS for one: who had seen it then can answer it. */
  askedBefore: z
    .object({
      handedAt: z.coerce.date().nullable(),
      sentAt: z.coerce.date().nullable(),
      deliveredAt: z.coerce.date().nullable(),
      triedBefore: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  /** When we last said what is expected here; cleared with every new prompt. */
  hintedAt: z.coerce.date().nullable().default(null),
  /** When the operator was last reminded, by a manager or before the chat expires. */
  remindedAt: z.coerce.date().nullable().default(null),
  /** When a manager wrote in words of their own, and nothing was asked since: what follows may be meant for them. */
  managerWroteAt: z.coerce.date().nullable().default(null),
  /** Another operator began it: whoever has it now is greeted, and told so. */
  handedOver: z.boolean().default(false),
});
export type Dialogue = z.infer<typeof Dialogue>;

export interface State extends Dialogue {
  sessionId: string;
  /** The question being asked; the number of tasks when all are answered. */
  taskIndex: number;
  /** At most one for each task, in the order of the tasks. */
  answers: RecordedAnswer[];
}

/** A conversation that has not begun. */
export function newState(sessionId: string): State {
  return { sessionId, taskIndex: 0, answers: [], ...Dialogue.parse({}) };
}

export const answerTo = (state: State, taskIndex: number): RecordedAnswer | undefined =>
  state.answers.find((a) => a.taskIndex === taskIndex);

/** The first question without an answer; the number of tasks when there is none. */
export function firstUnanswered(state: State, totalTasks: number): number {
  for (let i = 0; i < totalTasks; i++) if (!answerTo(state, i)) return i;
  return totalTasks;
}
