import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { postMessages, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let sent = 0;
/** One message of somebody else each time, in one webhook. @returns the status of the answer */
const bring = () =>
  postMessages(world, world.kinto, `+1202${2_000_000 + sent}`, textMessage(`wamid.crowd-${sent++}`, 'hello'));

test('More than can be stored in time is turned away with 503 at once; what had its 200 is there, and then all is taken again', async () => {
  const taken: Promise<number>[] = [];
  let turnedAway = 0;
  await withTx(world.database.pool, async (tx) => {
    await tx.$client.query('LOCK TABLE inbound_messages IN ACCESS EXCLUSIVE MODE');
    // Nothing can be stored now: those that come wait, until they are a crowd that has waited too long for others to be let in.
    for (let i = 0; i < 200; i++) taken.push(bring());
    const deadline = performance.now() + 2_500;
    while (turnedAway < 3 && performance.now() < deadline) {
      const answer = bring();
      const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 50))]);
      if (first === 503) turnedAway += 1;
      else taken.push(answer);
    }
  });
  expect(turnedAway).toBe(3);
  const statuses = await Promise.all(taken);
  expect(await bring()).toBe(200);
  await world.settled();
  const [stored] = await world.database.sql<{ count: number; handled: number }>(
    `SELECT count(*)::int AS count, count(handled_at)::int AS handled FROM inbound_messages WHERE wamid LIKE 'wamid.crowd-%'`,
  );
  const kept = statuses.filter((status) => status === 200).length + 1;
  expect(stored).toEqual({ count: kept, handled: kept });
  expect(world.warnings.some(({ msg }) => msg.startsWith('Too many requests at once'))).toBe(true);
});
