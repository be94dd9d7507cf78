import { offer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Effect } from './effect.ts';
import { elsewhere } from './elsewhere.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { joinWords } from './join-words.ts';
import { again, remark } from './late.ts';
import { pressId } from './press-id.ts';
import { quotedQuestion, quotesAnother } from './quoted-question.ts';
import { inOneBurst, type Seen } from './reached.ts';
import { readAnswer } from './read-answer.ts';
import { sameAnswer } from './same-answer.ts';
import { isTooClose, mayHaveSeen, precedesAll, precedesDraft, seen } from './seen.ts';
import { addPhoto } from './settle-photos.ts';
import { answerTo } from './state.ts';
import { givenBy, takeAnswer } from './take-answer.ts';
import { questionBeforeEdit, questionOfPhoto } from './trail.ts';

/** Which question is it for, and is there an answer with it? A photo is kept whatever the decision is. */
export function onPhoto(scene: Scene, incoming: Incoming, caption: string | null): Decision {
  const { state, facts } = scene;
  const about = quotedQuestion(incoming.quoted, state);
  // A manager asked to see something: it is kept with the submission, and belongs to no question.
  if (incoming.quoted?.kind === 'manager') return decided(scene, 'accepted');
  if (quotesAnother(incoming.quoted, state) || (about !== null && !facts.tasks[about]))
    return elsewhere(scene);
  if (about !== null) return forQuestion(scene, incoming, about, caption, 'yes');
  const saw = seen(scene, incoming);
  const settled = !maySettleHere(scene, incoming, saw);
  if (facts.before && settled && precedesAll(scene, incoming))
    return decided(scene, 'accepted', [{ kind: 'leave-photo', photoId: incoming.id, to: facts.before }]);
  const earlier = questionBeforeEdit(state, incoming.sentAt);
  if (earlier !== null) return forAnswered(scene, incoming, earlier, caption);
  const before = facts.prompt?.knocked ? null : state.lastAnswered;
  if (before && settled && isFor(before, scene, incoming, caption, saw))
    return forAnswered(scene, incoming, questionOfPhoto(state, incoming.sentAt) ?? before.taskIndex, caption);
  if (state.taskIndex >= facts.tasks.length) return withoutQuestion(scene, incoming, caption);
  return forQuestion(scene, incoming, state.taskIndex, caption, saw);
}

/** Whether statuses that are still to come may tell that the current question was there: until then the photo waits for its place. */
const maySettleHere = (scene: Scene, incoming: Incoming, saw: Seen): boolean =>
  saw === 'no' && scene.state.step === 'asking' && !scene.state.draft && mayHaveSeen(scene, incoming);

/** Whether it came before the current question was seen, and so belongs to the one answered last. */
function isFor(
  last: { taskIndex: number; sentAt: Date },
  scene: Scene,
  incoming: Incoming,
  caption: string | null,
  saw: Seen,
): boolean {
  if (scene.state.draft) return precedesDraft(scene, incoming);
  return saw === 'no' || (saw === 'maybe' && !caption && inOneBurst(incoming.sentAt, last.sentAt));
}

function forQuestion(
  scene: Scene,
  incoming: Incoming,
  taskIndex: number,
  caption: string | null,
  saw: Seen,
): Decision {
  const { state, facts, phrases } = scene;
  const current = taskIndex === state.taskIndex;
  if (current && state.draft) return forDraft(scene, incoming, caption);
  if (!current && answerTo(state, taskIndex)) return forAnswered(scene, incoming, taskIndex, caption);
  if (saw === 'no' || isTooClose(scene, incoming, saw))
    return keep(scene, incoming, taskIndex, caption, false);
  const task = taskAt(facts, taskIndex);
  const given = givenBy(incoming, incoming.id);
  if (task.answerType === 'photo')
    return takeAnswer(scene, taskIndex, { result: 'OK', remarks: caption ?? '', outOfLimits: false }, given);
  const reading = caption === null ? null : readAnswer(caption, task, phrases);
  if (reading === null || reading === 'ambiguous-number')
    return keep(scene, incoming, taskIndex, caption, saw === 'yes');
  return takeAnswer(scene, taskIndex, reading, given);
}

