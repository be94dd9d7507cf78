import type { Promised } from '../promise.ts';

export const upgrade: Promised[] = [
  {
    id: 'N2',
    promise: 'Migrations are exclusive and can be run again.',
    pass: 'four processes started at once on an empty and on an older database: one migrates, the others wait; killed at every statement, the next run converges',
    tests: [
      { file: 'faults/cluster/start-at-once.faults.test.ts' },
      { file: 'server/db/migrate-killed.faults.test.ts' },
      { file: 'server/db/migrate.db.test.ts' },
    ],
  },
];
