import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { createGate } from '../jobs/gate.ts';
import { captureTime } from './capture-time.ts';
import { decodingMemory } from './decoding-memory.ts';
import { failures, MOST_PIXELS } from './failures.ts';
import { sniffPicture } from './sniff-picture.ts';

/** Pixels of the longer side. */
const LARGEST_SIDE = 4096;
const THUMBNAIL_SIDE = 480;
const QUALITY = 85;
const THUMBNAIL_QUALITY = 75;
/** Seconds that one decode may take. */
const LONGEST_DECODE = 30;
/** Bytes that all pictures of this process may take at a time while they are decoded: half as much is left of those before. */
const MOST_MEMORY = 100_000_000;
/** Each wants a core of its own as well: two at a time, however small they are. */
const LEAST_SHARE = MOST_MEMORY / 2;
const gate = createGate(MOST_MEMORY);

/** `pages`: of an animation only the first picture. `failOn`: a picture that is cut off would come out half grey. */
const READ: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'warning', pages: 1 };

export type MadePicture =
  | {
      kind: 'picture';
      jpeg: Buffer;
      thumbnail: Buffer;
      /** As shown: after the turn that EXIF asks for. */
      width: number;
      height: number;
      capturedAt: Date | null;
    }
  | { kind: 'refused'; failure: string };

/**
 * Makes a JPEG of our own, and its thumbnail, of whatever picture came in: upright, with nothing left of the original
 * but its pixels (no place, no camera, no comments, no appended code). What can't be read safely is refused; a large one waits until
 * nothing else takes memory.
 * @param options.largestSide pixels of the longer side that are kept; 4,096 unless said
 */
export async function makePicture(
  bytes: Uint8Array,
  receivedAt: Date,
  { largestSide = LARGEST_SIDE }: { largestSide?: number } = {},
): Promise<MadePicture> {
  const refused = (failure: string): MadePicture => ({ kind: 'refused', failure });
  if (bytes.byteLength === 0) return refused(failures.empty);
  const format = await sniffPicture(bytes);
  if (format === 'heic') return refused(failures.heic);
  if (format === null) return refused(failures.notAPicture);
  // Reads the header alone, so that a picture that would fill the memory is refused before it can.
  const header = await sharp(bytes, { ...READ, limitInputPixels: false })
    .metadata()
    .catch(asDamaged);
  if (header === 'damaged') return refused(failures.damaged);
  if (header.format !== format) return refused(failures.notAPicture);
  if (pixelsOf(header) > MOST_PIXELS) return refused(failures.tooManyPixels);
  const memory = decodingMemory(header, largestSide);
  if (memory > MOST_MEMORY) return refused(failures.tooMuchMemory);
  const made = await gate(() => decode(bytes, largestSide), Math.max(memory, LEAST_SHARE)).catch(asDamaged);
  if (made === 'damaged') return refused(failures.damaged);
  return { kind: 'picture', ...made, capturedAt: captureTime(header.exif, receivedAt) };
}

function pixelsOf({ width, height }: Metadata): number {
  return (width ?? 0) * (height ?? 0);
}

async function decode(bytes: Uint8Array, largestSide: number) {
  const { data, info } = await sharp(bytes, READ)
    .autoOrient()
    .resize({ width: largestSide, height: largestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    // Optimised, it would be some 10 % smaller, for another 70 MB and twice the time.
    .jpeg({ quality: QUALITY, optimiseCoding: false })
    .timeout({ seconds: LONGEST_DECODE })
    .toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(data)
    .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
  return { jpeg: data, thumbnail, width: info.width, height: info.height };
}

/** Whatever the decoder says of a file that is whole (its hash was right) is the file's own fault. */
const asDamaged = (): 'damaged' => 'damaged';
