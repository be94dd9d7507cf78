import type { Scene } from './decision.ts';
import type { Incoming } from './incoming.ts';
import { inOneBurst } from './reached.ts';
import { answerTo, type Dialogue, type State } from './state.ts';
import { inSeconds } from './whole-seconds.ts';

/** What comes in later than these many answers is not expected. */
const MOST = 30;

/**
 * The trail with one more question that is answered now. It had been on the phone since its delivery; where no status says when, since
 * some time after the answer before and after it was sent on, and then it is presumed from there.
 */
export function extendTrail({ state, facts }: Scene, taskIndex: number, answeredAt: Date): Dialogue['trail'] {
  const current = taskIndex === state.taskIndex;
  const delivered = state.askedBefore?.deliveredAt ?? facts.prompt?.deliveredAt;
  const asked = state.askedBefore ?? facts.prompt;
  const handedAt = asked?.handedAt;
  const from =
    current && delivered && delivered <= answeredAt
      ? delivered
      : latest(
          [state.lastAnswered?.sentAt, ...(current ? [asked?.sentAt, handedAt && inSeconds(handedAt)] : [])],
          answeredAt,
        );
  return [...state.trail, { taskIndex, from: from ?? answeredAt }].slice(-MOST);
}

const latest = (times: (Date | null | undefined)[], until: Date): Date | undefined =>
  times
    .filter((time) => time != null && time <= until)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1) ?? undefined;

/**
 * Whether it was sent before the first question of this checklist's turn had reached the phone. A trail that is full has forgotten when
 * that was.
 */
export function precedesTrail(
  { trail }: State,
  { sentAt, content }: Pick<Incoming, 'sentAt' | 'content'>,
): boolean {
  const [first] = trail;
  if (!first || trail.length === MOST) return false;
  return content.kind === 'photo' ? sentAt <= first.from : sentAt < first.from;
}

/**
 * The answered question that was on the phone when a message was sent which cannot be about the current one. Sent in the very second
 * in which a question arrived, it is for that one, unless it came in one burst with the answer before.
 */
export function questionAt(state: State, sentAt: Date): number | null {
  const { trail, lastAnswered } = state;
  if (!lastAnswered) return null;
  const wasThere = ({ from }: { from: Date }, i: number) =>
    from < sentAt ||
    (from.getTime() === sentAt.getTime() && !followsAnswer(state, trail[i - 1]?.taskIndex, sentAt));
  const entry = trail.findLast(wasThere) ?? trail[0];
  return entry?.taskIndex ?? lastAnswered.taskIndex;
}

/** The same for a photo: nobody takes and sends one within the second in which its question arrives. */
export function questionOfPhoto({ trail, lastAnswered }: State, sentAt: Date): number | null {
  return lastAnswered && (photographed(trail, sentAt) ?? lastAnswered.taskIndex);
}

/** The question of a photo that comes in after an EDIT and was sent before it; `null` for any other. */
export function questionBeforeEdit({ trail, lastAnswered, editedAt }: State, sentAt: Date): number | null {
  return lastAnswered || !editedAt || sentAt >= editedAt ? null : photographed(trail, sentAt);
}

const photographed = (trail: Dialogue['trail'], sentAt: Date): number | null =>
  (trail.findLast(({ from }) => from < sentAt) ?? trail[0])?.taskIndex ?? null;

function followsAnswer(state: State, taskIndex: number | undefined, sentAt: Date): boolean {
  const answer = taskIndex === undefined ? undefined : answerTo(state, taskIndex);
  return answer !== undefined && inOneBurst(answer.answeredAt, sentAt);
}
