import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../../scorecard/record-figure.ts';
import { startWorld, type World } from '../world.ts';
import { drainedInbox, ownFaults } from './inbox-of.ts';
import { payloads } from './payloads.ts';
import { pourWebhooks } from './pour-webhooks.ts';

const TOTAL = 100_000;
const SEED = 20_261_121;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('A hundred thousand mutated webhooks are each answered with 200, and what they held is handled', {
  timeout: 3_600_000,
}, async () => {
  const rejections: unknown[] = [];
  const count = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', count);
  const poured = await pourWebhooks(world, { total: TOTAL, seed: SEED });
  console.info(poured);
  const inbox = await drainedInbox(world, 600_000);
  process.off('unhandledRejection', count);
  const hung = poured.statuses[0] ?? 0;
  recordFigure(
    'J1',
    `${poured.sent} mutations of ${payloads.size} payloads, seed ${SEED}: ${poured.statuses[200]} × 200, ${hung} hung, 0 exits, ` +
      `${rejections.length} unhandled rejections; ${inbox.kept} messages handled, ${inbox.setAside} set aside`,
  );
  expect(poured.statuses).toEqual({ 200: poured.sent });
  expect(inbox.setAside).toBe(0);
  expect(rejections).toEqual([]);
  expect(ownFaults(world)).toEqual([]);
});
