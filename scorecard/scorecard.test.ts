import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from './command-of.ts';
import { readFigures } from './figure.ts';
import { makePage } from './make-page.ts';
import { promises } from './promises.ts';

const top = path.join(import.meta.dirname, '..');
const rows = promises.flatMap((group) => group.rows);

/** The groups that are proven in full, with the number of rows in each. */
const OWED = { A: 6, B: 4, C: 3, D: 6, E: 4, G: 5, I: 3 };
const OWED_BESIDE = ['H5', 'H6', 'H7', 'J1', 'J2', 'K1', 'K2', 'N2', 'P1'];

test('Every promise is there once', () => {
  const owed = Object.entries(OWED).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, i) => `${group}${i + 1}`),
  );
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect([...owed, ...OWED_BESIDE].filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.filter((id) => !/^[A-Z]\d+$/.test(id))).toEqual([]);
});

test('Every proof that a promise names exists', () => {
  const named = rows.flatMap(({ id, tests }) => tests.map((proof) => ({ id, ...proof })));
  const missing = named.filter(({ file, name }) => {
    const source = path.join(top, file);
    return !existsSync(source) || (name !== undefined && !readFileSync(source, 'utf8').includes(name));
  });
  expect(missing).toEqual([]);
});

test('Every figure belongs to a promise that is there', () => {
  const ids = rows.map(({ id }) => id);
  expect(readFigures().filter(({ id }) => !ids.includes(id))).toEqual([]);
});

test('docs/scorecard.md is what promises and figures make it', () => {
  const page = readFileSync(path.join(top, 'docs/scorecard.md'), 'utf8');
  expect(page, 'docs/scorecard.md is out of date: run npm run scorecard').toBe(
    makePage(promises, readFigures()),
  );
});

test('A promise without a proof, without a figure or with a gap does not count as kept', () => {
  const promised = { promise: 'It holds.', pass: 'it did | always' };
  const tests = [{ file: 'server/some.load.test.ts', name: 'It holds' }];
  const page = makePage(
    [
      {
        title: 'All',
        rows: [
          { ...promised, id: 'A1', tests },
          { ...promised, id: 'A2', tests: [] },
          { ...promised, id: 'A3', tests },
          { ...promised, id: 'A4', tests, gap: 'Only half.' },
        ],
      },
    ],
    ['A1', 'A1', 'A4'].map((id, i) => ({
      id,
      figure: {
        figure: `${i + 1} of 3`,
        on: '2026-11-20',
        machine: { cores: 2, node: 'v20.20.2' },
        commit: 'abc',
      },
    })),
  );
  expect(page).toContain('**1 of 4 hold without a gap**');
  const [a1, a2, a3, a4] = page.split('\n').filter((line) => line.startsWith('| **A'));
  expect(a1).toBe(
    '| **A1** | **It holds.** Kept when: it did \\| always. | [some.load.test.ts](../server/some.load.test.ts) “It holds”, ' +
      '`npm run test:load` | 1 of 3 (2026-11-20, 2 cores, Node v20.20.2)<br>2 of 3 (2026-11-20, 2 cores, Node v20.20.2) | – |',
  );
  expect(a2).toContain('No test of it yet.');
  expect(a3).toContain('No figure of a run yet.');
  expect(a4).toContain('Only half.');
});

test('The command that runs a proof follows from its name', () => {
  expect(
    [
      'a/b.test.ts',
      'a/b.db.test.ts',
      'a/b.faults.test.ts',
      'a/b.security.test.ts',
      'a/b.load.test.ts',
      'faults/main.ts',
      'bench/main.ts',
    ].map(commandOf),
  ).toEqual([
    'npm test',
    'npm test',
    'npm run test:faults',
    'npm run test:security',
    'npm run test:load',
    'npm run faults',
    'npm run bench',
  ]);
});

test('A figure file that is no figure is refused', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kinto-figures-'));
  try {
    writeFileSync(path.join(folder, 'A1.json'), '{"figure":"0 lost"}');
    expect(() => readFigures(folder)).toThrow(/machine/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
