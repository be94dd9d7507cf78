import type { SubmissionDetail } from '../../../shared/contracts/submissions.ts';
import type { Pdf } from './create-document.ts';
import type { Box, Writer } from './writer.ts';

/** A JPEG small enough for paper. */
export interface Picture {
  jpeg: Buffer;
  /** Pixels. */
  width: number;
  height: number;
}

/** What every part of a printed submission is drawn with. */
export interface Sheet {
  document: Pdf;
  writer: Writer;
  submission: SubmissionDetail;
  /** Between the margins. */
  box: Box;
  /** A moment in words, in the site's time zone. */
  at: (iso: string) => string;
  timeZone: string;
  /** null when its file is missing. */
  readPicture: (filename: string) => Promise<Picture | null>;
}
