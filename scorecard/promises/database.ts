import type { Promised } from '../promise.ts';

export const database: Promised[] = [
  {
    id: 'D1',
    promise: 'Ended backends never end a process.',
    pass: 'all backends of the product ended every 500 ms for 60 s under load: 0 exits, 0 unhandled rejections, and the pool whole afterwards',
    tests: [{ file: 'server/db/ended-backends.faults.test.ts' }],
  },
  {
    id: 'D2',
    promise: 'A stalled database does not eat the pool.',
    pass: 'all backends stopped for 5 s and woken: the next 100 transactions all succeed, nobody waits for a connection',
    tests: [
      { file: 'server/db/stalled.faults.test.ts' },
      {
        file: 'server/db/with-tx.db.test.ts',
        name: 'the server falls silent: the connection that can not roll back is destroyed, not given to the next one',
      },
    ],
  },
  {
    id: 'D3',
    promise: 'A full pool answers quickly and recovers, and the connections of all processes fit the server.',
    pass: '200 requests at a full pool get 503 with Retry-After within the wait for a connection, and work again once it is free; every verb works with one connection; the sum of all pools is under max_connections',
    tests: [{ file: 'server/db/full-pool.journey.test.ts' }, { file: 'server/db/connection-budget.test.ts' }],
    gap: 'One connection is tried with the main job and the pages; all journeys were run so once by hand. The wait for a connection is 3 s; the figure was measured with sender and product in one process, on two cores that others kept busy.',
  },
  {
    id: 'D4',
    promise: 'A client that vanished does not hold a lock.',
    pass: 'with a connection black-holed after FOR UPDATE the next writer gets in within 5 s; every connection of the product has its timeouts set',
    tests: [
      { file: 'server/db/vanished.faults.test.ts' },
      { file: 'server/db/session-settings.db.test.ts' },
      { file: 'server/db/pool.db.test.ts' },
    ],
  },
  {
    id: 'D5',
    promise: 'A commit of unknown outcome, a serialization failure and a deadlock are tried again safely.',
    pass: 'line cut right after COMMIT, 40001 and 40P01 in 10 %: 0 second effects, 0 lost answers, at most 3 tries',
    tests: [
      { file: 'server/db/unknown-commit.faults.test.ts' },
      { file: 'server/db/giving-way.faults.test.ts' },
      { file: 'server/db/retry-tx.db.test.ts' },
    ],
  },
  {
    id: 'D6',
    promise: 'A full disk or a read-only database means 503, not loss.',
    pass: '0 lost of what got its 200, told in the system status, healed within 30 s of the space coming back',
    tests: [
      { file: 'server/db/full-disk.faults.test.ts' },
      { file: 'server/db/read-only.journey.test.ts' },
      { file: 'server/photos/full-disk.faults.test.ts' },
      { file: 'server/photos/broken-disk.faults.test.ts' },
    ],
    gap: 'The small disks take root, and the failing system calls strace: without them these tests are skipped, and say so. /health looks at the disk of an embedded database; of a PostgreSQL on another machine it only sees whether changes are allowed, so a full disk there shows as 503 and in the log.',
  },
];
