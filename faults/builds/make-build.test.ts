import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../server/config/package-root.ts';
import { failpoints } from './failpoints.ts';
import { makeBuild } from './make-build.ts';
import { applyPatch } from './patch.ts';
import { plantedBugs } from './planted/planted-bugs.ts';

const patch = { file: 'server/some.ts', find: 'FOR UPDATE', put: '' };

test('A patch changes its one place', () => {
  expect(applyPatch('SELECT 1 FOR UPDATE;', patch, 'no row lock')).toBe('SELECT 1 ;');
});

test('A patch that does not find its place exactly once says which one, and where it looked', () => {
  expect(() => applyPatch('SELECT 1;', patch, 'no row lock')).toThrow(
    'The patch "no row lock" looks for one place in server/some.ts and finds 0: "FOR UPDATE"',
  );
  expect(() => applyPatch('FOR UPDATE, FOR UPDATE', patch, 'no row lock')).toThrow('finds 2');
});

test.each([
  failpoints,
  ...plantedBugs,
])('Every patch of "$name" finds its one place in the sources of today', ({ name, patches }) => {
  const files = new Map<string, string>();
  for (const patch of patches) {
    const source = files.get(patch.file) ?? readFileSync(path.join(packageRoot(), patch.file), 'utf8');
    files.set(patch.file, applyPatch(source, patch, name));
  }
});

test('A test build is compiled with its patches, and goes without a trace', { timeout: 60_000 }, async () => {
  const file = 'server/main.ts';
  const build = await makeBuild([
    {
      name: 'loud',
      patches: [{ file, find: 'main().catch(', put: "console.log('patched');\nmain().catch(" }],
    },
  ]);
  expect(existsSync(build.main)).toBe(true);
  expect(await readFile(build.main, 'utf8')).toContain("console.log('patched')");
  await build.remove();
  expect(existsSync(build.folder)).toBe(false);
});
