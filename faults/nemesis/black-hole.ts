import type { Fault } from './nemesis.ts';

/** Milliseconds. */
const SHORTEST = 1_000;
const LONGEST = 5_000;
/** Longer than the product waits for any answer: it has given up by then, and what it sent arrives afterwards. */
const BEYOND_PATIENCE = 17_000;
const SHARE_BEYOND = 0.1;

/** A third of all connections, and of those made meanwhile, lets nothing pass; afterwards everything arrives that was sent. */
export const blackHole: Fault = {
  name: 'black hole',
  weight: 12,
  async strike({ cluster, random, count, pause }) {
    for (const { line } of cluster.processes) count('connections black-holed', line.blackHole(1 / 3));
    await pause(random() < SHARE_BEYOND ? BEYOND_PATIENCE : SHORTEST + random() * (LONGEST - SHORTEST));
    for (const { line } of cluster.processes) line.mend();
  },
};
