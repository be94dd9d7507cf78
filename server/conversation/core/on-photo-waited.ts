import { ask, waysToAnswer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, taskAt } from './decision.ts';
import { isSilent } from './keep-asking.ts';
import { askWhichQuestion } from './on-photo.ts';

/** A photo has waited a while for its answer. When all that has passed, nothing happens. */
export function onPhotoWaited(scene: Scene, photoId: string): Decision {
  const { state, facts, phrases } = scene;
  const photo = state.pendingPhotos.find((p) => p.photoId === photoId);
  if (!photo || state.step !== 'asking' || photo.taskIndex !== state.taskIndex || state.draft)
    return decided(scene, 'ignored');
  if (isSilent(scene)) {
    const again = ask(scene, [phrases.goOn(facts.templateName, facts.machineName)]);
    return decided(again.scene, 'ignored', [again.say]);
  }
  const last = state.lastAnswered;
  if (!photo.sure && last && last.taskIndex !== photo.taskIndex)
    return decided(scene, 'ignored', [askWhichQuestion(scene, [last.taskIndex, photo.taskIndex])]);
  const text = phrases.photoWaits(photo.taskIndex + 1, taskAt(facts, photo.taskIndex));
  return decided(scene, 'ignored', [
    notice({ text, ...waysToAnswer(scene, photo.taskIndex) }, photo.taskIndex),
  ]);
}
