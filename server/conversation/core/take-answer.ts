import { ask } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, taskAt, withState } from './decision.ts';
import type { Effect } from './effect.ts';
import type { AnswerReading, PendingPhoto, RecordedAnswer, State } from './state.ts';
import { answerTo, firstUnanswered } from './state.ts';
import type { Task } from './task.ts';

/** Where an answer comes from: its message, and the photo that the message itself carries. */
export interface Given {
  wamid: string;
  answeredAt: Date;
  /** When the message that settles it was sent: the answer's own, or that of the photo it waited for. */
  sentAt: Date;
  photoId: string | null;
}

/**
 * Takes an answer to a question, with the photos that waited for it, and asks on. When the task requires a photo and there is
 * none, the answer becomes a draft and the photo is asked for.
 */
export function takeAnswer(scene: Scene, taskIndex: number, reading: AnswerReading, given: Given): Decision {
  const settled = settlePhotos(scene, taskIndex);
  const { facts, phrases } = settled.scene;
  const task = taskAt(facts, taskIndex);
  const before = answerTo(settled.scene.state, taskIndex);
  const photos = [...(before?.photos ?? []), ...settled.here.map((p) => p.photoId)];
  if (given.photoId) photos.push(given.photoId);

  if (photos.length === 0 && requiresPhoto(task, reading))
    return askForPhoto(settled.scene, taskIndex, reading, given);

  const captions = settled.here.map((p) => p.caption).filter((c) => c !== null);
  const answer: RecordedAnswer = {
    ...reading,
    remarks: reading.remarks || captions.join('\n'),
    taskIndex,
    taskName: task.taskName,
    photos,
    answeredAt: given.answeredAt,
    wamid: given.wamid,
  };
  const recorded = withState(
    settled.scene,
    afterAnswer(settled.scene.state, answer, given.sentAt, facts.tasks.length),
  );
  const lead = [phrases.answered(taskIndex + 1, answer, task, photos.length)];
  if (answer.outOfLimits) lead.push(phrases.outsideLimits(task));
  const next = ask(recorded, [lead.join('\n')]);
  const placed = photos.filter((id) => !before?.photos.includes(id));
  return decided(
    next.scene,
    'accepted',
    [
      ...settled.effects,
      { kind: 'record-answer', answer },
      ...placed.map((photoId): Effect => ({ kind: 'place-photo', photoId, taskIndex })),
      next.say,
    ],
    taskIndex,
  );
}

function requiresPhoto(task: Task, reading: AnswerReading): boolean {
  if (reading.result === 'NA') return false;
  return task.photo === 'required' || (task.photo === 'required_on_nok' && reading.result === 'NOK');
}

function afterAnswer(state: State, answer: RecordedAnswer, sentAt: Date, totalTasks: number): Partial<State> {
  const answers = [...state.answers.filter((a) => a.taskIndex !== answer.taskIndex), answer].sort(
    (a, b) => a.taskIndex - b.taskIndex,
  );
  return {
    answers,
    taskIndex: firstUnanswered({ ...state, answers }, totalTasks),
    draft: null,
    pendingPhotos: state.pendingPhotos.filter((p) => p.taskIndex !== answer.taskIndex),
    lastAnswered: { taskIndex: answer.taskIndex, sentAt },
  };
}

function askForPhoto(scene: Scene, taskIndex: number, reading: AnswerReading, given: Given): Decision {
  const { facts, phrases } = scene;
  const draft = { ...reading, wamid: given.wamid, answeredAt: given.answeredAt };
  const waiting = withState(scene, { step: 'asking', taskIndex, draft, hintedAt: null });
  const text = phrases.photoNeeded(taskIndex + 1, reading, taskAt(facts, taskIndex));
  return decided(
    waiting,
    'accepted',
    [{ kind: 'say', as: 'question', content: { text }, taskIndex, prompts: true }],
    taskIndex,
  );
}

/**
 * A photo that came while its question was perhaps still on its way: now that the delivery status is there, one sent before it
 * goes to the question answered last. Without a status the answer that follows it speaks for this question.
 */
function settlePhotos(
  scene: Scene,
  taskIndex: number,
): { scene: Scene; here: PendingPhoto[]; effects: Effect[] } {
  const { state, facts } = scene;
  const last = state.lastAnswered;
  const deliveredAt = facts.prompt?.deliveredAt;
  const early = (p: PendingPhoto) =>
    last !== null && last.taskIndex !== taskIndex && !p.sure && deliveredAt != null && p.sentAt < deliveredAt;
  const mine = state.pendingPhotos.filter((p) => p.taskIndex === taskIndex);
  let settled = scene;
  const effects: Effect[] = [];
  for (const photo of mine.filter(early)) {
    settled = addPhoto(settled, photo.photoId, last?.taskIndex ?? 0);
    effects.push({ kind: 'place-photo', photoId: photo.photoId, taskIndex: last?.taskIndex ?? 0 });
  }
  return { scene: settled, here: mine.filter((p) => !early(p)), effects };
}

/** The photo joins an answer that is already there. */
export function addPhoto(scene: Scene, photoId: string, taskIndex: number): Scene {
  return withState(scene, {
    answers: scene.state.answers.map((a) =>
      a.taskIndex === taskIndex && !a.photos.includes(photoId) ? { ...a, photos: [...a.photos, photoId] } : a,
    ),
    pendingPhotos: scene.state.pendingPhotos.filter((p) => p.photoId !== photoId),
  });
}
