import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { ownFaults } from './inbox-of.ts';
import { makeMeaningful, pourRequests, routes } from './pour-requests.ts';

const A_ROUTE = 5;

/** Always the same here; the full count tries others. */
const seed = 11;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('Five hostile requests to each route are answered as its contract says', {
  timeout: 300_000,
}, async () => {
  const meaningful = await makeMeaningful(world);
  const all = await routes(world);
  const faults: string[] = [];
  for (const route of all)
    await pourRequests(world, route, meaningful, { total: A_ROUTE, seed }).catch((error: Error) =>
      faults.push(error.message),
    );
  console.info(`${all.length} routes, seed ${seed}`);
  expect(faults).toEqual([]);
  expect(all.length).toBeGreaterThan(80);
  expect(ownFaults(world)).toEqual([]);
});
