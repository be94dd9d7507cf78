import type { PlantedBug } from './planted-bug.ts';

export const noUniqueWamid: PlantedBug = {
  name: 'no unique wamid',
  without: 'A unique index on the wamid lets each message into the inbox once.',
  caughtBy: ['I3', 'I8', 'I12'],
  patches: [
    {
      file: 'server/messages/store-inbound.ts',
      find: 'ON CONFLICT (wamid) DO NOTHING',
      put: '',
    },
    {
      file: 'migrations/0001_ground.sql',
      find: `  wamid           varchar(255) NOT NULL UNIQUE,
  -- Whose turn`,
      put: `  wamid           varchar(255) NOT NULL,
  -- Whose turn`,
    },
  ],
};
