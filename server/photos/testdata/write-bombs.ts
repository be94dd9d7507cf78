import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { hugePng, phonePhoto } from './pictures.ts';

/** `node --import tsx write-bombs.ts FOLDER`: made in a process of their own, since making them takes more memory than they may. */
const [folder = '.'] = process.argv.slice(2);

/** Ten thousand pictures of one pixel, one after the other. */
function longGif(): Buffer {
  const frame = '21f9040001000000' + '2c00000000010001000002024c0100';
  return Buffer.from(`47494638396101000100800000000000ffffff${frame.repeat(10_000)}3b`, 'hex');
}

const noise = (width: number, height: number) =>
  sharp({
    create: {
      ...{ width, height, channels: 3, background: '#000' },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

const jpeg = await noise(1_200, 800).jpeg().toBuffer();
const turned = { orientation: 6 };

const pictures: Record<string, () => Promise<Buffer> | Buffer> = {
  'PNG of 256 megapixels': () => hugePng(16_000),
  'PNG of 3,600 megapixels': () => hugePng(60_000),
  'JPEG that breaks off': () => jpeg.subarray(0, jpeg.length / 2),
  nothing: () => Buffer.alloc(0),
  'interlaced PNG of 49 megapixels': () => phonePhoto(8_000, 6_125).png({ progressive: true }).toBuffer(),
  'AVIF of 12 megapixels': () => phonePhoto(4_000, 3_000).avif({ effort: 0 }).toBuffer(),
  'GIF of ten thousand pictures': longGif,
  CMYK: () => noise(1_200, 800).toColourspace('cmyk').jpeg().toBuffer(),
  '16 bits a channel': () => noise(600, 400).toColourspace('rgb16').png().toBuffer(),
  // The largest of each kind: of rows that pass by, turned, and held whole. One is what WhatsApp makes in HD.
  'JPEG of 50 megapixels, turned': () => phonePhoto(8_160, 6_120).withMetadata(turned).jpeg().toBuffer(),
  'progressive JPEG of 13 megapixels, turned': () =>
    phonePhoto(4_096, 3_072).withMetadata(turned).jpeg({ progressive: true }).toBuffer(),
  'progressive JPEG of 24 megapixels': () => phonePhoto(5_700, 4_300).jpeg({ progressive: true }).toBuffer(),
  'interlaced PNG of 18 megapixels': () => phonePhoto(4_960, 3_720).png({ progressive: true }).toBuffer(),
  'WebP of 10 megapixels': () => phonePhoto(3_650, 2_750).webp({ effort: 0 }).toBuffer(),
  'AVIF of 4 megapixels': () => phonePhoto(2_400, 1_850).avif({ effort: 0 }).toBuffer(),
};
for (const [name, make] of Object.entries(pictures)) writeFileSync(path.join(folder, name), await make());
