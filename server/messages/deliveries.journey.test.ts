import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudStandIn } from '../test/cloud-stand-in.ts';
import { startCrowd } from '../test/crowd.ts';
import { deliverOften, deliverWithBad, type Two, tapTwice } from './testdata/deliveries.ts';

let two: Two;
beforeAll(async () => {
  const cloud = await cloudStandIn();
  const crowd = await startCrowd(cloud.url);
  two = { crowd, cloud, processes: [crowd.kinto, await crowd.another()] };
});
afterAll(async () => {
  await two.crowd.stop();
  await two.cloud.close();
});

test('Delivered again and again, at once and for forty days: one row, one effect, one reply', async () => {
  expect(await deliverOften(two, 5, 3)).toEqual({
    messages: 15,
    deliveries: expect.any(Number),
    statuses: [200],
    rows: 15,
    accepted: 15,
    effects: 15,
    replies: 15,
  });
});

test('Two taps with different values, at two processes: one answers, the other is told what stands', async () => {
  expect(await tapTwice(two, 5, 3, Math.random)).toEqual({
    doubleTaps: 15,
    answers: 15,
    doubles: 0,
    secondWon: expect.any(Number),
    told: 15,
  });
});

test('One bad member in every webhook: each good one is handled, each bad one kept, and Meta gets its 200', async () => {
  const found = await deliverWithBad(two, 24, Math.random);
  expect(found).toEqual({ webhooks: 24, statuses: [200], good: found.good, handled: found.good, kept: 24 });
});
