import { isPhotoFilename } from './photo-filename.ts';

export const PHOTOS_PATH = '/api/whatsapp-photos';

export type PhotoAddress =
  | { kind: 'photo'; filename: string }
  /** It leads to the photos, but not to a photo by its plain name. */
  | { kind: 'forbidden' }
  | { kind: 'elsewhere' };

/** As many layers of percent-encoding as are taken off before we stop wondering what somebody meant. */
const MOST_LAYERS = 16;

/**
 * Reads the request's address as it came over the wire, before anybody decodes or shortens it. Only the plain spelling
 * leads to a photo; whatever mentions the photo folder in any other way (encoded, with dots, slashes, backslashes, in
 * capitals) is forbidden, so that there is nothing for a decoder further on to get wrong.
 */
export function readPhotoAddress(originalUrl: string): PhotoAddress {
  const path = originalUrl.split('?', 1)[0] ?? '';
  if (path.startsWith(`${PHOTOS_PATH}/`)) {
    const filename = path.slice(PHOTOS_PATH.length + 1);
    return isPhotoFilename(filename) ? { kind: 'photo', filename } : { kind: 'forbidden' };
  }
  return mentionsPhotos(path) ? { kind: 'forbidden' } : { kind: 'elsewhere' };
}

function mentionsPhotos(path: string): boolean {
  const plain = decodeFully(path).toLowerCase();
  return /whatsapp-photos(?![\w-])/.test(plain);
}

/** Byte by byte and without complaint: a sequence that is no UTF-8 must not make the rest unreadable. */
function decodeFully(path: string): string {
  let text = path;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (decoded === text) break;
    text = decoded;
  }
  return text;
}
