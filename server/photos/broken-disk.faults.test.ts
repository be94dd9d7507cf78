import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { packageRoot } from '../config/package-root.ts';
import { notHere } from '../test/not-here.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../test/small-disk.ts';

const BYTES = 3_000_000;
const noStrace = spawnSync('strace', ['-f', 'true']).status === 0 ? null : 'strace cannot be used';
const withoutStrace = notHere(noStrace, 'system calls that fail while a photo is stored');
const withoutDisk = notHere(whyNoSmallDisk(), 'a disk that gets full in the middle of a photo');

/** Stores a photo in a process of its own. @param before what is put before the command */
function store(dir: string, before: string[] = []) {
  const [command = '', ...words] = [...before, process.execPath, '--import', 'tsx'];
  const script = path.join('server', 'photos', 'testdata', 'store-one.ts');
  const run = spawnSync(command, [...words, script, dir, String(BYTES)], {
    cwd: packageRoot(),
    encoding: 'utf8',
    // One thread for all of them, for strace counts the calls of each by itself.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  return run.stdout.trim();
}

function emptyFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'kinto-broken-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

let good = 0;
afterAll(() => {
  if (!withoutStrace)
    recordFigure(
      'D6',
      `${good} of 6 failing system calls: refused, the photo whole or absent, stored the next time`,
      'calls',
    );
});

/** Whole or absent, and nothing else. */
function expectWholeOrAbsent(dir: string): void {
  expect(readdirSync(dir).filter((name) => name !== 'a.jpg')).toEqual([]);
  const file = path.join(dir, 'a.jpg');
  if (existsSync(file)) expect(statSync(file).size).toBe(BYTES);
}

test.skipIf(withoutStrace).each([
  ['fsync', 'EIO', 1, 'the file cannot be flushed'],
  ['fsync', 'EIO', 2, 'the folder cannot be flushed'],
  ['fsync', 'ENOSPC', 1, 'there is no room when it is flushed'],
  ['fchmod', 'EIO', 1, 'its mode cannot be set'],
  ['rename', 'ENOSPC', 1, 'it cannot take its name'],
  ['rename', 'EIO', 1, 'it cannot take its name'],
])(
  '%s fails with %s, time %i: %s, so it is refused, and the photo is whole or absent',
  (call, error, time) => {
    const dir = emptyFolder();
    const inject = `inject=${call}:error=${error}:when=${time}`;
    const said = store(dir, ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject]);
    expect(said).toBe('refused unavailable');
    expectWholeOrAbsent(dir);
    expect(store(dir)).toBe('stored');
    expectWholeOrAbsent(dir);
    good++;
  },
);

test.skipIf(withoutDisk)(
  'The disk is full in the middle of a photo: it is refused, and nothing of it is left',
  () => {
    const disk = mountSmallDisk(2);
    onTestFinished(() => disk.close());
    expect(store(disk.folder)).toBe('refused unavailable');
    expect(readdirSync(disk.folder)).toEqual([]);
  },
);
