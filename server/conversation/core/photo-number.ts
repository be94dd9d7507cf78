import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import type { Effect } from './effect.ts';
import type { Incoming } from './incoming.ts';
import { normalise } from './normalise.ts';
import { addPhoto } from './settle-photos.ts';
import { answerTo, type PendingPhoto } from './state.ts';
import { givenBy, takeAnswer } from './take-answer.ts';

/** "3", when a photo waits to be told which question it is for; `null` when none does. */
export function photoNumber(scene: Scene, incoming: Incoming, text: string): Decision | null {
  const number = /^#?(\d{1,3})\.?$/.exec(normalise(text))?.[1];
  if (number === undefined || inDoubt(scene).length === 0) return null;
  const taskIndex = Number(number) - 1;
  return taskIndex < 0 || taskIndex >= scene.facts.tasks.length
    ? null
    : photosFor(scene, incoming, taskIndex);
}

function inDoubt({ state, facts }: Scene): PendingPhoto[] {
  return state.pendingPhotos.filter((p) => !p.sure || p.taskIndex >= facts.tasks.length);
}

/** Which question a photo is for, when it could not be told: all photos that were in doubt go there. */
export function photosFor(scene: Scene, incoming: Incoming, taskIndex: number): Decision {
  const { state, facts, phrases } = scene;
  const open = inDoubt(scene);
  const task = facts.tasks[taskIndex];
  if (open.length === 0 || !task) return decided(scene, 'stale');
  const told = notice({ text: phrases.photoAdded(taskIndex + 1) }, taskIndex);
  if (answerTo(state, taskIndex) && taskIndex !== state.taskIndex) {
    const added = open.reduce((s, p) => addPhoto(s, p.photoId, taskIndex), scene);
    const placed = open.map(({ photoId }): Effect => ({ kind: 'place-photo', photoId, taskIndex }));
    return decided(added, 'accepted', [...placed, told], taskIndex);
  }
  const here = withState(scene, {
    pendingPhotos: state.pendingPhotos.map((p) => (open.includes(p) ? { ...p, taskIndex, sure: true } : p)),
  });
  const asked = taskIndex === state.taskIndex && state.step !== 'summary';
  if (asked && state.draft)
    return takeAnswer(here, taskIndex, state.draft, {
      ...givenBy(incoming),
      wamid: state.draft.wamid,
      answeredAt: state.draft.answeredAt,
    });
  if (asked && task.answerType === 'photo')
    return takeAnswer(here, taskIndex, { result: 'OK', remarks: '', outOfLimits: false }, givenBy(incoming));
  return decided(here, 'accepted', [told], taskIndex);
}
