import ExifReader from 'exifreader';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { failures } from './failures.ts';
import { type MadePicture, makePicture } from './make-picture.ts';
import { beginningOfInterlacedPng, hugePng, phonePhoto } from './testdata/pictures.ts';

const receivedAt = new Date('2026-11-20T10:00:00Z');
const make = (bytes: Uint8Array) => makePicture(bytes, receivedAt);

async function made(bytes: Uint8Array) {
  const picture = await make(bytes);
  if (picture.kind !== 'picture') throw new Error(picture.failure);
  return picture;
}

/** The colour in the middle of a quarter: 0 left, 1 right or 0 upper, 1 lower. */
async function colourAt(jpeg: Buffer, column: 0 | 1, row: 0 | 1): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const x = Math.floor((info.width * (1 + 2 * column)) / 4);
  const y = Math.floor((info.height * (1 + 2 * row)) / 4);
  const [r = 0, , b = 0] = data.subarray((y * info.width + x) * info.channels);
  if (r > 200 && b < 60) return 'red';
  return b > 200 && r < 60 ? 'blue' : 'other';
}

describe('what is made of a photo', () => {
  let photo: Extract<MadePicture, { kind: 'picture' }>;
  beforeAll(async () => {
    const exif = {
      IFD0: { Make: 'Camera of the operator', Copyright: 'somebody' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:15:00', OffsetTimeOriginal: '+05:30' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '12/1 58/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '77/1 35/1 0/1',
      },
    };
    const source = await phonePhoto().withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
    const before = ExifReader.load(source);
    expect(before.GPSLatitude?.description).toBeCloseTo(12.966, 2);
    expect(before.Orientation?.value).toBe(6);
    photo = await made(source);
  });

  it('is a JPEG, upright', async () => {
    expect([photo.width, photo.height]).toEqual([32, 64]);
    const { format, width, height } = await sharp(photo.jpeg).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 32, height: 64 });
    expect([await colourAt(photo.jpeg, 0, 0), await colourAt(photo.jpeg, 0, 1)]).toEqual(['red', 'blue']);
  });

  it('knows neither place nor camera, and has no turn left to make', () => {
    for (const file of [photo.jpeg, photo.thumbnail]) {
      const tags = Object.keys(ExifReader.load(file));
      expect(tags.filter((tag) => /gps|make|copyright|orientation|date/i.test(tag))).toEqual([]);
    }
    expect(photo.jpeg.includes('Camera of the operator')).toBe(false);
  });

  it('keeps the time at which it was taken', () => {
    expect(photo.capturedAt).toEqual(new Date('2026-11-20T03:45:00Z'));
  });

  it('has at most 4096 pixels a side, and 480 as a thumbnail; small ones stay small', async () => {
    const large = await made(await phonePhoto(5_000, 1_000).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([4096, 819]);
    expect(await sharp(large.thumbnail).metadata()).toMatchObject({ width: 480, height: 96 });
    expect(await sharp(photo.thumbnail).metadata()).toMatchObject({ width: 32, height: 64 });
  });
});

describe('what can be read', () => {
  const dots = () => phonePhoto(64, 32).ensureAlpha(0.5);
  it.each([
    ['PNG with 16 bits a colour', () => phonePhoto().toColourspace('rgb16').png().toBuffer()],
    ['CMYK JPEG', () => phonePhoto().toColourspace('cmyk').jpeg().toBuffer()],
    ['grey PNG', () => phonePhoto().greyscale().png().toBuffer()],
    ['transparent PNG', () => dots().png().toBuffer()],
    ['transparent WebP', () => dots().webp().toBuffer()],
    ['AVIF', () => phonePhoto().avif({ effort: 0 }).toBuffer()],
    ['GIF', () => phonePhoto().gif().toBuffer()],
  ])('%s', async (_, source) => {
    const picture = await made(await source());
    const { format, space, depth, channels } = await sharp(picture.jpeg).metadata();
    expect({ format, depth }).toEqual({ format: 'jpeg', depth: 'uchar' });
    expect(['srgb', 'b-w']).toContain(space);
    expect(channels).toBeLessThanOrEqual(3);
    expect([picture.width, picture.height]).toEqual([64, 32]);
  });

  it('of an animation, its first picture', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff', '#00ff00'].map((background) =>
        sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ loop: 0 })
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(3);
    const picture = await made(gif);
    expect([picture.width, picture.height]).toEqual([40, 40]);
    expect(await colourAt(picture.jpeg, 0, 0)).toBe('red');
  });

  it('of a JPEG with a web page behind it, the picture alone', async () => {
    const page = '<html><script>alert(1)</script></html>';
    const picture = await made(Buffer.concat([await phonePhoto().jpeg().toBuffer(), Buffer.from(page)]));
    expect(picture.jpeg.includes('<script>')).toBe(false);
  });
});

describe('what is refused', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(64),
  ]);
  it.each([
    ['nothing', Buffer.alloc(0), failures.empty],
    ['one byte', Buffer.from([0xff]), failures.notAPicture],
    ['SVG', Buffer.from(svg), failures.notAPicture],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), failures.notAPicture],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), failures.notAPicture],
    ['random bytes', Buffer.from('f'.repeat(2_000)), failures.notAPicture],
    ['HEIC', heic, failures.heic],
    [
      'a JPEG that is nothing but its first bytes',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
      failures.damaged,
    ],
    ['256 megapixels in a few kilobytes', hugePng(16_000), failures.tooManyPixels],
    ['16 megapixels that have to be held whole', beginningOfInterlacedPng(4_000), failures.tooMuchMemory],
  ])('%s', async (_, bytes, failure) => {
    expect(await make(bytes)).toEqual({ kind: 'refused', failure });
  });

  it('TIFF, which is a picture but none that a phone sends', async () => {
    expect(await make(await phonePhoto().tiff().toBuffer())).toEqual({
      kind: 'refused',
      failure: failures.notAPicture,
    });
  });

  it('a picture that breaks off, wherever it does', async () => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#000',
      },
    })
      .jpeg()
      .toBuffer();
    for (const share of [0.2, 0.5, 0.9]) {
      const cut = noise.subarray(0, Math.floor(noise.length * share));
      expect(await make(cut)).toEqual({ kind: 'refused', failure: failures.damaged });
    }
  });

  it('garbage in the shape of a picture: no crash, whatever it is', async () => {
    const whole = await phonePhoto(200, 100).png().toBuffer();
    for (let at = 8; at < whole.length; at += 7) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const { kind } = await make(broken);
      expect(['picture', 'refused']).toContain(kind);
    }
  });
});
