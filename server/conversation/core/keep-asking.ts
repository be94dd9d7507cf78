import { ask } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import type { Incoming } from './incoming.ts';

/** Whether nothing of ours that asks is in front of the operator: the chat had gone to sleep, or the question never arrived. */
export function isSilent({ facts }: Scene): boolean {
  return facts.resumed || facts.prompt?.failed === true;
}

/** Who writes while nothing is being asked gets the question again, whatever else became of the message. */
export function keepAsking(scene: Scene, incoming: Incoming, decision: Decision): Decision {
  const { facts, phrases } = scene;
  const moves = decision.effects.some((e) => e.kind === 'switch' || (e.kind === 'say' && e.prompts));
  if (!isSilent(scene) || moves || decision.state.step === 'ended' || incoming.content.kind === 'silent')
    return decision;
  const again = ask({ ...scene, state: decision.state }, [
    phrases.goOn(facts.templateName, facts.machineName),
  ]);
  return { ...decision, state: again.scene.state, effects: [...decision.effects, again.say] };
}
