import { waysToAnswer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Incoming } from './incoming.ts';
import { isSilent } from './keep-asking.ts';
import type { OutgoingContent } from './outgoing.ts';
import { pressId } from './press-id.ts';
import { brief } from './shorten.ts';
import { summaryButtons } from './summary.ts';

/** Who keeps writing what is no answer is told again only after this long. */
const HINT_AGAIN_MS = 5 * 60_000;

/** Says once, briefly, what is expected here. Never advances. When nothing is being asked, asking follows and says more. */
export function hint(scene: Scene, incoming: Incoming, text?: string): Decision {
  const { state } = scene;
  const taskIndex = questionOf(scene);
  const again = state.hintedAt && incoming.sentAt.getTime() - state.hintedAt.getTime() < HINT_AGAIN_MS;
  if (again || isSilent(scene)) return decided(scene, 'refused', [], taskIndex);
  const hinted = withState(scene, { hintedAt: incoming.sentAt });
  return decided(hinted, 'refused', [notice(expected(scene, text), taskIndex)], taskIndex);
}

const questionOf = ({ state, facts }: Scene) =>
  state.taskIndex < facts.tasks.length ? state.taskIndex : null;

function expected(scene: Scene, text?: string): OutgoingContent {
  const { state, facts, phrases } = scene;
  if (state.step === 'stopping') return stopQuestion(scene);
  if (state.step === 'summary') return { text: text ?? phrases.summaryExpected(), ...summaryButtons(scene) };
  const task = taskAt(facts, state.taskIndex);
  if (state.draft) return { text: phrases.photoNeeded(state.taskIndex + 1, brief(state.draft), task) };
  return { text: text ?? phrases.expected(task), ...waysToAnswer(scene, state.taskIndex) };
}

export function stopQuestion({ state, facts, phrases }: Scene): OutgoingContent {
  const { sessionId } = state;
  return {
    text: phrases.stopQuestion(facts.templateName),
    buttons: [
      { id: pressId({ kind: 'stop-yes', sessionId }), title: phrases.buttons.stop },
      { id: pressId({ kind: 'stop-no', sessionId }), title: phrases.buttons.goOn },
    ],
  };
}
