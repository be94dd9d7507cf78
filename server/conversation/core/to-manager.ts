import { ask } from './ask.ts';
import { type Decision, decided, type Scene, taskAt } from './decision.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { readAnswer } from './read-answer.ts';
import { inSeconds } from './whole-seconds.ts';

/** A reply to a manager's own words is for the manager, who reads it in the chat. One that could be an answer is told so. */
export function toManager(scene: Scene, incoming: Incoming, text: string): Decision {
  const { state, phrases } = scene;
  return state.step === 'asking' && couldAnswer(scene, text)
    ? hint(scene, incoming, phrases.saidToManager(state.taskIndex + 1))
    : decided(scene, 'ignored');
}

function couldAnswer({ state, facts, phrases }: Scene, text: string): boolean {
  return readAnswer(text, taskAt(facts, state.taskIndex), phrases) !== null;
}

/**
 * The first words after a manager has written, without a quote: a number or a choice is an answer, but "ok" may as well be said to
 * the manager.
 */
export function isPerhapsToManager(scene: Scene, { sentAt }: Incoming, text: string): boolean {
  const { state, facts } = scene;
  if (!state.managerWroteAt || state.step !== 'asking' || state.draft) return false;
  // Phones tell whole seconds.
  if (sentAt < inSeconds(state.managerWroteAt)) return false;
  const { answerType } = taskAt(facts, state.taskIndex);
  return (answerType === 'ok_nok' || answerType === 'text') && couldAnswer(scene, text);
}

export function perhapsToManager(scene: Scene): Decision {
  const { state, phrases } = scene;
  const again = ask(scene, [phrases.perhapsToManager(state.taskIndex + 1)]);
  return decided(again.scene, 'refused', [again.say], state.taskIndex);
}
