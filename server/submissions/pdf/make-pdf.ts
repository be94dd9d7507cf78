import type { SubmissionDetail } from '../../../shared/contracts/submissions.ts';
import { zonedText } from '../zoned-time.ts';
import { createDocument } from './create-document.ts';
import { drawSubmission } from './draw-submission.ts';
import type { Sheet } from './sheet.ts';

/** A submission as a PDF, bit by bit: what is drawn goes out before the next photo is read, so that it takes little memory. */
export async function* makePdf(
  submission: SubmissionDetail,
  options: { timeZone: string; now: Date; readPicture: Sheet['readPicture'] },
): AsyncGenerator<Uint8Array> {
  const { timeZone, now, readPicture } = options;
  const title = `${submission.templateName}, ${submission.machineName}`;
  const document = createDocument({ title, now });
  const at = (iso: string) => zonedText(iso, timeZone);
  const sheet = { document, submission, at, timeZone, readPicture };
  for await (const _ of drawSubmission(sheet, now.toISOString())) yield* ready(document);
  document.end();
  for await (const rest of document) yield rest as Uint8Array;
}

function* ready(document: ReturnType<typeof createDocument>): Generator<Uint8Array> {
  for (let piece = document.read(); piece !== null; piece = document.read()) yield piece as Uint8Array;
}
