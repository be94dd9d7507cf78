import { expendable } from './expendable.ts';
import type { Fault } from './nemesis.ts';

/** Milliseconds: long enough that others take over what it has in hand. */
const FOR = 5_000;

/** A process stands still, and goes on with what it had in hand as if no time had passed. */
export const halt: Fault = {
  name: 'halt',
  weight: 4,
  async strike({ cluster, random, count, pause }) {
    const process = await expendable(cluster, random);
    if (!process) return;
    process.halt();
    count('processes halted');
    await pause(FOR);
    process.wake();
  },
};
