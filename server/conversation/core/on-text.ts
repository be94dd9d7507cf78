import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt } from './decision.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { again, late } from './late.ts';
import { normalise } from './normalise.ts';
import { onCommand } from './on-command.ts';
import { goOn, stop } from './on-stop.ts';
import { reached } from './reached.ts';
import { readAnswer } from './read-answer.ts';
import { readCommand } from './read-command.ts';
import { answerTo } from './state.ts';
import { takeAnswer } from './take-answer.ts';

export function onText(scene: Scene, incoming: Incoming, text: string): Decision {
  const { state, facts, phrases } = scene;
  const quoted = incoming.quoted;
  if (quoted?.kind === 'question') {
    if (quoted.sessionId !== state.sessionId) return elsewhere(scene);
    if (quoted.taskIndex !== state.taskIndex || state.step === 'summary')
      return aboutQuestion(scene, incoming, quoted.taskIndex, text);
  }
  // Who quotes the current question has seen it, whatever the statuses say.
  const seen = quoted?.kind === 'question' ? 'yes' : reached(incoming, facts.prompt);
  const command = readCommand(text, phrases);
  if (state.step === 'stopping') return onStopping(scene, incoming, text, seen);
  if (command) return onCommand(scene, command, seen);
  if (facts.prompt?.failed) return hint(scene, incoming);
  if (seen === 'no') return late(scene, incoming, text);
  if (state.step === 'summary') return hint(scene, incoming);
  const reading = readAnswer(text, taskAt(facts, state.taskIndex), phrases);
  if (reading === null) return hint(scene, incoming);
  if (reading === 'ambiguous-number') return hint(scene, incoming, phrases.ambiguousNumber());
  // Saying NOK again does not bring the photo that it needs.
  if (state.draft?.result === reading.result && reading.remarks === '') return hint(scene, incoming);
  return takeAnswer(scene, state.taskIndex, reading, givenBy(incoming));
}

export const givenBy = (incoming: Incoming, photoId: string | null = null) => ({
  wamid: incoming.wamid,
  answeredAt: incoming.sentAt,
  sentAt: incoming.sentAt,
  photoId,
});

/** A text about one question that is not the current one: it never touches the current one. */
function aboutQuestion(scene: Scene, incoming: Incoming, taskIndex: number, text: string): Decision {
  const { state, facts, phrases } = scene;
  const task = facts.tasks[taskIndex];
  if (!task) return elsewhere(scene);
  const reading = readAnswer(text, task, phrases);
  if (reading === null || reading === 'ambiguous-number') return hint(scene, incoming);
  const answer = answerTo(state, taskIndex);
  if (!answer) return takeAnswer(scene, taskIndex, reading, givenBy(incoming));
  return again(scene, answer, reading, incoming);
}

/** It belongs to another checklist: nothing here changes, and the operator is told. */
export function elsewhere(scene: Scene): Decision {
  return decided(scene, 'stale', [notice({ text: scene.phrases.otherChecklist() })]);
}

function onStopping(scene: Scene, incoming: Incoming, text: string, seen: 'yes' | 'no' | 'maybe'): Decision {
  const word = normalise(text)
    .toLowerCase()
    .replace(/[.!]+$/, '');
  // STOP tapped twice is one STOP: the second word counts only once the question was there.
  if (seen === 'no') return decided(scene, 'stale');
  if (scene.phrases.yes.includes(word)) return stop(scene);
  if (scene.phrases.no.includes(word)) return goOn(scene);
  return hint(scene, incoming);
}
