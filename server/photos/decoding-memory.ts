import type { Metadata } from 'sharp';

/** Bytes a sample of a JPEG's coefficients, and samples a pixel by how its colours are thinned out. */
const COEFFICIENT = 2;
const SAMPLES: Record<string, number> = { '4:2:0': 1.5, '4:2:2': 2, '4:4:4': 3, '4:4:4:4': 4 };
/** Bytes a pixel of decoders that hold a picture whole whatever it is, as measured: planes, tables and a copy among them. */
const HELD: Partial<Record<string, number>> = { webp: 8, heif: 20 };

/**
 * Bytes that making ours of a picture takes at most, by its header. Rows of it pass by and leave; whole is held what comes in
 * several passes (progressive, interlaced), what its decoder holds anyway, and the result when it has to be turned.
 * @param largestSide pixels of the longer side of the result
 */
export function decodingMemory(header: Metadata, largestSide: number): number {
  const pixels = header.width * header.height;
  const pixel = header.channels * (header.depth === 'ushort' ? 2 : 1);
  const shrunk = Math.min(1, largestSide / Math.max(header.width, header.height));
  const turned = (header.orientation ?? 1) > 1 ? 3 * pixels * shrunk ** 2 : 0;
  // Rows that are about: a third of all is more than any kind was seen to have.
  return pixels * (heldPerPixel(header, pixel) + pixel / 3) + turned;
}

function heldPerPixel({ format, isProgressive, chromaSubsampling }: Metadata, pixel: number): number {
  if (format === 'jpeg') return isProgressive ? COEFFICIENT * (SAMPLES[chromaSubsampling ?? ''] ?? 4) : 0;
  if (format === 'png') return isProgressive ? pixel : 0;
  return HELD[format ?? ''] ?? pixel;
}
