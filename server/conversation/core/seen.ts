import { type Decision, type Scene, withState } from './decision.ts';
import type { PromptFacts } from './facts.ts';
import type { Incoming } from './incoming.ts';
import { inOneBurst, reached, type Seen } from './reached.ts';
import { precedesTrail } from './trail.ts';
import { inSeconds } from './whole-seconds.ts';

/** Had the current question reached the phone when this was sent? It may have been asked more than once. */
export function seen({ state, facts }: Scene, incoming: Incoming): Seen {
  // What was sent before the answer to the question before, by the same clock, was sent before this one was asked.
  if (state.lastAnswered && incoming.sentAt < state.lastAnswered.sentAt) return 'no';
  // While it is asked whether to stop, that is the last prompt, and says nothing of the question.
  const last = state.step === 'stopping' ? 'no' : reached(incoming, facts.prompt);
  if (last === 'yes' || !state.askedBefore) return last;
  const before = reached(incoming, { ...state.askedBefore, failed: false });
  return before === 'no' ? last : before;
}

/**
 * Whether it may as well belong to the answer before it: it came close behind that, and Meta has told that the question was sent on and
 * not yet that it arrived; or it was sent before the Cloud API took the question, at a later try. Where no statuses come at all, what
 * follows the question is taken to answer it.
 */
export function isTooClose({ state, facts }: Scene, incoming: Incoming, saw: Seen): boolean {
  if (saw !== 'maybe' || !state.lastAnswered) return false;
  if (facts.prompt && takenAfter(facts.prompt, incoming.sentAt)) return true;
  const sentOn = facts.prompt?.sentAt ?? state.askedBefore?.sentAt;
  return Boolean(sentOn) && inOneBurst(incoming.sentAt, state.lastAnswered.sentAt);
}

/**
 * Whether the Cloud API took the question after this moment, and not at the first try. What became of the first may be unknown; but had
 * it arrived, its statuses would have come sooner than those of the second.
 */
const takenAfter = ({ triedBefore, acceptedAt }: PromptFacts, moment: Date): boolean =>
  triedBefore === true && acceptedAt != null && moment < acceptedAt;

/**
 * Whether the phone may have had the current question when this was sent, though its statuses say that it had not: it was sent once more
 * after an attempt of which nobody knew what became, and the statuses that have come may all be of the second.
 */
export const mayHaveSeen = ({ state, facts }: Scene, { sentAt, receivedAt }: Incoming): boolean =>
  [facts.prompt?.failed ? null : facts.prompt, state.askedBefore].some(
    (asked) =>
      asked?.triedBefore &&
      asked.handedAt &&
      receivedAt >= asked.handedAt &&
      sentAt >= inSeconds(asked.handedAt),
  );

/** Whether nothing was answered since this checklist's turn began. */
export const isFresh = ({ lastAnswered, editedAt }: Scene['state']) =>
  lastAnswered === null && editedAt === null;

/** Whether it was sent before anything of this checklist had reached the phone: it belongs to what was there before. */
export const precedesAll = (scene: Scene, incoming: Incoming): boolean =>
  isFresh(scene.state) ? seen(scene, incoming) === 'no' : precedesTrail(scene.state, incoming);

/**
 * Whether it was sent before the question whose answer waits for its photo had reached the phone, and so belongs to an earlier one.
 * What was sent after that answer never was: who has answered has seen the question. In its very second, it was when that question came
 * up within it, too.
 */
export function precedesDraft(scene: Scene, incoming: Incoming): boolean {
  const { draft, lastAnswered } = scene.state;
  if (!draft || !lastAnswered || incoming.sentAt > draft.answeredAt) return false;
  if (incoming.sentAt.getTime() === draft.answeredAt.getTime()) return cameUpIn(scene, incoming.sentAt);
  const saw = seen(scene, incoming);
  return saw === 'no' || (saw === 'maybe' && inOneBurst(incoming.sentAt, lastAnswered.sentAt));
}

/** Whether the current question came up in this very second: nobody types words or takes a picture for it within that. */
function cameUpIn({ state, facts }: Scene, second: Date): boolean {
  const asked = state.askedBefore ?? facts.prompt;
  return [state.lastAnswered?.sentAt, asked?.deliveredAt].some((at) => at?.getTime() === second.getTime());
}

/** Remembers how far a question had come when it is asked once more, and forgets it when another one is asked. */
export function keepSeen(before: Scene, decision: Decision): Decision {
  const { state, facts } = before;
  const asks = decision.effects.some((e) => e.kind === 'say' && e.prompts);
  if (!asks) return decision;
  const same = decision.state.taskIndex === state.taskIndex;
  // Whether to stop was another question, and how far it came says nothing of this one.
  const prompt = state.step === 'stopping' ? null : facts.prompt;
  const askedBefore = same ? earlier(state.askedBefore, prompt) : null;
  // What the status of the question would have told of a photo, that of its repetition does not.
  const pendingPhotos = decision.state.pendingPhotos.map((p) =>
    same && p.taskIndex === state.taskIndex && !p.sure ? { ...p, sure: true } : p,
  );
  return {
    ...decision,
    state: withState({ ...before, state: decision.state }, { askedBefore, pendingPhotos }).state,
  };
}

type Asked = Scene['state']['askedBefore'];

function earlier(first: Asked, prompt: Scene['facts']['prompt']): Asked {
  if (first?.deliveredAt || !prompt || prompt.failed) return first;
  const { handedAt, sentAt, deliveredAt, triedBefore = false } = prompt;
  return first && !deliveredAt ? first : { handedAt, sentAt, deliveredAt, triedBefore };
}
