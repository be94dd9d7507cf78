import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../../scorecard/record-figure.ts';
import { startWorld, type World } from '../world.ts';
import { ownFaults } from './inbox-of.ts';
import { makeMeaningful, type PouredRoute, pourRequests, routes } from './pour-requests.ts';

const A_ROUTE = 1_000;
const SEED = 20_261_121;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('A thousand hostile requests to each route are answered as its contract says', {
  timeout: 3_600_000,
}, async () => {
  const meaningful = await makeMeaningful(world);
  const poured: PouredRoute[] = [];
  const faults: string[] = [];
  for (const route of await routes(world))
    await pourRequests(world, route, meaningful, { total: A_ROUTE, seed: SEED }).then(
      (one) => poured.push(one),
      (error: Error) => faults.push(error.message),
    );
  expect(faults).toEqual([]);
  const sum = (of: (one: PouredRoute) => number) => poured.reduce((total, one) => total + of(one), 0);
  const slowest = poured.toSorted((a, b) => b.slowestMs - a.slowestMs)[0];
  recordFigure(
    'J2',
    `${sum(({ sent }) => sent)} requests to ${poured.length} routes, seed ${SEED}: 0 × 5xx, ` +
      `${sum(({ succeeded }) => succeeded)} successes, the rest refusals of the contract; ` +
      `slowest ${Math.round(slowest?.slowestMs ?? 0)} ms (${slowest?.route}), ten at a time`,
  );
  expect(ownFaults(world)).toEqual([]);
});