/** The answer came before its photo: it stays the message that gave it, unless the caption says something else. */
function forDraft(scene: Scene, incoming: Incoming, caption: string | null): Decision {
  const { state, facts, phrases } = scene;
  const { draft, taskIndex } = state;
  const given = givenBy(incoming, incoming.id);
  const reading = caption === null ? null : readAnswer(caption, taskAt(facts, taskIndex), phrases);
  const read = reading === 'ambiguous-number' ? null : reading;
  if (!draft) return keep(scene, incoming, taskIndex, caption, true);
  if (read && !sameAnswer(read, draft)) return takeAnswer(scene, taskIndex, read, given);
  const remarks = joinWords(draft.remarks, read ? read.remarks : caption);
  const { wamid, answeredAt } = draft;
  return takeAnswer(scene, taskIndex, { ...draft, remarks }, { ...given, wamid, answeredAt });
}

/** Waits for its answer, silently: blue ticks say that it came. Words that are no answer are told what is. */
function keep(
  scene: Scene,
  incoming: Incoming,
  taskIndex: number,
  caption: string | null,
  sure: boolean,
): Decision {
  const { state, phrases, facts } = scene;
  const first = !state.pendingPhotos.some((p) => p.taskIndex === taskIndex);
  const early = !facts.prompt?.acceptedAt;
  const photo = { photoId: incoming.id, taskIndex, sentAt: incoming.sentAt, caption, sure, early };
  const kept = withState(scene, { pendingPhotos: [...state.pendingPhotos, photo] });
  const lookAgain: Effect[] = first ? [{ kind: 'look-again-at-photo', photoId: incoming.id }] : [];
  if (caption === null || !sure) return decided(kept, 'accepted', lookAgain, taskIndex);
  const told = hint(kept, incoming, phrases.photoWaits(taskIndex + 1, taskAt(facts, taskIndex)));
  return { ...told, outcome: 'accepted', effects: [...told.effects, ...lookAgain], taskIndex };
}

/** One more photo for a question that has its answer. What its caption says is treated as any late word about that question. */
function forAnswered(scene: Scene, incoming: Incoming, taskIndex: number, caption: string | null): Decision {
  const added = addPhoto(scene, incoming.id, taskIndex);
  const placed: Effect = { kind: 'place-photo', photoId: incoming.id, taskIndex };
  const answer = answerTo(added.state, taskIndex);
  if (!caption || !answer) return decided(added, 'accepted', [placed], taskIndex);
  const task = taskAt(scene.facts, taskIndex);
  const reading = task.answerType === 'text' ? null : readAnswer(caption, task, scene.phrases);
  const said =
    reading === null || reading === 'ambiguous-number'
      ? remark(added, answer, caption, incoming)
      : again(added, answer, reading, incoming);
  return { ...said, outcome: 'accepted', effects: [placed, ...said.effects] };
}

/** All questions are answered, and it came after that was said: only the operator knows which question it is for. */
function withoutQuestion(scene: Scene, incoming: Incoming, caption: string | null): Decision {
  const { state, facts } = scene;
  const taskIndex = facts.tasks.length;
  const photo = {
    photoId: incoming.id,
    taskIndex,
    sentAt: incoming.sentAt,
    caption,
    sure: false,
    early: false,
  };
  const asked = state.pendingPhotos.some((p) => p.taskIndex === taskIndex);
  const kept = withState(scene, { pendingPhotos: [...state.pendingPhotos, photo] });
  const all = facts.tasks.map((_, i) => i);
  return decided(kept, 'accepted', asked ? [] : [askWhichQuestion(kept, all)]);
}

/** "Which question is it for?" with a button or a row each. */
export function askWhichQuestion(scene: Scene, taskIndexes: number[]): Effect {
  const { state, facts, phrases } = scene;
  const options = taskIndexes.map((taskIndex) => ({
    id: pressId({ kind: 'photo-for', sessionId: state.sessionId, taskIndex }),
    title: phrases.questionNumber(taskIndex + 1),
    description: taskAt(facts, taskIndex).taskName,
  }));
  const choices = offer(options, phrases.buttons.choose);
  const text = choices.buttons || choices.list ? phrases.photoFor() : phrases.photoForNumber();
  return notice({ text, ...choices });
}
