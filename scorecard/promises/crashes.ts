import type { Promised } from '../promise.ts';

export const crashes: Promised[] = [
  {
    id: 'C1',
    promise: 'Dying between any two steps is harmless.',
    pass: 'for every named step and every k, killed at its k-th time and started again: all invariants hold',
    tests: [{ file: 'faults/failpoints.ts' }],
  },
  {
    id: 'C2',
    promise: 'What a dead process had in hand is soon taken up by another.',
    pass: 'killed with 20 claims in hand: the process back within 5 s, the claims run again within 30 s, 0 left after 60 s',
    tests: [
      { file: 'faults/cluster/claims-of-the-dead.faults.test.ts' },
      { file: 'server/jobs/jobs-killed.db.test.ts' },
      {
        file: 'server/messages/claim-next.db.test.ts',
        name: 'The claim of a process that died lasts eight seconds: the lease, and the time that its status webhook gets',
      },
    ],
  },
  {
    id: 'C3',
    promise: 'The death of the database takes no human to repair.',
    pass: 'ten hard kills under load: 0 lost, 0 restarts of the product, ready again within 10 s; a port that is taken ends the start with a fault',
    tests: [
      { file: 'faults/cluster/database-dies.faults.test.ts' },
      { file: 'server/db/despite-outages.db.test.ts' },
      { file: 'server/test/own-server.db.test.ts' },
    ],
  },
];
