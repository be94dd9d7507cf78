import { expendable } from './expendable.ts';
import type { Fault } from './nemesis.ts';

/** A process ends as by a power cut, also in the middle of its start; the next one starts at once. */
export const kill: Fault = {
  name: 'kill',
  weight: 30,
  async strike({ cluster, random, count }) {
    const process = await expendable(cluster, random);
    if (!process) return;
    await process.kill();
    count('processes killed');
  },
};
