import type { Scene } from './decision.ts';
import { withState } from './decision.ts';
import type { Effect } from './effect.ts';
import type { EarlierConversation, PromptFacts } from './facts.ts';
import { isFresh } from './seen.ts';
import { answerTo, type PendingPhoto } from './state.ts';
import { questionOfPhoto } from './trail.ts';

/**
 * Finds the place of photos that wait, as far as it can be told by now. One that came while its question was perhaps still on
 * its way goes to the question answered last when the delivery status says that it was sent before, or in the same
 * second, and surely belongs here when it was sent after. One for a question that was asked again, and left with its
 * answer as it was, joins that answer.
 */
export function settlePhotos(scene: Scene): { scene: Scene; effects: Effect[] } {
  const { state } = scene;
  const placed: { photoId: string; taskIndex: number }[] = [];
  const left: Effect[] = [];
  const waiting: PendingPhoto[] = [];
  for (const photo of state.pendingPhotos) {
    const to = precededAll(scene, photo);
    if (to) {
      left.push({ kind: 'leave-photo', photoId: photo.photoId, to });
      continue;
    }
    const { taskIndex, sure } = settle(scene, photo);
    if (taskIndex !== state.taskIndex && answerTo(state, taskIndex))
      placed.push({ photoId: photo.photoId, taskIndex });
    else waiting.push(sure === photo.sure ? photo : { ...photo, sure });
  }
  const settled = placed.reduce(
    (s, p) => addPhoto(s, p.photoId, p.taskIndex),
    withState(scene, { pendingPhotos: waiting }),
  );
  return {
    scene: settled,
    effects: [...left, ...placed.map((p): Effect => ({ kind: 'place-photo', ...p }))],
  };
}

/** The conversation before, if it is known by now that the photo was taken for that. */
function precededAll({ state, facts }: Scene, photo: PendingPhoto): EarlierConversation | undefined {
  const undecided = isFresh(state) && !photo.sure && !state.draft;
  return undecided && precededPrompt(photo, facts.prompt) ? facts.before : undefined;
}

function settle({ state, facts }: Scene, photo: PendingPhoto): { taskIndex: number; sure: boolean } {
  const here = photo.taskIndex === state.taskIndex && state.step === 'asking' && !state.draft;
  if (photo.sure || !here) return photo;
  if (state.lastAnswered && precededPrompt(photo, facts.prompt))
    return { taskIndex: questionOfPhoto(state, photo.sentAt) ?? photo.taskIndex, sure: true };
  return { taskIndex: photo.taskIndex, sure: Boolean(facts.prompt?.deliveredAt) };
}

/**
 * Whether the photo was sent before the question reached the phone, by what is known now. Where no status tells, a question that the
 * Cloud API took only after the photo had come in, or had been sent, was hardly there before: had an attempt in doubt arrived, its
 * statuses would have; and taking a picture needs longer than Meta's clock and ours should differ.
 */
function precededPrompt(photo: PendingPhoto, prompt: PromptFacts | null): boolean {
  if (!prompt) return false;
  const { deliveredAt, sentAt, acceptedAt } = prompt;
  if (deliveredAt) return photo.sentAt <= deliveredAt;
  if (sentAt) return photo.sentAt <= sentAt;
  return acceptedAt != null && (photo.early || photo.sentAt < acceptedAt);
}

/** The photo joins an answer that is already there. */
export function addPhoto(scene: Scene, photoId: string, taskIndex: number): Scene {
  return withState(scene, {
    answers: scene.state.answers.map((a) =>
      a.taskIndex === taskIndex && !a.photos.includes(photoId) ? { ...a, photos: [...a.photos, photoId] } : a,
    ),
    pendingPhotos: scene.state.pendingPhotos.filter((p) => p.photoId !== photoId),
  });
}
