import type { PlantedBug } from './planted-bug.ts';

export const noLookBack: PlantedBug = {
  name: 'no look back',
  without: 'What was decided without a lock is written only when nothing has happened to its conversation since.',
  caughtBy: ['I2', 'I5', 'I12'],
  patches: [
    {
      file: 'server/conversation/write-statement.ts',
      find: 'WHERE r.version IS NULL OR s.xmin = r.version',
      put: 'WHERE r.version IS NULL OR true',
    },
    {
      file: 'server/conversation/write-statement.ts',
      find: 'i.handled_at IS NOT NULL LIMIT 1',
      put: 'false LIMIT 1',
    },
  ],
};
