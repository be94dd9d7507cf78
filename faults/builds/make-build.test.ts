import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeBuild } from './make-build.ts';
import { applyPatch } from './patch.ts';

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
