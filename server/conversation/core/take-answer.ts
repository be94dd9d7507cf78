import { ask } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, taskAt, withState } from './decision.ts';
import type { Effect } from './effect.ts';
import type { Incoming } from './incoming.ts';
import { joinWords } from './join-words.ts';
import { readAnswer } from './read-answer.ts';
import { brief } from './shorten.ts';
import type { AnswerReading, RecordedAnswer, State } from './state.ts';
import { answerTo, firstUnanswered } from './state.ts';
import type { Task } from './task.ts';
import { extendTrail } from './trail.ts';

/** Where an answer comes from: its message, and the photo that the message itself carries. */
export interface Given {
  wamid: string;
  answeredAt: Date;
  /** When the message that settles it was sent: the answer's own, or that of the photo it waited for. */
  sentAt: Date;
  photoId: string | null;
}

export const givenBy = (incoming: Incoming, photoId: string | null = null): Given => ({
  wamid: incoming.wamid,
  answeredAt: incoming.sentAt,
  sentAt: incoming.sentAt,
  photoId,
});

/**
 * Takes an answer to a question, with the photos that waited for it, and asks on. When the task requires a photo and there is
 * none, the answer becomes a draft and the photo is asked for. `told` stands for the acknowledgement, when it was not the operator
 * who answered.
 */
export function takeAnswer(
  scene: Scene,
  taskIndex: number,
  reading: AnswerReading,
  given: Given,
  told?: string,
): Decision {
  const { state, facts, phrases } = scene;
  const task = taskAt(facts, taskIndex);
  const placed = state.pendingPhotos.filter((p) => p.taskIndex === taskIndex).map((p) => p.photoId);
  if (given.photoId) placed.push(given.photoId);
  const photos = [...(answerTo(state, taskIndex)?.photos ?? []), ...placed];
  if (photos.length === 0 && requiresPhoto(task, reading))
    return askForPhoto(scene, taskIndex, reading, given);

  const answer: RecordedAnswer = {
    result: reading.result,
    remarks: joinWords(reading.remarks, ...captions(scene, taskIndex)),
    ...(reading.value !== undefined && { value: reading.value }),
    outOfLimits: reading.outOfLimits,
    taskIndex,
    taskName: task.taskName,
    photos,
    answeredAt: given.answeredAt,
    wamid: given.wamid,
  };
  const trail = extendTrail(scene, taskIndex, given.answeredAt);
  const recorded = withState(scene, {
    ...afterAnswer(state, answer, given.sentAt, facts.tasks.length),
    trail,
  });
  const lead = [told ?? phrases.answered(taskIndex + 1, brief(answer), task, photos.length)];
  if (answer.outOfLimits) lead.push(phrases.outsideLimits(task));
  const next = ask(recorded, [lead.join('\n')]);
  const effects: Effect[] = [
    { kind: 'record-answer', answer },
    ...placed.map((photoId): Effect => ({ kind: 'place-photo', photoId, taskIndex })),
    next.say,
  ];
  return decided(next.scene, 'accepted', effects, taskIndex);
}

function requiresPhoto(task: Task, reading: AnswerReading): boolean {
  if (reading.result === 'NA') return false;
  return task.photo === 'required' || (task.photo === 'required_on_nok' && reading.result === 'NOK');
}

/** What was written under the photos that waited, but for what was meant as the answer. */
function captions({ state, facts, phrases }: Scene, taskIndex: number): string[] {
  const task = taskAt(facts, taskIndex);
  return state.pendingPhotos
    .filter((p) => p.taskIndex === taskIndex)
    .map((p) => p.caption ?? '')
    .filter((caption) => task.answerType === 'text' || readAnswer(caption, task, phrases) === null);
}

function afterAnswer(state: State, answer: RecordedAnswer, sentAt: Date, totalTasks: number): Partial<State> {
  const answers = [...state.answers.filter((a) => a.taskIndex !== answer.taskIndex), answer].sort(
    (a, b) => a.taskIndex - b.taskIndex,
  );
  // An answer that waits for its photo elsewhere goes on waiting: it is asked for next.
  const waits = state.draft !== null && state.taskIndex !== answer.taskIndex;
  return {
    answers,
    taskIndex: waits ? state.taskIndex : firstUnanswered({ ...state, answers }, totalTasks),
    draft: waits ? state.draft : null,
    pendingPhotos: state.pendingPhotos.filter((p) => p.taskIndex !== answer.taskIndex),
    lastAnswered: { taskIndex: answer.taskIndex, sentAt },
  };
}

function askForPhoto(scene: Scene, taskIndex: number, reading: AnswerReading, given: Given): Decision {
  const draft = { ...reading, wamid: given.wamid, answeredAt: given.answeredAt };
  const asked = ask(withState(scene, { taskIndex, draft }));
  return decided(asked.scene, 'accepted', [asked.say], taskIndex);
}
