import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, startCrowd } from '../test/crowd.ts';
import { differences, holdOutbox, schedule } from './testdata/schedule.ts';

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

test('Whatever is sent twice, at once, in another order, between acts of managers and restarts: PostgreSQL ends where a quiet life would', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      expect(await differences(crowd, steps)).toEqual([]);
    }),
    { numRuns: 8, seed: 20_261_121, endOnFailure: true },
  );
});
