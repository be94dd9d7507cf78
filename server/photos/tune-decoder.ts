import sharp from 'sharp';

/** Photos are decoded a few at a time by us: no threads within one picture, and nothing kept of those that are done. */
export function tuneDecoder(): void {
  sharp.cache(false);
  sharp.concurrency(1);
}
