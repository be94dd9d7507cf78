import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { failures } from './failures.ts';

const MB = 1024 * 1024;
const MOST_MORE = 150 * MB;

/** Every one of these is refused; the others of `write-bombs` are taken. */
const REFUSED: Record<string, string> = {
  'PNG of 256 megapixels': failures.tooManyPixels,
  'PNG of 3,600 megapixels': failures.tooManyPixels,
  'JPEG that breaks off': failures.damaged,
  nothing: failures.empty,
  'interlaced PNG of 49 megapixels': failures.tooMuchMemory,
  'AVIF of 12 megapixels': failures.tooMuchMemory,
};

interface Taken {
  outcomes: Record<string, string>;
  /** Milliseconds. */
  took: Record<string, number>;
  times: number;
  slowest: number;
  /** Bytes. */
  moreForBombs: number;
  more: number;
  /** Milliseconds, of the event loop. */
  late: number;
}

/** In a process with the environment that pm2 gives the product. */
async function run(script: string, ...words: string[]): Promise<string> {
  const { apps } = createRequire(import.meta.url)('../../ecosystem.config.cjs');
  const file = path.join(import.meta.dirname, 'testdata', script);
  const options = { env: { ...process.env, ...apps[0].env } };
  return (await promisify(execFile)(process.execPath, ['--import', 'tsx', file, ...words], options)).stdout;
}

test('Pictures that are small as files and huge as pixels are refused cheaply; the largest that we take do no harm', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-bombs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await run('write-bombs.ts', folder);
  const taken: Taken = JSON.parse(await run('take-bombs.ts', folder, ...Object.keys(REFUSED)));

  const others = Object.keys(taken.outcomes).filter((name) => !(name in REFUSED));
  expect(others.length).toBeGreaterThan(0);
  expect(taken.outcomes).toEqual({
    ...REFUSED,
    ...Object.fromEntries(others.map((name) => [name, 'picture'])),
  });
  expect(taken.more).toBeLessThan(MOST_MORE);
  const times = (names: string[]) => names.map((name) => `${name} ${taken.took[name]} ms`).join(', ');
  recordFigure(
    'F3',
    `${taken.times} bombs, 2 at a time, all refused, the slowest within ${taken.slowest} ms, memory up by ${Math.round(taken.moreForBombs / MB)} MB: ${times(Object.keys(REFUSED))}; ` +
      `then the largest that are taken, each twice and all at once, memory up by ${Math.round(taken.more / MB)} MB, done after: ${times(others)}; ` +
      `event loop late by ${taken.late} ms (p99)`,
  );
});
