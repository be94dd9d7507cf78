import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEnvironment } from './read-environment.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kinto-env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('.env is read, and the real environment wins over it', () => {
  writeFileSync(path.join(folder, '.env'), '# a comment\nWHATSAPP_VERIFY_TOKEN="from file"\nPATH=/nowhere\n');
  const environment = readEnvironment(folder);
  expect(environment.WHATSAPP_VERIFY_TOKEN).toBe('from file');
  expect(environment.PATH).not.toBe('/nowhere');
});

test('there need be no .env', () => {
  expect(readEnvironment(folder).PATH).toBeDefined();
});
