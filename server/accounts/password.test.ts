import { hash, parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, NOBODYS_HASH, verifyPassword } from './password.ts';

test('a password is known by its hash, and no other is', async () => {
  const stored = await hashPassword('grüße ☃');
  expect(await verifyPassword(stored, 'grüße ☃')).toBe(true);
  expect(await verifyPassword(stored, 'grüße ☃ ')).toBe(false);
  expect(await hashPassword('grüße ☃')).not.toBe(stored);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('what is no hash fits no password', async () => {
  expect(await verifyPassword('', '')).toBe(false);
  expect(await verifyPassword('secret', 'secret')).toBe(false);
});

test("nobody's hash costs what everybody's does", async () => {
  expect(parseOptions(NOBODYS_HASH)).toEqual(parseOptions(await hashPassword('x')));
  expect(isOutdated(NOBODYS_HASH)).toBe(false);
});

test('hashes by another policy are outdated', async () => {
  expect(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
  expect(isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
});
