import type { Photo, Submission, TranscriptMessage } from '../../../../shared/contracts/submissions.ts';

/** A stored photo as the viewer shows it. */
export interface ShownPhoto {
  url: string;
  /** null: its question is not settled yet. */
  taskIndex: number | null;
  taskName: string | null;
  capturedAt: string | null;
}

/** Every stored photo of a submission in the order of its questions: what next and previous walk through. */
export function shownPhotos({
  answers,
  unplacedPhotos,
}: Pick<Submission, 'answers' | 'unplacedPhotos'>): ShownPhoto[] {
  const placed = answers.flatMap((answer) =>
    answer.photos.map((photo) => show(photo, answer.taskIndex, answer.taskName)),
  );
  const unplaced = unplacedPhotos.map((photo) => show(photo, null, null));
  return [...placed, ...unplaced].filter((photo) => photo !== null);
}

/** The stored photos of a chat, as they came. */
export function chatPhotos(
  messages: readonly Pick<TranscriptMessage, 'photo' | 'taskIndex'>[],
): ShownPhoto[] {
  return messages
    .map(({ photo, taskIndex }) => photo && show(photo, taskIndex, null))
    .filter((photo) => photo !== null);
}

function show(photo: Photo, taskIndex: number | null, taskName: string | null): ShownPhoto | null {
  if (photo.status !== 'stored' || !photo.url) return null;
  return { url: photo.url, taskIndex, taskName, capturedAt: photo.capturedAt };
}
