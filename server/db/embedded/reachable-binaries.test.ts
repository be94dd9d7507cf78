import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../../log/logger.ts';
import { canEnter } from './can-enter.ts';
import { reachableBinaries } from './reachable-binaries.ts';

const log = createLogger({ level: 'silent' });
const somebody = { uid: 54_321, gid: 54_321 };
let root: string;
let place: string;
let binaries: { folder: string; version: string };
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kinto-binaries-'));
  chmodSync(root, 0o755);
  place = path.join(root, 'place');
  binaries = { folder: path.join(root, 'home/native'), version: '18.4' };
  mkdirSync(path.join(binaries.folder, 'bin'), { recursive: true });
  mkdirSync(path.join(binaries.folder, 'lib'), { recursive: true });
  writeFileSync(path.join(binaries.folder, 'bin/postgres'), '', { mode: 0o700 });
  writeFileSync(path.join(binaries.folder, 'lib/libpq.so.5'), '', { mode: 0o600 });
  symlinkSync('libpq.so.5', path.join(binaries.folder, 'lib/libpq.so'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('where everybody may go they stay where they are', () => {
  expect(reachableBinaries(binaries, somebody, log, place)).toBe(binaries);
});

test('our own need no copy, whatever the permissions', () => {
  chmodSync(path.join(root, 'home'), 0o700);
  expect(reachableBinaries(binaries, null, log, place)).toBe(binaries);
});

test('from a hidden folder they are copied, once, so that everybody can run them', () => {
  chmodSync(path.join(root, 'home'), 0o700);
  const reachable = reachableBinaries(binaries, somebody, log, place);
  expect(reachable.folder).toBe(path.join(place, 'postgresql-18.4'));
  expect(canEnter(path.join(reachable.folder, 'bin'), somebody)).toBe(true);
  expect(statSync(path.join(reachable.folder, 'bin/postgres')).mode & 0o777).toBe(0o755);
  expect(statSync(path.join(reachable.folder, 'lib/libpq.so')).mode & 0o777).toBe(0o644);
  expect(lstatSync(path.join(reachable.folder, 'lib/libpq.so')).isSymbolicLink()).toBe(true);
  const made = statSync(reachable.folder).ino;
  expect(statSync(reachableBinaries(binaries, somebody, log, place).folder).ino).toBe(made);
  expect(readdirSync(place)).toEqual(['postgresql-18.4']);
});

test.each([
  [0o755, true],
  [0o711, true],
  [0o750, false],
  [0o700, false],
])('a folder above with mode %o', (mode, enters) => {
  chmodSync(path.join(root, 'home'), mode);
  expect(canEnter(binaries.folder, somebody)).toBe(enters);
});

test('the owner and the group are asked about before all others', () => {
  const home = path.join(root, 'home');
  const { uid, gid } = statSync(home);
  chmodSync(home, 0o077);
  expect(canEnter(home, { uid, gid: 54_321 })).toBe(false);
  expect(canEnter(home, { uid: 54_321, gid: 54_321 })).toBe(true);
  chmodSync(home, 0o707);
  expect(canEnter(home, { uid: 54_321, gid })).toBe(false);
});
