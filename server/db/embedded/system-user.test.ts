import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverUser } from './system-user.ts';

const isRoot = process.getuid?.() === 0;
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kinto-user-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test.skipIf(!isRoot)('root runs the server as the owner of the data', () => {
  chownSync(home, 54_321, 54_322);
  expect(serverUser(home)).toEqual({ uid: 54_321, gid: 54_322 });
});

test.skipIf(!isRoot)('root never runs the server as root, not even on data of root', () => {
  expect(serverUser(home)?.uid).toBeGreaterThan(0);
});

test.skipIf(isRoot)('an ordinary user runs it as itself, on data of its own or on none yet', () => {
  expect(serverUser(home)).toBeNull();
  expect(serverUser(path.join(home, 'none'))).toBeNull();
});

test.skipIf(isRoot)('the data of somebody else is left alone', () => {
  expect(() => serverUser('/')).toThrow('/ belongs to another user (number 0)');
});
