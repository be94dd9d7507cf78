import type { Scene } from './decision.ts';
import type { Dialogue, State } from './state.ts';

/** What comes in later than these many answers is not expected. */
const MOST = 30;

/**
 * The trail with one more question that is answered now. It had been on the phone since its delivery; where no status says when,
 * it was there at some time after the answer before, and after that it is presumed.
 */
export function extendTrail({ state, facts }: Scene, taskIndex: number, answeredAt: Date): Dialogue['trail'] {
  const delivered = state.askedBefore?.deliveredAt ?? facts.prompt?.deliveredAt;
  const asked = taskIndex === state.taskIndex && delivered && delivered < answeredAt ? delivered : null;
  const from = asked ?? state.lastAnswered?.sentAt ?? answeredAt;
  return [...state.trail, { taskIndex, from }].slice(-MOST);
}

/** The answered question that was on the phone when a message was sent which cannot be about the current one. */
export function questionAt({ trail, lastAnswered }: State, sentAt: Date): number | null {
  if (!lastAnswered) return null;
  const entry = trail.findLast(({ from }) => from < sentAt) ?? trail[0];
  return entry?.taskIndex ?? lastAnswered.taskIndex;
}
