import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { cloudStandIn } from '../test/cloud-stand-in.ts';
import { startCrowd } from '../test/crowd.ts';
import { deliverOften, deliverWithBad, type Two, tapTwice } from './testdata/deliveries.ts';

let two: Two;
beforeEach(async () => {
  const cloud = await cloudStandIn();
  const crowd = await startCrowd(cloud.url);
  two = { crowd, cloud, processes: [crowd.kinto, await crowd.another()] };
});
afterEach(async () => {
  await two.crowd.stop();
  await two.cloud.close();
});

test('A thousand messages delivered 2 to 5 times at once, and again when they are 1 hour, 3, 7 and 40 days old', async () => {
  const found = await deliverOften(two, 50, 20);
  expect(found).toEqual({
    messages: 1_000,
    deliveries: found.deliveries,
    statuses: [200],
    rows: 1_000,
    accepted: 1_000,
    effects: 1_000,
    replies: 1_000,
  });
  recordFigure(
    'A2',
    `1,000 messages delivered ${found.deliveries} times to two processes, the last when they were 40 days old: 1,000 rows, 1,000 effects, 1,000 replies`,
  );
});

test('Two thousand double taps within 50 ms over two processes', async () => {
  const found = await tapTwice(two, 50, 40, Math.random);
  const { secondWon } = found as { secondWon?: number };
  expect(found).toEqual({ doubleTaps: 2_000, answers: 2_000, doubles: 0, secondWon, told: 2_000 });
  recordFigure(
    'A3',
    `2,000 double taps over two processes: 0 double answers, 2,000 losers told what stands; the second tap won ${secondWon} times`,
  );
});

test('Five hundred webhooks of 1 to 50 messages, one of them bad', async () => {
  const found = await deliverWithBad(two, 500, Math.random);
  expect(found).toEqual({ webhooks: 500, statuses: [200], good: found.good, handled: found.good, kept: 500 });
  recordFigure(
    'A5',
    `500 webhooks with one bad member of ${found.good + 500}: all 200, ${found.good} of ${found.good} good ones handled, 500 of 500 bad ones kept`,
  );
});
