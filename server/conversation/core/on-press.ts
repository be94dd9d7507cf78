import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { again } from './late.ts';
import { chooseEdit, confirm, edit } from './on-command.ts';
import { goOn, stop } from './on-stop.ts';
import { elsewhere, givenBy, onText } from './on-text.ts';
import { type Press, readPressId } from './press-id.ts';
import { reached } from './reached.ts';
import { type AnswerReading, answerTo } from './state.ts';
import { addPhoto, takeAnswer } from './take-answer.ts';
import type { Task } from './task.ts';

/** A press says by its id which question of which conversation it is about: moments and quotes do not matter. */
export function onPress(scene: Scene, incoming: Incoming, id: string, title: string): Decision {
  const { state, facts } = scene;
  const press = readPressId(id);
  // Not a button of a question of ours, such as a message template's quick reply: its words are what was said.
  if (!press) return onText(scene, incoming, title);
  if (press.kind === 'switch') return onSwitch(scene, press.sessionId);
  if (press.sessionId !== state.sessionId) {
    // Tapped twice, the second tap finds the next checklist: not worth a message.
    return reached(incoming, facts.prompt) === 'no' ? decided(scene, 'stale') : elsewhere(scene);
  }
  switch (press.kind) {
    case 'answer':
      return onAnswer(scene, incoming, press);
    case 'edit':
      return edit(scene, press.taskIndex);
    case 'photo-for':
      return onPhotoFor(scene, press.taskIndex);
    case 'confirm':
      return confirm(scene);
    case 'choose-edit':
      return chooseEdit(scene);
    case 'stop-yes':
      return state.step === 'stopping' ? stop(scene) : decided(scene, 'stale');
    case 'stop-no':
      return state.step === 'stopping' ? goOn(scene) : decided(scene, 'stale');
  }
}

function onAnswer(scene: Scene, incoming: Incoming, press: Extract<Press, { kind: 'answer' }>): Decision {
  const { state, facts } = scene;
  const task = facts.tasks[press.taskIndex];
  const reading = task && readPress(press.value, task);
  if (!reading) return hint(scene, incoming);
  const answer = answerTo(state, press.taskIndex);
  const asked = press.taskIndex === state.taskIndex && state.step !== 'summary';
  // While it is asked again, its button from before must not undo the editing by a second tap.
  if (answer && (!asked || reached(incoming, facts.prompt) === 'no'))
    return again(scene, answer, reading, incoming);
  if (state.draft && asked && state.draft.result === reading.result)
    return decided(scene, 'stale', [], press.taskIndex);
  return takeAnswer(scene, press.taskIndex, reading, givenBy(incoming));
}

function readPress(value: string, task: Task): AnswerReading | null {
  const plain = { remarks: '', outOfLimits: false };
  if (task.answerType === 'ok_nok' && (value === 'OK' || value === 'NOK' || value === 'NA'))
    return { result: value, ...plain };
  const choice =
    task.answerType === 'choice' && /^\d{1,2}$/.test(value) ? task.choices?.[Number(value)] : undefined;
  return choice === undefined ? null : { result: 'OK', value: choice, ...plain };
}

/** Which question a photo is for, when it could not be told: all photos that were in doubt go there. */
function onPhotoFor(scene: Scene, taskIndex: number): Decision {
  const { state, facts, phrases } = scene;
  const open = state.pendingPhotos.filter((p) => !p.sure || p.taskIndex >= facts.tasks.length);
  if (open.length === 0 || taskIndex >= facts.tasks.length) return decided(scene, 'stale');
  const text = phrases.photoAdded(taskIndex + 1);
  if (!answerTo(state, taskIndex)) {
    const pendingPhotos = state.pendingPhotos.map((p) =>
      open.includes(p) ? { ...p, taskIndex, sure: true } : p,
    );
    return decided(withState(scene, { pendingPhotos }), 'accepted', [notice({ text }, taskIndex)], taskIndex);
  }
  const added = open.reduce((s, p) => addPhoto(s, p.photoId, taskIndex), scene);
  const placed = open.map((p) => ({ kind: 'place-photo', photoId: p.photoId, taskIndex }) as const);
  return decided(added, 'accepted', [...placed, notice({ text }, taskIndex)], taskIndex);
}

function onSwitch(scene: Scene, toSessionId: string): Decision {
  if (toSessionId === scene.state.sessionId) return decided(scene, 'stale');
  if (!scene.facts.line.some((w) => w.sessionId === toSessionId)) return elsewhere(scene);
  return decided(scene, 'command', [{ kind: 'switch', toSessionId }]);
}
