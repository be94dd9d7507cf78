import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { drainedInbox, ownFaults } from './inbox-of.ts';
import { payloads } from './payloads.ts';
import { pourWebhooks, sendFound } from './pour-webhooks.ts';

/** Always the same here; the full count tries others. */
const seed = 1_460_298_696;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('Five hundred mutated webhooks are each answered with 200, and what they held is handled', {
  timeout: 300_000,
}, async () => {
  expect(payloads.size).toBeGreaterThan(100);
  const poured = await pourWebhooks(world, { total: 500, seed });
  console.info(`${poured.sent} mutated webhooks, seed ${seed}`);
  expect(poured.statuses).toEqual({ 200: poured.sent });
  const again = await sendFound(world);
  expect(again).toEqual(again.map(() => 200));
  expect(await drainedInbox(world, 180_000)).toMatchObject({ setAside: 0 });
  expect(ownFaults(world)).toEqual([]);
});
