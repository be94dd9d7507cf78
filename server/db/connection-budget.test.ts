import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { CONNECTIONS_OF_A_PROCESS, connectionsNeeded } from './connection-budget.ts';
import { SETTINGS } from './embedded/make-cluster.ts';

test('The embedded PostgreSQL has room for two processes, both there twice during a reload', () => {
  const allowed = Number(SETTINGS.find((setting) => setting.startsWith('max_connections='))?.split('=')[1]);
  const KEPT_FOR_SUPERUSERS = 3;
  expect(connectionsNeeded(2)).toBeGreaterThanOrEqual(2 * 2 * CONNECTIONS_OF_A_PROCESS);
  expect(connectionsNeeded(2)).toBeLessThanOrEqual(allowed - KEPT_FOR_SUPERUSERS);
});

test('What admins are told to allow is what the product takes', () => {
  const page = readFileSync(path.join(packageRoot(), 'docs', 'operations.md'), 'utf8');
  const [, each, more, spare] =
    /`max_connections` has to\s+allow for `(\d+) × \(instances \+ (\d+)\)`, and (\d+)/.exec(page) ?? [];
  for (const instances of [2, 3, 8])
    expect(Number(each) * (instances + Number(more)) + Number(spare)).toBe(connectionsNeeded(instances));
});
