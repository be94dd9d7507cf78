import type { Fault } from './nemesis.ts';

/** Half of all connections to the database break; new ones can be made. */
export const cut: Fault = {
  name: 'cut',
  weight: 20,
  strike({ cluster, count }) {
    for (const { line } of cluster.processes) count('connections cut', line.cutSome(1 / 2));
  },
};
