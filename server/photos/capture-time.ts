import ExifReader from 'exifreader';

const EXIF_DATE = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/;
const OFFSET = /^(Z|[+-]\d\d:\d\d)$/;
const EARLIEST = Date.UTC(2000, 0, 1);
/** Milliseconds by which the camera's clock may be ahead of ours before we stop believing it. */
const AHEAD = 24 * 60 * 60 * 1000;

/**
 * When the camera says it took the picture, from the EXIF block of a file; `null` when it doesn't say, or says
 * nonsense (a clock that was never set, a time after `receivedAt`). Without a zone it is taken in that of the server,
 * which usually stands where the camera does. WhatsApp strips EXIF from photos: only files sent as such have it.
 */
export function captureTime(exif: Buffer | undefined, receivedAt: Date): Date | null {
  const tags = exif && readTags(exif);
  const taken = EXIF_DATE.exec(first(tags?.DateTimeOriginal?.value));
  if (!taken) return null;
  const [, year, month, day, time] = taken;
  const offset = first(tags?.OffsetTimeOriginal?.value);
  const at = new Date(`${year}-${month}-${day}T${time}${OFFSET.test(offset) ? offset : ''}`);
  const plausible = at.getTime() >= EARLIEST && at.getTime() <= receivedAt.getTime() + AHEAD;
  return plausible ? at : null;
}

function readTags(exif: Buffer) {
  const tiff = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;
  try {
    return ExifReader.load(tiff);
  } catch {
    return undefined;
  }
}

function first(value: unknown): string {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? text.trim() : '';
}
