import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { createGate } from '../jobs/gate.ts';
import { failures } from './failures.ts';
import { makePicture } from './make-picture.ts';
import { hugePng, phonePhoto } from './testdata/pictures.ts';
import { tuneDecoder } from './tune-decoder.ts';

/** As many as the product lets in at a time. */
const DECODES_AT_ONCE = 2;
const TIMES = 50;
const MB = 1024 * 1024;

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

test('Pictures that are small as files and huge as pixels are refused cheaply; the largest that we take do no harm', async () => {
  tuneDecoder();
  const jpeg = await noise(1_200, 800).jpeg().toBuffer();
  const refused: [string, Buffer, string][] = [
    ['PNG of 256 megapixels', hugePng(16_000), failures.tooManyPixels],
    ['PNG of 3,600 megapixels', hugePng(60_000), failures.tooManyPixels],
    ['JPEG that breaks off', jpeg.subarray(0, jpeg.length / 2), failures.damaged],
    ['nothing', Buffer.alloc(0), failures.empty],
  ];
  const taken: [string, Buffer][] = [
    ['GIF of ten thousand pictures', longGif()],
    ['CMYK', await noise(1_200, 800).toColourspace('cmyk').jpeg().toBuffer()],
    ['16 bits a channel', await noise(600, 400).toColourspace('rgb16').png().toBuffer()],
    // Interlaced: all of it is in memory at once.
    ['49 megapixels, interlaced', await phonePhoto(8_000, 6_125).png({ progressive: true }).toBuffer()],
  ];
  const gate = createGate(DECODES_AT_ONCE);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  delay.enable();
  const took = new Map<string, number>();
  const one = (what: string, bytes: Buffer) =>
    gate(async () => {
      const startedAt = performance.now();
      const made = await makePicture(bytes, new Date());
      took.set(what, Math.max(took.get(what) ?? 0, performance.now() - startedAt));
      return made.kind === 'refused' ? made.failure : made.kind;
    });

  const outcomes = await Promise.all(
    Array.from({ length: TIMES }, (_, i) => {
      const [what, bytes] = refused[i % refused.length] as (typeof refused)[number];
      return one(what, bytes);
    }),
  );
  const slowestRefused = Math.max(...took.values());
  const mostRefused = most;
  const harmless = await Promise.all(taken.flatMap(([what, bytes]) => [one(what, bytes), one(what, bytes)]));
  delay.disable();
  clearInterval(watch);

  expect(outcomes).toEqual(Array.from({ length: TIMES }, (_, i) => refused[i % refused.length]?.[2]));
  expect(new Set(harmless)).toEqual(new Set(['picture']));
  const times = [...took].map(([what, ms]) => `${what} ${Math.round(ms)} ms`).join(', ');
  recordFigure(
    'F3',
    `${TIMES} bombs, ${DECODES_AT_ONCE} at a time, all refused, the slowest within ${Math.round(slowestRefused)} ms, memory up by ${Math.round((mostRefused - before) / MB)} MB; ` +
      `with the largest that are taken: ${times}, memory up by ${Math.round((most - before) / MB)} MB; ` +
      `event loop late by ${Math.round(delay.percentile(99) / 1e6)} ms (p99)`,
  );
});
