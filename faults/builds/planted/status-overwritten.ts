import type { PlantedBug } from './planted-bug.ts';

export const statusOverwritten: PlantedBug = {
  name: 'status overwritten',
  without: 'A delivery status only moves forward, in whatever order statuses are told.',
  caughtBy: ['S1'],
  patches: [
    {
      file: 'server/messages/apply-delivery-statuses.ts',
      find: 'CASE WHEN m.rank > m.was_rank THEN',
      put: 'CASE WHEN m.rank > 2 THEN',
    },
  ],
};
