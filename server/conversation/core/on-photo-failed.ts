import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';

/** A photo that could not be fetched no longer waits for an answer, nor stands in for a required one that is yet to come. */
export function onPhotoFailed(scene: Scene, photoId: string, taskIndex: number | null): Decision {
  const { state, facts, phrases } = scene;
  const waiting = state.pendingPhotos.find((p) => p.photoId === photoId);
  const answered = state.answers.find((a) => a.photos.includes(photoId));
  const about = taskIndex ?? answered?.taskIndex ?? waiting?.taskIndex ?? null;
  const known = about !== null && about < facts.tasks.length ? about : null;
  const without = withState(scene, {
    pendingPhotos: state.pendingPhotos.filter((p) => p.photoId !== photoId),
  });
  return decided(without, 'ignored', [
    notice({ text: phrases.photoFailed(known === null ? null : known + 1) }, known),
  ]);
}
