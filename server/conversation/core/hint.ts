import { ask, waysToAnswer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt, withState } from './decision.ts';
import type { Incoming } from './incoming.ts';
import type { OutgoingContent } from './outgoing.ts';
import { pressId } from './press-id.ts';
import { summaryButtons } from './summary.ts';

/** Who keeps writing what is no answer is told again only after this long. */
const HINT_AGAIN_MS = 5 * 60_000;

/** Says once, briefly, what is expected here. Never advances. */
export function hint(scene: Scene, incoming: Incoming, text?: string): Decision {
  const { state, facts, phrases } = scene;
  if (facts.resumed || facts.prompt?.failed) {
    const again = ask(scene, [phrases.goOn(facts.templateName, facts.machineName)]);
    return decided(again.scene, 'refused', [again.say], state.taskIndex);
  }
  if (state.hintedAt && incoming.sentAt.getTime() - state.hintedAt.getTime() < HINT_AGAIN_MS)
    return decided(scene, 'refused', [], state.taskIndex);
  const hinted = withState(scene, { hintedAt: incoming.sentAt });
  return decided(hinted, 'refused', [notice(expected(scene, text), questionOf(scene))], questionOf(scene));
}

const questionOf = ({ state, facts }: Scene) =>
  state.taskIndex < facts.tasks.length ? state.taskIndex : null;

function expected(scene: Scene, text?: string): OutgoingContent {
  const { state, facts, phrases } = scene;
  if (state.step === 'stopping') return stopQuestion(scene);
  if (state.step === 'summary') return { text: text ?? phrases.summaryExpected(), ...summaryButtons(scene) };
  const task = taskAt(facts, state.taskIndex);
  if (state.draft) return { text: phrases.photoNeeded(state.taskIndex + 1, state.draft, task) };
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
