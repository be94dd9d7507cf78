import type { Fault } from './nemesis.ts';

/** Milliseconds that it stays away. */
const LONGEST = 1_500;

/** The database ends as by a power cut, and comes back. */
export const restartDatabase: Fault = {
  name: 'restart database',
  weight: 2,
  async strike({ cluster, random, count, pause }) {
    await cluster.server.kill();
    count('databases killed');
    await pause(random() * LONGEST);
    await cluster.server.restart();
  },
};
