import { expect, it } from 'vitest';
import { settingsFrom } from '../settings.ts';
import { findPhone } from './find-phone.ts';
import { keepMessage } from './keep-message.ts';
import { createWorld } from './world.ts';

it('keeps the last 2,000 messages of a phone, and no other phone pays for it', () => {
  const world = createWorld(settingsFrom({}), (error) => {
    throw error;
  });
  const [busy, quiet] = [findPhone(world, '255712345678'), findPhone(world, '255700000001')];
  const message = { direction: 'outbound', type: 'text', content: { body: 'Hi' } } as const;
  const old = keepMessage(world, quiet, message);
  const first = keepMessage(world, busy, message);
  for (let count = 0; count < 2000; count += 1) keepMessage(world, busy, message);
  expect(busy.messages).toHaveLength(2000);
  expect(world.messages.has(first.wamid)).toBe(false);
  expect(world.messages.has(old.wamid)).toBe(true);
  expect(world.messages.size).toBe(2001);
});
