import type { Fault } from './nemesis.ts';
import { oneOf } from './one-of.ts';

/** The next COMMIT of a process is done, and the process never hears of it. */
export const cutAfterCommit: Fault = {
  name: 'cut after commit',
  weight: 12,
  strike({ cluster, random, count }) {
    oneOf(cluster.processes, random).line.cutAfterCommit(() => count('commits cut'));
  },
};
