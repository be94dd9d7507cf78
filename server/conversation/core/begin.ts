import { ask } from './ask.ts';
import { type Decision, decided, type Scene, withState } from './decision.ts';
import { withNote } from './with-note.ts';

/**
 * It is this checklist's turn: greets who has not seen it, and asks where it stands. What was on the phone before, for this checklist or
 * somebody else who had it, tells nothing of messages that were sent since.
 */
export function begin(scene: Scene): Decision {
  const fresh = { handedOver: false, lastAnswered: null, askedBefore: null, editedAt: null, trail: [] };
  const asked = ask(withState(scene, fresh), withNote(scene, lead(scene)));
  return decided(asked.scene, 'command', [asked.say]);
}

function lead({ state, facts, phrases }: Scene): string {
  const { operatorName, templateName, machineName } = facts;
  const begun = state.answers.length > 0 || state.draft !== null || state.pendingPhotos.length > 0;
  if (!begun) return phrases.greeting(operatorName, templateName, machineName);
  if (!state.handedOver) return phrases.goOn(templateName, machineName);
  return phrases.takenOver(operatorName, templateName, machineName, state.answers.length);
}
