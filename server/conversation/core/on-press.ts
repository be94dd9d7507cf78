import type { Decision, Scene } from './decision.ts';
import { decided } from './decision.ts';
import { elsewhere } from './elsewhere.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { again } from './late.ts';
import { chooseEdit, confirm, edit } from './on-command.ts';
import { askToStop, goOn, stop } from './on-stop.ts';
import { onText } from './on-text.ts';
import { photosFor } from './photo-number.ts';
import { type Press, readPressId } from './press-id.ts';
import { reached } from './reached.ts';
import { sameAnswer } from './same-answer.ts';
import { type AnswerReading, answerTo } from './state.ts';
import { givenBy, takeAnswer } from './take-answer.ts';
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
      return edit(scene, incoming, press.taskIndex, reached(incoming, facts.prompt));
    case 'photo-for':
      return photosFor(scene, incoming, press.taskIndex);
    case 'confirm':
      return confirm(scene);
    case 'choose-edit':
      return chooseEdit(scene);
    case 'stop-yes':
      return state.step === 'stopping' ? stop(scene) : askToStop(scene);
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
  if (state.draft && asked && sameAnswer(state.draft, reading))
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

function onSwitch(scene: Scene, toSessionId: string): Decision {
  if (toSessionId === scene.state.sessionId) return decided(scene, 'stale');
  if (!scene.facts.line.some((w) => w.sessionId === toSessionId)) return elsewhere(scene);
  return decided(scene, 'command', [{ kind: 'switch', toSessionId }]);
}
