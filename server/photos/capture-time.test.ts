import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { captureTime } from './capture-time.ts';
import { phonePhoto } from './testdata/pictures.ts';

const receivedAt = new Date('2026-11-20T10:00:00Z');

async function exifOf(taken: Record<string, string>) {
  const file = await phonePhoto().withExif({ IFD2: taken }).jpeg().toBuffer();
  return (await sharp(file).metadata()).exif;
}

describe('captureTime', () => {
  it.each([
    ['2026:11:20 09:15:00', '+05:30', '2026-11-20T03:45:00.000Z'],
    ['2026:11:20 01:15:00', '-08:00', '2026-11-20T09:15:00.000Z'],
    ['2026:11:20 09:15:00', 'Z', '2026-11-20T09:15:00.000Z'],
  ])('%s %s', async (DateTimeOriginal, OffsetTimeOriginal, expected) => {
    const exif = await exifOf({ DateTimeOriginal, OffsetTimeOriginal });
    expect(captureTime(exif, receivedAt)?.toISOString()).toBe(expected);
  });

  it("takes the server's zone when the camera names none", async () => {
    const exif = await exifOf({ DateTimeOriginal: '2026:06:01 09:15:00' });
    expect(captureTime(exif, receivedAt)).toEqual(new Date('2026-06-01T09:15:00'));
  });

  it.each([
    '1999:12:31 10:00:00',
    '2031:01:01 10:00:00',
    '0000:00:00 00:00:00',
    '2026:13:40 10:00:00',
    'yesterday',
  ])('does not believe %s', async (DateTimeOriginal) => {
    expect(captureTime(await exifOf({ DateTimeOriginal }), receivedAt)).toBeNull();
  });

  it('takes a file without EXIF, and garbage in its place, for one that does not say', () => {
    expect(captureTime(undefined, receivedAt)).toBeNull();
    for (let length = 0; length < 64; length++)
      expect(
        captureTime(
          Buffer.from('Exif\0\0II*\0\x08\0\0\0\xff\xff'.padEnd(length, '\xff'), 'latin1'),
          receivedAt,
        ),
      ).toBeNull();
  });
});
