import { expect, test } from 'vitest';
import { runLanes } from './run-lanes.ts';

test('four at a time, each lane in its order', async () => {
  const jobs = Array.from({ length: 30 }, (_, i) => ({ lane: i % 6, nth: Math.floor(i / 6) }));
  const done: typeof jobs = [];
  const busy = new Set<number>();
  let most = 0;
  await runLanes({
    jobs,
    laneOf: ({ lane }) => lane,
    act: async (job) => {
      expect(busy.has(job.lane)).toBe(false);
      busy.add(job.lane);
      most = Math.max(most, busy.size);
      for (let turn = 0; turn <= job.lane; turn++) await Promise.resolve();
      busy.delete(job.lane);
      done.push(job);
    },
  });
  expect(most).toBe(4);
  expect(done).toHaveLength(30);
  for (let lane = 0; lane < 6; lane++)
    expect(done.filter((job) => job.lane === lane).map((job) => job.nth)).toEqual([0, 1, 2, 3, 4]);
});

test('nothing to do is done at once', async () => {
  await runLanes({ jobs: [], laneOf: () => 0, act: () => Promise.reject(new Error('nothing to act on')) });
});
