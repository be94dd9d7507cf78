import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, startCrowd } from '../test/crowd.ts';
import { differences, holdOutbox, schedule } from './testdata/schedule.ts';

const SCHEDULES = 500;

let cloud: CloudStandIn;
let crowd: Crowd;
beforeAll(async () => {
  cloud = await cloudStandIn();
  crowd = await startCrowd(cloud.url);
  await holdOutbox(crowd);
});
afterAll(async () => {
  await crowd.stop();
  await cloud.close();
});

test('Five hundred schedules that nobody has seen before: PostgreSQL ends where a quiet life would', async () => {
  let events = 0;
  const seed = Math.floor(Math.random() * 2 ** 31);
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      events += steps.length;
      expect(await differences(crowd, steps)).toEqual([]);
    }),
    { numRuns: SCHEDULES, seed },
  );
  recordFigure(
    'B1',
    `${SCHEDULES} of ${SCHEDULES} random schedules with ${events} steps equal to the model (seed ${seed})`,
    'model',
  );
});
