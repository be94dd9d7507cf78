import sharp from 'sharp';
import type { printSubmission } from '../../shared/contracts/submission-rows.ts';
import type { DownloadVerb } from '../context.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { readPhoto } from '../photos/read-photo.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fileStem } from './file-stem.ts';
import { makePdf } from './pdf/make-pdf.ts';
import type { Picture } from './pdf/sheet.ts';
import type { PdfSlots } from './pdf/slots.ts';
import { readDetail } from './read-detail.ts';

/** Pixels of the longer side: sharp at half the width of a page, and a tenth of the original's bytes. */
const LARGEST_SIDE = 1200;
const QUALITY = 75;

export interface PrintDependencies {
  photoStore: PhotoStore;
  slots: PdfSlots;
}

/**
 * A submission as a PDF, photos included, in the time of the site.
 * @throws AppError not_found; too_many_requests when two are being made for this person already
 */
export const printSubmissionVerb =
  ({ photoStore, slots }: PrintDependencies): DownloadVerb<typeof printSubmission> =>
  async ({ db, actor, clock }, { params }) => {
    const submission = await readDetail(db, params.id);
    const { timeZone } = await readSettings(db);
    const readPicture = async (filename: string) => {
      const photo = await readPhoto(photoStore, filename);
      return photo && (await smaller(photo));
    };
    return {
      filename: `${fileStem(submission, timeZone)}.pdf`,
      type: 'application/pdf',
      body: slots.within(actor.kind === 'user' ? actor.id : actor.kind, () =>
        makePdf(submission, { timeZone, now: clock(), readPicture }),
      ),
    };
  };

async function smaller(photo: Buffer): Promise<Picture> {
  const { data, info } = await sharp(photo)
    .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}
