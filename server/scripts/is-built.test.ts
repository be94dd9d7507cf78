import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt } from './is-built.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kinto-built-'));
  for (const folder of ['server/db', 'client', 'dist/server', 'dist/client']) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  for (const file of ['server/main.ts', 'server/db/pool.ts', 'server/db/pool.test.ts', 'client/main.tsx'])
    write(file, 100);
  for (const folder of ['server', 'server/db', 'client']) touch(folder, 100);
  for (const file of ['dist/server/main.js', 'dist/client/index.html']) write(file, 200);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, seconds: number): void {
  writeFileSync(path.join(root, file), '');
  touch(file, seconds);
}

function touch(file: string, seconds: number): void {
  utimesSync(path.join(root, file), seconds, seconds);
}

test('built, and nothing newer', () => {
  expect(isBuilt(root)).toBe(true);
});

test.each(['server/db/pool.ts', 'client/main.tsx', 'tsconfig.json'])('%s is newer', (file) => {
  write(file, 300);
  expect(isBuilt(root)).toBe(false);
});

test.each(['dist/server/main.js', 'dist/client/index.html'])('%s is missing', (file) => {
  rmSync(path.join(root, file));
  expect(isBuilt(root)).toBe(false);
});

test('a newer test changes nothing', () => {
  write('server/db/pool.test.ts', 300);
  expect(isBuilt(root)).toBe(true);
});
